"""The word tables: what they hold, where they are from, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from copylint.lexicon.dictionary import Words
from copylint.lexicon.tables import load_map, load_set, load_table
from copylint.tables.shipped import lexicons_folder
from copylint.tables.wordlists import LexiconError

TABLES = sorted(path.name for path in lexicons_folder().glob("*.t[sx][vt]"))


@pytest.fixture(scope="module")
def plain() -> Words:
    return Words.open()


def test_unknown_table() -> None:
    with pytest.raises(LexiconError, match="no-such-table"):
        load_set("no-such-table")


def rows(name: str) -> Iterator[tuple[str, ...]]:
    yield from load_table(name)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_says_where_it_is_from(name: str) -> None:
    lines = (lexicons_folder() / name).read_text(encoding="utf-8").split("\n")
    head = " ".join(line for line in lines[:12] if line.startswith("#"))
    assert lines[0].startswith("# ")
    assert any(word in head for word in ("Source", "made", "general knowledge", "Words:")), name


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_clean(name: str) -> None:
    text = (lexicons_folder() / name).read_bytes().decode("utf-8")
    assert "\r" not in text
    assert text.endswith("\n")
    assert "\n\n" not in text.split("\n", 1)[1] or name not in ("words.tsv", "misspellings.tsv")


def test_total_size() -> None:
    assert sum(path.stat().st_size for path in lexicons_folder().iterdir()) < 8_000_000


def test_misspellings_are_no_words_and_their_corrections_are(plain: Words) -> None:
    for wrong, *right in rows("misspellings"):
        assert wrong not in plain, wrong
        assert right, wrong
        assert all(part in plain for word in right for part in word.split(" ")), (wrong, right)


def test_no_correction_is_itself_a_misspelling() -> None:
    wrong = load_map("misspellings")
    assert not [row for row in rows("misspellings") if any(word in wrong for word in row[1:])]


def test_variants() -> None:
    kinds = {(us, gb): kind for us, gb, kind in rows("variants")}
    assert set(kinds.values()) == {"auto", "ize", "sense", "prefer"}
    assert kinds["defense", "defence"] == "auto"
    assert kinds["organize", "organise"] == "ize"
    for pair in ("check cheque", "program programme", "practice practise", "tire tyre",
                 "license licence", "story storey", "draft draught", "meter metre", "curb kerb",
                 "disk disc", "analyzes analyses", "mom mum"):  # fmt: skip
        assert kinds[tuple(pair.split())] == "sense", pair
    for pair in ("toward towards", "learned learnt", "while whilst", "gray grey",
                 "glamor glamour"):  # fmt: skip
        assert kinds[tuple(pair.split())] == "prefer", pair
    assert not {"are", "is", "the", "to", "for"} & {word for pair in kinds for word in pair}
    auto = [pair for pair, kind in kinds.items() if kind == "auto"]
    assert not {us for us, _ in auto} & {gb for _, gb in auto}


def test_names_and_places() -> None:
    assert {"Keir", "Péter", "Volodymyr", "Mary", "Mohammed"} <= load_set("given-names")
    assert {"Smith", "O'Brien", "McDonald", "Zelenskyy", "Nguyễn"} <= load_set("surnames")
    assert {"London", "Kyiv", "France", "California", "Reading", "Nice"} <= load_set("places")
    flags = {row[0]: row[2] for row in rows("places") if row[1] != "us-postal"}
    assert flags["Reading"] == flags["Nice"] == flags["Bath"] == "word"
    assert flags["London"] == flags["France"] == ""


def test_demonyms() -> None:
    flags = {row[0]: row[2] if len(row) > 2 else "" for row in rows("demonyms")}
    assert flags["Russian"] == flags["Francophile"].replace("word", "") == ""
    assert flags["Polish"] == flags["Catholic"] == flags["Swede"] == "word"


def test_people_are_full_names_and_their_wrong_forms_differ() -> None:
    people = load_map("people")
    right = set(people)
    for name, (wrong, *_) in people.items():
        for form in wrong.split("|"):
            assert form not in right, (name, form)
            assert form == "" or form != name
    assert "Kier Starmer" in people["Keir Starmer"][0].split("|")


def test_titles_have_a_class() -> None:
    assert {row[1] for row in rows("titles")} == {"honorific", "rank", "office", "job"}


def test_organisations() -> None:
    for row in rows("organisations"):
        assert row[1] in {"u", "g", "*"}, row
    assert ("World Health Organization", "u", "World Health Organisation") in set(rows("organisations"))
