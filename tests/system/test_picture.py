"""The picture that README.md opens with is what copylint prints."""

from __future__ import annotations

from xml.etree import ElementTree

from tools import picture

from support.places import ROOT


def test_the_picture_is_what_is_printed_now():
    drawn = picture.PICTURE.read_bytes().decode("utf-8")
    assert drawn == picture.made(), "run `python -m tools.picture` and look at what it draws"


def test_the_picture_holds_the_words_and_their_colours():
    root = ElementTree.fromstring(picture.drawn(["\x1b[1;31m<a>\x1b[0m & b", "", "  c"]))
    texts = root.findall("{*}text")
    assert ["".join(t.itertext()) for t in texts] == ["<a> & b", "  c"]
    assert [s.get("class") for s in texts[0]] == ["b r", None]
    assert int(texts[1].get("y", "")) - int(texts[0].get("y", "")) == 2 * picture.HIGH


def test_readme_shows_it():
    assert f"({picture.PICTURE.relative_to(ROOT).as_posix()})" in (ROOT / "README.md").read_text("utf-8")
