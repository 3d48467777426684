"""copylint's own rules for tests, read from their YAML once a checkout instead of once a test file."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from copylint.packs import compiled, sources
from copylint.rules.rule import Rule
from copylint.tables.shipped import rules_path

#: The folder for the pack, handed on to the workers.
FOLDER = "COPYLINT_TESTS_PACK"


@cache
def own_rules() -> tuple[Rule, ...]:
    """Returns copylint's own rules, those that do not run among them."""
    return tuple(compiled.load().rules)


@cache
def _pack() -> str:
    """Makes the pack of these very rules, tables and code, where there is none yet; returns where it lies."""
    folder = Path(os.environ[FOLDER])
    path = folder / f"{sources.own_digest()[:32]}.pack"
    if not path.exists():
        made = folder / f"{os.getpid()}.making"
        compiled.ship(str(made))
        for old in folder.glob("*.pack"):
            with suppress(OSError):
                old.unlink()
        made.replace(path)
    return str(path)


@cache
def _built(path: str) -> tuple[list[Rule], dict[int, list[str]]]:
    return _build(path)


_build = compiled._build
_shipped_path = compiled.shipped_path


def share(config: pytest.Config) -> None:
    """Lets whatever reads copylint's rules in this run take them from one pack as a wheel would bring it, kept
    between runs. `copylint.packs.compiled` looks whether it fits, as it does with a wheel's; where nothing may be
    kept, the rules are read once a process. Tests with rules in place of copylint's get no such pack."""
    if FOLDER not in os.environ:
        kept = getattr(config, "cache", None)
        os.environ[FOLDER] = str(kept.mkdir("copylint-rules") if kept else os.environ["COPYLINT_CACHE_DIR"])

    def shipped_path() -> str:
        return _pack() if sources.own_path() == rules_path() else _shipped_path()

    def build(path: str) -> tuple[list[Rule], dict[int, list[str]]]:
        rules, triggers = (_built if path == rules_path() else _build)(path)
        return list(rules), dict(triggers)

    compiled.shipped_path = shipped_path
    compiled._build = build
