"""Of the rules that there are a linter makes those that its copy calls for, and with a pack of its own no
others."""

from __future__ import annotations

from pathlib import Path

import pytest

import copylint
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.packs import pack, sources
from copylint.rules.rule import Rule
from support.trialpack import PACK, checker

FIVE = "rules:\n" + "".join(
    f"- {{id: own.{word}, kind: phrase, message: Say boat., fix: none, match: {{find: [{word}]}}, examples:"
    f" [{{ok: The boat left.}}, {{bad: The {word} left., at: {word}}}]}}\n"
    for word in ("ferry", "launch", "tender", "dinghy", "barge")
)
COPY = "The ferry left teh quay, he said."


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.yaml"
    path.write_text(FIVE, "utf-8")
    return path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the rules that are made of kept packs."""
    ids: list[str] = []
    real = pack._rule

    def rule(raw: list[object]) -> Rule:
        ids.append(str(raw[0]))
        return real(raw)

    monkeypatch.setattr(pack, "_rule", rule)
    return ids


def test_a_linter_with_five_rules_of_its_own_loads_five(house: Path, made: list[str]) -> None:
    for k in range(2):
        linter = copylint.Linter(packs=[house], own=False)
        assert [f.rule for f in linter.check(COPY).findings] == ["own.ferry"]
        assert linter.fix(COPY).text == COPY
        rules = linter._checker.engine(linter._checker.options.settings or copylint.Settings()).rules
        assert [r.id for r in rules] == [f"own.{w}" for w in ("ferry", "launch", "tender", "dinghy", "barge")]
        assert all(id_.startswith("own.") for id_ in made), k


def test_beside_copylints_own_a_pack_makes_only_the_rules_that_the_copy_calls_for(
    house: Path, made: list[str]
) -> None:
    linter = copylint.Linter(packs=[house])
    linter = copylint.Linter(packs=[house])  # both packs are kept by now
    made.clear()
    linter = copylint.Linter(packs=[house])
    last = len(made)
    assert last <= 2  # the last of each pack, by which it is seen that it is whole
    assert {"own.ferry"} <= {f.rule for f in linter.check(COPY).findings}
    assert "own.ferry" in made
    assert not {"own.launch", "own.tender", "own.dinghy"} & set(made)
    assert last < len(made) < 200


def test_without_any_rules_nothing_is_found() -> None:
    assert copylint.Linter(own=False).check(COPY).findings == ()


def test_what_a_house_alone_found_is_not_what_all_rules_find(house: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a.txt"
    copy.write_text(COPY, "utf-8")
    for _ in range(2):
        alone = copylint.Linter(packs=[house], own=False).check_file(str(copy)).findings
        both = copylint.Linter(packs=[house]).check_file(str(copy)).findings
        assert [f.rule for f in alone] == ["own.ferry"]
        assert len(both) > 1


@pytest.fixture
def few_rules(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the rules of the pack here: to read copylint's own takes seconds, and they are others' tests."""
    folder = tmp_path_factory.mktemp("rules")
    monkeypatch.setattr(sources, "rules_path", lambda: str(folder))


@pytest.mark.usefixtures("few_rules")
def test_per_file_ignores(desk: Path) -> None:
    (desk / "copylint.toml").write_text('[per-file-ignores]\n"wire/*" = ["trial.teh"]\n')
    (desk / "wire").mkdir()
    for name in ("a.txt", "wire/a.txt"):
        (desk / name).write_text("utilise teh end")
    c = checker(desk)
    assert [f.rule for f in c.check("a.txt").findings] == ["trial.utilise", "trial.teh"]
    assert [f.rule for f in c.check("wire/a.txt").findings] == ["trial.utilise"]


@pytest.mark.usefixtures("few_rules")
def test_folders_of_different_settings_share_no_engine(desk: Path) -> None:
    late = (
        "{id: trial.late, kind: phrase, message: m, fix: none, enabled: 'false', match: {find: [end]}, "
        "examples: [{ok: x}, {bad: end, at: end}]}"
    )
    pack = PACK.replace("rules:", f"rules:\n  - {late}").replace(
        "fix: unsafe", "fix: unsafe\n    styles: {loud: {message: LOUD}}"
    )
    (desk / "trial.yaml").write_text(pack, "utf-8")
    settings = {
        "plain": "", "ignore": 'ignore = ["trial.teh"]', "select": 'select = ["trial.utilise"]',
        "extend": 'extend-select = ["trial.late"]', "style": 'style = "loud"', "own": 'rules = ["own.yaml"]',
    }  # fmt: skip
    for name, text in settings.items():
        (desk / name).mkdir()
        (desk / name / "a.txt").write_text("utilise teh end")
        (desk / name / "copylint.toml").write_text(text)
    (desk / "own" / "own.yaml").write_text(
        f"rules:\n  - {late.replace('trial', 'own').replace('false', 'true')}\n"
    )
    c = Checker(Options(overrides={"rules": (str(desk / "trial.yaml"),)}))
    found = {name: [(f.rule, f.message) for f in c.check(f"{name}/a.txt").findings] for name in settings}
    teh, utilise = ("trial.teh", "Use “the”."), ("trial.utilise", "Use “use”.")
    assert found == {
        "plain": [utilise, teh], "ignore": [utilise], "select": [utilise],
        "extend": [utilise, teh, ("trial.late", "m")], "style": [("trial.utilise", "LOUD"), teh],
        "own": [utilise, teh, ("own.late", "m")],
    }  # fmt: skip
