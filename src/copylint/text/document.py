"""Documents: what stands on disk, the copy in it, and which stretches of it are none.

All offsets are code points (Python string indices) of the decoded source, half-open. A byte-order
mark is not part of the decoded source. Bytes exist only in the readers.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from copylint.text.spans import OffsetMap, Span, Stretches

if TYPE_CHECKING:
    from datetime import date


class Region(NamedTuple):
    """A stretch of the document with a nature of its own.

    `kind` is one of "markup", "code", "front-matter", "link" (none of them copy), "heading" (copy),
    "headline" or "standfirst" (what front matter says they are),
    "quoted-document" (copy, but somebody else's: its spelling is not ours) or "label" (copy that is at
    the same time the name of something else in the file: the text of `[Foo]` where `[foo]: …` says what
    it links to).
    """

    span: Span
    kind: str


#: What a format shows in a sentence for each character of what is no copy but has its place there, as
#: code and formulas do: it stands for a noun.
OBJECT = "\ufffc"

#: Region kinds that are not copy: no finding may touch them.
NOT_COPY = frozenset({"markup", "code", "front-matter", "link"})


class Document:
    """A story as read: what stands on disk, and the copy in it.

    `source` is the decoded file; `text` the copy that rules see. As a format gives them the two have the same
    length: `text` has blanks, OBJECT or a quotation mark where `source` has markup, and LF where `source`
    ends a line with CR, NEL, U+2028 or U+2029. As `copylint.story.seen` shows them, the text leaves out what
    nobody sees, and `offsets` leads back. `path` is what reports show. `blocks` are the paragraphs where the
    format says what they are, None where the text must tell. `published` is the day of publication where the
    file states it. `aligned` is the source as far as it agrees with the text position by position. `capitals`
    are the stretches that stand in capitals in the source and as in a sentence in the text; `hidden` the
    places in the text at which the source has something nobody sees.
    """

    __slots__ = (
        "aligned",
        "blocks",
        "capitals",
        "hidden",
        "offsets",
        "path",
        "published",
        "regions",
        "source",
        "text",
    )

    def __init__(
        self,
        path: str,
        source: str,
        text: str | None = None,
        regions: tuple[Region, ...] = (),
        offsets: OffsetMap | None = None,
        blocks: tuple[Span, ...] | None = None,
        published: date | None = None,
    ) -> None:
        self.path = path
        self.source = source
        self.text = source if text is None else text
        self.regions = regions
        self.blocks = blocks
        self.published = published
        self.offsets = offsets or OffsetMap.identity(len(source))
        self.aligned = source if len(source) == len(self.text) else self.text
        self.capitals = Stretches(())
        self.hidden: tuple[int, ...] = ()

    def hides(self, span: Span) -> bool:
        """Whether the source has something within the span that nobody sees."""
        k = bisect_right(self.hidden, span.start)
        return k < len(self.hidden) and self.hidden[k] < span.end
