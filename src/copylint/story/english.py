"""Which English a story is written in, decided once a story from its own spelling."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from copylint.lexicon.tables import load_table, rows_of, table_path
from copylint.story import habits
from copylint.story.names import names
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import LexiconError, word_pairs, word_set


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
        rows = rows_of(table_path("variants.tsv"))
    except LexiconError:
        rows = iter(())
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


@cache
def _telling() -> frozenset[str]:
    """Every word that is evidence of either English: what a story has of them is sought once."""
    table = spellings()
    return frozenset(
        table.us.keys() | table.gb.keys() | table.ize.keys() | table.ise.keys() | _WORDS.keys() | _BRITISH
    )


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
    weights, matters = habits.weights(story)
    for weight in matters:
        matter += weight
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
