"""What makes a lost capital certain enough to be written unasked: the story's own, and never a table's."""

from __future__ import annotations

import pytest

from copylint.kinds.names.examination import examine
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
