"""Which English a story is written in, decided once a story from its own spelling."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from copylint.lexicon import LexiconError, load_table
from copylint.patterns import later

if TYPE_CHECKING:
    from copylint.story import Story


@dataclass(frozen=True, slots=True)
class Spellings:
    """The pairs of variants.tsv that one sense and one variety own.

    `us` and `gb` map a spelling to the other variety's; `ize` maps -ize spellings, which British
    accepts too, to -ise ones, and `ise` the other way.
    """

    us: dict[str, str]
    gb: dict[str, str]
    ize: dict[str, str]
    ise: dict[str, str]


@dataclass(frozen=True, slots=True)
class Variety:
    """What a story shows. `us` and `gb` are its distinct words of either spelling, sorted; the
    weights add what its dates, titles and other habits show."""

    us: tuple[str, ...]
    gb: tuple[str, ...]
    us_weight: float
    gb_weight: float
    #: Distinct -ize and -ise words.
    ize: tuple[str, ...] = ()
    ise: tuple[str, ...] = ()

    @property
    def verdict(self) -> str | None:
        """"en-US" or "en-GB" where one side clearly outweighs the other, else None.

        A single odd word does not count against the side it contradicts: it may be the slip.
        """
        us, gb = self.us_weight, self.gb_weight
        odd_us = 1.0 if len(self.us) == 1 else 0.0
        odd_gb = (1.0 if self.gb else 0.7) if len(self.gb) + len(self.ise) == 1 else 0.0
        # Habits alone carry a verdict only where nothing else speaks against it.
        margin_us = _MARGIN if self.us or len(self.ize) > 2 else 3.0
        margin_gb = _MARGIN if self.gb or self.ise else 3.0
        american = us >= _ENOUGH and us >= margin_us * (gb - odd_gb)
        british = gb >= _ENOUGH and gb >= margin_gb * (us - odd_us)
        if american and british:
            # One word of either: what else there is decides.
            rest = (us - odd_us) - (gb - odd_gb)
            return "en-US" if rest >= 0.4 else "en-GB" if rest <= -0.4 else None
        if not american and not british:
            return None
        return "en-US" if american else "en-GB"


#: How much evidence a verdict needs, and how many times the other side's.
_ENOUGH = 1.0
_MARGIN = 1.8


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
    for shared in us.keys() & gb.keys():
        del us[shared], gb[shared]
    for shared in (us.keys() & ise.keys()) | (gb.keys() & ize.keys()):
        us.pop(shared, None)
        gb.pop(shared, None)
    return Spellings(us, gb, ize, ise)


# Words of one side that are no spelling pairs, with what they weigh. Hand-made.
_BRITISH = frozenset("metre metres programme programmes cheque cheques tyre tyres storey storeys kerb kerbs".split())
_WORDS = {
    "whilst": -0.7, "amongst": -0.4, "learnt": -0.7, "towards": -0.2, "afterwards": -0.2, "mum": -0.7, "mums": -0.5,
    "lorry": -0.6, "lorries": -0.6, "fortnight": -0.6, "tonnes": -0.3, "pensioner": -0.5,
    "pensioners": -0.5, "councillor": -0.5, "mp": -0.2, "maths": -0.5, "gotten": 0.7, "mom": 0.7, "moms": 0.5,
    "sophomore": 0.7, "freshman": 0.4, "toward": 0.4, "afterward": 0.4, "percent": 0.5, "sidewalk": 0.6,
    "downtown": 0.3, "congressman": 0.3, "sheriff": 0.2, "attorney": 0.3, "attorneys": 0.3, "postseason": 0.4,
    "grey": -0.5, "gray": 0.7, "licence": -0.7, "catalog": 0.5, "dialog": 0.5,
    "judgement": -0.3, "moustache": -0.5, "mustache": 0.5, "enquiry": -0.3, "gasoline": 0.4, "math": 0.4, "airplane": 0.4, "aeroplane": -0.5, "petrol": -0.4,
}  # fmt: skip

_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
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
    (("Mr ",), -0.6),
    (("Mrs ", "Ms "), -0.4),
    (("Dr ",), -0.4),
    (("Jan. ", "Feb. ", "Aug. ", "Sept. ", "Oct. ", "Nov. ", "Dec. "), 0.6),
)


def _dates(story: Story) -> tuple[bool, bool]:
    """Whether the story writes March 24, and whether it writes 24 March."""
    text, forms = story.plain, story.names.forms
    american = british = False
    for month in forms.keys() & _MONTHS:
        for m in forms[month].mentions:
            if _DAY_FIRST.search(text, max(0, m.start - 6), m.start):
                british = True
            elif _DAY_NEXT.match(text, m.end):
                american = True
    return american, british


def _serial_comma(text: str) -> bool:
    at = text.find(", and ")
    while at >= 0:
        if _SERIES.search(text, max(0, at - 40), at):
            return True
        at = text.find(", and ", at + 1)
    return False


def evidence(story: Story) -> Variety:
    """Returns what the story's words and habits show, whatever the setting says."""
    ledger = story.names
    known: Variety | None = ledger.memo.get("variety")
    if known is not None:
        return known
    lowers, table = ledger.lowers, spellings()
    us = lowers & table.us.keys()
    # The British forms of words that share their American form with another sense count too.
    gb = (lowers & table.gb.keys()) | (lowers & _BRITISH)
    ize, ise = lowers & table.ize.keys(), lowers & table.ise.keys()
    us_weight = len(us) + (0.4 if len(ize) > 1 else 0.2) * min(len(ize), 4)
    gb_weight = len(gb) + 0.7 * len(ise)
    for w in lowers & _WORDS.keys():
        weight = _WORDS[w]
        us_weight += max(weight, 0.0)
        gb_weight += max(-weight, 0.0)
    text = story.plain
    weights = [weight for texts, weight in _HABITS if any(x in text for x in texts)]
    american, british = _dates(story)
    weights += [0.4] * american + [-0.5] * british + [0.3] * _serial_comma(text)
    for weight in weights:
        us_weight += max(weight, 0.0)
        gb_weight += max(-weight, 0.0)
    found = Variety(tuple(sorted(us)), tuple(sorted(gb)), us_weight, gb_weight, tuple(sorted(ize)), tuple(sorted(ise)))
    ledger.memo["variety"] = found
    return found


def judge_variety(story: Story) -> str | None:
    """Returns "en-US" or "en-GB" where the story's spelling and habits are clear, else None."""
    return evidence(story).verdict
