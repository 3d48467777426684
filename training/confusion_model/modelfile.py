"""The model file: the pairs that fit into it, packed, and what stands before them."""

from __future__ import annotations

import datetime
import json
import struct
import zlib
from pathlib import Path

import learn
import numpy as np
from train import LIMITS

from copylint.models import confusables, templates

# How much less is asked for where the story has the meant word elsewhere, and not the written one; but never
# less than the other.
LEEWAY, LOWEST = 2.0, 0.7


def packed_words(corpus: learn.Corpus) -> tuple[bytes, bytes]:
    """Returns the words and the columns of their classes."""
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
    return header_words, columns


def fitting(pairs: list[dict], live: list[dict], head: tuple[bytes, bytes], most: int) -> list[list]:
    """Returns [gain, packed, pair, its directions] of the pairs that fit into so many bytes: those are given
    up that find least a byte."""
    packed = []
    for r in pairs:
        mine = [d for d in live if d["pair"] is r]
        if mine:
            packed.append([sum(d["gain"][d["at"]] for d in mine), pack(r), r, mine])
    header_words, columns = head
    size = len(header_words) + len(columns) + sum(len(p[1]) for p in packed)
    print(f"{len(packed)} pairs, words {len(header_words)}, columns {len(columns)}, all {size} bytes")
    packed.sort(key=lambda p: p[0] / (len(p[1]) + 300))
    dropped = []
    while size > most - 110 * len(packed):
        gone = packed.pop(0)
        size -= len(gone[1])
        dropped.append(gone)
    print(
        f"{len(dropped)} pairs dropped for size:",
        ", ".join(f"{p[2]['a']}/{p[2]['b']}" for p in dropped[-60:]),
    )
    packed.sort(key=lambda p: (p[2]["a"], p[2]["b"]))
    return packed


def write(out: Path, packed: list[list], words: tuple[bytes, bytes], credits: list[str]) -> int:
    """Writes the file, and returns the bytes of its header."""
    header_words, columns = words
    blobs, offset = [header_words, columns], len(header_words) + len(columns)
    table = []
    for _, blob, r, mine in packed:
        table.append(
            [
                r["a"],
                r["b"],
                r["flag"],
                offset,
                len(blob),
                round(r["bias"], 4),
                round(r["step"], 6),
                *_limits(r, mine),
            ]
        )
        blobs.append(blob)
        offset += len(blob)
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
    out.write_bytes(
        confusables.MAGIC + struct.pack("<II", len(head), zlib.crc32(head)) + head + b"".join(blobs)
    )
    return len(head)


def _limits(r: dict, mine: list[dict]) -> list[list[float] | None]:
    """The thresholds of a pair's two directions; None for one that does not run."""
    limits: list[list[float] | None] = []
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
    return limits


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
