"""One person, or two persons or places, as the subject that opens a clause."""

from __future__ import annotations

from copylint.kinds.grammar.clause_openings import clause_begins
from copylint.kinds.grammar.clause_verbs import before_verb, only_verb
from copylint.kinds.grammar.persons import people
from copylint.lexicon.dictionary import words
from copylint.lexicon.gazetteer import function_word, is_place, is_surname
from copylint.story.story import Story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

_THEY = later(r"(?<![\w'’])(?:they|their|them|themselves|band|duo|trio|quartet)(?![\w'’])")
#: The capitalised words before a verb, and what shows that they are no subject of one person.
_RUN = later(r"[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?)*\Z")
_NO_PERSON = later(
    r"(?i)(?<![\w'’])(?:the|or|nor|of|in|from|at|for|by|with|to|like|than|as|about|on|between) \Z"
)
_PLACES = later(r"(?P<one>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) and (?P<two>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)\Z")
_ONE_PLACE = word_set("grammar", "one place of two names")


def name_before(story: Story, start: int, end: int, written: str) -> tuple[int, int, str] | None:
    """Returns where the persons or places begin and end that disagree with the verb at [start, end), and
    what they are called; None where the verb has no such subject."""
    text = story.plain
    word = text[start:end]
    at = before_verb(text, start)
    if not text[at - 1 : at].isalpha():
        return None
    # Most nominations end here: a name has a capital.
    last = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    if not text[last + (text[last] in "\"'(")].isupper() or not only_verb(written, word, text, end):
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
    p = story.paragraph_at(start)
    behind = min(end + 120, p.end) if p is not None else end
    if not _surname_like(run.group().rsplit(" ", 1)[-1]) or _THEY.search(text, end, behind) is not None:
        return None
    known = people(story).get(at)
    if known is None:
        return None
    first, full = known
    if text[first - 4 : first].lower() == "the ":
        return None  # "the Indians"
    return (first, at, full) if clause_begins(story, start, first, word) else None


def _surname_like(name: str) -> bool:
    """Whether a capitalised word before a verb may be a surname: not "We have", "Police were", "Cowboys
    are"."""
    low = name.lower()
    if name.isupper() or function_word(low) or low == "people" or low.endswith("'s"):
        return False
    if is_surname(name):
        return True
    return words().find(low) is None and not (name.endswith("s") and words().find(low[:-1]) is not None)


def _pair(story: Story, start: int, at: int, word: str) -> tuple[int, int, str] | None:
    """Returns two persons, or two places, that open the clause of a singular verb."""
    text = story.plain
    m = _PLACES.search(text, max(0, at - 60), at)
    first: int | None
    if m is not None and is_place(m.group("two")):
        if not is_place(m.group("one")) or is_place(m.group()) or m.group() in _ONE_PLACE:
            return None
        first = m.start()
    else:
        first = _two_people(story, at)
    if first is None or not clause_begins(story, start, first, word):
        return None
    return first, at, text[first:at]


def _two_people(story: Story, at: int) -> int | None:
    """Returns where two persons begin of whom the second ends at a place; the first may be he or she."""
    text = story.plain
    known = people(story).get(at)
    if known is None or text[known[0] - 5 : known[0]] != " and ":
        return None
    and_at = known[0] - 5
    one = people(story).get(and_at)
    if one is not None:
        return one[0]
    pronoun = text[and_at - 3 : and_at]
    if pronoun in (" he", "she", "\nhe", '"he') or pronoun.lower() == " he":
        return and_at - 3 if pronoun[0] == "s" else and_at - 2
    return None
