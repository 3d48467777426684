"""Which known word somebody may have meant."""

from __future__ import annotations

from typing import Any


def nearest(key: str, known: Any) -> str:
    """Returns `; did you mean 'x'?` for the closest known key, or an empty string."""
    from difflib import get_close_matches

    close = get_close_matches(str(key), list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def unknown(key: str, known: Any) -> str:
    """Returns what to say of an unknown key: the closest known one, and all of them."""
    return f"unknown key {key!r}{nearest(key, known) or ';'} known are {', '.join(sorted(known))}"
