"""A link and the definition of its label are one name, and stay so."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.linter.linter import Checker
from copylint.linter.options import Options
from support.mending import mended


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Options(overrides={"select": ("spelling", "spacing", "punctuation")}))


@pytest.mark.parametrize(
    "source",
    [
        "The council met in the [recieved room] and left.\n\n[recieved room]: https://town.example\n",
        "The council met in the [recieved room][] and left.\n\n[Recieved room]: https://town.example\n",
        "The council met in the [[recieved room]] and left.\n",
    ],
)
def test_a_link_and_its_definition_are_one_name(checker: Checker, tmp_path: Path, source: str) -> None:
    settings_ = checker.resolver.for_file("a.md")
    found = checker.find("a.md", source, settings_)[1]
    assert any(source[f.span.start : f.span.end] == "recieved" and not f.fixes for f in found)
    assert mended(checker, tmp_path, source) == source


def test_a_label_may_lose_a_blank_as_it_stays_the_same_name(checker: Checker, tmp_path: Path) -> None:
    source = "The council met in the [town  hall] and left.\n\n[town hall]: https://town.example\n"
    assert mended(checker, tmp_path, source) == source.replace("town  hall", "town hall")


def test_a_text_with_an_address_of_its_own_is_no_label(checker: Checker, tmp_path: Path) -> None:
    source = "The council [recieved it][a] and [recieved more](b).\n\n[a]: https://town.example\n"
    assert mended(checker, tmp_path, source) == source.replace("recieved", "received")
