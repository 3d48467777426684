"""The ledger of quantities: how much of what, and where the story says so.

A number word or figure becomes a Quantity when the copy shows what it measures or counts. Years,
times of day, ages beside a name, scores, house and road numbers are none. Offsets are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from copylint.matcher import matcher
from copylint.patterns import later, later_bytes
from copylint.records import Record

if TYPE_CHECKING:
    from copylint.matcher import Matcher
    from copylint.story import Story

_ONES = {
    w: k
    for k, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {w: k * 10 for k, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip

_UNIT_WORDS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TEN_WORDS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
SMALL = rf"(?:(?:{_TEN_WORDS})(?:[- ](?:{_UNIT_WORDS}))?|{_TEENS}|{_UNIT_WORDS})"
#: A number in words, at least up to 99, with hundreds.
WORDS = rf"(?:{SMALL}(?: hundred(?: and {SMALL})?)?)"
#: A number in figures; whole numbers may have thousands commas.
FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
SCALE = r"(?:[ -]?(?:thousand|million|billion|trillion)\b|(?:k|mn?|bn|tn|trn)\b)"
#: Any number, with its scale: "12", "1.4 million", "forty-two", "two million", "£3bn" without its sign.
NUMBER = rf"(?:{FIGURES}|\b{WORDS}\b)(?:{SCALE})?"
CURRENCY = r"(?:(?:US|C|A|NZ|HK|S)?\$|£|€|¥)"

_PARSED = later(
    rf"(?P<figures>{FIGURES})|(?P<words>{WORDS})", re.IGNORECASE
)


#: Characters that a number in figures has at most: what is longer counts nothing, and no float holds it.
_LONGEST = 24


def number_value(text: str) -> float | None:
    """Returns the value of a number in words or figures ("12,000", "1.4 million", "ninety-nine"); None for no number."""
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
                value += _ONES.get(word, 0) or _TENS.get(word, 0)
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


class Amount(Record):
    """A number as written: its value, the range its rounding leaves, and the sign before it."""

    start: int
    end: int
    value: float
    slack: float
    sign: str = ""

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
UNITS: dict[str, tuple[str, float]] = {}
for _names, _kind, _size in (
    ("mile miles mi", "length", 1609.344),
    ("yard yards yd yds", "length", 0.9144),
    ("foot feet ft", "length", 0.3048),
    ("inch inches in ins", "length", 0.0254),
    ("kilometre kilometres kilometer kilometers km kms", "length", 1000.0),
    ("metre metres meter meters m", "length", 1.0),
    ("centimetre centimetres centimeter centimeters cm cms", "length", 0.01),
    ("millimetre millimetres millimeter millimeters mm", "length", 0.001),
    ("kilogram kilograms kilo kilos kg kgs", "weight", 1.0),
    ("gram grams gramme grammes g", "weight", 0.001),
    ("tonne tonnes", "weight", 1000.0),
    ("pound pounds lb lbs", "weight", 0.45359237),
    ("ounce ounces oz", "weight", 0.028349523),
    ("stone st", "weight", 6.35029318),
    ("acre acres", "area", 4046.8564224),
    ("hectare hectares ha", "area", 10000.0),
    ("mph", "speed", 0.44704),
    ("kph km/h kmh kmph", "speed", 1 / 3.6),
    ("knot knots", "speed", 0.514444),
    ("litre litres liter liters", "volume", 1.0),
    ("f fahrenheit", "heat", 1.0),
    ("c celsius", "heat", 1.0),
):
    for _name in _names.split():
        UNITS[_name] = (_kind, _size)
# Sources: the international yard and pound (1959), the international mile, stone and acre derived from
# them, and the SI; gallons and tons differ between countries and are left out.
UNITS["square miles"] = UNITS["square mile"] = UNITS["sq mi"] = ("area", 2589988.110336)
UNITS["square kilometres"] = UNITS["square kilometers"] = UNITS["sq km"] = ("area", 1e6)
UNITS["miles an hour"] = UNITS["miles per hour"] = ("speed", 0.44704)
UNITS["kilometres an hour"] = UNITS["kilometres per hour"] = ("speed", 1 / 3.6)
UNITS["kilometers an hour"] = UNITS["kilometers per hour"] = ("speed", 1 / 3.6)
UNIT = (
    r"(?:square (?:miles?|kilomet(?:re|er)s?|met(?:re|er)s?|feet|yards)|sq (?:km|mi|ft|m)|(?:miles|kilomet(?:re|er)s) (?:an|per) hour"
    r"|kilomet(?:re|er)s?|centimet(?:re|er)s?|millimet(?:re|er)s?|met(?:re|er)s?|kilograms?|kilos?|grams?|grammes?|tonnes?|pounds?|ounces?"
    r"|stone|acres?|hectares?|miles?|yards?|yds?|foot|feet|inch(?:es)?|lit(?:re|er)s?|knots?|mph|kph|km/h|kmh|kmph|kms?|cms?|mm|kgs?|lbs?|oz|ha|ft|ins?|m|g|mi"
    r"|degrees (?:Celsius|Fahrenheit|C|F)|°[CF]|[CF](?![a-z]))"
)

_APPROX = later(
    r"(?:\b(?:about|around|some|nearly|almost|more than|less than|fewer than|over|under|at least|at most|up to|roughly"
    r"|approximately|as many as|as much as|as few as|estimated|close to|just|only|another|other|further|extra|additional|upwards? of|no more than|no fewer than"
    r"|no less than|perhaps|maybe|possibly|below|above|circa|nearer|well|between|first|last|next|top|every|each|half|remaining|or|per) )\Z",
    re.IGNORECASE,
)
_ROUGH = later(
    r"(?:\b(?:about|around|some|nearly|almost|more than|less than|fewer than|over|under|at least|at most|up to|roughly|approximately"
    r"|as many as|as much as|estimated|close to|just|upwards? of|no more than|no fewer than|no less than|perhaps|maybe|possibly|below|above|circa|well|half)\b(?:(?! and | or )[^.,;:]){0,12})\Z",
    re.IGNORECASE,
)


def is_rough(plain: str, start: int) -> bool:
    """Whether the number at `start` is said to be approximate or a bound ("about", "at least")."""
    return _ROUGH.search(plain, max(0, start - 24), start) is not None


_FUNCTION = frozenset(
    """a an the and or but nor of to in on at by for with from into onto over under after before since until till as than
    that which who whom whose what when where why how is are was were be been being has have had do does did will would can
    could shall should may might must not no if while because though although between among through during against about
    around near per via it its he his she her they their them we our us i my you your this these those there here then now
    so too very just only also more most less least each every both either neither some any all said say says ago later
    earlier away out off up down back""".split()
)
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "police": "police", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "sheep": "sheep", "fish": "fish", "cattle": "cattle", "deer": "deer",
    "staff": "staff", "aircraft": "aircraft", "crew": "crew", "salmon": "salmon", "wives": "wife", "lives": "life",
    "leaves": "leaf", "knives": "knife", "loaves": "loaf", "wolves": "wolf", "calves": "calf", "buses": "bus",
    "policemen": "policeman", "firemen": "fireman", "countrymen": "countryman", "fishermen": "fisherman",
    "postmen": "postman", "congressmen": "congressman", "gunmen": "gunman", "grandchildren": "grandchild",
    "schoolchildren": "schoolchild", "businessmen": "businessman", "servicemen": "serviceman",
}  # fmt: skip
_PLURAL_NOT = frozenset("us is was has this his its yes as plus per gas thus across various serious previous years'".split())
_TIME_UNITS = frozenset("second minute hour day night week month year decade century season weekend fortnight".split())


def singular(noun: str) -> str | None:
    """Returns the singular of a plural noun in lower case, None for a word that does not look plural."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if len(noun) < 4 or noun in _PLURAL_NOT or not noun.endswith("s") or noun.endswith(("ss", "us", "ous", "is", "'s")):
        return None
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes")):
        return noun[:-2]
    return noun[:-1]


class Quantity(Record):
    """So many of something: `value` `unit`, or a count of `noun` (singular, lower case) with the words before it.

    `determiner` is "all", "the", a possessive as written, or "". `rough` says that the copy calls
    the number approximate, or one of several ("another", "the first").
    """

    start: int
    end: int
    value: float
    slack: float
    unit: str
    noun: str
    modifiers: tuple[str, ...]
    determiner: str
    rough: bool
    #: End of the noun (or unit), so that what follows can be read.
    tail: int
    paragraph: int

    @property
    def counts(self) -> str:
        """What it counts or measures, as a label for tables."""
        return " ".join((*self.modifiers, self.noun)) if self.noun else self.unit


_ANY = later(
    rf"(?<![\w.,/$£€-])(?P<sign>{CURRENCY})?(?P<number>{NUMBER})(?P<pct>%| ?per ?cent\b| percentage points?\b)?"
    r"(?![\w%/]|[.,:]\d|-(?:\d|year-old|century))",
    re.IGNORECASE,
)
_WORD_AFTER = later(r"[ -](?P<w>[^\W\d_]+(?:['-][^\W\d_]+)*)")
_DETERMINER = later(
    r"(?:\b(?P<all>[Aa]ll(?: of)?(?: the| its| their| his| her| our)?|[Bb]oth)|\b(?P<the>[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)"
    r"|\b(?P<owner>[^\W\d_]+)(?:'s|(?<=s)'))(?P<mods>(?: [a-z]+)?) \Z"
)
# "the loss of 1,500 jobs": so many and no more, told before.
_DEED = later(r"\b[Tt]he (?:loss|losses|closure|theft|deaths?|arrests?|rescue|release|killings?|sacking|murders?|sale|shooting|kidnapping|disappearance) of \Z")
_MACHINE = later(r"(?:\b(?:No|Nos|Route|Highway|Interstate|Section|Article|Chapter|Room|Flight|Page|Act|Rule|Title|Bill|Proposition|Channel|Number|Unit|Platform|Terminal|Formula|Division|Boeing|Airbus|Covid|Type|Grade|Year|Level|Class|Phase|Stage|Apollo|Windows|Area|District|Ward|Group|Game|Round|Week|Day|Part|Psalm|Building|Junction|Exit|Gate|Pier|Lot|under|aged|age)\.? )\Z")


_SIGN_LEFT = later(rf"{CURRENCY}\Z")
_NUMBER_LITERALS = tuple(f"{_UNIT_WORDS}|{_TEENS}|{_TEN_WORDS}".split("|"))


@cache
def _matcher() -> Matcher:
    return matcher([w.encode("ascii") for w in _NUMBER_LITERALS])


_DIGITS = later_bytes(rb"\d[\d,.]*")


def _number_starts(folded: bytes) -> list[int]:
    """Where a figure or a number word begins in the matcher's form of a story, in order."""
    starts = [m.start() for m in _DIGITS.finditer(folded)]
    size = len(folded)
    starts += [
        s
        for _, s, e in _matcher().find(folded)
        if not (s and folded[s - 1 : s].isalnum()) and not (e < size and folded[e : e + 1].isalnum())
    ]
    starts.sort()
    return starts


#: How far back a count is compared: a whole story, but not a whole archive in one file.
_NEAR = 300


class Ledger:
    """The quantities of a story, in order of appearance, gathered when first asked for."""

    def __init__(self, story: Story) -> None:
        self._story = story

    @cached_property
    def all(self) -> list[Quantity]:
        """Every quantity whose unit or noun the copy gives."""
        return list(self._gather())

    def before(self, at: int) -> list[Quantity]:
        """Returns the last few hundred quantities that end before `at`, in order."""
        k = bisect_right(self._starts, at)
        return [q for q in self.all[max(0, k - _NEAR) : k] if q.end <= at]

    def within(self, start: int, end: int) -> list[Quantity]:
        """Returns the quantities that begin in text[start:end], in order."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [q.start for q in self.all]

    def at(self, start: int) -> Quantity | None:
        """Returns the quantity whose number begins at `start`; None where there is none."""
        m = _ANY.match(self._story.plain, start)
        return self._quantity(self._story.plain, m, 0) if m else None

    def _gather(self) -> Iterator[Quantity]:
        story = self._story
        text = story.plain
        upto = 0
        for start in _number_starts(story.folded):
            if start < upto:
                continue
            at = start
            if start and text[start - 1] in "$£€¥":
                sign = _SIGN_LEFT.search(text, max(0, start - 3), start)
                at = sign.start() if sign else start
            m = _ANY.match(text, at)
            if m is None:
                continue
            p = story.paragraph_at(at)
            if p is None or m.end() > p.end:
                continue
            upto = m.end()
            q = self._quantity(text, m, p.index)
            if q is not None:
                yield q

    @staticmethod
    def _quantity(text: str, m: re.Match[str], paragraph: int) -> Quantity | None:
        written = m["number"]
        value = number_value(written)
        if value is None:
            return None
        end = m.end("number")
        begin = m.start()
        slack = precision(written)
        rough = is_rough(text, begin)
        if m["pct"]:
            points = "point" in m["pct"].lower()
            return Quantity(begin, m.end(), value, slack, "percentage points" if points else "percent", "", (), "", rough, m.end(), paragraph)
        if m["sign"]:
            return Quantity(begin, end, value, slack, m["sign"].upper(), "", (), "", rough, end, paragraph)
        if _MACHINE.search(text, max(0, begin - 14), begin):
            return None
        plain_year = len(written) == 4 and written.isdigit() and 1500 <= value <= 2099
        before = text[max(0, begin - 40) : begin]
        d = _DETERMINER.search(before)
        determiner = ""
        lead: tuple[str, ...] = ()
        if d:
            determiner = "all" if d["all"] else d["the"].lower() if d["the"] else d["owner"]
            lead = tuple(d["mods"].split())
        elif _DEED.search(before):
            determiner = "the"
        # The noun: the first plural among the next four words, with nothing but modifiers between.
        words: list[str] = []
        at = end
        noun = None
        while len(words) < 4:
            w = _WORD_AFTER.match(text, at)
            if w is None:
                break
            word = w["w"].lower()
            if word in _FUNCTION:
                break
            hyphen = text[w.start()] == "-"
            if hyphen and not words:
                # "five-day meeting": the unit is the first word, the noun comes after it.
                if word in _TIME_UNITS:
                    n = _WORD_AFTER.match(text, w.end())
                    if n and n["w"].lower() not in _FUNCTION:
                        return Quantity(begin, w.end(), value, slack, word, n["w"].lower(), (), determiner, rough, n.end(), paragraph)
                return None
            at = w.end()
            one = singular(word)
            if one is not None:
                following = _WORD_AFTER.match(text, at)
                # "12 sports clubs": a plural before another plural only modifies it.
                if following and text[at] == " " and singular(following["w"].lower()) and following["w"].lower() not in _FUNCTION and following["w"].islower() and len(words) < 3:
                    if not following["w"].lower().endswith(("es", "ts", "ds", "ks", "ps")) or one + "s" in _KNOWN_MODIFIERS:
                        words.append(word)
                        continue
                noun = one
                break
            words.append(word)
        if noun is None and words and words[0] in UNITS and len(words[0]) > 1:
            at = end + 1 + len(words[0])
            return Quantity(begin, end, value, slack, words[0], "", (), determiner, rough, at, paragraph)
        if noun is None:
            return None
        if plain_year and not determiner:
            return None
        if noun in _TIME_UNITS or noun in UNITS or (len(words) == 0 and word in UNITS):
            return Quantity(begin, end, value, slack, noun, "", (), determiner, rough, at, paragraph)
        other = any(w in _SELECTIVE for w in (*lead, *words))
        return Quantity(begin, end, value, slack, "", noun, (*lead, *words), determiner, rough or other or _APPROX.search(before) is not None, at, paragraph)


_KNOWN_MODIFIERS = frozenset("sports women men children years arms goods sales news".split())
_SELECTIVE = frozenset(
    """other more extra further additional remaining first last next top best worst largest biggest smallest new newer
    fewer different separate consecutive straight such""".split()
)
