"""`headline`: the top of a story against the rest of it.

match: {check: number | quotation | name | dateline}, and for `dateline` {form: WHICH} with {dash: –}.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from copylint.findings.finding import Evidence, Finding
from copylint.kinds.consistency.datelines import FORMS, dateline
from copylint.rules.kind import Hit, RuleError, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.numbers import (
    FIGURES,
    NUMBER,
    SCALE,
    UP_TO_TWENTY,
    is_rough,
    number_value,
    number_word,
    precision,
    spelled,
)
from copylint.story.offices import fold_name
from copylint.story.quantities import quantities
from copylint.story.story import Story
from copylint.tables.wordlists import word_pairs
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later
from copylint.text.spans import Span

NAME = "headline"
READS = "story"
CHANGES = "writing"

SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=("number", "quotation", "name", "dateline")),
    "form": Str(choices=FORMS),
    "dash": Str(choices=("–", "—", "-")),
}


def validate(rule: Rule) -> None:
    """Raises RuleError where a dateline check does not say which form it looks at."""
    if (rule.match["check"] == "dateline") != ("form" in rule.match):
        raise RuleError(("match",), "a dateline check, and only that, needs form")
    if rule.match["check"] != "dateline" and rule.fix > 0:
        raise RuleError(("fix",), "this check reports only: expected none")


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: a headline and a first paragraph are in every story."""
    return None


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return {"number": _number, "quotation": _quotation, "name": _name, "dateline": dateline}[
        rule.match["check"]
    ]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story)


# -- figures of the headline -----------------------------------------------------------------

_NUMBER = later(
    rf"(?<![\w.,/:'-])(?P<sign>[$£€])?(?P<n>{NUMBER})(?P<pct>%)?(?![\w/:]|[.,:]\d|-(?!(?:year|month"
    rf"|week|day|hour|mile|foot|point|storey|story|bed|seat|strong|man|goal|inch|metre|meter)))",
    re.IGNORECASE,
)
_FIGURES = later(rf"{FIGURES}(?:{SCALE})?")
_SCALED = later(rf"\b(?:{spelled(1, 12)}|fifteen) (?:hundred|thousand|million|billion|trillion)")
_COMPOUND = later(rf"(?:{spelled(20, 90)})(?:[ -](?:{spelled(1, 9)}))?(?: (?:hundred|thousand|million))?")
_VAGUE = {w: float(n) for w, n in word_pairs("consistency", "numbers in other words").items()}
_NOT_A_COUNT = later(
    r"(?:\b(?:No|No\.|Top|Route|Highway|Covid|Channel|Formula|Apollo|Area|Game|Week|Day|Round|Euro"
    r"|World Cup|Super Bowl|Brexit|World War|G|Boeing|Model|Part|Season|Act|Room|Studio|Radio|Group"
    r"|Division|Class|Level|Chapter|iPhone|Galaxy|Windows|Type|Title|Big|Final|Last|Sweet) )\Z"
)
_SCORE = later(r"(?<![\w–-])(?P<a>\d{1,2})[-–](?P<b>\d{1,2})(?![\w–-]|%)")


def _number(rule: Rule, story: Story) -> Iterator[Finding]:
    head = story.headline
    if head is None:
        return
    yield from _score(rule, story, head)
    text = story.plain
    wanted = [m for m in _NUMBER.finditer(text, head.start, head.end) if _counts(text, m)]
    if not wanted:
        return
    yield from _in_opening(rule, story, wanted)
    body = text[head.end :]
    if len(body) < 400:
        return
    lowered = body.lower()
    values: list[float] | None = None
    for m in wanted:
        value = number_value(m["n"])
        if value is None or value <= 2 or _stands(lowered, m["n"].lower(), value):
            continue
        if values is None:
            values = _values(body)
        slack = max(precision(m["n"]), value * 0.1 if value >= 20 else 0.0)
        if not any(abs(v - value) <= slack for v in values) and not _worked_out(value, values):
            yield finding(
                rule,
                story,
                m.start(),
                m.end(),
                message=f"{m.group()} is in the headline but not in the story",
            )


def _score(rule: Rule, story: Story, head: Paragraph) -> Iterator[Finding]:
    """A score of the headline, and another with one of its figures at the beginning of the story."""
    text = story.plain
    for m in _SCORE.finditer(text, head.start, head.end):
        other = re.search(r"(?<![\d–-])(\d{1,3})[-–](\d{1,3})(?![\d–-])", text[head.end : head.end + 900])
        if other is None or re.search(
            rf"(?<!\d)(?:{m['a']}[-–]{m['b']}|{m['b']}[-–]{m['a']})(?!\d)", text[head.end :]
        ):
            continue
        if m["a"] in other.groups() or m["b"] in other.groups():
            at = head.end + other.start()
            yield finding(
                rule,
                story,
                m.start(),
                m.end(),
                message=f"{m.group()} in the headline, {other.group()} in the story",
                evidence=[Evidence(span=Span(at, at + len(other.group())), reason="the score in the story")],
            )


def _stands(body: str, written: str, value: float) -> bool:
    """Whether a number stands in the story as it is written, or in words."""
    if f" {number_word(int(value)) or written}" in body:
        return True
    at, size = body.find(written), len(written)
    while at >= 0 and (body[at - 1 : at].isdigit() or body[at + size : at + size + 1].isdigit()):
        at = body.find(written, at + 1)
    return at >= 0


def _values(body: str) -> list[float]:
    """What the numbers of a text come to, in figures and in words."""
    lowered = body.lower()
    values = [v for x in _FIGURES.finditer(lowered) if (v := number_value(x.group())) is not None]
    values += [float(v) for v, w in enumerate(UP_TO_TWENTY) if w in lowered]
    values += [v for x in _SCALED.finditer(lowered) if (v := number_value(x.group())) is not None]
    values += [v for x in _COMPOUND.finditer(lowered) if (v := number_value(x.group())) is not None]
    values += [v for w, v in _VAGUE.items() if w in lowered]
    return values + [float(v) for v in re.findall(r"(\d+)(?:st|nd|rd|th)\b", body)]


def _worked_out(value: float, values: list[float]) -> bool:
    """Whether two numbers of the story give the value, or one of thousands is near it: what the headline adds
    up or takes away, the reader may too."""
    small = values[:60]
    if any(
        abs(a + b - value) < 0.01 or abs(a - b - value) < 0.01
        for k, a in enumerate(small)
        for b in (*small[k + 1 :], *small[:k])
    ):
        return True
    return value >= 1000 and any(value * 0.8 <= v < value * 1.3 for v in values)


_NEARLY = later(r"\b(?:other|another|more|further|of (?:the|them|its|their))\b", re.IGNORECASE)

#: What headlines say for short.
_SHORT = (
    {"teen", "teenager"},
    {"kid", "child"},
    {"cop", "officer"},
    {"pensioner", "person"},
    {"job", "post"},
    {"job", "worker"},
)


def _in_opening(rule: Rule, story: Story, wanted: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """So many things in the headline, and another number of the same things in the opening."""
    head = story.headline
    if head is None or not story.body:
        return
    text = story.plain
    first = story.body[0]
    lead = [q for q in quantities(story).within(first.start, first.end) if q.noun and not q.unit]
    if not lead:
        return
    every = {q.value for q in quantities(story).within(first.start, first.end)}
    for m in wanted:
        q = quantities(story).at(m.start())
        if q is None or not q.noun or q.unit or q.rough or q.value < 2 or q.value in every:
            continue
        same = [x for x in lead if x.noun == q.noun or {x.noun, q.noun} in _SHORT]
        if len(same) != 1:
            continue
        x = same[0]
        if (
            x.rough
            or x.value < 2
            or not 0.5 <= x.value / q.value <= 2
            or _NEARLY.search(text, max(first.start, x.start - 20), x.tail + 10)
        ):
            continue
        if set(x.modifiers) != set(q.modifiers) and x.modifiers and q.modifiers:
            continue
        if (
            any(abs(a + b - q.value) < 0.01 for a in every for b in every)
            or is_rough(text, x.start)
            or abs(x.value - q.value) <= max(x.slack, q.slack) - 0.5
        ):
            continue
        written = number_word(int(q.value)) or m["n"].lower()
        if sum(
            text.lower().count(f" {w} {text[x.end : x.tail].strip().lower()}", head.end)
            for w in {written, m["n"].lower()}
        ):
            continue
        yield finding(
            rule,
            story,
            x.start,
            x.end,
            message=f"{text[x.start : x.tail]} here, {text[m.start() : m.end()]} in the headline",
            evidence=[Evidence(span=Span(m.start(), m.end()), reason="in the headline")],
        )


#: What stands behind a number that counts nothing of the story: ways, later, 's.
_NO_COUNT_BEHIND = later(
    r"(?:-\w+)?'s\b| (?:\w+ )?(?:things|ways|reasons|questions|tips|facts|lessons|takeaways|charts"
    r"|photos|pictures|books|films|ideas|signs|steps|myths|mistakes|moments|places|foods|recipes)\b"
    r"| (?:years|weeks|months|days) (?:later|on|after)\b| (?:a\.?m|p\.?m|Minutes)\b",
    re.IGNORECASE,
)


def _counts(text: str, m: re.Match[str]) -> bool:
    written = m["n"]
    if len(written) == 4 and written.isdigit() and 1500 <= int(written) <= 2099 and not m["sign"]:
        return False
    return _NOT_A_COUNT.search(
        text, max(0, m.start() - 12), m.start()
    ) is None and not _NO_COUNT_BEHIND.match(text[m.end() : m.end() + 24])


# -- quoted words and names ------------------------------------------------------------------

_QUOTED = later(r"(?<!\w)(?:\"(?P<a>[^\"\n]{4,80})\"|'(?P<b>[^'\n]{4,80}(?:'(?=\w)[^'\n]*)?)'(?!\w))")


def _quotation(rule: Rule, story: Story) -> Iterator[Finding]:
    head = story.headline
    if head is None:
        return
    text = story.plain
    if "'" not in text[head.start : head.end] and '"' not in text[head.start : head.end]:
        return
    body = text[head.end :].lower()
    for m in _QUOTED.finditer(text, head.start, head.end):
        said = m["a"] or m["b"]
        words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", said.lower())
        long = [w for w in words if len(w) > 3]
        if len(words) < 2 or not long or (said.istitle() and len(words) < 3):
            continue
        absent = [w for w in long if w[: max(4, len(w) - 3)] not in body]
        if len(absent) == len(long) and len(body) > 400:
            yield finding(
                rule,
                story,
                m.start(),
                m.end(),
                message=f"“{said}” is quoted in the headline; the story does not have “{absent[0]}”",
            )


_HEAD_WORD = later(r"(?<![\w'-])[A-ZÀ-ÖØ-Þ][^\W\d_]{3,}(?:[-'][^\W\d_]+)*")


def _name(rule: Rule, story: Story) -> Iterator[Finding]:
    """A name of the headline that the story has only in another spelling, or not at all."""
    head = story.headline
    if head is None:
        return
    text = story.plain
    if len(text) - head.end < 400:
        return
    from copylint.lexicon import dictionary

    known = dictionary.words()
    body = ""
    for m in _HEAD_WORD.finditer(text, head.start, head.end):
        word = re.sub(r"'s?\Z", "", m.group())
        if text.find(word, head.end) >= 0 or text.find(word.lower(), head.end) >= 0:
            continue
        if (
            word.isupper()
            or "-" in word
            or known.find(word.lower()) is not None
            or known.known(word)
            or known.known(word.lower())
        ):
            continue
        body = body or fold_name(text[head.end :])
        folded = fold_name(word)
        if folded in body:
            continue
        stem = folded[: max(4, len(folded) - 3)]
        if stem in body:
            similar = re.search(rf"\b{re.escape(stem)}\w*", body)
            if (
                similar is None
                or abs(len(similar.group()) - len(folded)) > 2
                or folded.startswith(similar.group())
            ):
                continue
        near = _nearest(folded, text[head.end :])
        if near is None:
            continue
        s, e = near
        yield finding(
            rule,
            story,
            m.start(),
            m.start() + len(word),
            message=f"{word} in the headline, {text[head.end + s : head.end + e]} in the story",
            evidence=[Evidence(span=Span(head.end + s, head.end + e), reason="the story's spelling")],
        )


def _nearest(folded: str, body: str) -> tuple[int, int] | None:
    from rapidfuzz.distance import DamerauLevenshtein

    for m in _HEAD_WORD.finditer(body):
        other = fold_name(re.sub(r"'s?\Z", "", m.group()))
        if other[:1] == folded[:1] and abs(len(other) - len(folded)) <= 1 and len(folded) >= 5:
            if DamerauLevenshtein.distance(folded, other, score_cutoff=1) == 1 and other not in (
                folded + "s",
                folded[:-1],
            ):
                return m.start(), m.start() + len(re.sub(r"'s?\Z", "", m.group()))
    return None
