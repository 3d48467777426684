"""The names of a story, gathered once: every capitalised word, how it stands, and who it belongs to.

Two layers. The first is cheap and made for every story: each capitalised word with its places, how
strong its capital is as evidence, and which words stand together. The second (`entities`) sorts
them into persons, places and organisations; it is made only when somebody asks.

A capital is strong evidence in mid-sentence, and weak where the position alone explains it: the
start of a sentence or of a quotation, a headline in title case, a line in capitals.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from operator import attrgetter
from typing import NamedTuple

from copylint.story.linewords import WORD, Together, capitalised, lower_words, outside, weakened
from copylint.story.roles import FURNITURE
from copylint.story.story import Story, once_a_story
from copylint.text.made import Made
from copylint.text.patterns import later

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
_start = attrgetter("start")


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

    def place(self, mention: Mention) -> int:
        """Returns which of its words a mention is."""
        # A line of nothing but names is one run: its words are not looked through one by one.
        return bisect_left(self.words, mention.start, key=_start)


_run = partial(tuple.__new__, Run)


@dataclass(slots=True)
class Form:
    """One spelling of a capitalised word, case included, with its places in order."""

    text: str
    mentions: Sequence[Mention] = ()
    #: How many mentions have a capital that only a name explains.
    strong: int = 0

    @property
    def first(self) -> Mention:
        """The first mention with a strong capital, else the first one."""
        return next((m for m in self.mentions if m.strong), self.mentions[0])


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


class _Few:
    """The capitalised words of a text that is not long: mentions and runs are made at once."""

    def __init__(self) -> None:
        self.runs: list[Run] = []

    def add(self, at: int, line: _Line) -> None:
        """Puts in the words of a line that starts at `at`."""
        self.runs += line.runs(at, len(self.runs))

    def forms(self) -> dict[str, Form]:
        """Returns the spellings of all that was put in, each with its places."""
        mentions: dict[str, list[Mention]] = {}
        for run in self.runs:
            for m in run.words:
                found = mentions.get(m.text)
                if found is None:
                    found = mentions[m.text] = []
                found.append(m)
        return {word: Form(word, some, sum([m.strong for m in some])) for word, some in mentions.items()}

    def mention(self, n: int) -> Mention:
        """Returns the word of a number, in order."""
        return self._mentions[n]

    @cached_property
    def _mentions(self) -> list[Mention]:
        return [m for run in self.runs for m in run.words]

    @cached_property
    def starts(self) -> list[int]:
        """Where the words start, in order."""
        return [m.start for m in self._mentions]

    @cached_property
    def ends(self) -> list[int]:
        """Where the words end, in order."""
        return [m.end for m in self._mentions]


class _Many:
    """The capitalised words of a long text, in flat columns by number: mentions and runs are made of them
    when somebody asks, as to keep a hundred thousand takes a hundred megabytes."""

    def __init__(self) -> None:
        self.starts, self.ends, self._strong = array("i"), array("i"), bytearray()
        #: by spelling the numbers of its mentions, and by number the spelling, one string for all
        self._numbers: dict[str, array[int]] = {}
        self._words: list[str] = []
        #: what stands between a word and the next one of its run, "" behind the last
        self._joints: list[str] = []
        #: by run the number of its first word
        self._firsts = array("i")
        #: the run that was made last, and its number: all mentions of one long run ask for it
        self._made: tuple[int, Run] = -1, Run([], [])

    def add(self, at: int, line: _Line) -> None:
        """Puts in the words of a line that starts at `at`."""
        for words, joints in line.together:
            self._firsts.append(len(self.starts))
            for start, end, word, strong, _, _ in words:
                numbers = self._numbers.get(word)
                if numbers is None:
                    numbers = self._numbers[word] = array("i")
                else:
                    word = self._words[numbers[0]]
                numbers.append(len(self.starts))
                self.starts.append(start + at)
                self.ends.append(end + at)
                self._words.append(word)
                self._strong.append(strong)
            self._joints += joints
            self._joints.append("")

    def forms(self) -> dict[str, Form]:
        """Returns the spellings of all that was put in, each with its places."""
        strong = self._strong
        return {
            word: Form(word, Made(self.mention, some), sum([strong[n] for n in some]))
            for word, some in self._numbers.items()
        }

    def mention(self, n: int) -> Mention:
        """Returns the word of a number, in order."""
        run = bisect_right(self._firsts, n) - 1
        return _mention((self.starts[n], self.ends[n], self._words[n], self._strong[n] == 1, run))

    @property
    def runs(self) -> Sequence[Run]:
        """The words that stand together."""
        return Made(self._run, range(len(self._firsts)))

    def _run(self, k: int) -> Run:
        if self._made[0] != k:
            first = self._firsts[k]
            behind = self._firsts[k + 1] if k + 1 < len(self._firsts) else len(self.starts)
            words = list(map(self.mention, range(first, behind)))
            self._made = k, _run((words, self._joints[first : behind - 1]))
        return self._made[1]


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


class Ledger:
    """The names of one story."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.text = story.plain
        #: whether there is so much of it that what is made again in no time is not kept
        self.long = len(self.text) > _LONG
        self._times: dict[str, int] = {}
        self._places = self._gathered()
        self.runs: Sequence[Run] = self._places.runs
        self.forms = self._places.forms()

    # -- layer one ---------------------------------------------------------------------------
    def _gathered(self) -> _Few | _Many:
        """The capitalised words of the story."""
        weak = self._weak_stretches()
        k, limit = 0, len(weak)
        shouted = self.story.document.capitals
        places = _Many() if self.long else _Few()
        for at, line in self.story.by_line(_read):
            if not line.together:
                continue
            while k < limit and weak[k][1] <= at:
                k += 1
            if k < limit and weak[k][0] <= at + line.last:
                line = _Line([(weakened(words, at, weak, k), joints) for words, joints in line.together])
            if shouted.starts:
                line = _Line([part for some in line.together for part in outside(shouted, at, *some)])
            places.add(at, line)
        return places

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
        out: set[str] = set()
        for _, words in self.story.by_line(lower_words):
            out |= words
        return frozenset(out)

    def places_of(self, word: str) -> Iterator[tuple[int, int]]:
        """Yields (start, end) wherever `word` stands as a whole word with exactly this case."""
        text, size = self.text, len(word)
        if size and self.long and word.isalnum():
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

    def starting(self, at: int) -> Mention | None:
        """Returns the capitalised word that starts at an offset."""
        return self._among(self._places.starts, at)

    def ending(self, at: int) -> Mention | None:
        """Returns the capitalised word that ends at an offset."""
        return self._among(self._places.ends, at)

    def _among(self, sorted_places: Sequence[int], at: int) -> Mention | None:
        n = bisect_left(sorted_places, at)
        return self._places.mention(n) if n < len(sorted_places) and sorted_places[n] == at else None

    def starting_in(self, start: int, end: int) -> list[Mention]:
        """Returns the capitalised words that start in [start, end), in order."""
        starts = self._places.starts
        return [self._places.mention(n) for n in range(bisect_left(starts, start), bisect_left(starts, end))]


@once_a_story
def names(story: Story) -> Ledger:
    """Returns the names ledger: every capitalised word with its places, and the words it stands with."""
    return Ledger(story)
