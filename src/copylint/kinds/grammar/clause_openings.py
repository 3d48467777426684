"""Where a clause begins, and whether what stands there is its subject: read from the beginning of the
sentence."""

from __future__ import annotations

import re

from copylint.kinds.grammar.wordclasses import SAYING, subjunctive
from copylint.lexicon.tagger import possible, tags_of
from copylint.story.story import Story
from copylint.tables.wordlists import alternation, word_set
from copylint.text.patterns import later
from copylint.text.sentences import Sentence

_OPENING = "|".join(
    (
        *"that because while although whether whereas though when where if unless why how but".split(),
        *sorted(SAYING),
    )
)
#: The words that open a clause; the last one before the verb counts.
OPENER = later(rf"(?i)(?:(?<=[\w,\"'] )|\A[\"']?)(?P<opener>{_OPENING}),? ")
#: The same, and those that open one in which a name can be the subject.
NAME_OPENER = later(rf"(?i)(?:(?<=[\w,\"'] )|\A[\"']?)(?P<opener>{_OPENING}|which|whom|what),? ")

#: What no such clause may hold between its beginning and the verb: another verb, another subject.
OTHERS = later(
    r"(?i)[;:?!\"“”()\[\]—–…]|(?<![\w'’])(?:"
    + alternation("grammar", "another verb or subject")
    + r")(?![\w'’])"
)
#: What hangs a phrase on the noun before it.
LINK = later(f" (?:{alternation('grammar', 'links')})(?= )")

#: What stands in a noun phrase.
PHRASE = frozenset("DT PRP$ JJ JJR JJS NN NNS NNP NNPS CD POS VBN VBG PDT".split())

#: Verbs after whose object another verb stands in its base form.
CAUSING = word_set("grammar", "verbs with an infinitive behind their object")
#: Verbs that a name follows as well as a clause.
_OF_NAMES = word_set("grammar", "verbs before a name or a clause")
_RELATIVES = frozenset("who whom that which those to whose".split())
_LEADS = word_set("grammar", "before the subject of a clause")
_JOINT = later(
    r"(?i)\A\s*(?:yet|still|but|and|so|now|then|meanwhile|however|today|instead|perhaps|indeed|also"
    r"|yesterday) "
)
_LATER = later(r"(?i)(?:later|earlier|ago|afterwards|time|night|morning|day|week|month|year)\Z")
#: Participles that are adjectives before a title: acting president.
_ADJECTIVES = ("acting", "outgoing", "leading", "ruling", "opposing", "rising", "retiring")


#: How each word that opens a clause stands between blanks, where it does so.
_OPENERS = frozenset(
    f"{quote}{word}{comma}"
    for quote in ("", '"', "'")
    for word in (*_OPENING.split("|"), "which", "whom", "what")
    for comma in ("", ",")
)


def last_opener(pattern: re.Pattern[str], prefix: str) -> tuple[str, int]:
    """Returns the last word of the prefix that opens a clause, and where the clause begins; none and 0
    where it has none."""
    opener, at = "", 0
    # Most clauses open their sentence: a look at the words costs a tenth of a search.
    if prefix.isascii() and _OPENERS.isdisjoint(prefix.lower().split(" ")):
        return opener, at
    for m in pattern.finditer(prefix):
        opener, at = m.group("opener"), m.end()
    return opener, at


def leads(lead: str) -> bool:
    """Whether what stands before the only comma is a phrase before the subject: "In 2019", "However"."""
    first = lead.split(" ", 1)[0].lower()
    return first in _LEADS and OTHERS.search(lead) is None or first.endswith("ly") and " " not in lead


def _introduces(lead: str, opener: str) -> bool:
    """Whether what stands before the only comma leads up to the subject: "Although she lived there", "An
    hour later"."""
    return (
        bool(opener)
        or leads(lead)
        or (_LATER.search(lead) is not None and lead.count(" ") < 5)
        or lead.lower().startswith(("through ", "while "))
    )


def clause_begins(story: Story, start: int, first: int, word: str) -> bool:
    """Whether the name from `first`, with the titles before it, opens the clause of the verb `word` at
    `start`."""
    sentence = story.sentence_at(start)
    if sentence is None or not 0 <= first - sentence.start < 300:
        return False
    lead_text = story.plain[sentence.start : first]
    opener, at = last_opener(NAME_OPENER, lead_text)
    lead, opener = lead_text[at:], opener.lower()
    before = lead_text.lower().split()
    if subjunctive(word, before, (opener,)):
        return False
    if word not in ("were", "weren't", "are", "aren't") and not CAUSING.isdisjoint(before):
        return False
    if opener in ("as", "how", "than") and "," not in lead:
        return False
    if opener in ("after", "before", "since", "until", "but", "like") and len(before) > 1:
        return False
    if opener in ("what", "which", "whom") and lead:
        return False
    if opener in _OF_NAMES and lead.count(" ") < 2 and not _RELATIVES.isdisjoint(before):
        return False  # "those who know Ms Blythe are"
    if lead.lstrip("\"'").startswith(","):
        return False
    if "," in lead:
        comma = lead.rindex(",")
        alone = not opener or lead_text[:at].strip(" \"'").lower() == opener
        if not alone or "," in lead[:comma] or not _introduces(lead[:comma].strip(), opener):
            return False
        lead = lead[comma + 1 :]
    lead = _JOINT.sub("", lead.lstrip(" \"'"))
    if OTHERS.search(lead) is not None or LINK.search(" " + lead) is not None:
        return False
    return _titles_only(sentence, sentence.start + max(at, lead_text.rfind(",") + 1), first)


def _titles_only(sentence: Sentence, low: int, first: int) -> bool:
    """Whether nothing but what goes with a name stands from `low` up to the name at `first`."""
    tags = tags_of(sentence)
    for k, t in enumerate(sentence.tokens):
        if not low <= t.start < first:
            continue
        if tags[k] == "VBG" and t.lower not in _ADJECTIVES:
            return False
        if (k or _JOINT.match(t.text + " ") is None) and (
            (tags[k] not in PHRASE and "JJ" not in possible(t.text.lower()))
            or tags[k] == "NNS"
            or t.lower in ("and", "&")
        ):
            if not (t.text in "-'\"" or t.text == "."):
                return False
    return True
