"""The `tokens` kind: its little language, its replacements and its errors."""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.findings.finding import Safety
from copylint.kinds.patterns import tokens
from copylint.kinds.patterns.token_syntax import parse
from copylint.rules.kind import RuleError
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.document import Document
from support.stories import story_of


def rule(*patterns, replace=None, anti=(), sets=None, fix=Safety.UNSAFE):
    match = {"patterns": list(patterns)}
    if anti:
        match["antipatterns"] = list(anti)
    if sets:
        match["sets"] = sets
    return Rule(
        "test.rule", "tokens", "{text}", fix if replace is not None else Safety.NONE, match, replace=replace
    )


def flagged(text, *patterns, **kw):
    r = rule(*patterns, **kw)
    tokens.validate(r)
    return [f.message for f in Engine([r]).run(Story(Document("x", text)))]


def mended(text, *patterns, **kw):
    r = rule(*patterns, **kw)
    tokens.validate(r)
    found = Engine([r]).run(Story(Document("x", text)))
    return [x.edits[0].new for f in found for x in f.fixes]


@pytest.mark.parametrize(
    ("pattern", "text", "wanted"),
    [
        ("they <was>", "They was late. They were late.", ["was"]),
        ("could|would <of> {VBN}", "He would of gone, and could of course.", ["of"]),
        ("a_lot_of|plenty_of <money>", "He has a lot of money and plenty of money.", ["money", "money"]),
        ("<~go> away", "She went away; they go home; it is going away.", ["went", "going"]),
        ("<the> !minister|queen of", "the minister of the people of", ["the"]),
        ("of ..2 <who>", "of the men who, of who, of the very old men who", ["who", "who"]),
        ("more {JJR}? <better>", "more better, more bigger better", ["better", "better"]),
        ("<well-known>", "A well-known singer, well known here.", ["well-known"]),
        ("{start} <however>", "However it went. It went, however it was.", ["However"]),
        ("for {num} <year>", "for 12 year, for ten year, for a year", ["year", "year"]),
        ("mr <{lc}>", "Mr smith and Mr Jones", ["smith"]),
        ("to <{?VBZ}> {!NN}", "to goes slowly and to plans", ["goes"]),
        ("it ' s <,>", "it's, no", []),
        ("<said> ,", "he said, and said “yes”", ["said"]),
        ('<said> "', "he said “yes”", ["said"]),
        ("$who <is>", "we is; you is; he is", ["is", "is"]),
        ("<{NP}> was", "The old boat was sold, and they was.", ["The old boat", "they"]),
        ("{NP:plural} <was>", "The boats was sold; the boat was.", ["was"]),
        ("{start} {NP+:plural} <was>", "The boats in the harbour was sold.", ["was"]),
        ("{start} {NP+} <,> was", "The boat found in May, was sold.", [","]),
        ("<{VG:finite}> by", "It had not been sold by noon, to be sold by him.", ["had not been sold"]),
        ("{VG:infinite} <by>", "It was sold by me, to sell by noon.", ["by"]),
        ("it {rest} <by>", "It was a two-year deal of $5 by law, and by God.", ["by"]),
    ],
)
def test_patterns(pattern, text, wanted):
    sets = {"who": "we|you"} if "$" in pattern else None
    assert flagged(text, pattern, sets=sets) == wanted


def test_antipatterns_drop_what_they_overlap():
    assert flagged("If I was you, I was late.", "i <was>", anti=["if i was"]) == ["was"]


def test_an_antipattern_may_say_which_of_its_words_counts():
    assert flagged("two of them was there, two was", "<two> ..2 was", anti=["<of> them"]) == ["two", "two"]


@pytest.mark.parametrize(
    ("text", "replace", "wanted"),
    [
        ("It go on.", "{1:VBZ}", ["goes"]),
        ("IT go on.", "{1:VBZ}", ["goes"]),
        ("It go on.", ["went", "goes"], ["went", "goes"]),
        ("It go on.", {"go": "goes"}, ["goes"]),
        ("It go on.", {"went": "goes"}, []),
    ],
)
def test_replacements(text, replace, wanted):
    assert mended(text, "it <go>", replace=replace) == wanted


def test_a_template_joins_elements_and_keeps_capitals():
    assert mended("According the police", "<according {DT}>", replace="{1} to {2}") == ["According to the"]
    assert mended("Between you and I", "<between you and i>", replace="between you and me") == [
        "Between you and me"
    ]
    assert mended("a lot people", "<a lot very? people>", replace="{1} {2} {3} of {4}") == ["a lot of people"]


def test_more_than_one_fix_is_never_safe():
    r = rule("it <go>", replace=["went", "goes"], fix=Safety.SAFE)
    (f,) = Engine([r]).run(Story(Document("x", "It go on.")))
    assert [x.safety for x in f.fixes] == [Safety.UNSAFE, Safety.UNSAFE]


@pytest.mark.parametrize(
    ("patterns", "anti", "replace", "says"),
    [
        (["he {VBQ}"], (), None, "unknown tag 'VBQ'"),
        (["{DT} {NN}"], (), None, "a word of its own"),
        (["he <was"], (), None, "must both stand"),
        (["he > was"], (), None, "without its"),
        (["he <was> <is>"], (), None, "second '<'"),
        (["he $them"], (), None, "no set 'them'"),
        (["he @no-such-table"], (), None, "no word table"),
        (["he was||is"], (), None, "empty alternative"),
        (["he {VB"], (), None, "does not close"),
        (["he x{VB}"], (), None, "braces must stand"),
        (["he <was?>"], (), None, "may be missing"),
        (["he was"], ["{FOO}"], None, "unknown tag 'FOO'"),
        (["he <was>"], (), "{2}", "no flagged element"),
        (["he <was>"], (), "{1:VBX}", "unknown form"),
        (["!he|a_lot was"], (), None, "only single words"),
    ],
)
def test_errors_say_what_was_expected(patterns, anti, replace, says):
    with pytest.raises(RuleError) as e:
        tokens.validate(rule(*patterns, anti=anti, replace=replace))
    assert says in e.value.message


def test_nomination_uses_words_that_stand_side_by_side():
    assert tokens.triggers(rule("they|we <was|has>")) == ["|they has|", "|they was|", "|we has|", "|we was|"]
    assert tokens.triggers(rule("the {NN} <thereof>")) == ["|thereof|"]
    assert tokens.triggers(rule("well-known")) == ["|well-known|"]
    assert tokens.triggers(rule("very? <thereof>")) == ["|thereof|", "|very thereof|"]


def _tokens(**match: object) -> Rule:
    return Rule(
        "test.rule",
        "tokens",
        "{text}",
        Safety.SAFE,
        {"patterns": ["<able {base}>"], **match},
        replace="{1} to {2}",
    )


def _safety(rule: Rule, text: str) -> list[str]:
    tokens.validate(rule)
    return [f.fixes[0].safety.label for f in Engine([rule]).run(story_of(text))]


def test_a_missing_word_is_certain_from_sure_on_and_nothing_below_least() -> None:
    text = "They were able afford the house."
    assert _safety(_tokens(), text) == ["safe"]
    assert _safety(_tokens(missing="to"), text) == ["safe"]
    assert _safety(_tokens(missing="to", sure=30.0), text) == ["unsafe"]
    assert _safety(_tokens(missing="to", least=30.0), text) == []


def test_what_is_uncertain_is_offered_only() -> None:
    rule = _tokens(uncertain=["~be <able {word}>"], patterns_unsafe=["<keen {base}>"])
    assert _safety(rule, "They were able afford it.") == ["unsafe"]
    assert _safety(rule, "They felt able afford it, and were keen go.") == ["safe", "unsafe"]


@pytest.mark.parametrize(
    "match",
    [
        {"sure": 1.0},
        {"missing": "to", "patterns": ["<able>"]},
        {"patterns_unsafe": ["<{base} {base}>"]},
        {"uncertain": ["<{XX}>"]},
    ],
)
def test_a_tokens_rule_that_cannot_work_is_refused(match: dict[str, object]) -> None:
    with pytest.raises(RuleError):
        tokens.validate(_tokens(**match))


def test_patterns_share_the_words_of_a_table_and_of_a_set() -> None:
    sets = {"verbs": "go|come|a_lot"}
    first, second = (parse(f"<@particles> $verbs {x}", sets).elements for x in ("here", "there"))
    assert first[0].words is second[0].words
    assert first[1].words is second[1].words == {("go",), ("come",), ("a", "lot")}
    (both,) = parse("@particles|$verbs|gone", sets).elements
    assert both.words == first[0].words | first[1].words | {("gone",)}


def test_a_subject_reaches_to_its_verb_which_takes_its_number():
    text = "The driver of the trucks, who was ill, were late."
    assert mended(text, "{start} {subject:singular} <were>", replace="{1:singular}") == ["was"]
    assert mended(text, "{start} {subject:plural} <were>", replace="{1:singular}") == []
