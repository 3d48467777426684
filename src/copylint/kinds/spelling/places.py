"""What stands around a word that no dictionary has: it may be meant as it is, foreign, or cut off."""

from __future__ import annotations

import re
from collections.abc import Set

from copylint.lexicon.dictionary import words
from copylint.story.story import Story
from copylint.tables.wordlists import alternation, word_set
from copylint.text.patterns import later
from copylint.text.spans import Span

_FOREIGN = later(
    rf"(?<![\w'])(?:{alternation('spelling', 'little words of other languages')})[ ]\Z", re.IGNORECASE
)


def behind_foreign(text: str, start: int) -> bool:
    """Whether a little word of another language stands right before."""
    return _FOREIGN.search(text, max(0, start - 6), start) is not None


def amid_words(text: str, start: int, end: int) -> bool:
    """Whether words in small letters that the dictionary has stand next to it on both sides."""
    left = re.search(r"(?<![\w'-])([A-Za-z]+),? \Z", text[max(0, start - 30) : start])
    right = re.match(r" ([a-z]+)(?![\w'-])", text[end : end + 30])
    if left is None or right is None or left[1].lower() in ("the", "a", "an"):
        return False  # the adt log: behind an article codes stand
    return left[1].lower() in words() and right[1] in words()


def foreign_around(story: Story, start: int, unknown: Set[str]) -> tuple[bool, int] | None:
    """Whether the sentence has a word with foreign letters that no dictionary has, and how many other
    unknown words: what stands among them may be of their language, and is not certainly a slip.

    None where the sentence is a foreign phrase itself."""
    sentence = story.sentence_at(start)
    if sentence is None or sentence.end - sentence.start > 5_000:
        return False, 0  # no sentence; each of its unknown words would read it all
    known, foreign, strange = words().known, False, 0
    tokens = [t for t in sentence.tokens if t.kind == "word"]
    if len(tokens) <= 3 and not all(known(t.text) for t in tokens if t.start != start):
        return None  # Oidhche mhath.
    for t in tokens:
        if t.start != start and t.text[:1].islower():
            strange += t.text in unknown
            if not foreign and not t.text.isascii():
                plain = t.text.replace("\u2019", "'")
                foreign = not plain.isascii() and not known(plain)
    return foreign, strange


#: Marks that stand beside words in print. Anything else is what is left of a letter: clich\u201a, alway%.
_BESIDE = later(r"""[\w\s.,;:!?'"()\[\]{}/&\u2010-\u2015\u2018\u2019\u201c\u201d\u2026\u00ab\u00bb-]""")


def mutilated(text: str, start: int, end: int) -> bool:
    """Whether the place shows that more of the word is lost than a slip: a stray sign beside it, or a part of
    it that a blank has cut off (leg islation, islation re)."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before and before not in "\u201a\u201e" and not _BESIDE.match(before):
        return True
    if after and not _BESIDE.match(after):
        return True
    left = re.search(r"(?<![\w'-])([a-z]{2,}) \Z", text[max(0, start - 30) : start])
    right = re.match(r" ([a-z]{2,})(?![\w'-])", text[end : end + 30])
    word, w = text[start:end], words()
    return left is not None and left[1] + word in w or right is not None and word + right[1] in w


def set_apart(story: Story, start: int, end: int, unknown: Set[str]) -> bool:
    """Whether the place shows that the word is meant as it stands."""
    text = story.plain
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before in {'"', "'", "*", "_"} and after in {'"', "'", "*", "_"}:
        return True  # one word in quotation marks or in italics
    if before == "]" or after == "[" or before == "[" and after == "]":
        return True  # rais[ed]: letters that the writer has changed; [detekt]
    if text[end : end + 2] == " [" and not words().corrections(text[start:end]):
        return True  # formier [joiner]: a word that is explained
    if _ELIDED.match(text, end):
        return True  # objets d'art
    if text[start - 2 : start] == "- " and text[start - 3 : start - 2].isalpha():
        return True  # consider- ation: the second half of a word that a line once parted
    if _SPECIES.match(text, end) is not None:
        return True  # moong (Vigna radiata): what a plant or an animal is called where it lives
    around = text[max(0, start - 2) : start] + "\0" + text[end : end + 2]
    if before == " " and _ADDRESSED.search(around) and not words().corrections(text[start:end]):
        if story.in_speech(Span(start, end)):
            return True  # “It happens, yaar,” she said: somebody is addressed, in whatever language
    if _MENTION.search(text, max(0, start - 24), start):
        return True  # the Greek word galaxias
    if before == "." or after in {"@", "#", "\\"} or after == "." and text[end + 1 : end + 2].isalnum():
        return True  # a file, an address
    left = re.search(r"([^\W\d_][\w']*)[ -]\Z", text[max(0, start - 30) : start])
    right = re.match(r"[ -]([^\W\d_][\w']*)", text[end : end + 30])
    # Beside another unknown word it is part of a foreign phrase, unless it is a known misspelling.
    if words().corrections(text[start:end]):
        return False
    if left and right and end - start <= _PARTICLE and left[1].istitle() and right[1].istitle():
        spaced = text[start - 1 : start] == " " == text[end : end + 1]
        # "Daniel arap Moi": a particle that no table knows, between the parts of a name.
        if spaced and left[1] not in _TITLES and not _opens(story, start - 1 - len(left[1])):
            return True
    return any(m and (m[1] in unknown or not m[1].isascii() and m[1].islower()) for m in (left, right))


_SPECIES = later(r"[ ][(][A-Z][a-z]+ [a-z-]+[)]")
_ADDRESSED = later(r", \x00[,.!?][\"']")
#: What a word is called that is spoken of, or the language that it is of.
_MENTION = later(
    rf"\b(?:(?:{alternation('spelling', 'what a word is called')})s?|{alternation('spelling', 'languages')})"
    r"(?: for \w+)?[ ,:]{1,2}\Z"
)
#: Letters of the longest word that is taken for a particle of a name.
_PARTICLE = 4
#: What stands before a name, and is no part of it.
_TITLES = word_set("spelling", "before a name")


#: A French word without its vowel: d'art.
_ELIDED = later(r" [dlnqcs]['\u2019][^\W\d_]{2,}")


def _opens(story: Story, at: int) -> bool:
    """Whether a sentence begins there: its first word may be any."""
    sentence = story.sentence_at(at)
    return sentence is not None and sentence.start >= at


def joined(text: str, start: int, end: int) -> bool:
    """Whether a hyphen or an apostrophe joins the word to what stands beside it."""
    return text[max(0, start - 1) : start] == "-" or text[end : end + 1] in ("-", "'")
