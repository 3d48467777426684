"""Prints, a line of JSON each, what all judges' sums come to on copy and on words that make none.

python -m support.allsums
"""

from __future__ import annotations

import json
import random
import sys
from array import array
from importlib import import_module

from copylint.models import confusables, forms, missing_words, scoring, vocabulary
from copylint.models.vocabulary import Flat
from copylint.models.weights import ROOM
from copylint.tables.shipped import rules_folder
from copylint.tables.twins import is_compiled
from support.places import SEEDS
from support.twinned import typed

#: Words that the looks have an eye on.
_LITTLE = 'the a of to be as he they was were has have , . " ( who which that and not said Smith £ by ships'
#: More than all weights add up to.
_SLACK = 600.0


def sentences() -> list[list[str]]:
    """Returns sentences of the seeds, and some of words that make none."""
    found = []
    for path in sorted(SEEDS.rglob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            words = [line[a:b] for a, b in vocabulary.split_words(line)]
            if words:
                found.append(words)
    chance = random.Random(7)
    known = sorted({w for words in found for w in words})
    found += [chance.choices(known, k=chance.randint(1, 40)) for _ in range(150)]
    found += [chance.choices(_LITTLE.split(), k=chance.randint(1, 30)) for _ in range(150)]
    return found


def one_behind_the_other(v: vocabulary.Vocabulary, some: list[list[str]]) -> Flat:
    """Returns the sentences as a story has them."""
    pad = [vocabulary.PADDING] * ROOM
    words, starts = list(pad), []
    for sentence in some:
        starts.append(len(words))
        words += sentence + pad
    numbers, marks = v.numbered(words)
    numbers = [0 if w == vocabulary.PADDING else n for w, n in zip(words, numbers, strict=True)]
    marks = bytes(0 if w == vocabulary.PADDING else m for w, m in zip(words, marks, strict=True))
    return Flat(v, words, numbers, v.tagged(words, numbers, marks), marks, starts)


def of_confusables(some: list[list[str]]) -> list[object]:
    """Returns what the sums of all suspects come to, at each of their places and some others."""
    judge = confusables.Judge.open(rules_folder() / "models" / "confusion.bin")
    flat = one_behind_the_other(judge.vocabulary, some)
    members = sorted({w.lower() for w in flat.words if w.lower() in judge.words})

    def suspects(written: str) -> list[scoring.Suspect]:
        found = judge._suspects(written)
        for s in found:
            s.limit = -scoring._FAR
        return found

    sums = scoring.Sums(judge.vocabulary, judge._raw, suspects)
    kinds = bytes(1 if w in judge.words and w in judge.vocabulary.number else 0 for w in flat.words)
    told: list[object] = []
    for variant in ("", "gb", "us"):
        told += [(i, s.sibling, total) for i, s, total in sums.look(flat, kinds, variant)]
        for i in range(ROOM, len(flat.words) - ROOM - 2, 7):
            if flat.words[i] != vocabulary.PADDING:
                for written, right in ((members[i % len(members)], i + 1), ("every day", i + 2)):
                    weighed = sums.weigh(flat, i, right, written, right > i + 1, variant)
                    told += [(i, written, s.sibling, total) for _, s, total in weighed]
    return told


def of_gaps(some: list[list[str]]) -> list[object]:
    """Returns what the sums come to at every boundary where a word may be missing."""
    model = missing_words.Gaps(rules_folder() / "models" / "gaps.bin")
    flat = one_behind_the_other(model.vocabulary, some)
    told: list[object] = []
    for low in flat.starts:
        told += [model.sums(flat, *flat.bounds(low), slack) for slack in (0.0, 0.6, _SLACK)]
    return told


def of_forms(some: list[list[str]]) -> list[object]:
    """Returns what the judges of forms hold of every word that has another form."""
    forms.FLOOR = -100.0
    judge = forms.Forms(rules_folder() / "models" / "forms.bin")
    told: list[object] = []
    for words in some:
        text = " ".join(words)
        told += [
            (d.start, d.wanted, round(d.margin, 3)) for d in judge.doubts(text, array("i", (0, len(text))))
        ]
    return told


if __name__ == "__main__":
    print(json.dumps([is_compiled(import_module(name)) for name in typed()]))
    for way in (of_confusables, of_gaps, of_forms):
        json.dump(way(sentences()), sys.stdout)
        print()
