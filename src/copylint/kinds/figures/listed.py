"""So many announced, so many named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.findings import Finding
from copylint.kinds.contract import Hit
from copylint.kinds.figures.amounts import report, sentences_with
from copylint.patterns import later
from copylint.quantities import amount
from copylint.rules import Rule
from copylint.story import Story
from copylint.text import Span

_CAPPED = r"[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|['-](?=[^\W\d_]))*[^\W\d_]"
_PERSON = rf"(?:(?:Mr|Mrs|Ms|Dr|Sir) )?{_CAPPED}(?: [A-Z]\.)?(?: {_CAPPED}){{1,2}}"
_ITEM = rf"{_PERSON}(?:, (?:aged )?\d{{1,3}}| \(\d{{1,3}}\))?"
_LISTED = later(
    rf"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight) (?:[a-z-]+ )?(?P<noun>men|women|people|brothers|sisters|teenagers|boys|girls|friends|players|councillors|officers|students|suspects|defendants|climbers|soldiers|workers|drivers|miners|firefighters|candidates|directors)"
    rf"(?P<link>,| –| —|:| \(| -| were named as| have been named as| are| were identified as)(?P<sp> )(?P<list>{_ITEM}(?:,? ?(?:,|;) ?{_ITEM})*,?;? and {_ITEM})(?=[,.;)]| (?:were|are|have|had|was|will|who|of|from|in)\b| [–—-] )"
)


_LIST_FOLLOWS = later(r"(?:,| –| —|:| \(| -| (?:were|have been|are) [a-z ]{0,20}as| are) [A-Z]")


_CHILDREN = later(
    rf"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even) (?P<noun>children|sons|daughters|siblings|brothers|sisters|grandchildren|stepchildren|dogs|cats|horses)"
    rf"(?:,| –| —|:) (?P<list>{_CAPPED}(?:, (?:\d{{1,2}}, )?{_CAPPED})*(?:, \d{{1,2}})?,? and (?P<last>{_CAPPED}(?: {_CAPPED})?))(?=[,.;)]| (?:were|are|have|had|was|will|who)\b| [–—-] )"
)


def _listed(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    hits = [h for h in hits if _LIST_FOLLOWS.match(text, h[1])]
    for start, end in sentences_with(story, hits):
        for m in _CHILDREN.finditer(text, start, end):
            a = amount(text, m.start("n"), m.end("n"))
            names = [*re.findall(_CAPPED, text[m.start("list") : m.start("last")]), m["last"]]
            if a is not None and len(names) != a.value:
                yield report(
                    rule, story, Span(m.start("n"), m.end("noun")), f"{m['n']} {m['noun']}, and {len(names)} named", (Span(m.start("list"), m.end("list")), "those named"),
                )  # fmt: skip
        for m in _LISTED.finditer(text, start, end):
            a = amount(text, m.start("n"), m.end("n"))
            names = re.findall(_PERSON, m["list"])
            if a is None or len(names) == a.value:
                continue
            yield report(
                rule, story, Span(m.start("n"), m.end("noun")), f"{m['n']} {m['noun']}, and {len(names)} named", (Span(m.start("list"), m.end("list")), "those named"),
            )  # fmt: skip


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, list[str]] = {
    "listed": ["|men|", "|women|", "|people|", "|brothers|", "|sisters|", "|teenagers|", "|boys|", "|girls|", "|friends|", "|players|", "|councillors|", "|officers|", "|students|", "|suspects|",
        "|defendants|", "|climbers|", "|soldiers|", "|workers|", "|drivers|", "|miners|", "|firefighters|", "|candidates|", "|directors|",
        "|children|", "|sons|", "|daughters|", "|siblings|", "|grandchildren|", "|stepchildren|", "|dogs|", "|cats|", "|horses|"],
}  # fmt: skip
CHECKS = {"listed": _listed}
