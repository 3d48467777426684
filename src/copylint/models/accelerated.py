"""The models' sums in machine code, where the installation has them.

`copylint.models._scorer` is compiled when a wheel is built and a compiler is at hand. Where it is missing, or
older than its source, the same sums are added up in Python: every finding is the same, a story takes
about half as long again. COPYLINT_PURE=1 asks for the Python way.
"""

from __future__ import annotations

import os
import zlib
from functools import cache
from types import ModuleType


@cache
def sums() -> ModuleType | None:
    """Returns the compiled module, None where there is none or it does not fit its source."""
    if os.environ.get("COPYLINT_PURE") == "1":
        return None
    try:
        import copylint.models._scorer as _sums
    except ImportError:
        return None
    try:
        with open(os.path.join(os.path.dirname(__file__), "_scorer.pyx"), "rb") as f:
            if zlib.crc32(f.read()) != _sums.SOURCE:
                return None
    except OSError:
        return None
    return _sums
