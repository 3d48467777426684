"""What readers said of findings: a table of keys and verdicts, without a word of the copy.

A verdict is one of

    right   a fault, and the first fix is what should stand there (or there is none to offer, and the report
    is true) found   a fault, but the first fix is not what should stand there
    house   right under one house's style and wrong under another's
    wrong   no fault: a false alarm
    skip    cannot be told from what is there
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path

VERDICTS = ("right", "found", "house", "wrong", "skip")
TABLE = Path(__file__).with_name("verdicts.tsv")
_HEAD = ("key", "rule", "one", "two", "settled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What two readers, who did not see each other's, said of a finding; `settled` where they differed."""

    key: str
    rule: str
    one: str = ""
    two: str = ""
    settled: str = ""

    @property
    def final(self) -> str:
        """The verdict that counts: the settled one, else the one both gave, else "" while it is open."""
        return self.settled or (self.one if self.one == self.two else "")


def load(path: Path = TABLE) -> dict[str, Verdict]:
    """Returns the verdicts by key; none where there is no table yet."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as f:
        return {row["key"]: Verdict(**row) for row in csv.DictReader(f, delimiter="\t")}


def save(verdicts: dict[str, Verdict], path: Path = TABLE) -> None:
    """Writes the table, in order of rule and key."""
    with path.open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, delimiter="\t", lineterminator="\n")
        out.writerow(_HEAD)
        for v in sorted(verdicts.values(), key=lambda v: (v.rule, v.key)):
            out.writerow([v.key, v.rule, v.one, v.two, v.settled])


def given(verdicts: dict[str, Verdict], key: str, rule: str, reader: str, said: str) -> None:
    """Notes what a reader ("one", "two" or "settled") said. Raises ValueError for an unknown verdict or
    reader."""
    if said not in VERDICTS:
        raise ValueError(f"a verdict is one of {', '.join(VERDICTS)}, not {said!r}")
    if reader not in ("one", "two", "settled"):
        raise ValueError(f"a reader is one, two or settled, not {reader!r}")
    verdicts[key] = replace(verdicts.get(key, Verdict(key=key, rule=rule)), rule=rule, **{reader: said})
