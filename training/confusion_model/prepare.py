"""Step 1: corpus -> vocabulary with word classes, and the corpus as arrays.

    python prepare.py --corpus FOLDER --work FOLDER

Writes words.txt, columns.npz (tag, coarse, fine, lower) and corpus.npz (ids, tags, case, sentence starts,
block and part of each sentence) under --work. About a minute and 3 GB of memory.
"""

from __future__ import annotations

import argparse
import lzma
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
from copylint.models import vocabulary

#: The tag that each of the shapes goes with.
_SHAPE_TAG = bytes(
    vocabulary.TAG[t] for t in "- NNP NNP POS POS CD CD CD JJ NNP JJ VBG VBD RB NNS NN NN JJ NN NN".split()
)

FILES = {
    "us-openstax.txt.xz": [(1, 103040, "openstax")],
    "us-gov.txt.xz": [(1, 36590, "usgov"), (36591, 56993, "usfed")],
    "uk-modern.txt.xz": [(1, 3818, "ukgov"), (3819, 6550, "cagov")],
    "uk-classic.txt.xz": [(1, 34808, "se")],
}
PARTS = ["openstax", "usgov", "usfed", "ukgov", "cagov", "se"]
BLOCK = 150  # lines; neighbouring lines share a subject, so folds are drawn by block
RARER = "# From here on"  # the line of the list of sets under which members need not be in the vocabulary
LEAST = 7  # occurrences of a word of the vocabulary
COARSE, FINE = 128, 1000

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt st jr sr vs no vol fig inc ltd co corp dept est jan "
    "feb mar apr jun "
    "jul aug sept sep oct nov dec e.g i.e etc al cf ch pp p".split()
)
CONTRACTIONS = frozenset(
    (
        "it's he's she's that's what's there's who's let's here's where's how's one's everyone's "
        "everything's nothing's"
    ).split()
)


def sentences(tokens: list[str]) -> list[list[str]]:
    """Cut a paragraph's tokens at ends of sentences; good enough for counting."""
    out, start = [], 0
    n = len(tokens)
    i = 0
    while i < n:
        t = tokens[i]
        if t in ".!?" or t in ("...", "…"):
            j = i + 1
            while j < n and tokens[j] in ('"', "'", ")", "]", "”", "’"):
                j += 1
            if j < n:
                nxt = tokens[j]
                before = tokens[i - 1].lower() if i else ""
                first = nxt if nxt[0].isalnum() else (tokens[j + 1] if j + 1 < n else nxt)
                if (first[0].isupper() or first[0].isdigit()) and not (
                    t == "." and (before in ABBREVIATIONS or (len(before) == 1 and before.isalpha()))
                ):
                    out.append(tokens[start:j])
                    start = j
            i = j
            continue
        i += 1
    if start < n:
        out.append(tokens[start:])
    return out


def read(folder: Path):
    """Yield (part, block number, [sentence tokens]) a paragraph, quotes as ASCII."""
    block = 0
    for name, ranges in FILES.items():
        bounds = iter(ranges)
        _low, high, part = next(bounds)
        block += 1
        with lzma.open(folder / name, "rt", encoding="utf-8") as f:
            for number, line in enumerate(f, 1):
                if number > high:
                    _low, high, part = next(bounds)
                    block += 1
                elif number % BLOCK == 0:
                    block += 1
                line = line.translate(vocabulary.QUOTES)
                yield part, block, sentences(vocabulary.WORD.findall(line))


def members(path: Path) -> set[str]:
    """Return the members that the vocabulary must hold, however rare: those above the line that says so."""
    out = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(RARER):
            break
        if line and not line.startswith("#"):
            for m in line.split("\t")[1].split("|"):
                out.update(m.split())
    return out


def textblob_tags() -> dict[str, str]:
    import textblob

    path = Path(textblob.__file__).parent / "en" / "en-lexicon.txt"
    out = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(";;;"):
            word, _, tags = line.partition(" ")
            out[word] = tags.split()[0]
    return out


REDUCE = {
    "NNPS": "NNP",
    "VBP": "VB",
    "JJS": "JJR",
    "RBR": "RB",
    "RBS": "RB",
    "WDT": "W",
    "WP": "W",
    "WP$": "W",
    "WRB": "W",
    "PDT": "DT",
    "FW": "NN",
    "SYM": "$",
    "LS": "CD",
    "UH": "RB",
    "``": '"',
    "''": '"',
    ")": "(",
    "#": "$",
    "NN|SYM": "NN",
}
AUX = frozenset(
    "is are was were be been being am has have had do does did isn't aren't wasn't weren't hasn't "
    "haven't hadn't "
    "don't doesn't didn't 's 're 've".split()
)
FIXED = {
    "not": "NOT",
    "n't": "NOT",
    "never": "NOT",
    "to": "TO",
    "there": "EX",
    "that": "IN",
    "which": "W",
    "who": "W",
    ".": ".",
    "?": ".",
    "!": ".",
    "...": ".",
    "…": ".",
    ",": ",",
    ";": ":",
    ":": ":",
    "-": ":",
    "--": ":",
    "–": ":",
    "—": ":",
    '"': '"',
    "'": '"',
    "(": "(",
    ")": "(",
    "[": "(",
    "]": "(",
    "$": "$",
    "£": "$",
    "€": "$",
    "%": "NN",
    "&": "CC",
    "a": "DT",
    "an": "DT",
    "the": "DT",
    "can't": "MD",
    "won't": "MD",
    "couldn't": "MD",
    "wouldn't": "MD",
    "shouldn't": "MD",
    "cannot": "MD",
    "i'm": "PRP",
    "i've": "PRP",
    "i'll": "PRP",
    "i'd": "PRP",
    "you're": "PRP",
    "you've": "PRP",
    "you'll": "PRP",
    "we're": "PRP",
    "we've": "PRP",
    "we'll": "PRP",
    "they're": "PRP",
    "they've": "PRP",
    "they'll": "PRP",
    "it's": "PRP",
    "he's": "PRP",
    "she's": "PRP",
    "that's": "PRP",
    "let's": "VB",
    "who's": "W",
    "what's": "W",
}
FIXED.update(
    dict.fromkeys(
        "i you he she it we they me him us them myself himself herself itself themselves".split(),
        "PRP",
    )
)
FIXED.update(dict.fromkeys("my your his her its our their whose".split(), "PRP$"))
FIXED.update(dict.fromkeys("this these those each every some any no all both another such".split(), "DT"))
FIXED.update(dict.fromkeys("can could will would may might must shall should".split(), "MD"))


def guess_tag(word: str, lexicon: dict[str, str], capital: bool) -> str:
    if word in AUX:
        return "AUX"
    if word in FIXED:
        return FIXED[word]
    if capital:
        return "NNP"
    tag = lexicon.get(word)
    if tag is None:
        return vocabulary.TAGS[_SHAPE_TAG[vocabulary.shape(word)]]
    tag = REDUCE.get(tag, tag)
    return tag if tag in vocabulary.TAGS else "NN"


def embed(rows: sp.csr_matrix, dims: int, seed: int, power: float = 0.5) -> np.ndarray:
    u, s, _ = randomized_svd(rows, dims, n_iter=3, random_state=seed)
    v = u * s**power
    v /= np.linalg.norm(v, axis=1, keepdims=True) + 1e-9
    return v


def kmeans(v: np.ndarray, k: int, seed: int, weights: np.ndarray) -> np.ndarray:
    model = MiniBatchKMeans(
        k, batch_size=4096, n_init=1, max_iter=40, random_state=seed, reassignment_ratio=0.01
    )
    return model.fit_predict(v, sample_weight=weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument(
        "--sets",
        type=Path,
        default=Path(__file__).resolve().parents[2] / "rules" / "models" / "confusion-sets.tsv",
    )
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    began = time.time()

    paragraphs = []
    lower_count: Counter[str] = Counter()
    upper_count: Counter[str] = Counter()
    for part, block, sents in read(args.corpus):
        paragraphs.append((PARTS.index(part), block, sents))
        for s in sents:
            start = True
            for t in s:
                if not start and t[0].isupper():
                    upper_count[t.lower()] += 1
                elif not t[0].isupper():
                    lower_count[t] += 1
                if t not in vocabulary.OPENERS:
                    start = False
                elif t == '"':
                    start = True
    print(f"read {len(paragraphs)} paragraphs, {time.time() - began:.0f} s", flush=True)

    total = lower_count + upper_count
    forced = members(args.sets)
    keep = [
        w
        for w, n in total.most_common()
        if (
            n >= LEAST
            and not w[0].isdigit()
            and not (w.endswith("'s") and w not in CONTRACTIONS)
            and ("-" not in w or n >= 40)
        )
        or w in forced
    ]
    keep += sorted(forced - set(keep))
    keep = keep[:60000]
    names = list(vocabulary.SHAPES) + keep
    number = {w: i for i, w in enumerate(names)}
    lower = np.array(
        [0] * len(vocabulary.SHAPES) + [lower_count[w] >= upper_count[w] for w in keep], np.uint8
    )
    lexicon = textblob_tags()
    tag = np.array(
        list(_SHAPE_TAG) + [vocabulary.TAG[guess_tag(w, lexicon, not lower[number[w]])] for w in keep],
        np.uint8,
    )
    print(f"{len(names)} words in the vocabulary", flush=True)

    zero = bytes(len(names))
    known = vocabulary.Vocabulary(number, tag.tobytes(), zero, zero, lower.tobytes())
    ids, tags, cases, starts, blocks, parts = [], [], [], [0], [], []
    for part, block, sents in paragraphs:
        for s in sents:
            a, b = known.encode(s)
            ids.extend(a)
            tags.extend(b)
            cases.extend([1 if w[0].isupper() else 0 for w in s])
            starts.append(len(ids))
            blocks.append(block)
            parts.append(part)
    paragraphs.clear()
    ids = np.array(ids, np.uint16)
    starts = np.array(starts, np.int64)
    print(f"{len(ids)} tokens, {len(starts) - 1} sentences, {time.time() - began:.0f} s", flush=True)
    np.savez(
        args.work / "corpus.npz",
        ids=ids,
        tags=np.array(tags, np.uint8),
        case=np.array(cases, np.uint8),
        starts=starts,
        block=np.array(blocks, np.int32),
        part=np.array(parts, np.uint8),
    )
    del tags, cases

    # distributional classes: which of the 1,500 commonest words stand one and two places away
    v = len(names)
    freq = np.bincount(ids, minlength=v).astype(np.float64)
    context = np.full(v, -1)
    top = np.argsort(-freq)[:1500]
    context[top] = np.arange(len(top))
    sentence = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    blocks_ = []
    for offset in (-2, -1, 1, 2):
        a = ids[max(0, -offset) : len(ids) - max(0, offset)]
        b = ids[max(0, offset) : len(ids) - max(0, -offset)]
        same = (
            sentence[max(0, -offset) : len(ids) - max(0, offset)]
            == sentence[max(0, offset) : len(ids) - max(0, -offset)]
        )
        column = np.where(same, context[b], len(top))
        ok = column >= 0
        m = sp.coo_matrix((np.ones(ok.sum(), np.float32), (a[ok], column[ok])), (v, len(top) + 1)).tocsr()
        m.sum_duplicates()
        blocks_.append(m)
    m = sp.hstack(blocks_).tocsr().astype(np.float64)
    rows = np.asarray(m.sum(1)).ravel() + 20
    cols = np.asarray(m.sum(0)).ravel() + 1e-9
    m = m.tocoo()
    value = np.log(m.data * cols.sum() / (rows[m.row] * cols[m.col]))
    good = value > 0
    m = sp.csr_matrix((value[good], (m.row[good], m.col[good])), m.shape)
    vectors = embed(m, 120, 1)
    weight = np.sqrt(freq + 1)
    fine = kmeans(vectors, FINE, 1, weight)
    coarse = kmeans(vectors, COARSE, 2, weight)
    print(f"classes, {time.time() - began:.0f} s", flush=True)

    coarse[0] = COARSE
    (args.work / "words.txt").write_text("\n".join(names), encoding="utf-8")
    np.savez(
        args.work / "columns.npz",
        tag=tag,
        coarse=coarse.astype(np.uint8),
        fine=fine.astype(np.uint16),
        lower=lower,
    )
    for k in (5, 60, 300, 700, 901):
        print([names[i] for i in np.argsort(-np.where(fine == k, freq, -1))[:12] if fine[i] == k])


if __name__ == "__main__":
    main()
