"""Whether a stretch of copy is a whole sentence: something that acts, and a verb in a tense for it.

Said of stretches whose first letter or stop is in doubt, so nothing is made of either.
"""

from __future__ import annotations

from collections.abc import Sequence

from copylint.lexicon.tagger import possible
from copylint.tables.wordlists import word_set
from copylint.text.tokens import tokenise

#: Words that open a sentence and hardly go on with one that a stray stop has cut.
OPENERS = word_set("sentences", "openers")
#: Words that open a question, and that in a statement want another before them.
ASKING = word_set("sentences", "verbs that ask")
#: Words after which a clause of its own must still follow, behind a comma.
_LEADS = word_set("sentences", "before a clause of its own")
#: Words that no sentence ends in.
_UNENDING = word_set("sentences", "no last words")
_FINITE = frozenset(("VBD", "VBZ", "MD"))
#: Plain forms that are in a tense behind a plural or a pronoun.
_PLAIN = frozenset("are were have do don't aren't weren't haven't".split())
_SUBJECT = frozenset(("PRP", "EX", "NN", "NNS", "NNP", "NNPS", "CD", "DT"))
_FIRST = frozenset(("DT", "PRP", "PRP$", "EX", "NN", "NNS", "NNP", "JJ", "CD", "RB"))
_RELATIVE = frozenset("who which that whose whom where what".split())
#: These open a clause of their own too, in the middle of what may be none: an example of how it will be done.
_SUBORDINATE = _RELATIVE | frozenset("how why whether because while when if".split())


def is_sentence(text: str) -> bool:
    """Whether a stretch of copy is a whole sentence. Strict: what it cannot tell is none."""
    words = _words(text)
    if len(words) < 3 or text.count("(") != text.count(")") or words[-1] in _UNENDING:
        return False
    if words[-1].endswith("'s"):
        return False
    if words[0] in ("but", "and", "so", "yet", "however"):
        words = words[1:]
    first = words[0]
    if first in _LEADS:
        comma = text.find(",")
        rest = _words(text[comma + 1 :])
        return (
            0 < comma < 90
            and bool(rest)
            and rest[0] not in _LEADS
            and rest[0] not in _RELATIVE
            and is_clause(rest)
        )
    if first not in OPENERS and not (set(possible(first)[:1]) & _FIRST) or first in _RELATIVE:
        return False
    return is_clause(words)


def is_clause_of(text: str) -> bool:
    """Whether a stretch of copy holds a subject and after it a verb in a tense."""
    return is_clause(_words(text))


def _words(text: str) -> list[str]:
    return [t.lower for t in tokenise(text) if t.kind == "word"]


def is_clause(words: Sequence[str]) -> bool:
    """Whether the words, in lower case, hold a subject and after it a verb in a tense, outside a relative
    clause."""
    subject = relative = False
    for k, w in enumerate(words):
        tags = possible(w)[:1]
        if w in _SUBORDINATE and k and not (set(possible(words[k - 1])) & {"VBD", "VBZ", "VB", "VBP"}):
            relative = True
            continue
        if (
            subject
            and words[k - 1] != "to"
            and (w in _PLAIN or bool(_FINITE & set(tags)) or "'s" in w[-2:] and w[:-2] in OPENERS)
        ):
            if not relative:
                return True
            relative = False
            continue
        if (
            w[-3:] in ("'re", "'ve", "'ll")
            or w[-2:] in ("'m", "'d")
            or w in ("it's", "he's", "she's", "there's", "that's")
        ):
            return True
        if set(tags) & _SUBJECT:
            subject = True
        if (
            subject
            and k
            and words[k - 1] in ("i", "you", "we", "they")
            and set(possible(w)) & {"VBP", "VB"}
            and not relative
        ):
            return True
    return False
