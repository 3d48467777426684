"""Words in small letters that may begin a sentence: which, where, and what a capital there would be."""

from __future__ import annotations

import re
from functools import lru_cache

from copylint.findings.finding import Finding, Safety
from copylint.lexicon.dictionary import words
from copylint.lexicon.gazetteer import kept_lower
from copylint.rules.kind import finding
from copylint.rules.rule import Rule
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import word_set
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later
from copylint.text.spans import Stretches

WORD = later(r"[^\W\d_][\w'’-]*")
#: Words that open many a sentence, and those that open what is said.
STARTERS = word_set("grammar", "openers of sentences")
SUBJECTS = word_set("grammar", "openers of quotations")

_SENTENCE_LETTER = later(r"[.!?][\"')]* +([^\W\d_])")
#: ” — @dunlin9
_HANDLE = later(r"[ ]?(?:[–—-]{1,2} ?)?\(?@\w")


@lru_cache(maxsize=4096)
def _ordinary(word: str) -> bool:
    """Whether a small letter is nothing of the word's own: no name, no brand, no particle."""
    base = word.replace("’", "'")
    if base in STARTERS or base in SUBJECTS:
        return True
    if base in kept_lower() or any(c.isupper() for c in word):
        return False
    head = re.split(r"['-]", base)[0]
    entry = words().find(base) or words().find(head)
    return entry is not None and len(head) > 0


def word_at(story: Story, at: int, end: int) -> str | None:
    """Returns the word at a place before `end`; None where it is no ordinary word in small letters."""
    text = story.text
    m = WORD.match(text, at, end)
    if m is None or not m.group()[0].islower() or story.is_protected(at, m.end()):
        return None
    word = m.group().rstrip("-'’")
    nxt = text[m.end() : m.end() + 1]
    if nxt and (nxt in "@/_&=" or nxt == "." and text[m.end() + 1 : m.end() + 2].isalnum()):
        return None
    if len(word) == 1 and word not in "ai":
        return None
    return word if _ordinary(word) else None


def prose(p: Paragraph) -> bool:
    """Whether a paragraph tells the story, so that its sentences begin with capitals."""
    return p.role in {"body", "dateline"}


def capital(rule: Rule, story: Story, at: int, word: str, sure: bool) -> Finding:
    """Returns the finding that the word at a place wants a capital; `sure` makes its fix safe."""
    first = story.text[at].upper()
    return finding(
        rule,
        story,
        at,
        at + len(word),
        edits=[[(at, at + 1, first)]],
        safety=Safety.SAFE if sure else Safety.UNSAFE,
        values={"fix": first + word[1:]},
    )


@once_a_story
def small_writers(story: Story) -> Stretches:
    """Quotations of people who write small, as in posts: a sentence follows another and none begins with a
    capital, or the words are credited to a handle."""
    text, out = story.plain, []
    for q in story.quotations.items:
        start, end = q.inner.start, q.inner.end
        if q.level or not text[start : start + 1].islower():
            continue
        letters = _SENTENCE_LETTER.findall(text, start, end)
        posted = q.closer is not None and _HANDLE.match(text, q.closer.end) is not None
        if all(c.islower() for c in letters) and (posted or len(letters) > 1):
            out.append((start, end))
    return Stretches(out)
