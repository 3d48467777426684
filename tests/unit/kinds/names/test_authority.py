"""What makes a lost capital certain enough to be written unasked: the story's own, and never a table's."""

from __future__ import annotations

from functools import cache

import pytest

from copylint.findings.finding import Safety
from copylint.kinds.names.examination import examine
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.story.english import language
from copylint.story.names import names
from copylint.story.story import Story
from copylint.text.document import Document

CAPITALS = ("calendar", "nationality", "place", "acronym", "name", "compound", "first-name", "part")


def certain(text: str) -> list[str]:
    """The words whose capital would be written back unasked."""
    found = examine(Story(Document("story", text)))
    return [text[f.start : f.end] for check in CAPITALS for f in found.get(check, ()) if f.safe]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # The story's own capitals: by itself, as somebody's name, in the same company.
        ("Vladimir Putin flew to Minsk. Aides said putin would stay.", ["putin"]),
        ("Staff of Westpac walked out. The branch of westpac in Hull is shut.", ["westpac"]),
        ("Doctors say PCOS runs in families, and pcos is often missed.", ["pcos"]),
        ("Osama bin Laden fled. Troops hunting bin laden found his bed.", ["laden"]),
        # A rule's own certainty.
        ("The talks go on on monday.", ["monday"]),
        ("The german envoy left.", ["german"]),
        ("A letter from andrii Sybiha, who signed it, came.", ["andrii"]),
        ("They flew to japan on Friday.", ["japan"]),
        ("The law was read by prof Morag Castellain.", ["prof"]),
        # A word no table has, in the middle of a sentence, as a person's, with capitals inside, or before a
        # noun.
        ("As a team we used Brellow to plan. We copied it to our brellow board.", ["brellow"]),
        ("Anna Vorpine won. The house of vorpine is in Hull.", ["vorpine"]),
        ("The site was built with Jekyll for us. It runs on a jekyll app.", ["jekyll"]),
        # A thing that is a place too, where only the place can stand; a faith before those who have it.
        ("Morocco won, and trade with Morocco grew. A minister in morocco said so.", ["morocco"]),
        ("Vets met at a pentecostal church in Hull.", ["pentecostal"]),
        ("Signs of non-Zorbin disease are few. You may have Non-zorbin disease.", ["zorbin"]),
    ],
)
def test_what_is_certain(text: str, words: list[str]) -> None:
    assert certain(text) == words


@pytest.mark.parametrize(
    "text",
    [
        # A table alone.
        "Officials at nato declined to comment.",
        # Capitals within a word that no table has: it may write itself both ways. Things, units, substances,
        # germs.
        "Tools such as VorpDist win. The branch of vorpdist is new.",
        "The Graham diet won. Sylvester Graham ate lots of graham and nuts.",
        "The Kelvin scale is old. Its unit is the kelvin, which Lord Kelvin never saw.",
        "A dose of Zorbine Zorbachloride (Holm, Zorbachloride) and of zorbachloride helps.",
        "The genus Zorbavirus has two kinds. They had zorbavirus syndrome and left.",
        "A picture of Barack Obama shows him. A search for barack obama shows six.",
        # A program's name; the charter's own spelling; a noun for a people of long ago.
        "On Monday the khmer project was opened to all.",
        (
            "The charter says they be “soe religiously, peaceablie and civilly governed as their good Life "
            "and orderlie Conversacon maie wynn”."
        ),
        "The growth of tranched CDOs was fast.",
        "A vote was won by lan McTarnaghan of Hull.",
        # A noun that has lost its way to a name.
        "Tony Abbott spoke of his saint. He was a long-winded abbott, given to sermons.",
        # What a computer keeps under its own small letters, and letters written small again and again.
        "SINTA counts the names. The sinta report has nine.",
        "ZFO is ours. Staff of zfo met, and zfo paid.",
        "A photo of the UBA came with tags like government, uba, and president.",
        "The page wants a valid ZFO: each lesson adds a zfo: and a date.",
        "A manager at microsoft Word said so.",
        "She flew to liverpool Docks in May.",
        # Capitals that are no choice: a headline, a dateline, a line of capitals.
        "Jobs to go at Westfarm\n\nStaff at westfarm were told on Monday that the mill would be shut.",
        "Mill to shut\n\nHEXLEY, England — Staff were told to go home. The mill in hexley has 90 staff.",
        "ZORBIN WINS AGAIN\n\nThe crowd sang for the mayor, and zorbin said that he was glad of it.",
        # Only inside a longer name.
        "The Exaline Computing Fund paid. A machine of exaline size costs more.",
        "The Marle Diaspora Fund paid. The diaspora in Perth gave most.",
        # Shown, not used, or part of something else.
        "GitHub is where we keep it. We named the folder “github” for that.",
        "The word Kubernetes is Greek. Kubernetes is free. Type the word kubernetes first.",
        "Graphviz draws it. Run install graphviz to have it; Graphviz is small.",
        "Smartdown reads it. The smartdown folder is at lib/smartdown/registry.rb, for Smartdown.",
        "The Etherpad is open. Write in the etherpad; both etherpads are linked from the Etherpad.",
        "We ask you to come turk with us, said the Turk.",
        # A common noun that has a capital in a title, a list, brackets or a project's name.
        (
            "She wrote with fellow Zorbinician and Data Champion, Marcel Holm. He is now an experienced "
            "zorbinician."
        ),
        "The risk is small (DailyMed, Vorpathioprine, 2022). One such drug is vorpathioprine.",
        "The forms of vorpapentin are many. Doctors (DailyMed, Vorpapentin, 2023) say so.",
        "We add to the Gratitudes tag each week. We will go on to pull gratitudes from these posts.",
        "Copy tools like Docker, VorpDist, or Brundla enter the house. Tools like brundla are new.",
        "The Ancienne zorbume of 1199 and the Zorbume vorpée of 1538 were laws.",
        (
            "They use Brundla, as Brundla is new, and Brundla wins, and Brundla is cheap, with Brundla they "
            "say. Use brundla or brundla."
        ),
        "It is for Geo and non-geo use, they said.",
        # A thing, or a figure, that was named after a place or a faith.
        "He is the first Camembert maker here. The firm sells camembert and milk.",
        "Trade with Morocco grew. The letters were bound in polished morocco.",
        "He wore an ulster of tweed.",
        "The driver sat between the tonga shafts and waited.",
        "There was always somebody outside the window, a mali that day, raking leaves.",
        "It scattered a small pentecostal shower of cards.",
        "Two men in basque berets passed.",
        # A letter is no surname, nor is an ordinary word.
        "The heat of zsubstance M is less than that of zsubstance W here.",
        "It was in the journal jama Psychiatry, they said.",
        # A verb before a year; a name that is typed small.
        "And a happy new year: may 2014 be kind to you and yours.",
        "Staff of VorpPy met. It is not part of the vorppy core package, said VorpPy.",
        # Copied from a note.
        "The rules on ZQF were set in 1981. It was held up by “UK views, UK notes, UK zqf.” Then it passed.",
        # Written small by right.
        "The PDF is out. A pdf of the PDF is at hand, and the PDF is long.",
    ],
)
def test_what_is_not(text: str) -> None:
    assert certain(text) == []


# -- other small mends: written unasked, or only offered ---------------------------------------
@cache
def _checker(variant: str, style: str) -> Checker:
    chosen = {"variant": variant} if variant else {}
    return Checker(Options(overrides={**chosen, **({"style": style} if style else {})}))


def written(text: str, variant: str = "", style: str = "") -> list[str]:
    """The rules whose fix would be written unasked, sorted."""
    report = _checker(variant, style).check("copy.txt", text.encode("utf-8"))
    assert report.error is None
    return sorted(f.rule for f in report.findings if f.fixes and f.fixes[0].safety is Safety.SAFE)


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Tuesday in the hall. the vote was put off for a week.",
        "They were told to wait at home. they did not, and the boat left without them.",
    ],
)
def test_a_small_letter_between_two_whole_sentences_is_certain(text: str) -> None:
    assert written(text) == ["punctuation.sentence-capital"]


@pytest.mark.parametrize(
    "text",
    [
        "In order to bring the many parts of it together. the council will have to think again.",
        "She spoke with her friend Anna Lee, PhD. recently she had moved to Hull for good.",
        "He thanked the leader of the miners. which makes it hard to tell who paid the bill.",
        "We came to see the head of the union. and the leaders of the other four unions.",
        "Under a rule of the town, paragraph 1.A. above all else nothing may be sold there.",
        "They were told to wait at home. but the boat did not come that day.",
        "He was sure of it when he left. on Monday, the mayor said that he was wrong.",
        "What he is telling the town is that. he believes in higher rents for all.",
        "The plan will help firms on both sides of the bay. a good example of how we will keep it alive.",
    ],
)
def test_where_the_stop_may_be_the_slip_a_capital_is_only_offered(text: str) -> None:
    assert "punctuation.sentence-capital" not in written(text)


@pytest.mark.parametrize(
    "text",
    [
        "The book is Histoire d’un rituel : le stand-up, and it is long.",
        "It was written by , and printed in Hull.",
        "After the course, learners should.. Know the tools of the trade.",
        "The bank in Perth holds $5 billion US dollars in bonds.",
        "The disc is two inches wide by 1/4 inch diameter.",
        "It wants a information, said the town.",
        "Both men an women came, to pursue the a opportunities of the town.",
        "They came to Karbala and An Najaf, and the story of An reminds us of it.",
        "We ask them to index at at least three per cent, after a briefing on this this morning.",
        "Her talk, “Who Pays for the Mill?,” won a prize in Hull. Under “Which One?,” the page has three.",
        "The siren sounds at 12 noon, and the mill is 0.5 miles off.",
    ],
)
def test_what_may_be_something_else_is_only_offered(text: str) -> None:
    assert not [
        x
        for x in written(text)
        if x.split(".")[0] in ("spacing", "punctuation", "units", "articles", "dates", "quotes")
    ]


def test_a_part_of_what_was_written_keeps_its_small_letter() -> None:
    part = (
        "The mill was shut.\n\n“those of the papers which are found in it will be sold by the town,” the "
        "deed of 1802 has it.\n\nIt was."
    )
    whole = "The mayor stood up and said, “you could have told me before lunch.”"
    assert "punctuation.quotation-capital" not in written(part)
    cut = (
        "It stood on one man. As Thomas Jefferson remarked, “the calm of a single man has probably saved "
        "the whole town from ruin.”"
    )
    assert "punctuation.quotation-capital" not in written(cut)
    assert written(whole) == ["punctuation.quotation-capital"]


def test_a_letter_of_another_alphabet_is_no_apostrophe() -> None:
    assert not [
        x
        for x in written("He drove into the Biqa‘ Valley, and the raid on Samu‘ was over.")
        if x.startswith("quotes.")
    ]


INSIDE = (
    "The papers called it “the Beast”, and it kept the name. She said Monday that the color was gray. “It "
    "will,” she said."
)
DATELINE = (
    "Bridge shut for a year\n\nDULUTH, MN – The bridge will be shut for a year from May, the state "
    "said on Monday."
)


def test_a_house_matter_waits_for_a_house() -> None:
    assert "quotes.comma-outside" not in written(INSIDE)
    assert "quotes.comma-outside" in written(INSIDE, variant="en-US")
    assert "dateline.state" not in written(DATELINE)
    assert "dateline.state" in written(DATELINE, style="ap")


def test_a_date_of_another_event_lends_its_year_to_no_weekday() -> None:
    copy = (
        "Ruling due\n\nThe court will sit again in the spring, clerks said.\n\n"
        "The dam broke on Jan. 6, 2021, and 40 homes were lost. The hearing is on Thursday, Feb. 8."
    )
    headed = copy.replace("Ruling due\n\nThe", "Ruling due\n\nHOLM, Jan. 5, 2021 – The")
    weekdays = [
        [f.rule for f in _checker("", "").check("a.txt", x.encode()).findings if f.rule == "dates.weekday"]
        for x in (copy, headed)
    ]
    assert weekdays == [[], ["dates.weekday"]]


def test_american_bodies_make_no_american_story() -> None:
    copy = (
        "Lawmakers met sheriffs and attorneys in Ohio, Texas and Iowa. A grand jury heard that the felony "
        "was known to the Department of Defense and "
        "the Center for Naval Tests. Democrats and Republicans came before Labor Day and Thanksgiving. The "
        "rumour is that the harbour will be shut, the envoy said."
    )
    assert language(Story(Document("story", copy))) == "en-GB"


def test_both_ways_of_writing_an_accent_are_one_spelling() -> None:
    text = "Jo\u0308rg Fro\u0308hlich sang in Hull. J\u00f6rg Fr\u00f6hlich bowed, and Fr\u00f6hlich left."
    found = names(Story(Document("story", text)))
    assert [len(found.forms[x].mentions) for x in ("J\u00f6rg", "Fr\u00f6hlich")] == [2, 3]
    assert not examine(Story(Document("story", text)))


def test_the_full_name_first_is_the_authority() -> None:
    text = "Viktor Lindqvist built the mill. Lindquist said it was cold, and Mr Lindquist left."
    assert [(text[f.start : f.end], f.fixes) for f in examine(Story(Document("story", text)))["drift"]] == [
        ("Lindquist", ["Lindqvist"])
    ] * 2
    known = "Keir Starmar won. Starmer thanked voters, and Mr Starmer left."
    assert all(
        f.fixes[0].endswith("Starmer")
        for found in examine(Story(Document("story", known))).values()
        for f in found
    )


@pytest.mark.parametrize(
    ("text", "drifted"),
    [
        # The full name agrees; a slip inside an unknown word of a name that the story has again and again.
        ("Keir Starmer won. Mr Starmer thanked voters, and critics of Keir Starmar conceded.", ["Starmar"]),
        ("Ngozi Adebayo came. Adebayo sat. Later Adebayo left, but Adeboyo may be back.", ["Adeboyo"]),
        ("The train from Plymouth was late. Crews in Plymouth said Plymotuh was wet.", ["Plymotuh"]),
        # The ends differ: a woman's name, a Portuguese one. Part of another name. Too seldom. A name of its
        # own.
        ("Pyotr Ivarnov came. Ivarnov sat. Later Ivarnov left, but Ivarnova may be back.", []),
        ("Luis Rodreguez came. Rodreguez sat. Later Rodreguez left, but Rodregues may be back.", []),
        ("Ngozi Adebayo came. Adebayo sat. Later Adebayo left by Adeboyo Lane in the rain.", []),
        ("Ngozi Ardebayo came and sat. Later Ardebayo left, but Ardeboyo may be back.", []),
        ("Ngozi Adebayo came. Adebayo sat. Later Adebayo left, but Femi Adeboyo may be back.", []),
        # Both spellings side by side, one in brackets.
        ("The Serbian army held. The Serbian press wept, and the Sorbian (Serbian) Ambulance came.", []),
    ],
)
def test_a_drifting_name_is_written_back_where_the_story_has_settled_on_it(
    text: str, drifted: list[str]
) -> None:
    found = examine(Story(Document("story", text)))
    assert [text[f.start : f.end] for f in found.get("drift", ()) if f.safe] == drifted
