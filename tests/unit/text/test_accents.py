"""Letters without their accents."""

from __future__ import annotations

from copylint.text.accents import stripped


def test_stripped_keeps_what_is_no_accent() -> None:
    assert [stripped(w) for w in ("Szijjártó", "Łukasz", "Nguyễn", "Đorđe", "Smith")] == [
        "Szijjarto", "Lukasz", "Nguyen", "Dorde", "Smith",
    ]  # fmt: skip
