"""A session finds at any time what a fresh check would."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import copylint
from copylint.findings.keys import key_of
from copylint.linter import sidecar
from copylint.linter.door import Linter
from copylint.linter.options import Options
from copylint.linter.sidecar import Entry
from copylint.text.spans import Span
from support.answering import checked, faulty_desk
from support.effort import tries
from support.newscopy import story as stories


@pytest.fixture
def desk(tmp_path, monkeypatch):
    return faulty_desk(tmp_path, monkeypatch)


def test_a_session_obeys_what_was_answered(desk):
    linter = Linter(options=Options(overrides={}))
    (report,) = checked(desk)
    spelling = next(f for f in report.findings if f.rule == "spelling.word")
    sidecar.accept(
        "copylint.ignore.toml",
        Entry("a.txt", key_of(report.document.source, spelling), "house word", "", None, 0),
    )
    session = linter.open(report.document.source, name=str(desk / "a.txt"))
    told = session.report()
    assert [s.finding for s in told.suppressed] == [spelling]
    assert spelling not in told.findings
    session.edit(Span(0, 0), "A new line first\n\n")
    assert [s.reason for s in session.report().suppressed] == ["house word"]


LINTER = copylint.Linter()


@given(
    stories(),
    st.lists(
        st.tuples(
            st.floats(0, 1),
            st.integers(0, 12),
            st.sampled_from(["", "s", " ", "\n\n", "“", "”", "teh ", "Sybiha ", "Mr ", ". ", "’s"]),
        ),
        max_size=4,
    ),
)
@settings(max_examples=tries(25), deadline=None, suppress_health_check=list(HealthCheck))
def test_a_session_finds_what_a_fresh_check_of_its_text_does(
    text: str, edits: list[tuple[float, int, str]]
) -> None:
    session = LINTER.open(text)
    for where, size, new in edits:
        start = int(where * len(text))
        end = min(len(text), start + size)
        session.edit(copylint.Span(start, end), new)
        text = text[:start] + new + text[end:]
        assert session.text == text
        fresh = copylint.check(text)
        assert (session.report().findings, session.report().notes) == (fresh.findings, fresh.notes)


def test_a_session_looks_again_only_after_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    session = LINTER.open("It was teh end.", "markdown", name="a.md")
    first = session.report()
    session.edit(copylint.Span(0, 2), "It")
    assert session.report() is first
    session.edit(copylint.Span(7, 10), "the")
    assert session.report().findings == ()
    with pytest.raises(ValueError, match="the text ends at 15, before 16"):
        session.edit(copylint.Span(15, 16), "")
