"""tools/audit.sh says what pip-audit found, and what it could not find out. pip-audit itself is
stood in for by a script: no network here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.places import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a shell script")

FINE = {"name": "click", "version": "8.1.7", "vulns": []}
FAULTY = {"name": "jinja2", "version": "2.11.2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.11.3"]}]}
HOPELESS = {"name": "jinja2", "version": "2.11.2", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}
STRANGE = {"name": "house", "skip_reason": "not found"}

#: Makes the virtual environment's python a copy of itself; writes REPORT where the report should go.
PYTHON = """#!/bin/sh
case "$2" in
venv) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
pip) [ -n "$REPORT" ] || { echo "no network" >&2; exit 1; } ;;
pip_audit)
    [ "$REPORT" = none ] && { echo "no answer" >&2; exit 1; }
    while [ "$1" != --output ]; do
        [ "$1" = --requirement ] && cp "$2" "$LISTED"
        shift
    done
    printf %s "$REPORT" >"$2" ;;
esac
"""


def audit(folder: Path, report: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs the script over the packages of this Python."""
    python = folder / "python3"
    python.write_text(PYTHON)
    python.chmod(0o755)
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(sys.executable)
    env = {
        **os.environ,
        "VENV": str(folder),
        "PYTHON": str(python),
        "REPORT": report,
        "LISTED": str(folder / "listed.txt"),
        **more,
    }
    # Through a link alone a virtual environment would not be found.
    env["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    return subprocess.run(
        ["sh", str(ROOT / "tools" / "audit.sh")], env=env, capture_output=True, text=True, timeout=120
    )


def _report(*dependencies: dict[str, Any]) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


@pytest.mark.parametrize(
    ("report", "code", "says"),
    [
        (_report(FINE), 0, "1 packages looked up, 0 known faults"),
        (_report(FINE, FAULTY), 1, "jinja2 2.11.2: PYSEC-1, fixed in 2.11.3"),
        (_report(FINE, HOPELESS), 0, "jinja2 2.11.2: PYSEC-2, no release without it yet"),
        (_report(FINE, STRANGE), 0, "1 packages are not in the database"),
        (
            _report(STRANGE),
            0,
            "knows none of the packages; known faults of the dependencies were not looked up",
        ),
        ('{"dependencies": [', 0, "were not looked up"),
        ("none", 0, "pip-audit got no answer"),
        ("", 0, "pip-audit cannot be installed (no network)"),
    ],
)
def test_what_is_known_is_said_and_only_what_has_a_remedy_fails(
    tmp_path: Path, report: str, code: int, says: str
) -> None:
    done = audit(tmp_path, report)
    assert says in done.stdout + done.stderr
    assert done.returncode == code, done.stderr


def test_what_is_installed_is_what_is_asked_about(tmp_path: Path) -> None:
    audit(tmp_path, _report(FINE))
    listed = (tmp_path / "listed.txt").read_text().casefold()
    assert "pytest==" in listed
    assert "click==" in listed


@pytest.mark.parametrize("report", ["", "none", _report(STRANGE)])
def test_whoever_requires_an_audit_gets_one_or_an_error(tmp_path: Path, report: str) -> None:
    assert audit(tmp_path, report, AUDIT="require").returncode == 2
