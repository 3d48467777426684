"""The facts of a story as a table or as data: days, quantities, offices, acronyms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copylint.findings.sourced import Places
from copylint.reports.contract import named
from copylint.story import dates as cal
from copylint.story.acronyms import acronyms
from copylint.story.english import language
from copylint.story.offices import offices
from copylint.story.quantities import quantities
from copylint.story.story import Story


def as_json(path: str, story: Story) -> dict[str, Any]:
    """Returns the facts as plain data: offsets are code points, lines count from 1.

    `{"path", "dates": [...], "quantities": [...], "offices": [...], "acronyms": [...]}`; every
    fact has "start", "end", "line" and "text". `year` is null where the copy and the publication
    date leave it open; `approximate` marks a figure the copy calls so, or a bound.
    """
    places = Places(story.document)

    def place(start: int, end: int) -> dict[str, Any]:
        s, e, line = places.of(start, end)
        return {"start": s, "end": e, "line": line, "text": story.text[start:end]}

    days = []
    for d in cal.dates(story):
        years = cal.years_for(d, story)
        day = cal.of(d.day, d.month, years[0]) if years else None
        days.append(
            {
                **place(d.start, d.end),
                "day": d.day, "month": d.month, "year": years[0] if years else None,
                "year_written": d.year is not None,
                "weekday": cal.WEEKDAYS[day.weekday()] if day else None,
            }
        )  # fmt: skip
    for m in cal.NUMERIC.finditer(story.plain):
        if len(m["iso_y"] or m["num_y"]) == 4:
            days.append({**place(m.start(), m.end()), **_in_figures(cal.readings(m), language(story))})
    days.sort(key=lambda d: d["start"])
    amounts = [
        {
            **place(q.start, q.end),
            "value": q.value,
            "unit": q.unit,
            "counts": q.counts,
            "approximate": q.rough,
        }
        for q in quantities(story).all
    ]
    held = [
        {
            **place(o.start, o.end),
            "office": o.office,
            "status": sorted(o.status),
            "person": f"{o.first} {o.surname}".strip(),
        }
        for o in offices(story)
    ]
    found = acronyms(story)
    short = []
    for name in sorted({*found.places, *found.defined}):
        spelled = found.defined.get(name)
        first = found.places.get(name) or ([(spelled.start, spelled.end)] if spelled else [])
        short.append(
            {
                **place(*first[0]), "acronym": name, "uses": len(found.places.get(name, [])),
                "words": story.text[spelled.words_start : spelled.words_end] if spelled else None,
            }
        )  # fmt: skip
    return {**named(path), "dates": days, "quantities": amounts, "offices": held, "acronyms": short}


def _in_figures(readings: list[tuple[int, int, int]], language: str | None) -> dict[str, Any]:
    """A day in figures: the reading that is a day, else the one of the story's English; `weekday` is
    null where neither tells."""
    real = [r for r in readings if cal.real(*r)] or readings[:1]
    if len(real) > 1 and language in {"en-GB", "en-US"}:
        real = real[:1] if language == "en-GB" else real[1:]
    day, month, year = real[0]
    day_of = cal.of(day, month, year) if len(real) == 1 else None
    return {
        "day": day, "month": month, "year": year, "year_written": True,
        "weekday": cal.WEEKDAYS[day_of.weekday()] if day_of else None,
    }  # fmt: skip


def _times(n: int) -> str:
    return "once" if n == 1 else "twice" if n == 2 else f"{n} times"


def as_table(path: str, story: Story, limit: int = 120) -> Iterator[str]:
    """Yields the lines of a table, none wider than `limit` code points."""
    facts = as_json(path, story)
    yield path
    rows: list[tuple[str, int, str, str]] = []
    for d in facts["dates"]:
        told = "" if d["year_written"] or d["year"] is None else f", {d['year']}"
        real = cal.real(d["day"], d["month"], d["year"])
        rows.append(
            (
                "day",
                d["line"],
                d["text"],
                f"{d['weekday']}{told}"
                if d["weekday"]
                else "no such day"
                if not real
                else "no year"
                if not d["year"]
                else "day or month first?",
            )
        )
    for q in facts["quantities"]:
        value = f"{q['value']:,.0f}" if float(q["value"]).is_integer() else f"{q['value']:,.10g}"
        rows.append(
            (
                "figure",
                q["line"],
                q["text"],
                f"{value} {q['counts']}" + (" (approximate)" if q["approximate"] else ""),
            )
        )
    for o in facts["offices"]:
        rows.append(
            ("office", o["line"], o["text"], f"{o['person']}: {' '.join((*o['status'], o['office']))}")
        )
    for a in facts["acronyms"]:
        rows.append(
            (
                "acronym",
                a["line"],
                a["acronym"],
                f"{a['words'] or 'not spelled out'}; used {_times(a['uses'])}",
            )
        )
    if not rows:
        yield "  nothing to list"
        return
    wide = min(max(len(r[2]) for r in rows), 40)
    for kind, line, text, meaning in rows:
        shown = text.replace("\n", " ")
        shown = shown if len(shown) <= wide else shown[: wide - 1] + "…"
        yield f"  {kind:<8}{line:>4}  {shown:<{wide}}  {meaning}"[:limit]
