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
import datetime
import json
import pickle
import struct
import zlib
from pathlib import Path

import learn
import numpy as np
from train import LIMITS, context, read_faults, read_sets

from copylint.models import confusables, templates

PART_COUNT = np.array(
    [1.0, 1.0, 1.0, 1.0, 1.0, 0.1]
)  # how much a false alarm in each part of the corpus counts
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
LEEWAY = (
    2.0  # how much less is asked for where the story has the meant word elsewhere, and not the written one;
)
LOWEST = 0.7  # but never less than this
TALKED = 400.0  # not for words with more uses a million than this: every story has them
# What judging one word costs, in false alarms: directions asked all the time must find something.
LOOK = 1e-5
# Added to a threshold, then multiplied with it: news is not the text it was found on.
MARGIN = (0.3, 1.05)
FLOOR = 1.0  # no report under this, however rare the written word
EXTRA = 3.0  # places that news may hold beyond those counted, taken to look like places of strangers


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


def expected(path: Path) -> dict[str, float]:
    """Return how often a million words hold each word, by the word list's frequencies (10 log10 of uses in
    1,000 million)."""
    out = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            word, _, frequency, *_ = line.split("\t")
            if frequency != "0":
                out[word] = 10 ** (float(frequency) / 10) / 1000
    return out


def strange(r: dict, written: str, grid: np.ndarray, missing: float) -> np.ndarray:
    """Return how many places that were not counted may pass each threshold, by what the strangers' places
    do."""
    score = r["strangers", written]
    if not len(score):
        return np.zeros(len(grid))
    return (
        (missing + EXTRA)
        * (1 + np.searchsorted(np.sort(score), grid, "right") * -1.0 + len(score))
        / (len(score) + 1)
    )


def exceed(own: dict, grid: np.ndarray, faulty: np.ndarray) -> np.ndarray:
    """Return how many clean places pass each threshold: the larger of the count and an exponential tail."""
    score, weight = own["clean"], PART_COUNT[own["part"]] * ~faulty
    counted = np.array([(weight[score >= t]).sum() for t in grid])
    good = score[~faulty]
    m = min(60, max(8, own["n"] // 20), len(good))
    if m < 2:
        return counted
    edge = good[m - 1]
    tau = max((good[:m] - edge).mean(), 0.35)
    tail = m * np.exp(-(grid - edge) / tau)
    return np.maximum(counted, np.where(grid >= edge, tail, counted))


def recall_at(own: dict, grid: np.ndarray) -> np.ndarray:
    q = own["faults"]
    return 1 - np.interp(grid, q, np.linspace(0, 1, len(q)), left=0, right=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    here = Path(__file__).resolve()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--budget", type=float, default=400.0)
    parser.add_argument("--safe-budget", type=float, default=8.0)
    parser.add_argument("--bytes", type=int, default=4_450_000)
    parser.add_argument("--out", type=Path, default=here.parents[2] / "rules" / "models" / "confusion.bin")
    parser.add_argument("--results", type=Path, default=here.parent / "RESULTS.md")
    parser.add_argument(
        "--sets", type=Path, default=here.parents[2] / "rules" / "models" / "confusion-sets.tsv"
    )
    parser.add_argument("--words", type=Path, help="words.tsv, if it stands elsewhere")
    parser.add_argument("--credits", type=Path, default=here.parent / "credits.txt")
    args = parser.parse_args()
    with open(args.work / "pairs.pickle", "rb") as f:
        pairs = pickle.load(f)
    listed = {frozenset(p[:2]): p[2] for p in read_sets(args.sets)}
    pairs = [r for r in pairs if frozenset((r["a"], r["b"])) in listed]
    for r in pairs:
        r["group"] = listed[frozenset((r["a"], r["b"]))]
    corpus = learn.Corpus(args.work)
    faults = read_faults(here.parent / "corpus-faults.tsv")
    alpha = np.array([w[:1].isalpha() or w[:1] == "<" for w in corpus.words])
    share = corpus.part[corpus.sentence]
    tested = corpus.fold(np.arange(len(corpus.ids))) == 0
    words = alpha[corpus.ids]
    million = (PART_COUNT[share] * (words & ~tested)).sum() / 1e6
    million_test = (PART_COUNT[share] * (words & tested)).sum() / 1e6
    raw = (words & ~tested).sum() / 1e6
    often = expected(args.sets.parents[1] / "lexicons" / "words.tsv" if args.words is None else args.words)

    directions = []
    for r in pairs:
        for k, written in enumerate((r["a"], r["b"])):
            own = r["cv", written]
            length = 1 + written.count(" ")
            if own["m"] < 15 or (own["n"] < 15 and " " in written):
                continue
            look = own["clean"] > 1.5
            faulty = np.zeros(len(own["clean"]), bool)
            for j in np.nonzero(look)[0]:
                faulty[j] = (written, context(corpus, own["place"][j], length)) in faults
            false = exceed(own, GRID, faulty) * r["scale"][k] / million
            missing = max(0.0, often.get(written, 0.0) * raw - r["totals"][k]) * (million / raw)
            false += strange(r, written, GRID, min(missing, 60.0)) / million
            recall = recall_at(own, GRID)
            famous = frozenset((r["a"], r["b"])) in FAMOUS
            worth = max(WORTH[r["group"]], FAMOUS_WORTH * famous)
            worth = max(worth, DEAR.get(f"{r['a']}|{r['b']}", 0.0))
            both = sum(r["totals"])
            share = r["totals"][1 - k] / both  # a direction is met as often as the word that is meant
            gain = recall * worth * 0.02 * (both / raw) ** POWER * share**SHARE
            directions.append(
                {
                    "pair": r,
                    "k": k,
                    "written": written,
                    "meant": (r["b"], r["a"])[k],
                    "false": false,
                    "recall": recall,
                    "look": LOOK * r["totals"][k] / raw,
                    "gain": gain,
                    "faulty": faulty,
                    "leeway": r["group"] != "agreement"
                    and 0 < often.get((r["b"], r["a"])[k], 0.0) < TALKED
                    and often.get(written, TALKED) < TALKED,
                }
            )

    def choose(rate):
        total = 0.0
        for d in directions:
            value = d["gain"] - rate * (d["false"] + d["look"])
            i = int(np.argmax(value))
            d["at"] = i if value[i] > 0 and d["recall"][i] >= LEAST_RECALL else None
            if d["at"] is not None:
                total += d["false"][i]
        return total

    def solve(budget):
        low, high = 1e-6, 1e6
        for _ in range(60):
            mid = (low * high) ** 0.5
            if choose(mid) > budget:
                low = mid
            else:
                high = mid
        return high, choose(high)

    rate_safe, total_safe = solve(args.safe_budget)
    for d in directions:
        d["safe"] = None if d["at"] is None else GRID[d["at"]]
    rate, total = solve(args.budget)
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

    if args.show:
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
        for _, w, m, s, part, text in rows[: args.show]:
            print(f"{w}\t{m}\t{s:.1f}\t{part}\t{text}")

    # size: give up the directions that find least a byte
    packed = []
    for r in pairs:
        mine = [d for d in live if d["pair"] is r]
        if mine:
            packed.append([sum(d["gain"][d["at"]] for d in mine), pack(r), r, mine])
    header_words = zlib.compress("\n".join(corpus.words).encode(), 9)
    c = corpus.columns
    fine = c["fine"].astype("<u2")
    columns = zlib.compress(
        b"".join(
            [
                c["tag"].tobytes(),
                c["coarse"].tobytes(),
                (fine & 255).astype(np.uint8).tobytes(),
                (fine >> 8).astype(np.uint8).tobytes(),
                c["lower"].tobytes(),
            ]
        ),
        9,
    )
    size = len(header_words) + len(columns) + sum(len(p[1]) for p in packed)
    print(f"{len(packed)} pairs, words {len(header_words)}, columns {len(columns)}, all {size} bytes")
    packed.sort(key=lambda p: p[0] / (len(p[1]) + 300))
    dropped = []
    while size > args.bytes - 110 * len(packed):
        gone = packed.pop(0)
        size -= len(gone[1])
        dropped.append(gone)
    print(
        f"{len(dropped)} pairs dropped for size:",
        ", ".join(f"{p[2]['a']}/{p[2]['b']}" for p in dropped[-60:]),
    )
    packed.sort(key=lambda p: (p[2]["a"], p[2]["b"]))
    kept = {id(d) for p in packed for d in p[3]}
    live = [d for d in live if id(d) in kept]

    blobs, offset = [header_words, columns], len(header_words) + len(columns)
    table = []
    for _, blob, r, mine in packed:
        limits = []
        for written in (r["a"], r["b"]):
            d = next((d for d in mine if d["written"] == written), None)
            leeway = 0.0
            if d is not None and d["leeway"]:
                leeway = round(max(0.0, min(LEEWAY, float(d["report"]) - LOWEST)), 2)
            limits.append(
                None
                if d is None
                else [
                    least(r, written, float(d["report"]) - leeway),
                    round(float(d["report"]) - leeway, 2),
                    round(float(d["safe"]), 2) if d["safe"] is not None else 99.0,
                    *([leeway] if leeway else []),
                ]
            )
        table.append(
            [
                r["a"],
                r["b"],
                r["flag"],
                offset,
                len(blob),
                round(r["bias"], 4),
                round(r["step"], 6),
                *limits,
            ]
        )
        blobs.append(blob)
        offset += len(blob)
    credits = args.credits.read_text(encoding="utf-8").strip().split("\n") if args.credits.exists() else []
    head = json.dumps(
        {
            "format": confusables.FORMAT,
            "trained": datetime.date.today().isoformat(),
            "credits": credits,
            "words": [0, len(header_words)],
            "columns": [len(header_words), len(columns)],
            "pairs": table,
            "length": offset,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    args.out.write_bytes(
        confusables.MAGIC + struct.pack("<II", len(head), zlib.crc32(head)) + head + b"".join(blobs)
    )
    print(
        f"{args.out}: {args.out.stat().st_size} bytes, header {len(head)}, {len(packed)} pairs, "
        f"{len(live)} directions"
    )
    write_results(args.results, directions, live, million_test, corpus, faults)


def least(r: dict, written: str, report: float) -> float:
    """Return the sum of the first look under which a place need not be judged in full."""
    under = [x for t, x in zip(LIMITS, r["least", written], strict=True) if t <= report]
    return round(min(under[-1] if under else -99.0, report), 2)


def pack(r: dict) -> bytes:
    order = np.argsort(r["keys"])
    keys, weights = r["keys"][order], r["weights"][order]
    template = (keys >> np.uint64(32)).astype(int)
    low = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    counts = np.bincount(template, minlength=len(templates.TEMPLATES))
    deltas = []
    for k in range(len(templates.TEMPLATES)):
        mine = low[template == k]
        deltas.append(np.diff(mine, prepend=0))
    deltas = np.concatenate(deltas).astype("<u4")
    planes = b"".join(((deltas >> (8 * k)) & 255).astype(np.uint8).tobytes() for k in range(4))
    return zlib.compress(struct.pack(f"<{len(counts)}I", *counts) + planes + weights.tobytes(), 9)


def write_results(path, directions, live, million_test, corpus, faults) -> None:
    lines, false_report, false_safe, gain, gain_safe, gain_all = [], 0.0, 0.0, 0.0, 0.0, 0.0
    hits = set()
    for d in directions:
        r, w = d["pair"], d["written"]
        own = r["test", w]
        if not any(d is x for x in live):
            gain_all += r["totals"][1 - d["k"]]
            continue
        length = 1 + w.count(" ")
        flagged = [
            i
            for i in np.nonzero(own["clean"] >= d["report"])[0]
            if (w, context(corpus, own["place"][i], length)) not in faults
        ]
        weight = PART_COUNT[own["part"][flagged]] if flagged else np.zeros(0)
        fr = weight.sum() * r["scale"][d["k"]]
        safe = d["safe"] if d["safe"] is not None else 1e9
        fs = (weight * (own["clean"][flagged] >= safe)).sum() * r["scale"][d["k"]] if flagged else 0.0
        rec, rec_safe = recall_at(own, np.array([d["report"], safe]))
        n = r["totals"][1 - d["k"]]
        gain += n * rec
        gain_safe += n * rec_safe
        gain_all += n
        false_report += fr
        false_safe += fs
        hits.update((w, int(own["place"][i])) for i in flagged)
        lines.append(
            (
                w,
                d["meant"],
                r["group"],
                r["totals"][d["k"]],
                n,
                own["n"],
                own["m"],
                d["report"],
                rec,
                rec_safe,
                fr,
                fs,
            )
        )
    lines.sort(key=lambda x: (x[2], x[0], x[1]))
    macro, macro_safe = np.mean([x[8] for x in lines]), np.mean([x[9] for x in lines])
    out = [
        "# Results on text the models never saw",
        "",
        (
            f"One tenth of the corpus by blocks of lines, {million_test:.2f} million words (classic fiction "
            "counted a tenth). A fault is"
        ),
        (
            "simulated by taking each place of the meant word for one where the other was written; the "
            "models never look at that word."
        ),
        "",
        (
            f"- {len({(x[0], x[1]) for x in lines})} directions over "
            f"{len({frozenset(x[:2]) for x in lines})} pairs"
        ),
        (
            f"- false alarms: {false_report / million_test:.1f} a million words "
            f"({false_safe / million_test:.1f} at the safe threshold)"
        ),
        (
            f"- mean recall of a live direction {macro:.3f} (safe {macro_safe:.3f}); weighted by "
            f"occurrences {gain / gain_all:.3f} of all"
        ),
        "",
        "| written | meant | group | written n | meant n | report at | recall | safe recall | false alarms |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    out += [
        f"| {w} | {m} | {g} | {nw} | {nm} | {t:.1f} | {rc:.2f} | {rs:.2f} | {fr:.1f} |"
        for w, m, g, nw, nm, _, _, t, rc, rs, fr, _ in lines
    ]
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
    print("\n".join(out[5:9]))


if __name__ == "__main__":
    main()
