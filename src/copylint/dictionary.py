"""The one shared dictionary of a process, compiled into the user's cache folder when it can be."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copylint.lexicon import Words


@cache
def words() -> Words:
    """Returns the packaged dictionary: mapped from its compiled form in the cache folder, which is
    made when missing, or read into memory where there is no marisa-trie or no safe cache."""
    from copylint.cachefolder import cached_file
    from copylint.lexicon import FORMAT, LexiconError, Words, compile_words
    from copylint.resources import lexicons_path

    source = f"{lexicons_path()}/words.tsv"
    sources = (source, f"{lexicons_path()}/misspellings.tsv")
    try:
        path = cached_file(f"words-{FORMAT}", sources, ".marisa", lambda out: compile_words(source, out))
        if path is not None:
            return Words.open(path)
    except (ImportError, LexiconError, OSError):
        pass
    return Words.open(source)
