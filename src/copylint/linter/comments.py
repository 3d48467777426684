"""Answers to findings in comments of the copy's mark-up.

`<!-- copylint: ignore names.lost-capital -- a nickname, checked -->` is about the block it stands in or
before; `disable` and `enable` enclose a stretch, `ignore-file` is about all. In MDX the comment is `{/* ...
*/}`. Rules are named by id or topic, several with commas; none means all. `until 2027-01-31` may follow them.
What comes after ` -- ` is the reason, without which an answer is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from copylint.findings.answers import Suppressed, expired
from copylint.findings.finding import Finding, Severity
from copylint.text.document import Document
from copylint.text.spans import Span, Stretches

_COMMENT = re.compile(r"<!--\s*copylint:(?P<html>.*?)-->|\{/\*\s*copylint:(?P<mdx>.*?)\*/\}", re.DOTALL)
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

    def covers(self, rule: str) -> bool:
        """Whether the answer is about a rule."""
        return not self.names or any(named(rule, name) for name in self.names)


class Comments(NamedTuple):
    """The answers in a document, and what is wrong with its comments."""

    answers: tuple[Answer, ...] = ()
    faults: tuple[Finding, ...] = ()


def named(rule: str, name: str) -> bool:
    """Whether `name`, an id or a topic, names a rule."""
    return rule == name or rule.partition(".")[0] == name


def comments(doc: Document) -> Comments:
    """Returns the answers in a document as it was read, with spans of the source."""
    markup, code = (
        Stretches((r.span.start, r.span.end) for r in doc.regions if r.kind == kind)
        for kind in ("markup", "code")
    )
    answers: list[Answer] = []
    faults: list[Finding] = []
    disabled: list[Answer] = []
    end = len(doc.source)
    for m in _COMMENT.finditer(doc.source):
        span = Span(m.start(), m.end())
        if not markup.covers(span.start, span.end) or code.covers(span.start, span.end):
            continue  # in code, or in a document that has no comments
        try:
            verb, names, until, reason = _parsed(m["html"] if m["html"] is not None else m["mdx"])
        except ValueError as e:
            faults.append(meta("suppressions.malformed", span, f"This comment answers no finding: {e}."))
            continue
        if verb == "enable":
            for a in [a for a in disabled if not names or set(a.names) == set(names)]:
                disabled.remove(a)
                answers.append(a._replace(where=Span(a.where.start, span.start)))
            continue
        where = Span(0, end) if verb == "ignore-file" else Span(span.start, end)
        answer = Answer(span, names, where, reason, until)
        if verb == "disable":
            disabled.append(answer)
        else:
            answers.append(answer if verb == "ignore-file" else answer._replace(where=_block(doc, span)))
    return Comments(tuple(sorted((*answers, *disabled))), tuple(faults))


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


def _block(doc: Document, comment: Span) -> Span:
    """The block that a comment stands in, or the next one after it."""
    blocks = doc.blocks if doc.blocks is not None else (Span(0, len(doc.source)),)
    for block in blocks:
        if block.end > comment.start:
            return Span(min(block.start, comment.start), block.end)
    return Span(comment.start, len(doc.source))


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
    used = set[int]()
    for f in found:
        covering = [k for k, a in enumerate(said.answers) if _within(f, a.where) and a.covers(f.rule)]
        used.update(covering)
        valid = [k for k in covering if not expired(said.answers[k].until, today)]
        if valid:
            aside.append(Suppressed(finding=f, reason=said.answers[valid[0]].reason, by="comment"))
        else:
            left.append(f)
    left += said.faults
    for k, a in enumerate(said.answers):
        what = ", ".join(a.names) or "any rule"
        if expired(a.until, today):
            left.append(
                meta("suppressions.expired", a.comment, f"This answer to {what} ran out on {a.until}.")
            )
        elif k not in used and all(map(ran, a.names)):
            left.append(
                meta(
                    "suppressions.unused",
                    a.comment,
                    f"Nothing is found here that this answer to {what} is about.",
                )
            )
    left.sort(key=lambda f: f.order)
    return left, aside


def _within(f: Finding, where: Span) -> bool:
    return where.start <= f.span.start < where.end
