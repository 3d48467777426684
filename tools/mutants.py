"""Plants faults in the source, one at a time, and says which of them no test notices.

    python tools/mutants.py [--jobs N] [--only WORD] [--list]

`mutants.toml` beside this file lists them: a function (found by its name wherever it lies, so that files may
move), a text within it that stands there once, what is put in its place, and the tests that ought to notice.
Run by hand: three hundred faults take half an hour. Ends with 1 where a fault lives that is not explained.

A module that has a compiled twin is compiled anew with its fault, which takes some seconds: else its tests
would try it interpreted alone, as a twin of another source is not used. Faults of its types, in the `.pxd`,
can be planted too. Where nothing can be compiled that is said, and those are left out.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, count
from pathlib import Path
from threading import local

TOP = Path(__file__).resolve().parent.parent
TABLE = Path(__file__).with_suffix(".toml")

#: Seconds after which a fault counts as noticed: whatever no longer comes to an end is seen.
LONGEST = 240

#: Exit statuses of pytest: every test passed; one failed; the run broke off, as where nothing can be
# imported.
_PASSED, _FAILED, _BROKE_OFF = 0, 1, 2


class NotThere(Exception):
    """A fault that cannot be planted as the table states it, or tests that say nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault. `lives` says why no test can tell it from the right code; "" where one should."""

    says: str
    function: str
    old: str
    new: str
    tests: tuple[str, ...]
    lives: str = ""


def faults() -> list[Fault]:
    """Returns the faults of the table, in its order."""
    with TABLE.open("rb") as f:
        rows = tomllib.load(f)["fault"]
    return [Fault(**{**row, "tests": tuple(row["tests"])}) for row in rows]


def _functions(node: ast.AST, inside: str = "") -> Iterator[tuple[str, int, int]]:
    """The functions and classes in a module, with those they stand in, and their first and last lines."""
    for x in ast.iter_child_nodes(node):
        if isinstance(x, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{inside}{x.name}"
            yield name, x.lineno, x.end_lineno or x.lineno
            yield from _functions(x, name + ".")


@cache
def _modules(source: Path) -> list[tuple[Path, str]]:
    """The modules of a source tree, and the types of those that have some, with their texts."""
    paths = sorted([*source.rglob("*.py"), *source.rglob("*.pxd")])
    return [(path, path.read_text(encoding="utf-8")) for path in paths]


@cache
def _places(text: str) -> list[tuple[str, int, int]]:
    """The functions of a module's text, and where each begins and ends in it."""
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    return [
        (name, starts[first - 1], min(starts[last], len(text)))
        for name, first, last in _functions(ast.parse(text))
    ]


def plant(source: Path, fault: Fault) -> tuple[Path, str, str]:
    """Returns the file that a fault belongs into, its text and its text with the fault.

    `function` may be a bare name, or one with its class or its module; a file's name (`encoding.py`,
    `core.pxd`) stands for all that is in it.
    Raises NotThere where no or several places fit.
    """
    found: list[tuple[Path, str, int, int]] = []
    for path, text in _modules(source):
        if fault.old not in text:
            continue
        module = path.parent.name if path.name == "__init__.py" else path.stem
        if fault.function == path.name:
            found.append((path, text, 0, len(text)))
        for name, low, high in _places(text) if path.suffix == ".py" else ():
            if (
                fault.function in (name, name.rpartition(".")[2], f"{module}.{name}")
                and fault.old in text[low:high]
            ):
                found.append((path, text, low, high))
    if len(found) != 1:
        raise NotThere(f"{fault.says}: {len(found)} functions {fault.function} hold {fault.old!r}")
    path, text, low, high = found[0]
    body = text[low:high]
    if body.count(fault.old) != 1:
        raise NotThere(
            f"{fault.says}: {fault.old!r} stands {body.count(fault.old)} times in {fault.function}"
        )
    after = text[:low] + body.replace(fault.old, fault.new) + text[high:]
    if path.suffix == ".py":
        try:
            compile(after, str(path), "exec", dont_inherit=True)
        except SyntaxError as e:
            raise NotThere(f"{fault.says}: is no Python: {e}") from None
    return path, text, after


def has_types(path: Path) -> bool:
    """Whether a file of the source is a module that has a compiled twin, or says its types."""
    return path.with_suffix(".pxd").exists()


#: Compiles the twins of a folder (they are used together or not at all), puts them into the tree, and ends
#: with an error where they are not what is imported then.
_COMPILE = """\
import sys, tempfile
from importlib import import_module
from pathlib import Path
sys.path[:0] = [".", "src"]
import hatch_build
from copylint.tables.twins import is_compiled
src, folder = Path("src").resolve(), Path(sys.argv[1]).resolve()
modules = [m for m in hatch_build.to_compile(src) if m.parent == folder]
with tempfile.TemporaryDirectory() as into:
    for where, made in hatch_build.compiled(src, modules, Path(into)).items():
        hatch_build.put(made, src / where)
for m in modules:
    name = ".".join(m.relative_to(src).with_suffix("").parts)
    assert is_compiled(import_module(name)), name
"""


class Checkout:
    """A copy of what git tracks, and of the compiled module where there is one, to plant faults in."""

    def __init__(self, top: Path) -> None:
        self.top = top
        #: No two texts of a file are of one time: what Python keeps of them is told apart by that.
        self._times = count(1_500_000_000)
        files = subprocess.run(
            ["git", "ls-files", "-z"], cwd=TOP, capture_output=True, check=True
        ).stdout.split(b"\0")
        names = [os.fsdecode(f) for f in files if f]
        names += [
            str(p.relative_to(TOP)) for ending in ("so", "pyd") for p in (TOP / "src").rglob(f"*.{ending}")
        ]
        for name in names:
            to = top / name
            to.parent.mkdir(parents=True, exist_ok=True)
            if (TOP / name).is_file():
                shutil.copy2(TOP / name, to)

    def passes(self, tests: tuple[str, ...], longest: float | None = LONGEST) -> bool:
        """Whether the tests pass as things stand, within so many seconds. Raises NotThere where they do not
        run at all."""
        env = {**os.environ, "PYTHONPATH": str(self.top / "src"), "COPYLINT_PURE": "0"}
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
        try:
            done = subprocess.run(
                command, cwd=self.top, env=env, capture_output=True, text=True, timeout=longest
            )
        except subprocess.TimeoutExpired:
            return False
        if done.returncode not in (_PASSED, _FAILED, _BROKE_OFF):
            raise NotThere(f"{' '.join(tests)} did not run:\n{done.stdout[-800:]}{done.stderr[-800:]}")
        return done.returncode == _PASSED

    def lives(self, fault: Fault, compiling: bool) -> bool:
        """Whether the fault's tests pass with it planted; `compiling` its module where that has a twin.
        Raises NotThere where what the fault makes of it can't be compiled."""
        path, before, after = plant(TOP / "src", fault)
        there = self.top / path.relative_to(TOP)
        anew = compiling and has_types(path)
        twins = {p: p.read_bytes() for p in there.parent.glob("_*.*") if p.suffix in (".so", ".pyd")}
        self._put(there, after)
        try:
            if anew and not self.compiled(there.parent):
                raise NotThere(f"{fault.says}: can't be compiled")
            return self.passes(fault.tests)
        finally:
            self._put(there, before)
            for twin, data in twins.items() if anew else ():
                beside = twin.with_name(f"{twin.name}.before")
                beside.write_bytes(data)
                beside.replace(twin)

    def compiled(self, folder: Path) -> bool:
        """Whether the twins of a folder could be compiled, which are then those that are used."""
        env = {**os.environ, "COPYLINT_PURE": "0"}
        command = [sys.executable, "-c", _COMPILE, str(folder)]
        return not subprocess.run(command, cwd=self.top, env=env, capture_output=True, check=False).returncode

    def _put(self, path: Path, text: str) -> None:
        path.write_bytes(text.encode("utf-8"))
        at = next(self._times)
        os.utime(path, (at, at))


def main() -> int:
    """Plants what the command line asks for; returns the exit status."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    ask.add_argument("--jobs", type=int, default=2, help="checkouts side by side")
    ask.add_argument("--only", default="", help="faults whose words, function or tests hold this")
    ask.add_argument("--list", action="store_true", help="only see whether every fault can be planted")
    given = ask.parse_args()
    listed = [f for f in faults() if any(given.only in x for x in (f.says, f.function, *f.tests))]
    places = {f: plant(TOP / "src", f)[0] for f in listed}
    if given.list:
        print(f"{len(listed)} faults can be planted")
        return 0
    own = local()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, ThreadPoolExecutor(given.jobs) as pool:

        def checkout() -> Checkout:
            if not hasattr(own, "checkout"):
                own.checkout = Checkout(Path(tempfile.mkdtemp(dir=folder)))
            made: Checkout = own.checkout
            return made

        typed = {p.parent.relative_to(TOP) for p in places.values() if has_types(p)}
        compiling = pool.submit(lambda: all(checkout().compiled(checkout().top / p) for p in typed)).result()
        if not compiling:
            print("nothing can be compiled here: modules with types are tried interpreted, their types not")
            listed = [f for f in listed if places[f].suffix == ".py"]
        everything = tuple(sorted({t for f in listed for t in f.tests}))
        if not pool.submit(lambda: checkout().passes(everything, None)).result():
            print("some of the tests fail without a fault, and would notice any: run them first")
            return 1

        def try_one(f: Fault) -> tuple[bool, float]:
            begun = time.monotonic()
            return checkout().lives(f, compiling), time.monotonic() - begun

        bad = 0
        for f, (alive, took) in zip(listed, pool.map(try_one, listed), strict=True):
            what = "lives, as explained" if alive and f.lives else "LIVES" if alive else "noticed"
            print(f"{what}, {took:.0f} s: {f.says} ({f.function})", flush=True)
            bad += alive and not f.lives
    print(f"{len(listed)} faults planted, {bad} live unexplained")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
