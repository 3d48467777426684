"""Both ways to look for literals find the same."""

from __future__ import annotations

import pytest

from copylint.story.english import language
from copylint.story.names import names
from copylint.story.offices import offices
from copylint.story.quantities import quantities
from copylint.text.matcher import Plain, matcher


def test_both_matchers_find_the_same() -> None:
    literals = [b"a", b"aa", b"ab", b"bab", b"zz"]
    text = b"aababaab"
    assert sorted(matcher(literals).find(text)) == sorted(Plain(literals).find(text))


def test_a_long_text_is_looked_through_by_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    literals = [b"a", b"aa", b"ab", b"bab", b"zz", b"babaaba"]
    text = b"aababaab" * 5 + b"zzz"
    expected = sorted(Plain(literals).find(text))
    for size in (1, 3, 7, 8, 40, 43, 100):
        monkeypatch.setattr("copylint.text.matcher._AT_ONCE", size)
        assert sorted(matcher(literals).find(text)) == expected


NEWS = """Ministry to pay 1.4 million

Foreign minister Anna Kowalska met the mayor of Leeds, Tom Brown, on March 24. Ninety-two people came, and \
forty
of them stayed. The deputy head of the House of commons staff colored the program grey at 5pm. “Three in four
agree,” the district attorney said in the united States, where the finance minister had been mayor.
"""


def test_without_the_native_matcher_the_facts_of_a_story_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from copylint.kinds.names import fullnames
    from copylint.story import habits
    from copylint.story import offices as people
    from copylint.story import quantities as figures
    from copylint.story.story import Story
    from copylint.text.document import Document

    kept = (people._matcher, figures._matcher, habits._matcher, fullnames._names)

    def facts() -> tuple[object, ...]:
        for made in kept:
            made.cache_clear()
        story = Story(Document("story.txt", NEWS))
        return (
            [(x.start, x.end) for x in offices(story)], [q.value for q in quantities(story).all],
            language(story),
            habits.shown(NEWS), fullnames.lost(names(story)),
        )  # fmt: skip

    native = facts()
    assert all(native)
    tried = []

    def none(literals: object) -> None:
        tried.append(literals)
        raise ImportError("no wheel for this platform")

    monkeypatch.setattr("copylint.text.matcher.Native", none)
    assert facts() == native
    assert len(tried) == len(kept)
    for made in kept:
        made.cache_clear()
