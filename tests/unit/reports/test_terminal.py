"""What a terminal is shown: in colour where it wants it, and nothing that steers it."""

from __future__ import annotations

import io
import re

import pytest

from copylint.reports.terminal import coloured, commands, defused, escapes, visible
from support.buildlogs import heeded


def test_nothing_of_the_copy_can_steer_the_terminal() -> None:
    every = "".join(chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000)
    safe = visible(every)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", safe)
    assert visible("\udcff") == "\\udcff"
    assert visible("a\r\nb\u2028") == "a\\r\\nb\\u2028"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("env", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour(env: dict[str, str], terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for k, v in env.items():
        monkeypatch.setenv(k, v)
    assert coloured(Terminal() if terminal else io.StringIO()) is expected


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::x", "\\x3a:error::x"), ("  \t::add-mask::x", "  \t\\x3a:add-mask::x"),
        ("a ##[error]x", "a ##\\x5berror]x"), ("##vso[task.x]y", "##vso\\x5btask.x]y"),
        ("\u00a0::set-env name=x::y", "\u00a0\\x3a:set-env name=x::y"),
        ("\x1b[1m ::error::x", "\x1b[1m \\x3a:error::x"), ("a\n::b::c\nd", "a\n\\x3a:b::c\nd"),
        ("::::", "\\x3a:::"),
        ("a ::error::x", "a ::error::x"), ("::: note", "::: note"), ("## [Title]", "## [Title]"),
        (":: x", ":: x"), ("x::y", "x::y"),
        ("\u034f:\ufe0f:error::x", "\u034f\\x3a\ufe0f:error::x"),
        ("::error:\u200d:x", "\\x3a:error:\u200d:x"),
        ("a #\u034f#\u200dvs\u00ado[x]", "a #\u034f#\u200dvs\u00ado\\x5bx]"),
        ("a\r ::x::y", "a\r \\x3a:x::y"), ("\n\n\n::x::y", "\n\n\n\\x3a:x::y"), ("é ⁠# #[x]", "é ⁠# #[x]"),
    ],
)  # fmt: skip
def test_what_is_escaped(line: str, shown: str) -> None:
    assert defused(line) == shown
    assert len(shown) - len(line) == 3 * len(escapes(line))
    assert commands(line.encode()) is (shown != line)
    assert not any(map(heeded, shown.replace("\r", "\n").split("\n")))


def test_many_blank_lines_are_passed_over_quickly() -> None:
    text = "\n" * 200_000 + "a ::b"
    assert defused(text) == text
    assert not commands(text.encode())
