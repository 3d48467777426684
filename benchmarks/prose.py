"""Copy like real copy: stories cut from a folder of prose.

A folder holds `*.txt` or `*.txt.xz`, UTF-8, a paragraph a line, or paragraphs with empty lines between them.
Stories of about 600 words are cut from them at the ends of paragraphs and taken from all files in turn, from
each every seventh: `part` says which of the seven, so that no story of one part is in another. The same
folder gives the same stories.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

STORY_WORDS = 600
PARTS = 7
#: Lines that tell whether empty ones part the paragraphs of a file.
LOOKED_AT = 40


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Yields the paragraphs of a text: what lies between empty lines, or, where the first lines have none
    between them, each line."""
    rest = iter(lines)
    first = list(islice(rest, LOOKED_AT))
    apart = any(not x.strip() for x in first[1:-1])
    block: list[str] = []
    for line in chain(first, rest, [""]):
        line = line.strip()
        if line:
            block.append(line)
        if block and not (line and apart):
            yield " ".join(block)
            block = []


def cut(paragraphs: Iterable[str], words: int = STORY_WORDS) -> Iterator[str]:
    """Yields stories of at least so many words, of whole paragraphs with an empty line between them; what is
    left at the end is none."""
    story: list[str] = []
    count = 0
    for paragraph in paragraphs:
        story.append(paragraph)
        count += len(paragraph.split())
        if count >= words:
            yield "\n\n".join(story) + "\n"
            story, count = [], 0


def _lines(path: Path) -> Iterator[str]:
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as f:
            yield from f
    else:
        with open(path, encoding="utf-8") as f:
            yield from f


def stories(folder: Path, size: int, part: int = 0) -> Iterator[str]:
    """Yields stories of the part until there are `size` bytes of UTF-8. Raises ValueError where the folder
    has not so many."""
    found = sorted(p for p in folder.iterdir() if p.name.endswith((".txt", ".txt.xz")))
    open_ = [
        (s for k, s in enumerate(cut(paragraphs(_lines(p)))) if k % PARTS == part % PARTS) for p in found
    ]
    made = 0
    while open_:
        for one in list(open_):
            story = next(one, None)
            if story is None:
                open_.remove(one)
                continue
            yield story
            made += len(story.encode("utf-8"))
            if made >= size:
                return
    raise ValueError(f"{folder} has {made:,} bytes of stories in part {part}, not {size:,}")
