"""The names of a story as a desk signs them off: a table, or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from copylint.findings.sourced import Places
from copylint.kinds.names.examination import examine
from copylint.reports.contract import named
from copylint.story.entities import entities
from copylint.story.names import Name
from copylint.story.roles import FURNITURE
from copylint.story.story import Story
from copylint.text.spans import Stretches


class Row(NamedTuple):
    """One name. `mentions` are (start, end, line, text, strong); `spellings` other ways it is
    written, each with its places as (start, end, line)."""

    name: Name
    mentions: tuple[tuple[int, int, int, str, bool], ...]
    spellings: dict[str, tuple[tuple[int, int, int], ...]]


_ORDER = {"person": 0, "organisation": 1, "place": 2, "name": 3}
#: The checks that find a name written otherwise.
_OTHERWISE = (
    "name",
    "compound",
    "first-name",
    "drift",
    "diacritic",
    "case-drift",
    "place",
    "acronym",
    "known",
)


def rows(story: Story) -> list[Row]:
    """Returns the names of a story, people first, in the order they appear."""
    text, places = story.text, Places(story.document)
    otherwise: dict[str, dict[str, list[tuple[int, int, int]]]] = {}
    wrong: set[int] = set()
    for check in _OTHERWISE:
        for f in examine(story).get(check, ()):
            wrong.add(f.start)
            otherwise.setdefault(f.authority, {}).setdefault(text[f.start : f.end], []).append(
                places.of(f.start, f.end)
            )
    first_names = {f.end + 1: f.authority for f in examine(story).get("first-name", ())}
    out = []
    aside = Stretches((p.start, p.end) for p in story.paragraphs if p.role in FURNITURE)
    for n in entities(story):
        if all(aside.covers(m.start, m.end) for m in n.mentions):
            continue  # Writethru, Eds: of the line, not of the story
        given = next((first_names[m.start] for m in n.mentions if m.start in first_names), "")
        if given and len(n.parts) == 1 and " " not in given:
            # "andrii Sybiha" is the only place that has the first name.
            n = replace(
                n,
                kind="person",
                full=f"{given} {n.full}",
                given=given,
                surname=n.full,
                parts=(given, *n.parts),
            )
        mentions = tuple((*places.of(m.start, m.end), m.text, m.strong) for m in n.mentions)
        if all(any(m.start <= w < m.end for w in wrong) for m in n.mentions) and len(n.parts) == 1:
            # Only ever a slip of another name.
            continue
        spellings: dict[str, tuple[tuple[int, int, int], ...]] = {}
        for part in dict.fromkeys((n.full, *n.parts)):
            for written, at in otherwise.get(part, {}).items():
                spellings[written] = tuple(at)
        out.append(Row(n, mentions, spellings))
    out.sort(key=lambda r: (_ORDER[r.name.kind], r.name.mentions[0].start))
    return out


def as_json(path: str, story: Story) -> dict[str, Any]:
    """Returns the names of a story as plain data; offsets in code points of the file, lines from 1."""
    return {
        **named(path),
        "names": [
            {
                "kind": r.name.kind,
                "full": r.name.full,
                "given": r.name.given,
                "surname": r.name.surname,
                "particles": list(r.name.particles),
                "titles": r.name.titles,
                "mentions": [
                    {"start": s, "end": e, "line": n, "text": t, "evidence": "strong" if strong else "weak"}
                    for s, e, n, t, strong in r.mentions
                ],
                "other_spellings": [
                    {"text": t, "places": [{"start": s, "end": e, "line": n} for s, e, n in places]}
                    for t, places in r.spellings.items()
                ],
            }
            for r in rows(story)
        ],
    }


def as_table(path: str, story: Story, limit: int = 100) -> Iterator[str]:
    """Yields the lines of a table no wider than `limit` columns where the names allow it."""
    from copylint.reports.terminal import visible, width

    table = []
    for r in rows(story):
        forms: dict[str, list[int]] = {}
        for _, _, line, text, _ in r.mentions:
            forms.setdefault(visible(text), []).append(line)
        told = "; ".join(f"{form} {_lines(at)}" for form, at in forms.items())
        others = "; ".join(f"{visible(t)} {_lines([n for _, _, n in at])}" for t, at in r.spellings.items())
        table.append((r.name.kind, visible(r.name.full), visible("; ".join(r.name.titles)), told, others))
    yield path
    if not table:
        yield "  no names"
        return
    heads = ("kind", "full form", "title", "mentions (lines)", "other spellings")
    widths = [max(width(row[k]) for row in (heads, *table)) for k in range(3)]
    for row in (heads, *table):
        start = (
            "  "
            + "  ".join(cell + " " * (w - width(cell)) for cell, w in zip(row[:3], widths, strict=True))
            + "  "
        )
        rest = row[3] + (
            f"  |  {row[4]}"
            if row[4] and row is not heads
            else "  |  other spellings"
            if row is heads
            else ""
        )
        yield from _wrapped(start, rest, limit)


def _lines(numbers: list[int]) -> str:
    return "(" + ", ".join(str(n) for n in dict.fromkeys(numbers)) + ")"


def _wrapped(start: str, rest: str, limit: int) -> Iterator[str]:
    """Breaks what does not fit at a semicolon or a space, under the column it began in."""
    from copylint.reports.terminal import width

    indent = width(start)
    room = max(limit - indent, 30)
    lead = start
    line = ""
    for word in rest.split(" "):
        if line and width(line) + 1 + width(word) > room:
            yield (lead + line).rstrip()
            lead, line = " " * indent, word
        else:
            line = f"{line} {word}" if line else word
    yield (lead + line).rstrip()
