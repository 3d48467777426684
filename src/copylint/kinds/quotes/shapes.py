"""Straight marks among curly ones and the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copylint.findings.finding import Evidence, Finding, Safety
from copylint.rules.kind import finding
from copylint.rules.rule import Rule
from copylint.story.story import Story, once_a_story
from copylint.text.patterns import later
from copylint.text.spans import Span

#: One shape is the story's own when it stands this many times as often as the other, and so often at least.
_TIMES = 3
_LEAST = 4
#: More strangers than this are no slip: the story was put together from two sources.
_SLIPS = 1
#: Of quotations with one mark of each shape, which are slips wherever they stand, so many.
_HALVES = 4
#: A quotation of more characters is flagged at its opening mark.
_LONG = 80

_CURLY = {
    ('"', "open"): "“",
    ('"', "close"): "”",
    ("'", "open"): "‘",
    ("'", "close"): "’",
    ("'", "none"): "’",
}
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_MARKS = frozenset({'"', "'", *_STRAIGHT})
_INNER = later(r"(?<=[^\W\d_])['’](?=[^\W\d_])")

#: A mark as the parser gives it: start, end, text, role.
_Mark = tuple[int, int, str, str]


class _Shapes(NamedTuple):
    """The straight and curly marks of a story below its headline, which agencies often write."""

    own: str
    #: Marks of the other shape: quotations with both marks so, quotations with one, apostrophes.
    pairs: list[tuple[_Mark, ...]]
    halves: list[_Mark]
    apostrophes: list[_Mark]
    #: The first mark of the story's own shape, and how many it has.
    first: tuple[int, int]
    many: int
    #: Whether there is just one stranger, the headline's marks counted too: a slip beyond doubt.
    single: bool

    def mended(self, m: _Mark) -> tuple[int, int, str]:
        """The edit that gives a mark the story's own shape."""
        return (m[0], m[1], _CURLY[m[2], m[3]] if self.own == "curly" else _STRAIGHT[m[2]])


@once_a_story
def _shapes(story: Story) -> _Shapes | None:
    """The marks of a story that has an own shape and strangers to it, None of any other."""
    if not _mixed(story.text):
        return None
    body = story.headline.end if story.headline is not None else 0
    quoting = {m[0]: m for m in story.quotations.marks if m[0] >= body and m[2] in _MARKS and m[3] != "none"}
    apostrophes = _apostrophes_of(story, body)
    all_marks = [*quoting.values(), *apostrophes]
    straight = sum(m[2] in {'"', "'"} for m in all_marks)
    few, many = sorted((straight, len(all_marks) - straight))
    if not few or many < max(_LEAST, few * _TIMES):
        return None
    own = "straight" if straight == many else "curly"
    strange = {'"', "'"} if own == "curly" else set(_STRAIGHT)
    pairs = _pairs(story, quoting, strange)
    paired = {m[0] for both in pairs for m in both}
    halves = [m for at, m in quoting.items() if m[2] in strange and at not in paired]
    strangers = sorted(m for m in apostrophes if m[2] in strange)
    first = next(m for m in all_marks if m[2] not in strange)
    above = sum(story.text.count(c, 0, body) for c in strange)
    single = len(pairs) + len(halves) + len(strangers) + above == 1
    return _Shapes(own, pairs, halves, strangers, first[:2], many, single)


def _mixed(text: str) -> bool:
    """Whether the text has marks of both shapes, one of them clearly the rarer."""
    straight = text.count("'") + text.count('"')
    curly = sum(text.count(c) for c in _STRAIGHT)
    few, many = sorted((straight, curly))
    return few > 0 and few * 2 <= many


def _apostrophes_of(story: Story, body: int) -> list[_Mark]:
    """Apostrophes within words, then those at their edges."""
    text = story.text
    inner = [(m.start(), m.end(), m[0], "none") for m in _INNER.finditer(text, body)]
    return inner + [
        m
        for m in story.quotations.marks
        if m[0] >= body and m[3] == "none" and m[2] in {"'", "’"} and _in_word(text, m[0])
    ]


def _in_word(text: str, at: int) -> bool:
    return (at > 0 and text[at - 1].isalpha()) or (
        text[at + 1 : at + 2].isalpha() and not text[at - 1 : at].isdigit()
    )


def _pairs(story: Story, quoting: dict[int, _Mark], strange: set[str]) -> list[tuple[_Mark, ...]]:
    """The marks of quotations that are strange, all that each has."""
    out = []
    for q in story.quotations.items:
        marks = tuple(quoting[x.start] for x in (q.opener, q.closer) if x is not None and x.start in quoting)
        if marks and all(m[2] in strange for m in marks):
            out.append(marks)
    return out


def _slips(rule: Rule) -> int:
    return int(rule.match.get("most", _SLIPS))


def _stranger(
    rule: Rule, story: Story, shapes: _Shapes, place: tuple[int, int], marks: Sequence[_Mark]
) -> Finding:
    """The finding of marks that are not of the story's own shape."""
    return finding(
        rule,
        story,
        *place,
        edits=[[shapes.mended(m) for m in marks]],
        safety=Safety.SAFE if shapes.single else Safety.UNSAFE,
        values={"own": shapes.own},
        evidence=[Evidence(span=Span(*shapes.first), reason=f"{shapes.many} marks are {shapes.own}")],
    )


def shape(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields quotation marks of another shape than the story's own."""
    shapes = _shapes(story)
    if shapes is None:
        return
    if len(shapes.halves) <= max(_slips(rule), _HALVES):
        turned = {f.start for f in story.quotations.faults if f.kind.startswith("reversed")}
        for m in shapes.halves:
            if m[0] not in turned:
                yield _stranger(rule, story, shapes, m[:2], [m])
    if len(shapes.pairs) + len(shapes.apostrophes) <= _slips(rule):
        for marks in shapes.pairs:
            start, end = marks[0][0], marks[-1][1]
            place = (start, end) if end - start <= _LONG else marks[0][:2]
            yield _stranger(rule, story, shapes, place, marks)


def apostrophe_shape(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields words with an apostrophe of another shape than the story's own."""
    shapes = _shapes(story)
    if shapes is None or len(shapes.pairs) + len(shapes.apostrophes) > _slips(rule):
        return
    text = story.text
    for m in shapes.apostrophes:
        low, high = m[:2]
        while low > 0 and text[low - 1].isalnum():
            low -= 1
        while high < len(text) and text[high].isalnum():
            high += 1
        yield _stranger(rule, story, shapes, (low, high), [m])
