"""Draws the report that README.md opens with, as copylint itself makes it of a story with faults.

    python -m tools.picture            writes docs/picture/report.svg anew

The colours are those of a terminal; nothing is drawn that was not printed. `tests/system/test_picture.py`
says where the picture is not what copylint prints now.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STORY = ROOT / "docs" / "picture" / "story.txt"
PICTURE = STORY.with_name("report.svg")

#: What is typed, one after the other.
COMMANDS = (("check", "story.txt"), ("fix", "--write", "story.txt"))

#: Pixels: of a character, of a line, of the margin.
WIDE, HIGH, MARGIN = 7.83, 18, 16

_CODES = re.compile(r"\x1b\[([\d;]*)m")
#: What a code of a terminal is called in the picture.
_CLASSES = {"1": "b", "2": "d", "31": "r", "32": "g", "33": "y", "34": "l", "36": "c"}
_STYLE = """
    text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
           fill: #d6dbe1; white-space: pre }
    .b { font-weight: 700 } .d { fill: #8b949e } .r { fill: #ff7b72 } .g { fill: #56d364 }
    .y { fill: #e3b341 } .l { fill: #79c0ff } .c { fill: #76d9e6 }
"""


def printed(command: Sequence[str], folder: str) -> str:
    """Returns what copylint prints on a terminal in a folder, with its colours."""
    name, *more = command
    done = subprocess.run(
        [sys.executable, "-m", "copylint", name, "--isolated", "--color", "always", *more],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout)
    return done.stdout


def session() -> list[str]:
    """Returns the lines of a session in which the commands are typed, with codes for colours."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(STORY, folder)
        lines: list[str] = []
        for command in COMMANDS:
            said = printed(command, folder).rstrip("\n").split("\n")
            typed = f"\x1b[2m$\x1b[0m \x1b[1mcopylint {' '.join(command)}\x1b[0m"
            lines += [*([""] if lines else []), typed, *said]
    return lines


def _spans(line: str) -> Iterator[str]:
    """Yields a line's parts, each in what its codes make of it."""
    classes: list[str] = []
    for k, part in enumerate(_CODES.split(line)):
        if k % 2:
            classes = [] if part in ("", "0") else [_CLASSES[code] for code in part.split(";")]
        elif part:
            text = escape(part, quote=False)
            yield (
                f'<tspan class="{" ".join(classes)}">{text}</tspan>' if classes else f"<tspan>{text}</tspan>"
            )


def drawn(lines: Sequence[str]) -> str:
    """Returns the picture of lines with codes for colours, as SVG."""
    columns = max(len(_CODES.sub("", line)) for line in lines)
    width = round(columns * WIDE + 2 * MARGIN)
    height = len(lines) * HIGH + 2 * MARGIN
    rows = []
    for k, line in enumerate(lines):
        place = f'x="{MARGIN}" y="{MARGIN + 13 + k * HIGH}" xml:space="preserve"'
        rows += [f"  <text {place}>{''.join(_spans(line))}</text>"] if line else []
    size = f'width="{width}" height="{height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {size} role="img">',
            "  <title>copylint checks a story, then writes what is certain</title>",
            f"  <style>{_STYLE}  </style>",
            f'  <rect {size} rx="8" fill="#12161c"/>',
            *rows,
            "</svg>",
            "",
        ]
    )


def made() -> str:
    """Returns the picture as it would be drawn now."""
    return drawn(session())


if __name__ == "__main__":
    PICTURE.write_text(made(), encoding="utf-8", newline="\n")
