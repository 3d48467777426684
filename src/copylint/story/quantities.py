"""The ledger of quantities: how much of what, and where the story says so.

A number word or figure becomes a Quantity when the copy shows what it measures or counts. Years,
times of day, ages beside a name, scores, house and road numbers are none. Offsets are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copylint.story.numbers import (
    CURRENCY,
    NUMBER,
    TEENS,
    TEN_WORDS,
    UNIT_WORDS,
    UNITS,
    is_rough,
    number_value,
    precision,
)
from copylint.story.story import Story, by_paragraph, once_a_story
from copylint.tables.wordlists import word_pairs, word_set
from copylint.text.folding import folded
from copylint.text.matcher import matcher
from copylint.text.patterns import later, later_bytes
from copylint.text.spans import Span

if TYPE_CHECKING:
    from copylint.text.matcher import Matcher
    from copylint.text.paragraphs import Paragraph

_APPROX = later(
    r"(?:\b(?:about|around|some|nearly|almost|more than|less than|fewer than|over|under|at least"
    r"|at most|up to|roughly"
    r"|approximately|as many as|as much as|as few as|estimated|close to|just|only|another|other"
    r"|further|extra|additional|upwards? of|no more than|no fewer than"
    r"|no less than|perhaps|maybe|possibly|below|above|circa|nearer|well|between|first|last|next|top"
    r"|every|each|half|remaining|or|per) )\Z",
    re.IGNORECASE,
)


_FUNCTION = word_set("quantities", "end of a count")
_IRREGULAR = word_pairs("quantities", "irregular plurals")
_PLURAL_NOT = word_set("quantities", "no plurals")
_TIME_UNITS = word_set("quantities", "units of time")
_KNOWN_MODIFIERS = frozenset("sports women men children years arms goods sales news".split())
_SELECTIVE = word_set("quantities", "of several")


def singular(noun: str) -> str | None:
    """Returns the singular of a plural noun in lower case, None for a word that does not look plural."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if (
        len(noun) < 4
        or noun in _PLURAL_NOT
        or not noun.endswith("s")
        or noun.endswith(("ss", "us", "ous", "is", "'s"))
    ):
        return None
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes")):
        return noun[:-2]
    return noun[:-1]


class Quantity(NamedTuple):
    """So many of something: `value` `unit`, or a count of `noun` (singular, lower case) with the words before
    it.

    `determiner` is "all", "the", a possessive as written, or "". `rough` says that the copy calls
    the number approximate, or one of several ("another", "the first").
    """

    start: int
    end: int
    value: float
    slack: float
    unit: str
    noun: str
    modifiers: tuple[str, ...]
    determiner: str
    rough: bool
    #: End of the noun (or unit), so that what follows can be read.
    tail: int
    paragraph: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def counts(self) -> str:
        """What it counts or measures, as a label for tables."""
        return " ".join((*self.modifiers, self.noun)) if self.noun else self.unit


_ANY = later(
    rf"(?<![\w.,/$£€-])(?P<sign>{CURRENCY})?(?P<number>{NUMBER})(?P<pct>%| ?per ?cent\b"
    rf"| percentage points?\b)?"
    r"(?![\w%/]|[.,:]\d|-(?:\d|year-old|century))",
    re.IGNORECASE,
)
_WORD_AFTER = later(r"[ -](?P<w>[^\W\d_]+(?:['-][^\W\d_]+)*)")
_DETERMINER = later(
    r"(?:\b(?P<all>[Aa]ll(?: of)?(?: the| its| their| his| her| our)?|[Bb]oth)|\b(?P<the>[Tt]he"
    r"|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)"
    r"|\b(?P<owner>[^\W\d_]+)(?:'s|(?<=s)'))(?P<mods>(?: [a-z]+)?) \Z"
)
# "the loss of 1,500 jobs": so many and no more, told before.
_DEED = later(
    r"\b[Tt]he (?:loss|losses|closure|theft|deaths?|arrests?|rescue|release|killings?|sacking|murders?"
    r"|sale|shooting|kidnapping|disappearance) of \Z"
)
_MACHINE = later(
    r"(?:\b(?:No|Nos|Route|Highway|Interstate|Section|Article|Chapter|Room|Flight|Page|Act|Rule|Title"
    r"|Bill|Proposition|Channel|Number|Unit|Platform|Terminal|Formula|Division|Boeing|Airbus|Covid"
    r"|Type|Grade|Year|Level|Class|Phase|Stage|Apollo|Windows|Area|District|Ward|Group|Game|Round|Week"
    r"|Day|Part|Psalm|Building|Junction|Exit|Gate|Pier|Lot|under|aged|age)\.? )\Z"
)


_SIGN_LEFT = later(rf"{CURRENCY}\Z")
_NUMBER_LITERALS = tuple(f"{UNIT_WORDS}|{TEENS}|{TEN_WORDS}".split("|"))


@cache
def _matcher() -> Matcher:
    return matcher([w.encode("ascii") for w in _NUMBER_LITERALS])


_DIGITS = later_bytes(rb"\d[\d,.]*")


def _number_starts(folded: bytes) -> list[int]:
    """Where a figure or a number word begins in the matcher's form of a story, in order."""
    starts = [m.start() for m in _DIGITS.finditer(folded)]
    size = len(folded)
    starts += [
        s
        for _, s, e in _matcher().find(folded)
        if not (s and folded[s - 1 : s].isalnum()) and not (e < size and folded[e : e + 1].isalnum())
    ]
    starts.sort()
    return starts


def _quantity(text: str, m: re.Match[str], paragraph: int) -> Quantity | None:
    """The quantity that a match of _ANY is; None where the copy does not say what it measures or counts."""
    written = m["number"]
    value = number_value(written)
    if value is None:
        return None
    begin, end = m.start(), m.end("number")
    q = Quantity(begin, end, value, precision(written), "", "", (), "", is_rough(text, begin), end, paragraph)
    if m["pct"]:
        unit = "percentage points" if "point" in m["pct"].lower() else "percent"
        return q._replace(end=m.end(), unit=unit, tail=m.end())
    if m["sign"]:
        return q._replace(unit=m["sign"].upper())
    if _MACHINE.search(text, max(0, begin - 14), begin):
        return None
    before = text[max(0, begin - 40) : begin]
    determiner, lead = _determined(before)
    q = q._replace(determiner=determiner)
    first = _WORD_AFTER.match(text, end)
    if first is not None and text[end] == "-" and first["w"].lower() not in _FUNCTION:
        return _compound(text, q, first)
    words, noun, written_noun, at = _counted(text, end)
    if not noun:
        if words and words[0] in UNITS and len(words[0]) > 1:
            return q._replace(unit=words[0], tail=end + 1 + len(words[0]))
        return None
    if len(written) == 4 and written.isdigit() and 1500 <= value <= 2099 and not determiner:
        return None  # a year
    if noun in _TIME_UNITS or noun in UNITS or not words and written_noun in UNITS:
        return q._replace(unit=noun, tail=at)
    modifiers = (*lead, *words)
    rough = q.rough or not _SELECTIVE.isdisjoint(modifiers) or _APPROX.search(before) is not None
    return q._replace(noun=noun, modifiers=modifiers, rough=rough, tail=at)


def _determined(before: str) -> tuple[str, tuple[str, ...]]:
    """The determiner that stands before a number, and the words between."""
    d = _DETERMINER.search(before)
    if d:
        determiner = "all" if d["all"] else d["the"].lower() if d["the"] else d["owner"]
        return determiner, tuple(d["mods"].split())
    return "the" if _DEED.search(before) else "", ()


def _compound(text: str, q: Quantity, first: re.Match[str]) -> Quantity | None:
    """ "Five-day meeting": the unit is the first word, the noun comes after it."""
    noun = _WORD_AFTER.match(text, first.end())
    if first["w"].lower() not in _TIME_UNITS or noun is None or noun["w"].lower() in _FUNCTION:
        return None
    return q._replace(end=first.end(), unit=first["w"].lower(), noun=noun["w"].lower(), tail=noun.end())


def _counted(text: str, at: int) -> tuple[list[str], str, str, int]:
    """What is counted behind a number that ends at `at`: the words before the noun, the noun in the singular
    and as written, and its end. It is the first plural among the next four words, with nothing but modifiers
    between."""
    words: list[str] = []
    while len(words) < 4:
        w = _WORD_AFTER.match(text, at)
        if w is None or w["w"].lower() in _FUNCTION:
            break
        word = w["w"].lower()
        at = w.end()
        one = singular(word)
        if one is not None and not (len(words) < 3 and _only_modifies(text, at, one)):
            return words, one, word, at
        words.append(word)
    return words, "", "", at


def _only_modifies(text: str, at: int, one: str) -> bool:
    """ "12 sports clubs": a plural before another plural only modifies it."""
    following = _WORD_AFTER.match(text, at)
    if following is None or text[at] != " " or not following["w"].islower():
        return False
    word = following["w"].lower()
    if not singular(word) or word in _FUNCTION:
        return False
    return not word.endswith(("es", "ts", "ds", "ks", "ps")) or one + "s" in _KNOWN_MODIFIERS


#: How far back a count is compared: a whole story, but not a whole archive in one file.
_NEAR = 300


class Ledger:
    """The quantities of a story, in order of appearance, gathered paragraph by paragraph when first asked
    for."""

    def __init__(self, story: Story) -> None:
        self._story = story

    @property
    def all(self) -> list[Quantity]:
        """Every quantity whose unit or noun the copy gives."""
        return _all(self._story)

    def before(self, at: int) -> list[Quantity]:
        """Returns the last few hundred quantities that end before `at`, in order."""
        k = bisect_right(_starts(self._story), at)
        return [q for q in self.all[max(0, k - _NEAR) : k] if q.end <= at]

    def within(self, start: int, end: int) -> list[Quantity]:
        """Returns the quantities that begin in text[start:end], in order."""
        story = self._story
        first = story.paragraph_at(start)
        k = first.index if first is not None else 0
        out: list[Quantity] = []
        while k < len(story.paragraphs) and story.paragraphs[k].start < end:
            out += [q for q in _of_paragraph(story, story.paragraphs[k]) if start <= q.start < end]
            k += 1
        return out

    def at(self, start: int) -> Quantity | None:
        """Returns the quantity whose number begins at `start`; None where there is none."""
        m = _ANY.match(self._story.plain, start)
        return _quantity(self._story.plain, m, 0) if m else None


class _Number(NamedTuple):
    """A number of a line: where it is noticed, where it begins and ends with its sign and unit, and what of
    how much it is."""

    noticed: int
    start: int
    end: int
    quantity: Quantity | None


def _numbers(line: str) -> list[_Number]:
    """The numbers of a line, in order; some lie in one before them."""
    out = []
    for start in _number_starts(folded(line)):
        at = start
        if start and line[start - 1] in "$£€¥":
            sign = _SIGN_LEFT.search(line, max(0, start - 3), start)
            at = sign.start() if sign else start
        m = _ANY.match(line, at)
        if m is not None:
            out.append(_Number(start, at, m.end(), _quantity(line, m, 0)))
    return out


def _of_paragraph(story: Story, p: Paragraph) -> Iterator[Quantity]:
    """The quantities of a paragraph, in order, read in the line where it stands."""
    text = story.plain
    low, high = text.rfind("\n", 0, p.start) + 1, text.find("\n", p.end)
    upto = 0
    for noticed, start, end, q in story.pieces.of(_numbers, text[low : high if high >= 0 else len(text)]):
        if noticed < upto or start + low < p.start or end + low > p.end:
            continue
        upto = end
        if q is not None:
            yield q._replace(start=q.start + low, end=q.end + low, tail=q.tail + low, paragraph=p.index)


@once_a_story
def _all(story: Story) -> list[Quantity]:
    return [q for p in story.paragraphs for q in _of_paragraph(story, p)]


@once_a_story
def _starts(story: Story) -> list[int]:
    return [q.start for q in _all(story)]


@once_a_story
@by_paragraph
def quantities(story: Story) -> Ledger:
    """Returns the ledger of the story's quantities; it is filled when first read."""
    return Ledger(story)
