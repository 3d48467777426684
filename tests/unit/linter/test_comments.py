"""Answers in comments: sought for all findings at once, they are the very ones that hold one by one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.findings.answers import Suppressed
from copylint.findings.finding import Finding, Severity
from copylint.formats.format import document
from copylint.linter import comments
from copylint.linter.comments import Answer, Comments, meta
from copylint.text.document import Document
from copylint.text.spans import Span
from support.answering import finding

TODAY = date(2026, 3, 4)
NAMES = ("names", "names.one", "names.two", "quotes.one", "quotes")


def spans(longest: int) -> st.SearchStrategy[Span]:
    return st.builds(lambda a, n: Span(a, a + n), st.integers(0, 60), st.integers(0, longest))


ANSWERS = st.lists(
    st.builds(
        Answer,
        spans(0),
        st.lists(st.sampled_from(NAMES), max_size=3).map(tuple),
        spans(40),
        st.sampled_from(["a", "b"]),
        st.sampled_from([None, date(2026, 3, 3), TODAY]),
    ),
    max_size=12,
    unique_by=lambda a: a.comment,
).map(lambda x: tuple(sorted(x)))
FOUND = st.lists(
    st.builds(
        lambda rule, span: Finding(rule=rule, span=span, message="m", severity=Severity.ERROR),
        st.sampled_from(["names.one", "names.two", "quotes.one", "spacing.one"]),
        spans(3),
    ),
    max_size=12,
)


def one_by_one(found: list[Finding], said: Comments) -> tuple[list[Finding], list[Suppressed]]:
    """Every answer held against every finding."""

    def covers(a: Answer, f: Finding) -> bool:
        about = not a.names or f.rule in a.names or f.rule.partition(".")[0] in a.names
        return about and a.where.start <= f.span.start < a.where.end

    left, aside, used = [], [], set()
    for f in found:
        covering = [a for a in said.answers if covers(a, f)]
        used.update(a.comment for a in covering)
        holding = [a for a in covering if a.until is None or a.until >= TODAY]
        if holding:
            aside.append(Suppressed(finding=f, reason=holding[0].reason, by="comment"))
        else:
            left.append(f)
    for a in said.answers:
        what = ", ".join(a.names) or "any rule"
        if a.until is not None and a.until < TODAY:
            said_of = f"This answer to {what} ran out on {a.until}."
            left.append(meta("suppressions.expired", a.comment, said_of))
        elif a.comment not in used and "quotes" not in a.names:
            said_of = f"Nothing is found here that this answer to {what} is about."
            left.append(meta("suppressions.unused", a.comment, said_of))
    return sorted(left, key=lambda f: f.order), aside


@given(found=FOUND, answers=ANSWERS)
def test_answers_hold_as_they_do_one_by_one(found: list[Finding], answers: tuple[Answer, ...]) -> None:
    said = Comments(answers)
    if answers:
        assert comments.apply(found, said, lambda name: name != "quotes", TODAY) == one_by_one(found, said)


@given(blocks=st.lists(spans(30), max_size=8).map(tuple), at=st.integers(0, 99))
def test_a_comment_is_about_the_first_block_that_ends_behind_it(blocks: tuple[Span, ...], at: int) -> None:
    doc = Document("a.md", "a" * 100, blocks=blocks)
    for block in blocks:
        if block.end > at:
            wanted = Span(min(block.start, at), block.end)
            break
    else:
        wanted = Span(at, 100)
    assert comments._blocks(doc)(Span(at, at)) == wanted


def test_what_is_enabled_again_ends_what_was_disabled_by_those_names() -> None:
    text = "".join(
        f"<!-- copylint: {order} -->\n\n"
        for order in (
            "disable names -- a",
            "disable quotes, names -- b",
            "disable names -- c",
            "enable names, quotes",
            "enable names",
            "disable dates -- d",
            "enable",
        )
    )
    said = comments.comments(document("a.md", text, None))
    ends = {a.reason: text[a.where.end :].split("-->")[0] for a in said.answers}
    assert ends == {
        "a": "<!-- copylint: enable names ",
        "b": "<!-- copylint: enable names, quotes ",
        "c": "<!-- copylint: enable names ",
        "d": "<!-- copylint: enable ",
    }


def test_an_answer_that_never_ends_is_none_and_hides_none() -> None:
    text = "{/* copylint: ignore -- a\n\n<!-- copylint: ignore -- b -->\n\nA visit.\n"
    assert [a.reason for a in comments.comments(document("a.md", text, None)).answers] == ["b"]


COPY = """# A visit

<!-- copylint: ignore spelling.word -- her own word -->
She said teh.

Then teh and teh again. <!-- copylint: ignore names -- none -->

<!-- copylint: disable spelling until 2027-01-31 -- a letter in full -->

Dear teh.

<!-- copylint: enable spelling -->

More teh.
"""


def said(copy: str, today: date = date(2026, 11, 30)):
    doc = document("a.md", copy, "markdown")
    found = [finding(copy, "teh", nth=n) for n in range(copy.count("teh"))]
    return comments.apply(found, comments.comments(doc), lambda name: True, today)


def test_a_comment_answers_for_the_next_block_or_a_stretch():
    left, aside = said(COPY)
    assert [s.reason for s in aside] == ["her own word", "a letter in full"]
    assert {s.by for s in aside} == {"comment"}
    assert [f.rule for f in left] == [
        "spelling.word",
        "spelling.word",
        "suppressions.unused",
        "spelling.word",
    ]


def test_an_answer_that_ran_out_is_a_finding_and_answers_nothing():
    left, aside = said(COPY, date(2027, 2, 1))
    assert len(aside) == 1
    assert "suppressions.expired" in [f.rule for f in left]


def test_a_file_may_be_answered_for_as_a_whole():
    left, aside = said("<!-- copylint: ignore-file -- a test page -->\n\nteh teh\n\nteh\n")
    assert (len(left), len(aside)) == (0, 3)


@pytest.mark.parametrize(
    ("comment", "why"),
    [
        ("ignore spelling.word", "gives no reason"),
        ("forget spelling.word -- so", "expected ignore"),
        ("ignore Spelling! -- so", "is no name of a rule"),
        ("ignore spelling until May -- so", "expected a day"),
    ],
)
def test_a_comment_that_is_no_answer_is_a_finding(comment, why):
    left, aside = said(f"<!-- copylint: {comment} -->\n\nOne teh.\n")
    assert not aside
    assert why in left[0].message
    assert left[0].rule == "suppressions.malformed"


def test_what_stands_in_code_is_no_comment():
    left, aside = said(
        "`<!-- copylint: ignore spelling -- so -->`\n\nOne teh.\n\n    <!-- copylint: ignore-file -- so -->\n"
    )
    assert [f.rule for f in left] == ["spelling.word"]
    assert not aside


def test_what_could_not_be_found_in_this_run_is_not_called_unused():
    copy = "<!-- copylint: ignore names -- so -->\n\nOne.\n"
    doc = document("a.md", copy, "markdown")
    assert comments.apply([], comments.comments(doc), lambda name: False, date(2026, 1, 1)) == ([], [])
