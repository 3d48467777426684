"""Properties of offsets, lines, encodings and Markdown, over random texts."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.formats.format import InputError, decode, document
from copylint.text.document import NOT_COPY
from copylint.text.lines import Lines, split_lines, with_plain_ends
from copylint.text.spans import OffsetMap, Span

# Surrogates are no characters; NUL makes a file binary.
ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
MARKDOWN = st.lists(
    st.sampled_from(
        (
            "* ** _ __ ` ``` ~~~ ~~ [ ] ( ) ![ ]( < > <b> </b> <!-- --> --- +++ === | |---| \\ &amp; "
            "&ldquo; &quot; {{ }}"
        ).split(" ")
        + "<script> </script> [a]: [^1] [^1]: word Péter a “ ” \u0301 😀 , .".split(" ")
        + ["\n", "\n\n", "\r\n", "    ", "\t", "> ", "- ", "1. ", "# ", " ", "[a]: b"]
    ),
    max_size=40,
).map("".join)


@given(TEXT, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_every_text_survives_with_a_mark(text: str, encoding: str) -> None:
    data = "\ufeff".encode(encoding) + text.encode(encoding)
    source = decode("a.txt", data)
    assert source.encode(source.text) == data
    assert source.encoding == encoding


@given(TEXT.filter(lambda t: not t.startswith("\ufeff")))
def test_every_text_survives_without_a_mark(text: str) -> None:
    data = text.encode("utf-8")
    assert decode("a.txt", data).text == text
    assert decode("a.txt", data).encode(text) == data


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "latin-1", "cp1252", "utf-16", "shift_jis"]))
def test_any_bytes_are_a_text_or_an_input_error(data: bytes, encoding: str | None) -> None:
    try:
        text = decode("a.txt", data, encoding).text
    except InputError as e:
        text = str(e).removeprefix("a.txt: ")
    assert "\0" not in text


@given(TEXT | st.text("a b\t\n\r\x0b\x0c\x85\u2028\u2029"), st.data())
def test_lines_agree_with_counting(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = Lines(text).position(offset)
    lines = ENDS.split(text)
    begun = [0, *(m.end() for m in ENDS.finditer(text))]
    assert begun[line - 1] <= offset
    assert line == len(begun) or offset < begun[line]
    assert column == offset - begun[line - 1] + 1
    assert Lines(text).line(line) == lines[line - 1]
    assert "".join(split_lines(text)) == text
    assert len(split_lines(text)) == len(lines) - (not lines[-1])


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9), st.booleans()), min_size=1, max_size=8),
    st.data(),
)
def test_a_span_maps_to_all_that_its_characters_stand_for(
    shape: list[tuple[int, int, bool]], data: st.DataObject
) -> None:
    segments: list[tuple[int, int, int] | tuple[int, int, int, int]] = []
    begun, ended = [], []  # where each character of the text begins and ends in the source
    source = 0
    for gap, length, one in shape:
        source += gap
        if one:  # one character for a stretch of the source
            segments.append((len(begun), source, 1, length))
            begun.append(source)
            ended.append(source + length)
        else:
            segments.append((len(begun), source, length))
            begun += range(source, source + length)
            ended += range(source + 1, source + length + 1)
        source += length
    start = data.draw(st.integers(0, len(begun)))
    end = data.draw(st.integers(start, len(begun)))
    got = OffsetMap(segments).to_source(Span(start, end))
    if start < end:
        assert got == Span(begun[start], ended[end - 1])
    elif start:
        assert got == Span(ended[start - 1], ended[start - 1])
    else:
        assert got == Span(begun[0], begun[0])


@given(st.integers(0, 50))
def test_the_identity_maps_a_span_to_itself(length: int) -> None:
    offsets = OffsetMap.identity(length)
    assert offsets.to_source(Span(0, length)) == Span(0, length)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@given(source=MARKDOWN | TEXT)
def test_masking_keeps_every_offset(name: str, source: str) -> None:
    doc = document(name, source)
    assert doc.source == source
    assert len(doc.text) == len(source)
    inside = bytearray(len(source))
    for r in doc.regions:
        assert 0 <= r.span.start < r.span.end <= len(source)
        if r.kind in NOT_COPY:
            inside[r.span.start : r.span.end] = b"\1" * len(r.span)
    for k, (shown, written) in enumerate(zip(doc.text, source, strict=True)):
        if inside[k]:
            assert (
                shown in "\n\r"
                if written in "\r\n\x85\u2028\u2029" and shown != " "
                else shown in ' \ufffc“"'
            )
        else:
            assert shown == with_plain_ends(source)[k]
    for before, after in pairwise(doc.blocks or ()):
        assert before.end <= after.start
    for block in doc.blocks or ():
        assert doc.text[block.start : block.end].strip() == doc.text[block.start : block.end] != ""
