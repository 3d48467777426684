"""Word tables, `rules/lexicons/*`: read whole, on first use."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from copylint.tables import regular
from copylint.tables.shipped import lexicons_folder
from copylint.tables.wordlists import LexiconError


def lines_of(path: Path) -> list[str]:
    """Returns the lines of a table that are no comments. Raises OSError."""
    text = regular.read(path, regular.TABLE).decode("utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


def rows_of(path: Path) -> list[list[str]]:
    """Returns the cells of each line. Raises OSError."""
    return [line.split("\t") for line in lines_of(path)]


def table_path(name: str) -> Path:
    """The file of a table: `name` with its ending (`places.tsv`) or without.

    Raises LexiconError when there is none.
    """
    folder = lexicons_folder()
    # Rule packs name tables, and anybody may write a pack: what is named lies in this folder.
    if name != os.path.basename(name) or "\\" in name or "\0" in name:
        raise LexiconError(f"{name!r} is not the name of a word table")
    names = (name,) if name.endswith((".tsv", ".txt")) else (f"{name}.tsv", f"{name}.txt")
    for file in names:
        path = folder / file
        if path.is_file():
            return path
    from copylint.text.nearest import nearest

    known = sorted(p.stem for p in folder.iterdir() if p.suffix in (".tsv", ".txt"))
    raise LexiconError(
        f"there is no word table {name!r}{nearest(name, known) or ';'} known are {', '.join(known)}"
    )


@cache
def load_set(name: str) -> frozenset[str]:
    """The first column of a table, as a set. Read once a process. Raises LexiconError."""
    return frozenset(row[0] for row in rows_of(table_path(name)))


@cache
def load_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table as tuples of its columns, in file order, comments left out.

    Rows are as long as they are written: empty columns at the end may be missing. Read once a
    process. Raises LexiconError.
    """
    return tuple(map(tuple, rows_of(table_path(name))))


@cache
def load_map(name: str) -> dict[str, tuple[str, ...]]:
    """First column -> the other columns; the first row of a key wins. Do not change it."""
    out: dict[str, tuple[str, ...]] = {}
    for row in rows_of(table_path(name)):
        out.setdefault(row[0], tuple(row[1:]))
    return out
