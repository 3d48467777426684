"""Sentences: the traps of news copy, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.lexicon.tagger import tags_of
from copylint.text import sentences
from copylint.text.sentences import Recent, Sentence, abbreviation, sentence_spans


def split(text: str) -> list[str]:
    return [text[s:e] for s, e in sentence_spans(text, 0, len(text))]


# Each is one sentence.
WHOLE = [
    "Mr. Smith met Mrs. Jones and Dr. Who.",
    "U.S. officials declined to comment.",
    "The U.S. Senate and the U.N. Security Council met.",
    "He lives at No. 10 and she at No. 11.",
    "The trial opens on Jan. 5 in Boston.",
    "It happened on Sept. 11, 2001.",
    "Samuel L. Jackson and J. K. Rowling and J.K. Rowling came.",
    "George W. Bush spoke to John F. Kennedy Jr. in Texas.",
    "Prices rose 3.5 percent to $1.25 a litre.",
    "Yahoo! said it would cut jobs.",
    "“Why?” she asked.",
    "“Stop!” he shouted at the driver.",
    "She left at 5 p.m. on Monday.",
    "The 9 a.m. train was late.",
    "St. Louis beat St. Paul.",
    "Foxglove Inc. said profit fell.",
    "Acme Corp. and Foxglove Ltd. will merge.",
    "Gov. Ada Quill and Sen. Bo Hale (R-Wis.) agreed.",
    "Lt. Col. Ann Orr and Sgt. Lee Ng were hurt.",
    "The case is Smith v. Jones.",
    "He waited ... and then he left.",
    "“Well... maybe,” he said.",
    "See fig. 3 and pp. 12 for more.",
    "The film “Mamma Mia!” is a hit.",
    "Visit example.com today.",
    "He has a Ph.D. in law.",
    "It stands on Fifth Ave. near Main St. in town.",
    "She lives in Washington, D.C., with a dog.",
    "Coach Mike D. (no relation) lost.",
    "The firm (est. 1911) closed.",
    "Rep. A.B. Cole, of Tulsa, Okla., resigned.",
    "Is this the end of Jeopardy! as we know it?",
    "Prof. Dame Sue Hill, of St. Mary's, agreed.",
    "The vote (on Feb. 3) was 5-4.",
]


# Sentences are set apart by "|".
CUT = [
    "He left.|She stayed.",
    "He said no.|The vote was lost.",
    "It was 7 p.m.|The hall was empty.",
    "They work for Foxglove Inc.|The firm makes pumps.",
    "They live in the U.S.|The rest moved on.",
    "It cost $5.|Nobody paid.",
    "The rate was 3.5.|It fell.",
    "“We won.”|The crowd roared.",
    "“We won,” he said.|“We always do.”",
    "Who knew?|Nobody did.",
    "It rained!|The match went on.",
    "He has vitamin C.|The rest have none.",
    "The year was 2019.|In 2020 it closed.",
    "He was born on Jan. 5.|His mother was Finnish.",
    "(He had left.)|She stayed.",
    "It closed.|\u201cWhy?\u201d she asked.|He shrugged.",
    "It fell to 1,000.|3,000 people left.",
    "He waited...|Then he left.",
    "He waited …|Then he left.",
    "It closed in May.|iPhone sales rose.",
    "The plan failed.|the council met again.",
    "They met Gen. Orr.|He was late.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_stop_that_ends_no_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize("text", CUT)
def test_a_stop_that_ends_one(text: str) -> None:
    assert split(text.replace("|", " ")) == text.split("|")


_PIECES = st.sampled_from([*"aB.!?…\"'”’“() \n,1é-", "Mr", "U.S.", "Jan", " 5 ", "Inc. ", " the "])


@given(st.lists(_PIECES, max_size=80).map("".join))
def test_sentences_cover_all_that_is_not_space_in_order(text: str) -> None:
    at = 0
    for s, e in sentence_spans(text, 0, len(text)):
        assert s >= at
        assert e > s
        assert not text[at:s].strip()
        at = e
    assert not text[at:].strip()


@pytest.mark.parametrize("word", ["Mr", "Inc", "Jan", "U.S", "a.m", "est", "J"])
def test_abbreviations(word: str) -> None:
    assert abbreviation(word)


@pytest.mark.parametrize("word", ["office", "I", "a", "3.5", "$9.99", "Leeds"])
def test_words_that_are_no_abbreviations(word: str) -> None:
    assert not abbreviation(word)


def test_sentences_of_a_long_text_let_their_tokens_go_and_have_them_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sentences, "_RECENT", 2)
    text, recent = "The dogs bark at noon. It rains. We left early. They stay.", Recent()
    cut = [Sentence(text, a, b, recent) for a, b in sentence_spans(text, 0, len(text))]
    tags = [tags_of(s) for s in cut]
    assert [s._cut is not None for s in cut] == [False, False, True, True]
    for s, before in zip(cut, tags, strict=True):
        alone = Sentence(text, s.start, s.end)
        assert tags_of(s) == before
        assert [t.text for t in s.tokens] == [t.text for t in alone.tokens]
        assert s.cut.lows == alone.cut.lows
    assert sum(s._cut is not None for s in cut) == 2


def test_a_sentence_that_moved_has_its_tokens_where_it_stands() -> None:
    text = "It rains. We left early."
    moved = Sentence(text, 10, 24).moved("So. " + text, 4)
    assert [(t.start, t.text) for t in moved.tokens] == [(14, "We"), (17, "left"), (22, "early"), (27, ".")]
    assert moved.cut.at(3) == 1
    assert moved.cut.at(4) == -1
