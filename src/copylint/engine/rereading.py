"""What was found paragraph by paragraph, kept from one state of a text to the next.

A rule whose kind reads one paragraph is asked again about a paragraph only where that changed, or something
of the story that the rule asked for when it read it (see `copylint.engine.passage`); what it found is else
moved to where the paragraph now stands. All other rules are asked about the whole story again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from copylint.engine.index import LONG, Index, Overlaid, Place
from copylint.engine.passage import Fact, Passage, placeless, value
from copylint.findings.finding import Finding
from copylint.rules.kind import Hit
from copylint.story.story import Story
from copylint.text.paragraphs import Paragraph
from copylint.text.pieces import Pieces
from copylint.text.spans import Edit, Span

#: What a rule may say of a story, given where its literals stand.
Check = Callable[[Story, Sequence[Hit]], Iterable[Finding]]

#: The lines in which a paragraph stands, with the breaks on either side, where it stands in them, and its
#: role: two of the same key hold the same literals.
_Key = tuple[str, int, int, str]


class _Answer(NamedTuple):
    """What a rule found in a paragraph, and what it asked of the story, with what that said."""

    found: list[Finding]
    asked: dict[Fact, object]


class _Read(NamedTuple):
    """A paragraph as it was read, with the answer of each rule that was asked, by number."""

    paragraph: Paragraph
    answers: dict[int, _Answer]


class Rereading:
    """What is kept of one text under edit. `begin` takes up its next state, whose rules are then asked by way
    of `ask`; `asked` counts how often that came to a check of a rule."""

    def __init__(self) -> None:
        self.asked = 0
        self._pieces = Pieces()
        self._by_key: dict[_Key, _Read] = {}
        #: by line: the places of rules that are asked about the story, and of those asked about paragraphs
        self._lines: dict[bytes, tuple[list[_Places], list[_Places]]] = {}

    def begin(self, story: Story, left_out: Container[int]) -> list[Finding]:
        """Takes up a state of the text. Returns what rules found in paragraphs about which none needs to be
        asked again, but for the rules that are left out."""
        self._pieces.turn()
        story.pieces = self._pieces
        self._story = story
        self._starts = [p.start for p in story.paragraphs]
        self._passages: dict[int, Passage] = {}
        self._stated: dict[Fact, object] = {}
        self._before: list[_Read | None] = []
        self._now: list[_Read] = []
        #: the paragraphs about which some rule has to be asked
        self._open: set[int] = set()
        found: list[Finding] = []
        known, self._by_key = self._by_key, {}
        for n, paragraph in enumerate(story.paragraphs):
            key = _key(story, paragraph)
            before = known.get(key)
            now = _Read(paragraph, {})
            self._before.append(before)
            self._now.append(now)
            self._by_key[key] = now
            if before is None:
                self._open.add(n)
                continue
            paragraph.take_over(before.paragraph)
            by = paragraph.start - before.paragraph.start
            for k, answer in before.answers.items():
                if k in left_out or not self._holds(answer, paragraph.start):
                    self._open.add(n)
                    continue
                if by and answer.found:
                    answer = answer._replace(found=[_moved(f, by) for f in answer.found])
                now.answers[k] = answer
                found += answer.found
        return found

    def places(
        self, index: Index | Overlaid, text: bytes, by_paragraph: Callable[[int], bool]
    ) -> dict[int, list[Place]]:
        """Returns what `index.places` does, but for the rules that are asked about paragraphs only where some
        rule has to be asked; only lines that the last state had not are looked through."""
        if not index.by_line or len(text) > LONG:
            return index.places(text)
        closed = self._closed_lines(text)
        known, lines = self._lines, dict[bytes, tuple[list[_Places], list[_Places]]]()
        out: dict[int, list[Place]] = defaultdict(list)
        start = 0
        while start >= 0:
            end = text.find(b"\n", start + 1)
            line = text[start:end] if end >= 0 else text[start:]
            there = lines.get(line) or known.get(line)
            if there is None:
                found = index.places(line)
                there = (
                    [(k, hits) for k, hits in found.items() if not by_paragraph(k)],
                    [(k, hits) for k, hits in found.items() if by_paragraph(k)],
                )
            lines[line] = there
            for k, hits in there[0] if start in closed else (*there[0], *there[1]):
                out[k] += [(a + start, b + start) for a, b in hits]
            start = end
        self._lines = lines
        return out

    def _closed_lines(self, text: bytes) -> set[int]:
        """Where lines start, with the break before them, that hold paragraphs about which no rule has to be
        asked, and no others."""
        closed, opened = set[int](), set[int]()
        for n, read in enumerate(self._now):
            at = max(0, text.rfind(b"\n", 0, read.paragraph.start))
            while 0 <= at < read.paragraph.end:
                (opened if n in self._open else closed).add(at)
                at = text.find(b"\n", at + 1)
        return closed - opened

    def ask(self, k: int, check: Check, hits: Sequence[Hit], by_paragraph: bool) -> Iterator[Finding]:
        """Yields what rule `k` may say of the story, as `check` tells, but for what `begin` returned;
        `by_paragraph`: it reads one at a time."""
        if not by_paragraph:
            self.asked += 1
            yield from check(self._story, hits)
            return
        apart: dict[int, list[Hit]] = {n: [] for n in sorted(self._open)} if not hits else {}
        for hit in hits:
            apart.setdefault(self._paragraph_of(hit), []).append(hit)
        for n, there in apart.items():
            if n < 0:
                self.asked += 1
                yield from check(self._story, there)
            elif k not in self._now[n].answers:
                yield from self._asked(k, check, n, there)

    def _paragraph_of(self, hit: Hit) -> int:
        """The number of the paragraph in whose lines a literal stands, behind its start; -1 where it stands
        in none."""
        n = bisect_right(self._starts, hit[0]) - 1
        return n if n >= 0 and self._story.plain.find("\n", self._now[n].paragraph.end, hit[1]) < 0 else -1

    def _asked(self, k: int, check: Check, n: int, hits: Sequence[Hit]) -> list[Finding]:
        """What a rule finds in paragraph `n` as it stands now."""
        self.asked += 1
        now = self._now[n]
        passage = self._passages.get(n)
        if passage is None:
            passage = self._passages[n] = Passage(self._story, now.paragraph)
        passage.asked = set()
        now.answers[k] = _FAILED
        found = list(check(cast(Story, passage), hits))
        asked = {fact: self._says(fact, now.paragraph.start) for fact in passage.asked}
        now.answers[k] = _Answer(found, asked)
        return found

    def _holds(self, answer: _Answer, start: int) -> bool:
        """Whether the story says to all that a rule asked, for a paragraph that starts there, what it said
        before."""
        for fact, said in answer.asked.items():
            if said is _NOTHING or said != self._says(fact, start):
                return False
        return True

    def _says(self, fact: Fact, start: int) -> object:
        """What the story says to a fact, for a paragraph that starts there; `_NOTHING` where that cannot be
        held against what another state says."""
        if isinstance(fact, tuple):
            return value(self._story, fact, start)
        if fact not in self._stated:
            try:
                said = value(self._story, fact)
            except Exception:  # the rules that ask for it will fail on it again, and be named
                said = _NOTHING
            self._stated[fact] = said if placeless(said) else _NOTHING
        return self._stated[fact]


#: Where the literals of a rule stand in a line.
_Places = tuple[int, list[Place]]

#: What stands for the answer to a fact that cannot be held against another.
_NOTHING = object()

#: The answer of a rule that came to no end: it is asked again.
_FAILED = _Answer([], {"": _NOTHING})


def _key(story: Story, p: Paragraph) -> _Key:
    low, high = max(0, story.plain.rfind("\n", 0, p.start)), story.plain.find("\n", p.end)
    return story.text[low : high + 1 if high >= 0 else None], p.start - low, p.end - low, p.role


def _moved(f: Finding, by: int) -> Finding:
    """The finding as many code points further on."""

    def span(s: Span) -> Span:
        return Span(s.start + by, s.end + by)

    fixes = tuple(replace(x, edits=tuple(Edit(span(e.span), e.old, e.new) for e in x.edits)) for x in f.fixes)
    evidence = tuple(replace(e, span=span(e.span)) for e in f.evidence)
    return replace(f, span=span(f.span), fixes=fixes, evidence=evidence)
