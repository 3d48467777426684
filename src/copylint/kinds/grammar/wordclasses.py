"""What a word is to agreement: a noun of one or of many, a verb as singular and as plural, what a clause
hangs on."""

from __future__ import annotations

from collections.abc import Collection

from copylint.tables.wordlists import word_set

#: Singular nouns that may take a plural verb: groups of people, amounts, and forms alike in both numbers.
COLLECTIVE = word_set("grammar", "one or many")
#: Nouns whose -s is not a plural, or that are one or many.
NOT_PLURAL = word_set("grammar", "no plurals")

#: Verbs that a clause may follow without "that".
SAYING = word_set("grammar", "saying and thinking")
#: What a clause follows with its subject first.
CLAUSES = SAYING | word_set("grammar", "openers of a clause")
#: Heads of clauses that want the bare form or the subjunctive.
WISHES = word_set("grammar", "wishes")
#: Words after which "that the firm have" is a subjunctive.
ORDERS = word_set("grammar", "orders")

#: Forms of be, have and do, which no other part of speech takes.
FORMS = word_set("grammar", "forms of be, have and do")


def subjunctive(verb: str, before: Collection[str], openers: Collection[str] = ()) -> bool:
    """Whether a verb written as a plural may be a subjunctive or an infinitive, as the words before it in
    small letters (and those that open its clause) call for one: if he were, insist that she have."""
    if verb in ("were", "weren't"):
        return not WISHES.isdisjoint(before) or not {"if", "though", "as", "unless"}.isdisjoint(openers)
    return verb not in ("are", "aren't") and not ORDERS.isdisjoint(before)
