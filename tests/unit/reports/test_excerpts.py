"""Lines of copy with marks below the words: cut to the terminal's width, the marks in their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.reports import excerpts
from copylint.reports.terminal import width
from copylint.text.lines import Lines


def marked(source: str, needle: str) -> tuple[str, str]:
    """The excerpt, and the part of it above the marks."""
    start = source.index(needle)
    shown, marks = excerpts.excerpt(Lines(source), start, start + len(needle))
    assert "\x1b" not in shown
    return shown, marks


@pytest.mark.parametrize(
    ("source", "needle", "shown", "marks"),
    [
        ("a teh b", "teh", "a teh b", "  ^^^"),
        ("日本 teh", "teh", "日本 teh", "     ^^^"),
        ("a 日本 b", "日本", "a 日本 b", "  ^^^^"),
        ("e\u0301te\u0301 teh", "teh", "e\u0301te\u0301 teh", "    ^^^"),
        ("cafe\u0301!", "e\u0301", "cafe\u0301!", "   ^"),
        ("cafe\u0301!", "\u0301", "cafe\u0301!", "    ^"),
        ("\tteh", "teh", "    teh", "    ^^^"),
        ("a\tb", "\t", "a    b", " ^^^^"),
        ("\x1b[1mteh", "teh", "\\x1b[1mteh", "       ^^^"),
        ("\u202eteh", "teh", "\\u202eteh", "      ^^^"),
        ("👩\u200d🚀 teh", "teh", "👩\u200d🚀 teh", "   ^^^"),
        ("one two\nthree", "two\nthree", "one two", "    ^^^"),
        ("“It’s – teh”", "teh", "“It’s – teh”", "        ^^^"),
        ("teh\r\n", "teh", "teh", "^^^"),
    ],
)
def test_marks_stand_below_the_words(source: str, needle: str, shown: str, marks: str) -> None:
    assert marked(source, needle) == (shown, marks)


def test_an_insertion_is_marked() -> None:
    assert excerpts.excerpt(Lines("ab"), 1, 1) == ("ab", " ^")
    assert excerpts.excerpt(Lines("ab\n"), 2, 2) == ("ab", "  ^")
    assert excerpts.excerpt(Lines(""), 0, 0) == ("", "^")


@pytest.mark.parametrize("before", [0, 3, 40, 200, 5000])
@pytest.mark.parametrize("after", [0, 3, 40, 200, 5000])
@pytest.mark.parametrize("word", ["word ", "日本 ", "wort", "e\u0301 "])
def test_long_lines_are_cut_around_the_words(before: int, after: int, word: str) -> None:
    source = word * before + "XteYh" + word * after
    start = source.index("XteYh")
    shown, marks = excerpts.excerpt(Lines(source), start, start + 5)
    assert width(shown) <= excerpts.WINDOW
    assert len(marks.lstrip()) == 5
    lead = marks.index("^")
    assert width(shown[: shown.index("XteYh")]) == lead
    assert shown.startswith("…") == (not source.startswith(shown[:1]) or shown[0] == "…")


def test_a_long_stretch_is_marked_as_far_as_it_is_shown() -> None:
    source = "a " + "x" * 500 + " b"
    shown, marks = excerpts.excerpt(Lines(source), 2, 502)
    assert width(shown) <= excerpts.WINDOW
    assert shown.endswith("…")
    assert len(marks) <= width(shown)


#: Narrow, wide, joining, combining, unprintable; no colons, which an escape for build logs makes wider.
_ODD = st.text(st.sampled_from("ab x日本\u0301\u200d👩🚀❤\ufe0f\t\x1b한е́"), max_size=160)


@given(_ODD, st.text("xy日e\u0301 ", max_size=60), _ODD, st.integers(excerpts.NARROWEST, excerpts.WINDOW))
def test_an_excerpt_fits_the_terminal(before: str, words: str, after: str, room: int) -> None:
    shown, marks = excerpts.excerpt(Lines(before + words + after), len(before), len(before + words), room)
    assert width(shown) <= room
    assert len(marks) <= max(1, width(shown)) + 1
