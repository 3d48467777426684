"""Generic words that this story gives a capital: the Pentagon, the Otters, the second Test, the Labour Party.

Houses differ over most of them, and a title or a longer name proves nothing of the word alone. So only a few
are asked for: what there is one of, teams, matches that are counted, and a pair of words that the story has
with two capitals as a whole name, or more than once. Each only where the story gives it the capital but for
this one place.
"""

from __future__ import annotations

from copylint.kinds.names import authority
from copylint.kinds.names.around import Around
from copylint.kinds.names.case import Case
from copylint.kinds.names.wordclasses import word_tags
from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import function_word
from copylint.story.names import Form, Mention
from copylint.tables.wordlists import word_set

# Nouns that follow a name in description, and hardly ever belong to it.
_DESCRIBES = word_set("names", "descriptions behind a name")
# Bodies and places there is one of in a story.
_BODIES = word_set("names", "the only ones")
# Of these a story may have two: its own, and another country's.
_SEVERAL = frozenset("government parliament commonwealth cabinet treasury navy army".split())
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "opening", "next", "last", "final")
_NO_TEAM = word_set("names", "no teams of a house")
_FOLLOWED = frozenset(("NN", "NNS", "JJ", "CD", "VBG", "NNP", "NNPS"))
#: So often a house writes two capitals that does so of its own accord.
_SETTLED = 2


def house_capital(case: Case, w: str, start: int, end: int, around: Around, form: Form) -> str:
    """Returns the check under which the story proves the capital of this everyday word ("part" behind
    another name, "name" by itself), else ""."""
    if (
        len(w) < 3
        or not form.text[1:].islower()
        or around.tight_before
        or around.before_mark
        or around.tight_after in ("-", "/", "–", "(")
        or case.ledger.times(w) > 1
        or not {"NN", "NNS", "NNP"} & set(word_tags(w))
    ):
        return ""
    before = around.before
    if before == "the" or before in _ORDINALS:
        return "name" if _alone(case, w, before, form, _noun_next(around)) else ""
    lead = case.mention_ending(start - 1) if before[:1].isupper() else None
    return "part" if lead is not None and not _noun_next(around) and _behind(case, w, lead, form) else ""


def _noun_next(around: Around) -> bool:
    """Whether a noun follows, or what may stand before one."""
    after = around.after
    if around.after_mark or not after:
        return False
    return not after[0].islower() or not function_word(after) and bool(_FOLLOWED & set(word_tags(after)[:1]))


def _behind(case: Case, w: str, lead: Mention, form: Form) -> bool:
    """Behind a name: the story has the word behind the same name with its capital, as its own choice."""
    if not lead.strong or not lead.text[1:].islower() or w in gazetteer.person_nouns() or w in _DESCRIBES:
        return False
    times = case.ledger.pairs.get((lead.text, form.text), 0)
    # One Tide Table Program is no reason against the Tide Table program.
    settled = (
        times >= _SETTLED
        or times
        and any(
            [x.text for x in case.ledger.run_of(m).words] == [lead.text, form.text]
            for m in form.mentions
            if m.strong
        )
    )
    # "a Christian school" beside Hexley Christian School is any such school.
    return bool(settled) and not authority.people_or_place(lead.text)


def tags_of_team(w: str) -> bool:
    """Whether a plural may be the name of a team: no plural that a story has of its own accord."""
    return word_tags(w)[:1] == ("NNS",) and w not in _NO_TEAM and w not in gazetteer.person_nouns()


def _alone(case: Case, w: str, before: str, form: Form, noun_next: bool) -> bool:
    """By itself, behind "the" or an ordinal, as the story has it with its capital."""
    text = case.text
    the = other = counted = 0
    for m in form.mentions:
        if not m.strong:
            continue
        words = case.ledger.run_of(m).words
        if (
            len(words) > 2
            or len(words) == 2
            and not (words[1].start == m.start and function_word(words[0].text.lower()))
        ):
            other += 1
            continue
        the += text[m.start - 4 : m.start].lower() == "the "
        counted += any(text.endswith(f" {x} ", 0, m.start) for x in _ORDINALS)
    if before in _ORDINALS:
        return counted > 1 and not noun_next
    if w in _BODIES:
        return the >= (_SETTLED if w in _SEVERAL else 1) and (w not in _SEVERAL or not other)
    return bool(the) and not other and not noun_next and tags_of_team(w) and len(form.mentions) > 1
