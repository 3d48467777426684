"""`regex`: a pattern, for what words alone cannot say.

match: {pattern: ...} or {any: [...]}, {case: any | exact}, {text: plain | raw}, {near: [...]}. Patterns see
the story with curly marks and odd spaces as ASCII unless `text: raw`. A group named `at` is what is flagged,
else the whole match. `replace` is a template for the flagged stretch with \\g<name>, or a list of them, best
first; `{lower:name}`, `{upper:name}` and `{cap:name}` change case. `near` lists literals one of which every
match holds, where they cannot be read off the pattern; `window: N` then looks no further than N characters to
either side of them, not at the paragraph, and `after: number` only at those that stand right behind a figure
or a number word. `offered` is a pattern tried where the flagged stretch begins, with what stands before it in
view: a fix of what it matches is offered, never automatic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Finding, Safety
from copylint.rules.kind import Hit, RuleError, finding, like
from copylint.rules.literals import border, fold, of_pattern
from copylint.rules.patternsize import PatternError, checked, timed_pattern
from copylint.rules.rule import Rule
from copylint.rules.schema import Bool, Field, Num, Str, Strs
from copylint.story.story import Story
from copylint.tables.wordlists import words
from copylint.text.patterns import IGNORECASE, TIME_LIMIT, later, rich, time_left

NAME = "regex"
READS = "paragraph"
CHANGES = "wording"
SCHEMA: dict[str, Field] = {
    "pattern": Str(),
    "any": Strs(),
    "case": Str(choices=("any", "exact")),
    "text": Str(choices=("plain", "raw")),
    "near": Strs(),
    "keep_case": Bool(),
    "window": Num(whole=True, low=1, high=500),
    "after": Str(choices=("number",)),
    "offered": Str(),
}


def _patterns(rule: Rule) -> list[str]:
    return [rule.match["pattern"]] if "pattern" in rule.match else list(rule.match["any"])


def validate(rule: Rule) -> None:
    """Raises RuleError for a pattern that does not compile or names no place to start from."""
    if ("pattern" in rule.match) == ("any" in rule.match):
        raise RuleError(("match",), "expected either pattern or any")
    made = []
    for k, p in enumerate(_patterns(rule)):
        path: tuple[str | int, ...] = ("match", "pattern") if "pattern" in rule.match else ("match", "any", k)
        try:
            compiled = checked(p, timed_pattern)
        except PatternError as e:
            raise RuleError(path, str(e)) from None
        try:
            if compiled.match("", timeout=TIME_LIMIT) is not None:
                raise RuleError(path, "the pattern matches the empty text")
        except TimeoutError:
            raise RuleError(path, "the pattern comes to no end on the empty text") from None
        made.append(compiled)
    if "offered" in rule.match:
        try:
            checked(rule.match["offered"], timed_pattern)
        except PatternError as e:
            raise RuleError(("match", "offered"), str(e)) from None
    for n, template in enumerate(_templates(rule)):
        for compiled in made:
            _check_groups(
                template, compiled, ("replace",) if isinstance(rule.replace, str) else ("replace", n)
            )
    if isinstance(rule.replace, dict):
        raise RuleError(("replace",), "expected a text or a list of texts")
    if rule.fix > Safety.NONE and not isinstance(rule.replace, str | list):
        raise RuleError(("fix",), "a fix needs replace")


def _templates(rule: Rule) -> list[str]:
    return [rule.replace] if isinstance(rule.replace, str) else list(rule.replace or ())


def _check_groups(template: str, compiled: Any, path: tuple[str | int, ...]) -> None:
    """Raises RuleError where a template names a group that the pattern has not."""
    for name in (*_GROUP.findall(template), *(name for _, name in _CASED.findall(template))):
        known = _number(name) <= compiled.groups if name.isdigit() else name in compiled.groupindex
        if not known:
            raise RuleError(path, f"the pattern has no group {name!r}")


def _number(digits: str) -> int:
    """The number of a group; one longer than any has stands for too many."""
    return int(digits) if len(digits) < 6 and digits.isdecimal() else 10**6


def triggers(rule: Rule) -> list[str] | None:
    """Returns literals read off the patterns, or those the rule states."""
    if "near" in rule.match:
        return [border(n) if n.strip() == n and n.isalnum() else fold(n) for n in rule.match["near"]]
    out: list[str] = []
    for p in _patterns(rule):
        got = of_pattern(p)
        if got is None:
            return None
        out += got
    return out


def prepare(rule: Rule) -> Any:
    """Returns the compiled patterns, and the one whose matches are only offered."""
    flags = 0 if rule.match.get("case") == "exact" else IGNORECASE
    offered = rich(rule.match["offered"], flags) if "offered" in rule.match else None
    return [rich(p, flags) for p in _patterns(rule)], offered


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a match, searching the paragraphs that were nominated."""
    text = story.text if rule.match.get("text") == "raw" else story.plain
    if "after" in rule.match:
        hits = [h for h in hits if _behind_number(story.plain, h[0])]
        if not hits:
            return
    templates = _templates(rule)
    patterns, offered = prepared
    for low, high in _stretches(story, hits, rule.match.get("window")):
        for pattern in patterns:
            for m in pattern.finditer(text, low, high, timeout=time_left()):
                at = "at" if "at" in pattern.groupindex and m.start("at") >= 0 else 0
                start, end = m.span(at)
                new = [_expand(t, m) for t in templates]
                if rule.match.get("keep_case") and start < end:
                    new = [like(text[start:end], n) for n in new]
                old = text[start:end]
                sure = offered is None or offered.match(text, start, timeout=time_left()) is None
                safety = Safety.SAFE if sure else Safety.UNSAFE
                yield finding(rule, story, start, end, [n for n in new if n != old], safety=safety)


def _stretches(story: Story, hits: Sequence[Hit], window: int | None) -> list[Hit]:
    """The paragraphs that were nominated, or no more of them than `window` characters to either side of each
    place; all paragraphs where nothing nominates."""
    if not hits:
        return [(p.start, p.end) for p in story.paragraphs]
    out: list[Hit] = []
    for start, end in hits:
        p = story.paragraph_at(start)
        if p is None:
            continue
        low, high = p.start, p.end
        if window is not None:
            low, high = max(low, start - window), min(high, end + window)
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], max(high, out[-1][1]))
        else:
            out.append((low, high))
    return out


_NUMBERS = frozenset({"hundred", "thousand"}).union(
    *(words("numbers", x) for x in ("units", "teens", "tens"))
)


def _behind_number(text: str, at: int) -> bool:
    """Whether a figure or a number word ends at `at`."""
    if at and text[at - 1].isdigit():
        return True
    return text[max(0, at - 9) : at].replace("-", " ").rpartition(" ")[2].lower() in _NUMBERS


_GROUP = later(r"\\g<(\w+)>")
_CASED = later(r"\{(lower|upper|cap):(\w+)\}")


def _expand(template: str, m: Any) -> str:
    def group(name: str) -> str:
        return m.group(_number(name) if name.isdigit() else name) or ""

    def cased(c: re.Match[str]) -> str:
        word = group(c.group(2))
        how = c.group(1)
        return (
            word.lower()
            if how == "lower"
            else word.upper()
            if how == "upper"
            else word[:1].upper() + word[1:]
        )

    out = _GROUP.sub(lambda g: group(g.group(1)), template)
    return _CASED.sub(cased, out)
