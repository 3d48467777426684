"""What is found in copy, corrected of it and seen of it."""

from __future__ import annotations

from copylint.findings.finding import Finding
from copylint.formats.format import document
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.story.seen import seen

CHECKER = Checker(Options(overrides={}, cache=False))


HEAD = "Ferry to return\n\nThe ferry to Brannock will return on Monday, its owners said.\n\n"


def find(text: str, name: str = "a.txt") -> tuple[Finding, ...]:
    return CHECKER.find(name, text, CHECKER.resolver.for_file(name))[1]


def rules(text: str, name: str = "a.txt") -> list[str]:
    return [f.rule for f in find(text, name)]


def fixed(text: str, name: str = "a.txt") -> str:
    done = CHECKER.fix(name, data=text.encode())
    assert done.error is None
    return done.after


def shown(text: str, name: str = "a.txt") -> str:
    return seen(document(name, text)).text
