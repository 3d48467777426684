"""Parts of speech in context: an averaged perceptron over the words of a sentence, taught by a script in
training/tagger, and the dictionary's tags of a word by itself.

Tags are Penn Treebank's, with "#" for marks. Inside, a token of two parts has both, joined: PRP_MD (we'll),
NN_POS (minister's); `tags_of` gives POS for a whole possessive and else the first of them.

The model file is one of `copylint.tables.container`. Its header: format, trained, credits, tags (by number),
sets (sets of tags that words may have, as bits), openings (the sets for what the dictionary does not know,
see `copylint.lexicon.description`), words (the length of the first blob). Its blobs: the words met in
teaching, each with the number of its set, a zlib stream; and the weights.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache
from zlib import crc32

from copylint.lexicon import description, tagging
from copylint.lexicon.dictionary import plain_apostrophe, words
from copylint.lexicon.wordfile import TAGGER
from copylint.tables.container import read
from copylint.tables.shipped import rules_path
from copylint.tables.wordlists import word_pairs
from copylint.text import core
from copylint.text.characters import codes_of, crc_steps, kinds_for
from copylint.text.sentences import Sentence
from copylint.text.tokens import Together, Tokens

#: Every tag a rule may name.
TAGS = frozenset(
    """CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH
    VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB #""".split()
)

_CLOSED = {word: tuple(tags.split()) for word, tags in word_pairs("tags", "closed-class words").items()}
_SUBJECTS = frozenset("i you he she it we they who".split())
#: Words that with their capitals are others.
_CAPITALS = ("US", "May", "IT", "WHO", "AM")


@lru_cache(maxsize=1 << 14)
def possible(word: str) -> tuple[str, ...]:
    """Returns the tags the word may have, most likely first; never empty.

    The word as it is written, capitals included; contractions have the tags of their parts' head.
    """
    word = plain_apostrophe(word)
    lower = word.lower()
    closed = _CLOSED.get(lower)
    if closed is not None and word not in _CAPITALS:
        return closed
    if "'" in lower:
        if lower.endswith("n't"):
            return (
                ("MD",)
                if lower[:3] in {"can", "won", "cou", "wou", "sho", "mus", "mig"}
                else ("VBZ", "VBP", "VBD")
            )
        head, _, tail = lower.rpartition("'")
        if tail == "s":
            if head in _SUBJECTS or head in {"that", "there", "here", "what", "where", "how", "let", "when"}:
                return ("PRP",)
            return ("POS",)
        if tail in {"re", "ve", "ll", "d", "m"}:
            return ("PRP",)
    if not lower[:1].isalnum():
        return ("#",)
    return words().tags(word)


class Described:
    """Tokens of some sentences, and what the dictionary says of each by itself: flat arrays, as
    `copylint.lexicon.description` writes them. Offsets are code points of the text."""

    def __init__(self, text: str, starts: array[int], ends: array[int], sorts: bytearray) -> None:
        n = len(starts)
        codes, kinds, steps, table = codes_of(text), kinds_for(text), crc_steps(), words().table
        self.starts, self.ends, self.sorts = starts, ends, sorts
        self.words, self.endings = array("I", bytes(4 * n)), array("I", bytes(4 * n))
        self.shapes = bytearray(n)
        description.shapes_of(codes, kinds, starts, ends, n, steps, self.words, self.endings, self.shapes)
        self.exact, lower = array("i", bytes(4 * n)), array("i", bytes(4 * n))
        core.looked_up(
            codes, starts, ends, 0, n, steps, table.slots, table.offsets, table.pool, self.exact, lower
        )
        self.classes, self.mays = array("H", bytes(2 * n)), array("Q", bytes(8 * n))
        t = tagger()
        description.described(
            n, self.shapes, sorts, self.exact, lower, t.lists, t.sets, t.by_list, t.by_set, t.classes,
            t.openings, self.classes, self.mays,
        )  # fmt: skip
        self._codes = codes

    def tags(self, edges: array[int]) -> bytearray:
        """Returns the number of each token's tag; sentences lie in the arrays as `edges` says, a begin and an
        end each."""
        t = tagger()
        out = bytearray(len(self.starts))
        tagging.tag(
            self.words, self.endings, self.shapes, self.classes, self.mays, edges, t.weights, len(t.tags),
            array("I", bytes(4 * tagging.FEATURES)), out,
        )  # fmt: skip
        return out

    def kinship(self) -> tuple[array[int], array[int], array[int]]:
        """Returns of each token's family the CRC-32 of the base, the classes it offers, and those that the
        form has, as bits of `copylint.lexicon.families`; 0 where it has none."""
        n, codes, steps, table = len(self.starts), self._codes, crc_steps(), words().table
        bare, exact, lower = (array("i", bytes(4 * n)) for _ in range(3))
        description.bare_ends(codes, self.starts, self.ends, n, bare)
        core.looked_up(
            codes, self.starts, bare, 0, n, steps, table.slots, table.offsets, table.pool, exact, lower
        )
        t = tagger()
        stems, offered, owned = (array("I", bytes(4 * n)) for _ in range(3))
        description.kinship(
            n, codes, self.starts, self.ends, bare, self.shapes, self.sorts, exact, lower, t.lists,
            t.nameless, table.column("bases"), table.column("owns"), table.column("offers"), steps,
            table.offsets, table.pool, stems, offered, owned,
        )  # fmt: skip
        return stems, offered, owned


class Tagger:
    """A model of parts of speech, and what it reads in the table of words."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Raises ModelError where the file is missing or damaged."""
        header, body = read(path, TAGGER, 1)
        #: the tags by number
        self.tags: tuple[str, ...] = tuple(header["tags"])
        self.number = {tag: k for k, tag in enumerate(self.tags)}
        self.openings = array("Q", header["openings"])
        self.weights = body[header["words"] :].cast("b")
        table = words().table
        self.lists, self.sets = table.column("tags"), table.column("sets")
        self.by_set = array("Q", [0, *header["sets"]])
        each = [
            tags.split(",") if tags else [] for tags in bytes(table.blob("tags")).decode("ascii").split("\n")
        ]
        self.by_list = array("Q", [self.set_of(tags) for tags in each])
        self.classes = array("H", [class_of(tags) for tags in each])
        self.nameless = bytes(set(tags) <= {"NNP", "NNPS"} for tags in each)
        #: the tags by number as rules name them
        self.plain = tuple(_plain(tag) for tag in self.tags)

    def set_of(self, tags: Sequence[str]) -> int:
        """Returns the set of the tags, as bits, that a word may have to which the dictionary gives `tags`."""
        more = {"VB": "VBP", "VBP": "VB", "VBD": "VBN", "VBN": "VBD"}
        return sum(1 << self.number[t] for t in {*tags, *(more.get(t, t) for t in tags)} if t in self.number)


def class_of(tags: Sequence[str]) -> int:
    """Returns what stands for a list of the dictionary's tags in the features: 16 bits of its CRC-32."""
    return crc32(" ".join(tags).encode()) & 0xFFFF if tags else 0


def _plain(tag: str) -> str:
    first, _, last = tag.partition("_")
    return "#" if tag == "POS" else "POS" if last == "POS" else first


@cache
def tagger() -> Tagger:
    """Returns the shipped model, read once a process. Raises ModelError."""
    return Tagger(os.path.join(rules_path(), "models", "tagger.bin"))


def tags_of(sentence: Sentence) -> list[str]:
    """Returns the most likely tag of each token of the sentence, in order."""
    cut = sentence.cut
    if cut.tagged is None:
        if cut.together is not None:
            _tag_together(cut.together)
        if cut.tagged is None:
            cut.tagged = tag(cut)
    return cut.tagged


def _tag_together(cut: Together) -> None:
    """Tags the sentences that were cut in one pass."""
    tags = Described(cut.text, cut.starts, cut.ends, cut.sorts).tags(cut.edges)
    plain = tagger().plain
    for k, tokens in enumerate(cut.each):
        tokens.tagged = [plain[t] for t in tags[cut.edges[2 * k] : cut.edges[2 * k + 1]]]
        tokens.together = None
    cut.each.clear()


def tag(tokens: Tokens) -> list[str]:
    """Returns the most likely tag of each token, read from left to right."""
    each = Described(tokens.stretch, tokens.starts, tokens.ends, tokens.sorts)
    plain = tagger().plain
    return [plain[k] for k in each.tags(array("i", (0, len(tokens.starts))))]


def is_verb_base(word: str) -> bool:
    """Whether the word, in lower case, is the base form of a verb in the dictionary."""
    entry = words().get(word)
    return entry is not None and "VB" in entry.tags
