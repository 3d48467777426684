"""Code between ticks, of every length."""

from __future__ import annotations

from support.markdownread import paragraphs


def test_backticks_of_every_length_are_read_in_time() -> None:
    source = "".join("`" * k + "a " for k in range(1, 320))
    assert paragraphs(source) == [source.strip()]
