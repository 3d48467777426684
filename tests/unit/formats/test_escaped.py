"""Characters written as HTML has them in plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.formats.format import document
from copylint.linter.linter import Checker
from copylint.linter.options import Options


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
    source = (
        "Ferry returns\n\nHale &amp; Son&apos;s crew recieved it&nbsp;late. She said: &quot;We was in the "
        "the port.&quot;\n"
    )
    path.write_text(source)
    checker = Checker(Options(overrides={}))
    assert not [f for f in checker.check(str(path)).findings if "&" in source[f.span.start : f.span.end]]
    assert checker.fix(str(path)).after == source.replace("recieved", "received")
