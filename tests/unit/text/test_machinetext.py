"""Addresses, paths and handles: written for machines, and where they end."""

from __future__ import annotations

import pytest

from copylint.formats.format import document
from copylint.story.story import Story


def test_a_space_beside_an_address_counts() -> None:
    story = Story(document("a.txt", "Go to www.example.com , then stop."))
    at = story.text.index(" ,")
    assert not story.is_protected(at, at + 1)
    assert story.is_protected(6, 12)


@pytest.mark.parametrize("copy", ["his/her", "24/7", "AFP/Getty/AP", "and/or", "km/h", "Washington/Boston"])
def test_a_slash_alone_makes_no_path(copy: str) -> None:
    from copylint.text.machinetext import machine_text

    assert machine_text(f"He said {copy} was enough.") == []


def test_a_stop_behind_an_address_is_the_sentences() -> None:
    from copylint.text.machinetext import machine_text

    text = "See https://town.example/a, www.town.example and town.example/b."
    assert [text[s:e] for s, e in sorted(machine_text(text))] == [
        "https://town.example/a",
        "www.town.example",
        "town.example/b",
    ]
