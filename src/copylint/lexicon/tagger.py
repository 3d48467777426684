"""Parts of speech in context: the dictionary's tags for each word, narrowed by its neighbours.

Run only on sentences that a rule nominated, and kept on the sentence. Tags are Penn Treebank's,
with POS for a whole possessive ("minister's"), "#" for marks and "NNP" for whatever a capital
inside a sentence makes a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from copylint.lexicon.dictionary import plain_apostrophe, words
from copylint.tables.wordlists import word_pairs, word_set
from copylint.text.sentences import Sentence
from copylint.text.tokens import MARK, NUMBER, Tokens

#: Every tag a rule may name.
TAGS = frozenset(
    """CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH
    VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB #""".split()
)

_CLOSED = {word: tuple(tags.split()) for word, tags in word_pairs("tags", "closed-class words").items()}
_SUBJECTS = frozenset("i you he she it we they who".split())
_THIRD = frozenset("he she it".split())
_BE = word_set("tags", "forms of be")
_HAVE = word_set("tags", "forms of have")
_DO = frozenset(("do", "does", "did", "don't", "doesn't", "didn't"))
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


def _first(tags: Sequence[str], wanted: str) -> str | None:
    return next((t for t in tags if t.startswith(wanted)), None)


def tags_of(sentence: Sentence) -> list[str]:
    """Returns the most likely tag of each token of the sentence, in order."""
    cut = sentence.cut
    if cut.tagged is None:
        cut.tagged = tag(cut)
    return cut.tagged


def tag(tokens: Tokens) -> list[str]:
    """Returns the most likely tag of each token, read from left to right.

    The rules follow Brill's idea (a dictionary's first guess, mended by the neighbours), in the
    few shapes that agreement and missing words turn on.
    """
    lows = tokens.lows
    may = [
        possible(text) if sort != MARK else ("#",)
        for text, sort in zip(tokens.texts, tokens.sorts, strict=True)
    ]
    out = [m[0] for m in may]
    opening = True
    for k, (text, sort) in enumerate(zip(tokens.texts, tokens.sorts, strict=True)):
        if sort == MARK:
            opening = opening or text in '.!?:"“”‘'
            continue
        opens, opening = opening, False
        options = may[k]
        if sort == NUMBER:
            out[k] = "CD"
        elif text[0].isupper() and not opens and text != "I" and options[0] not in ("PRP", "PRP$", "POS"):
            if text.isupper() and len(text) == 1 and options[0] == "DT":
                out[k] = "NNP"
            elif lows[k] not in _CLOSED or text in ("US", "May", "Will", "IT", "WHO"):
                out[k] = "NNPS" if options[0] == "NNPS" else "NNP"
        elif len(options) > 1:
            got = _behind_helper(k, lows, options, out) or _between(k, lows, may, out)
            out[k] = next((x for x in options if x != "NNP"), got) if opens and got == "NNP" else got
    return out


def _behind_helper(k: int, lows: Sequence[str], options: Sequence[str], out: Sequence[str]) -> str | None:
    """The tag that "to", a modal, or a form of do, have or be gives a word behind it."""
    # Adverbs between an auxiliary and its verb are looked through.
    j = k - 1
    while j >= 0 and out[j] in ("RB", "RBR", "RBS") and lows[j] not in _CLOSED:
        j -= 1
    if j >= 0 and lows[j] in ("not", "never", "also", "now", "then"):
        j -= 1
    if j < 0:
        return None
    helper = lows[j]
    base = out[j] in ("TO", "MD") or helper in _DO or helper.endswith("'ll")
    if base and "VB" in options:
        return "VB"
    if "VBN" in options and (helper in _HAVE or helper in _BE and options[0] in ("VBD", "VBN", "VB")):
        return "VBN"
    return None


def _between(k: int, lows: Sequence[str], may: Sequence[Sequence[str]], out: Sequence[str]) -> str:
    """The tag of a word by what stands right before and behind it."""
    options, got = may[k], out[k]
    prev, before = (out[k - 1], lows[k - 1]) if k else ("", "")
    if _before_noun(prev, before):
        noun = _first(options, "NN") or _first(options, "JJ")
        return noun if noun and got[:2] in ("VB", "RB", "IN", "MD") else got
    if prev in ("JJ", "JJR", "JJS", "CD") and got in ("VB", "VBP", "VBZ"):
        return _first(options, "NN") or got
    if before in _SUBJECTS and got[:2] in ("NN", "JJ", "IN", "VB"):
        return _behind_subject(before, options, got)
    if got == "NNS" and "VBZ" in options and prev in ("NN", "NNP") and _object_follows(k, lows, may):
        return "VBZ"
    if got in ("NN", "VB") and "VBP" in options and prev in ("NNS", "NNPS") and _object_follows(k, lows, may):
        return "VBP"
    if got == "VBN" and "VBD" in options:
        if prev in ("NN", "NNS", "NNP", "NNPS", "PRP") or before in ("who", "which", "that"):
            return "VBN" if lows[k + 1 : k + 2] == ["by"] else "VBD"
    elif got == "VBP" and "VB" in options and prev not in ("NNS", "NNPS", "PRP", "WDT", "WP", "RB", "CC"):
        return "VB"
    return got


def _before_noun(tag: str, word: str) -> bool:
    """Whether a noun, or what describes it, must follow."""
    return word == "his" or (
        tag in ("DT", "PRP$", "POS", "WP$") and word not in ("that", "this", "all", "both", "her", "half")
    )


def _behind_subject(subject: str, options: Sequence[str], got: str) -> str:
    """The tag of a word that may be the verb of a pronoun right before it."""
    if subject in _THIRD:
        return "VBZ" if "VBZ" in options else "VBD" if "VBD" in options else got
    if subject == "who":
        return _first(options, "VBZ") or _first(options, "VBD") or _first(options, "VBP") or got
    return "VBD" if got == "VBD" else _first(options, "VBP") or _first(options, "VBD") or got


def _object_follows(k: int, lows: Sequence[str], may: Sequence[Sequence[str]]) -> bool:
    """Whether what stands behind a word makes a verb of it."""
    return k + 1 < len(may) and (
        may[k + 1][0] in ("DT", "PRP", "TO", "PRP$")
        or lows[k + 1] in ("that", "how", "why", "what", "whether")
    )


def is_verb_base(word: str) -> bool:
    """Whether the word, in lower case, is the base form of a verb in the dictionary."""
    entry = words().get(word)
    return entry is not None and "VB" in entry.tags
