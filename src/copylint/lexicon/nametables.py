"""The large tables of names, compiled into one file that is mapped from disk: given names, surnames and
places, what a word in lower case should be, and which two words belong together."""

from __future__ import annotations

from functools import cache, lru_cache

from copylint.cache.kept import Kept
from copylint.lexicon.tables import load_set, load_table
from copylint.tables.shipped import lexicons_path
from copylint.tables.valuetable import ValueTable

#: Raised when the compiled tables change their shape.
_FORMAT = 4

_SOURCES = (
    "acronyms.tsv",
    "well-known.tsv",
    "demonyms.tsv",
    "places.tsv",
    "given-names.txt",
    "surnames.txt",
    "name-pairs.tsv",
)


def has(table: str, word: str) -> bool:
    """Whether a table (given-names, surnames or places) has exactly this spelling."""
    return table[0] + word in _tables()


def written_form(word: str) -> tuple[str, str] | None:
    """(written form, class) of a lower-case word that the tables of acronyms, nationalities, places
    and given names know; else None."""
    found = _tables().get("l" + word)
    if found is None:
        return None
    form, _, kind = found.decode("utf-8").partition("\t")
    return form, kind


@lru_cache(maxsize=4096)
@lru_cache(maxsize=4096)
def name_pair(first: str, second: str) -> str:
    """Which of two lower-case words is never the small one where the other has a capital: "s" the
    second, "f" the first, "sf" either; "" where prose shows no such rule."""
    found = _tables().get(f"2{first} {second}")
    return "" if found is None else found.decode("ascii")


@cache
def _tables() -> ValueTable:
    """What `_records` says."""
    return ValueTable(TABLES.data())


def _records() -> dict[str, bytes]:
    """The tables by key: names behind the first letter of their table, the written form and class of a word
    behind "l", the flags of two words behind "2"."""
    out = {
        table[0] + word: b"" for table in ("given-names", "surnames", "places") for word in load_set(table)
    }
    out |= {"l" + word: f"{form}\t{kind}".encode() for word, (form, kind) in _written_forms().items()}
    out |= {f"2{first} {second}": flags.encode() for first, second, flags in load_table("name-pairs.tsv")}
    return out


def _written_forms() -> dict[str, tuple[str, str]]:
    """Lower-case form -> (written form, class) from the tables of acronyms, nationalities, places
    and given names."""
    out: dict[str, tuple[str, str]] = {}
    # What writes itself with one capital (Nasdaq) goes before the letters.
    for (name,) in (r[:1] for r in load_table("well-known.tsv")):
        if name.isalpha():
            out.setdefault(name.lower(), (name, "acronym" if name.isupper() else "name"))
    for row in load_table("acronyms"):
        form, flags = row[0], row[2].split(",") if len(row) > 2 else []
        if "word" not in flags and form.isalpha() and len(form) > 2:
            out.setdefault(form.lower(), (form, "acronym"))
    for row in load_table("demonyms"):
        if row[0].isalpha() and row[2:3] != ("word",):
            kind = "religion" if row[1] == "religion" else "nationality"
            out.setdefault(row[0].lower(), (row[0], kind))
    for row in load_table("places"):
        name, kind = row[0], row[1]
        if (
            name.isalpha()
            and row[2:3] != ("word",)
            and kind not in ("us-postal", "us-ap")
            and name[1:].islower()
        ):
            out.setdefault(name.lower(), (name, "city" if kind in ("city", "uk-city") else "place"))
    for row in load_table("given-names"):
        if row[0].isalpha() and row[1:2] not in (("word",), ("rare",)):
            out.setdefault(row[0].lower(), (row[0], "given"))
    return out


#: The tables, as they are kept.
TABLES = Kept(
    f"names-{_FORMAT}",
    lambda: [f"{lexicons_path()}/{name}" for name in _SOURCES],
    lambda: ValueTable.pack(_records()),
)
