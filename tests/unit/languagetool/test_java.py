"""A Java that is not there, is too old, or will not start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.commandline import run
from support.secondopinions import faulty_run, posix


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
