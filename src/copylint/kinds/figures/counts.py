"""The same things counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import SMALL_NUMBERS, amounts, reached
from copylint.kinds.figures.crowds import STAFF, crowd_before, payroll_before
from copylint.lexicon import dictionary
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, amount
from copylint.story.quantities import Quantity, quantities
from copylint.story.roles import PROSE
from copylint.story.story import Story
from copylint.tables.wordlists import word_set, words
from copylint.text.patterns import later


def _groups(*groups: str) -> dict[str, set[str]]:
    """By noun, the nouns that stand in a group with it."""
    out: dict[str, set[str]] = {}
    for group in groups:
        for noun in group.split():
            out.setdefault(noun, set()).update(group.split())
    return out


#: Nouns that count the same things in news copy.
_SAME = _groups(
    "job employee worker staff post",
    "person spectator fan supporter",
    "vehicle",
    "person resident",
    "plot allotment",
    "fan spectator",
)

#: Nouns that differ but may count the same people or things, where the digits show that they do.
_ALIKE = _groups(
    "pupil child student",
    "signature name",
    "home house",
    "patient person",
    "passenger person",
    "resident person",
    "member person",
    "guest person",
    "ticket seat",
    "vote ballot",
)
CHANGING = later(
    r"\b(?:now|today|then|originally|initially|at first|again|earlier|previous\w*|last|next|rose|fell"
    r"|grew|grow|increas\w+|reduc\w+|decreas\w+|dropp?\w*|cut|cuts|from \d|more than|fewer than"
    r"|by the (?:end|time)|(?<!one )another|additional|further|so far|planned|target|hopes?|expect\w*"
    r"|by \d{4}|in (?:19|20)\d\d|since|until|down|added|joined|remain\w*|surviv\w*|if)\b",
    re.IGNORECASE,
)
_EACH_OF = later(r"\b(?:[Ee]ach|[Aa]ll|[Ee]very one|[Aa]ny|[Oo]ne|[Nn]one) of the \Z")
_RESTRICT = later(
    r" (?:who|that|which|whose|where|from|in|of|on|at|with|for|under|over|between|near|behind|around"
    r"|above|below|aged|born|[a-z]+ed|[a-z]+ing)\b(?: (?:the|a|an|its|their|his"
    r"|her) (?P<noun>[a-z]{3,}))?"
)
_PRESENT = later(
    rf"(?P<n>{NUMBER}) (?:present|in attendance|there|in the (?:ground|stands|hall|stadium|crowd"
    rf"|audience)|watching|who (?:came|watched|were there))\b"
)


#: Determiners that are nobody's.
_NO_OWNER = frozenset("all the its their his her these those".split())
_OTHER_ORDER = "the digits are in another order"


def _count_twice(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "12 cores" and then "the 14 cores": a definite number that the story has not given before."""
    yield from _present_in_a_crowd(story, hits)
    yield from _all_of_them(story, hits)
    starts = _worth_a_look(story, hits)
    if not starts:
        return
    counts = [q for q in quantities(story).all if q.noun and not q.unit]
    for index, again in enumerate(counts):
        if again.start in starts and _is_definite(story, again):
            found = _against(story, again, counts[max(0, index - 300) : index])
            if found is not None:
                yield _twice(story, found[0], again, found[1])


def _present_in_a_crowd(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "A crowd of 4,312" and then "the 4,132 present"."""
    text = story.plain
    for start, end in hits:
        m = _PRESENT.match(text, text.rfind(" ", start, end) + 1)
        a = amount(text, m.start("n"), m.end("n")) if m else None
        if m and a:
            present = Quantity(a.start, a.end, a.value, a.slack, "", "person", (), "the", False, m.end(), 0)
            crowd = crowd_before(text, present)
            if crowd is not None and _swapped(crowd.value, present.value) and not _seen_before(text, present):
                yield _twice(story, crowd, present, _OTHER_ORDER)


def _worth_a_look(story: Story, hits: Sequence[Hit]) -> set[int]:
    """Where the numbers nominated stand that may count again what was counted; most are years and dates."""
    text = story.plain
    starts = set()
    for start, end in hits:
        q = quantities(story).at(text.rfind(" ", start, end) + 1)
        if q is None or not q.noun or q.value < 3 or q.rough:
            continue
        word = text[q.end : q.tail].rpartition(" ")[2]
        if q.noun in _SAME or q.noun in _ALIKE or text.find(f" {word}", 0, q.start) >= 0:
            starts.add(q.start)
    return starts


def _is_definite(story: Story, q: Quantity) -> bool:
    """Whether a count points back at one that the story has given: the 14 cores."""
    if q.determiner == "" or q.rough or q.value < 3 or any(c.isdigit() for c in q.noun):
        return False
    p = story.paragraph_at(q.start)
    return p is not None and p.role != "headline"


def _against(story: Story, again: Quantity, before: Sequence[Quantity]) -> tuple[Quantity, str] | None:
    """The count before that a definite one should repeat and does not, with what shows it; None for none."""
    text = story.plain
    earlier = [q for q in before if q.noun in _SAME.get(again.noun, {again.noun})]
    crowd = crowd_before(text, again) or payroll_before(text, again)
    alike = [
        q
        for q in before
        if q.noun in _ALIKE.get(again.noun, ())
        and q.noun != again.noun
        and _swapped(q.value, again.value)
        and not q.rough
    ]
    if not earlier and crowd is None and not alike:
        return None
    if any(q.value == again.value for q in before) or _seen_before(text, again):
        return None
    # "The 2022 midterms" and "the 2026 midterms" are two.
    if _year_like(text, again) or _COMPARED.match(text, again.tail):
        return None
    swapped = [q for q in earlier if _swapped(q.value, again.value)] + alike
    if crowd is not None and _swapped(crowd.value, again.value):
        swapped.append(crowd)
    s = story.sentence_at(again.start)
    if s is None:
        return None
    candidates = [q for q in earlier if not q.rough and _same_modifiers(q, again)]
    owner = again.determiner if again.determiner not in _NO_OWNER else ""
    if owner:
        candidates = [q for q in candidates if _mentions(story, q, owner)]
        swapped = [q for q in swapped if _mentions(story, q, owner)]
    if swapped:
        return swapped[-1], _OTHER_ORDER
    if crowd is not None and not crowd.rough and again.noun in STAFF and not again.modifiers:
        candidates = [*candidates, crowd]
    if len({q.value for q in candidates}) != 1:
        return None
    q = candidates[-1]
    # A total of groups named before, or what is left of one.
    if reached(again.value, [c.value for c in earlier]):
        return None
    near = max(s.start, again.start - 50), min(s.end, again.tail + 18)
    if CHANGING.search(text, *near) or _changed_there(story, q):
        return None
    return (q, "the same things counted") if _is_the_same(story, q, again, owner) else None


def _is_the_same(story: Story, q: Quantity, again: Quantity, owner: str) -> bool:
    """Whether two counts must be of the same things, by their size and by what stands behind the second."""
    text = story.plain
    if again.value > q.value * 2 or again.value < q.value / 2:
        return False
    # "Two branches" may be two of "all three"; fifty states need no telling.
    whole = again.determiner == "all"
    if q.value < again.value <= 10 and (
        whole or _EACH_OF.search(text, max(0, again.start - 14), again.start)
    ):
        return False
    if again.noun == "state" and again.value == 50:
        return False
    restricted = _RESTRICT.match(text, again.tail)
    if restricted:
        noun = restricted["noun"]
        t = story.sentence_at(q.start)
        if noun is None or t is None:
            return False
        return re.search(rf"\b{re.escape(noun)}\b", text[q.tail : t.end]) is not None
    return whole or owner != "" or again.noun == "core" or not _vague_reference(text, again)


_ALL_WERE = later(
    rf"(?:(?<=[.!?] )|(?<=\n))All (?P<n>{NUMBER}) (?:were|are|have been|had been|was|have|had|survived"
    rf"|died|escaped|got)\b"
)
_PEOPLE = word_set("figures", "people of an accident")


def _all_of_them(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Eleven people were in the minibus. All 12 were taken to hospital."."""
    text = story.plain
    for start, _ in hits:
        m = _ALL_WERE.match(text, start)
        n = amount(text, *m.span("n")) if m else None
        p = story.paragraph_at(start) if m else None
        if m is None or n is None or p is None or n.value < 3:
            continue
        before = [s for s in p.sentences if s.end <= start][-1:]
        if not before and p.index > 0:
            q = story.paragraphs[p.index - 1]
            before = q.sentences[-1:] if q.role in PROSE else []
        if not before:
            continue
        counts = [q for q in quantities(story).within(before[0].start, before[0].end) if q.noun]
        people = [q for q in counts if q.noun in _PEOPLE]
        numbers = [a.value for a in amounts(text, before[0].start, before[0].end)]
        if (
            not people
            or any(q.rough for q in counts)
            or any(q.value == n.value for q in counts)
            or reached(n.value, numbers)
            or n.value in numbers
        ):
            continue
        top = max(people, key=lambda q: q.value)
        if abs(top.value - n.value) > max(2.0, top.value * 0.2) or _seen_before(
            text, Quantity(n.start, n.end, n.value, n.slack, "", "person", (), "all", False, n.end, p.index)
        ):
            continue
        if CHANGING.search(text, before[0].start, before[0].end):
            continue
        yield doubt(
            n.span,
            f"{text[n.start : n.end]} here, {text[top.start : top.tail]} before",
            (top.span, "those counted before"),
        )


def _twice(story: Story, first: Quantity, again: Quantity, reason: str) -> Doubt:
    text = story.text
    return doubt(
        again.span,
        f"{text[again.start : again.end]} {text[again.end : again.tail].strip()} here, "
        f"{text[first.start : first.tail]} earlier",
        (first.span, reason),
    )


# "the nine nurses bought the ticket"
_ACTED = later(r" (?P<verb>[a-z]{3,}) (?:the|a|an|his|her|their|its|that|it|them|him|no|only|about)\b")


def _year_like(text: str, q: Quantity) -> bool:
    """Whether a figure may as well be a year that names something: the 2022 midterms."""
    return text[q.start : q.end].isdigit() and 1900 <= q.value <= 2100


def _vague_reference(text: str, q: Quantity) -> bool:
    """Whether "the 14 men" may be others than those counted before: only a verb right behind makes it the
    same, or a deed done to them."""
    if text[max(0, q.start - 4) : q.start] == " of ":
        return False
    w = _ACTED.match(text, q.tail)
    if w is not None and "VBD" in dictionary.words().tags(w["verb"]):
        return False
    return (
        re.match(r" (?:are|were|is|was|have|had|will|would|can|could|may|must)\b|[.,]", text[q.tail :])
        is None
    )


def _seen_before(text: str, q: Quantity) -> bool:
    written = re.escape(text[q.start : q.end])
    return (
        re.search(
            rf"(?<![\d.,]){written}(?![\d]|[.,]\d)", text[max(0, q.start - 20_000) : q.start], re.IGNORECASE
        )
        is not None
    )


_COMPARED = later(
    r" (?:of|from|in|for) (?:a year (?:ago|before|earlier)|last (?:year|month|week|season)|(?:19"
    r"|20)\d\d|the previous)"
)


def _swapped(a: float, b: float) -> bool:
    """Whether two figures of three digits or more have the same digits, two neighbours exchanged."""
    x, y = str(int(a)), str(int(b))
    if a != int(a) or b != int(b) or len(x) != len(y) or len(x) < 3 or x == y:
        return False
    k = [i for i in range(len(x)) if x[i] != y[i]]
    return len(k) == 2 and k[1] == k[0] + 1 and x[k[0]] == y[k[1]] and x[k[1]] == y[k[0]]


def _same_modifiers(first: Quantity, again: Quantity) -> bool:
    return set(again.modifiers) <= set(first.modifiers) or not again.modifiers


def _mentions(story: Story, q: Quantity, owner: str) -> bool:
    s = story.sentence_at(q.start)
    return (
        s is not None
        and re.search(rf"\b{re.escape(owner)}", story.plain[s.start : s.end], re.IGNORECASE) is not None
        and (q.determiner in {"", "all", "the", "its"} or q.determiner.lower() == owner.lower())
    )


def _changed_there(story: Story, q: Quantity) -> bool:
    s = story.sentence_at(q.start)
    return (
        s is not None
        and re.search(
            r"\b(?:(?<!one )another|additional|further|so far|originally|initially|at first|planned|fell|rose"
            r"|grew|in (?:19|20)\d\d|up to|at least|if)\b",
            story.plain[s.start : s.end],
            re.IGNORECASE,
        )
        is not None
    )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "count-twice": [
        *(
            f"{act} of {n}"
            for act in words("figures", "deeds that are counted")
            for n in (
                *"123456789",
                *(f"{w}|" for w in SMALL_NUMBERS[2:12]),
            )
        ),
        *(
            f"{left} {right}"
            for left in "|all;|all of the;|all the;|the;|its;|their;|these;|those;'s;s'".split(";")
            for right in (
                *"123456789",
                *(f"{w}|" for w in SMALL_NUMBERS[2:19]),
                *SMALL_NUMBERS[19:],
            )
        ),
    ],
}
CHECKS = {
    "count-twice": _count_twice,
}
