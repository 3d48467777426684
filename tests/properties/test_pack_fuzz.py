"""Rule files and settings, damaged: they load and run, or a message names file and line; never a trace."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from copylint.engine.engine import Engine
from copylint.engine.fixer import Unstable, fix
from copylint.engine.index import Index
from copylint.findings.finding import Finding, Safety
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings_file import load
from copylint.packs import compiled, loader
from copylint.rules.packerror import PackError
from copylint.story.story import Story
from copylint.text import patterns
from copylint.text.document import Document

PACK = """
tags: [own]
rules:
- id: own.phrase
  kind: phrase
  message: "{text}: say {fix}"
  fix: safe
  severity: error
  scope: [body, narration]
  match: {pairs: {teh: the, adn: [and, an]}, case: any}
  unless: ['teh \\w+']
  styles: {house: {fix: unsafe, match: {case: exact}}}
  examples:
  - bad: "teh end"
    fix: "the end"
  - {ok: the end, published: 2026-03-04, variant: en-GB}
- id: own.regex
  kind: regex
  message: m
  fix: unsafe
  match: {pattern: '\\b(?P<at>cat)s?\\b', near: [cat]}
  replace: '\\g<at>'
  examples: [{ok: dog}, {bad: cat here, at: cat}]
- id: own.tokens
  kind: tokens
  message: m
  fix: none
  match: {patterns: ['a ..3 <b|c> {VBZ}? d']}
  examples: [{ok: dog}, {bad: a b d, at: b}]
"""
SETTINGS = """
variant = "en-GB"
style = "house"
select = ["spelling", "names.case"]
ignore = ["x.y"]
exclude = ["old/*"]
extensions = [".txt", ".md"]
encoding = "utf-8"
published = 2026-03-04
unsafe-fixes = false
[per-file-ignores]
"wire/*" = ["names"]
[languagetool]
use = true
server = "http://127.0.0.1:8081"
"""
PIECES = (
    "- ", "  ", "\n", ": ", "{", "}", "[", "]", "'", '"', "|", ">", "&a ", "*a ", "<<: ", "!!int ",
    "!!python/name:os ", "~", "null", "true", "1", "-1", "1e999", "2026-02-31", "\t", "#", "---\n", "...\n",
    "%YAML 9\n", "\x00", "\x1b", "\u2028", "\ud7ff", "é", "(", ")", "(?P<at>", "(?<=a+)", "[a-", "\\",
    "\\g<9>", "a{99999}", "..9 ", "<", "match", "examples", "fix", "id", "kind", "rules", "regex", "tokens",
    "dates", "figures", "quotes", "=", "[[a]]\n", "'''", '"""',
)  # fmt: skip


def damaged(rng: random.Random, text: str) -> str:
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        at = rng.randrange(len(text) + 1)
        end = min(len(text), at + rng.choice((0, 0, 1, 4, 30)))
        how = rng.randrange(4)
        if how == 0:
            text = text[:at] + rng.choice(PIECES) + text[end:]
        elif how == 1:
            text = text[:at] + text[end:]
        elif how == 2:
            words = re.findall(r"[\w.-]+", text) or ["x"]
            text = text.replace(rng.choice(words), rng.choice((*words, *PIECES)), 1)
        else:
            lines = text.split("\n")
            k, j = rng.randrange(len(lines)), rng.randrange(len(lines))
            lines[k], lines[j] = lines[j], lines[k]
            text = "\n".join(lines)
    return text


#: Copy over which a pack that loads is run, and fixed; its words are those of PACK.
COPY = (
    "teh end of teh cats, adn a cat here",
    "“Teh a big b d,” he said, teh end. Adn CATS sat; a b d at a cat.",
    "a" * 60 + " cat " + "x" * 80,
    "İeh tEh 3teh té adn\u0301 ſat K",
)


def usable_or_refused(rule_file: Path, data: bytes) -> bool:
    """Whether the pack loads; runs it over copy where it does. Fails where either shows a trace, or where a
    refusal names no place."""
    rule_file.write_bytes(data)
    try:
        engine = packs_engine(rule_file)
    except PackError as e:
        if not re.match(rf"{re.escape(str(rule_file))}:\d+: \S", str(e)) or "cannot be used" in str(e):
            raise AssertionError(f"not told with its place: {e}") from None
        return False
    for text in COPY:
        lost: list[str] = []

        def found(t: str, lost: list[str] = lost) -> list[Finding]:
            return engine.run(Story(Document("a.txt", t)), lost)

        done = fix(text, found, Safety.UNSAFE)
        assert fix(done.text, found, Safety.UNSAFE).text == done.text
        assert not [said for said in lost if "came to no end" not in said]
    return True


def packs_engine(rule_file: Path) -> Engine:
    """The engine of a pack, made as a run makes it: by way of what the cache would keep."""
    rules, triggers = compiled._build(str(rule_file))
    return Engine(rules, index=Index.of(triggers), always=compiled._always(rules, triggers))


def tried(folder: Path, numbers: range) -> int:
    """Tries damaged packs and settings of those numbers; returns how many of the packs were run."""
    ran = 0
    rule_file, settings = folder / "own.yaml", folder / "copylint.toml"
    for n in numbers:
        rng = random.Random(n)
        data = damaged(rng, PACK).encode("utf-8", "surrogatepass")
        try:
            ran += usable_or_refused(rule_file, data)
        except Unstable:
            ran += 1  # rules that nobody would write may do that
        except Exception as e:
            pytest.fail(f"input {n}: {type(e).__name__}: {e}\n{data!r}")
        data = damaged(rng, SETTINGS).encode("utf-8", "surrogatepass")
        settings.write_bytes(data)
        try:
            load(str(settings))
        except ConfigError as e:
            if not str(e).startswith(str(settings)):
                pytest.fail(f"input {n}: no place in {e}")
        except Exception as e:
            pytest.fail(f"input {n}: {type(e).__name__}: {e}\n{data!r}")
    return ran


def test_the_pack_as_it_stands_finds_something(desk: Path, raising: None) -> None:
    assert usable_or_refused(desk / "own.yaml", PACK.encode())
    found = packs_engine(desk / "own.yaml").run(Story(Document("a.txt", COPY[1])))
    assert {f.rule for f in found} == {"own.phrase", "own.regex", "own.tokens"}


@pytest.fixture
def raising(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails within a rule is raised, not named and passed over."""
    monkeypatch.setenv("COPYLINT_DEBUG", "1")
    monkeypatch.setattr(patterns, "TIME_LIMIT", 0.2)


RULE = """tags: [own]
rules:
- id: own.one
  kind: {kind}
  message: {message}
  fix: unsafe
  match: {match}
  replace: {replace}
  {more}
  examples: [{{ok: dog}}, {{bad: teh cat, at: teh}}]
"""
GOOD = {
    "kind": "regex",
    "message": "m",
    "match": "{pattern: '(?P<a>teh) (cat)'}",
    "replace": "'the \\g<2>'",
    "more": "",
}

REFUSED = [
    ({"replace": "'\\g<b>'"}, 8, "no group 'b'"),
    ({"replace": "'\\g<3>'"}, 8, "no group '3'"),
    ({"replace": "'\\g<99999999999999999999>'"}, 8, "no group"),
    ({"replace": "['\\g<a>', '{upper:nn}']"}, 8, "no group 'nn'"),
    ({"replace": "[[x]]"}, 8, "expected text"),
    ({"replace": "{a: {b: c}}"}, 8, "expected text"),
    ({"more": "tags: [{a: b}]"}, 9, "tags: expected text, found a mapping"),
    (
        {"more": "styles: {s: {severity: loud}}"},
        9,
        "expected one of error, warning, suggestion; found 'loud'",
    ),
    ({"more": "styles: {s: {severity: [error]}}"}, 9, "severity"),
    ({"more": "styles: {s: {fix: {a: b}}}"}, 9, "fix"),
    ({"more": "styles: {s: {enabled: maybe}}"}, 9, "expected true or false, found 'maybe'"),
    ({"more": "styles: {s: {message: [m]}}"}, 9, "message: expected text"),
    ({"more": "styles: {s: {replace: '\\g<zz>'}}"}, 9, "no group 'zz'"),
    ({"more": "styles: {s: {replace: [[x]]}}"}, 9, "replace: expected text"),
    ({"more": "styles: {s: {match: {pattern: '(?P<z>teh)'}}}"}, 9, "no group"),
    ({"more": "unless: ['(?:a{1000}){1000}']"}, 9, "too large"),
    ({"kind": "phrase", "match": "{pairs: {! : [the]}}", "replace": ""}, 7, "found an empty text"),
    ({"kind": "phrase", "match": "{find: [teh, ' ']}", "replace": "x"}, 7, "found an empty text"),
    ({"kind": "__init__"}, 4, "kind: expected one of"),
    ({"kind": "contract"}, 4, "kind: expected one of"),
    ({"kind": "../x"}, 4, "kind: expected one of"),
    ({"kind": "__pycache__"}, 4, "kind: expected one of"),
    ({"kind": "figures.sums"}, 4, "kind: expected one of"),
    ({"match": "{pattern: '" + "(" * 400 + "a" + ")" * 400 + "'}"}, 7, "nested too deeply"),
    ({"match": "{pattern: '" + "(?:" * 55 + "a" + ")" * 54 + "'}"}, 7, "not a pattern"),
    ({"match": "{pattern: '(a{1000}){1000}'}"}, 7, "too large"),
    ({"match": "{pattern: '(?x)(a{1000}) {1000}'}"}, 7, "too large"),
    ({"match": "{any: [teh, '(?:(?:(?:a{100}){100}){100}){100}']}"}, 7, "too large"),
    ({"match": "{pattern: '" + "|".join(f"w{k}x" for k in range(5_000)) + "'}"}, 7, "too long"),
    ({"match": "{pattern: '[" + "".join(map(chr, range(0x4E00, 0x8000))) + "]'}"}, 7, "too long"),
    ({"match": "{pattern: '" + "a?" * 1_000 + "b'}"}, 7, "too many repeats"),
    ({"match": "{pattern: '(?:a|(?R))b'}"}, 7, "a pattern within itself"),
    ({"match": "{pattern: '(?P<n>a(?&n)?)b'}"}, 7, "a pattern within itself"),
    ({"match": "{pattern: 'a{99999999999}'}"}, 7, "too large"),
    ({"match": "{pattern: '\\L<words>'}"}, 7, "not a pattern"),
    (
        {
            "kind": "confusion",
            "match": "{set: [teh, the], swap: {'<teh> (?:a{999}){999}': the}}",
            "replace": "x",
        },
        7,
        "too large",
    ),
    (
        {
            "kind": "confusion",
            "match": "{set: [teh, the], swap: {'<teh> cat': the}, never: ['(?:a{999}){999}']}",
            "replace": "x",
        },
        7,
        "too large",
    ),
]


@pytest.mark.parametrize(("change", "line", "said"), REFUSED)
def test_what_cannot_work_is_refused_with_its_line(
    desk: Path, raising: None, change: dict[str, str], line: int, said: str
) -> None:
    path = desk / "own.yaml"
    path.write_text(RULE.format(**{**GOOD, **change}), "utf-8")
    with pytest.raises(PackError) as e:
        compiled._build(str(path))
    assert str(e.value).startswith(f"{path}:{line}: rule own.one: "), e.value
    assert said in str(e.value)


@pytest.mark.parametrize("top", ["tags: {a: b}", "tags: [[a]]", "tags: [~, {}]", "source: [a]"])
def test_what_stands_over_all_rules_is_looked_at_too(desk: Path, top: str) -> None:
    path = desk / "own.yaml"
    path.write_text(RULE.format(**GOOD).replace("tags: [own]", top, 1), "utf-8")
    with pytest.raises(PackError, match=r"own\.yaml:1: "):
        loader.load([path])


def test_patterns_of_a_reasonable_size_are_used(desk: Path, raising: None) -> None:
    for pattern in (
        "(?:teh ){1,300}cat",
        "(?:teh|" + "|".join(f"w{k}x" for k in range(1_000)) + ") cat",
        "(?:" * 50 + "teh cat" + ")" * 50,
    ):
        path = desk / "own.yaml"
        path.write_text(
            RULE.format(**{**GOOD, "match": "{pattern: '" + pattern + "'}", "replace": "x"}), "utf-8"
        )
        assert len(packs_engine(path).run(Story(Document("a.txt", "teh cat")))) == 1


def test_damaged_rule_files_and_settings(desk: Path, raising: None) -> None:
    assert tried(desk, range(400)) >= 40  # or it would be a test of refusals only


@pytest.mark.fuzz
def test_a_great_many_damaged_rule_files_and_settings(
    desk: Path, raising: None, request: pytest.FixtureRequest
) -> None:
    tried(desk, range(400, 400 + request.config.getoption("--inputs") // 10))
