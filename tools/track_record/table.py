"""Verdicts counted up, rule by rule, into rules/track-record.tsv."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from copylint.rules.trackrecord import COLUMNS
from tools.track_record.occurrences import Occurrence
from tools.track_record.verdicts import Verdict

_TOP = """\
# How often each rule was right. Written by `python -m tools.track_record table`; CONTRIBUTING.md says how.
# right, house, false: findings in published copy; by kind: the false ones by kind of copy. filed: findings in
# copy with its faults still in. safe: corrections made unasked, in all of it and in edited prose. Words read:
"""


@dataclass(slots=True, kw_only=True)
class Counts:
    """What has been counted of one rule; `open` are findings that nobody has read."""

    right: int = 0
    house: int = 0
    false: Counter[str] = field(default_factory=Counter)
    filed_right: int = 0
    filed_wrong: int = 0
    safe_right: int = 0
    safe_wrong: int = 0
    open: int = 0


def count(found: Iterable[Occurrence], verdicts: dict[str, Verdict], read: set[str]) -> dict[str, Counts]:
    """Returns the counts by rule. `read` are the keys that had to be read."""
    out: dict[str, Counts] = {}
    for o in found:
        c = out.setdefault(o.rule, Counts())
        v = verdicts[o.key].final if o.key in verdicts else ""
        if not v and o.key in read:
            c.open += 1
        if o.state == "published":
            c.right += v in ("right", "found")
            c.house += v == "house"
            c.false[o.kind] += v == "wrong"
        elif o.state == "filed":
            right = o.known or v in ("right", "found")
            c.filed_right += bool(right)
            c.filed_wrong += not right and v == "wrong"
        if o.safe:
            fixed = "right" if o.known == "right" else v
            c.safe_right += fixed == "right"
            # A mark or a space that mends a real fault less than wholly has changed nothing that the copy
            # says.
            c.safe_wrong += fixed in ("house", "wrong") or (fixed == "found" and not o.marks)
    return out


def render(
    counts: dict[str, Counts], words: dict[str, int], rules: Iterable[str], family: Callable[[str], str]
) -> str:
    """Returns the table: every rule in order of its id, also those that nothing was seen of."""
    top = _TOP
    for name, n in sorted(words.items()):
        state, _, kind = name.partition(" ")
        if state == "published":
            top += f"# words\t{kind}\t{n}\n"
    top += f"# prose\t{sum(words.values())}\n"
    rows = ["\t".join(COLUMNS)]
    for rule in sorted(rules):
        c = counts.get(rule, Counts())
        kinds = ", ".join(f"{k} {n}" for k, n in sorted(c.false.items()) if n)
        cells = (
            rule, family(rule), c.right, c.house, c.false.total(), kinds,
            c.filed_right, c.filed_wrong, c.safe_right, c.safe_wrong,
        )  # fmt: skip
        rows.append("\t".join(map(str, cells)))
    return top + "\n".join(rows) + "\n"
