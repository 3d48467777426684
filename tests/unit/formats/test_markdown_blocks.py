"""The blocks of Markdown: which lines are a paragraph of copy, and which are none."""

from __future__ import annotations

import pytest

from copylint.formats.format import document
from copylint.text.document import NOT_COPY
from support.markdownread import blocks


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


def test_headings_and_quotations_are_regions() -> None:
    doc = document("a.md", "# Head.\n\n> said\n\n## Sub")
    kinds = [(r.kind, doc.source[r.span.start : r.span.end]) for r in doc.regions if r.kind not in NOT_COPY]
    assert kinds == [("heading", "Head."), ("quoted-document", "said"), ("heading", "Sub")]
