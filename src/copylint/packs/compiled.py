"""Validated rules without their YAML: read once, kept in the user's cache folder.

Reading the packs takes longer than checking a story. What is kept is data only, never code; it is
used when it belongs to the user, is whole and was made from the very files there are now. Anything
else is as if there were no cache.

Each pack has a file of its own: copylint's rules, and each file or folder that settings name. Whoever
edits one of his own rules has his pack read again, and nothing else; `copylint.packs.pack` joins them.

A file is a line of JSON that says what it was made from, a line of what is known of all rules, one
for each rule, one for the examples of each, and the table of literals as `copylint.engine.index` packs
it. It is mapped, not read.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import copylint
from copylint.cache import store
from copylint.cache.folder import contents, is_own
from copylint.cache.marks import digest
from copylint.packs import sources
from copylint.packs.sources import Stamp, others_digest, others_stamp, own_digest, own_stamp, racy

# What it takes to load a pack is imported when one is: a file that has not changed needs the digest alone.
if TYPE_CHECKING:
    from mmap import mmap

    from copylint.packs.pack import Pack
    from copylint.rules.rule import Rule

#: Raised when what is kept changes its shape.
_FORMAT = 12

#: What a kept pack that is none, or of another shape, leads to.
_UNFIT = (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, struct.error)


def load(extra: Sequence[str] = (), *, own: bool = True, cache: bool = True) -> Pack:
    """Returns copylint's own rules (unless `own` says no) and those of `extra` files and folders, as one
    pack. Without `cache` nothing of an earlier run is used, and nothing kept; what the wheel brings is used.

    Raises PackError for a rule file that does not load, and for an id that stands in two of them.
    """
    from copylint.packs.pack import join

    ours = (
        _kept_or_made(
            sources.own_path(), _own_file() if cache else None, own_stamp, _own_digest, shipped=True
        )
        if own
        else None
    )
    brought = ours.digest if ours is not None else _brought() if cache else ""
    made = [] if ours is None else [ours]
    for path in extra:
        # Without a digest of copylint itself nothing could tell later whether what was kept still fits.
        file = _file_of(path) if cache and brought else None
        made.append(_kept_or_made(path, file, partial(others_stamp, path, brought), others_digest))
    return join(made, _joint([p.digest for p in made]))


def digest_of(extra: Sequence[str] = (), *, own: bool = True) -> str:
    """Returns the digest of the pack that `load` would take from the cache, without loading it; ""
    where only `load` can tell."""
    brought = _known(_own_file(), own_stamp)
    others = [_known(_file_of(path), partial(others_stamp, path, brought)) for path in extra]
    return _joint([brought, *others] if own else others)


def raw(path: str | None = None) -> list[list[Any]]:
    """Returns the rules of copylint's own pack, or of that of a file or folder, as `pack.plain` has them: as
    the pack is kept or was shipped, whether or not its files have changed since. None where neither is so,
    for nothing is read anew or made."""
    files = [_file_of(path)] if path is not None else [_own_file(), shipped_path()]
    for file in files:
        try:
            if file is None or file is files[0] and not is_own(file):
                continue
            data = contents(file)
            top, body = _top(data)
            if _fits(top):
                known, *lines = data[body : body + top["lines"]].splitlines()
                return [list(json.loads(line)) for line in lines[: len(json.loads(known)["sizes"])]]
        except _UNFIT:
            pass
    return []


def _own_digest(_: Stamp) -> str:
    return own_digest()


def _brought() -> str:
    """The digest of what copylint brings, where its own rules are not asked for."""
    return _known(_own_file(), own_stamp) or own_digest()


def _known(file: str | None, stamp: Callable[[], Stamp]) -> str:
    """The digest of the pack kept in `file`, "" where it may not be the one that the files there are now
    make."""
    if file is None:
        return ""
    try:
        with open(file, "rb") as f:
            top = json.loads(f.readline())
            if is_own(file) and _fits(top) and top["stamp"] == stamp() and not top["racy"]:
                return str(top["digest"])
    except _UNFIT:
        pass
    return ""


def _joint(digests: Sequence[str]) -> str:
    """The digest of packs that are used together; "" where that of one is not known."""
    if not all(digests):
        return ""
    return digests[0] if len(digests) == 1 else digest(d.encode("ascii") for d in digests).hex()


def _own_file() -> str | None:
    """Where the pack of copylint's own rules is kept, which no sweep of others' packs removes; None where
    nothing is."""
    return store.place("rules", _key(sources.own_path()), ".pack")


def _file_of(path: str) -> str | None:
    """Where the pack of somebody else's file or folder is kept, as this installation reads it; None where
    nothing is."""
    return store.place("pack", _key(sources.own_path(), path), ".pack")


def _key(*paths: str) -> str:
    return digest(os.path.abspath(p).encode("utf-8", "surrogateescape") for p in paths).hex()


# -- made ------------------------------------------------------------------------------------------
def _kept_or_made(
    path: str,
    file: str | None,
    stamp: Callable[[], Stamp],
    told: Callable[[Stamp], str],
    shipped: bool = False,
) -> Pack:
    """The pack of a file or folder: as `file` keeps it (None: nothing is kept), as it was shipped, or read
    now. `told` works out the digest of what has a stamp."""
    before = stamp() if file is not None else []
    kept = _read(file, before, told) if file is not None else None
    if kept is None and shipped:
        kept = _shipped(file, before)
    if kept is not None:
        return kept
    rules, triggers = _build(path)
    found = ""
    if file is not None:
        found = told(before)
        if stamp() == before:
            with suppress(OSError):  # a folder that cannot be written is no reason to stop
                _write(file, before, found, rules, triggers)
                # What was named once, and has not been made again for a fortnight.
                store.sweep("pack", "", ".pack")
        else:  # changed while it was read
            found = ""
    return _ready(rules, triggers, found)


def ship(out: str) -> None:
    """Writes the pack of copylint's own rules to a file, for `shipped_path` in a wheel: a first run then
    takes it instead of reading the rule files. Where that very pack lies there, nothing is done. Raises
    PackError and OSError."""
    before = own_stamp()
    if _fitting(out, own_digest()) is not None:
        return
    rules, triggers = _build(sources.own_path())
    found = own_digest()
    if own_stamp() != before:
        raise OSError("the rules were changed while they were read")
    _write(out, [], found, rules, triggers)


def shipped_path() -> str:
    """Returns where a wheel has the pack of its own rules; a checkout has one there once its tests ran."""
    return os.path.join(os.path.dirname(os.path.abspath(copylint.__file__)), "_rules.pack")


def _build(path: str) -> tuple[list[Rule], dict[int, list[str]]]:
    """The rules of a file or folder, and the literals of those that have any, by number."""
    from pathlib import Path

    from copylint import kinds
    from copylint.packs import loader

    rules = [_planned(r) for r in loader.load([Path(path)])]
    triggers = {k: kinds.triggers(r) for k, r in enumerate(rules)}
    return rules, {k: found for k, found in triggers.items() if found is not None}


def _planned(rule: Rule) -> Rule:
    """The rule with what its kind wants to keep of it."""
    from dataclasses import replace

    from copylint import kinds

    plan = getattr(kinds.get(rule.kind), "plan", None)
    if plan is None:
        return rule
    return replace(rule, plan=json.dumps(kinds.usable(rule, plan), separators=(",", ":")))


def _ready(rules: Sequence[Rule], triggers: Mapping[int, list[str]], digest: str) -> Pack:
    """The pack of rules that were just read."""
    from copylint.engine.index import Index
    from copylint.packs.pack import Pack

    ids = [r.id for r in rules]
    return Pack(rules, ids, _defaults(rules), _always(rules, triggers), Index.of(triggers), digest)


def _defaults(rules: Sequence[Rule]) -> list[int]:
    return [k for k, r in enumerate(rules) if r.status == "live" and r.enabled]


def _always(rules: Sequence[Rule], triggers: Mapping[int, list[str]]) -> list[int]:
    return [k for k in range(len(rules)) if k not in triggers]


# -- kept ------------------------------------------------------------------------------------------
def _fits(top: Any) -> bool:
    return bool(top["format"] == _FORMAT and top["version"] == copylint.__version__)


def _read(file: str, stamp: Stamp, told: Callable[[Stamp], str]) -> Pack | None:
    """The pack kept in `file` where it can be relied on."""
    data = store.get(file)
    if data is None:
        return None
    try:
        top, body = _top(data)
        if not _fits(top) or [s[:2] for s in top["stamp"]] != [s[:2] for s in stamp]:
            return None
        # The same sizes, but touched since, or too recently to tell: the contents decide.
        doubtful = top["stamp"] != stamp or top["racy"]
        if doubtful and top["digest"] != told(stamp):
            return None
        pack = _pack(data, body, top)
        if doubtful:  # so that the next run need not look into the files again
            with suppress(OSError):
                _keep(file, stamp, top["digest"], top["lines"], data[body : -store.SIZE])
        return pack
    except _UNFIT:
        return None


def _shipped(file: str | None, stamp: Stamp) -> Pack | None:
    """The pack that came with the installation, where it was made from the very rules, word tables and
    code that are here now: all of them are read to tell. It is kept in `file` from then on.

    Whoever may write to it may write to the code beside it, so it is believed as far as that is.
    """
    try:
        data = _fitting(shipped_path(), own_digest())
        if data is None:
            return None
        top, body = _top(data)
        pack = _pack(data, body, top)
        if file is not None and own_stamp() == stamp:
            with suppress(OSError):
                _keep(file, stamp, top["digest"], top["lines"], data[body : -store.SIZE])
        return pack
    except _UNFIT:
        return None


def _fitting(file: str, digest: str) -> bytes | mmap | None:
    """A pack that was shipped to `file`, where it is whole and was made from what has this digest."""
    try:
        data = contents(file)
        top, _ = _top(data)
        return data if _fits(top) and store.sound(data) and top["digest"] == digest else None
    except _UNFIT:
        return None


def _top(data: bytes | mmap) -> tuple[Any, int]:
    """The first line of a kept pack, and where the next begins."""
    body = data.find(b"\n") + 1
    return json.loads(data[:body]), body


def _pack(data: bytes | mmap, body: int, top: Any) -> Pack:
    """The pack whose header is `top` and whose rules begin at `body`. Raises ValueError and its like
    where they do not fit."""
    from copylint.engine.index import Index
    from copylint.engine.literals import LiteralTable
    from copylint.packs.pack import Pack, Rules

    table = body + top["lines"]
    first = data.find(b"\n", body, table)
    kept = json.loads(data[body:first])
    starts = list(accumulate(kept["sizes"], initial=first + 1))
    shown = list(accumulate(kept["examples"], initial=starts[-1]))
    if shown[-1] != table:
        raise ValueError("the rules are cut short")
    index = Index(LiteralTable(data, table), kept["rest"])
    rules = Rules(data, starts, shown)
    pack = Pack(rules, kept["ids"].split(), kept["defaults"], kept["always"], index, top["digest"])
    if len(pack.rules) != len(pack.ids):
        raise ValueError("the rules are not those that are named")
    if len(pack.rules):
        pack.rules[-1]
    return pack


def _write(
    file: str, stamp: Stamp, digest: str, rules: Sequence[Rule], triggers: Mapping[int, list[str]]
) -> None:
    """Keeps the pack, where JSON can hold it. Raises OSError."""
    from copylint.engine.literals import LiteralTable
    from copylint.packs.pack import plain

    try:
        table, rest = LiteralTable.pack(triggers)
        made = [_line(plain(r)) for r in rules]
        shown = [_line(r.examples) for r in rules]
    except (TypeError, ValueError):
        return
    first = {
        "ids": " ".join(r.id for r in rules),
        "defaults": _defaults(rules),
        "always": _always(rules, triggers),
        "rest": rest,
        "sizes": list(map(len, made)),
        "examples": list(map(len, shown)),
    }
    lines = _line(first) + b"".join(made) + b"".join(shown)
    _keep(file, stamp, digest, len(lines), lines + table)


def _keep(file: str, stamp: Stamp, digest: str, lines: int, body: bytes) -> None:
    top = {
        "format": _FORMAT,
        "version": copylint.__version__,
        "lines": lines,
        "digest": digest,
        "racy": racy(stamp),
        "stamp": stamp,
    }
    head = _line(top)
    # Blanks, so that the table begins where numbers may.
    store.put(file, head[:-1] + b" " * (-(len(head) + lines) % 8) + b"\n" + body)


def _line(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n"
