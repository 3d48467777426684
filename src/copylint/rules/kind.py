"""What a rule kind is, and the pieces that all kinds share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from copylint.findings.finding import Evidence, Finding, Fix, Safety
from copylint.rules.rule import Rule
from copylint.rules.schema import Field
from copylint.story.english import in_own_english
from copylint.story.story import Story
from copylint.text.patterns import later
from copylint.text.spans import Edit, Span

#: A place the matcher nominated: (start, end) of the literal, in code points.
Hit = tuple[int, int]


class RuleError(ValueError):
    """A rule that cannot work. `path` leads from the rule to the offending value."""

    def __init__(self, path: tuple[str | int, ...], message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


class Kind(Protocol):
    """A rule kind: one module in this package with these five names."""

    NAME: str
    SCHEMA: Mapping[str, Field]
    #: Whether a fix of this kind changes only how words are written, unless the rule says otherwise.
    CHANGES: str
    #: "paragraph" where `check` reads a text, about each place, no further than its paragraph, and learns all
    #: else from facts of the story: a text under edit then asks it again only about paragraphs, or facts,
    #: that changed. "neighbours" where it reads no further than the two paragraphs before that and the one
    #: behind it. Else "story". A kind whose checks differ in that also has a function `reads(rule)`.
    READS: str
    # A kind whose rules are about sentences says so, with SENTENCES = True: they leave alone what is none.
    # A kind whose rules share one decision may name it, as FAMILY: the record counts them together. What its
    # messages may show besides {text} and {fix} it names in SHOWN; COUNTED says that it numbers parts.

    def validate(self, rule: Rule) -> None:
        """Raises RuleError where the rule's `match` or `replace` cannot work."""

    def triggers(self, rule: Rule) -> list[str] | None:
        """Returns literals one of which stands wherever the rule can find something (see
        `copylint.rules.literals` for their form); None for a rule that must look at every story."""

    def prepare(self, rule: Rule) -> Any:
        """Returns whatever `check` needs, made when the rule is first nominated.

        A kind may also have a function `plan(rule)`. What it returns, as JSON, is kept with the
        compiled pack in `rule.plan`, so that `prepare` need not work it out in every process; a
        rule that comes from elsewhere has none (see `planned`).
        """

    def check(self, rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yields findings. Raises TimeoutError where a pattern comes to no end. `hits` is where the rule's
        literals stand, in order; empty for a rule that looks at every story."""


def planned(rule: Rule, plan: Callable[[Rule], Any]) -> Any:
    """Returns the rule's plan: the one kept with it, else what `plan(rule)` makes now. It is what
    JSON gives back: lists, mappings with text for keys."""
    return json.loads(rule.plan) if rule.plan else json.loads(json.dumps(plan(rule)))


_FIELD = later(r"\{(\w+)\}")
#: Two stops at the end of a message: the first is of what it shows ("Write Holm Corp..").
_STOPS = later(r"(?<=[^.])([.?!][\"'”’)]*)\.\Z")


def fill(template: str, values: Mapping[str, str]) -> str:
    """Returns the message template with {names} replaced, and one stop at its end where what is shown there
    has one of its own. A name that has no value shows "…".

    Not str.format: rule files are data, and a format string can reach attributes.
    """
    if "{" in template:
        template = _FIELD.sub(lambda m: values.get(m.group(1), "…"), template)
    return _STOPS.sub(r"\1", template)


def shown(template: str) -> list[str]:
    """Returns the names that a message template asks for."""
    return _FIELD.findall(template)


def finding(
    rule: Rule,
    story: Story,
    start: int,
    end: int,
    replacements: Sequence[str] = (),
    *,
    safety: Safety = Safety.SAFE,
    message: str | None = None,
    values: Mapping[str, str] | None = None,
    evidence: Sequence[Evidence] = (),
    edits: Sequence[Sequence[tuple[int, int, str]]] | None = None,
) -> Finding:
    """Returns a finding at story.text[start:end].

    `replacements` are new texts for the span, best first; `edits` says instead, fix by fix, which
    (start, end, new) belong together. The first fix gets the weaker of the rule's `fix` and
    `safety`; the others are never better than unsafe, and nothing is safe when there are others.
    """
    text = story.text
    if edits is None:
        edits = [[(start, end, _dressed(r, story))] for r in replacements]
    best = min(rule.fix, safety)
    if len(edits) > 1:
        best = min(best, Safety.UNSAFE)
    fixes = tuple(
        Fix(edits=tuple(Edit(Span(s, e), text[s:e], new) for s, e, new in group), safety=best)
        for group in edits
        if best > Safety.NONE
    )
    said = {"text": text[start:end]}
    if edits:
        said["fix"] = edits[0][0][2]
    if values:
        said.update(values)
    return Finding(
        rule=rule.id,
        span=Span(start, end),
        message=fill(message or in_own_english(rule.message, story), said),
        severity=rule.severity,
        fixes=fixes,
        evidence=tuple(evidence),
    )


_APOSTROPHE = later(r"(?<=[^\W_])'(?=[^\W_])")


def _dressed(new: str, story: Story) -> str:
    """The replacement with the apostrophe that the story uses."""
    return _APOSTROPHE.sub("’", new) if "'" in new and story.curly else new


def like(model: str, word: str) -> str:
    """Returns `word` with the capitals of `model`: none, the first, or all (two letters or more)."""
    letters = [c for c in model if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return word.upper()
    if letters and letters[0].isupper():
        for k, c in enumerate(word):
            if c.isalpha():
                return word[:k] + c.upper() + word[k + 1 :]
    return word
