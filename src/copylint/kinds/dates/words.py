"""What the checks of this kind share: the words that call for them, and what is no date."""

from __future__ import annotations

from copylint.story import dates as cal
from copylint.text.patterns import later

WEEKDAY_WORDS = tuple(f"|{d[:3].lower()}" for d in cal.WEEKDAYS)
MONTH_WORDS = tuple(f"|{m[:3].lower()}" for m in cal.MONTHS)
_THING = later(
    r" (?!and|to|at|in|on|for|when|as|the|that|with|by|after|before|while|but|or|a|an|from|until"
    r"|through|where|because|if|since|of|is|was|were"
    r"|will|has|had|would|who|which|there|he|she|it|they|we|during)[a-z]+"
)


def counts_things(text: str, end: int) -> bool:
    """Whether a lower-case noun follows: "In March 32 people", "on Monday, June 3 men"."""
    return _THING.match(text, end) is not None
