"""What the names ledger proves wrong: lost capitals and drifting spellings.

`examine` works a story through once and sorts what it found by check; the rule kind `names` turns
that into findings. The evidence decides whether a fix is safe: a word that English does not have in
lower case, or one that the story itself capitalises where nothing but a name explains it.
"""

from __future__ import annotations

from copylint.kinds.names.capitals import lost_capitals
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.compounds import arabic_articles, hyphenated, parts_of_names, split_places
from copylint.kinds.names.drift import drifting
from copylint.kinds.names.honorifics import lost_honorifics, titles_elsewhere
from copylint.kinds.names.initials import short_acronyms
from copylint.kinds.names.persons import famous, given_words
from copylint.kinds.names.proofs import short_months
from copylint.kinds.names.wellknown import household, known_people
from copylint.story.names import names
from copylint.story.story import Story, once_a_story

CHECKS = (
    "calendar", "nationality", "place", "acronym", "name", "compound", "first-name", "drift",
    "diacritic", "case-drift", "particle", "known", "household", "part",
)  # fmt: skip

#: In this order: what an earlier one has flagged, a later one leaves alone.
_WAYS = (
    lost_capitals, split_places, hyphenated, famous, given_words, lost_honorifics, titles_elsewhere,
    short_months, short_acronyms, parts_of_names, drifting, known_people, household, arabic_articles,
)  # fmt: skip


@once_a_story
def examine(story: Story) -> dict[str, list[Fault]]:
    """Returns check -> faults, in order; worked out once a story."""
    case = Case(names(story))
    for way in _WAYS:
        way(case)
    for faults in case.found.values():
        faults.sort(key=lambda f: f.start)
    return case.found
