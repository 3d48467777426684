"""People whom a story counts by what they are together: a crowd of so many, a firm that employs so many."""

from __future__ import annotations

import re

from copylint.story.numbers import NUMBER, amount, is_rough
from copylint.story.quantities import Quantity
from copylint.text.patterns import later

_CROWD = later(
    rf"\b(?:[Cc]rowd|[Aa]ttendance|[Aa]udience|[Gg]ate|[Cc]ongregation|[Tt]urnout|[Vv]illage|[Tt]own"
    rf"|[Hh]amlet|[Ii]sland|[Pp]opulation|[Cc]ommunity|[Pp]arish) of (?P<n>{NUMBER})"
)


def crowd_before(text: str, q: Quantity) -> Quantity | None:
    """ "A crowd of 4,312" is people too."""
    if q.noun not in {
        "person",
        "spectator",
        "fan",
        "supporter",
        "resident",
        "villager",
        "islander",
        "inhabitant",
    }:
        return None
    low = max(0, q.start - 20_000)
    m = _CROWD.search(text, low, q.start)
    if m is None:
        return None
    a = amount(text, m.start("n"), m.end("n"))
    return Quantity(a.start, a.end, a.value, a.slack, "", "person", (), "", False, a.end, 0) if a else None


STAFF = frozenset({"staff", "employee", "worker"})
_EMPLOYS = later(
    rf"\b(?:employs|employing|has a workforce of|has a staff of|workforce of"
    rf"|with a staff of) (?P<n>{NUMBER})(?= (?:people|workers|staff|employees|men|women)\b|[.,;])",
    re.IGNORECASE,
)


def payroll_before(text: str, q: Quantity) -> Quantity | None:
    """ "The bakery, which employs 420 people" counts its staff; only where one employer is told of."""
    if q.noun not in STAFF:
        return None
    found = list(_EMPLOYS.finditer(text, max(0, q.start - 20_000), q.start))
    if len(found) != 1:
        return None
    a = amount(text, *found[0].span("n"))
    if a is None:
        return None
    return Quantity(a.start, a.end, a.value, a.slack, "", "staff", (), "", is_rough(text, a.start), a.end, 0)
