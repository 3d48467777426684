"""Families of forms: sign, signs, signed, signing, sign's; child, children; quick, quickly, quicker.

A family is known by its base. The dictionary says which forms there are; each form belongs to one family or,
where that can't be told ("left"), to none. The classes are Penn's tags, with the possessives of a singular
and of a plural, and was, were, this and these apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from copylint.lexicon.inflection import is_irregular, verb
from copylint.tables.wordlists import word_pairs, word_set

#: The classes of forms, each known by its place.
CLASSES = tuple("VB VBP VBZ VBD VBN VBG NN NNS NN_POS NNS_POS JJ RB was were this these JJR JJS".split())
#: The bit of each class in a set of them.
BIT = {name: 1 << k for k, name in enumerate(CLASSES)}

_VERB = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG")
_VOWELS = "aeiou"
#: Families no rule makes: base -> forms by class.
_OWN = {
    "be": {
        "VB": "be",
        "VBP": "are",
        "VBZ": "is",
        "VBN": "been",
        "VBG": "being",
        "was": "was",
        "were": "were",
    },
    "have": {"VB": "have", "VBP": "have", "VBZ": "has", "VBD": "had", "VBN": "had", "VBG": "having"},
    "do": {"VB": "do", "VBP": "do", "VBZ": "does", "VBD": "did", "VBN": "done", "VBG": "doing"},
    "this": {"this": "this", "these": "these"},
    "that": {"this": "that", "these": "those"},
}
_COMPARED = {"good": ("better", "best"), "bad": ("worse", "worst")}

Tags = Callable[[str], Sequence[str]]
"""What says which Penn tags a word in small letters has, none for a word it has not got."""

Forms = dict[str, tuple[str, ...]]
"""The forms of a family by class, the usual one first."""


def forms(base: str, tags: Tags) -> Forms:
    """Returns the forms of the family that a word in small letters is the base of; empty where it is none."""
    own = _OWN.get(base)
    if own is not None:
        return {name: (form,) for name, form in own.items()}
    if any(base in family.values() for family in _OWN.values()):
        return {}
    has = tags(base)
    out: Forms = {}
    if "VB" in has and not (base.endswith("ing") and "VBG" in has):
        out |= _verb_forms(base, tags)
    if "NN" in has and "NNS" not in has:
        plural = _plural(base)
        if "NNS" in tags(plural):
            mark = "'" if plural.endswith("s") else "'s"
            out |= {"NN": (base,), "NNS": (plural,), "NN_POS": (f"{base}'s",), "NNS_POS": (plural + mark,)}
    if "JJ" in has and base not in ("well", "badly"):
        out |= _adjective_forms(base, tags)
    return out


def _verb_forms(base: str, tags: Tags) -> Forms:
    made = verb(base)
    past, past_and_going = {"VBD", "VBN"}, {"VBD", "VBN", "VBG"}
    if not tags(made["VBZ"]) or not tags(made["VBG"]):
        return {}
    if not is_irregular(base) and past.isdisjoint((*tags(made["VBD"]), *tags(made["VBN"]))):
        return {}
    out: Forms = {name: (made[name],) for name in _VERB}
    if not is_irregular(base):
        for stem in (base, base + base[-1]):
            for name, form in (("VBD", f"{stem}ed"), ("VBN", f"{stem}ed"), ("VBG", f"{stem}ing")):
                if form not in out[name] and not past_and_going.isdisjoint(tags(form)):
                    out[name] = (*out[name], form)
    return out


def _adjective_forms(base: str, tags: Tags) -> Forms:
    out: Forms = {}
    if len(base) > 3:
        adverbs = [f"{base}ly"]
        if base.endswith("y"):
            adverbs.append(f"{base[:-1]}ily")
        elif base.endswith("le"):
            adverbs.append(f"{base[:-1]}y")
        elif base.endswith("ic"):
            adverbs.append(f"{base}ally")
        adverb = next((a for a in adverbs if "RB" in tags(a)), None)
        if adverb is not None:
            out |= {"JJ": (base,), "RB": (adverb,)}
    more, most = _COMPARED.get(base) or _compared(base)
    if "JJR" in tags(more) and "JJS" in tags(most):
        out |= {"JJ": (base,), "JJR": (more,), "JJS": (most,)}
    return out


def _compared(base: str) -> tuple[str, str]:
    stem = base
    if base.endswith("e"):
        stem = base[:-1]
    elif base.endswith("y"):
        stem = f"{base[:-1]}i"
    elif 2 < len(base) <= 5 and base[-1] in "bdgmnpt" and base[-2] in _VOWELS and base[-3] not in _VOWELS:
        stem = base + base[-1]
    return f"{stem}er", f"{stem}est"


def _plural(noun: str) -> str:
    irregular = _irregular_plurals().get(noun)
    if irregular is not None:
        return irregular
    if noun.endswith("man") and len(noun) > 5 and noun not in word_set("word-parts", "plurals in -mans"):
        return f"{noun[:-3]}men"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"


@cache
def _irregular_plurals() -> dict[str, str]:
    return word_pairs("word-parts", "irregular plurals")


def families(words: Iterable[str], tags: Tags) -> dict[str, tuple[str, int]]:
    """Returns the base of each form of the words, and the classes it has in that family as a set of bits.

    `words` are all of the dictionary; only those in small letters count. A form of two families belongs to
    the one of which it is not the base, if there is but one, and it is no word in its own right besides an
    adjective or an adverb; else it is left out. Possessives are left out too: who meets one knows them by
    their ending.
    """
    of: dict[str, dict[str, int]] = {}
    small = [w for w in words if w.isalpha() and w.islower()]
    for base in dict.fromkeys([*_OWN, *small]):
        for name, some in forms(base, tags).items():
            if name not in ("NN_POS", "NNS_POS"):
                for form in some:
                    bits = of.setdefault(form, {})
                    bits[base] = bits.get(base, 0) | BIT[name]
    out: dict[str, tuple[str, int]] = {}
    never = word_set("word-parts", "forms not told apart")
    for form, bases in of.items():
        one = next(iter(bases)) if len(bases) == 1 else _of_two(form, bases)
        if one is not None and form not in never:
            # A building is a noun, though it is of the family of build.
            extra = BIT["NN"] if bases[one] == BIT["VBG"] and form in bases else 0
            out[form] = one, bases[one] | extra
    return out


def _of_two(form: str, bases: dict[str, int]) -> str | None:
    """The family that a form of several belongs to, None where that can't be told."""
    others = [b for b in bases if b != form]
    if len(others) != 1 or form not in bases:
        return None
    if bases[others[0]] == BIT["VBG"] and bases[form] & BIT["NN"]:
        return others[0]
    light = BIT["JJ"] | BIT["RB"] | BIT["JJR"] | BIT["JJS"]
    return None if bases[form] & ~light else others[0]
