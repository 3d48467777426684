"""A small schema language for the `match` part of rule files and for settings.

Scalars arrive as strings (YAML's own guesses turn `no` and `12:30` into other things), so every
field states what a string may become. Errors carry the key path, for the loader to add the line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from copylint.text.nearest import nearest, unknown


class SchemaError(ValueError):
    """A value that does not fit. `path` is the tuple of keys and indices that lead to it."""

    def __init__(self, path: tuple[str | int, ...], message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


class Str(NamedTuple):
    """A string, one of `choices` when given."""

    required: bool = False
    choices: tuple[str, ...] = ()

    def load(self, value: Any, path: tuple[str | int, ...]) -> str:
        """Returns the string; raises SchemaError where the value is none or not a choice."""
        if not isinstance(value, str):
            raise SchemaError(path, f"expected text, found {_what(value)}")
        if self.choices and value not in self.choices:
            raise SchemaError(path, f"expected one of {', '.join(self.choices)}; found {value!r}{nearest(value, self.choices)}")
        return value


class Bool(NamedTuple):
    """`true` or `false`."""

    required: bool = False

    def load(self, value: Any, path: tuple[str | int, ...]) -> bool:
        """Returns the truth value; raises SchemaError for anything but true and false."""
        if isinstance(value, bool):
            return value
        if value not in ("true", "false"):
            raise SchemaError(path, f"expected true or false, found {_what(value)}")
        return bool(value == "true")


class Num(NamedTuple):
    """A number, whole when `whole`, within limits."""

    required: bool = False
    whole: bool = False
    low: float = float("-inf")
    high: float = float("inf")

    def load(self, value: Any, path: tuple[str | int, ...]) -> float | int:
        """Returns the number; raises SchemaError where there is none or it is out of range."""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise SchemaError(path, f"expected a number, found {_what(value)}")
        try:
            number = int(value) if self.whole else float(value)
        except ValueError:
            raise SchemaError(path, f"expected a {'whole ' if self.whole else ''}number, found {value!r}") from None
        if not self.low <= number <= self.high:
            raise SchemaError(path, f"expected a number from {self.low} to {self.high}, found {value}")
        return number


class Strs(NamedTuple):
    """A list of strings; a single string stands for a list of one."""

    required: bool = False
    choices: tuple[str, ...] = ()

    def load(self, value: Any, path: tuple[str | int, ...]) -> list[str]:
        """Returns the list; raises SchemaError naming the item that does not fit."""
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not value:
            raise SchemaError(path, f"expected a list of texts, found {_what(value)}")
        item = Str(choices=self.choices)
        return [item.load(v, (*path, k)) for k, v in enumerate(value)]


class StrMap(NamedTuple):
    """A mapping from text to text, or to a list of texts (`many`)."""

    required: bool = False
    many: bool = False

    def load(self, value: Any, path: tuple[str | int, ...]) -> dict[str, Any]:
        """Returns the mapping; raises SchemaError naming the entry that does not fit."""
        if not isinstance(value, dict) or not value:
            raise SchemaError(path, f"expected a mapping of texts, found {_what(value)}")
        item = Strs() if self.many else Str()
        return {k: item.load(v, (*path, k)) for k, v in value.items()}


Field = Str | Bool | Num | Strs | StrMap


def load(schema: Mapping[str, Field], value: Any, path: tuple[str | int, ...] = ()) -> dict[str, Any]:
    """Returns `value` with every field checked and converted.

    Raises SchemaError for an unknown key (with the nearest known one), a missing required key, or a
    value that does not fit its field.
    """
    if not isinstance(value, dict):
        raise SchemaError(path, f"expected a mapping, found {_what(value)}")
    for key in value:
        if key not in schema:
            raise SchemaError((*path, key), unknown(key, schema))
    out = {}
    for key, spec in schema.items():
        if key in value:
            out[key] = spec.load(value[key], (*path, key))
        elif spec.required:
            raise SchemaError(path, f"missing key {key!r}")
    return out


def _what(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return repr(value)
