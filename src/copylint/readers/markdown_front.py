"""The front matter of a Markdown text, for the programs that make pages of it."""

from __future__ import annotations

import json
import re

from copylint.patterns import later

_OPENING = later(r"(?P<mark>---|\+\+\+)[ \t]*\r?\n")
_OBJECT = later(r"\{\s*(?:\"|\})")


def front_matter(text: str) -> int:
    """Returns the offset where front matter ends (YAML between `---`, TOML between `+++`, or an object
    of JSON), 0 where there is none."""
    if _OBJECT.match(text):
        return _object(text)
    m = _OPENING.match(text)
    if m is None:
        return 0
    closing = r"(?:---|\.\.\.)" if m.group("mark") == "---" else r"\+\+\+"
    end = re.compile(rf"^{closing}[ \t]*\r?$", re.MULTILINE).search(text, m.end())
    return end.end() if end else 0


def _object(text: str) -> int:
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return 0
    line = text.find("\n", end)
    return end if not text[end : line if line >= 0 else None].strip() else 0
