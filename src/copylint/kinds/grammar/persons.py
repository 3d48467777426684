"""Who in a story is one person, as far as a verb may lean on it: a team or a band takes a plural in many
papers."""

from __future__ import annotations

from typing import NamedTuple

from copylint.lexicon.dictionary import words
from copylint.lexicon.gazetteer import HONORIFICS, is_given, is_surname
from copylint.story.entities import persons
from copylint.story.names import Name
from copylint.story.story import Story, once_a_story
from copylint.text.patterns import later

_ONE = later(r"(?<![\w'’])(?:he|she|his|her|him)(?![\w'’])")


class Signs(NamedTuple):
    """What shows that a name is one person's: a title, that the bearer says something, a given name that
    tables have."""

    titled: bool
    said: bool
    named: bool


def signs(person: Name, text: str) -> Signs:
    """Returns what shows that a name of the story, whose text is given, is one person's."""
    surname = person.surname
    return Signs(
        any(t.rstrip(".") in HONORIFICS for t in person.titles),
        bool(surname) and (f"{surname} said" in text or f"said {surname}" in text),
        bool(person.given and surname) and any(is_given(w) for w in person.given.split()),
    )


@once_a_story
def people(story: Story) -> dict[int, tuple[int, str]]:
    """Returns for the end of each mention of one person where it begins, and the person's name."""
    out: dict[int, tuple[int, str]] = {}
    text = story.plain
    for person in persons(story):
        shown = signs(person, text)
        last = person.parts[-1] if person.parts else ""
        if last.endswith("s") and not shown.titled and words().find(last[:-1].lower()) is not None:
            if not is_surname(last):
                continue  # "Dallas Cowboys"
        if not (
            shown.titled or (shown.named and _ONE.search(text) is not None) or (shown.said and person.given)
        ):
            continue
        for m in person.mentions:
            first_word = text[m.start : m.end].split(" ", 1)[0]
            if m.end - m.start > 1 and text[m.end - 2 : m.end] != " I":
                if first_word not in ("Will", "May", "Can", "Let"):
                    out[m.end] = m.start, person.full
    return out
