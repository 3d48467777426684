"""Parts of speech in context: the dictionary's tags for each word, narrowed by its neighbours.

Run only on sentences that a rule nominated, and kept on the sentence. Tags are Penn Treebank's,
with POS for a whole possessive ("minister's"), "#" for marks and "NNP" for whatever a capital
inside a sentence makes a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from copylint.lexicon.dictionary import plain_apostrophe, words
from copylint.text.sentences import Sentence
from copylint.text.tokens import Token

#: Every tag a rule may name.
TAGS = frozenset(
    """CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH
    VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB #""".split()
)

#: Closed-class words whose tags the dictionary states too narrowly or in the wrong order.
_CLOSED: dict[str, tuple[str, ...]] = {
    "a": ("DT",), "an": ("DT",), "the": ("DT",), "this": ("DT",), "these": ("DT",), "those": ("DT",),
    "that": ("IN", "DT", "WDT", "RB"), "another": ("DT",), "every": ("DT",), "no": ("DT", "UH"),
    "each": ("DT",), "either": ("DT", "CC"), "neither": ("DT", "CC"), "some": ("DT",), "any": ("DT",),
    "all": ("DT", "PDT"), "both": ("DT", "CC"), "half": ("NN", "PDT"), "such": ("JJ", "PDT"),
    "i": ("PRP",), "you": ("PRP",), "he": ("PRP",), "she": ("PRP",), "it": ("PRP",), "we": ("PRP",),
    "they": ("PRP",), "me": ("PRP",), "him": ("PRP",), "us": ("PRP",), "them": ("PRP",),
    "her": ("PRP$", "PRP"), "his": ("PRP$", "PRP"), "its": ("PRP$",), "my": ("PRP$",), "our": ("PRP$",),
    "your": ("PRP$",), "their": ("PRP$",), "myself": ("PRP",), "himself": ("PRP",), "herself": ("PRP",),
    "itself": ("PRP",), "themselves": ("PRP",), "ourselves": ("PRP",), "yourself": ("PRP",),
    "who": ("WP",), "whom": ("WP",), "what": ("WP", "WDT"), "which": ("WDT",), "whose": ("WP$",),
    "when": ("WRB",), "where": ("WRB",), "why": ("WRB",), "how": ("WRB",), "whether": ("IN",),
    "can": ("MD", "NN"), "could": ("MD",), "may": ("MD",), "might": ("MD", "NN"), "must": ("MD", "NN"),
    "shall": ("MD",), "should": ("MD",), "will": ("MD", "NN"), "would": ("MD",), "cannot": ("MD",),
    "ought": ("MD",), "to": ("TO",), "and": ("CC",), "or": ("CC",), "but": ("CC", "IN"), "nor": ("CC",),
    "if": ("IN",), "because": ("IN",), "although": ("IN",), "though": ("IN",), "unless": ("IN",),
    "while": ("IN", "NN"), "since": ("IN",), "until": ("IN",), "of": ("IN",), "in": ("IN", "RP"),
    "on": ("IN", "RP"), "at": ("IN",), "by": ("IN",), "for": ("IN",), "with": ("IN",), "from": ("IN",),
    "into": ("IN",), "onto": ("IN",), "upon": ("IN",), "about": ("IN", "RB", "RP"), "over": ("IN", "RP"),
    "under": ("IN",), "than": ("IN",), "as": ("IN", "RB"), "during": ("IN",), "without": ("IN",),
    "within": ("IN",), "against": ("IN",), "among": ("IN",), "between": ("IN",), "through": ("IN", "RP"),
    "before": ("IN", "RB"), "after": ("IN", "RB"), "like": ("IN", "VB", "VBP", "JJ"), "up": ("RP", "IN"),
    "out": ("RP", "IN"), "off": ("RP", "IN"), "down": ("RP", "IN"), "not": ("RB",), "never": ("RB",),
    "there": ("EX", "RB"), "here": ("RB",), "then": ("RB",), "now": ("RB",), "also": ("RB",),
    "is": ("VBZ",), "are": ("VBP",), "am": ("VBP",), "was": ("VBD",), "were": ("VBD",), "be": ("VB",),
    "been": ("VBN",), "being": ("VBG", "NN"), "has": ("VBZ",), "have": ("VBP", "VB"), "had": ("VBD", "VBN"),
    "does": ("VBZ",), "do": ("VBP", "VB"), "did": ("VBD",), "done": ("VBN",), "having": ("VBG",),
    "said": ("VBD", "VBN"), "people": ("NNS",), "police": ("NNS",), "one": ("CD", "PRP", "NN"),
    "per": ("IN",), "de": ("FW",), "us's": ("POS",), "many": ("JJ",), "few": ("JJ",), "several": ("JJ",),
    "much": ("JJ", "RB"), "more": ("JJR", "RBR"), "most": ("JJS", "RBS"), "less": ("JJR", "RBR"),
    "other": ("JJ",), "others": ("NNS",), "own": ("JJ", "VB", "VBP"), "today": ("NN", "RB"),
}  # fmt: skip

_SUBJECTS = frozenset("i you he she it we they who".split())
_THIRD = frozenset("he she it".split())
_BE = frozenset(
    "is are am was were be been being isn't aren't wasn't weren't it's he's she's i'm we're they're you're that's".split()
)
_HAVE = frozenset("has have had having hasn't haven't hadn't i've we've they've you've".split())
_DO = frozenset("do does did don't doesn't didn't".split())
_MONTHS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


@cache
def possible(word: str) -> tuple[str, ...]:
    """Returns the tags the word may have, most likely first; never empty.

    The word as it is written, capitals included; contractions have the tags of their parts' head.
    """
    word = plain_apostrophe(word)
    lower = word.lower()
    closed = _CLOSED.get(lower)
    if closed is not None and word not in ("US", "May", "IT", "WHO", "AM"):
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
    tagged = sentence.tagged
    if tagged is None:
        tagged = sentence.tagged = tag(sentence.tokens)
    return tagged


def tag(tokens: Sequence[Token]) -> list[str]:
    """Returns the most likely tag of each token, read from left to right.

    The rules follow Brill's idea (a dictionary's first guess, mended by the neighbours), in the
    few shapes that agreement and missing words turn on.
    """
    n = len(tokens)
    lows = [t.lower for t in tokens]
    may = [possible(t.text) if t.kind != "mark" else ("#",) for t in tokens]
    out = [m[0] for m in may]
    opening = True
    for k in range(n):
        t = tokens[k]
        if t.kind == "mark":
            if t.text in '.!?:"“”‘':
                opening = True
            continue
        if t.kind == "number":
            out[k] = "CD"
            opening = False
            continue
        word, options = t.text, may[k]
        prev = out[k - 1] if k else ""
        before = lows[k - 1] if k else ""
        if word[0].isupper() and not opening and word != "I" and options[0] not in ("PRP", "PRP$", "POS"):
            if word.isupper() and len(word) == 1 and options[0] == "DT":
                out[k] = "NNP"
            elif lows[k] in _CLOSED and word not in ("US", "May", "Will", "IT", "WHO"):
                pass
            else:
                out[k] = "NNPS" if options[0] == "NNPS" else "NNP"
            opening = False
            continue
        was_opening, opening = opening, False
        if len(options) == 1:
            continue
        got = out[k]
        # Adverbs between an auxiliary and its verb are looked through.
        j = k - 1
        while j >= 0 and out[j] in ("RB", "RBR", "RBS") and lows[j] not in _CLOSED:
            j -= 1
        if j >= 0 and lows[j] in ("not", "never", "also", "now", "then"):
            j -= 1
        helper = lows[j] if j >= 0 else ""
        helper_tag = out[j] if j >= 0 else ""
        if helper_tag == "TO" and "VB" in options:
            got = "VB"
        elif (helper_tag == "MD" or helper in _DO or helper.endswith("'ll")) and "VB" in options:
            got = "VB"
        elif helper in _HAVE and "VBN" in options:
            got = "VBN"
        elif helper in _BE and "VBN" in options and got in ("VBD", "VBN", "VB"):
            got = "VBN"
        elif (
            prev in ("DT", "PRP$", "POS", "WP$")
            and before not in ("that", "this", "all", "both", "her", "half", "his")
            or before == "his"
        ):
            got = (
                _first(options, "NN") or _first(options, "JJ") or got
                if got[:2] in ("VB", "RB", "IN", "MD")
                else got
            )
        elif prev in ("JJ", "JJR", "JJS", "CD") and got in ("VB", "VBP", "VBZ"):
            got = _first(options, "NN") or got
        elif before in _SUBJECTS and got[:2] in ("NN", "JJ", "IN", "VB"):
            if before in _THIRD:
                got = "VBZ" if "VBZ" in options else "VBD" if "VBD" in options else got
            elif before == "who":
                got = _first(options, "VBZ") or _first(options, "VBD") or _first(options, "VBP") or got
            else:
                got = "VBD" if got == "VBD" else _first(options, "VBP") or _first(options, "VBD") or got
        elif got == "NNS" and "VBZ" in options and prev in ("NN", "NNP") and k + 1 < n:
            nxt = may[k + 1][0]
            if nxt in ("DT", "PRP", "TO", "PRP$") or lows[k + 1] in ("that", "how", "why", "what", "whether"):
                got = "VBZ"
        elif got in ("NN", "VB") and "VBP" in options and prev in ("NNS", "NNPS") and k + 1 < n:
            nxt = may[k + 1][0]
            if nxt in ("DT", "PRP", "TO", "PRP$") or lows[k + 1] in ("that", "how", "why", "what", "whether"):
                got = "VBP"
        elif (
            got == "VBN"
            and "VBD" in options
            and (prev in ("NN", "NNS", "NNP", "NNPS", "PRP") or before in ("who", "which", "that"))
        ):
            got = "VBN" if k + 1 < n and lows[k + 1] == "by" else "VBD"
        elif got == "VBP" and "VB" in options and prev not in ("NNS", "NNPS", "PRP", "WDT", "WP", "RB", "CC"):
            got = "VB"
        if was_opening and got == "NNP":
            got = next((x for x in options if x != "NNP"), got)
        out[k] = got
    return out


def is_verb_base(word: str) -> bool:
    """Whether the word, in lower case, is the base form of a verb in the dictionary."""
    entry = words().get(word)
    return entry is not None and "VB" in entry.tags


def nominal(tag: str) -> bool:
    """Whether a tag is a noun's or a pronoun's."""
    return tag.startswith("NN") or tag == "PRP"
