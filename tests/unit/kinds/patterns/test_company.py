"""Words at home, and the table of words that stray."""

from __future__ import annotations

import pytest

from copylint.lexicon.dictionary import words
from copylint.lexicon.tables import load_table
from copylint.story.story import Story
from copylint.text.document import Document


def test_the_table() -> None:
    rows = load_table("company")
    assert len(rows) > 300
    assert len({r[:2] for r in rows}) == len(rows)
    for row in rows:
        written, meant, company = row[:3]
        assert len(row) == 5
        assert written != meant
        assert words().get(meant) is not None, meant
        assert company.count(" ") >= 2, written


def test_a_rare_word_at_home_is_not_doubted() -> None:
    from copylint.kinds.patterns.company import at_home

    text = "Patients develop a rash that can turn into open sores filled with fluid, the hospital said."
    at = text.index("sores")
    assert at_home(Story(Document("a.txt", text)), at, at + 5)
    text = "The kite was seen to sores above the town."
    at = text.index("sores")
    assert not at_home(Story(Document("a.txt", text)), at, at + 5)


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("The sauce ran dry.", True),
        ("The sauce ran dry. Sauces do.", False),
        ("A SAUCE. The sauce’s end.", False),
        ("The sauce in a saucepan, and applesauce, my_sauce", True),
        ("a sauceboat", False),
    ],
)
def test_a_word_stands_once_however_it_is_written_and_whatever_has_it_inside(text: str, once: bool) -> None:
    from copylint.kinds.patterns.company import _once

    assert _once(Story(Document("a.txt", text)), "sauce") is once


def test_patterns_are_made_for_the_words_of_a_story_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from copylint.kinds.patterns import company

    made: list[str] = []
    pattern = company._pattern
    monkeypatch.setattr(company, "_pattern", lambda words: made.append(words) or pattern(words))
    company._rows.cache_clear()
    assert [row.meant for row in company._rows("sauce")] == ["source"]
    assert len(made) == 2
    assert company._rows("xyzzy") == []
