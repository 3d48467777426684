"""Options of `check` and `fix` that people try first."""

import json

import pytest
from click.testing import CliRunner

from copylint import __version__
from copylint.cli.main import cli


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "a.txt").write_text(
        "A visit\n\nWe was late to the river , she said.\n\nThey recieved the the keys.\n\n"
        "The cost rose from £80 million to £96 million, an increase of 16%.\n",
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text("A vote\n\nThe council met on Monday.\n")
    return tmp_path


def ran(*line):
    done = CliRunner().invoke(cli, line)
    return done.exit_code, done.stdout, done.stderr


def test_no_path_is_this_folder(desk):
    assert (
        ran("check", "-q", "--format", "concise")[1].count("a.txt")
        == ran("check", "-q", "--format", "concise", ".")[1].count("a.txt")
        > 0
    )
    assert ran("fix", "--write")[0] == 0
    assert "the the" not in (desk / "a.txt").read_text(encoding="utf-8")


def test_a_file_in_place_of_a_command_is_answered_with_the_command(desk):
    code, _, said = ran("a.txt")
    assert code == 2
    assert "did you mean `copylint check a.txt`?" in said


def test_the_version_has_a_short_name(desk):
    assert __version__ in ran("-V")[1]


def test_the_files_are_listed_and_not_read(desk):
    assert ran("check", "--show-files") == (0, "./a.txt\n./b.txt\n", "")
    assert ran("fix", "--show-files", "--exclude", "a*") == (0, "./b.txt\n", "")


def test_check_mends_what_is_certain_and_reports_the_rest(desk):
    before = (desk / "a.txt").read_text(encoding="utf-8")
    code, out, said = ran("check", "--fix", "--format", "concise", "a.txt")
    after = (desk / "a.txt").read_text(encoding="utf-8")
    assert code == 1
    assert "the the" in before
    assert "the the" not in after
    assert "doubled-word" not in out
    assert "fixed" in said
    (desk / "a.txt").write_text(before, encoding="utf-8")
    assert ran("check", "--fix", "--exit-zero", "a.txt")[0] == 0
    (desk / "a.txt").write_text(before, encoding="utf-8")
    assert ran("check", "--fix", "--exit-zero", "--exit-non-zero-on-fix", "a.txt")[0] == 1
    assert ran("check", "--fix", "--exit-zero", "--exit-non-zero-on-fix", "b.txt")[0] == 0
    assert ran("check", "--fix", "-")[0] == 2


def test_what_is_less_grave_is_left_out_and_facts_are_counted(desk):
    (desk / "a.txt").write_text("A visit\n\nThe group of three (two men and two women) left , she said.\n")
    every = ran("check", "--format", "concise", "a.txt")[1]
    assert "suggestion" in every
    code, out, _ = ran("check", "--format", "concise", "--min-severity", "error", "a.txt")
    assert "suggestion" not in out
    assert code == (1 if "error" in every else 0)


def test_what_is_left_out_of_facts_and_law_is_said():
    from copylint.findings.finding import Finding, Severity
    from copylint.findings.report import FileReport
    from copylint.reports.summary import Least
    from copylint.text.document import Document
    from copylint.text.spans import Span

    weights = ("fact", "fact", "legal", "tidy")
    found = tuple(
        Finding(rule="a.b", span=Span(0, 1), message="m", severity=Severity.WARNING, weight=w)
        for w in weights
    )
    least = Least("error")
    assert least.of(FileReport(path="a", document=Document("a", "x"), findings=found)).findings == ()
    assert least.said == "--min-severity leaves out 1 legal finding and 2 fact findings"
    assert Least("warning").said == ""


def test_settings_are_looked_for_unless_it_is_isolated(desk):
    (desk / "copylint.toml").write_text('ignore = ["all"]\n')
    assert ran("check", "-q", "a.txt")[0] == 0
    assert ran("check", "-q", "--isolated", "a.txt")[0] == 1
    assert ran("check", "-q", "--isolated", "--select", "names", "a.txt")[0] == 0


def test_more_rules_run_on_top_of_those_that_do(desk):
    (desk / "copylint.toml").write_text('select = ["names"]\n')
    assert ran("check", "-q", "a.txt")[0] == 0
    assert ran("check", "-q", "--extend-select", "spacing", "a.txt")[0] == 1


@pytest.mark.parametrize(("when", "coloured"), [("always", True), ("never", False), ("auto", False)])
def test_colours_are_as_the_option_says(desk, monkeypatch, when, coloured):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "0")
    assert ("\x1b[" in ran("check", "--color", when, "a.txt")[1]) is coloured


def test_rules_are_listed_for_programs():
    code, out, _ = ran("rules", "--format", "json")
    every = json.loads(out)
    assert code == 0
    assert len({r["id"] for r in every}) == len(every) > 300
    (one,) = json.loads(ran("rules", "confusables.then-than", "--format", "json")[1])
    assert (one["topic"], one["kind"]) == ("confusables", "confusion")
    assert one["why"]
    assert ran("rules", "nonesuch", "--format", "json")[0] == 2
