"""`quotes`: faults of quotation marks and of what stands beside them.

match: {check: NAME}. The marks are paired by `copylint.text.quote_parsing`; each check reports one sort of
fault, so that a house can switch off one and keep the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from copylint.findings.finding import Finding
from copylint.kinds.quotes import marks, shapes, speakers, stops, unclosed
from copylint.rules.kind import Hit
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Num, Str
from copylint.story.story import Story

NAME = "quotes"
READS = "story"
CHANGES = "writing"
SENTENCES = True
SHOWN = ("own",)

_CHECKS: dict[str, Callable[[Rule, Story], Iterator[Finding]]] = {
    "space-outside": marks.of_kinds("no-space-after", "no-space-before"),
    "wrong-way": marks.of_kinds("reversed", "reversed-no-space"),
    "stray-space": marks.of_kinds("stray-space"),
    "unclosed": unclosed.unclosed,
    "unopened": marks.unopened,
    "not-reopened": marks.not_reopened,
    "mismatched": marks.of_kinds("mismatched"),
    "nested": marks.nested,
    "shape": shapes.shape,
    "apostrophe-shape": shapes.apostrophe_shape,
    "elision": marks.of_kinds("elision"),
    "comma-before-speaker": speakers.comma_before_speaker,
    "stop-before-speaker": speakers.stop_before_speaker,
    "comma-after-question": speakers.comma_after_question,
    "comma-after-said": speakers.comma_after_said,
    "capital-after-quote": speakers.capital_after_quote,
    "capital-resumes": speakers.capital_resumes,
    "no-verb": speakers.no_verb,
    "stop-outside": stops.stop_outside,
    "stop-inside": stops.stop_inside,
    "comma-outside-speech": stops.comma_outside_speech,
}

SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=tuple(_CHECKS)),
    #: For the shape of marks: how many of the rarer shape are still a slip.
    "most": Num(whole=True, low=1),
}


def validate(rule: Rule) -> None:
    """The schema says it all."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: the marks are read once a story, whatever the number of rules."""
    return None


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return _CHECKS[rule.match["check"]]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story)
