"""XML as reports write it: every value is an attribute, and nothing in it is what XML cannot hold."""

from __future__ import annotations

from collections.abc import Mapping

from copylint.reports.terminal import unhashed

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def tag(name: str, values: Mapping[str, object], end: str = "/>") -> str:
    """Returns a tag with its attributes; `end` closes it."""
    return f"<{name}" + "".join(f' {key}="{value(str(v))}"' for key, v in values.items()) + end


def value(text: str) -> str:
    """Returns a text as it stands in an attribute, or between tags. What XML 1.0 cannot hold is U+FFFD."""
    return unhashed("".join(_ESCAPES.get(c) or (c if _holds(c) else "\ufffd") for c in text), "&#91;")


def _holds(c: str) -> bool:
    return c >= " " and not ("\ud800" <= c <= "\udfff" or c in "\ufffe\uffff")
