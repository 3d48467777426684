"""`confusion`: words that are taken for one another, judged in their sentence.

match: {set: [then, than]} and at least one of
  model: true     ask the statistical judge (copylint.judge) about the members of the set;
  swap: {...}     patterns that prove a member wrong by themselves -> the right word; the group `at`
                  is the wrong word, else the whole match.
never: [...]      patterns around which nothing is found (antipatterns).
groups: [...]     instead of a set: every set of these groups of models/confusion-sets.tsv.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from copylint.findings import Finding, Safety
from copylint.kinds.contract import Hit, RuleError, finding, like
from copylint.literals import border, of_pattern
from copylint.rules import Rule
from copylint.schema import Bool, Field, StrMap, Strs
from copylint.story import Story

NAME = "confusion"
CHANGES = "writing"
SCHEMA: dict[str, Field] = {
    "set": Strs(),
    "groups": Strs(choices=("homophone", "near", "slip", "compound", "variant", "agreement")),
    "model": Bool(),
    "swap": StrMap(),
    "never": Strs(),
}


@cache
def _sets() -> tuple[tuple[str, frozenset[str]], ...]:
    from copylint.resources import rules_folder

    rows = (rules_folder() / "models" / "confusion-sets.tsv").read_text("utf-8").splitlines()
    cells = [r.split("\t") for r in rows if r and not r.startswith("#")]
    return tuple((c[0], frozenset(c[1].split("|"))) for c in cells)


def _members(rule: Rule) -> list[frozenset[str]]:
    if "set" in rule.match:
        return [frozenset(w.lower() for w in rule.match["set"])]
    groups = set(rule.match["groups"])
    return [members for group, members in _sets() if group in groups]


def validate(rule: Rule) -> None:
    """Raises RuleError for a set of one, a pattern that does not compile, or nothing to judge by."""
    import regex

    match = rule.match
    if ("set" in match) == ("groups" in match):
        raise RuleError(("match",), "expected either set or groups")
    if len(match.get("set", ("", ""))) < 2:
        raise RuleError(("match", "set"), "expected two words or more")
    if not match.get("model") and not match.get("swap"):
        raise RuleError(("match",), "expected model: true, or swap, or both")
    for key in ("swap", "never"):
        for k, pattern in enumerate(match.get(key, ())):
            try:
                regex.compile(pattern)
            except regex.error as e:
                raise RuleError(("match", key, pattern if key == "swap" else k), f"not a pattern: {e}") from None
    for pattern in match.get("swap", ()):
        if of_pattern(pattern) is None:
            raise RuleError(("match", "swap", pattern), "expected a pattern with a literal word in it")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the members that the judge may doubt, and the literals of the patterns."""
    out: set[str] = set()
    if rule.match.get("model"):
        from copylint.verdicts import judge

        doubted = judge().words
        for members in _members(rule):
            out |= {border(w) for w in members if w in doubted}
    for pattern in rule.match.get("swap", ()):
        out.update(of_pattern(pattern) or ())
    return sorted(out)


def prepare(rule: Rule) -> Any:
    """Returns (swap patterns, never patterns, written -> the words it may be meant for)."""
    import regex

    swap = [(regex.compile(p, regex.IGNORECASE), right) for p, right in rule.match.get("swap", {}).items()]
    never = [regex.compile(p, regex.IGNORECASE) for p in rule.match.get("never", ())]
    meant: dict[str, set[str]] = {}
    if rule.match.get("model"):
        for members in _members(rule):
            for w in members:
                meant.setdefault(w, set()).update(members - {w})
    return swap, never, meant


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a wrong word, the patterns' first."""
    swap, never, meant = prepared
    seen: set[int] = set()
    done: set[tuple[int, int]] = set()
    for start, _ in hits:
        sentence = story.sentence_at(start)
        if sentence is None or sentence.start in seen:
            continue
        seen.add(sentence.start)
        text = story.plain
        barred = [m.span() for n in never for m in n.finditer(text, sentence.start, sentence.end)]
        for pattern, right in swap:
            for m in pattern.finditer(text, sentence.start, sentence.end, timeout=2.0):
                at = "at" if "at" in pattern.groupindex and m.start("at") >= 0 else 0
                s, e = m.span(at)
                if (s, e) in done or _barred(s, e, barred):
                    continue
                done.add((s, e))
                yield finding(rule, story, s, e, [like(text[s:e], right)])
        if meant:
            yield from _judged(rule, story, sentence, meant, barred, done)


def _judged(
    rule: Rule, story: Story, sentence: Any, meant: Any, barred: Any, done: Any
) -> Iterable[Finding]:
    from copylint.verdicts import doubts

    for d in doubts(story, sentence):
        if (d.start, d.end) in done or _barred(d.start, d.end, barred):
            continue
        if d.verdict.best.lower() not in meant.get(d.written.lower(), ()):
            continue
        done.add((d.start, d.end))
        safety = Safety.SAFE if d.verdict.safe else Safety.UNSAFE
        yield finding(rule, story, d.start, d.end, [d.verdict.best], safety=safety)


def _barred(start: int, end: int, barred: Sequence[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in barred)
