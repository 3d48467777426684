"""What the statistical judge says of a story's sentences, each asked once for all rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from copylint.resources import rules_folder

if TYPE_CHECKING:
    from copylint.judge import Judge, Verdict
    from copylint.story import Story
    from copylint.tokens import Sentence


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that the judge would have written otherwise. Offsets are code points of the story."""

    start: int
    end: int
    written: str
    verdict: Verdict
    sentence: Sentence


@cache
def judge() -> Judge:
    """Returns the shipped model, read once a process. Raises judge.ModelError when it is damaged."""
    from copylint.judge import Judge

    return Judge.open(rules_folder() / "models" / "confusion.bin")


_FLAG = {"en-US": "us", "en-GB": "gb"}


def doubted(story: Story) -> list[Doubt]:
    """Returns the doubts about every sentence of the story, in order."""
    kept: list[Doubt] | None = story.memo.get("doubted")
    if kept is None:
        kept = [d for p in story.paragraphs for s in p.sentences for d in doubts(story, s)]
        story.memo["doubted"] = kept
    return kept


def doubts(story: Story, sentence: Sentence) -> list[Doubt]:
    """Returns the doubts about one sentence, in order; worked out once and kept with the story."""
    kept: dict[int, list[Doubt]] = story.memo.setdefault("verdicts", {})
    out = kept.get(sentence.start)
    if out is None:
        out = kept[sentence.start] = list(_ask(story, sentence))
    return out


def _words(story: Story) -> Counter[str]:
    """Returns how often each word stands in the story, lower case."""
    kept: Counter[str] | None = story.memo.get("words counted")
    if kept is None:
        from copylint.judge import WORD

        kept = story.memo["words counted"] = Counter(WORD.findall(story.plain.lower()))
    return kept


def _elsewhere(counted: Counter[str], word: str, but: str) -> int:
    """Returns how often a word stands in the story, its plainest inflections counted with it but for one word."""
    low, but = word.lower(), but.lower()
    forms = (low, low[:-1] if low.endswith("s") else low + "s", low + "'s")
    return sum(counted[form] for form in forms if form != but)


def _heeded(story: Story, written: str, verdict: Verdict) -> bool:
    """Whether a doubt passes what its direction asks for: less where the story has the sibling elsewhere
    and not what is written, more where it has what is written and not the sibling."""
    if not verdict.leeway:
        return True
    counted = _words(story)
    for_sibling = _elsewhere(counted, verdict.best, written)
    for_written = _elsewhere(counted, written, verdict.best) - 1
    if for_sibling and not for_written:
        return True
    wanted = verdict.leeway * (2 if for_written and not for_sibling else 1)
    return verdict.margin >= wanted


def _ask(story: Story, sentence: Sentence) -> Iterator[Doubt]:
    from copylint.judge import WORD, split_words

    text = story.plain[sentence.start : sentence.end]
    variant = _FLAG.get(story.language or "", "")
    spans: list[tuple[int, int]] = []
    for i, count, written, verdict in judge().sentence(WORD.findall(text), variant):
        if not _heeded(story, written, verdict):
            continue
        spans = spans or split_words(text)
        start, end = spans[i][0], spans[i + count - 1][1]
        yield Doubt(sentence.start + start, sentence.start + end, written, verdict, sentence)
