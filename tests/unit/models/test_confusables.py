"""The statistical judge: its file, its answers, and what it must not say."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import time
import zlib

import pytest

from copylint.models import scoring, templates
from copylint.models.confusables import MAGIC, Judge, recase
from copylint.models.vocabulary import split_words
from copylint.tables.container import ModelError
from support.places import ROOT

MODELS = ROOT / "rules" / "models"


MODEL = MODELS / "confusion.bin"


# (sentence, what is written there, what was meant)
BAD = """
The company said profits were higher then expected in the third quarter.|then|than
More then 300 people were evacuated from the village on Sunday night.|then|than
The council said it's decision would be published next week.|it's|its
Ministers insisted the bill would keep it's original purpose.|it's|its
Its not clear whether the suspects knew the victim, police said.|Its|It's
Officials said their was no evidence of foul play.|their|there
Residents returned to there homes on Friday after the flood warning was lifted.|there|their
The prime minister refused too comment on the report.|too|to
Voters said they did not no what the reforms would mean.|no|know
The court will decide weather the evidence can be used.|weather|whether
The two sides where close to a deal on Thursday.|where|were
The workers were told to return form the site at once.|form|from
The mayor urged people to except the result of the vote.|except|accept
The storm is expected to brake up over the North Sea.|brake|break
She was the forth woman to hold the post.|forth|fourth
The firm could loose its licence if the claims are proved.|loose|lose
He said the changes would have little affect on prices.|affect|effect
The inquiry did not here from the officer.|here|hear
The strike did not effect the number of flights.|effect|affect
The search went threw the night, the coastguard said.|threw|through
It was the third time this weak that the line had been closed.|weak|week
The deal would lead too job losses, the union said.|too|to
The president is do to speak at noon.|do|due
They could not except the terms of the offer.|except|accept
He was chosen to led the inquiry.|led|lead
She said she was quiet sure the car was blue.|quiet|quite
The minister apologised for the delay an said it would not happen again.|an|and
Some of the prisoners have already be released.|be|been
The minister was asked weather she would resign.|weather|whether
The changes will effect everyone who lives here.|effect|affect
""".strip().splitlines()


OK = """
Three people were killed and dozens injured when a train left the track near the border on Monday.
If the talks fail, then the unions will strike, the general secretary said.
The then president, who was in Paris at the time, declined to meet them.
No sooner had the match begun than the rain came down.
It's the first time the company has published its gender pay gap.
The council has cut its budget, and it's not clear whose services will go.
Their lawyers said there was nothing to hide and they're ready for trial.
Too many people are waiting too long, two doctors told the inquiry.
She passed the house where they were born, past the church and the old school.
He led the party for ten years and will lead the talks in Geneva.
Lead levels in the water were twice the legal limit.
The principal of the school said it was a matter of principle.
Police are trying to establish whether the weather was a factor.
We're told that were it not for the neighbours, the house would have burned down.
The affected villages felt the effect of the cuts, which affect the poorest most.
Your vote matters, and you're entitled to cast it, the poster says.
The bank is off the hook because of a change in the law.
The form came from the ministry and was returned the same day.
The minister accepted the findings, except for one recommendation.
The brakes failed before the break in the road, the driver told the court.
The site was cited in a report and is a sight to see.
Mr Reid said he had read the letter through before he threw it away.
The whole team was left with a hole in its budget.
She will write to the regulator, which has the right to fine the firm.
The miners' leader played a minor role in the dispute.
He knew nothing of the new rules and did not know that no one had been told.
The peace deal, a piece of paper, did not last.
Mark Lead and Will Hale will weigh the bail terms in Reading.
I hear that they are here for the hearing.
They have to choose; last year they chose badly, he said.
""".strip().splitlines()


@pytest.fixture(scope="module")
def judge():
    return Judge.open(MODEL)


def tokens(text):
    return [text[s:e] for s, e in split_words(text)]


@pytest.mark.parametrize("row", BAD)
def test_a_wrong_word_is_doubted(judge, row):
    text, written, meant = row.split("|")
    found = [(w, v.best) for _, _, w, v in judge.sentence(tokens(text))]
    assert found == [(written, meant)]


@pytest.mark.parametrize("text", OK)
def test_right_words_are_left_alone(judge, text):
    assert list(judge.sentence(tokens(text))) == []


def test_judge_agrees_with_sentence(judge):
    words = tokens("More then 300 people were evacuated from the village on Sunday night.")
    verdict = judge.judge(words, 1, "then")
    assert verdict.best == "than"
    assert verdict.report
    assert verdict.log_odds > 5
    assert [v for *_, v in judge.sentence(words)] == [verdict]
    assert judge.judge(words, 0, "More") is None or not judge.judge(words, 0, "More").report


def test_sets(judge):
    assert "than" in judge.sets_of("Then")
    assert "its" in judge.sets_of("It\u2019s")
    assert judge.sets_of("zebra") == ()
    assert {"then", "its", "it's"} <= judge.words


def test_typographic_quotes_make_no_difference(judge):
    straight = tokens("The council said it's decision would be published next week.")
    curly = tokens("The council said it\u2019s decision would be published next week.")
    assert [v.log_odds for *_, v in judge.sentence(straight)] == [
        v.log_odds for *_, v in judge.sentence(curly)
    ]


def test_a_capital_inside_a_sentence_is_a_name(judge):
    words = tokens("More Then 300 people were evacuated from the village on Sunday night.")
    assert judge.judge(words, 1, "Then") is None


def test_letter_case():
    assert recase("than", "Then") == "Than"
    assert recase("it's", "ITS") == "IT'S"
    assert recase("i", "me") == "I"
    assert recase("me", "I") == "me"


def test_same_answers_in_another_process(judge):
    text = BAD[0].split("|")[0]
    code = (
        f"import sys; sys.path.insert(0, {str(MODEL.parents[2] / 'src')!r})\n"
        "from copylint.models.confusables import Judge\n"
        "from copylint.models.vocabulary import split_words\n"
        f"t = {text!r}; w = [t[s:e] for s, e in split_words(t)]\n"
        f"print([(i, n, x, v) for i, n, x, v in Judge.open({str(MODEL)!r}).sentence(w)])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert runs == {str(list(judge.sentence(tokens(text))))}


def test_the_file(judge):
    head = judge.header
    assert MODEL.stat().st_size < 4_500_000
    assert any("OpenStax" in line and "CC BY 4.0" in line for line in head["credits"])
    assert len(head["trained"]) == 10
    pairs = {frozenset(row[:2]) for row in head["pairs"]}
    assert len(pairs) == len(head["pairs"]) > 300
    listed = set()
    for line in (MODELS / "confusion-sets.tsv").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            listed.update(line.split("\t")[1].split("|"))
    assert judge.words <= listed
    for row in head["pairs"]:
        for doubt in row[7:]:
            assert doubt is None or doubt[0] <= doubt[1] < doubt[2]


def test_every_pair_inflates(judge):
    for number in range(len(judge.header["pairs"])):
        raw = judge._raw(number)
        assert raw.starts[-1] == len(raw.keys) == len(raw.weights) > 0
        assert any(any(raw.table(k)) for k in templates.FIRST)


def test_opens_quickly():
    began = time.perf_counter()
    fresh = Judge.open(MODEL)
    assert list(fresh.sentence(tokens(BAD[0].split("|")[0])))
    assert time.perf_counter() - began < 0.5  # about 15 ms on an idle machine


@pytest.mark.parametrize("damage", ["missing", "magic", "short", "header", "format", "words", "pair"])
def test_damage_is_told(tmp_path, damage):
    data = bytearray(MODEL.read_bytes())
    length = struct.unpack_from("<I", data, 8)[0]
    head = json.loads(bytes(data[16 : 16 + length]))
    path = tmp_path / "m.bin"
    if damage == "magic":
        data[0] ^= 1
    elif damage == "short":
        del data[-1000:]
    elif damage == "header":
        data[20] ^= 1
    elif damage == "format":
        head["format"] = 99
        new = json.dumps(head).encode()
        data = bytearray(MAGIC + struct.pack("<II", len(new), zlib.crc32(new)) + new)
    elif damage == "words":
        at = 16 + length + head["words"][0] + head["words"][1] // 2
        data[at : at + 8] = bytes(8)
    elif damage == "pair":
        row = next(r for r in head["pairs"] if set(r[:2]) == {"then", "than"})
        at = 16 + length + row[3] + row[4] // 2
        data[at : at + 8] = bytes(8)
    if damage != "missing":
        path.write_bytes(data)
    with pytest.raises(ModelError, match=r"m\.bin"):
        list(Judge.open(path).sentence(tokens(BAD[0].split("|")[0])))


def test_weights_are_the_same_inflated_or_unpacked() -> None:
    made = memoryview(Judge.open(MODEL).unpack())
    sentences = [
        "It was more then a year ago that there team lost it's way , and every body new it .",
        "He choose to except the offer , which effected they're plans more then most .",
        "The company said its principle aim was to ensure that it would loose less money then last year .",
    ]
    told = []
    for unpacked in (None, made):
        judge = Judge.open(MODEL, unpacked=unpacked)
        told.append([[*judge.sentence(s.split())] for s in sentences])
    assert any(told[0])
    assert told[0] == told[1]


def test_two_siblings_alike_likely_are_not_safe(judge):
    def suspect(sibling, odds):
        return 0, scoring.Suspect(sibling, 0, 1, 0.0, 1.0, 4.0, "-", odds, 0.0), 0

    alone = judge._best("their", [suspect("there", 9.0)])
    clear = judge._best("their", [suspect("they're", 5.0), suspect("there", 9.0)])
    close = judge._best("their", [suspect("they're", 8.0), suspect("there", 9.0)])
    assert [v.best for v in (alone, clear, close)] == ["there"] * 3
    assert [(v.report, v.safe) for v in (alone, clear, close)] == [(True, True), (True, True), (True, False)]
