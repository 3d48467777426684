"""What is wrong with a rule file."""

from __future__ import annotations

from os import PathLike


class PackError(Exception):
    """A rule file that does not load. `str()` is `path:line: rule id: what was expected`."""

    def __init__(self, path: PathLike[str] | str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = str(path)
        self.line = line
