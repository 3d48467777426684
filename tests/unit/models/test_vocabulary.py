"""Words and their shapes, as the judges have them."""

from __future__ import annotations

from copylint.models.vocabulary import shape, split_words


def tokens(text):
    return [text[s:e] for s, e in split_words(text)]


def test_tokens_and_shapes():
    assert tokens("The U.S. team\u2019s 12-year-old won 3.5%, it\u2019s said.") == [
        "The",
        "U.S.",
        "team\u2019s",
        "12-year-old",
        "won",
        "3.5",
        "%",
        ",",
        "it\u2019s",
        "said",
        ".",
    ]
    assert (
        len({shape(w) for w in ("Sybiha", "NATO", "2024", "17", "5th", "blurbing", "blurbed", "blurbly")})
        == 8
    )
