"""Settings as `copylint config` shows them: as TOML, each with where it comes from."""

from __future__ import annotations

import json
from typing import Any

from copylint.linter.setting_values import LANGUAGETOOL
from copylint.linter.settings import Settings
from copylint.linter.settings_file import KEYS


def shown(settings: Settings) -> list[tuple[str, str, str]]:
    """Returns (key, value as TOML, where it comes from) for every setting."""
    out = []
    for key in KEYS:
        if key == "languagetool":
            value = _languagetool_value(settings)
            origin = next((settings.origins[k] for k in LANGUAGETOOL if k in settings.origins), "default")
            out.append((key, value, origin))
            continue
        if key == "words":
            shown = f"{{ accept = {_toml(settings.accept)} }}" if settings.accept else "{}"
            out.append((key, shown, settings.origins.get("accept", "default")))
            continue
        value = getattr(settings, key.replace("-", "_"))
        out.append((key, _toml(value), settings.origins.get(key, "default")))
    return out


def _languagetool_value(settings: Settings) -> str:
    use = {"on": "true", "off": "false"}.get(settings.languagetool, _toml(settings.languagetool))
    named = [("server", settings.languagetool_server), ("jars", settings.languagetool_jars)]
    parts = [f"{k} = {_toml(v)}" for k, v in named if v is not None]
    return "{ " + ", ".join([f"use = {use}", *parts]) + " }" if parts else use


def _toml(value: Any) -> str:
    if value is None:
        return '""'
    if isinstance(value, bool):
        return "true" if value else "false"
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value and isinstance(value[0], tuple):
        return "{ " + ", ".join(f"{_toml(k)} = {_toml(v)}" for k, v in value) + " }"
    return "[" + ", ".join(_toml(v) for v in value) + "]"
