"""What others find in the seed stories, beside copylint: a table that anybody can make again.

    python benchmarks/peers.py                copylint and the peers that are there, on the stories of seeds/
    python benchmarks/peers.py --markdown     the table as README.md has it
    python benchmarks/peers.py stories/       copy of your own: findings and time alone
    python benchmarks/peers.py --languagetool http://127.0.0.1:8081 --harper DIR

Nothing is installed. typos, codespell, proselint and Vale (with the style that it brings) are looked for on
the PATH; Harper is its WebAssembly build, run by node, in DIR/node_modules after `npm install harper.js`
there; LanguageTool a server that runs already, so that its start is not in the time. Each is run as it comes,
without settings.

Every story of seeds/faulty has faults that were planted in it, marked in tests/golden/seed-faults: a fault is
found where a finding touches it. Clean copy is the stories of seeds/traps, and the faulty ones with their
faults mended: each finding there counts as false. The stories were written for copylint and its rules were
tried on them, so its share says little of other copy. Time is of the wall, process start included, of the
quickest of several runs after a first one; results that copylint keeps are removed before each.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

import corpus

ROOT = Path(__file__).resolve().parent.parent

#: Reads files of these suffixes in a folder, as copylint does.
SUFFIXES = (".txt", ".md")

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


class Peer(NamedTuple):
    """A checker: what it is called, its version, and what finds all that it has to say of files."""

    name: str
    version: str
    find: Callable[[Texts], list[Hit]]


class Scores(NamedTuple):
    """What a peer came to: findings in the faulty stories, planted faults among them, findings in clean copy,
    and seconds for the faulty stories; `found` and `false` are None where nothing was planted."""

    findings: int
    found: int | None
    false: int | None
    seconds: float


# -- how each is asked ---------------------------------------------------------------------------
def _said(command: Sequence[str], cwd: str | None = None, env: Mapping[str, str] | None = None) -> str:
    """What a command writes, whatever its exit status."""
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False,
        env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode < 0 or done.returncode > 100 or done.returncode and not done.stdout:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[:300]}")
    return done.stdout


def _line(text: str, number: int) -> tuple[int, str]:
    """Where a line (from 1) begins, and the line."""
    lines = text.split("\n")
    return sum(len(x) + 1 for x in lines[: number - 1]), lines[number - 1]


def copylint(cache: str) -> Peer:
    """Returns copylint as it lies here."""
    env = {"COPYLINT_CACHE_DIR": cache, "PYTHONPATH": str(ROOT / "src")}

    def find(texts: Texts) -> list[Hit]:
        for kept in Path(cache).glob("results-*"):
            kept.unlink()
        command = [sys.executable, "-m", "copylint", "check", "--isolated", "--no-baseline"]
        made = _said([*command, "--format", "json", "--", *texts], env=env)
        return [Hit(f["path"], f["start"], f["end"]) for f in json.loads(made)]

    said = _said([sys.executable, "-m", "copylint", "--version"], env=env)
    return Peer("copylint", said.split()[-1], find)


def typos() -> Peer | None:
    """Returns typos where it is on the PATH."""
    command = shutil.which("typos")
    if command is None:
        return None

    def find(texts: Texts) -> list[Hit]:
        out = []
        for row in _said([command, "--isolated", "--no-ignore", "--format", "json", *texts]).splitlines():
            raw = json.loads(row)
            if raw.get("type") == "typo":
                start, line = _line(texts[raw["path"]], raw["line_num"])
                start += len(line.encode()[: raw["byte_offset"]].decode())
                out.append(Hit(raw["path"], start, start + len(raw["typo"])))
        return out

    return Peer("typos", _said([command, "--version"]).split()[-1], find)


def codespell() -> Peer | None:
    """Returns codespell where it is on the PATH."""
    command = shutil.which("codespell")
    if command is None:
        return None

    def find(texts: Texts) -> list[Hit]:
        out: list[Hit] = []
        seen: Counter[tuple[str, int, str]] = Counter()
        for path, number, word in re.findall(
            r"^(.*):(\d+): (\S+) ==> ", _said([command, *texts]), re.MULTILINE
        ):
            start, line = _line(texts[path], int(number))
            places = [m.start() for m in re.finditer(rf"\b{re.escape(word)}\b", line)]
            here = (path, int(number), word)
            at = start + places[min(seen[here], len(places) - 1)] if places else start
            seen[here] += 1
            out.append(Hit(path, at, at + len(word)))
        return out

    return Peer("codespell", _said([command, "--version"]).strip(), find)


def proselint() -> Peer | None:
    """Returns proselint where it is on the PATH."""
    command = shutil.which("proselint")
    if command is None:
        return None

    def find(texts: Texts) -> list[Hit]:
        made = json.loads(_said([command, "check", "--output-format", "json", *texts]))["result"]
        by_address = {Path(p).resolve().as_uri(): p for p in texts}
        return [
            Hit(by_address[address], d["span"][0] - 1, d["span"][1] - 1)
            for address, said in made.items()
            for d in said["diagnostics"]
        ]

    version = re.search(r"\d[\d.]+", _said([command, "version"]))
    return Peer("proselint", version[0] if version else "", find)


def vale(folder: str) -> Peer | None:
    """Returns Vale where it is on the PATH, with the style that it brings."""
    command = shutil.which("vale")
    if command is None:
        return None
    settings = Path(folder, "vale.ini")
    settings.write_text(
        "StylesPath = styles\nMinAlertLevel = suggestion\n[*.{txt,md}]\nBasedOnStyles = Vale\n"
    )
    Path(folder, "styles").mkdir()

    def find(texts: Texts) -> list[Hit]:
        made = json.loads(_said([command, f"--config={settings}", "--output=JSON", "--no-exit", *texts]))
        out = []
        for path, alerts in made.items():
            for a in alerts:
                start, _ = _line(texts[path], a["Line"])
                out.append(Hit(path, start + a["Span"][0] - 1, start + a["Span"][1]))
        return out

    return Peer("Vale", _said([command, "--version"]).split()[-1], find)


def harper(folder: str | None) -> Peer | None:
    """Returns Harper where node finds its WebAssembly build in the folder."""
    node = shutil.which("node")
    package = Path(folder or os.curdir, "node_modules", "harper.js", "package.json")
    if node is None or not package.is_file():
        return None
    home = str(package.parent.parent.parent)

    def find(texts: Texts) -> list[Hit]:
        full = {os.path.abspath(p): p for p in texts}
        rows = _said([node, "--input-type=module", "-e", HARPER, *full], cwd=home).splitlines()
        return [Hit(full[path], start, end) for path, start, end in map(json.loads, rows)]

    return Peer("Harper (harper.js)", json.loads(package.read_text(encoding="utf-8"))["version"], find)


def languagetool(server: str | None) -> Peer | None:
    """Returns LanguageTool where its server answers at an address."""
    if server is None:
        return None

    def ask(text: str) -> dict[str, object]:
        form = urllib.parse.urlencode({"text": text, "language": "en-US"}).encode()
        with urllib.request.urlopen(f"{server.rstrip('/')}/v2/check", form, timeout=120) as answer:
            return dict(json.load(answer))

    def find(texts: Texts) -> list[Hit]:
        out = []
        for path, text in texts.items():
            units = text.encode("utf-16-le")
            for m in ask(text)["matches"]:  # type: ignore[attr-defined]
                start, end = (
                    len(units[: 2 * n].decode("utf-16-le")) for n in (m["offset"], m["offset"] + m["length"])
                )
                out.append(Hit(path, start, end))
        return out

    version = str(ask("A visit.")["software"]["version"])  # type: ignore[index]
    return Peer("LanguageTool", version, find)


# -- what is asked of them -----------------------------------------------------------------------
def read(folder: Path) -> dict[str, str]:
    """Returns the copy below a folder, by path."""
    found = sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES and p.is_file())
    return {str(p): p.read_bytes().decode("utf-8") for p in found}


def planted(texts: Texts) -> dict[str, list[tuple[int, int]]]:
    """Returns where the planted faults of the faulty seeds stand."""
    return {p: [(s, e) for s, e, _ in corpus.planted(Path(p), text)] for p, text in texts.items()}


def clean(texts: Texts, folder: Path) -> dict[str, str]:
    """Returns the traps, and, written into the folder, the faulty stories with their faults mended."""
    out = read(corpus.STORIES / "traps")
    for path, text in texts.items():
        for start, end, right in reversed(corpus.planted(Path(path), text)):
            text = text[:start] + right + text[end:]
        mended = folder / Path(path).name
        mended.write_bytes(text.encode("utf-8"))
        out[str(mended)] = text
    return out


def found(hits: Sequence[Hit], faults: Mapping[str, Sequence[tuple[int, int]]]) -> int:
    """Returns how many faults a finding touches."""
    by_path: dict[str, list[Hit]] = {}
    for h in hits:
        by_path.setdefault(h.path, []).append(h)
    return sum(
        any(h.start < end + 1 and start - 1 < h.end for h in by_path.get(path, ()))
        for path, places in faults.items()
        for start, end in places
    )


def timed(peer: Peer, texts: Texts, repeats: int) -> tuple[list[Hit], float]:
    """Returns what a peer finds, and in how many seconds at best once it was done before: a busy machine
    makes it longer, never shorter."""
    hits = peer.find(texts)
    seconds = []
    for _ in range(repeats):
        begun = time.perf_counter()
        peer.find(texts)
        seconds.append(time.perf_counter() - begun)
    return hits, min(seconds)


def peers(work: Path, server: str | None, harper_in: str | None) -> Iterator[Peer]:
    """Yields copylint and the peers that are there; says which are not."""
    (work / "cache").mkdir(mode=0o700)
    yield copylint(str(work / "cache"))
    others = {
        "typos": typos,
        "codespell": codespell,
        "proselint": proselint,
        "Vale": lambda: vale(str(work)),
        "Harper": lambda: harper(harper_in),
        "LanguageTool": lambda: languagetool(server),
    }
    for name, look in others.items():
        peer = look()
        if peer is None:
            print(f"{name} is not there", file=sys.stderr)
        else:
            yield peer


def table(rows: Sequence[tuple[Peer, Scores]], faults: int, words: int, markdown: bool) -> str:
    """Returns the figures in columns; `words` are those of the clean copy."""
    heads = ["", "faults found", "share", "false alarms", "per 1,000 words", "findings", "seconds"]
    if not faults:
        heads = ["", "findings", "seconds"]
    cells = [heads]
    for peer, s in rows:
        row = [f"{peer.name} {peer.version}"]
        if s.found is not None and s.false is not None:
            row += [f"{s.found} of {faults}", f"{100 * s.found / faults:.0f}%"]
            row += [f"{s.false:,}", f"{1000 * s.false / words:.1f}"]
        cells.append([*row, f"{s.findings:,}", f"{s.seconds:.2f}"])
    if markdown:
        lines = [" | ".join(["", *row, ""]).strip() for row in cells]
        return "\n".join([lines[0], "|" + " --- |" * len(heads), *lines[1:]])
    sizes = [max(len(row[k]) for row in cells) for k in range(len(heads))]
    return "\n".join(
        "  ".join(
            f"{c:<{n}}" if k == 0 else f"{c:>{n}}" for k, (c, n) in enumerate(zip(row, sizes, strict=True))
        )
        for row in cells
    )


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="copy of your own, in place of the seeds")
    parser.add_argument("--languagetool", metavar="URL", help="where LanguageTool's server answers")
    parser.add_argument("--harper", metavar="DIR", help="where node_modules/harper.js is; by default here")
    parser.add_argument("--repeats", type=int, default=5, help="runs that are timed (5)")
    parser.add_argument("--markdown", action="store_true", help="as a table in Markdown")
    given = parser.parse_args()
    texts = read(given.folder or corpus.STORIES / "faulty")
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        (work / "mended").mkdir()
        faults = {} if given.folder else planted(texts)
        right = {} if given.folder else clean(texts, work / "mended")
        rows = []
        for peer in peers(work, given.languagetool, given.harper):
            hits, seconds = timed(peer, texts, given.repeats)
            judged = (found(hits, faults), len(peer.find(right))) if right else (None, None)
            rows.append((peer, Scores(len(hits), *judged, seconds)))
    words = [sum(len(t.split()) for t in x.values()) for x in (texts, right)]
    today = datetime.date.today()
    print(
        f"{today.day} {today:%B %Y}, Python {platform.python_version()} on {platform.system()}, "
        f"{os.cpu_count()} processors; {len(texts)} stories of {words[0]:,} words"
        + (f", {len(right)} clean ones of {words[1]:,}" if right else "")
    )
    print(table(rows, sum(map(len, faults.values())), words[1], given.markdown))


if __name__ == "__main__":
    main()
