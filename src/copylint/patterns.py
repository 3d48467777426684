"""Regular expressions that are compiled when first used.

Python compiles a pattern anew in every process, and a large one takes milliseconds: a run over one
story should pay only for those that its words call for.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern until something is asked of it, then hands all of its methods on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copying and pickling ask for what a pattern has not got
            raise AttributeError(name)
        made = re.compile(*self._source)
        # From here on these are found on the object itself, as fast as on the pattern.
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "scanner"):
            setattr(self, method, getattr(made, method))
        self.pattern, self.flags, self.groups, self.groupindex = made.pattern, made.flags, made.groups, made.groupindex
        return getattr(made, name)


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Returns what behaves as `re.compile(pattern, flags)`, compiled at the first use.

    A fault of the pattern shows only then: a test must use every one.
    """
    return cast("re.Pattern[str]", _Later(pattern, int(flags)))
