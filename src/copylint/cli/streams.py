"""Standard input, output and error, in whatever state they were handed over."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO

#: What a run ends with.
FOUND, FAULT, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141

#: How each stream is opened in place of one that was closed: the wrong way round for the first two, so
#: that what is read or written there fails, as it should, and is not taken for empty or for done.
_STAND_INS = (("stdin", os.O_WRONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w"))


#: Names of those that were closed when the process began.
closed: set[str] = set()


def ready() -> None:
    """Makes the three standard streams usable, before anything else is opened.

    Where one was closed, its number would go to the next file that is opened, and what is meant for
    the stream into that file: the number is taken. To read what was closed, or to write there, raises
    OSError (EBADF); what is said on a closed standard error is lost. Where a stream does not wait (a
    pipe shared with a program that asked for that), it is made to: a text must not be cut short.
    """
    for name, flags, mode in _STAND_INS:
        if getattr(sys, name) is None:
            closed.add(name)
            number = os.open(os.devnull, flags)  # the lowest that is free: that of the stream
            os.set_inheritable(number, True)
            setattr(sys, name, open(number, mode, encoding="utf-8", errors="backslashreplace"))  # noqa: SIM115
    if os.name == "posix":
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                if not os.get_blocking(stream.fileno()):
                    os.set_blocking(stream.fileno(), True)


def announce(text: str) -> None:
    """Says on stderr what nobody may miss. Raises OSError and ValueError where it cannot be said there."""
    from copylint.languagetool.opinion import say

    if "stderr" in closed:  # what stands in for it would take it
        raise ValueError("stderr is closed")
    say(text)


def sink(stream: TextIO) -> None:
    """Lets what is still to be written to the stream go nowhere. The interpreter flushes once more on its
    way out, which must not fail again."""
    with suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def say(text: str, end: str = "\n") -> None:
    """Writes to stderr, nothing in it that a build's log would take for a command. Where nobody takes
    what is said there, the exit status still tells."""
    from copylint.reports.terminal import defused

    try:
        print(defused(text), file=sys.stderr, end=end, flush=True)
    except (OSError, ValueError):
        sink(sys.stderr)


def warn(message: str) -> None:
    """Says what is wrong, or odd, on stderr, nothing in it that could steer a terminal."""
    from copylint.reports.terminal import visible

    say(f"copylint: {visible(message)}")


def lost_output(e: OSError) -> int:
    """Says why the output could not be written, but nothing where nobody reads on; returns the exit
    status. What files cannot do is said of each file: such an error is of the output alone."""
    sink(sys.stdout)
    if isinstance(e, BrokenPipeError):
        return PIPE_CLOSED
    if os.environ.get("COPYLINT_DEBUG"):
        raise e
    what = "cannot write the output" if e.filename is None else str(e.filename)
    closed = e.errno == errno.EBADF and e.filename is None
    say(f"copylint: {what}: {'standard output is closed' if closed else (e.strerror or str(e)).lower()}")
    return FAULT


def to_stdout() -> Callable[[str], None]:
    """Returns a way to write text that no file name or terminal encoding can stop, and that no build's
    log takes for a command."""
    from copylint.reports.terminal import defused

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    stream = sys.stdout

    def write(text: str) -> None:
        stream.write(defused(text))

    return write


def put(data: bytes) -> None:
    """Writes bytes to stdout as they are, whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def ask_again(lost: Any) -> None:
    """Raises anew what Ctrl-C or SIGTERM raised where Python can only drop it, such as while it tidies away;
    for `sys.unraisablehook`."""
    import threading

    # Not at once: this is still the place where it would be dropped.
    if lost.exc_type is KeyboardInterrupt:
        import _thread

        threading.Timer(0.01, _thread.interrupt_main).start()
    elif lost.exc_type is SystemExit:  # only the answer to SIGTERM is raised anywhere
        import signal

        if os.name == "nt":  # where os.kill asks nobody
            import _thread

            threading.Timer(0.01, _thread.interrupt_main, (signal.SIGTERM,)).start()
        else:
            threading.Timer(0.01, os.kill, (os.getpid(), signal.SIGTERM)).start()
    else:
        sys.__unraisablehook__(lost)
