"""What copy may be written in, one module a format; a new format is a new module here.

A module's name is what `--as` and the settings' `formats` call it. It says `CALLED`, what a message calls
such a file; `SUFFIXES`, those it is known by; and `read(path, source)`, the document of a decoded text, whose
`text` rules read: as long as the source, with blanks for what is no copy, every line ended by LF or CR LF.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from copylint.text.document import Document


class Reader(Protocol):
    """What such a module has."""

    CALLED: str
    SUFFIXES: tuple[str, ...]

    def read(self, path: str, source: str) -> Document:
        """Returns the document of a decoded text."""
        ...


@cache
def names() -> tuple[str, ...]:
    """Returns the names of the readers, plain text first; no module is imported."""
    stems = {file.partition(".")[0] for folder in __path__ for file in os.listdir(folder)}
    return ("text", *sorted(s for s in stems if s[:1] != "_" and s.isidentifier() and s != "text"))


def reader(name: str) -> Reader:
    """Returns the reader of that name; KeyError where there is none."""
    if name not in names():
        raise KeyError(name)
    return cast(Reader, import_module(f"{__name__}.{name}"))


@cache
def by_suffix() -> dict[str, str]:
    """Returns the reader's name for each suffix that one is known by."""
    return {suffix: name for name in names() for suffix in reader(name).SUFFIXES}
