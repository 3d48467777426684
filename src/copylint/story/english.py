"""Which English a story is written in, decided once a story from its own spelling."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from copylint.cache.patterns import later
from copylint.lexicon.tables import load_table
from copylint.story.names import names
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import LexiconError, word_pairs, word_set
from copylint.text.matcher import matcher

if TYPE_CHECKING:
    from copylint.text.matcher import Matcher


class Spellings(NamedTuple):
    """The pairs of variants.tsv that one sense and one variety own.

    `us` and `gb` map a spelling to the other variety's; `ize` maps -ize spellings, which British
    accepts too, to -ise ones, and `ise` the other way.
    """

    us: dict[str, str]
    gb: dict[str, str]
    ize: dict[str, str]
    ise: dict[str, str]


class Variety(NamedTuple):
    """What a story shows. `us` and `gb` are its distinct words of either spelling, sorted; the
    weights add what its dates, titles and other habits show."""

    us: tuple[str, ...]
    gb: tuple[str, ...]
    us_weight: float
    gb_weight: float
    #: Distinct -ize and -ise words.
    ize: tuple[str, ...] = ()
    ise: tuple[str, ...] = ()
    #: How many different signs speak for either side.
    us_signs: int = 0
    gb_signs: int = 0
    #: What of `us_weight` is only American matter (states, sheriffs), which others write about too.
    matter: float = 0.0

    @property
    def lean(self) -> str | None:
        """The verdict, or where there is none the side that two signs or more speak for and nothing
        but a single word against."""
        sure = self.verdict
        if sure is not None:
            return sure
        # What is left when a lone word is the slip.
        odd_us = 1.0 if len(self.us) == 1 else 0.0
        odd_gb = (1.0 if self.gb else 0.7) if len(self.gb) + len(self.ise) == 1 else 0.0
        us, gb = self.us_weight - odd_us, self.gb_weight - odd_gb
        us -= self.matter if (self.gb or self.ise) and us - self.matter < _STYLE else 0.0
        if gb >= _LEAN and self.gb_signs - bool(odd_gb) >= 2 and us <= 0.25 * gb and not odd_gb:
            return "en-GB"
        if us >= _LEAN and self.us_signs - bool(odd_us) >= 2 and gb <= 0.25 * us and not odd_us:
            return "en-US"
        return None

    @property
    def verdict(self) -> str | None:
        """ "en-US" or "en-GB" where one side clearly outweighs the other, else None.

        A single odd word does not count against the side it contradicts: it may be the slip.
        """
        us, gb = self.us_weight, self.gb_weight
        # So may one of two, where the other side has many more signs.
        odd_us = 1.0 if len(self.us) == 1 or len(self.us) == 2 and self.gb_signs >= self.us_signs + 2 else 0.0
        odd_gb = (1.0 if self.gb else 0.7) if len(self.gb) + len(self.ise) == 1 else 0.0
        # Habits alone carry a verdict only where nothing else speaks against it.
        margin_us = _MARGIN if self.us or len(self.ize) > 2 else 3.0
        margin_gb = _MARGIN if self.gb or self.ise else 3.0
        # American matter alone does not make British spellings slips.
        british_too = self.gb or self.ise or gb >= _ENOUGH
        us -= self.matter if british_too and us - self.matter < _STYLE else 0.0
        american = us >= _ENOUGH and us >= margin_us * (gb - odd_gb)
        british = gb >= _ENOUGH and gb >= margin_gb * (us - odd_us)
        # One word, with every other sign against it, is a slip rather than a verdict.
        if len(self.us) == 1 and self.gb_signs >= 2 and us - odd_us <= 0.25 * gb and gb >= _LEAN:
            american = False
        if odd_gb and self.us_signs >= 2 and gb - odd_gb <= 0.25 * us and us >= _LEAN:
            british = False
        if american and british or american and len(self.us) == 1 == len(self.ise) and not self.gb:
            # One word of either: what else there is decides.
            rest = (us - odd_us) - (gb - odd_gb)
            return "en-US" if rest >= 0.4 else "en-GB" if rest <= -0.4 else None
        if not american and not british:
            return None
        return "en-US" if american else "en-GB"


#: How much evidence a verdict needs, and how many times the other side's.
_ENOUGH = 1.0
_MARGIN = 1.8
_LEAN = 0.55
#: How much of the American evidence must be style where a British spelling stands against it.
_STYLE = 0.5


@cache
def spellings() -> Spellings:
    """The variant pairs, read once a process; empty where a checkout lacks the table."""
    try:
        rows = load_table("variants.tsv")
    except LexiconError:
        rows = ()
    us: dict[str, str] = {}
    gb: dict[str, str] = {}
    ize: dict[str, str] = {}
    ise: dict[str, str] = {}
    for a, b, kind, *_ in rows:
        if not a.islower():
            continue
        if kind == "auto":
            us.setdefault(a, b)
            gb.setdefault(b, a)
        elif kind == "ize":
            ize.setdefault(a, b)
            ise.setdefault(b, a)
    for both in _BOTH:
        other = gb.pop(both, "")
        us.pop(other, None)
    for shared in us.keys() & gb.keys():
        del us[shared], gb[shared]
    for shared in (us.keys() & ise.keys()) | (gb.keys() & ize.keys()):
        us.pop(shared, None)
        gb.pop(shared, None)
    return Spellings(us, gb, ize, ise)


# Spellings that American news style has too, whatever its dictionaries put first.
_BOTH = frozenset("worshipper worshippers worshipped worshipping".split())

# Words of one side that are no spelling pairs, with what they weigh. Hand-made.
_MATTER = word_set("english", "American matter")
_BRITISH = word_set("english", "British forms of senses")
_WORDS = {w: float(n) for w, n in word_pairs("english", "weights of words").items()}

_DAY_FIRST = later(r"(?<!\d)[123]?\d(?:st|nd|rd|th)? \Z")
_DAY_NEXT = later(r" [123]?\d(?:,|(?!\d| ?\d))")
_SERIES = later(r"\w+, \w+(?: \w+)?\Z")
# Habits: what is looked for (any of the texts), and its weight, above nought for American.
_HABITS: tuple[tuple[tuple[str, ...], float], ...] = (
    (("per cent",), -1.0),
    (("£",), -0.6),
    (("U.S.",), 0.7),
    ((" a.m.", " p.m."), 0.4),
    (tuple(f"{d}{x}m" for d in range(10) for x in "ap"), -0.4),
    (('",', '".'), -0.4),
    (("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Sen. ", "Rep. ", "Gov. ", "Sgt. ", "Lt. "), 0.6),
    (("Mr ",), -0.7),
    (("Mrs ", "Ms "), -0.4),
    (("Dr ",), -0.4),
    ((" in hospital", " to hospital"), -0.5),
    ((" at the weekend", " At the weekend", " on the weekend"), -0.4),
    ((" in the hospital", " to the hospital"), 0.2),
    ((" parking lot",), 0.4),
    (
        (
            " car park",
            " primary school",
            " secondary school",
            " bank holiday",
            " police station",
            " per annum",
            " council house",
            " town council",
        ),
        -0.4,
    ),
    ((" last fall", " this fall", " in the fall of", " next fall"), 0.4),
    ((" Labor Day", " Thanksgiving", " Social Security"), 0.4),
    ((" AEDT", " AEST"), -1.0),
    ((" NSW", " BST", "a GP ", " NHS"), -0.5),
    (("(AP) ", "(AP)\u2014"), 0.7),
    (
        (
            "(PA)",
            " MPs",
            " Labour",
            "the Commons",
            " councillor",
            "Her Majesty",
            "His Majesty",
            "the Met Office",
        ),
        -0.4,
    ),
    ((" Democrat", " Republican", "D-", "R-"), 0.1),
    ((" kph", "km/h"), -0.3),
    ((" mph", " Fahrenheit"), 0.1),
    (
        (
            " fire brigade",
            " ambulance service",
            " wheelie",
            " car boot",
            " petrol station",
            " shadow minister",
            " prime minister's office",
        ),
        -0.3,
    ),
    ((" Centre", " Defence", " Harbour", " Theatre", " Programme", " Organisation"), -0.3),
    ((" Center", " Defense", " Harbor ", " Theater"), 0.3),
    (("ACDT", "AWST", "ACST", "NZST", "NZDT"), -0.4),
    (("Australia",), -0.4),
    (
        (
            "Queensland",
            "New South Wales",
            "Sydney",
            "Melbourne",
            "Brisbane",
            "Adelaide",
            "Canberra",
            "Tasmania",
            "Auckland",
            "Wellington",
        ),
        -0.2,
    ),
    # Canadian copy has American words and -ize beside colour, centre and travelled.
    (
        (
            "Canada",
            "Canadian",
            "Ontario",
            "Toronto",
            "Ottawa",
            "Alberta",
            "Quebec",
            "Saskatchewan",
            "Manitoba",
            "Nova Scotia",
        ),
        -0.5,
    ),
    (("the UK", "Scotland", "Northern Ireland", "Wales"), -0.2),
    (("Jan. ", "Feb. ", "Aug. ", "Sept. ", "Oct. ", "Nov. ", "Dec. "), 0.6),
)

#: Those of them that only name what is American: its bodies, parties and holidays.
_NAMED = frozenset(
    k
    for k, (texts, weight) in enumerate(_HABITS)
    if weight > 0 and {" Center", " Labor Day", " Democrat"} & {*texts}
)


# "said Monday", "was arrested late Friday": American writes no "on" there.
_BARE_DAY = later(
    r"\b(?:said|told \w+|died|began|won|lost|met|\w{3,}ed|statement|interview|conference|meeting"
    r"|hearing) (?:late |early )?\Z"
)
# 4.30pm, 10.15 a.m.: a stop in the time of day is British.
# Begun at the stop, which few words have.
_STOP_TIME = later(r"\.(?:(?<=\b[1-9]\.)|(?<=\b1[0-2]\.))[0-5]\d ?[ap]\.?m\b")
# ", Calif., " and the like: the American press's own short forms of its states.
_STATE_SHORT = later(
    r", (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|Okla|Ore|Pa|Tenn|Vt|Va|Wash|Wis|Wyo|N\.[CDHJMY]|S\.[CD]|W\.Va)\."
)


@cache
def _telling() -> frozenset[str]:
    """Every word that is evidence of either English: what a story has of them is sought once."""
    table = spellings()
    return frozenset(
        table.us.keys() | table.gb.keys() | table.ize.keys() | table.ise.keys() | _WORDS.keys() | _BRITISH
    )


def _bare_day(story: Story) -> bool:
    text, forms = story.plain, names(story).forms
    for day in forms.keys() & word_set("calendar", "weekdays"):
        for m in forms[day].mentions:
            if _BARE_DAY.search(text, max(0, m.start - 30), m.start):
                return True
    return False


# What is looked for in the same pass, and then examined: texts that must stand there for a pattern to match.
_TIMES, _SHORT_STATES, _INSTITUTIONS, _SERIES_END = range(len(_HABITS), len(_HABITS) + 4)
_PRECHECKS = (
    ("0pm", "5pm", "0am", "5am", "0 p", "0 a", "5 p", "5 a"),
    ("., ",),
    (
        " grand jury",
        " district attorney",
        " high school",
        " county jail",
        " middle school",
        " city council member",
    ),
    (", and ",),
)


@cache
def _states() -> frozenset[str]:
    """The one-word names of American states that are nobody's name besides."""
    names = {row[0] for row in load_table("places.tsv") if row[1] == "us-state"}
    return frozenset(n for n in names if n.isalpha()) - {
        "Georgia",
        "Virginia",
        "Washington",
        "Montana",
        "Dakota",
    }


@cache
def _habit_matcher() -> tuple[Matcher, tuple[int, ...]]:
    """A matcher for what the habits are known by, and which of them each of its literals belongs to."""
    texts = [*(texts for texts, _ in _HABITS), *_PRECHECKS]
    pairs = [(x.encode("ascii"), k) for k, some in enumerate(texts) for x in some if x.isascii()]
    return matcher([x for x, _ in pairs]), tuple(k for _, k in pairs)


def _habits(text: str) -> set[int]:
    """The places in _HABITS, and after them in _PRECHECKS, of what the text shows."""
    shown, owner = _habit_matcher()
    found = {owner[k] for k, _, _ in shown.find(text.encode("ascii", "replace"))}
    if not text.isascii():
        found |= {k for k, x in _foreign_habits() if x in text}
    return found


@cache
def _foreign_habits() -> tuple[tuple[int, str], ...]:
    return tuple((k, x) for k, (texts, _) in enumerate(_HABITS) for x in texts if not x.isascii())


def _dates(story: Story) -> tuple[bool, bool]:
    """Whether the story writes March 24, and whether it writes 24 March."""
    text, forms = story.plain, names(story).forms
    american = british = False
    for month in forms.keys() & word_set("calendar", "months"):
        for m in forms[month].mentions:
            if _DAY_FIRST.search(text, max(0, m.start - 6), m.start):
                british = True
            elif _DAY_NEXT.match(text, m.end) and not (
                month == "September" and text.startswith(" 11", m.end)
            ):
                # Everyone writes September 11 of the attacks.
                american = True
    return american, british


def _serial_comma(text: str) -> bool:
    at = text.find(", and ")
    while at >= 0:
        if _SERIES.search(text, max(0, at - 40), at):
            return True
        at = text.find(", and ", at + 1)
    return False


@once_a_story
def evidence(story: Story) -> Variety:
    """Returns what the story's words and habits show, whatever the setting says."""
    ledger = names(story)
    lowers, table = ledger.lowers & _telling(), spellings()
    us = lowers & table.us.keys()
    # The British forms of words that share their American form with another sense count too.
    gb = (lowers & table.gb.keys()) | (lowers & _BRITISH)
    ize, ise = lowers & table.ize.keys(), lowers & table.ise.keys()
    us_weight = len(us) + (0.4 if len(ize) > 1 else 0.2) * min(len(ize), 4)
    gb_weight = len(gb) + 0.7 * len(ise)
    us_signs, gb_signs = len(us) + bool(ize), len(gb) + len(ise)
    matter = 0.0
    for w in lowers & _WORDS.keys():
        weight = _WORDS[w]
        us_signs += weight > 0
        gb_signs += weight < 0
        matter += weight if w in _MATTER else 0.0
        us_weight += max(weight, 0.0)
        gb_weight += max(-weight, 0.0)
    text = story.plain
    habits = _habits(text)
    weights = [_HABITS[k][1] for k in sorted(habits) if k < len(_HABITS)]
    matter += sum(_HABITS[k][1] for k in habits & _NAMED)
    weights += [0.7] * _bare_day(story)
    if _TIMES in habits and _STOP_TIME.search(text):
        weights.append(-0.6)
    if _SHORT_STATES in habits and _STATE_SHORT.search(text):
        weights.append(0.6)
    try:
        states = len(_states() & ledger.forms.keys())
    except LexiconError:
        states = 0
    country = min(states, 3) * 0.15 + 0.4 * (_INSTITUTIONS in habits)
    weights.append(country)
    matter += country
    if not story.text.isascii() and '"' not in text and text.count("\u2018") + story.text.count("\u2018") > 3:
        # Single marks around speech.
        weights.append(-0.4)
    american, british = _dates(story)
    weights += [0.2] * american + [-0.6] * british + [0.3] * (_SERIES_END in habits and _serial_comma(text))
    for weight in weights:
        us_weight += max(weight, 0.0)
        gb_weight += max(-weight, 0.0)
        us_signs += weight > 0
        gb_signs += weight < 0
    return Variety(
        tuple(sorted(us)),
        tuple(sorted(gb)),
        us_weight,
        gb_weight,
        tuple(sorted(ize)),
        tuple(sorted(ise)),
        us_signs,
        gb_signs,
        matter,
    )


def without(seen: Variety, words: frozenset[str]) -> Variety:
    """Returns the evidence less what these words of the table of weights themselves add to it."""
    weights = [_WORDS[w] for w in words if w in _WORDS]
    us, gb = sum(max(x, 0.0) for x in weights), sum(max(-x, 0.0) for x in weights)
    return seen._replace(
        us_weight=seen.us_weight - us,
        gb_weight=seen.gb_weight - gb,
        us_signs=seen.us_signs - sum(x > 0 for x in weights),
        gb_signs=seen.gb_signs - sum(x < 0 for x in weights),
    )


@once_a_story
def language(story: Story) -> str | None:
    """Returns "en-US" or "en-GB": the setting, else what the story's own spelling and habits clearly show,
    else None."""
    return story.variant if story.variant in {"en-US", "en-GB"} else evidence(story).verdict


@cache
def _own_words() -> tuple[Any, dict[str, str]]:
    words = {row[0]: row[1] for row in load_table("message-words")}
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b"), words


def in_own_english(message: str, story: Story) -> str:
    """Returns a message, which copylint has in British English, in the English of the story it is about."""
    pattern, words = _own_words()
    if pattern.search(message) is None or language(story) != "en-US":
        return message
    return str(pattern.sub(lambda m: words[m.group()], message))
