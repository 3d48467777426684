"""Comma, stop and capital between a quotation and its speaker: “Yes” he said; “Yes,” He said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copylint.findings.finding import Finding, Safety
from copylint.kinds.quotes.around import (
    Edits,
    closed,
    interrupted,
    is_title,
    opens_sentence,
    speaker,
    words_of,
)
from copylint.rules.kind import finding
from copylint.rules.rule import Rule
from copylint.story import attribution
from copylint.story.story import Story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

#: Verbs of saying that are no sentence by themselves. “No.” She laughs. He goes on. These are actions.
_ONLY_TAGS = frozenset(("said", "says", "added", "adds", "explained", "explains", "remarked", "quipped"))
#: Those after which a quoted sentence takes a comma; the others often take its words as an object.
_SAYING = word_set("quotes", "verbs with a comma before a quoted sentence")
#: Words that hardly begin a sentence of their own once a speaker has interrupted it.
_GO_ON = word_set("quotes", "words that go on with a sentence")

_QUESTION = later(r"[?!](?P<comma>,)[\"'”’]")
_LAST_WORD = later(r"\w+(?= \Z)")
_CAPITALISED = later(r"[A-Z][a-z]+(?= [a-z])")
_WORD = later(r"\w+")
_TAG_ALONE = later(r"(?:he|she|they|it) (\w+)(?=[.])")
_NAME = r"[^\W\d_a-z][\w'.-]+(?: [^\W\d_a-z][\w'.-]+){1,3}"
_POST = r"(?:the|a|an|his|her|its|their|\d\d)\b[^.;:!?\"()\n]{2,90}|[^.,;:!?\"()\n]{2,60}"
_NAMED = later(rf"(?P<name>{_NAME}), (?P<post>{_POST})\.(?= |\Z|\n)")
_VERBISH = later(r"\b(?:is|was|are|were|has|had|will|would|says?|said|\w{3,}ed|told|who|which|that)\b")
_PRESENT = later(r"\" (?:\w+ )?says\b|\bsays\b.{0,30}\"")


def comma_before_speaker(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields “Yes” he said."""
    text = story.plain
    for q, at, after in closed(story):
        last = text[q.inner.end - 1 : q.inner.end]
        if after == at or not last.isalnum() or not opens_sentence(story, q):
            continue
        a = speaker(story, after, at)
        if a is None or (q.mark == "single" and last in "sz"):
            continue
        words = words_of(story, q)
        if words and words[0][0].isupper() and _is_said(words, a, text[a.end() : a.end() + 1]):
            assert q.closer is not None
            yield finding(rule, story, q.closer.start, a.end(), edits=[[(q.inner.end, q.inner.end, ",")]])


def _is_said(words: list[str], a: re.Match[str], follows: str) -> bool:
    """Whether words before an attribution are speech, and not the name of something that said or was said."""
    if a["inverted"] is None and len(words) < 4 and follows not in {".", ",", ":", ";", ""}:
        return False
    if a["named"] and follows == " " and len(words) < 6:
        return False
    if not is_title(words):
        return True
    if a["inverted"]:
        return len(words) == 1
    return len(words) > 1 or (a["pronoun"] is not None and follows in {".", ","})


def stop_before_speaker(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields “... of.” said Ms Hale, and “... of”. She said."""
    text = story.plain
    for q, at, after in closed(story):
        inside = text[q.inner.end - 1 : q.inner.end] == "." and text[q.inner.end - 2 : q.inner.end - 1] != "."
        outside = text[at : at + 2] == ". "
        if inside == outside or (inside and after == at) or not opens_sentence(story, q):
            continue
        start = at + 2 if outside else after
        if not _goes_on_with_tag(story, start, at):
            continue
        if inside:
            edits: Edits = [(q.inner.end - 1, q.inner.end, ",")]
        else:
            edits = [(q.inner.end, q.inner.end, ","), (at, at + 1, "")]
        first = story.text[start]
        if first.isupper():
            edits.append((start, start + 1, first.lower()))
        yield finding(rule, story, q.inner.end - 1, start + 1, edits=[edits])


def _goes_on_with_tag(story: Story, start: int, near: int) -> bool:
    """Whether what stands behind the stop belongs to the quotation before it."""
    text = story.plain
    first = text[start : start + 1]
    if first.islower():
        a = speaker(story, start, near)
        return a is not None and bool(a["inverted"] or a["pronoun"])
    # "She said." by itself says nothing: it belongs to the quotation before.
    m = _TAG_ALONE.match(first.lower() + text[start + 1 : start + 40])
    return m is not None and m[1] in _ONLY_TAGS


def comma_after_question(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields “Why?,” she asked."""
    text = story.text
    if "?," not in text and "!," not in text:
        return
    for m in _QUESTION.finditer(text):
        s, e = m.span("comma")
        # Behind a title that asks (the talk “Who Pays?,” which won) some houses keep the comma.
        spoken = speaker(story, e + 2, s) is not None
        yield finding(
            rule,
            story,
            s - 1,
            e + 1,
            edits=[[(s, e, "")]],
            values={"fix": text[s - 1] + text[e]},
            safety=Safety.SAFE if spoken else Safety.UNSAFE,
        )


def comma_after_said(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields She said “We have beaten them before.”"""
    text = story.plain
    for q in story.quotations.items:
        running = q.closer is None and q.runs_on
        if q.opener is None or (q.closer is None and not running):
            continue
        at = q.opener.start
        if text[at - 2 : at - 1] not in {"d", "s"}:
            continue
        verb = _LAST_WORD.search(text[max(0, at - 14) : at])
        if verb is None or verb[0] not in _SAYING:
            continue
        words = words_of(story, q)
        inner = text[q.inner.start : q.inner.end]
        if inner[:1].isupper():
            whole = running or inner[-1:] in {".", "!", "?"}
            wanted = len(words) >= 3 and whole and not is_title(words)
        else:
            wanted = len(words) > 1 and inner[:1].islower() and interrupted(story, at)
        if wanted:
            start = at - 1 - len(verb[0])
            yield finding(rule, story, start, q.opener.end, edits=[[(at - 1, at, ", ")]], values={"fix": ","})


def capital_resumes(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields "That is the roof," she said, "And a new kettle"."""
    text = story.plain
    for q in story.quotations.items:
        if q.opener is None:
            continue
        at = q.opener.start
        if text[at - 2 : at] != ", " or not interrupted(story, at):
            continue
        first = _CAPITALISED.match(text, q.inner.start)
        if first is not None and first[0].lower() in _GO_ON:
            start = first.start()
            edits = [[(start, start + 1, text[start].lower())], [(at - 2, at - 1, ".")]]
            yield finding(rule, story, start, first.end(), edits=edits, values={"fix": first[0].lower()})


def capital_after_quote(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields “... mumbling,” Said Ms Hale, and “... mumbling,” She said."""
    text = story.plain
    for q, at, after in closed(story):
        last = text[q.inner.end - 1 : q.inner.end]
        if after == at or last not in {",", "?", "!"} or not text[after : after + 1].isupper():
            continue
        p = story.paragraph_at(at)
        word = _WORD.match(text, after, p.end if p is not None else len(text))
        whole = speaker(story, after, at)
        if word is None or (whole is not None and whole["named"] is not None):
            continue
        if _is_tag(story, word, near=at, comma=last == ","):
            small = [(after, after + 1, text[after].lower())]
            yield finding(rule, story, after, word.end(), edits=[small], values={"fix": word[0].lower()})


def _is_tag(story: Story, word: re.Match[str], *, near: int, comma: bool) -> bool:
    """Whether a word with a capital begins an attribution: behind a comma any, else no sentence."""
    text, start, end = story.plain, word.start(), word.end()
    w = word[0].lower()
    if w in attribution.verbs(True):
        follows = text[end : end + 2]
        return follows[:1] == " " and (
            follows[1:].isupper() or text.startswith((" the ", " a ", " his ", " her "), end)
        )
    if w not in {"he", "she", "they", "we", "it"}:
        return False
    p = story.paragraph_at(near)
    stop = p.end if p is not None else len(text)
    a = attribution.match(w + text[end:stop], 0, stop - start)
    if a is None or a["pronoun"] is None:
        return False
    return comma or (text[start + a.end() : start + a.end() + 1] == "." and a["v1"] in _ONLY_TAGS)


def no_verb(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields “We are not the villains here,” Emil Roscoe, the group’s president."""
    text = story.plain
    for q, at, after in closed(story):
        if after == at or text[q.inner.end - 1 : q.inner.end] not in {",", "?", "!"}:
            continue
        m = _NAMED.match(text, after)
        if (
            m is None
            or _VERBISH.search(m["post"])
            or not opens_sentence(story, q)
            or len(words_of(story, q)) < 4
        ):
            continue
        verb = "says " if _PRESENT.search(text) and '" said' not in text else "said "
        yield finding(
            rule, story, m.start("name"), m.end("name"), edits=[[(after, after, verb)]], safety=Safety.UNSAFE
        )
