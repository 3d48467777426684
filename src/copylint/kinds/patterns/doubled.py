"""`doubled`: a word typed twice ("the the"), in three degrees of certainty.

match: {words: plain | doubtful}. "plain" are words whose doubling English has no use for; the others,
which may meet in good English ("came in in January", "gave her her coat", "what they do do"), are
reported unless the words before them explain it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress, count
from operator import eq
from typing import Any

from copylint.findings.finding import Finding, Safety
from copylint.lexicon import gazetteer
from copylint.lexicon.dictionary import words
from copylint.lexicon.sounds import sound
from copylint.lexicon.tables import load_map
from copylint.lexicon.whole import ASKING
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later, later_bytes

NAME = "doubled"
READS = "story"
CHANGES = "wording"
SENTENCES = True
SCHEMA: dict[str, Field] = {"words": Str(required=True, choices=("plain", "doubtful"))}

# Everything that is not part of a word becomes a space; what is not ASCII is "?" in the folded text.
_TO_SPACE = bytes(b if chr(b).isalnum() or b in b"'-?" else 32 for b in range(256))
_DIGIT = later_bytes(rb"[0-9]")


#: Bytes of a text that are cut into words at a time: all words of a long one fill a hundred megabytes.
_AT_A_TIME = 1 << 16


def _twice(spaced: bytes) -> set[bytes]:
    """The words that stand twice in a row somewhere, in a text of nothing but words and spaces."""
    out: set[bytes] = set()
    at, before = 0, list[bytes]()
    while at >= 0:
        end = spaced.find(b" ", at + _AT_A_TIME)
        words = before + (spaced[at:end] if end >= 0 else spaced[at:]).split()
        out.update(words[k] for k in compress(count(), map(eq, words, words[1:])))
        at, before = end, words[-1:]
    return out


@once_a_story
def _places(story: Story) -> list[tuple[int, int, int]]:
    """(start, end, start of the second) of every word that stands twice in a row."""
    folded = story.folded
    twice = _twice(folded.translate(_TO_SPACE))
    # Most of these have a mark between them ("very, very").
    twice = {w for w in twice if w + b" " + w in folded or w + b"  " + w in folded}
    out: list[tuple[int, int, int]] = []
    text = story.plain
    for w in twice:
        if not w or _DIGIT.search(w) or w[:1] == b"-" or w == b"-" * len(w):
            continue
        shape = re.escape(w.decode("ascii")).replace(r"\?", r"\w").replace("\\-", "-")
        pattern = re.compile(rf"(?<![\w'’-])({shape})( +)({shape})(?![\w-]|'\w)", re.IGNORECASE)
        for m in pattern.finditer(text):
            if m.group(1).casefold() != m.group(3).casefold():
                continue
            p = story.paragraph_at(m.start())
            if p is None or m.end() > p.end:
                continue
            out.append((m.start(), m.end(), m.start(3)))
    out.sort()
    return out


_BEFORE = later(r"[\w'’-]+")
_RELATIVES = word_set("patterns", "before a clause of its own")
# "Those who left left quietly."
_PEOPLE = frozenset(("who", "whoever", "those", "everyone", "anyone"))


def _explained(story: Story, start: int, how: tuple[str, ...]) -> bool:
    """Whether the words before make the doubling good English."""
    p = story.paragraph_at(start)
    low = p.start if p is not None else 0
    before = [w.lower() for w in _BEFORE.findall(story.plain[max(low, start - 70) : start])]
    kind = how[0]
    if kind == "after":
        last = before[-1] if before else ""
        return last in how[1].split()
    if kind == "clause":
        # "what it is is", but not "who was was": the relative has a subject after it.
        return any(w in _RELATIVES for w in before[-8:-1])
    if kind == "verb":
        return any(w in _PEOPLE for w in before[-6:])
    if kind == "opening":
        return not before or story.plain[:start].rstrip()[-1:] in {",", "-", "(", '"', "'", ":", "–", "—"}
    return kind == "never"


def validate(rule: Rule) -> None:
    """The schema says it all."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: any word may stand twice."""
    return None


def prepare(rule: Rule) -> Any:
    """Returns whether the rule is for the plain cases."""
    return rule.match["words"] == "plain"


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a doubled word."""
    text = story.plain
    for start, end, second in _places(story):
        first_word, word = text[start : start + end - second], text[second:end]
        doubt = None if _again(text, start, end, word) else _doubtful(story, start, end, first_word, word)
        if doubt is None or doubt == prepared:
            continue
        # The second goes with the space before it, so that what follows keeps its place.
        cut = [(start + len(first_word), end, "")]
        yield finding(
            rule, story, start, end, edits=[cut], safety=Safety.UNSAFE if doubt else Safety.SAFE,
            values={"fix": story.text[start : start + len(first_word)]},
        )  # fmt: skip


def _doubtful(story: Story, start: int, end: int, first: str, word: str) -> bool | None:
    """Whether a word that stands twice may be meant twice; None where it is."""
    text, lower = story.plain, word.lower()
    how = load_map("doubled-words").get(lower, ())
    if len(lower) == 1 and lower not in ("a", "i"):
        return None
    if word[0].isupper() and lower != "i":
        # Duran Duran, New York New York, Walla Walla; but "The The" of a headline and "I I" are slips.
        if not (first.isupper() and word.isupper() and lower in _FUNCTION and len(lower) > 1):
            return None
    if text.startswith(("...", "…"), end):
        return None  # mumble mumble ...: a chant too
    doubtful = bool(how) and how[0] == "after" and how[2:] != ("plain",) or lower == "i"
    doubtful = doubtful or _other(text, end, lower) or _ahead(text, end, lower)
    if first[0].isupper() and word[0].islower():
        p = story.paragraph_at(start)
        sentence = p.sentence_at(start) if p is not None else None
        opens = sentence is not None and not text[sentence.start : start].strip(" \"'([")
        if not opens or lower in gazetteer.capitals():
            return None  # Will will, Polish polish; a name and a word
        doubtful = doubtful or lower not in _FUNCTION or lower in ASKING  # Is is open: it is?
    if how:
        return None if _explained(story, start, how) else doubtful
    if lower in _FUNCTION:
        return doubtful
    # boda boda, gado gado: languages that double words have lent us some
    if _foreign(lower) or _verb(lower) and _explained(story, start, ("verb",)):
        return None
    return doubtful


_NEXT = later(r" ([a-z]+)")


def _ahead(text: str, end: int, word: str) -> bool:
    """Whether the second may belong to the word that follows: at at least, this this morning."""
    follows = load_map("doubled-ahead").get(word, ("",))[0].split()
    m = _NEXT.match(text, end) if follows else None
    return m is not None and m[1] in follows


def _other(text: str, end: int, word: str) -> bool:
    """Whether the doubled word is an article that the next word does not take: an an valorem rate, one of
    them another word."""
    return word in ("a", "an") and sound(text, end + 1) not in (word, None)


def _again(text: str, start: int, end: int, word: str) -> bool:
    """Whether the word follows, or stands before, once more: "practice practice practice"."""
    word = word.lower()
    size = len(word) + 1
    after, before = text[end : end + size + 1].lower(), text[max(0, start - size - 1) : start].lower()
    return bool(
        (after[:1].isspace() and after[1:size] == word and not after[size:].isalnum())
        or (before[-1:].isspace() and before[-size:-1] == word and not before[:-size].isalnum())
    )


_FUNCTION = word_set("patterns", "words doubled by mistake")


@lru_cache(maxsize=4096)
def _foreign(word: str) -> bool:
    """Whether neither the dictionary nor the table of misspellings has the word."""
    w = words()
    return not w.known(word) and not w.known(word.capitalize()) and not w.corrections(word)


@lru_cache(maxsize=4096)
def _verb(word: str) -> bool:
    return any(t.startswith("VB") for t in words().tags(word)[:2])
