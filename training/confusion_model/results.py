"""The table of results: what the thresholds find and miss in text the models never saw."""

from __future__ import annotations

import numpy as np
from rates import PART_COUNT, recall_at
from train import context


def write_results(path, directions, live, million_test, corpus, faults) -> None:
    lines, false_report, false_safe, gain, gain_all = counted(directions, live, corpus, faults)
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


def counted(directions, live, corpus, faults):
    """Returns a line a live direction, and sums over all: false alarms, those at the safe threshold, faults
    found and faults there were."""
    lines, false_report, false_safe, gain, gain_all = [], 0.0, 0.0, 0.0, 0.0
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
        gain_all += n
        false_report += fr
        false_safe += fs
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
    return lines, false_report, false_safe, gain, gain_all
