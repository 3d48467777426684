"""Files of other people, and what is made of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from copylint.linter.resolver import Resolver
from copylint.packs import sources

posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes are POSIX matters")


root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="only an administrator can make other users' files",
)


STRANGER, DESK, NEWS = 4321, 1234, 5000


FAULTY, FIXED = "The council met on teh river bank.\n", "The council met on the river bank.\n"


RULE = """
rules:
- {id: own.word, kind: phrase, message: x, fix: safe, match: {pairs: {wibble: wobble}}, examples: [{ok: x}, \
{bad: wibble, fix: wobble}]}
"""


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder of rules with one rule."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "one.yaml").write_text(
        RULE.replace("own.word", "spelling.word").replace("wibble", "teh").replace("wobble", "the")
    )
    return str(folder)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, few: str) -> None:
    """Nothing of whoever runs the tests counts: neither how they became root nor whom they trust."""
    monkeypatch.setattr(sources, "rules_path", lambda: few)
    for name in ("SUDO_UID", "COPYLINT_TRUST"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture
def copy(desk: Path) -> Path:
    """A folder of copy with settings, all of this user's."""
    folder = desk / "copy"
    folder.mkdir()
    (folder / "a.txt").write_text(FAULTY)
    (folder / "copylint.toml").write_text('style = "house"\n')
    (folder / "copylint.toml").chmod(0o644)
    return folder


def style(folder: Path, *named: str | Path) -> str | None:
    return next(iter(Resolver(named=[str(n) for n in named]).for_folder(str(folder)).style), None)


def notes(folder: Path, *named: str | Path) -> list[str]:
    resolver = Resolver(named=[str(n) for n in named])
    resolver.for_folder(str(folder))
    return list(resolver.trust.notes.values())


@pytest.fixture
def foreign(copy: Path) -> Path:
    """Settings that everybody may write to."""
    path = copy / "copylint.toml"
    path.write_text('ignore = ["spelling"]\n')
    path.chmod(0o666)
    return path


def listing(text: str, mode: int = 0o644) -> Path:
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "copylint" / "copylint.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(mode)
    return path


linux = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere the user's configuration folder cannot be moved"
)
