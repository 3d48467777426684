"""`forms`: a word in a form that cannot stand where it does, as a statistical judge reads what is around it.

match: {written: "VBZ NNS", wanted: "VB VBP", least: 6.5} asks copylint.models.forms about the words of the
body. `written` names the classes that the word may have (all, where it is left out), `wanted` those that the
judge would have in its place; `least` is by how much it must hold them likelier, in log odds. The classes: VB
VBP VBZ VBD VBN VBG of verbs, with was and were apart; NN NNS of nouns, NN_POS NNS_POS of their possessives;
JJ JJR JJS of adjectives and RB of adverbs; this (and that), these (and those). `speech: 1` asks more of what
somebody said.

match: {number: true, least: 0} asks the judge of the number of verbs, and no other.

A form is left alone that the story writes again beside the same word; in a name; beside a hyphen; in
capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Finding
from copylint.kinds.grammar.form_guards import left_alone
from copylint.lexicon.families import CLASSES
from copylint.lexicon.kindred import other_forms
from copylint.rules.kind import Hit, RuleError, finding, like
from copylint.rules.rule import Rule
from copylint.rules.schema import Bool, Field, Num, Str
from copylint.story.story import Story
from copylint.text.spans import Span

NAME = "forms"
READS = "paragraph"
#: One judge decides what its rules find.
FAMILY = "forms.judged"
CHANGES = "wording"
SENTENCES = True
SCHEMA: dict[str, Field] = {
    "written": Str(),
    "wanted": Str(),
    "number": Bool(),
    "least": Num(required=True),
    "speech": Num(),
}


def validate(rule: Rule) -> None:
    """Raises RuleError where a class is not one."""
    if ("wanted" in rule.match) == bool(rule.match.get("number")):
        raise RuleError(("match", "wanted"), "either wanted or number is needed")
    for key in ("written", "wanted"):
        for name in rule.match.get(key, "").split():
            if name not in CLASSES:
                raise RuleError(
                    ("match", key), f"unknown class {name!r}; expected some of {', '.join(CLASSES)}"
                )
    if rule.replace is not None:
        raise RuleError(("replace",), "this kind knows its replacement")


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: every word is asked about, in one go for all rules."""
    return None


def prepare(rule: Rule) -> Any:
    """Returns whether the number is asked for, the classes written and wanted, and the least margins, in copy
    and in speech."""
    m, every = rule.match, " ".join(CLASSES)
    written, wanted = (frozenset(m.get(key, every).split()) for key in ("written", "wanted"))
    return m.get("number", False), written, wanted, m["least"], m.get("speech", m["least"])


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a word."""
    from copylint.models.forms import doubtful_forms

    number, written, wanted, least, in_speech = prepared
    for d in doubtful_forms(story):
        if (
            d.number != number
            or d.margin < least
            or d.wanted not in wanted
            or not written.issuperset(d.written)
        ):
            continue
        if d.margin < in_speech and story.in_speech(Span(d.start, d.end)):
            continue
        word = story.plain[d.start : d.end]
        new = [like(word, form) for form in other_forms(word, d.wanted)[:1]]
        if new and not left_alone(story, d):
            yield finding(rule, story, d.start, d.end, new)
