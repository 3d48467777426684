"""The same things counted twice, or one event said to last twice over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.cache.patterns import later
from copylint.kinds.figures.amounts import ANY_NUMBER, SMALL_NUMBERS, amount_in, reached
from copylint.lexicon import dictionary
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, amount, is_rough
from copylint.story.quantities import Quantity, quantities
from copylint.story.roles import PROSE
from copylint.story.story import Story
from copylint.tables.wordlists import word_set, words


def _groups(*groups: str) -> dict[str, set[str]]:
    """By noun, the nouns that stand in a group with it."""
    out: dict[str, set[str]] = {}
    for group in groups:
        for noun in group.split():
            out.setdefault(noun, set()).update(group.split())
    return out


#: Nouns that count the same things in news copy.
_SAME = _groups("job employee worker staff post", "person spectator fan supporter", "vehicle", "person resident", "plot allotment", "fan spectator")
#: Nouns that differ but may count the same people or things, where the digits show that they do.
_ALIKE = _groups("pupil child student", "signature name", "home house", "patient person", "passenger person", "resident person", "member person", "guest person", "ticket seat", "vote ballot")
_CHANGING = later(
    r"\b(?:now|today|then|originally|initially|at first|again|earlier|previous\w*|last|next|rose|fell|grew|grow|increas\w+|reduc\w+|decreas\w+|dropp?\w*|cut|cuts|from \d|more than|fewer than|by the (?:end|time)|(?<!one )another|additional|further|so far|planned|target|hopes?|expect\w*|by \d{4}|in (?:19|20)\d\d|since|until|down|added|joined|remain\w*|surviv\w*|if)\b",
    re.IGNORECASE,
)
_EACH_OF = later(r"\b(?:[Ee]ach|[Aa]ll|[Ee]very one|[Aa]ny|[Oo]ne|[Nn]one) of the \Z")
_RESTRICT = later(r" (?:who|that|which|whose|where|from|in|of|on|at|with|for|under|over|between|near|behind|around|above|below|aged|born|[a-z]+ed|[a-z]+ing)\b(?: (?:the|a|an|its|their|his|her) (?P<noun>[a-z]{3,}))?")


_PRESENT = later(rf"(?P<n>{NUMBER}) (?:present|in attendance|there|in the (?:ground|stands|hall|stadium|crowd|audience)|watching|who (?:came|watched|were there))\b")


def _count_twice(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "12 cores" and then "the 14 cores": a definite number that the story has not given before."""
    text = story.plain
    for start, end in hits:
        m = _PRESENT.match(text, text.rfind(" ", start, end) + 1)
        a = amount(text, m.start("n"), m.end("n")) if m else None
        if m and a:
            present = Quantity(a.start, a.end, a.value, a.slack, "", "person", (), "the", False, m.end(), 0)
            crowd = _crowd(text, present)
            if crowd is not None and _swapped(crowd.value, present.value) and not _seen_before(text, present):
                yield _twice(story, crowd, present, "the digits are in another order")
    yield from _all_of_them(story, hits)
    # The numbers nominated, judged on the spot: most are years and dates, and end here.
    starts = set()
    for start, end in hits:
        at = text.rfind(" ", start, end) + 1
        q = quantities(story).at(at)
        if q is None or not q.noun or q.value < 3 or q.rough:
            continue
        word = text[q.end : q.tail].rpartition(" ")[2]
        if q.noun in _SAME or q.noun in _ALIKE or text.find(f" {word}", 0, q.start) >= 0:
            starts.add(q.start)
    if not starts:
        return
    counts = [q for q in quantities(story).all if q.noun and not q.unit]
    for index, again in enumerate(counts):
        if again.start not in starts or again.determiner == "" or again.rough or again.value < 3 or any(c.isdigit() for c in again.noun):
            continue
        p = story.paragraph_at(again.start)
        if p is None or p.role == "headline":
            continue
        nouns = _SAME.get(again.noun, {again.noun})
        before = counts[max(0, index - 300) : index]
        earlier = [q for q in before if q.noun in nouns]
        crowd = _crowd(text, again) or _payroll(text, again)
        alike = [q for q in before if q.noun in _ALIKE.get(again.noun, ()) and q.noun != again.noun and _swapped(q.value, again.value) and not q.rough]
        if not earlier and crowd is None and not alike:
            continue
        if any(q.value == again.value for q in before) or _seen_before(text, again):
            continue
        if _year_like(text, again):
            continue  # "the 2022 midterms" and "the 2026 midterms" are two
        swapped = [q for q in earlier if _swapped(q.value, again.value)] + alike
        if _COMPARED.match(text, again.tail):
            continue
        if crowd is not None and _swapped(crowd.value, again.value):
            swapped.append(crowd)
        s = story.sentence_at(again.start)
        if s is None:
            continue
        candidates = [q for q in earlier if not q.rough and _same_modifiers(q, again)]
        owner = again.determiner if again.determiner not in {"all", "the", "its", "their", "his", "her", "these", "those"} else ""
        if owner:
            candidates = [q for q in candidates if _mentions(story, q, owner)]
            swapped = [q for q in swapped if _mentions(story, q, owner)]
        if swapped:
            q = swapped[-1]
            yield _twice(story, q, again, "the digits are in another order")
            continue
        if crowd is not None and not crowd.rough and again.noun in _STAFF and not again.modifiers:
            candidates = [*candidates, crowd]
        values = {q.value for q in candidates}
        if len(values) != 1:
            continue
        q = candidates[-1]
        # A total of groups named before, or what is left of one.
        pool = [c.value for c in earlier]
        if reached(again.value, pool):
            continue
        if _CHANGING.search(text, max(s.start, again.start - 50), min(s.end, again.tail + 18)) or _changed_there(story, q):
            continue
        if again.value > q.value * 2 or again.value < q.value / 2:
            continue
        # "Two branches" may be two of "all three"; fifty states need no telling.
        if again.value > q.value and again.value <= 10 and (again.determiner == "all" or _EACH_OF.search(text, max(0, again.start - 14), again.start)):
            continue
        if again.noun == "state" and again.value == 50:
            continue
        restricted = _RESTRICT.match(text, again.tail)
        if restricted:
            noun = restricted["noun"]
            t = story.sentence_at(q.start)
            if noun is None or t is None or not re.search(rf"\b{re.escape(noun)}\b", text[q.tail : t.end]):
                continue
        elif again.determiner != "all" and not owner and again.noun not in {"core"} and _vague_reference(text, again):
            continue
        yield _twice(story, q, again, "the same things counted")


_ALL_WERE = later(rf"(?:(?<=[.!?] )|(?<=\n))All (?P<n>{NUMBER}) (?:were|are|have been|had been|was|have|had|survived|died|escaped|got)\b")
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
        numbers = [a.value for x in ANY_NUMBER.finditer(text, before[0].start, before[0].end) if (a := amount_in(x, "n")) is not None]
        if not people or any(q.rough for q in counts) or any(q.value == n.value for q in counts) or reached(n.value, numbers) or n.value in numbers:
            continue
        top = max(people, key=lambda q: q.value)
        if abs(top.value - n.value) > max(2.0, top.value * 0.2) or _seen_before(text, Quantity(n.start, n.end, n.value, n.slack, "", "person", (), "all", False, n.end, p.index)):
            continue
        if _CHANGING.search(text, before[0].start, before[0].end):
            continue
        yield doubt(n.span, f'{text[n.start:n.end]} here, {text[top.start:top.tail]} before', (top.span, 'those counted before'))  # fmt: skip


def _twice(story: Story, first: Quantity, again: Quantity, reason: str) -> Doubt:
    text = story.text
    return doubt(again.span, f'{text[again.start:again.end]} {text[again.end:again.tail].strip()} here, {text[first.start:first.tail]} earlier', (first.span, reason))  # fmt: skip


# "the nine nurses bought the ticket"
_ACTED = later(r" (?P<verb>[a-z]{3,}) (?:the|a|an|his|her|their|its|that|it|them|him|no|only|about)\b")


def _year_like(text: str, q: Quantity) -> bool:
    """Whether a figure may as well be a year that names something: the 2022 midterms."""
    return text[q.start : q.end].isdigit() and 1900 <= q.value <= 2100


def _vague_reference(text: str, q: Quantity) -> bool:
    """Whether "the 14 men" may be others than those counted before: only a verb right behind makes it the same, or a deed done to them."""
    if text[max(0, q.start - 4) : q.start] == " of ":
        return False
    w = _ACTED.match(text, q.tail)
    if w is not None and "VBD" in dictionary.words().tags(w["verb"]):
        return False
    return re.match(r" (?:are|were|is|was|have|had|will|would|can|could|may|must)\b|[.,]", text[q.tail :]) is None


def _seen_before(text: str, q: Quantity) -> bool:
    written = re.escape(text[q.start : q.end])
    return re.search(rf"(?<![\d.,]){written}(?![\d]|[.,]\d)", text[max(0, q.start - 20_000) : q.start], re.IGNORECASE) is not None


_CROWD = later(rf"\b(?:[Cc]rowd|[Aa]ttendance|[Aa]udience|[Gg]ate|[Cc]ongregation|[Tt]urnout|[Vv]illage|[Tt]own|[Hh]amlet|[Ii]sland|[Pp]opulation|[Cc]ommunity|[Pp]arish) of (?P<n>{NUMBER})")


def _crowd(text: str, q: Quantity) -> Quantity | None:
    """ "A crowd of 4,312" is people too."""
    if q.noun not in {"person", "spectator", "fan", "supporter", "resident", "villager", "islander", "inhabitant"}:
        return None
    low = max(0, q.start - 20_000)
    m = _CROWD.search(text, low, q.start)
    if m is None:
        return None
    a = amount(text, m.start("n"), m.end("n"))
    return Quantity(a.start, a.end, a.value, a.slack, "", "person", (), "", False, a.end, 0) if a else None


_STAFF = frozenset({"staff", "employee", "worker"})
_EMPLOYS = later(rf"\b(?:employs|employing|has a workforce of|has a staff of|workforce of|with a staff of) (?P<n>{NUMBER})(?= (?:people|workers|staff|employees|men|women)\b|[.,;])", re.IGNORECASE)
_COMPARED = later(r" (?:of|from|in|for) (?:a year (?:ago|before|earlier)|last (?:year|month|week|season)|(?:19|20)\d\d|the previous)")


def _payroll(text: str, q: Quantity) -> Quantity | None:
    """ "The bakery, which employs 420 people" counts its staff; only where one employer is told of."""
    if q.noun not in _STAFF:
        return None
    found = list(_EMPLOYS.finditer(text, max(0, q.start - 20_000), q.start))
    if len(found) != 1:
        return None
    a = amount(text, *found[0].span("n"))
    if a is None:
        return None
    return Quantity(a.start, a.end, a.value, a.slack, "", "staff", (), "", is_rough(text, a.start), a.end, 0)


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
    return s is not None and re.search(rf"\b{re.escape(owner)}", story.plain[s.start : s.end], re.IGNORECASE) is not None and (
        q.determiner in {"", "all", "the", "its"} or q.determiner.lower() == owner.lower()
    )


def _changed_there(story: Story, q: Quantity) -> bool:
    s = story.sentence_at(q.start)
    return s is not None and re.search(
        r"\b(?:(?<!one )another|additional|further|so far|originally|initially|at first|planned|fell|rose|grew|in (?:19|20)\d\d|up to|at least|if)\b", story.plain[s.start : s.end], re.IGNORECASE
    ) is not None


_WORTH = later(rf"\b(?P<noun>[a-z]{{3,}}),? worth (?P<x_sign>(?:US|A|C|NZ)?[$£€])(?P<x>{NUMBER})(?![\w%/]|[.,:]\d| (?:each|a |per |more|less|in |on |of))", re.IGNORECASE)
_VALUE_OF = later(rf"\bwith an? (?:street|market|resale|estimated street|retail|sale|black market|insurance|face) value of (?P<x_sign>(?:US|A|C|NZ)?[$£€])(?P<x>{NUMBER})(?![\w%/]|[.,:]\d)", re.IGNORECASE)


# "the €21 billion deal" of a €12 billion merger
_THE_SUM = later(
    rf"\b[Tt]he (?P<x_sign>(?:US|A|C|NZ)?[$£€])(?P<x>{NUMBER}) (?:[a-z-]+ )?(?P<what>package|deal|contract|scheme|project|fine|prize|payout|gift|loan|grant|bonus|settlement|award|reward|ransom|bill|takeover|merger|sale|bid|offer|plan|programme|investment|donation)\b"
)


def _one_slip(one: str, other: str) -> bool:
    """Whether two figures are the same but for one digit, or two neighbours exchanged."""
    if len(one) != len(other) or one == other or one.partition(" ")[2] != other.partition(" ")[2]:
        return False
    k = [i for i in range(len(one)) if one[i] != other[i]]
    if not all(one[i].isdigit() and other[i].isdigit() for i in k):
        return False
    return len(k) == 1 and len([c for c in one if c.isdigit()]) > 1 or len(k) == 2 and k[1] <= k[0] + 2 and one[k[0]] == other[k[1]] and one[k[1]] == other[k[0]]


def _the_sum(story: Story) -> Iterator[Doubt]:
    """A sum pointed back to that is nowhere else, where the opening has one that differs by a slip."""
    text = story.plain
    body = story.body
    if not body:
        return
    high = body[min(1, len(body) - 1)].end
    for m in _THE_SUM.finditer(text, high):
        written = text[m.start("x") : m.end("x")]
        s = story.sentence_at(m.start())
        if s is None or text.count(text[m.start("x_sign") : m.end("x")]) != 1 or _CHANGING.search(text, s.start, s.end):
            continue
        first = [x for x in _SUM.finditer(text, 0, high) if x["sign"] == m["x_sign"]]
        like = [x for x in first if _one_slip(x["x"], written)]
        if len({x["x"] for x in like}) != 1 or len({x["x"] for x in first}) > 2 or is_rough(text, m.start("x_sign")):
            continue
        x = like[0]
        yield doubt((m.start('x_sign'), m.end('x')), f"{text[m.start('x_sign'):m.end('x')]} here, {x.group()} in the opening", (x.span(), 'in the opening'))  # fmt: skip


_SUM = later(rf"(?P<sign>(?:US|A|C|NZ)?[$£€])(?P<x>{NUMBER})", re.IGNORECASE)


def _worth_twice(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Phones worth £480,000 ... The phones, worth £430,000"; "the €21 billion deal" of a €12 billion merger."""
    text = story.plain
    yield from _the_sum(story)
    if len(hits) < 2:
        return
    body = story.body
    if not body:
        return
    found = [(m["noun"].lower(), m, a) for m in _WORTH.finditer(text, body[0].start) if (a := amount(text, *m.span("x"), m["x_sign"].upper())) is not None]
    valued = [("", m, a) for m in _VALUE_OF.finditer(text, body[0].start) if (a := amount(text, *m.span("x"), m["x_sign"].upper())) is not None]
    for k, (noun, m, a) in enumerate(found):
        # Only what is pointed at again: "The phones, worth".
        if re.search(r"\b(?:[Tt]he|[Tt]hese|[Tt]his|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z]+ )?\Z", text[max(0, m.start() - 24) : m.start()]) is None or text[m.end("noun")] != ",":
            continue
        before = [x for x in found[:k] if x[0] == noun] or (valued if len(valued) == 1 and len(found) == 1 and valued[0][1].start() < m.start() else [])
        if not before or len({x[2].value for x in before}) != 1 or any(x[2].sign != a.sign for x in before):
            continue
        b = before[-1][2]
        if b.value == a.value or is_rough(text, m.start("x_sign")) or is_rough(text, before[-1][1].start("x_sign")) or not 0.5 <= a.value / b.value <= 2:
            continue
        s = story.sentence_at(m.start())
        if s is None or _CHANGING.search(text, s.start, s.end) or abs(a.value - b.value) <= max(a.slack, b.slack):
            continue
        yield doubt((m.start('x_sign'), a.end), f"worth {text[m.start('x_sign'):a.end]} here, {text[before[-1][1].start('x_sign'):b.end]} earlier", ((before[-1][1].start('x_sign'), b.end), 'the same things'))  # fmt: skip


_TALKS = frozenset("talk talks meeting meetings negotiation negotiations summit conference".split())
_DAYS_OF = later(rf"\b(?P<n>{NUMBER})[ -](?P<unit>hour|day|week|month|year)s?(?: of|-long)?(?: [a-z-]+)? (?P<noun>talks|meetings?|negotiations|summit|conference|trial|hearings?|inquest|inquiry|strike|siege|search|festival|tour|fast|vigil|occupation|blockade|standoff|stand-off|closure|visit|trip|contract|deal|sentence|ban|voyage|journey|walk|march)\b", re.IGNORECASE)


_THE_DAYS = later(r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er) (?P<n>[\w-]+-\w+)\Z")


def _duration_twice(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Five days of talks" and then "the six-day meeting"."""
    text = story.plain
    if not any((m := _THE_DAYS.search(text, max(0, start - 24), end)) and _DAYS_OF.match(text, m.start("n")) for start, end in hits):
        return
    found = []
    for m in _DAYS_OF.finditer(text):
        a = amount(text, m.start("n"), m.end("n"))
        if a is not None:
            noun = m["noun"].lower()
            found.append((m, a, "talks" if noun in _TALKS else noun.rstrip("s"), m["unit"].lower()))
    for k, (m, a, noun, unit) in enumerate(found):
        the = re.search(r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er) \Z", text[max(0, m.start() - 6) : m.start()])
        if not the or "-" not in m.group():
            continue
        before = [x for x in found[:k] if x[2] == noun and x[3] == unit and not is_rough(text, x[0].start())]
        if not before or any(x[1].value == a.value for x in found[:k]) or len({x[1].value for x in before}) != 1:
            continue
        if noun in {"contract", "deal", "sentence", "ban", "visit", "trip", "strike"} and len(before) != 1:
            continue
        s = story.sentence_at(m.start())
        if s is None or re.search(r"\b(?:previous|last|earlier|first|second|third|next|another|extended|shorten\w*|cut)\b|\b(?:19|20)\d\d\b", text[s.start : s.end]):
            continue
        x = before[-1]
        yield doubt((m.start('n'), m.end('unit')), f"{m['n']} {unit}s here, {x[0]['n']} {unit}s earlier", (x[0].span(), 'the same event'))  # fmt: skip


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, list[str]] = {
    "count-twice": [
        *(f"{act} of {n}" for act in words("figures", "deeds that are counted") for n in (*"123456789", *(f"{w}|" for w in "three four five six seven eight nine ten eleven twelve".split()))),
        *(f"{left} {right}"
        for left in ("|all", "|all of the", "|all the", "|the", "|its", "|their", "|these", "|those", "'s", "s'")
        for right in (
            *"123456789",
            *(f"{w}|" for w in SMALL_NUMBERS[2:19]),
            *SMALL_NUMBERS[19:],
        )),
    ],
    "worth-twice": ["|the ?", "|the $", "|the us$", "|worth ?", "|worth $", "|value of ?", "|value of $"],
    "duration-twice": ["-day|", "-week|", "-hour|", "-month|", "-year|"],
}  # fmt: skip
CHECKS = {"worth-twice": _worth_twice, "count-twice": _count_twice, "duration-twice": _duration_twice}
