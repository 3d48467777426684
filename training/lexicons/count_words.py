"""Count the words of a folder of plain prose: `count_words.py CORPUS_FOLDER OUT.tsv`.

The folder holds `*.txt.xz`, one paragraph a line. Two counts are kept for each form, because a
capital at the start of a sentence says nothing about the word: `inner` counts a form that does not
open a sentence, `first` one that does. `texts` counts the blocks of 2,000 lines a form occurs in,
a rough measure of how widely it is used.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
OPENERS = ".!?:\"'“‘(["


def main(folder: str, out: str) -> None:
    inner: Counter[str] = Counter()
    first: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for path in sorted(Path(folder).glob("*.txt.xz")):
        seen: set[str] = set()
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                line = line.replace("’", "'")
                for match in WORD.finditer(line):
                    word = match[0]
                    start = match.start()
                    opens = (
                        start == 0 or line[start - 1] in OPENERS or (start > 1 and line[start - 2] in OPENERS)
                    )
                    (first if opens else inner)[word] += 1
                    seen.add(word)
                if number % 2000 == 1999:
                    texts.update(seen)
                    seen.clear()
        texts.update(seen)
    with open(out, "w", encoding="utf-8") as file:
        for word in sorted(texts):
            file.write(f"{word}\t{inner[word]}\t{first[word]}\t{texts[word]}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
