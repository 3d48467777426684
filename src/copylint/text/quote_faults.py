"""What is wrong with a quotation mark once it is known what it is: its face, and the spaces beside it."""

from __future__ import annotations

from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later
from copylint.text.quotations import Fault
from copylint.text.quote_marks import BEFORE_OPEN, MARKS, SPACE, Mark

_TURNED = {"”": "“", "’": "‘", "’’": "‘‘"}
_TURNED_BACK = {new: old for old, new in _TURNED.items()}
#: A name of a language that is written in Latin letters here, before its last letter: the Biqa‘.
_NAME_BEHIND = later(r"(?<![\w'‘’-])[A-Z][a-z]*[aeiou]\Z")


def of_opening(text: str, p: Paragraph, m: Mark, sure: bool) -> Fault | None:
    """Returns what is wrong with a mark that opens, None where nothing is."""
    left = text[m.start - 1] if m.start > p.start else " "
    end = m.end
    while end < p.end and text[end] in SPACE:
        end += 1
    stray = m.end < end < p.end and text[end] not in MARKS
    joined = left not in BEFORE_OPEN and left not in MARKS
    new = _TURNED.get(m.text, m.text)
    return _fault(
        m, (m.start, end) if stray else None, "no-space-before" if joined else "", new, " " + new, sure
    )


def of_closing(text: str, p: Paragraph, m: Mark, sure: bool) -> Fault | None:
    """Returns what is wrong with a mark that closes, None where nothing is."""
    right = text[m.end] if m.end < p.end else " "
    start = m.start
    while start > p.start and text[start - 1] in SPACE:
        start -= 1
    stray = p.start < start < m.start and text[start - 1] not in MARKS
    plural = right == "s" and not text[m.end + 1 : m.end + 2].isalnum()
    joined = (right.isalnum() and not plural) or right in "“‘(["
    german = "„" in text or "‚" in text
    new = m.text if german else _TURNED_BACK.get(m.text, m.text)
    return _fault(
        m, (start, m.end) if stray else None, "no-space-after" if joined else "", new, new + " ", sure
    )


def _fault(
    m: Mark, stray: tuple[int, int] | None, joined: str, new: str, spaced: str, sure: bool
) -> Fault | None:
    """The fault of a mark that ought to be `new`: a stray space within its quotation, what it is joined to
    and must be `spaced` from, its face, or both of these."""
    if stray:
        return Fault("stray-space", *stray, ((*stray, spaced if joined else new),), sure)
    if joined:
        kind = joined if new == m.text else "reversed-no-space"
        return Fault(kind, m.start, m.end, ((m.start, m.end, spaced),), sure)
    if new != m.text:
        return Fault("reversed", m.start, m.end, ((m.start, m.end, new),), sure)
    return None


def of_apostrophe(text: str, m: Mark, sure: bool) -> Fault | None:
    """Returns what is wrong with a mark that neither opens nor closes: it faces as if it opened."""
    if m.text == "‘" and sure and not _ends_a_name(text, m.start):
        return Fault("elision", m.start, m.end, ((m.start, m.end, "’"),), sure)
    return None


def _ends_a_name(text: str, at: int) -> bool:
    """Whether the mark is the last letter of a name: the Biqa‘ Valley, the raid on Samu‘."""
    m = _NAME_BEHIND.search(text, max(0, at - 20), at)
    return m is not None and not text[at + 1 : at + 2].isalnum()


def of_pair(opener: Mark, closer: Mark, sure: bool) -> Fault:
    """Returns the fault of a single mark that pairs with a double one."""
    single, double = (opener, closer) if opener.kind == "S" else (closer, opener)
    return Fault(
        "mismatched", single.start, single.end, ((single.start, single.end, _partner(double.text)),), sure
    )


def _partner(mark: str) -> str:
    """The mark that pairs with a double one."""
    return {"«": "»", "»": "«", '"': '"', "“": "”"}.get(mark, "“")
