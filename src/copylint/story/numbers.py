"""Numbers and amounts: what figures and number words come to, and how exactly."""

from __future__ import annotations

import re
from typing import NamedTuple

from copylint.lexicon.tables import load_table
from copylint.tables.wordlists import words
from copylint.text.patterns import later
from copylint.text.spans import Span

_UNITS = words("numbers", "units")
_TEENS = words("numbers", "teens")
_TENS = words("numbers", "tens")
#: What number words come to, in the order of their values.
VALUES = {w: k for k, w in enumerate((*_UNITS, *_TEENS), 1)} | {w: 10 * k for k, w in enumerate(_TENS, 2)}
_SCALES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}


def spelled(low: int, high: int) -> str:
    """Returns the branches of a pattern for the words of the numbers from `low` to `high`, above twenty of
    the tens alone."""
    return "|".join(w for w, value in VALUES.items() if low <= value <= high)


#: The words of the numbers from nought to twenty.
UP_TO_TWENTY = ("zero", *(w for w, value in VALUES.items() if value <= 20))


def number_word(value: float) -> str:
    """Returns the word for a whole number up to 20, "" for others."""
    return UP_TO_TWENTY[int(value)] if value == int(value) and 0 <= value <= 20 else ""


UNIT_WORDS = spelled(1, 9)
TEENS = spelled(10, 19)
TEN_WORDS = spelled(20, 90)
SMALL = rf"(?:(?:{TEN_WORDS})(?:[- ](?:{UNIT_WORDS}))?|{TEENS}|{UNIT_WORDS})"

#: A number in words, at least up to 99, with hundreds.
WORDS = rf"(?:{SMALL}(?: hundred(?: and {SMALL})?)?)"

#: A number in figures; whole numbers may have thousands commas.
FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
SCALE = r"(?:[ -]?(?:thousand|million|billion|trillion)\b|(?:k|mn?|bn|tn|trn)\b)"

#: Any number, with its scale: "12", "1.4 million", "forty-two", "two million", "£3bn" without its sign.
NUMBER = rf"(?:{FIGURES}|\b{WORDS}\b)(?:{SCALE})?"
CURRENCY = r"(?:(?:US|C|A|NZ|HK|S)?\$|£|€|¥)"
_PARSED = later(rf"(?P<figures>{FIGURES})|(?P<words>{WORDS})", re.IGNORECASE)

#: Characters that a number in figures has at most: what is longer counts nothing, and no float holds it.
_LONGEST = 24


def number_value(text: str) -> float | None:
    """Returns the value of a number in words or figures ("12,000", "1.4 million", "ninety-nine"); None for no
    number."""
    text = text.strip().lower()
    m = _PARSED.match(text)
    if m is None:
        return None
    rest = text[m.end() :].strip(" -")
    if rest and rest not in _SCALES:
        return None
    if m["figures"]:
        if len(m["figures"]) > _LONGEST:
            return None
        value = float(m["figures"].replace(",", ""))
    else:
        value = 0.0
        for word in re.split(r"[ -]", m["words"]):
            if word == "hundred":
                value *= 100
            elif word != "and":
                value += VALUES.get(word, 0)
    return value * _SCALES.get(rest, 1.0)


def precision(text: str) -> float:
    """Returns how far from the true value a number as written may lie: half its last place.

    "2.4" is right to 0.05, "540,000" to 2,700, "12" and "120" to 0.5; a number word to 0.5.
    """
    text = text.strip().lower()
    m = _PARSED.match(text)
    if m is None or len(m["figures"] or "") > _LONGEST:
        return 0.0
    scale = _SCALES.get(text[m.end() :].strip(" -"), 1.0)
    if not m["figures"]:
        return 0.5 * scale
    figures = m["figures"].replace(",", "")
    if "." in figures:
        return 0.5 * 10.0 ** -len(figures.partition(".")[2]) * scale
    if len(figures) <= 3:
        return 0.5 * scale
    zeros = len(figures) - len(figures.rstrip("0"))
    # Round as they look, rents and grants are mostly exact: half a percent is allowed at most.
    return min(0.5 * 10.0 ** min(zeros, len(figures) - 1), float(figures) * 0.005) * scale


class Amount(NamedTuple):
    """A number as written: its value, the range its rounding leaves, and the sign before it."""

    start: int
    end: int
    value: float
    slack: float
    sign: str = ""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def low(self) -> float:
        """The least it can stand for."""
        return self.value - self.slack

    @property
    def high(self) -> float:
        """The most it can stand for."""
        return self.value + self.slack


def amount(text: str, start: int, end: int, sign: str = "") -> Amount | None:
    """Returns the amount written at text[start:end] (the number without its sign); None for no number."""
    written = text[start:end]
    value = number_value(written)
    if value is None:
        return None
    return Amount(start, end, value, precision(written), sign)


#: Units by every way of writing them: name -> (kind, size in the kind's base unit).
UNITS: dict[str, tuple[str, float]] = {
    name: (kind, float(size)) for names, kind, size in load_table("units") for name in names.split("|")
}
UNIT = (
    r"(?:square (?:miles?|kilomet(?:re|er)s?|met(?:re|er)s?|feet|yards)|sq (?:km|mi|ft|m)|(?:miles"
    r"|kilomet(?:re|er)s) (?:an|per) hour"
    r"|kilomet(?:re|er)s?|centimet(?:re|er)s?|millimet(?:re|er)s?|met(?:re|er)s?|kilograms?|kilos?"
    r"|grams?|grammes?|tonnes?|pounds?|ounces?"
    r"|stone|acres?|hectares?|miles?|yards?|yds?|foot|feet|inch(?:es)?|lit(?:re|er)s?|knots?|mph|kph"
    r"|km/h|kmh|kmph|kms?|cms?|mm|kgs?|lbs?|oz|ha|ft|ins?|m|g|mi"
    r"|degrees (?:Celsius|Fahrenheit|C|F)|°[CF]|[CF](?![a-z]))"
)
_ROUGH = later(
    r"(?:\b(?:about|around|some|nearly|almost|more than|less than|fewer than|over|under|at least"
    r"|at most|up to|roughly|approximately"
    r"|as many as|as much as|estimated|close to|just|upwards? of|no more than|no fewer than"
    r"|no less than|perhaps|maybe|possibly|below|above|circa|well|half)\b(?:(?! and "
    r"| or )[^.,;:]){0,12})\Z",
    re.IGNORECASE,
)


def is_rough(plain: str, start: int) -> bool:
    """Whether the number at `start` is said to be approximate or a bound ("about", "at least")."""
    return _ROUGH.search(plain, max(0, start - 24), start) is not None
