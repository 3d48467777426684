"""What a fix would change, as a unified diff: bytes for `patch` and `git apply`, or lines to look at."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from difflib import SequenceMatcher, diff_bytes
from itertools import accumulate, groupby

from copylint.reports.linewise import unified
from copylint.reports.terminal import Paint, commands, visible
from copylint.text.lines import ODD_ENDS, split_lines

_ENDS = "\n" + ODD_ENDS
#: Words, blanks and marks, each by itself.
_PARTS = re.compile(r"\w+|\s+|[^\w\s]")
#: Parts of two lines up to which their words are held against each other.
_LONG = 2_000
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
    """Returns the diff of two texts for a terminal: in colour, with the words that change standing out, and
    nothing in it that could steer it."""
    name = visible(path).lstrip("/")
    diff = unified(split_lines(old), split_lines(new), f"a/{name}", f"b/{name}")
    out: list[str] = []
    gone: list[str] = []
    for sign, group in groupby(diff, key=lambda line: line[0]):
        lines = list(group)
        if sign == "-" and not lines[0].startswith("--- "):
            gone = lines
            continue
        # Lines that go and come one for one are the same lines with other words.
        if sign == "+" and gone and paint.on and len(gone) == len(lines):
            pairs = [_changes(a, b) for a, b in zip(gone, lines, strict=True)]
            out += [_line(a, paint, cuts) for a, (cuts, _) in zip(gone, pairs, strict=True)]
            out += [_line(b, paint, cuts) for b, (_, cuts) in zip(lines, pairs, strict=True)]
        else:
            out += [_line(x, paint) for x in (*gone, *lines)]
        gone = []
    return "".join([*out, *(_line(x, paint) for x in gone)])


#: Stretches of a line of a diff: where they begin and end, code points.
_Cuts = list[tuple[int, int]]


def _changes(old: str, new: str) -> tuple[_Cuts, _Cuts]:
    """The words that go from one line of a diff and those that come to the other; none where the lines have
    little in common."""
    a, b = _PARTS.findall(old[1:]), _PARTS.findall(new[1:])
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if len(a) + len(b) > _LONG or matcher.ratio() < 0.5:
        return [], []
    gone, come = [], []
    starts = [list(accumulate(map(len, parts), initial=1)) for parts in (a, b)]
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag != "equal":
            gone.append((starts[0][i], starts[0][i_end]))
            come.append((starts[1][j], starts[1][j_end]))
    return [c for c in gone if c[0] < c[1]], [c for c in come if c[0] < c[1]]


def _line(line: str, paint: Paint, cuts: Sequence[tuple[int, int]] = ()) -> str:
    """A line of a diff as a terminal shows it, what stands in `cuts` bold."""
    body = line.rstrip(_ENDS)
    end = line[len(body) :]
    # The usual ends are not worth seeing, any other is.
    odd = visible(end.removesuffix("\n").removesuffix("\r") if end.endswith("\n") else end)
    how = {"+": "green", "-": "red", "@": "cyan"}.get(line[0])
    if how is None:
        shown_ = visible(body) + odd
    else:
        shown_, at = "", 0
        for start, stop in cuts:
            shown_ += paint(visible(body[at:start]), how) + paint(visible(body[start:stop]), f"bold {how}")
            at = max(at, stop)
        shown_ += paint(visible(body[at:]) + odd, how)
    return f"{shown_}\n" + ("" if end else _NO_END)


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
