"""Bytes to text and back: which encoding, and what is wrong with what it cannot be."""

from __future__ import annotations

import pickle

import pytest

from copylint.formats.format import InputError, decode


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("Péter\r\n".encode(), "Péter\r\n", "utf-8"),
        (b"\xef\xbb\xbfP\xc3\xa9ter", "Péter", "utf-8"),
        ("\ufeffPéter\n".encode("utf-16-le"), "Péter\n", "utf-16-le"),
        ("\ufeffPéter\n".encode("utf-16-be"), "Péter\n", "utf-16-be"),
        ("\ufeffPéter\n".encode("utf-32-le"), "Péter\n", "utf-32-le"),
        (b"one\rtwo\nthree\r\n", "one\rtwo\nthree\r\n", "utf-8"),
    ],
)
def test_decodes_and_encodes_back(data: bytes, text: str, encoding: str) -> None:
    source = decode("a.txt", data)
    assert (source.text, source.encoding) == (text, encoding)
    assert source.encode(source.text) == data


def test_named_encoding() -> None:
    data = "“Péter”".encode("cp1252")
    source = decode("a.txt", data, "windows-1252")
    assert source.text == "“Péter”"
    assert source.encode(source.text) == data


def test_a_mark_goes_before_a_named_encoding() -> None:
    assert decode("a.txt", b"\xef\xbb\xbfP\xc3\xa9ter", "cp1252").text == "Péter"


def test_utf16_by_name_without_a_mark() -> None:
    data = "Péter".encode("utf-16-le")
    assert decode("a.txt", data, "utf-16").encode("Péter") == data


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"caf\xe9 au lait", None, "a.txt: is not UTF-8: invalid byte at offset 3 (0xE9)"),
        (b"\xef\xbb\xbfcaf\xe9", None, "a.txt: is not UTF-8: invalid byte at offset 6 (0xE9)"),
        (b"GIF89a\0\0", None, "a.txt: is binary, not text: NUL at byte 6"),
        (b"GIF89a\0\0", "latin-1", "a.txt: is binary, not text: NUL at character 6"),
        (b"\xff\xfea", None, "a.txt: is not UTF-16-LE: invalid byte at offset 2"),
        (b"x", "utf-9", "a.txt: unknown encoding 'utf-9'"),
        (b"x", "rot13", "a.txt: unknown encoding 'rot13'"),
    ],
)
def test_names_what_is_wrong(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(InputError) as e:
        decode("a.txt", data, encoding)
    assert str(e.value).startswith(message)


def test_a_character_the_encoding_lacks() -> None:
    source = decode("a.txt", b"plain", "latin-1")
    with pytest.raises(
        InputError, match=r"a\.txt: cannot be written as iso8859-1, which has no '“' \(U\+201C\)"
    ):
        source.encode("“plain”")


def test_the_error_survives_a_process_border() -> None:
    e = pickle.loads(pickle.dumps(InputError("a.txt", "is binary")))
    assert (str(e), e.path, e.message) == ("a.txt: is binary", "a.txt", "is binary")
