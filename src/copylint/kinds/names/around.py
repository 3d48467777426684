"""The words next to a place in the text, and what they alone make of it."""

from __future__ import annotations

from copylint.kinds.names.wordclasses import known_name
from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import entry, ordinary, sure_capital
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

AFTER = later(r"(?P<gap>[ \t]*)(?P<mark>[^\w\s]*)(?P<gap2>[ \t]*)(?P<word>[^\W_][\w'&-]*)?")


class Around:
    """The words next to a place in the text."""

    __slots__ = ("after", "after_end", "after_mark", "before", "before_mark", "tight_after", "tight_before")

    def __init__(self, text: str, start: int, end: int) -> None:
        k = start
        while k and text[k - 1].isspace():
            k -= 1
        # A line's end between the two: still the word before, as a reader meets it.
        gap = k
        while k and not (text[k - 1].isalnum() or text[k - 1].isspace()):
            k -= 1
        mark = k
        while k and (text[k - 1].isalnum() or text[k - 1] in "'.&-_"):
            k -= 1
        while k < mark and not text[k].isalnum():
            k += 1
        self.before = text[k:mark] if gap > k else ""
        self.before_mark = text[mark:gap] if self.before else ""
        self.tight_before = text[start - 1] if start and not text[start - 1].isspace() else ""
        a = AFTER.match(text, end)
        self.after = (a.group("word") or "") if a else ""
        self.after_mark = a.group("mark") if a else ""
        self.after_end = a.end() if a else end
        self.tight_after = text[end] if end < len(text) and not text[end].isspace() else ""


NATION_HEADS = word_set("names", "first halves of nations")


def foreign(around: Around) -> bool:
    """Whether both neighbours are words English does not have."""
    a, b = around.before, around.after
    if b == "s" or a.rstrip(".") in gazetteer.HONORIFICS:
        return False
    return bool(a and b and a.isalpha() and b.isalpha()) and not any(
        ordinary(x.lower()) or sure_capital(x.lower()) is not None or known_name(x)
        or x[0].isupper() and x[1:].islower() and around.after == x
        for x in (a, b)
    )  # fmt: skip


def plain_compound(w: str, around: Around) -> bool:
    """Whether the word ends an ordinary compound: double-decker, antichrist."""
    if around.tight_before != "-" or not around.before[-1:].isalnum():
        return False
    head = around.before.split("-")[-1].lower()
    if around.before[:1].islower() and head not in NATION_HEADS and not gazetteer.prefixed(head):
        return True
    return entry(head + w) is not None or entry(f"{head}-{w}") is not None
