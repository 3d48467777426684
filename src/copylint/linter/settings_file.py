"""Settings: copylint.toml, or [tool.copylint] in pyproject.toml, nearest to the file checked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Never

from copylint.linter.setting_values import DEFAULT_EXTENSIONS, LANGUAGETOOL, Values
from copylint.linter.setting_values import ConfigError as ConfigError
from copylint.linter.setting_values import glob_fault as glob_fault
from copylint.linter.setting_values import parse_date as parse_date
from copylint.linter.trust import Trust, TrustError, is_sticky
from copylint.tables import regular
from copylint.tables.shipped import RULE_FILES
from copylint.text.addresses import is_loopback

if TYPE_CHECKING:
    from datetime import date


@dataclass(init=False, frozen=True, slots=True, kw_only=True)
class Settings:
    """What is in force for a file. `folder` is that of the settings file, None without one.

    `extensions` are the suffixes that folders are searched for, `formats` suffixes of the house's own, each
    with its reader; `read_as` is the reader that the command line names for all input. `origins` says where
    each value that is not the default comes from.

    All that is stated is by name, and looked at as in a settings file: ConfigError, a ValueError, says what is
    wrong and names the nearest right name or value. Rules and styles are looked at when they are read.
    """

    variant: str = "auto"
    style: str | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rules: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    extensions: tuple[str, ...] = DEFAULT_EXTENSIONS
    formats: tuple[tuple[str, str], ...] = ()
    read_as: str | None = None
    encoding: str | None = None
    published: date | None = None
    unsafe_fixes: bool = False
    #: Whether LanguageTool is asked: "off", "on", or "require" where a run without it is a fault.
    languagetool: str = "off"
    languagetool_server: str | None = None
    languagetool_jars: str | None = None
    folder: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __init__(
        self,
        *,
        variant: str = "auto",
        style: str | None = None,
        select: Sequence[str] = (),
        extend_select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        per_file_ignores: Mapping[str, Sequence[str]] | Sequence[tuple[str, Sequence[str]]] = (),
        rules: Sequence[str] = (),
        exclude: Sequence[str] = (),
        extensions: Sequence[str] | None = None,
        formats: Mapping[str, str] | Sequence[tuple[str, str]] = (),
        read_as: str | None = None,
        encoding: str | None = None,
        published: date | str | None = None,
        unsafe_fixes: bool = False,
        languagetool: str | bool = "off",
        languagetool_server: str | None = None,
        languagetool_jars: str | None = None,
        folder: str | None = None,
        origins: Mapping[str, str] | None = None,
        **unknown: Never,
    ) -> None:
        given = locals()
        stated = Values(folder or "").all({name: given[name] for name in _STATED}, unknown)
        for name, value in {**stated, "folder": folder, "origins": dict(origins or {})}.items():
            object.__setattr__(self, name, value)  # as data classes that are frozen do

    @property
    def engine_key(self) -> tuple[object, ...]:
        """What decides which rules run: settings with equal keys share an engine."""
        return (self.style, self.select, self.extend_select, self.ignore, self.rules)

    def ignored_for(self, path: str) -> tuple[str, ...]:
        """Returns the selectors that per-file-ignores names for the file at `path`."""
        if not self.per_file_ignores:
            return ()
        relative = _relative(path, self.folder)
        return tuple(
            s for glob, items in self.per_file_ignores if _matcher((glob,)).match_file(relative) for s in items
        )

    def excludes(self, path: str, folder: bool = False) -> bool:
        """Whether `exclude` names the file or folder at `path`."""
        if not self.exclude:
            return False
        return bool(_matcher(self.exclude).match_file(_relative(path, self.folder) + ("/" if folder else "")))


#: The fields that somebody states.
_STATED = tuple(f.name for f in fields(Settings) if f.name not in ("folder", "origins"))


#: Files that lie beside a settings file, or in the current folder where there is none: answers to findings.
SIDECAR, BASELINE = "copylint.ignore.toml", "copylint-baseline.json"

#: Keys of a settings file, in the order in which `copylint config` shows them.
KEYS = (
    "variant", "style", "select", "extend-select", "ignore", "per-file-ignores", "rules", "exclude",
    "extensions", "formats", "encoding", "published", "unsafe-fixes", "languagetool",
)  # fmt: skip

_MATCHERS: dict[tuple[str, ...], Any] = {}


def _matcher(globs: tuple[str, ...]) -> Any:
    if globs not in _MATCHERS:
        from pathspec import GitIgnoreSpec

        _MATCHERS[globs] = GitIgnoreSpec.from_lines(globs)
    return _MATCHERS[globs]


def _relative(path: str, folder: str | None) -> str:
    full = os.path.abspath(path)
    try:
        relative = os.path.relpath(full, folder or os.getcwd())
    except ValueError:  # another drive
        relative = full
    return relative.replace(os.sep, "/")


def _line(text: str, section: str, key: str) -> int:
    """The line on which `key` is set in a TOML text, 0 where it cannot be told.

    tomllib gives no positions; a plain search within the section finds all but the oddest layouts.
    """
    import re

    inside = not section
    wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
    table = re.compile(rf"""\s*\[+\s*(?:{re.escape(section)}\.)?["']?{re.escape(key)}["']?\s*\]""") if section else re.compile(
        rf"""\s*\[+\s*["']?{re.escape(key)}["']?\s*[\].]"""
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

    def pack(self, item: str) -> str:
        """Returns where a pack is that the file names."""
        folder = self.folder
        full = os.path.realpath(os.path.join(folder, item))
        root = os.path.realpath(folder)
        # A settings file comes with the copy it lies beside; it may not reach for files elsewhere.
        if os.path.commonpath([full, root]) != root if _same_drive(full, root) else True:
            raise self.fault("rules", f"rules: {item!r} is outside the folder of the settings file")
        if not os.path.exists(full):
            raise self.fault("rules", f"rules: {item!r} does not exist")
        if os.path.isdir(full):
            for name in sorted(os.listdir(full)):
                if not os.path.realpath(os.path.join(full, name)).startswith(os.path.join(root, "")):
                    raise self.fault("rules", f"rules: {item!r} has a link to outside the folder of the settings file: {name}")
        return full


def _same_drive(a: str, b: str) -> bool:
    return os.path.splitdrive(a)[0] == os.path.splitdrive(b)[0]


def load(path: str) -> Settings | None:
    """Returns the settings of a file; None for a pyproject.toml without [tool.copylint].

    Raises ConfigError for a file that cannot be read or states something unknown or impossible.
    """
    try:
        return _parsed(path, regular.read(path, regular.SETTINGS))
    except OSError as e:
        raise _unreadable(path, e) from None


def _unreadable(path: str, e: OSError) -> ConfigError:
    return ConfigError(f"{path}: {regular.words(e)}")


def _parsed(path: str, data: bytes) -> Settings | None:
    """What a settings file that holds these bytes states, as `load` has it."""
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


def _concerns_us(path: str, data: bytes) -> bool:
    """Whether a settings file would say anything to copylint, were it obeyed."""
    if os.path.basename(path) != "pyproject.toml":
        return True
    import tomllib

    try:
        tools = tomllib.loads(data.decode("utf-8-sig")).get("tool") if b"copylint" in data else None
    except (ValueError, RecursionError):
        return True
    return isinstance(tools, dict) and "copylint" in tools


class Resolver:
    """Finds the settings of each file and lays the command line's over them."""

    def __init__(
        self,
        overrides: Mapping[str, Any] | None = None,
        file: str | None = None,
        named: Sequence[str] = (),
        stated: Settings | None = None,
    ) -> None:
        self._overrides = dict(overrides or {})
        self._file = file
        #: those of a program that states its own: no file is looked for
        self._stated = stated
        self._by_folder: dict[str, Settings] = {}
        #: (folder, the named one above it, whether it is that of the copy itself) -> what holds there by its own
        #: files or those above it, or what is wrong with them; each folder is looked into once, however many
        #: lie below
        self._nearest: dict[tuple[str, str, bool], Settings | str | None] = {}
        #: Whose settings are obeyed; its notes say which were not. `named` are the paths on the command line.
        self.trust = Trust(named)

    def for_file(self, path: str) -> Settings:
        """Returns the settings in force for the file at `path`. Raises ConfigError."""
        return self.for_folder(os.path.dirname(os.path.abspath(path)))

    def for_folder(self, folder: str) -> Settings:
        """Returns the settings in force for files directly in `folder`. Raises ConfigError."""
        folder = os.path.abspath(folder)
        if folder not in self._by_folder:
            settings = self._lay(self._find(folder))
            self._may_send(settings)
            self._by_folder[folder] = settings
        return self._by_folder[folder]

    def _may_send(self, settings: Settings) -> None:
        """Raises ConfigError where copy would go to another machine on the word of what lies beside it."""
        url, by = settings.languagetool_server, settings.origins.get("languagetool_server", "")
        told = self._file is not None or self._stated is not None
        if url is None or settings.languagetool == "off" or told or is_loopback(url):
            return
        if os.environ.get("COPYLINT_LANGUAGETOOL_SERVER") or os.environ.get("COPYLINT_LANGUAGETOOL_JARS"):
            return
        if not self.trust.listed(by):
            raise ConfigError(
                f"{by}: languagetool: the server {url} is not this machine, and a file beside the copy may not have "
                f"it sent there; COPYLINT_LANGUAGETOOL_SERVER={url}, --config {by} or "
                f"COPYLINT_TRUST={os.path.dirname(by)} allows it"
            )

    def _find(self, folder: str) -> Settings:
        if self._stated is not None:
            return self._stated
        if self._file is not None:
            return load(self._file) or Settings()
        base = self.trust.named(folder)
        passed = []
        found: Settings | str | None = None
        try:
            self.trust.folders()
            for at in self.trust.climb(folder):
                key = (at, base, at == folder)
                if key in self._nearest:
                    found = self._nearest[key]
                    break
                passed.append(key)
                for name in ("copylint.toml", "pyproject.toml"):
                    found = found or self._found(os.path.join(at, name), folder)
                if found is not None:
                    break
        except (TrustError, ConfigError) as e:
            found = str(e)
        self._nearest.update(dict.fromkeys(passed, found))
        if isinstance(found, str):
            raise ConfigError(found)
        return found or Settings()

    def _found(self, path: str, folder: str) -> Settings | None:
        """The settings at `path` for copy in `folder`; None where there are none that are obeyed."""
        data, refused = self._looked_at(path, folder, regular.SETTINGS)
        if data is None:
            return None
        if os.path.abspath(path) == os.path.abspath(self.trust.user_file):
            return None
        if refused:
            # In a folder that many share, anybody could otherwise have a say in everybody's runs below it.
            passed = is_sticky(os.path.dirname(path)) and os.path.dirname(path) != folder
            if not passed and _concerns_us(path, data):
                self.trust.refuse(path, refused, f"--config {path}, ")
            return None
        found = _parsed(path, data)
        if found is None or not found.rules and found.languagetool_jars is None:
            return found
        if found.languagetool_jars is not None:
            # A settings file comes with the copy it lies beside, and jars are a program.
            raise ConfigError(
                f"{path}: languagetool: jars are run, so this file may not name them; "
                "use --config FILE or COPYLINT_LANGUAGETOOL_JARS"
            )
        return replace(found, rules=tuple(self._obeyed(found.rules, folder)))

    def _looked_at(self, path: str, folder: str, most: int) -> tuple[bytes | None, str]:
        """The bytes of a file that has a say in copy in `folder`, None where there is none, and why it is not
        obeyed, "" where it is. Raises ConfigError where it cannot be read."""
        refused = [""]

        def look(status: os.stat_result) -> None:
            refused[0] = refused[0] or self.trust.objection(path, status, folder) or ""

        try:
            return regular.read(path, most, look), refused[0]
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None, ""
        except OSError as e:
            try:
                look(os.stat(path))
            except OSError:  # it cannot be seen: its folder is shut, or no name is that long
                return None, ""
            if not refused[0]:
                raise _unreadable(path, e) from None
            return b"", refused[0]

    def beside(self, path: str) -> bytes | None:
        """Returns the bytes of a file that lies beside settings in force; None where there is none that is
        obeyed. Raises ConfigError where it cannot be read."""
        data, refused = self._looked_at(path, os.path.dirname(path), regular.PACK)
        if data is not None and refused:
            self.trust.refuse(path, refused, "")
            return None
        return data

    def _obeyed(self, packs: Sequence[str], folder: str) -> Iterator[str]:
        """The packs that settings name, without the rule files of others."""
        for pack in packs:
            if os.path.isdir(pack):
                files = [os.path.join(pack, name) for name in sorted(os.listdir(pack)) if name.endswith(RULE_FILES)]
                files = [f for f in files if os.path.isfile(f)]
            else:
                files = [pack]
            own = [f for f in files if self.trust.obeys(f, os.stat(f), folder, f"--rules {f}, ")]
            yield from [pack] if own == files else own

    def _lay(self, settings: Settings) -> Settings:
        over = {k: v for k, v in self._overrides.items() if v not in (None, ())}
        if not over:
            return settings
        if "rules" in over:
            over["rules"] = tuple(dict.fromkeys((*settings.rules, *over["rules"])))
        if "ignore" in over:
            over["ignore"] = tuple(dict.fromkeys((*settings.ignore, *over["ignore"])))
        origins = {**settings.origins, **{k.replace("_", "-"): "the command line" for k in over}}
        return replace(settings, **over, origins=origins)


def shown(settings: Settings) -> list[tuple[str, str, str]]:
    """Returns (key, value as TOML, where it comes from) for every setting."""
    out = []
    for key in KEYS:
        if key == "languagetool":
            value = _languagetool_value(settings)
            origin = next((settings.origins[k] for k in LANGUAGETOOL if k in settings.origins), "default")
            out.append((key, value, origin))
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
        import json

        return json.dumps(value, ensure_ascii=False)
    if value and isinstance(value[0], tuple):
        return "{ " + ", ".join(f"{_toml(k)} = {_toml(v)}" for k, v in value) + " }"
    return "[" + ", ".join(_toml(v) for v in value) + "]"
