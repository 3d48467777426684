"""Which marks of quotation pair with which."""

from __future__ import annotations

import pytest

from support.quotedcopy import faults, mended, quoted, read

PAIRED = [
    ("“Yes,” he said. “No.”", ["“Yes,”", "“No.”"]),
    ('"Yes," he said. "No."', ['"Yes,"', '"No."']),
    ("‘Yes,’ he said. ‘No.’", ["‘Yes,’", "‘No.’"]),
    ("'Yes,' he said. 'No.'", ["'Yes,'", "'No.'"]),
    ("“He said ‘no’ and left,” she said.", ["“He said ‘no’ and left,”", ".‘no’"]),
    ("\"He said 'no' and left,\" she said.", ["\"He said 'no' and left,\"", ".'no'"]),
    ("‘He said “no” and left,’ she said.", ["‘He said “no” and left,’", ".“no”"]),
    (
        "“She told me, ‘He said “no” to me.’”",
        ["“She told me, ‘He said “no” to me.’”", ".‘He said “no” to me.’", "..“no”"],
    ),
    ("“He said, ‘Like this,’ ” Perry said.", ["“He said, ‘Like this,’ ”", ".‘Like this,’"]),
    ("‘The dogs’ bowls are empty,’ she said.", ["‘The dogs’ bowls are empty,’"]),
    ("'It wasn't me, it was the boys' team,' he said.", ["'It wasn't me, it was the boys' team,'"]),
    ("It was “so” (“very”) good—“too good”—he said.", ["“so”", "“very”", "“too good”"]),
    ("``Yes,'' he said.", ["``Yes,''"]),
    ("«Oui», he said.", ["«Oui»"]),
    ("„Ja“, he said.", ["„Ja“"]),
    ("“‘Never’ is what she said.”", ["“‘Never’ is what she said.”", ".‘Never’"]),
    ("“I ask: ‘Why?’”", ["“I ask: ‘Why?’”", ".‘Why?’"]),
    ("The “no”s have it.", ["“no”"]),
    (
        "\"He told me: 'We start at dawn.\n\"'We stop at dusk.' That was all.\"",
        [
            "\"He told me: 'We start at dawn.",
            ".'We start at dawn.",
            "\"'We stop at dusk.' That was all.\"",
            ".'We stop at dusk.'",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_pairs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected
    assert faults(text) == []


APOSTROPHES = [
    "O’Brien’s dogs’ bowls and the ’90s, ’em and rock ’n’ roll.",
    "O'Brien's dogs' bowls and the '90s, 'em and rock 'n' roll.",
    "He is 6'4\" tall, she 5'10\"; the plank was 9ft 7in, 12\" wide, at 35°12' north.",
    "James’ and the boys’ teams’ coaches were havin’ tea wi’ us.",
    "’Twas the night, ’tis said; ’cause he’s goin’.",
    "The class of '24 beat the class of ’23.",
    "fo'c'sle, o'clock, ne'er-do-well, t'other",
]


@pytest.mark.parametrize("text", APOSTROPHES)
def test_apostrophes_and_primes_quote_nothing(text: str) -> None:
    assert quoted(text) == []
    assert faults(text) == []


def test_a_running_quotation_reopens_and_has_no_fault() -> None:
    text = "“One day.\n“Another day.\n“The last day,” he said."
    q = read(text)
    assert [x.runs_on for x in q.items] == [True, True, False]
    assert not q.faults
    assert q.covers(text.index("Another"), text.index("Another") + 7)
    assert not q.covers(text.index("he said"), text.index("he said") + 7)


def test_a_running_nested_quotation_reopens_both() -> None:
    text = "“He told me: ‘We start at dawn.\n“‘We stop at dusk.’ That was all.”"
    assert faults(text) == []


def test_a_single_quoted_running_quotation() -> None:
    assert faults("‘One day.\n‘The dogs’ day.\n‘The last day,’ he said.") == []


def test_a_paragraph_that_does_not_reopen() -> None:
    text = "“One day.\nAnother day,” he said."
    assert faults(text) == ["not-reopened"]
    assert mended(text) == "“One day.\n“Another day,” he said."
    assert read(text).covers(text.index("Another"), text.index("Another") + 3)


def test_a_quotation_runs_on_only_where_the_next_paragraph_opens_the_same() -> None:
    double = "“He said ‘no’ and left.\n“Then he came back.”"
    assert [q.runs_on for q in read(double).items if not q.level] == [True, False]
    assert faults(double) == []
    assert faults("“He said ‘no’ and left.\n‘I came back,’ she said.") == ["unclosed"]


def test_many_missing_marks_in_one_paragraph_leave_the_last_quotation_as_it_is() -> None:
    text = "“Go, he said. " * 200 + "“Stay,” she said."
    assert quoted(text)[-1] == "“Stay,”"
    assert faults(text) == ["unclosed"] * 200


def test_words_quoted_amid_a_clause_do_not_run_on_in_other_marks() -> None:
    open_ = "The council hopes to calm them by “sending in the wardens at night.\n\n"
    on = '"They are tired," the mayor said.\n'
    assert [(f.kind, f.start) for f in read(open_ + on).faults] == [("unclosed", open_.index("“"))]
    # A sentence may run on in the marks of another keyboard, and in its own marks words may too.
    for first in ("The mayor said: “Send in the wardens at night.\n\n", open_.replace("“", '"')):
        assert [f.kind for f in read(first + on).faults] == []
