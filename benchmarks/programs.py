"""Other checkers, beside copylint: where they are found, how each is called, and what it says of files.

typos, codespell, proselint and Vale are looked for in a folder where they were put (`put`), on the PATH and
beside this Python; Harper is its WebAssembly build, run by node, in `node_modules` of a folder; LanguageTool
is a server that runs already, asked by `asking.py`, so that its start is nobody's time. Each is run as it
comes, without settings; Vale also with all the styles of a folder.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
ASKING = Path(__file__).resolve().parent / "asking.py"

#: Reads files of these suffixes in a folder, as copylint does.
SUFFIXES = (".txt", ".md")

BY_PIP = ("typos", "codespell", "proselint")
VALE = "github.com/vale-cli/vale/v3/cmd/vale@v3.20.0"
HARPER_PACKAGE = "harper.js"

HARPER = """
import { readFileSync } from "node:fs";
import { LocalLinter, Dialect } from "harper.js";
import { binaryInlined } from "harper.js/binaryInlined";
const linter = new LocalLinter({ binary: binaryInlined, dialect: Dialect.American });
for (const path of process.argv.slice(1)) {
  const language = path.endsWith(".md") ? "markdown" : "plaintext";
  for (const lint of await linter.lint(readFileSync(path, "utf8"), { language })) {
    const { start, end } = lint.span();
    console.log(JSON.stringify([path, start, end]));
  }
}
"""


class Hit(NamedTuple):
    """A finding: its file, and where it begins and ends, in code points."""

    path: str
    start: int
    end: int


#: path -> text of what is read
Texts = Mapping[str, str]


class Program(NamedTuple):
    """A checker: what it is called, its version, the command that checks files or folders, what the output of
    that says, and where it is run and with what besides in its environment.

    `served`: a server does the work, which the command only asks.
    """

    name: str
    version: str
    command: Callable[[Sequence[str]], list[str]]
    said: Callable[[str, Texts], list[Hit]]
    cwd: str | None = None
    env: Mapping[str, str] = {}
    served: bool = False

    def find(self, texts: Texts) -> list[Hit]:
        """Returns all that it finds in these files."""
        return self.said(written(self.command(list(texts)), self.cwd, self.env), texts)


def written(command: Sequence[str], cwd: str | None = None, env: Mapping[str, str] | None = None) -> str:
    """Returns what a command writes, whatever its exit status. Raises RuntimeError where it dies, or fails
    without a word."""
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False,
        env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode < 0 or done.returncode > 100 or done.returncode and not done.stdout:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[:300]}")
    return done.stdout


def files(paths: Iterable[str]) -> list[str]:
    """Returns the files that these are or, being folders, hold: full paths, in order."""
    out: list[str] = []
    for path in map(Path, paths):
        found = path.rglob("*") if path.is_dir() else [path]
        out += sorted(os.path.abspath(p) for p in found if p.suffix in SUFFIXES and p.is_file())
    return out


def _line(text: str, number: int) -> tuple[int, str]:
    """Where a line (from 1) begins, and the line."""
    lines = text.split("\n")
    return sum(len(x) + 1 for x in lines[: number - 1]), lines[number - 1]


def forget(env: Mapping[str, str]) -> None:
    """Removes what copylint kept of results, where this environment has a folder of its own for them: the
    rules and word tables stay, as they do for a user."""
    if "COPYLINT_CACHE_DIR" in env:
        for kept in Path(env["COPYLINT_CACHE_DIR"]).glob("results*"):
            kept.unlink()


# -- each of them ----------------------------------------------------------------------------------
def copylint(cache: str) -> Program:
    """Returns copylint as it lies here; it keeps things in the folder `cache`."""
    env = {"COPYLINT_CACHE_DIR": cache, "PYTHONPATH": str(ROOT / "src")}
    call = [sys.executable, "-m", "copylint", "check", "--isolated", "--no-baseline", "--format", "json"]

    def said(out: str, texts: Texts) -> list[Hit]:
        return [Hit(f["path"], f["start"], f["end"]) for f in json.loads(out)]

    version = written([sys.executable, "-m", "copylint", "--version"], env=env).split()[-1]
    return Program("copylint", version, lambda paths: [*call, "--", *paths], said, env=env)


def _found(name: str, folder: Path | None) -> str | None:
    """Where a program is: in the folder it was put into, on the PATH, or beside this Python."""
    places = [str(folder / x) for x in ("bin", "Scripts")] if folder is not None else []
    beside = os.path.dirname(sys.executable)
    own = next((p for x in places if (p := shutil.which(name, path=x))), None)
    return own or shutil.which(name) or shutil.which(name, path=beside)


def typos(folder: Path | None = None) -> Program | None:
    """Returns typos where it is found."""
    call = _found("typos", folder)
    if call is None:
        return None

    def said(out: str, texts: Texts) -> list[Hit]:
        hits = []
        for row in out.splitlines():
            raw = json.loads(row)
            if raw.get("type") == "typo":
                start, line = _line(texts[raw["path"]], raw["line_num"])
                start += len(line.encode()[: raw["byte_offset"]].decode())
                hits.append(Hit(raw["path"], start, start + len(raw["typo"])))
        return hits

    options = ["--isolated", "--no-ignore", "--format", "json"]
    version = written([call, "--version"]).split()[-1]
    return Program("typos", version, lambda paths: [call, *options, *paths], said)


def codespell(folder: Path | None = None) -> Program | None:
    """Returns codespell where it is found."""
    call = _found("codespell", folder)
    if call is None:
        return None

    def said(out: str, texts: Texts) -> list[Hit]:
        hits: list[Hit] = []
        seen: Counter[tuple[str, int, str]] = Counter()
        for path, number, word in re.findall(r"^(.*):(\d+): (\S+) ==> ", out, re.MULTILINE):
            start, line = _line(texts[path], int(number))
            places = [m.start() for m in re.finditer(rf"\b{re.escape(word)}\b", line)]
            here = (path, int(number), word)
            at = start + places[min(seen[here], len(places) - 1)] if places else start
            seen[here] += 1
            hits.append(Hit(path, at, at + len(word)))
        return hits

    return Program("codespell", written([call, "--version"]).strip(), lambda paths: [call, *paths], said)


def proselint(folder: Path | None = None) -> Program | None:
    """Returns proselint where it is found."""
    call = _found("proselint", folder)
    if call is None:
        return None

    def said(out: str, texts: Texts) -> list[Hit]:
        by_address = {Path(p).resolve().as_uri(): p for p in texts}
        return [
            Hit(by_address[address], d["span"][0] - 1, d["span"][1] - 1)
            for address, told in json.loads(out)["result"].items()
            for d in told["diagnostics"]
        ]

    version = re.search(r"\d[\d.]+", written([call, "version"]))
    options = ["check", "--output-format", "json"]
    return Program("proselint", version[0] if version else "", lambda paths: [call, *options, *paths], said)


def vale(work: Path, folder: Path | None = None, styles: Path | None = None) -> Program | None:
    """Returns Vale where it is found, with the style that it brings, or with all those of the folder
    `styles`; its settings are written into `work`."""
    call = _found("vale", folder)
    if call is None:
        return None
    names = ["Vale"] if styles is None else sorted(p.name for p in styles.iterdir() if p.is_dir())
    home = work / "styles" if styles is None else styles.resolve()
    settings = work / ("vale.ini" if styles is None else "vale-styles.ini")
    lines = (
        f"StylesPath = {home}",
        "MinAlertLevel = suggestion",
        "[*.{txt,md}]",
        f"BasedOnStyles = {', '.join(names)}",
    )
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    home.mkdir(exist_ok=True)

    def said(out: str, texts: Texts) -> list[Hit]:
        hits = []
        for path, alerts in json.loads(out).items():
            for a in alerts:
                start, _ = _line(texts[path], a["Line"])
                hits.append(Hit(path, start + a["Span"][0] - 1, start + a["Span"][1]))
        return hits

    options = [f"--config={settings}", "--output=JSON", "--no-exit"]
    called = "Vale" if styles is None else f"Vale ({', '.join(names)})"
    version = written([call, "--version"]).split()[-1]
    return Program(called, version, lambda paths: [call, *options, *paths], said)


def harper(folder: Path | None) -> Program | None:
    """Returns Harper where node finds its WebAssembly build in the folder, by default the current one."""
    node = shutil.which("node")
    package = Path(folder or os.curdir, "node_modules", HARPER_PACKAGE, "package.json")
    if node is None or not package.is_file():
        return None

    def said(out: str, texts: Texts) -> list[Hit]:
        full = {os.path.abspath(p): p for p in texts}
        return [Hit(full[path], start, end) for path, start, end in map(json.loads, out.splitlines())]

    version = json.loads(package.read_text(encoding="utf-8"))["version"]
    call = [node, "--input-type=module", "-e", HARPER]
    home = str(package.parent.parent.parent)
    return Program("Harper (harper.js)", version, lambda paths: [*call, *files(paths)], said, cwd=home)


def languagetool(server: str | None) -> Program | None:
    """Returns LanguageTool where its server answers at an address."""
    if server is None:
        return None

    def said(out: str, texts: Texts) -> list[Hit]:
        full = {os.path.abspath(p): p for p in texts}
        hits = []
        for path, start, end in map(json.loads, out.splitlines()):
            units = texts[full[path]].encode("utf-16-le")
            hits.append(Hit(full[path], *(len(units[: 2 * n].decode("utf-16-le")) for n in (start, end))))
        return hits

    call = [sys.executable, str(ASKING), server]
    version = written([*call, "--version"]).strip()
    return Program("LanguageTool", version, lambda paths: [*call, *files(paths)], said, served=True)


# -- all of them -----------------------------------------------------------------------------------
def options(parser: argparse.ArgumentParser) -> None:
    """Gives a command the options that say where the others are."""
    parser.add_argument("--languagetool", metavar="URL", help="where LanguageTool's server answers")
    parser.add_argument("--harper", type=Path, metavar="DIR", help="where node_modules/harper.js is")
    parser.add_argument(
        "--vale-styles", type=Path, metavar="DIR", help="run Vale with all styles of this folder too"
    )
    parser.add_argument(
        "--install-peers", type=Path, metavar="FOLDER", nargs="?", const=ROOT / "build" / "peers",
        help="put those that pip, go and npm install into this folder first (build/peers)",
    )  # fmt: skip


def there(work: Path, given: argparse.Namespace) -> list[Program]:
    """Returns the others that are there, going by the options; says which are not. `work` is for settings."""
    folder: Path | None = given.install_peers
    if folder is not None:
        put(folder)
    looks: dict[str, Callable[[], Program | None]] = {
        "typos": lambda: typos(folder),
        "codespell": lambda: codespell(folder),
        "proselint": lambda: proselint(folder),
        "Vale": lambda: vale(work, folder),
        "Vale with styles": lambda: vale(work, folder, given.vale_styles) if given.vale_styles else None,
        "Harper": lambda: harper(given.harper or folder),
        "LanguageTool": lambda: languagetool(given.languagetool),
    }
    found = {name: look() for name, look in looks.items()}
    missing = [name for name, program in found.items() if program is None]
    if missing:
        print(f"not there: {', '.join(missing)}", file=sys.stderr)
    return [program for program in found.values() if program is not None]


def put(folder: Path) -> None:
    """Installs into a folder what pip, go and npm can install, as far as these are there."""
    if not folder.exists():
        venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([str(programs / "python"), "-m", "pip", "install", "-q", *BY_PIP], check=True)
    go, npm = shutil.which("go"), shutil.which("npm")
    if go:
        env = {**os.environ, "GOBIN": str(programs.resolve()), "GOFLAGS": "-modcacherw"}
        subprocess.run([go, "install", VALE], env=env, check=False)
    if npm:
        subprocess.run([npm, "install", "--silent", "--prefix", str(folder), HARPER_PACKAGE], check=False)
