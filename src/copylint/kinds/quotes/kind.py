"""`quotes`: faults of quotation marks and of what stands beside them.

match: {check: NAME}. The marks are paired by `copylint.text.quotations`; each check reports one sort of
fault, so that a house can switch off one and keep the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from copylint.cache.patterns import later
from copylint.findings.finding import Evidence, Finding, Safety
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Num, Str
from copylint.story import attribution
from copylint.story.english import language
from copylint.story.story import Story, once_a_story
from copylint.text.quotations import Quotation
from copylint.text.quote_marks import MARKS
from copylint.text.spans import Span

NAME = "quotes"
CHANGES = "writing"
SENTENCES = True
SHOWN = ("own",)

Edits = list[tuple[int, int, str]]

_ENDS = later(r"[.!?…]['\"’”)\]]*\s*\Z")


# -- marks and spaces -------------------------------------------------------------------------
def _faults(*kinds: str) -> Callable[[Rule, Story], Iterator[Finding]]:
    wanted = frozenset(kinds)

    def run(rule: Rule, story: Story) -> Iterator[Finding]:
        for f in story.quotations.faults:
            if f.kind in wanted:
                start, end = f.start, f.end
                if f.kind == "no-space-after" and story.text[end : end + 1] == "[":
                    continue  # the mark of a note: ”[1]
                yield finding(
                    rule, story, start, end,
                    edits=[list(f.edits)] if f.edits else [],
                    safety=Safety.SAFE if f.certain and not _meant(story, f.kind, start) else Safety.UNSAFE,
                    values={"fix": "".join(e[2] for e in f.edits).strip()},
                )  # fmt: skip

    return run


def _meant(story: Story, kind: str, at: int) -> bool:
    """Whether a space before a closing mark may be what is quoted: "Error: ", or "Arizona " told from "Arizona"."""
    if kind != "stray-space" or not story.text[at].isspace():
        return False
    text = story.plain
    inner = text[text.rfind('"', 0, at) + 1 : at].strip()
    return inner.endswith(":") or (0 < len(inner) < 40 and f'"{inner}"' in text)


def _not_reopened(rule: Rule, story: Story) -> Iterator[Finding]:
    faults = [f for f in story.quotations.faults if f.kind == "not-reopened"]
    # Agencies and broadcasters cut paragraphs anew without a thought for marks. It is a slip only in
    # a story that otherwise opens running quotations again.
    if len(faults) == 1 and any(q.runs_on and q.level == 0 for q in story.quotations.items):
        for f in faults:
            yield finding(rule, story, f.start, f.end, edits=[list(f.edits)], safety=Safety.UNSAFE)


def _closing(story: Story, q: Quotation) -> str:
    assert q.opener is not None
    mark = story.text[q.opener.start : q.opener.end]
    return {"“": "”", "‘": "’", "„": "“", "«": "»", "»": "«", "``": "''", "”": "”", "’": "’"}.get(mark, mark)


def _opening(mark: str) -> str:
    return {"”": "“", "’": "‘", "»": "«", "''": "``"}.get(mark, mark)


def _sentence_ends(story: Story, start: int, end: int) -> list[int]:
    """Where sentences between two places end, each after its closing marks."""
    p = story.paragraph_at(start)
    if p is None:
        return []
    text = story.plain
    return [start + len(text[start : s.end].rstrip()) for s in p.sentences if start < s.end <= end]


def _bracket(text: str, start: int, q: Quotation) -> int:
    """Where the bracket closes in which the quotation opens, -1 where it opens in none."""
    before = text[max(start, q.span.start - _SHORT) : q.span.start]
    if before.count("(") <= before.count(")"):
        return -1
    return text.find(")", q.inner.start, q.inner.end)


def _where_to_close(story: Story, q: Quotation) -> tuple[list[int], bool]:
    """Places for the missing mark, the likeliest first, and whether the first is beyond doubt."""
    text, low, high = story.plain, q.inner.start, q.inner.end
    found = []
    for m in re.finditer(r"[,?!] (?=\w)", text[low:high]):
        at = low + m.end()
        a = attribution.match(text, at, min(len(text), high + 80))
        if a is not None and a.end() <= high + 1:
            found.append((low + m.start() + 1, a))
    paragraph = story.paragraph_at(low)
    ends_paragraph = paragraph is not None and high >= paragraph.end
    if found:
        place, a = found[0]
        plainly = a.group("inverted") is not None or text[a.end() : a.end() + 1] in {".", ",", ""} or a.end() >= high
        # "..., said Ms Hale" and "..., he said." leave no doubt where the sentence began with the mark.
        sure = len(found) == 1 and text[low : low + 1].isupper() and (
            a.group("inverted") is not None or (a.group("pronoun") is not None and text[a.end() : a.end() + 1] in {".", ""})
        )
        return [p for p, _ in found[:2]] if not plainly else [place], sure
    if q.runs_on or paragraph is None:
        return [], False
    bracket = _bracket(text, paragraph.start, q)
    if bracket >= 0:
        return [bracket], False
    words = text[low:high].split()
    capital = text[low : low + 1].isupper() or text[low : low + 1].isdigit()
    tail = high
    while tail > low and text[tail - 1].isspace():
        tail -= 1
    stops = _sentence_ends(story, low, high)
    if not capital and len(stops) > 1:
        return [stops[0]], False
    if not capital and len(words) > 6 and not (ends_paragraph and len(stops) == 1):
        return [], False
    if ends_paragraph and _ENDS.search(text, max(low, tail - 4), tail):
        if not capital and _interrupted(story, low - 1):
            return [tail], False
        if not capital and language(story) == "en-GB":
            return [tail - 1], False
        if len(stops) <= 1:
            return [tail], False
        return [tail, stops[0]], False
    if not ends_paragraph and stops:
        return [stops[-1]], False
    return ([tail], False) if ends_paragraph and len(words) <= 6 else ([], False)


def _unclosed(rule: Rule, story: Story) -> Iterator[Finding]:
    quotations = story.quotations
    by_start = {f.start: f for f in quotations.faults if f.kind == "unclosed"}
    out = []
    for q in quotations.items:
        if q.closer is not None or q.opener is None or q.level:
            continue
        fault = by_start.get(q.opener.start)
        if fault is None and not q.runs_on:
            continue
        places, sure = _where_to_close(story, q)
        if fault is None:
            # A quotation that the next paragraph opens again is whole, unless its own speaker is
            # named inside it.
            if not places:
                continue
            a = attribution.match(story.plain, places[0] + 1, len(story.text))
            if a is None or not (a.group("inverted") or story.plain[a.end() : a.end() + 1] in {".", "\n", ""}):
                continue
            sure = False
        elif fault.again and (not places or story.plain[places[0] - 1] in ".…?!"):
            # A quotation that ends without a mark just as the next sentence opens one has lost the
            # line breaks of a running quotation; that is no fault of a mark.
            continue
        out.append((q, places, sure))
    for q, places, sure in out:
        assert q.opener is not None
        mark = _closing(story, q)
        yield finding(
            rule, story, q.opener.start, q.opener.end,
            edits=[[(at, at, mark)] for at in places],
            safety=Safety.SAFE if sure else Safety.UNSAFE,
        )  # fmt: skip


#: A stretch of this many characters is flagged whole, from where the mark belongs.
_SHORT = 160


def _unopened(rule: Rule, story: Story) -> Iterator[Finding]:
    text = story.text
    for f in story.quotations.faults:
        if f.kind != "unopened":
            continue
        p = story.paragraph_at(f.start)
        if p is None:
            continue
        mark = text[f.start : f.end]
        if mark == '"' and text[f.start - 1] in "sS" and text[f.end : f.end + 2].strip()[:1].islower():
            # "airlines" safety records": a double mark struck for an apostrophe.
            yield finding(rule, story, f.start, f.end, ["'"], safety=Safety.UNSAFE)
            continue
        starts = [s.start for s in p.sentences if s.start < f.start]
        last = max((x[1] for x in story.quotations.marks if x[1] <= f.start and x[0] >= p.start and x[3] == "close"), default=p.start)
        starts = [s for s in starts if s >= last] or starts[-1:]
        while starts and text[starts[0]] in MARKS:
            starts.pop(0)
        places = list(dict.fromkeys(starts[:1] + starts[-1:]))
        start = places[0] if len(places) == 1 and f.start - places[0] <= _SHORT else f.start
        yield finding(
            rule, story, start, f.end, edits=[[(s, s, _opening(mark))] for s in places], safety=Safety.UNSAFE
        )


def _nested(rule: Rule, story: Story) -> Iterator[Finding]:
    items = story.quotations.items
    for f in story.quotations.faults:
        if f.kind != "same-kind":
            continue
        q = next((x for x in items if x.opener is not None and x.opener.start == f.start), None)
        if q is None or q.closer is None or q.opener is None:
            continue
        a, b = story.text[q.opener.start : q.opener.end], story.text[q.closer.start : q.closer.end]
        swap = {"“": "‘", "”": "’", '"': "'", "‘": "“", "’": "”", "'": '"'}
        edits = [(q.opener.start, q.opener.end, swap.get(a, a)), (q.closer.start, q.closer.end, swap.get(b, b))]
        yield finding(rule, story, q.span.start, q.span.end, edits=[edits], safety=Safety.UNSAFE)


# -- straight and curly -------------------------------------------------------------------------
# One shape is the story's own when it stands this many times as often as the other.
_TIMES = 3
# More strangers than this are no slip: the story was put together from two sources.
_SLIPS = 1
_CURLY = {('"', "open"): "“", ('"', "close"): "”", ("'", "open"): "‘", ("'", "close"): "’", ("'", "none"): "’"}
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_INNER = later(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


class _Shapes(NamedTuple):
    """The straight and curly marks of a story below its headline, which agencies often write."""

    own: str | None
    #: Marks of the other shape: quotations with both marks so, quotations with one, apostrophes.
    pairs: list[tuple[tuple[int, int, str, str], ...]]
    halves: list[tuple[int, int, str, str]]
    apostrophes: list[tuple[int, int, str]]
    first: tuple[int, int]
    many: int
    #: Whether there is just one stranger, the headline's marks counted too: a slip beyond doubt.
    single: bool


@once_a_story
def _story_shapes(story: Story) -> _Shapes:
    text, quotes = story.text, story.quotations
    body = story.headline.end if story.headline is not None else 0
    marks = [m for m in quotes.marks if m[0] >= body and m[2] in {'"', "'", "“", "”", "‘", "’"}]
    quoting = {m[0]: m for m in marks if m[3] != "none"}
    apostrophes = [(m.start(), m.end(), m.group()) for m in _INNER.finditer(text, body)]
    apostrophes += [(s, e, t) for s, e, t, role in marks if role == "none" and t in {"'", "’"} and _is_apostrophe(text, s)]
    straight = sum(m[2] in {'"', "'"} for m in quoting.values())
    curly = len(quoting) - straight
    a_straight = sum(a[2] == "'" for a in apostrophes)
    a_curly = len(apostrophes) - a_straight
    few, many = sorted((straight + a_straight, curly + a_curly))
    if not few or many < max(4, few * _TIMES):
        return _Shapes(None, [], [], [], (0, 0), 0, False)
    own = "curly" if curly + a_curly == many else "straight"
    strange = {'"', "'"} if own == "curly" else set(_STRAIGHT)
    pairs, taken = [], set()
    for q in quotes.items:
        a = quoting.get(q.opener.start) if q.opener is not None else None
        b = quoting.get(q.closer.start) if q.closer is not None else None
        both = [m for m in (a, b) if m is not None]
        if both and all(m[2] in strange for m in both):
            pairs.append(tuple(both))
            taken |= {m[0] for m in both}
    halves = [m for k, m in quoting.items() if m[2] in strange and k not in taken]
    first = next(((m[0], m[1]) for m in quoting.values() if m[2] not in strange), None)
    if first is None:
        first = next((a[0], a[1]) for a in apostrophes if a[2] not in strange)
    strangers = sorted(a for a in apostrophes if a[2] in strange)
    above = sum(text.count(c, 0, body) for c in strange)
    single = len(pairs) + len(halves) + len(strangers) + above == 1
    return _Shapes(own, pairs, halves, strangers, first, many, single)


def _is_apostrophe(text: str, at: int) -> bool:
    return (at > 0 and text[at - 1].isalpha()) or (text[at + 1 : at + 2].isalpha() and not text[at - 1 : at].isdigit())


def _mixed(text: str) -> bool:
    """Whether the text has marks of both shapes, one of them clearly the rarer."""
    straight = text.count("'") + text.count('"')
    curly = text.count("’") + text.count("“") + text.count("”") + text.count("‘")
    few, many = min(straight, curly), max(straight, curly)
    return few > 0 and few * 2 <= many


def _shapes(rule: Rule, story: Story) -> Iterator[Finding]:
    if not _mixed(story.text):
        return
    shapes = _story_shapes(story)
    if shapes.own is None:
        return
    slips = int(rule.match.get("most", _SLIPS))
    values = {"own": shapes.own}
    safety = Safety.SAFE if shapes.single else Safety.UNSAFE
    evidence = [Evidence(span=Span(*shapes.first), reason=f"{shapes.many} marks are {shapes.own}")]

    def mended(m: tuple[int, int, str, str]) -> tuple[int, int, str]:
        return (m[0], m[1], _CURLY[m[2], m[3]] if shapes.own == "curly" else _STRAIGHT[m[2]])

    # A quotation with one mark of each shape is a slip wherever it stands.
    if len(shapes.halves) <= max(slips, 4):
        faces_wrong = {f.start for f in story.quotations.faults if f.kind.startswith("reversed")}
        for m in shapes.halves:
            if m[0] not in faces_wrong:
                yield finding(rule, story, m[0], m[1], edits=[[mended(m)]], safety=safety, values=values, evidence=evidence)
    if len(shapes.pairs) + len(shapes.apostrophes) <= slips:
        for both in shapes.pairs:
            start, end = both[0][0], both[-1][1]
            if end - start > 80:
                end = both[0][1]
            yield finding(rule, story, start, end, edits=[[mended(m) for m in both]], safety=safety, values=values, evidence=evidence)


def _apostrophes(rule: Rule, story: Story) -> Iterator[Finding]:
    text = story.text
    if not _mixed(text):
        return
    shapes = _story_shapes(story)
    if shapes.own is None or len(shapes.pairs) + len(shapes.apostrophes) > int(rule.match.get("most", _SLIPS)):
        return
    evidence = [Evidence(span=Span(*shapes.first), reason=f"{shapes.many} marks are {shapes.own}")]
    for s, e, _ in shapes.apostrophes:
        low, high = s, e
        while low > 0 and text[low - 1].isalnum():
            low -= 1
        while high < len(text) and text[high].isalnum():
            high += 1
        new = "’" if shapes.own == "curly" else "'"
        yield finding(rule, story, low, high, edits=[[(s, e, new)]], safety=Safety.SAFE if shapes.single else Safety.UNSAFE, values={"own": shapes.own}, evidence=evidence)


# -- comma, stop and speaker ---------------------------------------------------------------------
def _closed(story: Story) -> Iterator[tuple[Quotation, int, int]]:
    """Outermost quotations with both marks, and the place after the closing marks and the space."""
    text = story.plain
    for q in story.quotations.items:
        if q.closer is not None and q.level == 0:
            at = q.closer.end
            yield q, at, at + 1 if text[at : at + 1] == " " else at


def _opens_sentence(story: Story, q: Quotation) -> bool:
    p = story.paragraph_at(q.span.start)
    if p is None or q.opener is None:
        return q.opener is None
    before = story.plain[p.start : q.opener.start].rstrip()
    return not before or before[-1] in ".!?:" or before.endswith(('."', '!"', '?"', ',"', ".)", " -"))


def _words(story: Story, q: Quotation) -> list[str]:
    return re.findall(r"[^\W_][\w'’-]*", story.plain[q.inner.start : q.inner.end])


def _is_title(words: Sequence[str]) -> bool:
    """Whether every word of weight has a capital, as in the title of a book or a show."""
    return len(words) <= 8 and all(w[0].isupper() or w[0].isdigit() or len(w) <= 3 for w in words)


def _no_comma(rule: Rule, story: Story) -> Iterator[Finding]:
    """“Yes” he said."""
    text = story.plain
    for q, at, after in _closed(story):
        if after == at or not text[q.inner.end - 1 : q.inner.end].isalnum() or not _opens_sentence(story, q):
            continue
        p = story.paragraph_at(at)
        a = attribution.match(text, after, p.end if p is not None else len(text))
        if a is None:
            continue
        words = _words(story, q)
        follows = text[a.end() : a.end() + 1]
        if not words or not words[0][0].isupper():
            continue
        if q.mark == "single" and text[q.inner.end - 1] in "sz":
            continue
        if a.group("inverted") is None and len(words) < 4 and follows not in {".", ",", ":", ";", ""}:
            continue
        if _is_title(words) and (a.group("inverted") or len(words) < 2) and not (a.group("pronoun") and follows in {".", ","}):
            if not (a.group("inverted") and len(words) == 1):
                continue
        if a.group("named") and follows == " " and len(words) < 6:
            continue
        assert q.closer is not None
        yield finding(rule, story, q.closer.start, a.end(), edits=[[(q.inner.end, q.inner.end, ",")]], values={"fix": ","})


#: Verbs of saying that are no sentence by themselves. “No.” She laughs. He goes on. These are actions.
_ONLY_TAGS = frozenset(("said", "says", "added", "adds", "explained", "explains", "remarked", "quipped"))


def _stop_before(rule: Rule, story: Story) -> Iterator[Finding]:
    """“... of.” said Ms Hale; “... of”. She said."""
    text = story.plain
    for q, at, after in _closed(story):
        assert q.closer is not None
        inside = text[q.inner.end - 1 : q.inner.end] == "." and text[q.inner.end - 2 : q.inner.end - 1] != "."
        outside = text[at : at + 2] == ". "
        if inside == outside or (inside and after == at) or not _opens_sentence(story, q):
            continue
        start = at + 2 if outside else after
        p = story.paragraph_at(at)
        end = p.end if p is not None else len(text)
        lower = text[start : start + 1].lower() + text[start + 1 : start + 40]
        if text[start : start + 1].islower():
            a = attribution.match(text, start, end)
            if a is None or not (a.group("inverted") or a.group("pronoun")):
                continue
        else:
            # "She said." by itself says nothing: it belongs to the quotation before.
            m = re.match(r"(?:he|she|they|it) (\w+)(?=[.])", lower)
            if m is None or m.group(1) not in _ONLY_TAGS:
                continue
        edits: Edits = []
        if inside:
            edits.append((q.inner.end - 1, q.inner.end, ","))
        else:
            edits += [(q.inner.end, q.inner.end, ","), (at, at + 1, "")]
        first = story.text[start]
        if first.isupper():
            edits.append((start, start + 1, first.lower()))
        yield finding(rule, story, q.inner.end - 1, start + 1, edits=[edits], values={"fix": ","})


_QUESTION = later(r"[?!](?P<comma>,)[\"'”’]")


def _question_comma(rule: Rule, story: Story) -> Iterator[Finding]:
    text = story.text
    if "?," not in text and "!," not in text:
        return
    for m in _QUESTION.finditer(text):
        s, e = m.span("comma")
        # Behind a title that asks (the talk “Who Pays?,” which won) some houses keep the comma of the sentence.
        p = story.paragraph_at(s)
        spoken = attribution.match(story.plain, e + 2, p.end if p is not None else e + 2) is not None
        yield finding(
            rule, story, s - 1, e + 1, edits=[[(s, e, "")]], values={"fix": text[s - 1] + text[e]},
            safety=Safety.SAFE if spoken else Safety.UNSAFE,
        )  # fmt: skip


# Verbs after which a quoted sentence takes a comma; the others often take its words as an object.
_SAYING = frozenset(
    """said says added adds asked asks replied replies answered answers continued explained responded insisted joked
    shouted exclaimed quipped""".split()
)
_LAST_WORD = later(r"\w+(?= \Z)")


def _comma_after(rule: Rule, story: Story) -> Iterator[Finding]:
    """She said “We have beaten them before.”"""
    text = story.plain
    for q in story.quotations.items:
        if q.opener is None or (q.closer is None and not q.runs_on):
            continue
        at = q.opener.start
        if text[at - 2 : at - 1] not in {"d", "s"}:
            continue
        m = _LAST_WORD.search(text[max(0, at - 14) : at])
        if m is None or m.group() not in _SAYING:
            continue
        words = _words(story, q)
        inner = text[q.inner.start : q.inner.end]
        if len(words) > 1 and inner[:1].islower() and _interrupted(story, at):
            start = at - 1 - len(m.group())
            yield finding(rule, story, start, q.opener.end, edits=[[(at - 1, at, ", ")]], values={"fix": ","})
            continue
        if len(words) < 3 or not inner[:1].isupper() or _is_title(words):
            continue
        if inner[-1:] not in {".", "!", "?"} and not (q.closer is None and q.runs_on):
            continue
        start = at - 1 - len(m.group())
        yield finding(rule, story, start, q.opener.end, edits=[[(at - 1, at, ", ")]], values={"fix": ","})


_BREAK = later(r',"\s(?P<who>[^".:;!?\n]{2,70}?)[ ,]+\Z')


def _interrupted(story: Story, at: int) -> bool:
    """Whether the quotation that opens at `at` goes on after a speaker: "Here we are," she said "and"."""
    text = story.plain
    m = _BREAK.search(text, max(0, at - 90), at)
    if m is None:
        return False
    whole = attribution.match(text, m.start("who"), at)
    return whole is not None and whole.end() <= at


#: Words that hardly begin a sentence of their own once a speaker has interrupted it.
_GO_ON = frozenset(
    "and or because which who whose that where when while although though unless until as than on in at of for from with by to into not".split()
)


def _resumes(rule: Rule, story: Story) -> Iterator[Finding]:
    """ "That is the roof," she said, "And a new kettle"."""
    text = story.plain
    for q in story.quotations.items:
        if q.opener is None:
            continue
        at = q.opener.start
        if text[at - 2 : at] != ", " or not _interrupted(story, at):
            continue
        first = re.compile(r"[A-Z][a-z]+(?= [a-z])").match(text, q.inner.start)
        if first is None or first.group().lower() not in _GO_ON:
            continue
        start = first.start()
        edits = [[(start, start + 1, text[start].lower())], [(at - 2, at - 1, ".")]]
        yield finding(rule, story, start, first.end(), edits=edits, values={"fix": first.group().lower()})


def _capital(rule: Rule, story: Story) -> Iterator[Finding]:
    """“... mumbling,” Said Ms Hale; “... mumbling,” She said."""
    text = story.plain
    for q, at, after in _closed(story):
        if after == at or text[q.inner.end - 1 : q.inner.end] not in {",", "?", "!"} or not text[after : after + 1].isupper():
            continue
        p = story.paragraph_at(at)
        end = p.end if p is not None else len(text)
        word = re.compile(r"\w+").match(text, after, end)
        if word is None:
            continue
        w = word.group().lower()
        comma = text[q.inner.end - 1] == ","
        whole = attribution.match(text, after, end)
        if whole is not None and whole.group("named") is not None:
            continue
        if w in attribution.verbs(True):
            follows = text[word.end() : word.end() + 2]
            good = follows[:1] == " " and (follows[1:].isupper() or text.startswith((" the ", " a ", " his ", " her "), word.end()))
        elif w in {"he", "she", "they", "we", "it"}:
            a = attribution.match(text[: after] + w + text[word.end() : end], after, end)
            good = a is not None and a.group("pronoun") is not None and (
                comma or text[a.end() : a.end() + 1] == "." and a.group("v1") in _ONLY_TAGS
            )
        else:
            good = False
        if good:
            yield finding(rule, story, after, word.end(), edits=[[(after, after + 1, text[after].lower())]], values={"fix": w})


_NO_VERB = later(
    r"(?P<name>[^\W\d_a-z][\w'.-]+(?: [^\W\d_a-z][\w'.-]+){1,3}), (?P<post>(?:the|a|an|his|her|its|their|\d\d)\b[^.;:!?\"()\n]{2,90}|[^.,;:!?\"()\n]{2,60})\.(?= |\Z|\n)"
)
_VERBISH = later(r"\b(?:is|was|are|were|has|had|will|would|says?|said|\w{3,}ed|told|who|which|that)\b")


def _no_verb(rule: Rule, story: Story) -> Iterator[Finding]:
    """“We are not the villains here,” Emil Roscoe, the group’s president."""
    text = story.plain
    for q, at, after in _closed(story):
        if after == at or text[q.inner.end - 1 : q.inner.end] not in {",", "?", "!"}:
            continue
        m = _NO_VERB.match(text, after)
        if m is None or _VERBISH.search(m.group("post")):
            continue
        if not _opens_sentence(story, q) or len(_words(story, q)) < 4:
            continue
        verb = "says " if re.search(r"\" (?:\w+ )?says\b|\bsays\b.{0,30}\"", text) and '" said' not in text else "said "
        yield finding(rule, story, m.start("name"), m.end("name"), edits=[[(after, after, verb)]], safety=Safety.UNSAFE)


# -- comma and stop, inside or outside --------------------------------------------------------------
_SMALL = frozenset("a an the his her its their this that as of for with by called dubbed named termed".split())


def _sides(story: Story) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where a comma or stop stands inside the closing marks, and where outside: (stop, marks)."""
    text = story.plain
    inside, outside = [], []
    for q in story.quotations.items:
        if q.closer is None:
            continue
        at = q.closer.end
        before, next_ = text[q.inner.end - 1 : q.inner.end], text[at : at + 1]
        if before in {",", "."} and next_ != before:
            inside.append((q.inner.end - 1, q.closer.start))
        elif next_ in {",", "."} and before.isalnum() and text[at + 1 : at + 2] in {" ", "\n", "", '"', "'"}:
            outside.append((at, q.closer.start))
    return inside, outside


def _outside(rule: Rule, story: Story) -> Iterator[Finding]:
    """US: the comma and the stop stand inside."""
    text = story.text
    if not re.search("[\"”’'][.,]", text):
        return
    inside, outside = _sides(story)
    if len(outside) * 2 >= len(inside) and len(outside) > 1:
        return
    for at, mark in outside:
        stop = text[at]
        # A matter of the house: only its setting, and no guess at the story's English, makes it automatic.
        safety = Safety.SAFE if story.variant == "en-US" else Safety.UNSAFE
        yield finding(
            rule, story, mark, at + 1, edits=[[(mark, mark, stop), (at, at + 1, "")]], safety=safety,
            values={"fix": stop + text[mark:at]},
        )  # fmt: skip


def _fragment(story: Story, q: Quotation) -> list[str] | None:
    """The words of a quoted phrase that stands within a sentence of ours; None for speech."""
    text = story.plain
    if q.closer is None or q.opener is None or q.level or not text[q.inner.start : q.inner.start + 1].islower():
        return None
    if q.inner.end - q.inner.start > 80:
        return None
    words = _words(story, q)
    if not words or len(words) > 6:
        return None
    before = re.search(r"(\w+) \Z", text[max(0, q.opener.start - 20) : q.opener.start])
    if before is None or before.group(1).lower() in attribution.verbs():
        return None
    if re.search(r"[.!?,;:]", text[q.inner.start : q.inner.end - 1]):
        return None
    return [before.group(1).lower(), *words]


def _inside(rule: Rule, story: Story) -> Iterator[Finding]:
    """UK: the comma or stop after a fragment stands outside."""
    text = story.plain
    outside = 0
    found = []
    for q in story.quotations.items:
        if q.closer is None or not text[q.inner.start : q.inner.start + 1].islower():
            continue
        stop, at = text[q.inner.end - 1], q.closer.end
        if stop not in ",." and text[at : at + 1] not in {",", "."}:
            continue
        words = _fragment(story, q)
        if words is None:
            continue
        if stop not in ",.":
            outside += text[at : at + 1] in {",", "."}
            continue
        p = story.paragraph_at(at)
        end = p.end if p is not None else len(text)
        if stop == ",":
            after = at + 1 if text[at : at + 1] == " " else at
            if after == at or attribution.match(text, after, end) is not None:
                continue
        elif at < end and text[at] != " ":
            continue
        found.append((q, q.closer, words))
    # The story's own phrases decide. A single one, with nothing to compare it to, is only doubtful.
    alone = len(found) == 1 and not outside
    if len(found) > outside and not alone:
        return
    for q, closer, words in found:
        if alone and story.variant != "en-GB" and words[1].lower() not in {"a", "an", "the"}:
            continue
        stop, at = text[q.inner.end - 1], closer.end
        # A phrase that begins with an article is no sentence of the speaker's.
        sure = (words[0] in _SMALL or words[1].lower() in _SMALL) and (not alone or words[1].lower() in {"a", "an", "the"} or story.variant == "en-GB")
        yield finding(
            rule, story, q.inner.end - 1, at, edits=[[(q.inner.end - 1, q.inner.end, ""), (at, at, stop)]],
            safety=Safety.SAFE if sure and story.variant == "en-GB" else Safety.UNSAFE,
            values={"fix": story.text[closer.start : at] + stop},
        )  # fmt: skip


def _uk_comma_outside_speech(rule: Rule, story: Story) -> Iterator[Finding]:
    """“It smelt right”, said Mr Haigh: speech keeps its comma inside in both varieties."""
    text = story.plain
    if '",' not in text and "'," not in text:
        return
    _, outside = _sides(story)
    ends = {mark: at for at, mark in outside if text[at] == ","}
    kept = 0
    for q, _at, after in _closed(story):
        if text[q.inner.end - 1] == ",":
            p = story.paragraph_at(after)
            kept += attribution.match(text, after, p.end if p is not None else len(text)) is not None
    found = []
    for q, at, _ in _closed(story):
        assert q.closer is not None
        if q.closer.start not in ends:
            continue
        p = story.paragraph_at(at)
        a = attribution.match(text, at + 2, p.end if p is not None else len(text))
        words = _words(story, q)
        if a is None or len(words) < 3 or not words[0][0].isupper() or not _opens_sentence(story, q):
            continue
        found.append((q.closer.start, at))
    if len(found) > max(kept, 1):
        return
    for mark, at in found:
        yield finding(
            rule, story, mark, at + 1, edits=[[(mark, mark, ","), (at, at + 1, "")]],
            values={"fix": "," + story.text[mark:at]},
        )  # fmt: skip


_CHECKS: dict[str, Callable[[Rule, Story], Iterator[Finding]]] = {
    "space-outside": _faults("no-space-after", "no-space-before"),
    "wrong-way": _faults("reversed", "reversed-no-space"),
    "stray-space": _faults("stray-space"),
    "unclosed": _unclosed,
    "unopened": _unopened,
    "not-reopened": _not_reopened,
    "mismatched": _faults("mismatched"),
    "nested": _nested,
    "shape": _shapes,
    "apostrophe-shape": _apostrophes,
    "elision": _faults("elision"),
    "comma-before-speaker": _no_comma,
    "stop-before-speaker": _stop_before,
    "comma-after-question": _question_comma,
    "comma-after-said": _comma_after,
    "capital-after-quote": _capital,
    "capital-resumes": _resumes,
    "no-verb": _no_verb,
    "stop-outside": _outside,
    "stop-inside": _inside,
    "comma-outside-speech": _uk_comma_outside_speech,
}

SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=tuple(_CHECKS)),
    #: For the shape of marks: how many of the rarer shape are still a slip.
    "most": Num(whole=True, low=1),
}


def validate(rule: Rule) -> None:
    """The schema says it all."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: the marks are read once a story, whatever the number of rules."""
    return None


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return _CHECKS[rule.match["check"]]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story)
