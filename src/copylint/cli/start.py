"""Where the program starts: plain lines of `check` and `fix` run at once and the version is said; all else
goes to click."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn


def run(line: Sequence[str]) -> int | None:
    """Runs a plain command line and returns the exit status; None for a line that click must read."""
    # The shell asks what a line could go on with: that is for click to say.
    if "_COPYLINT_COMPLETE" in os.environ:
        return None
    if list(line) in (["--version"], ["-V"]):
        return _guarded(_version)
    from copylint.cli.arguments import plain

    read = plain(line)
    if read is None:
        return None
    from copylint.cli import check_and_fix

    command, given = read
    return _guarded(lambda: (check_and_fix.check if command == "check" else check_and_fix.fix)(given))


def _version() -> int:
    from copylint import __version__

    sys.stdout.write(f"copylint, version {__version__}\n")  # as click says it
    return 0


def _guarded(work: Callable[[], int]) -> int:
    """What the work ends with, or the status for a user who stops it or a reader who goes away."""
    from copylint.cli import streams

    sys.unraisablehook = streams.ask_again
    try:
        code = work()
        sys.stdout.flush()
    except (KeyboardInterrupt, EOFError):
        streams.say("")  # behind the ^C of the terminal
        code = streams.INTERRUPTED
    except OSError as e:
        code = streams.lost_output(e)
    return code


def leave(code: int) -> NoReturn:
    """Ends the process. Its memory goes with it: to free it piece by piece takes a fifth of the time
    that a check of one story takes. Whatever wants to be done at the end is done."""
    threads = sys.modules.get("threading")
    if threads is not None and threads.active_count() > 1:
        sys.exit(code)
    import atexit

    try:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError, KeyboardInterrupt):
        sys.exit(code)
    os._exit(code)


def main() -> None:
    """Runs the command line and ends the process with its exit status."""
    from copylint.cli import streams

    streams.ready()
    code = run(sys.argv[1:])
    if code is None:
        from copylint.cli.main import main as full

        full()
    else:
        leave(code)
