"""`tokens`: patterns over words, with parts of speech, exceptions and replacements.

match: {patterns: [...], antipatterns: [...], sets: {name: "a|b|c"}}. A pattern is one line; its
elements are separated by spaces and each takes one token of the copy unless it says otherwise:

    word            this word, in any capitals; marks stand for themselves: , . ; " ( %
    this|that       any of these; `_` joins the words of one alternative: a_lot_of|plenty_of
    ~go             any form of the verb: go, goes, going, went, gone
    !this|that      one token that is none of these
    *               any one token that is not a mark
    ..3             up to three words, as few as will do; no mark among them
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
{1:VBN} for the form of that verb (VB VBP VBZ VBD VBN VBG). Capitals at the start are kept.

A pattern needs a word of its own (not only tags): it is nominated by the words it must hold.

patterns_unsafe: [...]  more patterns, good but not certain: their fixes are offered, never automatic.
uncertain: [...]        like antipatterns, but what they overlap is offered still, only never automatic.
missing: of             the word that the fix puts behind the first flagged element. The statistical judge of gaps
                        (copylint.models.missing_words) is asked too: nothing is found where it says no by more than `least`
                        (log odds under its threshold, -3 without this), and nothing is automatic but from `sure` on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Any

from copylint.cache.patterns import later
from copylint.findings.finding import Finding, Safety
from copylint.lexicon.inflection import all_forms, inflect
from copylint.lexicon.tables import load_set
from copylint.lexicon.tagger import TAGS, is_verb_base, possible, tags_of
from copylint.rules.kind import Hit, RuleError, finding, like, planned
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Num, Str, StrMap, Strs
from copylint.story.story import Story
from copylint.tables.wordlists import LexiconError, word_set
from copylint.text.records import Record
from copylint.text.sentences import Sentence
from copylint.text.tokens import Token, tokenise

NAME = "tokens"
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

_ALTERNATIVES = later(r"(?:\{[^}]*\}|[^|])+")
_GAP = later(r"\.\.(\d)\Z")
#: By how much a gap may miss the threshold of its judge where a pattern speaks for it.
LEAST = -3.0
#: More alternatives than this are not spelled out: their parts nominate instead.
_MOST = 2500


class _Syntax(ValueError):
    """A pattern that cannot be read."""


class _Element(Record):
    """One element: `words` (alternatives, each a tuple of tokens), `test`, `gap` or `edge` says what
    it takes; words and a test may stand side by side."""

    source: str
    words: frozenset[tuple[str, ...]] = frozenset()
    longest: int = 1
    exact: frozenset[str] = frozenset()
    test: Callable[[Token, str], bool] | None = None
    gap: int = 0
    edge: str = ""
    optional: bool = False


class _Pattern(Record):
    """Elements in order; those from `low` up to `high` are flagged."""

    elements: tuple[_Element, ...]
    low: int
    high: int


def _split(text: str) -> Iterator[str]:
    """The elements of a pattern, braces kept whole, `<` and `>` apart."""
    for piece in text.split():
        if piece in ("<", ">"):
            yield piece
            continue
        opens = piece.startswith("<")
        closes = piece.endswith(">")
        if opens:
            yield "<"
        core = piece[opens : len(piece) - closes]
        if not core:
            raise _Syntax(f"nothing is flagged in {piece!r}")
        yield core
        if closes:
            yield ">"


def _words(text: str, sets: dict[str, str], where: str) -> frozenset[tuple[str, ...]]:
    out: set[tuple[str, ...]] = set()
    for alternative in text.split("|"):
        if not alternative:
            raise _Syntax(f"an empty alternative in {where!r}")
        if alternative[0] == "$" and len(alternative) > 1 and alternative[1:].isidentifier():
            if alternative[1:] not in sets:
                raise _Syntax(f"no set {alternative[1:]!r} among {', '.join(sets) or 'none'}")
            out |= _words("|".join(sets[alternative[1:]].replace("|", " ").split()), {}, where)
        elif alternative[0] == "@" and len(alternative) > 1:
            try:
                table = load_set(alternative[1:])
            except (LexiconError, OSError) as e:
                raise _Syntax(str(e)) from None
            out |= {tuple(t.lower for t in tokenise(w)) for w in table}
        elif alternative[0] == "~" and len(alternative) > 1:
            out |= {(form,) for form in all_forms(alternative[1:].lower())}
        else:
            tokens = tuple(t.lower for part in alternative.split("_") for t in tokenise(part))
            if not tokens:
                raise _Syntax(f"no word or mark in {where!r}")
            out.add(tokens)
    return frozenset(out)


@cache
def _numbers() -> frozenset[str]:
    named = (word_set("numbers", name) for name in ("units", "teens", "tens", "scales"))
    return frozenset({"dozen"}).union(*named)


def _is_number(t: Token, _: str) -> bool:
    return t.kind == "number" or t.lower in _numbers()


#: Verbs that the dictionary also knows as nouns, but hardly any copy does.
_RARELY_NOUNS = frozenset(
    "be have do go make take get give see say find keep put let leave pay meet win become know tell lose sell allow use hold build bring turn".split()
)


def _is_base(word: str) -> bool:
    tags = possible(word)
    return tags[0] in ("VB", "VBP") and word not in ("are", "am") and ("NN" not in tags or word in _RARELY_NOUNS)


_TESTS: dict[str, Callable[[Token, str], bool]] = {
    "num": _is_number,
    "cap": lambda t, _: t.kind == "word" and t.text[0].isupper(),
    "lc": lambda t, _: t.kind == "word" and t.text.islower(),
    "caps": lambda t, _: t.kind == "word" and len(t.text) > 1 and t.text.isupper(),
    "word": lambda t, _: t.kind == "word",
    "mark": lambda t, _: t.kind == "mark",
    "base": lambda t, _: t.text.islower() and _is_base(t.text),
}


def _tags(text: str, where: str) -> frozenset[str]:
    out: set[str] = set()
    for name in text.split("|"):
        known = {t for t in TAGS if t.startswith(name[:-1])} if name.endswith("*") and name != "*" else {name} & TAGS
        if not known:
            raise _Syntax(f"unknown tag {name!r} in {where!r}")
        out |= known
    return frozenset(out)


def _braces(body: str, where: str) -> Callable[[Token, str], bool]:
    if body.startswith("?"):
        wanted = _tags(body[1:], where)
        return lambda t, _: t.kind == "word" and not wanted.isdisjoint(possible(t.text))
    if body.startswith("!"):
        barred = _tags(body[1:], where)
        return lambda t, _: t.kind == "word" and barred.isdisjoint(possible(t.text))
    names = body.split("|")
    tests = [_TESTS[n] for n in names if n in _TESTS]
    rest = [n for n in names if n not in _TESTS]
    texts = frozenset(n for n in rest if n and n == n.lower() and "*" not in n)
    if any("_" in n and len(n) > 1 for n in texts):
        raise _Syntax(f"only single words may stand among tags, not as in {where!r}")
    named = [n for n in rest if n not in texts]
    tags = _tags("|".join(named), where) if named else frozenset()
    if not tests and not texts:
        return lambda t, tag: tag in tags
    return lambda t, tag: tag in tags or t.lower in texts or any(test(t, tag) for test in tests)


def _element(text: str, sets: dict[str, str]) -> _Element:
    optional = len(text) > 1 and text.endswith("?")
    body = text[:-1] if optional else text
    gap = _GAP.match(body)
    if gap:
        return _Element(text, gap=int(gap.group(1)), optional=optional)
    if body == "*":
        return _Element(text, test=lambda t, _: t.kind != "mark", optional=optional)
    if body in ("{start}", "{end}"):
        return _Element(text, edge=body[1:-1], optional=optional)
    pieces = _ALTERNATIVES.findall(body)
    mixed = [x for x in pieces if x.startswith("{")]
    if mixed and len(pieces) > 1 and all(x.startswith("{") == x.endswith("}") for x in pieces):
        words = _words("|".join(x for x in pieces if x not in mixed), sets, text) if len(mixed) < len(pieces) else frozenset()
        tests = [_braces(x[1:-1], text) for x in mixed]
        return _Element(
            text, words=words, longest=max(map(len, words), default=1), optional=optional,
            test=lambda t, tag: any(test(t, tag) for test in tests),
        )
    if body.startswith("{"):
        if not body.endswith("}") or len(body) < 3:
            raise _Syntax(f"a brace that does not close in {text!r}")
        return _Element(text, test=_braces(body[1:-1], text), optional=optional)
    if "{" in body or "}" in body:
        raise _Syntax(f"braces must stand around a whole element, not as in {text!r}")
    if body.startswith("!") and len(body) > 1:
        barred = _words(body[1:], sets, text)
        if any(len(w) > 1 for w in barred):
            raise _Syntax(f"only single words can be ruled out, not as in {text!r}")
        out = {w[0] for w in barred}
        return _Element(text, test=lambda t, _: t.lower not in out, optional=optional)
    exact = frozenset(a[1:] for a in body.split("|") if a.startswith("=") and len(a) > 1)
    if exact:
        if not all(a.startswith("=") and len(a) > 1 for a in body.split("|")):
            raise _Syntax(f"either all of the words in {text!r} begin with = or none")
        return _Element(text, words=frozenset((a.lower(),) for a in exact), exact=exact, optional=optional)
    words = _words(body, sets, text)
    return _Element(text, words=words, longest=max(map(len, words)), optional=optional)


def _parse(text: str, sets: dict[str, str]) -> _Pattern:
    elements: list[_Element] = []
    low = high = -1
    for piece in _split(text):
        if piece == "<":
            if low >= 0:
                raise _Syntax("a second '<'")
            low = len(elements)
        elif piece == ">":
            if low < 0 or high >= 0:
                raise _Syntax("a '>' without its '<'")
            high = len(elements)
        else:
            elements.append(_element(piece, sets))
    if (low >= 0) != (high >= 0):
        raise _Syntax("'<' and '>' must both stand")
    if not elements:
        raise _Syntax("nothing to match")
    if low < 0:
        low, high = 0, len(elements)
    if all(e.optional or e.edge for e in elements[low:high]):
        raise _Syntax("what is flagged may be missing")
    return _Pattern(tuple(elements), low, high)


def _compiled(rule: Rule, key: str) -> list[_Pattern]:
    sets = rule.match.get("sets", {})
    out = []
    for k, text in enumerate(rule.match.get(key, ())):
        try:
            out.append(_parse(text, sets))
        except _Syntax as e:
            raise RuleError(("match", key, k), f"{e} (pattern: {text})") from None
    return out


# -- nomination ----------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def _joined(tokens: tuple[str, ...]) -> str:
    """How tokens stand in copy: a space between words, none at marks that cling."""
    out = ""
    for t in tokens:
        clings = t in (",", ".", ";", ":", "!", "?", ")", "%", "-", "'") or out[-1:] in ("-", "(", "$", "£", "€")
        out += t if not out or clings else " " + t
    return out


#: Words too common to nominate well.
_COMMON = frozenset("the a an of to in and is it on at for as by be that with he was i or not are his from".split())


def _worth(literals: set[str]) -> float:
    """How rarely the literals are likely to stand in copy: the weakest decides."""
    return min(map(_rarity, literals)) - 0.002 * len(literals)


@lru_cache(maxsize=8192)
def _rarity(text: str) -> float:
    return sum(1.0 if w in _COMMON else min(len(w), 8) for w in text.split())


def _required(elements: Sequence[_Element]) -> tuple[set[str], int, int]:
    """The rarest texts one of which stands in every match of elements without options, and which
    elements they stand for."""
    best: set[str] = set()
    where = (0, 0)
    score = 0.0
    n = len(elements)
    for i in range(n):
        texts: list[tuple[str, ...]] = [()]
        for j in range(i, n):
            e = elements[j]
            if not e.words or e.test is not None or len(texts) * len(e.words) > _MOST:
                break
            texts = [a + b for a, b in product(texts, e.words)]
            literals = {_joined(t) for t in texts}
            if not all(any(c.isalnum() for c in x) for x in literals):
                continue
            got = _worth(literals)
            if not best or got > score:
                best, score, where = literals, got, (i, j + 1)
    return best, *where


#: Texts that nominate a pattern, and the numbers of the elements that must stand right before and
#: after them, -1 where any token may.
_Anchor = tuple[frozenset[str], int, int]


def _anchors(pattern: _Pattern) -> list[_Anchor]:
    """One anchor for each choice of optional elements; empty where one choice has no word of its own."""
    elements = pattern.elements
    optional = [k for k, e in enumerate(elements) if e.optional]
    if len(optional) > 6:
        raise _Syntax("more than six elements that may be missing")
    out = []
    for chosen in product((True, False), repeat=len(optional)):
        left_out = {k for k, kept in zip(optional, chosen, strict=True) if not kept}
        numbers = [k for k in range(len(elements)) if k not in left_out]
        literals, i, j = _required([elements[k] for k in numbers])
        if not literals:
            return []
        out.append((frozenset(literals), _neighbour(elements, numbers, i - 1), _neighbour(elements, numbers, j)))
    return list(dict.fromkeys(out))


def _neighbour(elements: Sequence[_Element], numbers: Sequence[int], k: int) -> int:
    """The element at place `k` of those chosen where it takes exactly the token beside the anchor."""
    if not 0 <= k < len(numbers):
        return -1
    e = elements[numbers[k]]
    return -1 if e.edge or e.gap or e.longest > 1 else numbers[k]


def _literals(pattern: _Pattern) -> set[str]:
    return {x for literals, _, _ in _anchors(pattern) for x in literals}


@cache
def _nominators(patterns: tuple[str, ...], sets: tuple[tuple[str, str], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(sorted(_literals(_parse(p, dict(sets))))) for p in patterns)


def _sources(rule: Rule) -> list[str]:
    """All patterns that find something, those that are certain first."""
    return [*rule.match["patterns"], *rule.match.get("patterns_unsafe", ())]


def _by_pattern(rule: Rule) -> tuple[tuple[str, ...], ...]:
    return _nominators(tuple(_sources(rule)), tuple(rule.match.get("sets", {}).items()))


_FIELD = later(r"\{(\d)(?::(\w+))?\}")
_FORMS = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG")


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
                raise RuleError(("replace",), f"unknown form {m.group(2)!r}; expected one of {', '.join(_FORMS)}")
            if any(int(m.group(1)) > p.high - p.low for p in patterns):
                raise RuleError(("replace",), f"{m.group()} has no flagged element in one of the patterns")
    if rule.fix > Safety.NONE and not _texts(rule):
        raise RuleError(("fix",), "a fix needs replace")


def _validate_missing(rule: Rule, patterns: Sequence[_Pattern]) -> None:
    for k, pattern in enumerate(patterns):
        if pattern.high - pattern.low < 2:
            raise RuleError(("match", "missing"), f"nothing is flagged behind the missing word (pattern: {_sources(rule)[k]})")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the words, joined by spaces where they stand side by side, that nominate a sentence."""
    return sorted({border(x) for literals in _by_pattern(rule) for x in literals})


# -- matching --------------------------------------------------------------------------------------


def plan(rule: Rule) -> Any:
    """Returns the anchors, each the number of its pattern and those of the elements before and after
    it, and by literal as folded, in one text: |literal|A0A3|literal|A1| and so on, the numbers of the
    anchors it belongs to. A text that is searched costs less to read than a mapping of thousands."""
    anchors: dict[tuple[int, int, int], int] = {}
    users: dict[str, dict[int, None]] = {}
    for k, pattern in enumerate(_compiled(rule, "patterns") + _compiled(rule, "patterns_unsafe")):
        for literals, before, after in _anchors(pattern):
            number = anchors.setdefault((k, before, after), len(anchors))
            for x in literals:
                users.setdefault(border(x).strip("|"), {})[number] = None
    # No literal holds a bar or, being folded, a capital.
    text = "".join(f"|{x}|" + "".join(f"A{n}" for n in numbers) for x, numbers in sorted(users.items()))
    return {"anchors": list(anchors), "users": text + "|"}


class _Prepared:
    """A rule's patterns, each read when a word nominates it."""

    def __init__(self, rule: Rule) -> None:
        made = planned(rule, plan)
        self._sets = rule.match.get("sets", {})
        self._sources = _sources(rule)
        self._certain = len(rule.match["patterns"])
        self.missing: str | None = rule.match.get("missing")
        self.least, self.sure = rule.match.get("least", LEAST), rule.match.get("sure", 0.0)
        self._patterns: dict[int, _Pattern] = {}
        self._anchors = made["anchors"]
        self._users = made["users"]
        self._nominated: dict[str, list[tuple[int, _Element | None, _Element | None]]] = {}
        self._against = rule.match.get("antipatterns", ())
        self._antipatterns: list[_Pattern] | None = None
        self._uncertain: list[_Pattern] | None = None
        self._doubtful = rule.match.get("uncertain", ())
        self.mapping: dict[str, list[str]] | None = None
        self.texts: list[str] = []
        if isinstance(rule.replace, dict):
            self.mapping = {k.lower(): [v] if isinstance(v, str) else list(v) for k, v in rule.replace.items()}
        else:
            self.texts = _texts(rule)

    def pattern(self, k: int) -> _Pattern:
        """The pattern of that number."""
        found = self._patterns.get(k)
        if found is None:
            found = self._patterns[k] = _parse(self._sources[k], self._sets)
        return found

    def safety(self, k: int) -> Safety:
        """The best that a fix of the pattern of that number may be."""
        return Safety.SAFE if k < self._certain else Safety.UNSAFE

    @property
    def antipatterns(self) -> list[_Pattern]:
        """What is left alone."""
        if self._antipatterns is None:
            self._antipatterns = [_parse(x, self._sets) for x in self._against]
        return self._antipatterns

    @property
    def uncertain(self) -> list[_Pattern]:
        """What is offered only."""
        if self._uncertain is None:
            self._uncertain = [_parse(x, self._sets) for x in self._doubtful]
        return self._uncertain

    def nominated(self, literal: str) -> list[tuple[int, _Element | None, _Element | None]]:
        """The patterns that a literal, as folded, nominates: number, elements before and after it."""
        found = self._nominated.get(literal)
        if found is None:
            found = self._nominated[literal] = list(self._look_up(literal))
        return found

    def _look_up(self, literal: str) -> Iterator[tuple[int, _Element | None, _Element | None]]:
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


#: Where each element of a match stands: (first token, token after the last); equal when missing.
_Places = list[tuple[int, int]]


def _match(elements: Sequence[_Element], k: int, tokens: Sequence[Token], lows: list[str], tags: list[str], at: int, places: _Places, dead: set[tuple[int, int]]) -> bool:
    """Whether elements[k:] match at token `at`; fills `places`, longest options first. `dead` holds
    what is known not to: gaps and options would else be tried in every combination."""
    if k == len(elements):
        return True
    e = elements[k]
    if (k, at) in dead:
        return False
    n = len(tokens)
    if e.words:
        for size in range(e.longest, 0, -1):
            if at + size <= n and tuple(lows[at : at + size]) in e.words and (not e.exact or tokens[at].text in e.exact):
                places.append((at, at + size))
                if _match(elements, k + 1, tokens, lows, tags, at + size, places, dead):
                    return True
                places.pop()
    if e.test is not None:
        if at < n and e.test(tokens[at], tags[at]):
            places.append((at, at + 1))
            if _match(elements, k + 1, tokens, lows, tags, at + 1, places, dead):
                return True
            places.pop()
    if e.edge:
        if (at == 0 or all(t.kind == "mark" for t in tokens[:at])) if e.edge == "start" else all(t.kind == "mark" for t in tokens[at:]):
            places.append((at, at))
            if _match(elements, k + 1, tokens, lows, tags, at, places, dead):
                return True
            places.pop()
        return False
    if e.gap:
        for size in range(e.gap + 1):
            if size and (at + size > n or tokens[at + size - 1].kind == "mark"):
                break
            places.append((at, at + size))
            if _match(elements, k + 1, tokens, lows, tags, at + size, places, dead):
                return True
            places.pop()
        dead.add((k, at))
        return False
    if e.optional:
        places.append((at, at))
        if _match(elements, k + 1, tokens, lows, tags, at, places, dead):
            return True
        places.pop()
        dead.add((k, at))
    return False


def _matches(pattern: _Pattern, tokens: Sequence[Token], lows: list[str], tags: list[str]) -> Iterator[_Places]:
    first = pattern.elements[0]
    quick = first.words if first.words and first.test is None and first.longest == 1 and not first.optional else None
    dead: set[tuple[int, int]] = set()
    for at in range(len(tokens)):
        if quick is not None and (lows[at],) not in quick:
            continue
        places: _Places = []
        if _match(pattern.elements, 0, tokens, lows, tags, at, places, dead):
            yield places


def _flagged(pattern: _Pattern, places: _Places) -> tuple[int, int]:
    return places[pattern.low][0], places[pattern.high - 1][1]


_AFTER = later(r"\s*(?:(?P<word>[^\W\d_]\w*(?:'\w+)*)|(?P<number>\d[\w.,:]*)|(?P<mark>\S))")
_BEFORE = later(r"(?:(?P<number>\d[\w.,:]*)|(?P<word>[^\W\d_]\w*(?:'\w+)*)|(?P<mark>[^\w\s]))\s*\Z")


def _may_stand(e: _Element, m: re.Match[str] | None) -> bool:
    """Whether the token that `m` found may be what the element wants; true where that is in doubt."""
    if m is None:
        return False
    kind = m.lastgroup or "mark"
    found = m.group(kind)
    if (found.lower(),) in e.words:
        return True
    if e.test is None:
        # Initialisms and doubled marks are cut differently by the tokeniser.
        return kind == "mark" and found in ".-" and any(w[0][:1] == found for w in e.words)
    if kind == "word":
        token = Token(m.start(kind), m.end(kind), found, kind)
        tags = possible(found)
        return any(e.test(token, t) for t in tags) or (found[0].isupper() and (e.test(token, "NNP") or e.test(token, "NNPS")))
    return True


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a match in the sentences that were nominated."""
    folded = story.folded
    wanted: dict[int, tuple[Sentence, set[int]]] = {}
    text = story.plain
    for start, end in hits:
        # Most nominations end here: the word beside the anchor is looked at before any sentence is cut.
        nominated = [
            k
            for k, before, after in prepared.nominated(folded[start:end].decode("ascii"))
            if (after is None or _may_stand(after, _AFTER.match(text, end)))
            and (before is None or _may_stand(before, _BEFORE.search(text, max(0, start - 40), start)))
        ]
        s = story.sentence_at(start) if nominated else None
        if s is not None:
            wanted.setdefault(s.start, (s, set()))[1].update(nominated)
    for s, numbers in wanted.values():
        tokens = s.tokens
        tags = tags_of(s)
        lows = s.lows
        found: list[tuple[int, int, int, _Places]] = []
        for k in sorted(numbers):
            pattern = prepared.pattern(k)
            for places in _matches(pattern, tokens, lows, tags):
                low, high = _flagged(pattern, places)
                if not any(low < f[1] and f[0] < high for f in found):
                    found.append((low, high, k, places))
        if not found:
            continue
        barred = _stretches(prepared.antipatterns, tokens, lows, tags)
        found = [f for f in found if not _overlaps(f, barred)]
        uncertain = _stretches(prepared.uncertain, tokens, lows, tags) if found else []
        for low, high, k, places in sorted(found, key=lambda f: f[0]):
            safety = _weighed(prepared, story, tokens, k, places)
            if safety is not None and _overlaps((low, high), uncertain):
                safety = min(safety, Safety.UNSAFE)
            made = None if safety is None else _finding(rule, prepared, story, tokens, prepared.pattern(k), places, low, high, safety)
            if made is not None:
                yield made


def _stretches(patterns: Sequence[_Pattern], tokens: Sequence[Token], lows: list[str], tags: list[str]) -> list[tuple[int, int]]:
    """What the patterns flag, as numbers of tokens."""
    return [_flagged(p, places) for p in patterns for places in _matches(p, tokens, lows, tags)]


def _overlaps(found: Sequence[Any], stretches: Sequence[tuple[int, int]]) -> bool:
    return any(found[0] < high and low < found[1] for low, high in stretches)


def _weighed(prepared: _Prepared, story: Story, tokens: Sequence[Token], k: int, places: _Places) -> Safety | None:
    """The best that the fix of a match of pattern `k` may be; None where the judge of gaps will not hear of it."""
    safety: Safety = prepared.safety(k)
    if prepared.missing is None:
        return safety
    from copylint.models.witness import missing

    first = places[prepared.pattern(k).low]
    if first[0] == first[1]:
        return safety
    behind = tokens[first[1]].start
    margin = missing(story, behind, behind, prepared.missing)
    if margin is None:
        return Safety.UNSAFE
    if margin < prepared.least:
        return None
    return safety if margin >= prepared.sure else Safety.UNSAFE


def _finding(rule: Rule, prepared: _Prepared, story: Story, tokens: Sequence[Token], pattern: _Pattern, places: _Places, low: int, high: int, safety: Safety) -> Finding | None:
    start, end = tokens[low].start, tokens[high - 1].end
    old = story.text[start:end]
    flagged = places[pattern.low : pattern.high]
    parts = ["" if a == b else story.text[tokens[a].start : tokens[b - 1].end] for a, b in flagged]
    values = {str(k): p for k, p in enumerate(parts, 1)}
    if prepared.mapping is not None:
        texts = prepared.mapping.get(" ".join(t.lower for t in tokens[low:high]))
        if texts is None:
            texts = prepared.mapping.get(story.plain[start:end].lower(), [])
    else:
        texts = prepared.texts
    new = []
    for text in texts:
        made = _fill(text, old, parts)
        if made is not None and made != old:
            new.append(_capitals(old, made, tokens[low]))
    return finding(rule, story, start, end, list(dict.fromkeys(new)), safety=safety, values=values)


def _fill(text: str, old: str, parts: Sequence[str]) -> str | None:
    missing = False

    def put(m: re.Match[str]) -> str:
        nonlocal missing
        number, form = int(m.group(1)), m.group(2)
        part = old if number == 0 else parts[number - 1]
        if not form or not part:
            return part
        made = inflect(part.lower(), form, is_verb_base)
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
