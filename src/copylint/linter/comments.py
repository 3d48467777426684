"""Answers to findings in comments of the copy's mark-up.

`<!-- copylint: ignore names.lost-capital -- a nickname, checked -->` is about the block it stands in or
before; `disable` and `enable` enclose a stretch, `ignore-file` is about all. In MDX the comment is `{/* ...
*/}`. Rules are named by id or topic, several with commas; none means all. `until 2027-01-31` may follow them.
What comes after ` -- ` is the reason, without which an answer is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from heapq import heappop, heappush
from itertools import accumulate, chain
from typing import NamedTuple

from copylint.findings.answers import Suppressed, expired
from copylint.findings.finding import Finding, Severity
from copylint.text.document import Document
from copylint.text.spans import Span, Stretches

#: How an answer begins, and what ends it; closings are looked for apart, so that one that is not there is
#: looked for once and not for every opening.
_OPENING = re.compile(r"(?:<!--|\{/\*)\s*copylint:")
_CLOSINGS = {"<": "-->", "{": "*/}"}
_VERBS = ("ignore", "ignore-file", "disable", "enable")
_NAME = re.compile(r"[a-z][a-z0-9.-]*")


class Answer(NamedTuple):
    """A comment that sets findings aside: those of the rules or topics `names`, of all where there are none,
    that begin within `where`."""

    comment: Span
    names: tuple[str, ...]
    where: Span
    reason: str
    until: date | None


class Comments(NamedTuple):
    """The answers in a document, and what is wrong with its comments."""

    answers: tuple[Answer, ...] = ()
    faults: tuple[Finding, ...] = ()


def comments(doc: Document) -> Comments:
    """Returns the answers in a document as it was read, with spans of the source."""
    markup, code = (
        Stretches((r.span.start, r.span.end) for r in doc.regions if r.kind == kind)
        for kind in ("markup", "code")
    )
    answers: list[Answer] = []
    faults: list[Finding] = []
    disabled: dict[frozenset[str], list[Answer]] = {}
    end = len(doc.source)
    block = _blocks(doc)
    for span, text in _stated(doc.source):
        if not markup.covers(span.start, span.end) or code.covers(span.start, span.end):
            continue  # in code, or in a document that has no comments
        try:
            verb, names, until, reason = _parsed(text)
        except ValueError as e:
            faults.append(meta("suppressions.malformed", span, f"This comment answers no finding: {e}."))
            continue
        if verb == "enable":
            for key in [frozenset(names)] if names else list(disabled):
                for a in disabled.pop(key, ()):
                    answers.append(a._replace(where=Span(a.where.start, span.start)))
            continue
        where = Span(0, end) if verb == "ignore-file" else Span(span.start, end)
        answer = Answer(span, names, where, reason, until)
        if verb == "disable":
            disabled.setdefault(frozenset(names), []).append(answer)
        else:
            answers.append(answer if verb == "ignore-file" else answer._replace(where=block(span)))
    return Comments(tuple(sorted((*answers, *chain(*disabled.values())))), tuple(faults))


def _stated(source: str) -> Iterator[tuple[Span, str]]:
    """Yields the comments for copylint, each with what it says."""
    at = 0
    missing = set[str]()
    while (m := _OPENING.search(source, at)) is not None:
        closing = _CLOSINGS[m[0][0]]
        end = -1 if closing in missing else source.find(closing, m.end())
        if end < 0:
            missing.add(closing)
            at = m.end()
        else:
            at = end + len(closing)
            yield Span(m.start(), at), source[m.end() : end]


def _parsed(text: str) -> tuple[str, tuple[str, ...], date | None, str]:
    """Raises ValueError, which says what is wrong."""
    order, _, reason = (x.strip() for x in text.partition("--"))
    verb, *words = order.replace(",", " ").split() or [""]
    if verb not in _VERBS:
        raise ValueError(f"expected {', '.join(_VERBS[:-1])} or {_VERBS[-1]}, found “{verb}”")
    until = None
    if len(words) > 1 and words[-2] == "until":
        try:
            until = date.fromisoformat(words[-1])
        except ValueError:
            raise ValueError(f"expected a day such as 2027-01-31, found “{words[-1]}”") from None
        words = words[:-2]
    for word in words:
        if not _NAME.fullmatch(word):
            raise ValueError(f"“{word}” is no name of a rule")
    if verb != "enable" and not reason:
        raise ValueError("it gives no reason, which follows after “--”")
    return verb, tuple(words), until, reason


def _blocks(doc: Document) -> Callable[[Span], Span]:
    """Returns what says which block a comment stands in, or is the next one after it."""
    blocks = doc.blocks if doc.blocks is not None else (Span(0, len(doc.source)),)
    # Blocks may hold others: the first that ends behind a place is where the furthest end so far does.
    ends = list(accumulate((b.end for b in blocks), max))

    def block(comment: Span) -> Span:
        k = bisect_right(ends, comment.start)
        if k == len(blocks):
            return Span(comment.start, len(doc.source))
        return Span(min(blocks[k].start, comment.start), blocks[k].end)

    return block


def renamed(said: Comments, old: Mapping[str, str]) -> Comments:
    """Returns the answers with what rules are called now instead of the old names in them."""
    if not old:
        return said
    answers = (a._replace(names=tuple(old.get(n, n) for n in a.names)) for a in said.answers)
    return said._replace(answers=tuple(answers))


def meta(rule: str, span: Span, message: str) -> Finding:
    """Returns a finding about an answer."""
    return Finding(rule=rule, span=span, message=message, severity=Severity.WARNING, weight="house")


def apply(
    found: Sequence[Finding], said: Comments, ran: Callable[[str], bool], today: date
) -> tuple[list[Finding], list[Suppressed]]:
    """Returns the findings that nobody answered, with those about the answers, and those set aside. `ran`
    says whether any rule ran that a name stands for: nothing is unused that could not be."""
    if not said.answers and not said.faults:
        return list(found), []
    left, aside = [], list[Suppressed]()
    answers, used = said.answers, set[int]()
    valid = [not expired(a.until, today) for a in answers]
    first: dict[int, int] = {}  # number of a finding -> the first valid answer to it
    for number, places in _by_name(answers, found):
        used.update(k for k in number if _any(places, answers[k].where))
        for n, k in _first([k for k in number if valid[k]], places, answers):
            first[n] = min(k, first.get(n, k))
    for n, f in enumerate(found):
        if n in first:
            aside.append(Suppressed(finding=f, reason=answers[first[n]].reason, by="comment"))
        else:
            left.append(f)
    left += said.faults
    runs = cache(ran)
    for k, a in enumerate(answers):
        what = ", ".join(a.names) or "any rule"
        if not valid[k]:
            left.append(
                meta("suppressions.expired", a.comment, f"This answer to {what} ran out on {a.until}.")
            )
        elif k not in used and all(map(runs, a.names)):
            left.append(
                meta(
                    "suppressions.unused",
                    a.comment,
                    f"Nothing is found here that this answer to {what} is about.",
                )
            )
    left.sort(key=lambda f: f.order)
    return left, aside


#: Where findings begin, in order, each with its number.
_Places = list[tuple[int, int]]


def _by_name(answers: Sequence[Answer], found: Sequence[Finding]) -> Iterator[tuple[list[int], _Places]]:
    """Yields, for every name that answers have and for none, the numbers of those answers and the places of
    the findings that it is about."""
    numbers: dict[str, list[int]] = {}
    for k, a in enumerate(answers):
        for name in dict.fromkeys(a.names) or ("",):
            numbers.setdefault(name, []).append(k)
    places: dict[str, _Places] = {name: [] for name in numbers}
    for n, f in enumerate(found):
        for name in {"", f.rule, f.rule.partition(".")[0]} & numbers.keys():
            places[name].append((f.span.start, n))
    for name, here in places.items():
        yield numbers[name], sorted(here)


def _any(places: _Places, where: Span) -> bool:
    """Whether any of the places lies within."""
    k = bisect_left(places, (where.start, -1))
    return k < len(places) and places[k][0] < where.end


def _first(numbers: Sequence[int], places: _Places, answers: Sequence[Answer]) -> Iterator[tuple[int, int]]:
    """Yields the number of each finding that any of the answers is to, and the first answer of them."""
    opening = sorted(numbers, key=lambda k: answers[k].where.start, reverse=True)
    open_: list[int] = []  # a heap; what has ended goes when it comes to the top
    for at, n in places:
        while opening and answers[opening[-1]].where.start <= at:
            heappush(open_, opening.pop())
        while open_ and answers[open_[0]].where.end <= at:
            heappop(open_)
        if open_:
            yield n, open_[0]
