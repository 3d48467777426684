"""What speaks for and against a word that is taken for another: its sentence, the story, the judges of
words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copylint.findings.finding import Safety
from copylint.lexicon.tagger import possible
from copylint.models.witness import missing, opinion
from copylint.story.story import Story, whole_text
from copylint.tables.wordlists import word_set
from copylint.text.sentences import Sentence, abbreviation

if TYPE_CHECKING:
    from copylint.models.verdicts import Doubt

#: Characters to either side of a word that are looked at.
WINDOW = 400

#: How far a doubt about a named set passes its threshold, in log odds, to be acted on. On edited
#: prose three words in 160,000 were doubted by this much, counting all sets and real faults.
CLEAR = 2.0
#: The odds, in log odds, that such a doubt must have besides: rare words have low thresholds.
LIKELY = 5.0

#: The odds, in log odds, from which the judge would take a pattern's fix back. Of 190 fixes in 4.5 million
#: words of edited prose, it would have taken back 14, of which nine were wrong.
AGAINST = 0.25

_MODALS = word_set("patterns", "modals")
_MANY = word_set("patterns", "words that count people")


def weighed(
    story: Story, sentence: Sentence, start: int, end: int, new: str, safety: Safety, source: str, frame: str
) -> Safety | None:
    """The best that a pattern's fix may be; None where what it flags is part of a name, or a frame of two
    words is all that speaks against what the story writes again."""
    written = story.plain[start:end]
    if written[:1].isupper() and new[:1].isupper() and not _opens(story, sentence, start):
        if _named(story.plain, start, end, sentence) and source.islower():
            return None
        safety = Safety.UNSAFE
    if safety < Safety.SAFE or _spoken_of(story.plain, written, sentence):
        return min(safety, Safety.UNSAFE)
    said = opinion(story, start, end, new)
    if len(frame.split()) == 2 and said.known and said.held <= 0:
        # "the local cash price": a frame of two words may have a common reading that nobody thought of.
        return None if _elsewhere(story, written, frame) else Safety.UNSAFE
    return safety if said.against < AGAINST else Safety.UNSAFE


def _spoken_of(text: str, word: str, sentence: Sentence) -> bool:
    """Whether the sentence quotes the word, and so may be about it: to write “their own”, although their is
    plural."""
    quoted = re.findall(r'"[^"\n]*"', text[sentence.start : sentence.end])
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", q, re.IGNORECASE) for q in quoted)


def _elsewhere(story: Story, word: str, frame: str) -> bool:
    """Whether the story has a word, or its other number, outside that frame too: it is about that."""
    stem, text = word.lower().removesuffix("s"), whole_text(story).lower()
    return len(re.findall(rf"(?<![\w'-]){re.escape(stem)}s?(?![\w'-])", text)) > text.count(frame.lower())


def _opens(story: Story, sentence: Sentence, start: int) -> bool:
    """Whether no word of the sentence, or of a quotation, stands before the place."""
    before = story.plain[sentence.start : start].rstrip()
    return not any(c.isalnum() for c in before) or before[-1] in ":\"'" and before != before.rstrip(":\"'")


def _named(text: str, start: int, end: int, sentence: Sentence) -> bool:
    """Whether a capitalised word with another behind it stands in a sentence that is no headline: part of a
    name."""
    behind = text[end + 1 : end + 2]
    small = sum(w.islower() for w in text[sentence.start : sentence.end].split()[:40] if len(w) > 3)
    return text[end : end + 1] == " " and behind.isupper() and small >= 2


def misfit(story: Story, d: Doubt) -> bool:
    """Whether the place wants a part of speech that what is written has and its sibling has not: a verb
    ("wanted to distract from it" is no district), or people that are counted ("a third of independents" are
    no independence)."""
    before = story.plain[max(d.sentence.start, d.start - 60) : d.start].lower().replace("%", " % ").split()
    written, best = possible(d.written.lower()), possible(d.verdict.best.lower())
    left, further = (before[-1:] or [""])[0], (before[-2:-1] or [""])[0]
    if left in _MODALS or left == "to" and any(t.startswith("V") for t in possible(further)):
        return "VB" in written and "VB" not in best
    return left == "of" and further in _MANY and "NNS" in written and "NNS" not in best


def clear(story: Story, d: Doubt) -> bool:
    """Whether a doubt is clear enough to be acted on where the judge alone would not: not in a sentence that
    says the same again, as speakers do ("they're fair reforms and they're reforms that last")."""
    low, high = max(d.sentence.start, d.start - WINDOW), min(d.sentence.end, d.end + WINDOW)
    said = story.plain[low:high].lower()
    again = len(re.findall(rf"(?<![\w']){re.escape(d.written.lower())}(?![\w'])", said)) > 1
    return d.verdict.margin - d.verdict.leeway >= CLEAR and d.verdict.log_odds >= LIKELY and not again


#: By how much, in log odds, the judge of gaps may fall short of wanting a word where another has taken its
#: place, for a fix to be certain, and for there to be anything to say. "The reforms too look at it" and "he
#: brought too a gift" want no "to"; of 31 that did, eight fell short of the first and none of the second.
STRAY, LOST = -5.0, -8.0


def wanted(story: Story, d: Doubt) -> float:
    """By how much the sentence wants the word that the judge would put there, once what is written is taken
    away: 0 where the judge of gaps has no say."""
    end = d.end + 1
    margin = missing(story, d.start, end, d.verdict.best.lower()) if story.plain[d.end : end] == " " else None
    return 0.0 if margin is None else margin


def dashed(text: str, start: int, end: int) -> bool:
    """Whether a dash, or a stroke, joins the word to a letter on either side."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (len(before) == 2 and before[1] in "–—/" and before[0].isalnum()) or (
        len(after) == 2 and after[0] in "–—/" and after[1].isalnum()
    )


def shortened(text: str, start: int, end: int, sentence: Sentence) -> bool:
    """Whether a word stands in capitals among words that do not (an initialism such as ITS), or is an
    abbreviation with its stop, such as Corp."""
    word = text[start:end]
    if text[end : end + 1] == "." and word[:1].isupper() and abbreviation(word):
        return True
    return end - start > 1 and word.isupper() and not text[sentence.start : sentence.end].isupper()
