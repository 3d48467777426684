"""Speech that no quotation mark shows: turns under a speaker's label, answers to a bold question, dash
dialogue, the words of a recording, subtitles, `>` lines, statements in full, letters and verse.

Each is known by the shape of its lines. Where ordinary copy has the same shape (`Read more:`,
`Photo: Reuters`, `Monday: rain`) the words must also talk as people do, or the label be a person's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from copylint.cache.patterns import later
from copylint.lexicon.shapes import any_of
from copylint.story.labels import Label, label_of
from copylint.text.document import Document
from copylint.text.folding import plain
from copylint.text.paragraphs import Paragraph
from copylint.text.spans import Stretches


class Turn(NamedTuple):
    """A stretch text[start:end] of speech or of somebody else's writing without quotation marks.

    `kind` is "label", "answer", "dash", "subtitle", "block" (`>` lines), "statement", "letter" or "verse".
    """

    start: int
    end: int
    kind: str


def find(document: Document, paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """Returns the turns of a document cut into those paragraphs, in order of their start; they may overlap.
    Takes linear time."""
    if not paragraphs:
        return []
    page = _Page(plain(document.text), document, paragraphs)
    blocks = list(_blocks(page))
    found = [
        *blocks,
        *_labelled(page),
        *_answers(page),
        *_dashes(page),
        *_subtitles(page.text),
        *_statements(page, Stretches((b.start, b.end) for b in blocks)),
        *_letters(page),
        *_verse(page.text),
    ]
    return sorted(t for t in found if t.start < t.end)


class _Page:
    """What all shapes are looked for in: the plain text, its paragraphs, and where headings start."""

    def __init__(self, text: str, document: Document, paragraphs: Sequence[Paragraph]) -> None:
        self.text = text
        self.document = document
        self.paragraphs = paragraphs
        self.headings = {r.span.start for r in document.regions if r.kind == "heading"}
        self.source = document.aligned

    def talks(self, p: Paragraph) -> bool:
        """Whether somebody speaks of himself or to somebody in the paragraph, or asks."""
        return talks(self.text, p.start, p.end)

    def words(self, p: Paragraph) -> str:
        """The paragraph as plain text."""
        return self.text[p.start : p.end]


@cache
def _talk() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of('talk')}(?![\w'-])|\b(?:I|[Ww]e|[Yy]ou)'[a-z]+\b|\b\w+n't\b"
        r"|\b(?:[Yy]es|[Nn]o|[Ww]ell)(?=[,.!?])|\?"
    )


def talks(text: str, start: int, end: int) -> bool:
    """Returns whether somebody speaks of himself or to somebody, or asks, in the plain text[start:end]."""
    return _talk().search(text, start, end) is not None


_SELF = later(r"\b(?:I|I'[a-z]+|[Mm]e|[Mm]y|[Mm]yself)(?![\w'])")
_TOLD = later(r"\b(?:said|says|told|added|asked|according to|replied|wrote)\b")
_STOP = later(r"[.?!…:][\"')\]*_ ]*\Z")


# -- under a label --------------------------------------------------------------------------------
_LABEL = later(
    r"[*_>• \t–—-]{0,6}(?P<label>[^\W\d_a-z][^:\n]{0,60}?)[*_ \t]{0,4}(?P<mark>:|(?<=\b[QA])\.)(?=[\s*_]|\Z)"
)
#: So many labelled turns make a transcript, in which up to so many paragraphs go on with a turn.
_TRANSCRIPT = 3
_GAP = 6


class _Line(NamedTuple):
    """A line that begins with what may be a speaker's label."""

    label: Label
    start: int  # of the words behind the label
    paragraph: int


class _Cast(NamedTuple):
    """How often each label comes, which of them are people beyond doubt, and whom the story else has."""

    often: Counter[str]
    people: frozenset[str]
    met: frozenset[str]


def _label_lines(page: _Page) -> Iterator[_Line]:
    for k, p in enumerate(page.paragraphs):
        at = p.start
        while at < p.end:
            m = _LABEL.match(page.text, at, min(p.end, at + 80))
            if m is not None:
                label = label_of(m["label"])
                if label is not None and (label.sure or m["mark"] == ":"):
                    yield _Line(label, m.end(), k)
            at = page.text.find("\n", at, p.end) + 1 or p.end


def opens_turn(text: str, start: int, end: int) -> bool:
    """Returns whether the line text[start:end] may open a turn: it begins with what may be a speaker's label."""
    m = _LABEL.match(text, start, min(end, start + 80))
    if m is None:
        return False
    label = label_of(m["label"])
    return label is not None and (label.sure or m["mark"] == ":")


def _labelled(page: _Page) -> Iterator[Turn]:
    lines = list(_label_lines(page))
    if not lines:
        return
    ends = [page.paragraphs[line.paragraph].end for line in lines]
    ends = [min(end, b.start) for end, (_, b) in zip(ends, pairwise(lines), strict=False)] + ends[-1:]
    cast = _Cast(
        Counter(line.label.name for line in lines),
        frozenset(line.label.name for line in lines if line.label.named or line.label.sure),
        _met(page.text),
    )
    kept = [(x, end) for x, end in zip(lines, ends, strict=True) if _speaks(page.text, x, end, cast)]
    for line, end in kept:
        yield Turn(line.start, _end(page, line, end), "label")
    if len(kept) >= _TRANSCRIPT:
        yield from _between(page, [line.paragraph for line, _ in kept])


def _between(page: _Page, places: Sequence[int]) -> Iterator[Turn]:
    """What stands between the turns of a transcript goes on with them; behind the last, while it talks."""
    for a, b in pairwise([*places, len(page.paragraphs)]):
        following = page.paragraphs[a + 1 : b]
        if b == len(page.paragraphs) or len(following) > _GAP:
            following = following[:_GAP]
            talking = next((n for n, p in enumerate(following) if not page.talks(p)), len(following))
            following = following[:talking]
        for p in following:
            if page.talks(p) or not _TOLD.search(page.text, p.start, p.end):
                yield Turn(p.start, p.end, "label")


def _end(page: _Page, line: _Line, end: int) -> int:
    """Where a turn ends: with the next paragraph where the label stands alone on its line."""
    after = line.paragraph + 1
    if not line.label.sure or page.text[line.start : end].strip(" *_\n\t") or after == len(page.paragraphs):
        return end
    return page.paragraphs[after].end


_LOWER = later(r"(?<![\w'])[a-z]")


def _speaks(text: str, line: _Line, end: int, cast: _Cast) -> bool:
    """Whether what stands behind the label is speech."""
    label, start, often = line.label, line.start, cast.often
    others = sum(often.values()) - often[label.name]
    sentence = _STOP.search(text[start:end]) is not None
    if label.sure:
        if len(label.name) == 1 and not {"Q", "A"} <= often.keys():  # A: where nobody asks
            return sentence or talks(text, start, end)
        return not label.clip or label.capitals or others > 0
    if text[start:end].lstrip()[:1] in {'"', "'"}:
        return False  # in quotation marks
    words = text[start:end].split()
    if len(words) < 2 or not _LOWER.search(text, start, end):
        return False
    known = label.named or label.name.split()[-1].lower() in cast.met
    if talks(text, start, end):
        again = often[label.name] > 1 and (label.namelike or bool(cast.people - {label.name}))
        return known or label.reporting or again
    small = sum(w[0].islower() for w in words) * 2 > len(words)
    return sentence and small and often[label.name] > 1 and others > 1 and (known or label.capitals)


_MET = later(
    r"\b(?:M[rs]s?|Dr|Sir)\.? ([A-Z][\w'-]*)(?!:)|\b([A-Z][\w'-]*) (?:said|says|told|added|asked)\b"
    r"|\bsaid (?:[A-Z][\w'-]+ )?([A-Z][\w'-]*)"
)


def _met(text: str) -> frozenset[str]:
    """The last names, in small letters, of people the story has: Mr Tarn, Tarn said, said Joe Tarn."""
    return frozenset(name.lower() for m in _MET.finditer(text) for name in m.groups() if name)


# -- answers to a question in bold -----------------------------------------------------------------
_QUESTION_INLINE = later(r"(\*\*|__)[^*_\n]{3,300}\?\1[ \t]*\n?(?=\S)")
_YOU = later(r"\b[Yy]ou(?:r|'[a-z]+)?\b")
_LONGEST_QUESTION = 400
_EMPHASIS = frozenset("*_")


def _answers(page: _Page) -> Iterator[Turn]:
    paragraphs, text = page.paragraphs, page.text
    shape = [_question(page, p) for p in paragraphs]
    bare = _bare(page, shape)
    for k, asked in enumerate(shape):
        if not asked or asked == "bare" and k not in bare:
            continue
        rest = range(k + 1, len(paragraphs))
        last = next((j for j in rest if shape[j] or paragraphs[j].start in page.headings), len(paragraphs))
        run = paragraphs[k + 1 : last]
        if not run or asked == "heading" and not any(_SELF.search(page.words(p)) for p in run[:4]):
            continue
        if not (_YOU.search(page.words(paragraphs[k])) or page.talks(run[0])):
            continue
        asked_again = last < len(paragraphs) and shape[last] == asked
        for n, p in enumerate(run):
            if n and not asked_again and not page.talks(p):
                break
            yield Turn(p.start, p.end, "answer")
    if "?**" in page.source or "?__" in page.source:
        for p in paragraphs:
            m = _QUESTION_INLINE.match(page.source, max(0, p.start - 2))
            if m is not None and m.end() < p.end and (_YOU.search(m[0]) or talks(text, m.end(), p.end)):
                yield Turn(m.end(), p.end, "answer")


def _bare(page: _Page, shape: Sequence[str]) -> set[int]:
    """The questions set apart by nothing but their own paragraph, which need a fellow, and answers in the
    first person; none where the story puts its answers in quotation marks."""
    found = set()
    for k, asked in enumerate(shape[:-1]):
        after = page.paragraphs[k + 1]
        if asked == "bare" and not shape[k + 1] and _SELF.search(page.words(after)):
            if page.text[after.start] in "\"'":
                return set()
            found.add(k)
    return found if len(found) > 1 else set()


def _question(page: _Page, p: Paragraph) -> str:
    """ "bold", "heading" or "bare" where the paragraph is nothing but a question, else empty."""
    if p.end - p.start > _LONGEST_QUESTION:
        return ""
    inner = page.words(p).rstrip("*_ \"'")
    if not inner.endswith("?"):
        return ""
    if p.start in page.headings:
        return "heading"
    source = page.source
    outside = source[max(0, p.start - 1) : p.start], source[p.end : p.end + 1]
    if _EMPHASIS.issuperset(outside) or source[p.start] in _EMPHASIS and source[p.end - 1] in _EMPHASIS:
        return "bold"
    return "bare" if len(p.sentences) <= 2 and inner[:1] not in "\"'" else ""


# -- dash dialogue ---------------------------------------------------------------------------------
_DASH = later(r"(?:[–—―]|--?)[ \t]*(?=[^\W\d_]|[\"'])")
_TAG = later(
    r"[,.?!] (?:(?:he|she|they|I|we|[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) (?:said|says|asked|asks|replied|answered)"
    r"|(?:said|says|asked|replied|answered) (?:he|she|they|the|a|his|her|my|[A-Z]))\b"
)


def _dashes(page: _Page) -> Iterator[Turn]:
    spoken = False
    waiting: list[Paragraph] = []  # lines of the same run that nothing has shown to be speech yet
    for p in page.paragraphs:
        if _DASH.match(page.text, p.start, p.end) is None:
            spoken, waiting = False, []
            continue
        waiting.append(p)
        long = page.text[p.start] in "–—―"
        if _TAG.search(page.text, p.start, p.end) or long and (spoken or page.talks(p)):
            spoken = True
            yield from (Turn(w.start, w.end, "dash") for w in waiting)
            waiting = []


# -- subtitles, posts ------------------------------------------------------------------------------
_TIME = r"(?:\d+:)?\d\d:\d\d[.,:]\d+"
_CUE = later(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*\n", re.MULTILINE)
_CUE_WORDS = later(r"(?:(?!\s*\d+[ \t]*\n[^\n]*-->)[^\n]*\S[^\n]*(?:\n|\Z))+")


def _subtitles(text: str) -> Iterator[Turn]:
    if "-->" not in text:
        return
    for m in _CUE.finditer(text):
        words = _CUE_WORDS.match(text, m.end())
        if words is not None:
            yield Turn(m.end(), words.end(), "subtitle")


_QUOTED_LINES = later(r"^[ \t]{0,3}>[^\n]*(?:\n[ \t]{0,3}>[^\n]*)*", re.MULTILINE)


def _blocks(page: _Page) -> Iterator[Turn]:
    """The `>` lines; those that only white space parts are one block."""
    spans = [(r.span.start, r.span.end) for r in page.document.regions if r.kind == "quoted-document"]
    spans += [m.span() for m in _QUOTED_LINES.finditer(page.text)] if ">" in page.text else []
    merged: list[tuple[int, int]] = []
    for s, e in sorted(spans):
        if merged and not page.text[merged[-1][1] : s].strip(" \n\t>"):
            merged[-1] = (merged[-1][0], max(merged[-1][1], e))
        else:
            merged.append((s, e))
    for s, e in merged:
        yield Turn(s, e, "block")


# -- statements and letters ------------------------------------------------------------------------
_DOCUMENT = r"(?:statement|text|letter|speech|transcript|apology|words|e-?mail|message|judgment|post|note|tweet|memo)"
_IN_FULL = later(
    rf"(?:\bin full\b[^.?!\n]{{0,40}}|\bfull {_DOCUMENT}\b[^.?!\n]{{0,60}}):[*_ ]*\Z", re.IGNORECASE
)
_READS = later(
    rf"\b(?:{_DOCUMENT}(?: [a-z]+){{0,3}} (?:reads?|said|says|ran|runs|continued|goes|went)(?: on)?(?: as follows)?"
    r"|wrote(?: on \w+)?):[*_ ]*\Z",
    re.IGNORECASE,
)
_TITLE = later(
    rf"[^.\n]{{0,60}}\b(?:{_DOCUMENT}\b[^.\n]{{0,30}} in full|(?:read )?(?:the )?full {_DOCUMENT})[*_ ]*\Z",
    re.IGNORECASE,
)
_DIVIDER = later(r"(?:[*#_~=-][ ]?){3,}\Z|(?i:ends?|\[ends?\]|-ends?-|more|background|notes to editors?:?)\Z")
#: So many paragraphs a statement or a letter may have.
_MOST = 40
_LONGEST_TITLE = 100


def _length(page: _Page, p: Paragraph) -> int:
    """How many of the paragraphs that follow may be a statement that this one announces."""
    tail = page.text[max(p.start, p.end - 200) : p.end]
    if _IN_FULL.search(tail) or p.end - p.start <= _LONGEST_TITLE and _TITLE.match(tail):
        return _MOST
    return 1 if _READS.search(tail) else 0


def _statements(page: _Page, blocks: Stretches) -> Iterator[Turn]:
    for k, p in enumerate(page.paragraphs[:-1]):
        for q in page.paragraphs[k + 1 : k + 1 + _length(page, p)]:
            words = page.words(q)
            if q.start in page.headings or words[0] in "\"'>" or _DIVIDER.match(words):
                break
            if blocks.covers(q.start, q.end) or _TOLD.search(words) and not page.talks(q):
                break
            yield Turn(q.start, q.end, "statement")


_DEAR = later(
    r"(?:Dear|DEAR|My dear|To whom it may concern)\b[^\n.?!:,]{0,60}(?:[,:–—-]|\Z|(?=\n))"
    r"|(?:Sir|SIR|Sirs|Madam|Editor)(?:,? or (?:Madam|madam))?[ ]?[,:–—-]"
)


@cache
def _close() -> re.Pattern[str]:
    return re.compile(rf"^{any_of('close')}\b[^.?!\n]{{0,40}}[,.]?$", re.MULTILINE)


def _letters(page: _Page) -> Iterator[Turn]:
    skip = 0
    for k, p in enumerate(page.paragraphs):
        if k < skip or _DEAR.match(page.text, p.start, p.end) is None:
            continue
        tail = page.paragraphs[k : k + _MOST]
        last = next((n for n, q in enumerate(tail) if _close().search(page.words(q))), None)
        if last is None:
            # Nobody signs: the letter goes on while it talks.
            last = next((n for n, q in enumerate(tail) if n and not page.talks(q)), len(tail)) - 1
        if last or page.talks(p):
            yield Turn(p.start, tail[last].end, "letter")
            skip = k + last + 1


# -- verse -----------------------------------------------------------------------------------------
_STANZA = later(r"(?:^[ \t>*_]*[^\s\d•*#|>-][^\n:|]{3,62}(?:\n|\Z)){3,}", re.MULTILINE)
_LONGEST_VERSE = 400
_LONGEST_LINE = 12


def _verse(text: str) -> Iterator[Turn]:
    for m in _STANZA.finditer(text):
        lines = [x.strip(" \t*_\\>") for x in m[0].rstrip("\n").split("\n")]
        if 3 <= len(lines) <= _LONGEST_VERSE and is_verse(lines):
            yield Turn(m.start(), m.end(), "verse")


def is_verse(lines: Sequence[str]) -> bool:
    """Returns whether short lines are verse: most go on into the next, yet begin with a capital, and some end in a
    comma or the like, as no list of headlines has."""
    from copylint.lexicon.gazetteer import function_word

    n = len(lines)
    if any(any(c.isdigit() for c in x) for x in lines):
        return False
    running = sum(x[-1:] not in {".", "?", "!", ":"} for x in lines[:-1])
    paused = any(x[-1:] in {",", ";", "-", "–", "—"} for x in lines[:-1])
    capitals = sum(x[:1].isupper() or x[:1] in "\"'" for x in lines)
    words = [x.split() for x in lines]
    small = sum(any(function_word(w.lower()) for w in line) for line in words)
    return (
        paused and running * 2 >= n - 1 and capitals * 3 >= n * 2 and small * 3 >= n * 2
        and max(map(len, words)) <= _LONGEST_LINE and sum(len(w) >= 3 for w in words) * 3 >= n * 2
    )  # fmt: skip
