"""What a word is to agreement: a noun of one or of many, a verb as singular and as plural, what a clause
hangs on."""

from __future__ import annotations

from collections.abc import Collection

from copylint.lexicon.dictionary import words
from copylint.lexicon.inflection import verb
from copylint.lexicon.tagger import possible
from copylint.tables import wordlists
from copylint.tables.wordlists import word_set

#: Singular nouns that may take a plural verb: groups of people, amounts, and forms alike in both numbers.
COLLECTIVE = word_set("grammar", "one or many")
#: Nouns whose -s is not a plural, or that are one or many.
NOT_PLURAL = word_set("grammar", "no plurals")

#: From two to ten.
NUMBERS = frozenset((*wordlists.words("numbers", "units")[1:], "ten"))
#: Determiners of several things, and of them the counts.
SEVERAL = word_set("grammar", "determiners of several") | NUMBERS
COUNTS = SEVERAL - {"these", "those", "both"}
#: What says that a noun phrase is about one thing.
OF_ONE = frozenset(("a", "an", "each", "every", "either", "neither", "one", "another"))

#: Verbs that a clause may follow without "that".
SAYING = word_set("grammar", "saying and thinking")
#: Heads of clauses that want the bare form or the subjunctive.
WISHES = word_set("grammar", "wishes")
#: Words after which "that the firm have" is a subjunctive.
ORDERS = word_set("grammar", "orders")

#: Forms of be, have and do, which no other part of speech takes.
FORMS = word_set("grammar", "forms of be, have and do")
#: Those that a noun's number decides, plural -> singular.
SINGULAR_FORMS = {
    "are": "is", "were": "was", "have": "has",
    "aren't": "isn't", "weren't": "wasn't", "haven't": "hasn't", "don't": "doesn't",
}  # fmt: skip


def singular_verbs(*lists: str) -> dict[str, str]:
    """Returns plural -> singular of the forms of be, have and do, and of the verbs of some lists of
    grammar."""
    named = (v for name in lists for v in wordlists.words("grammar", name))
    return SINGULAR_FORMS | {v: verb(v)["VBZ"] for v in named}


def turned(verbs: dict[str, str]) -> dict[str, str]:
    """Returns singular -> plural of plural -> singular."""
    return {new: old for old, new in verbs.items()}


def is_singular(word: str) -> bool:
    """Whether a noun can only be a single thing, no group and no amount."""
    tags = possible(word)
    return tags[0] == "NN" and "NNS" not in tags and word not in COLLECTIVE and words().find(word) is not None


def is_plural(word: str) -> bool:
    """Whether a noun can only be more than one thing."""
    tags = possible(word)
    return (
        tags[0] == "NNS"
        and "NN" not in tags
        and word not in NOT_PLURAL
        and not word.endswith(("ics", "ss", "us", "is"))
    )


def subjunctive(verb: str, before: Collection[str], openers: Collection[str] = ()) -> bool:
    """Whether a verb written as a plural may be a subjunctive or an infinitive, as the words before it in
    small letters (and those that open its clause) call for one: if he were, insist that she have."""
    if verb in ("were", "weren't"):
        return not WISHES.isdisjoint(before) or not {"if", "though", "as", "unless"}.isdisjoint(openers)
    return verb not in ("are", "aren't") and not ORDERS.isdisjoint(before)
