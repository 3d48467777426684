"""What each setting may be, wherever it is stated: in a settings file or by a program."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from copylint.formats.recognised import FORMATS, SUFFIXES
from copylint.tables import regular
from copylint.text.addresses import address_fault

if TYPE_CHECKING:
    from datetime import date

VARIANTS = ("auto", "en-US", "en-GB")
DEFAULT_EXTENSIONS = tuple(SUFFIXES)

#: Settings that are lists of texts.
_LISTS = (
    "select", "extend-select", "ignore", "exclude", "extend-exclude", "unfixable", "extend-safe-fixes",
    "extend-unsafe-fixes", "extend-ignore-re", "accept",
)  # fmt: skip
_SEVERITIES = ("error", "warning", "suggestion")
_WORDS = ("accept", "accept-files")

#: The settings that the key `languagetool` comes to, and the keys of the table that it may be.
LANGUAGETOOL = ("languagetool", "languagetool_server", "languagetool_jars")
_TABLE = ("use", "server", "jars")


class ConfigError(ValueError):
    """A setting that cannot be used. `str()` names the file, the line where known, and the key."""


def parse_date(value: str) -> date:
    """Returns the date of an ISO text (2026-03-04); ValueError where it is none."""
    from datetime import date

    return date.fromisoformat(value)


def glob_fault(glob: str) -> str | None:
    """Returns what is wrong with a pattern of files, None where nothing is."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([glob])
    except Exception:  # pathspec has an error of its own for some, and lets `re` speak for others
        return f"{glob!r} is no pattern of files"
    return None


class Values:
    """Looks at values of settings, by the keys of a settings file. `folder` is what their paths start
    from."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def fault(self, key: str, message: str) -> ConfigError:
        """Returns what to raise for a wrong value."""
        return ConfigError(message)

    def all(self, given: Mapping[str, Any], unknown: Mapping[str, Any]) -> dict[str, Any]:
        """Returns the values that a program states, by the names of the fields of Settings. Raises
        ConfigError."""
        for name in unknown:
            from copylint.text import nearest

            raise self.fault(name, nearest.unknown(name, given))
        out = dict(given)
        named: dict[str, Any] = {}
        for name, value in given.items():
            if value in (None, ()) or name in LANGUAGETOOL:
                continue
            if name in ("per_file_ignores", "formats", "severity") and isinstance(value, tuple | list):
                value = dict(value)
            found = self.value(name.replace("_", "-"), value)
            named |= {k.replace("-", "_"): v for k, v in found.items()}
        self.readable(named)
        use = {"on": True, "off": False}.get(given["languagetool"], given["languagetool"])
        servers = {k: given[f"languagetool_{k}"] for k in ("server", "jars")}
        if use or any(servers.values()):
            named |= self.languagetool({"use": use} | {k: v for k, v in servers.items() if v is not None})
        out |= named
        out["extensions"] = out["extensions"] or DEFAULT_EXTENSIONS
        return out

    def value(self, key: str, value: Any) -> dict[str, Any]:
        """Returns what the value of a key comes to, by key. Raises ConfigError for a value that cannot be."""
        if key in _LISTS:
            found = self.texts(key, value)
            if key.endswith("exclude"):
                self.globs(key, found)
            elif key == "extend-ignore-re":
                self.patterns(key, found)
            return {key: found}
        if key in ("variant", "read-as"):
            self.choice(key, value, VARIANTS if key == "variant" else FORMATS)
        elif key == "style":
            self.text(key, value)
        elif key == "severity":
            return {key: self.severities(value)}
        elif key == "words":
            return {"accept": self.words(value)}
        elif key == "required-version":
            self.version(self.text(key, value))
        elif key == "per-file-ignores":
            if not isinstance(value, dict):
                raise self.fault(
                    key, f"{key}: expected a table of file patterns, each with a list of rules or tags"
                )
            table = tuple((glob, self.texts(f"{key}.{glob}", v)) for glob, v in value.items())
            self.globs(key, value)
            return {key: table}
        elif key == "rules":
            return {key: tuple(self.pack(item) for item in self.texts(key, value))}
        elif key == "extensions":
            return {key: tuple(self.suffix(key, item) for item in self.texts(key, value))}
        elif key == "formats":
            return {key: self.formats(value)}
        elif key == "encoding":
            self._encoding(key, value)
        elif key == "published":
            return {key: self.date(value)}
        elif key == "unsafe-fixes":
            if not isinstance(value, bool):
                raise self.fault(key, f"unsafe-fixes: expected true or false, found {value!r}")
        elif key == "languagetool":
            return dict(self.languagetool(value))
        return {key: value}

    # -- what several have in common -----------------------------------------------------------
    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        """Returns a list of texts as a tuple."""
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) and v for v in value):
            raise self.fault(key, f"{key}: expected a list of texts, found {value!r}")
        return tuple(value)

    def text(self, key: str, value: Any) -> str:
        """Returns a text that is not empty."""
        if not isinstance(value, str) or not value:
            raise self.fault(key, f"{key}: expected a text, found {value!r}")
        return value

    def choice(self, key: str, value: Any, known: tuple[str, ...] = FORMATS) -> None:
        """Raises ConfigError for a text that is none of those known."""
        from copylint.text.nearest import nearest

        if self.text(key, value) not in known:
            raise self.fault(
                key, f"{key}: expected {', '.join(known)}; found {value!r}{nearest(value, known)}"
            )

    def globs(self, key: str, globs: Iterable[str]) -> None:
        """Raises ConfigError for what is no pattern of files."""
        for glob in globs:
            fault = glob_fault(glob)
            if fault:
                raise self.fault(key, f"{key}: {fault}")

    def patterns(self, key: str, patterns: Iterable[str]) -> None:
        """Raises ConfigError for what is no pattern of text."""
        from copylint.text.patterns import rich

        for pattern in patterns:
            try:
                rich(pattern, 0)
            except Exception as e:
                raise self.fault(key, f"{key}: {pattern!r} is no pattern: {e}") from None

    # -- one by one ------------------------------------------------------------------------------
    def pack(self, item: str) -> str:
        """Returns where a pack is that a setting names; whether there is one, its reader says."""
        return item

    def suffix(self, key: str, item: str) -> str:
        """Returns a suffix in small letters."""
        if len(item) < 2 or not item.startswith(".") or "/" in item or "." in item[1:]:
            raise self.fault(key, f"{key}: expected a suffix such as '.txt', found {item!r}")
        return item.lower()

    def formats(self, value: Any) -> tuple[tuple[str, str], ...]:
        """Returns suffixes of the house's own, each with its reader."""
        from copylint.text.nearest import nearest

        if not isinstance(value, dict):
            raise self.fault("formats", "formats: expected a table of suffixes, each with how it is read")
        for suffix, reader in value.items():
            self.suffix("formats", suffix)
            if reader not in FORMATS:
                hint = nearest(reader, FORMATS) if isinstance(reader, str) else ""
                raise self.fault(
                    "formats", f"formats: {suffix}: expected {', '.join(FORMATS)}; found {reader!r}{hint}"
                )
        return tuple((suffix.lower(), reader) for suffix, reader in value.items())

    def severities(self, value: Any) -> tuple[tuple[str, str], ...]:
        """Returns rules, topics or tags, each with how grave its findings are."""
        if not isinstance(value, dict):
            raise self.fault(
                "severity", "severity: expected a table of rules, topics or tags, each with how grave it is"
            )
        for grave in value.values():
            self.choice("severity", grave, _SEVERITIES)
        return tuple(value.items())

    def words(self, value: Any) -> tuple[str, ...]:
        """Returns the words that a table accepts, with those in the files that it names: one a line, lines
        that begin with # left out."""
        from copylint.text.nearest import unknown

        if not isinstance(value, dict):
            raise self.fault("words", "words: expected a table with accept or accept-files")
        for key in value:
            if key not in _WORDS:
                raise self.fault("words", f"words: {unknown(key, _WORDS)}")
        accepted = list(self.texts("words.accept", value.get("accept", ())))
        for item in self.texts("words.accept-files", value.get("accept-files", ())):
            try:
                lines = (
                    regular.read(self.inside("words", item), regular.SETTINGS)
                    .decode("utf-8-sig")
                    .splitlines()
                )
            except OSError as e:
                raise self.fault("words", f"words: {item!r} {regular.words(e)}") from None
            except UnicodeDecodeError as e:
                raise self.fault(
                    "words", f"words: {item!r} is not UTF-8: invalid byte at offset {e.start}"
                ) from None
            accepted += [w for w in map(str.strip, lines) if w and w[0] != "#"]
        return tuple(dict.fromkeys(accepted))

    def inside(self, key: str, item: str) -> str:
        """Returns where a file is that a setting names."""
        return os.path.join(self.folder, item)

    def version(self, wanted: str) -> None:
        """Raises ConfigError where this copylint is not of the versions that are wanted, as in `>=0.2,<1`."""
        from packaging.specifiers import InvalidSpecifier, SpecifierSet

        from copylint import __version__

        try:
            fits = SpecifierSet(wanted if wanted[0] in "<>=!~" else f"=={wanted}").contains(
                __version__, prereleases=True
            )
        except InvalidSpecifier:
            raise self.fault(
                "required-version", f"required-version: expected versions such as >=0.1, found {wanted!r}"
            ) from None
        if not fits:
            raise self.fault(
                "required-version",
                f"required-version: {wanted} is required, and this is copylint {__version__}",
            )

    def readable(self, given: dict[str, Any]) -> None:
        """Folders are searched for suffixes that have a reader; a house's own ones are, unless it says
        which."""
        own = [suffix for suffix, _ in given.get("formats", ())]
        if "extensions" not in given and own:
            given["extensions"] = tuple(dict.fromkeys((*DEFAULT_EXTENSIONS, *own)))
        for suffix in given.get("extensions", ()):
            if suffix not in SUFFIXES and suffix not in own:
                way = f'[formats] "{suffix}" = "text" says that they are plain text'
                raise self.fault("extensions", f"extensions: no reader knows {suffix} files; {way}")

    def _encoding(self, key: str, value: Any) -> None:
        from copylint.formats.encoding import codec

        try:
            codec(self.text(key, value))
        except LookupError:
            raise self.fault(key, f"encoding: unknown encoding {value!r}") from None

    def languagetool(self, value: Any) -> dict[str, str]:
        """Returns the settings that `languagetool` comes to: whether it is asked, and which."""
        from copylint.text.nearest import unknown

        table = value if isinstance(value, dict) else {"use": value}
        given: dict[str, str] = {}
        for key, v in table.items():
            if key not in _TABLE:
                raise self.fault("languagetool", f"languagetool: {unknown(key, _TABLE)}")
            if key == "use":
                if v != "require" and not isinstance(v, bool):
                    raise self.fault(
                        "languagetool", f'languagetool: expected true, false or "require", found {v!r}'
                    )
                given["languagetool"] = "require" if v == "require" else "on" if v else "off"
            elif key == "server":
                fault = address_fault(self.text("languagetool", v))
                if fault:
                    raise self.fault("languagetool", f"languagetool: server: {fault}")
                given["languagetool_server"] = v
            else:
                jars = os.path.expanduser(self.text("languagetool", v))
                given["languagetool_jars"] = os.path.realpath(os.path.join(self.folder, jars))
        if "languagetool_server" in given and "languagetool_jars" in given:
            raise self.fault("languagetool", "languagetool: name a server or a folder of jars, not both")
        return given

    def date(self, value: Any) -> date:
        """Returns a day of publication."""
        from datetime import date, datetime

        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        text = self.text("published", value)
        try:
            return parse_date(text)
        except ValueError:
            raise self.fault(
                "published", f"published: expected a date such as 2026-03-04, found {value!r}"
            ) from None
