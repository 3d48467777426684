"""Who says a quotation: "she said", "said Ms Hale", "the group's chairman added".

Everything works on plain text (ASCII quotes, see `copylint.text.tokens.plain`).
"""

from __future__ import annotations

import re
from functools import cache

from copylint.lexicon.tables import load_table
from copylint.text.patterns import later

_PRONOUN = r"(?:he|she|they|it|we|I|one)"
_ADVERB = (
    r"(?:also|then|later|once|simply|quietly|only|even|again|still|just|never|finally|repeatedly"
    r"|reportedly|has|had)"
)
_NAME = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Sir|Dame|Lord|Lady|Sgt|Sen|Rep|Gov|Gen|Capt|Lt|Col|Maj|Prof|Rev|Fr|St|Insp"
    r"|Det)\.?[ ])?"
    r"[^\W\d_a-zß-öø-ÿ][\w.'-]*(?:[ ](?:[^\W\d_a-zß-öø-ÿ][\w.'-]*|de|da|di|von|van|der|den|bin|al|el"
    r"|la|le|of|the|and|for))*"
)
_DETERMINER = (
    r"(?:the|a|an|his|her|their|its|our|my|one|another|some|many|both|police|officials|organisers"
    r"|organizers|campaigners|sources)"
)
_NOT_NAMES = (
    r"(?!(?:And|But|So|If|When|While|Then|That|This|What|Who|Which|As|In|On|At|For|I|He|She|They|It|We"
    r"|There|Not|No|Yes)\b)"
)


@cache
def verbs(plain_only: bool = False) -> frozenset[str]:
    """Returns the third-person and past forms of the verbs that attribute speech; with
    `plain_only` only those that may stand before their subject ("said Ms Hale")."""
    return frozenset(
        form
        for row in load_table("speech-verbs")
        for form in row[1:3]
        if not plain_only or row[3:] == ("plain",)
    )


@cache
def _after() -> re.Pattern[str]:
    said = "|".join(sorted(verbs()))
    first = "|".join(sorted(verbs(True)))
    return later(
        rf"""(?:
        (?P<pronoun>{_PRONOUN}[ ](?:{_ADVERB}[ ]){{0,2}}(?P<v1>{said}))\b
        | (?P<inverted>(?P<v2>{first})[ ](?:{_PRONOUN}\b|(?:{_DETERMINER})[ ]|{_NAME}))
        | (?P<named>{_NOT_NAMES}{_NAME}(?:,[ ][^,.;:!?"\n]{{3,70}},)?[ ]
            (?:{_ADVERB}[ ]){{0,2}}(?P<v3>{said}))\b
        | (?P<role>{_NOT_NAMES}[^\W\d_a-zß-öø-ÿ][\w.'-]*[ ]
            (?:[a-zß-öø-ÿ][\w-]*[ ]){{1,4}}{_NAME}[ ](?P<v5>{said}))\b
        | (?P<noun>{_DETERMINER}[ ](?:[\w'.-]+[ ]){{0,6}}?[\w'-]+
            (?:,[ ][^,.;:!?"\n]{{3,60}},)?[ ](?:{_ADVERB}[ ])?(?P<v4>{said}))\b
        )""",
        re.VERBOSE,
    )


def match(text: str, at: int, end: int) -> re.Match[str] | None:
    """Returns the match of an attribution that begins at `at` in plain text, None where none does.

    One of the groups pronoun ("she said"), inverted ("said Ms Hale"), named ("Ms Hale, the chair,
    said"), role ("London-based analyst Ann Lee said") and noun ("the chair said") matched.
    """
    return _after().match(text, at, end)
