"""What copylint.models._scorer holds; see _scorer.pyx."""

from collections.abc import Callable, Sequence
from typing import Any

SOURCE: int

def know(tags: Sequence[str]) -> None: ...

class Words:
    def __init__(self, fine: Any, coarse: Any) -> None: ...

class Text:
    def __init__(self, words: Words, numbers: Any, tags: Any, starts: Any) -> None: ...

class Table:
    def __init__(self, counts: Sequence[int], keys: Any, weights: Any) -> None: ...
    def weight(self, template: int, key: int) -> int: ...

class Suspect:
    of: Any
    def __init__(self, table: Table, sign: int, limit: int, flag: int, of: Any) -> None: ...

def look(
    text: Text,
    kinds: bytes,
    groups: list[tuple[Suspect, ...] | None],
    build: Callable[[int], tuple[Suspect, ...]],
    variant: int,
) -> list[tuple[int, Any, int]]: ...
def weigh(
    text: Text, group: tuple[Suspect, ...], i: int, right: int, capital: bool, variant: int
) -> list[tuple[Any, int]]: ...
def gaps(
    text: Text, tables: tuple[Table, ...], sides: tuple[bytes, bytes], limits: Any, low: int, high: int
) -> list[tuple[int, int, int]]: ...
def concord(
    text: Text,
    table: Table,
    marks: bytes,
    that: int,
    k: int,
    low: int,
    base: int,
    group: int,
    sign: int,
    limit: int,
) -> tuple[int, int, int] | None: ...
