"""`clause`: the first verb of a clause against the subject that opens it, read from the left.

match: {subject: noun, written: plural | singular} finds "The decision to cut jobs have", "Bullet train
services in the north was": from where the clause begins to the verb there is one noun phrase, with
prepositional phrases, an infinitive, participles or an insertion between commas, and nothing else that a
verb could belong to.

match: {subject: person, written: plural} finds "Where Ms Blythe were born": the story's names say who is
one person; written: singular finds two, "Ms Blythe and Mr Kent was", and two places.

match: {subject: group, written: plural} finds "the committee have" in a story that writes "the committee
has" elsewhere and no other plural: either is good English, both at once is a slip. American copy, and
countries where no sport is played, have the singular alone. written: singular finds "the Cardinals has"
where "the Cardinals are" stands elsewhere.

Where a second reading is possible (a list, a question, a wish, an amount, a title) it is silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Finding
from copylint.kinds.grammar.clause_groups import group_before
from copylint.kinds.grammar.clause_names import name_before
from copylint.kinds.grammar.clause_nouns import noun_before
from copylint.kinds.grammar.clause_verbs import TO_PLURAL, TO_SINGULAR
from copylint.rules.kind import Hit, RuleError, finding
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.story import Story
from copylint.text.tokens import lowered

NAME = "clause"
READS = "paragraph"
#: One reading of a clause decides what its rules find.
FAMILY = "agreement.clause"
CHANGES = "wording"
SENTENCES = True
SHOWN = ("noun", "subject")

_SUBJECTS = {"noun": noun_before, "person": name_before, "group": group_before}

SCHEMA: dict[str, Field] = {
    "subject": Str(required=True, choices=tuple(_SUBJECTS)),
    "written": Str(required=True, choices=("plural", "singular")),
}


def validate(rule: Rule) -> None:
    """Raises RuleError where a replacement is given."""
    if rule.replace is not None:
        raise RuleError(("replace",), "this kind knows its replacement")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the verbs that disagree."""
    return [border(v) for v in _table(rule)]


def _table(rule: Rule) -> dict[str, str]:
    return TO_SINGULAR if rule.match["written"] == "plural" else TO_PLURAL


def prepare(rule: Rule) -> Any:
    """Returns nothing."""
    return None


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding for each verb that disagrees with its subject."""
    table, subject = _table(rule), _SUBJECTS[rule.match["subject"]]
    text = story.plain
    for start, end in hits:
        if text[start - 1 : start] != " " or not text[start].islower():
            continue
        found = subject(story, start, end, rule.match["written"])
        if found is not None:
            first, last, noun = found
            shown = {"subject": text[first:last], "noun": noun}
            yield finding(rule, story, start, end, [table[lowered(text[start:end])]], values=shown)
