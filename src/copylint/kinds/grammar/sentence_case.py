"""`sentence_case`: a sentence that begins with a small letter.

match: {at: sentence | paragraph | quotation}. A full stop may be an abbreviation's and a small
letter a name's (iPhone, de Gaulle), so the stop must be beyond doubt and the word an ordinary one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from copylint.findings.finding import Finding
from copylint.kinds.grammar.sentence_ends import STOPS, ended, two_sentences
from copylint.kinds.grammar.small_letters import (
    STARTERS,
    SUBJECTS,
    WORD,
    capital,
    prose,
    small_writers,
    word_at,
)
from copylint.lexicon.whole import ASKING, OPENERS, is_sentence
from copylint.rules.kind import Hit
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story import attribution
from copylint.story.story import Story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.sentences import abbreviation

NAME = "sentence_case"
READS = "story"
CHANGES = "writing"
SENTENCES = True

_ENDED = later(r"[.!?][\"'”’)\]]*\Z")
#: What stands at the end of a paragraph whose sentence goes on.
_GOES_ON = (",", ";", "-", "–", "—", "…", "...")
_SCRAPS = word_set("grammar", "openers of scraps")
_AFTER = later(r"(?P<stop>[.!?])(?P<close>[\"'”’)\]]*)[ \n\r\u00a0]+(?P<open>[\"“'‘(\[]*)(?=[a-zß-öø-ÿ])")


def _sentences(rule: Rule, story: Story) -> Iterator[Finding]:
    text = story.text
    for m in _AFTER.finditer(text):
        at = m.end()
        p = story.paragraph_at(at)
        if p is None or not prose(p) or m.start() < p.start or m.group("open"):
            continue
        word = word_at(story, at, p.end)
        if word is None:
            continue
        sure = ended(story, p, m, at, word)
        if sure is None or small_writers(story).covers(at, at + 1):
            continue
        yield capital(rule, story, at, word, sure and two_sentences(story, p, m, at))


def _set_in(text: str, at: int) -> bool:
    """Whether a line stands in from the margin, as does the one before it: verse, or copy set apart."""
    line = text.rfind("\n", 0, at) + 1
    before = text[text.rfind("\n", 0, max(0, line - 1)) + 1 : line]
    return text[line:at].isspace() and before[:1] in (" ", "\t") and bool(before.strip())


def _paragraphs(rule: Rule, story: Story) -> Iterator[Finding]:
    text = story.text
    paragraphs = story.paragraphs
    low = [k for k, p in enumerate(paragraphs) if text[p.start].islower() and prose(p)]
    # Verse, lists and chats have many; a slip has one or two.
    if not low or len(low) > 3 and len(low) * 6 > len(paragraphs):
        return
    for k in low:
        p = paragraphs[k]
        if k == 0 or k - 1 in low or k + 1 in low or _set_in(text, p.start):
            continue
        word = word_at(story, p.start, p.end)
        if word is None or not _ENDED.search(text, max(p.start, p.end - 4), p.end):
            continue
        previous = paragraphs[k - 1]
        tail = text[max(previous.start, previous.end - 12) : previous.end]
        if tail.endswith((*_GOES_ON, ":")):
            continue  # behind a colon, a list or a quotation set apart goes on with a small letter
        last = tail.rstrip(".").split()
        closed = bool(_ENDED.search(tail)) and not abbreviation(last[-1] if last else "")
        if len(text[p.start : p.end].split()) < 6 and not closed:
            continue
        if not closed and word.lower() not in STARTERS:
            continue
        # "does it run at night?" may be a point of a list that lost its head.
        yield capital(rule, story, p.start, word, closed and word.lower() not in ASKING)


_BEFORE_QUOTE = frozenset(".!?,:\"'”’ ")
_PLAINLY_SAID = frozenset("said says told asked asks added".split())
_SAID = later(r"(?P<word>[^\W\d_]+)(?P<mark>[,:]) \Z")
#: because, she said, “it was that”: the words of saying are put into a sentence that the quotation goes on
#: with.
_ASIDE = later(r"\w, (?:[^\W\d_][\w.'’-]* ){1,5}[^\W\d_]+, \Z")


def _quotations(rule: Rule, story: Story) -> Iterator[Finding]:
    text = story.text
    for q in story.quotations.items:
        at = q.inner.start
        if q.opener is None or q.level or at >= q.inner.end:
            continue
        opener = q.opener.start
        if opener and text[opener - 1] not in "\n\r" and text[opener - 2 : opener - 1] not in _BEFORE_QUOTE:
            continue
        while at < q.inner.end and text[at] in " \u00a0":
            at += 1
        if not text[at : at + 1].islower():
            continue
        p = story.paragraph_at(at)
        if p is None or not prose(p) or small_writers(story).covers(at, at + 1):
            continue
        word = word_at(story, at, p.end)
        if word is None:
            continue
        inner = text[q.inner.start : q.inner.end].rstrip()
        count = len(inner.split())
        ends = inner[-1:] in {".", "!", "?"} or q.runs_on
        before = text[p.start : q.opener.start]
        lower = word.lower()
        spoken = False
        if inner[-1:] == "," and q.closer is not None:
            after = q.closer.end + 1
            a = attribution.match(story.plain, after, p.end)
            spoken = a is not None
        if not before.strip():
            # The quotation opens the paragraph, and with it a sentence.
            k = p.index - 1
            if k >= 0 and _runs_into(story, k):
                continue
            yield capital(rule, story, at, word, spoken or _whole_speech(story, at, q.inner.end))
            continue
        m = re.search(r"([^\s\"“”‘(\[—–]+)[.!?](?P<close>[\"'”’)]*) \Z", before)
        if m is not None:
            bare = m.group(1)
            if abbreviation(bare) or before.rstrip().endswith("..") or bare.endswith((".", "…")):
                continue
            if before.rstrip()[-1] in "!?\"'”’" and lower not in SUBJECTS:
                continue
            yield capital(rule, story, at, word, (count > 2 and (ends or spoken)) or lower in SUBJECTS)
            continue
        said = _SAID.search(before)
        if said is not None and said.group("word").lower() in attribution.verbs():
            if said.group("mark") == "," and re.search(r"[\"'”’] [^\"“”.!?]{2,70}, \Z", before):
                # “We won,” she said, “but it rained.”
                continue
            if _ASIDE.search(before):
                continue
            if count >= 5 and ends and lower in SUBJECTS and re.search(r"[.!?]\Z", inner):
                if lower in _SCRAPS and count < 7:
                    continue
                # What was written or remarked may be quoted from the middle of its sentence.
                plain = said.group("word").lower() in _PLAINLY_SAID
                sure = said.group("mark") == ":" or plain and lower not in {"and", "but", "so"}
                yield capital(rule, story, at, word, sure and _whole_speech(story, at, q.inner.end))


def _whole_speech(story: Story, at: int, end: int) -> bool:
    """Whether what is quoted opens with a whole sentence, and is no part of one that was written."""
    first = WORD.match(story.plain, at, end)
    if first is None or first.group() not in OPENERS - {"those", "these"}:
        return False  # "vow that this blow", "those of the papers which": a part of what was written
    following = STOPS.search(story.plain, at, end)
    return is_sentence(
        story.plain[at : following.start() if following is not None else end].rstrip(".!?,\"') ")
    )


def _runs_into(story: Story, index: int) -> bool:
    """Whether a paragraph ends in the middle of a sentence."""
    p = story.paragraphs[index]
    return prose(p) and story.text[p.start : p.end].rstrip("\"'”’ ").endswith(_GOES_ON)


_CHECKS: dict[str, Callable[[Rule, Story], Iterator[Finding]]] = {
    "sentence": _sentences,
    "paragraph": _paragraphs,
    "quotation": _quotations,
}

SCHEMA: dict[str, Field] = {"at": Str(required=True, choices=tuple(_CHECKS))}


def validate(rule: Rule) -> None:
    """The schema says it all."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: capitals are what the matcher's folded text has lost."""
    return None


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return _CHECKS[rule.match["at"]]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story)
