"""Lists of words and names in files of a house's own: one a line, lines that begin with # left out."""

from __future__ import annotations

from collections.abc import Iterator

#: Code points of the longest name or phrase, and some more.
_LONGEST = 100


class ListError(ValueError):
    """What is wrong with a list; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read(data: bytes) -> tuple[str, ...]:
    """Returns the entries of a list, in order and each once. Raises ListError."""
    return tuple(dict.fromkeys(_entries(data)))


def _entries(data: bytes) -> Iterator[str]:
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        try:
            entry = " ".join(line.decode("utf-8").split())
        except UnicodeDecodeError as e:
            raise ListError(number, f"is not UTF-8: invalid byte {line[e.start]:#04x}") from None
        if not entry or entry[0] == "#":
            continue
        fault = entry_fault(entry)
        if fault:
            raise ListError(number, fault)
        yield entry


def entry_fault(entry: str) -> str:
    """Returns what is wrong with a word, a phrase or a name, "" where nothing is."""
    if len(entry) > _LONGEST:
        return f"expected a name or some words, found {len(entry)} letters in a line"
    if not any(c.isalnum() for c in entry):
        return f"expected a name or a few words, found {entry!r}"
    if not entry.isprintable():
        return f"expected a name or a few words, found {entry!r} with a character that nobody sees"
    return ""
