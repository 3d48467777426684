"""The word tables: what they hold, where they are from, and what is refused."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from copylint.lexicon.dictionary import Words
from copylint.lexicon.tables import load_map, load_set, load_table, table_path
from copylint.lexicon.wordfile import compile_words
from copylint.tables.shipped import lexicons_folder
from copylint.tables.wordlists import LexiconError

TABLES = sorted(path.name for path in lexicons_folder().glob("*.t[sx][vt]"))


@pytest.fixture(scope="module")
def plain() -> Words:
    return Words.open()


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Words:
    path = tmp_path_factory.mktemp("words") / "words.marisa"
    compile_words(table_path("words"), path)
    return Words.open(path)


@pytest.fixture(params=["plain", "compiled"])
def words(request: pytest.FixtureRequest) -> Words:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


def test_both_stores_answer_alike(plain: Words, compiled: Words) -> None:
    assert len(plain) == len(compiled) > 120_000
    for number, word in enumerate(plain.starting("")):
        if number % 7 == 0:
            assert plain.get(word) == compiled.get(word), word
    assert list(plain.starting("recei")) == list(compiled.starting("recei"))
    for wrong in ("recieve", "wich", "people", ""):
        assert plain.corrections(wrong) == compiled.corrections(wrong)


def test_markers_of_the_compiled_file_are_no_words(words: Words) -> None:
    for key in ("#tags", "#words", "!recieve", "#copylint-words-2", "", "#", "!"):
        assert key not in words
        assert words.get(key) is None


@pytest.mark.parametrize("slip", "teh hte thier fo ot nad ahed whree recieve seperate adn taht wich".split())
def test_common_slips_are_not_words(words: Words, slip: str) -> None:
    assert slip not in words
    assert not words.known(slip)


@pytest.mark.parametrize(
    "word",
    "email online website blogger smartphone selfie podcast livestream cryptocurrency chatbot "
    "hijab jihadist hashtag wifi vaping lockdown ceasefire airstrike deepfake stablecoin "
    "whistleblower café attaché née shorn lit leapt organise organize colour color "
    "Monday Brexit French NATO BBC iPhone YouTube Covid COVID covid".split(),
)
def test_words_of_the_news_are_known(words: Words, word: str) -> None:
    assert words.known(word)


def test_capitals(words: Words) -> None:
    assert words.known("The")
    assert words.known("THE")
    assert words.known("MONDAY")
    assert not words.known("monday")
    assert not words.known("russian")
    assert words.known("Russian")


@pytest.mark.parametrize(
    "word", ["government's", "ministers’", "singin'", "long-term", "co-founded", "12-year-old",
             "anti-immigration", "counterprotesters", "multistorey", "weaponised", "£5m", "21st"]
)  # fmt: skip
def test_composed_words_are_known(words: Words, word: str) -> None:
    assert words.known(word)


@pytest.mark.parametrize("word", ["cotrolled", "interpert", "cofigure", "proramming", "qwzx", "-"])
def test_slips_that_look_composed_are_not(words: Words, word: str) -> None:
    assert not words.known(word)


@pytest.mark.parametrize(
    ("word", "region"),
    [("colour", "g"), ("color", "u"), ("organise", "g"), ("organize", "*"), ("defence", "g"),
     ("defense", "u"), ("grey", "*"), ("program", "*"), ("people", "*"), ("practise", "g")],
)  # fmt: skip
def test_regions(words: Words, word: str, region: str) -> None:
    entry = words.get(word)
    assert entry is not None
    assert entry.region == region


@pytest.mark.parametrize(
    ("word", "first"),
    [("the", "DT"), ("people", "NNS"), ("said", "VBD"), ("quickly", "RB"), ("Putin", "NNP"),
     ("Zorblatt", "NNP"), ("blorking", "VBG"), ("42", "CD"), ("to", "TO"), ("than", "IN"),
     ("colour", "NN"), ("Russian", "JJ")],
)  # fmt: skip
def test_first_tag(words: Words, word: str, first: str) -> None:
    assert words.tags(word)[0] == first


@pytest.mark.parametrize(
    ("word", "tags"), [("record", {"NN", "VB"}), ("walked", {"VBD", "VBN"}), ("runs", {"VBZ"}),
                       ("children", {"NNS"}), ("written", {"VBN"}), ("bigger", {"JJR"})]
)  # fmt: skip
def test_all_tags(words: Words, word: str, tags: set[str]) -> None:
    assert tags <= set(words.tags(word))


def test_frequencies_order_words(words: Words) -> None:
    order = ["the", "people", "minister", "encomium"]
    assert sorted(order, key=words.frequency, reverse=True) == order
    assert words.frequency("qwzx") == 0


def test_a_file_that_is_not_compiled_is_refused(tmp_path: Path) -> None:
    for content in (b"", b"not a trie", b"\x00" * 400):
        path = tmp_path / "words.marisa"
        path.write_bytes(content)
        with pytest.raises(LexiconError, match=r"words\.marisa"):
            Words.open(path)
    with pytest.raises(LexiconError, match="no such file"):
        Words.open(tmp_path / "missing.marisa")
    with pytest.raises(LexiconError, match="missing"):
        Words.open(tmp_path / "missing.tsv")


def test_a_bad_row_is_named(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("# head\nword\t*\t30\tNN\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="bad row"):
        compile_words(table, tmp_path / "out.marisa")
    assert list(tmp_path.iterdir()) == [table]


def test_opens_without_marisa(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "marisa_trie", None)
    assert Words.open().known("people")


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
