"""`grammar`: what patterns over neighbouring words cannot say.

match: {check: agreement, subject: singular | plural} finds a verb that disagrees with the noun it
belongs to, across a phrase with a preposition or a clause between commas. The noun must begin its
clause: wherever another reading is possible (a list, an object, a question, a wish) it is silent.

match: {check: person-who} finds a plural verb in what is said of one person by name: "Ms Blythe, who
have". The story must show that the name is a person's, as a team or a band takes a plural in many papers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from copylint.cache.patterns import IGNORECASE, later
from copylint.findings.finding import Finding
from copylint.lexicon.dictionary import words
from copylint.lexicon.gazetteer import HONORIFICS, is_given
from copylint.lexicon.inflection import verb
from copylint.lexicon.tagger import possible, tags_of
from copylint.rules.kind import Hit, RuleError, finding
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.entities import persons
from copylint.story.story import Story
from copylint.tables import wordlists
from copylint.tables.wordlists import word_set
from copylint.text.tokens import Token

NAME = "grammar"
CHANGES = "wording"
SENTENCES = True
SHOWN = ("name", "noun", "subject")
SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=("agreement", "person-who")),
    "subject": Str(choices=("singular", "plural")),
}

#: Verb as written -> as the subject wants it.
_TO_SINGULAR = {
    "are": "is", "were": "was", "have": "has", "aren't": "isn't", "weren't": "wasn't", "haven't": "hasn't", "don't": "doesn't",
    **{v: verb(v)["VBZ"] for v in wordlists.words("grammar", "commonest verbs of the news")},
}  # fmt: skip
_TO_PLURAL = {new: old for old, new in _TO_SINGULAR.items()}

#: Singular nouns that may take a plural verb: groups of people, amounts, and forms alike in both numbers.
COLLECTIVE = word_set("grammar", "one or many")
#: Nouns whose -s is not a plural, or that are one or many.
NOT_PLURAL = word_set("grammar", "no plurals")

#: Plurals that begin a sentence without an article and are no names.
_PEOPLE = word_set("grammar", "plain plurals")

#: Words after which a clause begins with its subject.
_CLAUSE = word_set("grammar", "conjunctions and relatives")
#: Of those, the ones that may also be prepositions, so that a noun before them leaves doubt.
_TWO_WAYS = word_set("grammar", "conjunctions and prepositions")
_PREPOSITIONAL = frozenset("since until after before once till".split())
#: Verbs that a clause may follow without "that".
SAYING = word_set("grammar", "saying and thinking")
#: Words that open a phrase before the subject: "In 2019, the price ..."; "However, the price ...".
_OPENERS = word_set("grammar", "before the subject of a sentence")
#: Heads of clauses that want the bare form or the subjunctive.
WISHES = word_set("grammar", "wishes")
#: Words after which "that the firm have" is a subjunctive.
ORDERS = word_set("grammar", "orders")
_ADVERBS = word_set("grammar", "adverbs before a verb")
_PREPOSITIONS = word_set("grammar", "prepositions")
_SINGULAR_DET = word_set("grammar", "determiners of one thing")
_DEFINITE = word_set("grammar", "definite determiners")
SEVERAL = word_set("grammar", "determiners of several")


def validate(rule: Rule) -> None:
    """Raises RuleError where a replacement is given, as this kind knows its own, or no subject is."""
    if (rule.match["check"] == "agreement") != ("subject" in rule.match):
        raise RuleError(("match", "subject"), "agreement, and nothing else, wants a subject")
    if rule.replace is not None:
        raise RuleError(("replace",), "this kind knows its replacement")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the verbs that disagree."""
    if rule.match["check"] == "person-who":
        return [border(f"who {v}") for v in _OF_PERSONS]
    return [border(v) for v in _table(rule)]


def _table(rule: Rule) -> dict[str, str]:
    return _TO_SINGULAR if rule.match["subject"] == "singular" else _TO_PLURAL


def prepare(rule: Rule) -> Any:
    """Returns nothing."""
    return None


_HANGING_OF = later(r"s of (?:[^\W\d_]+ ){1,4}\Z")
_HANGING = later(
    r"[^\W\d_] (?:" + "|".join(sorted(_PREPOSITIONS)) + r") (?:[^\W\d_]+ ){1,4}\Z"
)
_WORD_BEFORE = later(r"([^\W\d_]+)(,?) (?:(?:also|now|still|already|often|never|always|then|only|just|again|[a-z]+ly) )?\Z")


#: Verbs that news says of people, in the base form.
_OF_PERSONS = wordlists.words("grammar", "verbs of people")
_NAMED = later(r"(?P<age>, (?:aged )?\d{1,3})?(?:, (?:of|from) [^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){0,3})?, \Z")
#: Before a name that is one of several, or may be.
_SEVERAL = later(r"(?:\b(?:and|or|plus|with)|[&,;:—–-]|[a-z]s (?:of|for|around|behind|like|from|to)) (?:(?:mr|mrs|ms|dr|sir|dame|prof|lord|lady)\.? )?\Z", IGNORECASE)
_SINGLE = later(r"(?!.*\b(?:they|their|them)\b).*\b(?:he|she|his|her)\b")
#: "her sister, Mary Kent, who".
_APPOSED = later(r"(?P<noun>[a-z]+), \Z")


def _persons_who(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    text = story.plain
    for start, end in hits:
        m = _NAMED.search(text, max(0, start - 70), start)
        if m is None or not text[start:end].islower():
            continue
        for person in persons(story):
            here = next((x for x in person.mentions if x.end == m.start()), None)
            if here is not None:
                break
        else:
            continue
        lead = text[max(0, here.start - 40) : here.start]
        apposed = _APPOSED.search(lead)
        alone = apposed is not None and possible(apposed.group("noun"))[0] == "NN" and " and " not in lead
        if not alone and _SEVERAL.search(lead) or text[here.start : here.end].endswith("s'"):
            continue
        honorific = any(t.rstrip(".") in HONORIFICS for t in person.titles)
        said = person.surname and (f"{person.surname} said" in text or f"said {person.surname}" in text)
        named = person.given and person.surname and any(is_given(w) for w in person.given.split())
        kin = alone and person.given and person.surname
        if not honorific and not person.given:
            continue
        if not (honorific or m.group("age") or said or named or kin or _SINGLE.match(text, end, end + 200)):
            continue
        written = text[start + 4 : end]
        new = "was" if written == "were" else "is" if written == "are" else verb(written)["VBZ"]
        yield finding(rule, story, start + 4, end, [new], values={"name": person.full})


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding for each verb that disagrees with its subject."""
    if rule.match["check"] == "person-who":
        yield from _persons_who(rule, story, hits)
        return
    singular = rule.match["subject"] == "singular"
    text = story.plain
    for start, end in hits:
        m = _WORD_BEFORE.search(text, max(0, start - 40), start)
        if m is None:
            continue
        word = m.group(1)
        if not m.group(2):
            # Most nominations end here, at the price of one look-up.
            if word.islower():
                if not _may_be(word, singular, text[max(0, start - 60) : start]):
                    continue
            elif singular or word.lower() not in _PEOPLE:
                continue
        written = text[start:end].lower()
        sentence = story.sentence_at(start)
        if sentence is None:
            continue
        tokens = sentence.tokens
        at = next((k for k, t in enumerate(tokens) if t.start == start), -1)
        if at < 1 or tokens[at].end != end or not tokens[at].text.islower():
            continue
        subject = _subject(tokens, tags_of(sentence), at, singular, written)
        if subject is None:
            continue
        first, head = subject
        shown = story.text[tokens[first].start : tokens[head].end]
        yield finding(rule, story, start, end, [_table(rule)[written]], values={"subject": shown, "noun": tokens[head].text})


def _may_be(word: str, singular: bool, before: str) -> bool:
    """Whether a word before the verb may be the noun that disagrees with it, or end a phrase after that noun."""
    tags = possible(word)
    if ("NN" if singular else "NNS") in tags:
        return True
    # The other number can only end a phrase that hangs on the noun: "the price of tickets have".
    return ("NNS" if singular else "NN") in tags and (_HANGING if singular else _HANGING_OF).search(before) is not None


def _is_singular(word: str) -> bool:
    """Whether a noun can only be a single thing, no group and no amount."""
    tags = possible(word)
    return tags[0] == "NN" and words().find(word) is not None and "NNS" not in tags and word not in COLLECTIVE and not word.endswith("ss's")


def _is_plural(word: str) -> bool:
    tags = possible(word)
    return tags[0] == "NNS" and "NN" not in tags and word not in NOT_PLURAL and not word.endswith(("ics", "ss", "us", "is"))


def _phrase(tokens: Sequence[Token], tags: list[str], last: int) -> int | None:
    """Returns the first token of the noun phrase that ends at `last`; None where it has no clear start."""
    k = last
    while k > 0:
        t, tag = tokens[k - 1], tags[k - 1]
        low = t.lower
        if low in _SINGULAR_DET or low in SEVERAL or tag in ("PRP$", "POS") or low in ("some", "all", "any", "no"):
            if tag == "POS":
                # "the minister's plan": the phrase goes on to the left.
                k -= 1
                while k > 0 and (tags[k - 1] in ("DT", "JJ", "NN", "NNP", "NNPS", "PRP$")) and tokens[k - 1].kind == "word":
                    k -= 1
                return k
            if low in SEVERAL and k > 1 and tokens[k - 2].lower in _DEFINITE:
                return k - 2
            return k - 1
        if tag in ("JJ", "JJR", "JJS", "NN", "CD") and t.kind != "mark" and "IN" not in possible(t.text):
            k -= 1
            continue
        if tag == "VBN" and k - 2 >= 0 and (tags[k - 2] in ("DT", "PRP$", "JJ")):
            k -= 1
            continue
        return k
    return 0


def _subject(tokens: Sequence[Token], tags: list[str], at: int, singular: bool, verb: str) -> tuple[int, int] | None:
    """Returns (first token, head noun) of a subject that surely disagrees with the verb at `at`."""
    k = at - 1
    while k > 0 and (tokens[k].lower in _ADVERBS or (tags[k] == "RB" and tokens[k].lower.endswith("ly"))):
        k -= 1
    interrupted = False
    if tokens[k].text == ",":
        opening = _clause_between(tokens, tags, k)
        if opening is None:
            return None
        interrupted = True
        k = opening - 1
    # The chain of noun phrases, from the verb back to the one that heads them.
    last_head = k
    links = 0
    while True:
        low = tokens[k].lower
        if tokens[k].kind != "word" or not tags[k].startswith("NN"):
            return None
        first = _phrase(tokens, tags, k)
        if first is None:
            return None
        head = k
        if first == 0:
            break
        low = tokens[first - 1].lower
        if low in _PREPOSITIONS and first >= 2 and tags[first - 2].startswith("NN") and links < 2 and tokens[first - 2].text.islower():
            k = first - 2
            links += 1
            continue
        break
    noun = tokens[head].text
    opens = all(t.kind == "mark" for t in tokens[:head])
    if not noun.islower() and not opens:
        return None
    noun = noun.lower()
    if singular:
        if not _is_singular(noun):
            return None
    elif not _is_plural(noun):
        return None
    det = tokens[first].lower
    determined = first < head and (det in _SINGULAR_DET or det in SEVERAL or tags[first] in ("PRP$", "POS"))
    middle = [tokens[j].lower for j in range(first, head)]
    if any(tags[j] == "CD" for j in range(first, head)) and (singular or not determined):
        return None
    if (singular and any(w in SEVERAL or w in ("all", "both", "same") for w in middle)):
        return None
    crowd = not singular and noun in _PEOPLE
    if any(tokens[j].text[0].isupper() for j in range(first + 1, head)) and not crowd:
        return None
    if singular:
        if not determined:
            return None
        tail = possible(noun)
        if "JJ" in tail and det == "the":
            return None
    else:
        if not determined and (links or head == 0 and not crowd):
            return None
        if any(w in ("a", "an", "each", "every", "either", "neither", "one", "another") for w in middle):
            return None
        if "VBZ" in possible(noun) and not determined:
            return None
        # Amounts are one thing ("nine speakers was too many"), and so is more of anything.
        if tags[first] in ("CD", "JJR") or (det == "many" and "how" in (t.lower for t in tokens[:first])):
            return None
    # What stands inside the chain must leave no doubt either.
    if links:
        inner = tokens[first : at]
        if any(t.lower in ("and", "or", "nor", "who", "which", "that") for t in inner) and not interrupted:
            return None
        if singular and not _plain_link(tokens, tags, head, last_head):
            return None
        if not singular and tokens[head + 1].lower != "of":
            return None
    if not _begins_clause(tokens, tags, first, singular, verb, determined):
        return None
    return first, head


def _plain_link(tokens: Sequence[Token], tags: list[str], head: int, last: int) -> bool:
    return all(tokens[j].kind == "word" for j in range(head, last + 1))


def _clause_between(tokens: Sequence[Token], tags: list[str], comma: int) -> int | None:
    """Returns the comma that opens the clause closed by the one at `comma`; None unless it is an
    age or a clause with who or which."""
    for j in range(comma - 1, max(0, comma - 25), -1):
        if tokens[j].text in ("(", ")", '"', "“", "”", ";", ":", "—", "–"):
            return None
        if tokens[j].text == ",":
            nxt = tokens[j + 1]
            if nxt.lower in ("who", "which", "whose") or (nxt.kind == "number" and j + 2 == comma):
                return j
            return None
    return None


def _begins_clause(tokens: Sequence[Token], tags: list[str], first: int, singular: bool, verb: str, determined: bool) -> bool:
    """Whether the phrase from `first` can only be the subject of what follows."""
    lows = [t.lower for t in tokens[:first]]
    recent = lows[-14:]
    if singular:
        # The subjunctive and the bare infinitive look like plurals.
        if verb in ("were", "weren't"):
            if any(w in WISHES for w in recent):
                return False
        elif verb not in ("are", "aren't") and any(w in ORDERS for w in recent):
            return False
    j = first - 1
    while j >= 0 and tokens[j].text in ('"', "“", "‘", "'", "”"):
        j -= 1
    if j < 0:
        return True
    low = tokens[j].lower
    if low in ("all", "both") and not singular and determined:
        # "All the trains is late": the word belongs to the phrase.
        j -= 1
        if j < 0:
            return True
        low = tokens[j].lower
    if low in _CLAUSE:
        if low in _TWO_WAYS and j > 0 and (tags[j - 1].startswith("NN") or tags[j - 1] in ("JJ", "CD", "VBG", "RB", "JJR")):
            return False
        if low in _PREPOSITIONAL and j > 0 and tokens[j - 1].kind != "mark":
            return False  # "batteries replaced before the recall are": no clause begins here
        if low in ("what", "which", "who", "whom") and not determined:
            return False  # "in what ways has it": a question
        # "the idea that prices": a clause, or the object of one.
        return not (low == "that" and j > 0 and tags[j - 1].startswith("NN") and not singular)
    if low in SAYING:
        return True
    if tokens[j].text in (":", ";"):
        return True
    if low == "," and determined:
        before = lows[:j]
        if "," in before or any(w in ("and", "or") for w in before):
            return False
        # A subject of its own before the comma would make this a list.
        return bool(before) and (before[0] in _OPENERS or (j == 1 and tags[0] == "RB"))
    if low in ("then", "thus", "therefore", "perhaps", "now") and determined:
        return j == 0 or (j == 1 and tokens[0].text == ",")
    if low == "and" and not singular and determined and j > 0 and tokens[j - 1].text == ",":
        # Whatever stands before "and", the subject is plural; unless a preposition took it all.
        return "between" not in lows and "of" not in recent
    return low in ("but", "yet", "and", "so", "however", "meanwhile", "today") and j == 0
