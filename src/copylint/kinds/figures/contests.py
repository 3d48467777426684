"""Votes against members, and scores against who won."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    adds_up_to,
    amount_in,
    numbered,
    sentences_with,
    shown,
    span_of,
)
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, amount
from copylint.story.story import Story, whole_text
from copylint.text.patterns import later

_VOTE = later(
    rf"\b(?:voted|passed|approved|carried|rejected|backed|defeated|vote was|vote of"
    rf"|votes?)\b(?: the \d+-(?:member|seat) [A-Za-z]+)?[^.;\d]{{0,50}}?(?:by )?{numbered('a')}"
    rf"(?: votes?)? ?(?:to|-|–) ?{numbered('b')}(?: votes?)?(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_ABSTAIN = later(
    rf"{numbered('n')} (?:abstentions?|abstained|abstaining|absent|members? (?:abstained|absent"
    rf"|were absent|was absent|did not vote)|did not vote|of the [a-z]+'s {NUMBER} members (?:absent"
    rf"|abstaining)|not voting|councillors abstain\w+)",
    re.IGNORECASE,
)
_MEMBERS = later(
    rf"(?:{numbered('n')} (?:members|councillors|senators|seats|commissioners|trustees|aldermen"
    rf"|legislators|lawmakers|justices|judges|directors|governors|delegates)\b"
    rf"|\b{numbered('k')}-(?:member|seat|strong|person|man)\b)",
    re.IGNORECASE,
)


_BODY = later(rf"\b(?P<n>{NUMBER})-(?:member|seat|strong) (?P<body>[a-z]+)")


def _votes(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        m = _VOTE.search(text, start, end)
        if m is None:
            continue
        a, b = amount_in(m, "a"), amount_in(m, "b")
        if a is None or b is None or a.sign or b.sign:
            continue
        extra = list(_ABSTAIN.finditer(text, start, end))
        also = [
            v for x in extra if (v := amount_in(x, "n")) is not None and v.start not in (a.start, b.start)
        ]
        members = None
        for x in _MEMBERS.finditer(text, start, end):
            v = amount_in(x, "n") or amount_in(x, "k")
            if v is not None and v.start not in {a.start, b.start, *(z.start for z in also)}:
                members = v
        if members is None:
            # A body of so many members, named elsewhere with the vote's own noun.
            for x in _BODY.finditer(whole_text(story)):
                if re.search(rf"\b{x['body']}\b", text[start:end], re.IGNORECASE):
                    members = amount(text, x.start("n"), x.end("n"))
        if members is None:
            continue
        cast = a.value + b.value + sum(v.value for v in also)
        if cast > members.value and cast <= members.value * 2:
            yield doubt(
                span_of(b),
                f"{' + '.join(shown(v.value) for v in (a, b, *also))} = {shown(cast)}, more than "
                f"{shown(members.value)} members",
                (span_of(members), "the members"),
                (span_of(a), "the other side"),
            )


_WIN = later(
    r"(?<![\d–-])(?P<a>\d{1,3})[-–](?P<b>\d{1,3}) (?:[a-z]+ )?(?:win|wins|victory|victories|triumph)\b"
)
_BEAT = later(
    r"\b(?:beat|defeated) (?P<them>[A-ZÀ-Þ][\w' .-]{1,40}?),? (?P<a>\d{1,3})[-–](?P<b>\d{1,3})"
    r"(?![\d–-]|%)"
)


def _score(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """A win by the smaller score."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        for pattern in (_WIN, _BEAT):
            for m in pattern.finditer(text, start, end):
                a, b = int(m["a"]), int(m["b"])
                # Low numbers win at golf and cross-country; shoot-outs and tie-breaks are told otherwise.
                # Goals and points, 2-21 to 1-22, are weighed in their own way.
                if re.match(r" to \d+[-–]\d", text[m.end("b") : m.end("b") + 12]) or re.search(
                    r"\d[-–]\d+ to \Z", text[max(0, m.start("a") - 9) : m.start("a")]
                ):
                    continue
                if a < b and not re.search(
                    r"\b(?:golf|strokes?|par|cross-country|handicap|aggregate|record|season|seed|odds"
                    r"|streak)\b",
                    text[start:end],
                ):
                    yield doubt(
                        (m.start("a"), m.end("b")),
                        f"{m['a']}-{m['b']} is no win: the winner’s score comes first",
                    )


_TALLY = later(
    rf"\b[Ww]on (?P<w>{NUMBER})(?: (?:games|matches))?,? (?:and )?lost (?P<l>{NUMBER})(?:,? (?:and )?"
    rf"(?:drawn|drew|tied) (?P<d>{NUMBER}))? (?:of|from|in) (?:their|its|his|her|the) (?:first |last "
    rf"|opening )?(?P<n>{NUMBER}) (?:[a-z]+ )?(?:games|matches|fixtures|bouts|fights)\b"
)
_TALLY_DRAWN = later(
    rf"\b[Ww]on (?P<w>{NUMBER}),? (?:drawn|drew|tied) (?P<d>{NUMBER}),? and lost (?P<l>{NUMBER}) (?:of"
    rf"|from|in) (?:their|its|his|her|the) (?:first |last "
    rf"|opening )?(?P<n>{NUMBER}) (?:[a-z]+ )?(?:games|matches|fixtures|bouts|fights)\b"
)
_WON_LOST = later(
    rf"(?<![\w–-])(?P<w>\d{{1,3}})[-–](?P<l>\d{{1,3}})(?:[-–](?P<d>\d{{1,2}}))? (?:win-loss |overall "
    rf"|league |season )?record (?:after|in|from|through|over|across) (?:their|its|his|her"
    rf"|the)? ?(?:first |last |opening )?(?P<n>{NUMBER}) (?:games|matches|fixtures|bouts|fights"
    rf"|starts)\b"
)


# "won four of her seven games, drew two and lost one"
_WON_OF = later(
    rf"\b(?:won|winning) (?P<w>{NUMBER}) of (?:their|its|his|her|the) (?:first |last |opening "
    rf"|past )?(?P<n>{NUMBER})(?: [a-z]+)?,? (?:(?:drawing|drew|drawn|tied"
    rf"|halved) (?P<d>{NUMBER}),? and (?:losing|lost)|and (?:lost|losing)|and (?:drew|drawn"
    rf"|drawing) (?P<d2>{NUMBER}) and lost) (?:just |only )?(?P<l>{NUMBER})(?![\w%/-]|[.,:]\d| (?:by|of"
    rf"|to)\b)",
    re.IGNORECASE,
)


def _won_of(story: Story, start: int, end: int) -> Iterator[Doubt]:
    text = story.plain
    if text.find("w", start, end) < 0 or text.find(" los", start, end) < 0:
        return
    for m in _WON_OF.finditer(text, start, end):
        parts = [
            a
            for k in ("w", "d", "d2", "l")
            if m[k] is not None and (a := amount(text, *m.span(k))) is not None
        ]
        n = amount(text, *m.span("n"))
        if (
            n is None
            or n.value < 3
            or sum(a.value for a in parts) == n.value
            or (sum(a.value for a in parts) < n.value and len(parts) < 3)
        ):
            continue
        yield doubt(
            parts[-1].span, adds_up_to(parts, n.value), (span_of(n), "how many"), (parts[0].span, "those won")
        )


def _record(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Won 18, lost nine and drawn three of their 32 games"; "an 11-6 record in 16 games"."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        yield from _won_of(story, start, end)
        for pattern, word in ((_TALLY, " lost "), (_TALLY_DRAWN, " lost "), (_WON_LOST, " record ")):
            if text.find(word, start, end) < 0:
                continue
            for m in pattern.finditer(text, start, end):
                parts = [a for k in "wld" if m[k] is not None and (a := amount(text, *m.span(k))) is not None]
                n = amount(text, *m.span("n"))
                if n is None or n.value < 3:
                    continue
                played = sum(a.value for a in parts)
                # Draws that are left unsaid leave fewer; more than were played cannot be.
                if played == n.value or (played < n.value and m["d"] is None):
                    continue
                yield doubt(
                    span_of(n),
                    adds_up_to(parts, n.value),
                    ((parts[0].start, parts[-1].end), "won, lost, drawn"),
                )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, list[str]] = {
    "votes": "|voted| |vote| |votes| |passed| |approved| |carried| |rejected| |backed|".split(),
    "record": ["|lost|", "|losing|", "|record|"],
    "score": ["|victory|", "|win|", "|wins|", "|triumph|", "|beat|", "|defeated|"],
}
READS = "neighbours"
CHECKS = {"votes": _votes, "score": _score, "record": _record}
