"""Stories cut from a folder of prose: whole paragraphs, each story in one part alone."""

from __future__ import annotations

import lzma

import pytest

from support.benchmarks import benchmark


@pytest.fixture(scope="module")
def prose():
    return benchmark("prose")


def test_a_line_is_a_paragraph_where_no_empty_ones_part_them(prose):
    assert list(prose.paragraphs(["One.\n", "Two.\n"])) == ["One.", "Two."]
    assert list(prose.paragraphs(["One\n", "goes on.\n", "\n", "\n", "Two.\n"])) == ["One goes on.", "Two."]
    many = [f"{k}.\n" for k in range(100)]
    assert list(prose.paragraphs([*many, "\n", "Last.\n"])) == [*(f"{k}." for k in range(100)), "Last."]


def test_stories_end_where_paragraphs_do(prose):
    lines = ["a b c", "d e", "f g h", "i"]
    assert list(prose.cut(lines, 4)) == ["a b c\n\nd e\n", "f g h\n\ni\n"]
    assert list(prose.cut(lines[:3], 4)) == ["a b c\n\nd e\n"]


def test_files_take_turns_and_parts_share_no_story(prose, tmp_path):
    for name, stem in (("one.txt", "oak"), ("two.txt.xz", "elm")):
        text = "".join(" ".join(f"{stem}{k}" for _ in range(600)) + "\n" for k in range(30))
        opened = lzma.open if name.endswith("xz") else open
        with opened(tmp_path / name, "wt", encoding="utf-8") as f:
            f.write(text)
    (tmp_path / "notes.md").write_text("Not read.\n", encoding="utf-8")

    def first_words(part):
        return [s.split()[0] for s in prose.stories(tmp_path, 12_000, part)]

    assert first_words(0) == ["oak0", "elm0", "oak7", "elm7"]
    assert first_words(1) == ["oak1", "elm1", "oak8", "elm8"]
    with pytest.raises(ValueError, match="not 1,000,000"):
        list(prose.stories(tmp_path, 1_000_000))
