"""The killed, the hurt, the rescued and the arrested of one event, given twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    ANY_NUMBER,
    is_year,
    reached,
    sentences_with,
    shown,
)
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.dates import FULL_MONTHS, FULL_WEEKDAYS
from copylint.story.numbers import NUMBER, SMALL, Amount, amount, is_rough, number_word
from copylint.story.quantities import quantities
from copylint.story.story import Story
from copylint.tables.wordlists import word_set, words
from copylint.text.patterns import later
from copylint.text.tokens import lowered

_TOLL_WORDS = {
    "dead": r"(?:killed|dead|died|kills|killing|lost their lives)",
    "hurt": r"(?:injured|hurt|wounded|injures|injuring|wounding|wounds)",
    "held": r"(?:arrested|detained)",
}
_TOLL_VERBS = {
    "dead": "killed|kills|killing",
    "hurt": "injured|injures|injuring|wounded|wounding|hurt|hurting",
    "held": "arrested|detained",
}
_TOLL = {
    kind: later(
        rf"\b(?:{_TOLL_VERBS[kind]}) (?P<n>{NUMBER})(?: people)?(?![\w%-]|[.,]\d| [a-z]+s\b| (?:other|more"
        rf"|of))"
        rf"|(?P<n2>\b{NUMBER})(?: people)? (?:were |was |have been |had been |are |left "
        rf"|feared )?{words}\b(?! (?:in|on) (?:19|20)\d\d)",
        re.IGNORECASE,
    )
    for kind, words in _TOLL_WORDS.items()
}
_RESCUED = r"rescued|evacuated|airlifted|saved"
_TOLL_AGAIN = {
    kind: later(
        rf"\b(?:{verbs}) (?P<n>{NUMBER})(?: (?:people|residents|passengers|villagers|others))?(?=[.,;]"
        rf"| and\b| from\b| by\b| since\b| overnight\b| so\b)"
        rf"|\b(?P<n2>{NUMBER}) (?:(?:people|residents|passengers|villagers) )?(?:were|was|have been"
        rf"|had been|have|had|are) (?:{words})\b",
        re.IGNORECASE,
    )
    for kind, verbs, words in (
        ("killed", "killed|killing", "killed|died|dead"),
        ("hurt", "injured|injuring|wounded|wounding", "injured|hurt|wounded"),
        ("rescued", _RESCUED, _RESCUED),
        ("arrested", "arrested|detained", "arrested|detained"),
    )
}
_TOLL_WORDS_OF = {
    "killed": {"killed", "killing", "died", "dead"},
    "hurt": {"injured", "injuring", "hurt", "wounded"},
    "rescued": {"rescued", "evacuated", "airlifted", "saved"},
    "arrested": {"arrested", "detained"},
}
_TOLL_BACK = later(
    rf"\b(?P<n>\d[\d,]*|{SMALL}) (?:(?:people|residents|passengers|villagers) )?(?:were|was|have been"
    rf"|had been|have|had|are) \Z",
    re.IGNORECASE,
)
_OTHER_EVENT = later(
    rf"\b(?:another|more|later|earlier|initially|at first|previous\w*|rose|risen|rising|last (?:year"
    rf"|month|week)|in (?:{FULL_MONTHS})"
    rf"|since|ago|in (?:19|20)\d\d|year|years|month|months|week|weeks|{FULL_WEEKDAYS}|separate"
    rf"|elsewhere|similar|attack in|among|including|first|second)\b"
)


def _toll_again(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "36 were rescued by boat" and further down "had rescued 38 people", in a story of one event."""
    text = story.plain
    body = story.body
    if not body:
        return
    for kind, pattern in _TOLL_AGAIN.items():
        found: list[tuple[Amount, int, int]] = []
        for start, end in hits:
            if start < body[0].start or text[start:end].lower() not in _TOLL_WORDS_OF[kind]:
                continue
            m = pattern.match(text, start)
            if m is None:
                # "36 people were rescued": the number is at most a few words back.
                n = _TOLL_BACK.search(text, max(0, start - 60), start)
                m = pattern.match(text, n.start("n")) if n else None
            if m is None:
                continue
            a = amount(text, *m.span("n" if m["n"] else "n2"))
            s = story.sentence_at(m.start())
            if a is None or s is None or any(a.start == f[0].start for f in found):
                continue
            found.append((a, s.start, s.end))
        # Three values or more tell of several events; so do far-apart figures.
        if (
            len(found) < 2
            or len({f[0].value for f in found[:-1]}) != 1
            or found[0][0].value == found[-1][0].value
        ):
            continue
        (a, *first), (b, *second) = found[-2:]
        if (
            a.value < 3
            or b.value < 3
            or not 0.75 <= a.value / b.value <= 1.34
            or is_rough(text, a.start)
            or is_rough(text, b.start)
        ):
            continue
        if first[0] == second[0] or any(_OTHER_EVENT.search(text, *x) for x in (first, second)):
            continue
        yield doubt(
            b.span, f"{shown(b.value)} {kind} here, {shown(a.value)} earlier", (a.span, "the other figure")
        )


def _toll_twice(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """A toll in the headline or the opening against the toll of the body, in a story of one event."""
    text = story.plain
    body = story.body
    head = story.headline
    if len(hits) > 1:
        yield from _toll_again(story, hits)
        yield from _the_dead(story, hits)
    if not body or head is None:
        return
    if not any(start < head.end for start, _ in hits):
        return
    for kind, pattern in _TOLL.items():
        top = list(pattern.finditer(text, head.start, head.end))
        low = list(pattern.finditer(text, body[0].start, body[min(3, len(body)) - 1].end))
        if len(top) != 1 or not low:
            continue
        a = amount(text, *top[0].span("n" if top[0]["n"] else "n2"))
        if a is None or is_rough(text, a.start):
            continue
        values = []
        for m in low:
            group = "n" if m["n"] else "n2"
            b = amount(text, *m.span(group))
            s = story.sentence_at(m.start())
            if b is None or s is None:
                continue
            if is_rough(text, b.start):
                values.append((a.value, b))
                continue
            values.append((b.value, b))
        if (
            not values
            or any(v == a.value for v, _ in values)
            or re.search(rf"(?<![\d.,]){int(a.value)}(?![\d.,]\d)", text[head.end :])
        ):
            continue
        if reached(a.value, [v for v, _ in values]) or len(values) != 1:
            continue
        b = values[0][1]
        if number_word(a.value) and re.search(
            rf"\b{number_word(a.value)}\b", text[head.end :], re.IGNORECASE
        ):
            continue
        yield doubt(
            b.span,
            f"{shown(b.value)} {kind} here, {shown(a.value)} in the headline",
            (a.span, "in the headline"),
        )


# "the 221 dead included 47 children"
_THE_DEAD = later(
    rf"\b[Tt]he (?P<n>{NUMBER}) (?P<word>dead|killed|injured|wounded|arrested|detained)\b(?! (?:in"
    rf"|on) (?:19|20)\d\d)",
    re.IGNORECASE,
)
_PEOPLE = word_set("figures", "people who may be dead")


def _the_dead(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "The 221 dead" of a story that gives one toll, and another."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        for m in _THE_DEAD.finditer(text, start, end):
            n = amount(text, *m.span("n"))
            if n is None or n.value < 3 or is_rough(text, n.start):
                continue
            kind = KIND_OF[lowered(m["word"])]
            wholes = [
                w
                for x in WHOLES[kind].finditer(text, 0, start)
                if (w := amount(text, *x.span("n" if x["n"] else "n2"))) is not None and not is_year(text, w)
            ]
            wholes = [
                w
                for w in wholes
                if (q := quantities(story).at(w.start)) is None or not q.noun or q.noun in _PEOPLE
            ]
            if (
                not wholes
                or len({w.value for w in wholes}) != 1
                or wholes[0].value == n.value
                or any(is_rough(text, w.start) for w in wholes)
            ):
                continue
            numbers = [
                a.value
                for x in ANY_NUMBER.finditer(text, 0, start)
                if (a := amount(text, *x.span("n"))) is not None
            ]
            if (
                n.value in numbers
                or reached(n.value, [w.value for w in wholes])
                or not 0.5 <= n.value / wholes[0].value <= 2
                or UNCOUNTED.search(text, 0, end)
            ):
                continue
            yield doubt(
                n.span,
                f"{shown(n.value)} {m['word'].lower()} here, {shown(wholes[-1].value)} earlier",
                (wholes[-1].span, "the other figure"),
            )


KIND_OF = {
    "dead": "dead",
    "killed": "dead",
    "died": "dead",
    "injured": "hurt",
    "hurt": "hurt",
    "wounded": "hurt",
    "arrested": "held",
    "detained": "held",
    "held": "held",
}

# Any number beside the words, read widely: all that may be the whole must be seen.
WHOLES = {
    "dead": later(
        rf"(?P<n>\b{NUMBER})(?:[- ](?!of\b)[\w'-]+){{0,5}}? (?:killed|dead|died|dies?|fatalities|deaths"
        rf"|victims|perished|drowned|lost their lives)\b|\b(?:killed|kills|killing|toll|toll of|victims"
        rf"|deaths|claimed)(?: (?:[a-z]+)){{0,4}}? (?P<n2>{NUMBER})",
        re.IGNORECASE,
    ),
    "hurt": later(
        rf"(?P<n>\b{NUMBER})(?:[- ](?!of\b)[\w'-]+){{0,5}}? (?:injured|hurt|wounded|injuries|casualties)\b"
        rf"|\b(?:injured|injures|injuring|wounded|wounding|wounds|hurt"
        rf"|hurting)(?: (?:[a-z]+)){{0,4}}? (?P<n2>{NUMBER})",
        re.IGNORECASE,
    ),
    "held": later(
        rf"(?P<n>\b{NUMBER})(?:[- ](?!of\b)[\w'-]+){{0,5}}? (?:arrested|detained|held|arrests|in custody"
        rf"|rounded up)\b|\b(?:arrested|arrests|detained|detains|held|seized"
        rf"|rounded up)(?: (?:[a-z]+)){{0,4}}? (?P<n2>{NUMBER})",
        re.IGNORECASE,
    ),
}
UNCOUNTED = later(r"\b(?:dozens|scores|hundreds|thousands|many|several|unknown number)\b", re.IGNORECASE)


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "toll-twice": [f"|{w}|" for w in words("figures", "words of a toll")],
}
CHECKS = {
    "toll-twice": _toll_twice,
}
