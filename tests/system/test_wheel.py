"""The wheel holds all that copylint needs: rules, word tables, models."""

from __future__ import annotations

import os
import shutil
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from copylint.packs import loader
from support.installing import copy_of_project, need_index, run
from support.places import ROOT
from support.twinned import twin_of, typed

FAULTY = "Minister visits\n\nThe minister said , then left for the the capital.\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that a machine with a compiler makes."""
    need_index()
    made = tmp_path_factory.mktemp("wheel")
    project = copy_of_project(made / "project")
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", made / "dist", cwd=project
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = (made / "dist").glob("*.whl")
    return wheel


def test_the_wheel_works_on_its_own(wheel: Path, tmp_path: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    rules = ROOT / "rules"
    for path in rules.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            assert f"copylint/_rules/{path.relative_to(rules).as_posix()}" in inside
    assert "copylint/py.typed" in inside
    assert "copylint/_rules.pack" in inside
    tables = {n for n in inside if n.startswith(f"copylint/_tables_{sys.byteorder}/")}
    assert len(tables) == 6
    compiled = {n.partition(".")[0] for n in inside if n.endswith((".so", ".pyd"))}
    assert compiled == {twin_of(n) for n in typed()}
    assert "-cp311-abi3-" in wheel.name
    assert not any(n.startswith("tests/") for n in inside)

    venv.create(tmp_path / "venv", with_pip=True)
    home = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    installed = run(
        home / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=tmp_path
    )
    assert installed.returncode == 0, installed.stderr

    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "story.txt").write_text(FAULTY, "utf-8")
    env = {"COPYLINT_CACHE_DIR": str(tmp_path / "cache")}
    # The rules that came with the wheel are taken: nothing reads a rule file.
    first = run(
        home / "python", "-X", "importtime", "-m", "copylint", "check", "story.txt", cwd=desk, env=env
    )
    assert first.returncode == 1, first.stderr
    assert "copylint.engine.engine" in first.stderr
    assert "copylint.packs.loader" not in first.stderr
    # Its tables are used as they came: none is made in the cache.
    assert not [p.name for p in (tmp_path / "cache").rglob("*.table")]
    for _ in range(2):  # the second time from the cache
        got = run(home / "copylint", "check", "story.txt", cwd=desk, env=env)
        assert got.returncode == 1, got.stderr
        assert got.stdout.startswith("story.txt:3:18: ")
        assert got.stderr == ""
    mended = run(home / "copylint", "fix", "--write", "story.txt", cwd=desk, env=env)
    assert mended.returncode == 0, mended.stderr
    assert "said, then" in (desk / "story.txt").read_text("utf-8")

    checked = run(home / "python", ROOT / "tools" / "check_wheel.py", cwd=desk, env=env)
    assert checked.returncode == 0, checked.stderr

    listed = run(home / "copylint", "rules", cwd=desk, env=env)
    ids = [line.split()[0] for line in listed.stdout.splitlines()[1:]]
    assert ids == [r.id for r in loader.load(sorted(rules.glob("*/*.yaml"), key=lambda p: p.name))]
    where = run(
        home / "python", "-c", "import copylint.tables.shipped as r; print(r.rules_folder())", cwd=desk
    )
    assert Path(where.stdout.strip()).is_relative_to(tmp_path / "venv")


def other_pythons() -> dict[str, str]:
    """The Pythons on this machine that are not the one that runs, each version once, by version."""
    kept = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    found = {}
    for minor in range(11, 30):
        name = f"python3.{minor}"
        for path in (shutil.which(name), *sorted(map(str, kept.glob(f"3.{minor}.*/bin/{name}")))):
            if path and minor != sys.version_info.minor:
                asked = run(path, "-c", "import sys, venv; print('%d.%d' % sys.version_info[:2])", cwd=Path())
                if asked.stdout.strip() == f"3.{minor}":
                    found[f"3.{minor}"] = path
    return found


def test_the_same_wheel_works_in_later_pythons_without_a_compiler(wheel: Path, tmp_path: Path) -> None:
    others = other_pythons()
    if not others:
        pytest.skip("this machine has one Python only")
    (tmp_path / "empty").mkdir()
    for version, python in others.items():
        home = tmp_path / version
        made = run(python, "-m", "venv", "--without-pip", home, cwd=tmp_path)
        assert made.returncode == 0, made.stderr
        own = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        # Nothing is built: neither copylint nor what it needs.
        install = ["install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
        got = run(sys.executable, "-m", "pip", "--python", own, *install, wheel, cwd=tmp_path)
        assert got.returncode == 0, f"{version}: {got.stderr}"
        env = {"PATH": str(tmp_path / "empty"), "COPYLINT_CACHE_DIR": str(tmp_path / f"cache-{version}")}
        checked = run(own, ROOT / "tools" / "check_wheel.py", cwd=tmp_path, env=env)
        assert checked.returncode == 0, f"{version}: {checked.stdout}{checked.stderr}"
        assert checked.stdout.startswith(f"Python {version}."), checked.stdout


def test_without_a_compiler_the_wheel_is_pure_python(tmp_path: Path) -> None:
    project = copy_of_project(tmp_path / "project")
    # A compiler that is none, as on a machine without one.
    built = run(
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        tmp_path / "dist",
        cwd=project,
        env={"CC": "no-such-compiler"},
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    assert wheel.name.endswith("-none-any.whl")
    assert "stays pure Python" in built.stdout + built.stderr
    inside = zipfile.ZipFile(wheel).namelist()
    assert {f"{n.replace('.', '/')}.pxd" for n in typed()} <= set(inside)
    assert not [n for n in inside if n.endswith((".so", ".pyd"))]
