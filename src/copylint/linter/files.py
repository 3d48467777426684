"""Which files a run covers: those named, and the copy in the folders named."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from copylint.formats.recognised import by_suffix, no_copy, suffix_of
from copylint.linter.resolver import Resolver
from copylint.linter.saving import reason
from copylint.linter.setting_values import ConfigError, glob_fault
from copylint.linter.settings import Settings
from copylint.linter.trust import Trust, TrustError, repository
from copylint.tables import regular


class _Chain(NamedTuple):
    """What the .gitignore files say from a folder up to the top: `patterns` are (folder, its patterns, those
    above), the innermost first, and None at the end; `faults` what is wrong with some, the innermost
    first."""

    patterns: tuple[str, Any, Any] | None = None
    faults: tuple[str, ...] = ()


class Ignored:
    """What .gitignore files say, from the top of the repository down to a folder; those of others are
    as if they were not there."""

    def __init__(self, folder: str, trust: Trust) -> None:
        #: by folder: each is worked out from that of the folder above, or to look into folders a thousand
        #: deep would take a thousand looks for each
        self._chains: dict[str, _Chain] = {}
        self._folder = folder
        self._top = repository(folder) or folder
        self._trust = trust

    def faults(self, folder: str) -> list[str]:
        """Returns what is wrong with the files that decide in a folder (absolute): one that is there but
        cannot be read may hide anything."""
        return [f"{fault}; {folder} is passed over" for fault in self._chain(folder).faults]

    def hides(self, path: str, folder: bool) -> bool:
        """Whether git would leave the file or folder at `path` (absolute) out. Raises OSError where
        `faults` has something to say.

        The innermost .gitignore that has something to say of it decides, as in git.
        """
        chain = self._chain(os.path.dirname(path))
        if chain.faults:
            raise OSError(chain.faults[0])
        left = chain.patterns
        while left is not None:
            at, spec, left = left
            relative = os.path.relpath(path, at).replace(os.sep, "/") + ("/" if folder else "")
            said = spec.check_file(relative).include
            if said is not None:
                return bool(said)
        return False

    def _chain(self, folder: str) -> _Chain:
        new = []
        at = folder
        while at not in self._chains:
            new.append(at)
            up = os.path.dirname(at)
            if at in (self._top, up):
                break
            at = up
        chain = self._chains.get(at, _Chain())
        for at in reversed(new):
            path = os.path.join(at, ".gitignore")
            try:
                lines = self._lines(path)
            except OSError as e:
                chain = chain._replace(faults=(f"{path}: {_words(e)}", *chain.faults))
            else:
                if lines:
                    chain = chain._replace(patterns=(at, _compiled(lines), chain.patterns))
            self._chains[at] = chain
        return chain

    def _lines(self, path: str) -> list[str]:
        """The lines of a .gitignore, none where there is no such file that is obeyed; ended as git has them,
        by LF or CR LF. Raises OSError for one that cannot be read."""
        obeyed = True

        def look(status: os.stat_result) -> None:
            nonlocal obeyed
            try:
                obeyed = self._trust.obeys(path, status, self._folder)
            except TrustError as e:
                obeyed = False
                self._trust.notes[path] = f"{path}: not obeyed, as it belongs to others, and {e}"

        data = b""
        try:
            data = regular.read(path, regular.IGNORE, look)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return []
        except OSError as e:
            if isinstance(e, regular.Irregular) and e.errno != errno.EFBIG:
                return []  # git looks into no pipe of this name either
            with suppress(OSError):
                look(os.stat(path))
            if obeyed:
                raise
        if not obeyed:
            return []
        return [line.removesuffix("\r") for line in data.decode("utf-8-sig", "surrogateescape").split("\n")]


def _words(e: OSError) -> str:
    return regular.words(e) if isinstance(e, regular.Irregular) else reason(e)


def _compiled(lines: Sequence[str]) -> Any:
    """What matches as the lines say. Those that are no pattern match nothing, as in git."""
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except Exception:  # pathspec has an error of its own for some, and lets `re` speak for others
        return GitIgnoreSpec.from_lines([line for line in lines if not glob_fault(line)])


class Gathered:
    """What the paths of a command line stand for: `files`, each once and in order, and what is wrong with
    some (`faults`). `named` are the files, absolute, that were named one by one and meant; `passed` what was
    passed over, by suffix, or by name where that says that it is no copy."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.faults: list[str] = []
        self.named: set[str] = set()
        self.passed: Counter[str] = Counter()


def walk(
    folder: str, resolver: Resolver, faults: list[str] | None = None, passed: Counter[str] | None = None
) -> Iterator[str]:
    """Yields the files of copy under a folder, in order of name, folders after files.

    Left out are hidden files and folders, what .gitignore or `exclude` names, and, counted in `passed`,
    suffixes that are not among the settings' `extensions` and names that are no copy's. Links to folders
    are not followed, nor links to files outside the folder: a repository must not get what lies elsewhere
    read or written. Where settings are broken the defaults decide: whoever reads the files there will say
    so. What cannot be looked into is added to `faults`, and the rest is walked.
    """
    faults = [] if faults is None else faults
    passed = Counter() if passed is None else passed
    top = os.path.join(os.path.realpath(folder), "")
    ignored = Ignored(os.path.abspath(folder), resolver.trust)
    left = [folder]
    while left:
        at = left.pop()
        try:
            with os.scandir(at) as found:
                entries = sorted(found, key=lambda e: e.name)
        except OSError as x:
            faults.append(f"{at}: {reason(x)}")
            continue
        wrong = ignored.faults(os.path.abspath(at))
        if wrong:
            faults += [w for w in wrong if w not in faults]
            continue
        files, folders = _sorted_out(entries, top, ignored, _settings(resolver, at), faults, passed)
        yield from files
        left += reversed(folders)


def _sorted_out(
    entries: Sequence[os.DirEntry[str]],
    top: str,
    ignored: Ignored,
    settings: Settings,
    faults: list[str],
    passed: Counter[str],
) -> tuple[list[str], list[str]]:
    """The files of copy among what lies directly in a folder, and the folders to go on with, in order."""
    files: list[str] = []
    folders: list[str] = []
    for e in entries:
        if e.name.startswith("."):
            continue
        full = os.path.abspath(e.path)
        try:
            if e.is_dir(follow_symlinks=False):
                if not ignored.hides(full, True) and not settings.excludes(full, True):
                    folders.append(e.path)
            elif (
                e.is_file()
                and (not e.is_symlink() or os.path.realpath(e.path).startswith(top))
                and not ignored.hides(full, False)
                and not settings.excludes(full)
            ):
                other = _no_copy(e.name, settings.extensions)
                if other is None:
                    files.append(e.path)
                elif e.name != "copylint.toml":
                    passed[other] += 1
        except OSError as x:  # a folder whose names may be read, but nothing else of what is in it
            faults.append(f"{e.path}: {reason(x)}")
    return files, folders


def _settings(resolver: Resolver, folder: str) -> Settings:
    try:
        return resolver.for_folder(folder)
    except ConfigError:
        return Settings()


def _no_copy(name: str, suffixes: Sequence[str]) -> str | None:
    """What a file of that name is counted as where it is passed over, None for copy."""
    suffix = suffix_of(name)
    if suffix and suffix not in suffixes:
        return suffix
    if no_copy(name):
        return name
    return None if suffix else "without a suffix"


def gather(paths: Sequence[str], resolver: Resolver, force_exclude: bool = False) -> Gathered:
    """Returns the files that `paths` stand for.

    A folder is walked. A file that is named is taken whatever its suffix, and even where `exclude` names it;
    with `force_exclude` only where a walk would take it, whatever suffixes are searched for.
    """
    files: dict[str, str] = {}
    out = Gathered()
    faults = out.faults
    for path in paths:
        if os.path.isdir(path):
            before, found = len(faults), False
            for file in walk(path, resolver, faults, out.passed):
                found = True
                files.setdefault(os.path.abspath(file), file)
            if not found and len(faults) == before:
                *others, last = _settings(resolver, path).extensions
                suffixes = f"{', '.join(others)} or {last}" if others else last
                faults.append(f"{path}: no copy in this folder (no file ending in {suffixes})")
            continue
        try:
            os.lstat(path)
        except (OSError, ValueError) as e:
            faults.append(f"{path}: {reason(e) if isinstance(e, OSError) else e}")
            continue
        if force_exclude:
            settings = _settings(resolver, os.path.dirname(path))
            if settings.excludes(path):
                continue
            other = _not_for_us(path, settings)
            if other is not None:
                out.passed[other] += 1
                continue
        else:
            out.named.add(os.path.abspath(path))
        files.setdefault(os.path.abspath(path), path)
    out.files.extend(files.values())
    faults[:] = dict.fromkeys(faults)
    return out


def _not_for_us(path: str, settings: Settings) -> str | None:
    """What a file that a program named is counted as where it is passed over, None where it is read; what
    has no suffix is told by its first bytes."""
    name = os.path.basename(path)
    if no_copy(name):
        return name
    suffix = suffix_of(name)
    known = not suffix or settings.read_as or by_suffix(name, settings.formats)
    return None if known else suffix
