"""What others find in the seed stories, beside copylint: a table that anybody can make again.

    python benchmarks/peers.py                copylint and the peers that are there, on the stories of seeds/
    python benchmarks/peers.py --markdown     the table as README.md has it
    python benchmarks/peers.py stories/       copy of your own: findings and time alone
    python benchmarks/peers.py --languagetool http://127.0.0.1:8081 --harper DIR

Nothing is installed unless --install-peers asks for it; `programs.py` says where each is looked for, and how
it is run: as it comes, without settings.

Every story of seeds/faulty has faults that were planted in it, marked in tests/golden/seed-faults: a fault is
found where a finding touches it. Clean copy is the stories of seeds/traps, and the faulty ones with their
faults mended: each finding there counts as false. The stories were written for copylint and its rules were
tried on them, so its share says little of other copy. Time is of the wall, process start included, of the
quickest of several runs after a first one; results that copylint keeps are removed before each.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

import corpus
import programs
from programs import Hit, Program, Texts


class Scores(NamedTuple):
    """What a peer came to: findings in the faulty stories, planted faults among them, findings in clean copy,
    and seconds for the faulty stories; `found` and `false` are None where nothing was planted."""

    findings: int
    found: int | None
    false: int | None
    seconds: float


# -- what is asked of them -----------------------------------------------------------------------
def read(folder: Path) -> dict[str, str]:
    """Returns the copy below a folder, by path."""
    found = sorted(p for p in folder.rglob("*") if p.suffix in programs.SUFFIXES and p.is_file())
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


def timed(peer: Program, texts: Texts, repeats: int) -> tuple[list[Hit], float]:
    """Returns what a peer finds, and in how many seconds at best once it was done before: a busy machine
    makes it longer, never shorter."""
    hits = peer.find(texts)
    seconds = []
    for _ in range(repeats):
        programs.forget(peer.env)
        begun = time.perf_counter()
        peer.find(texts)
        seconds.append(time.perf_counter() - begun)
    return hits, min(seconds)


def table(rows: Sequence[tuple[Program, Scores]], faults: int, words: int, markdown: bool) -> str:
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
    programs.options(parser)
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
        (work / "cache").mkdir(mode=0o700)
        for peer in [programs.copylint(str(work / "cache")), *programs.there(work, given)]:
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
