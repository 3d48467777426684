"""Marks that stand twice, and marks of which one must go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copylint.findings.finding import Finding, Safety
from copylint.kinds.typography.around import is_word, letters_after, letters_before
from copylint.lexicon import gazetteer
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.sentences import abbreviation


def twice(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields ,, and .. behind words."""
    text = story.plain
    beyond = -1
    for start, end in hits:
        if start < beyond:
            continue
        mark = text[start]
        while start > 0 and text[start - 1] == mark:
            start -= 1
        while end < len(text) and text[end] == mark:
            end += 1
        beyond = end
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if end - start != 2 or not (before.isalnum() or before in "\"')]%"):
            continue
        between = len(letters_before(text, start)) > 1 and len(letters_after(text, end)) > 1
        if after not in {" ", "\n", '"', "'", ")", "]"} and not (mark == "," and between):
            continue
        sure = mark == "," or not _is_ellipsis(story, start, end)
        new = [mark] if sure else [mark, "..."]
        safety = Safety.SAFE if sure else Safety.UNSAFE
        yield finding(rule, story, start, end, new, safety=safety, values={"mark": mark})


def _is_ellipsis(story: Story, start: int, end: int) -> bool:
    """Whether two dots may be two thirds of an ellipsis: before a small letter, beside other dots, or where
    no sentence ends ("Learners should.. Know the tools")."""
    text = story.plain
    if text[end : end + 3].lstrip(" \"')")[:1].islower() or text.startswith(("..", " .."), end + 1):
        return True
    p = story.paragraph_at(start)
    if p is not None and text.find("..", p.start, start) >= 0:
        return True
    return gazetteer.function_word(letters_before(text, start).lower())


def clash(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields ,. and ., and ?."""
    text = story.plain
    for start, end in hits:
        pair = text[start:end]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if not before.isalnum() or after not in {" ", "\n", '"'}:
            continue
        small = text[end : end + 3].lstrip(' "\n')[:1].islower()
        if pair == ",.":
            yield finding(rule, story, start, end, ["," if small else "."])
        elif pair == "?." and before.islower():
            yield finding(rule, story, start, end, ["?"])
        elif pair == ".," and small and _is_plain_word(text, start):
            yield finding(rule, story, start, end, [","], safety=Safety.UNSAFE)


def _is_plain_word(text: str, end: int) -> bool:
    """Whether what ends at a place is a word of the dictionary, and no abbreviation or the end of one."""
    left = letters_before(text, end)
    start = end - len(left)
    return (
        len(left) > 3
        and left.islower()
        and not abbreviation(left)
        and is_word(left)
        and text[start - 1 : start] != "."
    )
