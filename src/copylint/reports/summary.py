"""Counts: the closing line, and the table that --statistics asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

# Of a story in which nothing is found, these are not needed.
if TYPE_CHECKING:
    from copylint.findings.finding import Finding, Safety
    from copylint.findings.report import FileReport

#: Kinds of files passed over that are named one by one.
_KINDS = 30


def number(n: int, what: str) -> str:
    """Returns "1 file", "2 files"."""
    return f"{n:,} {what}" + ("" if n == 1 else "s")


def fixable(f: Finding) -> Safety:
    """Returns the safety of the fix that would be applied, NONE where there is none."""
    from copylint.findings.finding import Safety

    return f.fixes[0].safety if f.fixes else Safety.NONE


def by_weight(r: FileReport) -> FileReport:
    """Returns the report with its findings in order of what they are about, the gravest first."""
    from copylint.findings.finding import WEIGHTS

    order = sorted(r.findings, key=lambda f: (WEIGHTS.index(f.weight), f.severity))
    return replace(r, findings=tuple(order))


def passed_over(kinds: Mapping[str, int]) -> str:
    """Returns what is said of files that are no copy: how many of each suffix or name, the most first."""
    rows = sorted(kinds.items(), key=lambda x: (-x[1], x[0]))
    said = [f"{n:,} {kind}" for kind, n in rows[:_KINDS]]
    if len(rows) > _KINDS:
        said.append(f"{sum(n for _, n in rows[_KINDS:]):,} others")
    return "passed over " + ", ".join(said)


class Least:
    """Leaves out findings that are less grave than asked for, and knows what must be said of those."""

    def __init__(self, severity: str) -> None:
        self._least = severity.upper()
        self._out: Counter[str] = Counter()

    def of(self, r: FileReport) -> FileReport:
        """Returns the report without them."""
        if not r.findings:
            return r
        from copylint.findings.finding import Severity

        least = Severity[self._least]
        kept = tuple(f for f in r.findings if f.severity <= least)
        if len(kept) == len(r.findings):
            return r
        self._out.update(f.weight for f in r.findings if f.severity > least)
        return replace(r, findings=kept)

    @property
    def said(self) -> str:
        """How many were about law or facts; "" where none was."""
        grave = [(self._out[w], w) for w in ("legal", "fact") if self._out[w]]
        if not grave:
            return ""
        return "--min-severity leaves out " + " and ".join(number(n, f"{w} finding") for n, w in grave)


class Tally:
    """Running counts of a check."""

    def __init__(self) -> None:
        self.files = self.faulty = self.findings = self.safe = self.unsafe = 0
        self.weights, self.rules = Counter[str](), Counter[str]()
        self.safe_by_rule, self.unsafe_by_rule = Counter[str](), Counter[str]()

    def add(self, r: FileReport) -> None:
        """Counts a report in."""
        if r.document is None:
            return
        self.files += 1
        self.faulty += bool(r.findings)
        self.findings += len(r.findings)
        if r.findings:
            self._count(r)

    def _count(self, r: FileReport) -> None:
        from copylint.findings.finding import Safety

        for f in r.findings:
            self.rules[f.rule] += 1
            self.weights[f.weight] += 1
            how = fixable(f)
            if how is Safety.SAFE:
                self.safe += 1
                self.safe_by_rule[f.rule] += 1
            elif how is Safety.UNSAFE:
                self.unsafe += 1
                self.unsafe_by_rule[f.rule] += 1

    def line(self) -> str:
        """Returns the closing line."""
        if not self.findings:
            return f"no findings in {number(self.files, 'file')}"
        from copylint.findings.finding import WEIGHTS

        out = f"{number(self.findings, 'finding')} in {number(self.faulty, 'file')}"
        if self.files > self.faulty:
            out += f" of {self.files:,}"
        out += ": " + ", ".join(f"{self.weights[w]:,} {w}" for w in WEIGHTS if self.weights[w])
        can = []
        if self.safe:
            can.append(f"{self.safe:,} can be fixed with `copylint fix --write`")
        if self.unsafe:
            can.append(
                f"{self.unsafe:,} more with --unsafe-fixes"
                if self.safe
                else f"{self.unsafe:,} can be fixed with `copylint fix --write --unsafe-fixes`"
            )
        return out + (f" ({', '.join(can)})" if can else "")

    def table(self) -> str:
        """Returns the counts by rule, the most frequent first."""
        if not self.rules:
            return ""
        size = max(len("rule"), *map(len, self.rules))
        out = [f"{'count':>7}  {'rule':<{size}}  {'safe fix':>8}  {'unsafe fix':>10}"]
        for rule, n in sorted(self.rules.items(), key=lambda x: (-x[1], x[0])):
            out.append(
                f"{n:>7,}  {rule:<{size}}  {self.safe_by_rule[rule]:>8,}  {self.unsafe_by_rule[rule]:>10,}"
            )
        return "\n".join(out) + "\n"
