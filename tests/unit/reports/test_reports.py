"""Reports: golden files for whole ones, cases for the edges."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.findings.finding import Evidence, Finding, Fix, Safety, Severity
from copylint.findings.report import FileReport
from copylint.reports import excerpts, formats
from copylint.reports.formats import View
from copylint.reports.summary import Tally
from copylint.reports.terminal import Paint, coloured, visible, width
from copylint.text.document import Document
from copylint.text.lines import Lines
from copylint.text.spans import Edit, Span

STORY = (
    "Minister meets putin\n"
    "\n"
    "KYIV – Andrii Sybiha said: “We go on.”They agreed , he added.\n"
    "“More than one thousand, two hundred and thirty-four separate words of no great weight stand on this line,” "
    "said a spokesman for the the ministry, “and they go on for quite some time after that, as such sentences will.”\n"
    "日本の外相 met Péter\u0301\u0301 of the e\u0301te\u0301 teh group.\n"
    "\tTabs and \x1b[31mred\x1b[0m \u202eevil teh words.\r\n"
    "Former US President Donald Trump spoke. US President Donald Trump left.\n"
)


def at(needle: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = STORY.index(needle, start + 1)
    return Span(start, start + len(needle))


def fixed(span: Span, new: str, safety: Safety = Safety.SAFE) -> Fix:
    return Fix(edits=(Edit(span, STORY[span.start : span.end], new),), safety=safety)


def story() -> FileReport:
    teh, teh2 = at("teh"), at("teh", 1)
    title = at("US President Donald Trump", 1)
    gap = at(" ,")
    findings = [
        Finding(
            rule="names.lost-capital", span=at("putin"), message="“putin” is a name in this story.", severity=Severity.ERROR, fixes=(fixed(at("putin"), "Putin"),),
            evidence=(Evidence(span=at("Sybiha"), reason="capitalised 4 times, first on line 3"),),
        ),
        Finding(rule="quotes.stray", span=at(".”They"), message="No space after the quotation mark.", severity=Severity.ERROR, fixes=(fixed(at("”They"), "” They"),)),
        Finding(rule="spacing.before-comma", span=Span(gap.start, gap.end - 1), message="No space before a comma.", severity=Severity.WARNING, fixes=(fixed(Span(gap.start, gap.end - 1), ""),)),
        Finding(rule="words.twice", span=at("the the"), message="“the” stands twice.", severity=Severity.WARNING, fixes=(fixed(at(" the", 1), ""),)),
        Finding(rule="spelling.typo", span=teh, message="Not a word: “teh”.", severity=Severity.ERROR, fixes=(fixed(teh, "the", Safety.UNSAFE), fixed(teh, "ten", Safety.UNSAFE))),
        Finding(rule="spelling.typo", span=teh2, message="Not a word: “teh”.", severity=Severity.ERROR, fixes=(fixed(teh2, "the", Safety.UNSAFE),)),
        Finding(
            rule="titles.clash", span=title, message="Two titles:\nformer and present.", severity=Severity.SUGGESTION, fixes=(),
            evidence=(Evidence(span=at("Former"), reason="“Former” here"),),
        ),
    ]  # fmt: skip
    return FileReport(
        path="copy/a,b.txt",
        document=Document("copy/a,b.txt", STORY),
        findings=tuple(sorted(findings, key=lambda f: f.order)),
    )


def reports() -> list[FileReport]:
    return [
        FileReport(path="clean.txt", document=Document("clean.txt", "Fine.")),
        story(),
        FileReport(path="gone.txt", document=None, error="gone.txt: no"),
    ]


def test_text(golden: Callable[[str, str], None]) -> None:
    tally = Tally()
    for r in reports():
        tally.add(r)
    golden(
        "reports/text.txt",
        "".join(formats.render("text", reports())) + "\n" + tally.line() + "\n\n" + tally.table(),
    )


def test_text_in_colour(golden: Callable[[str, str], None]) -> None:
    plain = "".join(formats.render("text", reports()))
    coloured_ = "".join(formats.render("text", reports(), View(Paint(True))))
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured_) == plain
    golden("reports/colour.txt", coloured_)


def test_github(golden: Callable[[str, str], None]) -> None:
    golden("reports/github.txt", "".join(formats.render("github", reports())))


def test_json(golden: Callable[[str, str], None]) -> None:
    out = "".join(formats.render("json", reports()))
    entries = json.loads(out)
    for e in entries:
        assert list(e) == [
            "path", "rule", "message", "severity", "weight", "precision", "start", "end", "line", "column",
            "end_line", "end_column", "text", "evidence", "fixes",
        ]  # fmt: skip
        assert STORY[e["start"] : e["end"]] == e["text"]
        line = STORY.split("\n")[e["line"] - 1]
        assert line[e["column"] - 1 :].startswith(e["text"][:1])
    golden("reports/findings.json", out)


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads("".join(formats.render("json", []))) == []


# -- the line and the marks below it -----------------------------------------------------------
def marked(source: str, needle: str) -> tuple[str, str]:
    """The excerpt, and the part of it above the marks."""
    start = source.index(needle)
    shown, marks = excerpts.excerpt(Lines(source), start, start + len(needle))
    assert "\x1b" not in shown
    return shown, marks


@pytest.mark.parametrize(
    ("source", "needle", "shown", "marks"),
    [
        ("a teh b", "teh", "a teh b", "  ^^^"),
        ("日本 teh", "teh", "日本 teh", "     ^^^"),
        ("a 日本 b", "日本", "a 日本 b", "  ^^^^"),
        ("e\u0301te\u0301 teh", "teh", "e\u0301te\u0301 teh", "    ^^^"),
        ("cafe\u0301!", "e\u0301", "cafe\u0301!", "   ^"),
        ("cafe\u0301!", "\u0301", "cafe\u0301!", "    ^"),
        ("\tteh", "teh", "    teh", "    ^^^"),
        ("a\tb", "\t", "a    b", " ^^^^"),
        ("\x1b[1mteh", "teh", "\\x1b[1mteh", "       ^^^"),
        ("\u202eteh", "teh", "\\u202eteh", "      ^^^"),
        ("👩\u200d🚀 teh", "teh", "👩\u200d🚀 teh", "   ^^^"),
        ("one two\nthree", "two\nthree", "one two", "    ^^^"),
        ("“It’s – teh”", "teh", "“It’s – teh”", "        ^^^"),
        ("teh\r\n", "teh", "teh", "^^^"),
    ],
)
def test_marks_stand_below_the_words(source: str, needle: str, shown: str, marks: str) -> None:
    assert marked(source, needle) == (shown, marks)


def test_an_insertion_is_marked() -> None:
    assert excerpts.excerpt(Lines("ab"), 1, 1) == ("ab", " ^")
    assert excerpts.excerpt(Lines("ab\n"), 2, 2) == ("ab", "  ^")
    assert excerpts.excerpt(Lines(""), 0, 0) == ("", "^")


@pytest.mark.parametrize("before", [0, 3, 40, 200, 5000])
@pytest.mark.parametrize("after", [0, 3, 40, 200, 5000])
@pytest.mark.parametrize("word", ["word ", "日本 ", "wort", "e\u0301 "])
def test_long_lines_are_cut_around_the_words(before: int, after: int, word: str) -> None:
    source = word * before + "XteYh" + word * after
    start = source.index("XteYh")
    shown, marks = excerpts.excerpt(Lines(source), start, start + 5)
    assert width(shown) <= excerpts.WINDOW
    assert len(marks.lstrip()) == 5
    lead = marks.index("^")
    assert width(shown[: shown.index("XteYh")]) == lead
    assert shown.startswith("…") == (not source.startswith(shown[:1]) or shown[0] == "…")


def test_a_long_stretch_is_marked_as_far_as_it_is_shown() -> None:
    source = "a " + "x" * 500 + " b"
    shown, marks = excerpts.excerpt(Lines(source), 2, 502)
    assert width(shown) <= excerpts.WINDOW
    assert shown.endswith("…")
    assert len(marks) <= width(shown)


#: Narrow, wide, joining, combining, unprintable; no colons, which an escape for build logs makes wider.
_ODD = st.text(st.sampled_from("ab x日本\u0301\u200d👩🚀❤\ufe0f\t\x1b한е́"), max_size=160)


@given(_ODD, st.text("xy日e\u0301 ", max_size=60), _ODD, st.integers(excerpts.NARROWEST, excerpts.WINDOW))
def test_an_excerpt_fits_the_terminal(before: str, words: str, after: str, room: int) -> None:
    shown, marks = excerpts.excerpt(Lines(before + words + after), len(before), len(before + words), room)
    assert width(shown) <= room
    assert len(marks) <= max(1, width(shown)) + 1


def test_nothing_of_the_copy_can_steer_the_terminal() -> None:
    every = "".join(chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000)
    safe = visible(every)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", safe)
    assert visible("\udcff") == "\\udcff"
    assert visible("a\r\nb\u2028") == "a\\r\\nb\\u2028"


# -- colour ------------------------------------------------------------------------------------
class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("env", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour(env: dict[str, str], terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for k, v in env.items():
        monkeypatch.setenv(k, v)
    assert coloured(Terminal() if terminal else io.StringIO()) is expected


# -- the closing line --------------------------------------------------------------------------
def tally(*findings: Finding, files: int = 1) -> str:
    t = Tally()
    for k in range(files):
        t.add(FileReport(path=f"{k}", document=Document(f"{k}", STORY), findings=findings if not k else ()))
    return t.line()


def test_closing_lines() -> None:
    safe = Finding(
        rule="a.b", span=Span(0, 1), message="m", severity=Severity.ERROR, fixes=(fixed(Span(0, 1), "x"),)
    )
    unsafe = Finding(
        rule="a.b",
        span=Span(0, 1),
        message="m",
        severity=Severity.ERROR,
        fixes=(fixed(Span(0, 1), "x", Safety.UNSAFE),),
    )
    none = Finding(rule="a.b", span=Span(0, 1), message="m", severity=Severity.ERROR)
    grave = Finding(rule="c.d", span=Span(2, 3), message="m", severity=Severity.WARNING, weight="fact")
    assert tally(none, grave) == "2 findings in 1 file: 1 fact, 1 house"
    assert tally() == "no findings in 1 file"
    assert tally(files=1200) == "no findings in 1,200 files"
    assert tally(none) == "1 finding in 1 file: 1 house"
    assert tally(none, files=3) == "1 finding in 1 file of 3: 1 house"
    assert tally(safe, none) == "2 findings in 1 file: 2 house (1 can be fixed with `copylint fix --write`)"
    assert tally(safe, unsafe, unsafe) == (
        "3 findings in 1 file: 3 house (1 can be fixed with `copylint fix --write`, 2 more with --unsafe-fixes)"
    )
    assert (
        tally(unsafe)
        == "1 finding in 1 file: 1 house (1 can be fixed with `copylint fix --write --unsafe-fixes`)"
    )
