"""What speaks for a word in the form in which it is written, where the judge of forms would have another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copylint.kinds.grammar.wordclasses import COLLECTIVE, NOT_PLURAL, subjunctive
from copylint.lexicon.dictionary import base_of_possessive, plain_apostrophe
from copylint.lexicon.tagger import possible
from copylint.story.story import Story
from copylint.tables.wordlists import word_set

if TYPE_CHECKING:
    from copylint.models.forms import Doubt

#: Words that may stand before a clause of their own: those he shot, what he was linked to was.
_PRONOUNS = word_set("grammar", "subjects of a clause")
_STRANDED = word_set("grammar", "prepositions left at the end of a clause")
_QUOTES = frozenset("\"“”‘’'")
_HAVE = frozenset("have has had having".split())
_BE = frozenset("is was are were has have had does do".split())
#: What joins a verb to one that stands further back.
_JOINING = frozenset(("and", "or", "but", "nor", "then", ",", ";", "-", "–", "—"))
_OF_VERBS = frozenset("VB VBP VBZ VBD VBN VBG was were".split())

#: How much more it takes to doubt a form that has a second reading, in log odds.
_MORE = 2.0


def left_alone(story: Story, d: Doubt) -> bool:
    """Returns whether a doubtful word is to be left as it is written."""
    text = story.plain
    word = text[d.start : d.end]
    if d.margin < _MORE and _second_reading(d, word.lower()):
        return True
    return (
        _no_word_of_its_own(text, d, word)
        or _named(text, d, word)
        or _right(story, d, word.lower())
        or any(_again(text, d, pair) for pair in _pairs(text, d))
    )


def _no_word_of_its_own(text: str, d: Doubt, word: str) -> bool:
    """Whether a word is part of a compound or an address, in capitals, or the first of a line or a sentence,
    which may be an item of a list or a title."""
    before, behind = text[max(0, d.start - 1) : d.start], text[d.end : d.end + 1]
    if before in ("-", "–", "/", "@", "#", "_", ".") or behind in ("-", "–", "/", "@", "_"):
        return True
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters) or not d.before and not _possessive(d)


def _possessive(d: Doubt) -> bool:
    return "NN_POS" in d.written or "NNS_POS" in d.written


def _named(text: str, d: Doubt, word: str) -> bool:
    """Whether a name speaks for the form: one that the word is part of, or a man called Will before it."""
    if d.before in ("Will", "May", "Can") and set(d.written) & _OF_VERBS:
        return True
    if not word[0].isupper():
        return False
    if _possessive(d) and _shop(text, word):
        return True
    inside = d.before[-1:].isalnum() or d.before[-1:] in (",", ";")
    if not inside:
        return False
    if d.wanted in ("NN", "NN_POS") and set(d.written) <= {"NN", "NN_POS"}:
        # The possessive of a name is only asked about where no name goes on.
        return d.behind[:1].isupper() or d.before[:1].isupper() and d.wanted == "NN_POS"
    return True


def _shop(text: str, word: str) -> bool:
    """Whether the possessive of a name may be all there is of it: Lloyd's, McDonald's; not where the story
    has the name without it."""
    bare = base_of_possessive(plain_apostrophe(word))
    return re.search(rf"(?<!\w){re.escape(bare)}(?![\w'’]\w|\w)", text) is None


def _second_reading(d: Doubt, word: str) -> bool:
    """Whether what stands beside a word often has another sense than the one the judge goes by."""
    before = d.before.lower()
    if before in _QUOTES or d.behind in _QUOTES:
        return True
    if before == "to" and set(d.written) & {"VBN", "VBD", "VBG", "NNS"}:
        return True  # open to talking, set to preserved, called to reports
    if before in _HAVE and d.wanted == "VBN" and set(d.written) & {"VBG", "NNS", "NN"}:
        return True  # have funding, has interests
    if before in _JOINING and set(d.written) & {"VBZ", "VBD", "VBN", "VBG"}:
        return True  # exists and complicates: its subject stands further back
    return d.wanted == "VBD" and bool(set(d.written) & {"VBZ", "VBP"})  # a tense is no fault


def _right(story: Story, d: Doubt, word: str) -> bool:
    """Whether English has the form where the judge would not expect it."""
    before = d.before.lower()
    if d.wanted in ("this", "these"):
        return d.behind.lower() in _PRONOUNS
    if word == "be" and d.wanted not in ("VBN", "VBG") or (before, word) == ("a", "ways"):
        return True  # the powers that be, if it be so; a ways to go
    if word in NOT_PLURAL and d.wanted == "NN":
        return True
    if before in _STRANDED and word in _BE:
        return True  # the firm he is linked to was
    if _possessive(d):
        return _of_something(d.behind) or _of_somebody(d)
    if d.wanted == "JJ":
        return not possible(d.behind or ".")[0].startswith("NN")
    near = _before(story, d)
    if d.number and _either_number(d, near):
        return True
    return (
        ("VB" in d.written or word == "were")
        and d.wanted != "NNS"
        and subjunctive(word, set(near), set(near))
    )


def _of_something(behind: str) -> bool:
    """Whether something that a possessive may belong to stands behind it, or it stands for that itself."""
    if not behind[:1].isalnum():
        return True
    return behind.lower() in ("and", "or", "but") or possible(behind)[0][:2] in ("NN", "JJ", "RB", "CD")


def _of_somebody(d: Doubt) -> bool:
    """Whether a possessive may be a place that is somebody's: at a jeweller's on the quay."""
    return possible(d.before or ".")[0] in ("DT", "PRP$") and possible(d.behind or ".")[0] in ("IN", "TO")


def _before(story: Story, d: Doubt) -> list[str]:
    """The words of the sentence before a place, in small letters, a dozen at most."""
    sentence = story.sentence_at(d.start)
    words = story.plain[sentence.start : d.start].split() if sentence is not None else []
    return [w.strip(",;:()\"'").lower() for w in words[-12:]]


def _either_number(d: Doubt, near: list[str]) -> bool:
    """Whether a subject may take either number: a team, a band, a group of people, what somebody does."""
    if d.before in ("I", "You", "you") or "'" in d.before or "’" in d.before:
        return True  # a contraction may be a name: our do's and don'ts
    if d.before.lower() in _JOINING:
        return True
    if d.wanted in ("was", "VBZ"):
        return d.before[:1].isupper() and d.before.lower() not in _PRONOUNS or not COLLECTIVE.isdisjoint(near)
    return not NOT_PLURAL.isdisjoint(near[-3:]) or any(w.endswith("ing") for w in near[-8:])


def _pairs(text: str, d: Doubt) -> list[str]:
    """The word with each of its neighbours, where these are words of some length."""
    word = text[d.start : d.end]
    out = []
    if len(d.before) > 3 and d.before.isalpha():
        out.append(f"{d.before} {word}")
    if len(d.behind) > 3 and d.behind.isalpha():
        out.append(f"{word} {d.behind}")
    return out


def _again(text: str, d: Doubt, pair: str) -> bool:
    """Whether two words stand together elsewhere in the story, in any capitals."""
    found = re.finditer(rf"(?<!\w){re.escape(pair)}(?!\w)", text, re.IGNORECASE)
    return any(m.end() <= d.start or m.start() >= d.end for m in found)
