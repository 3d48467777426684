"""Rule files and settings, damaged: they load, or a message names file and line; never a trace."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from copylint import packs
from copylint.config import ConfigError, load
from copylint.packs import PackError

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
    "- ", "  ", "\n", ": ", "{", "}", "[", "]", "'", '"', "|", ">", "&a ", "*a ", "<<: ", "!!int ", "!!python/name:os ", "~", "null",
    "true", "1", "-1", "1e999", "2026-02-31", "\t", "#", "---\n", "...\n", "%YAML 9\n", "\x00", "\x1b", "\u2028", "\ud7ff", "é",
    "(", ")", "(?P<at>", "(?<=a+)", "[a-", "\\", "\\g<9>", "a{99999}", "..9 ", "<", "match", "examples", "fix", "id", "kind", "rules",
    "regex", "tokens", "dates", "figures", "quotes", "=", "[[a]]\n", "'''", '"""',
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


def tried(folder: Path, numbers: range) -> None:
    rule_file, settings = folder / "own.yaml", folder / "copylint.toml"
    for n in numbers:
        rng = random.Random(n)
        data = damaged(rng, PACK).encode("utf-8", "surrogatepass")
        rule_file.write_bytes(data)
        try:
            packs.load([rule_file])
        except PackError as e:
            if not re.match(rf"{re.escape(str(rule_file))}:\d+: \S", str(e)):
                pytest.fail(f"input {n}: no place in {e}")
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


def test_damaged_rule_files_and_settings(desk: Path) -> None:
    tried(desk, range(400))


@pytest.mark.fuzz
def test_a_great_many_damaged_rule_files_and_settings(desk: Path, request: pytest.FixtureRequest) -> None:
    tried(desk, range(400, 400 + request.config.getoption("--inputs") // 10))
