"""Settings that a program states: as in a file, and wrong ones named with the right one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import copylint
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings_file import load


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({"varient": "en-GB"}, "unknown key 'varient'; did you mean 'variant'?"),
        ({"variant": "en-UK"}, "variant: expected auto, en-US, en-GB; found 'en-UK'; did you mean"),
        (
            {"read_as": "markdwn"},
            "read-as: expected text, markdown, mdx; found 'markdwn'; did you mean 'markdown'?",
        ),
        ({"published": "March"}, "published: expected a date such as 2026-03-04, found 'March'"),
        ({"select": "quotes"}, "select: expected a list of texts, found 'quotes'"),
        ({"encoding": "utf-9"}, "encoding: unknown encoding 'utf-9'"),
        ({"exclude": ["!"]}, "exclude: '!' is no pattern of files"),
        ({"extensions": [".wire"]}, "extensions: no reader knows .wire files"),
        (
            {"formats": {".wire": "txt"}},
            "formats: .wire: expected text, markdown, mdx; found 'txt'; did you mean 'text'?",
        ),
        ({"unsafe_fixes": "yes"}, "unsafe-fixes: expected true or false, found 'yes'"),
        ({"languagetool": "requir"}, "languagetool: expected true, false or \"require\", found 'requir'"),
        ({"languagetool_server": "nowhere"}, "languagetool: server: expected an address"),
    ],
)
def test_a_wrong_setting_is_a_value_error_that_names_the_right_one(
    stated: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError) as e:
        copylint.Settings(**stated)
    assert type(e.value) is copylint.ConfigError
    assert str(e.value).startswith(message)


def test_rules_and_styles_that_are_not_there_are_told_when_the_linter_is_made() -> None:
    for stated, near in (
        ({"select": ["speling"]}, "'spelling'"),
        ({"ignore": ["spacng"]}, "'spacing'"),
        ({"style": "gardian"}, "'guardian'"),
    ):
        with pytest.raises(ValueError, match=f"did you mean {near}"):
            copylint.Linter(copylint.Settings(**stated))
    with pytest.raises(copylint.PackError, match=r"none\.yaml:1: cannot be read"):
        copylint.Linter(packs=["none.yaml"])


def test_a_setting_is_wrong_in_a_file_as_it_is_in_a_program(tmp_path: Path) -> None:
    (tmp_path / "copylint.toml").write_text('variant = "en-UK"\n', "utf-8")
    with pytest.raises(ConfigError) as in_file:
        load(str(tmp_path / "copylint.toml"))
    with pytest.raises(ConfigError) as in_program:
        copylint.Settings(variant="en-UK")
    assert str(in_file.value).endswith(f":1: {in_program.value}")


def test_settings_are_the_same_however_they_are_stated(tmp_path: Path) -> None:
    import pickle

    text = 'variant = "en-GB"\nselect = ["spelling"]\npublished = 2026-03-04\nlanguagetool = true\n'
    text += '[formats]\n".wire" = "text"\n'
    (tmp_path / "copylint.toml").write_text(text, "utf-8")
    stated = copylint.Settings(
        variant="en-GB",
        select=("spelling",),
        published="2026-03-04",
        languagetool=True,
        formats={".WIRE": "text"},
        folder=str(tmp_path),
    )
    assert load(str(tmp_path / "copylint.toml")) == stated
    assert pickle.loads(pickle.dumps(stated)) == stated
