"""Copy of which a stand-in for LanguageTool has something to say, and runs that go on without it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

from copylint.languagetool import remembered, server
from support.commandline import run

CLEAN = "The council met on Monday. It will meet again on Tuesday.\n"
FAULTY = "The council did knot meet on Monday 😀. The plan will be read again.\n"
WITHOUT = "going on without it"
posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for Java is a script")


@contextmanager
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
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


def ids(got: Result) -> list[str]:
    return [f["rule"] for f in json.loads(got.stdout)]


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
