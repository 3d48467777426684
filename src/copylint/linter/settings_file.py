"""A settings file: copylint.toml, or [tool.copylint] in pyproject.toml."""

from __future__ import annotations

import os

from copylint.linter.settings import Settings
from copylint.linter.settings_reading import ANYWHERE, Reach, layer, unreadable
from copylint.tables import regular


def load(path: str) -> Settings | None:
    """Returns the settings of a file; None for a pyproject.toml without [tool.copylint].

    Raises ConfigError for a file that cannot be read or states something unknown or impossible.
    """
    try:
        return parsed(path, regular.read(path, regular.SETTINGS))
    except OSError as e:
        raise unreadable(path, e) from None


def parsed(path: str, data: bytes, reach: Reach = ANYWHERE) -> Settings | None:
    """Returns what a settings file that holds these bytes states, as `load` has it."""
    found = layer(path, data, reach)
    return None if found is None else Settings.of(found, os.path.dirname(os.path.abspath(path)), path)


def concerns_us(path: str, data: bytes) -> bool:
    """Returns whether a settings file would say anything to copylint, were it obeyed."""
    if os.path.basename(path) != "pyproject.toml":
        return True
    import tomllib

    try:
        tools = tomllib.loads(data.decode("utf-8-sig")).get("tool") if b"copylint" in data else None
    except (ValueError, RecursionError):
        return True
    return isinstance(tools, dict) and "copylint" in tools
