"""Rules and their examples: plain data, as a rule file states them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from copylint.findings.finding import Safety, Severity
from copylint.rules.packerror import PackError


def id_taken(rule: Rule, first: Rule) -> PackError:
    """Returns the error of a rule that has the id of one before it, in another file."""
    return PackError(
        rule.path, rule.line, f"rule {rule.id}: the id stands already in {first.path}:{first.line}"
    )


class Example(NamedTuple):
    """A piece of copy that shows a rule.

    `text` is flagged unless `ok`. `fixed` is the whole corrected text where the rule offers a fix;
    `at` the flagged words where it does not. `published` is the publication date the check is told.
    """

    text: str
    ok: bool
    fixed: str | None = None
    at: str | None = None
    published: str | None = None
    variant: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `match` is what its kind needs, already validated against the kind's schema."""

    id: str
    kind: str
    message: str
    fix: Safety
    match: dict[str, Any]
    severity: Severity = Severity.WARNING
    scope: tuple[str, ...] = ()
    replace: Any = None
    unless: tuple[str, ...] = ()
    #: "writing" when a fix changes only how words are written (capitals, spacing, marks, spelling,
    #: a homophone no listener could hear), "wording" when it changes which words were said.
    changes: str = "wording"
    enabled: bool = True
    why: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    status: str = "live"
    was: tuple[str, ...] = ()
    styles: dict[str, dict[str, Any]] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    path: str = ""
    line: int = 0
    #: What the kind worked out from `match` when the pack was built, as JSON; "" where it did not.
    plan: str = field(default="", compare=False)
    #: What its findings are about, one of `findings.WEIGHTS`; with what the record says of the rule it
    #: makes the severity of copylint's own rules.
    weight: str = "house"
    #: The name of the decision that it shares with other rules: the record counts them together.
    family: str = ""
    #: The share of its findings in copy as filed that were right, None where nothing is known.
    precision: float | None = None
    #: Which of its safe fixes may be made unasked: "counted" all of them, "marks" those that change nothing
    #: but spaces and marks, "none". A house answers for its own rules.
    proof: str = "counted"
    #: What it says of a fragment, a paragraph without the rest of its story, as it misses something that may
    #: stand elsewhere: "" all it has to say, "inside" what a fix within the paragraph mends, "silent"
    #: nothing.
    fragment: str = ""

    @property
    def topic(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]
