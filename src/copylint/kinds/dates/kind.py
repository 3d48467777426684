"""`dates`: what a calendar knows and the copy does not.

match: {check: NAME}; the checks stand in the modules beside this one. All are report only.
"""

from __future__ import annotations

from copylint.rules.checklist import Checklist

NAME = "dates"
READS = "story"
CHANGES = "wording"
SCHEMA, validate, triggers, prepare, check = Checklist(
    __package__,
    {
        "weekday": "weekdays",
        "impossible": "days",
        "years": "spans",
        "anniversary": "anniversaries",
        "clock": "clock",
        "age-twice": "ages",
        "age-born": "births",
        "tense": "tense",
    },
).parts()
