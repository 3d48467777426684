"""copylint's own rules for tests, read from their YAML once a checkout instead of once a test file."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from copylint.packs import compiled, loader, sources
from copylint.rules.rule import Rule
from copylint.tables.shipped import rules_path

#: The folder for the pack, handed on to the workers.
FOLDER = "COPYLINT_TESTS_PACK"


@cache
def own_rules() -> tuple[Rule, ...]:
    """Returns copylint's own rules as their files have them, with their examples; those that do not run
    too."""
    path = Path(os.environ[FOLDER]) / f"{sources.own_digest()[:32]}.rules"
    with suppress(OSError, EOFError, pickle.UnpicklingError):
        return pickle.loads(path.read_bytes())
    rules = tuple(loader.load([Path(rules_path())]))
    _keep(path, lambda made: made.write_bytes(pickle.dumps(rules)))
    return rules


def _keep(path: Path, make: Callable[[Path], object]) -> None:
    """Makes a file whole or not at all, and takes away those of its kind that were made before."""
    made = path.with_suffix(f".{os.getpid()}")
    make(made)
    for old in path.parent.glob(f"*{path.suffix}"):
        with suppress(OSError):
            old.unlink()
    made.replace(path)


@cache
def _pack() -> str:
    """Makes the pack of these very rules, tables and code, where there is none yet; returns where it lies."""
    path = Path(os.environ[FOLDER]) / f"{sources.own_digest()[:32]}.pack"
    if not path.exists():
        _keep(path, lambda made: compiled.ship(str(made)))
    return str(path)


@cache
def _built(path: str) -> tuple[list[Rule], dict[int, list[str]]]:
    return _build(path)


_build = compiled._build
_shipped_path = compiled.shipped_path


def share(config: pytest.Config) -> None:
    """Lets whatever reads copylint's rules in this run take them from one pack as a wheel would bring it,
    kept between runs. `copylint.packs.compiled` looks whether it fits, as it does with a wheel's; where
    nothing may be kept, the rules are read once a process. Tests with rules in place of copylint's get no
    such pack."""
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
