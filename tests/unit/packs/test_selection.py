"""Which rules run: those that are on, and those that are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.packs import loader
from support.keptpacks import ONE


def test_drafts_and_rules_that_are_off_run_when_named(desk: Path) -> None:
    from copylint.packs.selection import SelectionError, choose

    text = ONE + ONE.replace("rules:\n", "").replace("trial.one", "trial.draft").replace(
        "    tags", "    status: draft\n    tags"
    )
    text += (
        ONE.replace("rules:\n", "")
        .replace("trial.one", "trial.off")
        .replace("    tags", "    enabled: 'false'\n    tags")
    )
    text += (
        ONE.replace("rules:\n", "")
        .replace("trial.one", "trial.gone")
        .replace("    tags", "    status: retired\n    tags")
    )
    (desk / "all.yaml").write_text(text.replace("was: [trial.old]", "was: []"), "utf-8")
    rules = loader.load([desk / "all.yaml"])

    def ids(**given: object) -> list[str]:
        return [r.id for r in choose(rules, **given)]  # type: ignore[arg-type]

    assert ids() == ["trial.one"]
    assert ids(select=["trial"]) == ["trial.one"]
    assert ids(select=["t"]) == ["trial.one"]
    assert ids(select=["all"]) == ["trial.one"]
    assert ids(select=["trial.draft"]) == ["trial.draft"]
    assert ids(extend=["trial.off"]) == ["trial.one", "trial.off"]
    assert ids(extend=["draft"]) == ["trial.one", "trial.draft"]
    assert ids(select=["trial.gone"]) == []
    assert ids(ignore=["t"]) == []
    assert choose(rules, styles=("own",))[0].severity.label == "error"
    with pytest.raises(SelectionError, match=r"no style 'owm'; did you mean 'own'\?"):
        choose(rules, styles=("owm",))
    with pytest.raises(SelectionError, match="no rule, topic or tag 'nothing'"):
        choose(rules, ignore=["nothing"])
