"""`confusion`: words that are taken for one another, judged in their sentence.

match: {set: [then, than]} and at least one of
  model: true          ask the statistical judge (copylint.models.confusables) about the members of the set;
  swap: {...}          patterns that prove a member wrong by themselves -> the right word;
  swap_unsafe: {...}   the same for patterns that are good but not certain: offered, never automatic.
never: [...]           patterns around which nothing is found (antipatterns).
groups: [...]          instead of a set: every set of these groups of models/confusion-sets.tsv,
without: [...]         less the pairs written here as "a|b", which have a rule of their own.
margin: 0.5            how far the judge's doubt must pass its threshold without what the story's other
                       words lend it, in log odds; without this, they may carry it over.

A pattern is a regular expression, matched in any case, that begins and ends at whole words; an
apostrophe or a hyphen inside a word is no end. What stands between `<` and `>` is flagged and
replaced, else the whole match. A pattern needs a literal word, by which it is nominated.

What a pattern of `swap` proves is automatic where the judge would not take it back (copylint.models.witness)
and, for a pattern of two words both of which it knows, thinks so too; and never for a word that only a name
can explain the capital of.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from copylint.findings.finding import Finding, Safety
from copylint.kinds.patterns.confusion_weighing import (
    CLEAR,
    LOST,
    STRAY,
    WINDOW,
    clear,
    dashed,
    misfit,
    shortened,
    wanted,
    weighed,
)
from copylint.lexicon.tables import rows_of
from copylint.models.verdicts import Doubt, doubted, doubts, judge
from copylint.rules.kind import Hit, RuleError, finding, like, planned
from copylint.rules.literals import border, of_pattern
from copylint.rules.patternsize import PatternError, checked, timed_pattern
from copylint.rules.rule import Rule
from copylint.rules.schema import Bool, Field, Num, Str, StrMap, Strs
from copylint.story.names import names
from copylint.story.story import Story
from copylint.tables.shipped import rules_path
from copylint.text.patterns import IGNORECASE, later, rich, time_left
from copylint.text.sentences import Sentence

NAME = "confusion"
READS = "paragraph"
#: One judge decides between the words of all its rules.
FAMILY = "confusables.judged"
CHANGES = "writing"
SENTENCES = True
SCHEMA: dict[str, Field] = {
    "set": Strs(),
    "groups": Strs(choices=("homophone", "near", "slip", "compound", "variant", "agreement")),
    "without": Strs(),
    "model": Bool(),
    #: "unsafe": what the judge alone doubts is only offered
    "judged": Str(choices=("safe", "unsafe")),
    "margin": Num(low=0),
    "swap": StrMap(),
    "swap_unsafe": StrMap(),
    "never": Strs(),
}
_SWAPS = (("swap", Safety.SAFE), ("swap_unsafe", Safety.UNSAFE))

_MARKED = later(r"(?<!\(\?)(?<!\(\?P)<([^<>=!]+)>")


def _sources(pattern: str) -> tuple[str, str]:
    """The pattern as it is matched, and as its literals are read off it."""
    inner = _MARKED.sub(r"(?P<at>\1)", pattern)
    bordered = rf"\b(?:{inner})\b"
    return rf"(?<!\w['-]){bordered}(?!['-]\w)", bordered


@cache
def _sets() -> str:
    """The table of sets as one text, a line a set, bars around its members."""
    rows = rows_of(os.path.join(rules_path(), "models", "confusion-sets.tsv"))
    return "".join([f"{row[0]}|{row[1]}|\n" for row in rows])


@lru_cache(maxsize=4096)
def _sets_with(word: str) -> list[tuple[str, frozenset[str]]]:
    """The sets that a word belongs to, each with its group: looked for in the text, as a run asks for few of
    two thousand sets."""
    out, text = list[tuple[str, frozenset[str]]](), _sets()
    at = text.find(f"|{word}|")
    while at >= 0:
        end = text.index("\n", at)
        group, *members, _ = text[text.rfind("\n", 0, at) + 1 : end].split("|")
        out.append((group, frozenset(members)))
        at = text.find(f"|{word}|", end)
    return out


def validate(rule: Rule) -> None:
    """Raises RuleError for a set of one, a pattern that does not compile or has no literal, or
    nothing to judge by."""
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
                checked(matched, timed_pattern)
            except PatternError as e:
                raise RuleError(where, str(e)) from None
            literals = of_pattern(literal) or [""]
            if key != "never" and not all(any(c.isalpha() for c in x) for x in literals):
                raise RuleError(where, "expected a pattern with a literal word in it")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the members that the judge may doubt, and the literals of the patterns; None for
    groups of sets, whose members stand in every story."""
    if "groups" in rule.match:
        return None
    out: set[str] = set()
    if rule.match.get("model"):
        known = judge().words
        out |= {border(w) for w in map(str.lower, rule.match["set"]) if w in known}
    for key, _ in _SWAPS:
        for pattern in rule.match.get(key, ()):
            out.update(of_pattern(_sources(pattern)[1]) or ())
    return sorted(out)


def plan(rule: Rule) -> Any:
    """Returns {literal: the numbers of the swap patterns that it nominates}."""
    users: dict[str, list[int]] = {}
    for k, pattern in enumerate(p for key, _ in _SWAPS for p in rule.match.get(key, ())):
        for literal in of_pattern(_sources(pattern)[1]) or ():
            numbers = users.setdefault(literal.strip("|"), [])
            if k not in numbers:
                numbers.append(k)
    return users


@cache
def _pattern(source: str) -> Any:
    """A pattern of a rule, compiled when one of its literals is first met."""
    return rich(_sources(source)[0], IGNORECASE)


class _Prepared(NamedTuple):
    """What a rule needs."""

    swap: list[tuple[str, str, Safety]]
    never: tuple[str, ...]
    #: literal as folded -> the numbers of the patterns it nominates
    users: dict[str, list[int]]
    #: whether the judge is asked too
    judged: bool
    #: the words of its set, none where it has groups of sets
    members: frozenset[str]
    groups: frozenset[str]
    #: pairs of words that have a rule of their own
    without: frozenset[frozenset[str]]

    def doubts(self, d: Doubt) -> bool:
        """Whether the rule is about what the judge doubts."""
        return self.may_be(d.written.lower(), d.verdict.best.lower())

    def may_be(self, written: str, best: str) -> bool:
        """Whether the rule is about one word, in lower case, written for another."""
        if written == best or {written, best} in self.without:
            return False
        if self.members:
            return written in self.members and best in self.members
        return any(group in self.groups and best in words for group, words in _sets_with(written))

    def barred(self, text: str, sentence: Sentence) -> list[tuple[int, int]]:
        """The stretches of a sentence where nothing is found."""
        return [
            m.span()
            for n in self.never
            for m in _pattern(n).finditer(text, sentence.start, sentence.end, timeout=time_left())
        ]


def prepare(rule: Rule) -> Any:
    """Returns the patterns, none compiled yet, and whether the judge is asked."""
    match = rule.match
    swap = [(p, right, safety) for key, safety in _SWAPS for p, right in match.get(key, {}).items()]
    return _Prepared(
        swap,
        tuple(match.get("never", ())),
        planned(rule, plan) if swap else {},
        bool(match.get("model")),
        frozenset(w.lower() for w in match.get("set", ())),
        frozenset(match.get("groups", ())),
        frozenset(frozenset(pair.split("|")) for pair in match.get("without", ())),
    )


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a wrong word, the patterns' first."""
    folded, users = story.folded, prepared.users
    #: the start of a sentence -> the sentence and the patterns whose literals stand in it
    where: dict[int, tuple[Sentence, set[int]]] = {}
    if users:
        for start, end in hits:
            numbers = users.get(folded[start:end].decode("ascii"))
            if numbers:
                sentence = story.sentence_at(start)
                if sentence is not None:
                    where.setdefault(sentence.start, (sentence, set()))[1].update(numbers)
    if prepared.judged:
        for d in doubted(story):
            if prepared.doubts(d):
                where.setdefault(d.sentence.start, (d.sentence, set()))
    for at in sorted(where):
        sentence, patterns = where[at]
        yield from _sentence(rule, prepared, story, sentence, sorted(patterns))


def _sentence(
    rule: Rule, prepared: _Prepared, story: Story, sentence: Sentence, patterns: Sequence[int]
) -> Iterable[Finding]:
    text = story.plain
    done: list[Hit] = []
    barred: list[Hit] | None = None
    for k in patterns:
        source, right, safety = prepared.swap[k]
        pattern = _pattern(source)
        for m in pattern.finditer(text, sentence.start, sentence.end, timeout=time_left()):
            if barred is None:
                barred = prepared.barred(text, sentence)
            s, e = m.span(_flagged(pattern, m))
            new = like(text[s:e], right)
            if _touches(s, e, barred) or _touches(s, e, done) or new == text[s:e]:
                continue
            if shortened(text, s, e, sentence) or _proved(story, sentence, prepared, s, e, new):
                continue  # where another pattern says the opposite, neither knows
            best = weighed(story, sentence, s, e, new, safety, source, m.group())
            if best is None:
                continue
            done.append((s, e))
            yield finding(rule, story, s, e, [new], safety=best)
    if prepared.judged:
        yield from _judged(rule, prepared, story, sentence, barred, done)


def _judged(
    rule: Rule,
    prepared: _Prepared,
    story: Story,
    sentence: Sentence,
    barred: list[Hit] | None,
    done: list[Hit],
) -> Iterable[Finding]:
    least = rule.match.get("margin")
    for d in doubts(story, sentence):
        if not prepared.doubts(d) or least is not None and d.verdict.margin - d.verdict.leeway < least:
            continue
        if barred is None:
            barred = prepared.barred(story.plain, sentence)
        if _touches(d.start, d.end, barred) or _touches(d.start, d.end, done) or _excused(story, d):
            continue
        if _proved(story, sentence, prepared, d.start, d.end, d.verdict.best):
            continue
        want = wanted(story, d)
        if want < LOST or prepared.groups and misfit(story, d):
            continue
        done.append((d.start, d.end))
        sure = rule.match.get("judged") != "unsafe" and (
            d.verdict.safe or bool(prepared.members) and clear(story, d)
        )
        safety = Safety.SAFE if sure and want >= STRAY else Safety.UNSAFE
        yield finding(rule, story, d.start, d.end, [d.verdict.best], safety=safety)


def _excused(story: Story, d: Doubt) -> bool:
    """Whether what is doubted is no word of the sentence, a name, or at home here."""
    if shortened(story.plain, d.start, d.end, d.sentence):
        return True
    if d.written.istitle() and (form := names(story).forms.get(d.written)) is not None and form.strong:
        return True  # Will, Hope, Mark: the story has it as a name, so it may open a sentence as one
    if d.verdict.leeway and d.verdict.margin - d.verdict.leeway < CLEAR:
        from copylint.kinds.patterns.company import at_home

        if at_home(story, d.start, d.end):
            return True  # a rare word among what it goes with
    return dashed(story.plain, d.start, d.end)  # read–eval–print: words that dashes join are not a sentence's


def _flagged(pattern: Any, m: Any) -> str | int:
    """The group of a match that is flagged."""
    return "at" if "at" in pattern.groupindex and m.start("at") >= 0 else 0


def _proved(story: Story, sentence: Sentence, prepared: _Prepared, start: int, end: int, best: str) -> bool:
    """Whether a pattern would take back what is proposed: patterns know better than the judge, and
    no two may undo each other's fixes for ever."""
    text = story.plain
    # A window is enough, and keeps a list of a thousand such words from being read a thousand times.
    before, after = max(sentence.start, start - WINDOW), min(sentence.end, end + WINDOW)
    tried = text[before:start] + best + text[end:after]
    low = start - before
    for source, right, _ in prepared.swap:
        if right.lower() != text[start:end].lower():
            continue
        pattern = _pattern(source)
        if any(m.start(_flagged(pattern, m)) == low for m in pattern.finditer(tried, timeout=time_left())):
            return True
    return False


def _touches(start: int, end: int, stretches: Sequence[Hit]) -> bool:
    return any(s < end and start < e for s, e in stretches)
