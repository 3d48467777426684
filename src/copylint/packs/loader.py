"""Rule files: YAML in, validated rules out. A file that is wrong anywhere loads not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from copylint import kinds
from copylint.findings.finding import WEIGHTS, Safety, Severity
from copylint.rules.kind import Kind, RuleError, shown
from copylint.rules.patternsize import PatternError, checked, plain_pattern, timed_pattern
from copylint.rules.rule import Example, Rule, id_taken
from copylint.rules.rule import PackError as PackError
from copylint.rules.schema import SchemaError
from copylint.story.roles import ROLES
from copylint.tables import regular
from copylint.tables.shipped import RULE_FILES, is_own, rules_path
from copylint.text.faults import told
from copylint.text.nearest import nearest, unknown

SCOPES = (*ROLES, "prose", "narration")
_REQUIRED = ("id", "kind", "message", "fix", "match", "examples")
_OPTIONAL = (
    "severity", "scope", "unless", "replace", "why", "source", "tags", "status", "was", "styles",
    "changes", "enabled", "variant", "weight", "family", "fragment",
)  # fmt: skip
_EXAMPLE_KEYS = ("ok", "bad", "fix", "at", "published", "variant")
_TOP_KEYS = ("rules", "tags", "source", "weight", "family")
_SAFETIES = ("safe", "unsafe", "none")
_SEVERITIES = ("error", "warning", "suggestion")
_STYLE_KEYS = ("enabled", "severity", "fix", "match", "replace", "message")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*\Z")


@dataclass(slots=True)
class _Located:
    """A YAML value with the line of every part of it."""

    value: Any
    lines: dict[tuple[str | int, ...], int]

    def line(self, path: tuple[str | int, ...]) -> int:
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


def _read_yaml(path: Path) -> _Located:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = regular.read(path, regular.PACK).decode("utf-8-sig")
    except OSError as e:
        raise PackError(path, 1, regular.words(e)) from None
    except UnicodeDecodeError as e:
        raise PackError(path, 1, f"not UTF-8 at byte {e.start}") from None
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        problem = getattr(e, "problem", None) or str(e)
        raise PackError(path, mark.line + 1 if mark else 1, f"not YAML: {problem}") from None
    except RecursionError:
        raise PackError(path, 1, "not YAML: nested too deeply") from None
    lines: dict[tuple[str | int, ...], int] = {}
    if root is None:
        return _Located(None, lines)
    budget = [2_000_000]
    return _Located(_plain(root, (), lines, path, budget, set()), lines)


def _plain(node: Any, at: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int], path: Path, budget: list[int], above: set[int]) -> Any:
    import yaml

    lines[at] = node.start_mark.line + 1
    budget[0] -= 1
    # Aliases can make a small file unfold into an endless one.
    if budget[0] < 0 or id(node) in above:
        raise PackError(path, node.start_mark.line + 1, "aliases unfold into too much")
    if isinstance(node, yaml.ScalarNode):
        return node.value
    above = above | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(n, (*at, k), lines, path, budget, above) for k, n in enumerate(node.value)]
    out: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise PackError(path, key_node.start_mark.line + 1, "expected a text as key")
        key = key_node.value
        if key in out:
            raise PackError(path, key_node.start_mark.line + 1, f"key {key!r} stands twice")
        out[key] = _plain(value_node, (*at, key), lines, path, budget, above)
        lines[(*at, key)] = key_node.start_mark.line + 1
    return out


def load_file(path: Path) -> list[Rule]:
    """Returns the rules of one file, in its order. Raises PackError, never half-loads."""
    located = _read_yaml(path)
    top = located.value
    if not isinstance(top, dict) or "rules" not in top:
        raise PackError(path, 1, "expected a mapping with the key 'rules'")
    for key in top:
        if key not in _TOP_KEYS:
            raise PackError(path, located.line((key,)), unknown(key, _TOP_KEYS))
        if key in ("source", "weight", "family") and not isinstance(top[key], str):
            raise PackError(path, located.line((key,)), f"{key}: expected text")
    if top.get("weight", WEIGHTS[0]) not in WEIGHTS:
        raise PackError(path, located.line(("weight",)), f"weight: expected {', '.join(WEIGHTS)}; found {top['weight']!r}")
    tags = top.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(t, str) for t in tags):
        raise PackError(path, located.line(("tags",)), "tags: expected a list of texts")
    if not isinstance(top["rules"], list):
        raise PackError(path, located.line(("rules",)), "expected a list of rules under 'rules'")
    out = []
    seen: dict[str, int] = {}
    for k, raw in enumerate(top["rules"]):
        rule = _rule(raw, ("rules", k), located, path, top)
        if rule.id in seen:
            raise PackError(path, rule.line, f"rule {rule.id}: the id stands already on line {seen[rule.id]}")
        seen[rule.id] = rule.line
        out.append(rule)
    return out


def _rule(raw: Any, at: tuple[str | int, ...], located: _Located, path: Path, top: dict[str, Any]) -> Rule:
    line = located.line(at)
    name = raw.get("id", "") if isinstance(raw, dict) else ""
    label = f"rule {name}: " if isinstance(name, str) and name else ""

    def fail(where: tuple[str | int, ...], message: str) -> PackError:
        return PackError(path, located.line(at + where), label + message)

    if not isinstance(raw, dict):
        raise fail((), "expected a mapping")
    known = _REQUIRED + _OPTIONAL
    for key in raw:
        if key not in known:
            raise fail((key,), unknown(key, known))
    for key in _REQUIRED:
        if key not in raw:
            raise fail((), f"missing key {key!r}")
    if not isinstance(name, str) or not _ID.match(name):
        raise fail(("id",), f"expected an id such as quotes.stray-space, found {name!r}")

    def text(key: str, default: str = "") -> str:
        value = raw.get(key, default)
        if not isinstance(value, str):
            raise fail((key,), f"{key}: expected text")
        return value

    def texts(key: str) -> tuple[str, ...]:
        value = raw.get(key, [])
        value = [value] if isinstance(value, str) else value
        if isinstance(value, list):  # a list within it is one that rules share, by an alias
            value = [v for part in value for v in (part if isinstance(part, list) else [part])]
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise fail((key,), f"{key}: expected a list of texts")
        return tuple(value)

    def choice(key: str, choices: tuple[str, ...], default: str) -> str:
        value = text(key, default)
        if value not in choices:
            raise fail((key,), f"{key}: expected {', '.join(choices)}; found {value!r}{nearest(value, choices)}")
        return value

    try:
        kind = kinds.get(text("kind"))
    except KeyError:
        raise fail(
            ("kind",), f"kind: expected one of {', '.join(kinds.available())}; found {raw['kind']!r}{nearest(text('kind'), kinds.available())}"
        ) from None
    from copylint.rules import schema

    try:
        match = schema.load(kind.SCHEMA, raw["match"])
    except SchemaError as e:
        raise fail(("match", *e.path), f"match: {e.message}") from None
    scope = texts("scope")
    for s in scope:
        if s not in SCOPES:
            raise fail(("scope",), f"scope: expected {', '.join(SCOPES)}; found {s!r}{nearest(s, SCOPES)}")
    unless = texts("unless")
    for k, u in enumerate(unless):
        try:
            # copylint's own are run by the one, those of others by the other, which has a time limit
            checked(u, plain_pattern, timed_pattern)
        except PatternError as e:
            raise fail(("unless", k), f"unless: {e}") from None
    if "variant" in raw:
        match["variant"] = choice("variant", ("en-US", "en-GB"), "")
    styles = raw.get("styles", {})
    if not isinstance(styles, dict):
        raise fail(("styles",), "styles: expected a mapping of style names")
    for style, change in styles.items():
        if not isinstance(change, dict):
            raise fail(("styles", style), f"styles.{style}: expected a mapping")
        for key in change:
            if key not in _STYLE_KEYS:
                raise fail(("styles", style, key), f"styles.{style}: {unknown(key, _STYLE_KEYS)}")
            wrong = _style_fault(key, change[key])
            if wrong:
                raise fail(("styles", style, key), f"styles.{style}: {key}: {wrong}")
    _check_replace(raw.get("replace"), fail, ("replace",))
    _check_message(text("message"), kind, fail, ("message",))
    for style, change in styles.items():
        _check_replace(change.get("replace"), fail, ("styles", style, "replace"))
        _check_message(change.get("message", ""), kind, fail, ("styles", style, "message"))
    rule = Rule(
        id=name,
        kind=kind.NAME,
        message=text("message"),
        fix=Safety[choice("fix", _SAFETIES, "none").upper()],
        match=match,
        severity=Severity[choice("severity", _SEVERITIES, "warning").upper()],
        scope=scope,
        replace=raw.get("replace"),
        unless=unless,
        changes=choice("changes", ("writing", "wording"), kind.CHANGES),
        enabled=choice("enabled", ("true", "false"), "true") == "true",
        why=text("why"),
        source=text("source", str(top.get("source", ""))),
        tags=tuple(dict.fromkeys((*texts("tags"), *top.get("tags", ())))),
        status=choice("status", ("live", "pilot", "draft", "retired"), "live"),
        was=texts("was"),
        styles=styles,
        examples=tuple(_examples(raw["examples"], fail, at, located)),
        path=str(path),
        line=line,
        weight=choice("weight", WEIGHTS, str(top.get("weight", "house"))),
        fragment=choice("fragment", ("", "inside", "silent"), ""),
        family=text("family", str(top.get("family", getattr(kind, "FAMILY", "")))) or name,
    )
    rule = _as_recorded(rule) if "severity" not in raw else rule
    if not any(e.ok for e in rule.examples) or all(e.ok for e in rule.examples):
        raise fail(("examples",), "examples: expected at least one 'ok' and one 'bad'")
    try:
        kind.validate(rule)
        for style in styles:
            try:
                kind.validate(styled(rule, style))
            except RuleError as e:
                raise RuleError(("styles", style, *e.path), e.message) from None
    except RuleError as e:
        raise fail(e.path, f"{'.'.join(map(str, e.path))}: {e.message}") from None
    except SchemaError as e:
        raise fail(("styles", *e.path), f"styles: {e.message}") from None
    except Exception as e:  # a value that no kind thought of: said with its place, as any other
        raise fail((), f"cannot be used: {told(e)}") from None
    return rule


def _style_fault(key: str, value: Any) -> str:
    """What is wrong with a value that a style gives; "" where nothing is, or only the kind can tell."""
    choices = {"enabled": ("true", "false"), "severity": _SEVERITIES, "fix": _SAFETIES}.get(key, ())
    if choices and value not in choices:
        return f"expected {', '.join(choices)}; found {value!r}{nearest(str(value), choices)}"
    if key == "message" and not isinstance(value, str):
        return "expected text"
    return ""


def _check_replace(value: Any, fail: Any, where: tuple[str | int, ...]) -> None:
    """Raises PackError for a `replace` that is no text, no list of texts and no mapping from text to such."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for k, part in parts:
        several = isinstance(value, dict) and isinstance(part, list) and all(isinstance(x, str) for x in part)
        if not isinstance(part, str) and not several:
            raise fail((*where, k), "replace: expected text")
    if not isinstance(value, dict | list | str | None):
        raise fail(where, "replace: expected a text, a list of texts or a mapping")


def _check_message(value: str, kind: Kind, fail: Any, where: tuple[str | int, ...]) -> None:
    """Raises PackError for a message that asks for something its kind does not tell."""
    known = ("text", "fix", *getattr(kind, "SHOWN", ()))
    for name in shown(value):
        if name not in known and not (name.isdigit() and getattr(kind, "COUNTED", False)):
            raise fail(where, f"message: unknown {{{name}}}{nearest(name, known)}; known are {', '.join(f'{{{k}}}' for k in known)}")


def _as_recorded(rule: Rule) -> Rule:
    """One of copylint's own rules with what the track record makes of it; any other as it is."""
    if not is_own(rule.path):
        return rule
    from copylint.rules import trackrecord

    record = trackrecord.load()
    sure = record.sureness(rule.id, rule.family)
    return replace(
        rule,
        severity=trackrecord.severity(rule.weight, sure),
        precision=None if sure.precision is None else round(sure.precision, 3),
        # A house matter is safe only once its house is chosen, which its kind, style or setting sees to.
        proof="counted" if rule.weight == "house" else record.proof(rule.family),
    )


def _examples(raw: Any, fail: Any, at: tuple[str | int, ...], located: _Located) -> Iterator[Example]:
    if not isinstance(raw, list) or not raw:
        raise fail(("examples",), "examples: expected a list")
    for k, e in enumerate(raw):
        where = ("examples", k)
        if not isinstance(e, dict):
            raise fail(where, "example: expected a mapping with 'ok' or 'bad'")
        for key, value in e.items():
            if key not in _EXAMPLE_KEYS:
                raise fail((*where, key), f"example: {unknown(key, _EXAMPLE_KEYS)}")
            if not isinstance(value, str):
                raise fail((*where, key), f"example: {key}: expected text")
        if ("ok" in e) == ("bad" in e):
            raise fail(where, "example: expected either 'ok' or 'bad'")
        if "bad" in e and ("fix" in e) == ("at" in e):
            raise fail(where, "example: a 'bad' one needs 'fix' (the corrected text) or 'at' (the flagged words)")
        if "ok" in e and ("fix" in e or "at" in e):
            raise fail(where, "example: an 'ok' one has neither 'fix' nor 'at'")
        if "published" in e:
            try:
                date.fromisoformat(e["published"])
            except ValueError:
                raise fail(
                    (*where, "published"), f"example: published: expected a date such as 2026-03-04, found {e['published']!r}"
                ) from None
        if e.get("variant", "en-US") not in ("en-US", "en-GB"):
            raise fail((*where, "variant"), f"example: variant: expected en-US or en-GB, found {e['variant']!r}")
        yield Example(
            text=str(e.get("bad", e.get("ok", ""))),
            ok="ok" in e,
            fixed=e.get("fix"),
            at=e.get("at"),
            published=e.get("published"),
            variant=e.get("variant"),
            line=located.line(at + where),
        )


def styled(rule: Rule, style: str) -> Rule:
    """Returns the rule as a house style changes it; the rule itself where the style says nothing.

    Raises SchemaError where the change does not fit the kind.
    """
    change = rule.styles.get(style)
    if not change:
        return rule
    from copylint.rules import schema

    kind = kinds.get(rule.kind)
    match = dict(rule.match)
    severity = rule.severity
    if severity is Severity.SUGGESTION and rule.weight == "house" and is_own(rule.path):
        severity = Severity.WARNING  # which the house has made its own matter
    if "match" in change:
        match.update(schema.load({k: f._replace(required=False) for k, f in kind.SCHEMA.items()}, change["match"], (style, "match")))
    try:
        return replace(
            rule,
            enabled=change.get("enabled", "true" if rule.enabled else "false") == "true",
            severity=Severity[change["severity"].upper()] if "severity" in change else severity,
            fix=Safety[change["fix"].upper()] if "fix" in change else rule.fix,
            replace=change.get("replace", rule.replace),
            message=change.get("message", rule.message),
            match=match,
            plan="",
        )
    except KeyError as e:
        raise SchemaError((style,), f"unknown value {e}") from None


def rule_files(folder: Path) -> list[Path]:
    """Returns the rule files of a pack folder, in order of name. Copylint's own lie in rooms, one level down."""
    folders = [folder]
    if os.path.realpath(folder) == os.path.realpath(rules_path()):
        folders += [p for p in folder.iterdir() if p.is_dir()]
    files = (p for f in folders for p in f.iterdir() if p.name.endswith(RULE_FILES) and p.is_file())
    return sorted(files, key=lambda p: p.name)


def load(paths: Iterable[Path]) -> list[Rule]:
    """Returns the rules of files and folders, in order. Raises PackError, also for an id used twice."""
    out: list[Rule] = []
    seen: dict[str, Rule] = {}
    for path in paths:
        files = rule_files(path) if path.is_dir() else [path]
        for file in files:
            for rule in load_file(file):
                if rule.id in seen:
                    raise id_taken(rule, seen[rule.id])
                seen[rule.id] = rule
                out.append(rule)
    return out
