"""What a fix would change, as a unified diff: bytes for `patch` and `git apply`, or lines to look at."""

from __future__ import annotations

import os
from difflib import diff_bytes

from copylint.reports.linewise import unified
from copylint.reports.terminal import Paint, commands, visible
from copylint.text.lines import ODD_ENDS, split_lines

_ENDS = "\n" + ODD_ENDS
_NO_END = "\\ No newline at end of file\n"
_SHORT = {
    "\a": "\\a",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\v": "\\v",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


def patch(path: str, old: bytes, new: bytes) -> bytes:
    """Returns the diff that makes a file that holds `old` hold `new`.

    It holds the very bytes of the file, whatever its encoding: a line of it is what ends with the byte
    0A, as `patch` reads files, in UTF-16 too.
    """
    name = named(path)
    tab = "\t" if " " in name and not name.startswith('"') else ""  # or a name would end at the blank
    a, b = (os.fsencode((f'"{x}/{name[1:]}' if name.startswith('"') else f"{x}/{name}") + tab) for x in "ab")
    out = []
    for line in diff_bytes(unified, _split(old), _split(new), a, b):
        out.append(line if line.endswith(b"\n") else line + b"\n" + _NO_END.encode())
    return b"".join(out)


def unheard(data: bytes) -> bytes:
    """Returns what may go into the log of a build that reads it for commands (GitHub's, Azure's): the
    same bytes. Where a line of them would be a command they stand between two lines that tell GitHub's
    runner to heed none; to `patch` and `git apply` these are no part of a diff."""
    if not os.environ.get("GITHUB_ACTIONS") or not commands(data):
        return data
    from secrets import token_hex

    token = token_hex(16).encode()
    return b"::stop-commands::" + token + b"\n" + data + b"::" + token + b"::\n"


def shown(path: str, old: str, new: str, paint: Paint) -> str:
    """Returns the diff of two texts for a terminal: in colour, and nothing in it that could steer it."""
    name = visible(path).lstrip("/")
    out = []
    for line in unified(split_lines(old), split_lines(new), f"a/{name}", f"b/{name}"):
        body = line.rstrip(_ENDS)
        end = line[len(body) :]
        # The usual ends are not worth seeing, any other is.
        body = visible(body) + visible(
            end.removesuffix("\n").removesuffix("\r") if end.endswith("\n") else end
        )
        how = {"+": "green", "-": "red", "@": "cyan"}.get(line[0])
        out.append((paint(body, how) if how else body) + "\n")
        if not end:
            out.append(_NO_END)
    return "".join(out)


def named(path: str) -> str:
    """Returns what a diff calls a file, without the `a/` before it: its path from the working folder, links
    followed, as `patch -p1` there looks for it; the path from the root where it lies elsewhere. Control
    characters, quotation marks, backslashes and bytes that are no UTF-8 are escaped as git does it."""
    full = path
    if path != "-":
        full = os.path.realpath(path)
        here = os.path.join(os.path.realpath(os.curdir), "")
        full = (full.removeprefix(here) if full.startswith(here) else full.lstrip(os.sep)).replace(
            os.sep, "/"
        )
    if full.isprintable() and not any(c in full for c in '"\\'):
        return full
    return '"' + "".join(_SHORT.get(c) or (c if c.isprintable() else _octal(c)) for c in full) + '"'


def _octal(c: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(c))


def _split(data: bytes) -> list[bytes]:
    parts = data.split(b"\n")
    lines = [p + b"\n" for p in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines
