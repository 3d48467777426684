"""How a pattern over words is read: its elements, what each takes, and what is flagged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from copylint.lexicon.inflection import all_forms
from copylint.lexicon.tables import load_set
from copylint.lexicon.tagger import TAGS, possible
from copylint.tables.wordlists import LexiconError, word_set
from copylint.text.patterns import later
from copylint.text.tokens import MARK, NUMBER, WORD, tokenise

_ALTERNATIVES = later(r"(?:\{[^}]*\}|[^|])+")
_GAP = later(r"\.\.(\d{1,2})\Z")
_CHUNK = later(r"\{((?:NP\+?|subject)(?=\}|:[sp])|VG(?=\}|:[fi]))(?::(singular|plural|finite|infinite))?\}\Z")


class SyntaxFault(ValueError):
    """A pattern that cannot be read."""


class Read(Protocol):
    """Tokens by number, as `copylint.text.tokens.Tokens` has them."""

    @property
    def texts(self) -> Sequence[str]:
        """They, as they stand."""

    @property
    def sorts(self) -> Sequence[int]:
        """The sort of each."""

    def lower(self, k: int) -> str:
        """Returns token `k` in lower case."""


#: Whether a token, by its number, is what is asked for; with its part of speech.
Test = Callable[[Read, int, str], bool]


class Element:
    """One element: `words` (alternatives, each a tuple of tokens), `test`, `gap`, `edge` or `chunk` says
    what it takes; a chunk is NP, NP+, subject or VG, and what is asked of it; a loose gap passes marks inside
    words and figures; words and a test may stand side by side.

    `singles` are the words that are one token each; `single` says that it takes one token, no more or less.
    """

    def __init__(
        self,
        source: str,
        *,
        words: frozenset[tuple[str, ...]] = frozenset(),
        exact: frozenset[str] = frozenset(),
        test: Test | None = None,
        gap: int = 0,
        edge: str = "",
        loose: bool = False,
        chunk: tuple[str, str] = ("", ""),
        optional: bool = False,
    ) -> None:
        self.source, self.words, self.exact, self.test = source, words, exact, test
        self.gap, self.edge, self.loose, self.chunk, self.optional = gap, edge, loose, chunk, optional
        self.longest, self.singles = _measured(words)
        self.single = not (optional or edge or gap or chunk[0]) and self.longest == 1

    @property
    def is_word(self) -> bool:
        """Whether it takes one of some words, and nothing else."""
        return self.single and bool(self.words) and self.test is None


@lru_cache(maxsize=4096)
def _measured(words: frozenset[tuple[str, ...]]) -> tuple[int, frozenset[str]]:
    """The length of the longest of some words, at least 1, and those that are one token each."""
    return max(map(len, words), default=1), frozenset(w[0] for w in words if len(w) == 1)


class Pattern(NamedTuple):
    """Elements in order; those from `low` up to `high` are flagged. Of each of `needed` a sentence must hold
    a word; one of `anchor` stands `offset` tokens behind where a match begins, unless that is -1."""

    elements: tuple[Element, ...]
    low: int
    high: int
    needed: tuple[frozenset[str], ...] = ()
    anchor: frozenset[str] = frozenset()
    offset: int = -1


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
            raise SyntaxFault(f"nothing is flagged in {piece!r}")
        yield core
        if closes:
            yield ">"


def _lows(text: str) -> tuple[str, ...]:
    """The tokens of a word or two in lower case; most of a hundred thousand are one of plain letters."""
    if text.isascii() and text.isalpha():
        return (text.lower(),)
    return tuple(t.lower for t in tokenise(text))


@cache
def _table(name: str) -> frozenset[tuple[str, ...]]:
    """The tokens of each word of a table. Raises SyntaxFault."""
    try:
        return frozenset(map(_lows, load_set(name)))
    except (LexiconError, OSError) as e:
        raise SyntaxFault(str(e)) from None


@lru_cache(maxsize=256)
def _set(text: str, where: str) -> frozenset[tuple[str, ...]]:
    """The tokens of each word of a set of a rule, which many of its patterns name."""
    return _words("|".join(text.replace("|", " ").split()), {}, where)


def _words(text: str, sets: dict[str, str], where: str) -> frozenset[tuple[str, ...]]:
    """The tokens of each alternative: all patterns that name one table or set share what it comes to."""
    out: set[tuple[str, ...]] = set()
    alternatives = text.split("|")
    for alternative in alternatives:
        if not alternative:
            raise SyntaxFault(f"an empty alternative in {where!r}")
        if alternative[0] == "$" and len(alternative) > 1 and alternative[1:].isidentifier():
            if alternative[1:] not in sets:
                raise SyntaxFault(f"no set {alternative[1:]!r} among {', '.join(sets) or 'none'}")
            some = _set(sets[alternative[1:]], where)
            if len(alternatives) == 1:
                return some
            out |= some
        elif alternative[0] == "@" and len(alternative) > 1:
            some = _table(alternative[1:])
            if len(alternatives) == 1:
                return some
            out |= some
        elif alternative[0] == "~" and len(alternative) > 1:
            out |= {(form,) for form in all_forms(alternative[1:].lower())}
        else:
            tokens = tuple(low for part in alternative.split("_") for low in _lows(part))
            if not tokens:
                raise SyntaxFault(f"no word or mark in {where!r}")
            out.add(tokens)
    return frozenset(out)


@cache
def _numbers() -> frozenset[str]:
    named = (word_set("numbers", name) for name in ("units", "teens", "tens", "scales"))
    return frozenset({"dozen"}).union(*named)


def _is_number(cut: Read, k: int, _: str) -> bool:
    return cut.sorts[k] == NUMBER or cut.lower(k) in _numbers()


#: Verbs that the dictionary also knows as nouns, but hardly any copy does.
_RARELY_NOUNS = word_set("patterns", "verbs hardly met as nouns")


def _is_base(word: str) -> bool:
    tags = possible(word)
    return (
        tags[0] in ("VB", "VBP") and word not in ("are", "am") and ("NN" not in tags or word in _RARELY_NOUNS)
    )


_TESTS: dict[str, Test] = {
    "num": _is_number,
    "cap": lambda cut, k, _: cut.sorts[k] == WORD and cut.texts[k][0].isupper(),
    "lc": lambda cut, k, _: cut.sorts[k] == WORD and cut.texts[k].islower(),
    "caps": lambda cut, k, _: cut.sorts[k] == WORD and len(cut.texts[k]) > 1 and cut.texts[k].isupper(),
    "word": lambda cut, k, _: cut.sorts[k] == WORD,
    "mark": lambda cut, k, _: cut.sorts[k] == MARK,
    "base": lambda cut, k, _: cut.texts[k].islower() and _is_base(cut.texts[k]),
}


def _tags(text: str, where: str) -> frozenset[str]:
    out: set[str] = set()
    for name in text.split("|"):
        known = (
            {t for t in TAGS if t.startswith(name[:-1])}
            if name.endswith("*") and name != "*"
            else {name} & TAGS
        )
        if not known:
            raise SyntaxFault(f"unknown tag {name!r} in {where!r}")
        out |= known
    return frozenset(out)


def _braces(body: str, where: str) -> Test:
    if body.startswith("?"):
        wanted = _tags(body[1:], where)
        return lambda cut, k, _: cut.sorts[k] == WORD and not wanted.isdisjoint(possible(cut.texts[k]))
    if body.startswith("!"):
        barred = _tags(body[1:], where)
        return lambda cut, k, _: cut.sorts[k] == WORD and barred.isdisjoint(possible(cut.texts[k]))
    names = body.split("|")
    tests = [_TESTS[n] for n in names if n in _TESTS]
    rest = [n for n in names if n not in _TESTS]
    texts = frozenset(n for n in rest if n and n == n.lower() and "*" not in n)
    if any("_" in n and len(n) > 1 for n in texts):
        raise SyntaxFault(f"only single words may stand among tags, not as in {where!r}")
    named = [n for n in rest if n not in texts]
    tags = _tags("|".join(named), where) if named else frozenset()
    if not tests and not texts:
        return lambda cut, k, tag: tag in tags
    return lambda cut, k, tag: (
        tag in tags or cut.lower(k) in texts or any(test(cut, k, tag) for test in tests)
    )


def _element(text: str, sets: dict[str, str]) -> Element:
    optional = len(text) > 1 and text.endswith("?")
    body = text[:-1] if optional else text
    gap = _GAP.match(body)
    if gap:
        return Element(text, gap=int(gap.group(1)), optional=optional)
    if body == "*":
        return Element(text, test=lambda cut, k, _: cut.sorts[k] != MARK, optional=optional)
    if body == "{rest}":
        return Element(text, gap=60, loose=True, optional=optional)
    if body in ("{start}", "{end}"):
        return Element(text, edge=body[1:-1], optional=optional)
    chunk = _CHUNK.match(body)
    if chunk:
        return Element(text, chunk=(chunk.group(1), chunk.group(2) or ""), optional=optional)
    pieces = _ALTERNATIVES.findall(body)
    mixed = [x for x in pieces if x.startswith("{")]
    if mixed and len(pieces) > 1 and all(x.startswith("{") == x.endswith("}") for x in pieces):
        words = (
            _words("|".join(x for x in pieces if x not in mixed), sets, text)
            if len(mixed) < len(pieces)
            else frozenset()
        )
        tests = [_braces(x[1:-1], text) for x in mixed]
        return Element(
            text,
            words=words,
            optional=optional,
            test=lambda cut, k, tag: any(test(cut, k, tag) for test in tests),
        )
    if body.startswith("{"):
        if not body.endswith("}") or len(body) < 3:
            raise SyntaxFault(f"a brace that does not close in {text!r}")
        return Element(text, test=_braces(body[1:-1], text), optional=optional)
    if "{" in body or "}" in body:
        raise SyntaxFault(f"braces must stand around a whole element, not as in {text!r}")
    if body.startswith("!") and len(body) > 1:
        barred = _words(body[1:], sets, text)
        if any(len(w) > 1 for w in barred):
            raise SyntaxFault(f"only single words can be ruled out, not as in {text!r}")
        out = {w[0] for w in barred}
        return Element(text, test=lambda cut, k, _: cut.lower(k) not in out, optional=optional)
    exact = frozenset(a[1:] for a in body.split("|") if a.startswith("=") and len(a) > 1)
    if exact:
        if not all(a.startswith("=") and len(a) > 1 for a in body.split("|")):
            raise SyntaxFault(f"either all of the words in {text!r} begin with = or none")
        return Element(text, words=frozenset((a.lower(),) for a in exact), exact=exact, optional=optional)
    words = _words(body, sets, text)
    return Element(text, words=words, optional=optional)


def parse(text: str, sets: dict[str, str]) -> Pattern:
    """Returns what a pattern says; `sets` are those of its rule. Raises SyntaxFault."""
    elements: list[Element] = []
    low = high = -1
    for piece in _split(text):
        if piece == "<":
            if low >= 0:
                raise SyntaxFault("a second '<'")
            low = len(elements)
        elif piece == ">":
            if low < 0 or high >= 0:
                raise SyntaxFault("a '>' without its '<'")
            high = len(elements)
        else:
            elements.append(_element(piece, sets))
    if (low >= 0) != (high >= 0):
        raise SyntaxFault("'<' and '>' must both stand")
    if not elements:
        raise SyntaxFault("nothing to match")
    if low < 0:
        low, high = 0, len(elements)
    if all(e.optional or e.edge for e in elements[low:high]):
        raise SyntaxFault("what is flagged may be missing")
    # The fewer words, the likelier that none of them is there.
    needed = sorted({e.singles for e in elements if e.is_word}, key=lambda x: (len(x), sorted(x)))
    anchor, offset = _anchored(elements)
    return Pattern(tuple(elements), low, high, tuple(needed), anchor, offset)


def _anchored(elements: Sequence[Element]) -> tuple[frozenset[str], int]:
    """The words of the first element that takes nothing else and stands a known number of tokens behind where
    a match begins, and that number; none and -1 where there is no such element."""
    offset = 0
    for e in elements:
        if e.is_word:
            return e.singles, offset
        if e.single:
            offset += 1
        elif not e.edge or e.optional:
            break
    return frozenset(), -1
