"""Commands that those who read the log of a build would heed."""

from __future__ import annotations

import re


def heeded(line: str, format_: str = "text") -> bool:
    """Whether GitHub's runner would take a line for a command, as it reads one."""
    if format_ == "github" and line.startswith("::"):
        return False
    line = re.sub("[\u00ad\u034f\u200b-\u200f\ufe00-\ufe0f]", "", line)  # which .NET compares as nothing
    bare = re.sub(r"\x1b\[[\d;]*m", "", line).lstrip(
        "\ufeff\u200b" + "".join(c for c in map(chr, range(0x3001)) if c.isspace())
    )
    return bare.startswith("::") and "::" in bare[2:] or "##[" in line or "##vso[" in line
