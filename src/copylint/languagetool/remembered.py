"""What LanguageTool said of a paragraph, kept so that only changed paragraphs are asked again.

No text of a story is kept, only digests of paragraphs, places in them, and what LanguageTool said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from copylint.cache.marks import digest
from copylint.cache.rows import Rows
from copylint.languagetool.client import Match

#: Number of the format: answers of others are never looked at.
FORMAT = 2


def key(version: str, language: str, rules: frozenset[str], paragraph: str) -> bytes:
    """Returns what an answer depends on, as 16 bytes: the server's version, the language and rules
    it was asked for, and the text of the paragraph."""
    parts = (str(FORMAT), version, language, *sorted(rules), paragraph)
    return digest(part.encode("utf-8", "surrogatepass") for part in parts)


class Remembered:
    """The answers of earlier runs, and where this one's go: the cache folder, or another."""

    def __init__(self, folder: str | None = None) -> None:
        self._rows = Rows("answers", folder)

    def get(self, sizes: Mapping[bytes, int]) -> dict[bytes, list[Match]]:
        """Returns the answers that are there, by key. `sizes` are the lengths of the paragraphs, in
        code points: an answer that does not fit its paragraph is none."""
        found = ((k, self._rows.get(k)) for k in sizes)
        answers = ((k, _read(data, sizes[k])) for k, data in found if data is not None)
        return {k: answer for k, answer in answers if answer is not None}

    def put(self, answers: Mapping[bytes, Sequence[Match]]) -> None:
        """Keeps answers."""
        for k, matches in answers.items():
            said = json.dumps([list(m) for m in matches], ensure_ascii=False, separators=(",", ":"))
            self._rows.put(k, said.encode("utf-8", "surrogatepass"))


def _read(data: bytes, size: int) -> list[Match] | None:
    """An answer as it was kept, None where it is none of a paragraph of that size."""
    try:
        out = []
        for start, end, rule, category, issue, message, fixes in json.loads(data):
            if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= size):
                return None
            if not all(isinstance(x, str) for x in (rule, category, issue, message, *fixes)):
                return None
            out.append(Match(start, end, rule, category, issue, message, tuple(fixes)))
        return out
    except (TypeError, ValueError):
        return None
