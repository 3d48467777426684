"""`one_number`: a group, a firm, a team or a person with a singular verb here and a plural verb there.

match: {written: plural} finds "the committee have" in a story that writes "the committee has" elsewhere and
no other plural: either is good English, both at once is a slip. American copy, and countries where no sport
is played, have the singular alone. written: singular finds "the Cardinals has" where "the Cardinals are"
stands elsewhere. The subject opens its clause; of one against one, the later is the slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Finding
from copylint.kinds.grammar.wordclasses import CLAUSES, FORMS, subjunctive
from copylint.lexicon.chunks import chunks_of
from copylint.lexicon.gazetteer import is_place
from copylint.lexicon.inflection import in_number
from copylint.lexicon.tagger import is_verb_base, possible, tags_of
from copylint.rules.kind import Hit, RuleError, finding
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.english import language
from copylint.story.entities import entities
from copylint.story.names import names
from copylint.story.story import Story, once_a_story, whole_text
from copylint.tables.wordlists import alternation, word_set
from copylint.text.patterns import later
from copylint.text.sentences import Sentence

NAME = "one_number"
READS = "paragraph"
CHANGES = "wording"
SENTENCES = True
SHOWN = ("noun",)
SCHEMA: dict[str, Field] = {"written": Str(required=True, choices=("plural", "singular"))}

#: Nouns for groups that take a singular in American copy, and wherever a story has once chosen it.
_GROUPS = word_set("grammar", "groups in the singular")
#: Words of stories in which a country or a city may be its team.
_SPORT = later(rf"(?i)\b(?:{alternation('grammar', 'words of sport')})\b")
_LEADS = word_set("grammar", "before the subject of a clause")
_NO_NAME = ("PRP", "WP", "WDT", "WRB", "DT", "EX", "IN", "CC")
_JOINING = frozenset({"and", "but", "so", "yet"})
#: What may stand right before a subject: now, last night.
_TIMES = word_set("grammar", "times right before a subject")
_SAYING = ("say", "says")

#: Tokens of a noun phrase that is looked at, at most.
_LONGEST_PHRASE = 12
#: How much of a story is searched for other verbs of one subject, in code points: as many subjects may be
#: asked about.
_LONGEST = 60_000
_VERB = later(
    r"(\w+)(?= (?:(?:also|now|still|already) )?"
    rf"({alternation('grammar', 'forms of be, have and do')}|says?)(?![\w'’]))"
)


def _is_singular(verb: str) -> bool:
    return verb.removesuffix("n't").endswith("s")


def validate(rule: Rule) -> None:
    """Raises RuleError where a replacement is given."""
    if rule.replace is not None:
        raise RuleError(("replace",), "this kind knows its replacement")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the verbs that may disagree."""
    singular = rule.match["written"] == "singular"
    return [border(v) for v in sorted(FORMS.union(_SAYING)) if _is_singular(v) == singular]


def prepare(rule: Rule) -> Any:
    """Returns nothing."""
    return None


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding for each verb in the number that its subject has nowhere else."""
    written = rule.match["written"]
    for start, end in hits:
        sentence = story.sentence_at(start)
        subject = _subject(sentence, start, end) if sentence is not None else None
        if subject is None or not _wrong(story, *subject, start, end, written):
            continue
        wanted = "singular" if written == "plural" else "plural"
        new = in_number(story.plain[start:end].lower(), wanted, is_verb_base)
        if new is not None:
            yield finding(
                rule, story, start, end, [new], values={"noun": story.plain[subject[0] : subject[1]]}
            )


def _subject(sentence: Sentence, start: int, end: int) -> tuple[int, int, str] | None:
    """Where the noun phrase right before the verb at [start, end) begins and ends, and its head, if it opens
    a clause that wants no subjunctive."""
    cut, tags = sentence.cut, tags_of(sentence)
    at = cut.at(start - sentence.start)
    if at < 1 or cut.ends[at] != end - sentence.start or not cut.texts[at].islower():
        return None
    last = at
    while last > 0 and tags[last - 1] == "RB":
        last -= 1
    if not last or not cut.texts[last - 1][:1].isalpha() or tags[last - 1] in _NO_NAME:
        return None
    chunks = chunks_of(sentence)
    begins = range(last - 1, max(-1, last - _LONGEST_PHRASE), -1)
    phrase = next((p for k in begins if (p := chunks.noun_phrase(k)) is not None), None)
    if phrase is None or phrase.end != last or not tags[phrase.head].startswith("NN"):
        return None
    before = [low for low in cut.lows[: phrase.begin] if low not in ('"', "'", "“", "‘")]
    opener = before[-1] if before else ""
    if opener == ",":
        if before.count(",") > 1 or before[0] not in _LEADS and tags[0] != "RB":
            return None
    elif opener in _JOINING:
        if len(before) > 1:
            return None
    elif opener and opener not in CLAUSES and (len(before) > 3 or opener not in _TIMES):
        return None
    if subjunctive(cut.lows[at], before, (opener,)):
        return None
    texts = cut.starts[phrase.begin] + sentence.start, cut.ends[last - 1] + sentence.start
    return *texts, cut.texts[phrase.head]


def _wrong(story: Story, first: int, last: int, head: str, start: int, end: int, written: str) -> bool:
    """Whether the subject at [first, last) has the other number elsewhere, or can have no other."""
    text = story.plain
    subject, american = text[first:last], language(story) == "en-US"
    sure = False
    if head.islower():
        if head not in _GROUPS or written == "singular" or " " not in subject:
            return False
        subject, sure = head, american
    else:
        form = names(story).forms.get(head)
        article = subject.lower().startswith("the ")
        if form is None or not form.strong or subject in ("I", "US") or possible(head.lower())[0] in _NO_NAME:
            return False
        plural_like = head.endswith("s") and not head.endswith(("ss", "us")) and not head.isupper()
        if (written == "singular") != (plural_like and article) or " and " in subject and not american:
            return False
        if not plural_like and not article:
            place = is_place(subject) and (american or _SPORT.search(text) is None)
            sure = place or american and _organisation(story, subject)
    sure = sure and written == "plural"
    return _alone(story, subject, written, wanted=not sure)


def _organisation(story: Story, subject: str) -> bool:
    return any(n.kind == "organisation" and n.full == subject for n in entities(story))


@once_a_story
def _verbs(story: Story) -> dict[str, list[tuple[int, bool]]]:
    """Returns for each word before a verb, in small letters, where it ends and whether the verb is a
    singular."""
    out: dict[str, list[tuple[int, bool]]] = {}
    for m in _VERB.finditer(story.plain[:_LONGEST]):
        out.setdefault(m[1].lower(), []).append((m.end(), _is_singular(m[2])))
    return out


def _alone(story: Story, subject: str, written: str, *, wanted: bool) -> bool:
    """Whether the story has after the subject one verb of the number that is written and, where `wanted`,
    some of the other."""
    text, size = whole_text(story), len(subject)
    last = subject.rsplit(None, 1)[-1].rsplit("-", 1)[-1]
    places: tuple[list[int], list[int]] = [], []
    for end, singular in _verbs(story).get(last.lower(), ()):
        if text[end - size : end].lower() == subject.lower():
            before = text[end - size - 1 : end - size]
            if not (before.isalnum() or before and before in "_'’"):
                places[singular].append(end)
    here, others = places[written == "singular"], places[written == "plural"]
    # One against one: the later is the slip.
    return len(here) == 1 and (not wanted or len(others) > 1 or len(others) == 1 and others[0] < here[0])
