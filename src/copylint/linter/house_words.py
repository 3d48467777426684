"""The rules about a house's own words and names: as settings bring these, and whom they concern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from copylint.findings.finding import Finding, Severity
from copylint.lexicon.gazetteer import ordinary
from copylint.linter.settings import Settings
from copylint.rules.rule import Rule

#: Rules that run only where settings bring what they look for.
REJECTED, NAME = "house.rejected", "house.name"
RULES = (REJECTED, NAME)

#: Topics of rules about how names are spelled.
_SPELLING = frozenset(("spelling", "variants", "names", "confusables", "hyphens", "possessives", "lt"))
#: Code points on either side of a finding in which a name that it stands in may stand.
_AROUND = 100


def brought(settings: Settings) -> dict[str, dict[str, Any]]:
    """Returns what the rules look for that the settings bring something for, by id."""
    out: dict[str, dict[str, Any]] = {}
    if settings.reject:
        out[REJECTED] = {"words": {word: [*instead] for word, instead in settings.reject}}
    if settings.names:
        out[NAME] = {"names": [*settings.names]}
    return out


def laid(rules: Sequence[Rule], settings: Settings) -> list[Rule]:
    """Returns the rules with those of a house as its settings have them, in order; where a pack stands alone
    they come behind. What a house says, it answers for: nothing of copylint's own record is about it."""
    wanted = brought(settings)
    out = list(rules)
    if wanted and not {r.id for r in out} >= wanted.keys():
        out += [r for r in _shipped() if r.id in wanted]
    for k, rule in enumerate(out):
        if rule.id in wanted:
            out[k] = replace(
                rule, match=wanted[rule.id], enabled=True, severity=Severity.WARNING, precision=None, plan=""
            )
    return out


@cache
def _shipped() -> tuple[Rule, ...]:
    from copylint.packs import compiled

    return tuple(r for r in compiled.load().rules if r.id in RULES)


class Names:
    """The names of a house, which are right as they are written."""

    def __init__(self, listed: Iterable[str]) -> None:
        #: names of one word
        self._alone: set[str] = set()
        #: a word of a longer name -> those names
        self._of: dict[str, list[str]] = {}
        for name in listed:
            name = name.replace("’", "'")
            words = name.split()
            self._alone.update(words if len(words) == 1 else ())
            for word in words if len(words) > 1 else ():
                self._of.setdefault(word, []).append(name)

    def right(self, f: Finding, text: str) -> bool:
        """Whether a finding doubts the spelling of a name where the house's stands in `text`. What the story
        itself proves goes first."""
        topic = f.rule.partition(".")[0]
        if topic not in _SPELLING or topic == "names" and f.evidence:
            return False
        start, end = f.span.start, f.span.end
        said = _bare(text[start:end].replace("’", "'"))
        if said in self._alone or said in self._of and not ordinary(said.lower()):
            return True
        low = max(0, start - _AROUND)
        around = text[low : end + _AROUND].replace("’", "'")
        return any(
            _within(name, around, start - low, start - low + len(said))
            for word in said.split()
            for name in self._of.get(_bare(word), ())
        )


def _bare(word: str) -> str:
    """A word without the ending of what belongs to it."""
    return word.removesuffix("'s").removesuffix("'")


def _within(name: str, text: str, start: int, end: int) -> bool:
    """Whether text[start:end] lies within the name where it stands in the text."""
    at = text.find(name)
    while at >= 0:
        if at <= start and end <= at + len(name):
            whole = (
                not text[at - 1 : at].isalnum() and not text[at + len(name) : at + len(name) + 1].isalnum()
            )
            if whole:
                return True
        at = text.find(name, at + 1)
    return False


@cache
def names(listed: tuple[str, ...]) -> Names:
    """Returns the names of a house, ready to be asked."""
    return Names(listed)
