"""The names ledger: who is in a story, in fifteen naming cultures."""

from __future__ import annotations

import tracemalloc

import pytest

from copylint.story import names as names_module
from copylint.story.entities import entities
from copylint.story.names import Name, names
from support.ledgers import faults, ledger, story


def person(text: str, full: str) -> Name:
    found = {n.full: n for n in entities(story(text)) if n.kind == "person"}
    assert full in found, sorted(found)
    return found[full]


# culture, story, full form, surname, mentions
PEOPLE = [
    ("English", "Police praised Jane Foster. Ms Foster said Foster’s team won.", "Jane Foster", "Foster", 3),
    ("Irish", "Voters trust Conor O’Brien. O’Brien spoke after Mr O’Brien’s aides.", "Conor O’Brien",
     "O’Brien", 3),
    ("Scots", "The court heard Fiona McDonald. Later McDonald and Ms McDonald left.", "Fiona McDonald",
     "McDonald", 3),
    ("Hungarian", "Talks began with Péter Szijjártó. Then Szijjártó left.", "Péter Szijjártó", "Szijjártó",
     2),
    ("Ukrainian", "Aides met Volodymyr Zelenskyy. Critics say Zelenskyy and Mr Zelenskyy agree.",
     "Volodymyr Zelenskyy", "Zelenskyy", 3),
    ("German", "The EU’s head, Ursula von der Leyen, spoke. Then von der Leyen left.", "Ursula von der Leyen",
     "von der Leyen", 2),
    ("Dutch", "Curators like Vincent van Gogh. The work of van Gogh sells.", "Vincent van Gogh", "van Gogh",
     2),
    ("Arabic", "Rebels ousted Bashar al-Assad. Then al-Assad fled.", "Bashar al-Assad", "al-Assad", 2),
    ("Saudi", "Envoys met Mohammed bin Salman. Later bin Salman flew home.", "Mohammed bin Salman",
     "bin Salman", 2),
    ("French", "Crowds cheered Valéry Giscard d’Estaing. Few recall how d’Estaing ruled.",
     "Valéry Giscard d’Estaing", "d’Estaing", 2),
    ("Spanish", "The winner, José Luis Rodríguez Zapatero, spoke. Then Zapatero left.",
     "José Luis Rodríguez Zapatero", "Zapatero", 2),
    ("Chinese", "Delegates heard Xi Jinping. Then Xi left, and allies of Xi smiled.", "Xi Jinping", "Xi", 3),
    ("Korean", "Leaders met Kim Jong-un. Later Kim smiled and Kim waved.", "Kim Jong-un", "Kim", 3),
    ("Icelandic", "Voters chose Katrín Jakobsdóttir. Later Katrín spoke.", "Katrín Jakobsdóttir",
     "Jakobsdóttir", 2),
    ("Vietnamese", "The author, Viet Thanh Nguyễn, spoke. Fans of Nguyễn came.", "Viet Thanh Nguyễn",
     "Nguyễn", 2),
    ("double-barrelled", "He succeeded Boutros Boutros-Ghali. Few recall Boutros-Ghali now.",
     "Boutros Boutros-Ghali", "Boutros-Ghali", 2),
    ("initials", "Readers love J.K. Rowling. Yet Rowling is shy.", "J.K. Rowling", "Rowling", 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("culture", "text", "full", "surname", "mentions"), PEOPLE, ids=[p[0] for p in PEOPLE]
)
def test_people_of_many_cultures(culture: str, text: str, full: str, surname: str, mentions: int) -> None:
    name = person(text, full)
    assert len(name.mentions) == mentions, [m.text for m in name.mentions]
    assert all(text[m.start : m.end] == m.text for m in name.mentions)
    if culture not in ("Korean",):
        assert name.surname == surname
    assert faults(text) == []


def test_titles_go_with_their_people() -> None:
    text = (
        "Talks with Hungarian Foreign Minister Péter Szijjártó began. Secretary of State Marco "
        "Rubio came later."
    )
    assert person(text, "Péter Szijjártó").titles == ["Hungarian Foreign Minister"]
    assert person(text, "Marco Rubio").titles == ["Secretary of State"]


def test_places_and_bodies_are_told_from_people() -> None:
    text = "Officials at the Ministry of Defence in London met John Foreman. The US and the BBC agreed."
    kinds = {n.full: n.kind for n in entities(story(text))}
    assert kinds["Ministry of Defence"] == "organisation"
    assert kinds["London"] == "place"
    assert kinds["US"] == "place"
    assert kinds["BBC"] == "organisation"
    assert kinds["John Foreman"] == "person"


def test_evidence_is_weak_where_the_place_explains_the_capital() -> None:
    text = (
        "Storms Batter Coast Again\nRain fell on the coast. Storms are due, said Ada Storms.\n"
        "Batter is scarce."
    )
    forms = ledger(text).forms
    assert [m.strong for m in forms["Storms"].mentions] == [False, False, True]
    assert forms["Batter"].strong == 0


def test_possessives_are_stripped() -> None:
    text = "The view of James’s aides and James’ wife was that Mr Hughes’s plan would fail."
    assert {"James", "Hughes"} <= set(ledger(text).forms)


def test_what_stands_before_an_edit_keeps_its_runs_and_what_stands_behind_it_moves() -> None:
    first, last = "They met Ada Holt in Lund.\n", "\nThere was Ben Carr of Malmo too."
    before, after = story(f"{first}It rained.{last}"), story(f"{first}It rained on Eve Lind.{last}")
    runs = names(before).runs
    after.pieces = before.pieces
    again = names(after).runs
    kept = sum(any(a is b for b in runs) for a in again)
    assert kept == 3
    assert all(a is b for a, b in zip(again[:3], runs[:3], strict=True))
    assert again == names(story(after.text)).runs
    assert [after.plain[m.start : m.end] for r in again for m in r.words] == [
        m.text for r in again for m in r.words
    ]


_LINES = (
    "Envoys met Mohammed bin Salman in Riyadh. Later Mr. Salman and Jean-Luc Tremblay flew to Paris.",
    "The Ministry of Defence said Tremblay’s team had won; “Ms Okafor did,” said Ann-Marie Okafor.",
    "COUNCIL BACKS FERRY PLAN",
    "In Hull, Okafor waited. The U.S. Navy sent 3 ships to Port Ellrey, and Tremblay sailed.",
)


def test_a_long_text_has_the_names_of_a_short_one() -> None:
    part = "\n\n".join(_LINES) + "\n\n"
    times = names_module._LONG // len(part) + 1
    short, long = ledger(part), ledger(part * times)
    assert long.long
    assert not short.long
    assert list(long.forms) == list(short.forms)
    for word, form in short.forms.items():
        mentions = long.forms[word].mentions
        assert len(mentions) == times * len(form.mentions)
        assert list(mentions[: len(form.mentions)]) == form.mentions
        assert long.forms[word].strong == times * form.strong
        assert long.forms[word].first == form.first
    assert len(long.runs) == times * len(short.runs)
    assert [long.runs[k] for k in range(len(short.runs))] == short.runs
    for run in long.runs:
        assert [long.run_of(m) for m in run.words] == [run] * len(run.words)
        assert [run.place(m) for m in run.words] == list(range(len(run.words)))


def test_a_word_is_found_by_where_it_starts_and_where_it_ends() -> None:
    part = "\n\n".join(_LINES) + "\n\n"
    for found in (ledger(part), ledger(part * (names_module._LONG // len(part) + 1))):
        mentions = [m for run in found.runs for m in run.words]
        for m in mentions:
            assert found.starting(m.start) == found.ending(m.end) == m
            assert found.starting(m.start + 1) is None
            assert found.ending(m.start) is None
        some = mentions[3:9]
        assert found.starting_in(some[0].start, some[-1].start + 1) == some
        assert found.starting_in(some[0].start + 1, some[-1].start) == some[1:-1]


def test_the_names_of_a_long_text_take_little_memory() -> None:
    text = "\n".join(_LINES * 1000)
    known = ledger(text)  # what is kept of words and lines, once for all texts
    tracemalloc.start()
    try:
        found = names_module.Ledger(known.story)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    words = sum(len(form.mentions) for form in found.forms.values())
    assert words > 20_000
    assert held / words < 100
