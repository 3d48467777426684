"""Spaces before marks, and spaces that are missing behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copylint.findings.finding import Finding, Safety
from copylint.kinds.typography.around import (
    is_machine_text,
    is_word,
    letters_after,
    letters_before,
    line_at,
    run_at,
)
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.sentences import abbreviation

_WANTING = word_set("typography", "words that want another behind them")
_ENDINGS = word_set("typography", "endings of addresses and files")
_PROUD = word_set("typography", "endings of addresses that firms write with a capital")
_OPENERS = word_set("typography", "words that open a sentence")
_PLAIN_OPENERS = word_set("typography", "words that open a sentence behind a figure")

#: What a run has that is no prose: an address, an ellipsis, a call.
_NO_PROSE = later(r"\.\.|^www\.|\(\)")


def before_mark(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields marks with a space before them."""
    for at, end in hits:
        mark = story.plain[end - 1]
        found = _stray(story, at, end, mark) if mark in ",.;:?!" else None
        if found is not None:
            start, new, safety = found
            yield finding(rule, story, start, end, [new], safety=safety, values={"mark": mark})


def _stray(story: Story, at: int, end: int, mark: str) -> tuple[int, str, Safety] | None:
    """Where the space before a mark begins, what is to stand there, and how sure that is; None where it
    is right."""
    text = story.plain
    low, high = line_at(story, at)
    start = at
    while start > low and text[start - 1] == " ":
        start -= 1
    before, after = text[start - 1 : start], text[end] if end < high else " "
    if start <= low or not (before.isalnum() or before in "\"')]%") or (before in "\"'" and mark in "?!"):
        return None
    if any(c != " " for c in story.text[start : end - 1]):
        return None  # a no-break space before ; : ? ! is how French sets them
    if mark == "," and after.isalpha() and text[end : end + 2].isalpha():
        return start, ", ", Safety.SAFE
    if after not in {" ", "\n", '"', "'", ")", "]"} or _is_face_or_figure(text, start, end, mark, after):
        return None
    left = letters_before(text, start)
    sure = mark in ",.;" or after == " " or end >= high
    if mark in ":;?!" and left.islower() and not is_word(left):
        sure = False  # French sets a space there: un rituel : le
    if mark == "," and left in _WANTING:
        sure = False  # what stood between is gone: written by , and
    return start, mark, Safety.SAFE if sure else Safety.UNSAFE


def _is_face_or_figure(text: str, start: int, end: int, mark: str, after: str) -> bool:
    """Whether the mark is part of a face, of dots with spaces between, or of a ratio."""
    if mark in ":;" and (after in ")]" or text[end : end + 2] in {"-)", "-("}):
        return True
    if mark == ".":
        before = text[max(0, start - 2) : start]
        return text[end : end + 2] == " ." or before in {". ", " ."} or before.endswith(".")
    return mark == ":" and text[start - 1].isdigit() and text[end + 1 : end + 2].isdigit()


def after_comma(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields commas and semicolons without a space behind them."""
    text = story.plain
    for at, _ in hits:
        mark = text[at]
        run = run_at(text, at)
        if is_machine_text(run) or run.count(",") + run.count(";") > 3 or at == 0 or text[at - 1].isspace():
            continue
        left, before, right = letters_before(text, at), text[at - 1], letters_after(text, at + 1)
        figure, closed = before.isdigit(), before in "\"')%"
        if not (before.isalnum() or before in "\"')%]") or (len(right) == 1 and right not in "aAI"):
            continue
        if len(left) == len(right) == 1 and left not in "aI":
            continue
        known = is_word(left)
        if mark == ";" and not (known and is_word(right)):
            continue
        sure = len(left) >= 2 or closed or figure
        sure = sure and (
            right[:1].isupper() or is_word(right) or (right.endswith("s") and is_word(right[:-1]))
        )
        sure = sure and (mark == "," or len(left) > 2)
        safety = Safety.SAFE if sure else Safety.UNSAFE
        yield finding(rule, story, at, at + 1, [mark + " "], safety=safety, values={"mark": mark})


class _Joint(NamedTuple):
    """A stop, question or exclamation mark, with the letters on both sides and the character before it."""

    text: str
    at: int
    mark: str
    left: str
    right: str
    before: str


def after_stop(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields ends of sentences without a space behind them."""
    text = story.plain
    for at, _ in hits:
        mark = text[at]
        if mark not in ".?!":
            continue  # the matcher shows every letter beyond ASCII as a question mark
        run = run_at(text, at)
        if is_machine_text(run) or _NO_PROSE.search(run):
            continue
        before = text[at - 1] if at else " "
        joint = _Joint(text, at, mark, letters_before(text, at), letters_after(text, at + 1), before)
        if _is_part_of_name(joint) or not _may_end(joint):
            continue
        safety = _before_capital(joint) if joint.right[0].isupper() else _before_small(joint)
        if safety is not None:
            yield finding(rule, story, at, at + 1, [mark + " "], safety=safety, values={"mark": mark})


def _is_part_of_name(j: _Joint) -> bool:
    """Whether the mark stands in an address, an abbreviation, or a name: example.com, a.m., One.Tel, 7.A)."""
    left, right = j.left, j.right
    if not right or right in _ENDINGS or right in _PROUD:
        return True
    end = j.at + 1 + len(right)
    if j.text[end : end + 1] == ".":
        # Runs like a.m. and U.S.The are not judged; of No.Food. nothing else can be meant.
        if len(right) < 3 or j.text[end + 1 : end + 2] not in {"", " ", "\n", '"'}:
            return True
    if right == "A" and j.text[end : end + 1] == ")":
        return True
    if len(left) > 1 and not left[1:].islower() and not left.isupper():
        return True  # ResourceTemplate.Basic
    if j.mark != ".":
        return False
    if left.isupper() and len(left) < 3:
        return True
    return left[:1].isupper() and right[0].isupper() and j.text.count(f"{left}.{right}") > 1


def _may_end(j: _Joint) -> bool:
    """Whether what is before the mark may end a sentence."""
    if j.left:
        if len(j.left) < 2 or ("'" in j.right and not is_word(j.right)):
            return False
        start = j.at - len(j.left)
        return j.mark != "." or not (j.text[start - 1 : start] == "." or abbreviation(j.left))
    if j.before.isdigit():
        return j.mark == "." and j.right in _PLAIN_OPENERS
    return j.before in "\"')%"


def _before_capital(j: _Joint) -> Safety | None:
    """How sure it is that the word with a capital behind the mark begins a sentence; None where it is not."""
    left, right = j.left, j.right
    if (right not in "AI") if len(right) == 1 else not right[1:].replace("'", "").islower():
        return None
    known = is_word(right)
    if j.mark == ".":
        sure = known or (is_word(left) and (left[:1].islower() or j.before in ")%\"'"))
    elif left[:1].isupper() and (not known or j.mark == "!"):
        return None  # Yahoo!Mail, Jeopardy!Host
    else:
        sure = left[:1].islower() and known
    return Safety.SAFE if sure else Safety.UNSAFE


def _before_small(j: _Joint) -> Safety | None:
    """The same of a word in small letters (plan.they): a file or a host looks alike."""
    plain = len(j.left) > 2 and not j.left[0].isupper() and is_word(j.left)
    return Safety.UNSAFE if j.mark == "." and plain and j.right in _OPENERS and is_word(j.right) else None
