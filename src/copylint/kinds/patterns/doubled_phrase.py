"""`doubled_phrase`: several words typed twice ("asked whether the whether the council"), or one on either
side of a quotation mark ("said that “that foreign hands"; "“full confidence” confidence in").

match: {across: words | marks}. Words that a speaker may well repeat, chants, and what English repeats for its
weight ("again and again and again") are left alone.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import eq
from typing import Any

from copylint.findings.finding import Finding
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.story import Story
from copylint.tables.twins import is_compiled
from copylint.tables.wordlists import word_set
from copylint.text import core
from copylint.text.characters import codes_of, kinds_for
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later
from copylint.text.spans import Span

NAME = "doubled_phrase"
READS = "paragraph"
CHANGES = "wording"
SENTENCES = True
SCHEMA: dict[str, Field] = {"across": Str(required=True, choices=("words", "marks"))}

#: The most words that a phrase has.
LONGEST = 8
_PIECE = later(r"[^\W_](?:[\w’'-]*\w)?|[^\w\s]")
_FUNCTION = word_set("patterns", "words doubled by mistake")
_JOINING = word_set("patterns", "between words said twice")
#: Letters that are as long or of the same kind in small letters no more.
_UNLIKE = "İ\u212a"
_QUOTE = later('["“”]')
_ACROSS = later(r"(?<![\w’'-])(\w[\w’'-]*)([\"“”] ?| [\"“”])(\w[\w’'-]*)(?![\w’'-])")


def validate(rule: Rule) -> None:
    """The schema says it all."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: any words may stand twice."""
    return None


def prepare(rule: Rule) -> Any:
    """Returns nothing."""
    return None


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a phrase."""
    found = _phrases if rule.match["across"] == "words" else _at_marks
    for paragraph in story.paragraphs:
        for start, end, edit in found(story, paragraph):
            yield finding(rule, story, start, end, edits=[[edit]])


Found = tuple[int, int, tuple[int, int, str]]
"""Where what stands twice begins and ends, and the edit that makes it stand once."""


def _may_be(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph may say some words twice, as the pass over its letters has it."""
    stretch = text[paragraph.start : paragraph.end]
    if not is_compiled(core) or not stretch.isascii() and any(c in stretch for c in _UNLIKE):
        return True
    sums, rows = array("I", bytes(4 * len(stretch))), array("I", bytes(4 * (LONGEST + 1)))
    codes, kinds = codes_of(stretch), kinds_for(stretch)
    return bool(core.says_again(codes, kinds, 0, len(stretch), LONGEST, sums, rows))


def _phrases(story: Story, paragraph: Paragraph) -> Iterator[Found]:
    text = story.plain
    if not _may_be(text, paragraph):
        return
    words = [piece.lower() for piece in _PIECE.findall(text, paragraph.start, paragraph.end)]
    # Hardly a paragraph goes on: as many words in a row as a phrase has are the same as those before them.
    if not any(b"\1" * size in bytes(map(eq, words, words[size:])) for size in range(2, LONGEST + 1)):
        return
    pieces = list(_PIECE.finditer(text, paragraph.start, paragraph.end))
    last: dict[str, int] = {}
    done = 0
    for i, word in enumerate(words):
        size = i - last.get(word, i)
        last[word] = i
        if not 1 < size <= LONGEST or i < done or words[i : i + size] != words[i - size : i]:
            continue
        phrase = words[i - size : i]
        if not _slip(phrase, words[i + size : i + size + 1], words[i - size - 1 : i - size]):
            continue
        low, high = pieces[i - size], pieces[i + size - 1]
        if all(m.group()[0].isupper() for m in pieces[i - size : i]):
            continue  # New York New York
        between = text[low.start() : high.end()]
        if "\n" in between or phrase[0] in _SPOKEN and story.in_speech(Span(low.start(), high.end())):
            continue
        done = i + size
        yield low.start(), high.end(), (pieces[i - 1].end(), high.end(), "")


#: Words at which a speaker begins again.
_SPOKEN = word_set("patterns", "where a speaker begins again")


def _slip(phrase: Sequence[str], after: Sequence[str], before: Sequence[str]) -> bool:
    """Whether words that stand twice are a slip."""
    if not all(word[0].isalpha() for word in phrase) or after == phrase[:1] or before == phrase[-1:]:
        return False  # a mark or a figure among them; a chant
    if len(phrase) == 2 and not _JOINING.isdisjoint(phrase):
        # again and again and; but "to the to the"
        return set(phrase) <= _FUNCTION
    return len(set(phrase)) > 1


def _at_marks(story: Story, paragraph: Paragraph) -> Iterator[Found]:
    text = story.plain
    done = paragraph.start
    for mark in _QUOTE.finditer(text, paragraph.start, paragraph.end):
        # From the mark back to where the word before it begins, as that is sought only there.
        end = begin = mark.start() - (text[mark.start() - 1 : mark.start()] == " ")
        while begin > done and (text[begin - 1].isalnum() or text[begin - 1] in "_’'-"):
            begin -= 1
        m = _ACROSS.match(text, begin, paragraph.end) if begin < end else None
        if m is None:
            continue
        done = m.end()
        first, marks, second = m.groups()
        if first.lower() != second.lower() or len(first) < 2 or first[0].isupper():
            continue
        opening = marks[0] == " "
        if opening and (first in _FUNCTION or first == "that"):
            # The word of the copy goes, the quotation keeps its own; but: they call it "it".
            if text[m.end() : m.end() + 1] != " ":
                continue
            yield m.start(), m.end(), (m.start(), m.start(2) + 1, "")
        elif not opening and marks[-1] == " " and second[0].islower():
            yield m.start(), m.end(), (m.end(2) - 1, m.end(), "")
