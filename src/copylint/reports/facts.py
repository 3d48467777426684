"""The facts of a story as a table or as data: days, quantities, offices, acronyms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copylint import calendar_facts as cal
from copylint.story import Story
from copylint.text import Lines


def as_json(path: str, story: Story) -> dict[str, Any]:
    """Returns the facts as plain data: offsets are code points, lines count from 1.

    `{"path", "dates": [...], "quantities": [...], "offices": [...], "acronyms": [...]}`; every
    fact has "start", "end", "line" and "text". `year` is null where the copy and the publication
    date leave it open; `approximate` marks a figure the copy calls so, or a bound.
    """
    lines = Lines(story.text)

    def place(start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "line": lines.position(start)[0], "text": story.text[start:end]}

    dates = []
    for d in story.dates:
        years = cal.years_for(d, story)
        day = cal.of(d.day, d.month, years[0]) if years else None
        dates.append(
            {
                **place(d.start, d.end),
                "day": d.day, "month": d.month, "year": years[0] if years else None, "year_written": d.year is not None,
                "weekday": cal.WEEKDAYS[day.weekday()] if day else None,
            }
        )  # fmt: skip
    quantities = [
        {**place(q.start, q.end), "value": q.value, "unit": q.unit, "counts": q.counts, "approximate": q.rough}
        for q in story.quantities.all
    ]
    offices = [
        {**place(o.start, o.end), "office": o.office, "status": sorted(o.status), "person": f"{o.first} {o.surname}".strip()}
        for o in story.offices
    ]
    found = story.acronyms
    acronyms = []
    for name in sorted({*found.places, *found.defined}):
        spelled = found.defined.get(name)
        first = found.places.get(name) or ([(spelled.start, spelled.end)] if spelled else [])
        acronyms.append(
            {
                **place(*first[0]), "acronym": name, "uses": len(found.places.get(name, [])),
                "words": story.text[spelled.words_start : spelled.words_end] if spelled else None,
            }
        )  # fmt: skip
    return {"path": path, "dates": dates, "quantities": quantities, "offices": offices, "acronyms": acronyms}


def as_table(path: str, story: Story, limit: int = 120) -> Iterator[str]:
    """Yields the lines of a table, none wider than `limit` code points."""
    facts = as_json(path, story)
    yield path
    rows: list[tuple[str, int, str, str]] = []
    for d in facts["dates"]:
        told = "" if d["year_written"] or d["year"] is None else f", {d['year']}"
        real = cal.real(d["day"], d["month"], d["year"])
        rows.append(("day", d["line"], d["text"], f"{d['weekday']}{told}" if d["weekday"] else "no year" if real else "no such day"))
    for q in facts["quantities"]:
        value = f"{q['value']:,.10g}"
        rows.append(("figure", q["line"], q["text"], f"{value} {q['counts']}" + (" (approximate)" if q["approximate"] else "")))
    for o in facts["offices"]:
        rows.append(("office", o["line"], o["text"], f"{o['person']}: {' '.join((*o['status'], o['office']))}"))
    for a in facts["acronyms"]:
        rows.append(("acronym", a["line"], a["acronym"], f"{a['words'] or 'not spelled out'}; used {a['uses']} times"))
    if not rows:
        yield "  nothing to list"
        return
    wide = min(max(len(r[2]) for r in rows), 40)
    for kind, line, text, meaning in rows:
        shown = text.replace("\n", " ")
        shown = shown if len(shown) <= wide else shown[: wide - 1] + "…"
        yield f"  {kind:<8}{line:>4}  {shown:<{wide}}  {meaning}"[:limit]
