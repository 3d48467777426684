"""Faults of the marks themselves, as the parser found them: faces, spaces, marks that pair with none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from copylint.findings.finding import Finding, Safety
from copylint.kinds.quotes.around import Edits
from copylint.rules.kind import finding
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.quotations import Fault
from copylint.text.quote_marks import MARKS

#: A stretch of this many characters is flagged whole, from where the mark belongs.
_SHORT = 160

_OPENERS = {"”": "“", "’": "‘", "»": "«", "''": "``"}
_OTHER_KIND = {"“": "‘", "”": "’", '"': "'", "‘": "“", "’": "”", "'": '"'}


def of_kinds(*kinds: str) -> Callable[[Rule, Story], Iterator[Finding]]:
    """Returns the check that reports the parser's faults of those kinds."""

    def run(rule: Rule, story: Story) -> Iterator[Finding]:
        for f in _faults(story, *kinds):
            if f.kind == "no-space-after" and story.text[f.end : f.end + 1] == "[":
                continue  # the mark of a note: ”[1]
            yield finding(
                rule,
                story,
                f.start,
                f.end,
                edits=[f.edits] if f.edits else [],
                safety=Safety.SAFE if f.certain and not _is_quoted_space(story, f) else Safety.UNSAFE,
                values={"fix": "".join(e[2] for e in f.edits).strip()},
            )

    return run


def _faults(story: Story, *kinds: str) -> list[Fault]:
    return [f for f in story.quotations.faults if f.kind in kinds]


def _is_quoted_space(story: Story, f: Fault) -> bool:
    """Whether a space before a closing mark may be quoted: "Error: ", or "Arizona " told from "Arizona"."""
    if f.kind != "stray-space" or not story.text[f.start].isspace():
        return False
    text = story.plain
    inner = text[text.rfind('"', 0, f.start) + 1 : f.start].strip()
    return inner.endswith(":") or (0 < len(inner) < 40 and f'"{inner}"' in text)


def not_reopened(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields the paragraph that goes on with a quotation without opening it again.

    Agencies and broadcasters cut paragraphs anew without a thought for marks. It is a slip only in a story
    that otherwise opens running quotations again.
    """
    faults = _faults(story, "not-reopened")
    if len(faults) == 1 and any(q.runs_on and q.level == 0 for q in story.quotations.items):
        f = faults[0]
        yield finding(rule, story, f.start, f.end, edits=[f.edits], safety=Safety.UNSAFE)


def unopened(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields closing marks that close nothing, with the sentences they may belong before."""
    text = story.text
    for f in _faults(story, "unopened"):
        mark = text[f.start : f.end]
        if mark == '"' and text[f.start - 1] in "sS" and text[f.end : f.end + 2].strip()[:1].islower():
            # "airlines" safety records": a double mark struck for an apostrophe.
            yield finding(rule, story, f.start, f.end, ["'"], safety=Safety.UNSAFE)
            continue
        places = _where_to_open(story, f.start)
        near = len(places) == 1 and f.start - places[0] <= _SHORT
        start = places[0] if near else f.start
        edits: list[Edits] = [[(at, at, _OPENERS.get(mark, mark))] for at in places]
        yield finding(rule, story, start, f.end, edits=edits, safety=Safety.UNSAFE)


def _where_to_open(story: Story, at: int) -> list[int]:
    """The first and the last sentence before a place behind the last quotation of its paragraph."""
    p = story.paragraph_at(at)
    if p is None:
        return []
    last = max(
        (
            end
            for start, end, _, role in story.quotations.marks
            if role == "close" and p.start <= start and end <= at
        ),
        default=p.start,
    )
    before = [s.start for s in p.sentences if s.start < at]
    starts = [s for s in before if s >= last] or before[-1:]
    while starts and story.text[starts[0]] in MARKS:
        starts.pop(0)
    return list(dict.fromkeys(starts[:1] + starts[-1:]))


def nested(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields quotations with the marks of the one they stand in."""
    openers = {f.start for f in _faults(story, "same-kind")}
    for q in story.quotations.items:
        if q.opener is not None and q.closer is not None and q.opener.start in openers:
            pair = [story.text[mark.start : mark.end] for mark in (q.opener, q.closer)]
            others = [_OTHER_KIND.get(written) for written in pair]
            # Where one of the two has no other kind, a change of the other alone would part them.
            edits: Edits = [
                (mark.start, mark.end, other)
                for mark, other in zip((q.opener, q.closer), others, strict=True)
                if other is not None and None not in others
            ]
            fixes = [edits] if edits else []
            yield finding(rule, story, q.span.start, q.span.end, edits=fixes, safety=Safety.UNSAFE)
