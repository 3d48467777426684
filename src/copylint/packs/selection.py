"""Which rules run: house style, then what is selected, then what is ignored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from copylint.packs.styles import styled_by
from copylint.rules.rule import Rule
from copylint.text.nearest import nearest
from copylint.text.patterns import later

#: LanguageTool has thousands of rules, which are not known here; only how their ids look.
_LANGUAGETOOL = later(r"lt\.[A-Z][A-Z0-9_]*(?:\[\d+\])?\Z")


#: States of a rule that runs only where it is asked for, by its name or by this.
ASKED = ("draft", "pilot")


class SelectionError(Exception):
    """A selector or style that no rule knows; `str()` offers the nearest one."""


def matches(rule: Rule, selector: str) -> bool:
    """Whether a selector names the rule: its id or an old one, its topic, a tag, or "all"."""
    return (
        selector in (rule.id, rule.topic, "all")
        or selector in rule.tags
        or selector in rule.was
        or any(name.startswith(selector + "-") for name in (rule.id, *rule.was))
    )


def selectors(rules: Iterable[Rule]) -> set[str]:
    """Returns every id, old id, topic and tag of the rules."""
    out = {"all"}
    for r in rules:
        out.update((r.id, r.topic, *r.tags, *r.was))
    return out


def renamed(rules: Iterable[Rule], wanted: Iterable[str]) -> dict[str, str]:
    """Returns, of the selectors that are old names of rules, what each rule is called now."""
    asked = set(wanted)
    return {old: r.id for r in rules for old in r.was if old in asked and old != r.id}


def check(rules: Sequence[Rule], wanted: Iterable[str]) -> None:
    """Raises SelectionError for the first selector that names no rule, LanguageTool's among them."""
    known: set[str] | None = None
    for s in wanted:
        if s == "lt" or _LANGUAGETOOL.match(s):
            continue
        if not any(matches(r, s) for r in rules):
            known = known or selectors(rules)
            raise SelectionError(f"no rule, topic or tag {s!r}{nearest(s, known)}")


def choose(
    rules: Sequence[Rule],
    *,
    styles: Sequence[str] = (),
    select: Sequence[str] = (),
    extend: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Rule]:
    """Returns the rules that run, in order, as the styles have them, the later over the earlier.

    Retired rules never do; drafts, pilots (which are too often wrong to run unasked) and rules that are off
    by default only where `select` or `extend` states their id (or "draft", "pilot"). Raises SelectionError
    for a selector or style that is not there.
    """
    check(rules, [s for s in (*select, *extend, *ignore) if s not in ASKED])
    for style in styles:
        if not any(style in r.styles for r in rules):
            known = sorted({s for r in rules for s in r.styles})
            raise SelectionError(f"no style {style!r}{nearest(style, known)}")
    out = []
    for rule in rules:
        if rule.status == "retired":
            continue
        named = any(s in (rule.id, *rule.was) for s in (*select, *extend))
        if rule.status in ASKED and not (named or rule.status in (*select, *extend)):
            continue
        if (
            select
            and not named
            and not any(matches(rule, s) for s in (*select, *extend))
            and rule.status not in ASKED
        ):
            continue
        if any(matches(rule, s) for s in ignore):
            continue
        rule = styled_by(rule, styles)
        if named and not rule.enabled:
            rule = replace(rule, enabled=True)
        if rule.enabled:
            out.append(rule)
    return out
