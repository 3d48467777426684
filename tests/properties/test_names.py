"""Whatever the text, the names found in it stand in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.kinds.names.examination import examine
from copylint.story.entities import entities
from copylint.story.linewords import composed
from copylint.story.names import names
from support.ledgers import story

PIECES = st.sampled_from(
    [
        "Putin", "putin", "Trump", "-", "–", " ", ", ", ". ", "“", "”", "’s", "'", "Péter", "szijjártó",
        "Szijjártó", "al-", "d’", "O’Brien", "NATO", "nato", "U.S.", "in", "march", "May", "2024", "\n",
        "the", "Mr ", "said", "Ł", "ß", "İ", "ı", "e\u0301", "@", "#", "/", ".com", "von der ", "Leyen",
        "will", "Smith", "rice", "New york",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_gives_mentions_that_stand_in_it(text: str) -> None:
    s = story(text)
    for form in names(s).forms.values():
        for m in form.mentions:
            assert composed(s.plain[m.start : m.end]) == m.text == form.text
    for n in entities(s):
        assert n.mentions
        for m in n.mentions:
            assert text[m.start : m.end] == m.text
    for found in examine(s).values():
        for f in found:
            assert 0 <= f.start < f.end <= len(text)
            assert f.fixes
            assert f.fixes[0] != text[f.start : f.end]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_the_ledger(text: str) -> None:
    s = story(text)
    examine(s)
    assert all(n.mentions for n in entities(s))
