"""Tokens of news copy, and what must hold of them in any text."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from copylint.text.tokens import Together, Token, Tokens, tokenise


@given(st.text(max_size=200))
def test_tokens_cover_all_that_is_not_space_in_order(text: str) -> None:
    at = 0
    for t in tokenise(text):
        assert t.start >= at
        assert text[t.start : t.end] == t.text
        between = text[at : t.start]
        assert not any(c.isalpha() for c in between), between
        at = t.end


def test_tokens_of_news_copy() -> None:
    words = [t.text for t in tokenise("O'Brien’s U.S. team's 21st 10:30 5,000 12-year-old a.m. isn’t")]
    assert words == [
        "O'Brien’s",
        "U.S.",
        "team's",
        "21st",
        "10:30",
        "5,000",
        "12",
        "-",
        "year",
        "-",
        "old",
        "a.m.",
        "isn’t",
    ]


_PIECES = st.sampled_from(
    [
        "U.S.",
        " ",
        "don’t",
        "“",
        "”",
        "the",
        "İ",
        "Σ",
        "ΑΣ",
        "e\u0301",
        "5.3",
        "--",
        "_",
        "–",
        "Ⓐ",
        "\n",
        "'",
        "a.m",
    ]
)


@given(st.lists(st.lists(_PIECES, max_size=9).map("".join), max_size=6))
def test_sentences_cut_in_one_pass_have_the_tokens_of_each_by_itself(pieces: list[str]) -> None:
    bounds, text = array("i"), ""
    for piece in pieces:
        bounds.extend((len(text), len(text) + len(piece)))
        text += piece
    for made, start, end in zip(Together(text, bounds).each, bounds[::2], bounds[1::2], strict=True):
        alone = Tokens.of(text, start, end)
        assert (made.texts, made.starts, made.ends, made.sorts, made.lows) == (
            alone.texts, alone.starts, alone.ends, alone.sorts, alone.lows,
        )  # fmt: skip


@given(st.lists(_PIECES, max_size=20).map("".join))
def test_a_token_is_as_long_and_small_alone_as_in_its_sentence(text: str) -> None:
    cut = Tokens.of(text, 0, len(text))
    for k, view in enumerate(cut.views(0)):
        assert view.lower == Token(0, 0, view.text, view.kind).lower == cut.lower(k)
        assert cut.lows[k] == view.lower or view.kind == "mark"
