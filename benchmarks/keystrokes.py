"""What a keystroke costs in a story under edit, beside a full check of it."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

#: What is typed, letter by letter, at the end of a paragraph in the middle of a story.
TYPED = {
    "prose": " He said nothing more about it.",
    "a name": " Marta Hellings left.",
    "speech": " “It is over,” she said.",
}


def measure(texts: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Returns for each kind of edit the seconds of processor that a report took after a keystroke, and those
    of a full check of the same text: medians over all keystrokes in all texts. Full checks are made in a
    round of their own, before the session knows any of the words."""
    from copylint import Linter

    texts = list(texts)
    linter = Linter()
    for text in texts:
        linter.check(text)
    spent: dict[str, tuple[list[float], list[float]]] = {kind: ([], []) for kind in (*TYPED, "deleting")}
    for kind, (by_session, in_full) in spent.items():
        for text in texts:
            for state in _states(text, kind):
                in_full.append(_timed(lambda state=state: linter.check(state)))  # type: ignore[misc]
        for text in texts:
            session = linter.open(text)
            session.report()
            for state in _states(text, kind):
                _bring(session, state)
                by_session.append(_timed(session.report))
    return {kind: (statistics.median(a), statistics.median(b)) for kind, (a, b) in spent.items()}


def _states(text: str, kind: str) -> Iterator[str]:
    """The text after each keystroke."""
    at = text.find("\n", len(text) // 2)
    at = len(text) if at < 0 else at
    if kind == "deleting":
        for size in range(1, 25):
            yield text[: at - size] + text[at:]
    else:
        for size in range(1, len(TYPED[kind]) + 1):
            yield text[:at] + TYPED[kind][:size] + text[at:]


def _bring(session, state: str) -> None:  # type: ignore[no-untyped-def]
    """Edits the session's text into that state, by what differs."""
    from copylint import Span

    old = session.text
    start = next(
        (k for k, (a, b) in enumerate(zip(old, state, strict=False)) if a != b), min(len(old), len(state))
    )
    end = 0
    while end < min(len(old), len(state)) - start and old[-1 - end] == state[-1 - end]:
        end += 1
    session.edit(Span(start, len(old) - end), state[start : len(state) - end])


def _timed(work) -> float:  # type: ignore[no-untyped-def]
    begun = time.process_time()
    work()
    return time.process_time() - begun
