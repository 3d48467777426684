"""Settings as `copylint config` shows them: as TOML or as data, each with where it comes from."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from copylint.linter.layers import Origin
from copylint.linter.setting_keys import TABLE, Key
from copylint.linter.settings import Settings

#: Variables of the environment that go before settings, in that order, with the field that they are.
_VARIABLES = (
    ("COPYLINT_LANGUAGETOOL_SERVER", "languagetool_server"),
    ("COPYLINT_LANGUAGETOOL_JARS", "languagetool_jars"),
)


def shown(settings: Settings) -> list[tuple[str, str, str]]:
    """Returns (key, value as TOML, where it comes from) for every setting."""
    values, origins = _in_force(settings)
    return [
        (key.name, _toml(value), ", ".join(map(str, there)) or "default")
        for key in TABLE
        for value, there in [_of(key, values, origins)]
    ]


def matching(settings: Settings, path: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Returns the entries of per-file-ignores that are about a file: the pattern, what is left out, and where
    it comes from."""
    return [
        (glob, items, "".join(map(str, settings.origins.get(f"per_file_ignores.{glob}", ())[-1:])))
        for glob, items in settings.ignores_of(path)
    ]


def as_data(settings: Settings, path: str) -> dict[str, Any]:
    """Returns the settings in force for a file as JSON has them."""
    values, origins = _in_force(settings)
    keys = {}
    for key in TABLE:
        value, there = _of(key, values, origins)
        keys[key.name] = {"value": _plain(value), "from": [_told(o) for o in there]}
        entries = {
            name.partition(".")[2]: _told(there[-1])
            for name, there in settings.origins.items()
            if name.startswith(f"{key.name.replace('-', '_')}.")
        }
        keys[key.name] |= {"entries": entries} if entries else {}
    return {
        "path": path,
        "settings_file": settings.file,
        "excluded": settings.excludes(path, os.path.isdir(path)),
        "per_file_ignores": [
            {"pattern": glob, "ignore": [*items], "from": origin}
            for glob, items, origin in ([] if os.path.isdir(path) else matching(settings, path))
        ],
        "settings": keys,
    }


def _in_force(settings: Settings) -> tuple[dict[str, Any], dict[str, tuple[Origin, ...]]]:
    """The values by field with where they come from, variables of the environment over them."""
    values = {f.name: getattr(settings, f.name) for f in fields(settings)}
    origins = dict(settings.origins)
    for variable, field in _VARIABLES:
        if os.environ.get(variable):
            for _, other in _VARIABLES:
                values[other] = None
                origins.pop(other, None)
            values[field] = os.environ[variable]
            origins[field] = (Origin("environment", variable),)
            break
    return values, origins


def _of(
    key: Key, values: Mapping[str, Any], origins: Mapping[str, tuple[Origin, ...]]
) -> tuple[Any, tuple[Origin, ...]]:
    """The value of a key as a settings file would have it, and where it comes from."""
    there = tuple(dict.fromkeys(o for field in key.stored for o in origins.get(field, ())))
    if key.name == "languagetool":
        use = {"on": True, "off": False}.get(values["languagetool"], values["languagetool"])
        named = {n: values[f"languagetool_{n}"] for n in ("server", "jars") if values[f"languagetool_{n}"]}
        return ({"use": use, **named} if named else use), there
    if key.name == "words":
        table: dict[str, Any] = {"accept": values["accept"], "reject": _rejected(values["reject"])}
        return {k: v for k, v in table.items() if v}, there
    value = values[key.stored[-1]]
    if key.name == "style":
        return (value[0] if len(value) == 1 else value or None), there
    return (dict(value) if key.merges == "keys" else value), there


def _rejected(pairs: tuple[tuple[str, tuple[str, ...]], ...]) -> Any:
    """Rejected words as they are stated: a table where one is to be written otherwise, else a list."""
    if any(instead for _, instead in pairs):
        return {word: instead[0] if len(instead) == 1 else instead for word, instead in pairs}
    return tuple(word for word, _ in pairs)


def _told(origin: Origin) -> dict[str, Any]:
    return {"kind": origin.kind, "name": origin.name} | ({"line": origin.line} if origin.line else {})


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, tuple | list) else value


def _toml(value: Any) -> str:
    if value is None:
        return '""'
    if isinstance(value, bool):
        return "true" if value else "false"
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        inside = ", ".join(
            f"{k if k.isalpha() and k.isascii() else _toml(k)} = {_toml(v)}" for k, v in value.items()
        )
        return f"{{ {inside} }}" if inside else "{}"
    return "[" + ", ".join(_toml(v) for v in value) + "]"
