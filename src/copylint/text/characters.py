"""What kind of character each code point is, in a byte: the table that `copylint.text.core` reads with."""

from __future__ import annotations

import sys
from array import array
from functools import cache, lru_cache

#: The kinds, as patterns know them: SPACE is `\s`, DIGIT `\d`, from LETTER on `[^\W\d_]`; the rest is no part
#: of words, though ACCENT (one that stands by itself behind its letter) may be.
SPACE, MARK, LOW_LINE, DIGIT, ACCENT, OBJECT, LETTER, SMALL, CAPITAL = 1, 2, 3, 4, 5, 6, 8, 9, 10

#: What a text of so many code points has in it is not remembered.
_LONG = 1 << 16

#: The kind of each code point that was met, 0 for one that was not.
_KINDS = bytearray(sys.maxunicode + 1)


def _kind(c: str) -> int:
    if c.isalnum():
        if c.isdecimal():
            return DIGIT
        return SMALL if c.islower() else CAPITAL if c.isupper() else LETTER
    if c == "_":
        return LOW_LINE
    if c.isspace():
        return SPACE
    if "\u0300" <= c <= "\u036f":
        return ACCENT
    return OBJECT if c == "\ufffc" else MARK


for _code in range(128):
    _KINDS[_code] = _kind(chr(_code))


def kinds_for(text: str) -> bytearray:
    """Returns the kinds by code point, those of the text's characters among them; nobody may change it."""
    if not text.isascii():
        for c in _of(text) if len(text) < _LONG else set(text):
            if not _KINDS[ord(c)]:
                _KINDS[ord(c)] = _kind(c)
    return _KINDS


@lru_cache(maxsize=4)
def _of(text: str) -> frozenset[str]:
    """The characters of a text: each pass over a story asks again."""
    return frozenset(text)


def codes_of(text: str) -> memoryview:
    """Returns the code points of a text, four bytes each."""
    encoded = text.encode(f"utf-32-{sys.byteorder[0]}e", "surrogatepass")
    return memoryview(encoded).cast("I")


@cache
def crc_steps() -> array[int]:
    """Returns the steps of a CRC-32 by byte, as zlib.crc32 goes them; nobody may change them."""
    steps = array("I")
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0xEDB88320 if byte & 1 else 0)
        steps.append(byte)
    return steps
