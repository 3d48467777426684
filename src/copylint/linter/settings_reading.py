"""Reads a settings file, with all that it builds on, as one layer."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from copylint.linter.layers import Layer, Origin, anchored, over
from copylint.linter.setting_keys import ELSEWHERE, KEYS
from copylint.linter.setting_values import ConfigError, Values
from copylint.linter.toml_lines import Lines
from copylint.tables import regular
from copylint.tables.shipped import RULE_FILES

#: So many files may build on one another.
_DEEPEST = 20


class Reach(NamedTuple):
    """What a settings file and those that it builds on may reach. `read` returns the bytes of a file, None
    where it is not obeyed, and raises OSError; `top` is the folder that files must lie in, None for any."""

    read: Callable[[str], bytes | None]
    top: str | None = None


def _plain(path: str) -> bytes:
    return regular.read(path, regular.SETTINGS)


#: What the user names may name anything.
ANYWHERE = Reach(_plain)


def unreadable(path: str, e: OSError) -> ConfigError:
    """Returns what to raise for a settings file that cannot be read."""
    return ConfigError(f"{path}: {regular.words(e)}")


class _Reading(NamedTuple):
    """One reading: which files it is in, each building on the next, and what was read before."""

    reach: Reach
    chain: tuple[str, ...]
    known: dict[str, Layer]
    #: what patterns of files are meant from, and whether this is what another file builds on
    globs: str
    kind: str = "file"


def layer(path: str, data: bytes, reach: Reach = ANYWHERE) -> Layer | None:
    """Returns what a settings file that holds these bytes states, with what it builds on; None for a
    pyproject.toml without [tool.copylint]. Raises ConfigError."""
    folder = os.path.dirname(os.path.abspath(path))
    return _layer(path, data, _Reading(reach, (os.path.realpath(path),), {}, folder))


def _layer(path: str, data: bytes, reading: _Reading) -> Layer | None:
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
    except (tomllib.TOMLDecodeError, RecursionError) as e:
        raise ConfigError(f"{path}: is not TOML: {e}") from None
    if project:
        tools = raw.get("tool", {})
        if not isinstance(tools, dict) or "copylint" not in tools:
            return None
        raw = tools["copylint"]
    return FileReader(path, text, "tool.copylint" if project else "", reading).layer(raw)


class FileReader(Values):
    """Reads one settings file, every fault of it named with its place."""

    #: what a file is called that this one builds on
    BUILT_ON = "extended file"

    def __init__(self, path: str, text: str, section: str, reading: _Reading) -> None:
        super().__init__(os.path.dirname(os.path.abspath(path)))
        self.path = path
        self.section = section
        self.reading = reading
        self._lines = Lines(text, section)

    # -- places ------------------------------------------------------------------------------------
    def line(self, key: str) -> int:
        """Returns the line of a key, or of an entry of its table behind a dot."""
        top, _, entry = key.partition(".")
        return self._lines.of(*([top, entry] if entry else [top] if top else []))

    def fault(self, key: str, message: str) -> ConfigError:
        """Returns what to raise for a wrong value, with its place."""
        return ConfigError(f"{self.place(key)}: {message}")

    def place(self, key: str) -> str:
        """Returns the file, and the line of a key where it is known."""
        line = self.line(key)
        return f"{self.path}{f':{line}' if line else ''}"

    def told(self, key: str) -> str:
        """Returns the place of a setting that names a file."""
        return f"{self.place(key)} ({key})"

    def origin(self, key: str) -> Origin:
        """Returns where the value of a key comes from."""
        return Origin(self.reading.kind, self.path, self.line(key))

    # -- all of it -----------------------------------------------------------------------------------
    def layer(self, raw: Any) -> Layer:
        """Returns what a table of settings states. Raises ConfigError."""
        from copylint.text.nearest import unknown

        if not isinstance(raw, dict):
            raise self.fault("", f"[{self.section}]: expected a table")
        for key in raw:
            entries = raw[key] if isinstance(raw[key], dict) else ()
            for name in (key, *(f"{key}.{entry}" for entry in entries)):
                if name in ELSEWHERE:
                    raise self.fault(name, f"unknown key {name!r}: it is {ELSEWHERE[name]}")
            if key not in KEYS:
                raise self.fault(key, unknown(key, KEYS))
        base = self._base(raw)
        values: dict[str, Any] = {}
        origins: dict[str, tuple[Origin, ...]] = {}
        for key, value in raw.items():
            found = self.value(key, value)
            values |= found
            table = isinstance(value, dict)
            for field in found:
                entry = f"{key}.{field.removeprefix('languagetool_')}" if table else key
                origins[field] = (self.origin(entry),)
            field = key.replace("-", "_")
            origins |= {
                f"{field}.{entry}": (self.origin(f"{key}.{entry}"),) for entry in (value if table else ())
            }
        if "languagetool_jars" in values and self.reading.kind != "file":
            raise self.fault(
                "languagetool",
                "languagetool: jars are run: only a named file states them",
            )
        whole = over(base, Layer(values, origins, anchored(values, self.reading.globs)))
        if "extensions" in values:
            self.readable(whole.values)
        return whole

    def _base(self, raw: Mapping[str, Any]) -> Layer:
        """What the file builds on; the later of several goes before."""
        base = Layer()
        for item in self.extended("extend", raw["extend"]) if "extend" in raw else ():
            base = over(base, self._built_on(item))
        return base

    def _built_on(self, item: str) -> Layer:
        name, colon, rest = item.partition(":")
        if colon and name == "copylint":
            return Layer({"style": (rest,)}, {"style": (self.origin("extend"),)})
        if colon and name == "pkg":
            from copylint.linter.style_packages import PackageError, settings_of

            try:
                path, kind, globs = settings_of(rest), "package", self.reading.globs
            except PackageError as e:
                raise self.fault("extend", f"extend: {e}") from None
        else:
            path, kind = self._file(item), self.BUILT_ON
            if path.endswith(RULE_FILES) or os.path.isdir(path):
                return Layer({"rules": (path,)}, {"rules": (self.origin("extend"),)})
            globs = os.path.dirname(path) if self.reading.kind != "package" else self.reading.globs
            kind = "package" if self.reading.kind == "package" else kind
        return self._other(path, item, kind, globs)

    def _file(self, item: str) -> str:
        """Where a file or pack is that this one builds on: of a folder its settings file, where it has
        one."""
        path = os.path.normpath(os.path.join(self.folder, item))
        if os.path.isdir(path) and os.path.exists(os.path.join(path, "copylint.toml")):
            path = os.path.join(path, "copylint.toml")
        if not os.path.exists(path):
            raise self.fault("extend", f"extend: {item!r} does not exist{_hint(item)}")
        top = self.reading.reach.top
        if top is not None and self.reading.kind != "package" and not _within(path, top):
            raise self.fault("extend", f"extend: {item!r} is outside {top}, where these settings lie")
        if self.reading.kind == "package" and not _within(path, self.folder):
            raise self.fault("extend", f"extend: {item!r} is outside the folder of the package's settings")
        return path

    def _other(self, path: str, item: str, kind: str, globs: str) -> Layer:
        """What another settings file states."""
        real = os.path.realpath(path)
        if real in self.reading.chain:
            ring = " -> ".join((*self.reading.chain[self.reading.chain.index(real) :], real))
            raise self.fault("extend", f"extend: goes round in a circle: {ring}")
        if len(self.reading.chain) >= _DEEPEST:
            raise self.fault("extend", f"extend: more than {_DEEPEST} files build on one another")
        key = f"{kind} {real} {globs}"
        if key not in self.reading.known:
            try:
                data = self.reading.reach.read(path)
            except OSError as e:
                raise self.fault("extend", f"extend: {item!r} {regular.words(e)}") from None
            read: Layer | None = Layer()
            if data is not None:
                chain = (*self.reading.chain, real)
                read = _layer(path, data, self.reading._replace(chain=chain, globs=globs, kind=kind))
            if read is None:
                raise self.fault("extend", f"extend: {item!r} has no [tool.copylint]")
            self.reading.known[key] = read
        return self.reading.known[key]

    # -- what it may reach ---------------------------------------------------------------------------

    def read(self, path: str) -> bytes | None:
        """Returns the bytes of a file that the settings name, as far as they reach."""
        return self.reading.reach.read(path)

    def inside(self, key: str, item: str) -> str:
        """Returns where a file or folder is that the file names, which is below its own folder."""
        full = os.path.join(self.folder, item)
        # A settings file comes with the copy it lies beside; it may not reach for files elsewhere.
        if not _within(full, self.folder):
            raise self.fault(key, f"{key}: {item!r} is outside the folder of the settings file")
        if not os.path.exists(full):
            raise self.fault(key, f"{key}: {item!r} does not exist")
        return os.path.realpath(full)

    def pack(self, key: str, item: str) -> str:
        """Returns where a pack is that the file names; no link in it leads out."""
        full = self.inside(key, item)
        root = os.path.realpath(self.folder)
        if os.path.isdir(full):
            for name in sorted(os.listdir(full)):
                if not os.path.realpath(os.path.join(full, name)).startswith(os.path.join(root, "")):
                    raise self.fault(
                        key,
                        f"{key}: {item!r} has a link: {name} is outside the folder of the settings file",
                    )
        return full


def _within(path: str, folder: str) -> bool:
    """Whether a path, links followed, is the folder or lies in it."""
    real, root = os.path.realpath(path), os.path.realpath(folder)
    if os.path.splitdrive(real)[0] != os.path.splitdrive(root)[0]:
        return False
    return os.path.commonpath([real, root]) == root


def _hint(item: str) -> str:
    """What somebody may have meant who names a file that there is not."""
    if "/" in item or os.sep in item or item.endswith((".toml", *RULE_FILES)):
        return ""
    return f"; an installed package's style is pkg:{item}"


class PairReader(FileReader):
    """Reads KEY=VALUE of the command line, whose paths start from the current folder and may lead
    anywhere."""

    def __init__(self, pair: str) -> None:
        folder = os.getcwd()
        super().__init__(os.path.join(folder, "-"), "", "", _Reading(ANYWHERE, (), {}, folder))
        self.pair = pair

    def place(self, key: str) -> str:
        """Returns what was typed."""
        return f"--config {self.pair!r}"

    def origin(self, key: str) -> Origin:
        """Returns what was typed, as an origin."""
        return Origin("command line", f"--config {self.pair}")

    def inside(self, key: str, item: str) -> str:
        """Returns where a file is that is named."""
        full = os.path.realpath(os.path.join(self.folder, os.path.expanduser(item)))
        if not os.path.exists(full):
            raise self.fault(key, f"{key}: {item!r} does not exist")
        return full

    def pack(self, key: str, item: str) -> str:
        """Returns where a pack is that is named."""
        return self.inside(key, item)


class ProgramReader(PairReader):
    """Reads what a program has its settings build on."""

    BUILT_ON = "file"

    def __init__(self, items: tuple[str, ...], folder: str) -> None:
        super().__init__("")
        self.folder = os.path.abspath(folder)
        self.items = items

    def place(self, key: str) -> str:
        """Returns the field."""
        return "extend"

    def base(self) -> Layer:
        """Returns what the items come to, the later over the earlier; the files that are named count as if
        the user had named them. Raises ConfigError."""
        return self._base({"extend": list(self.items)})
