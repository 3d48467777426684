"""Which words stand twice in a row, in a text of any length."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from copylint.kinds.patterns import doubled


@pytest.mark.parametrize("size", [1, 2, 7, 40])
def test_a_text_cut_into_words_piece_by_piece_has_the_same_doubled_words(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(7)
    for _ in range(200):
        words = [rng.choice((b"the", b"a", b"of", b"sea", b"very")) for _ in range(rng.randrange(30))]
        spaced = b"".join(word + b" " * rng.randrange(1, 4) for word in words)
        whole = {a for a, b in pairwise(words) if a == b}
        monkeypatch.setattr(doubled, "_AT_A_TIME", size)
        assert doubled._twice(spaced) == whole
        assert doubled._twice(spaced.strip()) == whole
