"""A table of values that is used as it lies in a file."""

from copylint.tables.table import Table


def test_the_table_gives_back_what_it_was_given() -> None:
    records = {str(k).encode(): [k, "x" * k] for k in range(500)}
    table = Table(Table.pack(records))
    assert all(table.get(k) == v for k, v in records.items())
    assert table.get(b"none") is None
    assert Table(Table.pack({})).get(b"") is None
