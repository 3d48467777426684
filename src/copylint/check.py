"""The one use case that front ends call: read, check, fix and write back."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from copylint import __version__, packcache, results
from copylint.config import ConfigError, Resolver, Settings
from copylint.findings import Evidence, Finding, Fix, Safety
from copylint.readers import InputError, SourceFile, decode, document, form
from copylint.records import Record, replace
from copylint.results import Results
from copylint.rules import PackError, Rule
from copylint.saving import reason, save
from copylint.text import Document, Edit, Span

# What it takes to check is imported when something is checked: a file that has not changed is not.
if TYPE_CHECKING:
    from copylint.engine import Engine
    from copylint.languagetool.opinion import SecondOpinion
    from copylint.story import Story

#: Bytes of copy from which on starting further processes costs less than it saves.
POOL_FROM = 400_000


class Note(Record):
    """Something to say once about the run. A `fault` makes it end with 2."""

    text: str
    fault: bool = False


class FileReport(Record):
    """What was found in one file. `document` is None and `error` says why where it was not checked."""

    path: str
    document: Document | None
    findings: tuple[Finding, ...] = ()
    error: str | None = None
    notes: tuple[Note, ...] = ()


class FileFix(Record):
    """What fixing one file comes to.

    `mended` are the findings whose fixes were applied, `left` those that stand in `after`, the new
    text. `before` is None and `error` says why where the file was not read; with an error nothing
    is written.
    """

    path: str
    before: SourceFile | None
    after: str = ""
    mended: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()
    error: str | None = None
    data: bytes = b""
    notes: tuple[Note, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the text changes."""
        return self.error is None and self.before is not None and self.before.text != self.after


class Options(Record):
    """What a front end asks for: settings that go over the files' own, and where from. `spin`: a long
    wait for LanguageTool shows on the terminal."""

    overrides: Mapping[str, Any]
    config: str | None = None
    cache: bool = True
    spin: bool = False


class Checker:
    """Checks and fixes files, each under its own settings. Engines are shared where they may be."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.resolver = Resolver(options.overrides, options.config)
        self._packs: dict[tuple[str, ...], packcache.Pack] = {}
        self._broken: dict[tuple[str, ...], PackError] = {}
        self._engines: dict[tuple[object, ...], Engine] = {}
        self._results = Results()
        #: settings' rules -> the digest of their pack, where it is known
        self._digests: dict[tuple[str, ...], str] = {}
        self._second: SecondOpinion | None = None
        self._notes: list[Note] = []

    # -- what runs ---------------------------------------------------------------------------
    def pack(self, settings: Settings) -> packcache.Pack:
        """Returns the rules there are under these settings. Raises PackError."""
        key = settings.rules
        if key in self._broken:
            raise self._broken[key]
        if key not in self._packs:
            try:
                self._packs[key] = packcache.load(key, cache=self.options.cache)
            except PackError as e:
                # Said of every file that needs the pack, but read only once.
                self._broken[key] = e
                raise
        return self._packs[key]

    def engine(self, settings: Settings) -> Engine:
        """Returns the engine for these settings. Raises PackError and ConfigError."""
        key = settings.engine_key
        if key not in self._engines:
            self._engines[key] = self._engine(self.pack(settings), settings)
        return self._engines[key]

    def _engine(self, pack: packcache.Pack, settings: Settings) -> Engine:
        from copylint.engine import Engine, with_literals_of

        patterns = [s for _, items in settings.per_file_ignores for s in items]
        if not (settings.style or settings.select or settings.extend_select or settings.ignore or patterns):
            return Engine(pack.rules, chosen=pack.defaults, index=pack.index, always=pack.always)
        from copylint import selection
        from copylint.schema import SchemaError

        try:
            rules = selection.choose(
                pack.rules,
                style=settings.style,
                select=settings.select,
                extend=settings.extend_select,
                ignore=settings.ignore,
            )
            selection.check(pack.rules, patterns)
        except selection.SelectionError as e:
            raise ConfigError(f"{_where(settings)}: {e}") from None
        except SchemaError as e:
            raise ConfigError(f"style {settings.style}: {e.message}") from None
        numbers = {r.id: k for k, r in enumerate(pack.rules)}
        chosen = {numbers[r.id] for r in rules}
        laid = list(pack.rules)
        changed: dict[int, Rule] = {}
        for rule in rules:
            k = numbers[rule.id]
            if rule.match is not laid[k].match:  # other literals than the pack's index knows
                changed[k] = rule
            laid[k] = rule
        index, always = with_literals_of(pack.index, pack.always, changed)
        return Engine(laid, chosen=chosen, index=index, always=always)

    # -- one text ----------------------------------------------------------------------------
    def find(self, path: str, source: str, settings: Settings) -> tuple[Document, tuple[Finding, ...]]:
        """Returns the document of a decoded text and its findings, in order, as the source has them.

        Raises PackError and ConfigError.
        """
        from copylint.story import Story

        engine = self.engine(settings)
        doc = document(path, source)
        story = Story(doc, variant=settings.variant, published=settings.published)
        ignored = settings.ignored_for(path)
        found = engine.run(story)
        if engine.slow:
            self._notes += [Note(text, fault=True) for text in engine.slow]
            engine.slow.clear()
        if ignored:
            from copylint import selection

            by_id = {r.id: r for r in engine.rules}
            found = [f for f in found if not any(selection.matches(by_id[f.rule], s) for s in ignored)]
        if settings.languagetool != "off":
            found = self._with_second_opinion(story, found, engine, settings, ignored)
        return doc, tuple(g for g in (_at_source(doc, f) for f in found) if g is not None)

    # -- LanguageTool --------------------------------------------------------------------------
    def _with_second_opinion(
        self, story: Story, found: list[Finding], engine: Engine, settings: Settings, ignored: Sequence[str]
    ) -> list[Finding]:
        from copylint.languagetool import table

        second = self.second_opinion()
        asked = table.asked(settings.select, settings.extend_select, (*settings.ignore, *ignored))
        rules = {r.id: r for r in engine.rules}
        by = settings.origins.get("languagetool_server", "")
        found = second.on(story, found, rules, asked, settings.languagetool_server, settings.languagetool_jars, by)
        self._notes += [Note(text, fault and settings.languagetool == "require") for text, fault in second.notes]
        second.notes.clear()
        return found

    def second_opinion(self) -> SecondOpinion:
        """Returns what asks LanguageTool; one for all files."""
        if self._second is None:
            from copylint.languagetool.opinion import SecondOpinion

            self._second = SecondOpinion(self.options.spin, self.options.cache)
        return self._second

    @property
    def asks_others(self) -> bool:
        """Whether it holds a connection to LanguageTool."""
        return self._second is not None

    def _said(self) -> tuple[Note, ...]:
        """What there is to say since this was last asked."""
        notes, self._notes = tuple(self._notes), []
        return notes

    # -- one file ----------------------------------------------------------------------------
    def check(self, path: str, data: bytes | None = None, shown: str | None = None) -> FileReport:
        """Returns the report on a file; its bytes are read unless given. `shown` is the path that
        reports name. Whatever is wrong with the file or its settings is the report's error."""
        shown = path if shown is None else shown
        try:
            settings = self.resolver.for_file(path)
            data = _read(path, shown) if data is None else data
            source = decode(shown, data, settings.encoding)
            key = self._result_key(path, data, settings)
            found = self._results.get(key, source.text) if key else None
            if found is not None:
                return FileReport(shown, Document(shown, source.text), found)
            doc, found = self.find(path, source.text, settings)
            key = key or self._result_key(path, data, settings)
            if key and not self._notes:  # with something to say of them, results are not whole
                self._results.put(key, found)
        except (InputError, ConfigError, PackError) as e:
            return FileReport(shown, None, error=str(e), notes=self._said())
        except Exception as e:
            return FileReport(shown, None, error=_fault(shown, e), notes=self._said())
        doc.path = shown
        return FileReport(shown, doc, found, notes=self._said())

    def knows(self, path: str) -> bool:
        """Whether the file can be reported on without checking it, as it has not changed since."""
        try:
            settings = self.resolver.for_file(path)
            data = _read(path, path)
            key = self._result_key(path, data, settings)
            return bool(key) and self._results.get(key, decode(path, data, settings.encoding).text) is not None
        except (InputError, ConfigError, PackError):
            return False

    def _result_key(self, path: str, data: bytes, settings: Settings) -> bytes:
        """What the findings in a file are kept under; empty where they are not kept, or where the rules
        have not been read and only that can tell what they are."""
        if not self.options.cache or settings.languagetool != "off":
            return b""
        rules = settings.rules
        if rules not in self._digests:
            self._digests[rules] = self._packs[rules].digest if rules in self._packs else packcache.digest(rules)
        if not self._digests[rules]:
            del self._digests[rules]
            return b""
        state = (
            results.FORMAT, __version__, sys.version, self._digests[rules], form(path), settings.engine_key,
            settings.per_file_ignores, settings.ignored_for(path), settings.variant, settings.published, settings.encoding,
        )  # fmt: skip
        return results.digest((repr(state).encode("utf-8", "surrogatepass"), data))

    def fix(
        self, path: str, least: Safety | None = None, data: bytes | None = None, shown: str | None = None
    ) -> FileFix:
        """Returns what fixing a file comes to; writes nothing. `least` is the safety a fix needs, by
        default what the settings say. Whatever is wrong is the result's error."""
        from copylint.fixer import EditMismatch, Unstable, fix

        shown = path if shown is None else shown
        source = None
        try:
            settings = self.resolver.for_file(path)
            if least is None:
                least = Safety.UNSAFE if settings.unsafe_fixes else Safety.SAFE
            data = _read(path, shown) if data is None else data
            source = decode(shown, data, settings.encoding)
            if source.encode(source.text) != data:
                raise InputError(shown, f"cannot be written back as {source.encoding} without other changes")
            done = fix(source.text, lambda text: self.find(path, text, settings)[1], least)
            source.encode(done.text)
        except (InputError, ConfigError, PackError) as e:
            return FileFix(shown, source, error=str(e), notes=self._said())
        except Unstable as e:
            return FileFix(shown, source, error=f"{shown}: {e}; nothing was changed", notes=self._said())
        except EditMismatch as e:
            return FileFix(shown, source, error=f"{shown}: a rule is broken: {e}; nothing was changed", notes=self._said())
        except Exception as e:
            return FileFix(shown, source, error=_fault(shown, e), notes=self._said())
        return FileFix(shown, source, done.text, done.applied, done.remaining, data=data, notes=self._said())


def _fault(shown: str, e: Exception) -> str:
    """What to say where copylint itself fails on a file: the other files need not suffer."""
    if os.environ.get("COPYLINT_DEBUG"):
        raise e
    at = e.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f" ({os.path.basename(at.tb_frame.f_code.co_filename)}:{at.tb_lineno})" if at else ""
    return (
        f"{shown}: copylint failed on this file: {type(e).__name__}: {e}{place}; "
        "COPYLINT_DEBUG=1 shows the whole trace"
    )


def _where(settings: Settings) -> str:
    for key in ("select", "extend-select", "ignore", "per-file-ignores", "style"):
        if key in settings.origins:
            return settings.origins[key]
    return "settings"


def _at_source(doc: Document, f: Finding) -> Finding | None:
    """The finding with the spans of the source; a fix that has no place there is dropped."""
    if doc.text is doc.source or doc.offsets.is_identity:
        return f
    span = doc.offsets.to_source(f.span)
    if span is None:
        return None
    fixes = []
    for x in f.fixes:
        spans = [doc.offsets.to_source(e.span) for e in x.edits]
        if None not in spans:
            fixes.append(Fix(tuple(Edit(s, e.old, e.new) for s, e in zip(spans, x.edits, strict=True) if s), x.safety))
    evidence = []
    for v in f.evidence:
        at = doc.offsets.to_source(v.span)
        if at is not None:
            evidence.append(Evidence(at, v.reason))
    return Finding(f.rule, span, f.message, f.severity, tuple(fixes), tuple(evidence))


def _read(path: str, shown: str) -> bytes:
    try:
        # Asked before it is opened: opening a pipe waits for somebody to write into it.
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise InputError(shown, "is not a regular file; use - for standard input")
        with open(path, "rb") as f:
            return f.read()
    except OSError as e:
        raise InputError(shown, reason(e)) from None


def write(path: str, fixed: FileFix) -> None:
    """Replaces the file at `path` by the fixed text, as `copylint.saving.save` does it.

    Raises InputError where the file changed since it was read, or cannot be written; it is then as
    it was.
    """
    assert fixed.before is not None
    save(path, fixed.data, fixed.before.encode(fixed.after))


# -- many files ------------------------------------------------------------------------------
_worker: Checker | None = None
#: The checker of the first process; a process that is forked off it finds it here, warm.
_first: Checker | None = None


def collect_seldom() -> None:
    """Lets this process look for garbage less often: a story leaves much behind that is alive until it
    is done, and to look through it again and again takes a tenth of the time."""
    import gc

    gc.set_threshold(10_000, 20, 20)


def _start(options: Options) -> None:
    global _worker
    import signal

    # Ctrl-C reaches every process of the terminal; only the first should answer it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    _worker = _first or Checker(options)


def _check_one(path: str) -> FileReport:
    assert _worker is not None
    return _worker.check(path)


def _fix_one(job: tuple[str, Safety | None]) -> FileFix:
    assert _worker is not None
    return _worker.fix(job[0], job[1])


def workers(paths: Sequence[str], jobs: int | None) -> int:
    """Returns how many processes to use: `jobs`, or as many as pay off for files of their size."""
    if jobs is not None:
        return max(1, min(jobs, len(paths)))
    if len(paths) < 2:
        return 1
    cores = _cores()
    if cores < 2:
        return 1
    total = 0
    for path in paths:
        try:
            total += os.stat(path).st_size
        except OSError:
            continue
        if total >= POOL_FROM:
            return min(cores, len(paths))
    return 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def check_files(checker: Checker, paths: Sequence[str], jobs: int | None = None) -> Iterator[FileReport]:
    """Yields a report a file, in the order given, whatever the number of processes."""
    n = workers(paths, jobs)
    if n > 1:
        unknown = [p for p in paths if not checker.knows(p)]
        n = workers(unknown, jobs)
    if n == 1:
        for path in paths:
            yield checker.check(path)
        return
    checked = _pooled(checker, _check_one, unknown, n)
    rest = set(unknown)
    for path in paths:
        yield next(checked) if path in rest else checker.check(path)


def fix_files(
    checker: Checker, paths: Sequence[str], least: Safety | None = None, jobs: int | None = None
) -> Iterator[FileFix]:
    """Yields what fixing each file comes to, in the order given. Writes nothing."""
    n = workers(paths, jobs)
    if n == 1:
        for path in paths:
            yield checker.fix(path, least)
        return
    yield from _pooled(checker, _fix_one, [(p, least) for p in paths], n)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keeps Ctrl-C back while processes start: it would reach them before they can ignore it."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _lost(item: Any) -> FileReport | FileFix:
    """What is to be said of a file whose process went away."""
    path = item[0] if isinstance(item, tuple) else item
    error = f"{path}: the process that read it was killed, perhaps for want of memory; --jobs 1 reads one file after the other"
    return FileFix(path, None, error=error) if isinstance(item, tuple) else FileReport(path, None, error=error)


def _pooled(checker: Checker, work: Any, items: Sequence[Any], n: int) -> Iterator[Any]:
    """Yields what `work` makes of the items, in order, from `n` processes."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    global _first, _worker
    _worker = checker
    # The first item is done here: the pack is then in the cache for the other processes, and where
    # they are forked off this one they find all that was loaded.
    yield work(items[0])
    with suppress(ConfigError, PackError):
        first = items[0][0] if isinstance(items[0], tuple) else items[0]
        settings = checker.resolver.for_file(first)
        if settings.languagetool != "off":
            checker.second_opinion().ready(settings.languagetool_server, settings.languagetool_jars)
    # Connections are not for sharing.
    _first = checker if not checker.asks_others else None
    try:
        with ProcessPoolExecutor(n, initializer=_start, initargs=(replace(checker.options, spin=False),)) as pool:
            size = max(1, min(32, len(items) // (n * 4)))
            done = 1
            try:
                with _undisturbed():
                    made = pool.map(work, items[1:], chunksize=size)
                for result in made:
                    yield result
                    done += 1
            except BrokenProcessPool:
                # The system took it for want of memory, or somebody killed it. Nobody knows which file
                # it was at, so the rest is not tried here: this process would be the next.
                for item in items[done:]:
                    yield _lost(item)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    finally:
        _first = None


__all__ = [
    "Checker", "ConfigError", "FileFix", "FileReport", "InputError", "Note", "Options", "PackError", "Rule", "Span",
    "check_files", "fix_files", "workers", "write",
]  # fmt: skip
