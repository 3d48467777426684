"""One finding in one place: what is kept of it, and the key by which its verdict is found again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from copylint.engine.admission import only_marks
from copylint.engine.engine import Engine
from copylint.findings.finding import Finding, Safety
from copylint.formats.format import document
from copylint.packs.loader import load as load_rules
from copylint.story.story import Story
from copylint.tables.shipped import rules_folder
from copylint.text.spans import spliced
from tools.track_record.copies import Copy, Fault

#: How many words on each side make a place known again.
NEIGHBOURS = 3
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A finding of a rule in a text. `known` is what the known faults of the text say of it: "right", "found"
    (the fault is there, the first fix is not the right one) or ""; `marks`: a safe fix changes nothing but
    spaces and marks. Spans count code points."""

    key: str
    rule: str
    source: str
    kind: str
    state: str
    name: str
    start: int
    end: int
    flagged: str
    offered: str | None
    safe: bool
    marks: bool
    known: str
    message: str
    before: str
    after: str
    evidence: tuple[str, ...] = ()


def key(text: str, f: Finding) -> str:
    """Returns what tells a finding from any other by its words, what is offered and its neighbours; the rule
    is no part of it, so that a rule which takes another's place inherits its verdicts."""
    before = text[max(0, f.span.start - 200) : f.span.start].split()[-NEIGHBOURS:]
    after = text[f.span.end : f.span.end + 200].split()[:NEIGHBOURS]
    shown = [" ".join(before), text[f.span.start : f.span.end], _offered(text, f) or "", " ".join(after)]
    return hashlib.blake2b("\0".join(shown).encode(), digest_size=9).hexdigest()


def _offered(text: str, f: Finding) -> str | None:
    """What stands from the first to the last changed place after the first fix; None without one."""
    if not f.fixes:
        return None
    edits = f.fixes[0].edits
    start = min(f.span.start, *(e.span.start for e in edits))
    end = max(f.span.end, *(e.span.end for e in edits))
    return spliced(text, edits, start, end)


def _known(f: Finding, text: str, faults: Iterable[Fault]) -> str:
    for fault in faults:
        spans = [(fault.start, fault.end), *fault.also]
        if not any(f.span.start < e + 1 and s - 1 < f.span.end for s, e in spans):
            continue
        if not f.fixes:
            return "found"
        edits = f.fixes[0].edits
        low = min(fault.start, *(e.span.start for e in edits))
        high = max(fault.end, *(e.span.end for e in edits))
        mended = spliced(text, edits, low, high)
        wanted = {text[low : fault.start] + r + text[fault.end : high] for r in fault.rights}
        return "right" if mended in wanted else "found"
    return ""


def gather(copies: Iterable[Copy]) -> Iterator[Occurrence]:
    """Yields every finding of copylint's own rules in the copies, also of pilots; of prose only those with a
    safe fix. Safe is what the rule files claim, whatever the record makes of it: that is what is counted."""
    rules = [
        replace(r, proof="counted")
        for r in load_rules([rules_folder()])
        if r.enabled and r.status in ("live", "pilot")
    ]
    engine = Engine(rules)
    for copy in copies:
        lost: list[str] = []
        for f in engine.run(Story(document("story.txt", copy.text)), lost):
            if lost:
                raise RuntimeError(lost[0])
            safe = bool(f.fixes) and f.fixes[0].safety is Safety.SAFE
            if copy.state == "prose" and not safe:
                continue
            yield Occurrence(
                key=key(copy.text, f),
                rule=f.rule,
                source=copy.source,
                kind=copy.kind,
                state=copy.state,
                name=copy.name,
                start=f.span.start,
                end=f.span.end,
                flagged=copy.text[f.span.start : f.span.end],
                offered=_offered(copy.text, f),
                safe=safe,
                marks=safe and all(only_marks(copy.text, e) for e in f.fixes[0].edits),
                known=_known(f, copy.text, copy.faults),
                message=f.message,
                before=copy.text[max(0, f.span.start - 500) : f.span.start],
                after=copy.text[f.span.end : f.span.end + 400],
                evidence=tuple(
                    f"{e.reason}: {copy.text[max(0, e.span.start - 60) : e.span.end + 40]}"
                    for e in f.evidence[:3]
                ),
            )


def save(path: Path, found: Iterable[Occurrence], words: dict[str, int]) -> int:
    """Writes occurrences as JSON lines, behind a line of the words read by state and kind; returns their
    number."""
    n = 0
    body = []
    for o in found:
        body.append(json.dumps(asdict(o), ensure_ascii=False))
        n += 1
    path.write_text(json.dumps({"words": words}) + "\n" + "".join(x + "\n" for x in body), encoding="utf-8")
    return n


def load(paths: Iterable[Path]) -> tuple[list[Occurrence], dict[str, int]]:
    """Returns the occurrences of files that `save` wrote, and the words read by "state kind"."""
    out: list[Occurrence] = []
    words: dict[str, int] = {}
    for path in paths:
        with path.open(encoding="utf-8") as f:
            for k, n in json.loads(f.readline())["words"].items():
                words[k] = words.get(k, 0) + n
            out += (Occurrence(**json.loads(line)) for line in f)
    return out, words
