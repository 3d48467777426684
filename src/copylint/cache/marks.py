"""What tells some bytes from any others, and what copylint made itself from what others did."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable

try:  # without all of OpenSSL, which hashlib loads
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

#: Seconds after which what a killed run left behind is nobody's work in progress.
ABANDONED = 3600.0


def digest(parts: Iterable[bytes]) -> bytes:
    """Returns 16 bytes that tell these parts from any others."""
    h = blake2b(digest_size=16)
    for part in parts:
        h.update(len(part).to_bytes(8, "little"))
        h.update(part)
    return h.digest()


def signature(*parts: str) -> str:
    """Returns sixteen digits that only copylint would put behind these names: the mark by which it knows
    what it made itself. It keeps nobody from forging one; it keeps names that others chose apart."""
    text = "\0".join(parts).encode("utf-8", "surrogateescape")
    return blake2b(text, digest_size=8, key=b"made by copylint, to be removed by it").hexdigest()


def marked(start: str, end: str = "") -> str:
    """Returns the path of a file to be made for a while: `start`, a random part, its signature and `end`.

    The mark is in the name, which a file has from its first moment to its last: a kill leaves no file
    without it, and none that gets another name keeps it.
    """
    chance = os.urandom(8).hex()
    return f"{start}{chance}-{signature(os.path.basename(start), chance, end)}{end}"


def is_marked(name: str, start: str, end: str = "") -> bool:
    """Whether `marked` made this name of `start` and `end` (no folders in either)."""
    chance = name[len(start) : len(start) + 16]
    return len(chance) == 16 and name == f"{start}{chance}-{signature(start, chance, end)}{end}"


def is_abandoned(status: os.stat_result, seconds: float = ABANDONED) -> bool:
    """Whether a file in this state, which has a name of ours, has been left alone so long: by a run that was
    killed, say."""
    mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    plain = stat.S_ISREG(status.st_mode) and status.st_nlink == 1
    return mine and plain and time.time() - status.st_mtime > seconds
