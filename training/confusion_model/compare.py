"""Naive Bayes over collocations, backed-off n-grams and the linear model, on the same places.

    python compare.py --work FOLDER

Forty pairs; learnt from nine tenths of the corpus by blocks, tested on the last. Prints, for each way, the
mean over both directions of a pair of: accuracy, and recall where one clean place in 1,000 is flagged.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import learn
import numpy as np
from train import ALPHA, EPOCHS, L1, L2, context, read_faults, sample

PAIRS = """then than|its it's|their there|your you're|to too|lead led|affect effect|principal principle
hear here|were where|weather whether|quiet quite|lose loose|threw through|past passed|form from|of off
know no|accept except|advice advise|council counsel|site sight|role roll|right write|wait weight|price prize
personal personnel|course coarse|minor miner|board bored|plain plane|week weak|piece peace|brake break
form from|on one|be been|an and|every day everyday|may be maybe"""
UNIGRAM = (0, 1, 2, 3, 4, 5)  # words one to three places away
COLLOCATION = (12, 13, 14, 15, 16)  # and pairs of them
TEMPLATE_BITS = np.uint64(32)


def bayes(rows, y, m, use):
    """Weights of a naive Bayes model with add-half smoothing over the templates in ``use``."""
    n = [np.bincount(rows[y == k][rows[y == k] >= 0], minlength=m) + 0.5 for k in (0, 1)]
    w = np.log(n[1] / (y == 1).sum()) - np.log(n[0] / (y == 0).sum())
    w[~use] = 0
    return w


def backoff(rows, y, m, template, test):
    """Stupid back-off: for each of three windows the trigram if it was seen, else 0.4 of the bigrams', else
    nothing."""
    n = [np.bincount(rows[y == k][rows[y == k] >= 0], minlength=m) for k in (0, 1)]
    total = [(y == k).sum() for k in (0, 1)]
    seen = (n[0] + n[1]) > 0
    ratio = np.log((n[1] + 0.1) / (total[1] + 0.2)) - np.log((n[0] + 0.1) / (total[0] + 0.2))
    place = {t: j for j, t in enumerate(range(learn.SINGLE))}
    out = np.zeros(len(test))
    for whole, parts in ((12, (0,)), (14, (0, 1)), (13, (1,))):
        w = test[:, place[whole]]
        has = (w >= 0) & seen[w]
        score = np.zeros(len(test))
        for p in parts:
            q = test[:, place[p]]
            score += np.where((q >= 0) & seen[q], 0.4 * ratio[q], 0)
        out += np.where(has, ratio[w], score)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    corpus = learn.Corpus(args.work)
    corpus.ids = corpus.ids.astype(np.int64)
    faults = read_faults(Path(__file__).resolve().parent / "corpus-faults.tsv")
    pairs = sorted(
        {
            tuple(p.replace("every day", "every_day").replace("may be", "may_be").split())
            for p in PAIRS.replace("\n", "|").split("|")
        }
    )
    result: dict[str, list] = {}
    spent: dict[str, float] = {}
    for a, b in pairs:
        names_ = [a.replace("_", " "), b]
        rng = np.random.default_rng(7)
        at = [corpus.find(w) for w in names_]
        learnt = [sample(p[corpus.fold(p) > 0], 60_000, rng) for p in at]
        tested = [sample(p[corpus.fold(p) == 0], 30_000, rng) for p in at]
        if min(map(len, tested)) < 20:
            continue
        size = [1 + w.count(" ") for w in names_]
        tested = [
            np.array([p for p in t if (w, context(corpus, p, s)) not in faults], np.int64)
            if len(t) < 6000
            else t
            for t, w, s in zip(tested, names_, size, strict=True)
        ]
        keys = np.vstack([learn.gather(corpus, x[k], size[k], 0) for x in (learnt, tested) for k in (0, 1)])
        rows, names = learn.index(keys)
        n = [len(x) for x in learnt + tested]
        cut = n[0] + n[1]
        new, m = learn.prune_rare(rows[:cut].copy(), len(names), 2)
        rows = np.where(rows >= 0, new[rows], -1).astype(np.int32)
        kept = np.zeros(m, np.uint64)
        kept[new[new >= 0]] = names[new >= 0]
        template = (kept >> TEMPLATE_BITS).astype(int)
        y = np.r_[np.ones(n[0]), np.zeros(n[1])]
        seen, test = rows[:cut], rows[cut:]

        def keep(name, scores, began, n=n):
            first, second = scores[: n[2]], scores[n[2] :]
            row = []
            for clean, fault in (
                (second, first),
                (-first, -second),
            ):  # of the places of the word that is doubted
                k = max(1, round(len(clean) / 1000))
                row.append((fault > np.sort(clean)[-k]).mean())
            result.setdefault(name, []).append([((first > 0).mean() + (second < 0).mean()) / 2, *row])
            spent[name] = spent.get(name, 0) + time.time() - began

        t = time.time()
        w = bayes(seen, y, m, np.isin(template, UNIGRAM + COLLOCATION))
        keep("naive Bayes, words and pairs", learn.score(test, w, 0.0), t)
        t = time.time()
        keep("stupid back-off, 3-grams", backoff(seen, y, m, template, test), t)
        weight = np.where(y == 1, (cut / 2 / n[0]) ** 0.5, (cut / 2 / n[1]) ** 0.5)
        every = np.ones(cut, np.bool_)
        for name, use in (
            ("linear, words and pairs", np.isin(template, UNIGRAM + COLLOCATION)),
            ("linear, all templates", np.ones(m, bool)),
        ):
            t = time.time()
            r = np.where((rows >= 0) & use[rows], rows, -1).astype(np.int32)
            w, bias = learn.ftrl(r[:cut], y, weight, every, m, EPOCHS, ALPHA, L1, L2, 1, 0.0)
            keep(name, learn.score(r[cut:], w, bias), t)
        t = time.time()
        limit = 5000
        if (w != 0).sum() > limit:
            strength = np.abs(w) * np.sqrt(np.bincount(rows[:cut][rows[:cut] >= 0], minlength=m))
            w[strength < np.partition(strength, -limit)[-limit]] = 0
        step = np.abs(w).max() / 127
        keep(
            "the same, 5,000 weights of 8 bits",
            learn.score(test, np.round(w / step) * step, bias),
            t,
        )
    print(
        f"{len(next(iter(result.values())))} pairs\n\n| way | accuracy | recall at 1 in 1,000 | seconds "
        "|\n| --- | --- | --- | --- |"
    )
    for name, rows_ in result.items():
        r = np.array(rows_)
        print(f"| {name} | {r[:, 0].mean():.4f} | {r[:, 1:].mean():.3f} | {spent[name]:.1f} |")


if __name__ == "__main__":
    main()
