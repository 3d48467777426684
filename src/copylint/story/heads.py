"""Lines that stand over a story: headline, standfirst, byline, dateline."""

from __future__ import annotations

from copylint.story.datelines import dateline_of
from copylint.story.roles import Page, Test
from copylint.text.patterns import later

# -- over the story ----------------------------------------------------------------------------------------
_BYLINE = later(
    r"(?:By|Words by|Report by)[ :]+[A-ZÀ-Þ][^\n]{2,80}\Z|[^.\n]{3,60} (?:in"
    r"|reporting from) [A-Z]\w+\Z"
)
_BUREAU = later(r"(?:Our|Staff|Special|Agency) (?:Bureau|Correspondents?|Reporters?|Writers?)\Z")
_ENDS_SENTENCE = later(r"[.!?…:][\"'”’»)\]]*\Z")

#: So many lines may stand over a story beside its furniture.
_MOST_HEADS = 4


def heads_page(text: str) -> bool:
    """Whether a line looks like a headline: no sentence, no byline, no dateline."""
    if not text or len(text) > 200 or _ENDS_SENTENCE.search(text) or _BYLINE.match(text):
        return False
    return dateline_of(text) is None


def _over(page: Page, k: int) -> bool:
    """Whether line k may stand over the story: nothing of it came before, and something comes after."""
    return not page.opened and k < len(page.texts) - 1 and len(page.heads) < _MOST_HEADS


def _headline(page: Page, k: int) -> bool:
    if page.opened or k == len(page.texts) - 1 or page.heads:
        return False
    text = page.texts[k]
    return len(text) <= 200 and not _ENDS_SENTENCE.search(text) and not dateline_of(text)


def _byline(page: Page, k: int) -> bool:
    text = page.texts[k]
    return (
        _over(page, k)
        and len(text) <= 90
        and not dateline_of(text)
        and bool(_BYLINE.match(text) or _BUREAU.match(text))
    )


def _standfirst(page: Page, k: int) -> bool:
    text = page.texts[k]
    if not _over(page, k) or len(text) > 220 or _ENDS_SENTENCE.search(text) or dateline_of(text):
        return False
    return page.heads == ["headline"]


def _dateline(page: Page, k: int) -> bool:
    return not page.opened and dateline_of(page.texts[k]) is not None


#: Told by what came before.
HEAD: tuple[tuple[str, Test], ...] = (
    ("headline", _headline),
    ("byline", _byline),
    ("standfirst", _standfirst),
    ("dateline", _dateline),
)
