"""A pack of five small rules, two of which undo each other, and a linter with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from copylint.findings.filefix import FileFix
from copylint.linter.door import Linter
from copylint.linter.linter import Checker
from copylint.linter.options import Options

PACK = """
rules:
  - id: trial.teh
    kind: phrase
    message: Use “{fix}”.
    fix: safe
    match: {pairs: {teh: the}}
    examples: [{ok: the}, {bad: teh, fix: the}]
  - id: trial.utilise
    kind: phrase
    message: Use “{fix}”.
    fix: unsafe
    match: {pairs: {utilise: use}}
    examples: [{ok: use}, {bad: utilise, fix: use}]
  - id: trial.curly
    kind: phrase
    message: Use “{fix}”.
    fix: safe
    match: {pairs: {naive: “naïve”}}
    examples: [{ok: use}, {bad: naive, fix: “naïve”}]
  - id: trial.dog
    kind: phrase
    message: m
    fix: safe
    match: {pairs: {cat: dog}}
    examples: [{ok: use}, {bad: cat, fix: dog}]
  - id: trial.cat
    kind: phrase
    message: m
    fix: safe
    match: {pairs: {dog: cat}}
    examples: [{ok: use}, {bad: dog, fix: cat}]
"""


def checker(desk: Path, **overrides: Any) -> Checker:
    pack = desk / "trial.yaml"
    pack.write_text(PACK, "utf-8")
    given = {"select": ("trial.teh", "trial.utilise", "trial.curly"), "rules": (str(pack),), **overrides}
    return Checker(Options(overrides=given))


def mend(desk: Path, path: Path, **overrides: Any) -> FileFix:
    done = checker(desk, **overrides).fix(str(path))
    assert done.error is None
    Linter.save(str(path), done)
    return done
