"""Step 2: learn every pair, with cross-validated scores to set thresholds by.

    python train.py --work FOLDER [--only WORD,WORD] [--jobs 2]

For each pair of confusion-sets.tsv: places of both members, features, three models for three folds (their
scores on the fold they did not see are kept for build.py), then one on all folds, cut to its strongest
features. Places in the last tenth of the corpus are never learnt from, nor used for thresholds.

A word that the corpus hardly knows (mane, knot, teem) gets strangers: places of other words of its class and
part of speech, of little weight, that stand for the places it might have stood in. About ten minutes on one
core.
"""

from __future__ import annotations

import argparse
import functools
import multiprocessing
import pickle
import time
import zlib
from pathlib import Path

import learn
import numpy as np
from prepare import guess_tag, textblob_tags

from copylint.models import templates, vocabulary

LEARN = 60_000  # places of one member learnt from
SCORE = 110_000  # and scored
RARE = 1000  # a pair whose rarer member has fewer places needs no more than this many of the other:
LEARN_RARE, SCORE_RARE = 40_000, 60_000
LEAST = 30  # places of the commoner member, or the pair is left out
STRANGERS_TO = 800  # members with fewer places than this get strangers,
STRANGERS = 1500  # so many places,
STRANGE = (12.0, 0.2)  # weighing together so much, plus so much for each place of the member itself
FOLDS = 3
BAGS_FROM = 1000  # bags of words only for pairs with this many places of the rarer member
PART_WEIGHT = np.array([1.0, 0.8, 0.6, 1.0, 1.0, 0.35])  # openstax usgov usfed ukgov cagov se
EPOCHS, ALPHA, L1, L2 = 5, 0.2, 0.6, 1.0
CONTRADICTED = 4.0  # a place that the other folds judge wrong by this much is taken for a fault of the corpus
TAIL = 1500
LIMITS = (
    0.5,
    1.0,
    1.5,
    2.0,
    3.0,
    4.0,
    5.0,
)  # thresholds for which the first look's least sum is found


def read_sets(path: Path) -> list[tuple[str, str, str, str]]:
    """Return (member, member, group, flag) for every pair of every set, each pair once."""
    out, seen = [], set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        group, members, flag, *_ = line.split("\t")
        names = members.split("|")
        for i, a in enumerate(names):
            for b in names[i + 1 :]:
                if frozenset((a, b)) not in seen:
                    seen.add(frozenset((a, b)))
                    out.append((a, b, group, flag))
    return out


def read_faults(path: Path) -> set[tuple[str, str]]:
    """Return (written, context) of places read by eye and found to be faults of the corpus itself."""
    if not path.exists():
        return set()
    rows = (
        line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    )
    return {(r[0], r[1]) for r in rows}


def context(corpus: learn.Corpus, p: int, length: int, reach: int = 7) -> str:
    s = corpus.sentence[p]
    lo, hi = corpus.starts[s], corpus.starts[s + 1]
    word = lambda a, b: " ".join(corpus.words[i] for i in corpus.ids[max(lo, a) : min(hi, b)])  # noqa: E731
    return f"{word(p - reach, p)} [{word(p, p + length)}] {word(p + length, p + length + reach)}".strip()


def sample(x: np.ndarray, n: int, rng: np.random.Generator) -> np.ndarray:
    return x if len(x) <= n else np.sort(rng.choice(x, n, replace=False))


def limit_of(fewest: int) -> int:
    for least, limit in ((10_000, 7500), (2000, 4500), (500, 2600), (80, 1700)):
        if fewest > least:
            return limit
    return 1100


@functools.cache
def _lexicon() -> dict[str, str]:
    return textblob_tags()


def strangers(corpus: learn.Corpus, member: str, other: str, rng: np.random.Generator) -> np.ndarray:
    """Return places of words that might be swapped for a rare member: of its class, and of its part of
    speech."""
    c = corpus.columns
    counts = np.diff(corpus.bounds)
    ordinary = (counts >= 20) & (counts <= 4000) & (c["lower"] == 1)
    ordinary[[corpus.number[w] for w in (member, other.split()[0]) if w in corpus.number]] = False
    number = corpus.number.get(member)
    tag = vocabulary.TAG[guess_tag(member, _lexicon(), False)] if number is None else c["tag"][number]
    alike = np.nonzero(ordinary & (c["tag"] == tag))[0]
    chosen = [sample(alike, 45, rng)]
    if number is not None and counts[number] >= 15:
        chosen.append(sample(np.nonzero(ordinary & (c["fine"] == c["fine"][number]))[0], 15, rng))
    places = [sample(corpus.find(corpus.words[w]), 40, rng) for w in np.unique(np.concatenate(chosen))]
    out = np.concatenate(places) if places else np.zeros(0, np.int64)
    return sample(out[corpus.fold(out) > 0], STRANGERS, rng)


def learn_pair(corpus: learn.Corpus, a: str, b: str, group: str, flag: str) -> dict | None:
    rng = np.random.default_rng(zlib.crc32(f"{a}|{b}".encode()))
    lengths = [1 + a.count(" "), 1 + b.count(" ")]
    places = [corpus.find(a), corpus.find(b)]
    if flag == "gb":  # these pairs are only split by sense in British prose
        places = [p[corpus.part[corpus.sentence[p]] >= 3] for p in places]
    totals = [len(p) for p in places]
    fewest = min(totals)
    if max(totals) < LEAST or (fewest < 20 and " " in a + b):
        return None
    most, learn_most = (SCORE_RARE, LEARN_RARE) if fewest < RARE else (SCORE, LEARN)
    special = int(group == "agreement")
    at, fold, learnt, y = [], [], [], []
    scale = []
    for k in (0, 1):
        p = sample(places[k], most, rng)
        scale.append(totals[k] / max(len(p), 1))
        use = np.zeros(len(p), bool)
        f = corpus.fold(p)
        inside = np.nonzero(f > 0)[0]
        if len(inside) > learn_most:
            inside = rng.choice(inside, learn_most, replace=False)
        use[inside] = True
        at.append(p)
        fold.append(f)
        learnt.append(use)
        y.append(np.full(len(p), 1 - k))
    n = [len(p) for p in at]
    for k, (word, other) in enumerate(((a, b), (b, a))):
        p = np.zeros(0, np.int64)
        if totals[k] < STRANGERS_TO and " " not in word:
            p = strangers(corpus, word, other, rng)
        at.append(p)
        fold.append(corpus.fold(p))
        learnt.append(np.ones(len(p), bool))
        y.append(np.full(len(p), 1 - k))
        n.append(len(p))
    starts = np.concatenate([[0], np.cumsum(n)])
    part_of = [slice(starts[k], starts[k + 1]) for k in range(4)]
    keys = np.vstack([learn.gather(corpus, at[k], (lengths * 2)[k], special) for k in range(4) if n[k]])
    at_, fold_, use, y = (
        np.concatenate(at),
        np.concatenate(fold),
        np.concatenate(learnt),
        np.concatenate(y).astype(float),
    )
    rows, names = learn.index(keys)
    del keys
    least = 2 if fewest < 400 else 3
    seen = rows[use].copy()
    if fewest < BAGS_FROM:
        seen[:, learn.LEFT :] = -1
    new, m = learn.prune_rare(seen, len(names), least)
    kept = np.zeros(m, np.uint64)
    kept[new[new >= 0]] = names[new >= 0]
    rows = np.where(rows >= 0, new[rows], -1).astype(np.int32)
    weight = PART_WEIGHT[corpus.part[corpus.sentence[at_]]]
    for k in (2, 3):
        if n[k]:
            weight[part_of[k]] = (STRANGE[0] + STRANGE[1] * totals[k - 2]) / n[k]
    total = [weight[use & (y == 1)].sum(), weight[use & (y == 0)].sum()]
    for k, label in ((0, 1), (1, 0)):
        weight[y == label] *= min(5.0, (sum(total) / 2 / max(total[k], 1e-9)) ** 0.5)
    count = np.bincount(rows[use][rows[use] >= 0], minlength=m)

    def fit(mask):
        w, bias = learn.ftrl(rows, y, weight, mask, m, EPOCHS, ALPHA, L1, L2, 1, 0.0)
        strength = np.abs(w) * np.sqrt(count)
        if (w != 0).sum() > limit_of(fewest):
            w[strength < np.partition(strength, -limit_of(fewest))[-limit_of(fewest)]] = 0
        return w, bias

    scores = np.zeros(len(y))
    group_of = (fold_ - 1) % FOLDS

    def cross(mask):
        for f in range(FOLDS):
            w, bias = fit(mask & (group_of != f))
            mine = (group_of == f) & (fold_ > 0)
            scores[mine] = learn.score(rows[mine], w, bias)

    cross(use)
    wrong = np.where(y == 1, -scores, scores)
    doubt = np.full(len(y), CONTRADICTED)  # a rare word is always unlikely: that is no contradiction
    for k in (0, 1):
        doubt[part_of[k]] += max(0.0, np.log(max(n[1 - k], 1) / max(n[k], 1)))
        doubt[part_of[2 + k]] = np.inf
    clean = use & ~((wrong > doubt) & (fold_ > 0))
    w, bias = fit(clean)
    step = np.abs(w).max() / 127
    q = np.round(w / step).astype(int) if step else np.zeros(m, int)
    final = learn.score(rows, q * step, bias)
    first = np.isin((kept >> np.uint64(32)).astype(int), templates.FIRST)
    quick = learn.score(rows, np.where(first, q, 0) * step, bias)
    result = {
        "a": a,
        "b": b,
        "group": group,
        "flag": flag,
        "totals": totals,
        "scale": scale,
        "bias": float(bias),
        "step": float(step),
        "keys": kept[q != 0],
        "weights": q[q != 0].astype(np.int8),
        "special": special,
    }
    for k, (written, sign) in enumerate(((a, -1.0), (b, 1.0))):
        # written is doubted: its own places must not pass the threshold, the sibling's should
        part = corpus.part[corpus.sentence[at[k]]]
        mine, other, strange = part_of[k], part_of[1 - k], part_of[2 + k]
        for name, s, keep_ in (("cv", scores, fold_ > 0), ("test", final, fold_ == 0)):
            own = sign * s[mine][keep_[mine]]
            theirs = sign * s[other][keep_[other]]
            top = np.argsort(-own)[:TAIL]
            where = at[k][keep_[mine]][top]
            result[name, written] = {
                "clean": own[top],
                "place": where,
                "part": part[keep_[mine]][top],
                "n": len(own),
                "faults": np.quantile(theirs, np.linspace(0, 1, 401)) if len(theirs) else np.zeros(401),
                "m": len(theirs),
            }
        odds, first_odds = sign * final[other], sign * quick[other]
        result["least", written] = [
            float(np.quantile(first_odds[odds > t], 0.004)) - 0.1 if (odds > t).sum() > 250 else -99.0
            for t in LIMITS
        ]
        result["strangers", written] = np.sort(sign * scores[strange])[::-1]
    return result


def job(pair: tuple[str, str, str, str], work: Path) -> dict | None:
    return learn_pair(_corpus(work), *pair)


@functools.cache
def _corpus(work: Path) -> learn.Corpus:
    corpus = learn.Corpus(work)
    corpus.ids = corpus.ids.astype(np.int64)
    return corpus


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=1)
    here = Path(__file__).resolve()
    parser.add_argument(
        "--sets", type=Path, default=here.parents[2] / "rules" / "models" / "confusion-sets.tsv"
    )
    args = parser.parse_args()
    only = set(args.only.split(",")) - {""}
    began = time.time()
    out = []
    pairs = [p for p in read_sets(args.sets) if not only or only & set(p[:2])]
    _corpus(args.work)  # read once, before the processes part
    with multiprocessing.get_context("fork").Pool(args.jobs) as pool:
        for i, result in enumerate(pool.imap(functools.partial(job, work=args.work), pairs, chunksize=4)):
            if result is not None:
                out.append(result)
            if i % 100 == 0:
                print(i, f"{time.time() - began:.0f} s", flush=True)
    with open(args.work / ("pairs.pickle" if not only else "some.pickle"), "wb") as f:
        pickle.dump(out, f)
    print(
        f"{len(out)} of {len(pairs)} pairs learnt, {sum(len(r['keys']) for r in out)} weights, "
        f"{time.time() - began:.0f} s"
    )


if __name__ == "__main__":
    main()
