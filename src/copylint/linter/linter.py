"""The one use case that front ends call: read, check, fix and write back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from copylint import __version__
from copylint.cache.marks import digest
from copylint.findings.report import FileReport, Note
from copylint.formats.format import Foreign, InputError, document, writable
from copylint.linter import results
from copylint.linter.answering import Answering
from copylint.linter.engines import Engines
from copylint.linter.layers import OPTION
from copylint.linter.opinions import Opinions
from copylint.linter.options import Options
from copylint.linter.reading import read, recognised, unharmed
from copylint.linter.resolver import Resolver
from copylint.linter.results import Results
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings import Settings
from copylint.rules.packerror import PackError
from copylint.text.document import Document
from copylint.text.faults import told

# What it takes to check is imported when something is checked: a file that has not changed is not.
if TYPE_CHECKING:
    from datetime import date

    from copylint.engine.engine import Engine
    from copylint.engine.fixer import Fixed
    from copylint.engine.rereading import Rereading
    from copylint.findings.filefix import FileFix
    from copylint.findings.finding import Finding, Safety
    from copylint.packs.pack import Pack
    from copylint.story.story import Story


class Told(NamedTuple):
    """What `Checker.tell` comes to: what was made of the story, or None and why; `foreign` as in
    FileReport."""

    made: Any
    error: str | None = None
    foreign: str = ""


class Checker:
    """Checks and fixes files, each under its own settings. Engines are shared where they may be, also by
    threads: what there is to say of a file is its report's alone."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.resolver = Resolver(
            options.overrides, options.config, options.named, options.settings, options.layer
        )
        self._engines = Engines(options)
        self.opinions = Opinions(options, self.resolver)
        self._results = Results()
        self.answering = Answering(self._engines, self.resolver, options.baseline)

    # -- what runs ---------------------------------------------------------------------------
    def pack(self, settings: Settings) -> Pack:
        """Returns the rules there are under these settings. Raises PackError."""
        return self._engines.pack(settings)

    def engine(self, settings: Settings) -> Engine:
        """Returns the engine for these settings. Raises PackError and ConfigError."""
        return self._engines.engine(settings)[0]

    # -- one text ----------------------------------------------------------------------------
    def find(
        self,
        path: str,
        source: str,
        settings: Settings,
        reader: str | None = None,
        notes: list[Note] | None = None,
        day: date | None = None,
    ) -> tuple[Document, tuple[Finding, ...]]:
        """Returns the document of a decoded text and its findings, in order, as the source has them. `reader`
        is as `document` has it; what there is to say besides goes to `notes`; `day` is as in `story`.

        Raises PackError and ConfigError.
        """
        doc, story = self.story(path, source, settings, reader, day)
        return story.document, self.judge(doc, story, settings, [] if notes is None else notes)

    def story(
        self, path: str, source: str, settings: Settings, reader: str | None = None, day: date | None = None
    ) -> tuple[Document, Story]:
        """Returns a decoded text as it was read, and as the rules see it; `day` goes before any other day of
        publication."""
        from copylint.story.seen import seen
        from copylint.story.story import Story

        doc = document(path, source, reader)
        as_seen = seen(doc)
        return doc, Story(as_seen, variant=settings.variant, published=day or _published(as_seen, settings))

    def judge(
        self,
        doc: Document,
        story: Story,
        settings: Settings,
        notes: list[Note],
        rereading: Rereading | None = None,
    ) -> tuple[Finding, ...]:
        """Returns the findings of a story that was read as `doc`, in order, as the source has them;
        `rereading` is as `Engine.run` has it. Raises PackError and ConfigError."""
        from copylint.findings.sourced import at_source

        engine, said = self._engines.engine(settings)
        notes += said
        ignored = settings.ignored_for(doc.path)
        lost: list[str] = []
        found = engine.run(story, lost, rereading)
        if ignored:
            from copylint.packs import selection

            by_id = {r.id: r for r in engine.rules}
            found = [f for f in found if not any(selection.matches(by_id[f.rule], s) for s in ignored)]
        if settings.languagetool != "off":
            rules = {r.id: r for r in engine.rules}
            found = self.opinions.on(story, found, rules, settings, ignored, notes)
        if any(settings.tuning):
            from copylint.linter.tuning import tuned

            found = tuned(found, {r.id: r for r in engine.rules}, story, settings, lost)
        notes += [Note(text=text, fault=True) for text in lost]
        placed = (at_source(story.document, f) for f in found)
        return tuple(_writable(doc, g) for g in placed if g is not None)

    def mend(
        self,
        path: str,
        source: str,
        settings: Settings,
        reader: str,
        least: Safety,
        notes: list[Note],
        day: date | None = None,
    ) -> Fixed:
        """Returns what fixing a decoded text comes to, where a fix needs to be as safe as `least`. Raises
        Unstable and EditMismatch, as `fixer.fix` does, PackError and ConfigError."""
        from copylint.engine.fixer import fix

        def found(text: str) -> tuple[Finding, ...]:
            all_ = self.find(path, text, settings, reader, notes, day)[1]
            return self.answering.left(path, text, all_, settings, reader, notes)[0]

        done = fix(source, found, least)
        notes += [Note(text=f"{path}: {fight}", fault=True) for fight in done.fights]
        return done

    # -- what somebody answered ----------------------------------------------------------------
    def with_answers(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """Yields the reports on files, then those on files of answers with some that ran out or are to
        nothing."""
        return self.answering.reported(reports)

    def renamed(self, settings: Settings, names: Iterable[str]) -> dict[str, str]:
        """Returns, of these ids of rules, those that are old ones, each with what it is now. Raises
        PackError."""
        return self._engines.renamed(settings, names)

    # -- what there is to say ------------------------------------------------------------------
    def said(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """What there is to say of one file, and of whose settings are not obeyed."""
        return tuple(
            dict.fromkeys((*notes, *(Note(text=x) for x in list(self.resolver.trust.notes.values()))))
        )

    def refused(self, paths: Iterable[str]) -> list[str]:
        """Returns what is to be said of the settings, rule files and ignore files that would have a say in
        these files but are other people's."""
        for path in paths:
            with suppress(ConfigError):  # said of the file itself
                self.resolver.for_file(path)
        return list(self.resolver.trust.notes.values())

    # -- one file ----------------------------------------------------------------------------
    def check(self, path: str, data: bytes | None = None, shown: str | None = None) -> FileReport:
        """Returns the report on a file; its bytes are read unless given. `shown` is the path that
        reports name. Whatever is wrong with the file or its settings is the report's error."""
        shown = path if shown is None else shown
        notes: list[Note] = []
        try:
            settings = self.resolver.for_file(path)
            data = read(path, shown) if data is None else data
            source, reader = recognised(path, data, settings, shown)
            key = self._result_key(path, data, settings, reader)
            found = self._results.get(key, source.text) if key else None
            if found is not None:
                doc = Document(shown, source.text)
            else:
                doc, found = self.find(path, source.text, settings, reader, notes)
                key = key or self._result_key(path, data, settings, reader)
                if key and not notes:  # with something to say of them, results are not whole
                    self._results.put(key, found)
            found, suppressed = self.answering.left(path, source.text, found, settings, reader, notes)
        except (InputError, ConfigError, PackError) as e:
            return FileReport(
                path=shown, document=None, error=str(e), notes=self.said(notes), foreign=_foreign(e)
            )
        except Exception as e:
            return FileReport(path=shown, document=None, error=_fault(shown, e), notes=self.said(notes))
        doc.path = shown
        return FileReport(
            path=shown, document=doc, findings=found, notes=self.said(notes), suppressed=suppressed
        )

    def tell(self, work: Callable[[str, Story], Any], path: str, data: bytes | None = None) -> Told:
        """Returns what `work(path, story)` makes of a file, read as `check` reads it, or what is wrong."""
        try:
            settings = self.resolver.for_file(path)
            source, reader = recognised(path, read(path, path) if data is None else data, settings, path)
            return Told(work(path, self.story(path, source.text, settings, reader)[1]))
        except (InputError, ConfigError) as e:
            return Told(None, str(e), _foreign(e))
        except Exception as e:
            return Told(None, _fault(path, e))

    def knows(self, path: str) -> bool:
        """Whether the file can be reported on without checking it, as it has not changed since."""
        try:
            settings = self.resolver.for_file(path)
            data = read(path, path)
            source, reader = recognised(path, data, settings, path)
            key = self._result_key(path, data, settings, reader)
            return bool(key) and self._results.get(key, source.text) is not None
        except (InputError, ConfigError, PackError):
            return False

    def _result_key(self, path: str, data: bytes, settings: Settings, reader: str) -> bytes:
        """What the findings in a file are kept under; empty where they are not kept, or where the rules
        have not been read and only that can tell what they are."""
        if not self.options.cache or settings.languagetool != "off":
            return b""
        rules = self._engines.digest(settings)
        if not rules:
            return b""
        state = (
            results.FORMAT, __version__, sys.version, rules, reader, settings.engine_key,
            settings.tuning, settings.per_file_ignores, settings.ignored_for(path), settings.variant,
            settings.published, settings.encoding,
            _day_is_named(settings),
        )  # fmt: skip
        return digest((repr(state).encode("utf-8", "surrogatepass"), data))

    def fix(
        self, path: str, least: Safety | None = None, data: bytes | None = None, shown: str | None = None
    ) -> FileFix:
        """Returns what fixing a file comes to; writes nothing. `least` is the safety a fix needs, by
        default what the settings say. Whatever is wrong is the result's error."""
        from copylint.engine.fixer import EditMismatch, Unstable
        from copylint.findings.filefix import FileFix
        from copylint.findings.finding import Safety

        shown = path if shown is None else shown
        notes: list[Note] = []
        source = None
        try:
            settings = self.resolver.for_file(path)
            if least is None:
                least = Safety.UNSAFE if settings.unsafe_fixes else Safety.SAFE
            data = read(path, shown) if data is None else data
            source, reader = recognised(path, data, settings, shown)
            unharmed(source, data, shown)
            done = self.mend(path, source.text, settings, reader, least, notes)
            source.encode(done.text)
        except (InputError, ConfigError, PackError) as e:
            return FileFix(
                path=shown, before=source, error=str(e), notes=self.said(notes), foreign=_foreign(e)
            )
        except Unstable as e:
            return FileFix(
                path=shown, before=source, error=f"{shown}: {e}; nothing was changed", notes=self.said(notes)
            )
        except EditMismatch as e:
            return FileFix(
                path=shown,
                before=source,
                error=f"{shown}: a rule is broken: {e}; nothing was changed",
                notes=self.said(notes),
            )
        except Exception as e:
            return FileFix(path=shown, before=source, error=_fault(shown, e), notes=self.said(notes))
        return FileFix(
            path=shown,
            before=source,
            after=done.text,
            passes=done.passes,
            left=done.remaining,
            data=data,
            notes=self.said(notes),
        )


def _fault(shown: str, e: Exception) -> str:
    """What to say where copylint itself fails on a file: the other files need not suffer."""
    return f"{shown}: copylint failed on this file: {told(e)}; COPYLINT_DEBUG=1 shows the whole trace"


def _foreign(e: Exception) -> str:
    return e.kind if isinstance(e, Foreign) else ""


def _day_is_named(settings: Settings) -> bool:
    """Whether the day is the command line's, which goes before that of the file."""
    return settings.origins.get("published", ())[-1:] == (OPTION,)


def _published(doc: Document, settings: Settings) -> date | None:
    """The day the copy is for: as the command line says, as the file does, as the settings do."""
    if _day_is_named(settings):
        return settings.published
    return doc.published or settings.published


def _writable(doc: Document, f: Finding) -> Finding:
    """The finding without the fixes that would change what the file says to programs."""
    from dataclasses import replace

    fixes = tuple(x for x in f.fixes if writable(doc, x.edits))
    return f if len(fixes) == len(f.fixes) else replace(f, fixes=fixes)


def collect_seldom() -> None:
    """Lets this process look for garbage less often: a story leaves much behind that is alive until it
    is done, and to look through it again and again takes a tenth of the time."""
    import gc

    gc.set_threshold(10_000, 20, 20)
