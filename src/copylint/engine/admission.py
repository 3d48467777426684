"""Which findings may be reported, and which of their fixes offered or written: scope, exceptions, what is
not copy, and the guard of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from unicodedata import combining

from copylint import kinds
from copylint.engine.said import keeps_words
from copylint.findings.finding import Finding, Fix, Safety
from copylint.rules.rule import Rule
from copylint.story.roles import FURNITURE, PROSE
from copylint.story.story import Story
from copylint.tables.shipped import is_own
from copylint.text.patterns import IGNORECASE, later, rich, time_left
from copylint.text.spans import Edit, Span

# The copy says itself that it is meant: "whether (sic)", “recieved [sic]”.
_SIC = later(r"[\"')\],.]{0,2} ?[(\[]sic[)\]]", re.IGNORECASE)
_LETTERS = later(r"[^\W_]+")
_BLANKS = later(r"\s+")
# An apostrophe belongs to its word, and what parts the digits of a figure to the figure.
_WORDS = later(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")


def admit(rule: Rule, story: Story, f: Finding) -> Finding | None:
    """Returns the finding as it may be reported, None where it may not: scope, exceptions, what is not
    copy, and the speech guard."""
    span = f.span
    if story.is_protected(span.start, span.end):
        return None
    if not _in_scope(rule, story, span):
        return None
    if rule.fragment and story.fragment and not (rule.fragment == "inside" and _mends_within(story, f)):
        return None
    if _cuts_a_letter(story.text, span):
        return None
    if _SIC.match(story.plain, span.end) or story.is_sealed(span):
        return None
    if rule.unless and _excepted(rule, story, span):
        return None
    fixes = tuple(g for g in (guard(rule, story, x) for x in f.fixes) if g is not None)
    if fixes == f.fixes:
        return f
    return Finding(
        rule=f.rule, span=f.span, message=f.message, severity=f.severity, fixes=fixes, evidence=f.evidence
    )


def _mends_within(story: Story, f: Finding) -> bool:
    """Whether the first fix of a finding stays clear of both ends of its paragraph."""
    p = story.paragraph_at(f.span.start)
    edits = f.fixes[0].edits if f.fixes else ()
    return bool(edits) and p is not None and all(p.start < e.span.start and e.span.end < p.end for e in edits)


def _cuts_a_letter(text: str, span: Span) -> bool:
    """Whether the span parts a letter from its combining marks, or a word that has some."""
    if text.isascii():
        return False
    start, end = span.start, span.end
    return (end < len(text) and bool(combining(text[end]))) or (
        0 < start < end and bool(combining(text[start - 1])) and text[start].isalnum()
    )


def guard(rule: Rule, story: Story, fix: Fix) -> Fix | None:
    """Returns the fix as it may be offered, None where it may not. Raises ValueError where an edit is not
    for what stands there.

    The speech guard: in speech a fix that changes which words were said is no fix, and one that may do
    so, or that mends what somebody wrote, is for somebody to look at. Nor is one a fix that touches
    markup or runs over a paragraph's end, or one that renames what is written in two places.
    """
    # One that writes what is seen takes out what the source hides there.
    edits = tuple(e for e in fix.edits if e.old != e.new or story.document.hides(e.span))
    if not edits:
        return None
    if edits != fix.edits:
        fix = Fix(edits=edits, safety=fix.safety)
    for edit in edits:
        if story.text[edit.span.start : edit.span.end] != edit.old:
            raise ValueError(f"an edit for {edit.old!r} at {edit.span.start}, where something else stands")
        if story.is_protected(edit.span.start, edit.span.end):
            return None
        if story.is_label(edit.span.start, edit.span.end) and not _same_label(edit):
            return None
        if rule.changes == "wording":
            if _rewords(edit) and story.in_speech(edit.span):
                return None
        elif fix.safety is Safety.SAFE and story.in_speech(edit.span) and not keeps_words(story.text, edit):
            fix = Fix(edits=edits, safety=Safety.UNSAFE)
        if fix.safety is Safety.SAFE and (story.is_evidence(edit.span) or story.in_columns(edit.span)):
            fix = Fix(edits=edits, safety=Safety.UNSAFE)
    return fix if fix.safety > Safety.NONE else None


def only_marks(text: str, edit: Edit) -> bool:
    """Whether an edit changes nothing but spaces and marks: the words and figures that it touches, read
    whole, are the same and in the same order afterwards."""
    start, end = edit.span.start, edit.span.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    mended = text[start : edit.span.start] + edit.new + text[edit.span.end : end]
    return _WORDS.findall(text[start:end]) == _WORDS.findall(mended)


def _rewords(edit: Edit) -> bool:
    """Whether an edit changes more than capitals, spaces and marks."""
    return "".join(_LETTERS.findall(edit.old)).casefold() != "".join(_LETTERS.findall(edit.new)).casefold()


def _same_label(edit: Edit) -> bool:
    """Whether an edit of a label leaves it the same name: labels differ neither by capitals nor by how
    many blanks there are."""
    old, new = (_BLANKS.sub(" ", x).casefold() for x in (edit.old, edit.new))
    return old == new


def _in_scope(rule: Rule, story: Story, span: Span) -> bool:
    """Whether the rule is for what stands there: the roles it names, with "body" for all that tells the
    story and "prose" for all but furniture, which is where a rule about sentences is for that names none."""
    scope = rule.scope
    roles = [s for s in scope if s not in ("speech", "narration")] or (
        ["prose"] if kinds.about_sentences(rule.kind) else []
    )
    if roles:
        p = story.paragraph_at(span.start)
        role = p.role if p is not None else "body"
        if (
            role not in roles
            and not ("body" in roles and role in PROSE)
            and not ("prose" in roles and role not in FURNITURE)
        ):
            return False
    if not scope:
        return True
    if "speech" in scope and "narration" not in scope:
        return story.in_speech(span)
    if "narration" in scope and "speech" not in scope:
        return not story.in_speech(span)
    return True


@cache
def _exception(pattern: str) -> re.Pattern[str]:
    return later(pattern, re.IGNORECASE)


@cache
def _timed(pattern: str) -> Any:
    return rich(pattern, IGNORECASE)


def _found(rule: Rule, pattern: str, text: str, low: int, high: int) -> Iterator[Any]:
    """The matches of a pattern in text[low:high]. Those of copylint's own rules are known to end."""
    if is_own(rule.path):
        return _exception(pattern).finditer(text, low, high)
    found: Iterator[Any] = _timed(pattern).finditer(text, low, high, timeout=time_left())
    return found


def _excepted(rule: Rule, story: Story, span: Span) -> bool:
    p = story.paragraph_at(span.start)
    low, high = (p.start, p.end) if p is not None else (0, len(story.text))
    low, high = max(low, span.start - 120), min(high, span.end + 120)
    for u in rule.unless:
        for m in _found(rule, u, story.plain, low, high):
            if m.start() < span.end and span.start < m.end():
                return True
    return False
