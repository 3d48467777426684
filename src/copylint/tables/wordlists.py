"""Lists of words that checks lean on, `rules/lexicons/lists/*.txt`: a file is read whole, on first use.

A file belongs to a room or a package. Each of its lists begins with a line `[its name]`; what stands
below, up to the next, are its words, with commas or line ends between them, so that a word may be a
phrase. Lines that begin with `#` say what the list is and where it comes from. A list of pairs has
`word = value` in place of words.
"""

from __future__ import annotations

import os
import re
from functools import cache

from copylint.tables import regular
from copylint.tables.shipped import lexicons_path


class LexiconError(Exception):
    """A table that is missing, or is not what it should be; the message names the file."""


@cache
def words(file: str, name: str) -> tuple[str, ...]:
    """Returns the words of a list in the order in which they stand; `file` is named without its ending.
    Raises LexiconError where there is no such file or list."""
    try:
        return _words(_lists(file)[name])
    except KeyError:
        raise LexiconError(f"{_path(file)}: there is no list [{name}]") from None


@cache
def word_set(file: str, name: str) -> frozenset[str]:
    """Returns the words of a list as a set. Raises LexiconError as `words` does."""
    return frozenset(words(file, name))


def alternation(file: str, name: str) -> str:
    """Returns the words of a list as branches of a pattern, in their order. Raises LexiconError as `words`
    does."""
    return "|".join(re.escape(w).replace("\\ ", " ") for w in words(file, name))


def word_pairs(file: str, name: str) -> dict[str, str]:
    """Returns word -> value of a list of pairs, in order. Raises LexiconError as `words` does, and where a
    word has no value or two."""
    out: dict[str, str] = {}
    for pair in words(file, name):
        word, equals, value = pair.partition("=")
        word = word.rstrip()
        if not equals or word in out:
            fault = "has no value" if not equals else "stands twice"
            raise LexiconError(f"{_path(file)}: [{name}]: {word!r} {fault}")
        out[word] = value.lstrip()
    return out


def _path(file: str) -> str:
    return os.path.join(lexicons_path(), "lists", f"{file}.txt")


@cache
def _lists(file: str) -> dict[str, str]:
    """The text of each list of a file, by name."""
    path = _path(file)
    try:
        text = regular.read(path, regular.TABLE).decode("utf-8")
    except (OSError, UnicodeDecodeError) as e:
        raise LexiconError(
            f"{path}: {regular.words(e) if isinstance(e, OSError) else 'is not UTF-8'}"
        ) from None
    # What no check asks for is not gone through: a list is the text up to the next line with a name.
    before, *parts = f"\n{text}".split("\n[")
    number = before.count("\n") + 1
    if _words(before):
        raise LexiconError(f"{path}: words before the first list")
    out: dict[str, str] = {}
    for part in parts:
        head, _, body = part.partition("\n")
        name = head.rstrip().removesuffix("]")
        if name in out:
            raise LexiconError(f"{path}:{number}: the list [{name}] stands twice")
        out[name] = body
        number += part.count("\n") + 1
    return out


def _words(text: str) -> tuple[str, ...]:
    lines = [line for line in map(str.strip, text.split("\n")) if line and line[0] != "#"]
    return tuple(w for w in map(str.strip, ",".join(lines).split(",")) if w)
