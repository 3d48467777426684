"""One table of keys: what looks at each value, where it goes, and what the documentation says of it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from copylint.linter.setting_keys import ELSEWHERE, KEYS, MERGES, TABLE, as_table
from copylint.linter.setting_values import ConfigError, Values
from copylint.linter.settings import Settings
from copylint.linter.settings_file import load
from copylint.linter.settings_shown import shown
from support.places import ROOT


def test_every_key_has_what_looks_at_it_and_where_it_goes() -> None:
    there = {f.name for f in fields(Settings)}
    for key in TABLE:
        assert callable(getattr(Values(""), key.takes)), key.name
        assert set(key.stored) <= there, key.name
        assert key.help.endswith("."), key.name
    assert len(KEYS) == len(TABLE)


def test_every_field_that_somebody_states_belongs_to_a_key() -> None:
    told = {"folder", "file", "anchors", "origins", "read_as"}
    assert {f.name for f in fields(Settings)} - told == MERGES.keys()


def test_lists_that_add_are_those_called_so_and_those_of_the_house() -> None:
    adds = {k.name for k in TABLE if k.merges == "adds"}
    called = {k.name for k in TABLE if k.name.startswith("extend")}
    assert adds == called | {"words", "names-files", "rules"}


def test_config_shows_every_key() -> None:
    assert [key for key, _, _ in shown(Settings())] == [k.name for k in TABLE]


def test_the_documentation_has_the_table() -> None:
    assert f"\n{as_table()}\n" in (ROOT / "docs/settings.md").read_text("utf-8")


#: Every key of the first version, as it was stated then.
FIRST = """
variant = "en-GB"
style = "guardian"
select = ["names", "quotes"]
extend-select = ["pilot"]
ignore = ["dates"]
rules = ["house.yaml"]
exclude = ["archive/"]
extensions = [".txt", ".md"]
encoding = "cp1252"
published = 2026-03-04
unsafe-fixes = true
languagetool = "require"

[per-file-ignores]
"wire/*" = ["names"]
"""


@pytest.mark.parametrize("project", [False, True])
def test_an_old_settings_file_goes_on_working(tmp_path: Path, project: bool) -> None:
    (tmp_path / "house.yaml").write_text("rules: []\n", "utf-8")
    path = tmp_path / ("pyproject.toml" if project else "copylint.toml")
    text = FIRST.replace("[per-file-ignores]", "[tool.copylint.per-file-ignores]") if project else FIRST
    path.write_text(f"[tool.copylint]{text}" if project else text, "utf-8")
    s = load(str(path))
    assert s is not None
    assert (s.variant, s.style, s.select, s.extend_select) == (
        "en-GB", ("guardian",), ("names", "quotes"), ("pilot",),
    )  # fmt: skip
    assert (s.ignore, s.exclude, s.extensions) == (("dates",), ("archive/",), (".txt", ".md"))
    assert (s.encoding, s.published, s.unsafe_fixes) == ("cp1252", date(2026, 3, 4), True)
    assert (s.languagetool, s.per_file_ignores) == ("require", (("wire/*", ("names",)),))
    assert s.rules == (str((tmp_path / "house.yaml").resolve()),)


@pytest.mark.parametrize("key", sorted(ELSEWHERE))
def test_of_a_key_that_stands_elsewhere_it_is_said_where(tmp_path: Path, key: str) -> None:
    path = tmp_path / "copylint.toml"
    path.write_text(f'\n{key} = ["x"]\n', "utf-8")
    with pytest.raises(ConfigError) as e:
        load(str(path))
    assert str(e.value) == f"{path}:2: unknown key {key!r}: it is {ELSEWHERE[key]}"
