"""People, days, countries and cities everybody knows, one slip from their names."""

from __future__ import annotations

from functools import lru_cache

from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.drift import by_use
from copylint.kinds.names.spellings import inflected, near_household, one_slip
from copylint.kinds.names.wordclasses import given_like, known_name, newspaper_word
from copylint.lexicon import wellknown
from copylint.lexicon.gazetteer import ordinary, sure_capital
from copylint.story.names import Form
from copylint.tables.wordlists import word_set


def known_people(case: Case) -> None:
    """Full names that are one slip from those of people everybody knows."""
    wrong = wellknown.wrong_people()
    by_surname, by_given = wellknown.famous()
    for run in case.ledger.runs:
        if len(run.words) < 2:
            continue
        for k, joint in enumerate(run.joints):
            if joint != " ":
                continue
            first, second = run.words[k], run.words[k + 1]
            start, end = first.start, second.end
            right = wrong.get(case.ledger.story.text[start:end], "")
            if not right and k + 2 < len(run.words) and run.joints[k + 1] == " ":
                end = run.words[k + 2].end
                right = wrong.get(case.ledger.story.text[start:end], "")
            if right:
                _slip_of(case, start, end, right)
                continue
            x, y = first.text, second.text
            if (
                y in by_surname
                and x not in by_surname[y]
                and len(x) >= 4
                and not known_name(x)
                and not newspaper_word(x.lower())
            ):
                for given in sorted(by_surname[y]):
                    if one_slip(x, given):
                        _slip_of(case, first.start, first.end, given, f"{given} {y}")
            elif (
                x in by_given
                and y not in by_given[x]
                and len(y) >= 5
                and not known_name(y)
                and not newspaper_word(y.lower())
            ):
                for surname in sorted(by_given[x]):
                    if one_slip(y, surname) and not inflected(y, surname):
                        _slip_of(case, second.start, second.end, surname, f"{x} {surname}")


def household(case: Case) -> None:
    """A word that no table has, one slip from a day, a month, a country, its people or a capital."""
    for form in case.ledger.forms.values():
        if not form.strong or len(form.mentions) > 2:
            continue
        near = _slip_of_household(form.text)
        if not near or form.first.start in case.taken:
            continue
        left, right = case.beside(form)
        if not _LAND.isdisjoint(left):
            continue
        if any(given_like(x) for x in left) or any(
            not ordinary(x.lower()) and sure_capital(x.lower()) is None for x in right
        ):
            continue
        if len(near) > 1:
            near = tuple(f.text for f in by_use(case, [Form(x) for x in near], form))
        for m in form.mentions:
            _slip_of(case, m.start, m.end, near[0], check="household")


@lru_cache(maxsize=4096)
def _slip_of_household(word: str) -> tuple[str, ...]:
    """The names every reader knows of which a capitalised word may be a slip, as it is in no table itself."""
    if len(word) < 6 or not word[1:].islower() or known_name(word) or ordinary(word.lower()):
        return ()
    near = near_household(word)
    if (
        not near
        or any(word.startswith(x) or x.startswith(word) for x in near)
        or known_name(word.removesuffix("s"))
        or word.replace("h", "") == near[0].replace("h", "")
    ):
        return ()
    return tuple(x for x in near if _typed(word, x))


# Behind these a name of its own stands: Lake Alexandrina.
_LAND = word_set("names", "land before its name")


def _typed(word: str, right: str) -> bool:
    """Whether the fingers slip so: a letter left out, put in or exchanged with its neighbour. One letter for
    another makes another name or language (Moskow, Brasil, Jupyter), except of days and months."""
    known = sure_capital(right.lower())
    if known is not None and known[1] in ("weekday", "month"):
        return True
    return len(word) != len(right) or sorted(word.lower()) == sorted(right.lower())


def _slip_of(case: Case, start: int, end: int, right: str, whole: str = "", check: str = "known") -> None:
    if start not in case.taken:
        case.add(check, Fault(start, end, [right], False, whole or right))
