"""Characters without a width, which nobody sees: they are in the source alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copylint.findings.finding import Finding
from copylint.kinds.typography.around import letters_after, letters_before
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.story.story import Story


def unseen(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields the first word with such a character in it, once a story, with all others to be mended along."""
    text = story.text
    places: list[tuple[int, int]] = []
    for at in story.document.hidden:
        if places and at <= places[-1][1]:
            continue  # in the same word
        start, end = at - len(letters_before(text, at)), at + len(letters_after(text, at))
        # At the head or the foot of a word the blank beside it goes along.
        start, end = start - (start == at > 0), end + (end == at < len(text))
        if start < at < end and not story.is_protected(start, end):
            places.append((start, end))
    if places:
        (start, end), more = places[0], len(places) - 1
        others = f", and at {more} more place{'s' * (more > 1)}" if more else ""
        yield finding(
            rule,
            story,
            start,
            end,
            edits=[[(s, e, text[s:e]) for s, e in places]],
            values={"text": text[start:end].strip(), "more": others},
        )
