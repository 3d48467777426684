"""The examples of a room of rules/, run as tests."""

from __future__ import annotations

from pathlib import Path

from copylint.engine import examples
from copylint.packs import loader
from copylint.tables.shipped import rules_folder


def files(room: str) -> list[Path]:
    """Returns the rule files of a room, in order."""
    return [path for path in loader.rule_files(rules_folder()) if path.parent.name == room]


def failures(path: Path) -> list[str]:
    """Returns which examples of a file do not hold, and why; each rule is tried alone."""
    return [str(f) for f in examples.run(loader.load_file(path))]
