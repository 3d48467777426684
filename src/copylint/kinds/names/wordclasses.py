"""What a word is: the small words and verbs that lead and follow names, and what the dictionary says."""

from __future__ import annotations

from functools import lru_cache

from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import entry, ordinary, sure_capital

ARTICLES = frozenset(
    "a an the this that these those my your his her its our their some any every each no another".split()
)

SPEECH = frozenset(
    """said says say told tells added adds asked asks wrote writes tweeted posted insisted insists argued argues
    replied replies warned warns claimed claims explained explains stated states noted notes announced announces
    admitted admits denied denies confirmed confirms declared declares vowed recalled suggested suggests believes
    thinks acknowledged conceded responded commented remarked testified""".split()
)

CONJUNCTIONS = frozenset("and or but as that when while if because although though where whether after before".split())

PREPOSITIONS = frozenset(
    """in of to from with by for at on against about between across through into over under near towards toward
    including like than via around throughout outside inside within without despite""".split()
)


@lru_cache(maxsize=4096)
def word_tags(word: str) -> tuple[str, ...]:
    """Returns the parts of speech the dictionary gives a word; none for what it lacks."""
    return gazetteer.dictionary().tags(word) if word else ()


def met_name(name: str) -> bool:
    """Whether a name of the dictionary is one that readers meet, or stands in a table of names."""
    e = entry(name)
    return e is None or e.freq >= 25 or gazetteer.is_name(name)


def may_be_verb(word: str) -> bool:
    """Whether the word may be a verb."""
    return bool({"VB", "VBD", "VBZ", "VBP", "MD"} & set(word_tags(word))) and word != "trump"


@lru_cache(maxsize=4096)
def newspaper_word(word: str) -> bool:
    """Whether a lower-case word is one that newspapers use."""
    if not ordinary(word):
        return False
    e = entry(word)
    return e is None or e.freq >= 25 or e.size <= 50


@lru_cache(maxsize=4096)
def known_name(word: str) -> bool:
    """Whether the capitalised word is in a dictionary or a table of names as it stands."""
    return entry(word) is not None or gazetteer.is_name(word)


@lru_cache(maxsize=4096)
def given_like(word: str) -> bool:
    """Whether a capitalised word before another can be a given name: no title, no ordinary word."""
    if word.rstrip(".") in gazetteer.HONORIFICS or (word.isupper() and len(word) > 1):
        return False
    return gazetteer.is_given(word) or not ordinary(word.lower()) and sure_capital(word.lower()) is None or (
        not ordinary(word.lower()) and (sure_capital(word.lower()) or ("", ""))[1] == "name"
    )

NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "FW"))

# Nouns that a nationality or a faith stands before in news copy, and hardly a polish or a march does.
NATIONAL_NOUNS = frozenset(
    """government president presidents presidency premier minister ministers ministry chancellor king queen prince
    princess parliament senate lawmaker lawmakers mp mps politician politicians politics police authorities officials
    official army military navy troops forces soldier soldiers general pilot pilots officer officers intelligence
    embassy ambassador ambassadors diplomat diplomats consulate border borders citizen citizens citizenship national
    nationals nationality people population immigrants migrants workers builder builders plumber plumbers community
    communities descent origin origins heritage ancestry passport passports language speaker speakers speaking-born team
    side club league striker midfielder defender goalkeeper winger forward coach champion champions championship football
    footballer footballers rider driver player players tennis skier swimmer sprinter media newspaper newspapers daily
    broadcaster television tv radio company companies firm firms bank banks central-bank economy economist market markets
    voters voter election elections electorate state republic capital city cities town towns village coast coastline
    court courts judge prosecutor prosecutors prosecution lawyer lawyers law constitution history culture cuisine food
    film director actor actress singer composer artist artists painter writer writers author novelist poet poetry
    literature scientist scientists researcher researchers university universities students student teenager man woman men
    women boy girl family families couple mother father church churches bishop bishops archbishop archbishops cardinal
    cardinals priest priests clergy school schools charity faith religion monk nun nuns diocese mass doctrine teaching
    leaders leader opposition party side-parties delegation foreign-minister prime foreign interior defence defense
    finance health navy-led air-force airline rebels fighters refugees tourist tourists resort holidaymakers émigré
    businessman businesswoman tycoon billionaire investor investors zloty territory soil""".split()
)
