"""Build rare-words.txt and either-spelling.txt of rules/lexicons/: `build_rare.py WORDNET LEXICONS_FOLDER`.

WORDNET is the folder of the data files of WordNet 3.0 (Debian package wordnet-base,
/usr/share/wordnet). A word of it is taken where words.tsv has it neither in small letters nor with a
capital, where no table of names has it, and where it is no listed misspelling; hand/loan_words.txt is
taken but for what words.tsv has. What WordNet has and the table of misspellings too is either.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

HEADER = """\
# Words too rare for words.tsv, known only so that none of them is called a slip; plurals in -s go with
# them. Source: WordNet 3.0, Copyright 2006 by Princeton University, all rights reserved (permissive,
# notice in README.md), and hand-made (training/lexicons/hand/loan_words.txt).
"""
EITHER = """\
# Words that misspellings.tsv calls wrong and that a dictionary has all the same: asked about, never
# changed unasked. Source: WordNet 3.0 (as rare-words.txt), and hand-made (hand/either_spelling.txt).
"""
LEAST = 5
HERE = Path(__file__).parent


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def wordnet(folder: Path) -> set[str]:
    """The words of WordNet that stand there in small letters, parts of its phrases included."""
    out: set[str] = set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="ascii").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" ")
            for k in range(int(fields[3], 16)):
                lemma = fields[4 + 2 * k].split("(")[0]
                out.update(w for w in lemma.split("_") if re.fullmatch(f"[a-z]{{{LEAST},}}", w))
    return out


def main(wordnet_folder: str, folder: str) -> None:
    lexicons = Path(folder)
    words = {row[0] for row in rows(lexicons / "words.tsv")}
    wrong = {row[0] for row in rows(lexicons / "misspellings.tsv")}
    names: set[str] = set()
    for table in (
        "given-names.txt",
        "surnames.txt",
        "places.tsv",
        "demonyms.tsv",
        "people.tsv",
        "acronyms.tsv",
    ):
        for row in rows(lexicons / table):
            names.update(part.lower() for part in re.split(r"[ -]", row[0]))
    loans = {w for row in rows(HERE / "hand" / "loan_words.txt") for w in row[0].split()}
    taken = {
        w for w in wordnet(Path(wordnet_folder))
        if w not in wrong and w not in names and w.capitalize() not in words
    }  # fmt: skip
    taken |= loans
    out = sorted(w for w in taken if w not in words)
    (lexicons / "rare-words.txt").write_text(HEADER + "\n".join(out) + "\n", encoding="utf-8")
    both = sorted(
        (wordnet(Path(wordnet_folder)) & wrong)
        | {row[0] for row in rows(HERE / "hand" / "either_spelling.txt")}
    )
    (lexicons / "either-spelling.txt").write_text(EITHER + "\n".join(both) + "\n", encoding="utf-8")
    print(len(out), len(both), file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
