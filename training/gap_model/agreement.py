"""Learn the judge of agreement and write rules/models/concord.bin, about three minutes on one core.

    python agreement.py --corpus CORPUS --work WORK

As build.py, of which it uses the corpus and the folds. A fault is simulated by taking each verb for its other
form; the model never looks at the ending.
"""

from __future__ import annotations

import argparse
import datetime
import struct
import time
from pathlib import Path

import build
import learn
import numpy as np
import recorded

from copylint.lexicon.inflection import verb
from copylint.models import agreement as concord
from copylint.models import agreement_sums
from copylint.models.vocabulary import TAGS
from copylint.tables import container

#: How many false alarms a million words verbs written as plurals and as singulars may raise.
#: The groups are forms of be in the present and the past, have, do, and all other verbs.
BUDGET = ((16.0, 14.0, 9.0, 2.0, 11.0), (12.0, 13.0, 6.0, 1.5, 5.0))
#: How many padding words stand on either side of a sentence, and a sum that all first looks pass.
PADS, NEVER = 24, -1_000_000
LEARN = 900_000
KEEP = 90_000
FIXED = [
    ("is", "are", 0), ("was", "were", 1), ("has", "have", 2), ("does", "do", 3), ("isn't", "aren't", 0),
    ("wasn't", "weren't", 1), ("hasn't", "haven't", 2), ("doesn't", "don't", 3),
]  # fmt: skip


def verbs(v, counts: np.ndarray) -> list[tuple[str, str, int]]:
    """Return (singular, plural, group): the verbs whose forms are no nouns."""
    out = list(FIXED)
    known = {w for pair in FIXED for w in pair[:2]}
    for word, number in v.number.items():
        if TAGS[v.tag[number]] != "VB" or word in known or not word.isalpha():
            continue
        third = verb(word)["VBZ"]
        other = v.number.get(third)
        if verb(word)["VBD"] == word:
            continue  # put, read: the past
        if other is not None and TAGS[v.tag[other]] == "VBZ" and counts[other] >= 60 and counts[number] >= 60:
            out.append((third, word, 4))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--out", type=Path, default=build.MODELS / "concord.bin")
    args = parser.parse_args()
    began = time.time()
    v, crc = build.vocabulary()
    c = build.read(args.corpus, args.work, v)
    ids, starts, sentence = c["ids"], c["starts"], c["sentence"]
    counts = np.bincount(ids, minlength=len(v.tag))
    pairs = verbs(v, counts)
    print(len(pairs), "verbs", flush=True)
    kind = np.full(len(v.tag), -1, np.int16)
    single = np.zeros(len(v.tag), bool)
    base = np.arange(len(v.tag))
    for singular, plural, group in pairs:
        one, many = v.number.get(singular), v.number.get(plural)
        if one is None or many is None:
            continue
        kind[one] = kind[many] = group
        single[one] = True
        base[one] = many
    at = np.nonzero(kind[ids] >= 0)[0]
    at = at[at > starts[sentence[at]]]
    fold = c["fold"][sentence[at]]
    part = c["part"][sentence[at]]
    rng = np.random.default_rng(5)
    known = np.nonzero(fold > 1)[0]
    # Keep all of be, have and do; other verbs are mostly infinitives.
    chosen = build.sample(known, LEARN, rng)
    notes = recorded.Notes(agreement_sums.TEMPLATES)
    asked = agreement_sums.Verbs(
        notes, notes.first(agreement_sums.SECOND), len(v.tag), v.number["that"], concord.marked(v)
    )
    room = [0] * PADS
    offsets = np.arange(agreement_sums.TEMPLATES, dtype=np.uint64) << np.uint64(32)

    def keys_of(places: np.ndarray) -> np.ndarray:
        out = np.empty((len(places), agreement_sums.TEMPLATES), np.uint64)
        for row, p in enumerate(places):
            lo, hi = starts[sentence[p]], starts[sentence[p] + 1]
            lo2, hi2 = max(lo, p - PADS), min(hi, p + 4)
            n = [*room, *ids[lo2:hi2].tolist(), *room]
            t = [*room, *c["tags"][lo2:hi2].tolist(), *room]
            k = PADS + int(p - lo2)
            group = int(kind[n[k]])
            agreement_sums.agreement(recorded.text(v, n, t), asked, k, PADS, int(base[n[k]]), group, 1, NEVER)
            out[row] = notes.keys
        return out | offsets

    y = single[ids[at]].astype(float)
    keys = keys_of(at[chosen])
    rows, names = learn.index(keys)
    new, size = learn.prune_rare(rows, len(names), 4)
    names = names[new >= 0]
    weight = build.PART_WEIGHT[part[chosen]]
    y_l = y[chosen]
    ones = np.ones(len(y_l), bool)
    w, bias = learn.ftrl(rows, y_l, weight, ones, size, 3, 0.1, 0.4, 1.0, 7, 0.0)
    score = learn.score(rows, w, bias)
    use = np.where(y_l > 0, score > -4, score < 4)
    print("contradicted", (~use).sum(), flush=True)
    w, bias = learn.ftrl(rows, y_l, weight, use, size, 4, 0.1, 0.4, 1.0, 8, 0.0)
    strongest = np.argsort(-np.abs(w))[:KEEP]
    strongest = strongest[w[strongest] != 0]
    scale = float(np.abs(w).max()) / 127
    q = np.round(w[strongest] / scale).astype(np.int8)
    alive = q != 0
    picked, q = names[strongest[alive]], q[alive]
    order = np.argsort(picked)
    picked, q = picked[order], q[order]
    print(f"{size} features, {len(q)} kept, {time.time() - began:.0f} s", flush=True)

    def scored(k: np.ndarray) -> np.ndarray:
        sums = np.zeros((2, len(k)))
        for j in range(agreement_sums.TEMPLATES):
            i = np.minimum(np.searchsorted(picked, k[:, j]), len(picked) - 1)
            sums[int(j >= agreement_sums.SECOND)] += np.where(picked[i] == k[:, j], q[i], 0)
        return bias + scale * np.cumsum(sums, axis=0)

    letters = ~np.isin(c["tags"], np.array([TAGS.index(t) for t in (".", ",", ":", '"', "(")]))
    figures = {}
    for number, label in ((0, "set"), (1, "test")):
        here = np.nonzero(fold == number)[0]
        sums = scored(keys_of(at[here]))
        words = (build.PART_COUNT[c["part"][sentence]] * (letters & (c["fold"][sentence] == number))).sum()
        figures[label] = here, sums, words / 1e6
    report: list[list[float]] = [[], []]
    least: list[list[float]] = [[], []]
    groups_all = kind[ids[at]]
    for written in (0, 1):  # 0: a plural is written where a singular is wanted
        sign = -1 if written else 1
        for g in range(5):
            here, sums, million = figures["set"]
            mine = groups_all[here] == g
            clean = mine & (y[here] == written)
            s = sign * sums[1][clean]
            order = np.argsort(-s)
            alarms = np.cumsum(build.PART_COUNT[part[here]][clean][order]) / million
            limit = float(s[order][int(np.searchsorted(alarms, BUDGET[written][g]))])
            wrong = mine & (y[here] != written) & (sign * sums[1] >= limit)
            report[written].append(round(limit, 3))
            least[written].append(round(float(np.quantile(sign * sums[0][wrong], 0.01)), 3))
            here, sums, million = figures["test"]
            mine = groups_all[here] == g
            clean = mine & (y[here] == written)
            for shift in (-1, 0, 1):
                hit = (sign * sums[1] >= limit + shift) & (sign * sums[0] >= least[written][g])
                fa = (build.PART_COUNT[part[here]] * (hit & clean)).sum() / million
                recall = hit[mine & ~clean].mean()
                print(
                    f"  group {g}, {'singular' if written else 'plural'} written, at "
                    f"{limit + shift:.2f}: {fa:.1f} alarms a million words, recall {recall:.3f}"
                )
            if args.show:
                clean = np.nonzero(clean)[0]
                for i in clean[np.argsort(-sign * sums[1][clean])][: args.show]:
                    print(f"    {sums[1][i]:.1f} {build.show(c, list(v.number), at[here[i]], False)}")
    template = (picked >> np.uint64(32)).astype(int)
    low = (picked & np.uint64(0xFFFFFFFF)).astype("<u4")
    blob = (
        struct.pack(
            f"<{agreement_sums.TEMPLATES}I", *np.bincount(template, minlength=agreement_sums.TEMPLATES)
        )
        + low.tobytes()
        + q.tobytes()
    )
    header = {
        "format": concord.FORMAT,
        "trained": datetime.date.today().isoformat(),
        "credits": build.credits(),
        "words": crc,
        "bias": round(bias, 5),
        "scale": round(scale, 7),
        "least": least,
        "report": report,
        "verbs": pairs,
    }
    container.write(args.out, concord.MAGIC, header, blob)
    print(f"{args.out}: {args.out.stat().st_size} bytes, {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
