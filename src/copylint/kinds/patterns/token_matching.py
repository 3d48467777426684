"""Where a pattern over words stands in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from copylint.kinds.patterns.token_syntax import Element, Pattern
from copylint.lexicon.chunks import Chunks, chunks_of
from copylint.lexicon.tagger import tags_of
from copylint.text.sentences import Sentence
from copylint.text.tokens import MARK, Token

#: Where each element of a match stands: (first token, token after the last); equal when missing.
Places = list[tuple[int, int]]


class Words:
    """A sentence as patterns see it: its tokens, the same in lower case, and their parts of speech."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self.cut = sentence.cut
        self.lows: Sequence[str] = self.cut.lows

    @cached_property
    def opening(self) -> int:
        """How many marks stand before its first word or figure."""
        return next((k for k, sort in enumerate(self.cut.sorts) if sort != MARK), len(self.lows))

    @cached_property
    def tags(self) -> Sequence[str]:
        """Their parts of speech."""
        return tags_of(self._sentence)

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens themselves: most sentences are let go by their words alone."""
        return self._sentence.tokens

    def binds(self, at: int) -> bool:
        """Whether the mark at token `at` is part of a word or a figure: a hyphen, a sign of money."""
        if self.lows[at] in ("$", "£", "€", "%"):
            return True
        cut = self.cut
        return (
            self.lows[at] in ("-", "/", "'")
            and 0 < at < len(self.lows) - 1
            and cut.ends[at - 1] == cut.starts[at]
            and cut.ends[at] == cut.starts[at + 1]
        )

    @cached_property
    def chunks(self) -> Chunks:
        """Its noun phrases and verb groups."""
        return chunks_of(self._sentence)


def matches(pattern: Pattern, words: Words) -> Iterator[Places]:
    """Yields the places of the elements of each match, from left to right; one match for each first token."""
    each = words.cut.each
    for needed in pattern.needed:
        if needed.isdisjoint(each):
            return
    begins: Sequence[int] = range(len(words.lows))
    if pattern.offset >= 0:
        anchor, offset = pattern.anchor, pattern.offset
        begins = [k - offset for k, low in enumerate(words.lows) if low in anchor and k >= offset]
    if pattern.elements[0].edge == "start":
        begins = [at for at in begins if at <= words.opening]
    #: (element, token) from which on nothing matches: gaps and options would else be tried in every
    #: combination
    dead: set[tuple[int, int]] = set()
    for at in begins:
        places: Places = []
        if _match(pattern.elements, 0, words, at, places, dead):
            yield places


def _match(
    elements: Sequence[Element], k: int, words: Words, at: int, places: Places, dead: set[tuple[int, int]]
) -> bool:
    """Whether elements[k:] match at token `at`; fills `places`."""
    filled = len(places)
    # What takes one token each needs no second try.
    while k < len(elements) and elements[k].single:
        if not _takes(elements[k], words, at):
            del places[filled:]
            return False
        places.append((at, at + 1))
        k, at = k + 1, at + 1
    if k == len(elements):
        return True
    if (k, at) not in dead:
        e = elements[k]
        for end in _ends(e, words, at):
            places.append((at, end))
            if _match(elements, k + 1, words, end, places, dead):
                return True
            places.pop()
        if e.gap or e.optional or e.chunk[0]:
            dead.add((k, at))
    del places[filled:]
    return False


def _takes(e: Element, words: Words, at: int) -> bool:
    """Whether an element of one token takes token `at`."""
    if at >= len(words.lows):
        return False
    if words.lows[at] in e.singles and (not e.exact or words.cut.texts[at] in e.exact):
        return True
    return e.test is not None and e.test(words.cut, at, words.tags[at])


def _ends(e: Element, words: Words, at: int) -> Iterator[int]:
    """The tokens behind what an element may take from token `at` on: the longest of its words first, but the
    shortest gap; itself where it takes none."""
    lows = words.lows
    n = len(lows)
    if e.words:
        for end in range(min(at + e.longest, n), at, -1):
            if tuple(lows[at:end]) in e.words and (not e.exact or words.cut.texts[at] in e.exact):
                yield end
    if e.test is not None and at < n and e.test(words.cut, at, words.tags[at]):
        yield at + 1
    if e.chunk[0]:
        yield from _chunk_ends(e, words, at)
    if e.edge:
        sorts = words.cut.sorts
        if (sorts[:at] if e.edge == "start" else sorts[at:]).count(MARK) == (
            at if e.edge == "start" else n - at
        ):
            yield at
    elif e.gap:
        yield at
        for end in range(at + 1, min(at + e.gap, n) + 1):
            if words.cut.sorts[end - 1] == MARK and not (e.loose and words.binds(end - 1)):
                break
            yield end
    elif e.optional:
        yield at


def _chunk_ends(e: Element, words: Words, at: int) -> Iterator[int]:
    """The tokens behind a noun phrase or verb group that begins with token `at`; of the long form of a noun
    phrase each, longest first."""
    kind, wanted = e.chunk
    if kind == "VG":
        group = words.chunks.verb_group(at)
        if group is not None and (not wanted or group.finite == (wanted == "finite")):
            yield group.end
    elif kind == "NP":
        phrase = words.chunks.noun_phrase(at)
        if phrase is not None and wanted in ("", phrase.number):
            yield phrase.end
    else:
        chunks = words.chunks
        for end, number in chunks.subject_ends(at) if kind == "subject" else chunks.long_ends(at):
            if wanted in ("", number):
                yield end


def flagged(pattern: Pattern, places: Places) -> tuple[int, int]:
    """Returns the first token that is flagged and the one behind the last."""
    return places[pattern.low][0], places[pattern.high - 1][1]


def stretches(patterns: Sequence[Pattern], words: Words) -> list[tuple[int, int]]:
    """Returns what the patterns flag, as numbers of tokens."""
    return [flagged(p, places) for p in patterns for places in matches(p, words)]


def overlaps(low: int, high: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether tokens from `low` up to `high` are part of one of the stretches."""
    return any(low < b and a < high for a, b in stretches)
