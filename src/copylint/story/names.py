"""The names of a story, gathered once: every capitalised word, how it stands, and who it belongs to.

Two layers. The first is cheap and made for every story: each capitalised word with its places, how
strong its capital is as evidence, and which words stand together. The second (`entities`) sorts
them into persons, places and organisations; it is made only when somebody asks.

A capital is strong evidence in mid-sentence, and weak where the position alone explains it: the
start of a sentence or of a quotation, a headline in title case, a line in capitals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from copylint.lexicon import gazetteer
from copylint.story.roles import FURNITURE
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

_RANGES = (range(0x41, 0x530), range(0x10A0, 0x10D0), range(0x1E00, 0x2000))


def _capitals() -> str:
    """The upper-case letters of the scripts that have them, as the inside of a character class."""
    out: list[str] = []
    start = last = -2
    for block in _RANGES:
        for code in block:
            c = chr(code)
            if c.isupper() or c.istitle():
                if code != last + 1:
                    if start >= 0:
                        out.append(_span(start, last))
                    start = code
                last = code
    out.append(_span(start, last))
    return "".join(out)


def composed(word: str) -> str:
    """The word with each accent in one piece with its letter: both ways of writing it are one spelling."""
    return word if is_normalized("NFC", word) else normalize("NFC", word)


def _span(a: int, b: int) -> str:
    return chr(a) if a == b else f"{chr(a)}-{chr(b)}"


#: The inside of a character class of all upper-case letters.
UPPER = _capitals()

# A capitalised word with the apostrophes inside it; initialisms (U.S.) keep their stops. The capital
# stands first, the look behind it after: so the search runs over what is no capital at full speed.
_CAPITAL = later(
    rf"[{UPPER}](?<![^\W_].)(?:\.(?:[{UPPER}]\.)+[{UPPER}]?(?![^\W_])"
    rf"|[\w\u0300-\u036f]*(?:'[^\W\d_][\w\u0300-\u036f]*)*)"
)
_WORD = later(r"[^\W\d_][\w\u0300-\u036f]*(?:'[^\W\d_]+)*")

# What may stand between two words of one name: a space, a hyphen, a particle, an initial's stop.
_BETWEEN = later(r"\.? (?:(?P<particle>(?:[^\W\d_]+ ){1,3}))?(?P<joined>[^\W\d_]{1,3}['-])?\Z")

# After these a full stop ends no sentence.
_ABBREVIATED = word_set("story", "abbreviations before a name")

#: From this length on a document is read once for the places of all its words.
_LONG = 40_000
_ALNUM = later(r"\w+")

#: Characters after which a capital proves nothing.
_OPENERS = '\n\r"([{*•>|\t_'


class Mention(NamedTuple):
    """One place where a name, or a word of one, stands. Offsets in code points; no possessive."""

    start: int
    end: int
    text: str
    strong: bool
    #: Index of the run (words that stand together) it belongs to.
    run: int = -1


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


def _bare(word: str) -> tuple[str, bool]:
    """The word without what hangs on its end ('s, 'll, low lines), and whether that shows that no name goes
    on."""
    word = word.rstrip("_")
    if word.endswith(("'s", "'S")):
        return word[:-2], True
    if word.endswith(("'ll", "'re", "'ve", "'d", "'m")):
        return word[: word.rindex("'")], True
    return word, False


#: What stands between two words of one name for certain.
_JOINTS = frozenset(" -–")


def _lower_words(line: str) -> frozenset[str]:
    """The distinct words of a line that are all in lower case, possessives stripped."""
    return frozenset(w.removesuffix("'s") for w in set(_WORD.findall(line)) if w.islower())


#: A capitalised word: where it starts, where it ends with what hangs on it and without, itself, whether it is
#: a possessive, whether its place may explain the capital, and whether its place does not.
_Capitalised = tuple[int, int, int, str, bool, bool, bool]


def _capitalised(line: str) -> list[_Capitalised]:
    """The capitalised words of a line, in order."""
    out = []
    for m in _CAPITAL.finditer(line):
        start, full = m.span()
        end, word, owner = full, m.group(), False
        if not word.isascii():
            word = composed(word)
        if word[-1] == "_" or "'" in word:
            bare, owner = _bare(word)
            word, end = bare, end - len(word) + len(bare)
        placed = word[1:].islower() or len(word) == 1
        out.append((start, full, end, word, owner, placed, placed and explained_by_name(line, start)))
    return out


def explained_by_name(text: str, start: int) -> bool:
    """Returns whether nothing but a name explains the capital at `start`."""
    if start == 0:
        return False
    c = text[start - 1]
    if c != " ":
        if c in _OPENERS:
            return False
        return not (c == "'" and (start < 2 or not text[start - 2].isalpha()))
    if start < 2:
        return False
    c = text[start - 2]
    if c.isalnum() or c in ",;&%/)]":
        return True
    if c in "!?…:•*–—-.\n\r\t |>_":
        if c != ".":
            return False
        if text[start - 3 : start - 1] == "..":
            return False
        k = start - 3
        while k >= 0 and text[k].isalnum():
            k -= 1
        word = text[k + 1 : start - 2]
        if len(word) == 1 and word.isupper():
            # "J. Smith", "U.S. President"; but "Plan B. Then" and "the U.S. It" are starts.
            nxt = _WORD.match(text, start)
            return nxt is None or not gazetteer.function_word(nxt.group().lower())
        return word.lower() in _ABBREVIATED and word[:1].isupper()
    if c in "\"'":
        before = text[start - 3 : start - 2]
        return before.isalnum() or before == ","
    return c not in "([{"


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
        text = self.text
        weak = self._weak_stretches()
        capitals = self.story.document.capitals
        shouted = capitals if capitals.starts else None
        forms, runs = self.forms, self.runs
        at, limit = 0, len(weak)
        last_end = -10
        run: Run | None = None
        possessive = True
        for start, full, end, word, owner, placed, by_place in self._capitalised():
            if shouted is not None and shouted.covers(start, full):
                run = None  # its capitals are a guess
                continue
            if word.endswith("n't"):
                continue
            while at < limit and weak[at][1] <= start:
                at += 1
            in_weak = at < limit and weak[at][0] <= start
            # No position explains capitals inside a word, except a line in capitals.
            strong = not in_weak and by_place if placed else not (in_weak and weak[at][2])
            gap = text[last_end:start]
            joined = run is not None and not possessive and self._joins(gap, run.words[-1].text)
            mention = Mention(start, end, word, strong, len(runs) - joined)
            form = forms.get(word)
            if form is None:
                form = forms[word] = Form(word)
            form.mentions.append(mention)
            if strong:
                form.strong += 1
            if joined and run is not None:
                run.words.append(mention)
                run.joints.append(gap)
            else:
                run = Run([mention], [])
                runs.append(run)
            possessive = owner or text[end : end + 2] == "' "
            last_end = end

    def _capitalised(self) -> Iterator[_Capitalised]:
        """Every capitalised word of the story, in order."""
        for at, found in self.story.by_line(_capitalised):
            for start, full, end, word, owner, placed, by_place in found:
                yield start + at, full + at, end + at, word, owner, placed, by_place

    @staticmethod
    def _joins(gap: str, before: str) -> bool:
        """Whether two capitalised words with this between them are one name."""
        if gap in _JOINTS:
            return True
        if not gap or len(gap) > 16 or gap[0] not in " .-":
            return False
        if gap == ". " or gap == ".":
            bare = before.lower()
            return len(before) == 1 or bare in _ABBREVIATED
        if gap[0] == ".":
            return False
        m = _BETWEEN.match(gap)
        if m is None:
            return False
        particle = (m.group("particle") or "").split()
        if not all(gazetteer.particle(p) for p in particle):
            return False
        joined = m.group("joined")
        return not joined or gazetteer.prefixed(joined[:-1])

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
                words = [w for w in _WORD.findall(text, p.start, p.end) if len(w) >= 4]
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
        return frozenset().union(*(words for _, words in self.story.by_line(_lower_words)))

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
    def _starts(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = {}
        for m in _ALNUM.finditer(self.text):
            out.setdefault(m[0], []).append(m.start())
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
