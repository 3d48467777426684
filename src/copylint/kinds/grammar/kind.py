"""`grammar`: what patterns over neighbouring words cannot say.

match: {check: agreement, subject: singular | plural} finds a verb that disagrees with the noun it
belongs to, across a phrase with a preposition or a clause between commas. The noun must begin its
clause: wherever another reading is possible (a list, an object, a question, a wish) it is silent.

match: {check: person-who} finds a plural verb in what is said of one person by name: "Ms Blythe, who
have". The story must show that the name is a person's, as a team or a band takes a plural in many papers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Finding
from copylint.kinds.grammar.persons_who import OF_PERSONS, persons_who
from copylint.kinds.grammar.subject_before import PEOPLE, may_be, subject
from copylint.kinds.grammar.wordclasses import singular_verbs, turned
from copylint.lexicon.tagger import tags_of
from copylint.rules.kind import Hit, RuleError, finding
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.story import Story
from copylint.text.patterns import later

NAME = "grammar"
READS = "paragraph"
CHANGES = "wording"
SENTENCES = True
SHOWN = ("name", "noun", "subject")
SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=("agreement", "person-who")),
    "subject": Str(choices=("singular", "plural")),
}

#: Verb as written -> as the subject wants it.
_TO_SINGULAR = singular_verbs("commonest verbs of the news")
_TO_PLURAL = turned(_TO_SINGULAR)

_WORD_BEFORE = later(
    r"([^\W\d_]+)(,?) (?:(?:also|now|still|already|often|never|always|then|only|just|again|[a-z]+ly) )?\Z"
)


def validate(rule: Rule) -> None:
    """Raises RuleError where a replacement is given, as this kind knows its own, or no subject is."""
    if (rule.match["check"] == "agreement") != ("subject" in rule.match):
        raise RuleError(("match", "subject"), "agreement, and nothing else, wants a subject")
    if rule.replace is not None:
        raise RuleError(("replace",), "this kind knows its replacement")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the verbs that disagree."""
    if rule.match["check"] == "person-who":
        return [border(f"who {v}") for v in OF_PERSONS]
    return [border(v) for v in _table(rule)]


def _table(rule: Rule) -> dict[str, str]:
    return _TO_SINGULAR if rule.match["subject"] == "singular" else _TO_PLURAL


def prepare(rule: Rule) -> Any:
    """Returns nothing."""
    return None


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding for each verb that disagrees with its subject."""
    if rule.match["check"] == "person-who":
        yield from persons_who(rule, story, hits)
        return
    singular = rule.match["subject"] == "singular"
    text = story.plain
    for start, end in hits:
        if text[start - 1 : start] != " ":
            continue
        # Two blanks stand in what is sought, one right before the verb: it begins behind the third.
        low = max(0, start - 40)
        adverb = text.rfind(" ", low, start - 1)
        m = _WORD_BEFORE.search(text, max(low, text.rfind(" ", low, max(low, adverb)) + 1), start)
        if m is None:
            continue
        word = m.group(1)
        if not m.group(2):
            # Most nominations end here, at the price of one look-up.
            if word.islower():
                if not may_be(word, singular, text[max(0, start - 60) : start]):
                    continue
            elif singular or word.lower() not in PEOPLE:
                continue
        written = text[start:end].lower()
        sentence = story.sentence_at(start)
        if sentence is None:
            continue
        cut = sentence.cut
        at = cut.at(start - sentence.start)
        if at < 1 or cut.ends[at] != end - sentence.start or not cut.texts[at].islower():
            continue
        tokens = sentence.tokens
        found = subject(tokens, tags_of(sentence), at, singular, written)
        if found is None:
            continue
        first, head = found
        shown = {"subject": story.text[tokens[first].start : tokens[head].end], "noun": tokens[head].text}
        yield finding(rule, story, start, end, [_table(rule)[written]], values=shown)
