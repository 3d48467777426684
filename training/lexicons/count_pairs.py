"""Finds pairs of words that prose writes with two capitals and never with one.

`count_pairs.py CORPUS_FOLDER OUT.tsv`: the folder holds `*.txt.xz`, one paragraph a line. A pair is
kept where the prose has it four times at least with both capitals in mid-sentence ("the Federal
Reserve", "the Security Council") and half in capitals in at most one of fifty: flag s where the second
word is never the small one, f where the first is not. Only pairs are kept whose first word is an
ordinary one, so that nothing but the name explains its capital, and no titles before names.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from copylint.lexicon import gazetteer

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
HEADER = (
    "# Pairs of words that edited prose writes with two capitals and not with one: first, second, flag\n"
    "# (s = the second is never the small one, f = nor the first). Source: our counts of openly licensed\n"
    "# prose (see README.md, the counted prose), by training/lexicons/count_pairs.py.\n"
)
#: Generic words that some houses write small behind any name.
LOWERED = frozenset(
    """party government prize council airport police army navy church war county city town river
    coast house act bill department committee street station school board""".split()
)


def main(folder: str, out: str) -> None:
    """Counts, chooses and writes."""
    both: Counter[tuple[str, str]] = Counter()
    first: Counter[tuple[str, str]] = Counter()
    second: Counter[tuple[str, str]] = Counter()
    for path in sorted(Path(folder).glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                count(line.replace("’", "'"), both, first, second)
    rows = []
    for (a, b), n in both.items():
        flags = chosen(a, b, n, first[a, b], second[a, b])
        if flags:
            rows.append(f"{a}\t{b}\t{flags}\n")
    Path(out).write_text(HEADER + "".join(sorted(rows)), encoding="utf-8")


def count(line: str, both: Counter, first: Counter, second: Counter) -> None:
    """Adds the pairs of one paragraph."""
    words = list(WORD.finditer(line))
    for x, y in pairwise(words):
        a, b = x.group(), y.group().removesuffix("'s")
        if line[x.end() : y.start()] != " " or len(a) < 3 or len(b) < 3 or a.isupper() or b.isupper():
            continue
        s = x.start()
        if a[0].isupper() and (
            s < 2 or line[s - 1] not in " -–" or not (line[s - 2].isalnum() or line[s - 2] in ",;)")
        ):
            continue
        if a[0].isupper():
            (both if b[0].isupper() else first)[a.lower(), b.lower()] += 1
        elif b[0].isupper():
            second[a.lower(), b.lower()] += 1


def chosen(a: str, b: str, n: int, first: int, second: int) -> str:
    """The flags of a pair; "" where it is not kept."""
    if n < 4 or not a.isascii() or not b.isascii() or not gazetteer.ordinary(a) or not gazetteer.ordinary(b):
        return ""
    if gazetteer.function_word(a) or gazetteer.function_word(b):
        return ""
    if (
        a in gazetteer.person_nouns()
        or a.capitalize() in gazetteer.HONORIFICS
        or b in gazetteer.person_nouns()
    ):
        return ""
    flags = ""
    if first <= 0.02 * n and first <= 2 and b not in LOWERED:
        flags += "s"
    if second <= 0.02 * n and second <= 2 and not gazetteer.is_given(b.capitalize()):
        flags += "f"
    return flags


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
