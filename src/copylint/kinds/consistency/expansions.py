"""How an acronym is spelled out: in two ways, twice, or for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from copylint.findings.finding import Evidence, Finding, Safety
from copylint.rules.kind import finding
from copylint.rules.rule import Rule
from copylint.story.acronyms import _SMALL, acronyms
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.spans import Span

_OPENERS = word_set("consistency", "first words of a sentence")


def two_ways(rule: Rule, story: Story) -> Iterator[Finding]:
    """One acronym given two expansions, or its words used again with a word changed."""
    found = acronyms(story)
    text = found.text
    seen: dict[str, Any] = {}
    for d in found.definitions:
        first = seen.setdefault(d.acronym, d)
        if first is not d and not _same_words(text, first, d):
            yield finding(
                rule,
                story,
                d.words_start,
                d.words_end,
                message=f"{d.acronym} is spelled out as "
                f"“{text[first.words_start : first.words_end]}” earlier",
                evidence=[
                    Evidence(span=Span(first.words_start, first.words_end), reason="the other expansion")
                ],
            )
    for d in seen.values():
        if not d.fits or d.words_end - d.words_start > 70:
            continue
        yield from _again_changed(rule, story, d)


@once_a_story
def _name_runs(story: Story) -> dict[str, list[tuple[int, int, str, list[str]]]]:
    """A capitalised word -> the runs of such words that it stands in: start, end, text, words; read
    off the story once."""
    runs: dict[str, list[tuple[int, int, str, list[str]]]] = {}
    for m in _NAME_RUN.finditer(story.plain):
        got = [
            w
            for w in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", m[0])
            if w[0].isupper() and w.lower() not in _SMALL
        ]
        for w in got:
            runs.setdefault(w, []).append((*m.span(), m[0], got))
    return runs


_NAME_RUN = later(
    r"[A-Z][^\W\d_]+(?:'[^\W\d_]+)*(?:,? (?:(?:of|for|and|the|in|on"
    r"|&) )*[A-Z][^\W\d_]+(?:'[^\W\d_]+)*)+"
)


def _again_changed(rule: Rule, story: Story, d: Any) -> Iterator[Finding]:
    """The full name used again with a word of it changed, missing or moved."""
    text = story.plain
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text[d.words_start : d.words_end])
    big = [w for w in words if w[0].isupper() and w.lower() not in _SMALL]
    if len(big) < 3:
        return
    wanted = sorted(big)
    by_word = _name_runs(story)
    # All words but one must be the same, so one of the first two is.
    for start, end, run, got in sorted(
        {r[:2]: r for w in big[:2] for r in by_word.get(w, ()) if r[0] >= d.end}.values()
    ):
        at = start
        lead = run.split()[0]
        if lead in _OPENERS:
            at += len(lead) + 1
            got = got[1:] if got[:1] == [lead] else got
        if got == big or len(got) != len(big) or text[end : end + 2] == " (":
            continue
        common = set(got) & set(big)
        moved = sorted(got) == wanted
        changed = (
            "," not in run
            and len(common) == len(big) - 1
            and len(big) >= 3
            and sum(a != b for a, b in zip(got, big, strict=True)) == 1
        )
        k = next((k for k, (a, b) in enumerate(zip(got, big, strict=True)) if a != b), 0)
        # "Greater London Council" beside "Greater London Assembly" are two bodies: the changed word
        # must not be the last, and must begin alike, so that the acronym would still fit.
        if moved or (changed and k != len(big) - 1 and got[k][0] == big[k][0]):
            yield finding(
                rule,
                story,
                at,
                end,
                [d.acronym],
                safety=Safety.UNSAFE,
                message=f"{d.acronym} is “{text[d.words_start : d.words_end]}” where it is introduced",
                evidence=[Evidence(span=Span(d.words_start, d.words_end), reason="the name as introduced")],
            )


def _same_words(text: str, a: Any, b: Any) -> bool:
    one = [w.lower() for w in re.findall(r"[^\W\d_]+", text[a.words_start : a.words_end])]
    two = [w.lower() for w in re.findall(r"[^\W\d_]+", text[b.words_start : b.words_end])]
    shorter, longer = sorted((one, two), key=len)
    return longer[len(longer) - len(shorter) :] == shorter or "".join(one).replace("s", "z") == "".join(
        two
    ).replace("s", "z")


def spelled_twice(rule: Rule, story: Story) -> Iterator[Finding]:
    """The words and the brackets, a second time."""
    found = acronyms(story)
    text = found.text
    seen: dict[str, Any] = {}
    for d in found.definitions:
        first = seen.setdefault(d.acronym, d)
        if first is d or not _same_words(text, first, d):
            continue
        head = story.paragraph_at(first.start)
        if head is not None and head.role in {"headline", "standfirst"}:
            seen[d.acronym] = d
            continue
        start = d.words_start
        # The whole capitalised name goes with it.
        lead = re.compile(r"(?:[A-Z][^\W\d_]+ )+\Z").search(text, max(0, start - 40), start)
        length = first.words_end - first.words_start
        if lead and d.words_end - lead.start() <= length and lead.group().split()[0] not in {"The", "A"}:
            start = lead.start()
        yield finding(
            rule,
            story,
            start,
            d.end + 1,
            [d.acronym],
            safety=Safety.UNSAFE,
            message=f"{d.acronym} is spelled out already",
            evidence=[Evidence(span=Span(first.words_start, first.end + 1), reason="spelled out here")],
        )
    yield from _again(rule, story)


def _again(rule: Rule, story: Story) -> Iterator[Finding]:
    """The words again where the letters were given for it and never used."""
    found = acronyms(story)
    text = found.text
    for acronym, d in found.defined.items():
        if (
            not d.fits
            or acronym in found.places
            or any(o is not d and o.acronym == acronym for o in found.definitions)
        ):
            continue
        words = text[d.words_start : d.words_end]
        if (
            words.count(" ") < 2
            or not words[0].isupper()
            or text.count(words) != 2
            or re.search(rf"\b{re.escape(acronym)}s?\b", text[d.end + 1 :])
        ):
            continue
        at = text.find(words, d.end)
        if at < 0 or story.in_speech(Span(at, at + len(words))) or text[at - 1 : at] != " ":
            continue
        before = re.compile(r"[A-Z][^\W\d_]+ \Z").search(text, max(0, at - 24), at)
        if before is not None and before.group() != "The ":
            continue
        yield finding(
            rule,
            story,
            at,
            at + len(words),
            [acronym],
            safety=Safety.UNSAFE,
            message=f"{acronym} is given for this and never used",
            evidence=[Evidence(span=Span(d.words_start, d.end + 1), reason="spelled out here")],
        )


def unused(rule: Rule, story: Story) -> Iterator[Finding]:
    """In brackets, and never seen again."""
    found = acronyms(story)
    for acronym, d in found.defined.items():
        if acronym in found.places or any(o is not d and o.acronym == acronym for o in found.definitions):
            continue
        if re.search(
            rf"\b{re.escape(acronym)}(?:s|'s)?\b", found.text[: d.start - 1] + found.text[d.end + 1 :]
        ):
            continue
        yield finding(
            rule,
            story,
            d.start - 1,
            d.end + 1,
            edits=[[(d.words_end, d.end + 1, "")]],
            safety=Safety.UNSAFE,
            message=f"{acronym} is not used again",
            evidence=[Evidence(span=Span(d.words_start, d.words_end), reason="spelled out here")],
        )
