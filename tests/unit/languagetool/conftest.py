"""Stand-ins for a server and for Java, and folders of each test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.languagetooling import Standin, fake_jars, fake_java, standin
from support.secondopinions import own_folders


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with own_folders(tmp_path, monkeypatch):
        yield


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
