"""What a house's settings say of findings, their fixes and its words."""

import pytest

from copylint.linter.door import Linter
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings import Settings
from copylint.linter.settings_file import load
from copylint.linter.tuning import _accepted

COPY = (
    "Council votes\n\nThe council recieved the the report , she said.\n\n"
    "“We recieved it then and could of sung ,” he said.\n"
)


def found(**settings):
    return Linter(Settings(**settings)).check(COPY).findings


def told(**settings):
    return {(f.rule, f.span.start): f for f in found(**settings)}


def test_a_house_says_how_grave_a_finding_is_the_id_before_the_topic():
    plain = told()
    graded = told(
        severity={"spelling": "suggestion", "spacing.before-comma": "error", "spacing": "suggestion"}
    )
    assert plain.keys() == graded.keys()
    for (rule, _), f in graded.items():
        if rule.startswith("spelling."):
            assert f.severity.label == "suggestion"
        elif rule == "spacing.before-comma":
            assert f.severity.label == "error"


def test_what_is_unfixable_is_found_and_never_mended():
    assert "recieved" in Linter(Settings(unfixable=("spelling",))).fix(COPY).text
    assert all(not f.fixes for f in found(unfixable=("spelling",)) if f.rule.startswith("spelling."))


def test_a_house_takes_back_what_is_safe():
    fixed = Linter(Settings(extend_unsafe_fixes=("punctuation.doubled-word",))).fix(COPY)
    assert "the the" in fixed.text
    assert "the the" not in Linter().fix(COPY).text


def test_a_house_may_call_a_fix_safe_but_not_in_speech():
    copy = (
        "Council votes\n\nThey want to revert back to the old rules.\n\n"
        "“We will revert back to the old rules,” he said.\n"
    )
    assert Linter().fix(copy).text == copy
    safe = Linter(Settings(extend_safe_fixes=("wording",))).fix(copy).text
    assert "They want to revert to the old rules" in safe
    assert "“We will revert back to the old rules,”" in safe, "what was said is never reworded"


def test_what_a_pattern_matches_is_passed_over():
    spans = [f.span for f in found(extend_ignore_re=(r"“[^”]*”",))]
    assert spans
    assert all(s.end <= COPY.index("“") or s.start >= COPY.index("”") for s in spans)


def test_a_pattern_that_comes_to_no_end_is_said_and_left_out(monkeypatch):
    from copylint.linter import tuning

    monkeypatch.setattr(tuning, "TIME_LIMIT", 0.05)
    report = Linter(Settings(extend_ignore_re=(r"(?:a+a+)+b",))).check(
        COPY + "\nIt was " + "a" * 4000 + "c.\n"
    )
    assert any("came to no end" in n.text and n.fault for n in report.notes)
    assert any(f.rule.startswith("spelling.") for f in report.findings)


def test_words_that_a_house_accepts_are_right_as_it_writes_them(tmp_path):
    (tmp_path / "words.txt").write_text("# ours\nrecieved\n\n")
    (tmp_path / "copylint.toml").write_text('[words]\naccept = ["Zorblat"]\naccept-files = ["words.txt"]\n')
    settings = load(str(tmp_path / "copylint.toml"))
    assert settings.accept == ("Zorblat", "recieved")
    assert any(COPY[f.span.start : f.span.end] == "recieved" for f in found())
    assert not any(
        COPY[f.span.start : f.span.end] == "recieved" for f in Linter(settings).check(COPY).findings
    )


def test_a_capital_at_the_beginning_changes_no_word_but_a_name_keeps_its_own():
    assert _accepted("Recieved", {"recieved"})
    assert _accepted("O’Zorb  Lat", {"O'Zorb Lat"})
    assert not _accepted("zorblat", {"Zorblat"})


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('severity = {spelling = "grave"}', "expected error, warning, suggestion"),
        ('severity = "error"', "expected a table"),
        ('extend-ignore-re = ["("]', "'\\(' is no pattern"),
        ('required-version = ">=99"', ">=99 is required"),
        ('required-version = "new"', "expected versions such as"),
        ('words.accepts = ["a"]', "did you mean 'accept'"),
        ('words.accept-files = ["../x.txt"]', "outside the folder"),
        ('words.accept-files = ["x.txt"]', "does not exist"),
    ],
)
def test_a_setting_that_cannot_be_is_named_with_its_place(tmp_path, text, fault):
    path = tmp_path / "copylint.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=fault) as e:
        load(str(path))
    assert str(e.value).startswith(f"{path}:1: ")


@pytest.mark.parametrize("key", ["unfixable", "extend_safe_fixes", "extend_unsafe_fixes"])
def test_a_rule_that_there_is_not_is_named(key):
    with pytest.raises(ConfigError, match="no rule, topic or tag 'spellin'; did you mean 'spelling'"):
        Linter(Settings(**{key: ("spellin",)}))


def test_a_version_that_fits_is_no_fault(tmp_path):
    (tmp_path / "copylint.toml").write_text('required-version = ">=0.1,<99"')
    assert load(str(tmp_path / "copylint.toml")).required_version == ">=0.1,<99"


def test_what_is_excluded_comes_on_top():
    settings = Settings(exclude=("a/",), extend_exclude=("*.bak.txt",))
    assert settings.excludes("a", folder=True)
    assert settings.excludes("b/x.bak.txt")
    assert not settings.excludes("b/x.txt")
