"""The quotation parser: what pairs with what, what is wrong, and what counts as speech."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.text.paragraphs import Paragraph, paragraph_spans
from copylint.text.quotations import Quotations
from copylint.text.quote_parsing import parse


def read(text: str) -> Quotations:
    return parse(text, [Paragraph(text, s, e, k) for k, (s, e) in enumerate(paragraph_spans(text))])


def quoted(text: str) -> list[str]:
    """Each quotation with its marks, in order; a dot a level before it."""
    return ["." * q.level + text[q.span.start : q.span.end] for q in read(text).items]


def faults(text: str) -> list[str]:
    return [f.kind for f in read(text).faults]


def mended(text: str) -> str:
    """The text with the edits of every fault made."""
    edits = [e for f in read(text).faults for e in f.edits]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


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


MENDED = [
    ("to end the conflict.”They won’t,” he said.", "to end the conflict. “They won’t,” he said."),
    ("”Yes,” he said.", "“Yes,” he said."),
    ("“Yes,“ he said. “No.”", "“Yes,” he said. “No.”"),
    ("“ Yes,” he said.", "“Yes,” he said."),
    ("“Yes, ” he said.", "“Yes,” he said."),
    ("He said“ We go.” Then he went.", "He said “We go.” Then he went."),
    ('" Yes," he said. "No "', '"Yes," he said. "No"'),
    ('"Let it be,"he says. "Fine."', '"Let it be," he says. "Fine."'),
    ("He said“We go.” Then he went.", "He said “We go.” Then he went."),
    ("“Yes.”Then he went.", "“Yes.” Then he went."),
    ("in the ‘90s and before", "in the ’90s and before"),
    ("“Tell ‘em,” he said.", "“Tell ’em,” he said."),
    ("“It’s right,’ said the man. “We go.”", "“It’s right,” said the man. “We go.”"),
    ("He called it “art,“ she “craft”.", "He called it “art,” she “craft”."),
    ("It said“no” and“yes” to us.", "It said “no” and “yes” to us."),
    ('The "best"team won, and the "worst" lost.', 'The "best" team won, and the "worst" lost.'),
    ("He was ‘ tired’ and ‘sad’.", "He was ‘tired’ and ‘sad’."),
]


@pytest.mark.parametrize(("text", "right"), MENDED)
def test_mended_beyond_doubt(text: str, right: str) -> None:
    q = read(text)
    assert q.faults
    assert all(f.certain for f in q.faults)
    assert mended(text) == right
    assert faults(right) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We go at dawn, he said.", "unclosed"),
        ("We go at dawn,” he said.", "unopened"),
        ("“He told me “no” and left,” she said.", "same-kind"),
        ("“One day.\n‘Another day,’ he said.", "unclosed"),  # the next paragraph opens another quotation
    ],
)
def test_faults_that_the_marks_alone_cannot_mend(text: str, kind: str) -> None:
    assert faults(text) == [kind]


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


def test_a_fault_with_another_reading_nearly_as_good_is_not_certain() -> None:
    (fault,) = [f for f in read("He said we go ”").faults if f.edits]
    assert (fault.kind, fault.certain) == ("stray-space", False)


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


def test_a_quotation_runs_on_only_where_the_next_paragraph_opens_the_same() -> None:
    double = "“He said ‘no’ and left.\n“Then he came back.”"
    assert [q.runs_on for q in read(double).items if not q.level] == [True, False]
    assert faults(double) == []
    assert faults("“He said ‘no’ and left.\n‘I came back,’ she said.") == ["unclosed"]


def test_many_missing_marks_in_one_paragraph_leave_the_last_quotation_as_it_is() -> None:
    text = "“Go, he said. " * 200 + "“Stay,” she said."
    assert quoted(text)[-1] == "“Stay,”"
    assert faults(text) == ["unclosed"] * 200


# -- what holds for any text ------------------------------------------------------------------------
_PIECES = st.sampled_from(
    [
        *"“”‘’\"'«»„`",
        " ",
        " ",
        "\n",
        ",",
        ".",
        "?",
        "a",
        "dogs",
        "He said",
        "It",
        "90s",
        "em",
        "6",
        "(",
        ")",
        "—",
        "...",
        "\u00a0",
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_the_parser_never_fails_and_spans_nest(text: str) -> None:
    q = read(text)
    open_ends: list[tuple[int, int]] = []
    for x in q.items:
        assert 0 <= x.span.start <= x.inner.start <= x.inner.end <= x.span.end <= len(text)
        while open_ends and open_ends[-1][0] >= x.level:
            open_ends.pop()
        if x.level:
            assert open_ends
            assert x.span.end <= open_ends[-1][1]
        open_ends.append((x.level, x.span.end))
    for f in q.faults:
        assert 0 <= f.start <= f.end <= len(text)
        for start, end, _ in f.edits:
            assert 0 <= start <= end <= len(text)
    marks = [m[0] for m in q.marks]
    assert marks == sorted(set(marks))


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_every_letter_of_a_quotation_is_covered(text: str) -> None:
    q = read(text)
    for x in q.items:
        assert all(q.covers(k, k + 1) for k in range(x.span.start, x.span.end))


_WORDS = st.lists(
    st.sampled_from(["we", "never", "saw", "it’s", "the", "river", "O’Brien", "12", "rain"]),
    min_size=1,
    max_size=8,
).map(" ".join)


@st.composite
def _quotation(draw: st.DrawFn, depth: int = 0) -> str:
    marks = ("“", "”") if depth % 2 == 0 else ("‘", "’")
    parts = [draw(_WORDS)]
    if depth < 2 and draw(st.booleans()):
        parts += [draw(_quotation(depth + 1)), draw(_WORDS)]
    return marks[0] + " ".join(parts).capitalize() + draw(st.sampled_from([",", ".", "?", ""])) + marks[1]


@given(st.lists(st.tuples(_WORDS, _quotation()), min_size=1, max_size=5))
def test_every_character_of_a_well_formed_quotation_is_speech(pieces: list[tuple[str, str]]) -> None:
    text = ""
    inside: list[tuple[int, int]] = []
    for words, quotation in pieces:
        text += words + " "
        inside.append((len(text), len(text) + len(quotation)))
        text += quotation + " "
    q = read(text)
    assert not [f for f in q.faults if f.kind != "elision"]
    for start, end in inside:
        assert all(q.covers(k, k + 1) for k in range(start, end))
    for (_, end), (start, _) in itertools.pairwise(inside):
        assert not q.covers(end, start)


@pytest.mark.parametrize("unit", ['"', "“", "”a ", "' ", "“a” ", '"a\n', "‘“", "a'"])
def test_hundreds_of_thousands_of_marks_come_to_an_end(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    q = read(text)
    assert len(q.marks) <= len(text)
    if "\n" not in unit and unit != "a'":
        assert q.covers(0, len(text))


def test_words_quoted_amid_a_clause_do_not_run_on_in_other_marks() -> None:
    open_ = "The council hopes to calm them by “sending in the wardens at night.\n\n"
    on = '"They are tired," the mayor said.\n'
    assert [(f.kind, f.start) for f in read(open_ + on).faults] == [("unclosed", open_.index("“"))]
    # A sentence may run on in the marks of another keyboard, and in its own marks words may too.
    for first in ("The mayor said: “Send in the wardens at night.\n\n", open_.replace("“", '"')):
        assert [f.kind for f in read(first + on).faults] == []
