"""Validated rules without their YAML: read once, kept as JSON in the user's cache folder.

Reading the packs takes longer than checking a story. What is kept is data only, never code; it is
used when it belongs to the user, is whole and was made from the very files there are now. Anything
else is as if there were no cache.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import copylint
from copylint import kinds, packs
from copylint.cachefolder import folder as cache_folder
from copylint.cachefolder import is_own
from copylint.findings import Safety, Severity
from copylint.resources import rules_folder
from copylint.rules import Rule

#: Raised when what is kept changes its shape.
_FORMAT = 2

# A file changed within this many nanoseconds of being looked at may change again without its time
# of change telling.
_RACY = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules ready for an engine. `literals` holds, by rule id, what `kinds` say triggers each; the
    examples are left out, load the rule file itself for them."""

    rules: tuple[Rule, ...]
    literals: dict[str, list[str] | None]


def load(extra: Sequence[str] = (), *, cache: bool = True) -> Pack:
    """Returns copylint's own rules and those of `extra` files and folders.

    Raises PackError for a rule file that does not load.
    """
    paths = [rules_folder(), *map(Path, extra)]
    if not cache:
        return _build(paths)
    file = _cache_file(paths)
    if file is None:
        return _build(paths)
    stamp = _stamp(paths)
    kept = _read(file, stamp)
    if kept is not None:
        return kept
    pack = _build(paths)
    _write(file, stamp, pack)
    return pack


def _build(paths: Sequence[Path]) -> Pack:
    rules = [_planned(r) for r in packs.load(paths)]
    return Pack(tuple(rules), {r.id: kinds.get(r.kind).triggers(r) for r in rules})


def _planned(rule: Rule) -> Rule:
    """The rule with what its kind wants to keep of it."""
    plan = getattr(kinds.get(rule.kind), "plan", None)
    if plan is None:
        return rule
    return replace(rule, plan=json.dumps(plan(rule), separators=(",", ":")))


def _cache_file(paths: Sequence[Path]) -> str | None:
    folder = cache_folder()
    if folder is None:
        return None
    name = zlib.crc32("\0".join(os.path.abspath(p) for p in paths).encode("utf-8", "surrogateescape"))
    return os.path.join(folder, f"pack-{name:08x}.json")


def _sources(paths: Sequence[Path]) -> list[str]:
    """Every file that the outcome depends on: packs, word tables, and the code that reads them."""
    out: list[str] = []
    package = os.path.dirname(os.path.abspath(copylint.__file__))
    for folder in (package, os.path.join(package, "kinds")):
        out += [e.path for e in os.scandir(folder) if e.name.endswith(".py")]
    for path in paths:
        if path.is_dir():
            for at, folders, files in os.walk(path):
                folders.sort()
                out += [os.path.join(at, f) for f in files if not f.startswith(".")]
        else:
            out.append(str(path))
    return sorted(out)


def _stamp(paths: Sequence[Path]) -> list[list[Any]]:
    """[path, size, time of change] of every source, in order."""
    out: list[list[Any]] = []
    for path in _sources(paths):
        try:
            s = os.stat(path)
        except OSError:
            out.append([path, -1, 0])
        else:
            out.append([path, s.st_size, s.st_mtime_ns])
    return out


def _digest(paths: Sequence[str]) -> str:
    import hashlib

    h = hashlib.blake2b(digest_size=20)
    for path in paths:
        try:
            with open(path, "rb") as f:
                data = f.read()
        except OSError:
            data = b""
        h.update(len(data).to_bytes(8, "little"))
        h.update(data)
    return h.hexdigest()


def _read(file: str, stamp: list[list[Any]]) -> Pack | None:
    """The pack kept in `file` where it can be relied on."""
    try:
        with open(file, "rb") as f:
            if not is_own(Path(file)):
                return None
            head, _, body = f.read().partition(b"\n")
        top = json.loads(head)
        if top["format"] != _FORMAT or top["version"] != copylint.__version__ or top["crc"] != zlib.crc32(body):
            return None
        if [s[:2] for s in top["stamp"]] != [s[:2] for s in stamp]:
            return None
        # The same sizes, but touched since, or too recently to tell: the contents decide.
        doubtful = top["stamp"] != stamp or top["racy"]
        if doubtful and top["digest"] != _digest([s[0] for s in stamp]):
            return None
        raw = json.loads(body)
        pack = Pack(tuple(_rule(r) for r in raw["rules"]), raw["literals"])
        if doubtful:  # so that the next run need not look into the files again
            _write(file, stamp, pack)
        return pack
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _write(file: str, stamp: list[list[Any]], pack: Pack) -> None:
    """Keeps the pack; a folder that cannot be written is no reason to stop."""
    import tempfile
    import time

    try:
        body = json.dumps(
            {"rules": [_plain(r) for r in pack.rules], "literals": pack.literals}, separators=(",", ":")
        ).encode("ascii")
        newest = max((s[2] for s in stamp), default=0)
        top = {
            "format": _FORMAT,
            "version": copylint.__version__,
            "crc": zlib.crc32(body),
            "digest": _digest([s[0] for s in stamp]),
            "racy": newest > time.time_ns() - _RACY,
            "stamp": stamp,
        }
        handle, temporary = tempfile.mkstemp(prefix="pack-", suffix=".tmp", dir=os.path.dirname(file))
        try:
            with os.fdopen(handle, "wb") as f:
                f.write(json.dumps(top, separators=(",", ":")).encode("ascii") + b"\n" + body)
            os.replace(temporary, file)
        except BaseException:
            os.unlink(temporary)
            raise
    except (OSError, TypeError, ValueError):
        return


def _plain(rule: Rule) -> list[Any]:
    return [
        rule.id, rule.kind, rule.message, int(rule.fix), rule.match, int(rule.severity), rule.scope,
        rule.replace, rule.unless, rule.changes, rule.enabled, rule.why, rule.source, rule.tags,
        rule.status, rule.was, rule.styles, rule.path, rule.line, rule.plan,
    ]  # fmt: skip


def _rule(raw: list[Any]) -> Rule:
    (
        id_, kind, message, fix, match, severity, scope, replace, unless, changes, enabled, why, source,
        tags, status, was, styles, path, line, plan,
    ) = raw  # fmt: skip
    return Rule(
        id_, kind, message, Safety(fix), match, Severity(severity), tuple(scope), replace, tuple(unless), changes,
        enabled, why, source, tuple(tags), status, tuple(was), styles, (), path, line, plan,
    )  # fmt: skip
