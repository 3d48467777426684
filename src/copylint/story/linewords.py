"""The words of a line that tell of names, as the line alone shows them: its capitalised words, which of them
stand together, and its words in small letters."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from copylint.lexicon import gazetteer
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.spans import Stretches

_RANGES = (range(0x41, 0x530), range(0x10A0, 0x10D0), range(0x1E00, 0x2000))


def _capitals() -> str:
    """The upper-case letters of the scripts that have them, as the inside of a character class."""
    out: list[str] = []
    start = last = -2
    for block in _RANGES:
        for code in block:
            c = chr(code)
            if c.isupper() or c.istitle():
                if code != last + 1:
                    if start >= 0:
                        out.append(_span(start, last))
                    start = code
                last = code
    out.append(_span(start, last))
    return "".join(out)


def composed(word: str) -> str:
    """The word with each accent in one piece with its letter: both ways of writing it are one spelling."""
    return word if is_normalized("NFC", word) else normalize("NFC", word)


def _span(a: int, b: int) -> str:
    return chr(a) if a == b else f"{chr(a)}-{chr(b)}"


#: The inside of a character class of all upper-case letters.
UPPER = _capitals()

# A capitalised word with the apostrophes inside it; initialisms (U.S.) keep their stops. The capital
# stands first, the look behind it after: so the search runs over what is no capital at full speed.
_CAPITAL = later(
    rf"[{UPPER}](?<![^\W_].)(?:\.(?:[{UPPER}]\.)+[{UPPER}]?(?![^\W_])"
    rf"|[\w\u0300-\u036f]*(?:'[^\W\d_][\w\u0300-\u036f]*)*)"
)
WORD = later(r"[^\W\d_][\w\u0300-\u036f]*(?:'[^\W\d_]+)*")
# The same in ASCII, which is sought in less time.
_ASCII_WORD = later(r"[A-Za-z][A-Za-z0-9_]*(?:'[A-Za-z]+)*")

# What may stand between two words of one name: a space, a hyphen, a particle, an initial's stop.
_BETWEEN = later(r"\.? (?:(?P<particle>(?:[^\W\d_]+ ){1,3}))?(?P<joined>[^\W\d_]{1,3}['-])?\Z")

# After these a full stop ends no sentence.
_ABBREVIATED = word_set("story", "abbreviations before a name")

#: Characters after which a capital proves nothing.
_OPENERS = '\n\r"([{*•>|\t_'


def _bare(word: str) -> str:
    """The word without what hangs on its end: 's, 'll, low lines. Behind that no name goes on."""
    word = word.rstrip("_")
    if word.endswith(("'s", "'S")):
        return word[:-2]
    return word[: word.rindex("'")] if word.endswith(("'ll", "'re", "'ve", "'d", "'m")) else word


#: What stands between two words of one name for certain.
_JOINTS = frozenset(" -–")
#: Two words of one name stand less far from each other.
_FARTHEST = 17


def lower_words(line: str) -> frozenset[str]:
    """Returns the distinct words of a line that are all in lower case, possessives stripped."""
    small = frozenset(filter(str.islower, (_ASCII_WORD if line.isascii() else WORD).findall(line)))
    return frozenset([w.removesuffix("'s") for w in small]) if "'s" in line else small


#: A capitalised word of a line: where it starts and ends, without what hangs on it, itself, whether nothing
#: but a name explains its capital, whether its place might, and where it ends with what hangs on it.
Capitalised = tuple[int, int, str, bool, bool, int]
#: Those that stand together, and what stands between them.
Together = tuple[list[Capitalised], list[str]]


def capitalised(line: str) -> list[Together]:
    """Returns the capitalised words of a line, in order, those that stand together apart."""
    out: list[Together] = []
    words: list[Capitalised] = []
    joints: list[str] = []
    last_end = -_FARTHEST
    for m in _CAPITAL.finditer(line):
        start, full = m.span()
        word, end = m[0], full
        if not word.isascii():
            word = composed(word)
        if word[-1] == "_" or "'" in word:
            bare = _bare(word)
            word, end = bare, end - len(word) + len(bare)
            if word.endswith("n't"):
                continue
        gap = line[last_end:start] if start - last_end < _FARTHEST else ""
        if gap == " " or gap and _joins(gap, words[-1][2]):
            joints.append(gap)
        else:
            words, joints = [], []
            out.append((words, joints))
        placed = word[1:].islower() or len(word) == 1
        words.append((start, end, word, not placed or explained_by_name(line, start), placed, full))
        last_end = end
    return out


def weakened(
    words: list[Capitalised], at: int, weak: list[tuple[int, int, bool]], k: int
) -> list[Capitalised]:
    """Returns the words of a line that starts at `at`, whose capitals prove nothing in the stretches from `k`
    on; but capitals inside a word no position explains, except a line in capitals."""
    out, limit = [], len(weak)
    for word in words:
        start, end, text, strong, placed, full = word
        while k < limit and weak[k][1] <= at + start:
            k += 1
        if k < limit and weak[k][0] <= at + start:
            strong = strong and not placed and not weak[k][2]
        out.append((start, end, text, strong, placed, full))
    return out


def outside(shouted: Stretches, at: int, words: list[Capitalised], joints: list[str]) -> Iterator[Together]:
    """Yields what is left of words that stand together, in the line that starts at `at`, without those whose
    capitals are a guess."""
    first = 0
    for n, (start, *_, full) in enumerate(words):
        if shouted.covers(start + at, full + at):
            if n > first:
                yield words[first:n], joints[first : n - 1]
            first = n + 1
    if first < len(words):
        yield words[first:], joints[first:]


def _joins(gap: str, before: str) -> bool:
    """Whether two capitalised words of which the first is `before`, with this between them, are one name."""
    if gap in _JOINTS:
        return True
    if gap[0] not in " .-":
        return False
    if gap == ". " or gap == ".":
        return len(before) == 1 or before.lower() in _ABBREVIATED
    if gap[0] == ".":
        return False
    m = _BETWEEN.match(gap)
    if m is None:
        return False
    particle = (m.group("particle") or "").split()
    if not all(gazetteer.particle(p) for p in particle):
        return False
    joined = m.group("joined")
    return not joined or gazetteer.prefixed(joined[:-1])


def explained_by_name(text: str, start: int) -> bool:
    """Returns whether nothing but a name explains the capital at `start`."""
    if start == 0:
        return False
    c = text[start - 1]
    if c != " ":
        if c in _OPENERS:
            return False
        return not (c == "'" and (start < 2 or not text[start - 2].isalpha()))
    if start < 2:
        return False
    c = text[start - 2]
    if c.isalnum() or c in ",;&%/)]":
        return True
    if c in "!?…:•*–—-.\n\r\t |>_":
        if c != ".":
            return False
        if text[start - 3 : start - 1] == "..":
            return False
        k = start - 3
        while k >= 0 and text[k].isalnum():
            k -= 1
        word = text[k + 1 : start - 2]
        if len(word) == 1 and word.isupper():
            # "J. Smith", "U.S. President"; but "Plan B. Then" and "the U.S. It" are starts.
            nxt = WORD.match(text, start)
            return nxt is None or not gazetteer.function_word(nxt.group().lower())
        return word.lower() in _ABBREVIATED and word[:1].isupper()
    if c in "\"'":
        before = text[start - 3 : start - 2]
        return before.isalnum() or before == ","
    return c not in "([{"
