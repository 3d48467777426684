"""One matching pass over a story, then the checks of the rules it nominated.

The order and content of findings depend on nothing but the text, the rules and the settings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from unicodedata import combining

from copylint import kinds
from copylint.cache import patterns
from copylint.cache.patterns import IGNORECASE, later, rich, start_clock, stop_clock, time_left
from copylint.engine.index import Index, Overlaid
from copylint.engine.said import keeps_words
from copylint.findings.finding import Finding, Fix, Safety
from copylint.rules.kind import Hit
from copylint.rules.rule import Rule
from copylint.story.roles import FURNITURE, PROSE
from copylint.story.story import Story
from copylint.tables.shipped import is_own
from copylint.text.document import Document
from copylint.text.faults import told
from copylint.text.records import replace
from copylint.text.spans import Edit, Span, spliced

# The copy says itself that it is meant: "whether (sic)", “recieved [sic]”.
_SIC = later(r"[\"')\],.]{0,2} ?[(\[]sic[)\]]", re.IGNORECASE)
_LETTERS = later(r"[^\W_]+")
_BLANKS = later(r"\s+")
# An apostrophe belongs to its word, and what parts the digits of a figure to the figure.
_WORDS = later(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")


class Engine:
    """A set of rules ready to run.

    `chosen` are the numbers of the rules that run, by default of all that are on. `index` finds the
    literals of the rules and `always` are those without any; both are worked out where not given.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        *,
        chosen: Container[int] | None = None,
        index: Index | Overlaid | None = None,
        always: Iterable[int] = (),
    ) -> None:
        if chosen is None:
            chosen = {k for k, r in enumerate(rules) if r.enabled}
        if index is None:
            index, always = _indexed({k: r for k, r in enumerate(rules) if k in chosen})
        self._rules = rules
        self._chosen = chosen
        self._index = index
        self._always = [k for k in always if k in chosen]
        #: what running a rule takes, by its number, worked out when it is first nominated
        self._ready: dict[int, tuple[Rule, Any, bool, Any, Any]] = {}
        self._by_id: dict[str, Rule] = {}
        self._stopped: set[int] = set()
        #: what has been asked of fixes of general rules: whether another rule would undo it
        self._undone: dict[tuple[object, ...], bool] = {}
        #: What is to be said of rules that were left out; whoever says it clears the list.
        self.lost: list[str] = []

    @property
    def rules(self) -> list[Rule]:
        """The rules that run, in order."""
        return [r for k, r in enumerate(self._rules) if k in self._chosen]

    def nominate(self, story: Story, lost: list[str] | None = None) -> dict[int, list[Hit]]:
        """Returns rule number -> places where its literals stand, each in order; rules in order. `lost` is as
        `run` has it."""
        try:
            found = self._index.places(story.folded)
        except Exception as e:
            found = {}
            (self.lost if lost is None else lost).append(
                f"{story.document.path}: the rules’ literals could not be looked for: {told(e)}; "
                "only the rules that need none were run"
            )
        for k in self._always:
            found[k] = []
        return {k: sorted(found[k]) for k in sorted(found) if k in self._chosen}

    def _make_ready(self, k: int) -> tuple[Rule, Any, bool, Any, Any]:
        """A rule, the English it is for, whether it yields to others, its kind's check and what that needs."""
        rule = self._rules[k]
        self._by_id[rule.id] = rule
        kind = kinds.get(rule.kind)
        return rule, rule.match.get("variant"), "general" in rule.tags, kind.check, kind.prepare(rule)

    def run(self, story: Story, lost: list[str] | None = None) -> list[Finding]:
        """Returns the findings of every rule, in order, those inside what is not copy left out.

        A rule that fails, whatever it raises, has no findings in this story; one whose pattern takes too
        long is left out of this and all later runs; `lost` says so, the engine's own unless one is given.
        Where COPYLINT_DEBUG asks for it, the exception is raised.
        """
        found: list[Finding] = []
        general: set[str] = set()
        failed: dict[str, list[Rule]] = {}
        lost = self.lost if lost is None else lost
        for k, hits in self.nominate(story, lost).items():
            if k in self._stopped:
                continue
            try:
                found += self._found(k, story, hits, general)
            except TimeoutError:
                self._stopped.add(k)
                rule = self._rules[k]
                lost.append(
                    f"{rule.path}:{rule.line}: rule {rule.id}: a pattern of it came to no end within {patterns.TIME_LIMIT:g} s "
                    f"on {story.document.path}; the rule is left out from there on"
                )
            except Exception as e:
                failed.setdefault(told(e), []).append(self._rules[k])
        lost += [_failure(story, what, rules) for what, rules in failed.items()]
        lost += [f"{story.document.path}: {said}" for said in story.faults]
        found.sort(key=lambda f: (f.order, f.message))
        return [
            self._weighed(story, f)
            for f in _without_echoes(found, general)
            if f.rule not in general or not f.fixes or not self._taken_back(story, f, lost)
        ]

    def _weighed(self, story: Story, f: Finding) -> Finding:
        """The finding with what is known of its rule, and its fixes as safe as that rule has proved to be."""
        rule = self._by_id[f.rule]
        fixes = f.fixes
        if fixes and fixes[0].safety is Safety.SAFE and rule.proof != "counted":
            if rule.proof == "none" or not all(only_marks(story.text, e) for e in fixes[0].edits):
                fixes = (Fix(fixes[0].edits, Safety.UNSAFE), *fixes[1:])
        return replace(f, fixes=fixes, weight=rule.weight, precision=rule.precision)

    def _taken_back(self, story: Story, f: Finding, lost: list[str]) -> bool:
        """Whether a more particular rule of the same topic would undo the first fix of a general one's finding:
        it knows better, and the word was right."""
        sentence = story.sentence_at(f.span.start)
        edits = f.fixes[0].edits
        if f.rule.startswith("spelling.") or sentence is None or len(edits) != 1:
            return False
        (edit,) = edits
        low, high = max(sentence.start, edit.span.start - 300), min(sentence.end, edit.span.end + 300)
        if not low <= edit.span.start <= edit.span.end <= high:
            return False
        before = story.text[low:high]
        after = story.text[low : edit.span.start] + edit.new + story.text[edit.span.end : high]
        key = (f.rule, edit.span.start - low, before, edit.new, story.language, story.published)
        known = self._undone.get(key)
        if known is None:
            if len(self._undone) > 2_000:
                self._undone.clear()
            part = Document(story.document.path, after)
            changed = Story(part, variant=story.language or "auto", published=story.published, whole=not story.fragment)
            known = self._undone[key] = self._restores(changed, before, f.rule.partition(".")[0], lost)
        return known

    def _restores(self, story: Story, before: str, topic: str, lost: list[str]) -> bool:
        """Whether a fix of one of the topic's particular rules makes the story what it was before."""
        for k, hits in self.nominate(story, lost).items():
            rule = self._rules[k]
            if k in self._stopped or rule.topic != topic or "general" in rule.tags:
                continue
            try:
                found = self._found(k, story, hits, set())
            except Exception:
                found = []  # it failed on the story itself too, and was named, or it does not count
            for f in found:
                if f.fixes and spliced(story.text, f.fixes[0].edits, 0, len(story.text)) == before:
                    return True
        return False

    def _found(self, k: int, story: Story, hits: Sequence[Hit], general: set[str]) -> list[Finding]:
        """What one rule has to say; `general` is told where it yields to others. Raises whatever it does."""
        ready = self._ready.get(k)
        if ready is None:
            ready = self._ready[k] = self._make_ready(k)
        rule, variant, yields, check, prepared = ready
        if variant and story.language != variant:
            return []
        if yields:
            general.add(rule.id)
        found = []
        start_clock(len(story.text))
        try:
            for f in check(rule, prepared, story, hits):
                kept = admit(rule, story, f)
                if kept is not None:
                    found.append(kept)
        finally:
            stop_clock()
        return found


def _failure(story: Story, what: str, rules: Sequence[Rule]) -> str:
    """What is said of rules that failed at one place: often something they share is at fault."""
    first = rules[0]
    named = f"rule {first.id}" if len(rules) == 1 else "rules " + ", ".join(r.id for r in rules)
    return (
        f"{first.path}:{first.line}: {named}: failed on {story.document.path}: {what}; "
        f"{'its' if len(rules) == 1 else 'their'} findings there are missing; COPYLINT_DEBUG=1 shows the whole trace"
    )


def admit(rule: Rule, story: Story, f: Finding) -> Finding | None:
    """Returns the finding as it may be reported, None where it may not: scope, exceptions, what is not
    copy, and the speech guard."""
    span = f.span
    if story.is_protected(span.start, span.end):
        return None
    if not _in_scope(rule, story, span):
        return None
    if rule.fragment and story.fragment and not (rule.fragment == "inside" and _mends_within(story, f)):
        return None
    if _cuts_a_letter(story.text, span):
        return None
    if _SIC.match(story.plain, span.end) or story.is_sealed(span):
        return None
    if rule.unless and _excepted(rule, story, span):
        return None
    fixes = tuple(g for g in (guard(rule, story, x) for x in f.fixes) if g is not None)
    if fixes == f.fixes:
        return f
    return Finding(f.rule, f.span, f.message, f.severity, fixes, f.evidence)


def _mends_within(story: Story, f: Finding) -> bool:
    """Whether the first fix of a finding stays clear of both ends of its paragraph."""
    p = story.paragraph_at(f.span.start)
    edits = f.fixes[0].edits if f.fixes else ()
    return bool(edits) and p is not None and all(p.start < e.span.start and e.span.end < p.end for e in edits)


def _indexed(rules: Mapping[int, Rule]) -> tuple[Index, list[int]]:
    """The index of the rules' literals, and which of them have none."""
    triggers = {k: kinds.triggers(r) for k, r in rules.items()}
    return (
        Index.of({k: found for k, found in triggers.items() if found is not None}),
        [k for k, found in triggers.items() if found is None],
    )


def with_literals_of(
    index: Index, always: Iterable[int], rules: Mapping[int, Rule]
) -> tuple[Index | Overlaid, list[int]]:
    """Returns the index with the literals of these rules instead of those it has for their numbers,
    and which rules have none, given those that had none before."""
    over, without = _indexed(rules)
    kept = [k for k in always if k not in rules]
    return (Overlaid(index, over, rules) if rules else index), sorted([*kept, *without])


def _without_echoes(found: list[Finding], general: set[str]) -> list[Finding]:
    """One finding for one fault: of those at the same span with the same edits, the one of the
    more particular rule stays, then the one with the safer fix; one of a rule tagged `general` also
    yields to any other at its span or inside it, and to one about words it shares that comes to the
    same text."""
    # One that only takes out what nobody sees says nothing of the words.
    aside = general | {f.rule for f in found if all(e.old == e.new for x in f.fixes for e in x.edits) and f.fixes}
    particular = {f.span for f in found if f.rule not in aside}
    found = [f for f in found if f.rule not in general or f.span not in particular]
    if any(f.rule in general for f in found):
        others = [f for f in found if f.rule not in aside]
        starts = [f.span.start for f in others]  # in order: the findings are
        longest = max((len(f.span) for f in others), default=0)
        found = [
            f
            for f in found
            if f.rule not in general
            or not any(
                _same(f, g)
                for g in others[bisect_left(starts, f.span.start - longest) : bisect_left(starts, f.span.end)]
            )
        ]
    best: dict[Any, Finding] = {}
    for f in found:
        key = (f.span, tuple(x.edits for x in f.fixes)) if f.fixes else (f.span, f.rule)
        held = best.get(key)
        # What one rule only offers, another has the evidence to write.
        if held is None or f.fixes and f.fixes[0].safety > held.fixes[0].safety:
            best[key] = f
    kept = set(map(id, best.values()))
    return [f for f in found if id(f) in kept]


def _same(f: Finding, g: Finding) -> bool:
    """Whether two findings about shared text say the same: the second is about a part of what the first is
    about, they change it alike, or, where neither knows how, are of one topic."""
    if f.span.end <= g.span.start or g.span.end <= f.span.start:
        return False
    if f.span.start <= g.span.start and g.span.end <= f.span.end:
        return True
    if not f.fixes or not g.fixes:
        return not f.fixes and not g.fixes and f.rule.partition(".")[0] == g.rule.partition(".")[0]
    one, two = f.fixes[0].edits, g.fixes[0].edits
    return len(one) == len(two) == 1 and _core(one[0]) == _core(two[0])


def _core(edit: Edit) -> tuple[int, str, str]:
    """Where an edit begins to change anything, what goes there and what comes."""
    old, new = edit.old, edit.new
    ahead = _alike(old, new)
    old, new = old[ahead:], new[ahead:]
    behind = _alike(old[::-1], new[::-1])
    return edit.span.start + ahead, old[: len(old) - behind], new[: len(new) - behind]


def _alike(one: str, two: str) -> int:
    """How many letters two texts begin with alike."""
    return next((k for k, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _cuts_a_letter(text: str, span: Span) -> bool:
    """Whether the span parts a letter from its combining marks, or a word that has some."""
    if text.isascii():
        return False
    start, end = span.start, span.end
    return (end < len(text) and bool(combining(text[end]))) or (
        0 < start < end and bool(combining(text[start - 1])) and text[start].isalnum()
    )


def guard(rule: Rule, story: Story, fix: Fix) -> Fix | None:
    """Returns the fix as it may be offered, None where it may not. Raises ValueError where an edit is not
    for what stands there.

    The speech guard: in speech a fix that changes which words were said is no fix, and one that may do
    so, or that mends what somebody wrote, is for somebody to look at. Nor is one a fix that touches
    markup or runs over a paragraph's end, or one that renames what is written in two places.
    """
    # One that writes what is seen takes out what the source hides there.
    edits = tuple(e for e in fix.edits if e.old != e.new or story.document.hides(e.span))
    if not edits:
        return None
    if edits != fix.edits:
        fix = Fix(edits, fix.safety)
    for edit in edits:
        if story.text[edit.span.start : edit.span.end] != edit.old:
            raise ValueError(f"an edit for {edit.old!r} at {edit.span.start}, where something else stands")
        if story.is_protected(edit.span.start, edit.span.end):
            return None
        if story.is_label(edit.span.start, edit.span.end) and not _same_label(edit):
            return None
        if rule.changes == "wording":
            if _rewords(edit) and story.in_speech(edit.span):
                return None
        elif fix.safety is Safety.SAFE and story.in_speech(edit.span) and not keeps_words(story.text, edit):
            fix = Fix(edits, Safety.UNSAFE)
        if fix.safety is Safety.SAFE and (story.is_evidence(edit.span) or story.in_columns(edit.span)):
            fix = Fix(edits, Safety.UNSAFE)
    return fix if fix.safety > Safety.NONE else None


def only_marks(text: str, edit: Edit) -> bool:
    """Whether an edit changes nothing but spaces and marks: the words and figures that it touches, read
    whole, are the same and in the same order afterwards."""
    start, end = edit.span.start, edit.span.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    mended = text[start : edit.span.start] + edit.new + text[edit.span.end : end]
    return _WORDS.findall(text[start:end]) == _WORDS.findall(mended)


def _rewords(edit: Edit) -> bool:
    """Whether an edit changes more than capitals, spaces and marks."""
    return "".join(_LETTERS.findall(edit.old)).casefold() != "".join(_LETTERS.findall(edit.new)).casefold()


def _same_label(edit: Edit) -> bool:
    """Whether an edit of a label leaves it the same name: labels differ neither by capitals nor by how
    many blanks there are."""
    old, new = (_BLANKS.sub(" ", x).casefold() for x in (edit.old, edit.new))
    return old == new


def _in_scope(rule: Rule, story: Story, span: Span) -> bool:
    """Whether the rule is for what stands there: the roles it names, with "body" for all that tells the
    story and "prose" for all but furniture, which is where a rule about sentences is for that names none."""
    scope = rule.scope
    roles = [s for s in scope if s not in ("speech", "narration")] or (["prose"] if kinds.about_sentences(rule.kind) else [])
    if roles:
        p = story.paragraph_at(span.start)
        role = p.role if p is not None else "body"
        if role not in roles and not ("body" in roles and role in PROSE) and not ("prose" in roles and role not in FURNITURE):
            return False
    if not scope:
        return True
    if "speech" in scope and "narration" not in scope:
        return story.in_speech(span)
    if "narration" in scope and "speech" not in scope:
        return not story.in_speech(span)
    return True


@cache
def _exception(pattern: str) -> re.Pattern[str]:
    return later(pattern, re.IGNORECASE)


@cache
def _timed(pattern: str) -> Any:
    return rich(pattern, IGNORECASE)


def _found(rule: Rule, pattern: str, text: str, low: int, high: int) -> Iterator[Any]:
    """The matches of a pattern in text[low:high]. Those of copylint's own rules are known to end."""
    if is_own(rule.path):
        return _exception(pattern).finditer(text, low, high)
    found: Iterator[Any] = _timed(pattern).finditer(text, low, high, timeout=time_left())
    return found



def _excepted(rule: Rule, story: Story, span: Span) -> bool:
    p = story.paragraph_at(span.start)
    low, high = (p.start, p.end) if p is not None else (0, len(story.text))
    low, high = max(low, span.start - 120), min(high, span.end + 120)
    for u in rule.unless:
        for m in _found(rule, u, story.plain, low, high):
            if m.start() < span.end and span.start < m.end():
                return True
    return False
