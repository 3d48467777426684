"""Beside which others the capitalised words of a story stand."""

from __future__ import annotations

from copylint.lexicon import gazetteer
from copylint.story.names import Form, Ledger, Mention, Run, names
from copylint.story.story import Story, once_a_story


def placed(ledger: Ledger, m: Mention) -> tuple[Run, int]:
    """Returns the words that a mention stands with, and its place among them."""
    run = ledger.run_of(m)
    return run, run.place(m)


def word_before(ledger: Ledger, m: Mention) -> str:
    """Returns the word before a mention in its run, without its stop; "" where it has none."""
    run, k = placed(ledger, m)
    return run.words[k - 1].text.rstrip(".") if k else ""


def honoured(ledger: Ledger, m: Mention) -> bool:
    """Whether an honorific stands directly before the mention."""
    return word_before(ledger, m) in gazetteer.HONORIFICS


def sides(ledger: Ledger, form: Form) -> tuple[set[str], set[str]]:
    """Returns the capitalised words that stand right before and right behind those of a form."""
    left: set[str] = set()
    right: set[str] = set()
    for m in form.mentions:
        run = ledger.run_of(m)
        words, joints = run
        if len(words) == 1:
            continue
        k = run.place(m)
        if k and joints[k - 1][:1] in (" ", "."):
            left.add(words[k - 1].text)
        if k + 1 < len(words) and joints[k][:1] == " ":
            right.add(words[k + 1].text)
    return left, right


@once_a_story
def leads(story: Story) -> dict[str, list[str]]:
    """Returns for each second word of the ledger's pairs the words that stand before it."""
    out: dict[str, list[str]] = {}
    for a, b in names(story).pairs:
        out.setdefault(b, []).append(a)
    return out
