"""Learn the judge of gaps and write rules/models/gaps.bin, about ten minutes on one core.

    python build.py --corpus CORPUS --work WORK [--only WORD,WORD]

CORPUS is the folder that ../confusion_model/prepare.py reads; the words, tags and classes are those of
rules/models/words.bin. A fault is simulated by taking out a word that stands in the text; an untouched
boundary whose neighbours could have lost the word counts as clean. One block of 150 lines in five is never
learnt from: the thresholds are set on half of these, RESULTS.md reports the other half.
"""

from __future__ import annotations

import argparse
import datetime
import os
import struct
import sys
import time
import zlib
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "src"), str(HERE.parent / "confusion_model")]
os.environ["COPYLINT_PURE"] = "1"  # see recorded.py
import learn  # noqa: E402
import prepare  # noqa: E402
import recorded  # noqa: E402

from copylint.models import file as weights  # noqa: E402
from copylint.models import gap_sums as gaps  # noqa: E402
from copylint.models.confusables import Judge  # noqa: E402
from copylint.models.missing_words import FORMAT, MAGIC, PADS  # noqa: E402
from copylint.models.vocabulary import TAGS  # noqa: E402
from copylint.tables import container  # noqa: E402

MODELS = HERE.parents[1] / "rules" / "models"
#: Words that may be lost, how many false alarms a million words each may raise, tags that may stand before
# it.
WORDS = {
    "the": (36.0, "IN TO RP"),
    "of": (24.0, ""),
    "to": (16.0, ""),
    "be": (5.0, ""),
    "a": (6.0, "IN AUX VB VBD VBN VBG VBZ"),
    "as": (4.5, ""),
}
#: At most so many places are learnt from.
LOST, CLEAN = 400_000, 800_000
PART_WEIGHT = np.array([1.0, 0.9, 0.5, 1.0, 1.0, 0.35])  # openstax usgov usfed ukgov cagov se
PART_COUNT = np.array([1.0, 1.0, 1.0, 1.0, 1.0, 0.1])  # how much a false alarm in each part counts
EPOCHS, ALPHA, L1, L2 = 4, 0.1, 0.4, 1.0
KEEP = 60_000
LOSSES = (0.02, 0.02)  # shares of what would be found that the first two looks may lose


def vocabulary():
    """Return the vocabulary and its checksum; at the first run it is taken out of confusion.bin, which need
    not keep it."""
    if not (MODELS / "words.bin").exists():
        v = Judge.open(MODELS / "confusion.bin").vocabulary
        fine = np.array(v.fine, np.uint16)
        planes = (
            v.tag,
            v.coarse,
            (fine & 255).astype(np.uint8).tobytes(),
            (fine >> 8).astype(np.uint8).tobytes(),
            v.lower,
        )
        names = zlib.compress("\n".join(v.number).encode(), 9)
        header = {"format": 1, "credits": credits(), "columns": len(names)}
        container.write(
            MODELS / "words.bin", weights.WORDS, header, names + zlib.compress(b"".join(planes), 9)
        )
    return weights.vocabulary()


def credits() -> list[str]:
    return (HERE.parent / "confusion_model" / "credits.txt").read_text("utf-8").strip().split("\n")


def read(corpus: Path, work: Path, vocabulary) -> dict[str, np.ndarray]:
    """Return the corpus as arrays, made once and kept under `work`."""
    kept = work / "corpus.npz"
    if not kept.exists():
        ids, tags, starts, blocks, parts = [], [], [0], [], []
        for part, block, sentences in prepare.read(corpus):
            for s in sentences:
                a, b = vocabulary.encode(s)
                ids.extend(a)
                tags.extend(b)
                starts.append(len(ids))
                blocks.append(block)
                parts.append(prepare.PARTS.index(part))
        np.savez(
            kept,
            ids=np.array(ids, np.uint16),
            tags=np.array(tags, np.uint8),
            starts=np.array(starts, np.int64),
            block=np.array(blocks, np.int32),
            part=np.array(parts, np.uint8),
        )
    z = np.load(kept)
    out = {k: z[k] for k in ("ids", "tags", "starts", "block", "part")}
    lengths = np.diff(out["starts"])
    out["sentence"] = np.repeat(np.arange(len(lengths)), lengths)
    hashed = out["block"].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    out["fold"] = ((hashed >> np.uint64(40)) % np.uint64(10)).astype(np.int8)
    return out


def nominated(c: dict[str, np.ndarray], word: int, tags: str, vocabulary) -> np.ndarray:
    """Return for each word of the vocabulary: may it stand before the gap (1), after it (2)?"""
    ids, sentence = c["ids"], c["sentence"]
    n = len(vocabulary.tag)
    total = np.bincount(ids, minlength=n)
    at = np.nonzero(ids == word)[0]
    at = at[(at > 0) & (at + 1 < len(ids))]
    before = at[sentence[at - 1] == sentence[at]] - 1
    after = at[sentence[np.minimum(at + 1, len(ids) - 1)] == sentence[at]] + 1
    left = np.bincount(ids[before], minlength=n)
    right = np.bincount(ids[after], minlength=n)
    tag = np.frombuffer(vocabulary.tag, np.uint8)
    letters = np.array([tag[k] not in MARKS for k in range(n)])
    may_left = letters & (left >= 10) & (left >= 0.004 * total)
    if tags:
        may_left &= np.isin(tag, [TAGS.index(t) for t in tags.split()])
    may_right = letters & (right >= 5) & (right >= 0.004 * total)
    return (may_left * 1 + may_right * 2).astype(np.uint8)


MARKS = frozenset(TAGS.index(t) for t in (".", ",", ":", '"', "(", "$"))


def features(v, rows: list[tuple[list[int], list[int], int]]) -> np.ndarray:
    """Return a row of keys (template << 32 | key) for each (padded numbers, padded tags, place)."""
    out = np.empty((len(rows), gaps.TEMPLATES), np.uint64)
    base = np.arange(gaps.TEMPLATES, dtype=np.uint64) << np.uint64(32)
    notes = recorded.Notes(gaps.TEMPLATES)
    asked = gaps.Model(0, notes, notes.first(gaps.SECOND), 0, 0)
    for i, (n, t, k) in enumerate(rows):
        gaps.whole(recorded.text(v, n, t), asked, k)
        out[i] = notes.keys
    return out | base


def places(c, word: int, may: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where the word stands and could have been lost, and the nominated untouched boundaries."""
    ids, sentence = c["ids"], c["sentence"]
    k = np.arange(1, len(ids) - 1)
    ok = (
        (ids[k] == word)
        & (sentence[k - 1] == sentence[k])
        & (sentence[k + 1] == sentence[k])
        & (may[ids[k - 1]] & 1 > 0)
        & (may[ids[k + 1]] & 2 > 0)
    )
    lost = k[ok]
    clean = k[(sentence[k - 1] == sentence[k]) & (may[ids[k - 1]] & 1 > 0) & (may[ids[k]] & 2 > 0)]
    return lost, clean


def rows_of(c, at: np.ndarray, cut: bool) -> list[tuple[list[int], list[int], int]]:
    out = []
    room = [0] * PADS
    ids, tags, starts, sentence = c["ids"], c["tags"], c["starts"], c["sentence"]
    for p in at:
        s = sentence[p]
        # Features look no further than the padding is wide.
        lo, hi = max(starts[s], p - PADS), min(starts[s + 1], p + PADS + 2)
        q = p + 1 if cut else p
        n = [*room, *ids[lo:p].tolist(), *ids[q:hi].tolist(), *room]
        t = [*room, *tags[lo:p].tolist(), *tags[q:hi].tolist(), *room]
        out.append((n, t, PADS + int(p - lo)))
    return out


def sample(x: np.ndarray, n: int, rng) -> np.ndarray:
    return x if len(x) <= n else np.sort(rng.choice(x, n, replace=False))


def keys_of(c, v, at, cut) -> np.ndarray:
    step = 50_000
    parts = [features(v, rows_of(c, at[i : i + step], cut)) for i in range(0, len(at), step)]
    return np.concatenate(parts) if parts else np.empty((0, gaps.TEMPLATES), np.uint64)


def model(c, v, name: str, budget: float, tags: str) -> dict:
    """Learn one word; return its entry, blob and figures."""
    began = time.time()
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    word = v.number[name]
    may = nominated(c, word, tags, v)
    lost, clean = places(c, word, may)
    fold = c["fold"][c["sentence"]]
    part = c["part"][c["sentence"]]
    known_lost, known_clean = lost[fold[lost] > 1], clean[fold[clean] > 1]
    a, b = sample(known_lost, LOST, rng), sample(known_clean, CLEAN, rng)
    print(f"{name}: {len(lost)} lost, {len(clean)} clean boundaries", flush=True)
    keys = np.concatenate([keys_of(c, v, a, True), keys_of(c, v, b, False)])
    y = np.concatenate([np.ones(len(a)), np.zeros(len(b))])
    weight = PART_WEIGHT[part[np.concatenate([a, b])]]
    rows, names = learn.index(keys)
    new, m = learn.prune_rare(rows, len(names), 4)
    names = names[new >= 0]
    w, bias = learn.ftrl(rows, y, weight, np.ones(len(y), bool), m, EPOCHS, ALPHA, L1, L2, 7, 0.0)
    # A clean place that the model contradicts outright is a fault of the corpus, as often as not.
    score = learn.score(rows, w, bias)
    use = ~((y == 0) & (score > 3.5))
    w, bias = learn.ftrl(rows, y, weight, use, m, EPOCHS, ALPHA, L1, L2, 8, 0.0)
    strongest = np.argsort(-np.abs(w))[:KEEP]
    strongest = strongest[w[strongest] != 0]
    scale = float(np.abs(w).max()) / 127
    q = np.round(w[strongest] / scale).astype(np.int8)
    alive = q != 0
    chosen, q = names[strongest[alive]], q[alive]
    print(f"  {m} features, {len(q)} kept, {time.time() - began:.0f} s", flush=True)

    order = np.argsort(chosen)
    chosen, q = chosen[order], q[order]

    def scored(k: np.ndarray) -> np.ndarray:
        """The sums after the first, the second and the third look."""
        sums = np.zeros((3, len(k)))
        for j in range(gaps.TEMPLATES):
            at = np.minimum(np.searchsorted(chosen, k[:, j]), len(chosen) - 1)
            hit = np.where(chosen[at] == k[:, j], q[at], 0)
            sums[(j >= gaps.SECOND) + (j >= gaps.THIRD)] += hit
        return bias + scale * np.cumsum(sums, axis=0)

    out: dict = {"word": name, "may": may, "bias": bias, "scale": scale, "keys": chosen, "weights": q}
    words = np.array([TAGS.index(t) for t in (".", ",", ":", '"', "(")])
    letters = ~np.isin(c["tags"], words)
    for number, label in ((0, "set"), (1, "test")):
        pc = clean[fold[clean] == number]
        pl = sample(lost[fold[lost] == number], 30_000, rng)
        kc, kl = keys_of(c, v, pc, False), keys_of(c, v, pl, True)
        million = (PART_COUNT[part] * (letters & (fold == number))).sum() / 1e6
        out[label] = (scored(kc), scored(kl), PART_COUNT[part[pc]], million, pc, pl, part[pl])
    sums_c, sums_l, count, million, *_ = out["set"]
    order = np.argsort(-sums_c[2])
    alarms = np.cumsum(count[order]) / million
    report = float(sums_c[2][order][min(int(np.searchsorted(alarms, budget)), len(order) - 1)])
    caught = sums_l[2] >= report
    least = [float(np.quantile(sums_l[i][caught], loss)) for i, loss in enumerate(LOSSES)]
    out |= {"report": report, "least": least}
    sums_c, sums_l, count, million, *_, parts = out["test"]
    passes = lambda x: (x[0] >= least[0]) & (x[1] >= least[1])  # noqa: E731
    for t in (report - 1, report, report + 1):
        fa = (count * ((sums_c[2] >= t) & passes(sums_c))).sum() / million
        found = (sums_l[2] >= t) & passes(sums_l)
        by = ", ".join(
            f"{n} {found[parts == k].mean():.2f}" for k, n in enumerate(prepare.PARTS) if (parts == k).any()
        )
        print(
            (
                f"  at {t:.2f}: {fa:.1f} alarms a million words, recall {found.mean():.3f} of "
                f"{len(found)} ({by})"
            ),
            flush=True,
        )
    one, two = (sums_c[0] >= least[0]).sum() / million, passes(sums_c).sum() / million
    print(
        f"  {sums_c.shape[1] / million:.0f} boundaries a million words, {one:.0f} looked at twice, "
        f"{two:.0f} thrice; {time.time() - began:.0f} s"
    )
    return out


def pack(r: dict) -> bytes:
    template = (r["keys"] >> np.uint64(32)).astype(int)
    low = r["keys"] & np.uint64(0xFFFFFFFF)
    counts = np.bincount(template, minlength=gaps.TEMPLATES)
    head = struct.pack(f"<{gaps.TEMPLATES}I", *counts)
    return r["may"].tobytes() + head + low.astype("<u4").tobytes() + r["weights"].tobytes()


def show(c, words: list[str], at: int, cut: bool) -> str:
    s = c["sentence"][at]
    lo, hi = c["starts"][s], c["starts"][s + 1]
    text = lambda i, j: " ".join(words[n] for n in c["ids"][max(lo, i) : min(hi, j)])  # noqa: E731
    return f"{text(at - 9, at)} ^ {text(at + cut, at + 9)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--out", type=Path, default=MODELS / "gaps.bin")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    v, crc = vocabulary()
    c = read(args.corpus, args.work, v)
    names = list(v.number)
    chosen = [w for w in WORDS if not args.only or w in args.only.split(",")]
    results = []
    for word in chosen:
        r = model(c, v, word, *WORDS[word])
        results.append(r)
        if args.show:
            (*_, score), _, _, _, pc, *_ = r["test"]
            for i in np.argsort(-score)[: args.show]:
                print(f"    {score[i]:.1f} {show(c, names, pc[i], False)}")
    blobs, entries, offset = [], [], 0
    for r in results:
        blob = pack(r)
        entry = {k: round(float(r[k]), 6) for k in ("bias", "scale", "report")}
        entry |= {"word": r["word"], "least": [round(x, 3) for x in r["least"]]}
        entries.append({"offset": offset, "length": len(blob), **entry})
        blobs.append(blob)
        offset += len(blob)
    header = {
        "format": FORMAT,
        "trained": datetime.date.today().isoformat(),
        "credits": credits(),
        "words": crc,
        "gaps": entries,
    }
    container.write(args.out, MAGIC, header, b"".join(blobs))
    print(f"{args.out}: {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
