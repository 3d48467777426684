"""What the models of gaps and of agreement share: a file with a header, a vocabulary, and packed weights.

A file is one of `copylint.tables.container`, its numbers little-endian.

A model's weights: a 32-bit count a template, for each template its sorted 32-bit keys, then the weights of
all keys in the same order, a signed byte each.

A vocabulary (magic b"CLWORDS1") holds two zlib streams: the words, and five bytes a word: tag, coarse
class, low and high byte of the fine class, whether lower case is usual.
"""

from __future__ import annotations

import os
import struct
import sys
import zlib
from array import array
from functools import cache

from copylint.lexicon.dictionary import words
from copylint.lexicon.wordfile import WORDS
from copylint.models.lookups import Table, table
from copylint.models.vocabulary import Numbers, Vocabulary
from copylint.tables.container import read
from copylint.tables.shipped import rules_path


@cache
def vocabulary() -> tuple[Vocabulary, int]:
    """Returns the words that the shipped models know, and the checksum that their files must name."""
    path = os.path.join(rules_path(), "models", "words.bin")
    header, body = read(path, WORDS, 1)
    columns = zlib.decompress(body[header["columns"] :])
    n = len(columns) // 5
    planes = bytearray(2 * n)
    planes[0::2], planes[1::2] = columns[2 * n : 3 * n], columns[3 * n : 4 * n]
    fine = array("H")
    fine.frombytes(bytes(planes))
    if sys.byteorder == "big":
        fine.byteswap()
    v = Vocabulary(Numbers(words().table, n), columns[:n], columns[n : 2 * n], fine, columns[4 * n :])
    return v, header["crc"]


def least_sum(bias: float, scale: float, sign: int, least: float, far: int) -> int:
    """Returns the least `sign * total` whose log odds, `sign * (bias + scale * total)`, are `least` or
    more; what is further from nought than `far` is not told apart."""

    def falls_short(n: int) -> bool:
        return sign * (bias + scale * (sign * n)) < least

    n = int((least - sign * bias) / scale) if scale else 0
    n = max(-far, min(far, n))
    while n < far and falls_short(n):
        n += 1
    while n > -far and not falls_short(n - 1):
        n -= 1
    return n


def weights(data: memoryview, templates: int) -> Table:
    """Returns the weights of one model. Raises ValueError or struct.error where the bytes do not fit the
    number of templates."""
    counts = struct.unpack_from(f"<{templates}I", data, 0)
    at = 4 * templates
    total = sum(counts)
    keys = array("I")
    keys.frombytes(data[at : at + 4 * total])
    if sys.byteorder == "big":
        keys.byteswap()
    return table(counts, keys, data[at + 4 * total :].cast("b"))
