"""One measure in two units: "10 miles (16km)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, UNIT, UNITS, Amount, amount, is_rough
from copylint.story.story import Story
from copylint.text.patterns import later
from copylint.text.tokens import lowered

_CONVERSION = later(
    rf"(?<![\w.,/$£€])(?<!\w-)(?<!\d–)(?P<a_minus>(?<!\w)[-−]"
    rf"|\bminus )?(?P<a>{NUMBER})(?P<ax>[ -]?)(?P<u>{UNIT})(?: ?(?P<a2>\d+(?:\.\d+)?) ?(?P<u2>in|inches"
    rf"|oz|lb|lbs|pounds|ounces))?(?: [a-z]+)? \((?P<about>about |around |roughly |nearly |just over "
    rf"|just under |some )?(?P<b_minus>[-−]|minus )?(?P<b>{NUMBER})(?P<bx>[ -]?)(?P<v>{UNIT})(?:,? ?"
    rf"(?P<b2>\d+(?:\.\d+)?) ?(?P<v2>in|inches|oz|lb|lbs|pounds|ounces))?\)",
)
_HEAT = later(r"(?:degrees ?|°)?(Celsius|Fahrenheit|C|F)\Z")


# "Warmer by 2C (3.6F)": a difference is turned otherwise than a reading.
_BY_DEGREES = later(
    r"\b(?:by|rise of|fall of|drop of|increase of|difference of|up|down|warmed|cooled|plus or minus"
    r"|within|range of)(?: (?:about|around|more than|nearly|almost|some|at least|as much as|up to"
    r"|another|only|just|between))?(?: an? (?:average|further) of)? \Z",
    re.IGNORECASE,
)


_COMPARED = later(
    r" (?:warmer|cooler|colder|hotter|higher|lower|above|below|more|less|rise|increase|fall|drop"
    r"|of warming|of global warming)\b"
)


def _measure(
    text: str, m: re.Match[str], n: str, u: str, n2: str, u2: str
) -> tuple[str, float, float, Amount] | None:
    """(kind, value in base units, half its last place, the amount) of one side."""
    a = amount(text, m.start(n), m.end(n))
    if a is None:
        return None
    unit = m[u]
    heat = _HEAT.match(unit)
    if heat:
        return ("heat-" + heat.group(1)[0], -a.value if m[f"{n}_minus"] else a.value, a.slack, a)
    known = UNITS.get(unit.lower())
    if known is None:
        return None
    kind, size = known
    value, slack = a.value * size, a.slack * size
    if m[n2]:
        part = UNITS.get(m[u2].lower())
        if part is None or part[0] != kind:
            return None
        value += float(m[n2]) * part[1]
        slack = 0.5 * part[1]
    return kind, value, slack, a


def _conversion(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for p in {q.index: q for s, _ in hits if (q := story.paragraph_at(s)) is not None}.values():
        for m in _CONVERSION.finditer(text, p.start, p.end):
            one = _measure(text, m, "a", "u", "a2", "u2")
            two = _measure(text, m, "b", "v", "b2", "v2")
            if one is None or two is None:
                continue
            if one[0].startswith("heat") and two[0].startswith("heat") and one[0] != two[0]:
                if _BY_DEGREES.search(text, max(0, m.start() - 40), m.start()) or _COMPARED.match(
                    text, m.end()
                ):
                    continue
                celsius = one[0] == "heat-C"
                right = one[1] * 1.8 + 32 if celsius else (one[1] - 32) / 1.8
                if abs(right - two[1]) > (2.0 if celsius else 1.2):
                    degrees = "F" if celsius else "C"
                    yield doubt(
                        (m.start("b"), m.end("v")),
                        f"{m['a']}{('C' if celsius else 'F')} is {round(right)}{degrees}",
                        ((m.start("a"), m.end("u")), "the other unit"),
                    )
                continue
            if one[0] != two[0] or m["u"].lower() == m["v"].lower() or one[1] <= 0:
                continue
            off = abs(one[1] - two[1])
            # Each side may be rounded, and round figures are converted to round figures.
            if off <= 0.3 * one[2] + two[2] + 1e-9:
                continue
            round_both = m["a"].endswith("0") and m["b"].endswith("0")
            if off <= one[1] * (0.1 if round_both else 0.05):
                continue
            if (m["about"] or is_rough(text, m.start())) and off <= one[1] * 0.12:
                continue
            yield doubt(
                (m.start("b"), m.end() - 1),
                f"{text[m.start('a') : m.end('u2') if m['a2'] else m.end('u')]} is "
                f"{_converted(one[1], m['v'], m['v2'])}",
                ((m.start("a"), m.end("u")), "the other unit"),
            )


def _converted(base: float, unit: str, second: str | None) -> str:
    size = UNITS[lowered(unit)][1]
    if second:
        part = UNITS[lowered(second)][1]
        total = round(base / part)
        per = round(size / part)
        return f"{total // per}{unit} {total % per}{second}"
    value = base / size
    text = f"{value:,.1f}" if value < 20 else f"{value:,.0f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}{'' if len(unit) <= 3 else ' '}{unit}"


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, list[str]] = {
    "conversion": ["("],
}
READS = "neighbours"
CHECKS = {"conversion": _conversion}
