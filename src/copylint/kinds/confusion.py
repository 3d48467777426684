"""`confusion`: words that are taken for one another, judged in their sentence.

match: {set: [then, than]} and at least one of
  model: true          ask the statistical judge (copylint.judge) about the members of the set;
  swap: {...}          patterns that prove a member wrong by themselves -> the right word;
  swap_unsafe: {...}   the same for patterns that are good but not certain: offered, never automatic.
never: [...]           patterns around which nothing is found (antipatterns).
groups: [...]          instead of a set: every set of these groups of models/confusion-sets.tsv,
without: [...]         less the pairs written here as "a|b", which have a rule of their own.

A pattern is a regular expression, matched in any case, that begins and ends at whole words; an
apostrophe or a hyphen inside a word is no end. What stands between `<` and `>` is flagged and
replaced, else the whole match. A pattern needs a literal word, by which it is nominated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from copylint.findings import Finding, Safety
from copylint.kinds.contract import Hit, RuleError, finding, like
from copylint.literals import border, of_pattern
from copylint.rules import Rule
from copylint.schema import Bool, Field, StrMap, Strs
from copylint.story import Story

#: How far a doubt about a named set passes its threshold, in log odds, to be acted on. On edited
#: prose three words in 160,000 were doubted by this much, counting all sets and real faults.
CLEAR = 2.0

NAME = "confusion"
CHANGES = "writing"
SCHEMA: dict[str, Field] = {
    "set": Strs(),
    "groups": Strs(choices=("homophone", "near", "slip", "compound", "variant", "agreement")),
    "without": Strs(),
    "model": Bool(),
    "swap": StrMap(),
    "swap_unsafe": StrMap(),
    "never": Strs(),
}
_SWAPS = (("swap", Safety.SAFE), ("swap_unsafe", Safety.UNSAFE))

#: Seconds a pattern may take over one sentence.
TIME_LIMIT = 2.0

_FLAGGED = re.compile(r"(?<!\(\?)(?<!\(\?P)<([^<>=!]+)>")


def _sources(pattern: str) -> tuple[str, str]:
    """The pattern as it is matched, and as its literals are read off it."""
    inner = _FLAGGED.sub(r"(?P<at>\1)", pattern)
    bordered = rf"\b(?:{inner})\b"
    return rf"(?<!\w['-]){bordered}(?!['-]\w)", bordered


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
    """Raises RuleError for a set of one, a pattern that does not compile or has no literal, or
    nothing to judge by."""
    import regex

    match = rule.match
    if ("set" in match) == ("groups" in match):
        raise RuleError(("match",), "expected either set or groups")
    if len(match.get("set", ("", ""))) < 2:
        raise RuleError(("match", "set"), "expected two words or more")
    if not match.get("model") and not match.get("swap") and not match.get("swap_unsafe"):
        raise RuleError(("match",), "expected model: true, or swap, or both")
    for k, pair in enumerate(match.get("without", ())):
        if pair.count("|") != 1 or not all(pair.split("|")):
            raise RuleError(("match", "without", k), "expected two words with a | between them")
    for key in ("swap", "swap_unsafe", "never"):
        for k, pattern in enumerate(match.get(key, ())):
            where = ("match", key, k if key == "never" else pattern)
            matched, literal = _sources(pattern)
            try:
                regex.compile(matched)
            except regex.error as e:
                raise RuleError(where, f"not a pattern: {e}") from None
            literals = of_pattern(literal) or [""]
            if key != "never" and not all(any(c.isalpha() for c in x) for x in literals):
                raise RuleError(where, "expected a pattern with a literal word in it")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the members that the judge may doubt, and the literals of the patterns."""
    out: set[str] = set()
    if rule.match.get("model"):
        from copylint.verdicts import judge

        doubted = judge().words
        for members in _members(rule):
            out |= {border(w) for w in members if w in doubted}
    for key, _ in _SWAPS:
        for pattern in rule.match.get(key, ()):
            out.update(of_pattern(_sources(pattern)[1]) or ())
    return sorted(out)


def prepare(rule: Rule) -> Any:
    """Returns (swap patterns, never patterns, written -> the words it may be meant for)."""
    import regex

    swap = [
        (regex.compile(_sources(p)[0], regex.IGNORECASE), right, safety)
        for key, safety in _SWAPS
        for p, right in rule.match.get(key, {}).items()
    ]
    never = [regex.compile(_sources(p)[0], regex.IGNORECASE) for p in rule.match.get("never", ())]
    meant: dict[str, set[str]] = {}
    if rule.match.get("model"):
        for members in _members(rule):
            for w in members:
                meant.setdefault(w, set()).update(members - {w})
        for pair in rule.match.get("without", ()):
            a, b = pair.split("|")
            meant.get(a, set()).discard(b)
            meant.get(b, set()).discard(a)
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
        barred = [
            m.span()
            for n in never
            for m in n.finditer(text, sentence.start, sentence.end, timeout=TIME_LIMIT)
        ]
        for pattern, right, safety in swap:
            for m in pattern.finditer(text, sentence.start, sentence.end, timeout=TIME_LIMIT):
                at = "at" if "at" in pattern.groupindex and m.start("at") >= 0 else 0
                s, e = m.span(at)
                if _barred(s, e, barred) or any(a < e and s < b for a, b in done):
                    continue
                if _initials(text, s, e, sentence):
                    continue
                new = like(text[s:e], right)
                if new == text[s:e]:
                    continue
                done.add((s, e))
                yield finding(rule, story, s, e, [new], safety=safety)
        if meant:
            yield from _judged(rule, story, sentence, swap, meant, barred, done)


def _judged(
    rule: Rule, story: Story, sentence: Any, swap: Any, meant: Any, barred: Any, done: Any
) -> Iterable[Finding]:
    from copylint.verdicts import doubts

    for d in doubts(story, sentence):
        if _barred(d.start, d.end, barred) or any(s < d.end and d.start < e for s, e in done):
            continue
        if d.verdict.best.lower() not in meant.get(d.written.lower(), ()):
            continue
        if _proved(story, sentence, swap, d.start, d.end, d.verdict.best):
            continue
        if d.written.istitle() and (form := story.names.forms.get(d.written)) is not None and form.strong:
            continue  # Will, Hope, Mark: the story has it as a name, so it may open a sentence as one
        done.add((d.start, d.end))
        sure = d.verdict.safe or ("set" in rule.match and d.verdict.margin >= CLEAR)
        safety = Safety.SAFE if sure else Safety.UNSAFE
        yield finding(rule, story, d.start, d.end, [d.verdict.best], safety=safety)


def _proved(story: Story, sentence: Any, swap: Any, start: int, end: int, best: str) -> bool:
    """Whether a pattern would take back what the judge proposes: patterns know better, and the two
    must not undo each other's fixes for ever."""
    text = story.plain
    tried = text[sentence.start : start] + best + text[end : sentence.end]
    low = start - sentence.start
    for pattern, right, _ in swap:
        if right.lower() != text[start:end].lower():
            continue
        for m in pattern.finditer(tried, timeout=TIME_LIMIT):
            at = "at" if "at" in pattern.groupindex and m.start("at") >= 0 else 0
            if m.start(at) == low:
                return True
    return False


def _initials(text: str, start: int, end: int, sentence: Any) -> bool:
    """Whether a word stands in capitals among words that do not: an initialism such as ITS."""
    return (
        end - start > 1
        and text[start:end].isupper()
        and not text[sentence.start : sentence.end].isupper()
    )


def _barred(start: int, end: int, barred: Sequence[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in barred)
