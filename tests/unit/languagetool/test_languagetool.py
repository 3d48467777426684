"""The second opinion without a LanguageTool: what the story decides, what is remembered, and every
fault a server, a Java or an installation can have. The real one is asked in test_languagetool_real."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copylint.cache.rows import Rows
from copylint.cli import streams
from copylint.cli.arguments import plain
from copylint.cli.main import cli
from copylint.cli.running import Run
from copylint.engine.engine import Engine
from copylint.findings.finding import Finding, Safety
from copylint.languagetool import (
    Unavailable,
    client,
    folders,
    install,
    java,
    keeper,
    remembered,
    server,
    sockets,
    table,
)
from copylint.languagetool.client import Client, Fault, Match
from copylint.languagetool.judging import judge
from copylint.languagetool.opinion import SecondOpinion, as_asked
from copylint.languagetool.table import Asked
from copylint.linter import resolver
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.linter.resolver import Resolver
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings_file import load
from copylint.linter.settings_shown import shown
from copylint.packs.loader import load as load_packs
from copylint.story.story import Story
from copylint.tables.shipped import rules_folder
from copylint.text.document import Document
from support.languagetooling import Standin, fake_jars, fake_java, standin

CLEAN = "The council met on Monday. It will meet again on Tuesday.\n"
FAULTY = "The council did knot meet on Monday 😀. The plan will be read again.\n"
WITHOUT = "going on without it"
posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for Java is a script")


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Folders of the test's own, and no server left of it."""
    monkeypatch.setenv("COPYLINT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COPYLINT_STATE_DIR", str(tmp_path / "state"))
    for name in ("JAVA_HOME", "COPYLINT_LANGUAGETOOL_SERVER", "COPYLINT_LANGUAGETOOL_JARS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_IDLE", "20")
    monkeypatch.setattr(
        "copylint.languagetool.opinion.Remembered", lambda: remembered.Remembered(str(tmp_path))
    )
    yield
    server.stop()
    assert not list(server.kept())


@pytest.fixture
def there() -> Iterator[Standin]:
    with standin() as s:
        yield s


@pytest.fixture
def jars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes a LanguageTool of a stand-in, started by a stand-in for Java that is the only one there."""

    def make(mode: str = "well", version: str = "17.0.9") -> Path:
        home = tmp_path / "java"
        fake_java(home / "bin", mode, version)
        monkeypatch.setenv("PATH", str(home / "bin"))
        folder = fake_jars(tmp_path / "LanguageTool-6.6")
        monkeypatch.setenv("COPYLINT_LANGUAGETOOL_JARS", str(folder))
        return home / "bin" / "starts"

    return make


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(args), input=stdin)


def story(text: str, variant: str = "auto") -> Story:
    return Story(Document("story.txt", text), variant=variant)


def match(
    text: str,
    words: str,
    rule: str = "SOME_RULE",
    *fixes: str,
    category: str = "GRAMMAR",
    issue: str = "grammar",
) -> Match:
    start = text.index(words)
    return Match(start, start + len(words), rule, category, issue, "A message.", fixes)


def judged(
    text: str,
    *matches: Match,
    variant: str = "auto",
    own: tuple[Finding, ...] = (),
    safe: frozenset[str] = frozenset(),
) -> list[Finding]:
    return judge(story(text, variant), own, {}, matches, safe)


# -- what the story decides ----------------------------------------------------------------------
def test_an_ordinary_finding() -> None:
    text = "The council will looking at the plan."
    (f,) = judged(text, match(text, "will looking", "MD_BASEFORM", "will look", "will be looking"))
    assert (f.rule, f.message, f.severity.label) == ("lt.MD_BASEFORM", "A message.", "warning")
    assert text[f.span.start : f.span.end] == "will looking"
    edits = [e for x in f.fixes for e in x.edits]
    assert [(e.old, e.new) for e in edits] == [("looking", "look"), ("looking", "be looking")]
    assert all(text[e.span.start : e.span.end] == e.old for e in edits)
    assert {x.safety for x in f.fixes} == {Safety.UNSAFE}


def test_style_is_a_suggestion() -> None:
    text = "The council met in order to vote."
    (f,) = judged(text, match(text, "in order to", "IN_ORDER_TO", "to", category="STYLE", issue="style"))
    assert f.severity.label == "suggestion"


def test_a_fix_is_safe_only_where_the_list_says_so_and_it_is_the_only_one() -> None:
    text = "The council did knot vote."
    one = match(text, "knot", "CONFUSION_KNOT_NOT", "not")
    two = match(text, "knot", "CONFUSION_KNOT_NOT", "not", "note")
    listed = frozenset({"CONFUSION_KNOT_NOT"})
    assert judged(text, one)[0].fixes[0].safety is Safety.UNSAFE
    assert judged(text, one, safe=listed)[0].fixes[0].safety is Safety.SAFE
    assert {x.safety for x in judged(text, two, safe=listed)[0].fixes} == {Safety.UNSAFE}


def test_speech_is_never_reworded() -> None:
    text = "The mayor said: “They was told. We will looking at it.” The council did knot vote."
    found = judged(
        text,
        match(text, "was", "PERS_PRONOUN_AGREEMENT", "were"),
        match(text, "will looking", "MD_BASEFORM", "will look"),
        match(text, "knot", "CONFUSION_KNOT_NOT", "not"),
    )
    assert [(f.rule, bool(f.fixes)) for f in found] == [
        ("lt.PERS_PRONOUN_AGREEMENT", False), ("lt.MD_BASEFORM", False), ("lt.CONFUSION_KNOT_NOT", True),
    ]  # fmt: skip


def test_figures_are_reported_and_never_changed() -> None:
    text = "It opened on Tuesday 11 January 2027 in the town."
    (f,) = judged(
        text,
        match(
            text,
            "Tuesday 11",
            "EN_DATE_WEEKDAY",
            "Monday 11",
            "Tuesday 12",
            category="SEMANTICS",
            issue="inconsistency",
        ),
    )
    assert f.fixes == ()


NAMES = "Talks with Andrii Sybiha went on. The minister, Sybiha, spoke to Dmitry Peskov. Later Peskov left."


@pytest.mark.parametrize(
    ("words", "rule", "fix", "category"),
    [
        ("Sybiha", "MORFOLOGIK_RULE_EN_GB", "Sabiha", "TYPOS"),
        ("Peskov", "MORFOLOGIK_RULE_EN_GB", "Pesky", "TYPOS"),
        ("Peskov", "SOME_GRAMMAR", "pesky", "GRAMMAR"),
        ("Dmitry Peskov", "EN_MULTITOKEN_SPELLING_TWO", "Dmitri Peskov", "MULTITOKEN_SPELLING"),
        ("Andrii", "EN_DIACRITICS_REPLACE_ORTHOGRAPHY_ANDRII", "Andríi", "TYPOS"),
    ],
)
def test_a_name_of_the_story_is_never_wrong(words: str, rule: str, fix: str, category: str) -> None:
    assert judged(NAMES, match(NAMES, words, rule, fix, category=category, issue="misspelling")) == []


def test_a_fix_beside_a_name_leaves_the_name() -> None:
    text = "Talks with Andrii Sybiha went on. Then Sybiha have left."
    (f,) = judged(text, match(text, "Sybiha have", "SOME_AGREEMENT", "Sybiha has"))
    ((e,),) = [x.edits for x in f.fixes]
    assert (e.old, e.new) == ("have", "has")


def test_a_fix_that_spares_the_name_stands_where_another_falls() -> None:
    text = "Talks with Andrii Sybiha went on. Then Sybiha have left."
    (f,) = judged(text, match(text, "Sybiha have", "SOME_AGREEMENT", "Sabiha have", "Sybiha has"))
    assert [x.edits[0].new for x in f.fixes] == ["has"]


@pytest.mark.parametrize(
    ("variant", "words", "fix", "kept"),
    [
        ("en-GB", "organisers", "organizers", False),
        ("en-GB", "organizers", "organisers", False),  # British too
        ("en-US", "organisers", "organizers", True),
        ("en-GB", "colour", "color", False),
        ("en-GB", "color", "colour", True),
        ("en-US", "colour", "color", True),
        ("auto", "colour", "color", False),
    ],
)
def test_the_story_decides_which_english_it_is_in(variant: str, words: str, fix: str, kept: bool) -> None:
    text = f"The {words} was there on the day."
    found = judged(
        text, match(text, words, "SOME_STYLE", fix, category="STYLE", issue="style"), variant=variant
    )
    assert bool(found) == kept


@pytest.mark.parametrize(("variant", "kept"), [("en-US", True), ("en-GB", False), ("auto", False)])
def test_a_group_may_be_plural_in_british_copy(variant: str, kept: bool) -> None:
    text = "The local council have promised to mend the roof."
    m = match(text, "have", "SUBJECT_VERB_AGREEMENT", "has", "had", "will have")
    assert bool(judged(text, m, variant=variant)) == kept
    lone = "The virus have gained ground in the north."
    assert judged(lone, match(lone, "have", "SUBJECT_VERB_AGREEMENT", "has"), variant=variant)


def test_running_quotations_are_not_unclosed() -> None:
    text = "“We go on,” he said.\n\n“We shall go on.\n\n“And on.”\n"
    at = text.index("“We shall")
    assert (
        judged(
            text, Match(at, at + 1, "EN_UNPAIRED_QUOTES", "PUNCTUATION", "typographical", "Unpaired.", ("”",))
        )
        == []
    )


def test_headlines_and_bylines_have_an_english_of_their_own() -> None:
    text = "Council to looking at plan\n\nThe council will looking at it.\n"
    assert [f.span.start for f in judged(text, match(text, "to looking"), match(text, "will looking"))] == [
        text.index("will looking")
    ]


def test_markup_addresses_and_sic_are_left_alone() -> None:
    text = "See www.knot-here.com for it. They did “knot” (sic) go."
    assert judged(text, match(text, "knot", "CONFUSION_KNOT_NOT", "not")) == []
    assert judged(text, match(text, "“knot”", "CONFUSION_KNOT_NOT", "“not”")) == []


def test_a_capital_needs_the_story_or_an_uncommon_word() -> None:
    lone = "He met the Labor party on Monday."
    assert (
        judged(
            lone,
            match(
                lone, "Labor party", "EN_SPECIFIC_CASE", "Labor Party", category="CASING", issue="misspelling"
            ),
        )
        == []
    )
    twice = "He met the Labor party on Monday. It was, the Labor Party said, a success."
    (f,) = judged(
        twice,
        match(
            twice, "Labor party", "EN_SPECIFIC_CASE", "Labor Party", category="CASING", issue="misspelling"
        ),
    )
    assert [(twice[e.span.start : e.span.end], e.reason) for e in f.evidence] == [
        ("Labor Party", "written “Labor Party” here")
    ]
    rare = "He met osama bin Laden on Monday."
    (f,) = judged(
        rare,
        match(
            rare,
            "osama bin Laden",
            "EN_SPECIFIC_CASE",
            "Osama bin Laden",
            category="CASING",
            issue="misspelling",
        ),
    )
    assert f.fixes[0].edits[0].new == "Osama"


def test_what_the_story_writes_itself_comes_first() -> None:
    text = "The Sahel is dry. In the sahel it rains little, say those who live in the Sahel."
    at = text.index("sahel")
    (f,) = judged(
        text, Match(at, at + 5, "SOME_CASE", "CASING", "misspelling", "Capital?", ("SAHEL", "Sahel"))
    )
    assert f.fixes[0].edits[0].new == "Sahel"
    assert f.evidence


@pytest.mark.parametrize(("word", "kept"), [("organistion", True), ("council", False), ("Zzyzx", False)])
def test_the_speller_speaks_only_of_words_nobody_knows(word: str, kept: bool) -> None:
    text = f"The plan for the {word} was there on the day."
    m = match(text, word, "MORFOLOGIK_RULE_EN_GB", "organisation", category="TYPOS", issue="misspelling")
    assert bool(judged(text, m)) == kept


def engine_findings(text: str) -> tuple[Story, list[Finding], Engine]:
    engine = Engine(
        load_packs(
            [rules_folder() / "spelling" / "spelling.yaml", rules_folder() / "grammar" / "grammar.yaml"]
        )
    )
    s = story(text)
    return s, engine.run(s), engine


def test_copylints_own_finding_wins() -> None:
    text = (
        "The council said it would recieve the plan on Monday.\n\nNobody at the meeting, which lasted for three hours in a "
        "cold hall, asked about the organistion of the day."
    )
    s, own, engine = engine_findings(text)
    rules = {r.id: r for r in engine.rules}
    matches = [
        match(text, "recieve", "MORFOLOGIK_RULE_EN_GB", "relieve", category="TYPOS", issue="misspelling"),
        match(text, "recieve the", "SOME_RULE", "receive"),
        match(text, "organistion", "SOME_RULE", "organism"),
    ]
    assert len(own) == 2
    assert judge(s, own, rules, matches, frozenset()) == own


def test_a_fix_that_copylint_lacks_is_offered_behind_its_own() -> None:
    text = "The council did knot vote."
    s = story(text)
    m = match(text, "knot", "CONFUSION_KNOT_NOT", "not")
    (theirs,) = judge(s, [], {}, [m], frozenset())
    rule = next(
        r for r in load_packs([rules_folder() / "grammar" / "grammar.yaml"]) if r.fix is Safety.UNSAFE
    )
    none = Finding(rule=rule.id, span=theirs.span, message="Ours.", severity=theirs.severity)
    (kept,) = judge(s, [none], {rule.id: rule}, [m], frozenset())
    assert (kept.rule, kept.message) == (rule.id, "Ours.")
    assert [x.edits[0].new for x in kept.fixes] == ["not"]
    assert kept.fixes[0].safety is Safety.UNSAFE
    # Not where it is the same, and never behind one that is safe.
    again = judge(s, [kept], {rule.id: rule}, [m], frozenset())
    assert again == [kept]
    (sure,) = judged(text, m, safe=frozenset({"CONFUSION_KNOT_NOT"}))
    ours = Finding(rule=rule.id, span=sure.span, message="Ours.", severity=sure.severity, fixes=sure.fixes)
    other = match(text, "knot", "CONFUSION_KNOT_NOT", "note")
    assert judge(s, [ours], {rule.id: rule}, [other], frozenset()) == [ours]


def test_two_rules_on_the_same_words_are_one_finding() -> None:
    text = "The council did knot vote."
    found = judged(text, match(text, "knot", "AAA"), match(text, "knot", "BBB", "not"))
    assert [f.rule for f in found] == ["lt.BBB"]


# -- what is asked -------------------------------------------------------------------------------
def test_the_table() -> None:
    rows = table.rows()
    names = [(r.what, r.name) for r in rows]
    assert len(names) == len(set(names))
    for r in rows:
        assert r.what in {"rule", "category", "never"}
        # What adds more than it says falsely; the story sees to EN_SPECIFIC_CASE.
        assert (
            r.what == "never"
            or r.name == "EN_SPECIFIC_CASE"
            or (r.right >= 2 and r.false * 3 <= max(r.added, 0) or not r.false)
        )
        assert r.added <= r.right
    assert not client.NOT_ASKED & {r.name for r in rows}
    # Each of these needs a test that shows that its fix can be trusted; there is none.
    assert table.safe() == frozenset()


def test_selectors() -> None:
    every = table.asked((), (), ())
    assert "CONFUSED_WORDS" in every.categories
    assert every.wants("MD_BASEFORM", "GRAMMAR")
    assert every.wants("KNOW_NOW", "CONFUSED_WORDS")
    assert not every.wants("WELL_WILL", "CONFUSED_WORDS")
    assert not every.wants("COMMA_COMPOUND_SENTENCE", "PUNCTUATION")
    assert table.asked(("lt",), (), ()) == every
    assert not table.asked(("quotes",), (), ())
    assert not table.asked((), (), ("lt",))
    assert not table.asked((), (), ("lt.MD_BASEFORM",)).wants("MD_BASEFORM", "GRAMMAR")
    assert not table.asked((), (), ("lt.KNOW_NOW",)).wants("KNOW_NOW", "CONFUSED_WORDS")
    named = table.asked((), ("lt.WELL_WILL", "lt.MORFOLOGIK_RULE_EN_GB"), ())
    assert named.wants("WELL_WILL", "CONFUSED_WORDS")
    assert named.wants("MORFOLOGIK_RULE_EN_GB", "TYPOS")
    only = table.asked(("lt.MD_BASEFORM",), (), ())
    assert only.wants("MD_BASEFORM", "GRAMMAR")
    assert not only.wants("KNOW_NOW", "CONFUSED_WORDS")


def test_what_is_sent_is_as_long_as_the_copy() -> None:
    assert as_asked("one\r\ntwo\tthree\x00four\u2028five") == "one  two three four five"


def asked() -> Asked:
    return table.asked((), (), ())


def test_offsets_beyond_the_basic_plane(there: Standin) -> None:
    text = "😀😀 They did 𝒌knot go, 😀knot 😀."
    found = Client(there.url, "en", asked()).ask(text)
    assert [text[m.start : m.end] for m in found] == ["knot", "knot"]
    there.questions.clear()
    # A finding that itself holds such characters.
    assert client._end("a😀b😀c", 1, 5) == 4


def test_a_proxy_does_not_see_what_stays_here(there: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert Client(there.url, "en", asked()).ask("They did knot go.")
    assert client.version_at(there.url) == "6.6 2025"


@pytest.mark.parametrize(
    ("mode", "words", "gone"),
    [
        ("error", "answers wrongly: LanguageToolError: Error: Internal Error", False),
        ("page", "answers wrongly", False),
        ("list", "answers wrongly", False),
        ("shape", "answers wrongly", False),
        ("beyond", "answers wrongly: ValueError: an offset beyond the end", False),
        ("cut", "does not answer", True),
        ("silent", "did not answer within 1 seconds", False),
    ],
)
def test_wrong_answers(
    there: Standin, monkeypatch: pytest.MonkeyPatch, mode: str, words: str, gone: bool
) -> None:
    monkeypatch.setattr(client, "FIRST", 1.0)
    there.mode = mode
    begun = time.monotonic()
    with pytest.raises(Fault) as e:
        Client(there.url, "en", asked()).ask("They did knot go.")
    assert words in str(e.value)
    assert e.value.gone is gone
    assert time.monotonic() - begun < 5


def test_nobody_there() -> None:
    with pytest.raises(Fault) as e:
        Client(f"http://127.0.0.1:{keeper.free_port()}", "en", asked()).ask("They did knot go.")
    assert e.value.gone
    with pytest.raises(Fault):
        client.version_at(f"http://127.0.0.1:{keeper.free_port()}")


# -- what is remembered ----------------------------------------------------------------------------
def test_only_changed_paragraphs_are_asked_again(there: Standin, desk: Path) -> None:
    first = "The council did knot meet.\n\nIt will meet again on Monday in the hall.\n\nThe end is near for all of it.\n"
    (desk / "a.txt").write_text(first)
    (desk / "copylint.toml").write_text(f'[languagetool]\nuse = true\nserver = "{there.url}"\n')
    run("check", "a.txt")
    assert len(there.questions) == 1
    run("check", "a.txt")
    assert len(there.questions) == 1
    (desk / "a.txt").write_text(first.replace("on Monday", "on Tuesday"))
    got = run("check", "--format", "json", "a.txt")
    assert [q["text"] for q in there.questions[1:]] == ["It will meet again on Tuesday in the hall."]
    assert json.loads(got.stdout)
    (desk / "b.txt").write_text("A new line came first here.\n\n" + first)
    run("check", "b.txt")
    assert [q["text"] for q in there.questions[2:]] == ["A new line came first here."]
    run("check", "--variant", "en-GB", "a.txt")
    assert there.questions[-1]["language"] == "en-GB"


def test_keys_tell_versions_languages_and_rules_apart() -> None:
    one = remembered.key("6.6", "en", frozenset({"A"}), "text")
    others = [
        remembered.key("6.7", "en", frozenset({"A"}), "text"), remembered.key("6.6", "en-GB", frozenset({"A"}), "text"),
        remembered.key("6.6", "en", frozenset({"A", "B"}), "text"), remembered.key("6.6", "en", frozenset({"A"}), "texts"),
    ]  # fmt: skip
    assert len({one, *others}) == 5
    assert one == remembered.key("6.6", "en", frozenset({"A"}), "text")


SAID = [Match(0, 4, "RULE", "CATEGORY", "issue", "Wörds “here” 😀.", ("fix", "fïx"))]
KEY = remembered.key("6.6", "en", frozenset(), "text")


def test_answers_are_kept_private_and_whole(tmp_path: Path) -> None:
    memory = remembered.Remembered(str(tmp_path))
    memory.put({KEY: SAID, b"0" * 16: []})
    for again in (memory, remembered.Remembered(str(tmp_path))):
        assert again.get({KEY: 4, b"0" * 16: 0, b"1" * 16: 9}) == {KEY: SAID, b"0" * 16: []}
        # An answer that does not fit its paragraph is none.
        assert again.get({KEY: 3}) == {}
    for path in tmp_path.iterdir():
        if os.name != "nt":
            assert path.stat().st_mode & 0o077 == 0
        assert b"text" not in path.read_bytes()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda b: b"this is no row" * 100,
        lambda b: b.replace(b"RULE", b"RUIN"),
        lambda b: b[:20],
        lambda b: b + b"x",
    ],
)
def test_a_damaged_file_is_made_again(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    remembered.Remembered(str(tmp_path)).put({KEY: SAID})
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    memory = remembered.Remembered(str(tmp_path))
    assert memory.get({KEY: 4}) in ({}, {KEY: SAID})
    memory.put({KEY: SAID})
    assert path.read_bytes() == whole
    assert remembered.Remembered(str(tmp_path)).get({KEY: 4}) == {KEY: SAID}


@pytest.mark.parametrize(
    "data", [b"7", b"[[0]]", b'[[0,9,"r","c","i","m",[]]]', b'[[0,1,"r","c","i","m",[2]]]', b"[["]
)
def test_a_sound_record_that_is_no_answer_is_not_believed(tmp_path: Path, data: bytes) -> None:
    Rows("answers", str(tmp_path)).put(KEY, data)
    assert remembered.Remembered(str(tmp_path)).get({KEY: 4}) == {}


@posix
def test_a_file_of_somebody_else_is_not_used(tmp_path: Path) -> None:
    remembered.Remembered(str(tmp_path)).put({KEY: SAID})
    (path,) = tmp_path.iterdir()
    real = tmp_path / "real"
    path.rename(real)
    path.symlink_to(real)
    real.write_bytes(b"")
    memory = remembered.Remembered(str(tmp_path))
    memory.put({KEY: SAID})
    assert real.read_bytes() == b""
    assert remembered.Remembered(str(tmp_path)).get({KEY: 4}) == {}


# -- the command line ------------------------------------------------------------------------------
def ids(got: Result) -> list[str]:
    return [f["rule"] for f in json.loads(got.stdout)]


def test_check(there: Standin, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", there.url)
    (desk / "a.txt").write_text(FAULTY)
    plain = run("check", "--format", "json", "a.txt")
    assert not there.questions
    got = run("check", "--languagetool", "--format", "json", "a.txt")
    assert got.stderr == ""
    theirs = [f for f in json.loads(got.stdout) if f["rule"].startswith("lt.")]
    assert [f["rule"] for f in theirs] == ["lt.MD_BASEFORM"]
    assert theirs[0]["text"] == "be read" == FAULTY[theirs[0]["start"] : theirs[0]["end"]]
    assert theirs[0]["fixes"][0]["safety"] == "unsafe"
    # copylint's own finding on the other fault stays as it was.
    assert [f for f in json.loads(got.stdout) if not f["rule"].startswith("lt.")] == json.loads(plain.stdout)
    assert run("check", "--languagetool=require", "a.txt").exit_code == 1
    assert ids(run("check", "--languagetool", "--ignore", "lt", "--format", "json", "a.txt")) == ids(plain)
    assert ids(run("check", "--languagetool", "--select", "lt", "--format", "json", "a.txt")) == [
        "lt.CONFUSION_KNOT_NOT",
        "lt.MD_BASEFORM",
    ]
    assert ids(run("check", "--languagetool", "--select", "lt.MD_BASEFORM", "--format", "json", "a.txt")) == [
        "lt.MD_BASEFORM"
    ]
    assert ids(
        run("check", "--languagetool", "--select", "lt.MADE_UP", "--format", "json", "-", stdin="A wibble.\n")
    ) == ["lt.MADE_UP"]


def test_fix(there: Standin, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", there.url)
    (desk / "a.txt").write_text(FAULTY)
    assert run("fix", "--languagetool", "--select", "lt", "--write", "a.txt").exit_code == 0
    assert (desk / "a.txt").read_text() == FAULTY
    got = run("fix", "--languagetool", "--select", "lt", "--write", "--unsafe-fixes", "a.txt")
    assert got.exit_code == 0
    assert (desk / "a.txt").read_text() == FAULTY.replace("knot", "not").replace("be read", "be heard")


def test_many_files_in_processes(there: Standin, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", there.url)
    for k in range(4):
        (desk / f"{k}.txt").write_text(FAULTY)
    two = run("check", "--languagetool", "--format", "json", "-j", "2", ".")
    one = run("check", "--languagetool", "--format", "json", "-j", "1", ".")
    assert ids(one).count("lt.MD_BASEFORM") == 4
    assert one.stdout == two.stdout


def test_option() -> None:
    got = run("check", "--languagetool=maybe", "-", stdin=CLEAN)
    assert got.exit_code == 2
    assert "expected nothing or require, found 'maybe'" in got.stderr
    assert run("check", "--select", "lt.md_baseform", "-", stdin=CLEAN).exit_code == 2


def test_settings(desk: Path) -> None:
    path = desk / "copylint.toml"

    def value(text: str) -> str:
        path.write_text(text)
        return next(v for k, v, _ in shown(Resolver().for_folder(str(desk))) if k == "languagetool")

    assert value("") == "false"
    assert value("languagetool = true") == "true"
    assert value('languagetool = "require"') == '"require"'
    assert (
        value('[languagetool]\nuse = true\nserver = "http://127.0.0.1:8081"')
        == '{ use = true, server = "http://127.0.0.1:8081" }'
    )
    path.write_text("languagetool = true")
    assert Resolver({"languagetool": "off"}).for_folder(str(desk)).languagetool == "off"
    path.write_text('languagetool = {jars = "jars"}')
    with pytest.raises(ConfigError, match="jars are run, so this file may not name them"):
        Resolver().for_folder(str(desk))
    s = Resolver(None, str(path)).for_folder(str(desk))
    assert s.languagetool_jars == str((desk / "jars").resolve())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("languagetool = 1", 'expected true, false or "require", found 1'),
        ("[languagetool]\nsevrer = 'x'", "unknown key 'sevrer'"),
        ("[languagetool]\nserver = 'lt.example.org'", "server: expected an address such as"),
        ("[languagetool]\nserver = 'file:///etc/passwd'", "server: expected an address such as"),
        ("[languagetool]\nserver = 'http://me:secret@lt.example.org'", "server: expected an address such as"),
        ("[languagetool]\nserver = 'http://127.0.0.1:8081'\njars = 'x'", "not both"),
    ],
)
def test_wrong_settings(desk: Path, text: str, message: str) -> None:
    path = desk / "copylint.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as e:
        load(str(path))
    assert message in str(e.value)


@pytest.fixture
def elsewhere(there: Standin, desk: Path, monkeypatch: pytest.MonkeyPatch) -> Standin:
    """A server that passes for one of another machine, and settings that name it."""
    monkeypatch.setattr(client, "is_loopback", lambda url: False)
    monkeypatch.setattr(resolver, "is_loopback", lambda url: False)
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.delenv("COPYLINT_TRUST", raising=False)
    (desk / "copylint.toml").write_text(f'[languagetool]\nuse = true\nserver = "{there.url}"\n')
    for name in ("a.txt", "b.txt"):
        (desk / name).write_text(FAULTY)
    return there


@pytest.mark.parametrize("way", ["config", "variable", "trust"])
def test_a_server_elsewhere_is_warned_of(
    elsewhere: Standin, desk: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    path = desk / "copylint.toml"
    if way == "variable":
        monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", elsewhere.url)
    elif way == "trust":
        monkeypatch.setenv("COPYLINT_TRUST", str(desk))
    got = run("check", *(["--config", "copylint.toml"] if way == "config" else []), ".")
    by = {"config": "copylint.toml", "variable": "COPYLINT_LANGUAGETOOL_SERVER", "trust": path}[way]
    assert (
        got.stderr
        == f"copylint: LanguageTool: the copy is sent to {elsewhere.url}, unencrypted, as {by} says\n"
    )
    assert got.exit_code == 1
    assert elsewhere.questions


def test_a_file_beside_the_copy_does_not_send_it_elsewhere(elsewhere: Standin, desk: Path) -> None:
    for command in (["check"], ["fix"], ["fix", "--write"]):
        got = run(*command, ".")
        assert got.exit_code == 2
        assert got.stderr.startswith(
            f"copylint: {desk / 'copylint.toml'}: languagetool: the server {elsewhere.url} is not this machine, and a file "
            "beside the copy may not have it sent there; "
        )
        for way in (
            f"COPYLINT_LANGUAGETOOL_SERVER={elsewhere.url}",
            f"--config {desk / 'copylint.toml'}",
            f"COPYLINT_TRUST={desk}",
        ):
            assert way in got.stderr
    assert not elsewhere.questions
    assert not elsewhere.asked
    got = run("check", "--no-languagetool", ".")  # then nothing is sent anywhere
    assert got.exit_code == 1
    assert got.stderr == ""


def test_the_warning_is_out_before_anything_is_asked(elsewhere: Standin, desk: Path) -> None:
    """Not with the first report, as other notes are: on stderr, before the first byte leaves."""
    said: list[str] = []

    class Seen(io.StringIO):
        def flush(self) -> None:
            said.append(f"{self.getvalue()}|{len(elsewhere.asked)}")

    with pytest.MonkeyPatch.context() as m:
        m.setattr(sys, "stderr", Seen())
        Checker(Options(overrides={}, config="copylint.toml", cache=False)).check("a.txt")
    assert (
        said[0]
        == f"copylint: LanguageTool: the copy is sent to {elsewhere.url}, unencrypted, as copylint.toml says\n|0"
    )
    assert elsewhere.asked


@pytest.mark.parametrize("how", ["closed", "none", "full", "stand-in"])
def test_where_the_warning_cannot_be_said_nothing_is_sent(
    elsewhere: Standin, desk: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    shut = io.StringIO()
    shut.close()
    with pytest.MonkeyPatch.context() as m:
        m.setattr(
            sys, "stderr", {"closed": shut, "none": None, "full": Full(), "stand-in": io.StringIO()}[how]
        )
        m.setattr(streams, "closed", {"stderr"} if how == "stand-in" else set())
        _, given = plain(["check", "--no-cache", "-q", "a.txt"]) or ("", {})
        done = Run({**given, "config": "copylint.toml"}).linter.check_file("a.txt")
    assert (
        f"that copy goes to {elsewhere.url} cannot be said on stderr; going on without it"
        in done.notes[0].text
    )
    assert not elsewhere.asked


def test_of_several_processes_one_says_it(elsewhere: Standin, desk: Path) -> None:
    # The others would pass for this machine's: what they say themselves would be more than nothing.
    checker = Checker(Options(overrides={}, config="copylint.toml", cache=False))
    paths = [str(desk / name) for name in ("a.txt", "b.txt")]
    assert checker.opinions.announce(paths) == (elsewhere.url,)
    assert not elsewhere.asked
    again = Checker(Options(overrides={}, config="copylint.toml", cache=False, told=(elsewhere.url,)))
    with pytest.MonkeyPatch.context() as m:
        m.setattr(sys, "stderr", None)
        assert not again.check(paths[0]).notes
    assert elsewhere.asked


@posix
def test_under_umask_002_its_folders_are_private_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_STATE_DIR", str(tmp_path / "new" / "copylint"))
    before = os.umask(0o002)
    try:
        made = folders.state()
    finally:
        os.umask(before)
    assert made.stat().st_mode & 0o777 == made.parent.stat().st_mode & 0o777 == 0o700


# -- who answers ---------------------------------------------------------------------------------------
@posix
def test_an_impostor_that_has_the_port_first_is_not_believed(
    desk: Path, jars: Callable[..., Path], tmp_path: Path, there: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server that was started does not get the port, and takes its time to say so."""
    jars("mute")
    port = there.server_address[1]
    assert keeper.answers(port)
    monkeypatch.setattr(keeper, "free_port", lambda: port)
    there.asked.clear()
    installation = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    folder = server._folder(installation)
    order = {
        "folder": str(folder), "java": java.find().path, "classpath": "x", "version": "6.6", "memory": "9m", "idle": 5.0, "start": 1.0,
    }  # fmt: skip
    kept = keeper.Keeper(order)
    try:
        assert kept._start() is None
    finally:
        kept._kill()
    state = json.loads((folder / "state.json").read_text())
    assert state["state"] == "failed"
    assert "what answers on its port is another program" in state["why"]
    assert there.asked
    assert not there.questions


@posix
def test_who_took_the_port_of_a_server_that_ended_is_not_asked(
    desk: Path, jars: Callable[..., Path], tmp_path: Path, there: Standin
) -> None:
    jars()
    installation = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    running = server.start(installation)
    assert running.folder is not None
    assert server.running(installation) is not None
    state = json.loads((running.folder / "state.json").read_text())
    folders.write_whole(running.folder / "state.json", json.dumps({**state, "port": there.server_address[1]}))
    assert server.running(installation) is None
    assert not there.questions


def test_whose_a_socket_is(there: Standin, tmp_path: Path) -> None:
    pytest.importorskip("psutil")
    port = there.server_address[1]
    assert sockets.listens(os.getpid(), port)
    assert not sockets.listens(os.getpid(), keeper.free_port())
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        assert not sockets.listens(other.pid, port)
        assert sockets._listens_by_psutil(os.getpid(), port)
        assert not sockets._listens_by_psutil(other.pid, port)
        other.kill()
    assert not sockets.listens(0, port)
    # A server may be started by a script.
    text = "import socket, sys; s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1], flush=True); input()"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {text!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        port = int(first.stdout.readline())
        assert sockets.listens(first.pid, port)
        assert sockets._listens_by_psutil(first.pid, port)
        first.communicate("\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_socket_beside_the_servers_own_is_one_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sockets, "_listening", lambda table, port: ["11", "12"] if table.endswith("tcp") else []
    )
    for held, believed in (({"11"}, False), ({"11", "12", "13"}, True), (set(), False)):
        monkeypatch.setattr(sockets, "_sockets_of", lambda pids, held=held: held)
        assert sockets.listens(os.getpid(), 80) is believed


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8081", True), ("http://localhost", True), ("http://[::1]:80", True), ("http://127.9.9.9", True),
        ("https://api.languagetool.org", False), ("http://10.0.0.1", False), ("http://localhost.example.org", False),
    ],
)  # fmt: skip
def test_what_is_here(url: str, here: bool) -> None:
    assert client.is_loopback(url) is here


# -- faults ------------------------------------------------------------------------------------------
def faulty_run(desk: Path, words: str) -> None:
    """A run goes on with copylint's own findings, says why once, and ends with 2 only on request."""
    for name in ("a.txt", "b.txt"):
        (desk / name).write_text(FAULTY)
    plain = run("check", "--format", "json", ".")
    got = run("check", "--languagetool", "--format", "json", ".")
    assert got.stdout == plain.stdout
    assert words in got.stderr
    assert WITHOUT in got.stderr
    assert len([x for x in got.stderr.splitlines() if "passed over" not in x]) == 1
    assert got.exit_code == plain.exit_code == 1
    strict = run("check", "--languagetool=require", "--format", "json", ".")
    assert strict.stdout == plain.stdout
    assert words in strict.stderr
    assert strict.exit_code == 2
    clean = run("check", "--languagetool", "-", stdin=CLEAN)
    assert clean.exit_code == 0


def test_nothing_installed(desk: Path) -> None:
    faulty_run(desk, "it is not installed; run `copylint languagetool install`")
    got = run("languagetool", "status")
    assert got.exit_code == 2
    assert "not installed" in got.stdout


def test_the_extra_is_missing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "language_tool_python", None)
    faulty_run(desk, "pip install 'copylint[languagetool]'")
    assert "missing: pip install 'copylint[languagetool]'" in run("languagetool", "status").stdout


@posix
@pytest.mark.parametrize(
    ("mode", "version", "words"),
    [
        ("well", "11.0.2", "is Java 11, and LanguageTool needs Java 17 or newer"),
        ("well", "1.8.0_292", "is Java 8, and LanguageTool needs Java 17 or newer"),
        ("no-version", "17", "does not say which Java it is, but 'Segmentation fault'"),
        ("busy", "17.0.9", "ended as soon as it was started: java.net.BindException: Address already in use"),
        ("crash", "17.0.9", "Could not find or load main class"),
    ],
)
def test_a_java_that_will_not_do(
    desk: Path, jars: Callable[..., Path], mode: str, version: str, words: str
) -> None:
    jars(mode, version)
    faulty_run(desk, words)


@posix
def test_no_java(
    desk: Path, jars: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    jars()
    monkeypatch.setenv("PATH", str(tmp_path))
    faulty_run(desk, "there is no Java here")
    assert "there is no Java here" in run("languagetool", "status").stdout


@posix
def test_a_java_that_never_answers(
    desk: Path, jars: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "START", 1.0)
    jars("mute")
    faulty_run(desk, "LanguageTool did not answer within 1 seconds of its start")


@posix
def test_a_server_that_always_dies(desk: Path, jars: Callable[..., Path]) -> None:
    starts = jars("dies")
    (desk / "a.txt").write_text(FAULTY)
    got = run("check", "--languagetool", "--format", "json", "a.txt")
    assert "does not answer; going on without it" in got.stderr
    assert got.exit_code == 1
    assert len(starts.read_text()) == 3


@posix
def test_a_server_that_dies_in_the_middle_is_started_again(desk: Path, jars: Callable[..., Path]) -> None:
    starts = jars("dies-once")
    (desk / "a.txt").write_text(FAULTY)
    got = run("check", "--languagetool", "--format", "json", "a.txt")
    assert got.stderr == ""
    assert "lt.MD_BASEFORM" in ids(got)
    assert len(starts.read_text()) == 2


@posix
def test_a_port_that_is_taken_is_passed_over(desk: Path, jars: Callable[..., Path]) -> None:
    starts = jars("busy-once")
    (desk / "a.txt").write_text(FAULTY)
    got = run("check", "--languagetool=require", "--format", "json", "a.txt")
    assert (got.stderr, got.exit_code) == ("", 1)
    assert len(starts.read_text()) == 2


@pytest.mark.parametrize("mode", ["error", "page", "shape", "beyond"])
def test_a_server_that_answers_wrongly(
    desk: Path, there: Standin, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", there.url)
    there.mode = mode
    faulty_run(desk, "answers wrongly")


def test_a_server_that_never_answers(desk: Path, there: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", there.url)
    monkeypatch.setattr(client, "FIRST", 0.4)
    there.mode = "silent"
    faulty_run(desk, "did not answer within")


def test_no_server_at_the_address(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", f"http://127.0.0.1:{keeper.free_port()}")
    faulty_run(desk, "does not answer")


def test_a_folder_without_jars(desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_JARS", str(tmp_path / "none"))
    faulty_run(desk, "is not a folder with LanguageTool's jars")
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_JARS", str(desk))
    faulty_run(desk, "there is no languagetool-server jar in")


# -- the life of a server -----------------------------------------------------------------------------
def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def gone(pid: int, patience: float = 8.0) -> bool:
    end = time.monotonic() + patience
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


def pids(s: server.Server) -> tuple[int, int]:
    assert s.folder is not None
    state = json.loads((s.folder / "state.json").read_text())
    return state["keeper"], state["java"]


@posix
def test_a_server_is_started_once_and_ended_on_request(jars: Callable[..., Path], tmp_path: Path) -> None:
    starts = jars()
    there = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    assert there.version == "6.6"
    one, two = server.start(there), server.start(there)
    assert one == two
    assert one.url.startswith("http://127.0.0.1:")
    assert len(starts.read_text()) == 1
    assert one.folder is not None
    assert one.folder.stat().st_mode & 0o077 == 0
    assert (one.folder / "state.json").stat().st_mode & 0o077 == 0
    assert f"answers on {one.url}" in run("languagetool", "status").stdout
    both = pids(one)
    got = run("languagetool", "stop")
    assert got.stdout == "ended 1 server\n"
    assert all(gone(p) for p in both)
    assert not (one.folder / "state.json").exists()
    assert run("languagetool", "stop").stdout == "no server was running\n"


@posix
def test_a_server_ends_when_nobody_asks(
    jars: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_IDLE", "1")
    jars()
    there = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    s = server.start(there)
    both = pids(s)
    for _ in range(4):  # as long as it is needed it stays
        time.sleep(0.5)
        s.touch()
        assert all(map(alive, both))
    assert all(gone(p) for p in both)
    assert server.running(there) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system ends it only on Linux")
def test_a_server_does_not_outlive_a_keeper_that_is_killed(jars: Callable[..., Path], tmp_path: Path) -> None:
    jars()
    there = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    s = server.start(there)
    both = pids(s)
    os.kill(both[0], 9)
    assert all(gone(p) for p in both)
    # What it left behind misleads nobody.
    assert server.running(there) is None
    again = server.start(there)
    assert set(pids(again)).isdisjoint(both)


@posix
def test_two_who_start_at_once_share_a_server(jars: Callable[..., Path], tmp_path: Path) -> None:
    import threading

    starts = jars()
    there = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    found: list[server.Server] = []
    threads = [threading.Thread(target=lambda: found.append(server.start(there))) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join(30)
    assert len(found) == 4
    assert len(set(found)) == 1
    assert len(starts.read_text()) == 1


@posix
def test_a_later_run_finds_the_server_warm(jars: Callable[..., Path], desk: Path) -> None:
    starts = jars()
    (desk / "a.txt").write_text(FAULTY)
    assert run("check", "--languagetool=require", "a.txt").exit_code == 1
    (desk / "a.txt").write_text(FAULTY.replace("plan", "bill"))
    assert run("check", "--languagetool=require", "a.txt").exit_code == 1
    assert len(starts.read_text()) == 1
    # What is remembered needs no server at all.
    run("languagetool", "stop")
    assert "lt.MD_BASEFORM" in ids(run("check", "--languagetool=require", "--format", "json", "a.txt"))
    assert len(starts.read_text()) == 1


@posix
def test_an_orphan_is_ended(tmp_path: Path) -> None:
    import subprocess

    folder = tmp_path / "state" / "languagetool" / "server-x"
    folder.mkdir(parents=True)
    ours = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", str(folder)])
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        for process, ended in ((ours, True), (other, False)):
            (folder / "state.json").write_text(json.dumps({"state": "ready", "java": process.pid, "port": 9}))
            assert server.stop() == ended
            assert (process.poll() is not None) == ended
    finally:
        for process in (ours, other):
            process.kill()
            process.wait()


@posix
def test_a_folder_of_others_is_not_used(tmp_path: Path, desk: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "data" / "languagetool").mkdir(parents=True)
    (tmp_path / "data" / "languagetool").chmod(0o777)
    with pytest.raises(Unavailable, match="can be written to by others"):
        install.installed()
    got = run("check", "--languagetool", "-", stdin=CLEAN)
    assert "can be written to by others" in got.stderr


# -- installing ------------------------------------------------------------------------------------------
def test_what_comes_is_held_against_checksums(tmp_path: Path) -> None:
    import hashlib

    folder = tmp_path / "libs"
    folder.mkdir()
    (folder / "a.jar").write_bytes(b"one")
    sums = f"{hashlib.sha256(b'one').hexdigest()}  a.jar\n"
    install.verify(folder, sums)
    (folder / "a.jar").write_bytes(b"two")
    with pytest.raises(Unavailable, match=r"a\.jar does not have the checksum"):
        install.verify(folder, sums)
    (folder / "b.jar").write_bytes(b"more")
    with pytest.raises(Unavailable, match=r"b\.jar"):
        install.verify(folder, sums)


@posix
def test_an_install_that_fails_leaves_nothing(jars: Callable[..., Path], tmp_path: Path) -> None:
    starts = jars()
    got = run("languagetool", "install", "--from", "maven")
    assert got.exit_code == 2
    assert "there is no Maven here" in got.stderr
    mvn = starts.parent / "mvn"
    mvn.write_text(f"#!{sys.executable}\nprint('[ERROR] Could not transfer artifact')\nraise SystemExit(1)\n")
    mvn.chmod(0o755)
    got = run("languagetool", "install", "--from", "maven")
    assert got.exit_code == 2
    assert "Maven could not get LanguageTool 6.6: [ERROR] Could not transfer artifact" in got.stderr
    assert install.installed() is None
    assert [p.name for p in (tmp_path / "data" / "languagetool").iterdir()] == ["install.lock"]


@posix
def test_no_install_without_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    got = run("languagetool", "install")
    assert got.exit_code == 2
    assert "there is no Java here" in got.stderr


def test_a_download_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "find", lambda: java.Java("java", 17, ""))
    from language_tool_python import download_lt

    def fail(self: object) -> None:
        raise TimeoutError("Request timed out.")

    monkeypatch.setattr(download_lt.ReleaseLocalLanguageTool, "download", fail)
    before = os.environ.get("LTP_PATH")
    with pytest.raises(Unavailable, match="Request timed out"):
        install.install("download")
    assert os.environ.get("LTP_PATH") == before
    assert install.installed() is None


def test_the_rules_asked_for_are_listed() -> None:
    got = run("languagetool", "rules")
    assert got.exit_code == 0
    assert "lt.MD_BASEFORM" in got.stdout
    assert "CONFUSED_WORDS" in got.stdout
    assert (
        "lt.MD_BASEFORM is LanguageTool's; `copylint languagetool rules`"
        in run("rules", "lt.MD_BASEFORM").stderr
    )


def test_nothing_is_imported_unless_asked_for(desk: Path) -> None:
    import subprocess

    (desk / "a.txt").write_text(FAULTY)
    code = (
        "import sys\nfrom copylint.cli.main import cli\n"
        "try: cli(['check', 'a.txt'])\nexcept SystemExit: pass\n"
        "print([m for m in sys.modules if 'language_tool' in m or 'copylint.languagetool' in m or m == 'requests'])"
    )
    got = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, check=True)
    assert got.stdout.splitlines()[-1] == "[]"


def test_the_spinner() -> None:
    import io

    from copylint.cli.progress import Spinner

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    now = [0.0]
    out = Terminal()
    spinner = Spinner("LanguageTool is starting", out, lambda: now[0])
    spinner.tick()
    assert out.getvalue() == ""
    now[0] = 1.0
    spinner.tick()
    assert "LanguageTool is starting" in out.getvalue()
    spinner.wipe()
    assert out.getvalue().endswith("\r\x1b[K")
    quiet = io.StringIO()
    spinner = Spinner("x", quiet, lambda: now[0])
    now[0] = 9.0
    spinner.tick()
    spinner.wipe()
    assert quiet.getvalue() == ""


def test_one_opinion_for_a_checker() -> None:
    checker = Checker(Options(overrides={}))
    assert isinstance(checker.opinions._opinion(), SecondOpinion)
    assert checker.opinions._opinion() is checker.opinions._opinion()
