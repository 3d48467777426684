"""`phrase`: fixed words or phrases, each with its replacement where there is one.

match: {find: [...]} or {pairs: {wrong: right}} or {lexicon: NAME} (a two-column table of
rules/lexicons/), and {case: any | exact}. With `case: any` the replacement takes the capitals of
what stands in the copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Finding, Safety
from copylint.lexicon.tables import load_table
from copylint.rules.kind import Hit, RuleError, finding, like
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str, StrMap, Strs
from copylint.story.story import Story
from copylint.tables.wordlists import LexiconError

NAME = "phrase"
READS = "paragraph"
CHANGES = "wording"
SCHEMA: dict[str, Field] = {
    "find": Strs(),
    "pairs": StrMap(many=True),
    "lexicon": Str(),
    "case": Str(choices=("any", "exact")),
}


def _table(rule: Rule) -> dict[str, list[str]]:
    match = rule.match
    table: dict[str, list[str]] = {}
    for phrase in match.get("find", ()):
        table[phrase] = [rule.replace] if isinstance(rule.replace, str) else list(rule.replace or ())
    table.update(match.get("pairs", {}))
    if "lexicon" in match:
        for row in load_table(match["lexicon"]):
            table[row[0]] = row[1].split("|")
    return table


def validate(rule: Rule) -> None:
    """Raises RuleError unless exactly one of find, pairs, lexicon is given."""
    given = [k for k in ("find", "pairs", "lexicon") if k in rule.match]
    if len(given) != 1:
        raise RuleError(("match",), "expected exactly one of find, pairs, lexicon")
    try:
        table = _table(rule)
    except LexiconError as e:
        raise RuleError(("match", "lexicon"), str(e)) from None
    if any(not p.strip() for p in table):
        raise RuleError(("match", given[0]), f"{given[0]}: expected words to look for, found an empty text")
    if isinstance(rule.replace, dict):
        raise RuleError(("replace",), "expected a text or a list of texts; use match.pairs for a mapping")
    if rule.fix > Safety.NONE and given == ["find"] and not rule.replace:
        raise RuleError(("fix",), "a fix needs replace or match.pairs")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the phrases themselves."""
    return [border(p) for p in _table(rule)]


def prepare(rule: Rule) -> Any:
    """Returns phrase -> replacements, keyed in lower case unless the case must be exact."""
    exact = rule.match.get("case") == "exact"
    return {(k if exact else k.lower()): v for k, v in _table(rule).items()}


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a phrase."""
    exact = rule.match.get("case") == "exact"
    for start, end in hits:
        found = story.plain[start:end]
        right = prepared.get(found if exact else found.lower())
        if right is None:
            continue
        new = list(right) if exact else [like(found, r) for r in right]
        yield finding(rule, story, start, end, [n for n in new if n != found])
