"""The formats that findings are reported in, one module each; a new format is a new module here.

A module's name is what `--format` calls it. It defines a class `Report`, a `Writer`; `for_people` says
whether colours and the terminal's width are its business, or the very text is, whatever stream it goes to.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from copylint.reports.terminal import Paint

if TYPE_CHECKING:
    from copylint.findings.report import FileReport
    from copylint.rules.rule import Rule


class View(NamedTuple):
    """What a report may know besides the findings: how a terminal shows it, `columns` wide where it is one,
    the rules by id, None for one that there is not, and whether it lists what was `suppressed`."""

    paint: Paint = Paint(False)
    columns: int | None = None
    rule: Callable[[str], Rule | None] = lambda _: None
    suppressed: bool = False


class Writer(ABC):
    """A report under way: its pieces of text in order, every line ended. Where nothing was found it is whole
    and valid all the same."""

    for_people: ClassVar[bool] = False

    def __init__(self, view: View) -> None:
        self.view = view

    def head(self) -> str:
        """Returns what stands before the first file."""
        return ""

    @abstractmethod
    def file(self, r: FileReport) -> Iterator[str]:
        """Yields what is said of a file, one text a finding where there may be many."""

    def foot(self) -> str:
        """Returns what stands after the last."""
        return ""


@cache
def names() -> tuple[str, ...]:
    """Returns the names of the formats in alphabetical order; no module is imported."""
    stems = {file.partition(".")[0] for folder in __path__ for file in os.listdir(folder)}
    return tuple(sorted(s for s in stems if s[:1] != "_" and s.isidentifier()))


def writer(name: str, view: View) -> Writer:
    """Returns a report in the format of that name; KeyError where there is none."""
    if name not in names():
        raise KeyError(name)
    return cast(Writer, import_module(f"{__name__}.{name}").Report(view))


def render(name: str, reports: Iterable[FileReport], view: View | None = None) -> Iterator[str]:
    """Yields a whole report in pieces, as the files come. KeyError where there is no such format."""
    report = writer(name, view or View())
    yield report.head()
    for r in reports:
        yield from report.file(r)
    yield report.foot()
