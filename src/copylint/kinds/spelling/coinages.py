"""Words that no dictionary has and that are no slips all the same: learned, spoken, foreign, or made as
English makes words."""

from __future__ import annotations

from copylint.kinds.spelling.unknown import distinct
from copylint.lexicon.dictionary import words
from copylint.lexicon.tables import load_set
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import word_pairs, word_set
from copylint.tables.wordlists import words as words_of
from copylint.text.patterns import later


def learned(word: str) -> bool:
    """Whether the word is one that only learned copy has: rare, yet no slip."""
    rare = load_set("rare-words")
    return (
        word in rare
        or word.endswith("s")
        and (word[:-1] in rare or word.endswith("es") and word[:-2] in rare)
    )


def either(word: str) -> bool:
    """Whether a table calls it a misspelling and a dictionary a word."""
    return word in load_set("either-spelling")


@once_a_story
def dialect(story: Story) -> bool:
    """Whether the story spells some of its speech as it sounds."""
    spoken = load_set("dialect") - word_set("spelling", "speech in careful copy")
    spoken |= load_set("speech-spellings")
    return len({t.lower() for t in distinct(story)} & spoken) >= 2


#: The parts of speech of words that have no plural but when they are spoken of.
_CLOSED = frozenset(("IN", "CC"))


def mentioned(word: str) -> bool:
    """Whether the word is a little one that is spoken of: no ifs, ands or buts; the befores and afters."""
    return (
        word.endswith("s")
        and len(word) > 3
        and words().tags(word[:-1])[0] in _CLOSED
        and words().frequency(word[:-1]) >= 50
    )


def _usual(word: str) -> bool:
    return words().frequency(word) >= 40


_ROMANCE = words_of("spelling", "Romance endings")


def romance(word: str, right: str) -> bool:
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


_FREE = words_of("spelling", "prefixes of any word")


def prefixed(word: str) -> bool:
    """Whether the word is a usual one behind a prefix that goes with any: undocked."""
    return any(
        word.startswith(p) and len(word) >= len(p) + 5 and words().frequency(word[len(p) :]) >= _LEAST_BASE
        for p in _FREE
    )


def plural_of_its_own(word: str) -> bool:
    """Whether the word is a plural in -men or -ren, so that what adds an s to it is a possessive."""
    entry = words().get(word)
    return (
        word.endswith(("men", "children")) and entry is not None and entry.freq >= 20 and "NNS" in entry.tags
    )


# Endings that English adds freely, what the word without them must be, and what is put back.
_ENDINGS = tuple(
    (ending, *stated.split(" ", 1)) for ending, stated in word_pairs("spelling", "free endings").items()
)
_LEAST_BASE = 20
#: The plural of any noun of some length is a word: lochs.
_LEAST_PLURAL = 8
_DOUBLING = later(r"[^aeiou][aeiou]([bdgklmnprt])\1\Z")
_MUST_DOUBLE = later(r"(?:\A|[^aeiou])[^aeiou][aeiou][bdgmnprt]\Z")


def coined(word: str) -> bool:
    """Whether the word is a known one with a free ending, spelled as English spells it: hijabi,
    preppers, duking. Such a word is new, not wrong."""
    w = words()
    if "eable" in word and word.replace("eable", "able") in w:
        return True  # likeable, unmistakeable: the other accepted spelling
    plural = w.find(f"{word}s") if len(word) > 6 and not word.endswith("s") else None
    if plural is not None and "NNS" in plural.tags:
        return True  # melanocyte, glycolipid: the dictionary has only the plural
    return any(_made_of(word, ending, wanted, back) for ending, wanted, back in _ENDINGS)


def _made_of(word: str, ending: str, wanted: str, back: str) -> bool:
    """Whether the word is a known one with this ending."""
    if not word.endswith(ending) or len(word) - len(ending) < 3:
        return False
    if word[-len(ending) - 1] == ending[0] == "s":
        return False
    stem = word[: -len(ending)]
    vowel = ending[0] in "aeiouy"
    bases = [stem + b.strip("-") for b in back.split()]
    if vowel and _DOUBLING.search(stem):
        bases.append(stem[:-1])
    for base in bases:
        if base == stem and base[-1] == "e" == ending[0]:
            continue  # ruleed, forceee: the e would have gone
        if ending == "y" and base[-1] == "y":
            continue
        if vowel and base == stem and len(base) <= 4 and _MUST_DOUBLE.search(base):
            continue  # fited: fit would have doubled its t
        entry = words().get(base)
        least = _LEAST_PLURAL if ending == "s" and len(base) > 3 else _LEAST_BASE
        if entry is None or entry.freq < least:
            continue
        kinds, tags = {t[:1] for t in entry.tags}, set(entry.tags)
        if ending != "s" and not {"NN", "VB", "VBP", "JJ"} & tags:
            continue  # refsed
        if ending == "s" and not kinds & {"N", "J"} and not {"VB", "VBP", "VBG"} & tags:
            continue  # workeds, sats
        if kinds & set(wanted):
            return True
    return False
