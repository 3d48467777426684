"""What a word that the story capitalises may be besides a name: a thing named after a place, a substance, a
trade.

Each answer only takes certainty away: a lost capital of such a word is offered, never written.
"""

from __future__ import annotations

from copylint.kinds.names.around import NATION_HEADS, Around
from copylint.kinds.names.wordclasses import ARTICLES, known_name, word_tags
from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import entry, function_word, ordinary, sure_capital
from copylint.tables.wordlists import alternation, word_set
from copylint.text.patterns import later

_LEARNED = later(rf"\w{{3,}}(?:{alternation('names', 'learned endings')})\Z")
#: Words in -in and the like that are shorter are names as often.
_LEAST_LEARNED = 7
_PLACE_LEADS = word_set("names", "leads to a place")
_SMALL_DETERMINERS = frozenset("a an any each every another some no fellow".split())
_BRACKETED = later(r"\([^()\n]{0,80}\Z")
_ROW = later(r"(?:[^\W\d_][\w'-]*,? (?:and|or|&) |[^\W\d_][\w'-]*, (?:and |or )?)\Z")
_ARTICLE = later(r"\b(?:[Tt]he|[Aa]n?) \Z")
_KEPT = later(rf" (?:[a-z]+ )?(?:{alternation('names', 'kept in a computer')})\b")
_NEXT = later(r" ([^\W\d_]+)")


def thing(word: str) -> bool:
    """Whether the small word is a thing or a figure that was named after a place, a people or a faith:
    morocco, basque."""
    return word in gazetteer.named_things()


def stands_as_place(around: Around) -> bool:
    """Whether the words around leave room for a place only: behind a preposition of place, with no noun
    after it."""
    if around.before_mark or around.before.lower() not in _PLACE_LEADS or around.tight_before:
        return False
    after = around.after.lower()
    return (
        bool(around.after_mark)
        or not after
        or function_word(after)
        or bool({"VBD", "VBZ", "MD"} & set(word_tags(after)[:1]))
    )


def known(form: str) -> bool:
    """Whether a table or a dictionary has the capitalised word as a name, or its letters can be nothing
    else (HashDist)."""
    return form[1:] != form[1:].lower() or known_name(form) or sure_capital(form.lower()) is not None


def common(word: str) -> bool:
    """Whether the make of a word that no table has is that of a common noun: a plural of one, a learned
    ending."""
    if gazetteer.learned(word):
        return True
    for plural, single in (("s", ""), ("es", ""), ("ies", "y")):
        stem = word.removesuffix(plural) + single
        if word.endswith(plural) and len(stem) > 3 and (entry(stem) is not None or gazetteer.learned(stem)):
            return True
    return len(word) >= _LEAST_LEARNED and _LEARNED.match(word) is not None


def counted(around: Around) -> bool:
    """Whether the word ends what an article that counts begins, as a common noun does: "an experienced
    zorbinician"."""
    after = around.after
    if (
        after
        and not around.after_mark
        and (after[:1].isupper() or ordinary(after.lower()) and not function_word(after.lower()))
    ):
        return False  # a Jekyll app: the article is the other's
    return not around.before_mark and around.before.lower() in _SMALL_DETERMINERS


def behind_adjective(text: str, start: int, around: Around) -> bool:
    """Whether an article and an adjective stand before the word, and no noun after it."""
    if around.before_mark or not {"JJ", "VBN"} & set(word_tags(around.before.lower())[:1]):
        return False
    lead = Around(text, max(0, start - 1 - len(around.before)), start)
    after = around.after
    open_end = not after or around.after_mark or function_word(after.lower())
    return bool(open_end) and not lead.before_mark and lead.before.lower() in ARTICLES


def in_passing(text: str, start: int, end: int) -> bool:
    """Whether the capital of a mention may be that of its company: in brackets, in a row of names, behind
    an article with no noun after it (the Coutume reformée)."""
    if _BRACKETED.search(text, max(0, start - 80), start) is not None:
        return True
    row = _ROW.search(text, max(0, start - 40), start)
    if row is not None and row[0][:1].isupper():
        return True
    if _ARTICLE.search(text, max(0, start - 5), start) is None:
        return False
    follows = _NEXT.match(text, end)
    return follows is not None and follows[1][:1].islower() and not ordinary(follows[1])


def typed(text: str, end: int) -> bool:
    """Whether what follows says that the word is the name of something kept or typed in a computer, where
    small letters are its own: the astropy core package."""
    return _KEPT.match(text, end) is not None


def half(word: str, around: Around) -> bool:
    """Whether a short word behind a prefix may be one itself: non-geo, pre-neo."""
    head = around.before.split("-")[-1].lower()
    return around.tight_before == "-" and head in NATION_HEADS and len(word) <= 4
