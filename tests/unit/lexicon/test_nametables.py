"""Names are the same mapped from disk and read into memory."""

from collections.abc import Iterator

import pytest

from copylint.lexicon import nametables


def _clear() -> None:
    nametables._tables.cache_clear()
    nametables.name_pair.cache_clear()


@pytest.fixture
def fresh() -> Iterator[None]:
    """No table is kept from before, nor kept for others."""
    _clear()
    yield
    _clear()


def _answers() -> list[object]:
    names = ("Anna", "Okafor", "Paris", "anna", "Xqzt")
    return [
        *(nametables.has(table, name) for table in ("given-names", "surnames", "places") for name in names),
        *(nametables.written_form(word) for word in ("nasdaq", "german", "paris", "house")),
        *(nametables.name_pair(*pair) for pair in (("hong", "kong"), ("green", "house"))),
    ]


def test_names_are_the_same_mapped_from_disk_and_read_into_memory(
    fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapped = _answers()
    _clear()
    monkeypatch.setenv("COPYLINT_NO_CACHE", "1")
    assert _answers() == mapped
    assert any(mapped)
