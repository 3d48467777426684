"""What looks like a name is told from letters, by a table that is used as it lies on disk."""

from collections.abc import Iterator

import pytest

from copylint.lexicon import letterruns
from copylint.lexicon.letterruns import RUNS, looks


@pytest.fixture
def fresh() -> Iterator[None]:
    """No table is kept from before, nor kept for others."""
    letterruns._runs.cache_clear()
    yield
    letterruns._runs.cache_clear()


def test_a_name_looks_more_like_one_than_letters_that_no_name_has() -> None:
    assert -4 < looks("Martinova") < 0
    assert looks("Martinova") > looks("Mrtaniovq") > looks("Xqzwvk")
    assert looks("Qqqq") < -8


def test_accents_and_capitals_say_nothing() -> None:
    assert looks("Jönsson") == looks("jonsson") == looks("JONSSON")


def test_the_table_says_the_same_mapped_and_made(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("Lindqvist", "Okafor", "tractor", "Q", "zzz")
    mapped = [looks(word) for word in words]
    letterruns._runs.cache_clear()
    monkeypatch.setenv("COPYLINT_NO_CACHE", "1")
    assert [looks(word) for word in words] == mapped


def test_the_tables_of_names_are_not_read_for_it(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    RUNS.data()  # made, where this is the first time

    def read(name: str) -> frozenset[str]:
        raise AssertionError(f"{name} is read")

    monkeypatch.setattr(letterruns, "load_set", read)
    assert looks("Martinova") < 0
