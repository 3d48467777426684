"""Characters that a format writes as something else, and where rules are to see them."""

from __future__ import annotations

_QUOTATION_MARKS = frozenset("“”‘’«»„‚\"'")


def beside_its_word(text: str, start: int, end: int, char: str, first: int = 0) -> int | None:
    """Returns where a quotation mark that text[start:end] stands for is to be shown: beside the word it
    belongs to. None where it is none, or an apostrophe in a word. The copy begins at `first`."""
    if char not in _QUOTATION_MARKS:
        return None
    before, after = text[max(first, start - 1) : start], text[end : end + 1]
    if before.isalnum() and after.isalnum():
        return None
    opens = char in "“‘«„‚" or (char in "\"'" and (not before.strip() or before in "([—–"))
    return end - 1 if opens else start
