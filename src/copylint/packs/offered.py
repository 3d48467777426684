"""The rules that a shell may offer to name, read in a moment: it waits while somebody types.

What is kept of packs is believed whether or not their files have changed since; where nothing is kept, as
before the first run, the ids are searched for in the text of the rule files. No rule is made, no YAML read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from copylint.packs import compiled
from copylint.packs.pack import Brief, brief
from copylint.tables.shipped import rules_path

#: How a rule begins in a rule file, or one of the keys that follow.
_ID = re.compile(r"^\s*(?:-\s+)?id:\s*[\"']?([a-z][a-z0-9.-]*\.[a-z0-9.-]+)", re.MULTILINE)


def offered(packs: Iterable[str] = ()) -> list[Brief]:
    """Returns copylint's own rules and those of further files and folders, in order. Nothing is raised: what
    cannot be read offers nothing."""
    out: list[Brief] = []
    for path in (None, *packs):
        kept = compiled.raw(path)
        out += map(brief, kept) if kept else _searched(Path(path or rules_path()))
    return out


def _searched(path: Path) -> Iterable[Brief]:
    from copylint.packs.loader import rule_files

    with suppress(OSError):
        for file in rule_files(path) if path.is_dir() else [path]:
            with suppress(OSError, UnicodeDecodeError):
                for m in _ID.finditer(file.read_text(encoding="utf-8")):
                    yield Brief(m[1], "", (), ())
