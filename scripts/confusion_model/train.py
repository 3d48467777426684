# ruff: noqa: N812
"""Step 2: learn every pair, with cross-validated scores to set thresholds by.

    python train.py --work FOLDER [--only WORD,WORD]

For each pair of confusion-sets.tsv: places of both members, features, three models for three folds (their scores on the
fold they did not see are kept for build.py), then one on all folds, cut to its strongest features. Places in the last tenth
of the corpus are never learnt from, nor used for thresholds. About four minutes on one core.
"""

from __future__ import annotations

import argparse
import pickle
import time
import zlib
from pathlib import Path

import learn
import numpy as np

from copylint import judge as J

LEARN = 80_000  # places of one member learnt from
SCORE = 150_000  # and scored
FOLDS = 3
BAGS_FROM = 1000  # bags of words only for pairs with this many places of the rarer member
PART_WEIGHT = np.array([1.0, 0.8, 0.6, 1.0, 1.0, 0.35])  # openstax usgov usfed ukgov cagov se
EPOCHS, ALPHA, L1, L2 = 5, 0.2, 0.6, 1.0
CONTRADICTED = (
    4.0  # a place that the other folds judge wrong by this much is taken for a fault of the corpus
)
TAIL = 1500


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
        line.split("\t")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and line[0] != "#"
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
    return 8000 if fewest > 10_000 else 5000 if fewest > 2000 else 3000 if fewest > 500 else 2000


def learn_pair(corpus: learn.Corpus, a: str, b: str, group: str, flag: str) -> dict | None:
    rng = np.random.default_rng(zlib.crc32(f"{a}|{b}".encode()))
    lengths = [1 + a.count(" "), 1 + b.count(" ")]
    places = [corpus.find(a), corpus.find(b)]
    if flag == "gb":  # these pairs are only split by sense in British prose
        places = [p[corpus.part[corpus.sentence[p]] >= 3] for p in places]
    totals = [len(p) for p in places]
    fewest = min(totals)
    if fewest < 20:
        return None
    special = int(group == "agreement")
    at, fold, learnt, y = [], [], [], []
    scale = []
    for k in (0, 1):
        p = sample(places[k], SCORE, rng)
        scale.append(totals[k] / len(p))
        use = np.zeros(len(p), bool)
        f = corpus.fold(p)
        inside = np.nonzero(f > 0)[0]
        if len(inside) > LEARN:
            inside = rng.choice(inside, LEARN, replace=False)
        use[inside] = True
        at.append(p)
        fold.append(f)
        learnt.append(use)
        y.append(np.full(len(p), 1 - k))
    n = [len(p) for p in at]
    keys = np.vstack([learn.gather(corpus, at[k], lengths[k], special) for k in (0, 1)])
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
    total = [weight[use & (y == 1)].sum(), weight[use & (y == 0)].sum()]
    for k, label in ((0, 1), (1, 0)):
        weight[y == label] *= min(5.0, (sum(total) / 2 / total[k]) ** 0.5)
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
    clean = use & ~((wrong > CONTRADICTED) & (fold_ > 0))
    w, bias = fit(clean)
    step = np.abs(w).max() / 127
    q = np.round(w / step).astype(int) if step else np.zeros(m, int)
    final = learn.score(rows, q * step, bias)
    first = np.isin((kept >> np.uint64(32)).astype(int), J.FIRST)
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
        mine = slice(0, n[0]) if k == 0 else slice(n[0], None)
        other = slice(n[0], None) if k == 0 else slice(0, n[0])
        for name, s, keep_ in (("cv", scores, fold_ > 0), ("test", final, fold_ == 0)):
            own = sign * s[mine][keep_[mine]]
            theirs = sign * s[other][keep_[other]]
            top = np.argsort(-own)[:TAIL]
            where = at[k][keep_[mine]][top]
            sure = sign * quick[other][sign * final[other] > 5]
            result["least", written] = float(np.quantile(sure, 0.004)) - 0.1 if len(sure) else -9.0
            result[name, written] = {
                "clean": own[top],
                "place": where,
                "part": part[keep_[mine]][top],
                "n": len(own),
                "faults": np.quantile(theirs, np.linspace(0, 1, 401))
                if len(theirs)
                else np.zeros(401),
                "m": len(theirs),
            }
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--only", default="")
    here = Path(__file__).resolve()
    parser.add_argument(
        "--sets", type=Path, default=here.parents[2] / "rules" / "models" / "confusion-sets.tsv"
    )
    args = parser.parse_args()
    corpus = learn.Corpus(args.work)
    corpus.ids = corpus.ids.astype(np.int64)
    only = set(args.only.split(",")) - {""}
    began = time.time()
    out = []
    pairs = read_sets(args.sets)
    for i, (a, b, group, flag) in enumerate(pairs):
        if only and not only & {a, b}:
            continue
        result = learn_pair(corpus, a, b, group, flag)
        if result is not None:
            out.append(result)
        if i % 100 == 0:
            print(i, f"{time.time() - began:.0f} s", flush=True)
    with open(args.work / ("pairs.pickle" if not only else "some.pickle"), "wb") as f:
        pickle.dump(out, f)
    print(
        f"{len(out)} of {len(pairs)} pairs learnt, {sum(len(r['keys']) for r in out)} weights, {time.time() - began:.0f} s"
    )


if __name__ == "__main__":
    main()
