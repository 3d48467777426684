"""The tags of words: from a tagger's lexicon, from hand-made lists, by inflection and by ending."""

from __future__ import annotations

import importlib.util
import re
from collections import defaultdict
from pathlib import Path

import inflect_words as inflect

HERE = Path(__file__).parent
#: Ends of nouns and of their plurals: wolf, knife, crisis; of adjectives and of what is made of them.
PLURAL_ENDS = (
    ("f", "ves"),
    ("fe", "ves"),
    ("is", "es"),
    ("um", "a"),
    ("on", "a"),
    ("us", "i"),
    ("a", "ae"),
    ("o", "oes"),
    ("ix", "ices"),
    ("ex", "ices"),
    ("eau", "eaux"),
)
ADJECTIVE_ENDS = (
    ("", "ly"),
    ("le", "ly"),
    ("y", "ily"),
    ("ic", "ically"),
    ("ll", "lly"),
    ("", "ness"),
    ("y", "iness"),
)


def package_file(package: str, *path: str) -> Path:
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent.joinpath(*path)


def man_plural(word: str) -> str:
    if re.search(r"(?:[a-z]{3})man$", word) and word not in ("shaman", "caiman", "human"):
        return word[:-3] + "men"
    return inflect.plural(word)


def always_capitalised() -> set[str]:
    """Lower-case forms of demonyms that are no words of their own (english, russian)."""
    out: set[str] = set()
    for line in (HERE / "hand" / "demonyms.txt").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            for name in line.split(": ", 1)[1].lower().split():
                out |= {name.rstrip("+"), name.replace("+", "s")}
    ordinary = (HERE / "hand" / "demonym_words.txt").read_text(encoding="utf-8")
    return out - {word for line in ordinary.split("\n") if line[:1] != "#" for word in line.split()}


def tag_words(
    words: dict[str, tuple[str, int]], nouns: set[str], own: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Penn tags of every word, most likely first."""
    likely = _likely()
    tags: dict[str, list[str]] = {word: [] for word in words}
    capitals = always_capitalised()

    def add(word: str, *new: str) -> None:
        if word in tags:
            tags[word] = list(dict.fromkeys(tags[word] + list(new)))

    for word, hand in HAND_TAGS.items():
        add(word, *hand)
    derived = _derived(words, nouns, likely)
    for word in words:
        if word in HAND_TAGS:
            continue
        first = likely.get(word)
        if word.islower() and word not in derived and word not in own and first in ("NNP", "NNPS"):
            first = None
        if first == "VBP" and "VB" in derived[word]:
            first = "VB"
        # The lexicon says VB of closes-class words and rare nouns alike; ours must allow it.
        if first:
            add(word, first)
        add(word, *own.get(word, ()))
        add(word, *derived.get(word, ()))
        if (
            word.endswith(("an", "ish", "ese", "ic", "i", "ch"))
            and word[0].isupper()
            and (word.lower() in capitals)
        ):
            tags[word] = list(dict.fromkeys(["JJ", *tags[word], "NNP"]))
        if tags[word]:
            if tags[word] == ["VB"]:
                add(word, "VBP")
            continue
        add(word, *guess(word))
    return tags


def _likely() -> dict[str, str]:
    """The one tag that textblob's lexicon has of each word."""
    likely: dict[str, str] = {}
    lexicon = package_file("textblob", "en", "en-lexicon.txt")
    for line in lexicon.read_text(encoding="utf-8").splitlines():
        if line.startswith(";;;") or " " not in line:
            continue
        word, tag = line.split(" ", 1)
        tag = tag.split("|")[0].strip()
        if re.fullmatch(r"[A-Z]+\$?", tag):
            likely[word] = tag
    return likely


def _derived(
    words: dict[str, tuple[str, int]], nouns: set[str], likely: dict[str, str]
) -> dict[str, list[str]]:
    """The tags that words have as forms of others."""
    derived: dict[str, list[str]] = defaultdict(list)
    for base in _verbs(words):
        if base not in HAND_TAGS:
            _conjugate(base, derived)
    for base in list(words):
        if not base.islower():
            continue
        if base in nouns and not (
            base.endswith("s") and base[:-1] in nouns and base[:-1] in words and not base.endswith("ss")
        ):
            _decline(base, words, likely, derived)
        _compare(base, words, nouns, likely, derived)
    return derived


def _verbs(words: dict[str, tuple[str, int]]) -> set[str]:
    """The words all of whose forms as a verb are words too."""
    verbs: set[str] = set()
    for base in words:
        if not base.isalpha() or not base.islower() or len(base) < 2:
            continue
        plural = inflect.plural(base)
        if base in inflect.PASTS:
            verbs.add(base)
            continue
        for past, ing in {inflect.stems(base, False), inflect.stems(base, True)}:
            if past in words and ing in words and plural in words:
                verbs.add(base)
    return verbs


def _conjugate(base: str, derived: dict[str, list[str]]) -> None:
    """Adds the tags of a verb's forms."""
    derived[base] += ["VB", "VBP"]
    derived[inflect.plural(base)].append("VBZ")
    if base in inflect.PASTS:
        for form in inflect.PASTS[base]:
            derived[form].append("VBD")
        for form in inflect.PARTICIPLES[base]:
            derived[form].append("VBN")
    for past, ing in {inflect.stems(base, False), inflect.stems(base, True)}:
        if base not in inflect.PASTS:
            derived[past] += ["VBD", "VBN"]
        derived[ing].append("VBG")


def _decline(
    base: str, words: dict[str, tuple[str, int]], likely: dict[str, str], derived: dict[str, list[str]]
) -> None:
    """Adds the tags of a noun and of its plurals."""
    derived[base].append("NN")
    for form in (inflect.plural(base), man_plural(base)):
        if form in words:
            derived[form].append("NNS")
    for end, new in PLURAL_ENDS:
        if base.endswith(end) and len(base) > 3:
            form = base[: -len(end)] + new
            if form in words and likely.get(form, "NNS") == "NNS":
                derived[form].append("NNS")


def _compare(
    base: str,
    words: dict[str, tuple[str, int]],
    nouns: set[str],
    likely: dict[str, str],
    derived: dict[str, list[str]],
) -> None:
    """Adds the tags of an adjective's degrees, adverbs and nouns, where there are some."""
    comparative, superlative = inflect.graded(base)
    if comparative in words and superlative in words:
        derived[base].append("JJ")
        derived[comparative].append("JJR")
        derived[superlative].append("JJS")
    for end, new in ADJECTIVE_ENDS:
        if base.endswith(end) and len(base) > 3:
            form = base[: len(base) - len(end)] + new
            if form in words and form != base:
                derived[form].append("NN" if new.endswith("ness") else "RB")
                if likely.get(base, "JJ") in ("JJ", "NN", "VBN", "VBG") and (
                    base not in nouns or likely.get(base) == "JJ" or new == "ness"
                ):
                    derived[base].append("JJ")


def guess(word: str) -> list[str]:
    """Tags by ending for words no table knows."""
    if not word[:1].islower():
        return ["NNPS"] if word.endswith("s") and word[:-1].lower() != word else ["NNP"]
    for end, found in (
        ("ness", ["NN"]),
        ("ment", ["NN"]),
        ("tion", ["NN"]),
        ("sion", ["NN"]),
        ("ity", ["NN"]),
        ("ism", ["NN"]),
        ("ship", ["NN"]),
        ("hood", ["NN"]),
        ("ology", ["NN"]),
        ("ist", ["NN", "JJ"]),
        ("ists", ["NNS"]),
        ("isms", ["NNS"]),
        ("tions", ["NNS"]),
        ("ities", ["NNS"]),
        ("ingly", ["RB"]),
        ("ly", ["RB"]),
        ("able", ["JJ"]),
        ("ible", ["JJ"]),
        ("ful", ["JJ"]),
        ("less", ["JJ"]),
        ("ous", ["JJ"]),
        ("ish", ["JJ"]),
        ("ive", ["JJ"]),
        ("ical", ["JJ"]),
        ("ic", ["JJ"]),
        ("al", ["JJ", "NN"]),
        ("ian", ["JJ", "NN"]),
        ("ed", ["VBN", "JJ"]),
        ("ing", ["VBG", "NN"]),
        ("ize", ["VB", "VBP"]),
        ("ise", ["VB", "VBP"]),
        ("ify", ["VB", "VBP"]),
        ("ss", ["NN"]),
        ("us", ["NN"]),
        ("is", ["NN"]),
        ("s", ["NNS"]),
    ):
        if word.endswith(end):
            return found
    return ["NN"]


# Closed classes and the few words whose order of tags matters most, by hand.
HAND_TAGS: dict[str, list[str]] = {}
for _line in (HERE / "closed_class.txt").read_text(encoding="utf-8").split("\n"):
    if _line and not _line.startswith("#"):
        _tags, _words = _line.split(":", 1)
        for _word in _words.split():
            HAND_TAGS[_word] = _tags.split(",")
