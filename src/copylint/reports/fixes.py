"""What `fix` did: the files it changed, on request every correction, and the closing line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copylint.findings.filefix import FileFix
from copylint.findings.finding import Safety
from copylint.reports.excerpts import describe
from copylint.reports.summary import fixable, number
from copylint.reports.terminal import visible
from copylint.text.lines import Lines


def listed(done: FileFix, every: bool) -> Iterator[str]:
    """Yields lines that name a file and say how many corrections it has, with `every` also each of them:
    where it was found, the rule, the words before and after. Lines are counted as they stood when it was
    made."""
    yield f"{visible(done.path)}: {number(len(done.applied), 'correction')}"
    for p in done.passes if every else ():
        lines = Lines(p.text)
        for f in p.findings:
            line, column = lines.position(f.span.start)
            note = " (unsafe)" if fixable(f) is Safety.UNSAFE else ""
            yield f"  {line}:{column} {f.rule}: {describe(p.text, f, f.fixes[0])}{note}"


@dataclass(slots=True)
class Tally:
    """Running counts of a run of `fix`."""

    changed: int = 0
    mended: int = 0
    left: int = 0
    unsafe: int = 0

    def add(self, done: FileFix) -> None:
        """Counts a file in."""
        self.left += len(done.left)
        self.unsafe += sum(fixable(f) is Safety.UNSAFE for f in done.left)
        if done.changed:
            self.mended += len(done.applied)
            self.changed += 1

    def line(self, written: bool, unsafe_too: bool) -> str:
        """Returns the closing line; `unsafe_too`: unsafe corrections were asked for, so that none is
        offered."""
        done = "fixed" if written else "would fix"
        out = f"{done} {number(self.mended, 'finding')} in {number(self.changed, 'file')}"
        if self.left:
            out += f"; {number(self.left, 'finding')} left"
        if self.unsafe and not unsafe_too:
            out += f", {self.unsafe:,} of which --unsafe-fixes would take"
        return out
