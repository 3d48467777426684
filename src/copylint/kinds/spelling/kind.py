"""`spelling`: words that no dictionary has and that are one slip from one that it has.

match: {check: word}      lower-case words anywhere
       {check: opening}   capitalised words where only the start of a sentence explains the capital
       {check: accent}    loan words that have lost their accent (table of rules/lexicons/)
       least: N           frequency a correction must have (10 x log10 of uses in 1,000 million)

Left alone: names and what the story also writes with a capital, words the story uses more than once,
foreign phrases (an unknown word beside another), single words in quotation marks, parts of
compounds unless the slip is certain, addresses and the like. Unknown words without a near neighbour
are left alone too: nothing can be said of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from copylint.cache.patterns import later
from copylint.findings.finding import Finding, Safety
from copylint.rules.kind import Hit, finding, like
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Num, Str
from copylint.story.english import language
from copylint.story.roles import PROSE
from copylint.story.story import Story, once_a_story
from copylint.text.spans import Span

if TYPE_CHECKING:
    from copylint.lexicon.speller import Suggestion
    from copylint.lexicon.wordfile import Entry

NAME = "spelling"
CHANGES = "writing"
SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=("word", "opening")),
    "least": Num(whole=True, low=0, high=100),
}

# Every byte that cannot be part of a word becomes a blank; letters, apostrophes and the stand-in for
# what is not ASCII stay, so that a word with a foreign letter is seen whole and left alone.
_KEEP = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'?_")
_TABLE = bytes(c if c in _KEEP else 32 for c in range(256))
_WORD = later(r"[a-z]{3,}(?:'[a-z]{1,2})?\Z")
_OPENING = later(r"[A-Z][a-z]{3,}\Z")
#: Slips in the commonest short words, which are no words, names or codes of their own; other words of
#: three letters that the dictionary does not have are often foreign, or abbreviations, and are only
#: asked about where ordinary words stand on both sides of them.
_SHORT = frozenset(
    """adn ahd anf cna fpr fwe hge hsa hsi hte hve ihs nto nwe nwo ofr rhe seh teh tge thn thr ths tht tje
    tke tne uou vry whn wht wih wqs wth wya yhe yoy yuo yse""".split()
)
_COMMON_LIMIT = 20_000


def validate(rule: Rule) -> None:
    """Nothing beyond the schema."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: any word may be misspelt."""
    return None


def prepare(rule: Rule) -> Any:
    """Returns nothing: the dictionary is shared by the whole process."""
    return None


@once_a_story
def distinct(story: Story) -> frozenset[str]:
    """Returns the distinct words of the story as they are capitalised, apostrophes straight; words
    with letters beyond ASCII have `?` in them."""
    raw = story.plain.encode("ascii", "replace").translate(_TABLE)
    return frozenset(raw.decode("ascii").split())


#: Frequency (see the word table) below which a word is offered for a slip, never written: another, as near,
#: may have been meant, as homogeneous for "homegenous", which is one letter from homogenous.
_SELDOM = 33


def _rare(word: str) -> bool:
    from copylint.lexicon.dictionary import words

    entry = words().find(word.lower().partition("'")[0])
    return entry is not None and entry.freq < _SELDOM


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a misspelt word, each place it stands."""
    if rule.match["check"] == "word":
        return _lower(rule, story)
    return _opening(rule, story)


#: Words met before that are in the dictionary, or none of this rule's; not so many that a long run
#: holds them all.
_fine: set[str] = set()
#: The same for words with a capital: those that are known, or names.
_familiar: set[str] = set()
_MOST_FINE = 50_000


def _letters(word: str) -> bool:
    """Whether three letters are a unit, a code or the like rather than a slip."""
    from copylint.lexicon.dictionary import words

    return word not in _SHORT and (word in _CODES or word.upper() in words())


def _clipped_unit(word: str) -> bool:
    """Whether four letters are the plural of a clipped unit: mins, secs, yds."""
    return len(word) == 4 and word.endswith("s") and word[:3] in _CODES


#: Units, codes and clippings of three letters.
_CODES = frozenset(
    """alt api css csv dev div gov int npm php sdk sql url amp aka avg bpm bps btu cal cfs cgs cms cps dpi ems emf est fps gal gpm gsm hrs inc ips irl kcal kgs kms kph kts
    kwh lbs llc lol ltd max mbs mcg mgs mhz min mls mol mph mpg msg mtg nbd nsw oct omg ozs pcm pcs pct pdf phd pkt pls
    png ppb ppm ppl ppt psi pts qty rev rms rpm rps sec sms spp sqm ssp std str subsp svg tbc tbd tbh tbs tba tbsp tel tsp
    txt usd val vid viz vol vpn wpm www xls xml yds yrs""".split()
)


@once_a_story
def _unknown(story: Story) -> set[str]:
    """The lower-case words of the story that the dictionary does not have."""
    from copylint.lexicon.dictionary import words
    from copylint.lexicon.tables import load_set

    w = words()
    found = set()
    for t in distinct(story) - _fine:
        if not t.islower() or t in w or not _WORD.match(t) or w.known(t) or len(t) == 3 and _letters(t) or _clipped_unit(t):
            if len(_fine) < _MOST_FINE:
                _fine.add(t)
        else:
            # A word that only exists with a capital has lost it: the names rules say so.
            if t.split("'")[0].capitalize() not in w:
                found.add(t)
    if found:
        found -= load_set("dialect")
    return found


def _lower(rule: Rule, story: Story) -> Iterator[Finding]:
    unknown = _unknown(story)
    if not unknown:
        return
    from copylint.lexicon.certainty import spoken_so
    from copylint.lexicon.dictionary import words

    capitals = {t.casefold() for t in distinct(story) if t[:1].isupper()}
    text = story.plain
    where = _where(text, unknown)
    for word in sorted(unknown):
        base = word.split("'")[0]
        if base in capitals:
            continue  # a name in lower case: that is another rule's to say
        places = where.get(word, ())
        if not places or len(places) > 1 and not words().corrections(base):
            continue
        for start, end in places:
            if _set_apart(story, start, end, unknown):
                continue
            short = len(base) == 3 and base not in _SHORT
            if short and not _amid_words(text, start, end) or _learned(base) or _dialect(story):
                continue
            got = _suggest(story, word, start, end, int(rule.match.get("least", 25)))
            if got is None:
                continue
            replacements, certain = got
            around = _foreign_around(story, start, unknown)
            if around is None:
                continue
            foreign, strange = around
            if not certain and (foreign or strange > 1 or _PARTICLES.search(text, max(0, start - 6), start)):
                continue
            certain = certain and not (short or foreign or strange or _mutilated(story.text, start, end))
            certain = certain and (bool(words().corrections(base)) or not _rare(replacements[0]))
            if certain and not words().corrections(base) and story.in_speech(Span(start, end)):
                certain = not spoken_so(base, replacements[0].split("'")[0])

            compound = text[start - 1 : start] == "-" or text[end : end + 1] == "-"
            if compound and not certain:
                continue
            if compound and not words().corrections(base):
                # chlor-alkali: a part of a compound may be one of its own.
                if len(base) < 6:
                    continue
                certain = False
            yield finding(
                rule, story, start, end, replacements[:1] if certain else replacements[:3],
                safety=Safety.SAFE if certain else Safety.UNSAFE,
            )  # fmt: skip


def _amid_words(text: str, start: int, end: int) -> bool:
    """Whether words in small letters that the dictionary has stand next to it on both sides."""
    from copylint.lexicon.dictionary import words

    left = re.search(r"(?<![\w'-])([A-Za-z]+),? \Z", text[max(0, start - 30) : start])
    right = re.match(r" ([a-z]+)(?![\w'-])", text[end : end + 30])
    if left is None or right is None or left[1].lower() in _ARTICLES:
        return False  # the adt log: behind an article codes stand
    return left[1].lower() in words() and right[1] in words()


_ARTICLES = frozenset(("the", "a", "an"))


def _learned(word: str) -> bool:
    """Whether the word is one that only learned copy has: rare, yet no slip."""
    from copylint.lexicon.tables import load_set
    from copylint.tables.wordlists import LexiconError

    try:
        rare = load_set("rare-words")
    except LexiconError:
        return False
    return word in rare or word.endswith("s") and (word[:-1] in rare or word.endswith("es") and word[:-2] in rare)


def _either(word: str) -> bool:
    """Whether a table calls it a misspelling and a dictionary a word."""
    from copylint.lexicon.tables import load_set
    from copylint.tables.wordlists import LexiconError

    try:
        return word in load_set("either-spelling")
    except LexiconError:
        return False


#: Spellings of spoken English that careful copy has too, and that do not make a passage dialect.
_COMMON_SPEECH = frozenset("aye cos cuppa cuz daft dunno fella fellas gimme gonna gotcha gotta kinda lemme lotta lotsa ken".split())


@once_a_story
def _dialect(story: Story) -> bool:
    """Whether the story spells some of its speech as it sounds."""
    from copylint.lexicon.tables import load_set

    spoken = (load_set("dialect") - _COMMON_SPEECH) | load_set("speech-spellings")
    return len({t.lower() for t in distinct(story)} & spoken) >= 2


def _foreign_around(story: Story, start: int, unknown: set[str]) -> tuple[bool, int] | None:
    """Whether the sentence has a word with foreign letters that no dictionary has, and how many other
    unknown words: what stands among them may be of their language, and is not certainly a slip.

    None where the sentence is a foreign phrase itself."""
    from copylint.lexicon.dictionary import words

    sentence = story.sentence_at(start)
    if sentence is None or sentence.end - sentence.start > 5_000:
        return False, 0  # no sentence; each of its unknown words would read it all
    known, foreign, strange = words().known, False, 0
    tokens = [t for t in sentence.tokens if t.kind == "word"]
    if len(tokens) <= 3 and not all(known(t.text) for t in tokens if t.start != start):
        return None  # Oidhche mhath.
    for t in tokens:
        if t.start != start and t.text[:1].islower():
            strange += t.text in unknown
            if not foreign and not t.text.isascii():
                plain = t.text.replace("\u2019", "'")
                foreign = not plain.isascii() and not known(plain)
    return foreign, strange


#: Little words of other languages: what follows them is seldom English.
_PARTICLES = later(
    r"(?<![\w'])(?:de|la|el|le|les|des|du|del|della|dei|di|das|dos|der|und|et|il|los|las|al|auf|zu|une|por|en|na)[ ]\Z", re.IGNORECASE
)

_LETTERS = later(r"(?<![\w'@#%/\\])([A-Za-z]+)(?:('[a-z]{1,2})(?![\w/\\]))?(?![\w/\\])")


#: Up to so many words each is sought by itself, which is quicker; more would make a long story of
#: unknown words dear.
_FEW = 30


def _where(text: str, wanted: Set[str]) -> dict[str, list[tuple[int, int]]]:
    """Where each of the words stands. A word is also where it stands with a possessive ending."""
    out: dict[str, list[tuple[int, int]]] = {}
    if len(wanted) <= _FEW:
        for word in wanted:
            start = text.find(word)
            while start >= 0:
                end = start + len(word)
                before, after = text[start - 1 : start], text[end : end + 1]
                if not (before.isalnum() or before and before in "_'@#%/\\" or after.isalnum() or after and after in "_/\\"):
                    out.setdefault(word, []).append((start, end))
                start = text.find(word, end)
        return out
    for m in _LETTERS.finditer(text):
        if m[1] in wanted:
            out.setdefault(m[1], []).append(m.span(1))
        if m[2] and m[0] in wanted:
            out.setdefault(m[0], []).append(m.span())
    return out


#: Marks that stand beside words in print. Anything else is what is left of a letter: clich\u201a, alway%.
_BESIDE = later(r"""[\w\s.,;:!?'"()\[\]{}/&\u2010-\u2015\u2018\u2019\u201c\u201d\u2026\u00ab\u00bb-]""")


def _mutilated(text: str, start: int, end: int) -> bool:
    """Whether the place shows that more of the word is lost than a slip: a stray sign beside it, or a part of it
    that a blank has cut off (leg islation, islation re)."""
    from copylint.lexicon.dictionary import words

    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before and before not in "\u201a\u201e" and not _BESIDE.match(before) or after and not _BESIDE.match(after):
        return True
    left = re.search(r"(?<![\w'-])([a-z]{2,}) \Z", text[max(0, start - 30) : start])
    right = re.match(r" ([a-z]{2,})(?![\w'-])", text[end : end + 30])
    word, w = text[start:end], words()
    return left is not None and left[1] + word in w or right is not None and word + right[1] in w


def _set_apart(story: Story, start: int, end: int, unknown: set[str]) -> bool:
    """Whether the place shows that the word is meant as it stands."""
    text = story.plain
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before in {'"', "'", "*", "_"} and after in {'"', "'", "*", "_"}:
        return True  # one word in quotation marks or in italics
    if before == "]" or after == "[" or before == "[" and after == "]":
        return True  # rais[ed]: letters that the writer has changed; [detekt]
    if text[end : end + 2] == " [" and not _listed(text[start:end]):
        return True  # formier [joiner]: a word that is explained
    if _ELIDED.match(text, end):
        return True  # objets d'art
    if text[start - 2 : start] == "- " and text[start - 3 : start - 2].isalpha():
        return True  # consider- ation: the second half of a word that a line once parted
    from copylint.lexicon.dictionary import words

    if _SPECIES.match(text, end) is not None:
        return True  # moong (Vigna radiata): what a plant or an animal is called where it lives
    if not words().corrections(text[start:end]) and before == " " and _ADDRESSED.search(text[max(0, start - 2) : start] + "\0" + text[end : end + 2]):
        if story.in_speech(Span(start, end)):
            return True  # “It happens, yaar,” she said: somebody is addressed, in whatever language
    if _MENTION.search(text, max(0, start - 24), start):
        return True  # the Greek word galaxias
    if before == "." or after in {"@", "#", "\\"} or after == "." and text[end + 1 : end + 2].isalnum():
        return True  # a file, an address
    left = re.search(r"([^\W\d_][\w']*)[ -]\Z", text[max(0, start - 30) : start])
    right = re.match(r"[ -]([^\W\d_][\w']*)", text[end : end + 30])
    # Beside another unknown word it is part of a foreign phrase, unless it is a known misspelling.
    if words().corrections(text[start:end]):
        return False
    if left and right and end - start <= _PARTICLE and left[1].istitle() and right[1].istitle():
        joined = text[start - 1 : start] == " " == text[end : end + 1]
        # "Daniel arap Moi": a particle that no table knows, between the parts of a name.
        if joined and left[1] not in _TITLES and not _opens(story, start - 1 - len(left[1])):
            return True
    return any(m and (m[1] in unknown or not m[1].isascii() and m[1].islower()) for m in (left, right))


_SPECIES = later(r"[ ][(][A-Z][a-z]+ [a-z-]+[)]")
_ADDRESSED = later(r", \x00[,.!?][\"']")
#: What a word is called that is spoken of, or the language that it is of.
_MENTION = later(
    r"\b(?:(?:word|term|verb|noun|adjective|suffix|prefix|syllable|spelling)s?|Greek|Latin|French|German|Spanish|Italian|Arabic"
    r"|Hebrew|Hindi|Sanskrit|Japanese|Dutch|Welsh|Irish|Gaelic|Scots|Yiddish|Portuguese)(?: for \w+)?[ ,:]{1,2}\Z"
)
#: Letters of the longest word that is taken for a particle of a name.
_PARTICLE = 4
#: What stands before a name, and is no part of it.
_TITLES = frozenset("Mr Mrs Ms Dr Prof Sir Dame Lord Lady President Prime Minister King Queen Prince Princess".split())


#: A French word without its vowel: d'art.
_ELIDED = later(r" [dlnqcs]['\u2019][^\W\d_]{2,}")


def _listed(word: str) -> bool:
    """Whether a table has the word as a misspelling."""
    from copylint.lexicon.dictionary import words

    return bool(words().corrections(word))


def _opens(story: Story, at: int) -> bool:
    """Whether a sentence begins there: its first word may be any."""
    sentence = story.sentence_at(at)
    return sentence is not None and sentence.start >= at


@lru_cache(maxsize=2_000)
def _candidates(word: str, region: str, left: str | None) -> list[Suggestion]:
    """The corrections of a word behind another; a word listed as wrong may stand many times."""
    from copylint.lexicon.dictionary import words
    from copylint.lexicon.speller import suggest

    return suggest(word, words(), region, left)


def _suggest(story: Story, word: str, start: int, end: int, least: int) -> tuple[list[str], bool] | None:
    from copylint.lexicon.dictionary import words

    region = {"en-US": "u", "en-GB": "g"}.get(language(story) or "", "*")
    text = story.plain
    left = re.search(r"([\w'-]+)\W*\Z", text[max(0, start - 40) : start])
    if word.endswith("ns") and _plural_of_its_own(word[:-1]):
        return [f"{word[:-1]}'s"], False  # womens, childrens: what is lost is the apostrophe
    got = _candidates(word, region, left.group(1) if left else None)
    from copylint.lexicon.runons import runs_on
    from copylint.lexicon.slips import slip_cost

    if not got or _mentioned(word):
        return None
    best = got[0]
    if " " in best.word:
        # Two words that each stand alone: only little ones run into their neighbours.
        if not runs_on(best.word) and not words().corrections(word):
            return None
    elif words().frequency(best.word) < least:
        return None
    listed = bool(words().corrections(word))
    if not listed and not best.certain and best.score < (LEAST_SPLIT if " " in best.word else LEAST_SCORE):
        return None
    if _romance(word, best.word) and (not listed or not best.certain):
        return None
    # Tables of misspellings have many a word in -eable that is only spelled the other way.
    if (not listed or "eable" in word) and _coined(word):
        return None
    if not listed and _prefixed(word) and slip_cost(word, best.word) >= ANY_LETTER:
        return None
    sure = best.certain and (listed or not story.of_code) and not _romance(word, best.word) and not _either(word)
    return [s.word for s in got], sure


#: The parts of speech of words that have no plural but when they are spoken of.
_CLOSED = frozenset(("IN", "CC"))


def _mentioned(word: str) -> bool:
    """Whether the word is a little one that is spoken of: no ifs, ands or buts; the befores and afters."""
    from copylint.lexicon.dictionary import words

    return word.endswith("s") and len(word) > 3 and words().tags(word[:-1])[0] in _CLOSED and words().frequency(word[:-1]) >= 50


def _usual(word: str) -> bool:
    from copylint.lexicon.dictionary import words

    return words().frequency(word) >= 40


_ROMANCE = ("us", "um", "is", "ae", "os", "i", "a", "o", "ens", "orum", "arum", "eur", "aux", "ement", "elle")


def _romance(word: str, right: str) -> bool:
    """Whether it is only an ending of Latin, Italian or French that keeps the word from being English:
    militaris, tubuli, casta. The word is then likelier to be that language's than a slip."""
    if not word.endswith(_ROMANCE) or right.endswith(word[-2:]) or len(word) < 5:
        return False
    if sorted(word) == sorted(right) or word[-1] == word[-2]:
        return False  # captani, alsoo
    if len(right) == len(word) + 1 and right != f"{word}l" and _usual(right):
        return False  # millio, agencis
    same = 0
    while same < min(len(word), len(right)) and word[same] == right[same]:
        same += 1
    return same >= len(word) - 3


#: What it costs that any letter stands for any other: no slip of the hand.
ANY_LETTER = 3.0
_FREE = ("under", "over", "inter", "mis", "dis", "non", "out", "pre", "sub", "un", "re", "de", "co")


def _prefixed(word: str) -> bool:
    """Whether the word is a usual one behind a prefix that goes with any: undocked."""
    from copylint.lexicon.dictionary import words

    return any(
        word.startswith(p) and len(word) >= len(p) + 5 and words().frequency(word[len(p) :]) >= _LEAST_BASE for p in _FREE
    )


def _plural_of_its_own(word: str) -> bool:
    """Whether the word is a plural in -men or -ren, so that what adds an s to it is a possessive."""
    from copylint.lexicon.dictionary import words

    entry = words().get(word)
    return word.endswith(("men", "children")) and entry is not None and entry.freq >= 20 and "NNS" in entry.tags


#: A correction that is not certain says something from this score on; below lie foreign words, new
#: words and names that happen to be two slips from English (measured on edited prose).
LEAST_SCORE = 0.3
#: The same where a little word has run into its neighbour: few words fall into two by chance.
LEAST_SPLIT = -1.3

# Endings that English adds freely, what the word without them must be, and what is put back.
_ENDINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("ers", "VN", ("", "e")), ("er", "VN", ("", "e")), ("or", "V", ("", "e")), ("ors", "V", ("", "e")),
    ("able", "V", ("", "e")), ("ed", "VN", ("", "e")), ("ing", "VN", ("", "e")), ("ish", "NJ", ("", "e")),
    ("ism", "NJ", ("", "e")), ("ist", "NJ", ("", "e")), ("ists", "NJ", ("", "e")), ("y", "N", ("", "e")),
    ("est", "JV", ("", "e")), ("al", "N", ("", "e")), ("ly", "J", ("",)), ("ness", "J", ("",)),
    ("ized", "NJ", ("", "e")), ("ised", "NJ", ("", "e")), ("ization", "NJ", ("", "e")),
    ("isation", "NJ", ("", "e")), ("s", "NVJ", ("",)), ("es", "N", ("",)), ("less", "N", ("",)),
    ("dom", "N", ("",)), ("hood", "N", ("",)), ("ship", "N", ("",)), ("men", "N", ("",)),
    ("man", "N", ("",)), ("eer", "N", ("",)), ("eers", "N", ("",)), ("i", "N", ("",)), ("ee", "V", ("",)), ("ees", "V", ("",)),
    ("ier", "VJ", ("y",)), ("iers", "VN", ("y",)), ("ied", "V", ("y",)), ("ies", "NV", ("y",)),
    ("iness", "J", ("y",)), ("ily", "J", ("y",)), ("iable", "V", ("y",)), ("ably", "J", ("able",)),
    ("ibly", "J", ("ible",)), ("ability", "J", ("able",)), ("ics", "J", ("ic",)), ("ings", "V", ("", "e")),
)  # fmt: skip
_LEAST_BASE = 20
#: The plural of any noun of some length is a word: lochs.
_LEAST_PLURAL = 8
_DOUBLING = later(r"[^aeiou][aeiou]([bdgklmnprt])\1\Z")
_MUST_DOUBLE = later(r"(?:\A|[^aeiou])[^aeiou][aeiou][bdgmnprt]\Z")


def _singular(word: str, plural: Entry | None) -> bool:
    return plural is not None and "NNS" in plural.tags and not word.endswith("s")


def _coined(word: str) -> bool:
    """Whether the word is a known one with a free ending, spelled as English spells it: hijabi,
    preppers, duking. Such a word is new, not wrong."""
    from copylint.lexicon.dictionary import words

    w = words()
    if "eable" in word and word.replace("eable", "able") in w:
        return True  # likeable, unmistakeable: the other accepted spelling
    if len(word) > 6 and _singular(word, w.find(f"{word}s")):
        return True  # melanocyte, glycolipid: the dictionary has only the plural
    for ending, wanted, back in _ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < 3 or word[-len(ending) - 1] == ending[0] == "s":
            continue
        stem = word[: -len(ending)]
        vowel = ending[0] in "aeiouy"
        bases = [stem + b for b in back]
        if vowel and _DOUBLING.search(stem):
            bases.append(stem[:-1])
        for base in bases:
            if base == stem and base[-1] == "e" == ending[0]:
                continue  # ruleed, forceee: the e would have gone
            if ending == "y" and base[-1] == "y":
                continue
            if vowel and base == stem and len(base) <= 4 and _MUST_DOUBLE.search(base):
                continue  # fited: fit would have doubled its t
            entry = w.get(base)
            if entry is None or entry.freq < (_LEAST_PLURAL if ending == "s" and len(base) > 3 else _LEAST_BASE):
                continue
            kinds = {t[:1] for t in entry.tags}
            if ending != "s" and not {"NN", "VB", "VBP", "JJ"}.intersection(entry.tags):
                continue  # refsed
            if ending == "s" and not kinds & {"N", "J"} and not {"VB", "VBP", "VBG"}.intersection(entry.tags):
                continue  # workeds, sats
            if kinds & set(wanted):
                return True
    return False


def _opening(rule: Rule, story: Story) -> Iterator[Finding]:
    from copylint.lexicon.dictionary import words
    from copylint.lexicon.gazetteer import in_tables

    w = words()
    tokens = distinct(story)
    odd = set()
    for t in tokens - _familiar:
        if not _OPENING.match(t) or w.known(t) or in_tables(t):
            if len(_familiar) < _MOST_FINE:
                _familiar.add(t)
        elif not (t.lower() in tokens or t.upper() in tokens):
            odd.add(t)
    if not odd:
        return
    where = _where(story.plain, odd)
    for token in sorted(odd):
        lower = token.lower()
        places = [p for p in where.get(token, ()) if not _joined(story.plain, *p)]
        if len(places) != 1:
            continue
        start, end = places[0]
        sentence = story.sentence_at(start)
        paragraph = story.paragraph_at(start)
        if sentence is None or paragraph is None or paragraph.role not in PROSE:
            continue
        first = next((t for t in sentence.tokens if t.kind == "word"), None)
        if first is None or first.start != start:
            continue
        # A name is followed by another capital, a possessive or an abbreviation; a word by a word.
        following = re.match(r" ([a-z']+)", story.plain[end : end + 30])
        if following is None or not w.known(following.group(1)):
            continue
        got = _suggest(story, lower, start, end, int(rule.match.get("least", 40)))
        if got is None or not got[1]:
            continue
        yield finding(rule, story, start, end, [like(token, got[0][0])], safety=Safety.UNSAFE)


def _joined(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] == "-" or text[end : end + 1] in ("-", "'")
