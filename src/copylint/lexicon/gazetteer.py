"""What is known of names before a story is read: which words are ordinary, which are names.

Answers come from the word tables (see `copylint.lexicon.dictionary`); every one is read on first use, once a
process. A table that a checkout lacks counts as empty.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from copylint.lexicon.dictionary import Entry, Words
from copylint.lexicon.tables import load_map, load_set, load_table
from copylint.tables.wordlists import LexiconError, word_set

if TYPE_CHECKING:
    from copylint.tables.table import Table

# The commonest are listed here so that the ledger of a plain story needs no table.
_PARTICLES = frozenset(
    """van von vom der den de het la le les lo du des di da do dos das del della dello degli dei delle
    bin ibn bint binti bte al el ul ur abu umm ben bat y e i af av zu zum zur ter ten te op thoe ap
    ab verch ferch mac nic san st sur ould wa kwa ka""".split()
)

_PREFIXED = frozenset("al el ul ur as an ash at ad ar az el d l dell dall degl un o j qu".split())

def particle(word: str) -> bool:
    """Whether a word in lower case belongs to the name it stands in: von, bin, de la."""
    return word in _PARTICLES or word in _particle_table()[0]


def prefixed(word: str) -> bool:
    """Whether a word joins to a name by a hyphen or an apostrophe and keeps the lower case: al-, d'."""
    return word in _PREFIXED or word in _particle_table()[1]


@cache
def _particle_table() -> tuple[frozenset[str], frozenset[str]]:
    free: set[str] = set()
    tight: set[str] = set()
    for row in rows("particles"):
        if row[0].islower() and " " not in row[0]:
            (free if row[1:2] == ("space",) else tight).update(row[0].rstrip("-'").split())
    return frozenset(free), frozenset(tight)


#: Honorifics, without their stop.
HONORIFICS = word_set("titles", "honorifics")

#: Raised when the compiled tables change their shape.
_FORMAT = 3

_FUNCTION_TAGS = frozenset(("DT", "IN", "PRP", "PRP$", "MD", "CC", "WDT", "WP", "WP$", "WRB", "TO", "EX"))


def dictionary() -> Words:
    """The word table that every question here is put to."""
    from copylint.lexicon.dictionary import words

    return words()


@cache
def _set(name: str) -> frozenset[str]:
    try:
        return load_set(name)
    except LexiconError:
        return frozenset()


@cache
def _map(name: str) -> dict[str, tuple[str, ...]]:
    try:
        return load_map(name)
    except LexiconError:
        return {}


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a word table; none where a checkout lacks it."""
    try:
        return load_table(name)
    except LexiconError:
        return ()


@lru_cache(maxsize=8192)
def entry(word: str) -> Entry | None:
    """The dictionary's entry of exactly this spelling."""
    return dictionary().get(word)


@lru_cache(maxsize=8192)
def function_word(word: str) -> bool:
    """Whether a lower-case word is an article, preposition, pronoun, conjunction or modal."""
    e = entry(word)
    return e is not None and not _FUNCTION_TAGS.isdisjoint(e.tags)


@lru_cache(maxsize=8192)
def ordinary(word: str) -> bool:
    """Whether a word in lower case is English as it stands, so that its capital needs proof.

    Rare words that a dictionary has but whose capitalised form is the one people meet (german,
    lewis) are not ordinary; nor are those that capitals.tsv calls sure.
    """
    e = entry(word)
    row = capitals().get(word)
    if row is not None:
        return row[2] != "sure"
    if e is None:
        if word in kept_lower():
            return True
        capital = entry(word[:1].upper() + word[1:])
        # "microsoft" is not micro- and soft.
        return (capital is None or capital.size > 50 or capital.freq < 38) and dictionary().known(word)
    if e.size >= 55:
        capital = entry(word[:1].upper() + word[1:])
        return capital is None or capital.size > 50 or "NNP" not in capital.tags
    return True


def capitals() -> dict[str, tuple[str, ...]]:
    """Lower-case word -> (capitalised form, class, proof) of capitals.tsv."""
    return _map("capitals.tsv")


@cache
def kept_lower() -> frozenset[str]:
    """Words that stay in lower case though they look like names: particles, brands and people who
    write themselves so, and foreign words in use."""
    free, tight = _particle_table()
    return free | tight | _PARTICLES | _PREFIXED | _set("lower-words.tsv") | frozenset(
        name for name in _set("lowercase-names") if name.isalpha() and name.islower()
    )


@cache
def lower_names() -> dict[str, tuple[str, ...]]:
    """Each word of the names people and firms write in lower case (bell hooks) -> those names."""
    out: dict[str, tuple[str, ...]] = {}
    for name in sorted(_set("lowercase-names")):
        if " " in name and name.islower():
            for w in name.split():
                if len(w) > 2:
                    out[w] = (*out.get(w, ()), name)
    return out


@cache
def lower_phrases() -> frozenset[str]:
    """Two-word phrases that keep the lower case (french fries)."""
    return _set("lower-phrases.tsv")


@cache
def named_things() -> frozenset[str]:
    """Small words for things and figures that were named after a place, a people or a faith: morocco, bohemian."""
    return _set("named-things")


@lru_cache(maxsize=4096)
def learned(word: str) -> bool:
    """Whether a small word is one that only learned copy has."""
    return word in _set("rare-words")


@lru_cache(maxsize=4096)
def sure_capital(word: str) -> tuple[str, str] | None:
    """(capitalised form, class) for a lower-case word that is never right in lower case; else None.

    Classes: weekday, month, holiday, nationality, religion, place, city, given, acronym, name.
    A city or a given name may still be a foreign word: it wants a second sign.
    """
    row = capitals().get(word)
    if row is not None:
        return (row[0], row[1]) if row[2] == "sure" else None
    if len(word) < 3 or word in kept_lower():
        return None
    if ordinary(word):
        return None
    known = special(word)
    if known is not None:
        return known
    capital = word[:1].upper() + word[1:]
    e = entry(capital)
    if e is not None and e.size <= 50:
        return capital, "name"
    if len(word) <= 6:
        e = entry(word.upper()) if word not in _spelled_as_words() else None
        if e is not None and e.size <= 50 and "NNP" in e.tags and not dictionary().known(word):
            return word.upper(), "acronym"
    return None


@cache
def _spelled_as_words() -> frozenset[str]:
    """Acronyms whose letters are a word in lower case: sec, it, us."""
    return frozenset(row[0].lower() for row in rows("acronyms") if len(row) > 2 and "word" in row[2])


@cache
def _small_too() -> frozenset[str]:
    return frozenset(row[0].lower() for row in rows("acronyms") if len(row) > 2 and "small" in row[2])


def small_too(word: str) -> bool:
    """Whether edited copy writes the letters of an acronym small as well: pdf, plc, rfc."""
    return word in _small_too()


def _special() -> dict[str, tuple[str, str]]:
    """Lower-case form -> (written form, class) from the tables of acronyms, nationalities, places
    and given names."""
    out: dict[str, tuple[str, str]] = {}
    # What writes itself with one capital (Nasdaq) goes before the letters.
    for (name,) in (r[:1] for r in rows("well-known.tsv")):
        if name.isalpha():
            out.setdefault(name.lower(), (name, "acronym" if name.isupper() else "name"))
    for row in rows("acronyms"):
        form, flags = row[0], row[2].split(",") if len(row) > 2 else []
        if "word" not in flags and form.isalpha() and len(form) > 2:
            out.setdefault(form.lower(), (form, "acronym"))
    for row in rows("demonyms"):
        if row[0].isalpha() and row[2:3] != ("word",):
            kind = "religion" if row[1] == "religion" else "nationality"
            out.setdefault(row[0].lower(), (row[0], kind))
    for row in rows("places"):
        name, kind = row[0], row[1]
        if name.isalpha() and row[2:3] != ("word",) and kind not in ("us-postal", "us-ap") and name[1:].islower():
            out.setdefault(name.lower(), (name, "city" if kind in ("city", "uk-city") else "place"))
    for row in rows("given-names"):
        if row[0].isalpha() and row[1:2] not in (("word",), ("rare",)):
            out.setdefault(row[0].lower(), (row[0], "given"))
    return out


# The large tables, compiled into one file that is mapped from disk: given names under "g",
# surnames under "s", places under "p", under "l" what a lower-case word should be, and under "2"
# the flags of two words that belong together.
_BIG = ("given-names", "surnames", "places")
_FROM = ("acronyms.tsv", "well-known.tsv", "demonyms.tsv", "places.tsv", "given-names.txt", "surnames.txt", "name-pairs.tsv")


class _Memory:
    """The tables read into memory."""

    def __init__(self) -> None:
        self._sets = {name[0]: _set(name) for name in _BIG}
        self._lower = _special()
        self._pairs = _pairs()

    def has(self, table: str, word: str) -> bool:
        return word in self._sets[table]

    def lower(self, word: str) -> tuple[str, str] | None:
        return self._lower.get(word)

    def pair(self, words: str) -> str:
        return self._pairs.get(words, "")


class _Mapped:
    """The tables as a marisa trie."""

    def __init__(self, path: str) -> None:
        import marisa_trie

        self._trie = marisa_trie.BytesTrie()
        self._trie.mmap(path)

    def has(self, table: str, word: str) -> bool:
        return table + word in self._trie

    def lower(self, word: str) -> tuple[str, str] | None:
        found = self._trie.get("l" + word)
        if not found:
            return None
        form, _, kind = found[0].decode("utf-8").partition("\t")
        return form, kind

    def pair(self, words: str) -> str:
        found = self._trie.get("2" + words)
        return found[0].decode("ascii") if found else ""


def _pairs() -> dict[str, str]:
    """ "first second" -> flags, of name-pairs.tsv."""
    return {f"{row[0]} {row[1]}": row[2] for row in rows("name-pairs.tsv")}


def _compile(out: str) -> None:
    """Writes the tables in compiled form."""
    import marisa_trie

    pairs = [(name[0] + word, b"") for name in _BIG for word in _set(name)]
    pairs += [("l" + word, f"{form}\t{kind}".encode()) for word, (form, kind) in _special().items()]
    pairs += [("2" + words, flags.encode()) for words, flags in _pairs().items()]
    marisa_trie.BytesTrie(pairs).save(out)


@cache
def _tables() -> _Memory | _Mapped:
    from copylint.cache.folder import cached_file
    from copylint.tables.shipped import lexicons_path

    try:
        sources = [f"{lexicons_path()}/{name}" for name in _FROM]
        path = cached_file(f"names-{_FORMAT}", sources, ".marisa", _compile)
        if path is not None:
            return _Mapped(path)
    except (ImportError, OSError, RuntimeError):
        pass
    return _Memory()


def special(word: str) -> tuple[str, str] | None:
    """(written form, class) of a lower-case word that the tables of acronyms, nationalities, places
    and given names know; else None."""
    return _tables().lower(word)


@lru_cache(maxsize=8192)
def name_pair(first: str, second: str) -> str:
    """Which of two lower-case words is never the small one where the other has a capital: "s" the
    second, "f" the first, "sf" either; "" where prose shows no such rule."""
    return _tables().pair(f"{first} {second}")


@lru_cache(maxsize=8192)
def is_given(word: str) -> bool:
    """Whether a capitalised word is a known given name."""
    return _tables().has("g", word)


def in_tables(word: str) -> bool:
    """Whether the table of given names, of surnames or of places has exactly this spelling."""
    tables = _tables()
    return tables.has("g", word) or tables.has("s", word) or tables.has("p", word)


def is_name(word: str) -> bool:
    """Whether a capitalised word is a known given name, surname or place."""
    by_surname, by_given = famous()
    return (
        is_given(word) or is_surname(word) or _tables().has("p", word)
        or word in by_given or word in by_surname or word in _set("well-known.tsv")
    )  # fmt: skip


@cache
def household() -> dict[str, tuple[str, ...]]:
    """First letter -> names every reader knows: days, months, countries, their people, states and the
    largest cities, six letters or more."""
    names = {row[1] for row in rows("capitals.tsv") if row[2] in ("weekday", "month", "holiday", "nationality")}
    some = {row[0] for row in rows("demonyms") if row[1] == "nationality"}
    some |= {row[0] for row in rows("places") if row[1] in ("country", "us-state", "capital", "continent")}
    cities = {row[0] for row in rows("places") if row[1] == "city"} - some
    for name in some | cities:
        e = entry(name)
        if e is not None and e.freq >= (36 if name in cities else 28):
            names.add(name)
    out: dict[str, list[str]] = {}
    for name in sorted(names):
        if len(name) >= 6 and name.isascii() and name.isalpha() and not ordinary(name.lower()):
            out.setdefault(name[0], []).append(name)
    return {k: tuple(v) for k, v in out.items()}


@cache
def household_keys() -> Table:
    """What is left of the household names when letters are dropped (see `letters_dropped`) -> those
    names."""
    from copylint.cache.folder import cached_table
    from copylint.tables.shipped import lexicons_path

    def made() -> dict[bytes, list[str]]:
        out: dict[bytes, list[str]] = {}
        for names in household().values():
            for name in names:
                for key in letters_dropped(name.lower()):
                    out.setdefault(key.encode(), []).append(name)
        return out

    tables = ("capitals.tsv", "demonyms.tsv", "places.tsv", "words.tsv", "lower-words.tsv", "lowercase-names.txt", "particles.txt")
    code = (__file__, f"{os.path.dirname(__file__)}/dictionary.py")
    return cached_table("household", (*(f"{lexicons_path()}/{name}" for name in tables), *code), made)


#: Letters of the longest name or word in the tables and in copy, and some more.
_LONGEST = 60


@lru_cache(maxsize=16384)
def letters_dropped(word: str) -> frozenset[str]:
    """Returns what two words that are one slip apart have in common: the word, its letters in order,
    and what is left of it when one letter is dropped, or two of a long word. A word longer than any has
    only itself: what is left of three thousand letters without two would fill gigabytes."""
    if len(word) > _LONGEST:
        return frozenset((word,))
    once = {word[:k] + word[k + 1 :] for k in range(len(word))}
    out = {word, "~" + "".join(sorted(word))} | once
    if len(word) >= 8:
        out |= {x[:k] + x[k + 1 :] for x in once for k in range(len(x))}
    return frozenset(out)


def spellings_of(table: str) -> frozenset[str]:
    """Every name of a table ("surnames", "given-names", "places"), read whole."""
    return _set(table)


@cache
def person_nouns() -> frozenset[str]:
    """Lower-case nouns for people and offices that stand directly before a name."""
    offices = frozenset(
        w for row in rows("titles") if len(row) > 1 for w in row[0].lower().split()[-1:] if w.isalpha()
    )
    return offices | frozenset(
        """president minister chancellor premier senator congressman congresswoman governor mayor secretary
        spokesman spokeswoman spokesperson leader director manager coach striker midfielder defender goalkeeper
        captain player actor actress singer author writer novelist journalist reporter correspondent presenter
        comedian musician rapper artist producer judge lawyer attorney solicitor barrister prosecutor detective
        inspector superintendent sergeant constable officer professor doctor dr analyst economist scientist
        researcher historian founder chairman chairwoman chair chief executive boss owner brother sister father
        mother son daughter husband wife partner uncle aunt cousin friend colleague teammate rival opponent
        candidate nominee diplomat ambassador general colonel commander activist campaigner critic""".split()
    )


@cache
def hyphenated() -> tuple[tuple[str, str], ...]:
    """The halves of well-known names with a hyphen (Rolls-Royce)."""
    names = (row[0].split("-") for row in rows("well-known.tsv") if row[0].count("-") == 1)
    return tuple((a, b) for a, b in names)


@cache
def double_places() -> dict[tuple[str, str], str]:
    """Places of two words that no other reading explains: (first, second) -> the whole."""
    return {
        (row[0].split()[0], row[0].split()[1]): row[0]
        for row in rows("double-places.tsv")
        if len(row[0].split()) == 2
    }


@cache
def famous() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Surname -> given names, and given name -> surnames, of well-known people of two names."""
    by_surname: dict[str, set[str]] = {}
    by_given: dict[str, set[str]] = {}
    for row in (*rows("people.tsv"), *rows("people-past.tsv")):
        parts = row[0].split()
        if len(parts) == 2:
            by_surname.setdefault(parts[1], set()).add(parts[0])
            by_given.setdefault(parts[0], set()).add(parts[1])
    return (
        {k: frozenset(v) for k, v in by_surname.items()},
        {k: frozenset(v) for k, v in by_given.items()},
    )


@cache
def wrong_people() -> dict[str, str]:
    """Wrong forms of well-known full names -> the right one."""
    return {w: row[0] for row in rows("people.tsv") if len(row) > 1 and row[1] for w in row[1].split("|")}


@lru_cache(maxsize=8192)
def is_surname(word: str) -> bool:
    """Whether a capitalised word is a known surname."""
    return _tables().has("s", word)


@cache
def organisations() -> frozenset[str]:
    """Official names of organisations."""
    return _set("organisations.tsv")


def is_place(name: str) -> bool:
    """Whether a capitalised word or words are a known place."""
    low = name.lower()
    row = capitals().get(low)
    return row is not None and row[1] == "place" or _tables().has("p", name) or name in _set("double-places.tsv")


def class_of(word: str) -> str:
    """The class of a capitalised word that is also an ordinary one (May, Polish), else ""."""
    row = capitals().get(word.lower())
    return row[1] if row is not None and row[0] == word else ""


def is_body(word: str) -> bool:
    """Whether an acronym is that of an organisation."""
    row = _map("acronyms").get(word)
    return row is not None and bool(row) and bool(row[0])


@cache
def official_names() -> dict[str, str]:
    """Official names in the spelling of the other variety -> as their owners write them."""
    out: dict[str, str] = {}
    for row in rows("organisations.tsv"):
        if len(row) > 2:
            for wrong in filter(None, row[2].split("|")):
                out[wrong] = row[0]
    # Bodies of the same name in two countries, each with its own spelling, prove nothing.
    return {w: r for w, r in out.items() if w not in organisations() and w.count(" ") > 1}
