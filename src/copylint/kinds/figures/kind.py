"""`figures`: sums that do not come out, and figures given twice.

match: {check: NAME}; the checks stand in the modules beside this one, by what they look at. All are
report only: which of two figures is wrong the copy cannot say. Where a figure is called
approximate, or the parts need not be the whole, nothing is said.
"""

from __future__ import annotations

from copylint.rules.checklist import Checklist

NAME = "figures"
READS = "story"
CHANGES = "wording"
_CHECKLIST = Checklist(
    __package__,
    {
        "parts": "totals",
        "held": "held",
        "allotted": "allotted",
        "of-each": "people",
        "of-many": "wholes",
        "what-is-left": "wholes",
        "in-all": "sums",
        "shared-out": "sums",
        "votes": "contests",
        "score": "contests",
        "record": "contests",
        "each": "rates",
        "rate": "rates",
        "average": "averages",
        "change": "percentages",
        "points": "percentages",
        "shares": "shares",
        "share": "shares",
        "direction": "percentages",
        "multiple": "multiples",
        "conversion": "conversions",
        "count-twice": "counts",
        "worth-twice": "worth",
        "duration-twice": "durations",
        "toll-twice": "tolls",
        "more-than-all": "victims",
        "listed": "listed",
        "difference": "differences",
        "left-over": "remainders",
        "exchange-rate": "currencies",
        "fraction": "fractions",
        "times": "times",
    },
)
SCHEMA, validate, triggers, prepare, check = _CHECKLIST.parts()
reads = _CHECKLIST.reads
