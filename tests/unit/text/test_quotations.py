"""What of a text is speech."""

from __future__ import annotations

import pytest

from support.quotedcopy import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We left early. “They stayed,” he said.", ["We left early.", "They stayed,"]),
        ("He said “we left early \t“they stayed” and went.", ["we left early", "they stayed"]),
        (
            "“We left early.\n“They stayed,” he said. “Fine. “Good,” he said.",
            ["We left early.", "They stayed,", "Fine.", "Good,"],
        ),
        ("“ “They stayed,” he said.", ["", "They stayed,"]),
    ],
)
def test_the_words_of_a_quotation_that_is_not_closed_go_on_to_the_next(text: str, words: list[str]) -> None:
    assert [text[q.inner.start : q.inner.end] for q in read(text).items] == words


def test_what_may_be_speech_counts_as_speech() -> None:
    unclosed = "“We go at dawn, he said. Nobody came."
    assert read(unclosed).covers(unclosed.index("dawn"), unclosed.index("dawn") + 4)
    unopened = "We go at dawn,” he said."
    assert read(unopened).covers(0, 2)
    assert not read("Nobody came. “Why?”").covers(0, 6)


def test_where_nobody_can_be_sure_who_speaks_it_counts_as_speech() -> None:
    text = 'They came at noon"and left.'
    assert all(read(text).covers(k, k + 1) for k in range(len(text)))


def test_covers_at_the_edges() -> None:
    q = read("a “b” c")
    assert q.covers(2, 3)
    assert q.covers(4, 5)
    assert q.covers(0, 3)
    assert not q.covers(0, 2)
    assert not q.covers(5, 7)
    assert q.covers(3, 3)
    assert not q.covers(2, 2)
    assert not q.covers(5, 5)


def test_at_gives_the_innermost() -> None:
    text = "“He said ‘no’ and left.”"
    q = read(text)
    inner, outer = q.at(text.index("no")), q.at(text.index("left"))
    assert inner is not None
    assert inner.level == 1
    assert outer is not None
    assert outer.level == 0
    assert read("none here").at(3) is None
