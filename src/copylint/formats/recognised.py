"""Which reader a file is for: as it is told to be read, by its suffix, and by how it begins.

What no reader knows is refused, never read as text because somebody named it: an edit that is right in
copy breaks a program, a table or a page.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cache

from copylint.formats import readers
from copylint.formats.encoding import InputError
from copylint.tables.shipped import lexicons_path
from copylint.text.patterns import later

#: The readers, by the names that `--as` and the settings' `formats` know.
FORMATS = readers.names()

#: What the readers know by suffix; these are looked for in folders.
SUFFIXES = readers.by_suffix()

#: Code points and bytes that say what a file is.
_HEAD = 4096

#: How files begin that are no text, or not the text their suffix says (the last is how Word began them
#: before .docx); all of them in ASCII.
_SIGNATURES = (
    (b"{\\rtf", "RTF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\x1f\x8b", "an archive"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_UNREADABLE = frozenset(what for _, what in _SIGNATURES) - {"RTF"}

_BLANKS_AND_COMMENTS = later(r"(?:\s|<!--(?:(?!-->).)*-->)*", re.DOTALL)
_TAG = later(r"<(?P<name>[A-Za-z_][\w.:-]*)(?P<rest>(?:\s[^<>]*)?)>")
_ATTRIBUTE = later(r"\s[\w:-]+\s*=\s*\S")
_DOCTYPE = later(r"<(?:!doctype|\?xml)[\s>]", re.IGNORECASE)
_OBJECT = later(r"\[?\s*\{\s*\"(?:[^\"\\\n]|\\.){0,200}\"\s*:")
#: Ends of what paragraphs and pages are made of.
_CLOSED = later(
    r"</(?:p|div|h[1-6]|li|td|tr|ul|ol|table|section|article|script|figure|blockquote)>", re.IGNORECASE
)


class Foreign(InputError):
    """A file that no reader knows. `kind` is what it is counted as: a suffix, or the like."""

    def __init__(self, path: str, message: str, kind: str) -> None:
        super().__init__(path, message)
        self.kind = kind

    def __reduce__(self) -> tuple[type[Foreign], tuple[str, str, str]]:  # type: ignore[override]
        return Foreign, (self.path, self.message, self.kind)


def suffix_of(path: str) -> str:
    """Returns the suffix of a path in small letters, "" where it has none: what stands behind a stop and
    a blank is a part of the name."""
    suffix = os.path.splitext(path)[1].lower()
    return "" if any(c.isspace() for c in suffix) or suffix == "." else suffix


def by_suffix(path: str, own: Sequence[tuple[str, str]] = ()) -> str | None:
    """Returns the reader for the suffix of a path, None where no reader knows it. `own` are the settings'
    `formats`: suffixes, each with a reader."""
    suffix = suffix_of(path)
    return dict(own).get(suffix) or SUFFIXES.get(suffix)


def reader_for(path: str, shown: str, data: bytes, own: Sequence[tuple[str, str]] = ()) -> str:
    """Returns the reader for a file by its suffix and its first bytes. Raises Foreign, which calls the
    file `shown`, for what no reader knows; `check_text` looks further once it is decoded."""
    suffix = suffix_of(path)
    reader = by_suffix(path, own)
    if reader is None and suffix:
        what, how = known_files().get(suffix, (f"a {suffix} file", "text"))
        raise Foreign(shown, f"is {what}, which no reader knows; {_way_out(suffix, how)}", suffix)
    for mark, what in _SIGNATURES:
        if data.startswith(mark):
            if what in _UNREADABLE:
                raise Foreign(
                    shown,
                    f"is {what}, which no reader knows; {_way_out(suffix, 'bytes')}",
                    _kind(suffix, what),
                )
            called = readers.reader(reader or "text").CALLED
            raise Foreign(shown, f"is {what}, not {called}; {_way_out('', 'text')}", _kind(suffix, what))
    if reader is None and path != "-":
        what, how = known_files().get(os.path.basename(path), ("", ""))
        if how == "program" or data.startswith(b"#!"):
            what = what or "a script"
            raise Foreign(shown, f"is {what}, which no reader knows; {_way_out('', 'text')}", _kind("", what))
    return reader or "text"


def check_text(path: str, shown: str, text: str, reader: str) -> None:
    """Raises Foreign for a text, decoded, that is no plain text though it is called so: a page of HTML,
    XML or JSON. Of Markdown these are parts."""
    what = language_of(text) if reader == "text" else None
    if what is not None:
        message = f"is {what}, not plain text; {_way_out('', 'text')}"
        raise Foreign(shown, message, _kind(suffix_of(path), what))


def language_of(text: str) -> str | None:
    """Returns "HTML", "XML" or "JSON" where a text begins as one of these and goes on so, else None.

    Copy that begins with `[Updated]`, `{{ date }}`, `<Eds: with quotes>` or a word in `<b>` is none.
    """
    head = text[:_HEAD]
    first = head.lstrip()[:1]
    if first and first in "[{":
        return "JSON" if _is_json(text, head) else None
    if first == "<":
        what = _begins_with_tag(text, head)
        if what:
            return what
    return "HTML" if head.count("</") > 2 and len(_CLOSED.findall(head)) > 2 else None


def _is_json(text: str, head: str) -> bool:
    if _OBJECT.match(head.lstrip()):
        return True
    if text.rstrip()[-1:] not in "]}":
        return False
    import json

    try:
        return isinstance(json.loads(text), list | dict)
    except (ValueError, RecursionError):
        return False


def _begins_with_tag(text: str, head: str) -> str | None:
    """What a text is whose first character is `<`."""
    m = _BLANKS_AND_COMMENTS.match(head)
    head = head[m.end() :] if m else head
    if _DOCTYPE.match(head):
        low = head[:200].lower()
        return "HTML" if "<!doctype html" in low or "<html" in low else "XML"
    tag = _TAG.match(head)
    if tag is None:
        return None
    from copylint.tables.wordlists import word_set  # hardly any copy begins with a tag

    name, rest = tag.group("name"), tag.group("rest")
    low = name.lower()
    said = _ATTRIBUTE.search(rest) is not None
    if low in word_set("formats", "tags of pages"):
        return "HTML" if said or not rest else None
    if low in word_set("formats", "tags inside a paragraph"):
        return "HTML" if said else None
    if rest.endswith("/"):
        return "XML" if said else None
    return "XML" if f"</{name}" in text else None


@cache
def known_files() -> dict[str, tuple[str, str]]:
    """Returns what files are that no reader knows, by suffix or name: what it is called, and "text",
    "bytes", "name" or "program" (see the table)."""
    with open(os.path.join(lexicons_path(), "file-kinds.tsv"), encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if line[:1] not in ("#", "\n")]
    return {key: (what, how) for key, what, how in rows}


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple((key, what) for key, (what, how) in known_files().items() if how in ("name", "program"))


def no_copy(name: str) -> str | None:
    """Returns what a file is that its name says is no copy, whatever its suffix (LICENSE, robots.txt);
    else None. `name` is without its folders."""
    return next((what for key, what in _names() if fnmatchcase(name, key)), None)


def _kind(suffix: str, what: str) -> str:
    """What a file is counted as that is not what its suffix says."""
    return f"{suffix or 'without a suffix'} ({what})"


def _way_out(suffix: str, how: str) -> str:
    if how == "bytes":
        return "save its copy as plain text or Markdown"
    if not suffix:
        return "--as text reads it as plain text all the same"
    setting = f'[formats] "{suffix}" = "text"'
    return f"--as text reads it as plain text, and {setting} in the settings every {suffix} file"
