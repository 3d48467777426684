"""`typography`: spaces and punctuation marks.

match: {check: NAME}. Every check starts from literals that hardly ever stand in clean copy, so that
it costs nothing there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from string import ascii_lowercase
from typing import Any

from copylint.cache.patterns import later
from copylint.findings.finding import Finding, Safety
from copylint.lexicon import gazetteer
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.story import Story
from copylint.text.sentences import abbreviation

NAME = "typography"
CHANGES = "writing"
SENTENCES = True
SHOWN = ("mark", "more")

_CLOSERS = frozenset("\"')]")
_DOMAINS = frozenset(
    "com org net co io tv gov edu info biz app dev ai me uk us eu de fr ca au nz ie in js py net md txt pdf html".split()
)
# The endings that companies write with a capital (Booking.Com); "In" and "It" open sentences.
_PROUD_DOMAINS = frozenset("Com Org Net Io Ai Co Uk Eu Tv Gov Edu Js JS Py NET COM".split())


@cache
def _is_word(word: str) -> bool:
    from copylint.lexicon.dictionary import words

    return words().find(word.lower()) is not None


# How far a run without a space is looked at: longer ones are no prose, and may be as long as the file.
_NEAR = 300
_NOT_SPACE = later(r"\S*")


def _line(story: Story, at: int) -> tuple[int, int]:
    p = story.paragraph_at(at)
    return (p.start, p.end) if p is not None and at < p.end else (at, at)


def _chunk(text: str, at: int) -> tuple[int, int]:
    """The run of non-space characters around a place, as far as it is near."""
    low = max(0, at - _NEAR)
    before = text[low:at].split()
    start = at - len(before[-1]) if before and not text[at - 1].isspace() else at
    m = _NOT_SPACE.match(text, at, at + _NEAR)
    return start, m.end() if m else at


def _letters_before(text: str, at: int) -> str:
    start = at
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] in "'’"):
        start -= 1
    return text[start:at]


def _letters_after(text: str, at: int) -> str:
    end = at
    while end < len(text) and (text[end].isalpha() or text[end] in "'’"):
        end += 1
    return text[at:end]


# -- spaces before marks ------------------------------------------------------------------------
def _space_before(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text, raw = story.plain, story.text
    for start, end in hits:
        mark = text[end - 1]
        if mark not in ",.;:?!":
            continue
        low, high = _line(story, start)
        s = start
        while s > low and text[s - 1] == " ":
            s -= 1
        after = text[end] if end < high else " "
        if s <= low or not (text[s - 1].isalnum() or text[s - 1] in "\"')]%"):
            continue
        if text[s - 1] in "\"'" and mark in "?!" or any(c != " " for c in raw[s : end - 1]):
            # A no-break space before ; : ? ! is how French sets them.
            continue
        if mark == "," and after.isalpha() and text[end : end + 2].isalpha():
            yield finding(rule, story, s, end, [", "], values={"mark": mark})
            continue
        if after not in {" ", "\n", '"', "'", ")", "]"}:
            continue
        if mark in ":;" and (after in ")]" or text[end : end + 2] in {"-)", "-("}):
            continue
        if mark == "." and (text[end : end + 2] == " ." or text[max(0, s - 2) : s] in {". ", " ."} or text[s - 1] == "."):
            continue
        if mark == ":" and (text[s - 1].isdigit() and text[end + 1 : end + 2].isdigit()):
            continue
        sure = mark in ",.;" or after == " " or end >= high
        left = _letters_before(text, s)
        if mark in ":;?!" and left.islower() and not _is_word(left):
            sure = False  # French sets a space there: un rituel : le
        if mark == "," and left in _WANTING:
            sure = False  # what stood between is gone: written by , and
        yield finding(
            rule, story, s, end, [mark], safety=Safety.SAFE if sure else Safety.UNSAFE, values={"mark": mark}
        )


_WANTING = frozenset("by of with from to and or the a an for in on at".split())


# -- spaces missing after marks --------------------------------------------------------------------
def _after_comma(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, _ in hits:
        mark = text[start]
        a, b = _chunk(text, start)
        chunk = text[a:b]
        if re.search(r"[/@_=&\\{}<>|#^~]", chunk) or chunk.count(",") + chunk.count(";") > 3 or not start > a:
            continue
        right = _letters_after(text, start + 1)
        left = _letters_before(text, start)
        before = text[start - 1]
        if not (before.isalnum() or before in "\"')%]"):
            continue
        if (len(left) == 1 and left not in "aI" and len(right) == 1) or len(right) == 1 and right not in "aAI":
            continue
        if before.isdigit() and len(right) < 2 and right not in "aAI":
            continue
        sure = (len(left) >= 2 or before in "\"')%" or before.isdigit()) and (
            right[:1].isupper() or _is_word(right) or right.endswith("s") and _is_word(right[:-1])
        )
        sure = sure and (mark == "," or (len(left) > 2 and _is_word(left)))
        if mark == ";" and not (_is_word(left) and _is_word(right)):
            continue
        yield finding(
            rule, story, start, start + 1, [mark + " "], safety=Safety.SAFE if sure else Safety.UNSAFE, values={"mark": mark}
        )


def _after_stop(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, _ in hits:
        mark = text[start]
        if mark not in ".?!":
            continue  # the matcher shows every letter beyond ASCII as a question mark
        a, b = _chunk(text, start)
        chunk = text[a:b]
        if re.search(r"[/@_=&\\{}<>|#^~]|\.\.|^www\.|\(\)", chunk):
            continue
        left, right = _letters_before(text, start), _letters_after(text, start + 1)
        before = text[start - 1] if start else " "
        if not right or right in _DOMAINS or right in _PROUD_DOMAINS or text[start + 1 + len(right) : start + 2 + len(right)] == ".":
            # example.com, a.m.-like runs, No.Food. is none of them but "U.S.The" is not judged.
            if not (len(right) > 2 and right not in _DOMAINS and right not in _PROUD_DOMAINS and text[start + 2 + len(right) : start + 3 + len(right)] in {"", " ", "\n", '"'}):
                continue
        if left.isupper() and len(left) < 3 and mark == ".":
            continue
        if not left[1:].islower() and not left.isupper() and len(left) > 1 or right == "A" and text[start + 2 : start + 3] == ")":
            continue  # ResourceTemplate.Basic; section 7.A)
        if left[:1].isupper() and right[0].isupper() and mark == "." and text.count(f"{left}.{right}") > 1:
            continue  # One.Tel, as a firm writes itself
        if left:
            if len(left) < 2 or "'" in right and not _is_word(right):
                continue
            lone = text[start - len(left) - 1 : start - len(left)] == "."
            if lone and mark == "." or abbreviation(left) and mark == ".":
                continue
        elif not (before in "\"')%" or before.isdigit()):
            continue
        elif before.isdigit() and not (right in {"The", "In", "It", "He", "She", "They", "But", "And", "This", "That"} and mark == "."):
            continue
        if right[0].isupper():
            if len(right) == 1 and right not in "AI":
                continue
            if len(right) > 1 and not right[1:].replace("'", "").islower():
                continue
            known = _is_word(right)
            if mark == ".":
                if left and left[0].isupper() and not left.isupper() and not known and not left[1:].islower():
                    continue
                sure = (known or _is_word(left)) and (left[:1].islower() or known or before in ")%\"'")
            else:
                # Yahoo!Mail, Jeopardy!Host
                if left[:1].isupper() and (not known or mark == "!"):
                    continue
                sure = left[:1].islower() and known
        else:
            # plan.they: a stop between two plain words; a file or a host looks the same
            if mark != "." or len(left) < 3 or len(right) < 2 or not (_is_word(left) and _is_word(right)):
                continue
            if left[0].isupper() or right not in _SENTENCE_WORDS:
                continue
            sure = False
        yield finding(
            rule, story, start, start + 1, [mark + " "], safety=Safety.SAFE if sure else Safety.UNSAFE, values={"mark": mark}
        )


_SENTENCE_WORDS = frozenset(
    """the an he she it they we you this that these those there his her its their our my but and in on at for from with
    when while after before although if as so then however what who why how some many most all one two""".split()
)


# -- marks twice --------------------------------------------------------------------------------
def _twice(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    seen = -1
    for start, end in hits:
        if start < seen:
            continue
        mark = text[start]
        s, e = start, end
        while s > 0 and text[s - 1] == mark:
            s -= 1
        while e < len(text) and text[e] == mark:
            e += 1
        seen = e
        before = text[s - 1] if s else " "
        after = text[e] if e < len(text) else " "
        if e - s != 2 or not (before.isalnum() or before in "\"')]%"):
            continue
        if after not in {" ", "\n", '"', "'", ")", "]"}:
            if not (mark == "," and len(_letters_before(text, s)) > 1 and len(_letters_after(text, e)) > 1):
                continue
        sure = True
        if mark == ".":
            # Two dots before a lower-case word may be two thirds of an ellipsis.
            nxt = text[e : e + 3].lstrip(" \"')")
            p = story.paragraph_at(s)
            sure = not nxt[:1].islower()
            if p is not None and text.find("..", p.start, s) >= 0 or text.startswith(("..", " .."), e + 1):
                sure = False
            if gazetteer.function_word(_letters_before(text, s).lower()):
                sure = False  # "Learners should.. Know the tools": no sentence ends there
        new = [mark] if sure else [mark, "..."]
        yield finding(rule, story, s, e, new, safety=Safety.SAFE if sure else Safety.UNSAFE, values={"mark": mark})


def _clash(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """,. and ., and ?."""
    text = story.plain
    for start, end in hits:
        pair = text[start:end]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if not before.isalnum() or after not in {" ", "\n", '"'}:
            continue
        nxt = text[end : end + 3].lstrip(" \"\n")[:1]
        if pair == ".,":
            left = _letters_before(text, start)
            if len(left) < 4 or abbreviation(left) or not left.islower() or not nxt.islower() or not _is_word(left):
                continue
            if text[start - len(left) - 1 : start - len(left)] == ".":
                continue
            yield finding(rule, story, start, end, [","], safety=Safety.UNSAFE, values={"fix": ","})
        elif pair == ",.":
            yield finding(rule, story, start, end, [","] if nxt.islower() else ["."], safety=Safety.SAFE, values={})
        elif pair == "?." and before.islower():
            yield finding(rule, story, start, end, ["?"], safety=Safety.SAFE, values={})


# -- two spaces ---------------------------------------------------------------------------------
_GAP = later(r"(?<=\S)  +(?=\S)")
_STOP_GAP = later(r"[.!?:][\"')\]]* +(?=[\"'(\[]*[A-Z0-9])")
_LOOSE = later(r"[.!?:][\"')\]]*\Z")


#: PRODUCER: TARN   DIRECTOR: LEE
_PAIRED = later(r"[^\W\d_a-z][^:\n]{0,24}: *\S")
_COLUMN = later(r"  +(?=\S)")
_CELL = later(r"(?<!\S)\S")


class _Columns:
    """Which gaps of a text set columns. A line is looked at once, however many gaps it has: one of a megabyte
    may have a hundred thousand."""

    def __init__(self, text: str) -> None:
        self._text = text
        #: start of a line, as it was typed (a paragraph may have several) -> its end
        self._ends: dict[int, int] = {}
        self._gaps: dict[int, frozenset[int]] = {}
        self._figures: dict[int, bool] = {}
        self._low = 0

    def sets(self, gap: re.Match[str]) -> bool:
        """Whether the spaces set columns: the line above or below has a gap that ends in the same place, most
        of the line is figures, or what stands on either side is a label and what it holds."""
        text = self._text
        low, high = self._bounds(gap.start())
        column = gap.end() - low
        if low and column in self._gaps_of(low - 1) or high + 1 < len(text) and column in self._gaps_of(high + 1):
            return True
        if low not in self._figures:
            cells = [m[0] for m, _ in zip(_CELL.finditer(text, low, high), range(60), strict=False)]
            self._figures[low] = 2 * sum(c.isdigit() for c in cells) > len(cells)
        if self._figures[low]:
            return True
        return _PAIRED.match(text, gap.end(), high) is not None and _PAIRED.match(text, low, gap.start()) is not None

    def _bounds(self, at: int) -> tuple[int, int]:
        """The line that holds a place; gaps come in order, so that it mostly is the one asked for last."""
        low = self._low
        if not low <= at <= self._ends.get(low, -1):
            low = self._low = self._text.rfind("\n", 0, at) + 1
        if low not in self._ends:
            end = self._text.find("\n", at)
            self._ends[low] = len(self._text) if end < 0 else end
        return low, self._ends[low]

    def _gaps_of(self, at: int) -> frozenset[int]:
        """Where the gaps of the line that holds a place end, counted from its start."""
        here = self._low
        low, high = self._bounds(at)
        self._low = here
        if low not in self._gaps:
            self._gaps[low] = frozenset(m.end() - low for m in _COLUMN.finditer(self._text, low, high))
        return self._gaps[low]


def _double_space(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text, raw = story.plain, story.text
    typist: bool | None = None
    found = []
    columns = _Columns(text)
    for p in {id(q): q for q in (story.paragraph_at(s) for s, _ in hits) if q is not None}.values():
        gaps = list(_GAP.finditer(text, p.start, p.end))
        wide = [m for m in gaps if m.end() - m.start() > 2]
        # Columns: a table or verse, not prose.
        if len(wide) > 1 or any(m.end() - m.start() > 4 for m in wide) or "\t" in raw[p.start : p.end]:
            continue
        found += [m for m in gaps if not columns.sets(m)]
    for m in sorted(found, key=lambda x: x.start()):
        s, e = m.span()
        low, _ = _line(story, s)
        if _LOOSE.search(text, max(low, s - 3), s):
            if typist is None:
                stops = [x.group() for x in _STOP_GAP.finditer(text)]
                two = sum(x.endswith("  ") for x in stops)
                typist = two >= 3 and two * 2 >= len(stops)
            if typist:
                continue
        if any(c in "\n\r" for c in raw[s:e]):
            continue
        yield finding(rule, story, s, e, [" "])


# -- brackets -----------------------------------------------------------------------------------
_PAIRS = {")": "(", "]": "["}
_LISTED = later(r"(?:^|(?<=[\s(;,]))(?:[a-zA-Z]|\d{1,2}|[ivx]{1,4})\)")
_FACE = later(r"[:;=8][-'o^]?[)(\]\[]|[)(][-']?[:;]|\([:;]|\([a-z]\)")


def _brackets(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    if text.count("(") == text.count(")") and text.count("[") == text.count("]"):
        return
    waiting: list[tuple[int, int]] = []
    loose: list[int] = []
    for p in story.paragraphs:
        line = text[p.start : p.end]
        if line.count("(") == line.count(")") and line.count("[") == line.count("]"):
            continue
        skip = {m.end() - 1 for m in _LISTED.finditer(text, p.start, p.end)}
        for m in _FACE.finditer(text, p.start, p.end):
            skip.update(range(m.start(), m.end()))
        stack: list[int] = []
        for at in range(p.start, p.end):
            c = text[at]
            if c in "([" and at not in skip:
                stack.append(at)
            elif c in ")]":
                if stack and text[stack[-1]] == _PAIRS[c]:
                    stack.pop()
                elif at not in skip:
                    loose.append(at)
        waiting += [(at, p.index) for at in stack]
    # A bracket that opens in one paragraph may close in a later one.
    for at, _ in list(waiting):
        later = next((x for x in loose if x > at and _PAIRS[text[x]] == text[at]), None)
        if later is not None:
            loose.remove(later)
            waiting.remove(next(w for w in waiting if w[0] == at))
    if len(waiting) + len(loose) > 4:
        return
    for at, index in waiting:
        p = story.paragraphs[index]
        if story.is_protected(at, at + 1):
            continue
        close = ")" if text[at] == "(" else "]"
        edits: list[list[tuple[int, int, str]]] = []
        sentence = p.sentence_at(at)
        end = sentence.end
        while end > at and text[end - 1] in ".!?\"'":
            end -= 1
        if end - at > 2 and sentence.end == p.end and text[at - 1 : at] == " " and close == ")":
            edits = [[(end, end, close)]]
        # "the National Loch Research Group (NLRG said": initials end where they end.
        initials = _INITIALS.match(text, at)
        sure = initials is not None and _spells(text[max(p.start, at - 90) : at], initials["a"])
        if initials is not None and sure:
            edits = [[(initials.end(), initials.end(), close)]]
        yield finding(rule, story, at, at + 1, edits=edits, safety=Safety.SAFE if sure else Safety.UNSAFE, values={"mark": text[at]})
    for at in loose:
        if not story.is_protected(at, at + 1):
            opened = _INITIALS_LEFT.search(text, max(0, at - 9), at)
            sure = text[at] == ")" and opened is not None and _spells(text[max(0, at - 99) : opened.start()], opened["a"])
            edits = [[(opened.start("a"), opened.start("a"), "(")]] if opened is not None and sure else []
            yield finding(rule, story, at, at + 1, edits=edits, values={"mark": text[at]})


_INITIALS = later(r"\((?P<a>[A-Z]{2,7})(?=[ ,.;:'])")
_INITIALS_LEFT = later(r" (?P<a>[A-Z]{2,7})\Z")


def _spells(before: str, initials: str) -> bool:
    """Whether the words right before it are what the initials stand for, small words left out or not."""
    words = re.findall(r"[^\W\d_]+", before)
    capitals = "".join(w[0] for w in words if w[0].isupper())
    return capitals.endswith(initials) or "".join(w[0].upper() for w in words).endswith(initials)


def _bracket_space(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """( the spaces inside brackets )"""
    text = story.plain
    for start, end in hits:
        opening = text[start] in "(["
        if opening and text[start - 1 : start] in {":", ";", "-", "="}:
            continue
        low, high = _line(story, start)
        s, e = start, end
        if _placeholder(text, start if opening else end - 1, low, high):
            continue
        if opening:
            while e < high and text[e] == " ":
                e += 1
            if e >= high or not (text[e].isalnum() or text[e] in "\"'£$€") or text[e + 1 : e + 2] == " " and text[e] in "xX":
                continue
            yield finding(rule, story, s, e, [text[start]])
        else:
            while s > low and text[s - 1] == " ":
                s -= 1
            if s <= low or not (text[s - 1].isalnum() or text[s - 1] in ".,\"'!?%") or text[e - 1 : e + 1] in {")-", "):"}:
                continue
            if text.rfind("(" if text[end - 1] == ")" else "[", low, s) < 0:
                continue
            yield finding(rule, story, s, e, [text[end - 1]])


def _placeholder(text: str, at: int, low: int, high: int) -> bool:
    """Whether the square bracket is one of a pair that both have a space within: As a [ reader ], I want ..."""
    if text[at] == "[":
        other = text.find("]", at, high)
        return other > 0 and text[at + 1] == " " == text[other - 1]
    other = text.rfind("[", low, at) if text[at] == "]" else -1
    return other >= 0 and text[other + 1] == " " == text[at - 1]


_INTO = later(r"(?P<left>[^\W\d_]{3,})\((?P<inner>[^()\n]*[ ][^()\n]*)\)")
_OUT = later(r"(?<=[ ])\((?P<inner>[^()\n]*[ ][^()\n]*)\)(?P<right>[^\W\d_]{2,})")


def _bracket_joined(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """word(like this) and (like this)word"""
    text = story.plain
    for p in {id(q): q for q in (story.paragraph_at(s) for s, _ in hits) if q is not None}.values():
        for m in _INTO.finditer(text, p.start, p.end):
            if not _chunk_is_machine(text, m.start()):
                at = m.end("left")
                yield finding(rule, story, at, at + 1, [" ("], safety=Safety.SAFE if _is_word(m.group("left")) else Safety.UNSAFE)
        for m in _OUT.finditer(text, p.start, p.end):
            at = m.start("right")
            yield finding(rule, story, at - 1, at, [") "], safety=Safety.SAFE if _is_word(m.group("right")) else Safety.UNSAFE)


def _chunk_is_machine(text: str, at: int) -> bool:
    a, b = _chunk(text, at)
    return bool(re.search(r"[/@_=\\{}<>|#]", text[a:b]))


# -- dashes and ellipses, for a house that says how ------------------------------------------------------
_HYPHENS = later(r"(?<=[\w\"')\]%])(?: -- |--)(?=[\w\"'(\[$£€])")
_SPACED = later(r"(?<=[\w\"'),\]%]) - (?=[\w\"'(\[$£€])")


def _dash(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    pattern = _HYPHENS if rule.match["check"] == "double-hyphen" else _SPACED
    new = {"spaced-en": " – ", "em": "—", "spaced-em": " — "}[rule.match.get("house", "spaced-en")]
    for p in {id(q): q for q in (story.paragraph_at(s) for s, _ in hits) if q is not None}.values():
        for m in pattern.finditer(text, p.start, p.end):
            if text[m.start() - 1].isdigit() and text[m.end() : m.end() + 1].isdigit():
                continue
            yield finding(rule, story, m.start(), m.end(), [new], values={"fix": new.strip()})


_ELLIPSES = later(r"…|(?<!\.)\.\.\.(?!\.)|(?<![. ])(?: \.){3}(?! ?\.)|(?<!\.)\. \. \.(?! ?\.)")


def _ellipsis(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    raw = story.text
    new = {"dots": "...", "character": "…", "spaced": ". . ."}[rule.match.get("house", "dots")]
    for p in {id(q): q for q in (story.paragraph_at(s) for s, _ in hits) if q is not None}.values():
        for m in _ELLIPSES.finditer(raw, p.start, p.end):
            if m.group().strip() != new:
                yield finding(rule, story, m.start(), m.end(), [m.group()[: len(m.group()) - len(m.group().lstrip())] + new])


# -- what nobody sees ----------------------------------------------------------------------------------
def _unseen(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Characters without a width, once a story: they are in the source alone."""
    text = story.text
    places: list[tuple[int, int]] = []
    for at in story.document.hidden:
        if places and at <= places[-1][1]:
            continue  # in the same word
        start, end = at - len(_letters_before(text, at)), at + len(_letters_after(text, at))
        # At the head or the foot of a word the blank beside it goes along.
        start, end = start - (start == at > 0), end + (end == at < len(text))
        if start < at < end and not story.is_protected(start, end):
            places.append((start, end))
    if places:
        (start, end), more = places[0], len(places) - 1
        yield finding(
            rule, story, start, end, edits=[[(s, e, text[s:e]) for s, e in places]],
            values={"text": text[start:end].strip(), "more": f", and at {more} more place{'s' * (more > 1)}" if more else ""},
        )  # fmt: skip


_LETTERS = list(ascii_lowercase)
_CHECKS: dict[str, tuple[Callable[[Rule, Story, Sequence[Hit]], Iterator[Finding]], list[str] | None]] = {
    "space-before-comma": (_space_before, [" ,"]),
    "space-before-stop": (_space_before, [" ."]),
    "space-before-mark": (_space_before, [" ;", " :", " ?", " !"]),
    "space-after-comma": (_after_comma, [m + x for m in ",;" for x in _LETTERS]),
    "space-after-stop": (_after_stop, [m + x for m in ".?!" for x in _LETTERS]),
    "comma-twice": (_twice, [",,"]),
    "stop-twice": (_twice, [".."]),
    "marks-clash": (_clash, [",.", ".,", "?."]),
    "double-space": (_double_space, ["  "]),
    "brackets": (_brackets, ["(", ")", "[", "]"]),
    "bracket-space": (_bracket_space, ["( ", " )", "[ ", " ]"]),
    "bracket-joined": (_bracket_joined, [x + "(" for x in _LETTERS] + [")" + x for x in _LETTERS]),
    "double-hyphen": (_dash, ["--"]),
    "hyphen-as-dash": (_dash, [" - "]),
    "unseen": (_unseen, None),
    "ellipsis": (_ellipsis, ["...", ". .", "?"]),
}

SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=tuple(_CHECKS)),
    "house": Str(choices=("spaced-en", "em", "spaced-em", "dots", "character", "spaced")),
}


def validate(rule: Rule) -> None:
    """The schema says it all."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns the literals of the check; None for what no matcher sees."""
    return _CHECKS[rule.match["check"]][1]


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return _CHECKS[rule.match["check"]][0]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story, hits)
