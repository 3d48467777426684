"""The GitHub Action: its last step is run as the runner runs it, in bash, with the inputs in the
environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
import yaml

from support.places import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]


@pytest.fixture
def step(tmp_path):
    """Runs the step that checks, and returns its exit status, what it printed and what it put out."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    (script,) = [s["run"] for s in STEPS if s.get("id") == "check"]
    output = tmp_path / "output"

    def run(paths: str, args: str = "", sarif: str = "") -> tuple[int, str, str]:
        path = os.pathsep.join((os.path.dirname(sys.executable), os.environ["PATH"]))
        told = {"PATHS": paths, "ARGS": args, "SARIF": sarif, "GITHUB_OUTPUT": str(output), "PATH": path}
        line = [bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
        done = subprocess.run(
            line, capture_output=True, text=True, cwd=tmp_path, env={**os.environ, **told}, check=False
        )
        return done.returncode, done.stdout, output.read_text()

    return run


def test_findings_annotate_the_copy_and_end_with_1(step, tmp_path):
    (tmp_path / "a b.txt").write_text("They recieved the the keys.\n")
    status, out, told = step("a b.txt\n", sarif="a.sarif")
    assert status == 1
    assert told == "status=1\n"
    assert out.startswith("::")
    assert "file=a b.txt,line=1" in out
    assert json.loads((tmp_path / "a.sarif").read_text())["runs"][0]["results"]


def test_clean_copy_ends_with_0_and_a_wrong_option_with_2(step, tmp_path):
    (tmp_path / "a.txt").write_text("They received the keys.\n")
    assert step(".")[0] == 0
    assert step(".", "--select\nnonesuch")[0] == 2


def test_what_an_input_says_is_never_run(step, tmp_path):
    (tmp_path / "a.txt").write_text("Fine.\n")
    step("a.txt\n$(touch ran)\n`touch ran`\n; touch ran", "--style\n$(touch ran)")
    assert not (tmp_path / "ran").exists()
    for s in STEPS:
        assert "${{" not in s.get("run", "")


def test_every_input_says_what_it_is():
    assert all(i["description"] and "default" in i for i in ACTION["inputs"].values())
