"""What the story decides of a second opinion."""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.findings.finding import Finding, Safety
from copylint.languagetool.client import Match
from copylint.languagetool.judging import judge
from copylint.packs.loader import load as load_packs
from copylint.story.story import Story
from copylint.tables.shipped import rules_folder
from copylint.text.document import Document


def story(text: str, variant: str = "auto") -> Story:
    return Story(Document("story.txt", text), variant=variant)


def match(
    text: str,
    words: str,
    rule: str = "SOME_RULE",
    *fixes: str,
    category: str = "GRAMMAR",
    issue: str = "grammar",
) -> Match:
    start = text.index(words)
    return Match(start, start + len(words), rule, category, issue, "A message.", fixes)


def judged(
    text: str,
    *matches: Match,
    variant: str = "auto",
    own: tuple[Finding, ...] = (),
    safe: frozenset[str] = frozenset(),
) -> list[Finding]:
    return judge(story(text, variant), own, {}, matches, safe)


def test_an_ordinary_finding() -> None:
    text = "The council will looking at the plan."
    (f,) = judged(text, match(text, "will looking", "MD_BASEFORM", "will look", "will be looking"))
    assert (f.rule, f.message, f.severity.label) == ("lt.MD_BASEFORM", "A message.", "warning")
    assert text[f.span.start : f.span.end] == "will looking"
    edits = [e for x in f.fixes for e in x.edits]
    assert [(e.old, e.new) for e in edits] == [("looking", "look"), ("looking", "be looking")]
    assert all(text[e.span.start : e.span.end] == e.old for e in edits)
    assert {x.safety for x in f.fixes} == {Safety.UNSAFE}


def test_style_is_a_suggestion() -> None:
    text = "The council met in order to vote."
    (f,) = judged(text, match(text, "in order to", "IN_ORDER_TO", "to", category="STYLE", issue="style"))
    assert f.severity.label == "suggestion"


def test_a_fix_is_safe_only_where_the_list_says_so_and_it_is_the_only_one() -> None:
    text = "The council did knot vote."
    one = match(text, "knot", "CONFUSION_KNOT_NOT", "not")
    two = match(text, "knot", "CONFUSION_KNOT_NOT", "not", "note")
    listed = frozenset({"CONFUSION_KNOT_NOT"})
    assert judged(text, one)[0].fixes[0].safety is Safety.UNSAFE
    assert judged(text, one, safe=listed)[0].fixes[0].safety is Safety.SAFE
    assert {x.safety for x in judged(text, two, safe=listed)[0].fixes} == {Safety.UNSAFE}


def test_speech_is_never_reworded() -> None:
    text = "The mayor said: “They was told. We will looking at it.” The council did knot vote."
    found = judged(
        text,
        match(text, "was", "PERS_PRONOUN_AGREEMENT", "were"),
        match(text, "will looking", "MD_BASEFORM", "will look"),
        match(text, "knot", "CONFUSION_KNOT_NOT", "not"),
    )
    assert [(f.rule, bool(f.fixes)) for f in found] == [
        ("lt.PERS_PRONOUN_AGREEMENT", False), ("lt.MD_BASEFORM", False), ("lt.CONFUSION_KNOT_NOT", True),
    ]  # fmt: skip


def test_figures_are_reported_and_never_changed() -> None:
    text = "It opened on Tuesday 11 January 2027 in the town."
    (f,) = judged(
        text,
        match(
            text,
            "Tuesday 11",
            "EN_DATE_WEEKDAY",
            "Monday 11",
            "Tuesday 12",
            category="SEMANTICS",
            issue="inconsistency",
        ),
    )
    assert f.fixes == ()


NAMES = "Talks with Andrii Sybiha went on. The minister, Sybiha, spoke to Dmitry Peskov. Later Peskov left."


@pytest.mark.parametrize(
    ("words", "rule", "fix", "category"),
    [
        ("Sybiha", "MORFOLOGIK_RULE_EN_GB", "Sabiha", "TYPOS"),
        ("Peskov", "MORFOLOGIK_RULE_EN_GB", "Pesky", "TYPOS"),
        ("Peskov", "SOME_GRAMMAR", "pesky", "GRAMMAR"),
        ("Dmitry Peskov", "EN_MULTITOKEN_SPELLING_TWO", "Dmitri Peskov", "MULTITOKEN_SPELLING"),
        ("Andrii", "EN_DIACRITICS_REPLACE_ORTHOGRAPHY_ANDRII", "Andríi", "TYPOS"),
    ],
)
def test_a_name_of_the_story_is_never_wrong(words: str, rule: str, fix: str, category: str) -> None:
    assert judged(NAMES, match(NAMES, words, rule, fix, category=category, issue="misspelling")) == []


def test_a_fix_beside_a_name_leaves_the_name() -> None:
    text = "Talks with Andrii Sybiha went on. Then Sybiha have left."
    (f,) = judged(text, match(text, "Sybiha have", "SOME_AGREEMENT", "Sybiha has"))
    ((e,),) = [x.edits for x in f.fixes]
    assert (e.old, e.new) == ("have", "has")


def test_a_fix_that_spares_the_name_stands_where_another_falls() -> None:
    text = "Talks with Andrii Sybiha went on. Then Sybiha have left."
    (f,) = judged(text, match(text, "Sybiha have", "SOME_AGREEMENT", "Sabiha have", "Sybiha has"))
    assert [x.edits[0].new for x in f.fixes] == ["has"]


@pytest.mark.parametrize(
    ("variant", "words", "fix", "kept"),
    [
        ("en-GB", "organisers", "organizers", False),
        ("en-GB", "organizers", "organisers", False),  # British too
        ("en-US", "organisers", "organizers", True),
        ("en-GB", "colour", "color", False),
        ("en-GB", "color", "colour", True),
        ("en-US", "colour", "color", True),
        ("auto", "colour", "color", False),
    ],
)
def test_the_story_decides_which_english_it_is_in(variant: str, words: str, fix: str, kept: bool) -> None:
    text = f"The {words} was there on the day."
    found = judged(
        text, match(text, words, "SOME_STYLE", fix, category="STYLE", issue="style"), variant=variant
    )
    assert bool(found) == kept


@pytest.mark.parametrize(("variant", "kept"), [("en-US", True), ("en-GB", False), ("auto", False)])
def test_a_group_may_be_plural_in_british_copy(variant: str, kept: bool) -> None:
    text = "The local council have promised to mend the roof."
    m = match(text, "have", "SUBJECT_VERB_AGREEMENT", "has", "had", "will have")
    assert bool(judged(text, m, variant=variant)) == kept
    lone = "The virus have gained ground in the north."
    assert judged(lone, match(lone, "have", "SUBJECT_VERB_AGREEMENT", "has"), variant=variant)


def test_running_quotations_are_not_unclosed() -> None:
    text = "“We go on,” he said.\n\n“We shall go on.\n\n“And on.”\n"
    at = text.index("“We shall")
    assert (
        judged(
            text, Match(at, at + 1, "EN_UNPAIRED_QUOTES", "PUNCTUATION", "typographical", "Unpaired.", ("”",))
        )
        == []
    )


def test_headlines_and_bylines_have_an_english_of_their_own() -> None:
    text = "Council to looking at plan\n\nThe council will looking at it.\n"
    assert [f.span.start for f in judged(text, match(text, "to looking"), match(text, "will looking"))] == [
        text.index("will looking")
    ]


def test_markup_addresses_and_sic_are_left_alone() -> None:
    text = "See www.knot-here.com for it. They did “knot” (sic) go."
    assert judged(text, match(text, "knot", "CONFUSION_KNOT_NOT", "not")) == []
    assert judged(text, match(text, "“knot”", "CONFUSION_KNOT_NOT", "“not”")) == []


def test_a_capital_needs_the_story_or_an_uncommon_word() -> None:
    lone = "He met the Labor party on Monday."
    assert (
        judged(
            lone,
            match(
                lone, "Labor party", "EN_SPECIFIC_CASE", "Labor Party", category="CASING", issue="misspelling"
            ),
        )
        == []
    )
    twice = "He met the Labor party on Monday. It was, the Labor Party said, a success."
    (f,) = judged(
        twice,
        match(
            twice, "Labor party", "EN_SPECIFIC_CASE", "Labor Party", category="CASING", issue="misspelling"
        ),
    )
    assert [(twice[e.span.start : e.span.end], e.reason) for e in f.evidence] == [
        ("Labor Party", "written “Labor Party” here")
    ]
    rare = "He met osama bin Laden on Monday."
    (f,) = judged(
        rare,
        match(
            rare,
            "osama bin Laden",
            "EN_SPECIFIC_CASE",
            "Osama bin Laden",
            category="CASING",
            issue="misspelling",
        ),
    )
    assert f.fixes[0].edits[0].new == "Osama"


def test_what_the_story_writes_itself_comes_first() -> None:
    text = "The Sahel is dry. In the sahel it rains little, say those who live in the Sahel."
    at = text.index("sahel")
    (f,) = judged(
        text, Match(at, at + 5, "SOME_CASE", "CASING", "misspelling", "Capital?", ("SAHEL", "Sahel"))
    )
    assert f.fixes[0].edits[0].new == "Sahel"
    assert f.evidence


@pytest.mark.parametrize(("word", "kept"), [("organistion", True), ("council", False), ("Zzyzx", False)])
def test_the_speller_speaks_only_of_words_nobody_knows(word: str, kept: bool) -> None:
    text = f"The plan for the {word} was there on the day."
    m = match(text, word, "MORFOLOGIK_RULE_EN_GB", "organisation", category="TYPOS", issue="misspelling")
    assert bool(judged(text, m)) == kept


def engine_findings(text: str) -> tuple[Story, list[Finding], Engine]:
    engine = Engine(
        load_packs(
            [rules_folder() / "spelling" / "spelling.yaml", rules_folder() / "grammar" / "grammar.yaml"]
        )
    )
    s = story(text)
    return s, engine.run(s), engine


def test_copylints_own_finding_wins() -> None:
    text = (
        "The council said it would recieve the plan on Monday.\n\nNobody at the meeting, which lasted for "
        "three hours in a "
        "cold hall, asked about the organistion of the day."
    )
    s, own, engine = engine_findings(text)
    rules = {r.id: r for r in engine.rules}
    matches = [
        match(text, "recieve", "MORFOLOGIK_RULE_EN_GB", "relieve", category="TYPOS", issue="misspelling"),
        match(text, "recieve the", "SOME_RULE", "receive"),
        match(text, "organistion", "SOME_RULE", "organism"),
    ]
    assert len(own) == 2
    assert judge(s, own, rules, matches, frozenset()) == own


def test_a_fix_that_copylint_lacks_is_offered_behind_its_own() -> None:
    text = "The council did knot vote."
    s = story(text)
    m = match(text, "knot", "CONFUSION_KNOT_NOT", "not")
    (theirs,) = judge(s, [], {}, [m], frozenset())
    rule = next(
        r for r in load_packs([rules_folder() / "grammar" / "grammar.yaml"]) if r.fix is Safety.UNSAFE
    )
    none = Finding(rule=rule.id, span=theirs.span, message="Ours.", severity=theirs.severity)
    (kept,) = judge(s, [none], {rule.id: rule}, [m], frozenset())
    assert (kept.rule, kept.message) == (rule.id, "Ours.")
    assert [x.edits[0].new for x in kept.fixes] == ["not"]
    assert kept.fixes[0].safety is Safety.UNSAFE
    # Not where it is the same, and never behind one that is safe.
    again = judge(s, [kept], {rule.id: rule}, [m], frozenset())
    assert again == [kept]
    (sure,) = judged(text, m, safe=frozenset({"CONFUSION_KNOT_NOT"}))
    ours = Finding(rule=rule.id, span=sure.span, message="Ours.", severity=sure.severity, fixes=sure.fixes)
    other = match(text, "knot", "CONFUSION_KNOT_NOT", "note")
    assert judge(s, [ours], {rule.id: rule}, [other], frozenset()) == [ours]


def test_two_rules_on_the_same_words_are_one_finding() -> None:
    text = "The council did knot vote."
    found = judged(text, match(text, "knot", "AAA"), match(text, "knot", "BBB", "not"))
    assert [f.rule for f in found] == ["lt.BBB"]
