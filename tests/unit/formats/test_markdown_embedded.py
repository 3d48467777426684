"""What site generators, wikis, templates and HTML put into Markdown is no copy: it is not edited, and stands
for what it is."""

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
    "machine",
    [
        "licenses/recieved-3-0.rst",
        "src/recieved.py",
        "~/recieved/teh",
        "../recieved/teh",
        "/usr/recieved/teh",
        "recieved/teh/",
        "C:\\recieved\\teh",
        "\\\\desk\\recieved\\teh",
        "@recieved/teh",
        "@recieved",
        "--recieved",
        "--copy=recieved",
        "recieved.toml",
        "recieved@town.example",
        "town.example/recieved",
        "bit.ly/recieved",
        "#recieved",
    ],
)
def test_what_is_written_for_machines_is_not_edited(checker: Checker, tmp_path: Path, machine: str) -> None:
    source = f"The council recieved it and pointed to {machine} on Monday.\n"
    right = source.replace("recieved it", "received it")
    assert mended(checker, tmp_path, source, "a.txt") == right
    assert mended(checker, tmp_path, source) == right


def test_code_is_a_noun_for_who_judges_its_neighbours() -> None:
    checker = Checker(Options(overrides={}))
    source = (
        "The `open` function is old, and `close` is a new one. Some of the `bar` are lost. The mayor `x` "
        "are here.\n\n"
        "In {{ place }} the council met. A `foo` was seen, an `ear` as well. `foo` are used by the "
        "council.\n\n"
        "The $n$ is large , and the <code>the</code> the same."
    )
    found = checker.find("a.md", source, checker.resolver.for_file("a.md"))[1]
    assert [source[f.span.start : f.span.end] for f in found] == [" ,"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("&ldquo;", "&rdquo;"), ("&quot;", "&#34;"), ("&#8220;", "&#x201d;"), ("&lsquo;", "&rsquo;")],
)
def test_speech_in_marks_written_as_entities_is_not_reworded(
    checker: Checker, tmp_path: Path, opening: str, closing: str
) -> None:
    source = (
        f"The mayor said {opening}we met in the the hall{closing} and left the the hall. She "
        "didn&rsquo;t stay.\n"
    )
    assert mended(checker, tmp_path, source) == source.replace("left the the", "left the")
