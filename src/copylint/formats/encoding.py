"""Bytes to text and back again, nothing lost: encoding, byte-order mark and line endings stay."""

from __future__ import annotations

import codecs
from typing import NamedTuple

# A UTF-32 mark begins with a UTF-16 one, so the longer are tried first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Names that leave the byte order to a mark. Without one the copy is taken as little-endian, which
# is what programs on today's machines write.
_BARE = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}


class InputError(Exception):
    """A file that cannot be read or written. `str()` is `path: what is wrong`."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return InputError, (self.path, self.message)


def codec(name: str) -> str:
    """Returns Python's name of a text encoding; LookupError where there is none of that name."""
    info = codecs.lookup(name)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"not a text encoding: {name}")
    return info.name


class SourceFile(NamedTuple):
    """A file's text and what it takes to write another text in the same way.

    `text` holds the line endings as they stand in the file, without the byte-order mark `mark`.
    """

    path: str
    text: str
    encoding: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """Returns the bytes of a file of this encoding and mark that holds `text`.

        Raises InputError where the encoding lacks one of its characters.
        """
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as e:
            lacks = text[e.start]
            raise InputError(
                self.path,
                f"cannot be written as {self.encoding}, which has no {lacks!r} (U+{ord(lacks):04X})",
            ) from None


def decode(path: str, data: bytes, encoding: str | None = None) -> SourceFile:
    """Returns the text of a file's bytes.

    A byte-order mark decides the encoding; without one it is `encoding`, UTF-8 when that is None.
    Raises InputError for bytes that do not fit, with the offset of the first, and for NUL
    characters, which mean that the file is no text.
    """
    mark, name = b"", "utf-8"
    for candidate, meant in _MARKS:
        if data.startswith(candidate):
            mark, name = candidate, meant
            break
    else:
        if encoding is not None:
            try:
                name = codec(encoding)
            except LookupError:
                raise InputError(path, f"unknown encoding {encoding!r}") from None
            name = _BARE.get(name, name)
        if name == "utf-8" and b"\0" in data:
            raise InputError(path, f"is binary, not text: NUL at byte {data.index(0)}")
    try:
        text = data[len(mark) :].decode(name)
    except UnicodeDecodeError as e:
        at = e.start + len(mark)
        byte = f" (0x{data[at]:02X})" if at < len(data) else ""
        hint = "; name its encoding with --encoding" if encoding is None and not mark else ""
        raise InputError(path, f"is not {name.upper()}: invalid byte at offset {at}{byte}{hint}") from None
    except UnicodeError as e:
        raise InputError(path, f"is not {name.upper()}: {e}") from None
    if not name.startswith("utf-8"):
        # Some codecs let halves of a character pass, which no report could be written with.
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as e:
            half = f"half a character (U+{ord(text[e.start]):04X}) at character {e.start}"
            raise InputError(path, f"is not {name.upper()}: {half}") from None
    if "\0" in text:
        raise InputError(path, f"is binary, not text: NUL at character {text.index(chr(0))}")
    return SourceFile(path, text, name, mark)
