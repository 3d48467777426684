"""Word tables, `rules/lexicons/*`: read whole, on first use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

from copylint.tables import regular
from copylint.tables.shipped import lexicons_path
from copylint.tables.wordlists import LexiconError


def lines_of(path: str | os.PathLike[str]) -> list[str]:
    """Returns the lines of a table that are no comments. Raises OSError."""
    text = regular.read(path, regular.TABLE).decode("utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


def rows_of(path: str | os.PathLike[str]) -> Iterator[list[str]]:
    """Returns the cells of each line, one line after the other. Raises OSError."""
    return (line.split("\t") for line in lines_of(path))


def rows_with(name: str, cell: str) -> Iterator[list[str]]:
    """Returns the rows of a table that have this cell behind the first: for a few of a large one, of which
    the rest is neither taken apart nor kept. Raises LexiconError."""
    return (
        row
        for line in lines_of(table_path(name))
        if f"\t{cell}" in line and cell in (row := line.split("\t"))[1:]
    )


def table_path(name: str) -> str:
    """The path of a table: `name` with its ending (`places.tsv`) or without.

    Raises LexiconError when there is none.
    """
    folder = lexicons_path()
    # Rule packs name tables, and anybody may write a pack: what is named lies in this folder.
    if name != os.path.basename(name) or "\\" in name or "\0" in name:
        raise LexiconError(f"{name!r} is not the name of a word table")
    names = (name,) if name.endswith((".tsv", ".txt")) else (f"{name}.tsv", f"{name}.txt")
    for file in names:
        path = os.path.join(folder, file)
        if os.path.isfile(path):
            return path
    from copylint.text.nearest import nearest

    known = sorted(file[:-4] for file in os.listdir(folder) if file.endswith((".tsv", ".txt")))
    raise LexiconError(
        f"there is no word table {name!r}{nearest(name, known) or ';'} known are {', '.join(known)}"
    )


@cache
def load_set(name: str) -> frozenset[str]:
    """The first column of a table, as a set. Read once a process. Raises LexiconError."""
    return frozenset([line.partition("\t")[0] for line in lines_of(table_path(name))])


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
