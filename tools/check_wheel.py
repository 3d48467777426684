"""Checks the copylint that a wheel brought to this Python: what was compiled is used, a story mended in time.

    python tools/check_wheel.py [--pure]

With --pure nothing may be compiled. Ends with 1 where something is wrong, and says what.
"""

from __future__ import annotations

import platform
import sys
import time
from importlib import import_module
from pathlib import Path

STORY = "Minister visits\n\nThe minister said , then left for the the capital.\n"
MENDED = "Minister visits\n\nThe minister said, then left for the capital.\n"
#: Seconds of CPU time that the first story may take, with all that is made once.
MOST = 10.0


def main(pure: bool) -> str:
    """Returns what is wrong, empty if nothing is; prints how long the story took."""
    import copylint
    from copylint.tables.twins import is_compiled

    package = Path(copylint.__file__).parent
    typed = [p.relative_to(package.parent).with_suffix("") for p in package.rglob("*.pxd")]
    compiled = [is_compiled(import_module(".".join(p.parts))) for p in typed]
    if any(compiled) if pure else not all(compiled):
        return f"compiled: {dict(zip(map(str, typed), compiled, strict=True))}"
    mended = copylint.Linter().fix(STORY).text
    took = time.process_time()
    print(
        f"Python {platform.python_version()}, {'as it is' if pure else 'compiled'}: {took:.1f} s of CPU time"
    )
    if mended != MENDED:
        return f"not mended as expected: {mended!r}"
    return f"more than {MOST} s" if took > MOST else ""


if __name__ == "__main__":
    sys.exit(main("--pure" in sys.argv[1:]) or None)
