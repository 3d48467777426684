"""What is left of a whole when its parts are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    amount_in,
    amounts,
    is_age,
    is_year,
    numbered,
    sentences_with,
    shown,
    span_of,
)
from copylint.kinds.figures.differences import scales_differ
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import is_rough
from copylint.story.story import Story
from copylint.text.patterns import later

_LEAVING = later(
    rf",? leaving (?:(?:it|them|him|her|the [a-z]+) with )?(?:just |only |a (?:length|total|balance"
    rf"|workforce|staff) of )?{numbered('r')}(?P<after>(?: (?:[a-z-]+))?)(?![\w%/]|[.,:]\d)",
    re.IGNORECASE,
)

# Where the whole stands: "nine of its 40 garages", "of the hospital's 60 beds, 12", "200 from a workforce of
# 1,400".
_OF_WHOLE = (
    later(
        rf"(?<![\w.,/$£€-]){numbered('x')}(?: [a-z-]+)? (?:of|from) (?:the|its|their|his|her|our|those"
        rf"|these|[\w-]+'s?) {numbered('t')}(?![\w%/]|[.,:]\d|-)",
        re.IGNORECASE,
    ),
    later(
        rf"\b[Oo]f (?:the|its|their|his|her|our|those|these)(?: [\w-]+'s?"
        rf"| [a-z]+)? {numbered('t')} [^.;:\d]{{2,40}}?, {numbered('x')}(?= (?:are|were|is|was|have|had"
        rf"|will|must|may)\b)",
        re.IGNORECASE,
    ),
    later(
        rf"(?<![\w.,/$£€-]){numbered('x')} (?:of the )?[a-z]+ (?:from|of|out of) (?:a|an|its|the"
        rf"|their) (?:workforce|staff|total|payroll|fleet|stock|herd|flock) of {numbered('t')}(?![\w%/]"
        rf"|[.,:]\d|-)",
        re.IGNORECASE,
    ),
    later(
        rf"(?<![\w.,/$£€-]){numbered('t')} (?P<unit>[a-z]+) (?:long|deep|high|wide"
        rf"|tall)\b[^.;\d]{{1,60}}?(?<![\w.,/$£€-]){numbered('x')} (?P=unit)\b",
        re.IGNORECASE,
    ),
)
_MORE_GOES = later(
    r"\b(?:another|more|other|further|also|then|plus|added|new|joined|born|hired|bought)\b", re.IGNORECASE
)


def _left_over(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Sold nine of its 40 garages, leaving 33": a whole, what goes, and what is left."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        m = _LEAVING.search(text, start, end)
        if m is None:
            continue
        left = amount_in(m, "r")
        numbers = [
            a
            for a in amounts(text, start, m.start())
            if not is_year(text, a) and not is_age(text, a) and text[a.start : a.end] != "one"
        ]
        if left is None or len(numbers) != 2 or _MORE_GOES.search(text, start, m.start()):
            continue
        for pattern in _OF_WHOLE:
            x = pattern.search(text, start, m.start())
            if x is None:
                continue
            whole, gone = amount_in(x, "t"), amount_in(x, "x")
            if (
                whole is None
                or gone is None
                or not whole.sign == gone.sign == left.sign
                or {whole.start, gone.start} != {n.start for n in numbers}
            ):
                break
            if (
                any(is_rough(text, span_of(a).start) for a in (whole, gone, left))
                or gone.value >= whole.value
                or left.value > whole.value
            ):
                break
            right = whole.value - gone.value
            # The remainder may be told of something else: only what is near it is a slip.
            if (
                right == left.value
                or abs(right - left.value) > max(2.0, right * 0.25)
                or scales_differ(text, whole, gone, left)
            ):
                break
            if (
                max(whole.slack, gone.slack, left.slack) > 0.5
                and abs(right - left.value) <= whole.slack + gone.slack + left.slack
            ):
                break
            yield doubt(
                span_of(left),
                f"{shown(whole.value, whole.sign)} less {shown(gone.value, gone.sign)} is "
                f"{shown(right, whole.sign)}, not {shown(left.value, left.sign)}",
                (span_of(whole), "the whole"),
                (span_of(gone), "what goes"),
            )
            break


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "left-over": ["|leaving|"],
}
READS = "neighbours"
CHECKS = {
    "left-over": _left_over,
}
