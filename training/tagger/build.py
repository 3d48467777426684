"""Teach the tagger and write rules/models/tagger.bin, a minute on one core.

    python build.py SILVER [--held N]

SILVER is what silver.py writes. Of its sentences, N (3,000) are not taught with; how many of their tokens get
the tag they have there is printed after each round. The features and the step of learning are copylint's own
(copylint.lexicon.tagging).
"""

from __future__ import annotations

import argparse
import datetime
import random
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

from copylint.lexicon import tagger as taggers  # noqa: E402
from copylint.lexicon import tagging  # noqa: E402
from copylint.lexicon.dictionary import plain_apostrophe  # noqa: E402
from copylint.lexicon.wordfile import TAGGER  # noqa: E402
from copylint.tables import container  # noqa: E402

MODEL = HERE.parents[1] / "rules" / "models" / "tagger.bin"
#: Rows of weights (a power of two), rounds over the sentences.
ROWS, ROUNDS = 1 << 16, 5
#: A tag must be met so often to be one; a word, to have a set of its own; a tag of a word, that share of
#: times.
LEAST_TAG, LEAST_WORD, LEAST_SHARE = 200, 20, 0.003
#: Tags of marks, and what else says nothing of a word.
MARKS = frozenset(". , : `` '' -LRB- -RRB- HYPH NFP $ SYM ADD LS XX AFX _SP".split())
#: What a word may be that nobody knows; a name; a number; what has an apostrophe in it is any joined tag or a
#: name.
ANYTHING = "NN NNS NNP NNPS JJ JJR JJS VB VBD VBG VBN VBP VBZ RB CD FW UH IN".split()
NAMES, NUMBERS = ["NNP", "NNPS"], ["CD", "JJ", "NNS", "NN", "NNP"]

Sentence = list[tuple[str, str]]


def read(path: str) -> list[Sentence]:
    """Return the sentences of a file that silver.py wrote, with the tags that are taught."""
    out: list[Sentence] = []
    with open(path, encoding="utf-8") as f:
        for block in f.read().split("\n\n"):
            lines = [line.rpartition("\t") for line in block.split("\n") if line]
            if lines:
                out.append(joined([(word, taught(word, tag)) for word, _, tag in lines]))
    return out


def taught(word: str, tag: str) -> str:
    """Return the tag that is taught for a token: marks have one, "to" has one, a token at most two."""
    if not any(c.isalnum() for c in word):
        return "POS" if tag == "POS" else "#"
    if word.lower() == "to":
        return "TO"
    parts = [part for part in tag.split("_") if part not in MARKS] or ["NN"]
    return parts[0] if len(parts) == 1 else f"{parts[0]}_{parts[-1]}"


def joined(sentence: Sentence) -> Sentence:
    """Return the sentence with the possessives of plurals as one token (ministers')."""
    out: Sentence = []
    for word, tag in sentence:
        if tag == "POS" and out and out[-1][0].endswith("s"):
            out[-1] = (out[-1][0] + word, f"{out[-1][1]}_POS")
        else:
            out.append((word, "#" if tag == "POS" else tag))
    return out


def sets_of(sentences: list[Sentence], number: dict[str, int]) -> dict[str, int]:
    """Return the set of the tags that each word met often enough had, as bits."""
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, tag in sentence:
            by[plain_apostrophe(word)][tag] += 1
    out = {}
    for word, tags in by.items():
        n = sum(tags.values())
        if n >= LEAST_WORD and any(c.isalnum() for c in word):
            found = [t for t, k in tags.items() if k >= 2 and k / n >= LEAST_SHARE and t in number]
            if found:
                out[word] = sum(1 << number[t] for t in found)
    return out


class Text:
    """Sentences as the tagger reads them: arrays of tokens, and where each sentence lies."""

    def __init__(self, sentences: list[Sentence], number: dict[str, int]) -> None:
        starts, ends, sorts, edges, at = array("i"), array("i"), bytearray(), array("i"), 0
        self.gold = bytearray()
        for sentence in sentences:
            edges.append(len(starts))
            for word, tag in sentence:
                starts.append(at)
                ends.append(at + len(word))
                sorts.append(0 if word[0].isalpha() else 1 if word[0].isdigit() else 2)
                self.gold.append(number.get(tag, number.get(tag.partition("_")[0], 0)))
                at += len(word) + 1
            edges.append(len(starts))
        text = " ".join(word for sentence in sentences for word, _ in sentence)
        self.edges, self.tokens = edges, taggers.Described(text, starts, ends, sorts)


def write(tags: list[str], sets: dict[str, int], weights: bytes, held: float) -> None:
    """Write the model file."""
    number = {tag: k for k, tag in enumerate(tags)}
    numbered = {s: k for k, s in enumerate(dict.fromkeys(sets.values()))}
    lines = "\n".join(f"{word}\t{numbered[s]}" for word, s in sorted(sets.items()))
    words = zlib.compress(lines.encode(), 9)

    def bits(*some: str) -> int:
        return sum(1 << number[tag] for tag in some)

    double = [tag for tag in tags if "_" in tag]
    openings = [["#"], NUMBERS, [*double, "NNP", "NN"], NAMES, ANYTHING]
    header = {
        "format": 1,
        "trained": f"{datetime.date.today():%Y-%m-%d}",
        "held": held,
        "credits": (HERE / "credits.txt").read_text("utf-8").strip().split("\n"),
        "tags": tags,
        "sets": list(numbered),
        "openings": [bits(*(tag for tag in some if tag in number)) for some in openings],
        "words": len(words),
    }
    container.write(MODEL, TAGGER, header, words + weights)


def main() -> None:
    """Teach, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("silver")
    parser.add_argument("--held", type=int, default=3000)
    args = parser.parse_args()
    random.seed(1)
    sentences = read(args.silver)
    random.shuffle(sentences)
    held, sentences = sentences[: args.held], sentences[args.held :]
    count = Counter(tag for sentence in sentences for _, tag in sentence)
    tags = [tag for tag, n in count.most_common() if n >= LEAST_TAG][:63]
    number = {tag: k for k, tag in enumerate(tags)}
    sets = sets_of(sentences, number)
    write(tags, sets, bytes(len(tags)), 0.0)  # the table of words is made of it
    lesson, test = Text(sentences, number), Text(held, number)
    size = len(tags)
    weights, sums = np.zeros(ROWS * size, np.float32), np.zeros(ROWS * size, np.float64)
    rows, out, steps = array("I", bytes(64)), bytearray(len(lesson.gold)), 0
    order = array("I", range(len(sentences)))
    t = lesson.tokens
    for n in range(ROUNDS):
        random.shuffle(order)
        steps = tagging.learn(
            t.words, t.endings, t.shapes, t.classes, t.mays, lesson.gold, lesson.edges, order, weights, sums,
            steps, size, rows, out,
        )  # fmt: skip
        mean = weights - sums / steps
        scale = 127 / np.percentile(np.abs(mean[mean != 0]), 99.95)
        packed = np.clip(np.round(mean * scale), -127, 127).astype(np.int8).tobytes()
        taggers.tagger().weights = memoryview(packed).cast("b")
        found = test.tokens.tags(test.edges)
        right = sum(map(int.__eq__, found, test.gold)) / len(found)
        print(f"round {n + 1}: {right:.4f} of {len(found)} tokens held back", flush=True)
    write(tags, sets, packed, round(right, 4))
    print(f"{MODEL}: {MODEL.stat().st_size} bytes, {len(sets)} words, {len(tags)} tags")


if __name__ == "__main__":
    main()
