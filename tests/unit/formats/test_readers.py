"""Bytes to documents: encodings, and what of Markdown is copy."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from copylint.formats.format import InputError, decode, document
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.story.story import Story
from copylint.text.document import NOT_COPY


# -- encodings ---------------------------------------------------------------------------------
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


def test_the_suffix_decides() -> None:
    assert document("a.txt", "*x*").text == "*x*"
    assert document("a.MD", "*x*").text == " x "
    assert document("-", "*x*").text == "*x*"


# -- Markdown ----------------------------------------------------------------------------------
def blocks(source: str) -> list[str]:
    """The paragraphs of a Markdown text, white space and marks squeezed."""
    doc = document("a.md", source)
    assert len(doc.text) == len(source)
    assert [k for k, c in enumerate(doc.text) if c == "\n"] == [k for k, c in enumerate(source) if c == "\n"]
    for k, (a, b) in enumerate(zip(doc.text, source, strict=True)):
        if a != b:
            assert any(r.span.start <= k < r.span.end and r.kind in NOT_COPY for r in doc.regions)
    assert doc.blocks is not None
    ends = [0, *(b.end for b in doc.blocks)]
    between = [
        doc.text[a:b] for a, b in zip(ends, [*(b.start for b in doc.blocks), len(source)], strict=True)
    ]
    assert not "".join(between).strip()  # what is in no paragraph is not there for rules
    return [" ".join(doc.text[b.start : b.end].replace("\ufffc", "§").split()) for b in doc.blocks]


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("---\ntitle: The teh\nlayout: teh\n---\nText.\n", ["The teh", "Text."]),
        ("---\r\nlayout: The teh\r\n---\r\nText.\r\n", ["Text."]),
        ("+++\nlayout = 'x'\n+++\nText.", ["Text."]),
        ("---\nnot closed\n\nText.", ["not closed", "Text."]),
        ("Text.\n\n---\n\nMore.", ["Text.", "More."]),
        ("# Head #\n\nText.", ["Head", "Text."]),
        ("#Not a head", ["#Not a head"]),
        ("Head\n====\nText.", ["Head", "Text."]),
        ("Head\n----\nText.", ["Head", "Text."]),
        ("One\ntwo.\n\nThree.", ["One two.", "Three."]),
        ("```py\nx , y\n```\nText.", ["Text."]),
        ("~~~\nx\n```\ny\n~~~\nText.", ["Text."]),
        ("````\n```\n````\nText.", ["Text."]),
        ("```\nnever closed", []),
        ("    indented , code\n\nText.", ["Text."]),
        ("\tindented , code\n\nText.", ["Text."]),
        ("Text\n    that goes on.", ["Text that goes on."]),
        ("- one\n- two\n  more\n\n  para\n\n      code\n", ["one", "two more", "para"]),
        ("1. one\n2) two", ["one", "two"]),
        ("1986. A year.", ["A year."]),
        ("It was in\n1986. A year.", ["It was in 1986. A year."]),
        ("- [ ] task\n- [x] done", ["task", "done"]),
        ("- one\n\n  ```\n  code\n  ```\n- two", ["one", "two"]),
        ("* * *\n\nText.", ["Text."]),
        ("_ _\nText.", ["_ _ Text."]),
        ("> quoted\n> text\n\nText.", ["quoted text", "Text."]),
        ("> quoted\nlazily\n\nText.", ["quoted lazily", "Text."]),
        ("> quoted\n    > lazily", ["quoted > lazily"]),
        ("> > deep\n", ["deep"]),
        ("> ```\n> code\n> ```\nText.", ["Text."]),
        ("> ```\n> never closed\n\nText.", ["Text."]),
        ("- a\n\n  > quoted , in\n", ["a", "quoted , in"]),
        ("Text\n    # goes on\n    ``` and on", ["Text # goes on ``` and on"]),
        ("| a | b |\n|---|:-:|\n| c \\| d | e |", ["a", "b", "c | d", "e"]),
        ("a | b\n--|--\nc | d", ["a", "b", "c", "d"]),
        ("<div class='x'>\nText.\n</div>", ["Text."]),
        ("<script>\nvar x , y;\n</script>\nText.", ["Text."]),
        ("<!-- note , one\n\ntwo -->\nText.", ["Text."]),
        ("<pre>\n*x* , y\n</pre>\nText.", ["Text."]),
        ("[a]: http://x.com 'T , t'\n\nSee [a].", ["See a ."]),
        ("[a]:\n\nText", ["[a]:", "Text"]),
        ("Note[^1].\n\n[^1]: The note.", ["Note .", "The note."]),
    ],
)
def test_blocks(source: str, copy: list[str]) -> None:
    # A definition without an address is none; its brackets stay.
    assert [c for c in blocks(source) if c != "[a]:"] == [c for c in copy if c != "[a]:"]


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("a *b* c", "a b c"),
        ("a **b** c", "a b c"),
        ("a ***b*** c", "a b c"),
        ("**a*b*c**", "a b c"),
        ("snake_case_name", "snake_case_name"),
        ("snake_case_ x", "snake_case_ x"),
        ("[a [b](c) d](e)", "[a b d](e)"),
        ("a * b * c", "a * b * c"),
        ("2*3*4", "2 3 4"),
        ("*open", "*open"),
        ("**open*", "* open"),
        ("_a_ __b__", "a b"),
        ("~~a~~ ~b~", "a ~b~"),
        ("``a`b`` c", "§§§§§§§ c"),
        ("`open c", "`open c"),
        ("\\*a\\*", "*a *"),
        ("AT&amp;T &copy; A&B", "AT§§§§§T §§§§§§ A&B"),
        ("[a](b)", "a"),
        ("[a](<b c> 'T')", "a"),
        ("[a](b_(c)) d", "a d"),
        ("[a] (b)", "[a] (b)"),
        ("[sic] and [a][b]", "[sic] and [a][b]"),
        ("![alt , x](y.png) z", "z"),
        ("[![alt](x)](y) z", "z"),
        ("[*a*](b)c", "a c"),
        ("*[a*](b)", "* a*"),
        ("<https://a.b> c", "§§§§§§§§§§§§§ c"),
        ("<me@a.b> c", "§§§§§§§§ c"),
        ("a<br>b <b class='c'>d</b>", "a b d"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("a <!-- b --> c", "a c"),
        ("{{< tweet 1 >}} a {% x %}", "§§§§§§§§§§§§§§§ a §§§§§§§"),
        ("`only code`", ""),
    ],
)
def test_inline(source: str, copy: str) -> None:
    got = blocks(source)
    assert got == ([copy] if copy else [])


def test_headings_and_quotations_are_regions() -> None:
    doc = document("a.md", "# Head.\n\n> said\n\n## Sub")
    kinds = [(r.kind, doc.source[r.span.start : r.span.end]) for r in doc.regions if r.kind not in NOT_COPY]
    assert kinds == [("heading", "Head."), ("quoted-document", "said"), ("heading", "Sub")]


def test_a_heading_on_the_first_line_is_the_headline() -> None:
    story = Story(document("a.md", "# Minister: “I will go.”\n\nThe minister went."))
    assert [p.role for p in story.paragraphs] == ["headline", "body"]


def spans(story: Story) -> dict[str, bool]:
    import re

    return {m.group(): story.is_protected(*m.span()) for m in re.finditer(r"\w+|\s+|[^\w\s]+", story.text)}


def test_blanks_that_stand_for_markup_are_no_spaces() -> None:
    story = Story(document("a.md", "He said **yes** , and *left*."))
    at = story.text.index(" ,")
    assert story.is_protected(at, at + 1)
    assert story.is_protected(at, at)
    at = story.text.index("yes")
    assert not story.is_protected(at, at + 3)
    comma = story.text.index(",")
    assert not story.is_protected(comma, comma + 1)


def test_a_real_space_beside_no_markup_is_free() -> None:
    story = Story(document("a.md", "**He** said , and"))
    at = story.text.index(" ,")
    assert not story.is_protected(at, at + 1)


def test_half_a_word_is_nobodys_fault() -> None:
    got = spans(Story(document("a.md", "un***believ***able news and `foo`s")))
    assert got["un"]
    assert got["believ"]
    assert got["able"]
    assert got["s"]
    assert not got["news"]


def test_a_space_beside_an_address_counts() -> None:
    story = Story(document("a.txt", "Go to www.example.com , then stop."))
    at = story.text.index(" ,")
    assert not story.is_protected(at, at + 1)
    assert story.is_protected(6, 12)


@pytest.mark.parametrize(
    "source",
    [
        "[a](" * 10_000,
        "{{" * 20_000,
        "**a*" * 20_000,
        "a**b" * 20_000,
        "[" * 40_000,
        "![" * 10_000 + "]" * 10_000,
        "<a b='" * 9_000,
        "".join("`" * k + " " for k in range(1, 300)),
        "> " * 5_000 + "a",
        "[a](b '" * 9_000,
        "<!--" * 20_000,
    ],
    ids=lambda s: s[:6],
)
def test_no_text_is_slow_to_read(source: str) -> None:
    # Each of these took minutes, or would, with a reader that looks ahead to the end each time; that
    # they end at all within the patience of whoever runs the tests is the point.
    assert len(document("a.md", source).text) == len(source)


# -- entities in plain text --------------------------------------------------------------------
@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Hale &amp; Sons", "Hale § Sons"),
        ("the firm&rsquo;s view, a Q&amp;A", "the firm§s view, a Q§A"),
        ("the &quot;plan&quot; was read&nbsp;out", 'the      "plan"      was read      out'),
        ("&ldquo;We left&#8221;, &#x2018;all&#x2019;", "      “We left”      ,        ‘all’       "),
        ("AT&T; R&D; &nosuch; & ;", "AT&T; R&D; &nosuch; & ;"),
    ],
)
def test_entities_left_in_plain_text_are_no_copy(source: str, shown: str) -> None:
    doc = document("a.txt", source)
    assert len(doc.text) == len(source)
    text = doc.text
    while "\ufffc\ufffc" in text:
        text = text.replace("\ufffc\ufffc", "\ufffc")
    assert text.replace("\ufffc", "§") == shown


def test_entities_in_plain_text_are_neither_edited_nor_flagged_and_their_speech_is_speech(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.txt"
    source = "Ferry returns\n\nHale &amp; Son&apos;s crew recieved it&nbsp;late. She said: &quot;We was in the the port.&quot;\n"
    path.write_text(source)
    checker = Checker(Options(overrides={}))
    assert not [f for f in checker.check(str(path)).findings if "&" in source[f.span.start : f.span.end]]
    assert checker.fix(str(path)).after == source.replace("recieved", "received")
