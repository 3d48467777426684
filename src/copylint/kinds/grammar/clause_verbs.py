"""The verb of a clause: its forms, whether a word can be nothing else, and where the words before it end."""

from __future__ import annotations

from copylint.kinds.grammar.wordclasses import FORMS, singular_verbs, turned
from copylint.lexicon.tagger import possible
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

#: Plural -> singular of the verbs that a clause is read for, and the reverse.
TO_SINGULAR = singular_verbs("commonest verbs of the news", "further verbs of the news")
TO_PLURAL = turned(TO_SINGULAR)

#: Verbs that are verbs whatever stands before, though the dictionary has most as nouns too.
_SURE = word_set("grammar", "verbs more than nouns")
_FOLLOWED = later(
    r"(?:[.,;:!?)]| (?:is|was|are|were|has|have|had|will|would|can|could|may|might|must|shall|should|does"
    r"|did)(?![\w'’]))"
)
_ADVERB = later(r" (?:also|now|still|already|often|never|always|only|just|once|today|yesterday)\Z")


def only_verb(written: str, word: str, text: str, end: int) -> bool:
    """Whether the word can only be a verb here: "the sample mean was" has another."""
    if word in FORMS:
        return True
    if _FOLLOWED.match(text, end) is not None:
        return False
    tags = possible(word)
    if written == "plural":
        return "NN" not in tags or word in _SURE
    return "NNS" not in tags


def before_verb(text: str, start: int) -> int:
    """Returns where the words before a verb end, an adverb left out."""
    skipped = _ADVERB.search(text, max(0, start - 14), start)
    return skipped.start() if skipped is not None else start - 1
