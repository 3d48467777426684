"""Which of LanguageTool's rules are asked for."""

from __future__ import annotations

from copylint.languagetool import client, table


def test_the_table() -> None:
    rows = table.rows()
    names = [(r.what, r.name) for r in rows]
    assert len(names) == len(set(names))
    for r in rows:
        assert r.what in {"rule", "category", "never"}
        # What adds more than it says falsely; the story sees to EN_SPECIFIC_CASE.
        assert (
            r.what == "never"
            or r.name == "EN_SPECIFIC_CASE"
            or (r.right >= 2 and r.false * 3 <= max(r.added, 0) or not r.false)
        )
        assert r.added <= r.right
    assert not client.NOT_ASKED & {r.name for r in rows}
    # Each of these needs a test that shows that its fix can be trusted; there is none.
    assert table.safe() == frozenset()


def test_selectors() -> None:
    every = table.asked((), (), ())
    assert "CONFUSED_WORDS" in every.categories
    assert every.wants("MD_BASEFORM", "GRAMMAR")
    assert every.wants("KNOW_NOW", "CONFUSED_WORDS")
    assert not every.wants("WELL_WILL", "CONFUSED_WORDS")
    assert not every.wants("COMMA_COMPOUND_SENTENCE", "PUNCTUATION")
    assert table.asked(("lt",), (), ()) == every
    assert not table.asked(("quotes",), (), ())
    assert not table.asked((), (), ("lt",))
    assert not table.asked((), (), ("lt.MD_BASEFORM",)).wants("MD_BASEFORM", "GRAMMAR")
    assert not table.asked((), (), ("lt.KNOW_NOW",)).wants("KNOW_NOW", "CONFUSED_WORDS")
    named = table.asked((), ("lt.WELL_WILL", "lt.MORFOLOGIK_RULE_EN_GB"), ())
    assert named.wants("WELL_WILL", "CONFUSED_WORDS")
    assert named.wants("MORFOLOGIK_RULE_EN_GB", "TYPOS")
    only = table.asked(("lt.MD_BASEFORM",), (), ())
    assert only.wants("MD_BASEFORM", "GRAMMAR")
    assert not only.wants("KNOW_NOW", "CONFUSED_WORDS")
