"""One matching pass over a story, then the checks of the rules it nominated.

The order and content of findings depend on nothing but the text, the rules and the settings.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from copylint import kinds
from copylint.engine.admission import admit, only_marks
from copylint.engine.duplicates import without_echoes
from copylint.engine.index import Index, Overlaid, Places
from copylint.engine.rereading import Check, Rereading
from copylint.findings.finding import Finding, Fix, Safety
from copylint.rules.kind import Hit
from copylint.rules.rule import Rule
from copylint.story.english import language
from copylint.story.story import Story
from copylint.text import patterns
from copylint.text.document import Document
from copylint.text.faults import told
from copylint.text.patterns import start_clock, stop_clock
from copylint.text.spans import spliced


class _Ready(NamedTuple):
    """What running a rule takes: the rule, what finds what it may say, and how far that reads."""

    rule: Rule
    check: Check
    reads: str


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
        self._ready: dict[int, _Ready] = {}
        self._by_id: dict[str, Rule] = {}
        self._stopped: set[int] = set()
        #: rules with literals that hold line breaks, once somebody asked
        self._over_lines: set[int] | None = None
        #: what has been asked of fixes of general rules: whether another rule would undo it
        self._undone: dict[tuple[object, ...], bool] = {}

    @property
    def rules(self) -> list[Rule]:
        """The rules that run, in order."""
        return [r for k, r in enumerate(self._rules) if k in self._chosen]

    def nominate(
        self, story: Story, lost: list[str], rereading: Rereading | None = None
    ) -> dict[int, Sequence[Hit]]:
        """Returns rule number -> places where its literals stand, each in order; rules in order. `lost` and
        `rereading` are as `run` has them."""
        try:
            found: Places
            if rereading is None:
                found = self._index.places(story.folded)
            else:
                found = rereading.places(self._index, story.folded, self._reads)
        except Exception as e:
            found = {}
            lost.append(
                f"{story.document.path}: the rules’ literals could not be looked for: {told(e)}; "
                "only the rules that need none were run"
            )
        for k in self._always:
            found[k] = []
        wanted: dict[int, Sequence[Hit]] = {k: found[k] for k in sorted(found) if k in self._chosen}
        for k in wanted:
            found[k].sort()
        return wanted

    def _reads(self, k: int) -> str:
        """How far a rule reads, as its kind states; all of a story where one of its literals holds a line
        break."""
        if self._over_lines is None:
            self._over_lines = self._index.over_lines()
        return "story" if k not in self._chosen or k in self._over_lines else kinds.reads(self._rules[k])

    def _make_ready(self, k: int) -> _Ready:
        rule = self._rules[k]
        self._by_id[rule.id] = rule
        kind = kinds.get(rule.kind)
        prepared = kind.prepare(rule)

        variant = rule.match.get("variant")

        def check(story: Story, hits: Sequence[Hit]) -> list[Finding]:
            if variant and language(story) != variant:
                return []
            found = kind.check(rule, prepared, story, hits)
            return [kept for f in found if (kept := admit(rule, story, f)) is not None]

        return _Ready(rule, check, self._reads(k))

    def run(
        self, story: Story, lost: list[str] | None = None, rereading: Rereading | None = None
    ) -> list[Finding]:
        """Returns the findings of every rule, in order, those inside what is not copy left out.

        A rule that fails, whatever it raises, has no findings in this story; one whose pattern takes too
        long is left out of this and all later runs; what there is to say of them is put into `lost`.
        Where COPYLINT_DEBUG asks for it, the exception is raised. `rereading` has what was found in an
        earlier state of the text; the findings are the same with it and without.
        """
        found: list[Finding] = []
        failed: dict[str, list[Rule]] = {}
        lost = [] if lost is None else lost
        if rereading is not None:
            found += rereading.begin(story, self._stopped)
        for k, hits in self.nominate(story, lost, rereading).items():
            if k in self._stopped:
                continue
            try:
                found += self._found(k, story, hits, rereading)
            except TimeoutError:
                self._stopped.add(k)
                rule = self._rules[k]
                found = [f for f in found if f.rule != rule.id]
                lost.append(
                    f"{rule.path}:{rule.line}: rule {rule.id}: a pattern of it came to no end within "
                    f"{patterns.TIME_LIMIT:g} s on {story.document.path}; the rule is left out from there on"
                )
            except Exception as e:
                failed.setdefault(told(e), []).append(self._rules[k])
                found = [f for f in found if f.rule != self._rules[k].id]
        lost += [_failure(story, what, rules) for what, rules in failed.items()]
        lost += [f"{story.document.path}: {said}" for said in story.faults]
        general = {f.rule for f in found if "general" in self._by_id[f.rule].tags}
        found.sort(key=lambda f: (f.order, f.message))
        return [
            self._weighed(story, f)
            for f in without_echoes(found, general)
            if f.rule not in general or not f.fixes or not self._taken_back(story, f, lost)
        ]

    def _weighed(self, story: Story, f: Finding) -> Finding:
        """The finding with what is known of its rule, and its fixes as safe as that rule has proved to be."""
        rule = self._by_id[f.rule]
        fixes = f.fixes
        if fixes and fixes[0].safety is Safety.SAFE and rule.proof != "counted":
            if rule.proof == "none" or not all(only_marks(story.text, e) for e in fixes[0].edits):
                fixes = (Fix(edits=fixes[0].edits, safety=Safety.UNSAFE), *fixes[1:])
        return replace(f, fixes=fixes, weight=rule.weight, precision=rule.precision)

    def _taken_back(self, story: Story, f: Finding, lost: list[str]) -> bool:
        """Whether a more particular rule of the same topic would undo the first fix of a general one's
        finding: it knows better, and the word was right."""
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
        key = (f.rule, edit.span.start - low, before, edit.new, language(story), story.published)
        known = self._undone.get(key)
        if known is None:
            if len(self._undone) > 2_000:
                self._undone.clear()
            part = Document(story.document.path, after)
            changed = Story(
                part, variant=language(story) or "auto", published=story.published, whole=not story.fragment
            )
            known = self._undone[key] = self._restores(changed, before, f.rule.partition(".")[0], lost)
        return known

    def _restores(self, story: Story, before: str, topic: str, lost: list[str]) -> bool:
        """Whether a fix of one of the topic's particular rules makes the story what it was before."""
        for k, hits in self.nominate(story, lost).items():
            rule = self._rules[k]
            if k in self._stopped or rule.topic != topic or "general" in rule.tags:
                continue
            try:
                found = self._found(k, story, hits)
            except Exception:
                found = []  # it failed on the story itself too, and was named, or it does not count
            for f in found:
                if f.fixes and spliced(story.text, f.fixes[0].edits, 0, len(story.text)) == before:
                    return True
        return False

    def _found(
        self, k: int, story: Story, hits: Sequence[Hit], rereading: Rereading | None = None
    ) -> list[Finding]:
        """What one rule has to say. Raises whatever it does."""
        ready = self._ready.get(k)
        if ready is None:
            ready = self._ready[k] = self._make_ready(k)
        start_clock(len(story.text))
        try:
            if rereading is None:
                return ready.check(story, hits)
            return list(rereading.ask(k, ready.check, hits, ready.reads))
        finally:
            stop_clock()


def _failure(story: Story, what: str, rules: Sequence[Rule]) -> str:
    """What is said of rules that failed at one place: often something they share is at fault."""
    first = rules[0]
    named = f"rule {first.id}" if len(rules) == 1 else "rules " + ", ".join(r.id for r in rules)
    return (
        f"{first.path}:{first.line}: {named}: failed on {story.document.path}: {what}; "
        f"{'its' if len(rules) == 1 else 'their'} findings there are missing; "
        "COPYLINT_DEBUG=1 shows the whole trace"
    )


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
