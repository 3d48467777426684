"""Sentences: where they begin and end, abbreviations told from stops."""

from __future__ import annotations

import re
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Protocol

from copylint.tables.twins import is_compiled
from copylint.tables.wordlists import word_set
from copylint.text import core
from copylint.text.patterns import later
from copylint.text.spans import Written, trimmed
from copylint.text.tokens import Together, Token, Tokens

#: Abbreviations after which a sentence goes on whatever follows,
_NEVER_LAST = word_set("text", "abbreviations that never end a sentence")
#: those after which it goes on where they have a capital,
_REFERENCES = word_set("text", "abbreviations that end a sentence in small letters")
#: those that may end one where a word follows that opens sentences,
_MAYBE_LAST = word_set("text", "abbreviations that may end a sentence")
#: and those behind the name of a person.
_JUNIOR = frozenset({"jr", "sr"})
_SHORT = _NEVER_LAST | _REFERENCES | _MAYBE_LAST | _JUNIOR | {"no"}
_STARTERS = word_set("text", "words that open a sentence behind an abbreviation")


def abbreviation(word: str) -> bool:
    """Whether a word (without its full stop) is an abbreviation that takes one: "Mr", "Inc", "est",
    "U.S", an initial."""
    bare = word.lower()
    return (
        bare in _SHORT
        or (len(word) == 1 and word.isalpha() and word not in "Ia")
        or ("." in word and all(x.isalpha() and len(x) <= 2 for x in word.split(".")))
    )


# A class stands first, what stands before it is looked at behind: so the search runs at full speed.
_BOUNDARY = later(
    r"""(?P<stop>[.!?…](?<![.!?…][.!?…])[.!?…]*+)
        (?P<close>["'”’»)\]]*)
        (?P<gap>[ \t\r\n\u00a0]+)
        (?P<open>["'“‘«(\[]*)
        (?P<next>[^\W_]|[$£€#@&—–-])""",
    re.VERBOSE,
)
_LAST_WORD = later(r"[^\s\"“”‘(\[—–]+\Z")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Returns (start, end) of each sentence of a paragraph, in order, without the gaps between."""
    cuts: list[tuple[int, int]] = []
    begin = start
    at = start
    while True:
        m = _BOUNDARY.search(text, at, end)
        if m is None:
            break
        at = m.end("gap")
        if _is_boundary(text, begin, m):
            cuts.append((begin, m.end("close")))
            begin = m.end("gap")
    first, last = trimmed(text, begin, end)
    if last > first:
        cuts.append((begin, last))
    if last - start > LONGEST_SENTENCE:
        return [piece for cut in cuts for piece in _pieces(text, *cut)]
    return cuts


#: Code points from which on what has no full stop is no sentence but a list, a table or junk. It is
#: cut at a blank: whoever looks at each word of a sentence beside every other must come to an end.
LONGEST_SENTENCE = 4_000
_BLANKS = later(r"\s+")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the sentence, in stretches of LONGEST_SENTENCE and the rest of a word where it is longer."""
    while end - start > LONGEST_SENTENCE:
        m = _BLANKS.search(text, start + LONGEST_SENTENCE, end)
        if m is None:
            break
        yield start, m.start()
        start = m.end()
    yield start, end


def _is_boundary(text: str, begin: int, m: re.Match[str]) -> bool:
    """Whether a sentence that begins at `begin` ends with the stops that were found."""
    stop, nxt = m.group("stop"), m.group("next")
    if stop[-1] in "!?":
        # "Yahoo! said", “Why?” she asked: only an upper-case word or a digit opens a sentence here.
        return nxt.isupper() or nxt.isdigit() or bool(m.group("open")) or nxt in "$£€"
    if stop in {"...", ".."} or stop[-1] == "…":
        return nxt.isupper()
    if m.group("close"):
        return nxt.isupper() or nxt.isdigit() or bool(m.group("open")) or not nxt.isalnum()
    w = _LAST_WORD.search(text[max(begin, m.start() - 24) : m.start()])
    return _ends_behind(w.group() if w else "", text, m)


def _ends_behind(word: str, text: str, m: re.Match[str]) -> bool:
    """Whether a full stop behind the word ends the sentence."""
    nxt = m.group("next")
    bare = word.strip("(['‘“").lower()
    if bare == "no":
        # "No. 10" but "He said no. The vote ..."
        return nxt.isupper() and word != "No"
    if bare in _REFERENCES:
        return nxt.isupper() and not word[:1].isupper()
    if bare in _NEVER_LAST:
        return False
    opens = nxt.isupper() and _following_word(text, m.start("next")).lower() in _STARTERS
    if bare in _MAYBE_LAST:
        return not nxt.isdigit() and (opens or bool(m.group("open")))
    letters = bare.replace(".", "")
    # An initial: "J. Smith", "Samuel L. Jackson"; but "Vitamin C. The", "Plan B. It".
    initial = len(bare) == 1 and bare.isalpha() and word[:1].isupper()
    if (
        initial
        or bare in _JUNIOR
        or ("." in bare and letters.isalpha() and len(letters) <= 4 and word.isupper())
    ):
        return opens
    # A lower-case letter after a full stop is either a fault or an abbreviation; where the word
    # before is an ordinary one of four letters or more, a sentence ended.
    if nxt.islower():
        return len(bare) >= 3 and bare.isalpha() and "\n" not in m.group("gap")
    return True


def _following_word(text: str, at: int) -> str:
    end = at
    while end < len(text) and (text[end].isalnum() or text[end] in "'’"):
        end += 1
    return text[at:end]


#: How many sentences of a long text keep their tokens.
_RECENT = 500


class Recent:
    """The sentences of a long text whose tokens somebody asked for last; those of others are let go, and cut
    again when they are asked for."""

    def __init__(self) -> None:
        self._sentences: deque[Sentence] = deque()

    def add(self, sentence: Sentence) -> None:
        """Takes note of a sentence that had its tokens cut."""
        self._sentences.append(sentence)
        if len(self._sentences) > _RECENT:
            self._sentences.popleft().let_go()


class Pass:
    """The sentences of a text that have their tokens cut in one pass, once somebody asks for those of one."""

    def __init__(self) -> None:
        #: sentences are put into their list as they are split: paragraphs may be asked for them at any time
        self.paragraphs: Sequence[Splits] = ()

    def go(self) -> None:
        """Cuts the tokens of all sentences whose pass this is and that have none yet."""
        paragraphs, self.paragraphs = self.paragraphs, ()
        if not paragraphs or not is_compiled(core):
            return
        uncut = [s for p in paragraphs for s in p.sentences if s._cut is None and s._pass is self]
        bounds = array("i", [at for s in uncut for at in (s.start, s.end)])
        if uncut:
            for s, cut in zip(uncut, Together(uncut[0]._text, bounds).each, strict=True):
                s._cut = cut


class Splits(Protocol):
    """What has sentences."""

    @property
    def sentences(self) -> list[Sentence]:
        """They, in order."""


class Sentence(Written):
    """A sentence of a paragraph; its tokens are cut when first asked for, in one pass with those of all
    sentences whose `pass_` it is. Where there is a `recent`, they are kept as long as it has them, and their
    parts of speech for good."""

    __slots__ = ("_cut", "_pass", "_recent", "_tags", "_views")

    def __init__(
        self, text: str, start: int, end: int, recent: Recent | None = None, pass_: Pass | None = None
    ) -> None:
        super().__init__(text, start, end)
        self._recent = recent
        self._pass = pass_
        self._cut: Tokens | None = None
        self._views: list[Token] | None = None
        self._tags = ""

    def moved(self, text: str, by: int, recent: Recent | None = None) -> Sentence:
        """Returns the sentence as it stands in another text, as many code points further on."""
        made = Sentence(text, self.start + by, self.end + by, recent)
        made._tags = self._tags
        if recent is None:
            made._cut = self._cut
        return made

    def let_go(self) -> None:
        """Lets the tokens go."""
        if self._cut is not None and self._cut.tagged is not None:
            self._tags = " ".join(self._cut.tagged)
        self._cut = self._views = None

    @property
    def cut(self) -> Tokens:
        """The sentence's tokens by number, offsets from where it starts."""
        cut = self._cut
        if cut is None and self._pass is not None:
            self._pass.go()
            cut = self._cut
        if cut is None:
            cut = self._cut = Tokens.of(self._text, self.start, self.end)
            cut.tagged = self._tags.split(" ") if self._tags else None
            if self._recent is not None:
                self._recent.add(self)
        return cut

    @property
    def tokens(self) -> list[Token]:
        """The sentence's tokens, offsets in the whole story."""
        cut = self.cut
        if self._views is None:  # a dozen rules ask for them
            self._views = cut.views(self.start)
        return self._views
