"""copylint's own rules for tests, read from their YAML once a checkout instead of once a process."""

from __future__ import annotations

import os
from functools import cache

import pytest

from copylint.packs import compiled, sources
from copylint.packs.pack import with_examples
from copylint.rules.rule import Rule
from copylint.tables.shipped import rules_path


@cache
def own_rules() -> tuple[Rule, ...]:
    """Returns copylint's own rules as their files have them, with their examples; those that do not run
    too."""
    return tuple(with_examples(compiled.load().rules))


_shipped_path = compiled.shipped_path


@cache
def make() -> str:
    """Makes the pack of these very rules, tables and code where a wheel would have it, unless it lies there;
    returns where that is. Where nothing can be written, every process reads the rules for itself."""
    path = _shipped_path()
    try:
        compiled.ship(path)
        os.chmod(path, 0o644)  # as a wheel's: a test is another user
    except Exception as e:  # no place for it, or rules or code that are broken, which the tests will say
        print(f"{path} cannot be made, tests will take longer: {e}")
    return path


def share(config: pytest.Config) -> None:
    """Lets whatever reads copylint's rules in this run take them from one pack, as from a wheel's. Processes
    that tests start find it in the checkout, and look whether it fits as they do with a wheel's. It is
    made before there are workers; where there are none, when the rules are first asked for."""
    if hasattr(config, "workerinput"):
        return
    if getattr(config.option, "numprocesses", None):
        make()
    compiled.shipped_path = lambda: make() if sources.own_path() == rules_path() else _shipped_path()
