"""The copy that rules are counted on, as a list of sources in a TOML file describes it.

The copy itself stays where it is: nothing of it is kept in the project. A source:

    [[source]]
    name = "news"                 # for messages
    path = "news/clean.jsonl"     # JSON lines, a folder of .txt, or paragraphs one a line, .txt or .txt.xz
    kind = "news"                 # the kind of copy it is counted as
    state = "published"           # published: as printed; filed: with its faults in; prose: for safe fixes
    alone files = "court-*.txt"         # which of a folder's, by default all .txt
    text = "text"                 # the field of the text, for JSON lines
    id = "id"                     # the field that names a text, for JSON lines
    faults = "news/gold.jsonl"    # known faults of filed copy, optional
    words = 600                   # paragraphs are put together to stories of so many words
    most = 1000000                # words taken at most, spread over the whole of it, optional
"""

from __future__ import annotations

import json
import lzma
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

STATES = ("published", "filed", "prose")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A known fault: code points of the text, and what may rightly stand there (none: not known)."""

    start: int
    end: int
    rights: tuple[str, ...] = ()
    also: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One text that rules are run over."""

    source: str
    kind: str
    state: str
    name: str
    text: str
    faults: tuple[Fault, ...] = field(default=())

    @property
    def words(self) -> int:
        """How many words it has, parted at blanks."""
        return len(self.text.split())


def read(listing: Path, only: Sequence[str] = ()) -> Iterator[Copy]:
    """Yields every text of the sources that `listing` names (of those in `only`, where it names any), in its
    order; paths are taken from its folder.

    Raises ValueError for a source that states something impossible, OSError where copy cannot be read.
    """
    with listing.open("rb") as f:
        sources = tomllib.load(f)["source"]
    for s in sources:
        if only and s["name"] not in only:
            continue
        if s["state"] not in STATES:
            raise ValueError(f"{listing}: source {s['name']}: state is one of {', '.join(STATES)}")
        path = listing.parent / s["path"]
        faults = _faults(listing.parent / s["faults"]) if "faults" in s else {}
        for name, text in _texts(path, s):
            yield Copy(
                source=s["name"],
                kind=s["kind"],
                state=s["state"],
                name=name,
                text=text,
                faults=tuple(faults.get(name, ())),
            )


def _texts(path: Path, s: dict[str, str]) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        for p in sorted(path.glob(s.get("files", "*.txt"))):
            yield p.name, p.read_text(encoding="utf-8")
    elif path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as f:
            for row in map(json.loads, f):
                yield str(row[s.get("id", "id")]), row[s.get("text", "text")]
    else:
        yield from _stories(path, int(s.get("words", 600)), int(s.get("most", 0)))


def _stories(path: Path, words: int, most: int) -> Iterator[tuple[str, str]]:
    """Paragraphs, one a line, put together to stories; of a long file every so manieth story."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as f:
        paragraphs = [line.strip() for line in f if line.strip()]
    stories: list[list[str]] = [[]]
    size = 0
    for p in paragraphs:
        if size >= words:
            stories.append([])
            size = 0
        stories[-1].append(p)
        size += len(p.split())
    step = max(1, -(-len(stories) * words // most)) if most else 1
    for k in range(0, len(stories), step):
        yield f"{path.name}:{k}", "\n\n".join(stories[k]) + "\n"


def _faults(path: Path) -> dict[str, list[Fault]]:
    """Known faults by the name of their text, from rows of a text's faults or of single corrections."""
    out: dict[str, list[Fault]] = {}
    with path.open(encoding="utf-8") as f:
        for row in map(json.loads, f):
            name = str(row.get("id") if "faults" in row else row["doc"])
            for x in row.get("faults") or [row]:
                rights = tuple(r for r in (x.get("right", x.get("new")), *x.get("alts", ())) if r is not None)
                also = tuple((a, b) for a, b in x.get("also", ()))
                out.setdefault(name, []).append(
                    Fault(start=x["start"], end=x["end"], rights=rights, also=also)
                )
    return out
