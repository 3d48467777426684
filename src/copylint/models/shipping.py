"""The tables that a wheel brings, ready to be mapped: what is derived from lexicons and models."""

from __future__ import annotations

import os

from copylint.lexicon.dictionary import MISSPELLINGS, WORDS
from copylint.lexicon.household import KEYS
from copylint.lexicon.letterruns import RUNS
from copylint.lexicon.nametables import TABLES
from copylint.models.verdicts import PAIRS


def ship(folder: str) -> None:
    """Writes all tables into a folder, which is made. Raises OSError and what is wrong with the lexicons."""
    os.makedirs(folder, exist_ok=True)
    for table in (WORDS, MISSPELLINGS, TABLES, KEYS, RUNS, PAIRS):
        table.ship(folder)
