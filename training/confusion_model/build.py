"""Step 3: thresholds from the cross-validated scores, then the model file and the table of results.

    python build.py --work FOLDER [--show 300] [--out FILE]

A direction is a written word and the sibling it may stand for. Its threshold is where one more false alarm a
million words would cost more than the faults it lets through: the exchange rate is one number for all
directions, set so that together they stay inside --budget false alarms a million words of the cross-validated
text. --show prints what the thresholds would flag in that text, to be read by eye: true faults of the corpus
go to corpus-faults.tsv and then no longer count.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import learn
import modelfile
import numpy as np
from rates import PART_COUNT, exceed, expected, recall_at, strange
from results import write_results
from train import context, read_faults, read_sets

HERE = Path(__file__).resolve()

# What finding a fault is worth, by group: sound-alikes are confused far more often than words a slip of the
# keys apart.
WORTH = {
    "homophone": 4.0,
    "near": 3.0,
    "agreement": 2.0,
    "variant": 1.0,
    "compound": 0.7,
    "slip": 0.45,
}
# Slips that are made as often as sound-alikes are confused.
FAMOUS = frozenset(
    frozenset(pair.split("|"))
    for pair in """form|from of|off now|know no|now of|or our|or for|or an|and then|them
    there|three county|country counties|countries through|though thorough|through though|thought were|we
    where|were trail|trial trails|trials costs|coasts cost|coast holds|holes broad|board an|any to|two
    lead|led loose|lose lost|loss quiet|quite thing|think than|that angel|angle tired|tried untied|united
    fist|first fiend|friend lightning|lighting""".split()
)
FAMOUS_WORTH = 1.7
DEAR = {"to|too": 12.0, "is|are": 6.0}  # the classics, worth an alarm more than the rest
GRID = np.arange(0.0, 30.0, 0.1)
# How worth grows with the uses of both words, and with the part of them that the meant word has.
POWER, SHARE = 0.3, 0.7
LEAST_RECALL = 0.08
TALKED = 400.0  # not for words with more uses a million than this: every story has them
# What judging one word costs, in false alarms: directions asked all the time must find something.
LOOK = 1e-5
# Added to a threshold, then multiplied with it: news is not the text it was found on.
MARGIN = (0.3, 1.05)
FLOOR = 1.0  # no report under this, however rare the written word
# Words that sport, markets and headlines use in senses the corpus hardly knows: a threshold so much higher
# for them.
NEWS_MARGIN = 1.2
NEWS = frozenset(
    """base bases bass bat bats bears berth bench blues bolt born bout bowl brake bull cell
cells cent cents cite cites coach coaches court courts draft draw draws drive fair fans fare fares field
file final finals fine fires flair foul goal goals hail heat heel heels hit hits hold holds host hosts kick
lead leads lock locks match net nets pass passes past pitch play plays pole poles poll polls pool pools port
post press price prize prizes quarter race races rally relay right ring rings roll rolls root route routes
rout run runs sail sails save saves score scores seed seeds serve set sets shot shots side sides site sites
spot spots stake stakes star stars start starts steal steals strike strikes string sue sues sued suit suits
takes tackle tear tears threw throw tie ties tier track tracks trail trails train treat vote votes walk
walks wear win wins wing wings world worlds yard yards""".split()
)


def _directions(
    pairs: list[dict], corpus: learn.Corpus, faults: set[tuple[str, str]], often: dict[str, float]
) -> list[dict]:
    """Returns what each direction costs and gains at every threshold of GRID."""
    words, tested, share = _parts(corpus)
    million = (PART_COUNT[share] * (words & ~tested)).sum() / 1e6
    raw = (words & ~tested).sum() / 1e6
    directions = []
    for r in pairs:
        for k, written in enumerate((r["a"], r["b"])):
            own = r["cv", written]
            if own["m"] < 15 or (own["n"] < 15 and " " in written):
                continue
            faulty = _known_faults(corpus, own, written, faults)
            false = exceed(own, GRID, faulty) * r["scale"][k] / million
            missing = max(0.0, often.get(written, 0.0) * raw - r["totals"][k]) * (million / raw)
            false += strange(r, written, GRID, min(missing, 60.0)) / million
            recall = recall_at(own, GRID)
            directions.append(
                {
                    "pair": r,
                    "k": k,
                    "written": written,
                    "meant": (r["b"], r["a"])[k],
                    "false": false,
                    "recall": recall,
                    "look": LOOK * r["totals"][k] / raw,
                    "gain": _gain(r, k, recall, raw),
                    "faulty": faulty,
                    "leeway": r["group"] != "agreement"
                    and 0 < often.get((r["b"], r["a"])[k], 0.0) < TALKED
                    and often.get(written, TALKED) < TALKED,
                }
            )
    return directions


def _parts(corpus: learn.Corpus) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Which places are words, which are for the test alone, and the part of the corpus each is of."""
    alpha = np.array([w[:1].isalpha() or w[:1] == "<" for w in corpus.words])
    tested = corpus.fold(np.arange(len(corpus.ids))) == 0
    return alpha[corpus.ids], tested, corpus.part[corpus.sentence]


def _known_faults(corpus: learn.Corpus, own: dict, written: str, faults: set[tuple[str, str]]) -> np.ndarray:
    """Which of a word's places are known to be faults of the corpus."""
    length = 1 + written.count(" ")
    faulty = np.zeros(len(own["clean"]), bool)
    for j in np.nonzero(own["clean"] > 1.5)[0]:
        faulty[j] = (written, context(corpus, own["place"][j], length)) in faults
    return faulty


def _gain(r: dict, k: int, recall: np.ndarray, raw: float) -> np.ndarray:
    """What a direction is worth at each threshold; `raw` is the corpus in million words."""
    famous = frozenset((r["a"], r["b"])) in FAMOUS
    worth = max(WORTH[r["group"]], FAMOUS_WORTH * famous)
    worth = max(worth, DEAR.get(f"{r['a']}|{r['b']}", 0.0))
    both = sum(r["totals"])
    share = r["totals"][1 - k] / both  # a direction is met as often as the word that is meant
    return recall * worth * 0.02 * (both / raw) ** POWER * share**SHARE


def _choose(directions: list[dict], rate: float) -> float:
    """Sets the threshold of each direction (`at`) for an exchange rate; returns the false alarms a million
    words of all together."""
    total = 0.0
    for d in directions:
        value = d["gain"] - rate * (d["false"] + d["look"])
        i = int(np.argmax(value))
        d["at"] = i if value[i] > 0 and d["recall"][i] >= LEAST_RECALL else None
        if d["at"] is not None:
            total += d["false"][i]
    return total


def _solve(directions: list[dict], budget: float) -> tuple[float, float]:
    """Chooses within a budget of false alarms; returns the exchange rate and what is spent."""
    low, high = 1e-6, 1e6
    for _ in range(60):
        mid = (low * high) ** 0.5
        if _choose(directions, mid) > budget:
            low = mid
        else:
            high = mid
    return high, _choose(directions, high)


def _set_thresholds(directions: list[dict], budget: float, safe_budget: float) -> list[dict]:
    """Sets `report` and `safe` of each direction, and returns those that run."""
    rate_safe, total_safe = _solve(directions, safe_budget)
    for d in directions:
        d["safe"] = None if d["at"] is None else GRID[d["at"]]
    rate, total = _solve(directions, budget)
    print(
        f"exchange {rate:.3g}, expected {total:.2f} false alarms a million words; safe {rate_safe:.3g}, "
        f"{total_safe:.2f}"
    )
    for d in directions:
        news = NEWS_MARGIN if d["written"] in NEWS and d["pair"]["group"] != "agreement" else 0.0
        d["report"] = None if d["at"] is None else max((GRID[d["at"]] + MARGIN[0]) * MARGIN[1], FLOOR) + news
        if d["report"] is not None and d["safe"] is not None:
            d["safe"] = max((d["safe"] + MARGIN[0]) * MARGIN[1] + 1.5 + news, d["report"] + 1.5)
        else:
            d["safe"] = None
    live = [d for d in directions if d["report"] is not None]
    worth = {g: sum(d["gain"][d["at"]] for d in live if d["pair"]["group"] == g) for g in WORTH}
    print(f"worth {sum(worth.values()):.2f}:", ", ".join(f"{g} {v:.2f}" for g, v in worth.items()))
    print(
        f"{len(live)} of {len(directions)} directions live, "
        f"{sum(d['safe'] is not None for d in live)} also safe"
    )
    return live


def _show(live: list[dict], corpus: learn.Corpus, most: int) -> None:
    """Prints what the thresholds flag, the surest first."""
    rows = []
    for d in live:
        own = d["pair"]["cv", d["written"]]
        for s, p, bad, part in zip(own["clean"], own["place"], d["faulty"], own["part"], strict=True):
            if s >= GRID[d["at"]] and not bad:
                rows.append(
                    (
                        s - d["report"],
                        d["written"],
                        d["meant"],
                        s,
                        int(part),
                        context(corpus, p, 1 + d["written"].count(" ")),
                    )
                )
    rows.sort(reverse=True)
    print(len(rows), "flagged")
    for _, w, m, s, part, text in rows[:most]:
        print(f"{w}\t{m}\t{s:.1f}\t{part}\t{text}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--budget", type=float, default=400.0)
    parser.add_argument("--safe-budget", type=float, default=8.0)
    parser.add_argument("--bytes", type=int, default=4_450_000)
    parser.add_argument("--out", type=Path, default=HERE.parents[2] / "rules" / "models" / "confusion.bin")
    parser.add_argument("--results", type=Path, default=HERE.parent / "RESULTS.md")
    parser.add_argument(
        "--sets", type=Path, default=HERE.parents[2] / "rules" / "models" / "confusion-sets.tsv"
    )
    parser.add_argument("--words", type=Path, help="words.tsv, if it stands elsewhere")
    parser.add_argument("--credits", type=Path, default=HERE.parent / "credits.txt")
    return parser.parse_args()


def main() -> None:
    args = _arguments()
    with open(args.work / "pairs.pickle", "rb") as f:
        pairs = pickle.load(f)
    listed = {frozenset(p[:2]): p[2] for p in read_sets(args.sets)}
    pairs = [r for r in pairs if frozenset((r["a"], r["b"])) in listed]
    for r in pairs:
        r["group"] = listed[frozenset((r["a"], r["b"]))]
    corpus = learn.Corpus(args.work)
    faults = read_faults(HERE.parent / "corpus-faults.tsv")
    often = expected(args.sets.parents[1] / "lexicons" / "words.tsv" if args.words is None else args.words)

    directions = _directions(pairs, corpus, faults, often)
    live = _set_thresholds(directions, args.budget, args.safe_budget)
    if args.show:
        _show(live, corpus, args.show)

    head = modelfile.packed_words(corpus)
    packed = modelfile.fitting(pairs, live, head, args.bytes)
    kept = {id(d) for p in packed for d in p[3]}
    live = [d for d in live if id(d) in kept]
    credits = args.credits.read_text(encoding="utf-8").strip().split("\n") if args.credits.exists() else []
    size = modelfile.write(args.out, packed, head, credits)
    print(
        f"{args.out}: {args.out.stat().st_size} bytes, header {size}, {len(packed)} pairs, "
        f"{len(live)} directions"
    )
    words, tested, share = _parts(corpus)
    million_test = (PART_COUNT[share] * (words & tested)).sum() / 1e6
    write_results(args.results, directions, live, million_test, corpus, faults)


if __name__ == "__main__":
    main()
