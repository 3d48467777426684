"""What `copylint rules` says of rules, from nothing but the rules themselves."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Safety
from copylint.packs.selection import matches, selectors
from copylint.reports.terminal import Paint, visible
from copylint.rules.rule import Example, Rule
from copylint.tables.shipped import is_own
from copylint.text.nearest import nearest


def state(rule: Rule) -> str:
    """Returns "draft", "retired", "off" or, for a rule that runs, an empty text."""
    return rule.status if rule.status != "live" else "" if rule.enabled else "off"


def entry(rule: Rule) -> dict[str, Any]:
    """Returns what JSON says of a rule."""
    return {
        "id": rule.id,
        "topic": rule.topic,
        "kind": rule.kind,
        "message": rule.message,
        "severity": rule.severity.label,
        "weight": rule.weight,
        "precision": rule.precision,
        "fix": rule.fix.label,
        "status": rule.status,
        "enabled": rule.enabled,
        "variant": rule.match.get("variant"),
        "styles": sorted(rule.styles),
        "tags": list(rule.tags),
        "was": list(rule.was),
        "why": rule.why,
        "source": rule.source,
    }


def table(rules: Sequence[Rule], width: int, paint: Paint) -> str:
    """Returns the rules in columns: id, kind, severity, fix, message; lines of at most `width`."""
    head = ("rule", "kind", "severity", "fix", "message")
    rows = [
        (
            r.id,
            r.kind,
            r.severity.label,
            r.fix.label,
            (f"({state(r)}) " if state(r) else "") + " ".join(visible(r.message).split()),
        )
        for r in rules
    ]
    sizes = [max(len(row[k]) for row in [head, *rows]) for k in range(4)]
    room = max(30, width - sum(sizes) - 8)
    out = []
    for row in [head, *rows]:
        message = row[4] if len(row[4]) <= room else row[4][: room - 1] + "…"
        cells = [f"{row[k]:<{sizes[k]}}" for k in range(4)]
        if row is head:
            out.append(paint("  ".join([*cells, message]), "dim"))
        else:
            out.append("  ".join([paint(cells[0], "cyan"), *cells[1:], message]))
    return "\n".join(out) + "\n"


def resolve(rules: Sequence[Rule], name: str) -> list[Rule]:
    """Returns the rule of that id or old id, else all of that topic or tag.

    Raises LookupError, with the nearest name, where there is nothing of the kind.
    """
    for r in rules:
        if r.id == name:
            return [r]
    found = [r for r in rules if name in r.was] or [r for r in rules if matches(r, name)]
    if not found and (name == "lt" or name.startswith("lt.")):
        raise LookupError(
            f"{name} is LanguageTool's; `copylint languagetool rules` lists what is asked of it"
        )
    if not found:
        raise LookupError(f"no rule, topic or tag {name!r}{nearest(name, selectors(rules))}")
    return found


def page(rule: Rule, width: int, paint: Paint, asked: str = "") -> str:
    """Returns the explanation of one rule: message, reason, source, settings and examples."""
    fix = {"safe": "safe fix", "unsafe": "unsafe fix", "none": "no fix"}[rule.fix.label]
    notes = [rule.kind, rule.weight, rule.severity.label, fix, *([state(rule)] if state(rule) else [])]
    out = [f"{paint(rule.id, 'bold')}  ({', '.join(notes)})"]
    if asked in rule.was:
        out.append(f"{asked} is the old name of this rule.")
    out += ["", _wrapped(rule.message, width)]
    if rule.why:
        out += ["", _wrapped(rule.why, width)]
    known = record(rule)
    if known:
        out += ["", _wrapped(known, width)]
    facts = [
        ("Source", rule.source),
        ("Where", ", ".join(rule.scope)),
        (
            "Fragments",
            {"inside": "only what a fix within the paragraph mends", "silent": "nothing is said of them"}.get(
                rule.fragment, ""
            ),
        ),
        ("English", str(rule.match.get("variant", ""))),
        ("Tags", ", ".join(rule.tags)),
        ("Old names", ", ".join(rule.was)),
        ("Styles", "; ".join(f"{s}: {_change(c)}" for s, c in rule.styles.items())),
        ("Defined in", f"{rule.path}:{rule.line}"),
    ]
    given = [(k, v) for k, v in facts if v]
    if given:
        out.append("")
        out += [_wrapped(f"{k}: {v}", width, indent="  ") for k, v in given]
    out += _examples("Flagged", [e for e in rule.examples if not e.ok], paint)
    out += _examples("Not flagged", [e for e in rule.examples if e.ok], paint)
    return "\n".join(out) + "\n"


def record(rule: Rule) -> str:
    """Returns what is known of how often one of copylint's own rules is right, "" for any other."""
    if not is_own(rule.path):
        return ""
    from copylint.rules import trackrecord

    book = trackrecord.load()
    sure = book.sureness(rule.id, rule.family)
    if sure.precision is None:
        return "Nothing has been counted of this rule or its like."
    of = {
        "rule": "",
        "family": f" (of all that {rule.family} decides)",
        "topic": f" (of all {rule.topic} rules)",
    }[sure.basis]
    right = round(sure.precision * sure.verdicts)
    told = [
        f"right {right} times in {sure.verdicts} in copy as filed, {sure.precision:.0%}{of}",
        f"{sure.false:.1f} false alarms in 100,000 words of published copy",
    ]
    good, bad = book.safe(rule.family)
    if rule.fix is Safety.SAFE:
        told.append(
            f"{good} corrections made unasked were right and {bad} wrong"
            if good or bad
            else "no correction made unasked was seen"
        )
    return f"Record: {'; '.join(told)}."


def _change(change: dict[str, object]) -> str:
    return ", ".join(f"{k} {v}" for k, v in change.items())


def _wrapped(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(
        " ".join(visible(text).split()),
        max(40, width),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _examples(title: str, examples: Iterable[Example], paint: Paint) -> list[str]:
    out: list[str] = []
    for e in examples:
        if not out:
            out += ["", f"{title}:"]
        told = [x for x in (f"published {e.published}" if e.published else "", e.variant or "") if x]
        note = f"  ({', '.join(told)})" if told else ""
        out.append("  " + _shown(e.text, "  ") + note)
        if e.fixed is not None:
            out.append("  " + paint("-> ", "green") + _shown(e.fixed, "     "))
        elif e.at is not None:
            out.append("  " + paint("at ", "yellow") + f"`{_shown(e.at, '     ')}`")
    return out


def _shown(text: str, indent: str) -> str:
    return ("\n" + indent).join(visible(line) for line in text.rstrip("\n").split("\n"))
