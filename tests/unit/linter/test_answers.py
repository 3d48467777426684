"""Findings that somebody answered: in comments, in the sidecar, in the baseline."""

import json
import random
from datetime import date

import pytest

from copylint.findings.answers import answered
from copylint.findings.finding import Finding, Severity
from copylint.findings.keys import Key, key_of
from copylint.formats.format import document
from copylint.linter import baseline, comments, sidecar
from copylint.linter.baseline import BaselineError
from copylint.linter.door import Linter
from copylint.linter.options import Options
from copylint.linter.sidecar import Entry, SidecarError
from copylint.text.spans import Span


def finding(source: str, words: str, rule: str = "spelling.word", nth: int = 0) -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = source.index(words, start + 1)
    return Finding(rule=rule, span=Span(start, start + len(words)), message="No.", severity=Severity.WARNING)


# -- which answer is to which finding ------------------------------------------------------------
def test_a_finding_is_known_by_its_words_and_those_around():
    source = "one two three\n four teh  end five, six seven"
    assert key_of(source, finding(source, "teh  end")) == Key(
        "spelling.word", "teh end", "two three four", "five, six seven"
    )


def test_an_answer_outlasts_two_hundred_edits_elsewhere():
    rng = random.Random(7)
    words = "the council met on a wet day and voted for a new roof over the old hall by the river".split()
    source = "\n".join(" ".join(rng.choices(words, k=40)) for _ in range(30)) + "\n"
    middle = len(source) // 2
    source = f"{source[:middle]} beside teh old bridge {source[middle:]}"
    key = key_of(source, finding(source, "teh"))
    held = 0
    for _ in range(200):
        at = source.index("teh")
        start = rng.randrange(len(source) - 10)
        if not at - 60 < start < at + 60:
            new = " ".join(rng.choices(words, k=rng.randrange(4)))
            source = source[:start] + new + source[start + rng.randrange(10) :]
        held += answered(source, [finding(source, "teh")], [key], once=False) == {0: 0}
    assert held == 200


def test_where_the_words_around_changed_one_answer_and_one_finding_find_each_other():
    before, after = "we saw teh bridge", "they had seen teh river"
    key = key_of(before, finding(before, "teh"))
    assert answered(after, [finding(after, "teh")], [key], once=False) == {0: 0}
    twice = after + " and teh sea"
    both = [finding(twice, "teh"), finding(twice, "teh", nth=1)]
    assert answered(twice, both, [key], once=False) == {}


def test_an_answer_is_to_all_that_nothing_tells_apart_but_in_a_baseline_to_one():
    source = "a b c teh d e f. a b c teh d e f."
    both = [finding(source, "teh"), finding(source, "teh", nth=1)]
    keys = [key_of(source, both[0])]
    assert keys[0] == Key("spelling.word", "teh", "a b c", "d e f.")
    assert answered(source, both, keys, once=False) == {0: 0, 1: 0}
    assert answered(source, both, keys, once=True) == {0: 0}


# -- comments --------------------------------------------------------------------------------------
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


# -- the sidecar -----------------------------------------------------------------------------------
def test_what_is_accepted_can_be_read_again(tmp_path):
    path = str(tmp_path / "copylint.ignore.toml")
    odd = Entry(
        'copy/Zoë "1".txt',
        Key("a.b", "x\\y\x7f\ttab", 'be"fore', ""),
        "so\nit is",
        "A. Desk",
        date(2027, 1, 31),
        0,
    )
    plain = Entry("b.txt", Key("a.b", "teh", "", "end"), "why not", "", None, 0)
    for entry in (odd, plain):
        sidecar.accept(path, entry)
    first, second = sidecar.load(path)
    assert first == odd._replace(line=3)
    assert second == plain._replace(line=12)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[ignore]]\nfile = "a"\nrule = "b"\ntext = "c"\n', ":1: a reason is missing"),
        ('\n[[ignore]]\nfile = "a"\nrule = "b"\nreason = "c"\n', ":2: text is missing"),
        ('[[ignore]]\nfile = "a"\nrule = "b"\ntext = "c"\nreason = "d"\nuntil = "soon"\n', ":1: until"),
        (
            '[[ignore]]\nfile = "a"\nrule = "b"\ntext = "c"\nreason = "d"\nwhy = "soon"\n',
            ":1: unknown key 'why'",
        ),
        ("[[ignored]]\n", ": unknown key 'ignored'"),
        ("ignore", ": is not TOML"),
    ],
)
def test_an_entry_that_is_none_is_named_with_its_line(text, fault):
    with pytest.raises(SidecarError, match=r"^s\.toml" + fault):
        sidecar.parsed("s.toml", text.encode())


# -- the whole -------------------------------------------------------------------------------------
@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with settings and a story that has three faults."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copylint.toml").write_text("")
    (tmp_path / "a.txt").write_text(
        "A visit\n\nWe was late to the river , she said.\n\nThey recieved the the keys.\n"
    )
    return tmp_path


def checked(desk, **options):
    linter = Linter(options=Options(overrides={}, **options))
    return list(linter.check_files([str(desk / "a.txt")], 1))


def test_what_was_accepted_is_found_no_more_nor_mended(desk):
    (report,) = checked(desk)
    spelling = next(f for f in report.findings if f.rule == "spelling.word")
    entry = Entry("a.txt", key_of(report.document.source, spelling), "house word", "", None, 0)
    sidecar.accept("copylint.ignore.toml", entry)
    (again,) = checked(desk)
    assert len(again.findings) == len(report.findings) - 1
    assert [(s.finding, s.reason, s.by) for s in again.suppressed] == [(spelling, "house word", "entry")]
    fixed = Linter(options=Options(overrides={})).fix_file(str(desk / "a.txt"))
    assert "recieved" in fixed.after
    assert "the the" not in fixed.after


def test_an_entry_that_answers_nothing_is_a_finding_of_the_file_of_entries(desk):
    sidecar.accept(
        "copylint.ignore.toml", Entry("a.txt", Key("spelling.word", "gone", "", ""), "so", "", None, 0)
    )
    sidecar.accept(
        "copylint.ignore.toml", Entry("b.txt", Key("spelling.word", "gone", "", ""), "so", "", None, 0)
    )
    old = Entry("a.txt", Key("spelling.word", "recieved", "They", ""), "so", "", date(2020, 1, 1), 0)
    sidecar.accept("copylint.ignore.toml", old)
    report, answers = checked(desk)
    assert any(f.rule == "spelling.word" for f in report.findings)
    assert answers.path == "copylint.ignore.toml"
    assert [f.rule.partition(".")[2] for f in answers.findings] == ["unused", "unused", "expired"]
    first = answers.findings[0].span
    assert answers.document.source[first.start : first.end] == "[[ignore]]"


def test_a_rule_that_does_not_run_leaves_its_answers_alone(desk):
    sidecar.accept(
        "copylint.ignore.toml", Entry("a.txt", Key("spelling.word", "gone", "", ""), "so", "", None, 0)
    )
    linter = Linter(options=Options(overrides={"select": ("quotes",)}))
    assert len(list(linter.check_files([str(desk / "a.txt")], 1))) == 1


def test_a_file_of_answers_that_is_none_is_an_error_of_the_files_it_is_for(desk):
    (desk / "copylint.ignore.toml").write_text("[[ignore]]\n")
    (report,) = checked(desk)
    assert report.document is None
    assert "copylint.ignore.toml:1: file is missing" in report.error


@pytest.mark.parametrize("hashed", [False, True])
def test_a_baseline_sets_aside_what_was_there_and_no_more(desk, hashed):
    (report,) = checked(desk)
    made = baseline.made([("a.txt", report.document.source, report.findings)], hashed)
    baseline.save("copylint-baseline.json", made)
    text = (desk / "copylint-baseline.json").read_text()
    assert ("recieved" in text) is not hashed
    json.loads(text)
    (again,) = checked(desk)
    assert again.findings == ()
    assert {s.by for s in again.suppressed} == {"baseline"}
    (all_,) = checked(desk, baseline=False)
    assert all_.findings == report.findings
    # One fault mended and another of the same rule made: the new one is new.
    story = (desk / "a.txt").read_text()
    (desk / "a.txt").write_text(story.replace("recieved", "received") + "\nNobody beleived it.\n")
    (swapped,) = checked(desk)
    assert [f.rule for f in swapped.findings] == ["spelling.word"]


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"version": 1, "files": {"a": [1]}}', b"\xff", b'{"version": 2}']
)
def test_what_is_no_baseline_is_said_to_be_none(data):
    with pytest.raises(BaselineError, match=r"^b\.json: "):
        baseline.parsed("b.json", data)


def test_a_baseline_is_the_same_bytes_whatever_the_order():
    source = "one teh two teh three"
    found = [finding(source, "teh"), finding(source, "teh", nth=1)]
    one = baseline.written(baseline.made([("b", source, found), ("a", source, found)], False))
    two = baseline.written(baseline.made([("a", source, found[::-1]), ("b", source, found)], False))
    assert one == two
    assert baseline.written(baseline.parsed("x", one)) == one


# -- the commands ----------------------------------------------------------------------------------
def ran(*line: str) -> tuple[int, str]:
    from click.testing import CliRunner

    from copylint.cli.main import cli

    result = CliRunner().invoke(cli, line)
    return result.exit_code, result.output


def test_accept_answers_the_finding_at_a_place(desk):
    code, said = ran(
        "accept", "a.txt:5:6", "--reason", "house word", "--by", "A. Desk", "--until", "2999-01-31"
    )
    assert (code, "spelling.word is accepted at a.txt:5:6" in said) == (0, True)
    (entry,) = sidecar.load("copylint.ignore.toml")
    assert entry.key.words == "recieved"
    assert (entry.by, entry.until) == ("A. Desk", date(2999, 1, 31))
    assert "spelling.word" not in ran("check", "--format", "concise", "a.txt")[1]
    shown = ran("check", "--format", "jsonl", "--show-suppressed", "a.txt")[1]
    (told,) = [
        e for e in map(json.loads, shown.splitlines()[:-1] or shown.splitlines()) if e.get("suppressed")
    ]
    assert (told["text"], told["reason"]) == ("recieved", "house word")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (("accept", "a.txt:1:1", "--reason", "so"), "nothing is found there; findings are at 3:"),
        (("accept", "a.txt", "--reason", "so"), "expected FILE:LINE:COL"),
        (("accept", "a.txt:5:6"), "--reason"),
        (("accept", "a.txt:5:6", "--reason", " "), "--reason is empty"),
        (("accept", "a.txt:5:6", "--reason", "so", "--rule", "quotes.space"), "nothing is found there"),
        (("accept", "none.txt:1:1", "--reason", "so"), "none.txt"),
    ],
)
def test_what_cannot_be_accepted_is_said_and_ends_with_2(desk, line, why):
    code, said = ran(*line)
    assert code == 2
    assert why in said
    assert not (desk / "copylint.ignore.toml").exists()


def test_a_baseline_only_shrinks_unless_it_is_told_to_grow(desk):
    assert ran("baseline", "create")[0] == 0
    assert ran("check", "-q", "a.txt")[0] == 0
    assert ran("check", "-q", "--no-baseline", "a.txt")[0] == 1
    assert ran("baseline", "check")[0] == 0
    before = (desk / "copylint-baseline.json").read_bytes()
    story = (desk / "a.txt").read_text()
    (desk / "a.txt").write_text(story + "\nNobody beleived it.\n")
    code, said = ran("baseline", "create")
    assert (code, "would grow by 1 finding" in said) == (2, True)
    assert (desk / "copylint-baseline.json").read_bytes() == before
    assert ran("baseline", "check")[0] == 1
    assert "1 finding more" in ran("baseline", "create", "--force")[1]
    (desk / "a.txt").write_text(story.replace("recieved", "received"))
    code, said = ran("baseline", "prune")
    assert (code, "2 findings taken out" in said) == (0, True)
    (desk / "a.txt").unlink()
    ran("baseline", "prune")
    assert baseline.load("copylint-baseline.json").size == 0


def test_a_hashed_baseline_stays_hashed(desk):
    ran("baseline", "create", "--hashed")
    first = (desk / "copylint-baseline.json").read_text()
    ran("baseline", "create")
    assert (desk / "copylint-baseline.json").read_text() == first
    assert "recieved" not in first


def test_a_report_goes_to_files_too(desk):
    code, said = ran("check", "a.txt", "--output", "sarif=a.sarif", "-o", "concise=a.out")
    assert code == 1
    assert "spelling.word" in said
    assert json.loads((desk / "a.sarif").read_text())["version"] == "2.1.0"
    assert "a.txt:5:6: " in (desk / "a.out").read_text()


@pytest.mark.parametrize(
    ("value", "why"), [("sarif", "FORMAT=FILE"), ("serif=x", "did you mean 'sarif'"), ("sarif=no/x", "no/x")]
)
def test_an_output_that_is_none_is_said_and_ends_with_2(desk, value, why):
    code, said = ran("check", "a.txt", "--output", value)
    assert code == 2
    assert why in said


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


def test_settings_and_answers_that_cannot_be_are_said_and_end_with_2(desk):
    (desk / "copylint.toml").write_text("nope = 1\n")
    for line in (("baseline", "create"), ("accept", "a.txt:5:6", "--reason", "so")):
        code, said = ran(*line)
        assert (code, "unknown key 'nope'" in said) == (2, True)
    (desk / "copylint.toml").write_text("")
    (desk / "copylint-baseline.json").mkdir()
    code, said = ran("baseline", "create")
    assert (code, "copylint-baseline.json" in said) == (2, True)
