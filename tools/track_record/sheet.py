"""What is still to be read, shown in context, and the answers taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tools.track_record.occurrences import Occurrence
from tools.track_record.verdicts import VERDICTS, Verdict, given

# Topics in which a finding cannot be judged without the sentences round it.
_LONG = ("figures.", "dates.", "headline.", "titles.", "acronyms.", "names.", "quotes.un", "quotes.not")

#: Of a family with more safe fixes than this, so many are drawn.
DRAWN = 20


def wanted(found: Iterable[Occurrence], family: Callable[[str], str]) -> list[Occurrence]:
    """Returns what must be read, each key once: every finding in published and in filed copy that no known
    fault decides, and of the safe fixes of a family in prose all or, of more than DRAWN, as many drawn at
    random. The order of keys, which are digests, is what draws: the same ones as long as they are there."""
    out: dict[str, Occurrence] = {}
    prose: dict[str, dict[str, Occurrence]] = {}
    for o in found:
        if o.state == "prose":
            prose.setdefault(family(o.rule), {}).setdefault(o.key, o)
        elif o.known == "" or (o.known == "found" and o.safe):
            out.setdefault(o.key, o)
    for fixes in prose.values():
        drawn = sorted(fixes)[:DRAWN]
        out |= {k: fixes[k] for k in drawn}
    return [out[k] for k in sorted(out, key=lambda k: (out[k].rule, k))]


def unread(found: Iterable[Occurrence], verdicts: dict[str, Verdict], reader: str) -> list[Occurrence]:
    """Returns those of which a reader ("one", "two") has said nothing; for "settled" those on which both
    differ."""
    if reader == "settled":
        return [o for o in found if (v := verdicts.get(o.key)) and v.one and v.two and not v.final]
    return [
        o
        for o in found
        if not getattr(verdicts.get(o.key), reader, "") and not (o.key in verdicts and verdicts[o.key].final)
    ]


def shown(o: Occurrence, number: int) -> str:
    """Returns a finding as a reader sees it: its place in the copy, what is said of it, what is offered."""
    left, right = (500, 400) if o.rule.startswith(_LONG) else (160, 120)
    before, after = (_line(t) for t in (o.before[-left:], o.after[:right]))
    flagged = o.flagged.replace("\n", " / ")
    before += " " if o.before[-1:].isspace() else ""
    after = (" " if o.after[:1].isspace() else "") + after
    offer = "no fix" if o.offered is None else f"{'SAFE' if o.safe else 'offered'}: {o.offered!r}"
    notes = "".join(f"    note: {_line(e)}\n" for e in o.evidence)
    return (
        f"#{number} {o.rule} ({o.kind}) {o.message}\n    {before}[[{flagged}]]{after}\n    {offer}\n{notes}"
    )


def _line(text: str) -> str:
    return " ".join(text.replace("\n\n", " ¶ ").replace("\n", " / ").split())


def write(path: Path, found: Iterable[Occurrence]) -> int:
    """Writes a sheet and, beside it as `.keys`, which number is which key; returns how many findings it
    has."""
    listed = list(found)
    path.write_text("\n".join(shown(o, n) for n, o in enumerate(listed, 1)), encoding="utf-8")
    path.with_suffix(".keys").write_text("".join(f"{o.key}\t{o.rule}\n" for o in listed), encoding="utf-8")
    return len(listed)


def enter(sheet: Path, answers: Path, reader: str, verdicts: dict[str, Verdict]) -> int:
    """Takes in lines "number verdict [remark]"; returns how many. Raises ValueError naming the line that is
    none."""
    keys = [line.split("\t") for line in sheet.with_suffix(".keys").read_text(encoding="utf-8").splitlines()]
    n = 0
    for number, (k, said) in _answers(answers, len(keys)):
        key, rule = keys[k - 1]
        try:
            given(verdicts, key, rule, reader, said)
        except ValueError as e:
            raise ValueError(f"{answers}:{number}: {e}") from None
        n += 1
    return n


def _answers(path: Path, most: int) -> Iterator[tuple[int, tuple[int, str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        parts = line.lstrip("#").split()
        if not parts:
            continue
        if len(parts) < 2 or not parts[0].isdigit() or not 1 <= int(parts[0]) <= most:
            raise ValueError(f"{path}:{number}: expected a number of the sheet and a verdict, found {line!r}")
        yield number, (int(parts[0]), parts[1].lower())


def ask(found: Iterable[Occurrence], verdicts: dict[str, Verdict], reader: str) -> Iterator[None]:
    """Shows one finding after the other on the terminal and takes in what is typed (the first letter will
    do); yields after each, so that the table can be saved."""
    letters = {v[0]: v for v in VERDICTS}
    listed = list(found)
    for n, o in enumerate(listed, 1):
        print(f"\n{n} of {len(listed)}\n" + shown(o, n))
        while (said := input("right, found, house, wrong, skip: ").strip().lower()[:1]) not in letters:
            pass
        given(verdicts, o.key, o.rule, reader, letters[said])
        yield
