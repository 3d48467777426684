"""What a pack is made from: the files, and what tells their contents from any others."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import copylint
from copylint.cache.marks import digest
from copylint.tables import regular
from copylint.tables.shipped import RULE_FILES, rules_path

#: [path, size, time of change or sum of the contents] of every file that a pack was made from, in order.
Stamp = list[list[Any]]

#: A file changed within this many nanoseconds of being looked at may change again without its time
#: of change telling.
_RACY = 2_000_000_000


def own_path() -> str:
    """Returns the folder of copylint's own rules."""
    return rules_path()


def own_stamp() -> Stamp:
    """Returns what copylint's own rules are made from, with the time of change of each file."""
    out: Stamp = []
    for path in _own_files():
        try:
            s = os.stat(path)
        except OSError:
            out.append([path, -1, 0])
        else:
            out.append([path, s.st_size, s.st_mtime_ns])
    return out


def own_digest() -> str:
    """Returns what tells the contents of all that copylint brings from any others; reads all of it."""
    return digest(map(_bytes, _own_files())).hex()


def others_stamp(path: str, own: str) -> Stamp:
    """Returns what the rules of others are made from: copylint itself, whose digest is `own`, and their
    files. These may be made to look as they were, so that it has the sum of what is in them instead of the
    time."""
    found = [(file, _bytes(file)) for file in _rule_files(path)]
    return [["", 0, own], *([file, len(data), digest((data,)).hex()] for file, data in found)]


def others_digest(stamp: Stamp) -> str:
    """Returns what tells the contents that `others_stamp` found from any others, wherever they lie."""
    return digest(str(s[2]).encode("ascii") for s in stamp).hex()


def racy(stamp: Stamp) -> bool:
    """Whether one of the files changed so lately that it may have changed again since."""
    newest = max((s[2] for s in stamp if isinstance(s[2], int)), default=0)
    return bool(newest > time.time_ns() - _RACY)


def _own_files() -> list[str]:
    """What copylint itself brings, in an order that does not depend on where it lies: the code that reads
    packs, its rules and word tables."""
    out: list[str] = []
    for path, ending in ((os.path.dirname(os.path.abspath(copylint.__file__)), ".py"), (own_path(), "")):
        out += sorted(_walk(path, ending)) if os.path.isdir(path) else [path]
    return out


def _rule_files(path: str) -> list[str]:
    """The rule files of others: of a folder those that `loader.rule_files` finds, and nothing else in it."""
    if not os.path.isdir(path):
        return [path]
    with suppress(OSError):
        return sorted(os.path.join(path, name) for name in os.listdir(path) if name.endswith(RULE_FILES))
    return []


def _walk(folder: str, ending: str) -> Iterator[str]:
    """The files below a folder; hidden ones and what Python compiles are none of ours."""
    for e in os.scandir(folder):
        if e.name.startswith(".") or e.name == "__pycache__":
            continue
        if e.is_dir():
            yield from _walk(e.path, ending)
        elif e.name.endswith(ending):
            yield e.path


def _bytes(path: str) -> bytes:
    """What is in a source; nothing where it cannot be read, which the loader says."""
    try:
        return regular.read(path, regular.PACK)
    except OSError:
        return b""
