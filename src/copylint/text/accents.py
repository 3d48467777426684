"""Letters without their accents."""

from __future__ import annotations

from functools import lru_cache

_MARKS = str.maketrans(
    "ŁłØøĐđÐðŦŧĦħıŠšŽž", "LlOoDdDdTtHhiSsZz"
)  # fmt: skip


@lru_cache(maxsize=4096)
def stripped(word: str) -> str:
    """The word without diacritics: Szijjártó -> Szijjarto. ß, æ, þ stay two letters as usual."""
    if word.isascii():
        return word
    from unicodedata import combining, normalize

    out = "".join(c for c in normalize("NFD", word.translate(_MARKS)) if not combining(c))
    return out.replace("ß", "ss").replace("æ", "ae").replace("Æ", "Ae").replace("þ", "th").replace("Þ", "Th")
