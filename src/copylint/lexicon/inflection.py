"""Forms of English verbs: irregular ones from a table, the others by rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from copylint.lexicon.tables import load_table
from copylint.tables.wordlists import word_set

_VOWELS = "aeiou"
#: Regular verbs of several syllables, stressed on the last, that double their last letter.
_DOUBLING = word_set("word-parts", "verbs stressed on the last syllable")
#: Verbs whose last letter British spelling doubles although the stress lies earlier.
_BRITISH = word_set("word-parts", "verbs that double in British spelling")


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    """Base -> (past, participle)."""
    return {row[0]: (row[1], row[2]) for row in load_table("irregular-verbs")}


def is_irregular(base: str) -> bool:
    """Whether the past of a verb, in lower case, is not made by rule."""
    return base in _irregular()


@cache
def _doubles(base: str) -> bool:
    if base in _DOUBLING or base in _BRITISH:
        return True
    if len(base) < 3 or base[-1] in "wxyh" or base[-1] in _VOWELS or base[-2] not in _VOWELS:
        return False
    # One syllable, one vowel before one consonant: stop, plan, quit.
    head = base[:-2].replace("qu", "q")
    return not any(c in _VOWELS + "y" for c in head)


@cache
def verb(base: str) -> dict[str, str]:
    """Returns the forms of a verb by Penn tag: VB, VBP, VBZ, VBD, VBN, VBG. `base` in lower case."""
    if base == "be":
        return {"VB": "be", "VBP": "are", "VBZ": "is", "VBD": "was", "VBN": "been", "VBG": "being"}
    if base == "have":
        third = "has"
    elif base.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = base + "es"
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    stem = base + base[-1] if _doubles(base) else base
    if base.endswith("ie"):
        going = base[:-2] + "ying"
    elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        going = base[:-1] + "ing"
    elif base.endswith("c"):
        going = base + "king"
    else:
        going = stem + "ing"
    if base in _irregular():
        past, participle = _irregular()[base]
    elif base.endswith("e"):
        past = participle = base + "d"
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        past = participle = base[:-1] + "ied"
    elif base.endswith("c"):
        past = participle = base + "ked"
    else:
        past = participle = stem + "ed"
    return {"VB": base, "VBP": base, "VBZ": third, "VBD": past, "VBN": participle, "VBG": going}


def all_forms(base: str) -> frozenset[str]:
    """Returns every form of a verb, in lower case, the American and British spellings included."""
    if base == "be":
        return frozenset("be am is are was were been being".split())
    out = set(verb(base).values())
    if base in _BRITISH:
        out |= {base + "ed", base + "ing"}
    return frozenset(out)


@cache
def _by_irregular_form() -> dict[str, str]:
    out: dict[str, str] = {}
    for base in _irregular():
        for form in verb(base).values():
            out.setdefault(form, base)
    for form in ("am", "is", "are", "was", "were", "been", "being", "be"):
        out[form] = "be"
    for form in ("has", "had", "have", "having"):
        out[form] = "have"
    return out


def base_of(word: str, known: Callable[[str], bool]) -> str | None:
    """Returns the base of a verb form in lower case; None where none can be told.

    `known` says whether a text is a verb's base form (a caller's look-up in the dictionary).
    """
    found = _by_irregular_form().get(word)
    if found:
        return found
    if known(word):
        return word
    tries: list[str] = []
    if word.endswith("ies"):
        tries += [word[:-3] + "y"]
    if word.endswith("es"):
        tries += [word[:-1], word[:-2]]
    elif word.endswith("s") and not word.endswith("ss"):
        tries += [word[:-1]]
    if word.endswith("ied"):
        tries += [word[:-3] + "y"]
    elif word.endswith("ed"):
        tries += [word[:-1], word[:-2]]
        if len(word) > 4 and word[-3] == word[-4]:
            tries += [word[:-3]]
    elif word.endswith("ing"):
        tries += [word[:-3] + "e", word[:-3]]
        if len(word) > 5 and word[-4] == word[-5]:
            tries += [word[:-4]]
    tries += [t[:-1] for t in tries if t.endswith("ick")]
    for t in tries:
        if len(t) > 1 and known(t) and word in all_forms(t):
            return t
    return None


def inflect(word: str, tag: str, known: Callable[[str], bool]) -> str | None:
    """Returns the form of the word's verb that has the Penn tag; None where the verb is not known."""
    base = base_of(word, known)
    return verb(base).get(tag) if base else None


#: Singular -> plural of what more than its ending tells.
_IN_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do", "am": "are"}
_IN_SINGULAR = {plural: singular for singular, plural in _IN_PLURAL.items() if singular != "am"}


def in_number(word: str, number: str, known: Callable[[str], bool]) -> str | None:
    """Returns a verb in the present, or was and were, in the number, "singular" (of he) or "plural", with its
    "n't"; None where the verb is not known."""
    stem = word.removesuffix("n't")
    form = (_IN_PLURAL if number == "plural" else _IN_SINGULAR).get(stem)
    if form is not None:
        return form + word[len(stem) :]
    if number == "singular" and not known(word) and word not in _by_irregular_form():
        return verb(word)["VBZ"]
    return inflect(word, "VBP" if number == "plural" else "VBZ", known)
