"""Settings: what is in force for a file, as one value that was looked at."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Never

from copylint.linter.setting_values import DEFAULT_EXTENSIONS, Values

if TYPE_CHECKING:
    from datetime import date


@dataclass(init=False, frozen=True, slots=True, kw_only=True)
class Settings:
    """What is in force for a file. `folder` is that of the settings file, None without one.

    `extensions` are the suffixes that folders are searched for, `formats` suffixes of the house's own, each
    with its reader; `read_as` is the reader that the command line names for all input. `origins` says where
    each value that is not the default comes from.

    All that is stated is by name, and looked at as in a settings file: ConfigError, a ValueError, says what
    is wrong and names the nearest right name or value. Rules and styles are looked at when they are read.
    """

    variant: str = "auto"
    style: str | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rules: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    extend_exclude: tuple[str, ...] = ()
    #: How grave the findings of rules, topics or tags are, where a house says so.
    severity: tuple[tuple[str, str], ...] = ()
    #: Rules, topics or tags without fixes, and with fixes that are safe, or unsafe, because a house says so.
    unfixable: tuple[str, ...] = ()
    extend_safe_fixes: tuple[str, ...] = ()
    extend_unsafe_fixes: tuple[str, ...] = ()
    #: What copy matches these patterns is passed over.
    extend_ignore_re: tuple[str, ...] = ()
    #: Words and phrases that are right as they are written.
    accept: tuple[str, ...] = ()
    required_version: str | None = None
    extensions: tuple[str, ...] = DEFAULT_EXTENSIONS
    formats: tuple[tuple[str, str], ...] = ()
    read_as: str | None = None
    encoding: str | None = None
    published: date | None = None
    unsafe_fixes: bool = False
    #: Whether LanguageTool is asked: "off", "on", or "require" where a run without it is a fault.
    languagetool: str = "off"
    languagetool_server: str | None = None
    languagetool_jars: str | None = None
    folder: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __init__(
        self,
        *,
        variant: str = "auto",
        style: str | None = None,
        select: Sequence[str] = (),
        extend_select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        per_file_ignores: Mapping[str, Sequence[str]] | Sequence[tuple[str, Sequence[str]]] = (),
        rules: Sequence[str] = (),
        exclude: Sequence[str] = (),
        extend_exclude: Sequence[str] = (),
        severity: Mapping[str, str] | Sequence[tuple[str, str]] = (),
        unfixable: Sequence[str] = (),
        extend_safe_fixes: Sequence[str] = (),
        extend_unsafe_fixes: Sequence[str] = (),
        extend_ignore_re: Sequence[str] = (),
        accept: Sequence[str] = (),
        required_version: str | None = None,
        extensions: Sequence[str] | None = None,
        formats: Mapping[str, str] | Sequence[tuple[str, str]] = (),
        read_as: str | None = None,
        encoding: str | None = None,
        published: date | str | None = None,
        unsafe_fixes: bool = False,
        languagetool: str | bool = "off",
        languagetool_server: str | None = None,
        languagetool_jars: str | None = None,
        folder: str | None = None,
        origins: Mapping[str, str] | None = None,
        **unknown: Never,
    ) -> None:
        given = locals()
        stated = Values(folder or "").all({name: given[name] for name in _STATED}, unknown)
        for name, value in {**stated, "folder": folder, "origins": dict(origins or {})}.items():
            object.__setattr__(self, name, value)  # as data classes that are frozen do

    @property
    def home(self) -> str:
        """The folder whose files of answers are obeyed: that of the settings file, else the current one."""
        return os.path.abspath(self.folder or os.getcwd())

    @property
    def engine_key(self) -> tuple[object, ...]:
        """What decides which rules run: settings with equal keys share an engine."""
        return (self.style, self.select, self.extend_select, self.ignore, self.rules, self.tuned)

    @property
    def tuned(self) -> tuple[str, ...]:
        """The rules, topics and tags whose findings or fixes are told otherwise than the rules do."""
        graded = (name for name, _ in self.severity)
        return (*graded, *self.unfixable, *self.extend_safe_fixes, *self.extend_unsafe_fixes)

    @property
    def tuning(self) -> tuple[tuple[str, ...] | tuple[tuple[str, str], ...], ...]:
        """What decides how findings are told, and which are passed over; all empty where nothing does."""
        fixes = (self.unfixable, self.extend_safe_fixes, self.extend_unsafe_fixes)
        return (self.severity, *fixes, self.extend_ignore_re, self.accept)

    def ignored_for(self, path: str) -> tuple[str, ...]:
        """Returns the selectors that per-file-ignores names for the file at `path`."""
        if not self.per_file_ignores:
            return ()
        below = relative(path, self.folder)
        return tuple(
            s for glob, items in self.per_file_ignores if _matcher((glob,)).match_file(below) for s in items
        )

    def excludes(self, path: str, folder: bool = False) -> bool:
        """Whether `exclude` or `extend-exclude` names the file or folder at `path`."""
        globs = (*self.exclude, *self.extend_exclude)
        if not globs:
            return False
        return bool(_matcher(globs).match_file(relative(path, self.folder) + ("/" if folder else "")))


#: The fields that somebody states.
_STATED = tuple(f.name for f in fields(Settings) if f.name not in ("folder", "origins"))


@cache
def _matcher(globs: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(globs)


def relative(path: str, folder: str | None) -> str:
    """Returns a path from a folder, by default the current one, with `/` between; whole where it is on
    another drive."""
    full = os.path.abspath(path)
    with suppress(ValueError):  # another drive
        full = os.path.relpath(full, folder or os.getcwd())
    return full.replace(os.sep, "/")
