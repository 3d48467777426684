"""How a file of a model lies on disk: a magic, a header in JSON, bytes, and sums of both.

All numbers are little-endian::

    8 bytes   magic
    4 bytes   length of the header, 4 bytes its CRC-32
    header    JSON
    blobs
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from typing import Any


class ModelError(ValueError):
    """The model file is missing, damaged or of another format; the text says which."""


def read(path: str | os.PathLike[str], magic: bytes, form: int) -> tuple[dict[str, Any], memoryview]:
    """Returns the header of a model file and what follows it; raises ModelError where it is missing,
    damaged or of another format."""
    try:
        with open(path, "rb") as f:
            data = f.read()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror})") from error
    if len(data) < 16 or data[:8] != magic:
        raise ModelError(f"{path}: not a model of this kind (bad magic)")
    length, crc = struct.unpack_from("<II", data, 8)
    head = data[16 : 16 + length]
    if len(head) != length or zlib.crc32(head) != crc:
        raise ModelError(f"{path}: the header is damaged")
    header: dict[str, Any] = json.loads(head)
    if header.get("format") != form:
        raise ModelError(f"{path}: format {header.get('format')}, this version reads {form}")
    body = memoryview(data)[16 + length :]
    if zlib.crc32(body) != header["crc"]:
        raise ModelError(f"{path}: the weights are damaged")
    return header, body


def write(path: str | os.PathLike[str], magic: bytes, header: dict[str, Any], body: bytes) -> None:
    """Writes a model file that read() returns."""
    text = json.dumps({**header, "crc": zlib.crc32(body)}, ensure_ascii=False, separators=(",", ":"))
    head = text.encode()
    with open(path, "wb") as f:
        f.write(magic + struct.pack("<II", len(head), zlib.crc32(head)) + head + body)
