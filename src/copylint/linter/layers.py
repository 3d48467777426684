"""What one source of settings states, with where each value comes from, and how one is laid over another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from copylint.linter.setting_keys import MERGES


class Origin(NamedTuple):
    """Where a value comes from. `kind` is "file", "extended file" (one that another builds on), "package",
    "command line", "environment" or "program"; `name` the path, option or variable; `line` counts from 1, 0
    where it is not known."""

    kind: str
    name: str = ""
    line: int = 0

    def __str__(self) -> str:
        if self.kind == "command line":
            return f"the command line{f' ({self.name})' if self.name else ''}"
        if self.kind == "environment":
            return f"the variable {self.name}"
        return (self.name or "the program") + (f":{self.line}" if self.line else "")

    @property
    def in_file(self) -> bool:
        """Whether it is a file on disk."""
        return self.kind in ("file", "extended file", "package")


#: An option of the command line that says the very thing.
OPTION = Origin("command line")

#: Where each field's value comes from, the decisive one last; of tables also each entry, as `field.entry`.
Origins = Mapping[str, tuple[Origin, ...]]


_NOTHING: Mapping[str, Any] = {}


class Layer(NamedTuple):
    """What a source states: `values` and `origins` by field of Settings. `anchors` are patterns of files that
    are meant from another folder than that of the settings, each with it."""

    values: Mapping[str, Any] = _NOTHING
    origins: Origins = _NOTHING
    anchors: Mapping[str, str] = _NOTHING


def over(base: Layer, new: Layer) -> Layer:
    """Returns what two layers come to, `new` over `base`."""
    values, origins = dict(base.values), dict(base.origins)
    for field, value in new.values.items():
        there = new.origins.get(field, ())
        way = MERGES.get(field, "later")
        if way == "later" or field not in values:
            values[field], origins[field] = value, there
        elif way == "adds":
            values[field] = tuple(dict.fromkeys((*values[field], *value)))
            origins[field] = _once((*origins.get(field, ()), *there))
        else:
            values[field] = tuple({**dict(values[field]), **dict(value)}.items())
            origins[field] = _once((*origins.get(field, ()), *there))
    origins |= {k: v for k, v in new.origins.items() if "." in k}
    _settle(values, new)
    kept = {g: f for g, f in base.anchors.items() if g not in _globs(new.values)}
    return Layer(values, {k: v for k, v in origins.items() if v}, {**kept, **new.anchors})


def _settle(values: dict[str, Any], new: Layer) -> None:
    """What the new layer says of a word goes before what those below it said; so does its server."""
    if new.values.get("accept"):
        accepted = set(new.values["accept"]) - {w for w, _ in new.values.get("reject", ())}
        values["reject"] = tuple(x for x in values.get("reject", ()) if x[0] not in accepted)
    if new.values.get("reject"):
        rejected = {w for w, _ in new.values["reject"]}
        values["accept"] = tuple(w for w in values.get("accept", ()) if w not in rejected)
    for mine, other in (("server", "jars"), ("jars", "server")):
        if f"languagetool_{mine}" in new.values and f"languagetool_{other}" not in new.values:
            values.pop(f"languagetool_{other}", None)


def _globs(values: Mapping[str, Any]) -> set[str]:
    globs = {*values.get("exclude", ()), *values.get("extend_exclude", ())}
    return globs | {glob for glob, _ in values.get("per_file_ignores", ())}


def anchored(values: Mapping[str, Any], folder: str) -> dict[str, str]:
    """Returns the patterns of files among values, each with the folder that they are meant from."""
    return dict.fromkeys(_globs(values), folder)


def _once(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple(dict.fromkeys(origins))
