"""A group, a firm or a team as the subject that opens a clause: one number throughout a story, and the
singular alone in American copy."""

from __future__ import annotations

from typing import NamedTuple

from copylint.kinds.grammar.clause_openings import clause_begins
from copylint.kinds.grammar.clause_verbs import before_verb, only_verb
from copylint.kinds.grammar.persons import people
from copylint.kinds.grammar.wordclasses import FORMS
from copylint.lexicon.gazetteer import is_place
from copylint.lexicon.tagger import possible
from copylint.story.english import language
from copylint.story.entities import entities
from copylint.story.names import names
from copylint.story.story import Story, once_a_story, whole_text
from copylint.tables.wordlists import alternation, word_set
from copylint.text.patterns import later

#: Nouns for groups that take a singular in American copy, and wherever a story has once chosen it.
_GROUPS = word_set("grammar", "groups in the singular")
#: Words of stories in which a country or a city may be its team.
_SPORT = later(rf"(?i)\b(?:{alternation('grammar', 'words of sport')})\b")
_NAME = later(
    r"(?P<the>(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir) )?"
    r"(?P<name>[A-Z][\w’'&-]*(?: (?:of |of the |and |for )?[A-Z][\w’'&-]*){0,5})\Z"
)
_NOUN = later(r"(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]his|[Oo]ur|[Tt]heir) (?:[a-zA-Z-]+ )?(?P<noun>[a-z]+)\Z")
_NO_NAME = ("PRP", "WP", "WDT", "WRB", "DT", "EX", "IN", "CC")

#: How much of a story is searched for other verbs of one subject, in code points: as many subjects may be
#: asked about.
_LONGEST = 60_000
_VERB = later(
    r" (?<=\w )(?=(?:(?:also|now|still|already) )?(?:(is|was|has|isn't|wasn't|hasn't|does|doesn't|says)"
    r"|are|were|have|aren't|weren't|haven't|do|don't|say)(?![\w'’]))"
)
_LAST_WORD = later(r"\w+\Z")


class _Group(NamedTuple):
    """What may be the subject: where it begins with its article, its name or noun, and whether the other
    number alone is right whatever the story has elsewhere."""

    start: int
    subject: str
    sure: bool


@once_a_story
def _verbs(story: Story) -> dict[str, list[tuple[int, bool]]]:
    """Returns for each word before a verb, in small letters, where it ends and whether the verb is a
    singular."""
    out: dict[str, list[tuple[int, bool]]] = {}
    text = story.plain[:_LONGEST]
    for m in _VERB.finditer(text):
        last = _LAST_WORD.search(text, text.rfind(" ", 0, m.start()) + 1, m.start())
        assert last is not None
        out.setdefault(last[0].lower(), []).append((m.start(), m[1] is not None))
    return out


def _alone(story: Story, subject: str, written: str, *, wanted: bool) -> bool:
    """Whether the story has after the subject one verb of the number that is written and, where `wanted`,
    some of the other."""
    text, size = whole_text(story), len(subject)
    last = _LAST_WORD.search(subject)
    places: tuple[list[int], list[int]] = [], []
    for end, singular in _verbs(story).get(last[0].lower(), ()) if last is not None else ():
        if text[end - size : end].lower() == subject.lower():
            before = text[end - size - 1 : end - size]
            if not (before.isalnum() or before and before in "_'’"):
                places[singular].append(end)
    here, others = places[written == "singular"], places[written == "plural"]
    # One against one: the later is the slip.
    return len(here) == 1 and (not wanted or len(others) > 1 or len(others) == 1 and others[0] < here[0])


def group_before(story: Story, start: int, end: int, written: str) -> tuple[int, int, str] | None:
    """Returns where the group begins and ends that disagrees with the verb at [start, end), and its words;
    None where the verb has no such subject."""
    text = story.plain
    word = text[start:end]
    at = before_verb(text, start)
    if not text[at - 1 : at].isalpha() or not only_verb(written, word, text, end):
        return None
    last = text[max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1 : at]
    named = last[:1].isupper()
    group = _named(story, at, last, written) if named else _noun(story, at, last, written)
    if group is None:
        return None
    sure = group.sure and written == "plural"
    if word in FORMS or word in ("say", "says"):
        if not _alone(story, group.subject, written, wanted=not sure):
            return None
    elif not sure:
        return None
    # Who is a person is asked last: to sort the story's names takes longer than all the rest.
    if not clause_begins(story, start, group.start, word) or named and at in people(story):
        return None
    return group.start, at, text[group.start : at]


def _noun(story: Story, at: int, last: str, written: str) -> _Group | None:
    """Returns the noun for a group, `last`, that ends at a place."""
    if last not in _GROUPS or written == "singular":
        return None
    m = _NOUN.search(story.plain, max(0, at - 60), at)
    return _Group(m.start(), m.group("noun"), language(story) == "en-US") if m is not None else None


def _named(story: Story, at: int, last: str, written: str) -> _Group | None:
    """Returns the name, of which `last` is the last word, that ends at a place."""
    text = story.plain
    form = names(story).forms.get(last)
    if form is None or not form.strong or possible(last.lower())[0] in _NO_NAME:
        return None
    m = _NAME.search(text, max(0, at - 80), at)
    if m is None or text[m.start() - 1 : m.start()] not in (" ", "\n", '"', ""):
        return None
    subject, american = m.group("name"), language(story) == "en-US"
    if subject in ("I", "US") or " and " in subject and not american:
        return None
    plural_like = last.endswith("s") and not last.endswith(("ss", "us")) and not last.isupper()
    if (written == "singular") != bool(plural_like and m.group("the")):
        return None
    sure = False
    if not plural_like and not m.group("the"):
        place = is_place(subject) and (american or _SPORT.search(text) is None)
        sure = place or american and _organisation(story, subject)
    return _Group(m.start(), subject, sure)


def _organisation(story: Story, subject: str) -> bool:
    return any(n.kind == "organisation" and n.full == subject for n in entities(story))
