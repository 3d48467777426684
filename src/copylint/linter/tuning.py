"""What a house's settings say of findings: how grave they are, which fixes are made, what is right as it
is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from copylint.engine.admission import guard
from copylint.findings.finding import Finding, Fix, Safety, Severity
from copylint.linter import house_words
from copylint.linter.settings import Settings
from copylint.packs.selection import matches
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.patterns import TIME_LIMIT, rich
from copylint.text.spans import Stretches


def tuned(
    found: Sequence[Finding], rules: Mapping[str, Rule], story: Story, settings: Settings, lost: list[str]
) -> list[Finding]:
    """Returns the findings of a story as its settings have them, spans in the story's text; `lost` is told of
    a pattern that came to no end."""
    passed = Stretches(span for p in settings.extend_ignore_re for span in _matches(p, story, lost))
    accepted = {_blanked(w) for w in settings.accept}
    names = house_words.names(settings.names) if settings.names else None
    out = []
    for f in found:
        # A span of no length is passed over too where it stands at an edge of what is.
        if passed.starts and passed.covers(f.span.start, max(f.span.end, f.span.start + 1)):
            continue
        if accepted and _accepted(story.text[f.span.start : f.span.end], accepted):
            continue
        if names is not None and names.right(f, story.plain):
            continue
        rule = rules.get(f.rule)
        out.append(f if rule is None else _with_fixes(_graded(f, rule, settings), rule, story, settings))
    return sorted(out, key=lambda f: f.order)


def _matches(pattern: str, story: Story, lost: list[str]) -> list[tuple[int, int]]:
    try:
        return [m.span() for m in rich(pattern, 0).finditer(story.text, timeout=TIME_LIMIT)]
    except TimeoutError:
        lost.append(
            f"{story.document.path}: extend-ignore-re: {pattern!r} came to no end within "
            f"{TIME_LIMIT:g} s and was left out"
        )
        return []


def _accepted(words: str, accepted: set[str]) -> bool:
    """Whether a house says that the words are right: as it writes them, or with a capital where it has
    none."""
    words = _blanked(words)
    return words in accepted or (words[:1].lower() + words[1:]) in accepted


def _blanked(words: str) -> str:
    return " ".join(words.replace("’", "'").split())


def _graded(f: Finding, rule: Rule, settings: Settings) -> Finding:
    """The finding as grave as the settings say: by its rule's id, else by its topic, else by a tag of it."""
    if not settings.severity:
        return f
    stated = dict(settings.severity)
    names = [n for n in (rule.id, *rule.was, rule.topic, *rule.tags) if n in stated]
    return replace(f, severity=Severity[stated[names[0]].upper()]) if names else f


def _with_fixes(f: Finding, rule: Rule, story: Story, settings: Settings) -> Finding:
    """The finding with the fixes that the settings leave it, as safe as they say; but in speech, evidence and
    columns nothing becomes safe by a setting."""
    if not f.fixes:
        return f
    if any(matches(rule, s) for s in settings.unfixable):
        return replace(f, fixes=())
    first, *others = f.fixes
    if any(matches(rule, s) for s in settings.extend_unsafe_fixes):
        first = Fix(edits=first.edits, safety=Safety.UNSAFE)
    elif any(matches(rule, s) for s in settings.extend_safe_fixes):
        first = guard(rule, story, Fix(edits=first.edits, safety=Safety.SAFE)) or first
    return f if first is f.fixes[0] else replace(f, fixes=(first, *others))
