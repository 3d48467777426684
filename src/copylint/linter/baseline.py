"""`copylint-baseline.json`: the findings that were there when a house began, which nobody has to answer.

It only shrinks: `create` makes it, or makes it smaller, and makes it larger only where it is told to. It
holds keys by file, or with `hashed` their digests alone, so that no word of an embargoed story lies in a
repository.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from copylint.findings.answers import answered
from copylint.findings.finding import Finding
from copylint.findings.keys import Key, key_of
from copylint.linter.setting_values import ConfigError
from copylint.tables import regular

#: What a reader of the file must know.
VERSION = 1

_SALT = 16  # bytes
_DIGEST = 9


#: Files as a baseline names them, with their source and their findings.
Found = Iterable[tuple[str, str, Sequence[Finding]]]


class BaselineError(ConfigError):
    """A baseline that cannot be read, or is none; the message names the file."""


_NONE: Mapping[str, str] = {}


class Baseline(NamedTuple):
    """The keys of findings by file, `/` between folders, from the baseline's own, as texts of which the rule
    is the first; `salt` is what digests of keys are made with, empty where the keys stand in words. `old` are
    names that its rules had, each with what the rule is called now."""

    files: Mapping[str, Sequence[Sequence[str]]]
    salt: bytes = b""
    old: Mapping[str, str] = _NONE

    @property
    def size(self) -> int:
        """How many findings it holds."""
        return sum(map(len, self.files.values()))

    @property
    def rules(self) -> set[str]:
        """The rules of its findings."""
        return {row[0] for rows in self.files.values() for row in rows}

    def of(self, file: str) -> list[Key]:
        """Returns the keys of the findings in a file."""
        return [Key(*row, *[""] * (4 - len(row))) for row in self.files.get(file, ())]

    def key(self, key: Key) -> Key:
        """Returns a key as it stands in this baseline: the words of a hashed one are digests."""
        if not self.salt:
            return key
        return Key(key.rule, self._digest(key.rule, key.words), self._digest(*key), "")

    def _digest(self, *texts: str) -> str:
        from hashlib import blake2b

        told = "\0".join(texts).encode("utf-8", "surrogatepass")
        return blake2b(told, digest_size=_DIGEST, key=self.salt).hexdigest()


def load(path: str) -> Baseline:
    """Returns the baseline in a file. Raises BaselineError, and OSError where it cannot be read."""
    return parsed(path, regular.read(path, regular.PACK))


def parsed(path: str, data: bytes) -> Baseline:
    """Returns the baseline in the bytes of a file. Raises BaselineError."""
    try:
        raw: Any = json.loads(data)
        if raw["version"] != VERSION:
            raise BaselineError(
                f"{path}: version {raw['version']!r} is not known; this copylint reads {VERSION}"
            )
        files, salt = dict(raw["files"]), bytes.fromhex(raw.get("salt", ""))
        sizes = {len(row) if type(row) is list else 0 for rows in files.values() for row in rows}
        if not sizes <= {3, 4}:
            raise ValueError(sizes)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BaselineError(f"{path}: is no baseline; `copylint baseline create` makes one") from None
    return Baseline(files, salt)


def made(findings: Found, hashed: bool, salt: bytes = b"") -> Baseline:
    """Returns the baseline of (file, source, findings); a hashed one with that salt, or a new one."""
    empty = Baseline({}, (salt or os.urandom(_SALT)) if hashed else b"")
    files = {
        file: sorted(empty.key(key_of(source, f)) for f in found) for file, source, found in findings if found
    }
    return Baseline(files, empty.salt)


def kept(old: Baseline, found: Found) -> Baseline:
    """Returns the part of a baseline that is still found in these files; of others it says nothing."""
    files: dict[str, list[Key]] = {}
    for file, source, findings in found:
        keys = old.of(file)
        numbers = answered(source, findings, keys, once=True, key=old.key, old=old.old).values()
        files[file] = [keys[k] for k in sorted(numbers)]
    return Baseline(files, old.salt, old.old)


def pruned(old: Baseline, found: Found, folder: str) -> Baseline:
    """Returns a baseline without what is found no more in these files, and without files that `folder`
    lacks."""
    files = {**old.files, **kept(old, found).files}
    return Baseline(
        {file: rows for file, rows in files.items() if rows and os.path.exists(os.path.join(folder, file))},
        old.salt,
        old.old,
    )


def written(baseline: Baseline) -> bytes:
    """Returns the bytes of the file: a line a finding, so that a change of one is a change of one line."""
    head = f'{{"version": {VERSION}' + (f', "salt": "{baseline.salt.hex()}"' if baseline.salt else "")
    files = []
    for file in sorted(baseline.files):
        rows = [
            json.dumps([*(row[:3] if baseline.salt else row)], ensure_ascii=False)
            for row in baseline.files[file]
        ]
        if rows:
            files.append(f"{json.dumps(file, ensure_ascii=False)}: [\n" + ",\n".join(rows) + "\n]")
    text = f'{head}, "files": {{' + ("\n" + ",\n".join(files) + "\n" if files else "") + "}}\n"
    return text.encode("utf-8", "backslashreplace")


def save(path: str, baseline: Baseline) -> None:
    """Writes the file, whole or not at all. Raises InputError where it cannot be written, and OSError where
    what is there cannot be read."""
    from copylint.linter.saving import keep

    old: bytes | None
    try:
        old = regular.read(path, regular.PACK)
    except FileNotFoundError:
        old = None
    keep(path, old, written(baseline))
