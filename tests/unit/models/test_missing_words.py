"""The judges of gaps and of agreement: their files, their answers, and what they must not say."""

import itertools
import shutil
from pathlib import Path

import pytest

from copylint.engine.engine import Engine
from copylint.models import agreement as concord
from copylint.models import file as weights
from copylint.models import missing_words as gaps
from copylint.models.vocabulary import WORD, ModelError
from copylint.packs.loader import load
from copylint.story.story import Story
from copylint.text.document import Document
from support.places import ROOT

RULES = ROOT / "rules"
GAPS, CONCORD = RULES / "models" / "gaps.bin", RULES / "models" / "concord.bin"

# (copy, the word that is missing, the word before it)
LOST = """
The results will announced on Friday.|be|will
The minister announced a set new sanctions.|of|set
Riders will continue get the discount.|to|continue
The bomb killed three soldiers as well two children.|as|well
It was seen as threat to the economy.|a|as
Shares fell in first quarter of the year.|the|in
"""

# (copy, the verb, its right form)
WRONG = """
The drop in the price of shares were a surprise to investors.|were|was
The virus are attacking homes and firms.|are|is
The ministers of the two countries was told on Monday.|was|were
The effects of the storm was felt in Leeds.|was|were
"""

FINE = """
The committee were told that the number of fires has grown.
If the driver were rich, the court would insist that she have a lawyer.
Ten years is a long time, and the news is bad.
What the three men want is time, and there is a lot of it.
Neither of the men who were there knew what the fans were singing.
Did the deal give the alliance control of the city?
She was admitted to hospital, where he had quit as a nurse.
All the houses were sold at cost, in person and by law, before the end of play.
The Water Act 2014 came into force in May.
The cost that families bear rose as fast as prices in the shops.
"""


def rows(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("copy", "word", "before"), rows(LOST))
def test_a_missing_word_is_missed(copy: str, word: str, before: str) -> None:
    words = WORD.findall(copy)
    found = [(g.word, words[g.at - 1]) for g in gaps.Gaps(GAPS).sentence(words)]
    assert found == [(word, before)]


@pytest.mark.parametrize(("copy", "verb", "right"), rows(WRONG))
def test_a_verb_of_the_wrong_number_is_seen(copy: str, verb: str, right: str) -> None:
    words = WORD.findall(copy)
    found = [(words[d.at], d.right) for d in concord.Concord(CONCORD).sentence(words)]
    assert found == [(verb, right)]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load([RULES / "grammar" / "missing-words.yaml", RULES / "grammar" / "agreement.yaml"]))


@pytest.mark.parametrize("copy", FINE.strip().splitlines())
def test_sound_copy_is_left_alone(engine: Engine, copy: str) -> None:
    assert engine.run(Story(Document("x", copy))) == []


def test_speech_is_reported_and_never_reworded(engine: Engine) -> None:
    copy = "“The drop in the price of shares were a surprise,” she said at the meeting."
    for f in engine.run(Story(Document("x", copy))):
        assert f.fixes == ()


def test_one_gap_is_one_finding(engine: Engine) -> None:
    copy = "One of main reasons is that the council agreed pay the bill on Monday."
    found = engine.run(Story(Document("x", copy)))
    places = [f.span for f in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(places)), found


def test_a_heading_may_do_without_articles(engine: Engine) -> None:
    copy = "Council announces set new rules in first quarter\n\nThe council met on Monday.\n"
    assert engine.run(Story(Document("x", copy))) == []


@pytest.mark.parametrize("judge", [gaps.Gaps, concord.Concord])
def test_a_damaged_file_is_no_model(tmp_path: Path, judge: type) -> None:
    source = GAPS if judge is gaps.Gaps else CONCORD
    path = tmp_path / "model.bin"
    with pytest.raises(ModelError, match="cannot be read"):
        judge(path)
    for name, change in (("magic", 3), ("header", 40), ("weights", -5)):
        shutil.copy(source, path)
        data = bytearray(path.read_bytes())
        data[change] ^= 1
        path.write_bytes(bytes(data))
        with pytest.raises(ModelError, match=name):
            judge(path)


@pytest.mark.parametrize(
    ("source", "magic", "judge"), [(GAPS, gaps.MAGIC, gaps.Gaps), (CONCORD, concord.MAGIC, concord.Concord)]
)
def test_a_model_for_other_words_is_refused(tmp_path: Path, source: Path, magic: bytes, judge: type) -> None:
    header, body = weights.read(source, magic, 1)
    path = tmp_path / "model.bin"
    weights.write(path, magic, {**header, "words": header["words"] ^ 1}, bytes(body))
    with pytest.raises(ModelError, match="another vocabulary"):
        judge(path)


def test_the_files_credit_the_prose() -> None:
    for path, magic in (
        (GAPS, gaps.MAGIC),
        (CONCORD, concord.MAGIC),
        (RULES / "models" / "words.bin", weights.WORDS),
    ):
        header, _ = weights.read(path, magic, 1)
        assert any("OpenStax" in line for line in header["credits"])
