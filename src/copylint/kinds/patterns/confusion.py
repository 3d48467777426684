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

What a pattern of `swap` proves is automatic where the judge would not take it back (copylint.models.witness) and, for a pattern of
two words both of which it knows, thinks so too; and never for a word that only a name can explain the capital of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from copylint.cache.patterns import IGNORECASE, later, rich, time_left
from copylint.findings.finding import Finding, Safety
from copylint.rules.kind import Hit, RuleError, finding, like, planned
from copylint.rules.literals import border, of_pattern
from copylint.rules.patternsize import PatternError, checked, timed_pattern
from copylint.rules.rule import Rule
from copylint.rules.schema import Bool, Field, Num, Str, StrMap, Strs
from copylint.story.names import names
from copylint.story.story import Story
from copylint.text.records import Record, field
from copylint.text.sentences import abbreviation

if TYPE_CHECKING:
    from copylint.models.verdicts import Doubt

#: How far a doubt about a named set passes its threshold, in log odds, to be acted on. On edited
#: prose three words in 160,000 were doubted by this much, counting all sets and real faults.
CLEAR = 2.0
#: The odds, in log odds, that such a doubt must have besides: rare words have low thresholds.
LIKELY = 5.0

NAME = "confusion"
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

_FLAGGED = later(r"(?<!\(\?)(?<!\(\?P)<([^<>=!]+)>")


def _sources(pattern: str) -> tuple[str, str]:
    """The pattern as it is matched, and as its literals are read off it."""
    inner = _FLAGGED.sub(r"(?P<at>\1)", pattern)
    bordered = rf"\b(?:{inner})\b"
    return rf"(?<!\w['-]){bordered}(?!['-]\w)", bordered


@cache
def _sets() -> tuple[tuple[str, frozenset[str]], ...]:
    from copylint.tables.shipped import rules_folder

    rows = (rules_folder() / "models" / "confusion-sets.tsv").read_text("utf-8").splitlines()
    cells = [r.split("\t") for r in rows if r and not r.startswith("#")]
    return tuple((c[0], frozenset(c[1].split("|"))) for c in cells)


@cache
def _sets_with() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Word -> the sets it belongs to, each with its group."""
    out: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for group, members in _sets():
        for w in members:
            out.setdefault(w, []).append((group, members))
    return out


def _may_be(rule: Rule, written: str, best: str) -> bool:
    match = rule.match
    if "set" in match:
        members = {w.lower() for w in match["set"]}
        if written not in members or best not in members:
            return False
    else:
        groups = match["groups"]
        if not any(group in groups and best in members for group, members in _sets_with().get(written, ())):
            return False
    pairs = (pair.split("|") for pair in match.get("without", ()))
    return written != best and all({written, best} != {a, b} for a, b in pairs)


def _members(rule: Rule) -> list[frozenset[str]]:
    if "set" in rule.match:
        return [frozenset(w.lower() for w in rule.match["set"])]
    groups = set(rule.match["groups"])
    return [members for group, members in _sets() if group in groups]


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
        from copylint.models.verdicts import judge

        doubted = judge().words
        for members in _members(rule):
            out |= {border(w) for w in members if w in doubted}
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


class _Prepared(Record, frozen=False):
    """What a rule needs; its patterns are compiled when one of their literals is met."""

    swap: list[tuple[str, str, Safety]]
    never: tuple[str, ...]
    #: literal as folded -> the numbers of the patterns it nominates
    users: dict[str, list[int]]
    #: whether the judge is asked too
    judged: bool
    compiled: dict[str, Any] = field(default_factory=dict)
    #: (written, best) -> whether the rule is about that
    about: dict[tuple[str, str], bool] = field(default_factory=dict)

    def pattern(self, source: str) -> Any:
        found = self.compiled.get(source)
        if found is None:
            found = self.compiled[source] = rich(_sources(source)[0], IGNORECASE)
        return found

    def may_be(self, rule: Rule, written: str, best: str) -> bool:
        """Whether the rule is about one word, in lower case, written for another."""
        key = written, best
        found = self.about.get(key)
        if found is None:
            found = self.about[key] = _may_be(rule, written, best)
        return found

    def barred(self, text: str, sentence: Any) -> list[tuple[int, int]]:
        """The stretches of a sentence where nothing is found."""
        return [
            m.span()
            for n in self.never
            for m in self.pattern(n).finditer(text, sentence.start, sentence.end, timeout=time_left())
        ]


def prepare(rule: Rule) -> Any:
    """Returns the patterns, none compiled yet, and whether the judge is asked."""
    swap = [(p, right, safety) for key, safety in _SWAPS for p, right in rule.match.get(key, {}).items()]
    return _Prepared(swap, tuple(rule.match.get("never", ())), planned(rule, plan) if swap else {}, bool(rule.match.get("model")))


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a wrong word, the patterns' first."""
    folded, users = story.folded, prepared.users
    #: the start of a sentence -> the sentence and the patterns whose literals stand in it
    wanted: dict[int, tuple[Any, set[int]]] = {}
    if users:
        for start, end in hits:
            numbers = users.get(folded[start:end].decode("ascii"))
            if numbers:
                sentence = story.sentence_at(start)
                if sentence is not None:
                    wanted.setdefault(sentence.start, (sentence, set()))[1].update(numbers)
    if prepared.judged:
        from copylint.models.verdicts import doubted

        for d in doubted(story):
            if prepared.may_be(rule, d.written.lower(), d.verdict.best.lower()):
                wanted.setdefault(d.sentence.start, (d.sentence, set()))
    for at in sorted(wanted):
        sentence, patterns = wanted[at]
        yield from _sentence(rule, prepared, story, sentence, sorted(patterns))


def _sentence(
    rule: Rule, prepared: _Prepared, story: Story, sentence: Any, patterns: Sequence[int]
) -> Iterable[Finding]:
    text = story.plain
    done: set[tuple[int, int]] = set()
    barred: list[tuple[int, int]] | None = None
    for k in patterns:
        source, right, safety = prepared.swap[k]
        pattern = prepared.pattern(source)
        for m in pattern.finditer(text, sentence.start, sentence.end, timeout=time_left()):
            if barred is None:
                barred = prepared.barred(text, sentence)
            at = "at" if "at" in pattern.groupindex and m.start("at") >= 0 else 0
            s, e = m.span(at)
            if _barred(s, e, barred) or any(a < e and s < b for a, b in done):
                continue
            if _shortened(text, s, e, sentence):
                continue
            new = like(text[s:e], right)
            if new == text[s:e]:
                continue
            if _proved(story, sentence, prepared, s, e, new):
                continue  # another pattern says the opposite: neither knows
            weighed = _weighed(story, sentence, s, e, new, safety, source, m.group())
            if weighed is None:
                continue
            done.add((s, e))
            yield finding(rule, story, s, e, [new], safety=weighed)
    if prepared.judged:
        yield from _judged(rule, prepared, story, sentence, barred, done)


#: The odds, in log odds, from which the judge would take a pattern's fix back. Of 190 fixes in 4.5 million words of edited
#: prose, it would have taken back 14, of which nine were wrong.
AGAINST = 0.25


def _weighed(
    story: Story, sentence: Any, start: int, end: int, new: str, safety: Safety, source: str, frame: str
) -> Safety | None:  # fmt: skip
    """The best that a pattern's fix may be; None where what it flags is part of a name, or a frame of two words is all
    that speaks against what the story writes again."""
    from copylint.models.witness import opinion

    written = story.plain[start:end]
    if written[:1].isupper() and new[:1].isupper() and not _opens(story, sentence, start):
        if _named(story.plain, start, end, sentence) and source.islower():
            return None
        safety = Safety.UNSAFE
    if safety < Safety.SAFE or _spoken_of(story.plain, written, sentence):
        return min(safety, Safety.UNSAFE)
    said = opinion(story, start, end, new)
    if len(frame.split()) == 2 and said.known and said.held <= 0:
        # "the local cash price": a frame of two words may have a common reading that nobody thought of.
        return None if _elsewhere(story, written, frame) else Safety.UNSAFE
    return safety if said.against < AGAINST else Safety.UNSAFE


def _spoken_of(text: str, word: str, sentence: Any) -> bool:
    """Whether the sentence quotes the word, and so may be about it: to write “their own”, although their is plural."""
    quoted = re.findall(r'"[^"\n]*"', text[sentence.start : sentence.end])
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", q, re.IGNORECASE) for q in quoted)


def _elsewhere(story: Story, word: str, frame: str) -> bool:
    """Whether the story has a word, or its other number, outside that frame too: it is about that."""
    stem, text = word.lower().removesuffix("s"), story.plain.lower()
    return len(re.findall(rf"(?<![\w'-]){re.escape(stem)}s?(?![\w'-])", text)) > text.count(frame.lower())


def _opens(story: Story, sentence: Any, start: int) -> bool:
    """Whether no word of the sentence, or of a quotation, stands before the place."""
    before = story.plain[sentence.start : start].rstrip()
    return not any(c.isalnum() for c in before) or before[-1] in ":\"'" and before != before.rstrip(":\"'")


def _named(text: str, start: int, end: int, sentence: Any) -> bool:
    """Whether a capitalised word with another behind it stands in a sentence that is no headline: part of a name."""
    behind = text[end + 1 : end + 2]
    small = sum(w.islower() for w in text[sentence.start : sentence.end].split()[:40] if len(w) > 3)
    return text[end : end + 1] == " " and behind.isupper() and small >= 2


def _judged(
    rule: Rule, prepared: _Prepared, story: Story, sentence: Any,
    barred: list[tuple[int, int]] | None, done: set[tuple[int, int]],
) -> Iterable[Finding]:  # fmt: skip
    from copylint.kinds.patterns.company import at_home
    from copylint.models.verdicts import doubts

    least = rule.match.get("margin")
    for d in doubts(story, sentence):
        if not prepared.may_be(rule, d.written.lower(), d.verdict.best.lower()):
            continue
        if least is not None and d.verdict.margin - d.verdict.leeway < least:
            continue
        if barred is None:
            barred = prepared.barred(story.plain, sentence)
        if _shortened(story.plain, d.start, d.end, d.sentence):
            continue
        if _barred(d.start, d.end, barred) or any(s < d.end and d.start < e for s, e in done):
            continue
        if _proved(story, sentence, prepared, d.start, d.end, d.verdict.best):
            continue
        if d.written.istitle() and (form := names(story).forms.get(d.written)) is not None and form.strong:
            continue  # Will, Hope, Mark: the story has it as a name, so it may open a sentence as one
        if d.verdict.leeway and d.verdict.margin - d.verdict.leeway < CLEAR and at_home(story, d.start, d.end):
            continue  # a rare word among what it goes with
        if _dashed(story.plain, d.start, d.end):
            continue  # read–eval–print: words that dashes join are not a sentence's
        wanted = _wanted(story, d)
        if wanted < LOST or "groups" in rule.match and _misfit(story, d):
            continue
        done.add((d.start, d.end))
        sure = rule.match.get("judged") != "unsafe" and (d.verdict.safe or ("set" in rule.match and _clear(story, d)))
        safety = Safety.SAFE if sure and wanted >= STRAY else Safety.UNSAFE
        yield finding(rule, story, d.start, d.end, [d.verdict.best], safety=safety)


_MODALS = frozenset("will would can could may might must shall should cannot can't won't wouldn't couldn't shouldn't".split())
_MANY = frozenset("% percent cent third thirds quarter half most many some number majority dozens hundreds thousands".split())


def _misfit(story: Story, d: Doubt) -> bool:
    """Whether the place wants a part of speech that what is written has and its sibling has not: a verb ("wanted to distract
    from it" is no district), or people that are counted ("a third of independents" are no independence)."""
    from copylint.lexicon.tagger import possible

    before = story.plain[max(d.sentence.start, d.start - 60) : d.start].lower().replace("%", " % ").split()
    written, best = possible(d.written.lower()), possible(d.verdict.best.lower())
    left, further = (before[-1:] or [""])[0], (before[-2:-1] or [""])[0]
    if left in _MODALS or left == "to" and any(t.startswith("V") for t in possible(further)):
        return "VB" in written and "VB" not in best
    return left == "of" and further in _MANY and "NNS" in written and "NNS" not in best


def _clear(story: Story, d: Doubt) -> bool:
    """Whether a doubt is clear enough to be acted on where the judge alone would not: not in a sentence that says the same
    again, as speakers do ("they're fair reforms and they're reforms that last")."""
    low, high = max(d.sentence.start, d.start - _WINDOW), min(d.sentence.end, d.end + _WINDOW)
    said = story.plain[low:high].lower()
    again = len(re.findall(rf"(?<![\w']){re.escape(d.written.lower())}(?![\w'])", said)) > 1
    return d.verdict.margin - d.verdict.leeway >= CLEAR and d.verdict.log_odds >= LIKELY and not again


#: By how much, in log odds, the judge of gaps may fall short of wanting a word where another has taken its place, for a
#: fix to be certain, and for there to be anything to say. "The reforms too look at it" and "he brought too a gift"
#: want no "to"; of 31 that did, eight fell short of the first and none of the second.
STRAY, LOST = -5.0, -8.0


def _wanted(story: Story, d: Doubt) -> float:
    """By how much the sentence wants the word that the judge would put there, once what is written is taken away: 0 where
    the judge of gaps has no say."""
    from copylint.models.witness import missing

    end = d.end + 1
    margin = missing(story, d.start, end, d.verdict.best.lower()) if story.plain[d.end : end] == " " else None
    return 0.0 if margin is None else margin


def _dashed(text: str, start: int, end: int) -> bool:
    """Whether a dash, or a stroke, joins the word to a letter on either side."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (len(before) == 2 and before[1] in "–—/" and before[0].isalnum()) or (
        len(after) == 2 and after[0] in "–—/" and after[1].isalnum()
    )


_WINDOW = 400


def _proved(story: Story, sentence: Any, prepared: _Prepared, start: int, end: int, best: str) -> bool:
    """Whether a pattern would take back what is proposed: patterns know better than the judge, and
    no two may undo each other's fixes for ever."""
    text = story.plain
    # A window is enough, and keeps a list of a thousand such words from being read a thousand times.
    before, after = max(sentence.start, start - _WINDOW), min(sentence.end, end + _WINDOW)
    tried = text[before:start] + best + text[end:after]
    low = start - before
    for source, right, _ in prepared.swap:
        if right.lower() != text[start:end].lower():
            continue
        pattern = prepared.pattern(source)
        for m in pattern.finditer(tried, timeout=time_left()):
            at = "at" if "at" in pattern.groupindex and m.start("at") >= 0 else 0
            if m.start(at) == low:
                return True
    return False


def _shortened(text: str, start: int, end: int, sentence: Any) -> bool:
    """Whether a word stands in capitals among words that do not (an initialism such as ITS), or is an
    abbreviation with its stop, such as Corp."""
    word = text[start:end]
    if text[end : end + 1] == "." and word[:1].isupper() and abbreviation(word):
        return True
    return end - start > 1 and word.isupper() and not text[sentence.start : sentence.end].isupper()


def _barred(start: int, end: int, barred: Sequence[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in barred)
