"""Regular expressions that are compiled when first used, and once for all processes.

Python compiles a pattern anew in every process, and a large one takes milliseconds: a run over one
story should pay only for those that its words call for, and for those only once. What a pattern is
compiled into is kept in the user's cache folder, as numbers, under the pattern, its flags and the
version of what compiles and runs it. It is used where the whole file is as it was written and
belongs to the user alone; `re` looks through a program once more before it takes it. Where anything
is amiss, patterns are compiled as ever.
"""

from __future__ import annotations

import re
import sys
import time
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from copylint.text.programs import Program, Programs

#: Raised when what is kept changes its shape.
_FORMAT = 3

#: Bytes of programs kept at most; rules come and go.
_MOST = 4_000_000


#: Seconds of processor time that a pattern of a rule file may take over one stretch of copy.
TIME_LIMIT = 2.0


#: When the rule that runs has used up its time, in each thread its own, or, below 0, how long it has from
#: where it first asks; nobody's time runs out where none runs.
_until: ContextVar[float] = ContextVar("_until", default=float("inf"))


def start_clock(size: int) -> None:
    """Gives the patterns of one rule their time for one story of `size` characters: the limit, and two
    seconds for each million characters. It runs from where the first of them asks; most rules have none."""
    _until.set(-TIME_LIMIT - size * 2e-6)


def stop_clock() -> None:
    """Lets no time run from here on."""
    _until.set(float("inf"))


def time_left() -> float:
    """Returns the seconds of processor time that a pattern may take now. Raises TimeoutError where the rule
    has used up its time: many stretches of copy, each within the limit, must come to an end too."""
    until, now = _until.get(), time.thread_time()
    if until < 0:
        until = now - until
        _until.set(until)
    left = until - now
    if left <= 0:
        raise TimeoutError
    return min(left, TIME_LIMIT)


class _Later:
    """Stands for a pattern until something is asked of it, then hands all of its methods on."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copying and pickling ask for what a pattern has not got
            raise AttributeError(name)
        made = compiled(*self._source)
        # From here on these are found on the object itself, as fast as on the pattern.
        for method in (
            "search",
            "match",
            "fullmatch",
            "finditer",
            "findall",
            "sub",
            "subn",
            "split",
            "scanner",
        ):
            setattr(self, method, getattr(made, method))
        self.pattern, self.flags, self.groups, self.groupindex = (
            made.pattern,
            made.flags,
            made.groups,
            made.groupindex,
        )
        return getattr(made, name)


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Returns what behaves as `re.compile(pattern, flags)`, compiled at the first use.

    A fault of the pattern shows only then: a test must use every one.
    """
    return cast("re.Pattern[str]", _Later(pattern, int(flags)))


def later_bytes(pattern: bytes, flags: int = 0) -> re.Pattern[bytes]:
    """Returns what `later` does, for bytes."""
    return cast("re.Pattern[bytes]", _Later(pattern, int(flags)))


def compiled(pattern: str | bytes, flags: int = 0) -> re.Pattern[Any]:
    """Returns `re.compile(pattern, flags)`. Raises re.error."""
    key = _key("b" if isinstance(pattern, bytes) else "s", pattern, flags)
    kept = _kept(key)
    if kept is not None:
        try:
            import _sre  # type: ignore[import-not-found]
            from array import array

            final, groups, names = kept.told
            code = array("I", kept.code).tolist()
            order: list[str | None] = [None] * (groups + 1)
            for name, k in names.items():
                order[k] = name
            made: re.Pattern[Any] = _sre.compile(pattern, final, code, groups, names, tuple(order))
            return made
        except Exception:  # whatever it says: these are no public functions
            _programs.clear()
    made, program = _compile(pattern, int(flags))
    if program is not None:
        _keep(key, program)
    return made


def _compile(pattern: str | bytes, flags: int) -> tuple[re.Pattern[Any], Program | None]:
    """The pattern, and its program; None where that cannot be had."""
    try:
        import _sre
        from array import array
        from re import _compiler, _parser  # type: ignore[attr-defined]

        from copylint.text.programs import Program

        tree = _parser.parse(pattern, flags)
        code = [int(x) for x in _compiler._code(tree, flags)]
        final, names, groups = int(flags | tree.state.flags), dict(tree.state.groupdict), tree.state.groups
        order: list[str | None] = [None] * groups
        for name, k in names.items():
            order[k] = name
        made = _sre.compile(pattern, final, code, groups - 1, names, tuple(order))
        return made, Program([final, groups - 1, names], array("I", code).tobytes())
    except Exception:  # a fault of the pattern is told by the public way
        return re.compile(pattern, flags), None


#: The flags of the `regex` package that rules need, under the same names.
IGNORECASE = int(re.IGNORECASE)


def rich(pattern: str, flags: int = 0) -> Any:
    """Returns `regex.compile(pattern, flags)`, for the package's syntax and its time limits.

    Raises regex.error.
    """
    module, version = _rich_module()
    key = _key(f"x{version}", pattern, flags)
    kept = _kept(key) if module is not None else None
    if kept is not None:
        try:
            final, names, offset, chars, char_flags, groups = kept.told
            return module.compile(
                pattern, final, kept.code, names, {k: n for n, k in names.items()}, {}, [],
                offset, None if chars is None else tuple(chars), char_flags, groups,
            )  # fmt: skip
        except Exception:
            _programs.clear()
    import regex

    made = regex.compile(pattern, flags)
    try:
        data: Any = made._pickled_data  # type: ignore[attr-defined]
        source, final, code, names, order, lists, listed, offset, chars, char_flags, groups = data
        plain = source == pattern and order == {k: n for n, k in names.items()} and not lists and not listed
        if plain and module is not None:
            from copylint.text.programs import Program

            told = [final, names, offset, chars and list(chars), char_flags, groups]
            _keep(key, Program(told, bytes(code)))
    except (AttributeError, TypeError, ValueError):
        pass
    return made


@cache
def _rich_module() -> tuple[Any, str]:
    """The native part of `regex`, without the parser, which takes longer to import than all else;
    and what tells its versions apart."""
    import os
    from importlib.machinery import ExtensionFileLoader, PathFinder
    from importlib.util import module_from_spec, spec_from_loader

    try:
        found = PathFinder.find_spec("regex")
        folders = list(found.submodule_search_locations or ()) if found else []
        part = PathFinder.find_spec("_regex", folders)
        if part is None or part.origin is None or not isinstance(part.loader, ExtensionFileLoader):
            return None, ""
        status = os.stat(part.origin)
        version = f"{part.origin}\0{status.st_size}\0{status.st_mtime_ns}"
        module = sys.modules.get("regex._regex")
        if module is None:
            loader = ExtensionFileLoader("regex._regex", part.origin)
            spec = spec_from_loader("regex._regex", loader)
            assert spec is not None
            module = module_from_spec(spec)
            loader.exec_module(module)
        return module, version
    except Exception:
        return None, ""


# -- what is kept ----------------------------------------------------------------------------------
#: New programs of this process, to be kept when it ends.
_programs: dict[bytes, Program] = {}


def _key(kind: str, pattern: str | bytes, flags: int) -> bytes:
    text = pattern if isinstance(pattern, bytes) else pattern.encode("utf-8", "surrogatepass")
    return f"{kind}\0{int(flags)}\0".encode() + text


@cache
def _file() -> str | None:
    """Where programs are kept; each Python has a file of its own."""
    from copylint.cache.marks import digest
    from copylint.cache.store import place

    python = f"{_FORMAT}\0{sys.version}\0{sys.implementation.cache_tag}\0{sys.byteorder}\0{sys.maxsize}"
    return place("patterns", digest((python.encode(),)).hex(), ".bin")


@cache
def _store() -> Programs | None:
    """The programs kept, where there are any that can be relied on."""
    path = _file()
    if path is None:
        return None
    from copylint.cache.store import get
    from copylint.text.programs import Programs

    data = get(path)
    return None if data is None else Programs(data)


def _kept(key: bytes) -> Program | None:
    """The program of a pattern that this process compiled or an earlier one kept; None where neither did."""
    program = _programs.get(key)
    if program is not None:
        return program
    store = _store()
    return store.get(key) if store is not None else None


def _keep(key: bytes, program: Program) -> None:
    if len(key) > 0xFFFF:  # longer ones have no place in a table
        return
    if not _programs and _file() is not None:
        import atexit

        atexit.register(save)
    _programs[key] = program


def save() -> None:
    """Keeps what was compiled since; done by itself when the process ends."""
    path = _file()
    if path is None or not _programs:
        return
    from copylint.cache.store import put
    from copylint.text.programs import Programs

    new = dict(_programs)
    _programs.clear()
    _store.cache_clear()  # another process may have kept some meanwhile
    store = _store()
    old = dict(store.items()) if store is not None else {}
    data = Programs.pack({**old, **new})
    if len(data) > _MOST:
        data = Programs.pack(new)
    if len(data) <= _MOST:
        try:
            put(path, data)
        except OSError:
            return
    _store.cache_clear()
