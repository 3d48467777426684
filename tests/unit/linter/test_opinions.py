"""Whose second opinion a run asks, and that no copy leaves the machine before that is said."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from copylint.cli import streams
from copylint.cli.arguments import plain
from copylint.cli.running import Run
from copylint.languagetool import client
from copylint.languagetool.opinion import SecondOpinion
from copylint.linter import resolver
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.linter.stated import stated
from support.commandline import run
from support.languagetooling import Standin, standin
from support.secondopinions import FAULTY, own_folders


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with own_folders(tmp_path, monkeypatch):
        yield


@pytest.fixture
def there() -> Iterator[Standin]:
    with standin() as s:
        yield s


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
            f"copylint: {desk / 'copylint.toml'}: languagetool: the server {elsewhere.url} is not this "
            "machine, and a file "
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
    assert said[0] == (
        f"copylint: LanguageTool: the copy is sent to {elsewhere.url}, unencrypted, as copylint.toml says\n|0"
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
        done = Run({**given, "config": stated(["copylint.toml"])}).linter.check_file("a.txt")
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


def test_nothing_is_imported_unless_asked_for(desk: Path) -> None:
    import subprocess

    (desk / "a.txt").write_text(FAULTY)
    code = (
        "import sys\nfrom copylint.cli.main import cli\n"
        "try: cli(['check', 'a.txt'])\nexcept SystemExit: pass\n"
        "print([m for m in sys.modules if 'language_tool' in m or 'copylint.languagetool' in m or m == "
        "'requests'])"
    )
    got = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, check=True)
    assert got.stdout.splitlines()[-1] == "[]"


def test_one_opinion_for_a_checker() -> None:
    checker = Checker(Options(overrides={}))
    assert isinstance(checker.opinions._opinion(), SecondOpinion)
    assert checker.opinions._opinion() is checker.opinions._opinion()
