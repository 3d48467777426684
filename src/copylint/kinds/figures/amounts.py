"""How the checks of this kind read amounts, lists of them and sentences, and how they report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import CURRENCY, NUMBER, VALUES, Amount, amount
from copylint.story.story import Story
from copylint.text.patterns import later
from copylint.text.spans import Span

WHOLE = later(
    r"\b(?:most|some|several|many|a few|including|among|mostly|mainly|or both|(?:do|did|does|have|had"
    r"|are|were) both|as many|overlap|as well|also|or more|at least|some of|respectively|followed by"
    r"|per|each)\b",
    re.IGNORECASE,
)


def numbered(name: str) -> str:
    """The source of a pattern for one amount, with groups `name`, `name`_sign and `name`_pct."""
    return rf"(?P<{name}_sign>{CURRENCY})?(?P<{name}>{NUMBER})(?P<{name}_pct>%| ?per ?cent\b)?"


def amount_in(m: re.Match[str], name: str) -> Amount | None:
    """The amount that the groups of `numbered(name)` matched; None where they matched none."""
    if m[name] is None:
        return None
    groups = m.groupdict()
    sign = groups.get(f"{name}_sign") or ("%" if groups.get(f"{name}_pct") else "")
    return amount(m.string, m.start(name), m.end(name), sign.upper())


def span_of(a: Amount) -> Span:
    """Where the amount stands, its sign with it."""
    return Span(a.start - len(a.sign) if a.sign not in {"", "%"} else a.start, a.end)


def shown(value: float, sign: str = "") -> str:
    """A value as copy writes it: 1,234, 7.5, £3.2 million."""
    scale = ""
    if abs(value) >= 1e9 and value % 1e7 == 0:
        value, scale = value / 1e9, " billion"
    elif abs(value) >= 1e6 and value % 1e4 == 0:
        value, scale = value / 1e6, " million"
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return f"{sign if sign != '%' else ''}{text}{scale}{'%' if sign == '%' else ''}"


def adds_up_to(parts: Sequence[Amount], total: float, sign: str = "") -> str:
    """What to say of parts that do not come to their total: "3 + 4 = 7, not 8"."""
    whole = sum(a.value for a in parts)
    return f"{' + '.join(shown(a.value) for a in parts)} = {shown(whole, sign)}, not {shown(total, sign)}"


def report_sum(parts: Sequence[Amount], total: Amount, sign: str = "") -> Doubt:
    """A finding at the last of the parts that do not come to their total."""
    evidence = (span_of(total), "the total"), (span_of(parts[0]), "the first of the parts")
    return doubt(span_of(parts[-1]), adds_up_to(parts, total.value, sign), *evidence)


def sentences_with(story: Story, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """The sentences that hold a hit, each once."""
    seen = -1
    for start, _ in hits:
        s = story.sentence_at(start)
        if s is not None and s.start > seen:
            seen = s.start
            yield s.start, s.end


ANY_NUMBER = later(rf"(?<![\w.,/$£€-]){numbered('n')}(?![\w/]|[.,:]\d)", re.IGNORECASE)


def amounts(text: str, start: int, end: int) -> list[Amount]:
    """The amounts of text[start:end], in order."""
    return [a for m in ANY_NUMBER.finditer(text, start, end) if (a := amount_in(m, "n")) is not None]


_JOIN = later(
    r"(?:,| and|, and|, plus|;|; and| and the| and another)(?: the)?(?: (?:other|rest|remaining|final"
    r"|last|remainder)\b)?(?: was| were| of)? \Z"
)
NEXT = later(r"(?: (?P<w>[^\W\d_]+(?:['-][^\W\d_]+)*))(?: (?P<w2>[^\W\d_]+))?")


def list_of_parts(text: str, at: int, end: int) -> tuple[list[Amount], bool]:
    """Amounts of a list that begins at `at`: "120 in Kent, 64 in Essex and 32 in Surrey".

    Returns them and whether the list is closed by "and". Empty where `at` holds no number, or the
    sentence has further numbers that are no items.
    """
    parts: list[Amount] = []
    closed = False
    for m in ANY_NUMBER.finditer(text, at, end):
        a = amount_in(m, "n")
        if a is None:
            return [], False
        if not parts:
            if m.start() != at:
                return [], False
            parts.append(a)
            continue
        gap = text[parts[-1].end : m.start()]
        joined = _JOIN.search(gap)
        if joined is None or len(gap) > 110:
            # A number inside an item (a year, an age, a place in a row) ends what can be read.
            return ([], False) if not closed else (parts, closed)
        if a.sign != parts[0].sign:
            return [], False
        if closed:
            return [], False
        parts.append(a)
        closed = " and" in joined.group() or "; and" in joined.group()
    return parts, closed


_YEARISH = later(r"(?:1[5-9]|20)\d\d\Z")


def is_year(text: str, a: Amount) -> bool:
    """Whether the amount may be a year."""
    return not a.sign and _YEARISH.match(text[a.start : a.end]) is not None


def is_age(text: str, a: Amount) -> bool:
    """Whether a number stands between commas behind a name, as an age does."""
    return (
        text[a.start - 2 : a.start] == ", "
        and text[a.end : a.end + 1] == ","
        and text[a.start - 3 : a.start - 2].isalpha()
    )


def rounded(text: str, amounts: Sequence[Amount]) -> bool:
    """Whether any of the figures is a rounded one (a decimal, or millions)."""
    return any(re.search(r"\.\d|illion|[mb]n?\Z", text[a.start : a.end]) for a in amounts)


def about(value: float, a: Amount) -> bool:
    """Whether the value is the amount, as far as its rounding tells."""
    return abs(value - a.value) <= max(a.slack if a.slack > 0.5 else 0.0, 1e-6)


def reached(value: float, pool: Sequence[float]) -> bool:
    """Whether the value is a sum or a difference of the counts before."""
    pool = list(pool)[-8:]
    if abs(sum(pool) - value) < 1e-6 and len(pool) > 1:
        return True
    return any(
        abs(a + b - value) < 1e-6 or abs(abs(a - b) - value) < 1e-6
        for k, a in enumerate(pool)
        for b in pool[k + 1 :]
    )


PERCENT_WORDS = ["%", "|per cent|", "|percent|"]
SMALL_NUMBERS = tuple(VALUES)
