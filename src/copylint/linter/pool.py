"""Many files, one after the other or by several processes, none of which outlives the first."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn

from copylint.linter.linter import Checker, collect_seldom
from copylint.linter.options import Options
from copylint.linter.setting_values import ConfigError

if TYPE_CHECKING:
    from copylint.findings.filefix import FileFix
    from copylint.findings.finding import Safety
    from copylint.findings.report import FileReport

#: Bytes of copy from which on starting further processes costs less than it saves.
POOL_FROM = 400_000

#: What the run ends with where SIGTERM ends it, as a shell has it.
TERMINATED = 143

_worker: Checker | None = None
#: The checker of the first process; a process that is forked off it finds it here, warm.
_first: Checker | None = None


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


def workers(paths: Sequence[str], jobs: int | None) -> int:
    """Returns how many processes to use: `jobs`, or as many as pay off for files of their size."""
    if jobs is not None:
        return max(1, min(jobs, len(paths), _most()))
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
            return min(cores, len(paths), _most())
    return 1


def _most() -> int:
    """How many processes there may be: Windows waits for no more than that at once."""
    return 61 if os.name == "nt" else 1_000


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# -- in a process of the pool ------------------------------------------------------------------
def _start(options: Options) -> None:
    global _worker
    import signal

    _end_with_the_first()
    # Ctrl-C reaches every process of the terminal; only the first should answer it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    collect_seldom()
    _worker = _first or Checker(options)


def _check_one(path: str) -> FileReport:
    assert _worker is not None
    return _worker.check(path)


def _fix_one(job: tuple[str, Safety | None]) -> FileFix:
    assert _worker is not None
    return _worker.fix(job[0], job[1])


def _each(work: Any, items: Sequence[Any]) -> list[Any]:
    return [work(item) for item in items]


def _end_with_the_first() -> None:
    """Has this process end when the first one is gone, whatever took that: it would wait for work, or
    go on with it, for ever."""
    import threading
    from multiprocessing import parent_process

    first = parent_process()
    if first is None:
        return
    if os.getppid() == first.pid:  # not where a server forks
        _killed_with_parent()

    def watch() -> NoReturn:
        first.join()  # wakes when the other end of a pipe, or a handle, is gone
        os._exit(TERMINATED)

    threading.Thread(target=watch, daemon=True).start()


def _killed_with_parent() -> None:
    """Asks Linux to kill this process with its parent: even one in a long match ends at once."""
    import sys

    if sys.platform != "linux":
        return
    import signal

    with suppress(ImportError, OSError, AttributeError):
        import ctypes

        set_death_signal = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(set_death_signal, int(signal.SIGKILL), 0, 0, 0)


# -- in the first process ----------------------------------------------------------------------
def _end_workers() -> None:
    from multiprocessing import active_children

    for child in active_children():
        with suppress(OSError, ValueError):
            child.kill()


@contextmanager
def _answering_sigterm() -> Iterator[None]:
    """Has SIGTERM raise SystemExit, which ends the processes of the pool and lets this one tidy up."""
    import signal
    import threading

    def end(number: int, frame: object) -> NoReturn:
        raise SystemExit(TERMINATED)

    # Who has set another answer, or told us to ignore it, had a reason.
    ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    )
    if ours:
        signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        if ours and signal.getsignal(signal.SIGTERM) is end:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


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
    from copylint.findings.filefix import FileFix
    from copylint.findings.report import FileReport

    path = item[0] if isinstance(item, tuple) else item
    error = (
        f"{path}: the process that read it was killed, perhaps for want of memory; "
        "--jobs 1 reads one file after the other"
    )
    return (
        FileFix(path=path, before=None, error=error)
        if isinstance(item, tuple)
        else FileReport(path=path, document=None, error=error)
    )


def _pooled(checker: Checker, work: Any, items: Sequence[Any], n: int) -> Iterator[Any]:
    """Yields what `work` makes of the items, in order, from `n` processes."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    global _first, _worker
    _worker = checker
    # The first item is done here: the pack is then in the cache for the other processes, and where
    # they are forked off this one they find all that was loaded.
    yield work(items[0])
    with suppress(ConfigError):
        checker.opinions.ready(items[0][0] if isinstance(items[0], tuple) else items[0])
    told = checker.opinions.announce(item[0] if isinstance(item, tuple) else item for item in items)
    # Connections are not for sharing.
    _first = checker if not checker.opinions.asked else None
    try:
        with (
            _answering_sigterm(),
            ProcessPoolExecutor(
                n, initializer=_start, initargs=(checker.options._replace(spin=None, told=told),)
            ) as pool,
        ):
            size = max(1, min(32, len(items) // (n * 4)))
            done = 1
            try:
                with _undisturbed():
                    made = [pool.submit(_each, work, items[k : k + size]) for k in range(1, len(items), size)]
                made.reverse()
                while made:  # what has been given is let go
                    for result in made.pop().result():
                        yield result
                        done += 1
            except BrokenProcessPool:
                # The system took it for want of memory, or somebody killed it. Nobody knows which file
                # it was at, so the rest is not tried here: this process would be the next.
                for item in items[done:]:
                    yield _lost(item)
            except BaseException:
                # Nothing is called off, as `pool.map` would: in some versions of Python the thread that finds
                # the processes gone stumbles over what was, with a trace on stderr. The end of `with` waits
                # for that thread: where it still ran as Python ends, both would close one pipe, with a trace
                # as well.
                _end_workers()  # nobody asks for what they would bring
                raise
    finally:
        _first = None
