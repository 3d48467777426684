"""Which article a word takes by its sound, “a” or “an”."""

from __future__ import annotations

import re

from copylint.lexicon.dictionary import words
from copylint.lexicon.gazetteer import sure_capital
from copylint.tables.wordlists import alternation, word_set
from copylint.text.patterns import later

#: Letters whose names begin with a vowel sound.
_VOWEL_NAMES = frozenset("AEFHILMNORSX")

_SAID_AS_WORDS = word_set("sounds", "initialisms said as words")
_EITHER = word_set("sounds", "initialisms with two readings")
_SILENT_H = later(r"(?:hour(?:s|ly|long|glass)?\b|honest|hono(?:u)?r|heir(?:s|ess|loom)?|hors\b)")

_TOLERATED = later(
    rf"{alternation('sounds', 'beginnings before which both articles are in use')}"
    rf"|(?:{alternation('sounds', 'words before which both articles are in use')})\b"
)
_YOU = later(
    rf"eu(?!\b)|ew|(?:{alternation('sounds', 'one and what is made of it')})\b"
    r"|u(?:biq|fo|ga|k|ly|nanim|ni(?:\b|a|c|f|l|o|p|q|s(?!s)|t|v|x)"
    r"|ra[a-z]|re[^n]|ri[^-]|ro|ru|s(?:[aeiu]|\b)|t[aeio]|vul|v\b|eful|pyat)"
)
_NASAL = later(r"(?:m[bpn]|n[dgktj]|ng)[a-z]")
NEXT = later(
    r"""(?P<open>["'(\[]{0,2})(?:
        (?P<money>[£$€¥])?(?P<number>\d+(?:,\d{3})*)(?P<rest>[.:/]?\d*)(?P<tail>[^\W\d_]*)
      | (?P<init>(?:[^\W\d_]\.){2,})
      | (?P<word>[^\W\d_](?:\w|'(?=\w)|&(?=\w))*)(?P<hyphen>-?)
    )""",
    re.VERBOSE,
)


def _number_sound(number: str, rest: str, tail: str) -> str | None:
    lead = number.split(",")[0]
    if lead.startswith("8"):
        return "an"
    if lead in ("11", "18"):
        return None if rest.startswith("/") else "an"
    if lead.startswith("0"):
        return None
    if len(lead) == 4 and lead.startswith("18"):
        return "an"
    if len(lead) == 4 and lead.startswith("11"):
        return None
    return "a"


def _letters_sound(letter: str) -> str:
    return "an" if letter in _VOWEL_NAMES else "a"


def _pronounced(letters: str) -> bool:
    """Whether three letters may be a word that is shouted (a LAW), or are easily said as one (a SKE
    course)."""
    if letters[0] in "AEIO":
        return False
    entry = words().get(letters.lower())
    if entry is not None and entry.freq >= 45:
        return True
    return letters[:2] in ("SK", "SL", "SM", "SN", "SP", "ST", "FL", "FR") and letters[2] in "AEIOU"


def initialism_sound(word: str) -> str | None:
    """How a word in capitals is read: letter by letter, or as a word."""
    core = word[:-1] if word.endswith("s") and len(word) > 2 else word
    if core in _EITHER:
        return None
    first = core[0]
    if core in _SAID_AS_WORDS:
        return "a"
    letters = core.rstrip("0123456789")
    if first in "AEIO":
        return "an" if core not in ("ONE", "ONCE", "EURO", "EUROPE", "EUROPEAN") else "a"
    if len(letters) == 3 == len(core) and letters[0] in _VOWEL_NAMES and _pronounced(letters):
        return None
    if len(letters) <= 3 or "&" in core or len(letters) < len(core):
        return _letters_sound(first)
    if first not in _VOWEL_NAMES and first != "U":
        return "a"
    # Four letters or more: a vowel in second place invites reading it as a word.
    if core[1] in "AEIOUY" or first == "U" or (core[1] in "LRTWPCHKMN" and core[2] in "AEIOU"):
        return None
    return _letters_sound(first)


def word_sound(word: str) -> str | None:
    """How a word is read that is not in capitals."""
    low = word.lower()
    first = low[0]
    if _TOLERATED.match(low) or not first.isascii():
        if low.startswith("ü"):
            return "an"
        return None if first.isascii() or first not in "áàâäåéèêëíîïóôöøúû" else "an"
    if first in "aeiou":
        if _YOU.match(low):
            return "a"
        if first == "u" and word[0].isupper() and not re.match(r"u(?:n|p|l[st]|rb|g|b|t|k|m[bp])", low):
            return None
        return "an"
    if first == "h":
        if _SILENT_H.match(low):
            return "an"
        return "a" if low.isascii() else None
    if first == "x":
        return (
            "an"
            if low.startswith(("xbox", "xerox")) and not low.startswith("xerox")
            else None
            if len(low) < 3
            else "a"
        )
    if first == "y" and word[0].isupper() and low[1:2] not in tuple("aeiou"):
        return None
    if _NASAL.match(low) and word[0].isupper():
        return None
    if not any(c in "aeiouyäöüéèêáàíóúøåæœô" for c in low):
        # mRNA, mph, Mr: only titles are surely read in full.
        if low in ("mr", "mrs", "ms", "dr", "lt", "sgt", "st", "pvt", "phd"):
            return "a"
        return "an" if word.startswith("mRNA") else None
    if word[0].islower() and any(c.isupper() for c in word[1:]):
        return None
    return "a"


def sound(text: str, start: int = 0) -> str | None:
    """Returns the article, "a" or "an", that the words at text[start:] take, None where both may stand.

    `text` has plain marks (see `copylint.text.tokens.plain`).
    """
    m = NEXT.match(text, start)
    if m is None:
        return None
    if m.group("number"):
        return _number_sound(m.group("number"), m.group("rest"), m.group("tail"))
    if m.group("init"):
        return _letters_sound(m.group("init")[0].upper())
    word = m.group("word")
    after = text[m.end() : m.end() + 1]
    if after and after in "$£€":
        return None  # A$50m, US$5: read after the number, or before it
    if len(word) == 1:
        if m.group("hyphen") or (word.isupper() and word not in "IA" or word == "A") or after == "&":
            upper = word.upper()
            return _letters_sound(upper) if upper.isascii() else None
        return None
    core = re.sub(r"'\w+\Z", "", word)
    if len(core) <= 5 and core.islower():
        known = sure_capital(core)
        if known is not None and known[1] == "acronym":
            return initialism_sound(known[0])  # an hgv: letters, whatever else is to be said of them
    if re.match(r"[A-Z]\d{2,}\Z", core) and core[0] in "NRSMK":
        return None  # N585 million, R120: a currency's sign, read after its number
    caps = sum(c.isupper() for c in core)
    if (
        len(core) > 1
        and caps
        and (core.isupper() or (core[:-1].isupper() and core.endswith("s") and len(core) > 2))
    ):
        return initialism_sound(core)
    if caps > 1 and core[:2].isupper() and len(core) <= 5:
        return _letters_sound(core[0])  # MSc, MPhil, BSc
    if any(c.isdigit() for c in core) and core[0].isupper():
        return _letters_sound(core[0])
    if core[0] in "ei" and len(core) > 2 and core[1].isupper():
        return "an"  # eBay, iPhone
    return word_sound(core)
