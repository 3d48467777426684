"""The commands of `copylint languagetool`."""

from __future__ import annotations

from support.commandline import run


def test_the_rules_asked_for_are_listed() -> None:
    got = run("languagetool", "rules")
    assert got.exit_code == 0
    assert "lt.MD_BASEFORM" in got.stdout
    assert "CONFUSED_WORDS" in got.stdout
    assert (
        "lt.MD_BASEFORM is LanguageTool's; `copylint languagetool rules`"
        in run("rules", "lt.MD_BASEFORM").stderr
    )
