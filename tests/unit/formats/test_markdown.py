"""Markdown as a story: what stands for its marks is no copy, and no text is slow to read."""

from __future__ import annotations

import pytest

from copylint.formats.format import document
from copylint.story.story import Story


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
