"""Sentences: where they begin and end, abbreviations told from stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copylint.cache.patterns import later
from copylint.text.spans import Span
from copylint.text.tokens import Token, tokenise

# Abbreviations after which a full stop does not end a sentence when a capital follows ...
_NEVER_LAST = frozenset(
    """mr mrs ms mx dr prof rev hon sen rep gov gen col lt sgt cpl capt cmdr maj adm brig pvt det insp
    supt messrs mme mlle st ste mt ft pres vp supt hr fr sr br jr no nos vs v cf ca approx fig vol pp p ch art
    sec para ed eds trans viz eg ie e.g i.e dept asst assoc atty det-sgt const""".split()
)

# ... and those that may end one: a sentence goes on only where the next word is in lower case, a
# number, or (for months) a figure.
_MAYBE_LAST = frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp plc llc bros etc al u.s u.k u.n e.u
    a.m p.m d.c ph.d m.d b.a m.a l.a n.y u.s.a ave blvd rd sq ala ariz ark calif colo conn del fla ga ill
    ind kan ky la md mass mich minn miss mo mont neb nev n.h n.j n.m n.c n.d okla ore pa r.i s.c s.d tenn tex
    vt va wash w.va wis wyo esq sr jr""".split()
)

# Abbreviations of notes and tables: a full stop after them says nothing of the sentence.
_OTHER_SHORT = frozenset(
    """approx est incl excl tel ext avg misc dept govt intl natl assn attn mgr mfg resp mon tue tues thu thurs fri hrs
    mins secs yrs lbs oz mph kph foll freq recd subj treas vols incl abbr anon illus cont cos univ regt bde citz""".split()
)


def abbreviation(word: str) -> bool:
    """Whether a word (without its full stop) is an abbreviation that takes one: "Mr", "Inc", "est",
    "U.S", an initial."""
    bare = word.lower()
    return (
        bare in _NEVER_LAST
        or bare in _MAYBE_LAST
        or bare in _OTHER_SHORT
        or (len(word) == 1 and word.isalpha() and word not in "Ia")
        or ("." in word and all(x.isalpha() and len(x) <= 2 for x in word.split(".")))
    )


_BOUNDARY = later(
    r"""(?<![.!?…])(?P<stop>[.!?…]++)
        (?P<close>["'”’»)\]]*)
        (?P<gap>[ \t\r\n\u00a0]+)
        (?P<open>["'“‘«(\[]*)
        (?P<next>[^\W_]|[$£€#@&—–-])""",
    re.VERBOSE,
)
_LAST_WORD = later(r"[^\s\"“”‘(\[—–]+\Z")
_STARTERS = frozenset(
    """the a an he she it they we i you in on at but and this that these those his her its their our my when
    after before if as for with there what who how why while although according""".split()
)


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
    last = end
    while last > begin and text[last - 1].isspace():
        last -= 1
    if last > begin:
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
    stop, nxt = m.group("stop"), m.group("next")
    if stop[-1] in "!?":
        # "Yahoo! said", “Why?” she asked: only an upper-case word or a digit opens a sentence here.
        return nxt.isupper() or nxt.isdigit() or bool(m.group("open")) or nxt in "$£€"
    if stop in {"...", "…", ".."}:
        return nxt.isupper()
    if not stop.endswith("."):
        return nxt.isupper()
    head = text[max(begin, m.start() - 24) : m.start()]
    w = _LAST_WORD.search(head)
    word = w.group() if w else ""
    bare = word.strip("(['‘“").lower()
    if m.group("close"):
        return nxt.isupper() or nxt.isdigit() or bool(m.group("open")) or not nxt.isalnum()
    following = _following_word(text, m.start("next"))
    if bare in _NEVER_LAST and not (bare in {"no", "art", "p", "v", "fig", "ed"} and not word[:1]):
        if bare == "no":
            # "No. 10" but "He said no. The vote ..."
            return not nxt.isdigit() and (nxt.isupper() and word != "No")
        if bare in {"sr", "jr"}:
            return nxt.isupper() and following.lower() in _STARTERS
        if bare in {"art", "sec", "ed", "p", "pp", "ch", "fig", "vol", "para", "mt", "ft", "fr", "hr", "br"}:
            return nxt.isupper() and not word[:1].isupper()
        return False
    if bare in _MAYBE_LAST or bare in _OTHER_SHORT:
        if nxt.isdigit():
            return False
        return nxt.isupper() and following.lower() in _STARTERS or bool(m.group("open"))
    if len(bare) == 1 and bare.isalpha() and word[:1].isupper():
        # An initial: "J. Smith", "Samuel L. Jackson"; but "Vitamin C. The", "Plan B. It".
        return nxt.isupper() and following.lower() in _STARTERS
    if "." in bare and bare.replace(".", "").isalpha() and len(bare.replace(".", "")) <= 4 and word.isupper():
        return nxt.isupper() and following.lower() in _STARTERS
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


_MARKS = {"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "«": '"', "»": '"', "–": "-", "‑": "-"}


class Sentence:
    """A sentence of a paragraph; its tokens are cut when first asked for. `tagged` is where
    `copylint.lexicon.tagger` keeps their parts of speech."""

    __slots__ = ("_lows", "_text", "_tokens", "end", "start", "tagged")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self.start = start
        self.end = end
        self._tokens: list[Token] | None = None
        self._lows: list[str] | None = None
        self.tagged: list[str] | None = None

    @property
    def span(self) -> Span:
        """Where the sentence stands in the story."""
        return Span(self.start, self.end)

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self._text[self.start : self.end]

    @property
    def tokens(self) -> list[Token]:
        """The sentence's tokens, offsets in the whole story."""
        if self._tokens is None:
            self._tokens = tokenise(self._text, self.start, self.end)
        return self._tokens

    @property
    def lows(self) -> list[str]:
        """The tokens in lower case, quotation marks and hyphens as ASCII."""
        if self._lows is None:
            self._lows = [t.lower if t.kind != "mark" else _MARKS.get(t.text, t.text) for t in self.tokens]
        return self._lows
