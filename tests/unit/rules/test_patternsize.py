"""How large a pattern gets is told from its text, before anything compiles it."""

from __future__ import annotations

import pytest

from copylint.rules.patternsize import PatternError, checked, measure, plain_pattern, timed_pattern


@pytest.mark.parametrize(
    ("pattern", "repeats"),
    [
        ("abc", 0),
        ("a*b+c?", 3),
        ("a{3}b{3,3}", 0),
        ("a{3,4}b{3,}", 2),
        ("(?:ab*){4}", 4),
        ("[*+?]{2}", 0),
        ("[]*+?]{2}", 0),
        ("[^]*+?]{2}", 0),
        ("[\\]*+?]{2}", 0),
        (r"\*\+\?", 0),
        ("(?x) a {2,3} # b*", 1),
        ("a*?b++", 2),
    ],
)
def test_repeats_whose_number_the_text_decides(pattern: str, repeats: int) -> None:
    assert measure(pattern)[1] == repeats


def test_steps_are_written_out() -> None:
    assert measure("a{500}")[0] >= 500
    assert measure("(?:a{50}){50}")[0] >= 2_500
    assert measure("(?:(?:a{50}){50})?")[0] >= 2_500
    assert measure("(?x)(?:a {50}) {50}")[0] >= 2_500
    assert measure("[abc]")[0] < 10


def test_groups_may_be_nested_so_deeply() -> None:
    assert checked("(" * 60 + "a" + ")" * 60, plain_pattern, timed_pattern).match("a")
    with pytest.raises(PatternError, match="groups are nested too deeply: 60 are allowed"):
        measure("(" * 61 + "a" + ")" * 61)
    for shut in ("[](]", r"[\](]", "[^](]", r"\("):
        assert measure(shut * 100)[0] > 100
