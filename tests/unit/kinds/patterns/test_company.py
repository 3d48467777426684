"""Words at home, and the table of words that stray."""

from __future__ import annotations

from copylint.lexicon.dictionary import words
from copylint.lexicon.tables import load_table


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
    from copylint.story.story import Story
    from copylint.text.document import Document

    text = "Patients develop a rash that can turn into open sores filled with fluid, the hospital said."
    at = text.index("sores")
    assert at_home(Story(Document("a.txt", text)), at, at + 5)
    text = "The kite was seen to sores above the town."
    at = text.index("sores")
    assert not at_home(Story(Document("a.txt", text)), at, at + 5)
