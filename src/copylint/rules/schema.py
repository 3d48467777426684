"""A small schema language for rule files.

Scalars arrive as strings (YAML's own guesses turn `no` and `12:30` into other things), so every
field states what a string may become. Errors carry the key path, for the loader to add the line.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from copylint.text.nearest import nearest, unknown

#: The keys and indices that lead to a value.
Path = tuple[str | int, ...]


class SchemaError(ValueError):
    """A value that does not fit: `path` leads to it, and `about` to what the message is about, which for a
    key that is not known is what has it."""

    def __init__(self, path: Path, message: str, about: Path | None = None) -> None:
        super().__init__(message)
        self.path = path
        self.message = message
        self.about = path if about is None else about


class Str(NamedTuple):
    """A string, one of `choices` when given."""

    required: bool = False
    choices: tuple[str, ...] = ()

    def load(self, value: Any, path: Path) -> str:
        """Returns the string; raises SchemaError where the value is none or not a choice."""
        if not isinstance(value, str):
            raise SchemaError(path, f"expected text, found {_what(value)}")
        if self.choices and value not in self.choices:
            raise SchemaError(
                path,
                f"expected one of {', '.join(self.choices)}; found {value!r}{nearest(value, self.choices)}",
            )
        return value


class Bool(NamedTuple):
    """`true` or `false`."""

    required: bool = False

    def load(self, value: Any, path: Path) -> bool:
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

    def load(self, value: Any, path: Path) -> float | int:
        """Returns the number; raises SchemaError where there is none or it is out of range."""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise SchemaError(path, f"expected a number, found {_what(value)}")
        try:
            number = int(value) if self.whole else float(value)
        except ValueError:
            raise SchemaError(
                path, f"expected a {'whole ' if self.whole else ''}number, found {value!r}"
            ) from None
        if not self.low <= number <= self.high:
            raise SchemaError(path, f"expected a number from {self.low} to {self.high}, found {value}")
        return number


class Strs(NamedTuple):
    """A list of strings; a single string stands for a list of one. Where it may be `shared`, by an alias, a
    list within it stands for its strings."""

    required: bool = False
    choices: tuple[str, ...] = ()
    empty: bool = False
    shared: bool = False

    def load(self, value: Any, path: Path) -> list[str]:
        """Returns the list; raises SchemaError naming the item that does not fit."""
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not (value or self.empty):
            raise SchemaError(path, f"expected a list of texts, found {_what(value)}")
        if self.shared:
            value = [v for part in value for v in (part if isinstance(part, list) else [part])]
        item = Str(choices=self.choices)
        return [item.load(v, (*path, k)) for k, v in enumerate(value)]


class StrMap(NamedTuple):
    """A mapping from text to text, or to a list of texts (`many`)."""

    required: bool = False
    many: bool = False

    def load(self, value: Any, path: Path) -> dict[str, Any]:
        """Returns the mapping; raises SchemaError naming the entry that does not fit."""
        if not isinstance(value, dict) or not value:
            raise SchemaError(path, f"expected a mapping of texts, found {_what(value)}")
        item = Strs() if self.many else Str()
        return {k: item.load(v, (*path, k)) for k, v in value.items()}


class Day(NamedTuple):
    """A date such as 2026-03-04."""

    required: bool = False

    def load(self, value: Any, path: Path) -> str:
        """Returns the date as it is written; raises SchemaError where it is none."""
        try:
            date.fromisoformat(Str().load(value, path))
        except ValueError:
            raise SchemaError(path, f"expected a date such as 2026-03-04, found {value!r}") from None
        return str(value)


class Anything(NamedTuple):
    """What somebody else looks at."""

    required: bool = False

    def load(self, value: Any, path: Path) -> Any:
        """Returns the value."""
        return value


class Tables(NamedTuple):
    """A mapping of names to mappings with these fields."""

    fields: Mapping[str, Field]
    required: bool = False

    def load(self, value: Any, path: Path) -> dict[str, Any]:
        """Returns the mappings by name; raises SchemaError for what does not fit."""
        if not isinstance(value, dict):
            raise SchemaError(path, f"expected a mapping, found {_what(value)}")
        return {k: load(self.fields, v, (*path, k)) for k, v in value.items()}


class TableList(NamedTuple):
    """A list of mappings with these fields."""

    fields: Mapping[str, Field]
    required: bool = False

    def load(self, value: Any, path: Path) -> list[dict[str, Any]]:
        """Returns the mappings; raises SchemaError for what does not fit."""
        if not isinstance(value, list) or not value:
            raise SchemaError(path, f"expected a list, found {_what(value)}")
        return [load(self.fields, v, (*path, k)) for k, v in enumerate(value)]


Field = Str | Bool | Num | Strs | StrMap | Day | Anything | Tables | TableList


def load(schema: Mapping[str, Field], value: Any, path: Path = ()) -> dict[str, Any]:
    """Returns `value` with every field checked and converted.

    Raises SchemaError for an unknown key (with the nearest known one), a missing required key, or a
    value that does not fit its field.
    """
    if not isinstance(value, dict):
        raise SchemaError(path, f"expected a mapping, found {_what(value)}")
    for key in value:
        if key not in schema:
            raise SchemaError((*path, key), unknown(key, schema), path)
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
