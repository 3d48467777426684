"""What would be written unasked in a text, under an English and a style."""

from __future__ import annotations

from functools import cache

from copylint.findings.finding import Safety
from copylint.linter.linter import Checker
from copylint.linter.options import Options


@cache
def checker_for(variant: str, style: str) -> Checker:
    chosen = {"variant": variant} if variant else {}
    return Checker(Options(overrides={**chosen, **({"style": style} if style else {})}))


def written(text: str, variant: str = "", style: str = "") -> list[str]:
    """The rules whose fix would be written unasked, sorted."""
    report = checker_for(variant, style).check("copy.txt", text.encode("utf-8"))
    assert report.error is None
    return sorted(f.rule for f in report.findings if f.fixes and f.fixes[0].safety is Safety.SAFE)
