"""What CONTRIBUTING says of a story's way and of adding to copylint works as it stands there: its own blocks
are run, and added to a copy of copylint that otherwise stays as it is."""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.places import ROOT, RULES

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(?:python|yaml)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
#: path -> text of the files that the page adds: blocks whose first line says where they belong.
ADDED = {m[1]: block for block in BLOCKS if (m := re.match(r"# (\S+\.(?:py|yaml))\n", block))}
COPY = "The doors open at eight!!!\n"


def test_a_storys_way_is_as_told() -> None:
    told = "\n".join(block for block in BLOCKS if block.startswith(">>>"))
    example = doctest.DocTestParser().get_doctest(told, {}, "CONTRIBUTING", "CONTRIBUTING.md", 0)
    assert len(example.examples) > 10
    said: list[str] = []
    assert doctest.DocTestRunner().run(example, out=said.append).failed == 0, "".join(said)


def test_each_thing_is_one_file() -> None:
    parts = ("kinds/", "rules/", "formats/readers/", "reports/formats/", "desk.py")
    assert [part for path in ADDED for part in parts if part in path.replace("src/copylint/", "", 1)] == list(
        parts
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of copylint with what the page adds."""
    top = tmp_path_factory.mktemp("house")
    ignored = shutil.ignore_patterns("__pycache__", "_rules.pack")
    shutil.copytree(ROOT / "src" / "copylint", top / "src" / "copylint", ignore=ignored)
    shutil.copytree(RULES, top / "rules", ignore=ignored)
    for path, text in ADDED.items():
        assert not (top / path).exists()
        (top / path).write_text(text, "utf-8")
    return top


def run(house: Path, *args: str, copy: str = COPY) -> str:
    env = {**os.environ, "PYTHONPATH": str(house / "src"), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *args],
        cwd=house,
        env=env,
        input=copy,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.stderr == ""
    return done.stdout


def test_a_kind_and_a_rule_of_it_are_found(house: Path) -> None:
    (found,) = json.loads(run(house, "-m", "copylint", "check", "--format", "json", "-"))
    assert (found["rule"], found["text"]) == ("typography.exclamations", "!!!")
    assert [edit["replacement"] for fix in found["fixes"] for edit in fix["edits"]] == ["!"]


def test_the_examples_of_the_rule_are_its_tests(house: Path) -> None:
    code = """
from pathlib import Path
from copylint.engine import examples
from copylint.packs import loader
rules = loader.load_file(Path("rules/typography/exclamations.yaml"))
print(len(rules), [str(f) for f in examples.run(rules)])"""
    assert run(house, "-c", code) == "1 []\n"


def test_a_format_is_read(house: Path) -> None:
    (house / "ferry.wire").write_text(":slug ferry!!! teh\n\n" + COPY, "utf-8")
    found = json.loads(run(house, "-m", "copylint", "check", "--format", "json", "ferry.wire"))
    assert [(f["rule"], f["line"]) for f in found] == [("typography.exclamations", 3)]


def test_a_report_is_written(house: Path) -> None:
    said = run(house, "-m", "copylint", "check", "--format", "tally", "-")
    assert said == "1 typography.exclamations\n"


def test_a_front_end_runs(house: Path) -> None:
    said = run(house, "desk.py", copy="The council met on teh bank!!\n")
    assert (
        said
        == "The council met on the bank!!\n\ntypography.exclamations: One exclamation mark is loud enough.\n"
    )
