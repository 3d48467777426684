"""`concord`: a verb whose number does not go with its sentence, as a statistical judge reads it.

match: {written: plural | singular} asks copylint.models.agreement about the verbs of the body that are
written as plurals (are, were, have, do, say) or as singulars; `margin: 0.5` asks for odds e**0.5 times
better than the model's threshold.

Nouns for groups, amounts and names of more than one take either verb in one English or another: they are
left alone, as are names that may be a firm's or a team's.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from copylint.findings.finding import Finding
from copylint.kinds.grammar.wordclasses import COLLECTIVE, FORMS, NOT_PLURAL, NUMBERS, SAYING, subjunctive
from copylint.lexicon.dictionary import words as dictionary
from copylint.lexicon.tables import load_set
from copylint.lexicon.tagger import possible
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Num, Str
from copylint.story.names import names
from copylint.story.story import Story, by_paragraph, once_a_story
from copylint.tables.shipped import rules_path
from copylint.tables.wordlists import word_set
from copylint.text.document import OBJECT
from copylint.text.patterns import later

if TYPE_CHECKING:
    from copylint.models.agreement import Concord, Discord
    from copylint.models.encoded import Worded
    from copylint.text.sentences import Sentence

#: How far a subject that leaves no doubt may fall short of the model's threshold.
SLACK = 1.3

NAME = "concord"
READS = "paragraph"
#: One judge decides what its rules find.
FAMILY = "agreement.judged"
CHANGES = "wording"
SENTENCES = True
SHOWN = ("noun",)
SCHEMA: dict[str, Field] = {
    "written": Str(required=True, choices=("plural", "singular")),
    "margin": Num(),
}


class _Verb(NamedTuple):
    """A verb of the story that disagrees: its span and its subject's, in code points."""

    start: int
    end: int
    noun: str
    discord: Discord


def validate(rule: Rule) -> None:
    """Accepts every match that the schema accepts."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: hardly a sentence has none of the verbs."""
    return None


def prepare(rule: Rule) -> Any:
    """Returns nothing."""
    return None


@cache
def _model() -> Concord:
    from copylint.models.agreement import Concord

    return Concord(os.path.join(rules_path(), "models", "concord.bin"))


@once_a_story
@by_paragraph
def _verbs(story: Story) -> list[_Verb]:
    """Every doubtful verb of the story's body, worked out once for all rules."""
    from copylint.models.encoded import worded

    w = worded(story)
    return [v for p in story.body for s in p.sentences for v in _ask(story, s, w)]


def _ask(story: Story, sentence: Sentence, w: Worded) -> Iterator[_Verb]:
    from copylint.models.vocabulary import split_words

    low, high = w.bounds_of(sentence)
    words = w.words[low:high]
    model = _model()
    if model.verbs.isdisjoint(words):
        return
    text = story.plain[sentence.start : sentence.end]
    spans: list[tuple[int, int]] = []
    for d in model.within(w, low, high, SLACK):
        noun = words[d.subject] if 0 <= d.subject < d.at else ""
        if not _decided(words, noun, d):
            continue
        spans = spans or split_words(text)
        start, end = spans[d.at]
        if _bullet(story, sentence.start + start):
            continue  # an item of a list that goes on with what introduces it
        form = (
            names(story).forms.get(noun)
            if not d.singular and d.subject == d.at - 1 and noun[:1].isupper()
            else None
        )
        if form is not None and form.strong:
            continue  # a team or a band of the story: Coast are
        yield _Verb(sentence.start + start, sentence.start + end, noun, d)


_BULLET = later(r"[ \t]*[•*·▪‣◦–-][ \t]+\Z")


def _bullet(story: Story, at: int) -> bool:
    """Whether nothing but the bullet of an item stands before a place in its line."""
    low = story.plain.rfind("\n", 0, at) + 1
    return at - low < 12 and _BULLET.match(story.plain, low, at) is not None


#: Words before a verb that leave its number open: "what the police want is", "as were", "a date she said
#: was".
_OPEN = word_set("grammar", "openers of either number") | SAYING
#: Verbs that the dictionary also knows as nouns, but hardly any copy does.
_VERBS = word_set("grammar", "verbs hardly met as nouns")
#: Words that may be names where they begin a sentence.
_NAMES = word_set("grammar", "names that are words")
#: A clause that one of these opens may hold its verb before its subject.
_INVERTING = word_set("grammar", "openers of inversions")


def _decided(words: Sequence[str], noun: str, d: Discord) -> bool:
    """Whether the subject can take only one number in every English."""
    if any(w[0].isdigit() and w.endswith("s") for w in words[max(0, d.subject) : d.at]):
        return False  # "that the two 29s are": figures in the plural
    if any(w.startswith(OBJECT) for w in words[max(0, d.subject) : d.at]):
        return False  # the subject is code or a formula: who knows how many that is
    low = noun.lower()
    if d.margin < 0 and not _plain(words, low, d):
        return False
    before = words[d.at - 1].lower()
    written = words[d.at]
    if before in _OPEN:
        return before == "there" and d.margin >= 1.0
    if before in _NAMES and words[d.at - 1][0].isupper():
        return False
    if not noun and d.margin < 2.0:
        return False
    if written not in FORMS and (d.margin < 1.5 or before == "to"):
        tags = possible(written)
        if ("NNS" if d.singular else "NN") in tags and written not in _VERBS:
            return False
    if d.relative and (d.subject not in (d.at - 2, d.at - 3) or not _nominal(low)):
        return False  # "wondered who was": a question
    if _named(words, d):
        return False
    if d.singular:
        if low in NOT_PLURAL or (words[0].lower() in _INVERTING and "," not in words[: d.at]):
            return False
        # A name in the plural may be one firm, one club, one title.
        return not noun[:1].isupper() or d.subject == 0 or low in ("they", "we", "i", "you")
    if low in COLLECTIVE or "NNS" in possible(low):
        return False
    near = {w.lower() for w in words[max(0, d.at - 14) : d.at]}
    if subjunctive(written, near):
        return False
    if noun[:1].isupper() and low not in ("he", "she", "it", "this", "that"):
        return d.subject == 0 and _ordinary(low) or _person(words, d)
    return True


_DETERMINERS = word_set("grammar", "articles, demonstratives and possessives")


def _plain(words: Sequence[str], noun: str, d: Discord) -> bool:
    """Whether the sentence (or, for "the three", the clause) begins with a determiner, at most a number,
    the noun of one number only, and the verb."""
    if d.singular and noun in NUMBERS and d.subject == d.at - 1 and words[d.subject - 1].lower() == "the":
        # "Police say the three was"
        return words[d.at] in FORMS and (
            d.subject == 1 or words[d.subject - 2].lower() in SAYING | {"that", "because", "when"}
        )
    if d.subject != d.at - 1 or d.subject not in (1, 2) or words[d.at] not in FORMS:
        return False
    if words[0].lower() not in _DETERMINERS or (d.subject == 2 and words[1] not in NUMBERS):
        return False
    return possible(noun) == (("NNS",) if d.singular else ("NN",))


def _nominal(word: str) -> bool:
    return any(t.startswith("NN") or t in ("CD", "PRP", "DT", "JJ") for t in possible(word))


def _named(words: Sequence[str], d: Discord) -> bool:
    """Whether a name that follows a noun outright stands before the verb, and so may be its subject:
    "notions Musk was"."""
    k = d.at - 1
    while k > 0 and words[k][0].isupper():
        k -= 1
    return d.subject <= k < d.at - 1 and any(t.startswith("NN") for t in possible(words[k])[:1])


def _ordinary(word: str) -> bool:
    """Whether only the start of a sentence gives a word its capital."""
    return dictionary().find(word) is not None and possible(word)[0] == "NN"


def _person(words: Sequence[str], d: Discord) -> bool:
    """Whether the subject is one named person: "Walter Kent, who"."""
    at = d.subject
    return (
        d.relative
        and at > 0
        and words[at - 1] in _given_names()
        and (at < 2 or words[at - 2].lower() not in ("and", ","))
    )


@cache
def _given_names() -> frozenset[str]:
    return frozenset(w.title() for w in load_set("given-names"))


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a verb."""
    singular = rule.match["written"] == "singular"
    margin = rule.match.get("margin", 0.0)
    for v in _verbs(story):
        if v.discord.singular == singular and (not margin or v.discord.margin >= margin):
            yield finding(rule, story, v.start, v.end, [v.discord.right], values={"noun": v.noun})
