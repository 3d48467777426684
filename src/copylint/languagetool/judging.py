"""LanguageTool's findings held against the story: what contradicts it is dropped or changed.

The story is the first authority. LanguageTool knows much English and nobody in the news: it calls
names misspelt, spellings of the story's own English wrong, and quotations that run on unclosed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from copylint.engine.admission import admit
from copylint.findings.finding import Evidence, Finding, Fix, Safety, Severity
from copylint.kinds.grammar.wordclasses import COLLECTIVE
from copylint.languagetool.client import Match
from copylint.languagetool.table import PREFIX
from copylint.rules.rule import Rule
from copylint.story.english import language
from copylint.story.names import names
from copylint.story.roles import FURNITURE
from copylint.story.story import Story
from copylint.text.spans import Edit, Span

_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*(?:['’-][^\W\d_]+)*")
_MARKS = frozenset("\"'“”‘’«»„‚`")
_SPELLING = frozenset({"TYPOS", "MULTITOKEN_SPELLING"})
_SPELLER = re.compile(r"MORFOLOGIK_|HUNSPELL_|SYMSPELL_|EN_DIACRITICS_|EN_MULTITOKEN_")
_SEVERITY = {
    "misspelling": Severity.WARNING,
    "grammar": Severity.WARNING,
    "duplication": Severity.WARNING,
    "inconsistency": Severity.WARNING,
}
_SINGULAR = frozenset(
    {
        ("are", "is"),
        ("were", "was"),
        ("have", "has"),
        ("do", "does"),
        ("aren't", "isn't"),
        ("weren't", "wasn't"),
    }
)
#: Roles whose English is of its own: a headline leaves words out.
_TERSE = FURNITURE | {"headline", "byline"}


def judge(
    story: Story,
    own: Sequence[Finding],
    rules: Mapping[str, Rule],
    matches: Iterable[Match],
    safe: frozenset[str],
) -> list[Finding]:
    """Returns copylint's own findings with those of LanguageTool that the story bears out, in order.

    `matches` have offsets of the story's text. `rules` are copylint's own rules by id. At a place of
    which copylint speaks itself, its finding stays; where that has no certain fix, LanguageTool's is
    offered behind it. `safe` names the rules of LanguageTool whose fixes may be safe.
    """
    found = list(own)
    spans = [f.span for f in own]
    new: dict[tuple[int, int], Finding] = {}
    for m in sorted(matches):
        f = _finding(story, m, safe)
        if f is None:
            continue
        there = [k for k, s in enumerate(spans) if _meet(s, f.span)]
        if there:
            for k in there:
                found[k] = _with_fix(story, found[k], f, rules.get(found[k].rule))
            continue
        place = (f.span.start, f.span.end)
        # Of two rules that mark the same words the one with a fix says more.
        if place not in new or (f.fixes and not new[place].fixes):
            new[place] = f
    found += new.values()
    found.sort(key=lambda f: (f.order, f.message))
    return found


def _meet(a: Span, b: Span) -> bool:
    return a.overlaps(b) or a == b or (len(a) == 0 and b.start <= a.start <= b.end)


def _finding(story: Story, m: Match, safe: frozenset[str]) -> Finding | None:
    """What the story lets stand of a match."""
    text = story.text
    start, end = m.start, m.end
    old = text[start:end]
    if not old.strip() or "\n\n" in old:
        return None
    # Marks are read by copylint itself, which knows of quotations that run on.
    if not any(c.isalnum() for c in old) or old.strip()[:1] in _MARKS and len(old.strip()) == 1:
        return None
    p = story.paragraph_at(start)
    if p is None or p.role in _TERSE or end > p.end:
        return None
    spelling = m.category in _SPELLING or bool(_SPELLER.match(m.rule))
    replacements = [r for r in m.replacements if r != old and r.strip()]
    changes = [(r, _changed(old, r)) for r in replacements]
    evidence: tuple[Evidence, ...] = ()
    if spelling and _written_so_by_the_story(story, old):
        return None
    if changes:
        if (
            language(story) != "en-US"
            and any(_made_singular(was.lower(), becomes.lower()) for was, becomes in changes[0][1])
            and _behind_a_group(story, start, old)
        ):
            return None
        kept = [(r, c) for r, c in changes if not _against_the_story(story, start, old, c)]
        if not kept:
            return None
        # What the story itself writes elsewhere is likeliest.
        known = [(r, at) for r, _ in kept if (at := _elsewhere(story, r, start, end)) is not None]
        if known:
            first, at = known[0]
            evidence = (Evidence(span=at, reason=f"written “{text[at.start : at.end]}” here"),)
            kept.sort(key=lambda x: x[0] != first)
        if m.category == "CASING" and not known and _common_in_lower_case(kept[0][1]):
            return None
        # A figure is a fact: which of two that clash is right, somebody must find out.
        replacements = [r for r, _ in kept if _digits(r) == _digits(old)]
    elif m.replacements or spelling:
        return None
    rule = Rule(PREFIX + m.rule, "languagetool", m.message, Safety.UNSAFE, {})
    certain = m.rule in safe and len(replacements) == 1
    fixes = tuple(
        Fix(edits=(_edit(start, old, r),), safety=Safety.SAFE if certain else Safety.UNSAFE)
        for r in replacements[:3]
    )
    severity = _SEVERITY.get(m.issue, Severity.SUGGESTION)
    f = Finding(
        rule=rule.id,
        span=Span(start, end),
        message=_plain(m.message),
        severity=severity,
        fixes=fixes,
        evidence=evidence,
        weight="language",
    )
    return admit(rule, story, f)


def _plain(message: str) -> str:
    return (
        " ".join(message.replace("<suggestion>", "‘").replace("</suggestion>", "’").split())
        or "LanguageTool marks this."
    )


def _edit(start: int, old: str, new: str) -> Edit:
    """The change without the words that stay: a fix beside a name does not touch the name."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    while (
        head
        and (old[head - 1].isalnum() or new[head - 1].isalnum())
        and not (old[head - 1].isspace() or new[head - 1].isspace())
    ):
        head -= 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    while tail and not old[len(old) - tail].isspace():
        tail -= 1
    stop = len(old) - tail
    return Edit(Span(start + head, start + stop), old[head:stop], new[head : len(new) - tail])


def _changed(old: str, new: str) -> list[tuple[str, str]]:
    """The words that a replacement changes, each with what it becomes ("" where it goes)."""
    a, b = _WORD.findall(old), _WORD.findall(new)
    out = []
    for op, i, j, k, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "replace" and j - i == n - k:
            out += list(zip(a[i:j], b[k:n], strict=True))
        elif op in {"replace", "delete"}:
            out += [(w, " ".join(b[k:n])) for w in a[i:j]]
    return out


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _base(word: str) -> str:
    plain = word.replace("’", "'")
    return plain[:-2] if plain.endswith(("'s", "'S")) else plain.rstrip("'")


def _against_the_story(story: Story, start: int, old: str, changes: list[tuple[str, str]]) -> bool:
    """Whether a change would touch a name, or a spelling of the English the story is written in."""
    for was, becomes in changes:
        base = _base(was)
        if _is_name(story, base) and _base(becomes).casefold() != base.casefold():
            return True
        if _is_name(story, base) and base != base.lower() and _base(becomes) == base.lower():
            return True
        if _other_english(story, base.lower(), _base(becomes).lower()):
            return True
    return False


def _made_singular(was: str, becomes: str) -> bool:
    """Whether a change takes a verb from the plural to the singular."""
    return (was, becomes) in _SINGULAR or becomes in (was + "s", was + "es", was[:-1] + "ies")


def _behind_a_group(story: Story, start: int, old: str) -> bool:
    """Whether what is marked has a noun for a group of people in it or right before it: British copy
    may write "the council have", and a story that shows neither English may be British."""
    before = _WORD.findall(story.text[max(0, start - 40) : start])[-2:]
    return any(_base(w).lower() in COLLECTIVE for w in (*before, *_WORD.findall(old)))


def _is_name(story: Story, word: str) -> bool:
    """Whether the story has the word as a name: capitalised where only a name explains it."""
    form = names(story).forms.get(word)
    return form is not None and form.strong > 0


def _other_english(story: Story, was: str, becomes: str) -> bool:
    """Whether a change only takes a word from one English to the other, against the story or with
    nothing in it to ask for it."""
    from copylint.story.english import spellings

    table = spellings()
    if table.ize.get(was) == becomes or table.ise.get(was) == becomes:
        return language(story) != "en-US" or table.ize.get(was) == becomes
    if table.us.get(was) == becomes:
        return language(story) != "en-GB"
    if table.gb.get(was) == becomes:
        return language(story) != "en-US"
    return False


def _written_so_by_the_story(story: Story, old: str) -> bool:
    """Whether a word that LanguageTool does not know is one the story means: a name, any other word
    with a capital, one that stands there twice, or one that copylint's word table has."""
    from copylint.lexicon.dictionary import words

    known = words()
    for word in _WORD.findall(old):
        base = _base(word)
        if base != base.lower() or base.title() in names(story).forms or base.upper() in names(story).forms:
            return True
        if story.text.count(base) > 1 or (known.known(base) and " " not in old.strip()):
            return True
    return False


def _elsewhere(story: Story, words: str, start: int, end: int) -> Span | None:
    """Where the story writes these words outside the place that was marked."""
    needle = words.replace("’", "'")
    if not any(c.isupper() for c in needle):
        return None
    for a, b in names(story).places_of(needle):
        p = story.paragraph_at(a)
        if (b <= start or a >= end) and (p is None or p.role not in _TERSE):
            return Span(a, b)
    return None


def _common_in_lower_case(changes: list[tuple[str, str]]) -> bool:
    """Whether each word that would get another capital is a common one: party, river, northern. Its
    capital is the house's business."""
    from copylint.lexicon.dictionary import words

    known = words()
    return all(
        known.frequency(_base(was).lower()) > 0 and _base(was).lower() in known for was, _ in changes if was
    )


def _with_fix(story: Story, own: Finding, other: Finding, rule: Rule | None) -> Finding:
    """Copylint's own finding, with LanguageTool's fix behind its own where it has no certain one."""
    if rule is None or rule.fix is Safety.NONE or not other.fixes:
        return own
    if any(f.safety is Safety.SAFE for f in own.fixes):
        return own
    # A fix that reaches beyond what was found wrong belongs to another finding.
    fix = Fix(edits=other.fixes[0].edits, safety=Safety.UNSAFE)
    reach = Span(min(own.span.start, other.span.start), max(own.span.end, other.span.end))
    if not all(reach.contains(e.span) for e in fix.edits):
        return own
    if any(_result(story, reach, f) == _result(story, reach, fix) for f in own.fixes):
        return own
    return replace(own, fixes=(*own.fixes, fix))


def _result(story: Story, reach: Span, fix: Fix) -> str:
    """What stands at a place after a fix."""
    start = min(reach.start, *(e.span.start for e in fix.edits))
    end = max(reach.end, *(e.span.end for e in fix.edits))
    out, at = [], start
    for e in sorted(fix.edits, key=lambda e: e.span):
        out += [story.text[at : e.span.start], e.new]
        at = max(at, e.span.end)
    return "".join([*out, story.text[at:end]])
