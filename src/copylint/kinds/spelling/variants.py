"""`variants`: one English a story, one form a word.

match: {check: NAME}, one of

- other-variety: a spelling of the other English than the story's, which is the setting or what the
  story itself shows; never in a capitalised name. `words: auto` (default) takes pairs of one sense,
  `ize` the -ize spellings where the house writes -ise, `sense` the British forms that American never
  has (programme, cheque, tyre).
- ise-drift: an -ize spelling, or two, where the story otherwise writes -ise;
- mixed: both spellings of one word in a story whose English cannot be told;
- drift: two forms of one word or name in a story, from a table of rules/lexicons/ (`table`, each row
  the forms, any of which may stand alone);
- accent: a word that stands both with and without its accents.

Message values: {text}, {fix}, {english} (American, British), {other} (the other one).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Finding
from copylint.kinds.spelling.other_english import ise_drift, mixed, other_variety
from copylint.kinds.spelling.two_forms import accents, drift
from copylint.lexicon.tables import load_table
from copylint.rules.kind import Hit, RuleError
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.story import Story
from copylint.tables.wordlists import LexiconError

NAME = "variants"
READS = "story"
CHANGES = "writing"
SHOWN = ("authority", "ending", "english", "other")
SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=("other-variety", "mixed", "ise-drift", "drift", "accent")),
    "words": Str(choices=("auto", "ize", "sense")),
    "table": Str(),
}


def validate(rule: Rule) -> None:
    """Raises RuleError where the table is missing or a key does not go with the check."""
    check = rule.match["check"]
    if (check == "drift") != ("table" in rule.match):
        raise RuleError(("match",), "a table goes with check: drift, and only with it")
    if "words" in rule.match and check != "other-variety":
        raise RuleError(("match", "words"), "goes with check: other-variety")
    if check == "drift":
        try:
            load_table(rule.match["table"])
        except LexiconError as e:
            raise RuleError(("match", "table"), str(e)) from None
    if rule.replace is not None:
        raise RuleError(("replace",), "a variants rule takes its fix from the story or the table")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the forms of the table; None for the checks that look at the story's words."""
    if rule.match["check"] == "drift":
        return [border(form) for row in load_table(rule.match["table"]) for form in row if form]
    return None


def prepare(rule: Rule) -> Any:
    """Returns form -> (row number, forms) for a table."""
    if rule.match["check"] != "drift":
        return None
    return {
        form.lower(): (k, row)
        for k, row in enumerate(load_table(rule.match["table"]))
        for form in row
        if form
    }


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a place."""
    what = rule.match["check"]
    if what == "drift":
        return drift(rule, prepared, story, hits)
    if what == "accent":
        return accents(rule, story)
    if what == "mixed":
        return mixed(rule, story)
    if what == "ise-drift":
        return ise_drift(rule, story)
    return other_variety(rule, story)
