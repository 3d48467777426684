"""Which offices nobody holds at once."""

from __future__ import annotations

from copylint.tables.wordlists import word_set, words

#: Lists of offices; nobody holds two of one list.
_LISTS = (
    "elected offices",
    "offices of state",
    "offices of firms",
    "offices of clubs",
    "offices of parties and councils",
    "ranks of the police",
    "ranks of the forces",
    "offices of the church",
    "editors",
    "offices of schools",
    "offices of the courts",
    "doctors and professors",
    "attorneys",
    "positions in baseball",
    "positions in football",
    "positions in soccer",
    "positions on the wing",
    "specialists",
)
_GROUPS = tuple(word_set("offices", name) for name in _LISTS)

#: Ranks that no officer has two of, whatever stands before them (rear admiral, lieutenant general).
_SERVICE = frozenset({"general", "admiral", "colonel", "brigadier"})

_CIVIL_GENERAL = word_set("offices", "civil generals")

#: Pairs that one person may hold, or that are two words for one office.
_TOGETHER = frozenset(frozenset(pair.split(" + ")) for pair in words("offices", "held together"))

_SAME = {
    "defense": "defence",
    "labor": "labour",
    "vice-president": "vice president",
    "musical": "music",
    "lt": "lieutenant",
    "financial director": "finance director",
}


def standard(office: str) -> str:
    """Returns the office with one spelling for what is one office."""
    words = [_SAME.get(w, w) for w in office.split()]
    out = " ".join(words)
    return "dr" if out == "doctor" else out


_SPECIALISTS = word_set("offices", "specialists")


def service(office: str) -> str:
    """Returns the rank of a general officer or a colonel ("rear admiral" -> "admiral"), else ""."""
    words = office.split()
    return words[-1] if words[-1] in _SERVICE and not _CIVIL_GENERAL & {*words} else ""


_PORTFOLIOS = word_set("offices", "portfolios")

_SPOKEN_FOR = word_set("offices", "offices with spokesmen")

#: Offices whose deputies are addressed as the holder is: an assistant professor is a professor.
_NO_DEPUTY = word_set("offices", "deputies called as the holder")

_NO_MINISTERS = frozenset({"president", "mayor", "governor", "ambassador", "prefect", "chief"})
_DEPUTIES = frozenset({"deputy", "vice", "assistant"})
#: Offices whose shorter name is one word for all of them.
_RANKS = words("offices", "last words of ranks")
_UNDER_A_CHIEF = ("inspector", "superintendent", "constable")


def clash(one: str, other: str) -> bool:
    """Whether nobody holds both offices at once. An office and a shorter name of it never clash."""
    a, b = standard(one), standard(other)
    if a == b or frozenset((a, b)) in _TOGETHER:
        return False
    if service(a) and service(b):
        return service(a) != service(b)
    # Nobody is the deputy of the office that is theirs.
    for x, y in ((a, b), (b, a)):
        first, _, rest = x.partition(" ")
        if first in _DEPUTIES and rest == y and y.split()[-1] not in _NO_DEPUTY:
            return True
    # A specialist is one whatever is said of the speciality: consultant, forensic.
    if a.split()[-1] in _SPECIALISTS and b.split()[-1] in _SPECIALISTS:
        return a.split()[-1] != b.split()[-1]
    either = {*a.split(), *b.split()}
    shorter = a.endswith(f" {b}") or b.endswith(f" {a}")
    above = "chief" in a + b and a.endswith(_UNDER_A_CHIEF)
    if a.endswith(_RANKS) and shorter and not _DEPUTIES & either and not above:
        return False
    heads = {a.split()[-1], b.split()[-1]}
    if not either & {*_DEPUTIES, "shadow"}:
        # Whose spokesman speaks is not the one who holds the office, and no minister presides or is mayor.
        if "spokesman" in heads and heads & _SPOKEN_FOR:
            return True
        if "minister" in heads and heads & _NO_MINISTERS and "prime minister" not in {a, b}:
            return True
        if a.endswith(" minister") and b.endswith(" minister") and a != b and {a[:-9], b[:-9]} <= _PORTFOLIOS:
            return True
        if heads == {"prefect", "mayor"} or heads == {"prefect", "governor"}:
            return True
    return any(a in g and b in g for g in _GROUPS)
