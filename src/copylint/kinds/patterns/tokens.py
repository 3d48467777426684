"""`tokens`: patterns over words, with parts of speech, exceptions and replacements.

match: {patterns: [...], antipatterns: [...], sets: {name: "a|b|c"}}. A pattern is one line; its
elements are separated by spaces and each takes one token of the copy unless it says otherwise:

    word            this word, in any capitals; marks stand for themselves: , . ; " ( %
    this|that       any of these; `_` joins the words of one alternative: a_lot_of|plenty_of
    ~go             any form of the verb: go, goes, going, went, gone
    !this|that      one token that is none of these
    *               any one token that is not a mark
    ..3             up to three words, as few as will do; no mark among them
    {rest}          any words up to the next mark, but for hyphens and signs of money
    {NP}            a whole noun phrase, from its determiner to its head: the two old boats, she, Ann Bell;
                    {NP:plural} and {NP:singular} one whose number is sure: no group, no amount, no name, no
                    singular noun by itself
    {NP+}           a noun phrase with what hangs on it: the boats in the harbour that were sold, or less of
                    it; its number is that of the first head ({NP+:plural}, {NP+:singular})
    {subject}       the same, or with an insertion between commas besides: the driver, who was 42, has; its
                    number as that of {NP+}: {subject:plural}, {subject:singular}
    {VG}            a whole verb group, from its first auxiliary to its verb: had not yet been sold, to sell;
                    {VG:finite} one that has tense or a modal, {VG:infinite} one that has not
    {NN|NNS}        a word whose most likely part of speech here is one of these (NN* for all that
                    begin so); {?VB} one that may be a VB; {!NN} one that cannot be; single words,
                    in lower case, and marks may stand among the tags: {NN|the|,}; the|{NN} is the same
    {num} {cap} {lc} {caps} {word} {mark} {base}
                    a number in figures or words; a word with a capital; one in lower case; one all
                    in capitals; any word; any mark; a word that is a verb's base form and no noun
                    (make, go, decide; not plan, work)
    =US|=May        this word in these capitals
    {start} {end}   where the sentence begins or ends; take no token
    $name  @table   the alternatives of a set of this rule; the first column of a word table
    x?              the element may be missing

`<` and `>` stand around what is flagged and replaced: "could <of> {VBN|been}"; without them it is the
whole match. What the antipatterns match (between their `<` and `>`, if they have them) is left alone:
a match whose flagged words it overlaps is dropped.

`replace` is a text, a list of texts, or a mapping from the flagged words in lower case to either.
A text may hold {1}, {2} ... for the flagged elements in order ({0} for all of them as written), and
{1:VBN} for the form of that verb (VB VBP VBZ VBD VBN VBG), {1:singular} or {1:plural} for the same tense of
it in that number: was, were. Capitals at the start are kept.

A pattern needs a word of its own (not only tags): it is nominated by the words it must hold.

patterns_unsafe: [...]  more patterns, good but not certain: their fixes are offered, never automatic.
uncertain: [...]        like antipatterns, but what they overlap is offered still, only never automatic.
missing: of             the word that the fix puts behind the first flagged element. The statistical judge of
gaps
                        (copylint.models.missing_words) is asked too: nothing is found where it says no by
                        more than `least` (log odds under its threshold, -3 without this), and nothing is
                        automatic but from `sure` on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from copylint.findings.finding import Finding, Safety
from copylint.kinds.patterns.token_matching import Places, Words, flagged, matches, overlaps, stretches
from copylint.kinds.patterns.token_nomination import Beside, anchors, nominators
from copylint.kinds.patterns.token_syntax import Element, Pattern, SyntaxFault, parse
from copylint.lexicon.inflection import in_number, inflect
from copylint.lexicon.tagger import is_verb_base
from copylint.rules.kind import Hit, RuleError, finding, like, planned
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Num, Str, StrMap, Strs
from copylint.story.story import Story
from copylint.text.patterns import later
from copylint.text.sentences import Sentence
from copylint.text.tokens import Token

NAME = "tokens"
READS = "paragraph"
CHANGES = "wording"
SENTENCES = True
#: Its messages may show the words a part of a pattern took, by its number: {1}.
COUNTED = True
SCHEMA: dict[str, Field] = {
    "patterns": Strs(required=True),
    "patterns_unsafe": Strs(),
    "antipatterns": Strs(),
    "uncertain": Strs(),
    "missing": Str(choices=("the", "of", "to", "be", "a", "as")),
    "least": Num(),
    "sure": Num(),
    "sets": StrMap(),
}

#: By how much a gap may miss the threshold of its judge where a pattern speaks for it.
LEAST = -3.0


def _compiled(rule: Rule, key: str) -> list[Pattern]:
    sets = rule.match.get("sets", {})
    out = []
    for k, text in enumerate(rule.match.get(key, ())):
        try:
            out.append(parse(text, sets))
        except SyntaxFault as e:
            raise RuleError(("match", key, k), f"{e} (pattern: {text})") from None
    return out


def _sources(rule: Rule) -> list[str]:
    """All patterns that find something, those that are certain first."""
    return [*rule.match["patterns"], *rule.match.get("patterns_unsafe", ())]


def _by_pattern(rule: Rule) -> tuple[tuple[str, ...], ...]:
    return nominators(tuple(_sources(rule)), tuple(rule.match.get("sets", {}).items()))


_FIELD = later(r"\{(\d)(?::(\w+))?\}")
_FORMS = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "singular", "plural")


def _texts(rule: Rule) -> list[str]:
    r = rule.replace
    if r is None:
        return []
    if isinstance(r, str):
        return [r]
    values = list(r.values()) if isinstance(r, dict) else list(r)
    return [t for v in values for t in ([v] if isinstance(v, str) else v)]


def validate(rule: Rule) -> None:
    """Raises RuleError for a pattern that cannot be read, names an unknown tag or no word of its
    own, or a replacement that points at an element the pattern does not flag."""
    certain = _compiled(rule, "patterns")
    patterns = certain + _compiled(rule, "patterns_unsafe")
    _compiled(rule, "antipatterns")
    _compiled(rule, "uncertain")
    for k, (source, literals) in enumerate(zip(_sources(rule), _by_pattern(rule), strict=True)):
        if not literals:
            where = ("patterns", k) if k < len(certain) else ("patterns_unsafe", k - len(certain))
            raise RuleError(("match", *where), f"a pattern needs a word of its own (pattern: {source})")
    if "missing" in rule.match:
        _validate_missing(rule, patterns)
    elif "least" in rule.match or "sure" in rule.match:
        raise RuleError(("match",), "least and sure need missing")
    for text in _texts(rule):
        if not isinstance(text, str):
            raise RuleError(("replace",), "expected a text, a list of texts or a mapping to either")
        for m in _FIELD.finditer(text):
            if m.group(2) and m.group(2) not in _FORMS:
                raise RuleError(
                    ("replace",), f"unknown form {m.group(2)!r}; expected one of {', '.join(_FORMS)}"
                )
            if any(int(m.group(1)) > p.high - p.low for p in patterns):
                raise RuleError(("replace",), f"{m.group()} has no flagged element in one of the patterns")
    if rule.fix > Safety.NONE and not _texts(rule):
        raise RuleError(("fix",), "a fix needs replace")


def _validate_missing(rule: Rule, patterns: Sequence[Pattern]) -> None:
    for k, pattern in enumerate(patterns):
        if pattern.high - pattern.low < 2:
            raise RuleError(
                ("match", "missing"),
                f"nothing is flagged behind the missing word (pattern: {_sources(rule)[k]})",
            )


def triggers(rule: Rule) -> list[str] | None:
    """Returns the words, joined by spaces where they stand side by side, that nominate a sentence."""
    return sorted({border(x) for literals in _by_pattern(rule) for x in literals})


def plan(rule: Rule) -> Any:
    """Returns the anchors, each the number of its pattern and those of the elements before and after
    it, and by literal as folded, in one text: |literal|A0A3|literal|A1| and so on, the numbers of the
    anchors it belongs to. A text that is searched costs less to read than a mapping of thousands."""
    kept: dict[tuple[int, int, int], int] = {}
    users: dict[str, dict[int, None]] = {}
    for k, pattern in enumerate(_compiled(rule, "patterns") + _compiled(rule, "patterns_unsafe")):
        for literals, before, after in anchors(pattern):
            number = kept.setdefault((k, before, after), len(kept))
            for x in literals:
                users.setdefault(border(x).strip("|"), {})[number] = None
    # No literal holds a bar or, being folded, a capital.
    text = "".join(f"|{x}|" + "".join(f"A{n}" for n in numbers) for x, numbers in sorted(users.items()))
    return {"anchors": list(kept), "users": text + "|"}


#: The number of a pattern, and the elements that stand right before and after what nominates it, if any.
_Anchor = tuple[int, Element | None, Element | None]


class _Prepared:
    """A rule's patterns, each read when a word nominates it."""

    def __init__(self, rule: Rule) -> None:
        made = planned(rule, plan)
        self._sets = rule.match.get("sets", {})
        self._sources = _sources(rule)
        self._certain = len(rule.match["patterns"])
        self.missing: str | None = rule.match.get("missing")
        self.least, self.sure = rule.match.get("least", LEAST), rule.match.get("sure", 0.0)
        self._patterns: dict[int, Pattern] = {}
        self._anchors = made["anchors"]
        self._users = made["users"]
        self._nominated: dict[bytes, tuple[list[int], list[_Anchor]]] = {}
        self._against = rule.match.get("antipatterns", ())
        self._doubtful = rule.match.get("uncertain", ())
        self.mapping: dict[str, list[str]] | None = None
        self.texts: list[str] = []
        if isinstance(rule.replace, dict):
            self.mapping = {
                k.lower(): [v] if isinstance(v, str) else list(v) for k, v in rule.replace.items()
            }
        else:
            self.texts = _texts(rule)

    def pattern(self, k: int) -> Pattern:
        """The pattern of that number."""
        found = self._patterns.get(k)
        if found is None:
            found = self._patterns[k] = parse(self._sources[k], self._sets)
        return found

    def safety(self, k: int) -> Safety:
        """The best that a fix of the pattern of that number may be."""
        return Safety.SAFE if k < self._certain else Safety.UNSAFE

    @cached_property
    def antipatterns(self) -> list[Pattern]:
        """What is left alone."""
        return [parse(x, self._sets) for x in self._against]

    @cached_property
    def uncertain(self) -> list[Pattern]:
        """What is offered only."""
        return [parse(x, self._sets) for x in self._doubtful]

    def nominated(self, literal: bytes) -> tuple[list[int], list[_Anchor]]:
        """The patterns that a literal, as folded, nominates wherever it stands, by number; and those that it
        does between elements: number, elements before and after it."""
        found = self._nominated.get(literal)
        if found is None:
            every = list(self._look_up(literal.decode("ascii")))
            found = self._nominated[literal] = (
                [k for k, before, after in every if before is None and after is None],
                [a for a in every if a[1] is not None or a[2] is not None],
            )
        return found

    def _look_up(self, literal: str) -> Iterator[_Anchor]:
        start = self._users.find(f"|{literal}|A")
        if start < 0:
            return
        start += len(literal) + 3
        for n in self._users[start : self._users.index("|", start)].split("A"):
            k, before, after = self._anchors[int(n)]
            elements = self.pattern(k).elements
            yield k, None if before < 0 else elements[before], None if after < 0 else elements[after]


def prepare(rule: Rule) -> Any:
    """Returns the patterns, none read yet."""
    return _Prepared(rule)


class _Match(NamedTuple):
    """A match of pattern number `k`: the tokens that are flagged, and where its elements stand."""

    low: int
    high: int
    k: int
    places: Places


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a match in the sentences that were nominated."""
    folded, text = story.folded, story.plain
    wanted: dict[int, tuple[Sentence, set[int]]] = {}
    for start, end in hits:
        # Most nominations end here: the word beside the anchor is looked at before any sentence is cut.
        alone, besides = prepared.nominated(folded[start:end])
        nominated = alone
        if besides:
            beside = Beside(text, start, end)
            allowed = [k for k, before, after in besides if beside.allows(before, after)]
            nominated = [*alone, *allowed] if allowed else alone
        s = story.sentence_at(start) if nominated else None
        if s is not None:
            wanted.setdefault(s.start, (s, set()))[1].update(nominated)
    for s, numbers in wanted.values():
        yield from _in_sentence(rule, prepared, story, s, sorted(numbers))


def _in_sentence(
    rule: Rule, prepared: _Prepared, story: Story, sentence: Sentence, numbers: Sequence[int]
) -> Iterator[Finding]:
    words = Words(sentence)
    found: list[_Match] = []
    for k in numbers:
        pattern = prepared.pattern(k)
        for places in matches(pattern, words):
            low, high = flagged(pattern, places)
            if not overlaps(low, high, [(f.low, f.high) for f in found]):
                found.append(_Match(low, high, k, places))
    if not found:
        return
    barred = stretches(prepared.antipatterns, words)
    found = [f for f in found if not overlaps(f.low, f.high, barred)]
    uncertain = stretches(prepared.uncertain, words) if found else []
    for f in sorted(found, key=lambda f: f.low):
        safety = _weighed(prepared, story, words.tokens, f)
        if safety is None:
            continue
        if overlaps(f.low, f.high, uncertain):
            safety = min(safety, Safety.UNSAFE)
        yield _finding(rule, prepared, story, words.tokens, f, safety)


def _weighed(prepared: _Prepared, story: Story, tokens: Sequence[Token], found: _Match) -> Safety | None:
    """The best that the fix of a match may be; None where the judge of gaps will not hear of it."""
    safety: Safety = prepared.safety(found.k)
    if prepared.missing is None:
        return safety
    from copylint.models.witness import missing

    first = found.places[prepared.pattern(found.k).low]
    if first[0] == first[1]:
        return safety
    behind = tokens[first[1]].start
    margin = missing(story, behind, behind, prepared.missing)
    if margin is None:
        return Safety.UNSAFE
    if margin < prepared.least:
        return None
    return safety if margin >= prepared.sure else Safety.UNSAFE


def _finding(
    rule: Rule, prepared: _Prepared, story: Story, tokens: Sequence[Token], found: _Match, safety: Safety
) -> Finding:
    pattern, (low, high) = prepared.pattern(found.k), found[:2]
    start, end = tokens[low].start, tokens[high - 1].end
    old = story.text[start:end]
    parts = [
        "" if a == b else story.text[tokens[a].start : tokens[b - 1].end]
        for a, b in found.places[pattern.low : pattern.high]
    ]
    texts = prepared.texts
    if prepared.mapping is not None:
        texts = prepared.mapping.get(" ".join(t.lower for t in tokens[low:high])) or prepared.mapping.get(
            story.plain[start:end].lower(), []
        )
    filled = (_fill(text, old, parts) for text in texts)
    new = [_capitals(old, made, tokens[low]) for made in filled if made is not None and made != old]
    values = {str(k): part for k, part in enumerate(parts, 1)}
    return finding(rule, story, start, end, list(dict.fromkeys(new)), safety=safety, values=values)


def _fill(text: str, old: str, parts: Sequence[str]) -> str | None:
    """The replacement with its fields filled in; None where a verb has not the form that one asks for."""
    missing = False

    def put(m: re.Match[str]) -> str:
        nonlocal missing
        number, form = int(m.group(1)), m.group(2)
        part = old if number == 0 else parts[number - 1]
        if not form or not part:
            return part
        change = in_number if form in ("singular", "plural") else inflect
        made = change(part.lower(), form, is_verb_base)
        if made is None:
            missing = True
            return part
        return made

    out = _FIELD.sub(put, text)
    if missing:
        return None
    return re.sub(r" {2,}", " ", out).strip() if _FIELD.search(text) else out


def _capitals(old: str, new: str, first: Token) -> str:
    """The replacement with the capitals of what it stands for; "I" and initialisms lend none."""
    letters = [c for c in old if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        return new.upper()
    if first.text[:1].isupper() and (len(first.text) > 1 and first.text[1:].islower() or first.text == "A"):
        return like(first.text[0], new) if new[:1].islower() else new
    return new
