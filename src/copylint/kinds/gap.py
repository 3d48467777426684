"""`gap`: a little word that seems to have been left out ("went on attack", "will announced").

match: {word: the | of | to | be | a | as} asks the statistical judge of gaps (copylint.gaps) about every
boundary between two words of the body; `margin: 0.5` asks for odds e**0.5 times better than the
model's threshold, `sure: 2.0` says by how much odds must pass it to be acted on.
The two words on either side are flagged; the fix puts the missing one between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from copylint.findings import Finding, Safety
from copylint.forms import verb
from copylint.kinds.contract import Hit, finding
from copylint.resources import rules_folder
from copylint.rules import Rule
from copylint.schema import Field, Num, Str
from copylint.story import Story

if TYPE_CHECKING:
    from copylint.gaps import Gap, Gaps
    from copylint.tokens import Sentence
    from copylint.worded import Worded

NAME = "gap"
CHANGES = "wording"
SCHEMA: dict[str, Field] = {
    "word": Str(required=True, choices=("the", "of", "to", "be", "a", "as")),
    "margin": Num(),
    "sure": Num(),
}


@dataclass(frozen=True, slots=True)
class _Place:
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


@cache
def _model() -> Gaps:
    from copylint.gaps import Gaps

    return Gaps(rules_folder() / "models" / "gaps.bin")


def _places(story: Story) -> list[_Place]:
    """Every gap of the story's body, worked out once for all rules."""
    kept: list[_Place] | None = story.memo.get("gaps")
    if kept is None:
        from copylint.worded import worded

        w = worded(story)
        kept = [g for p in story.body for s in p.sentences for g in _ask(story, s, w)]
        story.memo["gaps"] = kept
    return kept


#: What a whole sentence ends with; headings, captions and items of lists drop their little words.
_ENDS = (".", "!", "?", '"', "'", ")", ":", ",", "…")


#: Words that "as" follows by habit; elsewhere it is left out too often ("seen leaving", "served drinks").
_BEFORE_AS = frozenset(
    """well such much many long soon far known just described regarded same early late little few twice half hailed
    portrayed classified treated viewed dismissed branded""".split()
)


_HAVE = frozenset("have has had".split())
#: Places that one Englishman or another goes to without an article.
_BARE = frozenset("hospital university school college church court prison jail parliament congress".split())


def _ask(story: Story, sentence: Sentence, w: Worded) -> Iterator[_Place]:
    from copylint.judge import split_words

    text = story.plain[sentence.start : sentence.end]
    if not text.rstrip().endswith(_ENDS):
        return
    low, high = w.bounds(sentence)
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for gap in _model().within(w.numbers, w.tags, low, high):
        words = words or w.words[low:high]
        left, right = words[gap.index - 1], words[gap.index]
        if right[0].isupper() and left[0].isupper() and gap.index > 1:
            continue  # "Rest of World": the words of a name
        if gap.index > 1 and right[0].isupper() and words[gap.index - 2][0].isupper():
            continue  # "Rest of World": so may these be
        if right.isupper() and len(right) > 1 and gap.word != "of":
            continue
        if gap.word == "the" and right in _BARE:
            continue
        if gap.word == "to" and left in _HAVE and verb(right)["VBN"] == right:
            continue  # "he too had quit"
        if gap.word == "of" and right[0].isdigit() and left[0].isupper():
            continue  # "the Water Act 2014"
        if gap.word == "as" and left.lower() not in _BEFORE_AS:
            continue
        spans = spans or split_words(text)
        (ls, le), (rs, re) = spans[gap.index - 1], spans[gap.index]
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
    from copylint.kinds.articles import sound

    return sound(following) or "a"
