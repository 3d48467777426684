"""What all tests share: a cache folder of their own, and golden files that can be written anew."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from support import own_rules
from support.places import GOLDEN

_cache: list[str] = []
_SHARED = "COPYLINT_TESTS_LANGUAGETOOL"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the files under tests/golden anew instead of comparing with them",
    )
    group = parser.getgroup("fuzz", "the long random run, pytest -m fuzz")
    group.addoption("--inputs", type=int, default=1_000_000, help="how many texts to try")
    group.addoption("--first", type=int, default=1_000, help="the number of the first")
    group.addoption("--processes", type=int, default=0, help="processes to use, by default one a core")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Plain `pytest` uses every core; what is named on the command line runs in one process."""
    asked = config.option
    worker = hasattr(config, "workerinput")  # which has no workers of its own
    if config.args_source is config.ArgsSource.TESTPATHS and not (
        worker or asked.usepdb or asked.collectonly
    ):
        if getattr(asked, "numprocesses", 0) is None:
            asked.numprocesses, asked.dist = os.cpu_count() or 1, "worksteal"


def pytest_configure(config: pytest.Config) -> None:
    # Before anything asks for it: tests must neither use nor fill the cache of whoever runs them.
    _cache.append(tempfile.mkdtemp(prefix="copylint-tests-"))
    os.environ["COPYLINT_CACHE_DIR"] = _cache[0]
    # Nor whom they trust, or how they became root.
    os.environ["XDG_CONFIG_HOME"] = os.path.join(_cache[0], "no-settings")
    for name in (
        "NO_COLOR",
        "FORCE_COLOR",
        "COPYLINT_DEBUG",
        "COPYLINT_NO_CACHE",
        "COPYLINT_TRUST",
        "SUDO_UID",
    ):
        os.environ.pop(name, None)
    if not hasattr(config, "workerinput"):
        # Shared with the workers, which get it from the environment: LanguageTool is 90 MB.
        os.environ[_SHARED] = tempfile.mkdtemp(prefix="copylint-languagetool-")
    own_rules.share(config)
    for name in ("COPYLINT_DATA_DIR", "COPYLINT_STATE_DIR"):
        os.environ[name] = os.environ[_SHARED]


def pytest_unconfigure(config: pytest.Config) -> None:
    for folder in _cache:
        shutil.rmtree(folder, ignore_errors=True)
    if not hasattr(config, "workerinput"):
        shared = Path(os.environ.pop(_SHARED))
        if (shared / "languagetool").is_dir():
            from copylint.languagetool import server

            server.stop()
        shutil.rmtree(shared, ignore_errors=True)


@pytest.fixture(scope="session")
def languagetool_folder() -> Path:
    """The folder for the one LanguageTool of a run; its servers are ended with the run."""
    return Path(os.environ[_SHARED])


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a golden file, or writes the file with --update-golden."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
            return
        assert path.exists(), f"{path} is missing: run pytest --update-golden and look at what it writes"
        assert text == path.read_bytes().decode("utf-8"), "see pytest --update-golden"

    return compare


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
