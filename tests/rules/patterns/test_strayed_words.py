"""Words that stray among strangers: what is found, and what has company."""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.engine.fixer import fix
from copylint.findings.finding import Finding, Safety
from copylint.lexicon.tables import load_table
from copylint.packs import loader
from copylint.story.story import Story
from copylint.tables.shipped import rules_folder
from copylint.text.document import Document

ABOUT = (
    "Officials met on Monday to discuss the plan, and the minister said that it would cost $5 "
    "million next year. "
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    rules = loader.load([rules_folder() / "patterns" / "confusables-general.yaml"])
    return Engine([r for r in rules if r.kind == "company"])


def offered(engine: Engine, text: str) -> list[tuple[str, str]]:
    found = engine.run(Story(Document("story.txt", text)))
    return [(text[f.span.start : f.span.end], f.fixes[0].edits[0].new) for f in found]


STRAYED = [
    ("Debt is the main sauce of worry.", "sauce", "source"),
    ("The firm denied that any leek had taken place.", "leek", "leak"),
    ("The rebels fired a missal at the capital.", "missal", "missile"),
    ("The prime minster will speak at noon.", "minster", "minister"),
    ("Guards went to the boarders of the two countries.", "boarders", "borders"),
    ("It is in the pubic interest, he said.", "pubic", "public"),
    ("She said the manger of the branch had left.", "manger", "manager"),
    ("The gorilla war has lasted ten years.", "gorilla", "guerrilla"),
    ("The ship turned into a hale of gunfire.", None, None),
    ("The company made a large prophet last year.", "prophet", "profit"),
    ("The mare of the city said he would resign.", "mare", "mayor"),
    ("The plain crashed with forty passengers.", "plain", "plane"),
    ("The union asked weather wages would rise, and wether jobs would go.", "wether", "whether"),
    ("Inmates rioted at the prism for two days.", "prism", "prison"),
    ("Voters cast their bullets in secret.", "bullets", "ballots"),
]


#: Far from their company, and yet nothing in the sentence speaks against them.
ALONE = [
    "His biting wit made the book a success.",
    "The tests run on Sauce Labs; a sauce config is kept with them.",
    "A new ceiling has been put in, the police said after the deal.",
    "The note fell to the bottom of the queue.",
]


AT_HOME = [
    "The chef poured the sauce over the fish.",
    "The missal was read in church by the priest.",
    "Hay bales and a bale of straw burned in the farmer’s barn.",
    "York Minster and the minster at Beverley, with its cathedral choir, are open.",
    "A boarder at the school complained to the headmaster.",
    "The gorilla escaped from its enclosure at the zoo.",
    "Three tiers of seats collapsed at the stadium.",
    "The Prophet Muhammad, a prophet of Islam, was born in Mecca.",
    "The mare won the race, said her trainer.",
    "Light passed through a prism, and the spectrum was seen.",
    "Police found bullets in the wall. The gun was missing.",
    "The knight in armour rode to the castle.",
    "Sauce-makers met a man called Sauce; the Sauce Company paid.",
    "The sauces were tested. One sauce failed.",
]


@pytest.mark.parametrize(("text", "written", "meant"), STRAYED)
def test_a_word_among_strangers_is_found(
    engine: Engine, text: str, written: str | None, meant: str | None
) -> None:
    assert offered(engine, ABOUT + text) == ([(written, meant)] if written else [])


@pytest.mark.parametrize("text", ALONE)
def test_a_word_alone_is_left_where_its_sentence_wants_no_other(engine: Engine, text: str) -> None:
    assert offered(engine, text) == []


@pytest.mark.parametrize("text", AT_HOME)
def test_a_word_in_company_is_left_alone(engine: Engine, text: str) -> None:
    assert offered(engine, ABOUT + text) == []


@pytest.mark.parametrize("text", ["The plague is over.", "The plaque is over.", "The bridle is over."])
def test_of_two_words_without_company_neither_is_doubted(engine: Engine, text: str) -> None:
    assert offered(engine, text) == []


def test_company_of_the_meant_word_decides() -> None:
    assert offered_by_all("The Alzheimer’s plague was on her brain.") == [("plague", "plaque")]
    assert offered_by_all("The plaque spread by rats was bubonic.") == [("plaque", "plague")]


def offered_by_all(text: str) -> list[tuple[str, str]]:
    return offered(Engine(loader.load([rules_folder() / "patterns" / "confusables-general.yaml"])), text)


def test_no_word_of_the_table_goes_to_and_fro(engine: Engine) -> None:
    def find(text: str) -> list[Finding]:
        return engine.run(Story(Document("story.txt", text)))

    for written, meant, *_ in load_table("company"):
        for text in (
            f"The {written} is over.",
            f"The {meant} is over.",
            f"The {written} was near the {meant}.",
            f"The {written} was near the {meant}s.",
        ):
            assert fix(text, find, Safety.UNSAFE).fights == (), text
