"""Noun phrases and verb groups, with their heads and numbers."""

from __future__ import annotations

import pytest

from copylint.lexicon.chunks import Chunks
from copylint.lexicon.tagger import tag
from copylint.text.tokens import Tokens


def cut_of(text):
    cut = Tokens.of(text, 0, len(text))
    return cut, Chunks(cut, tag(cut))


def said(cut, begin, end):
    return " ".join(cut.texts[begin:end])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The two old boats sank.", ["The two old boats/boats"]),
        ("She gave the captain's new crew £5m.", ["She/She", "the captain's new crew/crew", "£ 5m/5m"]),
        ("They've sold more than 40 houses.", ["They've/They've", "more than 40 houses/houses"]),
        ("The 34-year-old driver left.", ["The 34 - year - old driver/driver"]),
        ("A very large red and green lamp fell.", ["A very large red and green lamp/lamp"]),
        ("The poor paid.", ["The poor/poor"]),
        ("These were the stolen cars.", ["These/These", "the stolen cars/cars"]),
        ("The prices today were low.", ["The prices/prices", "today/today"]),
    ],
)
def test_a_noun_phrase_reaches_from_its_determiner_to_its_head(text, wanted):
    cut, chunks = cut_of(text)
    found = filter(None, map(chunks.noun_phrase, range(len(cut.texts))))
    assert [f"{said(cut, p.begin, p.end)}/{cut.texts[p.head]}" for p in found] == wanted


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The old boat sank.", "singular"),
        ("The old boats sank.", "plural"),
        ("The crew left.", "either"),
        ("Five miles is far.", "either"),
        ("Those suffering left.", "plural"),
        ("She left.", "singular"),
        ("Bread left.", "either"),
        ("The fimbriae grew.", "either"),
        ("They left.", "plural"),
        ("Politics is dull.", "either"),
        ("Some sheep fled.", "either"),
        ("Ms Bell left.", "either"),
    ],
)
def test_its_number_is_told_only_where_it_is_sure(text, number):
    assert cut_of(text)[1].noun_phrase(0).number == number


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It had not yet been sold.", ["had not yet been sold +"]),
        ("He wants to sell it.", ["wants +", "to sell -"]),
        ("She's gone and they'll follow.", ["She's gone +", "they'll follow +"]),
        ("The firm has would pay.", ["has +", "would pay +"]),
        ("The car found here is new.", ["found -", "is +"]),
    ],
)
def test_a_verb_group_reaches_from_its_first_auxiliary_to_its_verb(text, wanted):
    cut, chunks = cut_of(text)
    groups = filter(None, map(chunks.verb_group, range(len(cut.texts))))
    found = [f"{said(cut, g.begin, g.end)} {'+' if g.finite else '-'}" for g in groups]
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("The car used in the raid, was new.", "The car used in the raid"),
        ("Residents who opposed the plan, say no.", "Residents who opposed the plan"),
        ("The sale of the two shops was stopped.", "The sale of the two shops"),
        ("The plan to cut taxes failed.", "The plan to cut taxes"),
        ("He lived in Rome, was happy.", "He"),
    ],
)
def test_the_long_form_takes_in_what_hangs_on_the_head(text, longest):
    cut, chunks = cut_of(text)
    ends = [end for end, _ in chunks.long_ends(0)]
    assert said(cut, 0, ends[0]) == longest
    assert ends == sorted(ends, reverse=True)


@pytest.mark.parametrize(
    ("text", "longest", "number"),
    [
        ("The driver, who was 42, of Hull, left.", "The driver , who was 42 , of Hull ,", "singular"),
        ("The results, published in May, were good.", "The results , published in May ,", "plural"),
        ("The mayor, a clerk and two men, left.", "The mayor", "singular"),
        ("The cars, vans, were old.", "The cars", "plural"),
        ("The hope, the fears, were gone.", "The hope", "singular"),
    ],
)
def test_a_subject_takes_in_an_insertion_but_no_list(text, longest, number):
    cut, chunks = cut_of(text)
    end, found = max(chunks.subject_ends(0))
    assert (said(cut, 0, end), found) == (longest, number)


def test_plurals_without_a_determiner_hang_together_on_what_stands_before_them():
    assert cut_of("The line of cars and trucks grew.")[1].long_ends(0)[0][1] == "singular"
    assert cut_of("The line of cars and the truck grew.")[1].long_ends(0)[0][1] == "either"


def test_what_and_joins_may_be_one_thing_or_several():
    assert cut_of("The boat and the car sank.")[1].long_ends(0)[0][1] == "either"


def test_no_long_form_begins_within_a_noun_phrase():
    assert cut_of("The old boat sank.")[1].long_ends(1) == []
