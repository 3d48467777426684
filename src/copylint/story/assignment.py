"""What each line of a story is, by one table of tests in order.

A test sees the page and the number of its line, and of the lines before it their roles. `STANDING` are
told by the line and its neighbours alone, so that they also say which lines are no part of a paragraph
that runs over several; `HEAD` by what came before. What no test claims is body.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from copylint.story.furniture import STANDING
from copylint.story.heads import HEAD
from copylint.story.roles import Page
from copylint.text.paragraphs import Paragraph


def of(page: Page) -> list[str]:
    """Returns the role of each line of a page, in order. Takes linear time."""
    table = (*STANDING, *HEAD)
    for k in range(len(page.texts)):
        if k in page.headings:
            page.add("headline")
        else:
            page.add(next((role for role, test in table if test(page, k)), "body"))
    return page.roles


def assign(
    paragraphs: Sequence[Paragraph], marks: Sequence[str] = (), headings: Collection[int] = ()
) -> None:
    """Sets `role` on each paragraph of a story; `marks` and `headings` are those of `Page`."""
    for p, role in zip(paragraphs, of(Page([p.text for p in paragraphs], marks, headings)), strict=True):
        p.role = role
