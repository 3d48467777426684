"""What each setting may be, wherever it is stated: in a file, on the command line or by a program."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from copylint.formats.recognised import FORMATS, SUFFIXES
from copylint.linter import word_lists
from copylint.linter.setting_keys import KEYS, WORD_KEYS
from copylint.tables import regular
from copylint.text.addresses import address_fault

if TYPE_CHECKING:
    from datetime import date

VARIANTS = ("auto", "en-US", "en-GB")
DEFAULT_EXTENSIONS = tuple(SUFFIXES)

_SEVERITIES = ("error", "warning", "suggestion")

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
            if value in (None, ()) or name in (*LANGUAGETOOL, "accept", "accept_files", "reject"):
                continue
            if name in ("per_file_ignores", "formats", "severity") and isinstance(value, tuple | list):
                value = dict(value)
            if name == "read_as":
                self.choice("read-as", value)
            elif name == "names":
                named[name] = self.entries(name, value)
            else:
                found = self.value(name.replace("_", "-"), value)
                named |= {k: (*named.get(k, ()), *v) if k == "names" else v for k, v in found.items()}
                named.pop("names_from", None)
        words = {k: given[k.replace("-", "_")] for k in WORD_KEYS if given[k.replace("-", "_")]}
        named |= self.words("words", words) if words else {}
        self.readable(named)
        use = {"on": True, "off": False}.get(given["languagetool"], given["languagetool"])
        servers = {k: given[f"languagetool_{k}"] for k in ("server", "jars")}
        if use or any(servers.values()):
            table = {"use": use} | {k: v for k, v in servers.items() if v is not None}
            named |= self.languagetool("languagetool", table)
        out |= named
        out["style"] = out["style"] or ()
        out["extensions"] = out["extensions"] or self.searched(out.get("formats", ()))
        del out["accept_files"], out["names_files"]
        return out

    def value(self, key: str, value: Any) -> dict[str, Any]:
        """Returns what the value of a key comes to, by field of Settings. Raises ConfigError for a value that
        cannot be."""
        look = getattr(self, KEYS[key].takes)
        found = look(key, value)
        return found if isinstance(found, dict) else {KEYS[key].stored[0]: found}

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

    def choice(self, key: str, value: Any, known: tuple[str, ...] = FORMATS, said: str = "") -> None:
        """Raises ConfigError for a text that is none of those known; the message calls the key `said`."""
        from copylint.text.nearest import nearest

        said = said or key
        if not isinstance(value, str) or not value:
            raise self.fault(key, f"{said}: expected a text, found {value!r}")
        if value not in known:
            raise self.fault(
                key, f"{said}: expected {', '.join(known)}; found {value!r}{nearest(value, known)}"
            )

    def globs(self, key: str, value: Any) -> tuple[str, ...]:
        """Returns patterns of files."""
        found = self.texts(key, value)
        for glob in found:
            fault = glob_fault(glob)
            if fault:
                raise self.fault(key, f"{key}: {fault}")
        return found

    def patterns(self, key: str, value: Any) -> tuple[str, ...]:
        """Returns patterns of text."""
        from copylint.text.patterns import rich

        found = self.texts(key, value)
        for pattern in found:
            try:
                rich(pattern, 0)
            except Exception as e:
                raise self.fault(key, f"{key}: {pattern!r} is no pattern: {e}") from None
        return found

    def entries(self, key: str, value: Any) -> tuple[str, ...]:
        """Returns a list of words, phrases or names."""
        found = self.texts(key, value)
        for entry in found:
            fault = word_lists.entry_fault(entry)
            if fault:
                raise self.fault(key, f"{key}: {fault}")
        return found

    def lists(self, key: str, value: Any) -> Iterator[str]:
        """Yields the entries of the files that a setting names."""
        for item in self.texts(key, value):
            path = self.inside(key, item)
            try:
                data = self.read(path)
                yield from word_lists.read(data) if data is not None else ()
            except OSError as e:
                raise self.fault(key, f"{key}: {item!r} {regular.words(e)}") from None
            except word_lists.ListError as e:
                raise ConfigError(f"{path}:{e.line}: {e}; {self.told(key)} names this file") from None

    # -- what a folder of settings may reach ------------------------------------------------------
    def inside(self, key: str, item: str) -> str:
        """Returns where a file is that a setting names."""
        return os.path.join(self.folder, item)

    def read(self, path: str) -> bytes | None:
        """Returns the bytes of a file that a setting names, None where they are not obeyed. Raises
        OSError."""
        return regular.read(path, regular.SETTINGS)

    def told(self, key: str) -> str:
        """Returns what names a setting in a message."""
        return key

    def pack(self, key: str, item: str) -> str:
        """Returns where a pack is that a setting names; whether there is one, its reader says."""
        return item

    # -- one by one, as `takes` of the table of keys names them ---------------------------------------
    def extended(self, key: str, value: Any) -> tuple[str, ...]:
        """Returns what settings build on."""
        return self.texts(key, [value] if isinstance(value, str) else value)

    def variant(self, key: str, value: Any) -> str:
        """Returns which English."""
        self.choice(key, value, VARIANTS)
        return str(value)

    def styles(self, key: str, value: Any) -> tuple[str, ...]:
        """Returns house styles, each once; the later of two goes before the other."""
        found = [self.text(key, value)] if isinstance(value, str) else self.texts(key, value)
        return tuple(reversed(dict.fromkeys(reversed(found))))

    def ignores(self, key: str, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Returns patterns of files, each with rules, topics or tags."""
        if not isinstance(value, dict):
            raise self.fault(
                key, f"{key}: expected a table of file patterns, each with a list of rules or tags"
            )
        table = tuple((glob, self.texts(f"{key}.{glob}", v)) for glob, v in value.items())
        self.globs(key, tuple(value))
        return table

    def packs(self, key: str, value: Any) -> tuple[str, ...]:
        """Returns where packs of rules are."""
        return tuple(self.pack(key, item) for item in self.texts(key, value))

    def suffixes(self, key: str, value: Any) -> tuple[str, ...]:
        """Returns suffixes in small letters."""
        return tuple(self.suffix(key, item) for item in self.texts(key, value))

    def suffix(self, key: str, item: str) -> str:
        """Returns a suffix in small letters."""
        if len(item) < 2 or not item.startswith(".") or "/" in item or "." in item[1:]:
            raise self.fault(key, f"{key}: expected a suffix such as '.txt', found {item!r}")
        return item.lower()

    def formats(self, key: str, value: Any) -> tuple[tuple[str, str], ...]:
        """Returns suffixes of the house's own, each with its reader."""
        from copylint.text.nearest import nearest

        if not isinstance(value, dict):
            raise self.fault(key, "formats: expected a table of suffixes, each with how it is read")
        for suffix, reader in value.items():
            self.suffix(key, suffix)
            if reader not in FORMATS:
                hint = nearest(reader, FORMATS) if isinstance(reader, str) else ""
                raise self.fault(
                    key, f"formats: {suffix}: expected {', '.join(FORMATS)}; found {reader!r}{hint}"
                )
        return tuple((suffix.lower(), reader) for suffix, reader in value.items())

    def severities(self, key: str, value: Any) -> tuple[tuple[str, str], ...]:
        """Returns rules, topics or tags, each with how grave its findings are."""
        if not isinstance(value, dict):
            raise self.fault(
                key, "severity: expected a table of rules, topics or tags, each with how grave it is"
            )
        for name, grave in value.items():
            self.choice(f"{key}.{name}", grave, _SEVERITIES, said=key)
        return tuple(value.items())

    def words(self, key: str, value: Any) -> dict[str, Any]:
        """Returns the words that a table accepts, with those in the files that it names, and those that it
        rejects, each with what the house writes instead."""
        from copylint.text.nearest import unknown

        if not isinstance(value, dict):
            raise self.fault(key, f"words: expected a table with {', '.join(WORD_KEYS)}")
        for name in value:
            if name not in WORD_KEYS:
                raise self.fault(f"{key}.{name}", f"words: {unknown(name, WORD_KEYS)}")
        accepted = (
            *self.entries("words.accept", value.get("accept", ())),
            *self.lists("words.accept-files", value.get("accept-files", ())),
        )
        rejected = self.rejected("words.reject", value.get("reject", ()))
        for word, _ in rejected:
            if word in accepted:
                raise self.fault("words.reject", f"words: {word!r} is both accepted and rejected")
        found = {"accept": tuple(dict.fromkeys(accepted)), "reject": rejected}
        return {
            k: v for k, v in found.items() if v or k in value or k == "accept" and "accept-files" in value
        }

    def rejected(self, key: str, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Returns words and phrases that a house does not want, each with what it writes instead, if
        anything."""
        if isinstance(value, tuple) and value and all(isinstance(v, tuple) for v in value):
            value = dict(value)  # as it is kept
        table = value if isinstance(value, dict) else dict.fromkeys(self.texts(key, value), ())
        out = []
        for word, instead in zip(self.entries(key, tuple(table)), table.values(), strict=True):
            found = self.texts(key, [instead] if isinstance(instead, str) and instead else instead or ())
            if word in found:
                raise self.fault(key, f"{key}: {word!r} is to be written instead of itself")
            out.append((" ".join(word.replace("’", "'").split()), found))
        return tuple(out)

    def names_files(self, key: str, value: Any) -> dict[str, Any]:
        """Returns the names in the files of a house."""
        return {
            "names": tuple(dict.fromkeys(self.lists(key, value))),
            "names_from": tuple(self.inside(key, item) for item in value),
        }

    def switch(self, key: str, value: Any) -> bool:
        """Returns whether something is so."""
        if not isinstance(value, bool):
            raise self.fault(key, f"{key}: expected true or false, found {value!r}")
        return value

    def version(self, key: str, value: Any) -> str:
        """Returns versions such as `>=0.2,<1`, of which this copylint has to be one."""
        from packaging.specifiers import InvalidSpecifier, SpecifierSet

        from copylint import __version__

        wanted = self.text(key, value)
        try:
            fits = SpecifierSet(wanted if wanted[0] in "<>=!~" else f"=={wanted}").contains(
                __version__, prereleases=True
            )
        except InvalidSpecifier:
            raise self.fault(key, f"{key}: expected versions such as >=0.1, found {wanted!r}") from None
        if not fits:
            raise self.fault(key, f"{key}: {wanted} is required, and this is copylint {__version__}")
        return wanted

    def searched(self, formats: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Returns the suffixes that folders are searched for unless a house says which: a house's own ones
        are among them."""
        return tuple(dict.fromkeys((*DEFAULT_EXTENSIONS, *(suffix for suffix, _ in formats))))

    def readable(self, given: Mapping[str, Any]) -> None:
        """Raises ConfigError where folders would be searched for what has no reader."""
        own = [suffix for suffix, _ in given.get("formats", ())]
        for suffix in given.get("extensions", ()):
            if suffix not in SUFFIXES and suffix not in own:
                way = f'[formats] "{suffix}" = "text" says that they are plain text'
                raise self.fault("extensions", f"extensions: no reader knows {suffix} files; {way}")

    def encoding(self, key: str, value: Any) -> str:
        """Returns the name of an encoding."""
        from copylint.formats.encoding import codec

        try:
            codec(self.text(key, value))
        except LookupError:
            raise self.fault(key, f"encoding: unknown encoding {value!r}") from None
        return str(value)

    def languagetool(self, key: str, value: Any) -> dict[str, str]:
        """Returns the settings that `languagetool` comes to: whether it is asked, and which."""
        from copylint.text.nearest import unknown

        table = value if isinstance(value, dict) else {"use": value}
        given: dict[str, str] = {}
        for name, v in table.items():
            if name not in _TABLE:
                raise self.fault(f"{key}.{name}", f"languagetool: {unknown(name, _TABLE)}")
            if name == "use":
                if v != "require" and not isinstance(v, bool):
                    raise self.fault(
                        "languagetool", f'languagetool: expected true, false or "require", found {v!r}'
                    )
                given["languagetool"] = "require" if v == "require" else "on" if v else "off"
            elif name == "server":
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

    def day(self, key: str, value: Any) -> date:
        """Returns a day of publication."""
        from datetime import date, datetime

        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        text = self.text(key, value)
        try:
            return parse_date(text)
        except ValueError:
            raise self.fault(key, f"{key}: expected a date such as 2026-03-04, found {value!r}") from None
