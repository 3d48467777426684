"""Runs real copy through check, fix and fix --unsafe-fixes, and lists every automatic edit.

    python tests/support/realcopy.py PATH...      files and folders (.txt, .md), or .jsonl files with a "text"
    a line

Ends with 1 where a story ends in an error, a second fix changes more, or offsets do not fit. Meant for
copy that is right: each line it prints is an edit that somebody should read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copylint.engine.fixer import choose, fix
from copylint.findings.finding import Safety
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from support import promises


def stories(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Yields (name, text) of every story."""
    for path in paths:
        if path.is_dir():
            yield from stories(sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".md", ".jsonl")))
        elif path.suffix == ".jsonl":
            for k, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                yield f"{path.name}:{k}.txt", json.loads(line)["text"]
        else:
            yield str(path), path.read_bytes().decode("utf-8-sig")


def run(paths: list[Path]) -> tuple[int, int, int, list[str]]:
    """Prints the automatic edits; returns how many stories, words and edits, and what went wrong."""
    checker = Checker(Options(overrides={}))
    count = words = edits = 0
    wrong: list[str] = []
    for name, text in stories(paths):
        count += 1
        words += len(text.split())
        settings = checker.resolver.for_file(name)
        try:
            found = checker.find(name, text, settings)[1]
            promises.findings_fit(text, found)
            promises.speech_is_kept(text, found)
            for least in (Safety.SAFE, Safety.UNSAFE):
                done = fix(text, lambda t, n=name, s=settings: checker.find(n, t, s)[1], least)
                if choose(checker.find(name, done.text, settings)[1], least):
                    wrong.append(f"{name}: a second fix would change more")
        except Exception as e:
            wrong.append(f"{name}: {type(e).__name__}: {str(e)[:300]}")
            continue
        for f, x in choose(found, Safety.SAFE):
            edits += 1
            s, e = f.span.start, f.span.end
            shown = f"{text[max(0, s - 40) : s]}[{text[s:e]}]{text[e : e + 30]}".replace("\n", " / ")
            print(f"{f.rule}  {name}  {shown}  -> {[d.new for d in x.edits]}")
    return count, words, edits, wrong


def main() -> None:
    """Prints the list and the figures."""
    count, words, edits, wrong = run([Path(p) for p in sys.argv[1:]])
    for w in wrong:
        print(f"WRONG {w}")
    print(
        f"{count:,} stories, {words:,} words, {edits:,} automatic edits "
        f"({1000 * edits / max(1, words):.3f} per 1,000 words), {len(wrong)} wrong"
    )
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
