"""Where the program starts: plain lines of `check` and `fix` run at once, all else goes to click."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Runs the command line and ends the process with its exit status."""
    from copylint.options import plain

    # The shell asks what a line could go on with: that is for click to say.
    read = None if "_COPYLINT_COMPLETE" in os.environ else plain(sys.argv[1:])
    if read is None:
        from copylint.cli import main as full

        full()
        return
    from copylint import linting

    command, given = read
    sys.unraisablehook = linting.ask_again
    try:
        code = (linting.check if command == "check" else linting.fix)(given)
        sys.stdout.flush()
    except (KeyboardInterrupt, EOFError):
        linting.say("")  # behind the ^C of the terminal
        code = linting.INTERRUPTED
    except OSError as e:
        code = linting.lost_output(e)
    sys.exit(code)
