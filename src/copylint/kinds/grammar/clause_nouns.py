"""A noun with its phrases as the subject that opens a clause: read from the left, with nothing else in it
that a verb could belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copylint.kinds.grammar.clause_openings import CAUSING, LINK, OPENER, OTHERS, PHRASE, last_opener, leads
from copylint.kinds.grammar.clause_verbs import only_verb
from copylint.kinds.grammar.persons import people
from copylint.kinds.grammar.wordclasses import COUNTS, OF_ONE, SAYING, is_plural, is_singular, subjunctive
from copylint.lexicon.tagger import possible, tags_of
from copylint.story.story import Story
from copylint.tables.wordlists import alternation, word_set
from copylint.text.patterns import later
from copylint.text.sentences import Sentence
from copylint.text.tokens import Token

#: What an insertion between commas begins with.
_INSERTED = later(rf"(?:{alternation('grammar', 'openers of insertions')}|\d+)(?![\w'’])")
_REMARK = later(
    r"(?:however|meanwhile|too|though|therefore|moreover|as a result|of course|in fact|in turn)\Z"
)
#: What says more of one person or thing, whatever follows it.
_ASIDE = later(rf"(?:{alternation('grammar', 'openers of asides')}|\d+)(?![\w'’])")
_LISTED = later(r"\b(?:and|or)\b|,")
#: "sellers of that": no clause begins here.
_DEMONSTRATIVE = later(
    r"(?i)(?<![\w'’])(?:of|in|on|at|for|with|from|to|by|about|against|like|than|under|over|all) that \Z"
)
#: Plurals that name one field or firm often enough to go with "is", but not with "was" or "has".
_FIELDS = word_set("grammar", "fields and firms in the plural")

#: What no noun phrase begins with.
_NO_START = frozenset("VBG VB IN TO RB VBD VBN MD PRP CC WRB WDT WP EX".split())
#: What hangs on one.
_TAIL = frozenset("IN TO DT PRP$ JJ JJR JJS NN NNS NNP NNPS CD POS VBG RB VB CC RP".split())
_PLURAL_SIGNS = word_set("grammar", "signs of a plural")
_TIMES = frozenset("today yesterday tomorrow tonight now then".split())
_CLAUSED = frozenset("way reason time moment fact day".split())
_BARE_AFTER = frozenset("a an the what one why how who where".split())


def noun_before(story: Story, start: int, end: int, written: str) -> tuple[int, int, str] | None:
    """Returns where the noun phrase begins and ends that disagrees with the verb at [start, end), and its
    noun; None where the verb has no such subject, or may have another."""
    text = story.plain
    word = text[start:end]
    if not only_verb(written, word, text, end):
        return None
    sentence = story.sentence_at(start)
    if sentence is None or start - sentence.start > 170:
        return None
    prefix = text[sentence.start : start]
    opener, at = last_opener(OPENER, prefix)
    while prefix[at : at + 1] in ('"', "'", " "):
        at += 1
    if prefix[max(0, at - 5) : at].lower() == "that " and _DEMONSTRATIVE.search(prefix, 0, at) is not None:
        return None
    clause, inserted = prefix[at:], False
    if clause.endswith(", "):
        head = _without_insertion(clause, written)
        if head is None:
            return None
        clause, inserted = head, True
    elif "," in clause:
        comma = clause.rindex(",")
        lead = clause[:comma]
        if at or "," in lead or not leads(lead):
            return None
        at += comma + 2
        clause = clause[comma + 2 :]
    if OTHERS.search(clause) is not None:
        return None
    link = LINK.search(clause)
    phrase = clause[: link.start()] if link is not None else clause.rstrip()
    noun = phrase.rsplit(" ", 1)[-1]
    if phrase.count(" ") > 1 and "NN" not in possible(noun) and "VBN" in possible(noun):
        phrase = phrase.rsplit(" ", 1)[0]  # "the man arrested in Leeds"
        noun = phrase.rsplit(" ", 1)[-1]
    if not noun.islower() and not (noun[:1].isupper() and " " not in phrase and not at and not inserted):
        return None
    number = "singular" if phrase.endswith("chief executive") else _number(noun.lower(), word)
    if not number or number == written:
        return None
    base = sentence.start + at
    read = _read(sentence, base, base + len(phrase), start, written, opener, inserted)
    if read is None or not (_clause(read) and _phrase(read) and _numbered(read) and _between(story, read)):
        return None
    head_noun = read.tokens[read.head]
    return read.tokens[read.low].start, head_noun.end, head_noun.text


def _without_insertion(clause: str, written: str) -> str | None:
    """Returns a clause that ends in a comma without what stands between commas at its end; None where that
    is no insertion."""
    head, _, inside = clause[:-2].partition(", ")
    if not inside or head != head.strip():
        return None
    opened = _INSERTED.match(inside) or _REMARK.match(inside)
    if opened is None or '"' in inside:
        return None
    if not opened.group().startswith(("who", "which")) and OTHERS.search(inside, opened.end()) is not None:
        return None
    if written == "plural" and _LISTED.search(inside) is not None:
        if not all(_ASIDE.match(x) for x in inside.split(", ")):
            return None  # "The driver, a boy and a girl, were"
    return head + " "


def _number(word: str, said: str) -> str:
    """Returns "singular", "plural" or "" for a noun that may be either beside the verb `said`, or no noun."""
    if word in _FIELDS and said in ("was", "has", "wasn't", "hasn't"):
        return "plural"
    if is_singular(word) and not word.endswith(("i", "ae")):
        return "singular"
    return "plural" if is_plural(word) else ""


class _Reading(NamedTuple):
    """A clause by its tokens: where its noun phrase begins, the head of that and the verb."""

    tokens: Sequence[Token]
    tags: Sequence[str]
    low: int
    head: int
    at: int
    plural: bool  # as the verb is written
    opener: str
    inserted: bool  # something between commas stands before the verb
    #: Whether an article, a possessive or a count opens the noun phrase, and whether a possessive or
    #: article does.
    determined: bool
    owned: bool


def _read(
    sentence: Sentence, first: int, last: int, verb_at: int, written: str, opener: str, inserted: bool
) -> _Reading | None:
    """Returns the reading of the clause whose noun phrase is [first, last); None where tokens do not part
    so."""
    tokens: Sequence[Token] = sentence.tokens
    tags = tags_of(sentence)
    low = next((k for k, t in enumerate(tokens) if t.start >= first), -1)
    head = next((k for k, t in enumerate(tokens) if t.end >= last), -1)
    at = next((k for k, t in enumerate(tokens) if t.start == verb_at), -1)
    if low < 0 or head < low or at <= head:
        return None
    verb = tokens[at].lower
    owned = tags[low] in ("DT", "PRP$") or "POS" in tags[low:head]
    counted = tags[low] == "CD" and (
        verb in ("has", "hasn't") or verb == "was" and tags[at + 1 : at + 2] == ["VBN"]
    )
    determined = owned or counted or tokens[low].lower in COUNTS
    return _Reading(tokens, tags, low, head, at, written == "plural", opener, inserted, determined, owned)


def _clause(r: _Reading) -> bool:
    """Whether a clause of its own begins with the noun phrase, and its verb is no subjunctive."""
    before = [t.lower for t in r.tokens[: r.low]]
    if r.plural and subjunctive(r.tokens[r.at].lower, before, (r.opener,)):
        return False
    opener, tag = r.opener.lower(), r.tags[r.low]
    if opener in ("as", "how", "but", "after", "before", "since", "until") and tag not in ("DT", "PRP$"):
        return False
    if opener in ("after", "before", "since", "until", "but", "as") and len(before) > 1:
        # "batteries replaced before the recall are": a preposition, unless a clause stands before it.
        return False
    return tag not in _NO_START and not r.tokens[r.low].lower.endswith("ing")


def _phrase(r: _Reading) -> bool:
    """Whether everything up to the head belongs to one noun phrase."""
    tokens, tags, low = r.tokens, r.tags, r.low
    for k in range(low, r.head + 1):
        tag, word = tags[k], tokens[k].lower
        if k < r.head and (tag == "VBG" and tags[k + 1] in ("DT", "PRP$") or word in _CLAUSED):
            return False  # "the colours available using this", "the way people name things"
        if tag not in PHRASE and tokens[k].text != "-":
            return False
        if k > low and tag == "DT" and tokens[low].lower != "all":
            return False
        if word in ("of", "number") or (k < r.head and tag in ("VBN", "VBG") and not r.determined):
            return False
        if k > low and tags[k - 1].startswith("NN") and tokens[k + 1].text != "-":
            if tag in ("VBN", "VBG") or (tags[k - 1] == "NNS" and word.endswith("ing")):
                return False  # "the sites publishing this report"
            if tag == "NNP" and tokens[k - 1].text.islower():
                return False  # "the weight Ms Blythe places"
    return True


def _numbered(r: _Reading) -> bool:
    """Whether the noun phrase has the one number that its head has."""
    tokens, tags, low, head = r.tokens, r.tags, r.low, r.head
    opens, noun = tokens[low].lower, tokens[head].lower
    inner = [t.lower for t in tokens[low:head]]
    if not r.plural:
        if any(w in OF_ONE or w in ("more", "fewer") for w in inner):
            return False
        if tags[low] == "CD" and not r.determined or tags[low] == "JJR":
            return False
        return r.determined or _bare_plural(r)
    if tags[low] == "CD" or opens in ("some", "any", "no", "all", "most") or noun in _TIMES:
        return False
    if not _PLURAL_SIGNS.isdisjoint(inner) or head == low:
        return False
    if r.owned:
        if "JJ" in possible(tokens[head].text) and opens == "the":
            return False  # "the poor"
    elif r.opener.lower() in SAYING or possible(noun) != ("NN",) or noun.endswith(("a", "i")):
        return False
    return "CD" not in tags[low:head]


def _bare_plural(r: _Reading) -> bool:
    """Whether a plural without a determiner can only be the subject: not "Long hours is a problem"."""
    if r.inserted or r.head == r.low and r.at == r.head + 1:
        return False
    following = r.tokens[r.at + 1].lower if r.at + 1 < len(r.tokens) else ""
    if following in _BARE_AFTER:
        return False
    noun = r.tokens[r.head].text.lower()
    return not (r.at == r.head + 1 and "VBZ" in possible(noun) and r.head - r.low < 2)


def _between(story: Story, r: _Reading) -> bool:
    """Whether what stands between the head and the verb hangs on the head, and has no verb or subject of
    its own."""
    tokens, tags, head = r.tokens, r.tags, r.head
    end = r.at
    if r.inserted:
        end = next((k for k in range(head + 1, r.at) if tokens[k].text == ","), r.at)
    while end > head + 1 and (
        tags[end - 1] == "RB" or tokens[end - 1].lower in ("also", "now", "still", "already", "both")
    ):
        end -= 1
    if not all(_hangs(story, r, k, end) for k in range(head + 1, end) if tokens[k].text != "-"):
        return False
    if end == head + 1:
        return True
    return tags[end - 1] not in ("IN", "TO", "DT", "PRP$", "CC", "VB") and not (
        tags[end - 1] == "VBG" and r.plural
    )


def _hangs(story: Story, r: _Reading, k: int, end: int) -> bool:
    """Whether the token `k`, no hyphen, of those up to `end` is part of what hangs on the head."""
    t, tag, word, previous = r.tokens[k], r.tags[k], r.tokens[k].lower, r.tags[k - 1]
    following = r.tags[k + 1] if k + 1 < end else ""
    if t.kind == "mark":
        return False
    if tag in ("VBN", "VBD"):
        # "The man arrested on Monday": a participle, with its preposition.
        participle = tag == "VBN" or "VBN" in possible(t.text)
        return participle and following in ("IN", "TO") and word not in SAYING
    if tag not in _TAIL:
        return False
    if word in ("after", "before", "since", "until", "once") and k > r.head + 1:
        return False  # "shares dropped after the decision was announced": a clause of its own
    if tag == "VB" and (previous != "TO" or word in SAYING or word in CAUSING):
        return False
    if tag == "CC" and not _joins(story, r, k, end):
        return False
    if tag in ("NN", "NNS") and previous in ("NN", "NNS", "NNP", "NNPS") and following:
        if not {"VBZ", "VBP", "VBD"}.isdisjoint(possible(t.text)):
            if tag == "NNS" or following in ("DT", "PRP$", "JJ", "NNP", "NNS", "CD", "PRP"):
                return False
    return tag != "RB" or word in ("about", "around") or following in ("JJ", "CD", "VBN", "IN")


def _joins(story: Story, r: _Reading, k: int, end: int) -> bool:
    """Whether the conjunction `k` joins two words of one phrase, and makes no second subject."""
    if r.tokens[k].lower != "and":
        return False
    if not r.plural:
        return True
    following, previous = (r.tags[k + 1] if k + 1 < end else ""), r.tags[k - 1]
    if not r.determined or following in ("DT", "PRP$", "CD") or previous != following:
        return False
    return not _mentioned(story, r.tokens[k + 1]) and all(x.lower != "of" for x in r.tokens[k:end])


def _mentioned(story: Story, token: Token) -> bool:
    """Whether a token belongs to a person of the story."""
    return token.text[:1].isupper() and any(
        start <= token.start < end for end, (start, _) in people(story).items()
    )
