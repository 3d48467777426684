"""Whether an edit to speech leaves the words that were said, and changes only how they are written.

Written otherwise is: other capitals, spaces, marks and accents; words that no listener can tell apart;
the spelling of the other English; a name spelled so that it sounds the same; and a misspelling that is
no word, no dialect and no spelling by ear, and that can be the slip of one word only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from copylint.text.patterns import later
from copylint.text.spans import Edit

_WORD = later(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_IN_WORD = frozenset("'’ʼ")
_LETTER = later(r"[^\W_]")
#: A word rarer than this (10 x log10 of uses in 1,000 million) is no second candidate for a slip.
_LEAST = 20
#: So usual is a word that may have lost two of its letters.
_USUAL = 25
#: Both of two words are little ones, which run into their neighbours.
_BOTH = 2
#: How many of a misspelling's corrections are looked at.
_MANY = 60
#: A shorter misspelling is one slip from too many words.
_SHORTEST = 4


def keeps_words(text: str, edit: Edit) -> bool:
    """Returns whether the words of `text` are the same words after the edit, written otherwise."""
    if _letters(edit.old) == _letters(edit.new):
        return True
    start, end = edit.span.start, edit.span.end
    while start and (text[start - 1].isalnum() or text[start - 1] in _IN_WORD):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in _IN_WORD):
        end += 1
    old = _WORD.findall(text[start:end])
    new = _WORD.findall(text[start : edit.span.start] + edit.new + text[edit.span.end : end])
    while old and new and old[-1] == new[-1]:
        old.pop()
        new.pop()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    if _letters("".join(old)) == _letters("".join(new)):
        return True
    return len(old) == len(new) and all(same_word(a, b) for a, b in zip(old, new, strict=True))


def same_word(old: str, new: str) -> bool:
    """Returns whether two written words are one word as it is said."""
    a, b = _plain(old), _plain(new)
    if _letters(a) == _letters(b) or any(c.isdigit() for c in a):
        return True  # figures are read aloud alike: 21th and 21st, 5kms and 5km
    if sound_alike(a, b) or _of_many(a, b):
        return True
    if a in _spellings() and b in _spellings()[a] and _sound(a) == _sound(b):
        return True
    if old[0].isupper() and new[0].isupper() and not _known(a):
        return _same_name(old, new)
    return is_slip(a, b)


def sound_alike(one: str, other: str) -> bool:
    """Returns whether no listener can tell the two lower-case words apart."""
    sets = _alike()
    return bool(sets.get(one, frozenset()) & sets.get(other, frozenset()))


@lru_cache(maxsize=1024)
def is_slip(wrong: str, right: str) -> bool:
    """Returns whether the lower-case word is surely a misspelling, and of this word alone: it is no word
    of English, no dialect, nothing spelled as somebody says it, and nothing else lies as near."""
    from copylint.lexicon.dictionary import words
    from copylint.lexicon.runons import runs_on
    from copylint.lexicon.slips import one_slip_apart
    from copylint.lexicon.speller import suggest
    from copylint.lexicon.tables import load_set

    if len(wrong) < _SHORTEST or not wrong.isalpha() or _known(wrong) or _by_ear(wrong, right):
        return False
    if any(wrong in load_set(name) for name in ("dialect", "speech-spellings", "rare-words")):
        return False
    w = words()
    listed = w.corrections(wrong)
    if len(listed) == 1:
        # befor is before, unless be and for have run together.
        joined = any(runs_on(f"{wrong[:k]} {wrong[k:]}") == _BOTH for k in range(1, len(wrong)))
        return listed[0] == right and (" " in right or not joined)
    near = {s.word for s in suggest(wrong, w, limit=_MANY) if " " in s.word or one_slip_apart(wrong, s.word)}
    # Two spellings of one word, leveling and levelling, are one candidate.
    near = {x for x in near - _spellings().get(right, frozenset()) if " " in x or w.frequency(x) >= _LEAST}
    return near == {right} and not _lost_two(wrong)


def _lost_two(wrong: str) -> bool:
    """Whether a usual word that has lost two letters in a row looks like this: movement, movent."""
    from copylint.lexicon.dictionary import words

    w, n = words(), len(wrong)
    longer = (x for x in w.starting(wrong[:2]) if len(x) == n + 2 and w.frequency(x) >= _USUAL)
    return any(x[:k] + x[k + 2 :] == wrong for x in longer for k in range(2, n + 1))


_DROPPED_LAST = frozenset("bcdfghjklmnpqrstvwxz")
_TH = ("d", "f", "v", "t")


def _by_ear(wrong: str, right: str) -> bool:
    """Whether the word may be spelled as it was said: goin, appen, wiv, brotha, nuffink, soooo."""
    if re.search(r"(.)\1\1", wrong):
        return True
    if right[:-1] == wrong and right[-1] in _DROPPED_LAST or right[1:] == wrong:
        return True
    if "th" in right and any(right.replace("th", x) == wrong for x in _TH):
        return True
    if right.endswith("ing") and wrong in {f"{right[:-3]}ink", f"{right[:-3]}en", f"{right[:-3]}un"}:
        return True
    weak = ("er", "or", "ar", "ow")
    return right.endswith(weak) and wrong in {right[:-2] + x for x in ("a", "ah", "er", "uh")}


def _letters(text: str) -> str:
    return "".join(_LETTER.findall(_plain(text)))


def _plain(word: str) -> str:
    """In lower case, without accents, apostrophes straight."""
    if word.isascii():
        return word.casefold()
    parts = unicodedata.normalize("NFKD", word.replace("’", "'").replace("ʼ", "'")).casefold()
    return "".join(c for c in parts if not unicodedata.combining(c))


def _known(word: str) -> bool:
    from copylint.lexicon.dictionary import words

    return bool(words().known(word))


def _of_many(a: str, b: str) -> bool:
    """company's and companies: the possessive and the plural of one word sound alike."""
    pairs = ((a, b), (b, a))
    return any(x.endswith("'s") and y in {f"{x[:-3]}ies", f"{x[:-2]}es", f"{x[:-2]}s"} for x, y in pairs)


@cache
def _alike() -> dict[str, frozenset[int]]:
    """Word -> the numbers of the sets of words that sound like it."""
    from copylint.lexicon.tables import load_table

    found: dict[str, set[int]] = {}
    for k, row in enumerate(load_table("sound-alikes")):
        for word in row:
            found.setdefault(word, set()).add(k)
    return {word: frozenset(sets) for word, sets in found.items()}


@cache
def _spellings() -> dict[str, frozenset[str]]:
    """Word -> how the other English spells it."""
    from copylint.lexicon.tables import load_table

    found: dict[str, set[str]] = {}
    for row in load_table("variants"):
        found.setdefault(row[0], set()).add(row[1])
        found.setdefault(row[1], set()).add(row[0])
    return {word: frozenset(others) for word, others in found.items()}


_SOUNDS = (
    ("ph", "f"), ("sch", "š"), ("sh", "š"), ("tch", "č"), ("ch", "č"), ("th", "þ"), ("ck", "k"), ("qu", "kv"),
    ("qv", "kv"), ("q", "k"), ("x", "ks"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("w", "v"),
    ("z", "s"), ("gh", "g"),
)  # fmt: skip


def _sound(word: str) -> str:
    """A rough key of how a word sounds: its consonants by their sound, one vowel for any run of them, a
    vowel at the end kept only where it is heard."""
    key = word
    for letters, sound in _SOUNDS:
        key = key.replace(letters, sound)
    key = re.sub(r"(?<=.)h", "", key)
    key = re.sub(r"e\Z", "", key) if len(key) > 3 else key
    key = re.sub(r"(?:re|er)\Z", "r", key)
    key = re.sub(r"[aeiouyj]+", "a", key)
    return re.sub(r"(.)\1+", r"\1", key)


def _same_name(old: str, new: str) -> bool:
    """Whether one name stands for the other as it is heard, or is a slip of it that is nobody's name."""
    from copylint.lexicon.gazetteer import is_name
    from copylint.lexicon.slips import one_slip_apart

    a, b = _plain(old), _plain(new)
    if _sound(a) == _sound(b):
        return True
    return len(a) > _SHORTEST and one_slip_apart(a, b) and not is_name(old)
