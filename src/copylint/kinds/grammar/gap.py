"""`gap`: a little word that seems to have been left out ("went on attack", "will announced").

match: {word: the | of | to | be | a | as} asks the statistical judge of gaps
(copylint.models.missing_words) about every boundary between two words of the body; `margin: 0.5` asks for
odds e**0.5 times better than the model's threshold (it may be less than 0), `sure: 2.0` says by how much
odds must pass it to be acted on. The two words on either side are flagged; the fix puts the missing one
between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from copylint.findings.finding import Finding, Safety
from copylint.lexicon.inflection import verb
from copylint.lexicon.tagger import possible
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Num, Str
from copylint.story.story import Story, by_paragraph, once_a_story, whole_text
from copylint.tables.wordlists import word_set

if TYPE_CHECKING:
    from copylint.models.encoded import Worded
    from copylint.models.missing_words import Gap
    from copylint.text.sentences import Sentence

#: By how much a rule's margin may fall short of the model's threshold.
SLACK = 0.6

NAME = "gap"
READS = "paragraph"
#: One judge decides what its rules find.
FAMILY = "missing-words.judged"
CHANGES = "wording"
SENTENCES = True
SHOWN = ("word",)
SCHEMA: dict[str, Field] = {
    "word": Str(required=True, choices=("the", "of", "to", "be", "a", "as")),
    "margin": Num(low=-SLACK),
    "sure": Num(),
}


class _Place(NamedTuple):
    """A gap of the story: the two words around it, in code points."""

    left: tuple[int, int]
    right: tuple[int, int]
    gap: Gap


def validate(rule: Rule) -> None:
    """Accepts every match that the schema accepts."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: any two words may have lost one between them."""
    return None


def prepare(rule: Rule) -> Any:
    """Returns nothing."""
    return None


@once_a_story
@by_paragraph
def _places(story: Story) -> list[_Place]:
    """Every gap of the story's body, worked out once for all rules."""
    from copylint.models.encoded import worded

    w = worded(story)
    return [g for p in story.body for s in p.sentences for g in _ask(story, s, w)]


#: What a whole sentence ends with; headings, captions and items of lists drop their little words.
_ENDS = (".", "!", "?", '"', "'", ")", ":", ",", "…")


#: Words that "as" follows by habit; elsewhere it is left out too often ("seen leaving", "served drinks").
_BEFORE_AS = word_set("grammar", "before as")


#: Words that "of" follows by habit, and those that an infinitive follows.
_BEFORE_OF = word_set("grammar", "before of")
_BEFORE_TO = word_set("grammar", "before an infinitive")
_SPANS = frozenset("past last next first other previous same".split())
_HAVE = frozenset("have has had".split())
#: Words that a clause follows as well as a noun.
_CLAUSES = frozenset("that as than though like".split())
#: Places that one Englishman or another goes to without an article.
_BARE = word_set("grammar", "places without an article")


#: What stands before a noun, and so makes one of the word behind it.
_DETERMINERS = word_set("grammar", "determiners")
#: What goes with a noun that is no verb's object: "continue work on the bridge".
_BEHIND_A_NOUN = word_set("grammar", "behind a noun")
_TAKE_NOUNS = word_set("grammar", "verbs with an infinitive or a noun")


_SEASONS = frozenset("spring summer autumn fall winter".split())
_FRACTIONS = word_set("grammar", "fractions")


def _complete(word: str, words: Sequence[str], at: int) -> bool:
    """Whether nothing is missing before words[at], whatever the odds: "in future", "through fall of 2020",
    "two thirds women and one third men", "a list post", "Instead the two said", "the part the mayor
    played", "due an apology", "it should be legal plan to stay home"."""
    left, right = words[at - 1].lower(), words[at].lower()
    following = words[at + 1] if at + 1 < len(words) else "."
    further = words[at + 2].lower() if at + 2 < len(words) else "."
    if word == "the":
        return (left == "in" and right == "future" and not following.isalpha()) or right in _SEASONS
    if word == "a":
        return left == "be" and further == "to" and "VBP" in possible(following)
    if word == "to":
        return left == "due" and right in _DETERMINERS or right == "come" and following == "what"
    if word == "of":
        if right in _DETERMINERS and left == "part" and at > 1 and words[at - 2].lower() in ("the", "what"):
            return True
        if left == "number" and right in ("plates", "plate"):
            return True
        tags = possible(right)
        if left in _FRACTIONS and tags[0] == "NNS" and following in ("and", ","):
            return True
        if left == "instead":
            return at == 1 and tags[0] in ("DT", "PRP", "PRP$")
        return tags[0] == "NN" and not following.isalnum() and "NN" in possible(left) and left in _BEFORE_OF
    return False


_WHEN = frozenset("since when before after as until while once".split())


def _infinitive(words: Sequence[str], at: int) -> bool:
    """Whether a "to" before words[at] would make an infinitive that nothing else explains: not in "that the
    hopes be heard", a subjunctive, "an able seaman" or "they continue work on it", verbs with an object."""
    left, right = words[at - 1].lower(), words[at].lower()
    before = words[at - 2].lower() if at > 1 else ""
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    if right == "be" and left.endswith("s") and before in _DETERMINERS:
        return False
    if left in ("dare", "dares", "dared"):
        return False  # "she dared speak her mind"
    if left in ("began", "started") and _WHEN.intersection(w.lower() for w in words[max(0, at - 6) : at - 1]):
        return False  # "surveys taken since the strike began tell the same story"
    tags = possible(right)
    if left in ("able", "unable") and tags[0] == "NN" and "VB" not in tags:
        return False
    return not (left in _TAKE_NOUNS and "NN" in tags and following in _BEHIND_A_NOUN)


def _ask(story: Story, sentence: Sentence, w: Worded) -> Iterator[_Place]:
    from copylint.models.vocabulary import split_words
    from copylint.models.witness import gaps

    text = story.plain[sentence.start : sentence.end]
    if not text.rstrip().endswith(_ENDS):
        return
    low, high = w.bounds_of(sentence)
    words: Sequence[str] = ()
    spans: list[tuple[int, int]] = []
    for gap in gaps().within(w, low, high, SLACK):
        words = words or w.words[low:high]
        left, right = words[gap.at - 1], words[gap.at]
        if right[0].isupper() and left[0].isupper() and gap.at > 1:
            continue  # "Rest of World": the words of a name
        if gap.at > 1 and right[0].isupper() and words[gap.at - 2][0].isupper():
            continue  # "Rest of World": so may these be
        if (
            gap.at > 1
            and left[0].isupper()
            and words[gap.at - 2][0].isupper()
            and "MD" in possible(left.lower())
        ):
            continue  # "Grant May told them": a surname, no auxiliary
        if right.isupper() and len(right) > 1 and gap.word != "of":
            continue
        if gap.word == "the" and (right in _BARE or gap.margin < 0 and left in _CLAUSES):
            continue
        if gap.word == "the" and right[0].isupper() and f"the {right}" not in whole_text(story):
            continue  # names have their article or have none: only the story can tell
        if gap.word == "to" and left in _HAVE and verb(right)["VBN"] == right:
            continue  # "he too had quit"
        if gap.word == "to" and gap.margin < 0 and left.lower() not in _BEFORE_TO:
            continue
        if gap.word == "to" and not _infinitive(words, gap.at):
            continue
        if _complete(gap.word, words, gap.at):
            continue
        if gap.word == "of" and left.lower() not in _BEFORE_OF:
            following = words[gap.at + 1] if gap.at + 1 < len(words) else ""
            if gap.margin < 0 or right[0].isupper() or (right == "the" and following in _SPANS):
                continue  # "the moment America lives through", "a push for a title the past five years"
            if right[0].isdigit() and left[0].isupper():
                continue  # "the Water Act 2014"
        if gap.word == "as" and left.lower() not in _BEFORE_AS:
            continue
        spans = spans or split_words(text)
        (ls, le), (rs, re) = spans[gap.at - 1], spans[gap.at]
        if not text[le:rs].isspace() or rs - le > 1:
            continue
        at = sentence.start
        yield _Place((at + ls, at + le), (at + rs, at + re), gap)


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a gap."""
    word = rule.match["word"]
    margin, sure = rule.match.get("margin", 0.0), rule.match.get("sure")
    for place in _places(story):
        if place.gap.word != word or place.gap.margin < margin:
            continue
        start, (_, end) = place.left[0], place.right
        right = story.text[place.right[0] : end]
        missing = word
        if word == "a":
            missing = _article(right)
        safety = Safety.SAFE if sure is not None and place.gap.margin >= sure else Safety.UNSAFE
        new = f"{story.text[start : place.left[1]]} {missing} {right}"
        yield finding(rule, story, start, end, [new], safety=safety, values={"word": missing})


def _article(following: str) -> str:
    from copylint.lexicon.sounds import sound

    return sound(following) or "a"
