"""A whole in one sentence and its parts in another: who gets what, how many of each, what is left.

Parts are read where the copy lists them and closes the list; the whole is looked for near by.
Nothing is said where any figure near by, or the sum of any two, is what the parts come to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.cache.patterns import later
from copylint.findings.finding import Finding
from copylint.kinds.figures.amounts import (
    ANY_NUMBER,
    SMALL_NUMBERS,
    amount_in,
    is_age,
    is_year,
    numbered,
    report,
    report_sum,
    rounded,
    sentences_with,
    shown,
    span_of,
)
from copylint.kinds.figures.differences import CHECKS as DIFFERENCES
from copylint.kinds.figures.sums import CHECKS as SUMS
from copylint.kinds.figures.totals import CHECKS as TOTALS
from copylint.rules.kind import Hit
from copylint.rules.rule import Rule
from copylint.story.numbers import NUMBER, Amount, amount, is_rough
from copylint.story.quantities import quantities
from copylint.story.story import Story
from copylint.text.spans import Span
from copylint.text.tokens import lowered

_LOOSE = later(
    r"\b(?:including|among|mostly|mainly|some of|at least|up to|more than|less than|fewer than|over|nearly|almost|about|around|approximately|as many|as well|both|respectively|followed by|average[sd]?|compared|than"
    r"|previous|earlier|last (?:year|month|week|season)|another|further|additional|expected|planned|target|other than|apart from|besides|excluding|not counting|first|per|each|every|a (?:day|week|month|year)|annual(?:ly)?)\b",
    re.IGNORECASE,
)


def _context(story: Story, at: int, *, before: int = 2, after: int = 1) -> list[Amount]:
    """The amounts of the paragraphs round a place, years and ages left out."""
    p = story.paragraph_at(at)
    if p is None:
        return []
    low = story.paragraphs[max(0, p.index - before)].start
    high = story.paragraphs[min(len(story.paragraphs) - 1, p.index + after)].end
    text = story.plain
    head = story.headline
    found = [*ANY_NUMBER.finditer(text, head.start, head.end)] if head is not None and head.end <= low else []
    found += ANY_NUMBER.finditer(text, low, high)
    return [a for m in found if (a := amount_in(m, "n")) is not None and not is_year(text, a) and not is_age(text, a)]


def _comes_to(value: float, pool: Sequence[Amount], slack: float) -> bool:
    """Whether a figure of the pool, or the sum or the difference of two, is the value."""
    for k, a in enumerate(pool):
        if abs(a.value - value) <= slack + 1e-6:
            return True
        for b in pool[k + 1 :]:
            if abs(a.value + b.value - value) <= slack + 1e-6 or abs(abs(a.value - b.value) - value) <= 1e-6:
                return True
    return False


_MARKS = later(r"[:–—(,.!?\n\"-]|\bof (?:which|whom|them|those) |\bthe (?:other|remaining|rest) ", re.IGNORECASE)


def _told(rule: Rule, story: Story, start: int, end: int) -> bool:
    """Whether the checks of lists within one sentence speak of it already."""
    text = story.plain
    here = [(start, start + 1)]
    marks = [(m.start(), m.end() if len(m.group()) > 1 else m.end() + 6) for m in _MARKS.finditer(text, max(0, start - 2), end)]
    checks = (
        (TOTALS["parts"], marks), (TOTALS["held"], here), (SUMS["in-all"], here), (SUMS["shared-out"], here), (DIFFERENCES["left-over"], here),
    )  # fmt: skip
    return any(start <= f.span.start < end for check, hits in checks for f in check(rule, story, hits))


# -- who gets what -----------------------------------------------------------------------------

_GIVES = (
    r"(?:receives?|received|gets?|got|takes?|took|gives?|gave|given|pays?|paid|contributes?|contributed|provides?|provided|promise[sd]?|pledge[sd]?|produce[sd]?|loses?|lost|shed|sheds"
    r"|report(?:s|ed)|record(?:s|ed)|hold|holds|held|won|wins|accounted for|accounts? for|goes? to|went to|come from|came from|spent|spends?|raised|raises|donated|lent|put up|put in|invested|claimed|stole|cost|costs|had|has|will be|was|were|are|is|to pay|pay for)"
)
_NAME_BETWEEN = r"(?:, (?:and )?|,? and |; (?:and )?)(?:the |its |a |an |for |from |on |to )?[^\W\d][^.;:,\d$£€%()]{1,45}? "
# "Schools will receive £40 million, roads £24 million and social care £20 million"
_GAPPED = later(
    rf"\b{_GIVES} (?P<list>{numbered('a')}[^.;:,\d$£€%()]{{0,30}}?(?:{_NAME_BETWEEN}(?:US|A|C|NZ)?[$£€]?{NUMBER}[^.;:,\d$£€%()]{{0,20}}?){{0,5}},? and (?:the |its |a |an |for |from |on |to )?(?P<last>[^\W\d][^.;:,\d$£€%()]{{1,45}}?) {numbered('z')})(?![\w/%]|[.,:]\d| ?per ?cent)",
    re.IGNORECASE,
)
# "a new roof (£1.4 million), seats (£900,000) and a lift (£700,000)"
_BRACKETED = later(rf"(?P<list>\({numbered('a')}\)(?:, [^.;:()\d]{{2,40}} \((?:US|A|C|NZ)?[$£€]?{NUMBER}\)){{0,6}},? and [^.;:()\d]{{2,40}} \({numbered('z')}\))")
# "£7,000 in 2021, £6,500 in 2022 and £4,500 in 2023"
_BY_YEAR = later(rf"(?P<list>{numbered('a')} (?:[a-z]+ )?in (?:19|20)\d\d(?:, (?:US|A|C|NZ)?[$£€]?{NUMBER} in (?:19|20)\d\d){{0,6}},? and {numbered('z')} in (?:19|20)\d\d)", re.IGNORECASE)
# "$30,000 from one man, $25,000 from another and a total of $35,000 from the other three"
_SHARED_AMONG = later(
    rf"(?P<list>(?P<a_sign>(?:US|A|C|NZ)?[$£€])(?P<a>{NUMBER}) (?P<how>from|for|to|by) [^.;:\d$£€%()]{{2,40}}?(?:, (?:and )?(?:US|A|C|NZ)?[$£€]{NUMBER} (?P=how) [^.;:\d$£€%()]{{2,40}}?)+,? and (?:a (?:further |total of ))?(?P<z_sign>(?:US|A|C|NZ)?[$£€])(?P<z>{NUMBER})) (?P=how)\b",
    re.IGNORECASE,
)
# "a salary of £700,000, a bonus of £500,000 and a pension of £200,000"
_OF_KINDS = later(
    rf"\b(?P<list>an? [a-z ]{{3,25}} of (?P<a_sign>[$£€])(?P<a>{NUMBER})(?:, (?:and )?an? [a-z ]{{3,25}} of [$£€]{NUMBER})+,? and an? [a-z ]{{3,25}} of (?P<z_sign>[$£€])(?P<z>{NUMBER}))(?![\w%/]|[.,:]\d)", re.IGNORECASE
)
_REST = later(r"(?:the )?(?:rest|others?|remainder|remaining|other [a-z]+)\b", re.IGNORECASE)
_VERB_INSIDE = later(r"\b(?:is|was|were|are|has|had|have|will|would|said|rose|fell|from|to|than|while|but|after|before|when|with|which|who|that)\b", re.IGNORECASE)
#: What is earned or owned need not be what is then paid out.
_EARNED = later(r"\b(?:sales|revenues?|turnover|income|profits?|earnings|loss(?:es)?|worth|valued|market|shares|assets|debts?)\b[^.;,\d]*\Z", re.IGNORECASE)
_OTHER_THINGS = later(r" (?:points?|runs?|goals?|tries|assists?|rebounds?|yards?|wickets?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|times?|miles?|km|metres?|meters?|feet|inches|degrees|caps)\b", re.IGNORECASE)


#: Anything that may be a number, found cheaply.
_QUICK = later(r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)\b")


def _items(text: str, kind: str, m: re.Match[str]) -> list[Amount]:
    found = [a for x in ANY_NUMBER.finditer(text, *m.span("list")) if (a := amount_in(x, "n")) is not None]
    if kind == "by-year":
        return [a for a in found if not is_year(text, a)]
    return [a for a in found if a.sign] if kind in {"shared", "kinds"} else found


def _allotted(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        p = story.paragraph_at(start)
        if p is None or p.role == "headline":
            continue
        if text.find(" and ", start, end) < 0 or len(_QUICK.findall(text[start:end])) < 2:
            continue
        for kind, pattern in (("gapped", _GAPPED), ("bracketed", _BRACKETED), ("by-year", _BY_YEAR), ("shared", _SHARED_AMONG), ("kinds", _OF_KINDS)):
            if kind == "bracketed" and text.find("(", start, end) < 0:
                continue
            found = None
            for m in pattern.finditer(text, start, end):
                found = _one_list(rule, story, kind, m, start, end)
                if found is not None and not _told(rule, story, start, end):
                    yield found
            if found is not None:
                break


def _one_list(rule: Rule, story: Story, kind: str, m: re.Match[str], start: int, end: int) -> Finding | None:
    text = story.plain
    parts = _items(text, kind, m)
    words = m["list"]
    named = kind == "gapped"
    rest = named and _REST.match(m["last"]) is not None
    if len(parts) < (2 if named or kind == "by-year" else 3) or len({a.sign for a in parts}) != 1 or parts[0].sign == "%":
        return None
    if kind == "shared":
        words = words.replace("a further ", "").replace(" another", "")
    if any(is_year(text, a) or is_rough(text, span_of(a).start) or _OTHER_THINGS.match(text, a.end) for a in parts) or _LOOSE.search(words):
        return None
    if named and _VERB_INSIDE.search(re.sub(r"\A\S+", "", words)):
        return None
    money = parts[0].sign != ""
    total = sum(a.value for a in parts)
    # A list is as fine as its finest figure; that all were rounded the same way is unlikely.
    finest = min(a.slack for a in parts)
    slack = 0.6 * finest * len(parts) if rounded(text, parts) else 0.0
    # The whole stands in the same sentence or the one before, and is of the same kind.
    p = story.paragraph_at(start)
    if p is None:
        return None
    before = [s for s in p.sentences if s.end <= start][-1:]
    if not before and p.index:
        q = story.paragraphs[p.index - 1]
        before = q.sentences[-2:] if q.role != "headline" else []
    low = before[0].start if before else start
    near = [a for x in ANY_NUMBER.finditer(text, low, m.start("list")) if (a := amount_in(x, "n")) is not None and a.sign == parts[0].sign and not is_year(text, a) and not is_age(text, a)]
    near += [a for x in ANY_NUMBER.finditer(text, m.end("list"), end) if (a := amount_in(x, "n")) is not None and a.sign == parts[0].sign and not is_year(text, a)]
    wholes = [a for a in near if a.value > max(x.value for x in parts) and not _EARNED.search(text, max(0, a.start - 45), a.start)]
    if not wholes or any(_OTHER_THINGS.match(text, a.end) for a in wholes):
        return None
    whole = min(wholes, key=lambda a: abs(a.value - total))
    if is_rough(text, span_of(whole).start) and abs(total - whole.value) <= whole.value * 0.08:
        return None
    off = total - whole.value
    if abs(off) <= max(1e-6, slack + (min(whole.slack, whole.value * 0.02) if rounded(text, [whole]) else 0.0)) or abs(off) > whole.value * (0.3 if len(parts) > 2 else 0.2):
        return None
    if is_rough(text, span_of(whole).start) and off < 0:
        return None
    if off < 0 and not rest and not re.search(r"\b(?:between them|in all|in total|altogether)\b", text[low:start + 1 if low < start else m.start("list")]) and not (kind == "by-year" and re.search(r"\b(?:over|in|for) (?:the )?(?:two|three|four|five|six) years\b", text[low:start])):
        return None
    if not money and not rest and len({w.value for w in wholes}) != 1:
        return None
    pool = [a for a in _context(story, start) if a.sign == parts[0].sign and not any(a.start == x.start for x in parts)]
    if _comes_to(total, pool, slack):
        return None
    # Parts that come to the whole without one of them: the list then holds something of another kind.
    if any(abs(total - x.value - whole.value) <= slack + 1e-6 for x in parts):
        return None
    return report_sum(rule, story, parts, whole, parts[0].sign)


# -- men, women and children -------------------------------------------------------------------

_WHO = r"men|women|boys|girls|children|adults|males|females|man|woman|boy|girl|child|adult|teenagers|civilians|soldiers"
_KINDS = later(
    rf"(?<![\w.,/$£€-])(?P<a>{NUMBER})(?: of (?:the|them|those)(?: [a-z]+)?)?(?: (?:are|were|was|is))?(?: [a-z]+)? (?P<x>{_WHO})"
    rf"(?P<more>(?:, (?P<b>{NUMBER}) (?:[a-z]+ )?(?P<y>{_WHO}))?),? and (?P<c>{NUMBER})(?: of (?:the|them|those)(?: [a-z]+)?)?(?: (?:are|were|was|is))?(?: [a-z]+)? (?P<z>{_WHO})\b",
    re.IGNORECASE,
)
_HALVES = ({"men", "women"}, {"boys", "girls"}, {"males", "females"}, {"adults", "children"}, {"civilians", "soldiers"})
_PLURAL = {"man": "men", "woman": "women", "boy": "boys", "girl": "girls", "child": "children", "adult": "adults"}


# "18 rooms, eight of them with mosaic floors and ten without"; "£5 million in two years, £2.8 million in the first and £2.2 million in the second"
_WITH_WITHOUT = later(
    rf"(?<![\w.,/$£€-]){numbered('t')} (?:[a-z]+ )?[a-z]{{3,}}s?(?: [a-z]+){{0,3}}, {numbered('a')}(?: of them)? (?P<x>with|without)(?: [^.;:\d]{{3,40}}?)? and {numbered('b')} (?P<y>with|without)\b", re.IGNORECASE
)
_FIRST_SECOND = later(
    rf"(?<![\w.,/$£€-]){numbered('t')}(?: [a-z]+){{0,2}} (?:in|over) (?P<two>two )?[a-z]+(?: [^.;:\d$£€]{{3,50}}?)?, {numbered('a')} in the first(?: [^.;:\d$£€,]{{3,25}}?)?,? and {numbered('b')} in the (?:second|last|other)\b", re.IGNORECASE
)
# "Forty-two pupils and six teachers were stranded. The 48 passengers slept in a gym."
_TWO_SORTS = later(rf"(?<![\w.,/$£€-])(?P<a>{NUMBER}) (?:[a-z]+ )?(?P<x>[a-z]{{3,}}s|men|women|children|people|crew|staff) and (?P<b>{NUMBER}) (?:[a-z]+ )?(?P<y>[a-z]{{3,}}s|men|women|children|people|crew|staff)\b", re.IGNORECASE)
_THEY_ALL = later(rf"(?:(?<=[.!?] )|(?<=\n))(?:The|All) (?P<n>{NUMBER}) (?P<who>people|passengers|travellers|travelers|victims|patients|prisoners|hostages|survivors|protesters|guests|visitors|injured|dead|missing)\b")


def _two_halves(rule: Rule, story: Story, start: int, end: int) -> Iterator[Finding]:
    """Those with and those without, the first and the second of two, two sorts of people and all of them."""
    text = story.plain
    for word, pattern in ((" without", _WITH_WITHOUT), (" in the first", _FIRST_SECOND)):
        if text.find(word, start, end) < 0:
            continue
        for m in pattern.finditer(text, start, end):
            t, a, b = (amount_in(m, k) for k in "tab")
            if t is None or a is None or b is None or not t.sign == a.sign == b.sign or any(is_rough(text, span_of(v).start) for v in (t, a, b)):
                continue
            if word == " without" and m["x"].lower() == m["y"].lower():
                continue
            off = a.value + b.value - t.value
            slack = 0.6 * (t.slack + a.slack + b.slack) if rounded(text, [a, b]) else 0.0
            if abs(off) <= slack + 1e-6 or max(a.value, b.value) >= t.value or abs(off) > t.value * 0.35:
                continue
            if word != " without" and off < 0 and not m["two"]:
                continue
            yield report_sum(rule, story, [a, b], t, t.sign)
    they = _THEY_ALL.match(text, start)
    p = story.paragraph_at(start)
    if they is None or p is None:
        return
    n = amount(text, *they.span("n"))
    q = story.paragraphs[p.index - 1] if p.index else None
    before = [s for s in p.sentences if s.end <= start][-1:] or (q.sentences[-1:] if q is not None and q.role != "headline" else [])
    found = list(_TWO_SORTS.finditer(text, before[0].start, before[0].end)) if before else []
    if n is None or len(found) != 1:
        return
    a, b = amount(text, *found[0].span("a")), amount(text, *found[0].span("b"))
    if a is None or b is None or is_rough(text, a.start) or is_rough(text, b.start):
        return
    numbers = [v for x in ANY_NUMBER.finditer(text, before[0].start, before[0].end) if (v := amount_in(x, "n")) is not None]
    total = a.value + b.value
    if len(numbers) != 2 or n.value in {a.value, b.value, total} or abs(n.value - total) > max(2.0, total * 0.15):
        return
    yield report_sum(rule, story, [a, b], n)


def _of_each(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """ "Five people were killed ... The dead were three women and three men"."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        p = story.paragraph_at(start)
        if p is None or p.role == "headline":
            continue
        halves = list(_two_halves(rule, story, start, end))
        if halves:
            yield from (f for f in halves if not _told(rule, story, start, end))
            continue
        for m in _KINDS.finditer(text, start, end):
            groups = {_PLURAL.get(m[g].lower(), m[g].lower()) for g in "xyz" if m[g]}
            if not any(pair <= groups for pair in _HALVES):
                continue
            parts = [a for g in "abc" if m[g] and (a := amount(text, *m.span(g))) is not None]
            total = sum(a.value for a in parts)
            if total < 3 or any(is_rough(text, a.start) for a in parts) or _LOOSE.search(text, max(start, m.start() - 40), m.end()):
                continue
            pool = [a for a in _context(story, start, after=0) if not a.sign and not any(a.start == x.start for x in parts)]
            if _comes_to(total, pool, 0.0):
                continue
            known = _people_before(story, m.start(), start, {a.start for a in parts})
            said = _STATUS.findall(text[max(start, m.start() - 60) : m.start()])
            if said:
                # "The injured were two men and three women" are not the five who died.
                known = [a for a in known if not (other := _STATUS.findall(text[a.end : a.end + 50].partition(",")[0].partition(" and ")[0])) or _DEATH[lowered(said[-1])] == _DEATH[lowered(other[0])]]
            if len({q.value for q in known}) != 1 or abs(known[0].value - total) > max(2.0, known[0].value * 0.15) or any(a.value >= known[0].value for a in parts):
                continue
            if not _told(rule, story, start, end):
                yield report_sum(rule, story, parts, known[-1])


_DEATH = {
    "dead": 0, "killed": 0, "died": 0, "deaths": 0, "victims": 0, "drowned": 0, "injured": 1, "hurt": 1, "wounded": 1, "rescued": 2, "survivors": 2, "survived": 2,
    "saved": 2, "arrested": 3, "detained": 3, "held": 3, "charged": 4, "missing": 5,
}  # fmt: skip
_STATUS = later(rf"\b(?:{'|'.join(_DEATH)})\b", re.IGNORECASE)
_PEOPLE = frozenset("person passenger victim patient worker student pupil member migrant officer player juror adult relative villager tourist hostage defendant suspect child survivor resident candidate prisoner protester".split())
_DEAD = later(rf"(?<![\w.,/$£€-])(?P<n>{NUMBER})(?: people)? (?:were |was |have been |had been |are |have |had )?(?:killed|dead|died|rescued|arrested|injured|hurt|wounded|drowned|missing)\b|\b[Oo]f the (?P<n2>{NUMBER})(?: (?:rescued|dead|injured|arrested))?\b", re.IGNORECASE)


_AGENTS = ("er", "or", "ist", "ian", "eer")
_NO_AGENTS = frozenset("number letter corner quarter order paper year computer trailer trawler helicopter motor sector factor door floor river winter summer dinner tower power flower chapter meter litre centre member’s theater theatre shoulder finger container boiler cracker sticker tractor reactor error mirror doctor’s acre".split())


def _people_before(story: Story, at: int, start: int, but: set[int]) -> list[Amount]:
    """The counts of people that may be the whole: in the sentence, or the two before it."""
    text = story.plain
    p = story.paragraph_at(start)
    if p is None:
        return []
    low = story.paragraphs[p.index - 1].start if p.index and story.paragraphs[p.index - 1].role != "headline" else p.start
    found = {
        q.start: Amount(q.start, q.end, q.value, 0.0) for q in quantities(story).within(low, at)
        if not q.rough and (q.noun in _PEOPLE or q.noun.endswith(_AGENTS) and q.noun not in _NO_AGENTS)
    }  # fmt: skip
    for m in _DEAD.finditer(text, low, at):
        a = amount(text, *m.span("n" if m["n"] else "n2"))
        if a is not None and not is_rough(text, a.start):
            found.setdefault(a.start, a)
    whole = [a for s, a in sorted(found.items()) if s not in but and a.value > 2]
    # The same sentence knows best.
    return [a for a in whole if a.start >= start] or whole


# -- what is left ------------------------------------------------------------------------------

_LEFT = later(
    rf"\bleaving(?: (?:it|them|him|her|the [a-z]+|only|just))?(?: with)? {numbered('r')}(?: [a-z]+)?(?: (?:still|for|to|in|at|without|unaccounted|missing|left|on|homes?|people))?(?=[ ,.;])", re.IGNORECASE
)
_ONE_OF = later(rf"\b(?P<k>{NUMBER}) of the (?P<m>{NUMBER})\b[^.;\d]{{0,90}}?[,;.] ?(?:(?:and|but|while|whereas) )?the (?:other|remaining) (?P<n>{NUMBER})\b(?! of\b)", re.IGNORECASE)
_AGED = later(rf"\b(?:boy|girl|man|woman|baby|child) (?:of|aged) {NUMBER}|, {NUMBER}(?=,)", re.IGNORECASE)
_GAINED = later(r"\b(?:another|more|further|also|then|plus|added|new|joined|born|hired|bought|each|per|every|about|around|nearly|almost|some|than|least)\b", re.IGNORECASE)


def _what_is_left(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """ "Power was cut to 42,000 homes ... restored to 30,000, leaving 22,000 without"; "one of the five ... the other three"."""
    text = story.plain
    done = -1
    for start, end in sentences_with(story, hits):
        p = story.paragraph_at(start)
        if p is None or p.role == "headline":
            continue
        if p.start > done:
            done = p.start
            for m in _ONE_OF.finditer(text, p.start, p.end):
                k, whole, n = (amount(text, *m.span(g)) for g in "kmn")
                if k is None or whole is None or n is None or n.value >= whole.value or k.value + n.value == whole.value or is_rough(text, n.start):
                    continue
                between = _AGED.sub("", text[m.end("m") : m.start("n")])
                if ANY_NUMBER.search(between) or k.value >= whole.value:
                    continue
                if _told(rule, story, p.start, p.end):
                    continue
                yield report(
                    rule, story, Span(n.start, n.end), f"{shown(whole.value)} less {shown(k.value)} is {shown(whole.value - k.value)}, not {shown(n.value)}",
                    (Span(whole.start, whole.end), "the whole"), (Span(k.start, k.end), "the others"),
                )  # fmt: skip
        left = _LEFT.search(text, start, end)
        if left is None:
            continue
        r = amount_in(left, "r")
        if r is None or r.value < 2 or is_rough(text, span_of(r).start) or _GAINED.search(text, start, left.end()):
            continue
        here = [a for x in ANY_NUMBER.finditer(text, start, left.start()) if (a := amount_in(x, "n")) is not None and not is_year(text, a) and not is_age(text, a)]
        here = [a for a in here if a.sign == r.sign]
        if len(here) == 2:
            if not re.search(r"\b(?:out of|of|from)\b", text[here[0].start : here[1].end]):
                continue
            pair = here
        elif len(here) == 1:
            q = story.paragraphs[p.index - 1] if p.index else None
            low = q.start if q is not None and q.role != "headline" else p.start
            mine = quantities(story).at(here[0].start)
            noun = mine.noun if mine is not None else ""
            counts = [c for c in quantities(story).within(low, start) if noun and c.noun == noun]
            earlier = [Amount(c.start, c.end, c.value, c.slack) for c in counts]
            if len({c.value for c in counts}) != 1 or any(c.rough for c in counts):
                continue
            pair = [earlier[0], here[0]]
        else:
            continue
        whole, gone = max(pair, key=lambda a: a.value), min(pair, key=lambda a: a.value)
        right = whole.value - gone.value
        if right <= 0 or r.value >= whole.value or any(is_rough(text, span_of(a).start) for a in pair):
            continue
        slack = whole.slack + gone.slack + r.slack if max(whole.slack, gone.slack, r.slack) > 0.5 else 0.0
        if abs(right - r.value) <= slack or not 0.4 <= r.value / right <= 2.5:
            continue
        if _comes_to(r.value, [a for a in _context(story, start, before=1, after=0) if a.start != r.start and a.sign == r.sign], slack) or _told(rule, story, start, end):
            continue
        yield report(
            rule, story, span_of(r), f"{shown(whole.value, whole.sign)} less {shown(gone.value, gone.sign)} is {shown(right, whole.sign)}, not {shown(r.value, r.sign)}",
            (span_of(whole), "the whole"), (span_of(gone), "what goes"),
        )  # fmt: skip


_OF_MANY = later(rf"\b[Oo]f (?:the |its |their |his |her |all )?{numbered('t')} (?:[a-z]+ )?(?:[a-z]{{3,}}s|people|men|women|children)\b(?: [^,;:.\d]{{2,60}})?, ")
#: What became of each part; nothing that two parts could share is among them.
_BECAME = later(
    r" (?:[a-z]+ )?(?:were|was|are|have been|had been) (?:[a-z]+ly )?(?:finished|completed|late|cancelled|canceled|delayed|killed|injured|unhurt|dead|alive|missing|rescued|saved|approved|rejected|withdrawn"
    r"|refused|granted|accepted|open|closed|shut|sold|unsold|lost|won|drawn|passed|failed|upheld|dismissed|settled|adjourned|acquitted|convicted|jailed|freed|released|deferred|postponed|vacant|empty|occupied"
    r"|men|women|boys|girls|children|adults|positive|negative|male|female|under way|pending|ongoing|unanswered|undecided|absent)\b"
    r"| (?:[a-z]+ )?(?:voted (?:for|against|yes|no)|abstained|passed|failed|died|survived|won|lost|drew|backed|opposed|did not vote|said (?:yes|no))\b",
    re.IGNORECASE,
)


def _of_many(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """ "Of 212 schemes, 96 were finished, 71 were late and 55 were cancelled": more than there are."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        m = _OF_MANY.search(text, start, end)
        total = amount_in(m, "t") if m is not None else None
        if m is None or total is None or is_year(text, total) or is_rough(text, total.start) or _LOOSE.search(text, m.end(), end):
            continue
        parts = [a for x in ANY_NUMBER.finditer(text, m.end(), end) if (a := amount_in(x, "n")) is not None]
        if len(parts) < 3 or any(is_rough(text, a.start) or a.sign or not _BECAME.match(text, a.end) for a in parts):
            continue
        if not re.search(r"\band (?:the (?:other|remaining) )?\Z", text[parts[-2].end : parts[-1].start]) or total.value != int(total.value):
            continue
        come_to = sum(a.value for a in parts)
        # What is far over counts some twice; what is under leaves some out.
        if total.value < come_to <= total.value + max(3, 0.15 * total.value):
            yield report_sum(rule, story, parts, total)


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, list[str]] = {
    "allotted": [*(f"{v}{n}" for v in ("receive ", "receives ", "received ", "get ", "gets ", "got ", "take ", "takes ", "took ", "gave ", "give ", "gives ", "pay ", "pays ", "paid ", "contributed ", "provided ", "provide ", "promised ", "pledged ", "produce ", "produced ", "lose ", "loses ", "lost ", "shed ", "reported ", "recorded ", "hold ", "holds ", "held ", "won ", "accounted for ", "went to ", "came from ", "spent ", "raised ", "donated ", "invested ", "claimed ", "stole ", "cost ", "had ", "has ", "have ") for n in ("$", "?", *"123456789", *SMALL_NUMBERS)), " of $", " of ?", "($", "(?", "|in 20", "|in 19"],
    "of-each": [f"|{w}|" for w in ("women", "girls", "females", "children", "civilians")] + ["|without|", "|in the first|"] + [f"{mark}{w} {n}" for mark in (". ", "\n") for w in ("the", "all") for n in (*"123456789", *(f"{x}|" for x in SMALL_NUMBERS[2:]))],
    "of-many": ["|of the ", "|of its ", "|of their ", "|of all ", *(f"|of {d}" for d in "123456789"), *(f"|of {w}|" for w in ("ten", "twelve", "twenty", "thirty", "forty", "fifty", "sixty"))],
    "what-is-left": ["|leaving ", "|the other ", "|the remaining "],
}  # fmt: skip
CHECKS = {"allotted": _allotted, "of-each": _of_each, "of-many": _of_many, "what-is-left": _what_is_left}
