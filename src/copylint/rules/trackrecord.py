"""How often each rule of copylint's own was right, and what it may claim by that.

`rules/track-record.tsv` is written by `tools/track_record` from verdicts of readers; this reads it.
"""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

from copylint.findings.finding import Severity
from copylint.tables.shipped import rules_path

#: Verdicts from which on a rule stands on its own; with fewer it is judged with its family, then its topic.
ENOUGH = 10

#: Right safe fixes from which on a family, none of whose fixes was wrong, has earned to be applied unasked.
PROVEN = 5

COLUMNS = (
    "rule",
    "family",
    "right",
    "house",
    "false",
    "by kind",
    "filed right",
    "filed wrong",
    "safe right",
    "safe wrong",
)


class Track(NamedTuple):
    """The counts of a rule: verdicts on published copy (`false` by kind of copy), on copy with its faults
    still in (`filed_*`), and on corrections made unasked (`safe_*`)."""

    rule: str
    family: str
    right: int = 0
    house: int = 0
    false: tuple[tuple[str, int], ...] = ()
    filed_right: int = 0
    filed_wrong: int = 0
    safe_right: int = 0
    safe_wrong: int = 0

    @property
    def verdicts(self) -> int:
        """How many verdicts its precision rests on."""
        return self.filed_right + self.filed_wrong


class Sureness(NamedTuple):
    """What the record says of a rule. `precision` is the share of its findings in copy as filed that were
    right, None where nothing of its topic was ever seen; `false` how many false alarms it raises in 100,000
    words of published copy; `basis` whose verdicts the precision is of: "rule", "family", "topic" or ""."""

    precision: float | None
    false: float
    verdicts: int
    basis: str


class TrackRecord(NamedTuple):
    """The whole record: tracks by rule, and the words of published copy read, by kind."""

    tracks: dict[str, Track]
    words: dict[str, int]
    prose: int
    families: dict[str, tuple[Track, ...]]

    @property
    def published(self) -> int:
        """All words of published copy that were read."""
        return sum(self.words.values())

    def sureness(self, rule: str, family: str) -> Sureness:
        """Returns what is known of a rule, by its own verdicts where there are enough."""
        own = self.tracks.get(rule)
        false = sum(n for _, n in own.false) * 100_000 / self.published if own and self.published else 0.0
        topic = rule.partition(".")[0] + "."
        groups = (
            ("rule", (own,) if own else ()),
            ("family", self.families.get(family, ())),
            ("topic", tuple(t for r, t in self.tracks.items() if r.startswith(topic))),
        )
        for basis, tracks in groups:
            n = sum(t.verdicts for t in tracks)
            if n >= ENOUGH or (basis == "topic" and n):
                return Sureness(sum(t.filed_right for t in tracks) / n, false, n, basis)
        return Sureness(None, false, 0, "")

    def safe(self, family: str) -> tuple[int, int]:
        """Returns how many corrections made unasked were right and wrong, in a family that decides them."""
        tracks = self.families.get(family, ())
        return sum(t.safe_right for t in tracks), sum(t.safe_wrong for t in tracks)

    def proof(self, family: str) -> str:
        """Returns which corrections of a family may be made unasked: "counted" all of them, as enough were
        right and none wrong; "none" where one was wrong; "marks", before so many were counted, those that
        change nothing but spaces and marks."""
        right, wrong = self.safe(family)
        return "none" if wrong else "counted" if right >= PROVEN else "marks"


def severity(weight: str, sure: Sureness) -> Severity:
    """Returns how grave a finding of that weight is, given how sure its rule is.

    A house matter is a warning where a house chose the rule (a style says so), else a suggestion; what is
    merely tidy is never more than that. Without any record a rule claims no more than a suggestion.
    """
    p = sure.precision
    if weight in ("house", "tidy") or p is None:
        return Severity.SUGGESTION
    if weight == "language":
        if p >= 0.95 and sure.false <= 1:
            return Severity.ERROR
        return Severity.WARNING if p >= 0.80 and sure.false <= 2 else Severity.SUGGESTION
    return Severity.ERROR if p >= 0.80 else Severity.WARNING if p >= 0.50 else Severity.SUGGESTION


def pilot(weight: str, sure: Sureness) -> bool:
    """Whether a rule is too often wrong to run unless it is named."""
    least = 0.33 if weight in ("legal", "fact") else 0.50
    return sure.false > 5 or (
        sure.precision is not None and sure.verdicts >= ENOUGH and sure.precision < least
    )


def path() -> str:
    """Where the record lies."""
    return os.path.join(rules_path(), "track-record.tsv")


@cache
def load() -> TrackRecord:
    """Returns the record. Raises ValueError naming the line for a row that is none; empty where there is no
    file."""
    words: dict[str, int] = {}
    prose = 0
    tracks: dict[str, Track] = {}
    try:
        with open(path(), encoding="utf-8") as f:
            lines = f.read().splitlines()
    except FileNotFoundError:
        lines = []
    for number, line in enumerate(lines, 1):
        cells = line.split("\t")
        try:
            if line.startswith("# words\t"):
                words[cells[1]] = int(cells[2])
            elif line.startswith("# prose\t"):
                prose = int(cells[1])
            elif line and not line.startswith("#") and cells != list(COLUMNS):
                rule, family, right, house, _, kinds, *rest = cells
                false = tuple((k, int(n)) for k, n in (x.split(" ") for x in kinds.split(", ") if x))
                tracks[rule] = Track(rule, family, int(right), int(house), false, *map(int, rest))
        except (ValueError, TypeError, IndexError):
            raise ValueError(f"{path()}:{number}: not a row of the track record: {line!r}") from None
    families: dict[str, list[Track]] = {}
    for t in tracks.values():
        families.setdefault(t.family, []).append(t)
    return TrackRecord(tracks, words, prose, {k: tuple(v) for k, v in families.items()})
