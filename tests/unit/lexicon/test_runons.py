"""Words that run on into the next."""

from __future__ import annotations

import pytest

from copylint.lexicon.runons import runs_on


@pytest.mark.parametrize(
    ("words_", "little"),
    [
        ("to the", 2),
        ("of business", 1),
        ("votes to", 1),
        ("on screen", 0),
        ("health data", 0),
        ("a number", 1),
    ],
)
def test_runs_on(words_: str, little: int) -> None:
    """Only little words run into their neighbours; what makes compounds (onscreen) does not."""
    assert runs_on(words_) == little
