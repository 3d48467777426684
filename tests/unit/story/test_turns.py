"""Speech that no quotation mark shows: which lines are somebody's words, and which only look so."""

from __future__ import annotations

import time

import pytest

from copylint.formats.format import document
from copylint.story.story import Story
from copylint.text.spans import Span


def story_of(text: str, name: str = "story.txt") -> Story:
    return Story(document(name, text))


def in_speech(story: Story, words: str) -> bool:
    at = story.text.index(words)
    return story.in_speech(Span(at, at + len(words)))


SPOKEN = {
    "question and answer": (
        "The inquest\n\nQ: What did you see?\n\nA: The gate were open.\n",
        ["What did", "gate were"],
    ),
    "an answer alone": ("The inquest\n\nA: We was done for.\n", ["We was"]),
    "letters with a stop": ("The inquest\n\nQ. Did you see it?\nA. I never.\n", ["I never"]),
    "a title and a name": ("The trial\n\nMR TARN: It weren't locked.\n", ["weren't"]),
    "a witness": ("The trial\n\nTHE WITNESS: He done it.\n", ["He done"]),
    "a journalist and a minister": (
        "JOURNALIST: Why?\n\nPRIME MINISTER: There is five of them.\n",
        ["Why", "There is"],
    ),
    "a minister by name": ("DEPUTY MAYOR HALE: The roads is shut.\n", ["roads is"]),
    "name, age, town": ("Voices\n\nAnn Lee, 41, Hexley: It don't matter.\n", ["don't matter"]),
    "name, age in brackets, trade": (
        "Voices\n\nJon Orme (58), fisherman: Them boats is old.\n",
        ["Them boats"],
    ),
    "a person the story knows": (
        "Mr Tarn spoke first, said Joe Tarn.\n\nTarn: I seen the boat go.\n",
        ["I seen"],
    ),
    "a given name again and again": (
        "Phil: I seen it.\n\nEmily: So did I.\n\nPhil: We was late.\n",
        ["I seen", "We was"],
    ),
    "the words of a recording": (
        "SOT TARN\nIN: The boats is late\nOUT: nobody come.\n",
        ["boats is", "nobody come"],
    ),
    "small in and out": ("In: The boats is late\nOut: and nobody come.\n", ["boats is", "nobody come"]),
    "a turn of several paragraphs": (
        (
            "MR TARN: I was late.\n\nMS ORME: Were you?\n\nMR TARN: I was.\n\n"
            "My bus don't run Sundays, you see.\n\nMS ORME: Right.\n"
        ),
        ["bus don't"],
    ),
    "a turn of several paragraphs, of which one talks to nobody": (
        (
            "MR TARN: I was late.\n\nMS ORME: Were you?\n\nMR TARN: I was.\n\nThe buses was all full.\n\n"
            "MS ORME: Right.\n"
        ),
        ["The buses"],
    ),
    "a label on its own line": ("THE WITNESS:\n\nThe gate were open.\n", ["gate were"]),
    "said without marks": ("Hexley\n\nMr Orme said: We was told nothing.\n", ["We was"]),
    "dash dialogue": (
        "The talk\n\n– The boat were gone, he said.\n\n– Gone where, she asked.\n",
        ["boat were", "Gone where"],
    ),
    "dash dialogue with a tag further on": (
        "The talk\n\n– The boat were gone.\n\n– Gone where, she asked.\n",
        ["boat were", "Gone where"],
    ),
    "dash dialogue without a tag": (
        "The talk\n\n– I don't know.\n– Nor do they.\n",
        ["don't know", "Nor do"],
    ),
    "subtitles": (
        (
            "1\n00:00:01,000 --> 00:00:04,000\nThe boats is late\nand nobody come\n\n2\n"
            "00:00:04,500 --> 00:00:06,000\nNot a soul.\n"
        ),
        ["boats is", "nobody come", "Not a soul"],
    ),
    "a quoted post": ("The post\n\n> them boats is late\n> and nobody come\n", ["boats is", "nobody come"]),
    "a statement in full": (
        (
            "Club answers\n\nHere is the statement in full:\n\nThe club have acted.\n\nWe is sorry.\n\n"
            "ENDS\n\nThe club play on Monday.\n"
        ),
        ["club have", "We is"],
    ),
    "a letter": (
        (
            "Letters\n\nDear Sir,\n\nThe buses was late.\n\nThey is always late.\n\nYours "
            "faithfully,\n\nA. Orme\n"
        ),
        ["buses was", "They is"],
    ),
    "a letter nobody signs": (
        (
            "Letters\n\nDear Sir,\n\nWe was late, I and my son.\n\nYou is always late.\n\n"
            "The council meets on Monday.\n"
        ),
        ["We was", "You is"],
    ),
    "a letter to the editor": (
        "Letters\n\nSir – My bus were late again.\n\nAnn Orme, Hexley\n",
        ["bus were"],
    ),
    "verse": (
        (
            "Her song\n\nThe boats go out at break of day,\nAnd never one come home,\n"
            "The gulls is all that cross the bay\nAnd cry above the foam.\n"
        ),
        ["boats go", "one come", "gulls is"],
    ),
}


@pytest.mark.parametrize("name", SPOKEN)
def test_this_is_speech(name):
    text, spoken = SPOKEN[name]
    story = story_of(text)
    for words in spoken:
        assert in_speech(story, words), (words, story.turns)


MARKED = {
    "a bold question": (
        "**What did you see?**\n\nThe gate were open. I seen it.\n",
        ["gate were"],
        ["What did"],
    ),
    "a bold question in its paragraph": (
        "**What did you see?** The gate were open.\n",
        ["gate were"],
        ["What did"],
    ),
    "a bold label": (
        "**Tarn:** I seen the gate.\n\n**Orme:** I never.\n\n**Tarn:** We was both there.\n",
        ["We was"],
        [],
    ),
    "a block of two paragraphs": (
        "She wrote on.\n\n> them boats is late\n>\n> and none come\n\nNobody answered.\n",
        ["boats is", "none come"],
        ["Nobody"],
    ),
    "a block": (
        "She wrote on.\n\n> them boats is late\n\nNobody answered.\n",
        ["boats is"],
        ["She wrote", "Nobody"],
    ),
}


@pytest.mark.parametrize("name", MARKED)
def test_markdown_shows_speech_in_its_own_ways(name):
    text, spoken, told = MARKED[name]
    story = story_of(text, "story.md")
    for words in spoken:
        assert in_speech(story, words), (words, story.turns)
    for words in told:
        assert not in_speech(story, words), (words, story.turns)


TOLD = {
    "captions, links and corrections": (
        "Read more: What we know of the ferry\n\nPhoto: Hexley News\n\nCorrection: We gave the wrong day.\n"
        "\nUpdate: We have added a map.\n"
    ),
    "a list of days": "The week\n\nMonday: rain, with you know what to follow.\n\nTuesday: sun.\n\nHexley\n",
    "a list of bold points": (
        "The plan\n\nHousing: We need 400 homes.\n\nTransport: Our trams run late.\n\n"
        "Parks: No fences, please.\n"
    ),
    "a place for a dateline": (
        "The ferry\n\nNEW DELHI: The court did not sit on Friday, and it's closed until June.\n"
    ),
    "line-ups": (
        "Hexley: Orme, Tarn, Lee, Lund (Hale 60), Marsh. Subs: Reed, Ash.\n\n"
        "Brayton: Ives, Cole, Dunn, Ward.\n"
    ),
    "recipes and figures": "Serves: 4\n\nPrep: 10 minutes\n\nA: 12 inches wide by 40 inches tall\n",
    "numbered steps": "Step 1: Ask your bank.\n\nStep 2: Don't wait.\n\nDay 3: You rest.\n",
    "a list of headlines": (
        "Council to close the pool\nMan held over fire in the market\nBus fares to rise in the spring\n"
        "A day out on the coast\n"
    ),
    "bullets with dashes": "Key facts\n\n– Fares rise in May\n\n– The bridge opens in June\n",
    "hard-wrapped prose": (
        "The council met on Monday to hear\nthe case for a new bridge, which the\n"
        "harbour board had put off for years,\n"
        "and agreed to ask for money from the\nstate before the winter comes round.\n\nThe vote was close.\n"
    ),
    "a question in the copy": (
        "The bridge\n\nSo what went wrong?\n\nThe council did not say. Its engineers had left.\n\n"
        "Who pays?\n\nThe state does.\n"
    ),
    "interviews with marks": (
        "The poet\n\nDid you write it?\n\n“I did.” She puts down her cup, and looks out.\n\nAnd why?\n\n"
        "“I had to.” He looks away.\n"
    ),
    "one question in the copy, and its writer's answer": (
        "The bridge\n\nSo what went wrong?\n\nI don't know. I went to see.\n\nThe council did not say.\n"
    ),
    "said, with marks": "Hexley\n\nThe chair, Ann Orme, said: “We are late.” The board agreed with her.\n",
}


@pytest.mark.parametrize("name", TOLD)
def test_ordinary_copy_is_not_speech(name):
    story = story_of(TOLD[name])
    assert [t for t in story.turns if '"' not in story.plain[t.start : t.end]] == []


def test_copy_around_the_turns_is_the_storys_own():
    assert not in_speech(story_of(SPOKEN["a letter nobody signs"][0]), "The council")
    # What is said of the speakers between their turns; what follows a turn where nobody else has one.
    said = (
        "MR TARN: I was late.\n\nMS ORME: Were you?\n\nThe coroner said the buses was full.\n\n"
        "MR TARN: I was.\n\nMS ORME: Right.\n"
    )
    assert not in_speech(story_of(said), "The coroner")
    assert not in_speech(
        story_of("MR TARN: It weren't locked.\n\nYou can see the gate from the road.\n"), "You can"
    )
    # Marks say where speech ends, label or not.
    assert not in_speech(
        story_of("Mr Tarn spoke first.\n\nTarn: “I seen the boat go.” The others was quiet. I was there.\n"),
        "The others",
    )
    story = story_of(SPOKEN["a statement in full"][0])
    assert not in_speech(story, "Club answers")
    assert not in_speech(story, "The club play")
    assert not in_speech(
        story_of("The inquest\n\nQ: Why?\n\nA: No reason.\n\nThe coroner rose at noon.\n"), "The coroner"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Q: a\n",
        "> a\n",
        "Dear a,\n",
        "Ann Lee, 4",
        "– a\n",
        "A b,\n",
        "1\n00:00:01,000 --> 00:00:02,000\na\n",
        "Statement in full:\n",
        "A: ",
        "What?\n\n",
    ],
)
def test_turns_take_linear_time(line):
    text = line * (60_000 // len(line))
    begun = time.perf_counter()
    assert story_of(text).turns is not None
    assert time.perf_counter() - begun < 20
