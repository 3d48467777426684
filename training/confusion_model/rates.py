"""How often a threshold is passed: by places that are right, and by those where another word was meant."""

from __future__ import annotations

from pathlib import Path

import numpy as np

# How much a false alarm in each part of the corpus counts.
PART_COUNT = np.array([1.0, 1.0, 1.0, 1.0, 1.0, 0.1])
EXTRA = 3.0  # places that news may hold beyond those counted, taken to look like places of strangers


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
