"""Settings: what is in force for a file, as one value that was looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Never

from copylint.linter.layers import Layer, Origin, Origins, over
from copylint.linter.setting_values import DEFAULT_EXTENSIONS, Values

if TYPE_CHECKING:
    from datetime import date


@dataclass(init=False, frozen=True, slots=True, kw_only=True)
class Settings:
    """What is in force for a file. `folder` is that of the settings file, None without one.

    `extensions` are the suffixes that folders are searched for, `formats` suffixes of the house's own, each
    with its reader; `read_as` is the reader that the command line names for all input. `origins` says where
    each value that is not the default comes from, by field. `extend` names what these settings build on, as
    in a settings file; `accept_files` and `names_files` are read when settings are made.

    All that is stated is by name, and looked at as in a settings file: ConfigError, a ValueError, says what
    is wrong and names the nearest right name or value. Rules and styles are looked at when they are read.
    """

    variant: str = "auto"
    #: House styles; where two differ over a rule, the later goes before.
    style: tuple[str, ...] = ()
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
    #: Words and phrases that a house does not want, each with what it writes instead.
    reject: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: Names as a house spells them.
    names: tuple[str, ...] = ()
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
    #: Patterns of files that are meant from another folder, each with it.
    anchors: tuple[tuple[str, str], ...] = ()
    #: The settings file, what it builds on as it states that, and the files that names were read from: all
    #: this is for people to see.
    file: str | None = field(default=None, compare=False)
    built_on: tuple[str, ...] = field(default=(), compare=False)
    names_from: tuple[str, ...] = field(default=(), compare=False)
    origins: Origins = field(default_factory=dict, compare=False)

    def __init__(
        self,
        *,
        variant: str = "auto",
        style: str | Sequence[str] | None = None,
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
        accept_files: Sequence[str] = (),
        reject: Mapping[str, str | Sequence[str]] | Sequence[str] | Sequence[tuple[str, Sequence[str]]] = (),
        names: Sequence[str] = (),
        names_files: Sequence[str] = (),
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
        extend: str | Sequence[str] = (),
        anchors: Sequence[tuple[str, str]] = (),
        file: str | None = None,
        built_on: Sequence[str] = (),
        names_from: Sequence[str] = (),
        origins: Origins | None = None,
        **unknown: Never,
    ) -> None:
        given = locals()
        stated = Values(folder or "").all({name: given[name] for name in (*_STATED, *_READ)}, unknown)
        kept = {name: given[name] for name in _TOLD} | {
            "anchors": tuple(anchors),
            "origins": dict(origins or {}),
        }
        kept["built_on"] = tuple(built_on)
        kept["names_from"] = (*names_from, *names_files)
        if extend:
            base = _base(extend, folder)
            own = {k: v for k, v in stated.items() if v != _DEFAULTS[k]}
            whole = over(base, Layer(own, {k: (Origin("program"),) for k in own}))
            stated |= {k: v for k, v in whole.values.items() if k in stated}
            kept |= {k: v for k, v in whole.values.items() if k in kept}
            kept |= {"anchors": tuple(whole.anchors.items()), "origins": whole.origins}
            stated["extensions"] = whole.values.get("extensions") or Values("").searched(stated["formats"])
        for name, value in {**stated, **kept}.items():
            object.__setattr__(self, name, value)  # as data classes that are frozen do

    @classmethod
    def of(cls, layer: Layer, folder: str | None, file: str | None = None) -> Settings:
        """Returns the settings that a layer comes to, for the file in `folder` that states them."""
        anchors = tuple(layer.anchors.items())
        return cls(folder=folder, file=file, anchors=anchors, origins=layer.origins, **layer.values)

    def under(self, layer: Layer) -> Settings:
        """Returns these settings with a layer laid over them."""
        if not layer.values:
            return self
        # What nobody stated is no value that another could add to.
        own = {k: getattr(self, k) for k in _STATED if getattr(self, k) != _DEFAULTS[k]}
        if self.extensions == Values("").searched(self.formats):
            own.pop("extensions", None)
        own |= {"built_on": self.built_on, "names_from": self.names_from}
        whole = over(Layer(own, self.origins, dict(self.anchors)), layer)
        return Settings.of(whole, self.folder, self.file)

    @property
    def home(self) -> str:
        """The folder whose files of answers are obeyed: that of the settings file, else the current one."""
        return os.path.abspath(self.folder or os.getcwd())

    @property
    def engine_key(self) -> tuple[object, ...]:
        """What decides which rules run: settings with equal keys share an engine."""
        chosen = (self.style, self.select, self.extend_select, self.ignore, self.rules, self.tuned)
        return (*chosen, self.reject, self.names)

    @property
    def tuned(self) -> tuple[str, ...]:
        """The rules, topics and tags whose findings or fixes are told otherwise than the rules do."""
        graded = (name for name, _ in self.severity)
        return (*graded, *self.unfixable, *self.extend_safe_fixes, *self.extend_unsafe_fixes)

    @property
    def tuning(self) -> tuple[tuple[str, ...] | tuple[tuple[str, str], ...], ...]:
        """What decides how findings are told, and which are passed over; all empty where nothing does."""
        fixes = (self.unfixable, self.extend_safe_fixes, self.extend_unsafe_fixes)
        return (self.severity, *fixes, self.extend_ignore_re, self.accept, self.names)

    def ignored_for(self, path: str) -> tuple[str, ...]:
        """Returns the selectors that per-file-ignores names for the file at `path`."""
        return tuple(s for _, items in self.ignores_of(path) for s in items)

    def ignores_of(self, path: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yields the entries of per-file-ignores that are about the file at `path`."""
        for glob, items in self.per_file_ignores:
            if _matcher((glob,)).match_file(relative(path, dict(self.anchors).get(glob, self.folder))):
                yield glob, items

    def excludes(self, path: str, folder: bool = False) -> bool:
        """Whether `exclude` or `extend-exclude` names the file or folder at `path`."""
        globs = (*self.exclude, *self.extend_exclude)
        anchors = dict(self.anchors)
        # The last pattern that has something to say decides, as in .gitignore, wherever it is meant from.
        for start, group in groupby(reversed(globs), lambda g: anchors.get(g, self.folder)):
            below = relative(path, start) + ("/" if folder else "")
            said = _matcher(tuple(reversed(tuple(group)))).check_file(below).include
            if said is not None:
                return bool(said)
        return False


#: The fields that somebody states, and what is read when they are.
_TOLD = ("folder", "anchors", "file", "built_on", "names_from", "origins")
_STATED = tuple(f.name for f in fields(Settings) if f.name not in _TOLD)
_READ = ("accept_files", "names_files")
_DEFAULTS = {f.name: f.default for f in fields(Settings)}


def _base(extend: str | Sequence[str], folder: str | None) -> Layer:
    """What a program has its settings build on."""
    from copylint.linter.settings_reading import ProgramReader

    return ProgramReader(
        (extend,) if isinstance(extend, str) else tuple(extend), folder or os.getcwd()
    ).base()


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
