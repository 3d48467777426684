"""Validated rules without their YAML: read once, kept in the user's cache folder.

Reading the packs takes longer than checking a story. What is kept is data only, never code; it is
used when it belongs to the user, is whole and was made from the very files there are now. Anything
else is as if there were no cache.

Each pack has a file of its own: copylint's rules, and each file or folder that settings name. Whoever
edits one of his own rules has his pack read again, and nothing else; `copylint.packs.pack` joins them.

A file is a line of JSON that says what it was made from, a line of what is known of all rules, one
for each rule, and the table of literals as `copylint.engine.index` packs it. It is mapped, not read.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import copylint
from copylint.cache import fingerprint
from copylint.cache.folder import contents, is_own, replace_file, signature, sweep, verified
from copylint.cache.folder import folder as cache_folder
from copylint.tables import regular
from copylint.tables.shipped import RULE_FILES, rules_path

# What it takes to load a pack is imported when one is: a file that has not changed needs the digest alone.
if TYPE_CHECKING:
    from mmap import mmap

    from copylint.packs.pack import Pack
    from copylint.rules.rule import Rule

#: [path, size, time of change or sum of the contents] of every file that a pack was made from, in order.
_Stamp = list[list[Any]]

#: Raised when what is kept changes its shape.
_FORMAT = 8

# A file changed within this many nanoseconds of being looked at may change again without its time
# of change telling.
_RACY = 2_000_000_000


def load(extra: Sequence[str] = (), *, cache: bool = True) -> Pack:
    """Returns copylint's own rules and those of `extra` files and folders, as one pack.

    Raises PackError for a rule file that does not load, and for an id that stands in two of them.
    """
    from copylint.packs.pack import join

    own = _own_file() if cache else None
    first = _kept_or_made(rules_path(), own, _stamp, _digest, _shipped if cache else None)
    made = [first]
    for path in extra:
        # Without a digest of copylint itself nothing could tell later whether what was kept still fits.
        file = _file_of(path) if cache and first.digest else None
        made.append(_kept_or_made(path, file, partial(_contents, path, first.digest), _sum))
    return join(made, _joint([p.digest for p in made]))


def digest(extra: Sequence[str] = ()) -> str:
    """Returns the digest of the pack that `load` would take from the cache, without loading it; ""
    where only `load` can tell."""
    own = _known(_own_file(), _stamp)
    return _joint([own, *(_known(_file_of(path), partial(_contents, path, own)) for path in extra)])


def _known(file: str | None, stamp: Callable[[], _Stamp]) -> str:
    """The digest of the pack kept in `file`, "" where it may not be the one that the files there are now make."""
    if file is None:
        return ""
    try:
        with open(file, "rb") as f:
            top = json.loads(f.readline())
            if is_own(file) and _fits(top) and top["stamp"] == stamp() and not top["racy"]:
                return str(top["digest"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return ""


def _joint(digests: Sequence[str]) -> str:
    """The digest of packs that are used together; "" where that of one is not known."""
    if not all(digests):
        return ""
    return digests[0] if len(digests) == 1 else fingerprint.digest([d.encode("ascii") for d in digests]).hex()


def _kept_or_made(
    path: str,
    file: str | None,
    stamp: Callable[[], _Stamp],
    digest: Callable[[_Stamp], str],
    shipped: Callable[[str | None, _Stamp], Pack | None] | None = None,
) -> Pack:
    """The pack of a file or folder: as `file` keeps it (None: nothing is kept), as it was shipped, or read now."""
    before = stamp() if file is not None else []
    kept = _read(file, before, digest) if file is not None else None
    if kept is None and shipped is not None:
        kept = shipped(file, before)
    if kept is not None:
        return kept
    rules, triggers = _build(path)
    found = ""
    if file is not None:
        found = digest(before)
        if stamp() == before:
            _write(file, before, found, rules, triggers)
            with suppress(OSError):  # what was named once, and has not been made again for a fortnight
                sweep(os.path.dirname(file), "pack", "", ".pack")
        else:  # changed while it was read
            found = ""
    return _ready(rules, triggers, found)


def _ready(rules: Sequence[Rule], triggers: Mapping[int, list[str]], digest: str) -> Pack:
    """The pack of rules that were just read."""
    from copylint.engine.index import Index
    from copylint.packs.pack import Pack

    return Pack(rules, [r.id for r in rules], _defaults(rules), _always(rules, triggers), Index.of(triggers), digest)


def ship(out: str) -> None:
    """Writes the pack of copylint's own rules to a file, for `shipped_path` in a wheel: a first run then
    takes it instead of reading the rule files. Raises PackError and OSError."""
    before = _stamp()
    rules, triggers = _build(rules_path())
    found = _digest(before)
    if _stamp() != before:
        raise OSError("the rules were changed while they were read")
    _write(out, [], found, rules, triggers)


def shipped_path() -> str:
    """Returns where a wheel has the pack of its own rules; a checkout has none there."""
    return os.path.join(os.path.dirname(os.path.abspath(copylint.__file__)), "_rules.pack")


def _shipped(file: str | None, stamp: _Stamp) -> Pack | None:
    """The pack that came with the installation, where it was made from the very rules, word tables and
    code that are here now: all of them are read to tell. It is kept in `file` from then on.

    Whoever may write to it may write to the code beside it, so it is believed as far as that is.
    """
    try:
        data = contents(shipped_path())
        body = data.find(b"\n") + 1
        top = json.loads(data[:body])
        if not _fits(top) or top["crc"] != zlib.crc32(memoryview(data)[body:]) or top["digest"] != _digest(stamp):
            return None
        made = _pack(data, body, top)
        if file is not None and _stamp() == stamp:
            _keep(file, stamp, top["digest"], top["lines"], data[body:])
        return made
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, struct.error):
        return None


def _fits(top: Any) -> bool:
    return bool(top["format"] == _FORMAT and top["version"] == copylint.__version__)


def _build(path: str) -> tuple[list[Rule], dict[int, list[str]]]:
    """The rules of a file or folder, and the literals of those that have any, by number."""
    from pathlib import Path

    from copylint import kinds
    from copylint.packs import loader as packs

    rules = [_planned(r) for r in packs.load([Path(path)])]
    triggers = {k: kinds.triggers(r) for k, r in enumerate(rules)}
    return rules, {k: found for k, found in triggers.items() if found is not None}


def _planned(rule: Rule) -> Rule:
    """The rule with what its kind wants to keep of it."""
    from copylint import kinds

    plan = getattr(kinds.get(rule.kind), "plan", None)
    if plan is None:
        return rule
    from dataclasses import replace

    return replace(rule, plan=json.dumps(kinds.usable(rule, plan), separators=(",", ":")))


def _defaults(rules: Sequence[Rule]) -> list[int]:
    return [k for k, r in enumerate(rules) if r.status == "live" and r.enabled]


def _always(rules: Sequence[Rule], triggers: Mapping[int, list[str]]) -> list[int]:
    return [k for k in range(len(rules)) if k not in triggers]


def _own_file() -> str | None:
    """Where the pack of copylint's own rules is kept; None where nothing is."""
    folder = cache_folder()
    return None if folder is None else os.path.join(folder, f"pack-{_key(rules_path())}.pack")


def _file_of(path: str) -> str | None:
    """Where the pack of somebody else's file or folder is kept, as this installation reads it; None where
    nothing is."""
    folder = cache_folder()
    if folder is None:
        return None
    key = _key(rules_path(), path)
    return os.path.join(folder, f"pack-{key}-{signature('pack', key)}.pack")


def _key(*paths: str) -> str:
    names = "\0".join(map(os.path.abspath, paths)).encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(names):08x}{zlib.adler32(names):08x}"


def _sources() -> list[str]:
    """What copylint itself brings, in an order that does not depend on where it lies: the code that reads
    packs, its rules and word tables."""
    out: list[str] = []
    for path, ending in ((os.path.dirname(os.path.abspath(copylint.__file__)), ".py"), (rules_path(), "")):
        out += sorted(_walk(path, ending)) if os.path.isdir(path) else [path]
    return out


def _rule_files(path: str) -> list[str]:
    """The rule files of others: of a folder those that `packs.rule_files` finds, and nothing else in it."""
    if not os.path.isdir(path):
        return [path]
    with suppress(OSError):
        return sorted(os.path.join(path, name) for name in os.listdir(path) if name.endswith(RULE_FILES))
    return []


def _walk(folder: str, ending: str) -> Iterator[str]:
    """The files below a folder; hidden ones and what Python compiles are none of ours."""
    for e in os.scandir(folder):
        if e.name.startswith(".") or e.name == "__pycache__":
            continue
        if e.is_dir():
            yield from _walk(e.path, ending)
        elif e.name.endswith(ending):
            yield e.path


def _stamp() -> _Stamp:
    """What copylint's own rules are made from, with the time of change of each file."""
    out: _Stamp = []
    for path in _sources():
        try:
            s = os.stat(path)
        except OSError:
            out.append([path, -1, 0])
        else:
            out.append([path, s.st_size, s.st_mtime_ns])
    return out


def _contents(path: str, own: str) -> _Stamp:
    """What the rules of others are made from: copylint itself, whose digest is `own`, and their files. These may
    be made to look as they were, so that it has the sum of what is in them instead of the time."""
    found = [(file, _bytes(file)) for file in _rule_files(path)]
    return [["", 0, own], *([file, len(data), fingerprint.digest((data,)).hex()] for file, data in found)]


def _sum(stamp: _Stamp) -> str:
    """What tells the contents that `_contents` found from any others, wherever they lie."""
    return fingerprint.digest([str(s[2]).encode("ascii") for s in stamp]).hex()


def _bytes(path: str) -> bytes:
    """What is in a source; nothing where it cannot be read, which `packs` says."""
    try:
        return regular.read(path, regular.PACK)
    except OSError:
        return b""


def _digest(_: _Stamp) -> str:
    """What tells the contents of all that copylint brings from any others."""
    import hashlib

    h = hashlib.blake2b(digest_size=20)
    for path in _sources():
        data = _bytes(path)
        h.update(len(data).to_bytes(8, "little"))
        h.update(data)
    return h.hexdigest()


def _read(file: str, stamp: _Stamp, digest: Callable[[_Stamp], str]) -> Pack | None:
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
        if doubtful and top["digest"] != digest(stamp):
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
    from copylint.engine.index import Index
    from copylint.packs.pack import Pack, Rules
    from copylint.tables.table import Table

    table = body + top["lines"]
    first = data.find(b"\n", body, table)
    kept = json.loads(data[body:first])
    starts = list(accumulate(kept["sizes"], initial=first + 1))
    if starts[-1] != table:
        raise ValueError("the rules are cut short")
    index = Index(Table(data, table), kept["rest"])
    pack = Pack(Rules(data, starts), kept["ids"].split(), kept["defaults"], kept["always"], index, top["digest"])
    if len(pack.rules) != len(pack.ids):
        raise ValueError("the rules are not those that are named")
    if len(pack.rules):
        pack.rules[-1]
    return pack


def _write(file: str, stamp: _Stamp, digest: str, rules: Sequence[Rule], triggers: Mapping[int, list[str]]) -> None:
    """Keeps the pack; a folder that cannot be written is no reason to stop."""
    try:
        from copylint.engine.index import Index
        from copylint.packs.pack import plain

        table, rest = Index.pack(triggers)
        made = [json.dumps(plain(r), separators=(",", ":")).encode("ascii") + b"\n" for r in rules]
        first = {
            "ids": " ".join(r.id for r in rules), "defaults": _defaults(rules), "always": _always(rules, triggers),
            "rest": rest, "sizes": list(map(len, made)),
        }  # fmt: skip
        lines = json.dumps(first, separators=(",", ":")).encode("ascii") + b"\n" + b"".join(made)
        _keep(file, stamp, digest, len(lines), lines + table)
    except (TypeError, ValueError):
        return


def _keep(file: str, stamp: _Stamp, digest: str, lines: int, body: bytes) -> None:
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
