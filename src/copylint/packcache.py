"""Validated rules without their YAML: read once, kept in the user's cache folder.

Reading the packs takes longer than checking a story. What is kept is data only, never code; it is
used when it belongs to the user, is whole and was made from the very files there are now. Anything
else is as if there were no cache.

A file is a line of JSON that says what it was made from, a line of what is known of all rules, one
for each rule, and the table of literals as `copylint.index` packs it. It is mapped, not read: a rule
is made of its line when it is first asked for, and a story calls for a quarter of them.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from typing import TYPE_CHECKING, Any, overload

import copylint
from copylint import regular, results
from copylint.cachefolder import contents, is_own, replace_file, verified
from copylint.cachefolder import folder as cache_folder
from copylint.findings import Safety, Severity
from copylint.resources import RULE_FILES, rules_path
from copylint.rules import Rule

if TYPE_CHECKING:
    from mmap import mmap

    from copylint.index import Index

#: Raised when what is kept changes its shape.
_FORMAT = 7

# A file changed within this many nanoseconds of being looked at may change again without its time
# of change telling.
_RACY = 2_000_000_000


class Rules(Sequence[Rule]):
    """The rules of a kept pack, each made when it is first asked for: rule `k` is the JSON in
    `data[starts[k] : starts[k + 1]]`."""

    def __init__(self, data: bytes | mmap, starts: Sequence[int]) -> None:
        self._data = data
        self._starts = starts
        self._made: dict[int, Rule] = {}

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, k: int) -> Rule: ...
    @overload
    def __getitem__(self, k: slice) -> Sequence[Rule]: ...
    def __getitem__(self, k: int | slice) -> Rule | Sequence[Rule]:
        if isinstance(k, slice):
            return [self[i] for i in range(*k.indices(len(self)))]
        rule = self._made.get(k)
        if rule is None:
            k = range(len(self))[k]
            rule = self._made[k] = _rule(json.loads(self._data[self._starts[k] : self._starts[k + 1]]))
        return rule


class Pack:
    """Rules ready for an engine; numbers are those of `rules`.

    `defaults` are the rules that run where no setting chooses others, `always` those that have no
    literals; the others are found through `index`. The examples may be left out: load the rule file
    itself for them. `digest` tells packs apart by all that they were made from; "" where that was
    not looked into.
    """

    def __init__(
        self, rules: Sequence[Rule], defaults: Sequence[int], always: Sequence[int], index: Index, digest: str = ""
    ) -> None:
        self.rules = rules
        self.defaults = frozenset(defaults)
        self.always = tuple(always)
        self.index = index
        self.digest = digest


def load(extra: Sequence[str] = (), *, cache: bool = True) -> Pack:
    """Returns copylint's own rules and those of `extra` files and folders.

    Raises PackError for a rule file that does not load.
    """
    paths = [rules_path(), *extra]
    file = _cache_file(paths) if cache else None
    stamp: list[list[Any]] = []
    if file is not None:
        stamp = _stamp(paths)
        kept = _read(file, paths, stamp)
        if kept is not None:
            return kept
    if cache and not extra:
        kept = _shipped(file, stamp)
        if kept is not None:
            return kept
    from copylint.index import Index

    rules, triggers = _build(paths)
    digest = ""
    if file is not None:
        digest = _digest(paths)
        if _stamp(paths) == stamp:
            _write(file, stamp, digest, rules, triggers)
        else:  # changed while it was read
            digest = ""
    return Pack(rules, _defaults(rules), _always(rules, triggers), Index.of(triggers), digest)


def digest(extra: Sequence[str] = ()) -> str:
    """Returns the digest of the pack that `load` would take from the cache, without loading it; ""
    where only `load` can tell."""
    paths = [rules_path(), *extra]
    file = _cache_file(paths)
    if file is None:
        return ""
    try:
        with open(file, "rb") as f:
            top = json.loads(f.readline())
            if is_own(file) and _fits(top) and top["stamp"] == _stamp(paths) and not top["racy"]:
                return str(top["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return ""


def ship(out: str) -> None:
    """Writes the pack of copylint's own rules to a file, for `shipped_path` in a wheel: a first run then
    takes it instead of reading the rule files. Raises PackError and OSError."""
    paths = [rules_path()]
    before = _stamp(paths)
    rules, triggers = _build(paths)
    found = _digest(paths)
    if _stamp(paths) != before:
        raise OSError("the rules were changed while they were read")
    _write(out, [], found, rules, triggers)


def shipped_path() -> str:
    """Returns where a wheel has the pack of its own rules; a checkout has none there."""
    return os.path.join(os.path.dirname(os.path.abspath(copylint.__file__)), "_rules.pack")


def _shipped(file: str | None, stamp: list[list[Any]]) -> Pack | None:
    """The pack that came with the installation, where it was made from the very rules, word tables and
    code that are here now: all of them are read to tell. It is kept in `file` from then on.

    Whoever may write to it may write to the code beside it, so it is believed as far as that is.
    """
    try:
        data = contents(shipped_path())
        body = data.find(b"\n") + 1
        top = json.loads(data[:body])
        if not _fits(top) or top["crc"] != zlib.crc32(memoryview(data)[body:]) or top["digest"] != _digest([rules_path()]):
            return None
        made = _pack(data, body, top)
        if file is not None and _stamp([rules_path()]) == stamp:
            _keep(file, stamp, top["digest"], top["lines"], data[body:])
        return made
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, struct.error):
        return None


def _fits(top: Any) -> bool:
    return bool(top["format"] == _FORMAT and top["version"] == copylint.__version__)


def _build(paths: Sequence[str]) -> tuple[list[Rule], dict[int, list[str]]]:
    """The rules, and the literals of those that have any, by number."""
    from pathlib import Path

    from copylint import kinds, packs

    rules = [_planned(r) for r in packs.load(map(Path, paths))]
    triggers = {k: kinds.triggers(r) for k, r in enumerate(rules)}
    return rules, {k: found for k, found in triggers.items() if found is not None}


def _planned(rule: Rule) -> Rule:
    """The rule with what its kind wants to keep of it."""
    from copylint import kinds

    plan = getattr(kinds.get(rule.kind), "plan", None)
    if plan is None:
        return rule
    from copylint.records import replace

    return replace(rule, plan=json.dumps(kinds.usable(rule, plan), separators=(",", ":")))


def _defaults(rules: Sequence[Rule]) -> list[int]:
    return [k for k, r in enumerate(rules) if r.status == "live" and r.enabled]


def _always(rules: Sequence[Rule], triggers: Mapping[int, list[str]]) -> list[int]:
    return [k for k in range(len(rules)) if k not in triggers]


def _cache_file(paths: Sequence[str]) -> str | None:
    folder = cache_folder()
    if folder is None:
        return None
    name = zlib.crc32("\0".join(map(os.path.abspath, paths)).encode("utf-8", "surrogateescape"))
    return os.path.join(folder, f"pack-{name:08x}.pack")


def _sources(paths: Sequence[str]) -> list[str]:
    """Every file that the outcome depends on, each in an order that does not depend on where they lie."""
    return _own_sources(paths) + _packs(paths)


def _own_sources(paths: Sequence[str]) -> list[str]:
    """What copylint itself brings: the code that reads packs, its rules and word tables."""
    out: list[str] = []
    for path, ending in ((os.path.dirname(os.path.abspath(copylint.__file__)), ".py"), (paths[0], "")):
        out += sorted(_walk(path, ending)) if os.path.isdir(path) else [path]
    return out


def _packs(paths: Sequence[str]) -> list[str]:
    """The rule files of others: of a folder those that `packs.rule_files` finds, and nothing else in it."""
    out: list[str] = []
    for path in paths[1:]:
        if os.path.isdir(path):
            with suppress(OSError):
                out += sorted(os.path.join(path, name) for name in os.listdir(path) if name.endswith(RULE_FILES))
        else:
            out.append(path)
    return out


def _walk(folder: str, ending: str) -> Iterator[str]:
    """The files below a folder; hidden ones and what Python compiles are none of ours."""
    for e in os.scandir(folder):
        if e.name.startswith(".") or e.name == "__pycache__":
            continue
        if e.is_dir():
            yield from _walk(e.path, ending)
        elif e.name.endswith(ending):
            yield e.path


def _stamp(paths: Sequence[str]) -> list[list[Any]]:
    """[path, size, time of change] of every source, in order; for the rule files of others, which may be
    made to look as they were, the sum of what is in them instead of the time."""
    out: list[list[Any]] = []
    for path in _own_sources(paths):
        try:
            s = os.stat(path)
        except OSError:
            out.append([path, -1, 0])
        else:
            out.append([path, s.st_size, s.st_mtime_ns])
    for path in _packs(paths):
        data = _bytes(path)
        out.append([path, len(data), results.digest((data,)).hex()])
    return out


def _bytes(path: str) -> bytes:
    """What is in a source; nothing where it cannot be read, which `packs` says."""
    try:
        return regular.read(path, regular.PACK)
    except OSError:
        return b""


def _digest(paths: Sequence[str]) -> str:
    """What tells the contents of all sources from any others."""
    import hashlib

    h = hashlib.blake2b(digest_size=20)
    for path in _sources(paths):
        data = _bytes(path)
        h.update(len(data).to_bytes(8, "little"))
        h.update(data)
    return h.hexdigest()


def _read(file: str, paths: Sequence[str], stamp: list[list[Any]]) -> Pack | None:
    """The pack kept in `file` where it can be relied on."""
    try:
        if not is_own(file):
            return None
        data = contents(file)
        body = data.find(b"\n") + 1
        top = json.loads(data[:body])
        if not _fits(top) or not verified(file, lambda: top["crc"] == zlib.crc32(memoryview(data)[body:])):
            return None
        if [s[:2] for s in top["stamp"]] != [s[:2] for s in stamp]:
            return None
        # The same sizes, but touched since, or too recently to tell: the contents decide.
        doubtful = top["stamp"] != stamp or top["racy"]
        if doubtful and top["digest"] != _digest(paths):
            return None
        pack = _pack(data, body, top)
        if doubtful:  # so that the next run need not look into the files again
            _keep(file, stamp, top["digest"], top["lines"], data[body:])
        return pack
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, struct.error):
        return None


def _pack(data: bytes | mmap, body: int, top: Any) -> Pack:
    """The pack whose header is `top` and whose rules begin at `body`. Raises ValueError and its like
    where they do not fit."""
    from copylint.index import Index
    from copylint.table import Table

    table = body + top["lines"]
    first = data.find(b"\n", body, table)
    kept = json.loads(data[body:first])
    starts = list(accumulate(kept["sizes"], initial=first + 1))
    if starts[-1] != table:
        raise ValueError("the rules are cut short")
    pack = Pack(Rules(data, starts), kept["defaults"], kept["always"], Index(Table(data, table), kept["rest"]), top["digest"])
    if len(pack.rules):
        pack.rules[-1]
    return pack


def _write(
    file: str, stamp: list[list[Any]], digest: str, rules: Sequence[Rule], triggers: Mapping[int, list[str]]
) -> None:
    """Keeps the pack; a folder that cannot be written is no reason to stop."""
    try:
        from copylint.index import Index

        table, rest = Index.pack(triggers)
        made = [json.dumps(_plain(r), separators=(",", ":")).encode("ascii") + b"\n" for r in rules]
        first = {
            "defaults": _defaults(rules), "always": _always(rules, triggers), "rest": rest, "sizes": list(map(len, made))
        }  # fmt: skip
        lines = json.dumps(first, separators=(",", ":")).encode("ascii") + b"\n" + b"".join(made)
        _keep(file, stamp, digest, len(lines), lines + table)
    except (TypeError, ValueError):
        return


def _keep(file: str, stamp: list[list[Any]], digest: str, lines: int, body: bytes) -> None:
    import time

    newest = max((s[2] for s in stamp if isinstance(s[2], int)), default=0)
    top = {
        "format": _FORMAT,
        "version": copylint.__version__,
        "lines": lines,
        "crc": zlib.crc32(body),
        "digest": digest,
        "racy": newest > time.time_ns() - _RACY,
        "stamp": stamp,
    }
    try:
        replace_file(file, json.dumps(top, separators=(",", ":")).encode("ascii") + b"\n" + body)
    except OSError:
        return


def _plain(rule: Rule) -> list[Any]:
    # A rule of ours is where copylint is; a list says that the path goes on from there.
    own = os.path.join(rules_path(), "")
    path = [*rule.path.removeprefix(own).split(os.sep)] if rule.path.startswith(own) else rule.path
    return [
        rule.id, rule.kind, rule.message, int(rule.fix), rule.match, int(rule.severity), rule.scope,
        rule.replace, rule.unless, rule.changes, rule.enabled, rule.why, rule.source, rule.tags,
        rule.status, rule.was, rule.styles, path, rule.line, rule.plan, rule.weight, rule.family,
        rule.precision, rule.proof, rule.fragment,
    ]  # fmt: skip


def _rule(raw: list[Any]) -> Rule:
    (
        id_, kind, message, fix, match, severity, scope, replace, unless, changes, enabled, why, source,
        tags, status, was, styles, path, line, plan, weight, family, precision, proof, fragment,
    ) = raw  # fmt: skip
    if isinstance(path, list):
        path = os.path.join(rules_path(), *path)
    return Rule(
        id_, kind, message, Safety(fix), match, Severity(severity), tuple(scope), replace, tuple(unless), changes,
        enabled, why, source, tuple(tags), status, tuple(was), styles, (), path, line, plan, weight, family,
        precision, proof, fragment,
    )  # fmt: skip
