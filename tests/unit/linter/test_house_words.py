"""Words that a house rejects, and names that it lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import copylint
from copylint.linter.house_words import Names
from copylint.linter.options import Options
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings import Settings
from copylint.linter.settings_file import load
from copylint.linter.stated import stated

COPY = "Utilise the ramp, the notice said.\n\n“We utilise it,” she said. They utilise the ramp daily.\n"


def found(copy: str, **settings: Any) -> list[tuple[str, str, list[str]]]:
    report = copylint.Linter(Settings(**settings)).check(copy)
    return [
        (f.rule, copy[f.span.start : f.span.end], [x.edits[0].new for x in f.fixes])
        for f in report.findings
        if f.rule.startswith("house.")
    ]


# -- reject ----------------------------------------------------------------------------------------
def test_what_a_house_rejects_is_told_and_what_it_writes_instead_is_offered() -> None:
    assert found(COPY, reject={"utilise": "use"}) == [
        ("house.rejected", "Utilise", ["Use"]),
        ("house.rejected", "utilise", []),  # what was said is never reworded
        ("house.rejected", "utilise", ["use"]),
    ]
    report = copylint.Linter(Settings(reject=["utilise"])).check(COPY)
    (first, *_) = (f for f in report.findings if f.rule == "house.rejected")
    assert (first.message, first.severity.label, first.fixes) == (
        "The house rejects “Utilise”.",
        "warning",
        (),
    )
    assert found(COPY) == []


def test_a_rejected_word_is_written_otherwise_only_where_that_is_asked_for() -> None:
    linter = copylint.Linter(Settings(reject={"utilise": "use"}))
    assert linter.fix(COPY).text == COPY
    mended = COPY.replace("They utilise", "They use").replace("Utilise the", "Use the")
    assert linter.fix(COPY, unsafe=True).text == mended
    safe = copylint.Linter(Settings(reject={"utilise": "use"}, extend_safe_fixes=["house.rejected"]))
    assert safe.fix(COPY).text == mended, "and even then not in speech"


def test_capitals_of_a_rejected_word_mean_what_they_say() -> None:
    copy = "The US told us of it. UTILISE, it said, or utilisE. They spoke in Kiev of chicken kiev."
    assert [t for _, t, _ in found(copy, reject=["US"])] == ["US"]
    assert [t for _, t, _ in found(copy, reject=["utilise"])] == ["UTILISE"]
    assert found(copy, reject={"Kiev": "Kyiv"}) == [("house.rejected", "Kiev", ["Kyiv"])]


def test_phrases_and_several_replacements_are_offered_in_order() -> None:
    copy = "It isn’t fit for purpose, and costs in the region of £40."
    settings = {"reject": {"in the region of": ["about", "some"], "isn't fit for purpose": []}}
    told = found(copy, **settings)
    assert told == [
        ("house.rejected", "isn’t fit for purpose", []),
        ("house.rejected", "in the region of", ["about", "some"]),
    ]


def test_a_house_selects_grades_and_ignores_its_words_as_any_rule(desk: Path) -> None:
    assert found(COPY, reject=["utilise"], ignore=["house"]) == []
    assert found(COPY, reject=["utilise"], select=["quotes"]) == []
    assert len(found(COPY, reject=["utilise"], select=["house.rejected"])) == 3
    assert found(COPY, select=["house.rejected"]) == [], "the words in the rule file only show how it works"
    graded = copylint.Linter(Settings(reject=["utilise"], severity={"house.rejected": "error"}))
    assert {f.severity.label for f in graded.check(COPY).findings if f.rule == "house.rejected"} == {"error"}
    assert graded.rule("house.rejected") is not None


def test_a_pack_that_stands_alone_has_the_houses_words_too() -> None:
    linter = copylint.Linter(Settings(reject=["utilise"]), own=False)
    assert [f.rule for f in linter.check(COPY).findings] == ["house.rejected"] * 3


def test_words_of_files_and_of_the_command_line_are_found(desk: Path) -> None:
    (desk / "a.txt").write_text(COPY, "utf-8")
    (desk / "copylint.toml").write_text('[words]\nreject = {utilise = "use"}\n', "utf-8")

    def told(*pairs: str) -> list[str]:
        options = Options(overrides={}, layer=stated(pairs).layer)
        report = copylint.Linter(options=options).check_file(str(desk / "a.txt"))
        return [f.message for f in report.findings if f.rule == "house.rejected"]

    assert told() == told() == ["The house rejects “Utilise”.", *["The house rejects “utilise”."] * 2]
    assert told('words.accept=["utilise"]') == []
    assert told('words.reject=["ramp"]').count("The house rejects “ramp”.") == 2
    (desk / "copylint.toml").write_text('[words]\nreject = ["notice"]\n', "utf-8")
    assert told() == ["The house rejects “notice”."], "a change is seen by what is kept"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[words]\nreject = "utilise"', ":2: words.reject: expected a list of texts, found 'utilise'"),
        ("[words]\nreject = {utilise = 1}", ":2: words.reject: expected a list of texts, found 1"),
        (
            '[words]\nreject = {utilise = "utilise"}',
            ":2: words.reject: 'utilise' is to be written instead of",
        ),
        ('[words]\nreject = ["--"]', ":2: words.reject: expected a name or a few words, found '--'"),
        ('[words]\naccept = ["x"]\nreject = ["x"]', ":3: words: 'x' is both accepted and rejected"),
        ('[words]\nrejects = ["x"]', ":2: words: unknown key 'rejects'; did you mean 'reject'?"),
    ],
)
def test_what_cannot_be_rejected_is_said_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "copylint.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as e:
        load(str(path))
    assert str(e.value).startswith(f"{path}{fault}")


# -- names-files -----------------------------------------------------------------------------------
NAMES = ("Orla Vantreese", "Tolvaddon", "Céline Marchetti-Roux", "Center Parcs", "kd morrow")


def test_a_name_that_is_a_slip_from_the_houses_is_told_with_the_houses_spelling() -> None:
    copy = "Orla Vantrese met Celine Marchetti-Roux in Tolvadon, and the road to tolvaddon was shut."
    # Of the last another rule says the same.
    assert found(copy, names=NAMES, select=["house"]) == [
        ("house.name", "Vantrese", ["Vantreese"]),
        ("house.name", "Celine", ["Céline"]),
        ("house.name", "Tolvadon", ["Tolvaddon"]),
        ("house.name", "tolvaddon", ["Tolvaddon"]),
    ]
    assert copylint.Linter(Settings(names=NAMES)).fix(copy).text.startswith("Orla Vantrese met Celine")


def test_an_everyday_word_is_held_against_the_name_that_it_stands_in() -> None:
    copy = "They went to Centre Parcs, and on to the Centre for Parks and the Park Centre."
    assert found(copy, names=NAMES) == [("house.name", "Centre", ["Center"])]


def test_the_story_goes_first() -> None:
    three = "Orla Vantrese spoke. " * 3 + "Tolvadon was shut. " * 3
    assert found(three, names=NAMES) == []
    assert len(found("Orla Vantrese spoke. " * 2, names=NAMES)) == 2


def test_another_name_is_none_of_the_houses() -> None:
    copy = (
        "Anna Vantreese and Orla Vantreese, of Tolvaddon’s council, met the Tolvaddons. Parks opened centers."
    )
    assert found(copy, names=NAMES) == []


def test_what_a_house_lists_is_never_a_spelling_error() -> None:
    def doubts(copy: str, **settings: Any) -> list[str]:
        report = copylint.Linter(Settings(variant="en-GB", **settings)).check(copy)
        return [copy[f.span.start : f.span.end] for f in report.findings]

    copy = "The family went to Center Parcs with their neighbours at the city center."
    assert doubts(copy).count("Center") + doubts(copy).count("center") >= 1
    assert "Center" not in doubts(copy, names=NAMES)
    assert "center" in doubts(copy, names=NAMES), "which is no name"
    assert doubts("The band recieved played in the hall.") == ["recieved"]
    assert doubts("The band recieved played in the hall.", names=["recieved"]) == []


def test_a_name_is_right_by_itself_where_it_is_no_english_word() -> None:
    from copylint.findings.finding import Evidence, Finding, Severity
    from copylint.text.spans import Span

    names = Names(("Orla Vantreese", "Center Parcs"))

    def right(rule: str, text: str, word: str, evidence: tuple[Evidence, ...] = ()) -> bool:
        start = text.index(word)
        span = Span(start, start + len(word))
        return names.right(
            Finding(rule=rule, span=span, message="", severity=Severity.WARNING, evidence=evidence), text
        )

    assert right("spelling.word", "said Vantreese", "Vantreese")
    assert right("spelling.word", "Vantreese’s car", "Vantreese’s")
    assert right("variants.british", "at Center Parcs", "Center")
    assert not right("variants.british", "at the Center", "Center")
    assert not right("variants.british", "at Center Parcson", "Center")
    assert not right("agreement.verb", "said Vantreese", "Vantreese")
    story = (Evidence(span=Span(0, 1), reason="here"),)
    assert not right("names.spelling-drift", "said Vantreese", "Vantreese", story), "the story proves it"


def test_lists_have_a_name_a_line_and_comments(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_bytes(
        "\ufeff# people\r\nOrla  Vantreese\r\n\r\nTolvaddon\r\nTolvaddon\r\n".encode()
    )
    (tmp_path / "copylint.toml").write_text('names-files = ["names.txt"]\n', "utf-8")
    settings = load(str(tmp_path / "copylint.toml"))
    assert settings is not None
    assert settings.names == ("Orla Vantreese", "Tolvaddon")
    stated_ = Settings(names=["Ebba Quill"], names_files=[str(tmp_path / "names.txt")])
    assert stated_.names == ("Ebba Quill", "Orla Vantreese", "Tolvaddon")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"Orla\n\xff\n", "names.txt:2: is not UTF-8: invalid byte 0xff; "),
        (b"Orla\n\n---\n", "names.txt:3: expected a name or a few words, found '---'; "),
        (b"x" * 200, "names.txt:1: expected a name or some words, found 200 letters in a line; "),
        (b"Or\x07la\n", "names.txt:1: expected a name or a few words, found 'Or\\x07la' with a character"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_with_its_line(tmp_path: Path, data: bytes, fault: str) -> None:
    (tmp_path / "names.txt").write_bytes(data)
    path = tmp_path / "copylint.toml"
    path.write_text('\nnames-files = ["names.txt"]\n', "utf-8")
    with pytest.raises(ConfigError) as e:
        load(str(path))
    assert str(e.value).startswith(f"{tmp_path}/{fault}".replace("\\", "/") if "\\x" not in fault else "")
    assert str(e.value).endswith(f"; {path}:2 (names-files) names this file")


def test_a_list_that_is_not_there_is_said_with_the_line_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "copylint.toml"
    path.write_text('\nnames-files = ["none.txt"]\n', "utf-8")
    with pytest.raises(ConfigError, match=r"copylint\.toml:2: names-files: 'none\.txt' does not exist"):
        load(str(path))


def test_a_change_of_a_list_is_seen_by_what_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met in Tolvadon on Monday.\n", "utf-8")
    (tmp_path / "copylint.toml").write_text('names-files = ["names.txt"]\n', "utf-8")

    def told() -> list[str]:
        report = copylint.Linter(options=Options(overrides={})).check_file(str(tmp_path / "a.txt"))
        return [f.message for f in report.findings]

    (tmp_path / "names.txt").write_text("Tolvaddon\n", "utf-8")
    assert told() == told() == ["The house writes Tolvaddon."]
    (tmp_path / "names.txt").write_text("Tolvadon\n", "utf-8")
    assert told() == []
