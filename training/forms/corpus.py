"""The corpus as arrays of numbers of words, for build.py: each different word is described once.

A word is a token as copylint cuts it (copylint.text.tokens.cut_sentences), with typewriter marks.
"""

from __future__ import annotations

import lzma
import sys
from array import array
from pathlib import Path
from typing import NamedTuple

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

from copylint.lexicon.dictionary import base_of_possessive, plain_apostrophe  # noqa: E402
from copylint.lexicon.kindred import family_of  # noqa: E402
from copylint.lexicon.tagger import Described  # noqa: E402
from copylint.models.vocabulary import QUOTES  # noqa: E402
from copylint.text.sentences import sentence_spans  # noqa: E402
from copylint.text.tokens import cut_sentences  # noqa: E402

#: Lines of a file that are held back or learnt from together: neighbouring lines share a subject.
BLOCK = 150


class Corpus(NamedTuple):
    """Sentences one behind the other: numbers of words, where each sentence begins (and the last ends), the
    file and the block it is of; the words and the names of the files by number."""

    ids: np.ndarray
    starts: np.ndarray
    files: np.ndarray
    blocks: np.ndarray
    words: list[str]
    names: list[str]


def read(folder: Path, kept: Path) -> Corpus:
    """Return the corpus of a folder of .txt.xz files, a paragraph a line; made once and kept."""
    paths = sorted(folder.glob("*.txt.xz"))
    if not kept.exists():
        number: dict[str, int] = {}
        ids, starts, files, blocks, block = array("I"), array("Q", [0]), array("H"), array("I"), 0
        for k, path in enumerate(paths):
            with lzma.open(path, "rt", encoding="utf-8") as f:
                for n, line in enumerate(f):
                    block += n % BLOCK == 0
                    for sentence in tokens(line.rstrip("\n")):
                        ids.extend(number.setdefault(w, len(number)) for w in sentence)
                        starts.append(len(ids))
                        files.append(k)
                        blocks.append(block)
            print(f"{path.name}: {len(ids)} words so far", flush=True)
        np.savez(
            kept,
            ids=np.array(ids, np.uint32),
            starts=np.array(starts, np.int64),
            files=np.array(files, np.uint16),
            blocks=np.array(blocks, np.uint32),
            words=np.array("\n".join(number)),
        )
    z = np.load(kept)
    names = [path.name.partition(".")[0] for path in paths]
    return Corpus(z["ids"], z["starts"], z["files"], z["blocks"], str(z["words"]).split("\n"), names)


def tokens(text: str) -> list[list[str]]:
    """Return the words of each sentence of a paragraph."""
    spans = sentence_spans(text, 0, len(text))
    cut = cut_sentences(text, array("i", [at for span in spans for at in span]))
    words = [plain_apostrophe(text[a:b].translate(QUOTES)) for a, b in zip(cut.starts, cut.ends, strict=True)]
    return [words[a:b] for a, b in zip(cut.edges[0::2], cut.edges[1::2], strict=True)]


class Known:
    """What copylint knows of each word by itself: columns of `Described`, one value a word."""

    def __init__(self, words: list[str]) -> None:
        starts, ends, at = array("i"), array("i"), 0
        for word in words:
            starts.append(at)
            at += len(word)
            ends.append(at)
            at += 1
        sorts = bytearray(0 if w[0].isalpha() else 1 if w[0].isdecimal() else 2 for w in words)
        d = Described(" ".join(words), starts, ends, sorts)
        stems, offered, owned = d.kinship()
        self.words, self.endings, self.shapes = np.array(d.words), np.array(d.endings), np.array(d.shapes)
        self.classes, self.mays = np.array(d.classes), np.array(d.mays)
        self.stems, self.offered, self.owned = np.array(stems), np.array(offered), np.array(owned)


def others(words: list[str]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the words with all forms of their families added, and for each word where its other forms stand
    in an array of numbers: where they begin (and the last end), and the array."""
    number = {word: k for k, word in enumerate(words)}
    every = list(words)
    begins, flat = [0], []
    for word in words:
        bare = base_of_possessive(word)
        own = family_of(bare.lower())
        if own:
            some = {form for each in own.values() for form in each} - {word.lower()}
            if word[0].isupper():
                some = {form[0].upper() + form[1:] for form in some}
        else:
            some = {bare, f"{bare}'s"} - {word} if word[0].isupper() and bare[1:].isalpha() else set()
        for form in sorted(some):
            if form not in number:
                number[form] = len(every)
                every.append(form)
            flat.append(number[form])
        begins.append(len(flat))
    return every, np.array(begins, np.int64), np.array(flat, np.uint32)
