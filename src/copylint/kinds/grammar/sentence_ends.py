"""Whether a stop before a small letter surely ends a sentence: no abbreviation, no title, no question
within one."""

from __future__ import annotations

import re

from copylint.kinds.grammar.small_letters import STARTERS
from copylint.lexicon import dictionary, gazetteer
from copylint.lexicon.dictionary import words
from copylint.lexicon.whole import OPENERS, is_clause_of, is_sentence
from copylint.story import attribution
from copylint.story.story import Story
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later
from copylint.text.sentences import abbreviation

_CHUNK = later(r"[^\s\"“”‘(\[—–]+\Z")


def ended(story: Story, p: Paragraph, m: re.Match[str], at: int, word: str) -> bool | None:
    """Whether the stop of `m` (its groups are stop and close, the marks that close behind it) before the
    small word at `at` surely ends a sentence; None where it may well not."""
    text, stop, close = story.text, m.group("stop"), m.group("close")
    opens = word.lower() in STARTERS
    end = m.start()
    # A stop behind a closing mark, after a space or typed twice still ends the sentence before a
    # word that opens many.
    strayed = stop == "." and not close and opens and word.lower() not in {"and", "by", "or"}
    while strayed and end > p.start + 1 and text[end - 1] in '"”’ ':
        end -= 1
    if strayed and text[end - 1] == "." and text[end - 2] not in ".…" and m.start() == end:
        end -= 1
    strayed = end < m.start()
    chunk = _CHUNK.search(text, max(p.start, end - 40), end)
    before = chunk.group() if chunk else ""
    bare = before.rstrip("\"'’”)]}").lstrip("'‘")
    if not bare or not (bare[-1].isalnum() or bare[-1] in "%"):
        return None
    said = attribution.match(story.plain, at, p.end)
    if strayed:
        short = abbreviation(bare) or len(bare) < (3 if bare.islower() else 4) or bare.isdigit()
        return None if short or said is not None else False
    if said is not None and (close or stop != ".") and (said.group("pronoun") or said.group("inverted")):
        return None
    if stop != ".":
        return _asked(story, p, m, at, word.lower(), bare)
    if ".." in text[end - 2 : end + 3] or _short(story, p, end, bare, opens):
        return None
    if ")" in close or "]" in close:
        # (R-Wis.) closes no sentence; (A whole one does.)
        opened = max(story.plain.rfind("(", p.start, end), story.plain.rfind("[", p.start, end))
        lead = story.plain[p.start : max(opened, p.start)].rstrip(" \"'")
        if opened < 0 or lead and lead[-1] not in ".!?":
            return None
        if not opens:
            return False
    elif close:
        # A title in quotation marks may end in a stop; then only a word that opens sentences tells.
        return (opens and len(bare) > 2) or None
    # "up to 14. percent": a figure that has lost its decimals.
    return opens or not bare[-1].isdigit()


def _short(story: Story, p: Paragraph, end: int, bare: str, opens: bool) -> bool:
    """Whether the word before a full stop may be written with it: an abbreviation, a figure, letters;
    `opens` says that the word behind opens many a sentence."""
    if "…" in bare or abbreviation(bare) or bare.startswith(("#", "@")) or re.search(r"[@/_=\\]", bare):
        return True
    if _PENCE.match(bare):
        return True
    if not opens and (_company(story, end, bare) or _measure(story, end, bare)):
        return True
    last = re.split(r"[-–]", bare)[-1]
    if last != bare and abbreviation(last) or not opens and _clipped(last):
        return True  # pro-U.S. factions; Neisseria spp. are grown
    if bare.isdigit() and len(bare) < 3 and (end - len(bare) <= p.start or len(bare) == 1):
        return True
    return len(bare) < 2 or len(bare) == 2 and not bare.isdigit() and not bare.islower()


def _asked(story: Story, p: Paragraph, m: re.Match[str], at: int, word: str, bare: str) -> bool | None:
    """Whether a question mark or an exclamation mark behind `bare` ends a sentence before `word`; None
    where it may well not."""
    stop, close = m.group("stop"), m.group("close")
    # Yahoo! said; “Why?” and so on; r?sum? is a lost letter
    if "?" in bare or word not in STARTERS or word in {"and", "by"}:
        return None
    if close or stop == "!" and (bare[:1].isupper() or any(c.isdigit() for c in bare)):
        return None
    rest = story.text[at : p.end]
    closing = re.search(r"[.!?]", rest)
    if closing is not None and closing.group() == stop and len(rest[: closing.start()].split()) <= 5:
        # "The money? the fame? the power?"
        return None
    earlier = story.plain[p.start : m.start()]
    if (
        re.search(r"[?!] [a-z]", earlier[-80:])
        or earlier.count("(") > earlier.count(")")
        or re.search(r"[-–—][^.!?]{0,40}\Z", earlier)
    ):
        return None
    return len(re.split(r"[.!?]", earlier)[-1].split()) >= 3


STOPS = later(r"[.!?][\"'”’)\]]*\s")


def two_sentences(story: Story, p: Paragraph, m: re.Match[str], at: int) -> bool:
    """Whether what stands before the stop and what comes after it are both whole sentences, so that the
    small letter is the slip and not the stop: said only of a full stop, and of a word that opens
    sentences."""
    text = story.plain
    opener = re.match(r"[\w'’]+", text[at : p.end])
    if m.group("stop") != "." or opener is None or opener.group().lower() not in OPENERS:
        return False
    start = max((x.end() for x in STOPS.finditer(text, p.start, m.start())), default=p.start)
    following = STOPS.search(text, at, p.end)
    end = following.start() if following is not None else p.end
    last = re.search(r"([^\s]+)\Z", text[start : m.start()])
    if last is None or not _plain_end(last.group(1)):
        return False
    # What follows must have its verb before any comma: "their resources. their skill, their will to win".
    comma = text.find(",", at, end)
    behind = text[at : end if comma < 0 else comma]
    return (
        is_sentence(text[start : m.start()])
        and is_sentence(text[at:end].rstrip(".!?\"') "))
        and is_clause_of(behind)
    )


def _plain_end(word: str) -> bool:
    """Whether a sentence may end in the word: English as it stands, a figure or a known name, and no short
    form: Regt, PhD, 1.A."""
    bare = word.strip("\"'()[],")
    if bare.islower():
        return len(bare) > 1 and dictionary.words().known(bare)
    if bare[:1].isdigit():
        return bare.replace(",", "").isdigit() and len(bare) > 2
    return bare.isalpha() and bare[1:].islower() and (len(bare) > 5 or gazetteer.is_name(bare))


#: 1s. 10d. a pound: shillings and pence.
_PENCE = later(r"\d{1,3}[sd]\Z")


def _company(story: Story, end: int, bare: str) -> bool:
    """Whether a short word with a capital stands behind another and is no name or word: Hartley Cos."""
    if not (2 <= len(bare) <= 5 and bare[1:].islower() and bare[0].isupper()):
        return False
    before = re.search(r"([^\W\d_]+) \Z", story.plain[max(0, end - len(bare) - 24) : end - len(bare)])
    return before is not None and before.group(1)[0].isupper() and not gazetteer.is_name(bare)


def _measure(story: Story, end: int, bare: str) -> bool:
    """Whether a figure stands before a short word in small letters: 13 in. baking tins, 5 min. apart."""
    return (
        len(bare) <= 4
        and bare.islower()
        and re.search(r"\d ?\Z", story.plain[max(0, end - len(bare) - 3) : end - len(bare)]) is not None
    )


def _clipped(word: str) -> bool:
    """Whether a short word in small letters is no word, so that its stop may be an abbreviation's."""
    return word.islower() and 2 <= len(word) <= 4 and not words().known(word)
