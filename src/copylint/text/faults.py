"""How a fault of copylint itself is told: what was raised, and where in the code."""

from __future__ import annotations

import os

_PACKAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "")


def told(e: BaseException) -> str:
    """Returns the exception in words: `KeyError: 'wAs' (kinds/grammar/clause.py:160)`, the place being the
    deepest one in copylint's own code. Raises the exception itself where COPYLINT_DEBUG asks for whole
    traces."""
    if os.environ.get("COPYLINT_DEBUG"):
        raise e
    said = f"{type(e).__name__}: {e}" if str(e) else type(e).__name__
    at = place(e)
    return f"{said} ({at})" if at else said


def place(e: BaseException) -> str:
    """Returns `file:line` of the deepest place in copylint's own code that the exception went through,
    the file as it lies in the package; of the deepest place at all where none is; "" without a trace.

    A generator that let StopIteration out says so by another exception: its cause is asked.
    """
    if isinstance(e.__cause__, StopIteration):
        e = e.__cause__
    own = last = ""
    at = e.__traceback__
    while at is not None:
        file = at.tb_frame.f_code.co_filename
        last = f"{os.path.basename(file)}:{at.tb_lineno}"
        if file.startswith(_PACKAGE):
            own = f"{file[len(_PACKAGE) :].replace(os.sep, '/')}:{at.tb_lineno}"
        at = at.tb_next
    return own or last
