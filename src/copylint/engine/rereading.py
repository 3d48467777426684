"""What was found paragraph by paragraph, kept from one state of a text to the next.

A rule that reads one paragraph, or that and its neighbours, is asked again about a paragraph only where these
changed, or something of the story that the rule asked for when it read them (see `copylint.engine.passage`);
what it found is else moved to where the paragraph now stands. All other rules are asked about the whole story
again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import NamedTuple, cast

from copylint.engine.index import Index, Overlaid, Packed, Place, Places
from copylint.engine.passage import BEFORE, BEHIND, Fact, Neighbourhood, Passage, placeless, value
from copylint.findings.finding import Finding
from copylint.rules.kind import Hit
from copylint.story.story import Story
from copylint.text.paragraphs import Paragraph
from copylint.text.pieces import LONG, Pieces
from copylint.text.spans import Edit, Span

#: What a rule may say of a story, given where its literals stand.
Check = Callable[[Story, Sequence[Hit]], list[Finding]]

#: The lines in which a paragraph stands, with the breaks on either side, where it stands in them, and its
#: role: two of the same key hold the same literals.
_Key = tuple[str, int, int, str]


class _Answer(NamedTuple):
    """What a rule found in a paragraph, and what it asked of the story, with what that said; and which
    neighbours it looked at, by how much further on they stand."""

    found: list[Finding]
    asked: dict[Fact, object]
    looked: frozenset[int] = frozenset()


class _Answers(dict[int, _Answer]):
    """What rules found in a paragraph, by number of the rule; `add` puts one in."""

    @cached_property
    def asked(self) -> dict[Fact, object]:
        """What any of the rules asked, with what the story said."""
        return {fact: said for answer in self.values() for fact, said in answer.asked.items()}

    @cached_property
    def looked(self) -> frozenset[int]:
        """The neighbours that any of the rules looked at."""
        return frozenset().union(*(answer.looked for answer in self.values()))

    @cached_property
    def found(self) -> list[Finding]:
        """What all of the rules found."""
        return list(chain.from_iterable([answer.found for answer in self.values()]))

    def again(self) -> _Answers:
        """Returns the same answers, for a paragraph of the same text that stands elsewhere."""
        out = _Answers(self)
        out.__dict__.update(self.__dict__)
        return out

    def add(self, k: int, answer: _Answer) -> None:
        """Puts in what rule `k` found."""
        self[k] = answer
        self.__dict__.clear()  # what was worked out of the answers without it


class _Read(NamedTuple):
    """A paragraph as it was read, with the answers of rules, by how far they read."""

    key: _Key
    paragraph: Paragraph
    answers: dict[str, _Answers]


class Rereading:
    """What is kept of one text under edit. `begin` takes up its next state, whose rules are then asked by way
    of `ask`; `asked` counts how often that came to a check of a rule."""

    def __init__(self) -> None:
        self.asked = 0
        self._pieces = Pieces()
        self._by_key: dict[_Key, _Read] = {}
        self._now: list[_Read] = []
        #: by line: the places of rules, by how far they read
        self._lines: dict[bytes, dict[str, list[_Places]]] = {}

    def begin(self, story: Story, left_out: Container[int]) -> list[Finding]:
        """Takes up a state of the text. Returns what rules found in paragraphs about which none needs to be
        asked again, but for the rules that are left out."""
        self._pieces.turn()
        story.pieces = self._pieces
        self._story = story
        self._starts = [p.start for p in story.paragraphs]
        self._passages: dict[int, Passage] = {}
        self._stated: dict[Fact, object] = {}
        self._read_before = self._now
        self._now = [_Read(_key(story, p), p, {}) for p in story.paragraphs]
        known, self._by_key = self._by_key, {now.key: now for now in self._now}
        self._before = [known.get(now.key) for now in self._now]
        #: the paragraphs about which some rule has to be asked, by how far it reads
        self._open: dict[str, set[int]] = {how: set() for how in _APART}
        found: list[Finding] = []
        for n, (now, before) in enumerate(zip(self._now, self._before, strict=True)):
            if before is not None:
                now.paragraph.take_over(before.paragraph)
            for how in _APART:
                if before is None:
                    answers = _Answers()
                    self._open[how].add(n)
                else:
                    answers = self._taken_over(n, how, before, left_out)
                    found += answers.found
                now.answers[how] = answers
        return found

    def _taken_over(self, n: int, reads: str, before: _Read, left_out: Container[int]) -> _Answers:
        """The answers about a paragraph that hold."""
        start, answers = self._starts[n], before.answers[reads]
        by = start - before.paragraph.start
        same = self._same_around(n, before.paragraph) if reads == "neighbours" else frozenset()
        all_hold = answers.looked <= same and self._holds(answers.asked, start)
        if all_hold and not (by and answers.found) and not any(k in left_out for k in answers):
            return answers.again() if by else answers
        out = _Answers()
        for k, answer in answers.items():
            if k in left_out or not (all_hold or answer.looked <= same and self._holds(answer.asked, start)):
                self._open[reads].add(n)
                continue
            if by and answer.found:
                answer = answer._replace(found=[_moved(f, by) for f in answer.found])
            out.add(k, answer)
        return out

    def _same_around(self, n: int, before: Paragraph) -> frozenset[int]:
        """Which neighbours of a paragraph are those that it had, as far from it as they were, by how much
        further on they stand; none where it has not as many as it had."""
        by = self._starts[n] - before.start
        same = {0}
        for d in (*range(-BEFORE, 0), *range(1, BEHIND + 1)):
            k, m = n + d, before.index + d
            there, was_there = 0 <= k < len(self._now), 0 <= m < len(self._read_before)
            if there != was_there:
                return frozenset()
            if there:
                now, was = self._now[k], self._read_before[m]
                if now.key == was.key and now.paragraph.start - was.paragraph.start == by:
                    same.add(d)
        return frozenset(same)

    def places(self, index: Index | Overlaid, text: bytes, reads: Callable[[int], str]) -> Places:
        """Returns what `index.places` does, but for the rules that are asked about paragraphs only where some
        rule has to be asked; only lines that the last state had not are looked through. `reads` tells how far
        a rule reads."""
        if not index.by_line or len(text) > LONG:
            return index.places(text)
        closed = {how: self._closed_lines(text, opened) for how, opened in self._open.items()}
        known, lines = self._lines, dict[bytes, dict[str, list[_Places]]]()
        out = defaultdict[int, list[Place]](list)
        start = 0
        while start >= 0:
            end = text.find(b"\n", start + 1)
            line = text[start:end] if end >= 0 else text[start:]
            there = lines.get(line) or known.get(line)
            if there is None:
                there = {"story": []}
                for k, hits in index.places(line).items():
                    there.setdefault(reads(k), []).append((k, hits))
            lines[line] = there
            for how, places in there.items():
                if how == "story" or start not in closed[how]:
                    for k, hits in places:
                        out[k] += [(a + start, b + start) for a, b in hits]
            start = end
        self._lines = lines
        return {**out}

    def _closed_lines(self, text: bytes, open_: Container[int]) -> set[int]:
        """Where lines start, with the break before them, that hold paragraphs about which no rule has to be
        asked, and no others; `open_` are the numbers of those others."""
        closed, opened = set[int](), set[int]()
        for n, read in enumerate(self._now):
            at = max(0, text.rfind(b"\n", 0, read.paragraph.start))
            while 0 <= at < read.paragraph.end:
                (opened if n in open_ else closed).add(at)
                at = text.find(b"\n", at + 1)
        return closed - opened

    def ask(self, k: int, check: Check, hits: Sequence[Hit], reads: str) -> Iterator[Finding]:
        """Yields what rule `k` may say of the story, as `check` tells, but for what `begin` returned;
        `reads`: how far it does."""
        if reads == "story":
            self.asked += 1
            yield from check(self._story, hits)
            return
        apart: dict[int, list[Hit]] = {n: [] for n in sorted(self._open[reads])} if not hits else {}
        for hit in hits:
            apart.setdefault(self._paragraph_of(hit), []).append(hit)
        wanted = [n for n in apart if n < 0 or k not in self._now[n].answers[reads]]
        for n in wanted:
            if n >= 0:
                self._now[n].answers[reads].add(k, _FAILED)
        for n in wanted:
            if n < 0:
                self.asked += 1
                yield from check(self._story, apart[n])
            else:
                yield from self._asked(k, check, n, apart[n], reads)

    def _paragraph_of(self, hit: Hit) -> int:
        """The number of the paragraph in whose lines a literal stands, behind its start; -1 where it stands
        in none."""
        n = bisect_right(self._starts, hit[0]) - 1
        return n if n >= 0 and self._story.plain.find("\n", self._now[n].paragraph.end, hit[1]) < 0 else -1

    def _asked(self, k: int, check: Check, n: int, hits: Sequence[Hit], reads: str) -> list[Finding]:
        """What a rule finds in paragraph `n` as it stands now."""
        self.asked += 1
        paragraph, answers = self._now[n].paragraph, self._now[n].answers[reads]
        looked: set[int] = set()
        passage: Passage | None
        if reads == "neighbours":
            # Each rule has one of its own, as it is to be known of each which neighbours it looked at.
            passage = Neighbourhood(self._story, paragraph, looked)
        else:
            passage = self._passages.get(n)
            if passage is None:
                passage = self._passages[n] = Passage(self._story, paragraph)
        passage.asked = set()
        found = check(cast(Story, passage), hits)
        asked = {fact: self._says(fact, paragraph.start) for fact in passage.asked}
        answers.add(k, _Answer(found, asked, frozenset(looked)))
        return found

    def _holds(self, asked: dict[Fact, object], start: int) -> bool:
        """Whether the story says to all that was asked, for a paragraph that starts there, what it said
        before."""
        return all(said is not _NOTHING and said == self._says(fact, start) for fact, said in asked.items())

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


#: How far rules read that are asked about one paragraph after the other.
_APART = ("paragraph", "neighbours")

#: Where the literals of a rule stand in a line.
_Places = tuple[int, list[Place] | Packed]

#: What stands for the answer to a fact that cannot be held against another.
_NOTHING = object()

#: The answer of a rule that came to no end, in this paragraph or one before it: it is asked again.
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
