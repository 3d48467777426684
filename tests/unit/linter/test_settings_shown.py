"""Settings as `copylint config` shows them."""

from __future__ import annotations

from pathlib import Path

from copylint.linter.resolver import Resolver
from copylint.linter.settings_shown import shown


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_every_setting_is_shown_with_its_origin(desk: Path) -> None:
    path = write(
        desk / "copylint.toml",
        'variant = "en-GB"\npublished = 2026-03-04\n[per-file-ignores]\n"a*" = ["names"]',
    )
    rows = {k: (v, o) for k, v, o in shown(Resolver({"style": "x"}).for_file("a.txt"))}
    assert rows["variant"] == ('"en-GB"', f"{path}:1")
    assert rows["published"] == ("2026-03-04", f"{path}:2")
    assert rows["per-file-ignores"] == ('{ "a*" = ["names"] }', f"{path}:3")
    assert rows["style"] == ('"x"', "the command line")
    assert rows["extensions"] == ('[".txt", ".md", ".markdown", ".mdx"]', "default")
    assert rows["unsafe-fixes"] == ("false", "default")
