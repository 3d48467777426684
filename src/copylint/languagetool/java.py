"""Which Java there is, and whether LanguageTool runs on it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import NamedTuple

from copylint.languagetool import JAVA, Unavailable

_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_PATIENCE = 30


class Java(NamedTuple):
    """A Java: the path of its command, its version as a number, its own words on it."""

    path: str
    version: int
    words: str


def _candidates() -> list[str]:
    out = []
    home = os.environ.get("JAVA_HOME")
    if home:
        named = shutil.which("java", path=os.path.join(home, "bin"))
        if named:
            out.append(named)
    found = shutil.which("java")
    if found and found not in out:
        out.append(found)
    return out


def look(path: str) -> Java:
    """Returns what the `java` at `path` says of itself. Raises Unavailable."""
    try:
        got = subprocess.run(  # noqa: S603 - the user's own Java, no shell
            [path, "-version"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=_PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Unavailable(f"{path} did not say its version within {_PATIENCE} seconds") from None
    except OSError as e:
        raise Unavailable(f"{path} cannot be run: {e.strerror or e}") from None
    words = got.stdout.decode("utf-8", "replace").strip()
    m = _VERSION.search(words)
    if m is None:
        said = words.splitlines()[0][:120] if words else "nothing"
        raise Unavailable(f"{path} does not say which Java it is, but {said!r}")
    return Java(path, int(m.group(1)), next(x for x in words.splitlines() if _VERSION.search(x)))


def find() -> Java:
    """Returns the first Java that will do: that of JAVA_HOME, then the one on the PATH.

    Raises Unavailable where there is none or it is too old.
    """
    paths = _candidates()
    if not paths:
        raise Unavailable(
            f"there is no Java here (no `java` on the PATH, no JAVA_HOME); LanguageTool {JAVA_NEED}"
        )
    faults = []
    for path in paths:
        try:
            java = look(path)
        except Unavailable as e:
            faults.append(str(e))
            continue
        if java.version >= JAVA:
            return java
        faults.append(f"{path} is Java {java.version}, and LanguageTool {JAVA_NEED}")
    raise Unavailable("; ".join(faults))


JAVA_NEED = f"needs Java {JAVA} or newer"
