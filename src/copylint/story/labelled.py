"""Turns under a speaker's label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copylint.story.labels import Label, label_of
from copylint.story.turn import _STOP, TOLD, Page, Turn, talks
from copylint.text.patterns import later

# -- under a label --------------------------------------------------------------------------------
_LABEL = later(
    r"[*_>• \t–—-]{0,6}(?P<label>[^\W\d_a-z][^:\n]{0,60}?)[*_ \t]{0,4}(?P<mark>:"
    r"|(?<=\b[QA])\.)(?=[\s*_]|\Z)"
)

#: So many labelled turns make a transcript, in which up to so many paragraphs go on with a turn.
_TRANSCRIPT = 3
_GAP = 6


class _Line(NamedTuple):
    """A line that begins with what may be a speaker's label."""

    label: Label
    start: int  # of the words behind the label
    paragraph: int


class _Cast(NamedTuple):
    """How often each label comes, which of them are people beyond doubt, and whom the story else has."""

    often: Counter[str]
    people: frozenset[str]
    met: frozenset[str]


def _label_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label that text[start:end] begins with; most lines have none of its marks."""
    if any(text.find(mark, start, end) >= 0 for mark in (":", "Q.", "A.")):
        return _LABEL.match(text, start, end)
    return None


def _label_lines(page: Page) -> Iterator[_Line]:
    for k, p in enumerate(page.paragraphs):
        at = p.start
        while at < p.end:
            m = _label_at(page.text, at, min(p.end, at + 80))
            if m is not None:
                label = label_of(m["label"])
                if label is not None and (label.sure or m["mark"] == ":"):
                    yield _Line(label, m.end(), k)
            at = page.text.find("\n", at, p.end) + 1 or p.end


def opens_turn(text: str, start: int, end: int) -> bool:
    """Returns whether the line text[start:end] may open a turn: it begins with what may be a speaker's
    label."""
    m = _label_at(text, start, min(end, start + 80))
    if m is None:
        return False
    label = label_of(m["label"])
    return label is not None and (label.sure or m["mark"] == ":")


def labelled(page: Page) -> Iterator[Turn]:
    """Yields the turns under labels, and in a transcript what goes on with them."""
    lines = list(_label_lines(page))
    if not lines:
        return
    ends = [page.paragraphs[line.paragraph].end for line in lines]
    ends = [min(end, b.start) for end, (_, b) in zip(ends, pairwise(lines), strict=False)] + ends[-1:]
    cast = _Cast(
        Counter(line.label.name for line in lines),
        frozenset(line.label.name for line in lines if line.label.named or line.label.sure),
        _met(page.text),
    )
    kept = [(x, end) for x, end in zip(lines, ends, strict=True) if _speaks(page.text, x, end, cast)]
    for line, end in kept:
        yield Turn(line.start, _end(page, line, end), "label")
    if len(kept) >= _TRANSCRIPT:
        yield from _between(page, [line.paragraph for line, _ in kept])


def _between(page: Page, places: Sequence[int]) -> Iterator[Turn]:
    """What stands between the turns of a transcript goes on with them; behind the last, while it talks."""
    for a, b in pairwise([*places, len(page.paragraphs)]):
        following = page.paragraphs[a + 1 : b]
        if b == len(page.paragraphs) or len(following) > _GAP:
            following = following[:_GAP]
            talking = next((n for n, p in enumerate(following) if not page.talks(p)), len(following))
            following = following[:talking]
        for p in following:
            if page.talks(p) or not TOLD.search(page.text, p.start, p.end):
                yield Turn(p.start, p.end, "label")


def _end(page: Page, line: _Line, end: int) -> int:
    """Where a turn ends: with the next paragraph where the label stands alone on its line."""
    after = line.paragraph + 1
    if not line.label.sure or page.text[line.start : end].strip(" *_\n\t") or after == len(page.paragraphs):
        return end
    return page.paragraphs[after].end


_LOWER = later(r"(?<![\w'])[a-z]")


def _speaks(text: str, line: _Line, end: int, cast: _Cast) -> bool:
    """Whether what stands behind the label is speech."""
    label, start, often = line.label, line.start, cast.often
    others = sum(often.values()) - often[label.name]
    sentence = _STOP.search(text[start:end]) is not None
    if label.sure:
        if len(label.name) == 1 and not {"Q", "A"} <= often.keys():  # A: where nobody asks
            return sentence or talks(text, start, end)
        return not label.clip or label.capitals or others > 0
    if text[start:end].lstrip()[:1] in {'"', "'"}:
        return False  # in quotation marks
    words = text[start:end].split()
    if len(words) < 2 or not _LOWER.search(text, start, end):
        return False
    known = label.named or label.name.split()[-1].lower() in cast.met
    if talks(text, start, end):
        again = often[label.name] > 1 and (label.namelike or bool(cast.people - {label.name}))
        return known or label.reporting or again
    small = sum(w[0].islower() for w in words) * 2 > len(words)
    return sentence and small and often[label.name] > 1 and others > 1 and (known or label.capitals)


_MET = later(
    r"\b(?:M[rs]s?|Dr|Sir)\.? ([A-Z][\w'-]*)(?!:)|\b([A-Z][\w'-]*) (?:said|says|told|added|asked)\b"
    r"|\bsaid (?:[A-Z][\w'-]+ )?([A-Z][\w'-]*)"
)


def _met(text: str) -> frozenset[str]:
    """The last names, in small letters, of people the story has: Mr Tarn, Tarn said, said Joe Tarn."""
    return frozenset(name.lower() for m in _MET.finditer(text) for name in m.groups() if name)
