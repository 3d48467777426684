"""The second opinion asked of a real LanguageTool, which Maven brings once for all tests of a run.

In CI it must be there; elsewhere these tests are skipped where Java or Maven is missing.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copylint.cli.main import cli
from copylint.languagetool import Unavailable, client, install, java, remembered, server, table
from copylint.languagetool.client import Client
from copylint.languagetool.opinion import SecondOpinion
from copylint.story.story import Story
from copylint.text.document import Document
from support.places import ROOT


def _missing(why: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"LanguageTool must be there in CI: {why}")
    pytest.skip(f"no real LanguageTool: {why}")


@pytest.fixture(scope="session")
def shared(languagetool_folder: Path) -> Path:
    """A folder with a real installation, made by whichever worker comes first."""
    if not client.there():
        _missing("language-tool-python is not installed")
    try:
        java.find()
    except Unavailable as e:
        _missing(str(e))
    if shutil.which("mvn") is None:
        _missing("there is no Maven")
    before = os.environ.get("COPYLINT_DATA_DIR")
    os.environ["COPYLINT_DATA_DIR"] = str(languagetool_folder)
    try:
        install.install("maven")
    except Unavailable as e:
        _missing(str(e))
    finally:
        if before is None:
            del os.environ["COPYLINT_DATA_DIR"]
        else:
            os.environ["COPYLINT_DATA_DIR"] = before
    return languagetool_folder


@pytest.fixture(autouse=True)
def _folders(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One server for all tests and workers; it ends with the run."""
    monkeypatch.setenv("COPYLINT_DATA_DIR", str(shared))
    monkeypatch.setenv("COPYLINT_STATE_DIR", str(shared))
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_IDLE", "300")
    for name in ("COPYLINT_LANGUAGETOOL_SERVER", "COPYLINT_LANGUAGETOOL_JARS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(
        "copylint.languagetool.opinion.Remembered", lambda: remembered.Remembered(str(tmp_path))
    )


@pytest.fixture
def there() -> server.Server:
    """The server that all these tests share."""
    found = install.installed()
    assert found is not None
    return server.start(found)


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(args), input=stdin)


STORY = """Council to vote on plan

The council has went through the plan, Andrii Sybiha told Dmitry Peskov. Sybiha said the organisers would \
favour it. 😀😀 The board are knot sure, officials said, but they will looking at the plan 😀 on Monday.

“We was told to wait,” the mayor said. “They knew it.

“And they knew,” he said.

I herd that the virus have gained ground, and that the consequences has been felt by those who is working \
there.
"""


def test_a_story(desk: Path) -> None:
    (desk / "a.txt").write_text(STORY, "utf-8")
    got = run("check", "--languagetool=require", "--select", "lt", "--format", "json", "a.txt")
    assert got.stderr == ""
    assert got.exit_code == 1
    found = json.loads(got.stdout)
    said = {f["rule"]: f for f in found}
    assert {"lt.MD_BASEFORM", "lt.CONFUSION_KNOT_NOT", "lt.PERS_PRONOUN_AGREEMENT"} <= set(said)
    for f in found:
        assert STORY[f["start"] : f["end"]] == f["text"]
        for fix in f["fixes"]:
            assert fix["safety"] == "unsafe"
            for e in fix["edits"]:
                assert 0 <= e["start"] <= e["end"] <= len(STORY)
    # Beyond the emoji the places are right still.
    assert said["lt.MD_BASEFORM"]["text"] == "looking"
    assert said["lt.MD_BASEFORM"]["fixes"][0]["edits"][0]["replacement"] == "look"
    # What was said is reported and never reworded; names are names; the quotation runs on.
    assert said["lt.PERS_PRONOUN_AGREEMENT"]["text"] == "was"
    assert said["lt.PERS_PRONOUN_AGREEMENT"]["fixes"] == []
    assert not {"Andrii", "Sybiha", "Peskov", "Dmitry"} & {w for f in found for w in f["text"].split()}
    assert not any("UNPAIRED" in f["rule"] for f in found)


def test_innocent_stories_stay_innocent(desk: Path) -> None:
    traps = ROOT / "seeds" / "traps"
    got = run("check", "--languagetool=require", "--select", "lt", str(traps))
    assert (got.stderr, got.exit_code) == ("", 0), got.stdout


def test_every_listed_rule_and_category_is_known(there: server.Server) -> None:
    # One question with every rule named: LanguageTool refuses a category it does not have.
    asked = table.asked((), (), ())
    found = Client(there.url, "en-GB", asked).ask("They did knot go. He went too the shop.")
    assert {m.rule for m in found} >= {"CONFUSION_KNOT_NOT"}
    assert {m.category for m in found} & asked.categories


def test_the_version_is_the_pinned_one(there: server.Server) -> None:
    assert client.version_at(there.url).startswith("6.6 ")
    assert there.version == "6.6"


PARAGRAPHS = [
    "The council has went through the plan.", "They will looking at it. I herd of it.",
    "😀 The board did knot vote 😀.", "He said: “We should of known.", "“They was there.”",
    "A line without a stop", "it begins small.", "The the end, and the virus have gained ground.",
    "They went too the shop; the team what won is their.",
    "Mr Smith have left, and those who is working there knew it.",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_a_paragraph_gets_the_same_answer_in_any_company(there: server.Server, language: str) -> None:
    c = Client(there.url, language, table.asked((), (), ()))
    alone = [(p, m.rule, m.replacements, p[m.start : m.end]) for p in PARAGRAPHS for m in c.ask(p)]
    for order in (PARAGRAPHS, PARAGRAPHS[::-1]):
        text = "\n\n".join(order)
        together = []
        for m in c.ask(text):
            p = next(x for x in order if text.index(x) <= m.start < text.index(x) + len(x))
            together.append((p, m.rule, m.replacements, text[m.start : m.end]))
        assert sorted(together) == sorted(alone)
    assert len(alone) >= 6


@pytest.mark.parametrize(
    "odd", ["\u00ad", "\u200b", "\u00a0", "\ufeff", "e\u0301", "\u2028", "𝒳", "👩‍👩‍👧", "\t", "ﬁ", "\x07"]
)
def test_odd_characters_do_not_shift_places(there: server.Server, odd: str) -> None:
    text = f"A {odd} word{odd}s here {odd}. They did knot go."
    found = SecondOpinion().on(Story(Document("a.txt", text)), [], {}, table.asked((), (), ()))
    assert [
        "knot" in text[f.span.start : f.span.end] for f in found if f.rule == "lt.CONFUSION_KNOT_NOT"
    ] == [True]


def test_a_server_that_is_killed_in_the_middle(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Java is killed before it can answer: the run goes on, with both opinions; afterwards no Java is
    left."""
    monkeypatch.setenv("COPYLINT_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_IDLE", "3")
    killed = []
    ask = Client.ask

    def killing(self: Client, *args: object) -> object:
        ((folder, _),) = server.kept()
        state = json.loads((folder / "state.json").read_text())
        if not killed:
            os.kill(state["java"], 9)
        killed.append(state["java"])
        return ask(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Client, "ask", killing)
    (desk / "a.txt").write_text(STORY, "utf-8")
    got = run("check", "--languagetool=require", "--select", "lt", "--format", "json", "a.txt")
    assert (got.stderr, got.exit_code) == ("", 1)
    assert "lt.MD_BASEFORM" in got.stdout
    assert len(set(killed)) == 2
    # Nobody asks any more: it ends by itself.
    end = time.monotonic() + 20
    while list(server.kept()) and time.monotonic() < end:
        time.sleep(0.1)
    assert not list(server.kept())
    for pid in set(killed):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_status(there: server.Server) -> None:
    got = run("languagetool", "status")
    assert got.exit_code == 0
    assert f"answers on {there.url} (LanguageTool 6.6)" in got.stdout
    assert "(from maven)" in got.stdout
    assert "LanguageTool 6.6 is in" in run("languagetool", "install").stdout
