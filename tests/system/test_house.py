"""The house keeps its own rules: modules and functions that can be read at a sitting, words in tables, names
that say something.

What is still larger than it should be stands in `tools/house.toml`, where figures only go down;
`python -m tools.house` lists it all.
"""

from __future__ import annotations

import ast
import re

import pytest
from tools import house

from support.places import ROOT

SOURCE = ROOT / "src" / "copylint"
ALLOWED = house.allowed()
PYTHON = [
    path for top in ("src", "tests", "tools", "training", "benchmarks") for path in (ROOT / top).rglob("*.py")
]


def held(found: list[house.Outgrown], allowed: dict[str, int], most: int, advice: str) -> None:
    """Fails for what is larger than allowed, and for what is allowed and has no need of it any more."""
    sizes = {x.module if x.what in ("lines", "words") else f"{x.module} {x.what}": x.size for x in found}
    grown = [
        f"{name}: {size}, at most {allowed.get(name, most)}"
        for name, size in sizes.items()
        if size > allowed.get(name, most)
    ]
    assert not grown, f"{advice}: {'; '.join(grown)}"
    done = sorted(set(allowed) - set(sizes))
    assert not done, f"take these out of tools/house.toml, they have been mended: {', '.join(done)}"


def test_a_module_has_at_most_400_lines() -> None:
    held(house.long_modules(SOURCE), ALLOWED["modules"], house.MODULE, "part these along what they are for")


def test_a_function_has_at_most_60_lines() -> None:
    held(house.long_functions(SOURCE), ALLOWED["functions"], house.FUNCTION, "let these ask others")
    assert len(ALLOWED["functions"]) <= 10


def test_words_stand_in_tables() -> None:
    held(
        house.word_lists(SOURCE),
        ALLOWED["words"],
        0,
        "lists of ten or more words belong into rules/lexicons/lists/, which copylint.tables.wordlists reads",
    )


def test_no_module_is_a_drawer_for_everything() -> None:
    names = {p.stem for p in PYTHON} | {p.parent.name for p in PYTHON}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "shared"}


@pytest.mark.parametrize("top", ["src", "tests", "tools", "training", "benchmarks"])
def test_every_module_says_on_top_what_it_is_for(top: str) -> None:
    silent = []
    for path in PYTHON:
        if path.is_relative_to(ROOT / top):
            told = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
            first = " ".join(told.partition("\n\n")[0].split())
            if (
                not re.fullmatch(r"[^\s.].*[.?:]\)?", first)
                or top == "src"
                and re.search(r"[.?!] [A-Z]", first)
            ):
                silent.append(str(path.relative_to(ROOT)))
    assert not silent, (
        f"one sentence first, what else there is to say below a blank line: {', '.join(silent)}"
    )


def test_what_is_outgrown_is_seen(tmp_path) -> None:
    (tmp_path / "a.py").write_text(
        '"""Ten words that are no list but a sentence on top of it all."""\n'
        f"WORDS = {house.LIST * ['left']!r}\n"
        f"BRANCHES = '{'|'.join(house.LIST * ['right'])}'\n"
        f"PLAIN = '{' '.join(house.LIST * ['middle'])}'\n"
        "FEW = ['a'] * 100\n"
        "KEYS = ('an_id', 'a.b') * 20\n"
        "def long():\n" + house.FUNCTION * "    pass\n",
        "utf-8",
    )
    (tmp_path / "b.py").write_text(house.MODULE * "\n" + "1\n", "utf-8")
    assert house.word_lists(tmp_path) == [house.Outgrown("a.py", "words", 3 * house.LIST)]
    assert house.long_functions(tmp_path) == [house.Outgrown("a.py", "long", house.FUNCTION + 1)]
    assert house.long_modules(tmp_path) == [house.Outgrown("b.py", "lines", house.MODULE + 1)]


def test_the_tests_of_a_module_are_called_as_it_is() -> None:
    """`test_<module>.py`, or `test_<module>_<what>.py` where one file does not hold them all."""
    strays = []
    for path in (ROOT / "tests" / "unit").rglob("test_*.py"):
        within = path.relative_to(ROOT / "tests" / "unit").parts
        rooms = [SOURCE.joinpath(*within[:-1]), SOURCE / within[0]]
        words = path.stem.removeprefix("test_").split("_")
        names = ["_".join(words[:k]) for k in range(1, len(words) + 1)]
        there = any(
            (room / f"{name}.py").exists() or (room / name).is_dir() for room in rooms for name in names
        )
        if not there:
            strays.append("/".join(within))
    assert not strays, (
        "these name no module of their package; what spans modules belongs into tests/rules, "
        f"tests/properties or tests/system: {', '.join(strays)}"
    )


def test_a_file_of_tests_has_at_most_400_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in (ROOT / "tests").rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > house.MODULE
    ]
    assert not long, f"part these along the modules they test: {', '.join(long)}"
