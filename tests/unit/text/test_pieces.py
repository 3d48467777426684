"""What is worked out of pieces is kept, but not without end."""

from __future__ import annotations

from copylint.text import pieces
from copylint.text.pieces import LONG, Pieces


def test_a_piece_is_worked_out_once_and_again_when_two_states_have_not_had_it() -> None:
    asked: list[str] = []

    def work(piece: str) -> str:
        asked.append(piece)
        return piece.upper()

    kept = Pieces()
    for _ in range(2):
        assert kept.of(work, "one") == "ONE"
    kept.turn()
    assert kept.of(work, "one") == "ONE"
    assert asked == ["one"]
    kept.turn()
    kept.turn()
    assert kept.of(work, "one") == "ONE"
    assert asked == ["one", "one"]


def test_of_a_text_without_end_only_so_much_is_kept() -> None:
    kept = Pieces()
    for n in range(pieces._MOST // LONG + 5):
        assert kept.of(len, f"{n:06}" + "x" * (LONG - 6)) == LONG
    assert len(kept._now) == pieces._MOST // LONG
    kept.turn()
    kept.of(len, "short")
    assert len(kept._now) == 1
