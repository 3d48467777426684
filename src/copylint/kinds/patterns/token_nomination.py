"""By which words a pattern over words is nominated, and whether their neighbours let it stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

from copylint.kinds.patterns.token_syntax import Element, Pattern, SyntaxFault, parse
from copylint.lexicon.tagger import possible
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.tokens import WORD, Token

#: More alternatives than this are not spelled out: their parts nominate instead.
_MOST = 2500


@lru_cache(maxsize=8192)
def _joined(tokens: tuple[str, ...]) -> str:
    """How tokens stand in copy: a space between words, none at marks that cling."""
    out = ""
    for t in tokens:
        clings = t in (",", ".", ";", ":", "!", "?", ")", "%", "-", "'") or out[-1:] in (
            "-",
            "(",
            "$",
            "£",
            "€",
        )
        out += t if not out or clings else " " + t
    return out


#: Words too common to nominate well.
_COMMON = word_set("patterns", "too common to nominate")


def _worth(literals: set[str]) -> float:
    """How rarely the literals are likely to stand in copy: the weakest decides."""
    return min(map(_rarity, literals)) - 0.002 * len(literals)


@lru_cache(maxsize=8192)
def _rarity(text: str) -> float:
    return sum(1.0 if w in _COMMON else min(len(w), 8) for w in text.split())


def _required(elements: Sequence[Element]) -> tuple[set[str], int, int]:
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
Anchor = tuple[frozenset[str], int, int]


def anchors(pattern: Pattern) -> list[Anchor]:
    """Returns one anchor for each choice of optional elements; empty where one choice has no word of its
    own."""
    elements = pattern.elements
    optional = [k for k, e in enumerate(elements) if e.optional]
    if len(optional) > 6:
        raise SyntaxFault("more than six elements that may be missing")
    out = []
    for chosen in product((True, False), repeat=len(optional)):
        left_out = {k for k, kept in zip(optional, chosen, strict=True) if not kept}
        numbers = [k for k in range(len(elements)) if k not in left_out]
        literals, i, j = _required([elements[k] for k in numbers])
        if not literals:
            return []
        out.append(
            (frozenset(literals), _neighbour(elements, numbers, i - 1), _neighbour(elements, numbers, j))
        )
    return list(dict.fromkeys(out))


def _neighbour(elements: Sequence[Element], numbers: Sequence[int], k: int) -> int:
    """The element at place `k` of those chosen where it takes exactly the token beside the anchor."""
    if not 0 <= k < len(numbers):
        return -1
    e = elements[numbers[k]]
    return -1 if e.edge or e.gap or e.chunk[0] or e.longest > 1 else numbers[k]


@cache
def nominators(patterns: tuple[str, ...], sets: tuple[tuple[str, str], ...]) -> tuple[tuple[str, ...], ...]:
    """Returns the texts, in order, that nominate each of the patterns; none for one without a word of its
    own. Raises SyntaxFault."""
    return tuple(
        tuple(sorted({x for literals, _, _ in anchors(parse(p, dict(sets))) for x in literals}))
        for p in patterns
    )


class Beside:
    """The tokens right before and behind a nominating text, each looked for when it is first asked of."""

    __slots__ = ("_after", "_before", "_end", "_start", "_text")

    def __init__(self, text: str, start: int, end: int) -> None:
        """The nominating text is text[start:end]."""
        self._text, self._start, self._end = text, start, end
        self._before: _Neighbour | None = None
        self._after: _Neighbour | None = None

    def _found_before(self) -> _Neighbour:
        text, low, end = self._text, max(0, self._start - 40), self._start
        while end > low and text[end - 1].isspace():
            end -= 1
        # No token holds a blank.
        return _neighbour_of(_BEFORE.search(text, max(low, text.rfind(" ", low, end) + 1), self._start))

    def allows(self, before: Element | None, after: Element | None) -> bool:
        """Returns whether they may be what the elements there want; true where that is in doubt, and where an
        element is None."""
        if after is not None:
            if self._after is None:
                self._after = _neighbour_of(_AFTER.match(self._text, self._end))
            if not _may_stand(after, *self._after):
                return False
        if before is not None:
            if self._before is None:
                self._before = self._found_before()
            return _may_stand(before, *self._before)
        return True


#: The kind of a token and itself; both empty where there is none.
_Neighbour = tuple[str, str]


_AFTER = later(r"\s*(?:(?P<word>[^\W\d_]\w*(?:'\w+)*)|(?P<number>\d[\w.,:]*)|(?P<mark>\S))")
_BEFORE = later(r"(?:(?P<number>\d[\w.,:]*)|(?P<word>[^\W\d_]\w*(?:'\w+)*)|(?P<mark>[^\w\s]))\s*\Z")


def _neighbour_of(m: re.Match[str] | None) -> _Neighbour:
    if m is None:
        return "", ""
    kind = m.lastgroup or "mark"
    return kind, m.group(kind)


@lru_cache(maxsize=1 << 14)
def _may_stand(e: Element, kind: str, found: str) -> bool:
    """Whether a token may be what the element wants; true where that is in doubt."""
    if not found:
        return False
    if (found.lower(),) in e.words:
        return True
    if e.test is None:
        # Initialisms and doubled marks are cut differently by the tokeniser.
        return kind == "mark" and found in ".-" and any(w[0][:1] == found for w in e.words)
    if kind == "word":
        alone = _Alone(found)
        tags = possible(found)
        return any(e.test(alone, 0, t) for t in tags) or (
            found[0].isupper() and (e.test(alone, 0, "NNP") or e.test(alone, 0, "NNPS"))
        )
    return True


class _Alone:
    """One word, as tests want it."""

    def __init__(self, word: str) -> None:
        self.texts, self.sorts, self._low = (word,), (WORD,), Token(0, len(word), word, "word").lower

    def lower(self, k: int) -> str:
        """It in lower case."""
        return self._low
