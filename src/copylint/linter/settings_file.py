"""A settings file: copylint.toml, or [tool.copylint] in pyproject.toml."""

from __future__ import annotations

import os
from typing import Any

from copylint.linter.setting_values import ConfigError, Values
from copylint.linter.settings import Settings
from copylint.tables import regular

#: Keys of a settings file, in the order in which `copylint config` shows them.
KEYS = (
    "variant", "style", "select", "extend-select", "ignore", "per-file-ignores", "severity", "words",
    "extend-ignore-re", "rules", "exclude", "extend-exclude", "extensions", "formats", "encoding",
    "published", "unsafe-fixes", "unfixable",
    "extend-safe-fixes", "extend-unsafe-fixes", "languagetool", "required-version",
)  # fmt: skip


def _line(text: str, section: str, key: str) -> int:
    """The line on which `key` is set in a TOML text, 0 where it cannot be told.

    tomllib gives no positions; a plain search within the section finds all but the oddest layouts.
    """
    import re

    inside = not section
    wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
    table = (
        re.compile(rf"""\s*\[+\s*(?:{re.escape(section)}\.)?["']?{re.escape(key)}["']?\s*\]""")
        if section
        else re.compile(rf"""\s*\[+\s*["']?{re.escape(key)}["']?\s*[\].]""")
    )
    for number, line in enumerate(text.splitlines(), 1):
        if table.match(line):
            return number
        if line.lstrip().startswith("["):
            inside = line.strip().strip("[]").strip() == section
        elif inside and wanted.match(line):
            return number
    return 0


class _Reader(Values):
    """Reads one settings file, every fault of it named with its place."""

    def __init__(self, path: str, text: str, section: str) -> None:
        super().__init__(os.path.dirname(os.path.abspath(path)))
        self.path = path
        self.source = text
        self.section = section

    def fault(self, key: str, message: str) -> ConfigError:
        line = _line(self.source, self.section, key.partition(".")[0]) if key else 0
        return ConfigError(f"{self.path}{f':{line}' if line else ''}: {message}")

    def settings(self, raw: Any) -> Settings:
        from copylint.text.nearest import unknown

        if not isinstance(raw, dict):
            raise self.fault("", f"[{self.section}]: expected a table")
        for key in raw:
            if key not in KEYS:
                raise self.fault(key, unknown(key, KEYS))
        given: dict[str, Any] = {}
        for key, value in raw.items():
            given |= self.value(key, value)
        self.readable(given)
        return Settings(
            folder=self.folder,
            origins=dict.fromkeys(given, self.path),
            **{k.replace("-", "_"): v for k, v in given.items()},
        )

    def inside(self, key: str, item: str) -> str:
        """Returns where a file or folder is that the file names, which is below its own folder."""
        full = os.path.realpath(os.path.join(self.folder, item))
        root = os.path.realpath(self.folder)
        # A settings file comes with the copy it lies beside; it may not reach for files elsewhere.
        if os.path.commonpath([full, root]) != root if _same_drive(full, root) else True:
            raise self.fault(key, f"{key}: {item!r} is outside the folder of the settings file")
        if not os.path.exists(full):
            raise self.fault(key, f"{key}: {item!r} does not exist")
        return full

    def pack(self, item: str) -> str:
        """Returns where a pack is that the file names."""
        full = self.inside("rules", item)
        root = os.path.realpath(self.folder)
        if os.path.isdir(full):
            for name in sorted(os.listdir(full)):
                if not os.path.realpath(os.path.join(full, name)).startswith(os.path.join(root, "")):
                    raise self.fault(
                        "rules",
                        f"rules: {item!r} has a link to outside the folder of the settings file: {name}",
                    )
        return full


def _same_drive(a: str, b: str) -> bool:
    return os.path.splitdrive(a)[0] == os.path.splitdrive(b)[0]


def load(path: str) -> Settings | None:
    """Returns the settings of a file; None for a pyproject.toml without [tool.copylint].

    Raises ConfigError for a file that cannot be read or states something unknown or impossible.
    """
    try:
        return parsed(path, regular.read(path, regular.SETTINGS))
    except OSError as e:
        raise unreadable(path, e) from None


def unreadable(path: str, e: OSError) -> ConfigError:
    """Returns what to raise for a settings file that cannot be read."""
    return ConfigError(f"{path}: {regular.words(e)}")


def parsed(path: str, data: bytes) -> Settings | None:
    """Returns what a settings file that holds these bytes states, as `load` has it."""
    import tomllib

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise ConfigError(f"{path}: is not UTF-8: invalid byte at offset {e.start}") from None
    project = os.path.basename(path) == "pyproject.toml"
    if project and "copylint" not in text:
        return None
    try:
        raw: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        raise ConfigError(f"{path}: is not TOML: {e}") from None
    if project:
        tools = raw.get("tool", {})
        if not isinstance(tools, dict) or "copylint" not in tools:
            return None
        raw = tools["copylint"]
    return _Reader(path, text, "tool.copylint" if project else "").settings(raw)


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
