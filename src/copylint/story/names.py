"""The names of a story, gathered once: every capitalised word, how it stands, and who it belongs to.

Two layers. The first is cheap and made for every story: each capitalised word with its places, how
strong its capital is as evidence, and which words stand together. The second (`entities`) sorts
them into persons, places and organisations; it is made only when somebody asks.

A capital is strong evidence in mid-sentence, and weak where the position alone explains it: the
start of a sentence or of a quotation, a headline in title case, a line in capitals.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import NamedTuple

from copylint.story.linewords import WORD, Capitalised, Together, capitalised, lower_words
from copylint.story.roles import FURNITURE
from copylint.story.story import Story, once_a_story
from copylint.text.patterns import later
from copylint.text.spans import Stretches

#: From this length on a document is read once for the places of all its words.
_LONG = 40_000
_ALNUM = later(r"\w+")


class Mention(NamedTuple):
    """One place where a name, or a word of one, stands. Offsets in code points; no possessive."""

    start: int
    end: int
    text: str
    strong: bool
    #: Index of the run (words that stand together) it belongs to.
    run: int = -1


#: Make a mention and a run of their parts, of which a story has hundreds.
_mention = partial(tuple.__new__, Mention)


@dataclass(slots=True)
class Form:
    """One spelling of a capitalised word, case included, with its places in order."""

    text: str
    mentions: list[Mention] = field(default_factory=list)
    #: How many mentions have a capital that only a name explains.
    strong: int = 0

    @property
    def first(self) -> Mention:
        """The first mention with a strong capital, else the first one."""
        return next((m for m in self.mentions if m.strong), self.mentions[0])


class Run(NamedTuple):
    """Capitalised words that stand together: "Ursula von der Leyen", "Trump-Putin".

    `joints[k]` is what stands between word k and word k+1.
    """

    words: list[Mention]
    joints: list[str]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends, without a possessive."""
        return self.words[-1].end


_run = partial(tuple.__new__, Run)


@dataclass(slots=True)
class Name:
    """A person, place or organisation of the story.

    `kind` is "person", "place", "organisation" or "name" (not told). `full` is the fullest form.
    `given`, `surname`, `particles` and `titles` are filled for persons. `spellings` counts other
    forms of the same name ("Syhiba", "trump") that are not just a shorter one.
    """

    kind: str
    full: str
    parts: tuple[str, ...]
    given: str = ""
    surname: str = ""
    particles: tuple[str, ...] = ()
    titles: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    spellings: dict[str, int] = field(default_factory=dict)

    @property
    def strong(self) -> bool:
        """Whether any mention is strong evidence."""
        return any(m.strong for m in self.mentions)


class _Line:
    """The capitalised words of a line, in order, those that stand together apart."""

    __slots__ = ("_at", "_number", "_runs", "together")

    def __init__(self, together: list[Together]) -> None:
        self.together = together
        self._at = self._number = -1
        self._runs: list[Run] = []

    @property
    def last(self) -> int:
        """Where the last of the words starts in the line."""
        return self.together[-1][0][-1][0]

    def runs(self, at: int, number: int) -> list[Run]:
        """Returns the runs of a line that starts at `at` in its story, the first of which has a number; none
        is to be changed. Of a text under edit, all that stands before the edit stays what it was."""
        if at != self._at or number != self._number:
            self._runs = [
                _run(([_mention((s + at, e + at, w, strong, n)) for s, e, w, strong, _, _ in words], joints))
                for n, (words, joints) in enumerate(self.together, number)
            ]
            self._at, self._number = at, number
        return self._runs


def _read(line: str) -> _Line:
    """The capitalised words of a line."""
    return _Line(capitalised(line))


def _weakened(
    words: list[Capitalised], at: int, weak: list[tuple[int, int, bool]], k: int
) -> list[Capitalised]:
    """The words of a line that starts at `at`, whose capitals prove nothing in the stretches from `k` on; but
    capitals inside a word no position explains, except a line in capitals."""
    out, limit = [], len(weak)
    for word in words:
        start, end, text, strong, placed, full = word
        while k < limit and weak[k][1] <= at + start:
            k += 1
        if k < limit and weak[k][0] <= at + start:
            strong = strong and not placed and not weak[k][2]
        out.append((start, end, text, strong, placed, full))
    return out


def _outside(shouted: Stretches, at: int, words: list[Capitalised], joints: list[str]) -> Iterator[Together]:
    """What is left of words that stand together, in the line that starts at `at`, without those whose
    capitals are a guess."""
    first = 0
    for n, (start, *_, full) in enumerate(words):
        if shouted.covers(start + at, full + at):
            if n > first:
                yield words[first:n], joints[first : n - 1]
            first = n + 1
    if first < len(words):
        yield words[first:], joints[first:]


class Ledger:
    """The names of one story."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.text = story.plain
        self.forms: dict[str, Form] = {}
        self.runs: list[Run] = []
        self._times: dict[str, int] = {}
        self._gather()

    # -- layer one ---------------------------------------------------------------------------
    def _gather(self) -> None:
        weak = self._weak_stretches()
        k, limit = 0, len(weak)
        shouted = self.story.document.capitals
        runs, forms = self.runs, self.forms
        for at, line in self.story.by_line(_read):
            if not line.together:
                continue
            while k < limit and weak[k][1] <= at:
                k += 1
            if k < limit and weak[k][0] <= at + line.last:
                line = _Line([(_weakened(words, at, weak, k), joints) for words, joints in line.together])
            if shouted.starts:
                line = _Line([part for some in line.together for part in _outside(shouted, at, *some)])
            runs += line.runs(at, len(runs))
        for run in runs:
            for mention in run.words:
                word = mention.text
                form = forms.get(word)
                if form is None:
                    form = forms[word] = Form(word)
                form.mentions.append(mention)
                form.strong += mention.strong

    def _weak_stretches(self) -> list[tuple[int, int, bool]]:
        """Lines whose capitals prove nothing: in title case (False) or all in capitals (True)."""
        out = []
        text = self.text
        for p in self.story.paragraphs:
            size = p.end - p.start
            if p.role in FURNITURE:
                out.append((p.start, p.end, True))
                continue
            if size < 8:
                continue
            if p.role in ("headline", "standfirst", "byline") or (
                size < 160 and text[p.end - 1] not in ".?!:,;\"'"
            ):
                words = [w for w in WORD.findall(text, p.start, p.end) if len(w) >= 4]
                capitals = sum(not w[0].islower() for w in words)
                shout = text[p.start : p.end].isupper()
                if shout or len(words) < 3 or capitals * 3 >= len(words) * 2:
                    out.append((p.start, p.end, shout))
            elif text[p.start : p.start + 60].isupper():
                out.append((p.start, p.end, True))
        return out

    # -- words in lower case -------------------------------------------------------------------
    @cached_property
    def lowers(self) -> frozenset[str]:
        """The distinct words that stand somewhere all in lower case, possessives stripped."""
        return frozenset().union(*(words for _, words in self.story.by_line(lower_words)))

    def places_of(self, word: str) -> Iterator[tuple[int, int]]:
        """Yields (start, end) wherever `word` stands as a whole word with exactly this case."""
        text, size = self.text, len(word)
        if size and len(text) > _LONG and word.isalnum():
            # A long document has many words to look for: it is read once for all of them.
            yield from ((at, at + size) for at in self._starts.get(word, ()))
            return
        at = text.find(word)
        while at >= 0:
            end = at + size
            before = text[at - 1] if at else " "
            after = text[end] if end < len(text) else " "
            if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
                yield at, end
            at = text.find(word, end)

    def times(self, word: str) -> int:
        """Returns how many places `places_of` yields."""
        n = self._times.get(word)
        if n is None:
            n = self._times[word] = sum(1 for _ in self.places_of(word))
        return n

    @cached_property
    def _starts(self) -> dict[str, array[int]]:
        out: dict[str, array[int]] = {}
        for m in _ALNUM.finditer(self.text):
            starts = out.get(m[0])
            if starts is None:
                starts = out[m[0]] = array("i")
            starts.append(m.start())
        return out

    @cached_property
    def pairs(self) -> dict[tuple[str, str], int]:
        """How often one capitalised word directly follows another with a space between; only pairs
        whose second word has a strong capital."""
        out: dict[tuple[str, str], int] = {}
        for r in self.runs:
            for k, joint in enumerate(r.joints):
                if joint in (" ", ". ") and r.words[k + 1].strong:
                    key = (r.words[k].text, r.words[k + 1].text)
                    out[key] = out.get(key, 0) + 1
        return out

    def run_of(self, mention: Mention) -> Run:
        """Returns the run the mention stands in."""
        return self.runs[mention.run]


@once_a_story
def names(story: Story) -> Ledger:
    """Returns the names ledger: every capitalised word with its places, and the words it stands with."""
    return Ledger(story)
