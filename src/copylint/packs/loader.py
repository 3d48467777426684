"""Rule files in, validated rules out; a file that is wrong anywhere loads not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from copylint import kinds
from copylint.findings.finding import Safety, Severity
from copylint.packs.styles import styled
from copylint.packs.yamlfile import YamlFile
from copylint.rules import schema
from copylint.rules.kind import Kind, RuleError, shown
from copylint.rules.patternsize import PatternError, checked, plain_pattern, timed_pattern
from copylint.rules.rule import Example, Rule, id_taken
from copylint.rules.rulefile import FILE, RULE
from copylint.rules.schema import SchemaError, Str
from copylint.tables.shipped import RULE_FILES, is_own, rules_path
from copylint.text.faults import told
from copylint.text.nearest import nearest

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def load(paths: Iterable[Path]) -> list[Rule]:
    """Returns the rules of files and folders, in order. Raises PackError, also for an id used twice."""
    seen: dict[str, Rule] = {}
    for path in paths:
        for file in rule_files(path) if path.is_dir() else [path]:
            for rule in load_file(file):
                if rule.id in seen:
                    raise id_taken(rule, seen[rule.id])
                seen[rule.id] = rule
    return list(seen.values())


def rule_files(folder: Path) -> list[Path]:
    """Returns the rule files of a pack folder, in order of name. Copylint's own lie in rooms, one level
    down."""
    folders = [folder]
    if os.path.realpath(folder) == os.path.realpath(rules_path()):
        folders += [p for p in folder.iterdir() if p.is_dir()]
    files = (p for f in folders for p in f.iterdir() if p.name.endswith(RULE_FILES) and p.is_file())
    return sorted(files, key=lambda p: p.name)


def load_file(path: Path) -> list[Rule]:
    """Returns the rules of one file, in its order. Raises PackError, never half-loads."""
    file = YamlFile(path)
    try:
        top = schema.load(FILE, file.value)
        if not isinstance(top["rules"], list):
            raise SchemaError(("rules",), "expected a list")
    except SchemaError as e:
        raise file.fault(e.path, _labelled(e)) from None
    seen: dict[str, Rule] = {}
    for k, raw in enumerate(top["rules"]):
        rule = _read(raw, ("rules", k), file, top)
        if rule.id in seen:
            first = seen[rule.id].line
            raise file.fault(("rules", k), f"rule {rule.id}: the id stands already on line {first}")
        seen[rule.id] = rule
    return list(seen.values())


def _labelled(e: SchemaError) -> str:
    """The message, with the keys that lead to what it is about; which of several, its line says."""
    keys = [key for key in e.about if isinstance(key, str)]
    if keys[:1] == ["examples"] and e.about != ("examples",):
        return ": ".join(["example", *keys[1:], e.message])
    return f"{'.'.join(keys)}: {e.message}" if keys else e.message


def _read(raw: Any, at: schema.Path, file: YamlFile, top: Mapping[str, Any]) -> Rule:
    """The rule that a file states at `at`, looked at from all sides. Raises PackError."""
    name = raw.get("id") if isinstance(raw, dict) else None
    label = f"rule {name}: " if name and isinstance(name, str) else ""
    try:
        rule = _rule(schema.load(RULE, raw), at, file, top)
        _check(rule)
        return rule
    except SchemaError as e:
        raise file.fault(at + e.path, label + _labelled(e)) from None
    except RuleError as e:
        raise file.fault(at + e.path, f"{label}{'.'.join(map(str, e.path))}: {e.message}") from None
    except Exception as e:  # a value that no kind thought of: said with its place, as any other
        raise file.fault(at, f"{label}cannot be used: {told(e)}") from None


def _rule(stated: Mapping[str, Any], at: schema.Path, file: YamlFile, top: Mapping[str, Any]) -> Rule:
    """The rule that these values make. Raises SchemaError."""
    name = stated["id"]
    if not _ID.match(name):
        raise SchemaError(("id",), f"expected an id such as quotes.stray-space, found {name!r}", ())
    try:
        kind = kinds.get(stated["kind"])
    except KeyError:
        kind = kinds.get(Str(choices=kinds.available()).load(stated["kind"], ("kind",)))
    try:
        match = schema.load(kind.SCHEMA, stated["match"])
    except SchemaError as e:
        raise SchemaError(("match", *e.path), e.message, ("match",)) from None
    if "variant" in stated:
        match["variant"] = stated["variant"]
    rule = Rule(
        id=name,
        kind=kind.NAME,
        message=stated["message"],
        fix=Safety[stated["fix"].upper()],
        match=match,
        severity=Severity[stated.get("severity", "warning").upper()],
        scope=tuple(stated.get("scope", ())),
        replace=stated.get("replace"),
        unless=tuple(stated.get("unless", ())),
        changes=stated.get("changes", kind.CHANGES),
        enabled=stated.get("enabled", True),
        why=stated.get("why", ""),
        source=stated.get("source", top.get("source", "")),
        tags=tuple(dict.fromkeys((*stated.get("tags", ()), *top.get("tags", ())))),
        status=stated.get("status", "live"),
        was=tuple(stated.get("was", ())),
        styles=stated.get("styles", {}),
        examples=tuple(_examples(stated["examples"], at, file)),
        path=str(file.path),
        line=file.line(at),
        weight=stated.get("weight", top.get("weight", "house")),
        fragment=stated.get("fragment", ""),
        family=stated.get("family", top.get("family", getattr(kind, "FAMILY", ""))) or name,
    )
    return rule if "severity" in stated else _as_recorded(rule)


def _examples(stated: Iterable[Mapping[str, str]], at: schema.Path, file: YamlFile) -> Iterator[Example]:
    for k, e in enumerate(stated):
        where: schema.Path = ("examples", k)
        if ("ok" in e) == ("bad" in e):
            raise SchemaError(where, "expected either 'ok' or 'bad'")
        if "bad" in e and ("fix" in e) == ("at" in e):
            raise SchemaError(
                where, "a 'bad' one needs 'fix' (the corrected text) or 'at' (the flagged words)"
            )
        if "ok" in e and ("fix" in e or "at" in e):
            raise SchemaError(where, "an 'ok' one has neither 'fix' nor 'at'")
        yield Example(
            text=e.get("bad", e.get("ok", "")),
            ok="ok" in e,
            fixed=e.get("fix"),
            at=e.get("at"),
            published=e.get("published"),
            variant=e.get("variant"),
            line=file.line(at + where),
        )


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


# -- what no single value tells ----------------------------------------------------------------------
def _check(rule: Rule) -> None:
    """Raises SchemaError and RuleError for a rule that cannot work, in a style or without one."""
    if len({e.ok for e in rule.examples}) < 2:
        raise SchemaError(("examples",), "expected at least one 'ok' and one 'bad'")
    for k, pattern in enumerate(rule.unless):
        try:
            # copylint's own are run by the one, those of others by the other, which has a time limit
            checked(pattern, plain_pattern, timed_pattern)
        except PatternError as e:
            raise SchemaError(("unless", k), str(e), ("unless",)) from None
    kind = kinds.get(rule.kind)
    for style, change in ((None, {"replace": rule.replace, "message": rule.message}), *rule.styles.items()):
        where = () if style is None else ("styles", style)
        _check_replace(change.get("replace"), (*where, "replace"))
        _check_message(change.get("message", ""), kind, (*where, "message"))
    kind.validate(rule)
    for style in rule.styles:
        try:
            kind.validate(styled(rule, style))
        except RuleError as e:
            raise RuleError(("styles", style, *e.path), e.message) from None
        except SchemaError as e:
            raise SchemaError(("styles", *e.path), e.message, ("styles",)) from None


def _check_replace(value: Any, where: schema.Path) -> None:
    """Raises SchemaError for a `replace` that is no text, no list of texts and no mapping from text to
    such."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for k, part in parts:
        several = isinstance(value, dict) and isinstance(part, list) and all(isinstance(x, str) for x in part)
        if not isinstance(part, str) and not several:
            raise SchemaError((*where, k), "expected text", where)
    if not isinstance(value, dict | list | str | None):
        raise SchemaError(where, "expected a text, a list of texts or a mapping")


def _check_message(value: str, kind: Kind, where: schema.Path) -> None:
    """Raises SchemaError for a message that asks for something its kind does not tell."""
    known = ("text", "fix", *getattr(kind, "SHOWN", ()))
    for name in shown(value):
        if name not in known and not (name.isdigit() and getattr(kind, "COUNTED", False)):
            said = ", ".join(f"{{{k}}}" for k in known)
            raise SchemaError(where, f"unknown {{{name}}}{nearest(name, known)}; known are {said}")
