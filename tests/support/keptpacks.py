"""Packs as they are loaded, kept and read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.packs import compiled, loader
from copylint.packs.pack import Pack

ONE = """rules:
  - id: trial.one
    kind: phrase
    message: Use “{fix}”.
    fix: safe
    match: {pairs: {teh: the}}
    scope: [body]
    unless: [x]
    tags: [t]
    was: [trial.old]
    styles: {own: {severity: error}}
    examples: [{ok: the}, {bad: teh, fix: the}]
"""


def load(pack: Path, **given: bool) -> Pack:
    return compiled.load((str(pack),), **given)


def kept(desk: Path) -> Path:
    """Where a rule file of somebody's own is kept."""
    (file,) = (desk / "cache").glob("pack-*.pack")
    return file


def places(pack: Pack) -> dict[int, list[tuple[int, int]]]:
    """Where the pack's literals stand in a text that has some."""
    found = dict(pack.index.places(b"teh one and another teh, but not tehran"))
    assert found
    return found


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lists the names of what is read from YAML: a file or a folder each."""
    calls: list[str] = []
    real = loader.load

    def counting(paths):  # type: ignore[no-untyped-def]
        calls.extend(p.name for p in paths)
        return real(paths)

    monkeypatch.setattr(loader, "load", counting)
    return calls
