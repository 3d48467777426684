# ruff: noqa: N803, N806
"""Features of many places at once, and the learner: the training twin of copylint.models.confusables."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numba import njit

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
from copylint.models import templates, vocabulary

NONE = np.uint64(0xFFFFFFFFFFFFFFFF)
SINGLE = templates.HEAD  # templates with one key a place
HEAD, HEAD_TAG, LEFT, LEFT_TAG, RIGHT = range(templates.HEAD, templates.HEAD + 5)

_NOUN = np.zeros(32, np.uint8)
_NOUN[[vocabulary.TAG[t] for t in templates.NOUNS.split()]] = 1
_STOP = np.zeros(32, np.uint8)
_STOP[[vocabulary.TAG[t] for t in templates.STOPS.split()]] = 1


class Corpus:
    """The arrays that prepare.py wrote, and where each word stands."""

    def __init__(self, work: Path) -> None:
        z = np.load(work / "corpus.npz")
        self.ids, self.tags, self.case, self.starts = z["ids"], z["tags"], z["case"], z["starts"]
        self.block, self.part = z["block"], z["part"]
        c = np.load(work / "columns.npz")
        self.columns = {k: c[k] for k in c.files}
        self.words = (work / "words.txt").read_text(encoding="utf-8").split("\n")
        self.number = {w: i for i, w in enumerate(self.words)}
        self.sentence = np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), np.diff(self.starts))
        self.order = np.argsort(self.ids, kind="stable")
        self.bounds = np.searchsorted(self.ids[self.order], np.arange(len(self.words) + 1))
        opener = np.zeros(len(self.words), bool)
        opener[[self.number[w] for w in vocabulary.OPENERS if w in self.number]] = True
        previous = np.concatenate([[0], self.ids[:-1]])
        first = np.zeros(len(self.ids), bool)
        first[self.starts[:-1]] = True
        self.begins = first | opener[previous]

    def fold(self, positions: np.ndarray) -> np.ndarray:
        """Return 0-9 a position: a hash of its block of lines; 0 is the text kept for the last test."""
        block = self.block[self.sentence[positions]].astype(np.uint64)
        return ((block * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(40)) % np.uint64(10)

    def find(self, member: str) -> np.ndarray:
        """Return where a member (one word or two) stands, without those that a capital makes a name."""
        parts = [self.number.get(w) for w in member.split()]
        if None in parts:
            return np.zeros(0, np.int64)
        at = np.sort(self.order[self.bounds[parts[0]] : self.bounds[parts[0] + 1]])
        if len(parts) == 2:
            at = at[at + 1 < len(self.ids)]
            at = at[(self.ids[at + 1] == parts[1]) & (self.sentence[at] == self.sentence[at + 1])]
        if member.partition("'")[0] != "i":
            at = at[(self.case[at] == 0) | self.begins[at]]
        return at


@njit(cache=True)
def _subject(ids, tags, lo, left, noun, stop_, IN, TO, CC, COMMA):
    head = -1
    seen = crossed = joined = stop = 0
    j = left
    last = max(left - 15, lo - 1)
    while j > last:
        t = tags[j]
        if stop_[t]:
            stop = t
            break
        if noun[t]:
            if not seen:
                head = j
                seen = 1
        elif t in (IN, TO):
            if seen:
                crossed += 1
                head = -1
                seen = 0
        elif t == CC:
            if seen:
                joined = 1
                seen = 0
        elif t == COMMA and seen and crossed + joined == 0 and j < left:
            stop = t
            break
        j -= 1
    if head < 0:
        return 0, stop
    return ids[head] << 1 | joined, tags[head] << 8 | min(crossed, 3) << 6 | joined << 5 | stop


@njit(cache=True)
def _gather(
    ids,
    tags,
    starts,
    sentence,
    at,
    length,
    capital,
    coarse,
    fine,
    special,
    out,
    bagreach,
    noun,
    stop_,
    IN,
    TO,
    CC,
    COMMA,
):
    w = np.zeros(8, np.uint64)
    t = np.zeros(8, np.uint64)
    r = np.zeros(36, np.uint64)
    for i in range(len(at)):
        p = at[i]
        lo, hi = starts[sentence[p]], starts[sentence[p] + 1]
        for k in range(4):
            q = p - 1 - k
            w[k] = ids[q] if q >= lo else 0
            t[k] = tags[q] if q >= lo else 0
            q = p + length + k
            w[4 + k] = ids[q] if q < hi else 0
            t[4 + k] = tags[q] if q < hi else 0
        a, b, c, x, y, z = w[0], w[1], w[2], w[4], w[5], w[6]
        ta, tb, tc = t[0], t[1], t[2]
        tx, ty, tz = t[4], t[5], t[6]
        S = np.uint64(16)
        F = np.uint64(5)
        E_ = np.uint64(8)
        T10 = np.uint64(10)
        T20 = np.uint64(20)
        fa, fx, fb, fy = (
            np.uint64(fine[a]),
            np.uint64(fine[x]),
            np.uint64(fine[b]),
            np.uint64(fine[y]),
        )
        ca, cx, cb, cy = (
            np.uint64(coarse[a]),
            np.uint64(coarse[x]),
            np.uint64(coarse[b]),
            np.uint64(coarse[y]),
        )
        before = tb << T10 | ta << F
        after = tx << F | ty
        r[0] = a
        r[1] = x
        r[2] = b
        r[3] = y
        r[4] = c
        r[5] = z
        r[6] = cb << E_ | cx
        r[7] = ca << E_ | cy
        r[8] = fa
        r[9] = fx
        r[10] = fb
        r[11] = fy
        r[12] = a << S | b
        r[13] = x << S | y
        r[14] = a << S | x
        r[15] = b << S | x
        r[16] = a << S | y
        r[17] = a << S | fx
        r[18] = fa << S | x
        r[19] = fa << S | fx
        r[20] = fa << S | fb
        r[21] = fx << S | fy
        r[22] = a << S | fb
        r[23] = x << S | fy
        r[24] = before | tx
        r[25] = ta << T10 | after
        r[26] = before << F | after
        r[27] = tc << T10 | tb << F | ta
        r[28] = after << F | tz
        r[29] = a << T10 | after
        r[30] = x << T10 | ta << F | tb
        r[31] = ca << E_ | cx
        r[32] = cb << E_ | ca
        r[33] = cx << E_ | cy
        r[34] = tc << T20 | before << F | after
        r[35] = np.uint64(2 * capital[i] + (1 if a == 0 else 0))
        for k in range(36):
            out[i, k] = np.uint64(k) << np.uint64(32) | r[k]
        if special == 1:
            h, ht = _subject(ids, tags, lo, p - 1, noun, stop_, IN, TO, CC, COMMA)
            out[i, 36] = np.uint64(36) << np.uint64(32) | np.uint64(h)
            out[i, 37] = np.uint64(37) << np.uint64(32) | np.uint64(ht)
        k = 38
        for q in range(max(lo, p - bagreach), p - 1):
            out[i, k] = np.uint64(38) << np.uint64(32) | np.uint64(ids[q])
            out[i, k + 1] = np.uint64(39) << np.uint64(32) | np.uint64(tags[q])
            k += 2
        for q in range(p + length + 1, min(hi, p + length + bagreach)):
            out[i, k] = np.uint64(40) << np.uint64(32) | np.uint64(ids[q])
            k += 1


def gather(corpus: Corpus, at: np.ndarray, length: int, special: int) -> np.ndarray:
    """Return one row of 64-bit keys (template << 32 | key) a place. special: 1 adds the subject."""
    width = SINGLE + 2 + 3 * templates.BAG
    out = np.full((len(at), width), NONE, np.uint64)
    capital = ((corpus.case[at] == 1) & corpus.begins[at]).astype(np.int64)
    c = corpus.columns
    _gather(
        corpus.ids,
        corpus.tags,
        corpus.starts,
        corpus.sentence,
        at,
        length,
        capital,
        c["coarse"],
        c["fine"],
        special,
        out,
        templates.BAG,
        _NOUN,
        _STOP,
        vocabulary.TAG["IN"],
        vocabulary.TAG["TO"],
        vocabulary.TAG["CC"],
        vocabulary.TAG[","],
    )
    return out


@njit(cache=True)
def _index(keys, table, number, bits):
    """Number the distinct keys in order of first sight; -1 for none."""
    mask = (1 << bits) - 1
    out = np.empty(keys.shape, np.int32)
    n = 0
    none = np.uint64(0xFFFFFFFFFFFFFFFF)
    for i in range(keys.shape[0]):
        for j in range(keys.shape[1]):
            k = keys[i, j]
            if k == none:
                out[i, j] = -1
                continue
            h = np.int64((k * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - bits))
            while number[h] >= 0 and table[h] != k:
                h = (h + 1) & mask
            if number[h] < 0:
                number[h] = n
                table[h] = k
                n += 1
            out[i, j] = number[h]
    return out, n


def index(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return feature numbers for keys, and the key of each number."""
    bits = max(10, int(np.ceil(np.log2(keys.size * 1.6 + 2))))
    table = np.zeros(1 << bits, np.uint64)
    number = np.full(1 << bits, -1, np.int32)
    out, n = _index(keys, table, number, bits)
    names = np.zeros(n, np.uint64)
    used = number >= 0
    names[number[used]] = table[used]
    return out, names


@njit(cache=True)
def prune_rare(rows, n, least):
    """Renumber features seen in at least ``least`` rows from 0; the rest become -1."""
    count = np.zeros(n, np.int32)
    for i in range(rows.shape[0]):
        for j in range(rows.shape[1]):
            if rows[i, j] >= 0:
                count[rows[i, j]] += 1
    new = np.full(n, -1, np.int32)
    m = 0
    for k in range(n):
        if count[k] >= least:
            new[k] = m
            m += 1
    for i in range(rows.shape[0]):
        for j in range(rows.shape[1]):
            if rows[i, j] >= 0:
                rows[i, j] = new[rows[i, j]]
    return new, m


@njit(cache=True)
def ftrl(rows, y, weight, use, m, epochs, alpha, l1, l2, seed, drop):
    """Logistic regression by FTRL-proximal; returns weights and bias (log odds of y = 1).

    Each feature is left out of an example with probability ``drop``, so that no few of them carry the whole
    answer.
    """
    live = np.empty(rows.shape[1], np.bool_)
    np.random.seed(seed)
    z = np.zeros(m)
    n = np.zeros(m)
    zb = 0.0
    nb = 0.0
    order = np.nonzero(use)[0]
    w = np.zeros(m)
    wb = 0.0
    for _ in range(epochs):
        np.random.shuffle(order)
        for i in order:
            s = wb
            for j in range(rows.shape[1]):
                k = rows[i, j]
                live[j] = k >= 0 and (drop == 0.0 or np.random.random() >= drop)
                if live[j]:
                    if abs(z[k]) > l1:
                        v = -(z[k] - np.sign(z[k]) * l1) / ((0.5 + np.sqrt(n[k])) / alpha + l2)
                    else:
                        v = 0.0
                    w[k] = v
                    s += v
            p = 1 / (1 + np.exp(-min(max(s, -30.0), 30.0)))
            g = (p - y[i]) * weight[i]
            g2 = g * g
            for j in range(rows.shape[1]):
                k = rows[i, j]
                if live[j]:
                    nn = n[k] + g2
                    z[k] += g - (np.sqrt(nn) - np.sqrt(n[k])) / alpha * w[k]
                    n[k] = nn
            nn = nb + g2
            sigma = (np.sqrt(nn) - np.sqrt(nb)) / alpha
            zb += g - sigma * wb
            nb = nn
            wb = -zb / ((0.5 + np.sqrt(nb)) / alpha)
    for k in range(m):
        if abs(z[k]) > l1:
            w[k] = -(z[k] - np.sign(z[k]) * l1) / ((0.5 + np.sqrt(n[k])) / alpha + l2)
        else:
            w[k] = 0.0
    return w, wb


@njit(cache=True)
def score(rows, w, b):
    out = np.empty(rows.shape[0])
    for i in range(rows.shape[0]):
        s = b
        for j in range(rows.shape[1]):
            if rows[i, j] >= 0:
                s += w[rows[i, j]]
        out[i] = s
    return out
