"""Teach the judges of forms and write rules/models/forms.bin, about ten minutes on one core.

    python build.py --corpus CORPUS --work WORK [--rounds N] [--only JUDGE] [--again]

CORPUS is a folder of openly licensed prose, .txt.xz files of one paragraph a line. In each round a third of
the words that have a family are asked about, no two of them near each other; half of these are put into
another form first, so that the tagger errs as it does over a slip. What is right is the form that stood
there. Features, sums and the step of learning are copylint's own (copylint.models.form_sums).

One block of 150 lines in five is never learnt from: half of these set the thresholds, one for each pair of
what is written and what is likelier, on the other half is counted what they find and what they raise on copy
untouched.
"""

from __future__ import annotations

import argparse
import datetime
import time
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from corpus import HERE, Corpus, Known, others, read

from copylint.lexicon import tagging
from copylint.lexicon.families import BIT, CLASSES
from copylint.lexicon.kindred import other_forms
from copylint.lexicon.tagger import tagger
from copylint.models import form_sums as sums
from copylint.models.form_features import BITS as HASH
from copylint.models.form_features import FACTS, FEATURES
from copylint.models.forms import FORMAT, MAGIC, finite, groups
from copylint.models.forms import Judge as Shipped
from copylint.tables import container

MODEL = HERE.parents[1] / "rules" / "models" / "forms.bin"
#: Bits of the number of rows kept, how many are looked at for each, the rates of learning before and after.
BITS, CANDIDATES, RATES = {"forms": 18, "number": 16}, 1.5, (0.06, 0.05)
ASKED, CHANGED, APART = 0.3, 0.5, 3
#: How much of a file is learnt from, where there is too much of its kind.
SHARES = {"au-pm-interviews": 0.6, "uk-classic": 0.5}
#: Files that alarms are counted on are none of these.
UNLIKE = ("au-pm-interviews", "uk-classic")
BATCH = 60_000
#: The number of a verb, and the other one.
TURNED = {"was": "were", "were": "was", "VBZ": "VBP", "VBP": "VBZ"}
#: False alarms a million words of copy held back; how often a pair of forms must be met to have a threshold.
ALARMS, SEEN = {"forms": 400, "number": 80}, 300
#: The least log odds that are looked at.
LOW = 0.5
HYPHEN = crc32(b"-")
#: How often a slip is made beside one of the usual kind: endings are lost most, and apostrophes; a possessive
#: for a verb, a noun for a participle are hardly met. (Knowledge of copy; the shares of forms drawn are all
#: alike.)
LOST, RARE, USUAL = 3.0, 0.2, 1.0


class Judge(NamedTuple):
    """The features that are weighed, and their weights."""

    which: np.ndarray
    checks: np.ndarray
    weights: np.ndarray
    squares: np.ndarray


class Batch(NamedTuple):
    """Some sentences: the words as they stood and as they are read, where each sentence lies, the tags; the
    classes that each word as it is read might have and those that it has; the places asked about, the
    sentence of each, and the classes that are right there."""

    stood: np.ndarray
    read: np.ndarray
    edges: np.ndarray
    tags: np.ndarray
    offered: np.ndarray
    owned: np.ndarray
    places: np.ndarray
    sentences: np.ndarray
    right: np.ndarray


class Lessons:
    """Draws batches from the corpus, for the judge of forms or for that of the number of verbs."""

    def __init__(self, corpus: Corpus, number: bool, seed: int = 7) -> None:
        every, begins, flat = others(corpus.words)
        self.corpus, self.known, self.number = corpus, Known(every), number
        if number:
            begins, flat = turned(every, self.known)
        self.begins, self.flat = begins, flat
        self.counts = np.zeros(len(every), np.int64)
        self.counts[: len(begins) - 1] = np.diff(begins)
        self.random = np.random.default_rng(seed)

    def batches(self, chosen: np.ndarray, asked: float, changed: float) -> Iterator[Batch]:
        """Yield the chosen sentences, with a share of the words asked about and a share of these changed."""
        for at in range(0, len(chosen), BATCH):
            yield self._batch(chosen[at : at + BATCH], asked, changed)

    def _batch(self, chosen: np.ndarray, asked: float, changed: float) -> Batch:
        c, k = self.corpus, self.known
        lengths = c.starts[chosen + 1] - c.starts[chosen]
        ends = np.cumsum(lengths)
        begins = ends - lengths
        stood = c.ids[np.repeat(c.starts[chosen] - begins, lengths) + np.arange(ends[-1])]
        edges = np.stack([begins, ends], 1).reshape(-1).astype(np.int32)
        may = (self.counts[stood] > 0) if self.number else (k.owned[stood] > 0)
        places = np.flatnonzero(may & (self.random.random(len(stood)) < asked))
        if asked < 1:
            places = places[np.concatenate([[True], np.diff(places) > APART])]
        read = stood.copy()
        if changed:
            some = places[(self.random.random(len(places)) < changed) & (self.counts[stood[places]] > 0)]
            word = stood[some]
            pick = (self.random.random(len(some)) * self.counts[word]).astype(np.int64)
            read[some] = self.flat[self.begins[word] + pick]
            # A form that belongs to another family as well is never asked about.
            strange = k.stems[read] != k.stems[stood]
            read[strange] = stood[strange]
        tags = np.zeros(len(read), np.uint8)
        t = tagger()
        tagging.tag(
            k.words[read], k.endings[read], k.shapes[read], k.classes[read], k.mays[read], edges, t.weights,
            len(t.tags), array("I", bytes(4 * tagging.FEATURES)), tags,
        )  # fmt: skip
        offered, owned, right = k.offered[read], k.owned[read], k.owned[stood]
        if self.number:
            offered, owned = np.zeros(len(read), np.uint32), np.zeros(len(read), np.uint32)
            sums.numbers(len(read), tags, k.owned[read], *finite(), offered, owned)
            # One that was changed has the other number.
            right = np.where(read != stood, offered & ~owned, owned)
            places = places[owned[places] > 0]
        sentences = (np.searchsorted(ends, places, side="right")).astype(np.uint32)
        places = places.astype(np.uint32)
        return Batch(stood, read, edges, tags, offered, owned, places, sentences, right[places])


def turned(words: list[str], known: Known) -> tuple[np.ndarray, np.ndarray]:
    """Return for each word the form of the other number, as `others` does: was for were, says for say."""
    number = {word: k for k, word in enumerate(words)}
    begins, flat = [0], []
    for word, own in zip(words, known.owned.tolist(), strict=True):
        wanted = next((TURNED[name] for name in TURNED if own & BIT[name]), None)
        form = next(iter(other_forms(word, wanted)), None) if wanted else None
        if form in number:
            flat.append(number[form])
        begins.append(len(flat))
    return np.array(begins, np.int64), np.array(flat, np.uint32)


def teach(lessons: Lessons, chosen, rounds: int, judge: Judge, rate: float) -> None:
    """Go over the chosen sentences."""
    k, rows, odds = lessons.known, array("i", bytes(4 * FEATURES)), np.zeros(sums.CLASSES)
    facts = array("I", bytes(4 * FACTS))
    corpus = lessons.corpus
    shares = np.array([SHARES.get(name, 1.0) for name in corpus.names])[corpus.files[chosen]]
    for n in range(rounds):
        began, loss, asked = time.time(), 0.0, 0
        some = chosen[lessons.random.random(len(chosen)) < shares]
        lessons.random.shuffle(some)
        for b in lessons.batches(some, ASKED, CHANGED):
            loss += sums.learn(
                k.words[b.read], b.tags, k.stems[b.read], b.offered, k.shapes[b.read], b.edges, b.sentences,
                b.places, b.right, groups(), judge.which, judge.checks, judge.weights, judge.squares, rate,
                facts, rows, odds,
            )  # fmt: skip
            asked += len(b.places)
        print(f"round {n + 1}: loss {loss / asked:.4f}, {time.time() - began:.0f} s", flush=True)


def smaller(judge: Judge, bits: int) -> Judge:
    """Return the judge with the rows that move the sums most, found by the lower bits of their hash."""
    w, q = judge.weights.reshape(-1, sums.CLASSES), judge.squares.reshape(-1, sums.CLASSES)
    moved = np.sqrt((w * w).sum(1)) * np.sqrt(q.sum(1))
    hashes = np.argsort(-moved)[: int(CANDIDATES * (1 << bits))]
    rows = hashes & ((1 << bits) - 1)
    rows, first = np.unique(rows, return_index=True)
    hashes = hashes[first]
    checks = np.zeros(1 << bits, np.uint8)
    checks[rows] = (hashes >> bits) + 1
    less, fewer = (
        np.zeros((1 << bits, sums.CLASSES), np.float32),
        np.zeros((1 << bits, sums.CLASSES), np.float32),
    )
    less[rows], fewer[rows] = w[hashes], q[hashes]
    return Judge(judge.which, checks, less.reshape(-1), fewer.reshape(-1))


def asked(lessons: Lessons, b: Batch, judge: Judge, scale: float, floor: float):
    """Return places, classes and margins that the judge has something to say of."""
    k, n = lessons.known, len(b.read)
    places, best, margins = np.zeros(n, np.int32), np.zeros(n, np.uint8), np.zeros(n, np.float32)
    found = sums.judged(
        k.words[b.read], b.tags, k.stems[b.read], b.offered, b.owned, k.shapes[b.read], b.edges, groups(),
        judge.which, judge.checks, judge.weights, array("I", bytes(4 * FACTS)),
        array("i", bytes(4 * FEATURES)), scale, floor, places, best, margins,
    )  # fmt: skip
    return places[:found], best[:found], margins[:found]


class Answers(NamedTuple):
    """What the judge said of many words: what they may be and what is likelier (a pair), by how much, whether
    that is what stood there."""

    pairs: np.ndarray
    margins: np.ndarray
    right: np.ndarray


def answers(lessons: Lessons, held, judge: Judge, scale: float, changed: bool) -> tuple[Answers, int, int]:
    """Return what the judge says of the sentences held back, untouched or with words in another form (of
    these alone), how many words there are, and how many of them were changed. Words with a capital, and those
    beside a hyphen, are left out, as they are in copy."""
    k, out, words, count = lessons.known, [], 0, 0
    for b in lessons.batches(held, ASKED if changed else 1.0, 1.0 if changed else 0.0):
        differs = b.read != b.stood
        places, best, margins = asked(lessons, b, judge, scale, LOW)
        marks = k.shapes[b.read]
        hyphen = k.words[b.read] == HYPHEN
        beside = np.zeros(len(marks) + 2, bool)
        beside[:-2] |= hyphen
        beside[2:] |= hyphen
        plain = (marks & 1 == 0) & ~beside[1:-1] & (differs if changed else True)
        of = plain[places]
        places, best, margins = places[of], best[of], margins[of]
        pairs = b.owned[places].astype(np.int64) * 32 + best
        stood = b.offered & ~b.owned if lessons.number else k.owned[b.stood]
        out.append(np.stack([pairs, margins, stood[places] >> best & 1]))
        words += int((marks & 16 == 0).sum())
        count += int((differs & plain & (b.owned > 0)).sum())
    return Answers(*np.concatenate(out, 1)), words, count


def thresholds(clean: Answers, slips: Answers, words: int, alarms: float) -> dict[int, float]:
    """Return the least margin for each pair: where one more false alarm would bring the same number of slips
    for all of them, and `alarms` a million words are raised in all. A pair met too seldom has the margin of
    all (0)."""
    least: dict[int, float] = {}
    low, high = 0.0, 1e6
    for _ in range(40):
        price = (low * high) ** 0.5 if low else high / 1e6 or 1.0
        least = {pair: _least(clean, slips, pair, price) for pair in _common(slips)}
        least[0] = _least(clean, slips, 0, price)
        raised = int((clean.margins > np.array([least.get(int(p), least[0]) for p in clean.pairs])).sum())
        if raised * 1e6 / words > alarms:
            low = price
        else:
            high = price
    return least


def weight(pair: int) -> float:
    """Return how often a slip of a pair is made, USUAL being 1."""
    written, wanted = {name for c, name in enumerate(CLASSES) if pair >> 5 >> c & 1}, CLASSES[pair & 31]
    if written & {"NN_POS", "NNS_POS"}:
        return USUAL if wanted in ("NN", "NNS") else RARE
    if wanted in ("NN_POS", "NNS_POS"):
        return LOST if "NNS" in written else USUAL
    if written & {"VB", "NN"}:
        return LOST if wanted in ("VBD", "VBN", "VBZ", "NNS") else USUAL
    if written & {"JJR", "JJS", "RB"} or wanted in ("JJR", "JJS"):
        return RARE if wanted != "JJ" or "RB" not in written else 0.7
    return RARE if written & {"VBD", "VBN"} and wanted in ("NN", "NNS") else USUAL


def _common(slips: Answers) -> list[int]:
    pairs, counts = np.unique(slips.pairs, return_counts=True)
    return [int(pair) for pair, n in zip(pairs, counts, strict=True) if n >= SEEN]


def _least(clean: Answers, slips: Answers, pair: int, price: float) -> float:
    """The margin over which slips found less `price` times the false alarms are most."""
    common = _common(slips)
    alarms = np.sort(clean.margins[clean.pairs == pair if pair else ~np.isin(clean.pairs, common)])
    hits = np.sort(slips.margins[slips.pairs == pair if pair else ~np.isin(slips.pairs, common)])
    steps = np.arange(LOW, 14.0, 0.05)
    worth = weight(pair) if pair else RARE
    over = worth * (len(hits) - np.searchsorted(hits, steps)) - price * (
        len(alarms) - np.searchsorted(alarms, steps)
    )
    return float(steps[int(np.argmax(over))])


def named(pair: int) -> str:
    """Return a pair in words: what is written > what is wanted."""
    written = " ".join(name for c, name in enumerate(CLASSES) if pair >> 5 >> c & 1)
    return f"{written} > {CLASSES[pair & 31]}"


def report(lessons: Lessons, held, judge: Judge, scale: float, least: dict[int, float]) -> None:
    """Print alarms a million words and the share of slips found on other sentences, in all and by pair."""
    clean, words, _ = answers(lessons, held, judge, scale, False)
    slips, _, count = answers(lessons, held, judge, scale, True)

    def over(a: Answers) -> np.ndarray:
        return a.margins > np.array([least.get(int(p), least[0]) for p in a.pairs])

    raised, found = over(clean), over(slips)
    print(f"{raised.sum() * 1e6 / words:.1f} alarms a million words, {found.sum() / count:.3f} of {count},")
    print(f"{slips.right[found].mean():.3f} of these with the form that stood there")
    pairs, counts = np.unique(slips.pairs, return_counts=True)
    for pair in pairs[np.argsort(-counts)][:40]:
        of = slips.pairs == pair
        alarms = raised[clean.pairs == pair].sum() * 1e6 / words
        print(
            f"  {named(int(pair))}: {found[of].sum()} of {of.sum()}, {alarms:.1f} alarms, "
            f"over {least.get(int(pair), least[0]):.2f}"
        )


def main() -> None:
    """Teach, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--only", choices=("forms", "number"), help="make this judge, keep the other")
    parser.add_argument(
        "--again", action="store_true", help="only set the thresholds of the model that is there"
    )
    args = parser.parse_args()
    corpus = read(args.corpus, args.work / "forms.npz")
    kept = container.read(MODEL, MAGIC, FORMAT) if MODEL.exists() and (args.again or args.only) else None
    judges, blobs = [], []
    for name in ("forms", "number"):
        old = Shipped(*kept, name) if kept else None
        if args.only and args.only != name:
            assert old is not None
            judges.append(old.header)
            blobs += [bytes(old.checks), bytes(old.weights)]
            continue
        header, checks, weights = made(name, corpus, args.rounds, old if args.again else None)
        judges.append(header)
        blobs += [checks, weights]
    credits = (HERE / "credits.txt").read_text("utf-8").strip().split("\n")
    trained = f"{datetime.date.today():%Y-%m-%d}"
    container.write(
        MODEL,
        MAGIC,
        {"format": FORMAT, "trained": trained, "credits": credits, "judges": judges},
        b"".join(blobs),
    )
    print(f"{MODEL}: {MODEL.stat().st_size} bytes")


def made(
    name: str, corpus: Corpus, rounds: int, old: Shipped | None
) -> tuple[dict[str, object], bytes, bytes]:
    """Return the header, the checks and the weights of a judge; of an old one only the thresholds are new."""
    lessons = Lessons(corpus, name == "number")
    back = corpus.blocks % 5 == 0
    unlike = np.isin(corpus.files, [k for k, file in enumerate(corpus.names) if file in UNLIKE])
    held, chosen = np.flatnonzero(back & ~unlike), np.flatnonzero(~back)
    which = np.array(NUMBER if name == "number" else range(FEATURES), np.uint8)
    if old is not None:
        judge, scale = (
            Judge(which, np.frombuffer(old.checks, np.uint8), np.frombuffer(old.weights, np.int8), which),
            old.scale,
        )
    else:
        size = (1 << HASH) * sums.CLASSES
        judge = Judge(which, np.zeros(0, np.uint8), np.zeros(size, np.float32), np.zeros(size, np.float32))
        teach(lessons, chosen, rounds, judge, RATES[0])
        judge = smaller(judge, BITS[name])
        teach(lessons, chosen, rounds, judge, RATES[1])
        scale = float(np.percentile(np.abs(judge.weights[judge.weights != 0]), 99.98) / 127)
        judge = judge._replace(weights=np.clip(np.round(judge.weights / scale), -127, 127).astype(np.int8))
    lessons.random.shuffle(held)
    half = len(held) // 2
    clean, words, _ = answers(lessons, held[:half], judge, scale, False)
    slips, _, _ = answers(lessons, held[:half], judge, scale, True)
    least = thresholds(clean, slips, words, ALARMS[name])
    report(lessons, held[half:], judge, scale, least)
    header = {
        "name": name,
        "which": which.tolist(),
        "scale": scale,
        "rows": len(judge.checks),
        "least": {named(pair) if pair else "": round(t, 2) for pair, t in sorted(least.items())},
    }
    return header, judge.checks.tobytes(), judge.weights.tobytes()


#: The features that tell the number of a verb: what its subject may be, and nothing of the words beside it.
NUMBER = (10, 12, 20, 21, 22, 23, 25, 31, 32, 36, 40, 42, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58)

if __name__ == "__main__":
    main()
