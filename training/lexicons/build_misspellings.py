"""Build rules/lexicons/misspellings.tsv: `build_misspellings.py TYPOS LEXICONS_FOLDER`.

TYPOS is the vendored crate typos-dict; LEXICONS_FOLDER must hold the other tables already, because
a spelling that is a word, a name or a place is no misspelling.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

import crates

from copylint.text.distance import distance

HEADER = """\
# Misspellings: wrong, then its corrections, most likely first (tab-separated)
# Source: typos-dict 0.14 (MIT/Apache-2.0, the typos project), less what is a word of words.tsv or
# a name, and less corrections that words.tsv does not have; order by frequency. See README.md.
"""


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def main(typos_folder: str, folder: str) -> None:
    lexicons = Path(folder)
    words = {row[0]: row for row in rows(lexicons / "words.tsv")}
    names: set[str] = set()
    for table in (
        "given-names.txt",
        "surnames.txt",
        "places.tsv",
        "demonyms.tsv",
        "people.tsv",
        "acronyms.tsv",
        "lowercase-names.txt",
    ):
        if (lexicons / table).exists():
            for row in rows(lexicons / table):
                names.update(part.lower() for part in row[0].split())
    names |= {word.lower() for word in words if not word.islower()}
    out = []
    for wrong, right in crates.typos(typos_folder).items():
        if wrong in words or len(wrong) < 3 or not wrong.isalpha():
            continue
        if wrong in names and distance(wrong, right[0], 1) > 1:
            continue
        if wrong in names and (len(wrong) < 8 or len(right) > 1):
            continue
        known = [word for word in right if all(part in words for part in word.split(" "))]
        if not known:
            continue

        # A rarer word must be much nearer to come first: likelihood falls steeply with distance.
        def score(word: str, wrong: str = wrong) -> float:
            freq = min(int(words[part][2]) for part in word.split(" "))
            return freq / 10 - 1.6 * distance(wrong, word, len(wrong) + len(word)) * math.log(10)

        known.sort(key=score, reverse=True)
        out.append((wrong, *known[:4]))
    out.sort()
    text = "".join("\t".join(row) + "\n" for row in out)
    (lexicons / "misspellings.tsv").write_text(HEADER + text, encoding="utf-8")
    print(len(out), "misspellings;", sum(len(row) == 2 for row in out), "with one correction")


if __name__ == "__main__":
    main(*sys.argv[1:])
