"""`copylint.ignore.toml`: answers to findings in copy that cannot hold a comment.

[[ignore]]
file = "copy/visit.txt"        # from the folder of this file, with /
rule = "names.lost-capital"
text = "kiki"                  # the words of the finding
near = ["the dancer", "took the stage"]   # the words before and behind it
reason = "spelled so by herself"
by = "A. Desk"                 # optional
until = 2027-01-31             # optional
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, NamedTuple

from copylint.findings.keys import Key
from copylint.linter.setting_values import ConfigError
from copylint.tables import regular

_ENTRY = re.compile(r"(?m)^[ \t]*\[\[[ \t]*ignore[ \t]*\]\]")
_TEXTS = ("file", "rule", "text", "reason", "by")
_KEYS = ("file", "rule", "text", "near", "reason", "by", "until")


class SidecarError(ConfigError):
    """A file of answers that cannot be read, or states something impossible; the message names it and the
    line."""


class Entry(NamedTuple):
    """One answer; `line` is where it begins."""

    file: str
    key: Key
    reason: str
    by: str
    until: date | None
    line: int


def load(path: str) -> tuple[Entry, ...]:
    """Returns the answers in a file. Raises SidecarError, and OSError where it cannot be read."""
    return parsed(path, regular.read(path, regular.SETTINGS))


def parsed(path: str, data: bytes) -> tuple[Entry, ...]:
    """Returns the answers in the bytes of a file. Raises SidecarError."""
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        raw = tomllib.loads(text)
    except ValueError as e:
        raise SidecarError(f"{path}: is not TOML in UTF-8: {e}") from None
    for key in raw:
        if key != "ignore":
            raise SidecarError(f"{path}: unknown key {key!r}; known is ignore")
    entries = raw.get("ignore", [])
    if not isinstance(entries, list):
        raise SidecarError(f"{path}: ignore: expected tables, each begun with [[ignore]]")
    lines = [text.count("\n", 0, m.end()) + 1 for m in _ENTRY.finditer(text)]
    lines += [1] * (len(entries) - len(lines))
    return tuple(_entry(path, line, e) for line, e in zip(lines, entries, strict=False))


def _entry(path: str, line: int, raw: Any) -> Entry:
    def wrong(what: str) -> SidecarError:
        return SidecarError(f"{path}:{line}: {what}")

    if not isinstance(raw, dict):
        raise wrong("expected a table")
    for key in raw:
        if key not in _KEYS:
            raise wrong(f"unknown key {key!r}; known are {', '.join(_KEYS)}")
    for key in _TEXTS:
        if key in raw and not isinstance(raw[key], str):
            raise wrong(f"{key}: expected a text, found {raw[key]!r}")
    for key in ("file", "rule", "text"):
        if key not in raw:
            raise wrong(f"{key} is missing")
    if not raw.get("reason", "").strip():
        raise wrong("a reason is missing: an answer says why")
    near = raw.get("near", ["", ""])
    if not isinstance(near, list) or len(near) != 2 or not all(isinstance(x, str) for x in near):
        raise wrong(f"near: expected the words before and behind, found {near!r}")
    until = raw.get("until")
    if isinstance(until, str):
        try:
            until = date.fromisoformat(until)
        except ValueError:
            raise wrong(f"until: expected a day such as 2027-01-31, found {until!r}") from None
    if until is not None and type(until) is not date:
        raise wrong(f"until: expected a day such as 2027-01-31, found {until!r}")
    key = Key(raw["rule"], raw["text"], near[0], near[1])
    return Entry(raw["file"], key, raw["reason"].strip(), raw.get("by", ""), until, line)


def written(entry: Entry) -> str:
    """Returns an answer as it stands in the file, a blank line before it."""
    key = entry.key
    rows = [("file", _toml(entry.file)), ("rule", _toml(key.rule)), ("text", _toml(key.words))]
    rows.append(("near", f"[{_toml(key.before)}, {_toml(key.behind)}]"))
    rows.append(("reason", _toml(entry.reason)))
    rows += [("by", _toml(entry.by))] if entry.by else []
    rows += [("until", entry.until.isoformat())] if entry.until else []
    return "\n[[ignore]]\n" + "".join(f"{name} = {value}\n" for name, value in rows)


def _toml(text: str) -> str:
    """A text as TOML has it: JSON's escapes are TOML's, but for DEL and halves of pairs."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() and not "\ud800" <= c <= "\udfff" else _escape(c) for c in quoted)


def _escape(c: str) -> str:
    return "\ufffd" if "\ud800" <= c <= "\udfff" else f"\\U{ord(c):08x}"


def accept(path: str, entry: Entry) -> None:
    """Adds an answer at the end of the file, which is made where there is none. Raises SidecarError for a
    file that is not what it should be, InputError where it cannot be written, and OSError where it cannot be
    read."""
    from copylint.linter.saving import keep

    old: bytes | None
    try:
        old = regular.read(path, regular.SETTINGS)
    except FileNotFoundError:
        old, start = None, b"# Findings that somebody has answered; `copylint accept` adds to it.\n"
    else:
        parsed(path, old)
        start = old if not old or old.endswith(b"\n") else old + b"\n"
    keep(path, old, start + written(entry).encode("utf-8"))
