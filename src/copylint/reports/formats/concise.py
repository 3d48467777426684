"""One line a finding: place, severity, rule, message, and whether it can be mended."""

from __future__ import annotations

from collections.abc import Iterator

from copylint.findings.finding import Safety
from copylint.findings.report import FileReport
from copylint.reports.formats import Writer
from copylint.reports.formats._places import each
from copylint.reports.formats.text import headed
from copylint.reports.terminal import visible

_CAN = {Safety.NONE: "", Safety.UNSAFE: " (unsafe fix)", Safety.SAFE: " (safe fix)"}


class Report(Writer):
    """The lines, in order."""

    for_people = True

    def file(self, r: FileReport) -> Iterator[str]:
        for _, f, place in each(r):
            line = headed(f"{visible(r.path)}:", f, place, self.view.paint).rstrip("\n")
            yield line + self.view.paint(_CAN[f.fixes[0].safety if f.fixes else Safety.NONE], "green") + "\n"
