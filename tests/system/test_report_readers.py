"""Reports as the programs read them that they are for: reviewdog, Microsoft's SARIF validator, readers of
JUnit and SARIF.

Reviewdog and the validator are no Python: they are asked where they are installed, as the build server has
them (`.ci/run`).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from copylint.linter.door import Linter
from copylint.reports import formats
from copylint.reports.formats import View
from support.places import SEEDS


@pytest.fixture(scope="module")
def reports():
    """What is found in the stories with faults, in a clean one, and a file that is not there."""
    paths = [
        *sorted(map(str, (SEEDS / "faulty").glob("*.txt"))),
        *sorted(map(str, SEEDS.glob("*.txt")))[:1],
        "gone.txt",
    ]
    linter = Linter()
    return [linter.check_file(p) for p in paths]


@pytest.fixture
def written(reports, tmp_path):
    """Writes a report, of findings or of none, and returns its file."""

    def write(form: str, none: bool = False) -> Path:
        path = tmp_path / f"report.{form}"
        view = View(rule=Linter().rule)
        path.write_text("".join(formats.render(form, [] if none else reports, view)), encoding="utf-8")
        return path

    return write


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.mark.parametrize("none", [False, True], ids=["findings", "nothing"])
def test_a_reader_of_sarif_reads_all_results(written, reports, none):
    import pysarif

    log = pysarif.load_from_file(str(written("sarif", none)))
    results = log.runs[0].results
    found = [f for r in reports for f in r.findings]
    assert [r.rule_id for r in results] == ([] if none else [f.rule for f in found])
    rules = log.runs[0].tool.driver.rules
    assert all(rules[r.rule_index].id == r.rule_id for r in results)
    assert none or all(r.short_description.text for r in rules)


@pytest.mark.parametrize("none", [False, True], ids=["findings", "nothing"])
def test_microsofts_validator_has_nothing_against_the_sarif(written, none):
    path = written("sarif", none)
    env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    line = [tool("sarif-multitool"), "validate", str(path), "--level", "Error"]
    done = subprocess.run(line, capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error" not in done.stdout.lower()


@pytest.mark.parametrize("none", [False, True], ids=["findings", "nothing"])
@pytest.mark.parametrize("form", ["rdjson", "checkstyle", "sarif"])
def test_reviewdog_shows_each_finding_where_it_is(written, reports, form, none):
    path = written(form, none)
    line = [tool("reviewdog"), f"-f={form}", "-reporter=local", "-filter-mode=nofilter"]
    with open(path, "rb") as f:
        done = subprocess.run(line, stdin=f, capture_output=True, check=False, cwd=path.parent)
    shown = done.stdout.decode().splitlines()
    assert done.returncode == 0, done.stderr
    assert len(shown) == (0 if none else sum(len(r.findings) for r in reports))
    first = reports[0].findings[0]
    assert none or first.rule in shown[0]


@pytest.mark.parametrize("none", [False, True], ids=["findings", "nothing"])
def test_a_reader_of_junit_counts_as_we_do(written, reports, none):
    from junitparser import JUnitXml

    suites = list(JUnitXml.fromfile(str(written("junit", none))))
    assert [s.failures for s in suites] == ([] if none else [len(r.findings) for r in reports])
    assert sum(s.errors for s in suites) == (0 if none else 1)
    assert all(s.tests == len(list(s)) for s in suites)


def test_gitlabs_report_has_what_gitlab_asks_for(written):
    """Its documentation: description, check_name, fingerprint (unique), severity of five, path and line."""
    told = json.loads(written("gitlab").read_text())
    assert len({e["fingerprint"] for e in told}) == len(told)
    for e in told:
        assert set(e) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert e["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not e["location"]["path"].startswith(("./", "\\"))
        assert e["location"]["lines"]["begin"] >= 1
