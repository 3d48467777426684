"""The noun that a verb belongs to, walking left from the verb over phrases with prepositions and a clause
between commas; the noun must begin its clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copylint.kinds.grammar.wordclasses import (
    OF_ONE,
    SAYING,
    SEVERAL,
    is_plural,
    is_singular,
    subjunctive,
)
from copylint.lexicon.tagger import possible
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.tokens import Token

#: Plurals that begin a sentence without an article and are no names.
PEOPLE = word_set("grammar", "plain plurals")
#: Words after which a clause begins with its subject.
_CLAUSE = word_set("grammar", "conjunctions and relatives")
#: Of those, the ones that may also be prepositions, so that a noun before them leaves doubt.
_TWO_WAYS = word_set("grammar", "conjunctions and prepositions")
_PREPOSITIONAL = frozenset("since until after before once till".split())
#: Words that open a phrase before the subject: "In 2019, the price ..."; "However, the price ...".
_OPENERS = word_set("grammar", "before the subject of a sentence")
_ADVERBS = word_set("grammar", "adverbs before a verb")
_PREPOSITIONS = word_set("grammar", "prepositions")
_OF_SINGULAR = word_set("grammar", "determiners of one thing")
_DEFINITE = word_set("grammar", "definite determiners")

#: Marks that no clause between commas runs over.
_PARTING = frozenset('()"“”;:—–')

_HANGING_OF = later(r"s of (?:[^\W\d_]+ ){1,4}\Z")
_HANGING = later(r"[^\W\d_] (?:" + "|".join(sorted(_PREPOSITIONS)) + r") (?:[^\W\d_]+ ){1,4}\Z")


def may_be(word: str, singular: bool, before: str) -> bool:
    """Whether a word before the verb may be the noun that disagrees with it, or end a phrase after that
    noun."""
    tags = possible(word)
    if ("NN" if singular else "NNS") in tags:
        return True
    # The other number can only end a phrase that hangs on the noun: "the price of tickets have".
    if ("NNS" if singular else "NN") not in tags:
        return False
    return (_HANGING if singular else _HANGING_OF).search(before) is not None


class _Chain(NamedTuple):
    """Noun phrases tied by prepositions: the first token, the head noun and the noun nearest to the verb."""

    first: int
    head: int
    last: int
    links: int


def subject(
    tokens: Sequence[Token], tags: list[str], at: int, singular: bool, verb: str
) -> tuple[int, int] | None:
    """Returns (first token, head noun) of a subject that surely disagrees with the verb at `at`; `singular`
    says that of the subject, `verb` is as written, in small letters."""
    k = at - 1
    while k > 0 and (tokens[k].lower in _ADVERBS or (tags[k] == "RB" and tokens[k].lower.endswith("ly"))):
        k -= 1
    interrupted = tokens[k].text == ","
    if interrupted:
        opening = _clause_between(tokens, k)
        if opening is None:
            return None
        k = opening - 1
    chain = _chain(tokens, tags, k)
    if chain is None:
        return None
    first, head = chain.first, chain.head
    noun = tokens[head].text
    if not noun.islower() and not all(t.kind == "mark" for t in tokens[:head]):
        return None
    noun = noun.lower()
    if not (is_singular(noun) if singular else is_plural(noun)):
        return None
    opening_word = tokens[first].lower
    determined = first < head and (
        opening_word in _OF_SINGULAR or opening_word in SEVERAL or tags[first] in ("PRP$", "POS")
    )
    middle = [tokens[j].lower for j in range(first, head)]
    if "CD" in tags[first:head] and (singular or not determined):
        return None
    crowd = not singular and noun in PEOPLE
    if any(tokens[j].text[0].isupper() for j in range(first + 1, head)) and not crowd:
        return None
    if singular:
        if not determined or any(w in SEVERAL or w in ("all", "both", "same") for w in middle):
            return None
        if "JJ" in possible(noun) and opening_word == "the":
            return None
    else:
        if not determined and (chain.links or head == 0 and not crowd or "VBZ" in possible(noun)):
            return None
        if not OF_ONE.isdisjoint(middle):
            return None
        # Amounts are one thing ("nine speakers was too many"), and so is more of anything.
        how_many = opening_word == "many" and any(t.lower == "how" for t in tokens[:first])
        if tags[first] in ("CD", "JJR") or how_many:
            return None
    if chain.links and not _plain_chain(tokens, chain, at, singular, interrupted):
        return None
    if not _begins_clause(tokens, tags, first, singular, verb, determined):
        return None
    return first, head


def _chain(tokens: Sequence[Token], tags: Sequence[str], last: int) -> _Chain | None:
    """Returns the chain of noun phrases from the one that ends at `last` back to the one that heads them;
    None where a phrase has no clear start."""
    k, links = last, 0
    while tokens[k].kind == "word" and tags[k].startswith("NN"):
        first = _phrase(tokens, tags, k)
        linked = (
            first >= 2
            and links < 2
            and tokens[first - 1].lower in _PREPOSITIONS
            and tags[first - 2].startswith("NN")
            and tokens[first - 2].text.islower()
        )
        if not linked:
            return _Chain(first, k, last, links)
        k = first - 2
        links += 1
    return None


def _phrase(tokens: Sequence[Token], tags: Sequence[str], last: int) -> int:
    """Returns the first token of the noun phrase that ends at `last`."""
    k = last
    while k > 0:
        t, tag = tokens[k - 1], tags[k - 1]
        low = t.lower
        if tag == "POS":
            # "the minister's plan": the phrase goes on to the left.
            k -= 1
            while k > 0 and tags[k - 1] in ("DT", "JJ", "NN", "NNP", "NNPS", "PRP$"):
                if tokens[k - 1].kind != "word":
                    break
                k -= 1
            return k
        if low in SEVERAL and k > 1 and tokens[k - 2].lower in _DEFINITE:
            return k - 2
        if low in _OF_SINGULAR or low in SEVERAL or tag == "PRP$" or low in ("some", "all", "any", "no"):
            return k - 1
        noun = tag in ("JJ", "JJR", "JJS", "NN", "CD") and t.kind != "mark" and "IN" not in possible(t.text)
        participle = tag == "VBN" and k >= 2 and tags[k - 2] in ("DT", "PRP$", "JJ")
        if not (noun or participle):
            return k
        k -= 1
    return 0


def _plain_chain(tokens: Sequence[Token], chain: _Chain, at: int, singular: bool, interrupted: bool) -> bool:
    """Whether what stands inside a chain of phrases before the verb at `at` leaves no doubt."""
    inner = tokens[chain.first : at]
    if any(t.lower in ("and", "or", "nor", "who", "which", "that") for t in inner) and not interrupted:
        return False
    if singular:
        return all(t.kind == "word" for t in tokens[chain.head : chain.last + 1])
    return tokens[chain.head + 1].lower == "of"


def _clause_between(tokens: Sequence[Token], comma: int) -> int | None:
    """Returns the comma that opens the clause closed by the one at `comma`; None unless it is an
    age or a clause with who or which."""
    for j in range(comma - 1, max(0, comma - 25), -1):
        if tokens[j].text in _PARTING:
            return None
        if tokens[j].text == ",":
            following = tokens[j + 1]
            age = following.kind == "number" and j + 2 == comma
            return j if age or following.lower in ("who", "which", "whose") else None
    return None


def _begins_clause(
    tokens: Sequence[Token], tags: Sequence[str], first: int, singular: bool, verb: str, determined: bool
) -> bool:
    """Whether the phrase from `first` can only be the subject of what follows."""
    lows = [t.lower for t in tokens[:first]]
    recent = lows[-14:]
    if singular and subjunctive(verb, recent):
        return False
    j = first - 1
    while j >= 0 and tokens[j].text in ('"', "“", "‘", "'", "”"):
        j -= 1
    if j >= 0 and tokens[j].lower in ("all", "both") and not singular and determined:
        j -= 1  # "All the trains is late": the word belongs to the phrase.
    if j < 0:
        return True
    low = tokens[j].lower
    if low in _CLAUSE:
        return _opens(tokens, tags, j, singular, determined)
    if low in SAYING or tokens[j].text in (":", ";"):
        return True
    if low == "," and determined:
        before = lows[:j]
        if not {",", "and", "or"}.isdisjoint(before):
            return False
        # A subject of its own before the comma would make this a list.
        return bool(before) and (before[0] in _OPENERS or (j == 1 and tags[0] == "RB"))
    if low in ("then", "thus", "therefore", "perhaps", "now") and determined:
        return j == 0 or (j == 1 and tokens[0].text == ",")
    if low == "and" and not singular and determined and j > 0 and tokens[j - 1].text == ",":
        # Whatever stands before "and", the subject is plural; unless a preposition took it all.
        return "between" not in lows and "of" not in recent
    return low in ("but", "yet", "and", "so", "however", "meanwhile", "today") and j == 0


def _opens(tokens: Sequence[Token], tags: Sequence[str], j: int, singular: bool, determined: bool) -> bool:
    """Whether the conjunction or relative `j` opens a clause with what follows as its subject."""
    low = tokens[j].lower
    before = tags[j - 1] if j > 0 else ""
    noun = before.startswith("NN")
    if low in _TWO_WAYS and (noun or before in ("JJ", "CD", "VBG", "RB", "JJR")):
        return False
    if low in _PREPOSITIONAL and j > 0 and tokens[j - 1].kind != "mark":
        return False  # "batteries replaced before the recall are": no clause begins here
    if low in ("what", "which", "who", "whom") and not determined:
        return False  # "in what ways has it": a question
    # "the idea that prices": a clause, or the object of one.
    return not (low == "that" and noun and not singular)
