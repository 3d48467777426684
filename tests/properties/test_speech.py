"""What somebody said stays said: `fix` over speech, with marks and without, puts no other word there, none
more and none less. What the same word is, is said here once more, without copylint's own tables.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copylint.engine.fixer import Unstable, fix
from copylint.findings.finding import Safety
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from support import promises
from support.effort import tries
from support.newscopy import run

CHECKER = Checker(Options(overrides={}))
PATIENT = settings(
    deadline=None,
    max_examples=tries(100),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def fixed(text, name="story.txt"):
    set_ = CHECKER.resolver.for_file(name)
    return fix(text, lambda t: CHECKER.find(name, t, set_)[1], Safety.SAFE).text


# -- the same words said ---------------------------------------------------------------------------
ALIKE = [
    *(x for x in promises._SOUND_ALIKE if not {"form", "where", "now"} & x),
    *(frozenset(x.split()) for x in (
        "affect effect", "affected effected", "defence defense", "colour color", "theatre theater",
        "centre center", "practice practise", "licence license", "loath loathe", "poles polls",
        "adviser advisor", "illicit elicit", "forward foreword", "troop troupe", "accept except",
        "storey story", "board bored",
    )),
]  # fmt: skip
#: Words that are English; another in the place of one of them is another word.
VOCABULARY = {
    w.casefold() for p in promises.TRAPS.glob("*.*") for w in promises.words(p.read_text("utf-8"))
} - {"recieve"}


def plain(word):
    return "".join(c for c in promises._folded(word) if c.isalnum())


def same_said(old, new):
    a, b = promises._folded(old), promises._folded(new)
    if plain(old) == plain(new) or any({a, b} <= s for s in ALIKE):
        return True
    if a[0].isdigit():
        return re.match(r"\d+", a)[0] == (re.match(r"\d+", b) or [""])[0]
    if a in VOCABULARY or len(a) < 4:
        return False
    return a[0] == b[0] and promises.distance(a, b) <= (1 if len(a) < 8 else 2)


def nothing_else_was_said(before, after):
    one, two = promises.words(before), promises.words(after)
    pairs = SequenceMatcher(
        None, [plain(w) for w in one], [plain(w) for w in two], autojunk=False
    ).get_opcodes()
    for how, a, b, c, d in pairs:
        if how == "equal":
            continue
        old, new = one[a:b], two[c:d]
        joined = "".join(map(plain, old)) == "".join(map(plain, new))
        assert joined or len(old) == len(new), (before, after)
        assert joined or all(same_said(x, y) for x, y in zip(old, new, strict=True)), (old, new, before)


# -- copy in which people speak -----------------------------------------------------------------------
SAID = [
    "We was done for, and less people come then we thought.", "It don't matter none, there boats is late.",
    "He done it hisself, I seen him.", "Him and me should of went.",
    "I could care less about them kind of boats.", "She is more taller than I.",
    "They recieve the the post on monday.", "I am not feeling good, irregardless.",
    "Between you and I, there's ten of them.", "We need to lay down, the both of us.",
    "He give her a old boat.", "If I was him I would of swam.", "Nobody never told us nothing, did they.",
    "We seen alot of rain in the 1990's.", "The amount of people was in future plans.",
    "Its a long way, and their was no road.", "I wanna go, summat's wrong.",
    "Who did you give it too, and whos boat was it.", "We're goin to the free gift shop, nuffink else.",
    "He said he will of went before, reason being is the tide.", "A 18 year old boat, that one were.",
]  # fmt: skip
SHAPES = {
    "Q and A": "The inquest\n\nQ: Were you there?\n\nA: {}\n",
    "title": "The trial\n\nMR TARN: {}\n\nTHE WITNESS: {}\n",
    "press": "JOURNALIST: {}\n\nPRIME MINISTER: {}\n",
    "voices": "Voices\n\nAnn Lee, 41, Hexley: {}\n\nJon Orme, 58: {}\n",
    "clip": "IN: {}\nOUT: {}\n",
    "subtitles": "1\n00:00:01,000 --> 00:00:04,000\n{}\n\n2\n00:00:05,000 --> 00:00:06,000\n{}\n",
    "posts": "The post\n\n> {}\n> {}\n",
    "statement": "The club\n\nThe statement in full:\n\nWe thank you. {}\n\nWe thank you. {}\n",
    "letter": "Letters\n\nDear Sir,\n\n{}\n\n{}\n\nYours faithfully,\n\nA. Orme\n",
    "curly": "Hexley\n\n“{}” he said.\n\n“{}” he said.\n",
    "straight": 'Hexley\n\n"{}" he said.\n\n"{}" he said.\n',
    "dashes": "The talk\n\n– I know, she said. {}\n\n– You know, he said. {}\n",
}
MARKDOWN = {
    "bold question": "**What did you see?**\n\n{}\n\n**And did you know?**\n\n{}\n",
    "bold label": "**MR TARN:** {}\n\n**MS ORME:** {}\n",
    "block": "She wrote:\n\n> {}\n>\n> {}\n",
}


def keeps(shape, name, one, two):
    text = shape.format(one, two)
    try:
        after = fixed(text, name)
    except Unstable:
        return
    nothing_else_was_said(text, after)


@pytest.mark.parametrize("shape", [*SHAPES, *MARKDOWN])
def test_no_word_of_what_people_say_is_changed(shape):
    for one, two in zip(SAID, [*SAID[1:], SAID[0]], strict=True):
        if shape in SHAPES:
            keeps(SHAPES[shape], "story.txt", one, two)
        else:
            keeps(MARKDOWN[shape], "story.md", one, two)


@PATIENT
@given(
    st.sampled_from([s for s in SHAPES if s not in ("curly", "straight")]),
    st.one_of(st.sampled_from(SAID), run(3, 12)),
    run(3, 12),
)
def test_no_word_under_a_label_or_in_a_block_is_changed_whatever_it_is(shape, one, two):
    keeps(SHAPES[shape], "story.txt", "I say " + one.replace("\n", " "), "You say " + two.replace("\n", " "))


@pytest.mark.parametrize(
    "path", sorted((promises.TRAPS.parent / "faulty").glob("*.txt")), ids=lambda p: p.stem
)
def test_no_word_of_the_faulty_stories_is_changed_where_somebody_says_them(path):
    lines = [x for x in path.read_text("utf-8").split("\n") if x.strip()]
    text = "\n\n".join(("MR TARN: " if k % 2 else "MS ORME: ") + x for k, x in enumerate(lines)) + "\n"
    nothing_else_was_said(text, fixed(text))
