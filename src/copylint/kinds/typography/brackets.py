"""Brackets that open or close nothing, spaces inside brackets, and words that run into brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copylint.findings.finding import Finding, Safety
from copylint.kinds.typography.around import is_word, line_at, paragraphs_of, run_at
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later

_OPENERS = {")": "(", "]": "["}
_CLOSERS = {"(": ")", "[": "]"}
#: More brackets without a partner are no slips.
_MOST = 4

_LISTED = later(r"(?:^|(?<=[\s(;,]))(?:[a-zA-Z]|\d{1,2}|[ivx]{1,4})\)")
_FACE = later(r"[:;=8][-'o^]?[)(\]\[]|[)(][-']?[:;]|\([:;]|\([a-z]\)")
_INITIALS = later(r"\((?P<a>[A-Z]{2,7})(?=[ ,.;:'])")
_INITIALS_LEFT = later(r" (?P<a>[A-Z]{2,7})\Z")
_WORD = later(r"[^\W\d_]+")
_INTO = later(r"(?P<left>[^\W\d_]{3,})\((?P<inner>[^()\n]*[ ][^()\n]*)\)")
#: What a run has that is code; an ampersand may stand in a name: R&D(the laboratory).
_MACHINE = later(r"[/@_=\\{}<>|#]")
_OUT = later(r"(?<=[ ])\((?P<inner>[^()\n]*[ ][^()\n]*)\)(?P<right>[^\W\d_]{2,})")


def unpaired(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields brackets that open or close nothing."""
    text = story.plain
    if _is_even(text):
        return
    waiting, loose = _without_partner(story)
    if len(waiting) + len(loose) > _MOST:
        return
    for at, p in waiting:
        if not story.is_protected(at, at + 1):
            place, sure = _where_to_close(text, at, p)
            edits = [[(place, place, _CLOSERS[text[at]])]] if place is not None else []
            safety = Safety.SAFE if sure else Safety.UNSAFE
            yield finding(rule, story, at, at + 1, edits=edits, safety=safety, values={"mark": text[at]})
    for at in loose:
        if not story.is_protected(at, at + 1):
            place = _where_to_open(text, at)
            edits = [[(place, place, "(")]] if place is not None else []
            yield finding(rule, story, at, at + 1, edits=edits, values={"mark": text[at]})


def _is_even(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


class _Waiting(NamedTuple):
    """A bracket that nothing closes, and its paragraph."""

    at: int
    paragraph: Paragraph


def _without_partner(story: Story) -> tuple[list[_Waiting], list[int]]:
    """Brackets that nothing closes, and those that close nothing; one may close in a later paragraph."""
    text = story.plain
    waiting: list[_Waiting] = []
    loose: list[int] = []
    for p in story.paragraphs:
        if _is_even(text[p.start : p.end]):
            continue
        no_bracket = {m.end() - 1 for m in _LISTED.finditer(text, p.start, p.end)}
        for m in _FACE.finditer(text, p.start, p.end):
            no_bracket.update(range(*m.span()))
        opened: list[int] = []
        for at in range(p.start, p.end):
            c = text[at]
            if c in _CLOSERS and at not in no_bracket:
                opened.append(at)
            elif c in _OPENERS:
                if opened and text[opened[-1]] == _OPENERS[c]:
                    opened.pop()
                elif at not in no_bracket:
                    loose.append(at)
        waiting += [_Waiting(at, p) for at in opened]
    for w in list(waiting):
        closer = next((x for x in loose if x > w.at and _OPENERS[text[x]] == text[w.at]), None)
        if closer is not None:
            loose.remove(closer)
            waiting.remove(w)
    return waiting, loose


def _where_to_close(text: str, at: int, p: Paragraph) -> tuple[int | None, bool]:
    """Where a bracket ought to close, None where nobody can say, and whether that is sure."""
    # "the National Loch Research Group (NLRG said": initials end where they end.
    initials = _INITIALS.match(text, at)
    if initials is not None and _spells(text[max(p.start, at - 90) : at], initials["a"]):
        return initials.end(), True
    sentence = p.sentence_at(at)
    end = sentence.end
    while end > at and text[end - 1] in ".!?\"'":
        end -= 1
    aside = end - at > 2 and sentence.end == p.end and text[at - 1 : at] == " " and text[at] == "("
    return end if aside else None, False


def _where_to_open(text: str, at: int) -> int | None:
    """Where a bracket ought to open that closes at a place: before initials of the words before them."""
    initials = _INITIALS_LEFT.search(text, max(0, at - 9), at) if text[at] == ")" else None
    if initials is None or not _spells(text[max(0, at - 99) : initials.start()], initials["a"]):
        return None
    return initials.start("a")


def _spells(before: str, initials: str) -> bool:
    """Whether the words right before it are what the initials stand for, small words left out or not."""
    words = _WORD.findall(before)
    capitals = "".join(w[0] for w in words if w[0].isupper())
    return capitals.endswith(initials) or "".join(w[0].upper() for w in words).endswith(initials)


def space_inside(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields ( the spaces inside brackets )."""
    text = story.plain
    for start, end in hits:
        low, high = line_at(story, start)
        if text[start] in _CLOSERS:
            if text[start - 1 : start] in {":", ";", "-", "="} or _placeholder(text, start, low, high):
                continue
            while end < high and text[end] == " ":
                end += 1
            task = text[end : end + 1] in {"x", "X"} and text[end + 1 : end + 2] == " "
            if end < high and not task and (text[end].isalnum() or text[end] in "\"'£$€"):
                yield finding(rule, story, start, end, [text[start]])
        elif not _placeholder(text, end - 1, low, high):
            while start > low and text[start - 1] == " ":
                start -= 1
            closer = text[end - 1]
            face = text[end - 1 : end + 1] in {")-", "):"}
            word = start > low and (text[start - 1].isalnum() or text[start - 1] in ".,\"'!?%")
            if word and not face and text.rfind(_OPENERS[closer], low, start) >= 0:
                yield finding(rule, story, start, end, [closer])


def _placeholder(text: str, at: int, low: int, high: int) -> bool:
    """Whether the square bracket is one of a pair with a space within both: As a [ reader ], I want ..."""
    if text[at] == "[":
        other = text.find("]", at, high)
        return other > 0 and text[at + 1] == " " == text[other - 1]
    other = text.rfind("[", low, at) if text[at] == "]" else -1
    return other >= 0 and text[other + 1] == " " == text[at - 1]


def joined(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields word(like this) and (like this)word."""
    text = story.plain

    def found(at: int, new: str, word: str) -> Finding:
        return finding(rule, story, at, at + 1, [new], safety=Safety.SAFE if is_word(word) else Safety.UNSAFE)

    for p in paragraphs_of(story, hits):
        for m in _INTO.finditer(text, p.start, p.end):
            if not _MACHINE.search(run_at(text, m.start())):
                yield found(m.end("left"), " (", m["left"])
        for m in _OUT.finditer(text, p.start, p.end):
            yield found(m.start("right") - 1, ") ", m["right"])
