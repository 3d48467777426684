"""Generic words that this story gives a capital: the Government, Congress, the Navy, Labor Party.

Houses differ over them, so nothing but the story says: how often it gives the word a capital where
only a name explains it, in what company, and that it does so but for this one place.
"""

from __future__ import annotations

from copylint.kinds.names import authority, mentions
from copylint.kinds.names.around import Around
from copylint.kinds.names.case import Case
from copylint.kinds.names.wordclasses import ARTICLES, word_tags
from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import entry, function_word, sure_capital
from copylint.story.names import Form, Mention
from copylint.tables.wordlists import word_set

# Words whose capital, where a story has it, belongs to one body or place of several that it names.
_SHARED = word_set("names", "words of several names")
# Nouns that follow a name in description, and hardly ever belong to it.
_DESCRIBES = word_set("names", "descriptions behind a name")
# Bodies and places there is one of in a story.
_BODIES = word_set("names", "the only ones")
# Of these a story may have two: its own, and another country's.
_SEVERAL = frozenset("government parliament commonwealth cabinet treasury navy army".split())
# What bodies and places are, behind their names.
_GENERIC = word_set("names", "bodies and places behind a name")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "opening", "next", "last", "final")
#: So many mentions by itself make a name what the story is about.
_SUBJECT = 5
_NO_TEAM = word_set("names", "no teams of a house")
_FOLLOWED = frozenset(("NN", "NNS", "JJ", "CD", "VBG", "NNP", "NNPS"))


def house_capital(case: Case, w: str, start: int, end: int, around: Around, form: Form) -> str:
    """Returns the check under which the story proves the capital of this everyday word ("part" behind
    another name, "name" by itself), else ""."""
    if (
        len(w) < 3
        or not form.text[1:].islower()
        or around.tight_before
        or around.tight_after in ("-", "/", "–", "(")
    ):
        return ""
    tags = word_tags(w)
    if (
        around.before_mark not in ("", ",")
        or case.ledger.times(w) > 1
        or not {"NN", "NNS", "NNP"} & set(tags)
    ):
        return ""
    after = around.after
    noun_next = (
        not around.after_mark
        and bool(after)
        and (
            not after[0].islower() or not function_word(after) and bool(_FOLLOWED & set(word_tags(after)[:1]))
        )
    )
    before = around.before
    if around.before_mark:
        return "name" if _subject(case, form) and w not in _SHARED and not {"VBG", "VBD"} & set(tags) else ""
    if function_word(before.lower()) and before[1:].islower():
        return "name" if _alone(case, w, before.lower(), form, noun_next) else ""
    lead = case.mention_ending(start - 1) if before[:1].isupper() else None
    if lead is not None:
        return "part" if not noun_next and _behind(case, w, lead, form) else ""
    return "name" if before.islower() and _alone(case, w, before, form, noun_next) else ""


def _behind(case: Case, w: str, lead: Mention, form: Form) -> bool:
    """Behind a name: the story has the word behind the same name, or another, with its capital."""
    if not lead.strong or not lead.text[1:].islower() or w in gazetteer.person_nouns() or w in _DESCRIBES:
        return False
    if (lead.text, form.text) in case.ledger.pairs:
        # "a Christian school" beside Hexley Christian School is any such school.
        return not authority.people_or_place(lead.text)
    if w not in _GENERIC or gazetteer.is_given(lead.text) and not gazetteer.is_place(lead.text):
        return False
    for m in form.mentions:
        run, k = mentions.placed(case.ledger, m)
        if m.strong and k == len(run.words) - 1 and k and run.joints[k - 1] == " ":
            return True
    return False


def _subject(case: Case, form: Form) -> bool:
    """Whether the story is about the name: it stands by itself, without "the", most of many times."""
    alone = sum(m.strong and len(case.ledger.run_of(m).words) == 1 for m in form.mentions)
    the = sum(case.text[m.start - 4 : m.start].lower() == "the " for m in form.mentions)
    return alone >= _SUBJECT and alone * 3 >= form.strong * 2 and not the


def _ours(case: Case, form: Form) -> bool:
    """Whether the story has the Government of a country, a state or the federation."""
    for m in form.mentions:
        run = case.ledger.run_of(m)
        if m.strong and len(run.words) > 1 and run.words[-1].start == m.start:
            lead = run.words[-2].text
            known = sure_capital(lead.lower())
            if (
                lead in ("Federal", "State", "Commonwealth")
                or gazetteer.is_place(lead)
                or known is not None
                and known[1] in ("nationality", "place")
            ):
                return True
    return False


def tags_of_team(w: str) -> bool:
    """Whether a plural may be the name of a team: no plural that a story has of its own accord."""
    return word_tags(w)[:1] == ("NNS",) and w not in _NO_TEAM and w not in gazetteer.person_nouns()


def _alone(case: Case, w: str, before: str, form: Form, noun_next: bool) -> bool:
    """By itself, as the story has it with its capital: behind "the", behind the same word, or as a bare
    name."""
    text = case.text
    the = bare = other = same = 0
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
        if text[m.start - 4 : m.start].lower() == "the ":
            the += 1
        else:
            bare += 1
        if before in _ORDINALS:
            same += any(text.endswith(f" {x} ", 0, m.start) for x in _ORDINALS)
        else:
            same += text.endswith(f" {before} ", 0, m.start)
    if (
        the + bare >= _SUBJECT
        and the + bare >= 2 * other
        and w not in _SHARED
        and w not in gazetteer.person_nouns()
    ):
        # The story is about it.
        return the >= 3 if before == "the" else bare >= 3 and before not in ARTICLES
    if before == "the":
        if w in _BODIES:
            return the > 0 or w not in _SEVERAL and other > 0 or w == "government" and _ours(case, form)
        if the and not other and not noun_next and tags_of_team(w):
            return len(form.mentions) > 1
        return w not in _SHARED and not noun_next and the >= 2 and the > other
    if before in ARTICLES:
        return False
    if same > (before in _ORDINALS) and not function_word(before) and not noun_next:
        return True
    tags = word_tags(w)
    if tags[:1] != ("NN",) or w in _SHARED or the or bare < 3 or bare <= other:
        return False
    many = entry(w + "s")
    if many is None or many.freq < 20 or noun_next:
        return False
    return not {"JJ", "NN", "CD", "VBG"} & set(word_tags(before)[:1]) and not (
        "VB" in tags and before in ("to", "and", "or")
    )
