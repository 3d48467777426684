"""What is doubted of a story's names, and what is not."""

from __future__ import annotations

import pytest

from copylint.kinds.names.examination import examine
from copylint.story.story import Story
from copylint.text.document import Document
from support.ledgers import faults, ledger, story
from support.namecopy import STORIES


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


def test_a_name_with_a_figure_at_its_end_is_no_slip_of_the_name() -> None:
    text = (
        "They launched My School in May. The My School site is free, My School is old, and My "
        "School2.0 is to come."
    )
    assert not [f for f in examine(Story(Document("story", text))).get("drift", ()) if f.safe]


def test_a_double_name_is_known_by_its_hyphen_whatever_stands_around_it() -> None:
    text = "Mr Brandt-Olsen spoke. Later Brandt-olsen left, 2Brandt-Olsen-X. The A-Team, Anne-Marie-Louise."
    assert faults(text) == [("compound", "olsen", "Olsen")]


def test_an_acronym_is_known_by_the_words_whose_letters_it_has_wherever_they_begin() -> None:
    text = "The Xenial Quorum of Zany Brokers met. On Tuesday xqzb said (so)."
    assert ("acronym", "xqzb", "XQZB") in faults(text)
    assert ("acronym", "xqzb", "XQZB") not in faults(text.replace("Xenial", "preXenial"))
