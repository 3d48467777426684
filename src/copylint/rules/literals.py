"""Which literal texts must stand in anything a pattern matches.

The matcher looks for literals only and nominates; the pattern decides. A literal is written as it
is folded (lower case, one byte a character), with `|` at an end that must be a word border.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Any

from copylint.text.folding import folded, plain

try:  # the parser of the standard library's re: private, so everything here can do without it
    from re import _parser as _sre  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover
    _sre = None

_MOST = 400  # more alternatives than this nominate too little for what they cost

# Words so common that nominating by them alone costs more than it saves.
_COMMON = frozenset("the a an of to in and is it on at for as by be that with he was i or not are".split())


def border(text: str) -> str:
    """Returns a literal with word borders marked where it begins or ends in a letter or digit."""
    text = fold(text)
    left = "|" if text[:1].isalnum() else ""
    right = "|" if text[-1:].isalnum() else ""
    return f"{left}{text}{right}"


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Returns the text as the matcher sees it."""
    return folded(plain(text)).decode("ascii")


def of_pattern(pattern: str) -> list[str] | None:
    """Returns literals one of which stands in every match, or None where none can be told.

    None also for syntax that only the `regex` package knows; such a rule states its own.
    """
    found = _of_pattern(pattern)
    return list(found) if found is not None else None


# A rule's pattern is looked at when the rule is validated, nominated and prepared.
@lru_cache(maxsize=8192)
def _of_pattern(pattern: str) -> tuple[str, ...] | None:
    if _sre is None:
        return None
    try:
        tree = _sre.parse(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError):
        return None
    best = _best(list(tree))
    return tuple(sorted(best)) if best else None


def _score(literals: set[str]) -> float:
    """How well a set nominates: the shortest member decides, common words count little."""
    if not literals:
        return 0.0
    worst = min(_worth(x) for x in literals)
    return worst - 0.002 * len(literals)


@lru_cache(maxsize=8192)
def _worth(literal: str) -> float:
    core = literal.strip("|")
    words = core.split()
    if not core.strip():
        return 1.5 if len(core) >= 2 else 0.1
    if len(words) == 1 and words[0] in _COMMON:
        return 0.4
    if len(core) == 1:
        return 0.3 if core.isalnum() or core in ",.'\" -" else 1.2
    if not core.isascii() or "?" in core:
        return 0.5
    return min(len(core), 8) + (0.5 if literal.startswith("|") else 0) + 2 * (len(words) - 1)


def _best(items: list[Any]) -> set[str]:
    """The best required set of a sequence: runs of exact texts, or the best of one part."""
    candidates: list[set[str]] = []
    run: set[str] = {""}

    def close() -> None:
        nonlocal run
        if run != {""} and all(x.strip("|") for x in run):
            candidates.append(run)
        run = {""}

    for op, arg in items:
        exact = _exact(op, arg)
        if exact is None:
            close()
            inner = _inside(op, arg)
            if inner:
                candidates.append(inner)
            continue
        joined = {a + b for a, b in product(run, exact)}
        if len(joined) > _MOST or max(map(len, joined)) > 40:
            close()
            joined = exact
        run = joined
    close()
    cleaned = [c for c in (_clean(c) for c in candidates) if c]
    return max(cleaned, key=_score, default=set())


def _clean(literals: set[str]) -> set[str]:
    out = set()
    for x in literals:
        left = "|" if x.startswith("|") else ""
        right = "|" if x.endswith("|") and len(x) > 1 else ""
        core = x.replace("|", "")
        if not core:
            return set()
        # A border that does not lie at a letter or digit says nothing the matcher can check.
        left = left if core[0].isalnum() else ""
        right = right if core[-1].isalnum() else ""
        out.add(left + core + right)
    return out


def _exact(op: Any, arg: Any) -> set[str] | None:
    """Every text the item can match, or None where that cannot be listed."""
    name = str(op)
    if name == "LITERAL":
        # The bar marks word borders here, so a pattern that spells one out is not listed.
        return None if chr(arg) == "|" else {fold(chr(arg))}
    if name == "IN":
        out = set()
        for kind, value in arg:
            if str(kind) == "LITERAL":
                out.add(fold(chr(value)))
            elif str(kind) == "CATEGORY" and str(value) == "CATEGORY_SPACE":
                return {" "} if len(arg) == 1 else None
            elif str(kind) == "RANGE" and value[1] - value[0] < 6:
                out |= {fold(chr(c)) for c in range(value[0], value[1] + 1)}
            else:
                return None
        return out if len(out) <= 12 else None
    if name == "AT":
        return {"|"} if str(arg) == "AT_BOUNDARY" else {""}
    if name in {"ASSERT", "ASSERT_NOT"}:
        return {""}
    if name == "SUBPATTERN":
        return _exact_sequence(list(arg[3]))
    if name == "ATOMIC_GROUP":
        return _exact_sequence(list(arg))
    if name == "BRANCH":
        out = set()
        for branch in arg[1]:
            got = _exact_sequence(list(branch))
            if got is None:
                return None
            out |= got
        return out if len(out) <= _MOST else None
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        low, high, body = arg
        if (low, high) == (1, 1):
            return _exact_sequence(list(body))
        if (low, high) == (0, 1):
            got = _exact_sequence(list(body))
            return None if got is None else got | {""}
        return None
    return None


def _exact_sequence(items: list[Any]) -> set[str] | None:
    out = {""}
    for op, arg in items:
        got = _exact(op, arg)
        if got is None:
            return None
        out = {a + b for a, b in product(out, got)}
        if len(out) > _MOST:
            return None
    return out


def _inside(op: Any, arg: Any) -> set[str]:
    """The best required set inside an item that cannot be listed whole."""
    name = str(op)
    if name == "SUBPATTERN":
        return _best(list(arg[3]))
    if name == "ATOMIC_GROUP":
        return _best(list(arg))
    if name == "BRANCH":
        out: set[str] = set()
        for branch in arg[1]:
            got = _best(list(branch))
            if not got:
                return set()
            out |= got
        return out if len(out) <= _MOST else set()
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _best(list(arg[2])) if arg[0] >= 1 else set()
    return set()
