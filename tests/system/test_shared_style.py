"""The shared style of the documentation, built and installed as it stands there; a desk builds on it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from support.places import ROOT

RAISES = "raise RuntimeError('a style is data: nothing of it is run')\n"


def files() -> dict[str, str]:
    page = (ROOT / "docs/settings.md").read_text("utf-8")
    return dict(re.findall(r"^```\w+\n# (\S+/\S+)\n(.*?)^```", page, re.DOTALL | re.MULTILINE))


def test_the_style_of_the_documentation_installs_and_holds_and_is_not_run(tmp_path: Path) -> None:
    found = files()
    assert len(found) == 7
    # Were anything of it imported, this would be raised.
    for path, text in {**found, "ourpaper-style/ourpaper_style/__init__.py": RAISES}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    site = tmp_path / "site"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-build-isolation",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run(
        [*pip, "--disable-pip-version-check", "--target", str(site), "./ourpaper-style"],
        cwd=tmp_path,
        check=True,
        timeout=120,
    )

    def run(*args: str) -> tuple[int, str]:
        got = subprocess.run(
            [sys.executable, "-m", "copylint", *args],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(site), "COPYLINT_CACHE_DIR": str(tmp_path / "cache")},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert "Traceback" not in got.stderr, got.stderr
        assert "not obeyed" not in got.stderr, got.stderr
        return got.returncode, got.stdout

    code, out = run("check", "--format", "json", "desk")
    assert code == 1
    assert [f["rule"] for f in json.loads(out)] == ["house.name", "house.rejected", "ourpaper.free-gift"]
    code, out = run("config", "desk/story.txt")
    assert code == 0
    settings = site / "ourpaper_style/copylint.toml"
    assert re.search(rf'^variant = "en-GB" +# {re.escape(str(settings))}:1$', out, re.MULTILINE)
    (tmp_path / "desk/copylint.toml").write_text('extend = "pkg:sport"\n', "utf-8")
    code, out = run("config", "--format", "json", "desk/story.txt")
    words = json.loads(out)["settings"]["words"]
    assert words["value"] == {"accept": ["golazo"], "reject": {"utilise": "use"}}
    assert [o["kind"] for o in words["from"]] == ["package", "package"]
