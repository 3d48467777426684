"""`sentence_case`: a sentence that begins with a small letter.

match: {at: sentence | paragraph | quotation}. A full stop may be an abbreviation's and a small
letter a name's (iPhone, de Gaulle), so the stop must be beyond doubt and the word an ordinary one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from copylint.cache.patterns import later
from copylint.findings.finding import Finding, Safety
from copylint.lexicon.whole import ASKING, OPENERS, is_clause_of, is_sentence
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story import attribution
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import word_set
from copylint.text.paragraphs import Paragraph
from copylint.text.sentences import abbreviation
from copylint.text.spans import Stretches

NAME = "sentence_case"
CHANGES = "writing"
SENTENCES = True

_WORD = later(r"[^\W\d_][\w'’-]*")
_ENDED = later(r"[.!?][\"'”’)\]]*\Z")
_STARTERS = word_set("grammar", "openers of sentences")
_SUBJECTS = word_set("grammar", "openers of quotations")
_SCRAPS = word_set("grammar", "openers of scraps")


@cache
def _ordinary(word: str) -> bool:
    """Whether a small letter is nothing of the word's own: no name, no brand, no particle."""
    from copylint.lexicon.dictionary import words
    from copylint.lexicon.gazetteer import kept_lower

    base = word.replace("’", "'")
    if base in _STARTERS or base in _SUBJECTS:
        return True
    if base in kept_lower() or any(c.isupper() for c in word):
        return False
    head = re.split(r"['-]", base)[0]
    entry = words().find(base) or words().find(head)
    return entry is not None and len(head) > 0


def _word_at(story: Story, at: int, end: int) -> str | None:
    """The word at a place, None where it is no ordinary small-letter word."""
    text = story.text
    m = _WORD.match(text, at, end)
    if m is None or not m.group()[0].islower() or story.is_protected(at, m.end()):
        return None
    word = m.group().rstrip("-'’")
    nxt = text[m.end() : m.end() + 1]
    if nxt and (nxt in "@/_&=" or nxt == "." and text[m.end() + 1 : m.end() + 2].isalnum()):
        return None
    if len(word) == 1 and word not in "ai":
        return None
    return word if _ordinary(word) else None


def _prose(p: Paragraph) -> bool:
    return p.role in {"body", "dateline"}


def _capital(rule: Rule, story: Story, at: int, word: str, sure: bool) -> Finding:
    new = story.text[at].upper() + word[1:]
    return finding(
        rule, story, at, at + len(word), edits=[[(at, at + 1, story.text[at].upper())]],
        safety=Safety.SAFE if sure else Safety.UNSAFE, values={"fix": new},
    )  # fmt: skip


# -- after a full stop --------------------------------------------------------------------------
_AFTER = later(r"(?P<stop>[.!?])(?P<close>[\"'”’)\]]*)[ \n\r\u00a0]+(?P<open>[\"“'‘(\[]*)(?=[a-zß-öø-ÿ])")


def _sentences(rule: Rule, story: Story) -> Iterator[Finding]:
    text = story.text
    for m in _AFTER.finditer(text):
        at = m.end()
        p = story.paragraph_at(at)
        if p is None or not _prose(p) or m.start() < p.start or m.group("open"):
            continue
        word = _word_at(story, at, p.end)
        if word is None:
            continue
        sure = _ended(story, p, m, at, word)
        if sure is None or _small_writers(story).covers(at, at + 1):
            continue
        yield _capital(rule, story, at, word, sure and _two_sentences(story, p, m, at))


_SENTENCE_LETTER = later(r"[.!?][\"')]* +([^\W\d_])")
#: ” — @dunlin9
_HANDLE = later(r"[ ]?(?:[–—-]{1,2} ?)?\(?@\w")


@once_a_story
def _small_writers(story: Story) -> Stretches:
    """Quotations of people who write small, as in posts: a sentence follows another and none begins with a capital, or
    the words are credited to a handle."""
    text, out = story.plain, []
    for q in story.quotations.items:
        start, end = q.inner.start, q.inner.end
        if q.level or not text[start : start + 1].islower():
            continue
        letters = _SENTENCE_LETTER.findall(text, start, end)
        posted = q.closer is not None and _HANDLE.match(text, q.closer.end) is not None
        if all(c.islower() for c in letters) and (posted or len(letters) > 1):
            out.append((start, end))
    return Stretches(out)


_CHUNK = later(r"[^\s\"“”‘(\[—–]+\Z")


def _ended(story: Story, p: Paragraph, m: re.Match[str], at: int, word: str) -> bool | None:
    """Whether the stop before a small letter surely ends a sentence; None where it may well not."""
    text = story.text
    stop, close = m.group("stop"), m.group("close")
    lower = word.lower()
    end = m.start()
    # A stop behind a closing mark, after a space or typed twice still ends the sentence before a
    # word that opens many.
    strayed = stop == "." and not close and lower in _STARTERS - {"and", "by", "or"}
    while strayed and end > p.start + 1 and text[end - 1] in "\"”’ ":
        end -= 1
    if strayed and text[end - 1] == "." and text[end - 2] not in ".…" and m.start() == end:
        end -= 1
    strayed = end < m.start()
    chunk = _CHUNK.search(text, max(p.start, end - 40), end)
    before = chunk.group() if chunk else ""
    bare = before.rstrip("\"'’”)]}").lstrip("'‘")
    if not bare or not (bare[-1].isalnum() or bare[-1] in "%"):
        return None
    if strayed:
        if abbreviation(bare) or len(bare) < (3 if bare.islower() else 4) or bare.isdigit():
            return None
        return None if attribution.match(story.plain, at, p.end) is not None else False
    a = attribution.match(story.plain, at, p.end)
    if a is not None and (close or stop != ".") and (a.group("pronoun") or a.group("inverted")):
        return None
    if stop == ".":
        if ".." in text[m.start() - 2 : m.start() + 3] or "…" in bare:
            return None
        if abbreviation(bare) or bare.startswith(("#", "@")) or re.search(r"[@/_=\\]", bare):
            return None
        if _PENCE.match(bare):
            return None
        if lower not in _STARTERS and (_company(story, end, bare) or _measure(story, end, bare)):
            return None
        last = re.split(r"[-–]", bare)[-1]
        if last != bare and abbreviation(last) or lower not in _STARTERS and _clipped(last):
            # pro-U.S. factions; Neisseria spp. are grown
            return None
        if bare.isdigit() and len(bare) < 3 and (m.start() - len(bare) <= p.start or len(bare) == 1):
            return None
        if len(bare) < 2 or len(bare) == 2 and not bare.isdigit() and not bare.islower():
            return None
        if ")" in close or "]" in close:
            # (R-Wis.) closes no sentence; (A whole one does.)
            opened = max(story.plain.rfind("(", p.start, m.start()), story.plain.rfind("[", p.start, m.start()))
            lead = story.plain[p.start : max(opened, p.start)].rstrip(" \"'")
            if opened < 0 or lead and lead[-1] not in ".!?":
                return None
            if lower not in _STARTERS:
                return False
        elif close:
            # A title in quotation marks may end in a stop; then only a word that opens sentences tells.
            return (lower in _STARTERS and len(bare) > 2) or None
        # "up to 14. percent": a figure that has lost its decimals.
        return lower in _STARTERS or not bare[-1].isdigit()
    # Yahoo! said; “Why?” and so on; r?sum? is a lost letter
    if "?" in bare or lower not in _STARTERS or lower in {"and", "by"}:
        return None
    if close or stop == "!" and (bare[:1].isupper() or any(c.isdigit() for c in bare)):
        return None
    rest = text[at : p.end]
    closing = re.search(r"[.!?]", rest)
    if closing is not None and closing.group() == stop and len(rest[: closing.start()].split()) <= 5:
        # "The money? the fame? the power?"
        return None
    earlier = story.plain[p.start : m.start()]
    if re.search(r"[?!] [a-z]", earlier[-80:]) or earlier.count("(") > earlier.count(")") or re.search(r"[-–—][^.!?]{0,40}\Z", earlier):
        return None
    return len(re.split(r"[.!?]", earlier)[-1].split()) >= 3


_STOPS = later(r"[.!?][\"'”’)\]]*\s")


def _two_sentences(story: Story, p: Paragraph, m: re.Match[str], at: int) -> bool:
    """Whether what stands before the stop and what comes after it are both whole sentences, so that the
    small letter is the slip and not the stop: said only of a full stop, and of a word that opens sentences."""
    text = story.plain
    opener = re.match(r"[\w'’]+", text[at : p.end])
    if m.group("stop") != "." or opener is None or opener.group().lower() not in OPENERS:
        return False
    start = max((x.end() for x in _STOPS.finditer(text, p.start, m.start())), default=p.start)
    following = _STOPS.search(text, at, p.end)
    end = following.start() if following is not None else p.end
    last = re.search(r"([^\s]+)\Z", text[start : m.start()])
    if last is None or not _plain_end(last.group(1)):
        return False
    # What follows must have its verb before any comma: "their resources. their skill, their will to win".
    comma = text.find(",", at, end)
    behind = text[at : end if comma < 0 else comma]
    return is_sentence(text[start : m.start()]) and is_sentence(text[at:end].rstrip(".!?\"') ")) and is_clause_of(behind)


def _plain_end(word: str) -> bool:
    """Whether a sentence may end in the word: English as it stands, a figure or a known name, and no short
    form: Regt, PhD, 1.A."""
    from copylint.lexicon import gazetteer

    bare = word.strip("\"'()[],")
    if bare.islower():
        return len(bare) > 1 and gazetteer.dictionary().known(bare)
    if bare[:1].isdigit():
        return bare.replace(",", "").isdigit() and len(bare) > 2
    return bare.isalpha() and bare[1:].islower() and (len(bare) > 5 or gazetteer.is_name(bare))


#: 1s. 10d. a pound: shillings and pence.
_PENCE = later(r"\d{1,3}[sd]\Z")


def _company(story: Story, end: int, bare: str) -> bool:
    """Whether a short word with a capital stands behind another and is no name or word: Hartley Cos."""
    from copylint.lexicon import gazetteer

    if not (2 <= len(bare) <= 5 and bare[1:].islower() and bare[0].isupper()):
        return False
    before = re.search(r"([^\W\d_]+) \Z", story.plain[max(0, end - len(bare) - 24) : end - len(bare)])
    return before is not None and before.group(1)[0].isupper() and not gazetteer.is_name(bare)


def _measure(story: Story, end: int, bare: str) -> bool:
    """Whether a figure stands before a short word in small letters: 13 in. baking tins, 5 min. apart."""
    return len(bare) <= 4 and bare.islower() and re.search(r"\d ?\Z", story.plain[max(0, end - len(bare) - 3) : end - len(bare)]) is not None


def _clipped(word: str) -> bool:
    """Whether a short word in small letters is no word, so that its stop may be an abbreviation's."""
    from copylint.lexicon.dictionary import words

    return word.islower() and 2 <= len(word) <= 4 and not words().known(word)


def _set_in(text: str, at: int) -> bool:
    """Whether a line stands in from the margin, as does the one before it: verse, or copy set apart."""
    line = text.rfind("\n", 0, at) + 1
    before = text[text.rfind("\n", 0, max(0, line - 1)) + 1 : line]
    return text[line:at].isspace() and before[:1] in (" ", "\t") and bool(before.strip())


# -- paragraphs -----------------------------------------------------------------------------------
def _paragraphs(rule: Rule, story: Story) -> Iterator[Finding]:
    text = story.text
    paragraphs = story.paragraphs
    low = [k for k, p in enumerate(paragraphs) if text[p.start].islower() and _prose(p)]
    # Verse, lists and chats have many; a slip has one or two.
    if not low or len(low) > 3 and len(low) * 6 > len(paragraphs):
        return
    for k in low:
        p = paragraphs[k]
        if k == 0 or k - 1 in low or k + 1 in low or _set_in(text, p.start):
            continue
        word = _word_at(story, p.start, p.end)
        if word is None or not _ENDED.search(text, max(p.start, p.end - 4), p.end):
            continue
        previous = paragraphs[k - 1]
        tail = text[max(previous.start, previous.end - 12) : previous.end]
        if tail.endswith((",", ";", "-", "–", "—", "…", "...")):
            continue
        if tail.endswith(":"):
            # A list, or a quotation set apart, goes on with a small letter.
            continue
        ended = bool(_ENDED.search(tail)) and not abbreviation(tail.rstrip(".").split()[-1] if tail.rstrip(".").split() else "")
        if len(text[p.start : p.end].split()) < 6 and not ended:
            continue
        if not ended and word.lower() not in _STARTERS:
            continue
        # "does it run at night?" may be a point of a list that lost its head.
        yield _capital(rule, story, p.start, word, ended and word.lower() not in ASKING)


# -- quotations -----------------------------------------------------------------------------------
_BEFORE_QUOTE = frozenset(".!?,:\"'”’ ")
_PLAINLY_SAID = frozenset("said says told asked asks added".split())
_SAID = later(r"(?P<word>[^\W\d_]+)(?P<mark>[,:]) \Z")


#: because, she said, “it was that”: the words of saying are put into a sentence that the quotation goes on with.
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
        if p is None or not _prose(p) or _small_writers(story).covers(at, at + 1):
            continue
        word = _word_at(story, at, p.end)
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
            yield _capital(rule, story, at, word, spoken or _whole_speech(story, at, q.inner.end))
            continue
        m = re.search(r"([^\s\"“”‘(\[—–]+)[.!?](?P<close>[\"'”’)]*) \Z", before)
        if m is not None:
            bare = m.group(1)
            if abbreviation(bare) or before.rstrip().endswith("..") or bare.endswith((".", "…")):
                continue
            if before.rstrip()[-1] in "!?\"'”’" and lower not in _SUBJECTS:
                continue
            yield _capital(rule, story, at, word, (count > 2 and (ends or spoken)) or lower in _SUBJECTS)
            continue
        said = _SAID.search(before)
        if said is not None and said.group("word").lower() in attribution.verbs():
            if said.group("mark") == "," and re.search(r"[\"'”’] [^\"“”.!?]{2,70}, \Z", before):
                # “We won,” she said, “but it rained.”
                continue
            if _ASIDE.search(before):
                continue
            if count >= 5 and ends and lower in _SUBJECTS and re.search(r"[.!?]\Z", inner):
                if lower in _SCRAPS and count < 7:
                    continue
                # What was written or remarked may be quoted from the middle of its sentence.
                plain = said.group("word").lower() in _PLAINLY_SAID
                sure = said.group("mark") == ":" or plain and lower not in {"and", "but", "so"}
                yield _capital(rule, story, at, word, sure and _whole_speech(story, at, q.inner.end))


def _whole_speech(story: Story, at: int, end: int) -> bool:
    """Whether what is quoted opens with a whole sentence, and is no part of one that was written."""
    first = _WORD.match(story.plain, at, end)
    if first is None or first.group() not in OPENERS - {"those", "these"}:
        return False  # "vow that this blow", "those of the papers which": a part of what was written
    following = _STOPS.search(story.plain, at, end)
    return is_sentence(story.plain[at : following.start() if following is not None else end].rstrip(".!?,\"') "))


def _runs_into(story: Story, index: int) -> bool:
    """Whether a paragraph ends in the middle of a sentence."""
    p = story.paragraphs[index]
    return p.role in {"body", "dateline"} and text_ends_open(story.text, p)


def text_ends_open(text: str, p: Paragraph) -> bool:
    """Whether the paragraph's last mark says that its sentence goes on."""
    return text[p.start : p.end].rstrip("\"'”’ ").endswith((",", ";", "-", "–", "—", "…", "..."))


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
