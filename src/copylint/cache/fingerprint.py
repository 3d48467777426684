"""What tells some bytes from any others."""

from __future__ import annotations

from collections.abc import Iterable

from copylint.cache.folder import blake2b


def digest(parts: Iterable[bytes]) -> bytes:
    """Returns 16 bytes that tell these parts from any others."""
    h = blake2b()(digest_size=16)
    for part in parts:
        h.update(len(part).to_bytes(8, "little"))
        h.update(part)
    return bytes(h.digest())
