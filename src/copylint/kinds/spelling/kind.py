"""`spelling`: words that no dictionary has and that are one slip from one that it has.

match: {check: word}      lower-case words anywhere
       {check: opening}   capitalised words where only the start of a sentence explains the capital
       {check: accent}    loan words that have lost their accent (table of rules/lexicons/)
       least: N           frequency a correction must have (10 x log10 of uses in 1,000 million)

Left alone: names and what the story also writes with a capital, words the story uses more than once,
foreign phrases (an unknown word beside another), single words in quotation marks, parts of
compounds unless the slip is certain, addresses and the like. Unknown words without a near neighbour
are left alone too: nothing can be said of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

from copylint.findings.finding import Finding, Safety
from copylint.kinds.spelling.unknown import SHORT, distinct, unknown, unknown_openers, where
from copylint.lexicon.dictionary import words
from copylint.rules.kind import Hit, finding, like
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Num, Str
from copylint.story.roles import PROSE
from copylint.story.story import Story
from copylint.text.spans import Span
from copylint.text.tokens import WORD

NAME = "spelling"
READS = "story"
CHANGES = "writing"
SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=("word", "opening")),
    "least": Num(whole=True, low=0, high=100),
}


def validate(rule: Rule) -> None:
    """Nothing beyond the schema."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: any word may be misspelt."""
    return None


def prepare(rule: Rule) -> Any:
    """Returns nothing: the dictionary is shared by the whole process."""
    return None


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a misspelt word, each place it stands."""
    if rule.match["check"] == "word":
        return _lower(rule, story)
    return _opening(rule, story)


def _lower(rule: Rule, story: Story) -> Iterator[Finding]:
    strange = unknown(story)
    if not strange:
        return
    capitals = {t.casefold() for t in distinct(story) if t[:1].isupper()}
    found = where(story.plain, strange)
    for word in sorted(strange):
        base = word.split("'")[0]
        if base in capitals:
            continue  # a name in lower case: that is another rule's to say
        places = found.get(word, ())
        if len(places) > 1 and not words().corrections(base):
            continue
        for start, end in places:
            got = _mended(rule, story, word, start, end, strange)
            if got is not None:
                new, certain = got
                yield finding(
                    rule,
                    story,
                    start,
                    end,
                    new[:1] if certain else new[:3],
                    safety=Safety.SAFE if certain else Safety.UNSAFE,
                )


def _mended(
    rule: Rule, story: Story, word: str, start: int, end: int, strange: Set[str]
) -> tuple[list[str], bool] | None:
    """The corrections of a word where it stands, best first, and whether the first is certain; None where
    there is nothing to say."""
    from copylint.kinds.spelling import places
    from copylint.kinds.spelling.coinages import dialect, learned
    from copylint.kinds.spelling.corrections import corrected
    from copylint.lexicon.certainty import spoken_so

    text, base = story.plain, word.split("'")[0]
    if places.set_apart(story, start, end, strange):
        return None
    short = len(base) == 3 and base not in SHORT
    if short and not places.amid_words(text, start, end) or learned(base) or dialect(story):
        return None
    got = corrected(story, word, start, end, int(rule.match.get("least", 25)))
    around = places.foreign_around(story, start, strange) if got is not None else None
    if got is None or around is None:
        return None
    new, certain = got
    foreign, others = around
    if not certain and (foreign or others > 1 or places.behind_foreign(text, start)):
        return None
    certain = certain and not (short or foreign or others or places.mutilated(story.text, start, end))
    listed = bool(words().corrections(base))
    if certain and not listed:
        certain = not _rare(new[0]) and not (
            story.in_speech(Span(start, end)) and spoken_so(base, new[0].split("'")[0])
        )
    if text[start - 1 : start] == "-" or text[end : end + 1] == "-":
        # chlor-alkali: a part of a compound may be one of its own.
        if not certain or not listed and len(base) < 6:
            return None
        certain = listed
    return new, certain


#: Frequency (see the word table) below which a word is offered for a slip, never written: another, as near,
#: may have been meant, as homogeneous for "homegenous", which is one letter from homogenous.
_SELDOM = 33


def _rare(word: str) -> bool:
    entry = words().find(word.lower().partition("'")[0])
    return entry is not None and entry.freq < _SELDOM


def _opening(rule: Rule, story: Story) -> Iterator[Finding]:
    odd = unknown_openers(story)
    if not odd:
        return
    from copylint.kinds.spelling.corrections import corrected
    from copylint.kinds.spelling.places import joined

    found = where(story.plain, odd)
    for token in sorted(odd):
        places = [p for p in found.get(token, ()) if not joined(story.plain, *p)]
        if len(places) != 1 or not _opens_prose(story, *places[0]):
            continue
        start, end = places[0]
        got = corrected(story, token.lower(), start, end, int(rule.match.get("least", 40)))
        if got is not None and got[1]:
            yield finding(rule, story, start, end, [like(token, got[0][0])], safety=Safety.UNSAFE)


def _opens_prose(story: Story, start: int, end: int) -> bool:
    """Whether a word is the first of a sentence of the story, and no name by what follows."""
    sentence, paragraph = story.sentence_at(start), story.paragraph_at(start)
    if sentence is None or paragraph is None or paragraph.role not in PROSE:
        return False
    first = sentence.cut.sorts.find(WORD)
    if first < 0 or sentence.cut.starts[first] + sentence.start != start:
        return False
    # A name is followed by another capital, a possessive or an abbreviation; a word by a word.
    following = re.match(r" ([a-z']+)", story.plain[end : end + 30])
    return following is not None and words().known(following[1])
