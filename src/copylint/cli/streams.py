"""Standard input, output and error, in whatever state they were handed over."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

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
