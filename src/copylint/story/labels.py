"""What stands before a colon at the head of a line: a speaker, or something else."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from copylint.story.attribution import verbs
from copylint.text.patterns import later


class Label(NamedTuple):
    """A label that may be a speaker's.

    `sure`: whatever follows is speech; `clip`: it opens or closes the words of a recording (IN, OUT);
    `named`: it is a person's name beyond doubt; `namelike`: it may be one; `capitals`: all of it is in
    capitals; `reporting`: it ends with a verb of saying (Mr Tarn said).
    """

    name: str
    sure: bool
    clip: bool = False
    named: bool = False
    namelike: bool = False
    capitals: bool = False
    reporting: bool = False


_LETTER = later(r"[QA]\d{0,2}\Z")
_ASIDE = later(r"[ ]?[(\[][^()\[\]]{0,30}[)\]]\Z")
# Ann Lee, 41, Hexley: the age makes the label.
_VOX = later(r"[^\W\d_a-z][\w.'-]*(?: [\w.'-]+){0,3}(?:,| \() ?\d{1,2}\)?(?:, [^,:\d]{2,40}){0,3}\Z")
_VOX_SHAPE = later(r"[^\W\d_a-z][\w.'-]*(?: [^\W\d_a-z][\w.'-]*){1,3}(?:, [^,:\d]{2,40}){1,2}\Z")
_PART = r"(?:[^\W\d_a-z][\w.'-]*|de|da|di|van|von|der|den|bin|al|el|la|le)"
_NAME = later(rf"{_PART}(?: {_PART}){{0,3}}\Z")


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label | None:
    """Returns what the plain text before a colon may be as a speaker's label; None where it is none."""
    name = _ASIDE.sub("", text.strip(" *_\t"))
    if not name or len(name.split()) > 8:
        return None
    capitals = name.isupper()
    if _LETTER.match(name):
        return Label(name, sure=True, capitals=True)
    low = name.lower()
    kind = _classes().get(low) or _classes().get(low.removeprefix("the "))
    if kind == "never" or _classes().get(low.split()[0]) == "never":
        return None
    if kind is not None:
        return Label(name, sure=True, clip=kind == "clip", capitals=capitals)
    if low.split()[-1] in verbs():
        return Label(name, sure=False, reporting=True)
    if _VOX.match(name) or _is_titled(name) and not _is_place(name):
        return Label(name, sure=True, capitals=capitals)
    if capitals and (low.endswith(" saying") or _is_office(low)) or low in _offices() and " " in low:
        return Label(name, sure=True, capitals=capitals)
    if _is_place(name):
        return None
    named = _is_person(name)
    if _NAME.match(name):
        namelike = capitals or named or _namelike(name)
        return Label(name, sure=False, named=named, namelike=namelike, capitals=capitals)
    if named and _VOX_SHAPE.match(name):
        return Label(name, sure=False, named=True, namelike=True)
    return None


@cache
def _classes() -> dict[str, str]:
    from copylint.lexicon.tables import load_map

    return {label: row[0] for label, row in load_map("speaker-labels").items()}


@cache
def _offices() -> frozenset[str]:
    from copylint.lexicon.tables import load_map

    return frozenset(title.lower() for title, row in load_map("titles").items() if row[0] != "honorific")


@cache
def _honours() -> dict[str, str]:
    from copylint.lexicon.tables import load_map

    rows = load_map("titles").items()
    return {title.lower().rstrip("."): row[0] for title, row in rows if row[0] in ("honorific", "rank")}


def _is_titled(name: str) -> bool:
    """Whether the label is a title and a name: MR TARN, Judge Ann Orme. A rank may be a word too (General
    Notes), so that what follows it must be none."""
    words = name.split()
    title = _honours().get(words[0].lower().rstrip("."))
    if title is None or not 1 < len(words) <= 4 or not all(w[0].isupper() for w in words):
        return False
    return title == "honorific" or _is_person(words[-1])


def _is_office(low: str) -> bool:
    """Whether the label is an office, with or without the name of who holds it: deputy mayor hale."""
    words = low.removeprefix("the ").split()
    return any(" ".join(words[:k]) in _offices() for k in range(1, min(len(words), 4) + 1))


def _is_place(name: str) -> bool:
    from copylint.lexicon.gazetteer import is_place

    return is_place(name.title() if name.isupper() else name) or is_place(name)


def _is_person(name: str) -> bool:
    """Whether the name is a known given name and another, or a given name or surname that is no word."""
    from copylint.lexicon.dictionary import words
    from copylint.lexicon.gazetteer import is_given, is_surname

    parts = [w.capitalize() if w.isupper() else w for w in name.split(",")[0].split()]
    if len(parts) > 1 and is_given(parts[0]) and parts[0].lower() not in words():
        return True
    last = parts[-1]
    return (is_surname(last) or len(parts) == 1 and is_given(last)) and last.lower() not in words()


def _namelike(name: str) -> bool:
    """Whether no word of a name in small letters need be one: a given name, a surname, or no English word."""
    from copylint.lexicon.dictionary import words
    from copylint.lexicon.gazetteer import is_given, is_surname

    parts = name.split()
    return len(parts) <= 3 and any(is_given(w) or is_surname(w) or w.lower() not in words() for w in parts)
