"""What the statistical judge says of a story's sentences, each asked once for all rules."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copylint.cache.kept import Kept
from copylint.story.english import language
from copylint.story.story import by_paragraph, once_a_story
from copylint.tables.shipped import rules_path

if TYPE_CHECKING:
    from copylint.models.confusables import Judge, Verdict
    from copylint.story.story import Story
    from copylint.text.sentences import Sentence


class Doubt(NamedTuple):
    """A word that the judge would have written otherwise. Offsets are code points of the story."""

    start: int
    end: int
    written: str
    verdict: Verdict
    sentence: Sentence


def _model() -> str:
    return os.path.join(rules_path(), "models", "confusion.bin")


def _unpacked() -> bytes:
    """The pairs of the model inflated. Raises ModelError."""
    from copylint.models.confusables import Judge

    return Judge.open(_model()).unpack()


PAIRS = Kept("confusion-1", lambda: (_model(),), _unpacked)


@cache
def judge() -> Judge:
    """Returns the shipped model, read once a process. Raises ModelError when it is damaged."""
    from copylint.models.confusables import Judge
    from copylint.models.file import vocabulary

    unpacked = PAIRS.mapped()
    model = Judge.open(_model(), unpacked=None if unpacked is None else memoryview(unpacked))
    model.share(vocabulary()[0])
    return model


_FLAG = {"en-US": "us", "en-GB": "gb"}


def english(story: Story) -> str:
    """Returns what the judge calls the English of the story: us, gb, or nothing where it is neither."""
    return _FLAG.get(language(story) or "", "")


@once_a_story
@by_paragraph
def doubted(story: Story) -> list[Doubt]:
    """Returns the doubts about every sentence of the story, in order; worked out once and kept with it."""
    return list(_ask(story))


def doubts(story: Story, sentence: Sentence) -> list[Doubt]:
    """Returns the doubts about one sentence, in order."""
    return _by_sentence(story).get(sentence.start, [])


@once_a_story
@by_paragraph
def _by_sentence(story: Story) -> dict[int, list[Doubt]]:
    found: dict[int, list[Doubt]] = {}
    for d in doubted(story):
        found.setdefault(d.sentence.start, []).append(d)
    return found


#: How much more is wanted, in log odds, where the story has what is written elsewhere, or both words stand
#: together.
AGAINST = 3.5


@once_a_story
def _words(story: Story) -> Counter[str]:
    """Returns how often each word stands in the story, lower case."""
    counted = Counter[str]()
    for _, words in story.by_line(_words_of):
        for word, times in words.items():
            counted[word] += times
    return counted


def _words_of(line: str) -> Counter[str]:
    from copylint.models.vocabulary import WORD

    return Counter(WORD.findall(line.lower()))


def _forms(word: str, but: str) -> list[str]:
    """Returns a word and its plainest inflections, lower case, but for one word."""
    low, but = word.lower(), but.lower()
    forms = (low, low[:-1] if low.endswith("s") else low + "s", low + "'s")
    return [form for form in forms if form != but]


def _elsewhere(counted: Counter[str], word: str, but: str) -> int:
    """Returns how often a word stands in the story, its plainest inflections counted with it but for one
    word."""
    return sum(counted[form] for form in _forms(word, but))


def _heeded(story: Story, written: str, verdict: Verdict, sentence: Container[str]) -> bool:
    """Whether a doubt passes what its direction asks for: less where the story has the sibling elsewhere
    and not what is written, more where it has what is written and not the sibling. A sentence that has
    both seems to mean both."""
    if not verdict.leeway:
        return True
    counted = _words(story)
    for_sibling = _elsewhere(counted, verdict.best, written)
    for_written = _elsewhere(counted, written, verdict.best) - 1
    together = any(form in sentence for form in _forms(verdict.best, written))
    if for_sibling and not for_written and not together:
        return True
    against = together or (for_written and not for_sibling)
    wanted = verdict.leeway + (AGAINST if against else 0.0)
    return verdict.margin >= wanted


def _ask(story: Story) -> Iterator[Doubt]:
    from copylint.models.encoded import worded
    from copylint.models.vocabulary import split_words

    w = worded(story)
    variant = english(story)
    cut, spans, beside = -1, list[tuple[int, int]](), set[str]()
    for i, count, written, verdict in judge().flat(w, variant):
        k = bisect_right(w.starts, i) - 1
        sentence = w.sentences[k]
        if k != cut:
            text = story.plain[sentence.start : sentence.end]
            cut, spans = k, split_words(text)
            beside = {text[a:b].lower() for a, b in spans}
        if not _heeded(story, written, verdict, beside):
            continue
        start, end = spans[i - w.starts[k]][0], spans[i - w.starts[k] + count - 1][1]
        yield Doubt(sentence.start + start, sentence.start + end, written, verdict, sentence)
