"""`clause`: the first verb of a clause against the subject that opens it, read from the left.

match: {subject: noun, written: plural | singular} finds "The decision to cut jobs have", "Bullet train services in
the north was": from where the clause begins to the verb there is one noun phrase, with prepositional phrases, an
infinitive, participles or an insertion between commas, and nothing else that a verb could belong to.

match: {subject: person, written: plural} finds "Where Ms Blythe were born": the story's names say who is one person;
written: singular finds two, "Ms Blythe and Mr Kent was", and two places.

match: {subject: group, written: plural} finds "the committee have" in a story that writes "the committee has" elsewhere
and no other plural: either is good English, both at once is a slip. American copy, and countries where no sport is
played, have the singular alone. written: singular finds "the Cardinals has" where "the Cardinals are" stands elsewhere.

Where a second reading is possible (a list, a question, a wish, an amount, a title) it is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from copylint.cache.patterns import later
from copylint.findings.finding import Finding
from copylint.kinds.grammar.kind import COLLECTIVE, NOT_PLURAL, ORDERS, SAYING, SEVERAL, WISHES
from copylint.lexicon.dictionary import words
from copylint.lexicon.gazetteer import HONORIFICS, function_word, is_given, is_place, is_surname
from copylint.lexicon.inflection import verb
from copylint.lexicon.tagger import possible, tags_of
from copylint.rules.kind import Hit, RuleError, finding
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.english import language
from copylint.story.entities import entities, persons
from copylint.story.names import names
from copylint.story.story import Story, once_a_story
from copylint.tables import wordlists
from copylint.tables.wordlists import alternation, word_set
from copylint.text.tokens import Token, lowered

NAME = "clause"
#: One reading of a clause decides what its rules find.
FAMILY = "agreement.clause"
CHANGES = "wording"
SENTENCES = True
SHOWN = ("noun", "subject")
SCHEMA: dict[str, Field] = {
    "subject": Str(required=True, choices=("noun", "person", "group")),
    "written": Str(required=True, choices=("plural", "singular")),
}

_FORMS = {
    "are": "is", "were": "was", "have": "has", "aren't": "isn't", "weren't": "wasn't", "haven't": "hasn't", "don't": "doesn't",
}  # fmt: skip
#: Verbs of the news, in the base form, that are no nouns, or are hardly ever met as such after a noun.
_VERBS = (*wordlists.words("grammar", "commonest verbs of the news"), *wordlists.words("grammar", "further verbs of the news"))
_PLURAL = {**_FORMS, **{v: verb(v)["VBZ"] for v in _VERBS}}
_SINGULAR = {new: old for old, new in _PLURAL.items()}


def validate(rule: Rule) -> None:
    """Raises RuleError where a replacement is given."""
    if rule.replace is not None:
        raise RuleError(("replace",), "this kind knows its replacement")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the verbs that disagree."""
    return [border(v) for v in _table(rule)]


def _table(rule: Rule) -> dict[str, str]:
    return _PLURAL if rule.match["written"] == "plural" else _SINGULAR


def prepare(rule: Rule) -> Any:
    """Returns nothing."""
    return None


# -- where the clause begins -----------------------------------------------------------------------

_OPENING = (
    "that|because|while|although|whether|whereas|though|when|where|if|unless|why|how|but|"
    + "|".join(sorted(SAYING))
)
#: The words that open a clause; the last one before the verb counts.
_OPENER = later(rf"(?i)(?:(?<=[\w,\"'] )|\A[\"']?)(?P<opener>{_OPENING}),? ")
_NAME_OPENER = later(rf"(?i)(?:(?<=[\w,\"'] )|\A[\"']?)(?P<opener>{_OPENING}|which|whom|what),? ")


def _last(pattern: Any, prefix: str) -> tuple[str, int]:
    """Returns the last word of the prefix that opens a clause, and where the clause begins; none and 0 where it has none."""
    opener, at = "", 0
    for m in pattern.finditer(prefix):
        opener, at = m.group("opener"), m.end()
    return opener, at


#: What no such clause may hold between its beginning and the verb: another verb, another subject.
_OTHERS = later(
    r"(?i)[;:?!\"“”()\[\]—–…]|(?<![\w'’])(?:is|are|was|were|has|have|had|am|be|been|do|does|did|will|would|can|could|may|might|must|shall"
    r"|should|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|won't|don't|doesn't|didn't|can't|couldn't|wouldn't|shouldn't|cannot"
    r"|i|you|he|she|it|we|they|there|here|what|who|whom|whose|which|that|than|or|nor|neither|either|not|let|lets|made|makes|helps?|helped|so"
    r"|said|says|say|told|thinks?|thought|knows?|knew|like|such|both|plus|how|all|none|half|most|more|less|fewer|enough|together)(?![\w'’])"
)
_LINK = later(
    r" (?:of|in|on|at|for|with|from|to|by|about|against|between|among|over|under|near|behind|beside|inside|outside|around|within"
    r"|across|along|beyond|into|onto|upon|towards?|through|throughout|during|after|before|since|without|despite|involving"
    r"|concerning|regarding|surrounding|including|containing|facing|affecting|linking)(?= )"
)
_INSERTED = later(
    r"(?:who|which|whose|whom|aged|according to|including|along with|together with|as well as|from|of|with|born|based|known|like|called|named"
    r"|an?|the|his|her|its|their|now|also|formerly|once|\d+)(?![\w'’])"
)


#: "sellers of that": no clause begins here.
_DEMONSTRATIVE = later(r"(?i)(?<![\w'’])(?:of|in|on|at|for|with|from|to|by|about|against|like|than|under|over|all) that \Z")


#: Plurals that name one field or firm often enough to go with "is", but not with "was" or "has".
_FIELDS = word_set("grammar", "fields and firms in the plural")
_REMARK = later(r"(?:however|meanwhile|too|though|therefore|moreover|as a result|of course|in fact|in turn)\Z")
#: What says more of one person or thing, whatever follows it.
_ASIDE = later(r"(?:who|which|whose|according to|including|along with|together with|as well as|with|from|of|aged|born|based|\d+)(?![\w'’])")
_LISTED = later(r"\b(?:and|or)\b|,")


def _number(word: str, said: str) -> str:
    """Returns "singular", "plural" or "" for a noun that may be either beside the verb `said`, or no noun."""
    if word in _FIELDS and said in ("was", "has", "wasn't", "hasn't"):
        return "plural"
    tags = possible(word)
    if tags[0] == "NN" and "NNS" not in tags and word not in COLLECTIVE and words().find(word) is not None and not word.endswith(("i", "ae")):
        return "singular"
    if tags[0] == "NNS" and "NN" not in tags and word not in NOT_PLURAL and not word.endswith(("ics", "ss", "us", "is")):
        return "plural"
    return ""


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding for each verb that disagrees with its subject."""
    table = _table(rule)
    written, subject = rule.match["written"], rule.match["subject"]
    text = story.plain
    for start, end in hits:
        if text[start - 1 : start] != " " or not text[start].islower():
            continue
        if subject == "noun":
            found = _noun(story, start, end, written)
        elif subject == "person":
            found = _person(story, start, end, written)
        else:
            found = _group(story, start, end, written)
        if found is not None:
            first, last, shown = found
            yield finding(rule, story, start, end, [table[lowered(text[start:end])]], values={"subject": text[first:last], "noun": shown})


_FOLLOWED = later(r"(?:[.,;:!?)]| (?:is|was|are|were|has|have|had|will|would|can|could|may|might|must|shall|should|does|did)(?![\w'’]))")


def _lexical(written: str, word: str, text: str, end: int) -> bool:
    """Whether the word can only be a verb here: "the sample mean was" has another."""
    if word in _FORMS or word in _FORMS.values():
        return True
    if _FOLLOWED.match(text, end) is not None:
        return False
    tags = possible(word)
    if written == "plural":
        return "NN" not in tags or word in _SURE
    return "NNS" not in tags


_SURE = word_set("grammar", "verbs more than nouns")


def _noun(story: Story, start: int, end: int, written: str) -> tuple[int, int, str] | None:
    text = story.plain
    word = text[start:end]
    if not _lexical(written, word, text, end):
        return None
    sentence = story.sentence_at(start)
    if sentence is None or start - sentence.start > 170:
        return None
    prefix = text[sentence.start : start]
    opener, at = _last(_OPENER, prefix)
    while prefix[at : at + 1] in ('"', "'", " "):
        at += 1
    if _DEMONSTRATIVE.search(prefix, 0, at) is not None:
        return None
    clause = prefix[at:]
    inside = ""
    if clause.endswith(", "):
        head, _, inside = clause[:-2].partition(", ")
        if not inside or head != head.strip():
            return None
        opened = _INSERTED.match(inside) or _REMARK.match(inside)
        if opened is None or '"' in inside:
            return None
        if not opened.group().startswith(("who", "which")) and _OTHERS.search(inside, opened.end()) is not None:
            return None
        if written == "plural" and not all(_ASIDE.match(x) for x in inside.split(", ")) and _LISTED.search(inside) is not None:
            return None  # "The driver, a boy and a girl, were"
        clause = head + " "
    elif "," in clause:
        comma = clause.rindex(",")
        lead = clause[:comma]
        if at or "," in lead or not _opener(lead):
            return None
        at += comma + 2
        clause = clause[comma + 2 :]
    if _OTHERS.search(clause) is not None:
        return None
    link = _LINK.search(clause)
    phrase = clause[: link.start()] if link is not None else clause.rstrip()
    noun = phrase.rsplit(" ", 1)[-1]
    if phrase.count(" ") > 1 and "NN" not in possible(noun) and "VBN" in possible(noun):
        phrase = phrase.rsplit(" ", 1)[0]  # "the man arrested in Leeds"
        noun = phrase.rsplit(" ", 1)[-1]
    if not noun.islower() and not (noun[:1].isupper() and " " not in phrase and not at and not inside):
        return None
    number = "singular" if phrase.endswith("chief executive") else _number(noun.lower(), word)
    if not number or number == written:
        return None
    base = sentence.start + at
    return _verified(story, sentence, base, base + len(phrase), start, written, opener, bool(inside))


_LEADS = word_set("grammar", "before the subject of a clause")


def _opener(lead: str) -> bool:
    """Whether what stands before the only comma is a phrase before the subject: "In 2019", "However"."""
    first = lead.split(" ", 1)[0].lower()
    return first in _LEADS and _OTHERS.search(lead) is None or first.endswith("ly") and " " not in lead


_PHRASE = frozenset("DT PRP$ JJ JJR JJS NN NNS NNP NNPS CD POS VBN VBG PDT".split())
_TAIL = frozenset("IN TO DT PRP$ JJ JJR JJS NN NNS NNP NNPS CD POS VBG RB VB CC RP".split())
_PLURAL_SIGNS = word_set("grammar", "signs of a plural")
_TIMES = frozenset("today yesterday tomorrow tonight now then".split())
#: Counts before a noun.
_COUNTS = SEVERAL - {"these", "those", "both"}
_CLAUSED = frozenset("way reason time moment fact day".split())
_BARE_AFTER = frozenset("a an the what one why how who where".split())


def _verified(story: Story, sentence: Any, first: int, last: int, verb_at: int, written: str, opener: str, inserted: bool) -> tuple[int, int, str] | None:
    tokens: Sequence[Token] = sentence.tokens
    tags = tags_of(sentence)
    low = next((k for k, t in enumerate(tokens) if t.start >= first), -1)
    head = next((k for k, t in enumerate(tokens) if t.end >= last), -1)
    at = next((k for k, t in enumerate(tokens) if t.start == verb_at), -1)
    if low < 0 or head < low or at <= head:
        return None
    low_tag, low_word = tags[low], tokens[low].lower
    plural = written == "plural"
    before = [t.lower for t in tokens[:low]]
    verb_word = tokens[at].lower
    if plural:
        if verb_word in ("were", "weren't"):
            if opener in ("if", "though", "as", "unless") or any(w in WISHES for w in before):
                return None
        elif verb_word not in ("are", "aren't") and any(w in ORDERS for w in before):
            return None
    if opener.lower() in ("as", "how", "but", "after", "before", "since", "until") and low_tag not in ("DT", "PRP$"):
        return None
    if opener.lower() in ("after", "before", "since", "until", "but", "as") and before and len(before) > 1:
        # "batteries replaced before the recall are": a preposition, unless a clause stands before it.
        return None
    if low_tag in ("VBG", "VB", "IN", "TO", "RB", "VBD", "VBN", "MD", "PRP", "CC", "WRB", "WDT", "WP", "EX") or low_word.endswith("ing"):
        return None
    counted = low_tag == "CD" and (verb_word in ("has", "hasn't") or verb_word == "was" and tags[at + 1 : at + 2] == ["VBN"])
    determined = low_tag in ("DT", "PRP$") or "POS" in tags[low:head] or counted or low_word in _COUNTS
    for k in range(low, head + 1):
        if k < head and (tags[k] == "VBG" and tags[k + 1] in ("DT", "PRP$") or tokens[k].lower in _CLAUSED):
            return None  # "the colours available using this", "the way people name things"
        if tags[k] not in _PHRASE and tokens[k].text != "-" or (k > low and tags[k] == "DT" and low_word != "all"):
            return None
        if tokens[k].lower in ("of", "number") or (k < head and tags[k] in ("VBN", "VBG") and not determined):
            return None
        if k > low and tags[k - 1].startswith("NN") and tokens[k + 1].text != "-":
            if tags[k] in ("VBN", "VBG") or (tags[k - 1] == "NNS" and tokens[k].lower.endswith("ing")):
                return None  # "the sites publishing this report"
            if tags[k] == "NNP" and tokens[k - 1].text.islower():
                return None  # "the weight Ms Blythe places"
    inner = [t.lower for t in tokens[low:head]]
    if plural:
        if low_tag == "CD" or low_word in ("some", "any", "no", "all", "most") or tokens[head].lower in _TIMES or any(w in _PLURAL_SIGNS for w in inner):
            return None
        if low_tag in ("DT", "PRP$") or "POS" in tags[low:head]:
            if head == low:
                return None
            if "JJ" in possible(tokens[head].text) and low_word == "the":
                return None  # "the poor"
        elif opener.lower() in SAYING or possible(tokens[head].text.lower()) != ("NN",) or head == low or tokens[head].lower.endswith(("a", "i")):
            return None
        if any(tags[k] == "CD" for k in range(low, head)):
            return None
    else:
        if any(w in ("a", "an", "each", "every", "either", "neither", "one", "another", "more", "fewer") for w in inner):
            return None
        if tags[low] == "CD" and not determined or tags[low] == "JJR":
            return None
        if not determined:
            if inserted or head == low and at == head + 1:
                return None
            following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
            if following in _BARE_AFTER:
                return None  # "Long hours is a problem"
            if at == head + 1 and "VBZ" in possible(tokens[head].text.lower()) and head - low < 2:
                return None
    # -- between head and verb
    end = at
    if inserted:
        end = next((k for k in range(head + 1, at) if tokens[k].text == ","), at)
    while end > head + 1 and (tags[end - 1] == "RB" or tokens[end - 1].lower in ("also", "now", "still", "already", "both")):
        end -= 1
    for k in range(head + 1, end):
        t, tag, word = tokens[k], tags[k], tokens[k].lower
        previous = tags[k - 1]
        if t.kind == "mark" and t.text != "-":
            return None
        if t.text == "-":
            continue
        if tag in ("VBN", "VBD"):
            # "The man arrested on Monday": a participle, with its preposition.
            if k + 1 >= end or tags[k + 1] not in ("IN", "TO") or word in SAYING or tag == "VBD" and "VBN" not in possible(t.text):
                return None
            continue
        if tag not in _TAIL:
            return None
        if word in ("after", "before", "since", "until", "once") and k > head + 1:
            return None  # "shares dropped after the decision was announced": a clause of its own
        if tag == "VB" and (previous != "TO" or word in SAYING or word in _CAUSING):
            return None
        if tag == "CC":
            following = tags[k + 1] if k + 1 < end else ""
            if word != "and" or plural and (not determined or following in ("DT", "PRP$", "CD") or previous in ("DT",)):
                return None
            if plural and (previous != following or _mentioned(story, tokens[k + 1]) or any(x.lower == "of" for x in tokens[k:end])):
                return None
        if tag in ("NN", "NNS") and previous in ("NN", "NNS", "NNP", "NNPS") and k < end - 1:
            options = possible(t.text)
            if "VBZ" in options or "VBP" in options or "VBD" in options:
                if (tag == "NNS") or tags[k + 1] in ("DT", "PRP$", "JJ", "NNP", "NNS", "CD", "PRP"):
                    return None
        if tag == "RB" and word not in ("about", "around") and (k + 1 >= end or tags[k + 1] not in ("JJ", "CD", "VBN", "IN")):
            return None
    if end > head + 1 and tags[end - 1] in ("IN", "TO", "DT", "PRP$", "CC", "VB"):
        return None
    if end > head + 1 and tags[end - 1] == "VBG" and plural:
        return None
    return tokens[low].start, tokens[head].end, tokens[head].text


#: Verbs after whose object another verb stands in its base form.
_CAUSING = word_set("grammar", "verbs with an infinitive behind their object")


# -- persons ---------------------------------------------------------------------------------------


_ONE = later(r"(?<![\w'’])(?:he|she|his|her|him)(?![\w'’])")
_THEY = later(r"(?<![\w'’])(?:they|their|them|themselves|band|duo|trio|quartet)(?![\w'’])")


@once_a_story
def _people(story: Story) -> dict[int, tuple[int, str]]:
    """Returns for the end of each mention of one person where it begins, and the person's name."""
    out: dict[int, tuple[int, str]] = {}
    text = story.plain
    for person in persons(story):
        honorific = any(t.rstrip(".") in HONORIFICS for t in person.titles)
        parts = person.parts
        if parts and parts[-1].endswith("s") and not honorific and words().find(parts[-1][:-1].lower()) is not None and not is_surname(parts[-1]):
            continue  # "Dallas Cowboys"
        said = person.surname and (f"{person.surname} said" in text or f"said {person.surname}" in text)
        named = person.given and person.surname and any(is_given(w) for w in person.given.split())
        if not (honorific or (named and _ONE.search(text) is not None) or (said and person.given)):
            continue
        for m in person.mentions:
            if m.end - m.start > 1 and text[m.end - 2 : m.end] != " I" and text[m.start : m.end].split(" ", 1)[0] not in ("Will", "May", "Can", "Let"):
                out[m.end] = m.start, person.full
    return out


def _mentioned(story: Story, token: Token) -> bool:
    return token.text[:1].isupper() and any(start <= token.start < end for end, (start, _) in _people(story).items())


_JOINT = later(r"(?i)\A\s*(?:yet|still|but|and|so|now|then|meanwhile|however|today|instead|perhaps|indeed|also|yesterday) ")
_LATER = later(r"(?i)(?:later|earlier|ago|afterwards|time|night|morning|day|week|month|year)\Z")


def _introduces(lead: str, opener: str) -> bool:
    """Whether what stands before the only comma leads up to the subject: "Although she lived there", "An hour later"."""
    return bool(opener) or _opener(lead) or (_LATER.search(lead) is not None and lead.count(" ") < 5) or lead.lower().startswith(("through ", "while "))


#: Verbs that a name follows as well as a clause.
_OF_NAMES = word_set("grammar", "verbs before a name or a clause")
_RELATIVES = frozenset("who whom that which those to whose".split())



def _before(text: str, start: int) -> int:
    """Where the words before a verb end, an adverb left out."""
    skipped = _ADVERB.search(text, max(0, start - 14), start)
    return skipped.start() if skipped is not None else start - 1


def _person(story: Story, start: int, end: int, written: str) -> tuple[int, int, str] | None:
    text = story.plain
    word = text[start:end]
    at = _before(text, start)
    if not text[at - 1 : at].isalpha():
        return None
    # Most nominations end here: a name has a capital.
    last = text.rfind(" ", 0, at) + 1
    last = max(last, text.rfind("\n", 0, at) + 1)
    if not text[last + (text[last] in "\"'(")].isupper() or not _lexical(written, word, text, end):
        return None
    # What can be no one person is told before the story's names are asked for, which costs more.
    run = _RUN.search(text, max(0, at - 60), at)
    if run is None:
        return None
    joined = text.startswith((" and ", "and "), max(0, run.start() - 5))
    if written == "singular":
        return _pair(story, start, at, word) if joined else None
    if joined or _NO_PERSON.search(text, max(0, run.start() - 12), run.start()) is not None:
        return None
    name = run.group().rsplit(" ", 1)[-1]
    if name.isupper() or name.endswith("s") and not is_surname(name) and words().find(name[:-1].lower()) is not None:
        return None
    low = name.lower()
    if function_word(low) or low == "people" or low.endswith("'s") or words().find(low) is not None and not is_surname(name):
        return None  # "We have", "Police were": hardly a surname
    if _THEY.search(text, end, end + 120) is not None:
        return None
    known = _people(story).get(at)
    if known is None:
        return None
    first, full = known
    if text[first - 4 : first].lower() == "the ":
        return None  # "the Indians"
    return (first, at, full) if _clause_begins(story, start, first, word) else None


_PLACES = later(r"(?P<one>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) and (?P<two>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)\Z")


#: The capitalised words before a verb, and what shows that they are no subject of one person.
_RUN = later(r"[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?)*\Z")
_NO_PERSON = later(r"(?i)(?<![\w'’])(?:the|or|nor|of|in|from|at|for|by|with|to|like|than|as|about|on|between) \Z")


def _pair(story: Story, start: int, at: int, word: str) -> tuple[int, int, str] | None:
    """Returns two persons, or two places, that open the clause of a singular verb."""
    text = story.plain
    m = _PLACES.search(text, max(0, at - 60), at)
    if m is not None and is_place(m.group("two")):
        if not is_place(m.group("one")) or is_place(m.group()) or m.group() in _ONE_PLACE:
            return None
        first = m.start()
        return (first, at, text[first:at]) if _clause_begins(story, start, first, word) else None
    known = _people(story).get(at)
    if known is not None:
        second = known[0]
        if text[second - 5 : second] != " and ":
            return None
        one = _people(story).get(second - 5)
        if one is not None:
            first = one[0]
        elif text[second - 8 : second - 5] in (" he", "she", "\nhe", "\"he") or text[second - 8 : second - 5].lower() == " he":
            first = second - 7 if text[second - 8] != "s" else second - 8
        else:
            return None
    else:
        return None
    return (first, at, text[first:at]) if _clause_begins(story, start, first, word) else None


_ONE_PLACE = word_set("grammar", "one place of two names")  # fmt: skip


def _clause_begins(story: Story, start: int, first: int, word: str) -> bool:
    """Whether the name from `first`, with the titles before it, opens the clause of the verb at `start`."""
    text = story.plain
    sentence = story.sentence_at(start)
    if sentence is None or not 0 <= first - sentence.start < 300:
        return False
    lead_text = text[sentence.start : first]
    opener, at = _last(_NAME_OPENER, lead_text)
    lead, opener = lead_text[at:], opener.lower()
    before = lead_text.lower().split()
    if word in ("were", "weren't"):
        if opener in ("if", "though", "as", "unless") or any(w in WISHES for w in before):
            return False
    elif word not in ("are", "aren't") and any(w in ORDERS or w in _CAUSING for w in before):
        return False
    if opener in ("as", "how", "than") and "," not in lead or opener in ("after", "before", "since", "until", "but", "like") and len(before) > 1:
        return False
    if opener in ("what", "which", "whom") and lead:
        return False
    if opener in _OF_NAMES and lead.count(" ") < 2 and not _RELATIVES.isdisjoint(before):
        return False  # "those who know Ms Blythe are"
    if lead.lstrip("\"'").startswith(","):
        return False
    if "," in lead:
        comma = lead.rindex(",")
        if opener and lead_text[:at].strip(" \"'").lower() != opener or "," in lead[:comma] or not _introduces(lead[:comma].strip(), opener):
            return False
        lead = lead[comma + 1 :]
    lead = _JOINT.sub("", lead.lstrip(" \"'"))
    if _OTHERS.search(lead) is not None or _LINK.search(" " + lead) is not None:
        return False
    tokens = sentence.tokens
    tags = tags_of(sentence)
    low = sentence.start + max(at, lead_text.rfind(",") + 1)
    for k, t in enumerate(tokens):
        if low <= t.start < first and tags[k] == "VBG" and tokens[k].lower not in ("acting", "outgoing", "leading", "ruling", "opposing", "rising", "retiring"):
            return False
        if low <= t.start < first and (k or _JOINT.match(t.text + " ") is None) and ((tags[k] not in _PHRASE and "JJ" not in possible(t.text.lower())) or tags[k] == "NNS" or t.lower in ("and", "&")):
            if not (t.text in "-'\"" or t.text == "."):
                return False
    return True


_ADVERB = later(r" (?:also|now|still|already|often|never|always|only|just|once|today|yesterday)\Z")


# -- groups ----------------------------------------------------------------------------------------

#: Nouns for groups that take a singular in American copy, and wherever a story has once chosen it.
_GROUPS = word_set("grammar", "groups in the singular")
#: Words of stories in which a country or a city may be its team.
_SPORT = later(rf"(?i)\b(?:{alternation('grammar', 'words of sport')})\b")
_NAME = later(
    r"(?P<the>(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir) )?(?P<name>[A-Z][\w’'&-]*(?: (?:of |of the |and |for )?[A-Z][\w’'&-]*){0,5})\Z"
)
_NOUN = later(r"(?P<phrase>(?P<det>[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]his|[Oo]ur|[Tt]heir) (?:[a-zA-Z-]+ )?(?P<noun>[a-z]+))\Z")


#: How much of a story is searched for other verbs of one subject, in code points: as many subjects may be asked about.
_LONGEST = 60_000


@once_a_story
def _used(story: Story) -> dict[tuple[str, bool, str], bool]:
    """Returns what has been asked of the story: whether it writes a singular verb, and no plural one, after a name or noun."""
    return {}


def _alone(story: Story, subject: str, written: str, *, wanted: bool) -> bool:
    """Whether the story has after the subject one verb of the number that is written and, where `wanted`, some of the other."""
    made = _used(story)
    key = (subject, wanted, written)
    if key not in made:
        text = story.plain[: _LONGEST]
        after = re.compile(rf"(?<![\w'’])(?i:{re.escape(subject)}) (?:(?:also|now|still|already) )?(is|was|has|isn't|wasn't|hasn't|does|doesn't|says|are|were|have|aren't|weren't|haven't|do|don't|say)(?![\w'’])")
        places: tuple[list[int], list[int]] = [], []
        for m in after.finditer(text):
            places[m.group(1).startswith(("is", "was", "has", "does", "says"))].append(m.start())
        here, others = places[written == "singular"], places[written == "plural"]
        # One against one: the later is the slip.
        made[key] = len(here) == 1 and (not wanted or len(others) > 1 or len(others) == 1 and others[0] < here[0])
    return made[key]


def _group(story: Story, start: int, end: int, written: str) -> tuple[int, int, str] | None:
    text = story.plain
    word = text[start:end]
    at = _before(text, start)
    if not text[at - 1 : at].isalpha() or not _lexical(written, word, text, end):
        return None
    american = language(story) == "en-US"
    last = text[max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1 : at]
    if last[:1].isupper():
        form = names(story).forms.get(last)
        if form is None or not form.strong or possible(last.lower())[0] in ("PRP", "WP", "WDT", "WRB", "DT", "EX", "IN", "CC"):
            return None
        m = _NAME.search(text, max(0, at - 80), at)
        if m is None or text[m.start() - 1 : m.start()] not in (" ", "\n", '"', ""):
            return None
        subject = m.group("name")
        if subject in ("I", "US") or " and " in subject and not american:
            return None
        plural_like = last.endswith("s") and not last.endswith(("ss", "us")) and not last.isupper()
        if (written == "singular") != bool(plural_like and m.group("the")):
            return None
        sure = not plural_like and not m.group("the") and (
            is_place(subject) and (american or _SPORT.search(text) is None) or american and _organisation(story, subject)
        )
    else:
        if last not in _GROUPS or written == "singular":
            return None
        m = _NOUN.search(text, max(0, at - 60), at)
        if m is None:
            return None
        subject = m.group("noun")
        sure = american
    if written == "singular":
        sure = False
    if not (_alone(story, subject, written, wanted=not sure) if word in _FORMS or word in _FORMS.values() or word in ("say", "says") else sure):
        return None
    first = m.start()
    # Who is a person is asked last: to sort the story's names takes longer than all the rest.
    if not _clause_begins(story, start, first, word) or last[:1].isupper() and at in _people(story):
        return None
    return first, at, text[first:at]


def _organisation(story: Story, subject: str) -> bool:
    return any(n.kind == "organisation" and n.full == subject for n in entities(story))


