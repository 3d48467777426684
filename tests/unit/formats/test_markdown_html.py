"""HTML within Markdown, over any number of lines."""

from __future__ import annotations

import pytest

from support.markdownread import paragraphs


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ('Before.\n\n<img\n  alt="a , b"\n  src="x.png">\n\nAfter.', ["Before.", "After."]),
        ('<img alt="one\n\ntwo" src="x">\nAfter.', ["After."]),
        ('<img\n alt="He said "no""\n src="x">\nAfter.', ["After."]),
        ('<a href="x"\n   title="a , b">The text</a> goes on.', ["The text goes on."]),
        ('<div class="a\nb">\n    Far in\n\n    code\n</div>', ["Far in"]),
        ("<td>one</td><td>two</td>", ["one", "two"]),
        ("<p>One.</p>\n<p>Two.</p>", ["One.", "Two."]),
        ("Words\n<b>\nbold\n</b>\nmore", ["Words bold more"]),
        ("Text <!-- a\n\n, b --> more.", ["Text more."]),
        ("<!-- a , b\n\nnever closed", []),
        ("Text <!-- never closed.", ["Text <!-- never closed."]),
        ("<!--> Text.", ["Text."]),
        ("<![CDATA[\n a , b\n\n]]>\nText.", ["Text."]),
        ("<?php\n echo 'a , b';\n\n?>\nText.", ["Text."]),
        ("<!DOCTYPE html\n 'a , b'>\nText.", ["Text."]),
        ("Type <code>a , b</code> here.", ["Type § here."]),
        ("Press <kbd>Ctrl</kbd> for <samp>a , b</samp>.", ["Press § for §."]),
        ("An icon <svg>\n<path d='a , b'/>\n\n</svg> and <math><mi>x</mi></math>.", ["An icon and §."]),
        ("<style>\na , b\n\nc\n</style>\nText.", ["Text."]),
        ("A <code> alone is a tag.", ["A alone is a tag."]),
        ("x <y and z", ["x <y and z"]),
    ],
)
def test_html_over_any_number_of_lines(source: str, copy: list[str]) -> None:
    assert paragraphs(source) == copy
