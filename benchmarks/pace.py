"""How fast stories are checked that were never met before, and how fast once a process is warm.

    python benchmarks/pace.py FOLDER OTHER     seconds of processor, as JSON, in this process

FOLDER is checked, story by story, then OTHER, then FOLDER again. The first pass meets words that the process
has never met, the second few of these, the third none; nothing is kept of what was found.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import corpus
import measure
import prose

#: What the passes of one process are called.
PASSES = {"first": "words never met", "others": "other stories after these", "again": "the same once more"}


def stories(given: Path | None, size: int, part: int) -> Iterator[str]:
    """Yields stories of so many bytes, of a folder of prose or made from the seeds; those of two parts are
    different ones."""
    if given is None:
        return corpus.stories(size, faulty=False, seed=100 + part)
    return prose.stories(given, size, part)


def write(folder: Path, texts: Iterator[str]) -> int:
    """Writes stories as files of a folder; returns their bytes."""
    folder.mkdir()
    total = 0
    for k, text in enumerate(texts):
        data = text.encode("utf-8")
        (folder / f"{k:05d}.txt").write_bytes(data)
        total += len(data)
    return total


def in_process(folder: Path, other: Path) -> dict[str, float]:
    """Returns the seconds of processor that each pass took in this process, and "ready": those that went by
    before there was anything to check."""
    from copylint import Linter

    texts = [[p.read_text(encoding="utf-8") for p in sorted(x.glob("*.txt"))] for x in (folder, other)]
    out = {}
    linter = Linter()
    linter.check("Nothing.\n")
    out["ready"] = time.process_time()
    for name, chosen in zip(PASSES, (texts[0], texts[1], texts[0]), strict=True):
        begun = time.process_time()
        for text in chosen:
            linter.check(text)
        out[name] = time.process_time() - begun
    return out


def table(
    got: dict[str, measure.Cost], idle: dict[str, measure.Cost], size: int, served: set[str]
) -> tuple[list[str], dict[str, Any]]:
    """Returns the lines that say how fast each program is over `size` bytes, with its start and without, and
    the figures. `idle` is what each costs over a story of one word; times are of the processor, or of the
    wall for those whose work a server does."""
    lines, out = [], {}
    seconds: Callable[[str, measure.Cost], float] = lambda n, c: c.wall if n in served else c.cpu  # noqa: E731
    own = seconds("copylint", got["copylint"])
    own_net = own - seconds("copylint", idle["copylint"])
    for n, c in got.items():
        full = seconds(n, c)
        net = max(full - seconds(n, idle[n]), 1e-9)
        out[n] = {
            "mb_s": size / full / 1e6,
            "mb_s_without_start": size / net / 1e6,
            "copylint": full / own,
            "copylint_without_start": net / own_net,
            "peak": c.peak,
        }
        lines.append(
            f"  {n + (' (wall)' if n in served else ''):<34}{size / full / 1e6:10.3f}{size / net / 1e6:10.3f}"
            f"{full / own:12.3f}{net / own_net:12.3f}" + (f"{'-':>8}" if n in served else f"{c.peak:8.0f}")
        )
    return lines, out


if __name__ == "__main__":
    print(json.dumps(in_process(Path(sys.argv[1]), Path(sys.argv[2]))))
