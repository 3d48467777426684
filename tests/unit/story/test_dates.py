"""Dates: which weekday, which year, which day."""

from datetime import date

import pytest

from copylint.story import dates as cal
from copylint.story.story import Story
from copylint.text.document import Document


def mentions(text):
    return [(m.day, m.month, m.year, m.last_day) for m in cal.dates(Story(Document("x", text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 14 March 2025.", [(14, 3, 2025, None)]),
        ("on March 14, 2025, and", [(14, 3, 2025, None)]),
        ("on the 14th of March", [(14, 3, None, None)]),
        ("from Sept. 6-7, 2026", [(6, 9, 2026, 7)]),
        ("28 and 31 May", [(28, 5, None, 31)]),
        ("March 2025 was wet; 14% in May", []),
        ("at 7.30 March 4", [(4, 3, None, None)]),
        ("March 14, 2,000 people came", [(14, 3, None, None)]),
        ("1 Feb 1999, 2 Sept 2000", [(1, 2, 1999, None), (2, 9, 2000, None)]),
        ("room 31 Mayfield Road", []),
    ],
)
def test_mentions(text, expected):
    assert mentions(text) == expected


def test_nearest_is_at_most_three_days_off():
    friday = date(2025, 3, 14)
    for weekday in range(7):
        d = cal.nearest(weekday, friday)
        assert d.weekday() == weekday
        assert abs((d - friday).days) <= 3


def test_leap_days():
    assert cal.real(29, 2, 2024)
    assert not cal.real(29, 2, 2026)
    assert not cal.real(29, 2, 1900)
    assert cal.real(29, 2, None)
    assert not cal.real(31, 4, None)


def test_year_from_publication_date_story_or_nothing():
    told = Story(Document("x", "It opens on 3 January."), published=date(2026, 11, 23))
    assert cal.years_for(cal.dates(told)[0], told) == [2027]
    read = Story(Document("x", "It shut on 5 May 2019. It opens on 3 June."))
    assert cal.years_for(cal.dates(read)[1], read)[0] == 2019
    silent = Story(Document("x", "It opens on 3 January."))
    assert cal.years_for(cal.dates(silent)[0], silent) == []


def test_two_weekdays_must_fit_one_year():
    assert cal.agree_in_some_year((0, 9, 3), (5, 14, 3))
    assert not cal.agree_in_some_year((0, 9, 3), (4, 14, 3))
    # New Year's Eve and New Year's Day are a day apart.
    assert cal.agree_in_some_year((3, 31, 12), (4, 1, 1))
