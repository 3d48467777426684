"""Well-known people, places and bodies by their whole names, from the tables that state them."""

from __future__ import annotations

from functools import cache

from copylint.lexicon.tables import load_map, load_set, load_table


@cache
def hyphenated() -> tuple[tuple[str, str], ...]:
    """The halves of well-known names with a hyphen (Rolls-Royce)."""
    names = (row[0].split("-") for row in load_table("well-known.tsv") if row[0].count("-") == 1)
    return tuple((a, b) for a, b in names)


@cache
def double_places() -> dict[tuple[str, str], str]:
    """Places of two words that no other reading explains: (first, second) -> the whole."""
    return {
        (row[0].split()[0], row[0].split()[1]): row[0]
        for row in load_table("double-places.tsv")
        if len(row[0].split()) == 2
    }


@cache
def famous() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Surname -> given names, and given name -> surnames, of well-known people of two names."""
    by_surname: dict[str, set[str]] = {}
    by_given: dict[str, set[str]] = {}
    for row in (*load_table("people.tsv"), *load_table("people-past.tsv")):
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
    return {
        w: row[0] for row in load_table("people.tsv") if len(row) > 1 and row[1] for w in row[1].split("|")
    }


def organisations() -> frozenset[str]:
    """Official names of organisations."""
    return load_set("organisations.tsv")


def is_body(word: str) -> bool:
    """Whether an acronym is that of an organisation."""
    row = load_map("acronyms").get(word)
    return row is not None and bool(row) and bool(row[0])


@cache
def official_names() -> dict[str, str]:
    """Official names in the spelling of the other variety -> as their owners write them."""
    out: dict[str, str] = {}
    for row in load_table("organisations.tsv"):
        if len(row) > 2:
            for wrong in filter(None, row[2].split("|")):
                out[wrong] = row[0]
    # Bodies of the same name in two countries, each with its own spelling, prove nothing.
    return {w: r for w, r in out.items() if w not in organisations() and w.count(" ") > 1}
