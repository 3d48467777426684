"""Answers to a question in bold, in a heading, or alone in its paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copylint.story.turn import SELF, Page, Turn, talks
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later

# -- answers to a question in bold -----------------------------------------------------------------
_QUESTION_INLINE = later(r"(\*\*|__)[^*_\n]{3,300}\?\1[ \t]*\n?(?=\S)")
_YOU = later(r"\b[Yy]ou(?:r|'[a-z]+)?\b")
_LONGEST_QUESTION = 400
_EMPHASIS = frozenset("*_")


def answers(page: Page) -> Iterator[Turn]:
    """Yields the answers to questions that stand in a line of their own, or in bold at the head of one."""
    paragraphs, text = page.paragraphs, page.text
    shape = [_question(page, p) for p in paragraphs]
    bare = _bare(page, shape)
    for k, asked in enumerate(shape):
        if not asked or asked == "bare" and k not in bare:
            continue
        rest = range(k + 1, len(paragraphs))
        last = next((j for j in rest if shape[j] or paragraphs[j].start in page.headings), len(paragraphs))
        run = paragraphs[k + 1 : last]
        if not run or asked == "heading" and not any(SELF.search(page.words(p)) for p in run[:4]):
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


def _bare(page: Page, shape: Sequence[str]) -> set[int]:
    """The questions set apart by nothing but their own paragraph, which need a fellow, and answers in the
    first person; none where the story puts its answers in quotation marks."""
    found = set()
    for k, asked in enumerate(shape[:-1]):
        after = page.paragraphs[k + 1]
        if asked == "bare" and not shape[k + 1] and SELF.search(page.words(after)):
            if page.text[after.start] in "\"'":
                return set()
            found.add(k)
    return found if len(found) > 1 else set()


def _question(page: Page, p: Paragraph) -> str:
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
