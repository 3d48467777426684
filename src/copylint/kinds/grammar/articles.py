"""`articles`: a or an by the sound that follows, and nouns that take neither.

match: {check: a-an} reads the next word, number or initialism aloud. match: {check: mass-noun,
nouns: [...], strict: [...]} finds a or an before a noun that cannot be counted; before those in
`strict` an adjective may stand between.

Where two readings are current (a/an historic, herb, SAT, UNRWA) either article is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Finding, Safety
from copylint.lexicon.sounds import NEXT, initialism_sound, sound, word_sound
from copylint.rules.kind import Hit, RuleError, finding, like
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str, Strs
from copylint.story.story import Story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

NAME = "articles"
READS = "paragraph"
CHANGES = "wording"
SENTENCES = True
SHOWN = ("next", "noun")
SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=("a-an", "mass-noun")),
    "nouns": Strs(),
    "strict": Strs(),
}

#: Where an article cannot stand before such a word, so "a" is a letter or a slip of another sort.
_FUNCTION = word_set("grammar", "no article before")


# -- a and an ----------------------------------------------------------------------------------------

_STRAY = word_set("grammar", "before a stray article")
_LETTERED_BY = word_set("grammar", "named by a letter")

_OPENERS = ("", '"', "'", "(")
_AN_NEXT = "bcdfghjklmnpqrstvwxyz0123456789u$£€eo"
_A_NEXT = "aeiouhflmnrsx8" + "1"
_SENTENCE_START = later(r"(?:\A|[.!?:;\"'“‘(\[—–-]\s*|\n\s*)\Z")


def validate(rule: Rule) -> None:
    """Raises RuleError where a check for mass nouns names no nouns, or a replacement is given."""
    if rule.match["check"] == "mass-noun" and "nouns" not in rule.match:
        raise RuleError(("match",), "mass-noun needs nouns")
    if rule.replace is not None:
        raise RuleError(("replace",), "this kind knows its replacement")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the article with the first letter that may make it wrong; or the nouns."""
    if rule.match["check"] == "mass-noun":
        return [border(n) for n in rule.match["nouns"]]
    out = {f"|a {q}{c}" for c in _A_NEXT for q in _OPENERS}
    out |= {f"|an {q}{c}" for c in _AN_NEXT if c.isascii() for q in _OPENERS}
    out |= {f"|a {m}{c}" for m in "$?" for c in "81"} | {f"|an {m}" for m in "$?"}
    return sorted(out)


def prepare(rule: Rule) -> Any:
    """Returns the sets of nouns."""
    return frozenset(rule.match.get("nouns", ())), frozenset(rule.match.get("strict", ()))


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding for each article that is wrong."""
    if rule.match["check"] == "mass-noun":
        yield from _mass_nouns(rule, prepared, story, hits)
        return
    text = story.plain
    done = -1
    for start, end in hits:
        if start == done:
            continue
        done = start
        written = text[start:end].split(" ")[0]
        article = written.lower()
        at = start + len(written) + 1
        last = text[end - 1]
        # A lower-case consonant after "a" is never wrong; most nominations end here.
        if article == "a" and last in "flmnrsx" and text[end : end + 1] != "-":
            continue
        capitals = _in_capitals(text, start, at, written)
        wanted = _shouted_sound(text, at) if capitals else sound(text, at)
        if wanted is None or wanted == article:
            continue
        if not _is_article(text, start, at, written):
            continue
        word = NEXT.match(text, at)
        shown = word.group() if word else ""
        new = wanted.upper() if capitals else like(written[0], wanted)
        safety = Safety.SAFE if word and _certain(text, start, article, word) else Safety.UNSAFE
        yield finding(
            rule,
            story,
            start,
            start + len(written),
            [new],
            safety=safety,
            values={"next": shown.strip("\"'([-")},
        )


#: How far to either side a line is looked at to see whether it is written in capitals.
_AROUND = 60
_LETTERED = later(r"[^\W\d_]{2,}")


def _in_capitals(text: str, start: int, at: int, written: str) -> bool:
    """Whether an article stands among words in capitals, where a capital makes no initialism."""
    if not written.isupper():
        return False
    low = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    high = text.find("\n", at)
    high = min(len(text) if high < 0 else high, at + _AROUND)
    before, behind = _LETTERED.findall(text, low, start), _LETTERED.findall(text, at, high)
    if len(written) > 1 and behind and behind[0].isupper() and (not before or before[-1].isupper()):
        return True  # a name on the screen, in copy that is not: MAC AN LUAIN / Harbour master
    around = before + behind
    return len(around) > 1 and 4 * sum(w.isupper() for w in around) > 3 * len(around)


def _shouted_sound(text: str, at: int) -> str | None:
    """The article before what stands in a line of capitals: a word is read as one where the dictionary has
    it, and short letters only where both readings agree; what nobody knows is a name, and takes neither
    (NIC AN TÀILLEIR)."""
    m = NEXT.match(text, at)
    if m is None or not m.group("word"):
        return sound(text, at)
    core = re.sub(r"'\w+\Z", "", m.group("word"))
    if not core.isalpha() or len(core) < 2:
        return sound(text, at)
    known = _is_word(core.lower())
    read = {word_sound(core.lower())} if known else set()
    if len(core) <= 4 or not known:
        read.add(initialism_sound(core))
    if not known and len(core) > 4:
        return None
    return read.pop() if len(read) == 1 else None


#: Letters whose names take another article than the words that begin with them.
_TWO_WAYS = "FHLMNRSXU"
_LAST = later(r"([^\W\d_]+)\W*\Z")


def _certain(text: str, start: int, article: str, following: re.Match[str]) -> bool:
    """Whether the next word has one reading, and the article is no slip for another word."""
    if "(" in following.group("open") or "[" in following.group("open"):
        return False  # a (inaudible) house
    before = _LAST.search(text, max(0, start - 20), start)
    left = before.group(1).lower() if before else ""
    if left in _STRAY:
        return False  # an an valorem rate, the a opportunities: one of them is to go, or is another word
    word = following.group("word")
    if not word:
        return True
    if left in ("more", "most", "less", "such"):
        return False  # a more effective way, tools such as these: another word was meant
    core = re.sub(r"'\w+\Z", "", word)
    if core.isupper() and (len(core) > 1 or text[following.end() : following.end() + 1] == "."):
        # SIG, FIDO2: said as words, or letter by letter; NSW, H. erectus: or read as what they stand for.
        return core[0] not in _TWO_WAYS
    if article == "a" and core[0].isupper() and text[following.end() + 1 : following.end() + 2].isupper():
        return False  # by establishing a Infrastructure Australia: a name that wants no article
    if not core.islower() and not core[1:].islower() and len(core) > 1:
        return core[0].upper() not in _TWO_WAYS  # MoU, xUnit, RStudio: as their people say
    return _plain_word(core, article, text[following.end() : following.end() + 10])


def _plain_word(word: str, article: str, behind: str) -> bool:
    """Whether a word is English, and may follow an article: not nginx, nor "go an try", "easing an
    catalysing"."""
    from copylint.lexicon.dictionary import words
    from copylint.lexicon.tagger import possible

    if re.fullmatch(r"u[^aeiou]+", word):
        return False  # a url, a uswds package: letters
    if (
        article == "a"
        and possible(word)[0] in ("VBN", "VBD")
        and re.match(r" (?:or|and|by|in|with|to|at|on)\b", behind)
    ):
        return False  # of being a accompanied or led: no article is wanted
    entry = words().find(word)
    if entry is None:
        return word[0].isupper() or word[0].upper() not in _TWO_WAYS
    if (
        article == "a"
        and entry.tags[:1] == ("NN",)
        and word[-1] not in "sxyzh"
        and words().find(word + "s") is None
    ):
        return False  # a information: what has no plural wants no article
    if article == "a" and word.islower() and all(t.startswith("V") for t in possible(word)):
        return False  # Australians to a adapt
    # "go an try", "men an women": and was meant
    return not (
        article == "an" and possible(word)[0] in ("VB", "VBP", "VBG", "VBD", "NNS") and word.islower()
    )


def _is_word(word: str) -> bool:
    """Whether the dictionary has a capitalised word in any capitals."""
    from copylint.lexicon.dictionary import words

    return words().find(word) is not None


#: A word with a capital right before, other than one that ends in a stop: a title, a headline.
_TITLED = later(r"[A-Z][\w'-]* (?:of |in |for |to |on |with |at |by )?\Z")


def _is_article(text: str, start: int, at: int, written: str) -> bool:
    before = text[max(0, start - 40) : start]
    if before[-1:].isalnum():
        return False  # the end of a word, after a letter the matcher does not know: Lucía
    if before[-1:] in tuple("-'&@/$.+=") and before[-1:] != "":
        if not (before[-1] == "'" and (len(before) == 1 or before[-2].isspace())) and not before.endswith(
            "--"
        ):
            return False
    m = re.compile(r"[\"'(\[]*([^\W\d_]+)").match(text, at)
    if m and m.group(1) in _FUNCTION:
        return False
    if m and m.group(1)[0].isupper() and re.search(r"[^\W\d_]*[a-z] \Z", before):
        # "Loch an Eilein": a small word inside a foreign name.
        w = re.search(r"([^\W_]+) \Z", before)
        if w and w.group(1)[0].isupper() and not m.group(1).isupper() and not _is_word(m.group(1)):
            return False
    if (
        written in ("A", "An")
        and not _SENTENCE_START.search(before)
        and not (m and m.group(1)[0].isupper() and _is_word(m.group(1)) and _TITLED.search(before))
    ):
        return False  # plan A is; the story of An; Karbala and An Najaf; but The Story of A Hour
    if written == "a":
        # "option a is", "a, b": a letter, not an article; a foreign phrase has more such words.
        w = re.search(r"([^\W\d_]+)\s\Z", before)
        if w and w.group(1).lower() in _LETTERED_BY:
            return False
    return True


# -- nouns that cannot be counted --------------------------------------------------------------------

_BEFORE = later(
    r"(?:(?<=\s)|(?<=[\"'(\[—-])|\A)(?P<article>an?) (?:(?P<adjective>[^\W\d_]+) )?\Z", re.IGNORECASE
)
_AFTER = later(r"\s*(?:(?P<mark>[.,;:!?)\]\"—–]|--|\Z)|(?P<word>[^\W\d_][\w']*))")
#: What may follow the noun when it is no modifier of another.
_FOLLOWERS = word_set("grammar", "behind an uncountable noun")
_NOT_ADJECTIVES = frozenset("little certain few bit lot single".split())


def _mass_nouns(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    text = story.plain
    strict = prepared[1]
    for start, end in hits:
        m = _BEFORE.search(text, max(0, start - 30), start)
        if m is None or (m.group("article") == "A" and text[start : start + 1].isupper()):
            continue
        noun = text[start:end]
        if noun[0].isupper():
            continue
        after = _AFTER.match(text, end)
        if after is None:
            continue
        follower = (after.group("word") or "").lower()
        if follower and follower not in _FOLLOWERS and not (follower == "of" and noun in strict):
            continue
        if after.group("mark") in (",",) and re.match(r",? \w+(?:, \w+)* (?:and|or) ", text[end : end + 60]):
            continue  # "a research, training and exhibition centre"
        adjective = m.group("adjective")
        if adjective:
            if noun not in strict or adjective.lower() in _NOT_ADJECTIVES or adjective[0].isupper():
                continue
            from copylint.lexicon.tagger import possible

            if possible(adjective)[0] not in ("JJ", "JJR", "JJS", "VBN", "VBG"):
                continue
        low = m.start("article")
        new = text[m.start("adjective") if adjective else start : end]
        yield finding(rule, story, low, end, [like(m.group("article")[0], new)], values={"noun": noun})
