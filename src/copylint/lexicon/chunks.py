"""Noun phrases and verb groups of a sentence, from its tokens and their parts of speech.

A noun phrase reaches from its determiner to its head ("the three fishing boats", "she", "last week's
vote"); the long form of it takes in what hangs on the head behind it ("the boats in the harbour that were
sold"). A verb group reaches from its first auxiliary to its verb ("had not yet been sold", "to sell"). All
places are numbers of tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from copylint.lexicon.dictionary import words
from copylint.lexicon.tagger import TAGS, possible, tags_of
from copylint.tables.wordlists import word_pairs, word_set
from copylint.text.sentences import Sentence
from copylint.text.tokens import Tokens


class NounPhrase(NamedTuple):
    """Tokens from `begin` up to `end`; `head` is the noun or pronoun; `number` singular, plural or either."""

    begin: int
    end: int
    head: int
    number: str


class VerbGroup(NamedTuple):
    """Tokens from `begin` up to `end`; `finite` with tense or a modal, as "was sold" but not "to sell"."""

    begin: int
    end: int
    finite: bool


Chunk = TypeVar("Chunk", NounPhrase, VerbGroup)

_NOUNS = frozenset("NN NNS NNP NNPS".split())
_OPENING = frozenset({"DT", "PRP$", "PDT"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
_BEFORE_A_NOUN = frozenset({"VBN", "VBG", "RB"})
_FINITE = frozenset("MD VBZ VBP VBD".split())
_VERBS = _FINITE | frozenset("VB VBN VBG".split())
_NUMBERS = word_pairs("grammar", "number of a pronoun")
_EITHER = word_set("grammar", "one or many") | word_set("grammar", "no plurals")
_AUXILIARIES = word_set("grammar", "auxiliaries")
_PREPOSITIONS = word_set("grammar", "prepositions of a noun")
_OF_EITHER = frozenset({"some", "any", "all", "these", "those", "both", "such", "half"})
#: Tags of what hangs an insertion on the noun before it: found in May; of Leeds.
_HANGING = frozenset({"VBN", "VBG", "VBD", "IN", "WP$", "TO"})
#: Endings of words that are rarely plurals, whatever they are taken for.
_NO_PLURAL = ("a", "ae", "i", "is", "ss", "us")
#: Tags with which none begins: of verbs of the clause, and of nouns in a list.
_NEVER_INSERTED = frozenset("MD VBZ VBP VB CC NN NNS JJ WP WRB".split())
#: Tokens of an insertion at most, and marks that stand inside words and figures.
_LONGEST_INSERTION = 25
_IN_WORDS = frozenset({"-", "$", "£", "€", "%", "'"})
_TIMES = frozenset({"today", "tomorrow", "tonight", "yesterday"})
_RELATIVES = frozenset({"who", "which", "that", "whose", "whom"})
#: What opens a rough figure: more than 40, up to 40, at least 40.
_ROUGHLY = frozenset({"more", "fewer", "less", "up", "at", "as"})


#: With these tags no noun phrase begins, with those no verb group; but words that join or are rough may.
_NO_PHRASE = TAGS - _NOUNS - _OPENING - _ADJECTIVES - {"PRP", "EX", "POS", "CD"}
_NO_GROUP = TAGS - _VERBS - {"TO", "PRP"}
_JOINING = _ROUGHLY | {"and", "or", ",", "$", "£", "€"}


class _Row(Generic[Chunk]):
    """Chunks of one kind by the token each begins with; none overlaps another. They are read from the left,
    as far as somebody asks."""

    def __init__(
        self, chunks: Chunks, begins: Callable[[Chunks, int], Chunk | None], no: frozenset[str]
    ) -> None:
        """`begins` finds what begins with a token; nothing does with a token whose tag is one of `no`, but
        for words that join or are rough, and before a hyphen."""
        self._begins: Callable[[Chunks, int], Chunk | None] = begins
        self._no: frozenset[str] = no
        self._found: dict[int, Chunk] = {}
        self._at: int = 0
        self._hyphens: bool = "-" in chunks.lows

    def at(self, chunks: Chunks, wanted: int) -> Chunk | None:
        """Returns what begins with token `wanted`."""
        at, tags, lows = self._at, chunks.tags, chunks.lows
        last = min(wanted, len(tags) - 1)
        while at <= last:
            found = None
            if (
                tags[at] not in self._no
                or lows[at] in _JOINING
                or (self._hyphens and lows[at + 1 : at + 2] == ["-"])
            ):
                found = self._begins(chunks, at)
            if found is None:
                at += 1
            else:
                self._found[at] = found
                at = found.end
        self._at = at
        return self._found.get(wanted)


class Chunks:
    """A sentence's noun phrases and verb groups, each looked for when it is first asked of."""

    def __init__(self, cut: Tokens, tags: Sequence[str]) -> None:
        # Not the tokens themselves, which keep this.
        self._texts, self._starts, self._ends = cut.texts, cut.starts, cut.ends
        self.tags, self.lows, self._n = tags, cut.lows, len(tags)
        self._phrases = _Row(self, Chunks._noun_phrase, _NO_PHRASE)
        self._groups = _Row(self, Chunks._verb_group, _NO_GROUP)

    def noun_phrase(self, at: int) -> NounPhrase | None:
        """Returns the noun phrase that begins with token `at`; none overlaps another."""
        return self._phrases.at(self, at)

    def verb_group(self, at: int) -> VerbGroup | None:
        """Returns the verb group that begins with token `at`; none overlaps another."""
        return self._groups.at(self, at)

    def long_ends(self, at: int) -> list[tuple[int, str]]:
        """Returns where the long form of the noun phrase at token `at` may end, longest first, each with its
        number; empty where none begins there. No mark stands in one but inside a word or a figure."""
        phrase = self.noun_phrase(at)
        if phrase is None:
            return []
        end, number = phrase.end, phrase.number
        out = [(end, number)]
        behind_verb = False
        while end < self._n:
            if self.lows[end] == "and" and not (end > phrase.end and self._alike(end)):
                # two things are several, bread and butter one
                number = "either"
            after = self._phrase_on(end, behind_verb)
            further = after.end if after is not None else self._tail(end)
            if further < 0:
                break
            behind_verb = after is None
            end = further
            out.append((end, number))
        return out[::-1]

    def _alike(self, at: int) -> bool:
        """Whether "and" at token `at` joins two nouns in the plural, neither with a determiner, which hang
        together on what stands before them: cars and trucks."""
        after = self.noun_phrase(at + 1)
        if after is None or self.tags[after.head] != "NNS" or self.tags[at - 1] != "NNS":
            return False
        before = next(p for k in range(at - 1, -1, -1) if (p := self.noun_phrase(k)) is not None)
        return not {self.tags[before.begin], self.tags[after.begin]} & {"DT", "PRP$", "CD", "PDT"}

    def subject_ends(self, at: int) -> list[tuple[int, str]]:
        """Returns what long_ends does, and besides each end the one behind an insertion between commas there:
        the driver, who was 42, of Leeds,"""
        out = self.long_ends(at)
        for end, number in out[::-1]:
            if end + 1 < self._n and self.lows[end] == ",":
                out += [(closed, number) for closed in self._insertions(end, number)]
        return out

    def _insertions(self, comma: int, number: str) -> list[int]:
        """The tokens behind commas that may close an insertion, or two in a row, which `comma` opens behind a
        phrase of some number."""
        out: list[int] = []
        lows, tag = self.lows, self.tags[comma + 1]
        hangs = lows[comma + 1] in _RELATIVES or tag in _HANGING
        if not hangs:
            beside = self.noun_phrase(comma + 1)
            # a list: the cars, vans and lorries; the hope, the fears, were
            if tag in _NEVER_INSERTED or beside is not None and beside.number not in (number, "either"):
                return out
        for at in range(comma + 1, min(comma + _LONGEST_INSERTION, self._n)):
            if lows[at] in ("and", "or") and not hangs:
                break  # the mayor, a councillor and two officers, were
            if lows[at] == "," and at > comma + 1:
                out.append(at + 1)
                if len(out) > 1:
                    break
            elif not lows[at][:1].isalnum() and lows[at] not in _IN_WORDS:
                break
        return out

    def _phrase_on(self, at: int, behind_verb: bool) -> NounPhrase | None:
        """The noun phrase that goes on from token `at`: behind "and" or a preposition, or a verb's object."""
        if self.lows[at] == "and" and not behind_verb:
            return self.noun_phrase(at + 1)
        if self.lows[at] in _PREPOSITIONS and self.tags[at] in ("IN", "TO"):
            return self.noun_phrase(at + 1)
        return self.noun_phrase(at) if behind_verb else None

    def _tail(self, at: int) -> int:
        """The token behind a participle, a relative clause's verb or an adverb at token `at`; else -1."""
        tag, low = self.tags[at], self.lows[at]
        if low in _RELATIVES and tag in ("WDT", "WP", "IN"):
            group = self.verb_group(at + 1)
            return group.end if group is not None and group.finite else -1
        if tag in ("VBN", "VBG", "TO") or self._is_participle(at):
            group = self.verb_group(at)
            return group.end if group is not None else -1
        return at + 1 if tag in ("RP", "RB") else -1

    def _is_participle(self, at: int) -> bool:
        """Whether a past tense is none, as no object of its own follows: the car found in May."""
        return (
            self.tags[at] == "VBD"
            and "VBN" in possible(self.lows[at])
            and at + 1 < self._n
            and self.tags[at + 1] in ("IN", "TO", "RB")
            and self.tags[at - 1] != "PRP"
        )

    def _unit(self, at: int) -> tuple[int, str]:
        """The token behind the word at token `at`, compounds and sums of money taken whole, and its tag."""
        starts, ends, end = self._starts, self._ends, at + 1
        tag = self.tags[at]
        if self.lows[at] in ("$", "£", "€"):
            if end < self._n and self.tags[end] == "CD":
                return end + 1, "CD"
            return end, tag
        while (
            end + 1 < self._n
            and self.lows[end] == "-"
            and ends[end - 1] == starts[end]
            and ends[end] == starts[end + 1]
        ):
            tag = self.tags[end + 1]
            end += 2
        if end > at + 1 and tag not in _NOUNS and tag not in ("POS", "CD"):
            tag = "JJ"
        if tag == "CD" and end < self._n and self.lows[end] == "%":
            return end + 1, "CD"
        return end, tag

    def _noun_phrase(self, at: int) -> NounPhrase | None:
        """The noun phrase that begins with token `at`."""
        tag, low = self.tags[at], self.lows[at]
        if tag in ("PRP", "EX"):
            # "herself" opens none; of "they've" the number is that of they
            number = _NUMBERS.get(low.partition("'")[0], "either")
            return NounPhrase(at, at + 1, at, number)
        begin = at
        at = self._roughly(at)
        opening = at
        while at < self._n and self.tags[at] in _OPENING:
            at += 1
        determiner = self.lows[at - 1] if at > opening else ""
        head, last, counted = -1, at, False
        noun = False
        while at < self._n:
            end, tag = self._unit(at)
            if noun and self.lows[at] in _TIMES:
                break
            if tag in _NOUNS or tag == "POS" or (tag == "CD" and (not noun or self.tags[at - 1] == "NNP")):
                noun = noun or tag in _NOUNS
                counted = counted or tag == "CD"
                head, last = end - 1, end
            elif noun and self.tags[at - 1] != "POS":
                break
            elif tag in _ADJECTIVES:
                # the poor; but adjectives alone are no phrase without a determiner
                if determiner or head >= 0:
                    head, last = end - 1, end
            elif tag in _BEFORE_A_NOUN and at > opening:
                # sold houses, very large ones: part of the phrase only where a noun follows
                if self.lows[at] in ("not", "also"):
                    break
            elif not self._adjectives_joined(at):
                break
            at = end
        if head < 0:
            if (
                not determiner
                or determiner in ("a", "an", "the", "no", "every")
                or self.tags[opening] == "PRP$"
            ):
                return None
            return NounPhrase(begin, opening + 1, opening, _NUMBERS.get(determiner, "either"))
        return NounPhrase(begin, last, head, self._number(opening, head, determiner, counted))

    def _roughly(self, at: int) -> int:
        """The token of the figure behind "more than", "up to" and the like at token `at`; itself without."""
        if (
            self.lows[at] in _ROUGHLY
            and at + 2 < self._n
            and self.lows[at + 1] in ("than", "to", "least", "many")
        ):
            return at + 2 if self._unit(at + 2)[1] == "CD" else at
        return at

    def _adjectives_joined(self, at: int) -> bool:
        """Whether "and" or a comma at token `at` joins two adjectives before a noun."""
        if (
            self.lows[at] not in ("and", ",", "or")
            or at + 2 >= self._n
            or not self.tags[at - 1].startswith("JJ")
        ):
            return False
        end, tag = self._unit(at + 1)
        return tag == "JJ" and end < self._n and self.tags[end] in _NOUNS

    def _number(self, at: int, head: int, determiner: str, counted: bool) -> str:
        """The number of a phrase whose first word, or its determiner, is token `at`."""
        tag = self.tags[head]
        text, low = self._texts[head], self.lows[head]
        named = text[:1].isupper() and (head > 0 or text[1:] != low[1:] or words().get(low) is None)
        if low in _EITHER or low.endswith("ics") or named or "and" in self.lows[at:head]:
            return "either"
        if tag == "NN":
            # some sheep; and what is taken for one thing though it ends in s
            doubtful = determiner in _OF_EITHER or (low.endswith(("s", "ae")) and not low.endswith("ss"))
            # without a determiner it may be the first part of a verb, a title or a list
            doubtful = doubtful or not determiner and "POS" not in self.tags[at:head]
            return "either" if doubtful else "singular"
        # Amounts are one or many: five miles is a long way. So are the poor, what a name means, and Latin.
        sure = low.endswith("s") or words().get(low) is not None
        return (
            "plural" if tag == "NNS" and sure and not counted and not low.endswith(_NO_PLURAL) else "either"
        )

    def _verb_group(self, at: int) -> VerbGroup | None:
        """The verb group that begins with token `at`."""
        tag, low = self.tags[at], self.lows[at]
        begin, finite = at, tag in _FINITE or (tag == "PRP" and "'" in low and low != "let's")
        if tag == "TO":
            if at + 1 >= self._n or self._past_adverbs(at + 1, frozenset({"VB"})) < 0:
                return None
        elif tag not in _VERBS and not finite:
            return None
        open_ended = tag in ("TO", "MD", "PRP") or low in _AUXILIARIES
        end = at + 1
        while open_ended:
            after = self._past_adverbs(end, _VERBS - _FINITE)
            if after < 0:
                break
            open_ended = self.lows[after] in _AUXILIARIES
            end = after + 1
        return VerbGroup(begin, end, finite)

    def _past_adverbs(self, at: int, wanted: frozenset[str]) -> int:
        """The first token from `at` on that is no adverb, where its tag is one of those wanted; else -1."""
        while at < self._n and self.tags[at] == "RB":
            at += 1
        return at if at < self._n and self.tags[at] in wanted else -1


def chunks_of(sentence: Sentence) -> Chunks:
    """Returns the noun phrases and verb groups of the sentence; kept with its tokens."""
    cut = sentence.cut
    if cut.chunked is None:
        cut.chunked = Chunks(cut, tags_of(sentence))
    found: Chunks = cut.chunked
    return found
