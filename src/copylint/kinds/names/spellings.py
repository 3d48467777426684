"""Words against words: accents stripped, edits counted, endings told from slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from copylint.kinds.names.wordclasses import word_tags
from copylint.lexicon import gazetteer, household
from copylint.lexicon.gazetteer import entry, function_word
from copylint.lexicon.household import letters_dropped
from copylint.lexicon.wordfile import Entry
from copylint.story.names import Form
from copylint.tables.wordlists import word_set
from copylint.text.accents import stripped
from copylint.text.distance import distance


def one_slip(a: str, b: str) -> bool:
    """Whether two names differ by one letter, or a swap, and not only by accents."""
    bare_a, bare_b = stripped(a), stripped(b)
    return bare_a != bare_b and a[0] == b[0] and distance(bare_a, bare_b, 1) <= 1


_MOST_NEAR = 10


class Near:
    """Finds settled forms a letter or two from a word, by what is left when letters are dropped."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.table: dict[str, list[Form]] = {}
        for f in sorted(forms, key=lambda f: (-len(f.mentions), f.text)):
            for key in letters_dropped(stripped(f.text).lower()):
                self.table.setdefault(key, []).append(f)

    def near(self, word: str) -> list[Form]:
        """Returns forms that may be near, most mentions first; the caller measures. No more than
        so many: where all names are alike none is a slip of another."""
        seen: dict[int, Form] = {}
        for key in self.table.keys() & letters_dropped(stripped(word).lower()):
            for f in self.table[key][:_MOST_NEAR]:
                if f.text != word:
                    seen[id(f)] = f
        return sorted(seen.values(), key=lambda f: (-len(f.mentions), f.text))[:_MOST_NEAR]


def near_household(word: str) -> list[str]:
    """The names every reader knows that begin with the same letter and are one slip away."""
    table = household.household_keys()
    near = {
        x
        for key in letters_dropped(word.lower())
        for x in table.get(key.encode("utf-8", "surrogatepass")) or ()
    }
    return sorted(
        x for x in near if x[0] == word[0] and abs(len(x) - len(word)) <= 1 and distance(word, x, 1) == 1
    )


_ENDINGS = word_set("names", "endings of names")

_SWAPS = tuple(
    tuple(pair.split("-"))
    for pair in "a-o a-e e-o es-ism ist-ism ists-ism ka-ki aya-y k-n n-s i-o us-a".split()
)


def inflected(a: str, b: str) -> str:
    """How one is the other with an ending, plural, people, feminine (Ivanov, Ivanova): "more" when
    it only adds letters, "swap" when it changes the last ones, "" when it is not."""
    a, b = a.lower(), b.lower()
    if (
        a[:1] == b[:1]
        and a[:1] in "bcdfgmpst"
        and (a[1:2] == "h" and a[0] + a[2:] == b or b[1:2] == "h" and b[0] + b[2:] == a)
    ):
        # Irish softens the surname of a woman: Mac Donnchadha, Nic Dhonnchadha.
        return "swap"
    if len(a) > len(b):
        short, long = b, a
    else:
        short, long = a, b
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return "more"
    for x, y in _SWAPS:
        for p, q in ((x, y), (y, x)):
            if a.endswith(p) and b.endswith(q) and a[: len(a) - len(p)] == b[: len(b) - len(q)]:
                return "swap"
    return ""


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=2048)
def near_title(word: str) -> bool:
    """Whether the word is one slip from a small word, an adjective or an office: presidnt, teh."""
    return any(
        e.freq >= 52 or function_word(t) or t in gazetteer.person_nouns() or "JJ" in word_tags(t)[:1]
        for t, e in _neighbours(word)
    )


def _neighbours(word: str) -> Iterator[tuple[str, Entry]]:
    """Yields the ordinary words one slip away, with what is known of them; none of what is longer than any
    of them."""
    if len(word) > 30:
        return
    for k in range(len(word) + 1):
        head, tail = word[:k], word[k:]
        tries = [head + c + tail for c in _LETTERS]
        if tail:
            tries += [head + tail[1:], *(head + c + tail[1:] for c in _LETTERS)]
        if len(tail) > 1:
            tries.append(head + tail[1] + tail[0] + tail[2:])
        for t in tries:
            e = entry(t)
            if e is not None and e.freq >= 30 and e.size <= 50 and len(t) > 2 and t != word:
                yield t, e


@lru_cache(maxsize=2048)
def near_ordinary(word: str, verbs: bool = False) -> bool:
    """Whether the word is one slip from an ordinary English word, so that it is no proof of a name;
    with `verbs`, from one that is not just a noun or an adjective."""
    return any(not verbs or _may_follow_name(t, e) for t, e in _neighbours(word))


def _may_follow_name(word: str, known: Entry) -> bool:
    """Whether the word may stand right after a name: a verb in the third person or the past, a small word."""
    tags = word_tags(word)
    if not {"VBD", "VBZ", "VBN", "MD", "RB"}.isdisjoint(tags) or function_word(word):
        return True
    return "VBG" in tags and known.freq >= 45
