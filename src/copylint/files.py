"""Which files a run covers: those named, and the copy in the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

from copylint.config import ConfigError, Resolver, Settings


class Ignored:
    """What .gitignore files say, from the top of the repository down to a folder."""

    def __init__(self, folder: str) -> None:
        #: folder -> its patterns, None where it has no .gitignore
        self._specs: dict[str, Any] = {}
        self._top = _repository(folder)

    def hides(self, path: str, folder: bool) -> bool:
        """Whether git would leave the file or folder at `path` (absolute) out.

        The innermost .gitignore that has something to say of it decides, as in git.
        """
        at = os.path.dirname(path)
        while True:
            spec = self._spec(at)
            if spec is not None:
                relative = os.path.relpath(path, at).replace(os.sep, "/") + ("/" if folder else "")
                said = spec.check_file(relative).include
                if said is not None:
                    return bool(said)
            if at == self._top or at == os.path.dirname(at):
                return False
            at = os.path.dirname(at)

    def _spec(self, folder: str) -> Any:
        if folder not in self._specs:
            spec = None
            try:
                with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="surrogateescape") as f:
                    lines = f.read().splitlines()
            except OSError:
                lines = []
            if lines:
                from pathspec import GitIgnoreSpec

                spec = GitIgnoreSpec.from_lines(lines)
            self._specs[folder] = spec
        return self._specs[folder]


def _repository(folder: str) -> str:
    """The top of the git repository that holds the folder; the folder itself where there is none."""
    at = folder
    while True:
        if os.path.exists(os.path.join(at, ".git")):
            return at
        up = os.path.dirname(at)
        if up == at:
            return folder
        at = up


def walk(folder: str, resolver: Resolver) -> Iterator[str]:
    """Yields the files of copy under a folder, in order of name, folders after files.

    Left out are hidden files and folders, what .gitignore or `exclude` names, and suffixes that
    are not among the settings' `extensions`. Links to folders are not followed, nor links to files
    outside the folder: a repository must not get what lies elsewhere read or written. Where settings
    are broken the defaults decide: whoever reads the files there will say so.
    """
    top = os.path.join(os.path.realpath(folder), "")
    ignored = Ignored(os.path.abspath(folder))

    def visit(at: str) -> Iterator[str]:
        settings = _settings(resolver, at)
        try:
            entries = sorted(os.scandir(at), key=lambda e: e.name)
        except OSError:
            return
        folders = []
        for e in entries:
            if e.name.startswith("."):
                continue
            full = os.path.abspath(e.path)
            if e.is_dir(follow_symlinks=False):
                if not ignored.hides(full, True) and not settings.excludes(full, True):
                    folders.append(e.path)
            elif (
                _is_copy(e.name, settings)
                and e.is_file()
                and (not e.is_symlink() or os.path.realpath(e.path).startswith(top))
                and not ignored.hides(full, False)
                and not settings.excludes(full)
            ):
                yield e.path
        for inner in folders:
            yield from visit(inner)

    yield from visit(folder)


def _settings(resolver: Resolver, folder: str) -> Settings:
    try:
        return resolver.for_folder(folder)
    except ConfigError:
        return Settings()


def _is_copy(name: str, settings: Settings) -> bool:
    return os.path.splitext(name)[1].lower() in settings.extensions


def gather(paths: Sequence[str], resolver: Resolver, force_exclude: bool = False) -> tuple[list[str], list[str]]:
    """Returns the files that `paths` stand for, each once and in order, and what is wrong with some.

    A file that is named is taken whatever its suffix, and even where `exclude` names it unless
    `force_exclude`; a folder is walked.
    """
    files: dict[str, str] = {}
    faults = []
    for path in paths:
        if os.path.isdir(path):
            found = False
            for file in walk(path, resolver):
                found = True
                files.setdefault(os.path.abspath(file), file)
            if not found:
                suffixes = " or ".join(_settings(resolver, path).extensions)
                faults.append(f"{path}: no copy in this folder (no file ending in {suffixes})")
        elif os.path.lexists(path):
            if force_exclude and _settings(resolver, os.path.dirname(path)).excludes(path):
                continue
            files.setdefault(os.path.abspath(path), path)
        else:
            faults.append(f"{path}: no such file or folder")
    return list(files.values()), faults
