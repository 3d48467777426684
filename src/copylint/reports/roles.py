"""What each line of a file is taken for: its role, in lines to read or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copylint.findings.sourced import Places
from copylint.reports.contract import named
from copylint.story.story import Story
from copylint.text.lines import Lines

#: The role of a line that holds nothing a rule may see: markup, code, front matter.
NO_COPY = "no copy"


def lines(story: Story) -> list[tuple[int, str, str]]:
    """Returns (number, role, text) of each line of the source that holds anything, numbers from 1."""
    places = Places(story.document)
    source = Lines(story.document.source)
    roles: dict[int, str] = {}
    for p, role in zip(story.paragraphs, story.roles, strict=True):
        _, end, first = places.of(p.start, p.end)
        for number in range(first, source.position(end)[0] + 1):
            roles.setdefault(number, role)
    last = source.position(len(story.document.source))[0]
    told = ((n, source.line(n)) for n in range(1, last + 1))
    return [(n, roles.get(n, NO_COPY), text) for n, text in told if text.strip()]


def as_json(path: str, story: Story) -> dict[str, Any]:
    """Returns the roles as plain data: `{"path", "lines": [{"line", "role", "text"}]}`."""
    return {
        **named(path),
        "lines": [{"line": n, "role": role, "text": text} for n, role, text in lines(story)],
    }


def as_table(path: str, story: Story, limit: int = 120) -> Iterator[str]:
    """Yields the path, then a line for each line, cut at `limit` code points."""
    from copylint.reports.terminal import visible

    yield visible(path)
    for n, role, text in lines(story):
        yield f"  {n:>4}  {role:<14}  {visible(text.strip())}"[:limit]
