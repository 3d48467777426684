"""The names ledger: who is in a story, in fifteen naming cultures, and what must hold for any text."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.kinds.names.examination import examine
from copylint.kinds.names.spellings import near_ordinary
from copylint.story.entities import entities
from copylint.story.names import Ledger, Name, composed, names
from copylint.story.story import Story
from copylint.text.accents import stripped
from copylint.text.distance import distance
from copylint.text.document import Document
from support.namecopy import STORIES


def story(text: str, variant: str = "auto") -> Story:
    return Story(Document("story", text), variant=variant)


def ledger(text: str) -> Ledger:
    return names(story(text))


def person(text: str, full: str) -> Name:
    found = {n.full: n for n in entities(story(text)) if n.kind == "person"}
    assert full in found, sorted(found)
    return found[full]


def faults(text: str) -> list[tuple[str, str, str]]:
    """(check, what is flagged, first fix) in order."""
    found = [
        (f.start, c, text[f.start : f.end], f.fixes[0]) for c, fs in examine(story(text)).items() for f in fs
    ]
    return [x[1:] for x in sorted(found)]


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


@pytest.mark.parametrize(
    "text",
    [
        "The singer k.d. lang met bell hooks; easyJet sold an iPhone to adidas.",
        "Kim Jong-un, Ban Ki-moon and Moon Jae-in wrote to the UN.",
        "Condoleezza Rice ate rice. Mr Brown wore brown. Mr Price asked the price; Young is young.",
        "Reports by @putin and #putin at www.putin.example say Putin left; see putin.txt, Mr Putin said.",
        "He and his wife may march in august company; the rice is for will power, grant money and hope.",
        "The pole painted the polish; a turkey ate a swede off china in the bath, reading a nice rugby book.",
        "Iran and Iraq, Austria and Australia, Niger and Nigeria: Iran met Iraq, Austria met Australia.",
        (
            "Jon Hale met John Hale. Jon said John was right; Ann Smyth and Ann’s friend Bo Smith agreed "
            "with Mr Smith."
        ),
        "Anna Ivanova and Pyotr Ivanov married. Ivanov smiled and Ivanov said Ivanova was well.",
        "The Taliban met Talib leaders. Taliban rule, said a Talib.",
        "When will Will Smith sing? So will Smith, said Will Smith.",
    ],
)
def test_what_must_not_be_flagged(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The call between Mr Trump and Mr Putin was long. The Trump-putin call ended.", [("compound",
         "putin", "Putin")]),
        ("“We must go on,” wrote tvrtko Kulusevic, the minister.", [("first-name", "tvrtko", "Tvrtko")]),
        ("He saw Tony Blair. Then Mr blair left.", [("name", "blair", "Blair")]),
        ("The russian envoy left on monday for north Korea.", [("nationality", "russian", "Russian"),
         ("calendar", "monday", "Monday"), ("place", "north", "North")]),
        ("Andrii Sybiha spoke. Sybiha’s aides said Syhiba had left.", [("drift", "Syhiba", "Sybiha")]),
        ("Péter Szijjártó spoke. Aides to Szijjártó said Szijjarto had left.", [("diacritic", "Szijjarto",
         "Szijjártó")]),
        ("Staff of the Rail Accident Branch came. The rab said so.", [("acronym", "rab", "RAB")]),
        ("A book on Kier Starmer sold.", [("known", "Kier Starmer", "Keir Starmer")]),
    ],
)  # fmt: skip
def test_what_must_be_flagged(text: str, found: list[tuple[str, str, str]]) -> None:
    assert faults(text) == found


def lowered() -> list[tuple[str, int]]:
    """(story with one capital lowered, where the word begins): every third name in mid-sentence of
    STORIES."""
    out = []
    for text in STORIES:
        mentions = sorted(
            (m for f in ledger(text).forms.values() for m in f.mentions if m.strong), key=lambda m: m.start
        )
        for m in mentions[::3]:
            word = text[m.start : m.end]
            if len(word) > 1 and (word.isupper() or word[1:].islower()):
                small = word.lower() if word.isupper() else word[0].lower() + word[1:]
                out.append((text[: m.start] + small + text[m.end :], m.start))
    return out


def test_copy_without_a_fault_is_left_alone() -> None:
    assert [x for text in STORIES for x in faults(text)] == []


def test_most_lost_capitals_are_found_and_mended() -> None:
    tried = lowered()
    found = right = 0
    for text, start in tried:
        hits = [
            f
            for fs in examine(story(text)).values()
            for f in fs
            if f.start <= start < max(f.end, f.start + 1)
        ]
        found += bool(hits)
        if hits and hits[0].fixes:
            mended = text[: hits[0].start] + hits[0].fixes[0] + text[hits[0].end :]
            right += mended in STORIES
    assert len(tried) > 350
    assert found >= 0.66 * len(tried)
    assert right >= 0.98 * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The story's own capitals, for a word that English has.
        ("Officials at the Pentagon met. Then the pentagon said no.", [("name", "pentagon", "Pentagon")]),
        ("He played in the first Test, the second Test and the third test.", [("name", "test", "Test")]),
        (
            "Labour ruled, and the Labour Party fell. Votes for the Labour party rose.",
            [("part", "party", "Party")],
        ),
        # What no table has, in the company of names.
        ("Homes in Hornsby, yarrawonga and Sutherland burned.", [("first-name", "yarrawonga", "Yarrawonga")]),
        ("The suit of Larry ogunjobi also failed.", [("first-name", "ogunjobi", "Ogunjobi")]),
        ("They backed Alexandria ocasio-Cortez again.", [("compound", "ocasio", "Ocasio")]),
        # Bodies and the land.
        ("An order of the Federal railroad Administration came.", [("part", "railroad", "Railroad")]),
        ("It met the Maritime and Coastguard agency on Friday.", [("part", "agency", "Agency")]),
        ("Crews were sent near cataract Dam.", [("part", "cataract", "Cataract")]),
        # Short acronyms and titles.
        ("The US paid, and the us said so.", [("acronym", "us", "US")]),
        ("He sold the uk arm.", [("acronym", "uk", "UK")]),
        ("It was after World War ii, they said.", [("acronym", "ii", "II")]),
        ("The fleet of sir Peter Blake sank.", [("name", "sir", "Sir")]),
        ("So says gov. Dale Hutchcraft.", [("name", "gov", "Gov")]),
        # Datelines keep their capitals.
        ("Rocket fired\n\nseoul, South Korea — It fell.", [("place", "seoul", "SEOUL")]),
    ],
)
def test_each_kind_of_lost_capital(text: str, found: list[tuple[str, str, str]]) -> None:
    assert faults(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The US gave us bread; most of us farmers ate it, and so did the rest of us.",
        "It is us against them, the house said, in this house of ours.",
        "The White House and the Office of Budget met. The house and the office of a clerk were searched.",
        "A Kafka-esque tale of prizemoney, victimhood and greyscale reached the Australian hardcourt event.",
        "Amnesty International researchers, a Manchester United fan and Grand National winners met.",
        "The former president Bush met the US president Bush, and President Bush went.",
        "They hope to mark Ramadan, to grant Smith bail, to don England shirts and to bill Mercer.",
        "Un ami de Kim Jong Un, Roh Jae-cheon, wrote to President Xi Jinping.",
        "She was treated with bumetanide, for alveolitis, in a 9mm barrel of Enterococcus faecalis.",
        "Critics of the Trump administration say the administration is slow; police and Surrey police agree.",
    ],
)
def test_the_nearest_innocents(text: str) -> None:
    assert faults(text) == []


def test_a_spelling_is_safe_to_change_only_when_the_full_name_agrees() -> None:
    agreed = "Keir Starmer won. Mr Starmer thanked voters, and friends of Keir Starmar wept."
    bare = "Keir Starmer won. Mr Starmer thanked voters, and friends of Starmar Hall wept."
    assert [f.safe for f in examine(story(agreed))["drift"]] == [True]
    assert [f.safe for f in examine(story(bare))["drift"]] == [False]


def test_evidence_says_where_and_how_often() -> None:
    text = "Headline here\nMr Putin left. Then Putin and Ms Putin met, and putin smiled."
    (fault,) = examine(story(text))["name"]
    assert fault.evidence == [(17, 22, "capitalised 3 times, first on line 2")]


# -- whatever the text ---------------------------------------------------------------------------
PIECES = st.sampled_from(
    [
        "Putin", "putin", "Trump", "-", "–", " ", ", ", ". ", "“", "”", "’s", "'", "Péter", "szijjártó",
        "Szijjártó", "al-", "d’", "O’Brien", "NATO", "nato", "U.S.", "in", "march", "May", "2024", "\n",
        "the", "Mr ", "said", "Ł", "ß", "İ", "ı", "e\u0301", "@", "#", "/", ".com", "von der ", "Leyen",
        "will", "Smith", "rice", "New york",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_gives_mentions_that_stand_in_it(text: str) -> None:
    s = story(text)
    for form in names(s).forms.values():
        for m in form.mentions:
            assert composed(s.plain[m.start : m.end]) == m.text == form.text
    for n in entities(s):
        assert n.mentions
        for m in n.mentions:
            assert text[m.start : m.end] == m.text
    for found in examine(s).values():
        for f in found:
            assert 0 <= f.start < f.end <= len(text)
            assert f.fixes
            assert f.fixes[0] != text[f.start : f.end]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_the_ledger(text: str) -> None:
    s = story(text)
    examine(s)
    assert all(n.mentions for n in entities(s))


WORDS = st.text(alphabet="abcdeó", max_size=7)


@given(WORDS, WORDS)
def test_distance_is_symmetrical_and_nought_only_for_equals(a: str, b: str) -> None:
    assert distance(a, b, 9) == distance(b, a, 9)
    assert (distance(a, b, 9) == 0) == (a == b)


@given(WORDS, WORDS)
def test_a_limit_only_cuts_off(a: str, b: str) -> None:
    full = distance(a, b, 20)
    assert distance(a, b, 2) == min(full, 3)


def test_stripped_keeps_what_is_no_accent() -> None:
    assert [stripped(w) for w in ("Szijjártó", "Łukasz", "Nguyễn", "Đorđe", "Smith")] == [
        "Szijjarto", "Lukasz", "Nguyen", "Dorde", "Smith",
    ]  # fmt: skip


def test_a_slip_of_an_ordinary_word_is_no_name() -> None:
    assert near_ordinary("presidnt")
    assert near_ordinary("minster")
    assert not near_ordinary("andrii")


# -- the command -----------------------------------------------------------------------------------
def test_the_command_prints_a_table_and_json(tmp_path) -> None:
    from copylint.cli.main import cli

    file = tmp_path / "story.txt"
    file.write_text(
        "Talks went on.\nHe met Vladimir Putin. Aides said putin and President Putin agreed.\n", "utf-8"
    )
    run = CliRunner().invoke(cli, ["names", str(file)])
    assert run.exit_code == 0, run.output
    assert "Vladimir Putin" in run.output
    assert "putin (2)" in run.output
    run = CliRunner().invoke(cli, ["names", "--format", "json", str(file)])
    (report,) = json.loads(run.output)
    (putin,) = [n for n in report["names"] if n["surname"] == "Putin"]
    assert putin["full"] == "Vladimir Putin"
    assert putin["other_spellings"][0]["text"] == "putin"
    assert [m["line"] for m in putin["mentions"]] == [2, 2]


def test_the_command_names_a_missing_file(tmp_path) -> None:
    from copylint.cli.main import cli

    run = CliRunner().invoke(cli, ["names", str(tmp_path / "none.txt")])
    assert run.exit_code == 2
    assert "none.txt" in run.output


def test_a_name_with_a_figure_at_its_end_is_no_slip_of_the_name() -> None:
    text = (
        "They launched My School in May. The My School site is free, My School is old, and My "
        "School2.0 is to come."
    )
    assert not [f for f in examine(Story(Document("story", text))).get("drift", ()) if f.safe]
