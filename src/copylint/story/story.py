"""The Story: a document with its parts and its speech, and a memo for every other fact of it.

The facts are functions of the modules beside it (`offices(story)`, `names(story)`). Each is worked out
when a rule first asks for it and then kept, so that a clean story costs only what its own words trigger.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property, wraps
from itertools import accumulate
from typing import Any, TypeVar

from copylint.story import assignment, roles, turns
from copylint.story.turn import Turn
from copylint.story.writings import Writings, writings
from copylint.text.document import NOT_COPY, Document
from copylint.text.faults import told
from copylint.text.folding import folded, plain
from copylint.text.lines import Lines
from copylint.text.machinetext import machine_text
from copylint.text.paragraphs import Paragraph, paragraph_spans
from copylint.text.patterns import later
from copylint.text.pieces import LONG, Pieces
from copylint.text.quotations import Quotations
from copylint.text.quote_parsing import parse
from copylint.text.sentences import Pass, Recent, Sentence
from copylint.text.spans import Span, Stretches
from copylint.text.tokens import Token

# Powers, calls and names with low lines, as only copy about programs or formulas has them.
_CODE = later(r"\w\^\d|(?<![@#/.\w])[A-Za-z]\w*\(\)|(?<![@#/.\w])[A-Za-z]+_[A-Za-z]\w*(?![@/.])")
T = TypeVar("T")


def _of_code(line: str) -> bool:
    return ("_" in line or "()" in line or "^" in line) and _CODE.search(line) is not None


def once_a_story(work: Callable[[Story], T]) -> Callable[[Story], T]:
    """Returns the function, worked out once for each story and kept with it; nobody may change what
    it returns."""

    @wraps(work)
    def kept(story: Story) -> T:
        memo = story.memo
        try:
            found: T = memo[work]
        except KeyError:
            found = memo[work] = work(story)
        return found

    return kept


def by_paragraph(work: Callable[[Story], T]) -> Callable[[Story], T]:
    """Marks a fact that is gathered from each paragraph by itself: of a story that is read one paragraph at a
    time, as `copylint.engine.passage` does, it is gathered from that paragraph. Goes under `once_a_story`."""
    work.by_paragraph = True  # type: ignore[attr-defined]
    return work


class Story:
    """A document, read-only; `published` is the date it is checked for.

    `whole`: it is no fragment, however short. `variant` is "en-US", "en-GB" or "auto" as set; what the story
    itself shows is `copylint.story.english.language`.
    """

    def __init__(
        self, document: Document, *, variant: str = "auto", published: date | None = None, whole: bool = False
    ) -> None:
        self.document = document
        self.text = document.text
        self.variant = variant
        self.published = published
        self._whole = whole
        #: What `once_a_story` keeps, by function.
        self.memo: dict[Any, Any] = {}
        #: What was worked out of its lines.
        self.pieces = Pieces()
        #: What could not be read of the story, in words, where there is something safe to go on with.
        self.faults: list[str] = []

    # -- text ------------------------------------------------------------------------------
    @cached_property
    def plain(self) -> str:
        """The text with curly marks and odd spaces as ASCII; same offsets. Line breaks inside a
        hard-wrapped paragraph are spaces."""
        text = plain(self.text)
        if any(text.find("\n", p.start, p.end) >= 0 for p in self.paragraphs):
            chars = list(text)
            for p in self.paragraphs:
                for k in range(p.start, p.end):
                    if chars[k] in "\r\n":
                        chars[k] = " "
            text = "".join(chars)
        return text

    @cached_property
    def curly(self) -> bool:
        """Whether the story's apostrophes are curly (the majority decides; curly when it has none
        of either but curly quotation marks)."""
        curly, straight = self.text.count("’"), self.text.count("'")
        return curly > straight or (curly == straight and "“" in self.text)

    @cached_property
    def of_code(self) -> bool:
        """Whether the story talks of programs or formulas (2^15, main(), max_size): such copy has words
        of its own, varint and nbt and the like, and neither a slip nor a lost capital is certain."""
        return any(found for _, found in self.by_line(_of_code))

    def by_line(self, work: Callable[[str], T]) -> Iterator[tuple[int, T]]:
        """Yields where each line of the plain text starts, and what `work` makes of it."""
        start = 0
        for line in self.plain.split("\n"):
            yield start, self.pieces.of(work, line)
            start += len(line) + 1

    @cached_property
    def folded(self) -> bytes:
        """One lower-case byte a code point, for the matcher."""
        return folded(self.plain)

    def line(self, offset: int) -> int:
        """Returns the line of the source in which what stands at an offset of the text begins, from 1."""
        return self._lines.position(self.document.offsets.to_source(Span(offset, offset + 1)).start)[0]

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.document.source)

    # -- parts -----------------------------------------------------------------------------
    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The parts of the story in order, each with its role."""
        blocks = self.document.blocks
        spans = paragraph_spans(self.text) if blocks is None else [(b.start, b.end) for b in blocks]
        recent, pass_ = (Recent(), None) if len(self.text) > LONG else (None, Pass())
        paragraphs = [
            Paragraph(self.text, s, e, k, recent=recent, pass_=pass_) for k, (s, e) in enumerate(spans)
        ]
        if pass_ is not None:
            pass_.paragraphs = paragraphs
        # What front matter states is neither the first paragraph of the story nor one of its body.
        stated = {r.span.start: r.kind for r in self.document.regions if r.kind in ("headline", "standfirst")}
        told_of = [p for p in paragraphs if p.start not in stated]
        marks: list[str] = []
        headings: set[int] = set()
        if blocks:
            # A format that marks headings and bullets knows better than the words.
            titled = {r.span.start for r in self.document.regions if r.kind == "heading"}
            headings = {k for k, p in enumerate(told_of) if p.start in titled}
            aligned = self.document.aligned
            marks = [aligned[aligned.rfind("\n", 0, p.start) + 1 : p.start].lstrip("> \t") for p in told_of]
        try:
            assignment.assign(told_of, marks, headings)
        except Exception as e:
            self.faults.append(
                f"headline, byline and dateline could not be told: {told(e)}; all is read as body"
            )
            for p in paragraphs:
                p.role = "body"
        for p in paragraphs:
            p.role = stated.get(p.start, p.role)
        return paragraphs

    @property
    def roles(self) -> list[str]:
        """The role of each paragraph, with "speech" for one that ends in a turn or is one quotation from end
        to end."""
        quoted = {(q.span.start, q.span.end) for q in self.quotations.items}

        def said(p: Paragraph) -> bool:
            return self._spoken.covers(p.end - 1, p.end) or (p.start, p.end) in quoted

        return ["speech" if p.role in ("body", "bullets") and said(p) else p.role for p in self.paragraphs]

    @cached_property
    def _starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Returns the paragraph that holds the offset; None before the first one."""
        k = bisect_right(self._starts, offset) - 1
        return self.paragraphs[k] if k >= 0 else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """Returns the sentence that holds the offset; None in a story without copy."""
        p = self.paragraph_at(offset)
        return p.sentence_at(offset) if p is not None else None

    @property
    def headline(self) -> Paragraph | None:
        """The headline, None where the story has none."""
        first = next((p for p in self.paragraphs if p.role == "headline" or p.role in roles.PROSE), None)
        return first if first is not None and first.role == "headline" else None

    @property
    def body(self) -> list[Paragraph]:
        """The paragraphs that tell the story: neither what stands over it nor furniture."""
        return [p for p in self.paragraphs if p.role in roles.PROSE]

    @cached_property
    def fragment(self) -> bool:
        """Whether it is a paragraph without the rest of its story, as an editor or a browser sends one: what
        it lacks may stand elsewhere."""
        return not self._whole and self.headline is None and len(self.body) <= 1

    def tokens_of(self, paragraph: Paragraph) -> list[Token]:
        """Returns the tokens of a whole paragraph."""
        return [t for s in paragraph.sentences for t in s.tokens]

    # -- speech ----------------------------------------------------------------------------
    @cached_property
    def quotations(self) -> Quotations:
        """Every quotation of the story, with its faults. Where they cannot be read, all of the story is
        taken for speech, in which nothing is reworded."""
        try:
            return parse(self.text, self.paragraphs)
        except Exception as e:
            self.faults.append(f"the quotations could not be read: {told(e)}; all of it is taken for speech")
            return Quotations(odd=[(0, len(self.text))])

    @cached_property
    def turns(self) -> list[Turn]:
        """Speech without quotation marks: labelled turns, answers, subtitles, posts, letters, verse."""
        return turns.find(self.document, self.paragraphs)

    def in_speech(self, span: Span) -> bool:
        """Whether any of the span is, or may be, inside a quotation or in a turn without marks."""
        return self.quotations.covers(span.start, span.end) or self._spoken.covers(span.start, span.end)

    def is_sealed(self, span: Span) -> bool:
        """Whether any of the span is in a quotation with [sic], or of a spelling that the story talks
        about."""
        return self.in_speech(span) and self._writings.sealed.covers(span.start, span.end)

    def in_columns(self, span: Span) -> bool:
        """Whether the span touches a table or a score, where blanks keep columns and words stand for
        cells."""
        p = self.paragraph_at(span.start)
        return p is not None and p.role in ("table", "score line") and span.start <= p.end

    def is_evidence(self, span: Span) -> bool:
        """Whether any of the span is in a quotation of what somebody wrote."""
        return self.in_speech(span) and self._writings.kept.covers(span.start, span.end)

    @cached_property
    def _writings(self) -> Writings:
        return writings(self.plain, self.paragraphs, self.quotations, self.turns)

    @cached_property
    def _spoken(self) -> Stretches:
        return Stretches((t.start, t.end) for t in self.turns)

    # -- what is not copy --------------------------------------------------------------------
    @cached_property
    def protected(self) -> list[tuple[int, int]]:
        """Sorted stretches that no finding may touch: markup, code, what is written for machines."""
        out: list[tuple[int, int]] = []
        for r in sorted(self.document.regions, key=lambda r: r.span):
            if r.kind in NOT_COPY:
                if out and r.span.start <= out[-1][1]:
                    out[-1] = (out[-1][0], max(out[-1][1], r.span.end))
                else:
                    out.append((r.span.start, r.span.end))
        out += machine_text(self.text, self.pieces)
        out.sort()
        return out

    def is_protected(self, start: int, end: int) -> bool:
        """Whether text[start:end] touches a stretch that is not copy.

        Overlapping one is touching it. So is lying beside one with nothing but blanks, as the blanks
        that stand for markup are no spaces; and lying beside one that parts a word in two, or that
        is itself part of a word, as in `un*believ*able`.
        """
        spans = self.protected
        if not spans:
            return False
        text = self.text
        blank = not text[start:end].strip()
        k = bisect_right(spans, (end, len(text) + 1)) - 1
        reach = self._protected_so_far
        while k >= 0 and reach[k] >= start:
            s, e = spans[k]
            if (s < end and start < e) or (start == end and s < start < e):
                return True
            if (e == start or s == end) and ((blank and text[s:e].isspace()) or self._inside_word(s, e)):
                return True
            k -= 1
        return False

    @cached_property
    def _protected_so_far(self) -> list[int]:
        """How far the stretches that are not copy reach, up to each of them."""
        return list(accumulate((e for _, e in self.protected), max))

    @cached_property
    def _labels(self) -> list[tuple[int, int]]:
        return sorted((r.span.start, r.span.end) for r in self.document.regions if r.kind == "label")

    def is_label(self, start: int, end: int) -> bool:
        """Whether text[start:end] touches copy that something else in the file goes by, or stands right
        beside it: an edit there breaks a link, but for capitals and blanks."""
        k = bisect_right(self._labels, (end, len(self.text) + 1)) - 1
        return k >= 0 and self._labels[k][1] >= start

    def _inside_word(self, start: int, end: int) -> bool:
        """Whether the stretch of markup stands right between two letters or digits of the copy, or
        is code or the like that a letter touches."""
        text = self.text
        before = start > 0 and text[start - 1].isalnum()
        after = end < len(text) and text[end].isalnum()
        if before and after:
            return True
        return (before or after) and not text[start:end].isspace()


@once_a_story
def whole_text(story: Story) -> str:
    """Returns the plain text of the whole story: a kind that else reads one paragraph asks for it in this
    way, so that it is known to have."""
    return story.plain
