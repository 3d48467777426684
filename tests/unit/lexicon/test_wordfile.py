"""The compiled file of words."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.lexicon.wordfile import compiled_words
from copylint.tables.wordlists import LexiconError


def test_a_bad_row_is_named(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("# head\nword\t*\t30\tNN\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="bad row"):
        compiled_words(table)
