"""How large a pattern of a rule pack gets when it is compiled, told from its text, so that one that would eat
the memory is refused before it is compiled."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from copylint.text.patterns import later

#: Characters of a pattern; the longest of copylint's own has two thousand.
_LONGEST = 10_000
#: Steps of the compiled pattern. `regex` writes out the least number of a repeat: (a{1000}){1000} has a
#: million steps, and takes 300 MB.
_MOST_STEPS = 10_000
#: Repeats whose number the text decides: a thousand of them in a row take seconds on a line of one letter,
#: and between two looks at the clock.
_MOST_REPEATS = 500
#: Groups within groups: compilers of patterns go down into them by recursion.
_DEEPEST = 60


class PatternError(ValueError):
    """A pattern that is none, or that is too large to be used; `str()` says which and why."""


@dataclass(slots=True)
class _Group:
    """What was read of a group so far: steps and repeats of all of it, and of its last item."""

    steps: int = 1
    repeats: int = 0
    last_steps: int = 0
    last_repeats: int = 0

    def add(self, steps: int, repeats: int = 0) -> None:
        self.steps += steps
        self.repeats += repeats
        self.last_steps, self.last_repeats = steps, repeats

    def repeat(self, least: int, varies: bool) -> None:
        """The last item stands `least` times; where that varies, the rest is a loop."""
        times = max(1, least)
        self.steps += self.last_steps * (times - 1) + 1
        self.repeats += self.last_repeats * (times - 1) + varies
        self.last_steps, self.last_repeats = self.last_steps * times + 1, self.last_repeats * times + varies


_QUANTIFIER = later(r"[*+?]|\{(\d*)(,?)(\d*)\}")
_RECURSION = later(r"\(\?(?:R|[+-]?\d|&|P>)")
_OPENING = later(
    r"\(\?(?:P?<(?![=!])[^>]{0,200}>|P=[^)]{0,200}(?=\))|<?[=!]|[>|:]|\((?:[^)]{0,200})\)|[a-zA-Z0-9-]{0,20}[:)]?)|\("
)
_VERBOSE = later(r"\(\?[a-zA-Z0-9]*x")
_BLANKS = later(r"\s+|#[^\n]*")
_ESCAPE = later(r"\\(?:[pPN]\{[^}]{0,100}\}|[gL]<[^>]{0,100}>|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)


def measure(pattern: str) -> tuple[int, int]:
    """Returns about how many steps the compiled pattern has, and how many repeats whose number the text
    decides; rather too many than too few. What is no pattern is measured all the same.

    Raises PatternError for groups nested too deeply, for a pattern within itself, and one that is too long.
    """
    if len(pattern) > _LONGEST:
        raise PatternError(f"too long: {len(pattern):,} characters, {_LONGEST:,} are allowed")
    if _RECURSION.search(pattern):
        raise PatternError(
            "a pattern within itself, as in (?R), is not allowed: nobody can tell where it ends"
        )
    open_groups = [_Group()]
    blanks = _BLANKS if _VERBOSE.search(pattern) else None
    at = 0
    while at < len(pattern):
        group = open_groups[-1]
        if blanks is not None and (blank := blanks.match(pattern, at)):
            at = blank.end()
            continue
        quantifier = _QUANTIFIER.match(pattern, at)
        if quantifier is not None and group.last_steps:
            least, comma, most = quantifier.groups()
            if least is None:
                group.repeat(0, True)
            else:
                group.repeat(min(int(least[:9] or 0), 10**9), bool(comma) and least != most)
            at = quantifier.end()
            if pattern[at : at + 1] in ("?", "+"):  # lazy or possessive
                at += 1
        elif pattern[at] == "(":
            opening = _OPENING.match(pattern, at)
            assert opening is not None
            at = opening.end()
            if not opening.group().endswith(")") or opening.group().startswith("(?("):
                if len(open_groups) > _DEEPEST:
                    raise PatternError(f"groups are nested too deeply: {_DEEPEST} are allowed")
                open_groups.append(_Group())
        elif pattern[at] == ")":
            at += 1
            if len(open_groups) > 1:
                inner = open_groups.pop()
                open_groups[-1].add(inner.steps, inner.repeats)
        elif pattern[at] == "[":
            end = _class_end(pattern, at)
            group.add(1 + (end - at) // 8)
            at = end
        else:
            escape = _ESCAPE.match(pattern, at)
            at = escape.end() if escape is not None else at + 1
            group.add(1)
    steps, repeats = sum(g.steps for g in open_groups), sum(g.repeats for g in open_groups)
    return steps, repeats


def _class_end(pattern: str, at: int) -> int:
    """Where the class that begins at `at` ends; the end of the pattern where it does not."""
    at += 2 if pattern[at + 1 : at + 2] == "^" else 1
    if pattern[at : at + 1] == "]":
        at += 1
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return min(at + 1, len(pattern))


def plain_pattern(pattern: str) -> re.Pattern[str]:
    """Returns `re.compile(pattern)`. Raises what that does."""
    return re.compile(pattern)


def timed_pattern(pattern: str) -> Any:
    """Returns `regex.compile(pattern)`, not kept anywhere else. Raises what that does."""
    import regex

    return regex.compile(pattern, cache_pattern=False)


def checked(pattern: str, *compilers: Callable[[str], Any]) -> Any:
    """Returns what the last of the compilers makes of the pattern; each tries it, once it is known to be of a
    reasonable size.

    Raises PatternError, in words for whoever wrote the pattern, where it is too large or one refuses it.
    """
    steps, repeats = measure(pattern)
    if steps > _MOST_STEPS:
        raise PatternError(f"too large: its repeats come to over {_MOST_STEPS:,} steps")
    if repeats > _MOST_REPEATS:
        raise PatternError(f"too many repeats: {repeats:,}, {_MOST_REPEATS:,} are allowed")
    made = None
    for compile_ in compilers:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of what a later Python may read otherwise
                made = compile_(pattern)
        except RecursionError:
            raise PatternError("groups are nested too deeply") from None
        except MemoryError:
            raise PatternError("too large") from None
        except Exception as e:  # re.error, regex.error, OverflowError, and what either lets out by mistake
            raise PatternError(f"not a pattern: {e}") from None
    return made
