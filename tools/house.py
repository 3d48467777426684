"""Says where the code outgrows its own rules: long modules and functions, lists of words that belong to a
table.

    python -m tools.house [FOLDER]      by default src/copylint

`tests/system/test_house.py` holds the rules; `tools/house.toml` names what is allowed to be larger, and why.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
ALLOWED = Path(__file__).with_suffix(".toml")

#: Lines of a module, lines of a function, words of a list that may stand in code.
MODULE = 400
FUNCTION = 60
LIST = 10

_WORD = re.compile(r"[A-Za-z][A-Za-z'’.\- ]*")
_LOWER = re.compile(r"[a-z'’\-]+")


@dataclass(frozen=True, slots=True)
class Outgrown:
    """What is larger than it should be: `what` of a module, and how large that is."""

    module: str
    what: str
    size: int


@cache
def modules(folder: Path) -> list[tuple[str, str, ast.Module]]:
    """Returns (its path below the folder, its text, its tree) of every module."""
    texts = ((path, path.read_text("utf-8")) for path in sorted(folder.rglob("*.py")))
    return [(path.relative_to(folder).as_posix(), text, ast.parse(text)) for path, text in texts]


def long_modules(folder: Path, most: int = MODULE) -> list[Outgrown]:
    """Returns the modules of more than so many lines."""
    sizes = ((name, len(text.splitlines())) for name, text, _ in modules(folder))
    return [Outgrown(name, "lines", n) for name, n in sizes if n > most]


def long_functions(folder: Path, most: int = FUNCTION) -> list[Outgrown]:
    """Returns the functions of more than so many lines, what is above `def` not counted."""
    return [
        Outgrown(name, function.name, lines)
        for name, _, tree in modules(folder)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (function.end_lineno or 0) - function.lineno + 1) > most
    ]


def word_lists(folder: Path, least: int = LIST) -> list[Outgrown]:
    """Returns how many words stand in lists of so many or more, module by module."""
    counts = (
        (name, sum(n for n in map(_listed, _literals(tree)) if n >= least))
        for name, _, tree in modules(folder)
    )
    return [Outgrown(name, "words", n) for name, n in counts if n]


def _literals(tree: ast.Module) -> Iterator[ast.expr]:
    """Yields what a list of words may be: a set, list, tuple, dictionary or text, but no docstring."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.List | ast.Tuple | ast.Dict) or (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        ):
            yield node


def _listed(node: ast.expr) -> int:
    """How many words a literal lists: the texts of a collection, the branches of a pattern, a text of plain
    words."""
    if isinstance(node, ast.Constant):
        text = str(node.value)
        if text.count("|") >= LIST - 1:
            return sum(bool(_WORD.fullmatch(w)) and len(w) > 1 for w in re.split(r"[|()?:]+", text))
        words = text.split()
        return len(words) if sum(bool(_LOWER.fullmatch(w)) for w in words) >= 0.9 * len(words) else 0
    parts = node.keys if isinstance(node, ast.Dict) else node.elts  # type: ignore[attr-defined]
    texts = (x.value for x in parts if isinstance(x, ast.Constant) and isinstance(x.value, str))
    return sum(bool(_WORD.fullmatch(x)) for x in texts)


def allowed() -> dict[str, dict[str, int]]:
    """Returns for "modules", "functions" and "words" what may be how large."""
    with ALLOWED.open("rb") as file:
        return {part: dict(sizes) for part, sizes in tomllib.load(file).items()}


def main() -> int:
    """Prints what has outgrown the rules; returns the exit status."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "src" / "copylint"
    for said in (long_modules, long_functions, word_lists):
        found = sorted(said(folder), key=lambda x: -x.size)
        print(f"{said.__name__.replace('_', ' ')}: {len(found)}, {sum(x.size for x in found):,} in all")
        for x in found:
            print(f"  {x.size:6,} {x.module} {x.what}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
