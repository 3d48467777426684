"""Two forms of one word in a story: of a table, or with and without accents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Evidence, Finding, Safety
from copylint.rules.kind import Hit, finding, like
from copylint.rules.rule import Rule
from copylint.story.names import names
from copylint.story.roles import PROSE
from copylint.story.story import Story
from copylint.tables.wordlists import word_set
from copylint.text.accents import stripped
from copylint.text.spans import Span


def drift(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding for each place of a form of a row of the table where the story has another one more
    often."""
    by_row: dict[int, dict[str, list[Hit]]] = {}
    forms: dict[int, tuple[str, ...]] = {}
    for start, end in hits:
        written = story.plain[start:end]
        got = prepared.get(written.lower())
        if got is None:
            continue
        k, row = got
        form = next(f for f in row if f.lower() == written.lower())
        exact = form if form.islower() else next((f for f in row if f == written), "")
        if not exact or not _stands_alone(story, start, end):
            continue
        forms[k] = row
        by_row.setdefault(k, {}).setdefault(exact, []).append((start, end))
    for k in sorted(by_row):
        seen = by_row[k]
        if len(seen) < 2:
            continue
        right = max(seen, key=lambda f: (len(seen[f]), -seen[f][0][0]))
        first = seen[right][0]
        n = len(seen[right])
        times = "once" if n == 1 else "twice" if n == 2 else f"{n} times"
        proof = [Evidence(span=Span(*first), reason=f"{right} {times}, first on line {story.line(first[0])}")]
        for form in sorted(seen):
            if form == right:
                continue
            for start, end in seen[form]:
                new = like(story.plain[start:end], right) if right.islower() else right
                yield finding(
                    rule,
                    story,
                    start,
                    end,
                    [new],
                    safety=Safety.UNSAFE,
                    evidence=proof,
                    values={"authority": right},
                )


def _stands_alone(story: Story, start: int, end: int) -> bool:
    """Whether the form is no part of a longer compound, a capitalised name or a headline."""
    text = story.plain
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in ("-", "@", "#", "/", ".") and before or after == "-" or after == "@":
        return False
    p = story.paragraph_at(start)
    written = text[start:end]
    if p is None or p.role not in PROSE and not written.islower():
        # Headlines write US where the story has U.S.
        return False
    if written[:1].isupper() and not written.isupper() and written.lower() != written:
        form = names(story).forms.get(written)
        if form is not None and len(written.split()) == 1:
            mention = next((m for m in form.mentions if m.start == start), None)
            return mention is None or len(names(story).run_of(mention).words) == 1
    return True


def accents(rule: Rule, story: Story) -> Iterable[Finding]:
    """Yields a finding for each place of a word that the story also writes with accents."""
    lowers = names(story).lowers
    text = story.plain
    if text.isascii():
        return
    for w in sorted(x for x in lowers if not x.isascii()):
        bare = stripped(w)
        if (
            bare == w
            or bare not in lowers
            or len(w) < 4
            or bare in word_set("spelling", "words without their accents")
        ):
            continue
        first = next(names(story).places_of(w), None)
        if first is None:  # only as a part of something else: 3cafés
            continue
        proof = [Evidence(span=Span(*first), reason=f"{w} on line {story.line(first[0])}")]
        for start, end in names(story).places_of(bare):
            yield finding(rule, story, start, end, [w], safety=Safety.UNSAFE, evidence=proof)
