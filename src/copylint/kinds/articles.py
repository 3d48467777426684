"""`articles`: a or an by the sound that follows, and nouns that take neither.

match: {check: a-an} reads the next word, number or initialism aloud. match: {check: mass-noun,
nouns: [...], strict: [...]} finds a or an before a noun that cannot be counted; before those in
`strict` an adjective may stand between.

Where two readings are current (a/an historic, herb, SAT, UNRWA) either article is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings import Finding, Safety
from copylint.gazetteer import sure_capital
from copylint.kinds.contract import Hit, RuleError, finding, like
from copylint.literals import border
from copylint.patterns import later
from copylint.rules import Rule
from copylint.schema import Field, Str, Strs
from copylint.story import Story

NAME = "articles"
CHANGES = "wording"
SENTENCES = True
SHOWN = ("next", "noun")
SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=("a-an", "mass-noun")),
    "nouns": Strs(),
    "strict": Strs(),
}

# -- sounds ------------------------------------------------------------------------------------------

#: Letters whose names begin with a vowel sound.
_VOWEL_NAMES = frozenset("AEFHILMNORSX")
#: Initialisms that are said as words.
_SAID_AS_WORDS = frozenset(
    """NATO NASA NASDAQ NASCAR NAFTA NORAD NICE NIMBY NOAA FIFA FEMA FARC FTSE FLOTUS FIDE FIBA FINA HUD HAMAS HARM
    HALO HEPA LAN LASIK LASER LIBOR LIV LOCOG LEGO MENSA MERS MASH MASSAD MOMA MIDI MOSSAD MERCOSUR MINI MOBO
    RADA RADAR RAM ROM REIT RICO RIBA RINO ROTC SAGE SALT SARS SCOTUS SCUBA SEAL SEALS SIM SWAT SONAR SWIFT
    SIPRI SOPA SPAC START STEM SCOUT SAM SNAP SOCOM LOFAR NAACP NATSO RIB WADA TED POTUS PISA""".split()
) - {"NAACP", "NOAA"}
#: Initialisms with two current readings, and abbreviations that may be read in full.
_EITHER = frozenset(
    """SAT SATS FAQ LOL SEN NY NJ NH NM NC ND SC SD RI MD MS MN MO MT MI ME UNRWA NAACP NOAA SQL URL UNHCR UNIFIL UNRRA
    UAW AAA UNITA ULEZ UMNO HRH SAR MAC NAM NUS XXX XL XXL FIFO LIFO LIDAR MOOC SOFIA SIDS SAD NOW ROI""".split()
) - {"UNHCR", "UAW", "URL", "HRH", "XL", "XXL", "NUS", "MD", "MS", "RI"}

_SILENT_H = later(r"(?:hour(?:s|ly|long|glass)?\b|honest|hono(?:u)?r|heir(?:s|ess|loom)?|hors\b)")
#: Words before which both articles are in use.
_TOLERATED = later(
    r"(?:histor|hotel|habitu|heroic|horrific|horrend|hysteri|heredit|hallucin|harmonic|hypoth|hispanic|herb|homage|haute"
    r"|hilar|euler|hermès|hermes|honoré|hérault|henri\b|utrecht|uyghur|uighur|uzbek|ululat|urdu|ubuntu|oaxaca|ouagad|ouija|ypres|yv"
    r"|yt[tr]|ukiyo|umami|uma\b|hm\b|mm\b|hmm|unionis|unioniz|usman|uribe|uri\b|hombre|eureka)"
)
_YOU = later(
    r"eu(?!\b)|ew|once\b|ones?\b|oneness|u(?:biq|fo|ga|k|ly|nanim|ni(?:\b|a|c|f|l|o|p|q|s(?!s)|t|v|x)"
    r"|ra[a-z]|re[^n]|ri[^-]|ro|ru|s(?:[aeiu]|\b)|t[aeio]|vul|v\b|eful|pyat)"
)
_NASAL = later(r"(?:m[bpn]|n[dgktj]|ng)[a-z]")

#: Where an article cannot stand before such a word, so "a" is a letter or a slip of another sort.
_FUNCTION = frozenset(
    """is are am it in if of on or and as at an a into our us i the to then that this these those he she his her they we was
    were has have had but so for from by with not be been will would can could do did who which what when where
    why how than you your my me him them their its there here or nor also any all each either every another""".split()
)

_NEXT = later(
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
    """Whether three letters may be a word that is shouted (a LAW), or are easily said as one (a SKE course)."""
    from copylint.dictionary import words

    if letters[0] in "AEIO":
        return False
    entry = words().get(letters.lower())
    if entry is not None and entry.freq >= 45:
        return True
    return letters[:2] in ("SK", "SL", "SM", "SN", "SP", "ST", "FL", "FR") and letters[2] in "AEIOU"


def _initialism_sound(word: str) -> str | None:
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


def _word_sound(word: str) -> str | None:
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
        return "an" if low.startswith(("xbox", "xerox")) and not low.startswith("xerox") else None if len(low) < 3 else "a"
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

    `text` has plain marks (see `copylint.tokens.plain`).
    """
    m = _NEXT.match(text, start)
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
            return _initialism_sound(known[0])  # an hgv: letters, whatever else is to be said of them
    if re.match(r"[A-Z]\d{2,}\Z", core) and core[0] in "NRSMK":
        return None  # N585 million, R120: a currency's sign, read after its number
    caps = sum(c.isupper() for c in core)
    if len(core) > 1 and caps and (core.isupper() or (core[:-1].isupper() and core.endswith("s") and len(core) > 2)):
        return _initialism_sound(core)
    if caps > 1 and core[:2].isupper() and len(core) <= 5:
        return _letters_sound(core[0])  # MSc, MPhil, BSc
    if any(c.isdigit() for c in core) and core[0].isupper():
        return _letters_sound(core[0])
    if core[0] in "ei" and len(core) > 2 and core[1].isupper():
        return "an"  # eBay, iPhone
    return _word_sound(core)


# -- a and an ----------------------------------------------------------------------------------------

_OPENERS = ("", '"', "'", "(")
_AN_NEXT = "bcdfghjklmnpqrstvwxyz0123456789u$£€eo"
_A_NEXT = "aeiouhflmnrsx8" + "1"
_SENTENCE_START = later(r"(?:\A|[.!?:;\"'“‘(\[—–-]\s*|\n\s*)\Z")


def validate(rule: Rule) -> None:
    """Raises RuleError where a check for mass nouns names no nouns, or a replacement is given."""
    if rule.match["check"] == "mass-noun" and "nouns" not in rule.match:
        raise RuleError(("match",), "mass-noun needs nouns")
    if rule.replace is not None:
        raise RuleError(("replace",), "this kind knows its replacement")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the article with the first letter that may make it wrong; or the nouns."""
    if rule.match["check"] == "mass-noun":
        return [border(n) for n in rule.match["nouns"]]
    out = {f"|a {q}{c}" for c in _A_NEXT for q in _OPENERS}
    out |= {f"|an {q}{c}" for c in _AN_NEXT if c.isascii() for q in _OPENERS}
    out |= {f"|a {m}{c}" for m in "$?" for c in "81"} | {f"|an {m}" for m in "$?"}
    return sorted(out)


def prepare(rule: Rule) -> Any:
    """Returns the sets of nouns."""
    return frozenset(rule.match.get("nouns", ())), frozenset(rule.match.get("strict", ()))


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding for each article that is wrong."""
    if rule.match["check"] == "mass-noun":
        yield from _mass_nouns(rule, prepared, story, hits)
        return
    text = story.plain
    done = -1
    for start, end in hits:
        if start == done:
            continue
        done = start
        written = text[start:end].split(" ")[0]
        article = written.lower()
        at = start + len(written) + 1
        last = text[end - 1]
        # A lower-case consonant after "a" is never wrong; most nominations end here.
        if article == "a" and last in "flmnrsx" and text[end : end + 1] != "-":
            continue
        capitals = _in_capitals(text, start, at, written)
        wanted = _shouted_sound(text, at) if capitals else sound(text, at)
        if wanted is None or wanted == article:
            continue
        if not _is_article(text, start, at, written):
            continue
        word = _NEXT.match(text, at)
        shown = word.group() if word else ""
        new = wanted.upper() if capitals else like(written[0], wanted)
        safety = Safety.SAFE if word and _certain(text, start, article, word) else Safety.UNSAFE
        yield finding(
            rule, story, start, start + len(written), [new], safety=safety, values={"next": shown.strip("\"'([-")}
        )


#: How far to either side a line is looked at to see whether it is written in capitals.
_AROUND = 60
_LETTERED = later(r"[^\W\d_]{2,}")


def _in_capitals(text: str, start: int, at: int, written: str) -> bool:
    """Whether an article stands among words in capitals, where a capital makes no initialism."""
    if not written.isupper():
        return False
    low = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    high = text.find("\n", at)
    high = min(len(text) if high < 0 else high, at + _AROUND)
    before, behind = _LETTERED.findall(text, low, start), _LETTERED.findall(text, at, high)
    if len(written) > 1 and behind and behind[0].isupper() and (not before or before[-1].isupper()):
        return True  # a name on the screen, in copy that is not: MAC AN LUAIN / Harbour master
    around = before + behind
    return len(around) > 1 and 4 * sum(w.isupper() for w in around) > 3 * len(around)


def _shouted_sound(text: str, at: int) -> str | None:
    """The article before what stands in a line of capitals: a word is read as one where the dictionary has it, and
    short letters only where both readings agree; what nobody knows is a name, and takes neither (NIC AN TÀILLEIR)."""
    m = _NEXT.match(text, at)
    if m is None or not m.group("word"):
        return sound(text, at)
    core = re.sub(r"'\w+\Z", "", m.group("word"))
    if not core.isalpha() or len(core) < 2:
        return sound(text, at)
    known = _is_word(core.lower())
    read = {_word_sound(core.lower())} if known else set()
    if len(core) <= 4 or not known:
        read.add(_initialism_sound(core))
    if not known and len(core) > 4:
        return None
    return read.pop() if len(read) == 1 else None


#: Letters whose names take another article than the words that begin with them.
_TWO_WAYS = "FHLMNRSXU"
_LAST = later(r"([^\W\d_]+)\W*\Z")


def _certain(text: str, start: int, article: str, following: re.Match[str]) -> bool:
    """Whether the next word has one reading, and the article is no slip for another word."""
    if "(" in following.group("open") or "[" in following.group("open"):
        return False  # a (inaudible) house
    before = _LAST.search(text, max(0, start - 20), start)
    left = before.group(1).lower() if before else ""
    if left in ("a", "an", "the", "this", "his", "its", "their", "our", "my", "her"):
        return False  # an an valorem rate, the a opportunities: one of them is to go, or is another word
    word = following.group("word")
    if not word:
        return True
    if left in ("more", "most", "less", "such"):
        return False  # a more effective way, tools such as these: another word was meant
    core = re.sub(r"'\w+\Z", "", word)
    if core.isupper() and (len(core) > 1 or text[following.end() : following.end() + 1] == "."):
        # SIG, FIDO2: said as words, or letter by letter; NSW, H. erectus: or read as what they stand for.
        return core[0] not in _TWO_WAYS
    if article == "a" and core[0].isupper() and text[following.end() + 1 : following.end() + 2].isupper():
        return False  # by establishing a Infrastructure Australia: a name that wants no article
    if not core.islower() and not core[1:].islower() and len(core) > 1:
        return core[0].upper() not in _TWO_WAYS  # MoU, xUnit, RStudio: as their people say
    return _plain_word(core, article, text[following.end() : following.end() + 10])


def _plain_word(word: str, article: str, behind: str) -> bool:
    """Whether a word is English, and may follow an article: not nginx, nor "go an try", "easing an catalysing"."""
    from copylint.dictionary import words
    from copylint.tagging import possible

    if re.fullmatch(r"u[^aeiou]+", word):
        return False  # a url, a uswds package: letters
    if article == "a" and possible(word)[0] in ("VBN", "VBD") and re.match(r" (?:or|and|by|in|with|to|at|on)\b", behind):
        return False  # of being a accompanied or led: no article is wanted
    entry = words().find(word)
    if entry is None:
        return word[0].isupper() or word[0].upper() not in _TWO_WAYS
    if article == "a" and entry.tags[:1] == ("NN",) and word[-1] not in "sxyzh" and words().find(word + "s") is None:
        return False  # a information: what has no plural wants no article
    if article == "a" and word.islower() and all(t.startswith("V") for t in possible(word)):
        return False  # Australians to a adapt
    # "go an try", "men an women": and was meant
    return not (article == "an" and possible(word)[0] in ("VB", "VBP", "VBG", "VBD", "NNS") and word.islower())


def _is_word(word: str) -> bool:
    """Whether the dictionary has a capitalised word in any capitals."""
    from copylint.dictionary import words

    return words().find(word) is not None


#: A word with a capital right before, other than one that ends in a stop: a title, a headline.
_TITLED = later(r"[A-Z][\w'-]* (?:of |in |for |to |on |with |at |by )?\Z")


def _is_article(text: str, start: int, at: int, written: str) -> bool:
    before = text[max(0, start - 40) : start]
    if before[-1:].isalnum():
        return False  # the end of a word, after a letter the matcher does not know: Lucía
    if before[-1:] in tuple("-'&@/$.+=") and before[-1:] != "":
        if not (before[-1] == "'" and (len(before) == 1 or before[-2].isspace())) and not before.endswith("--"):
            return False
    m = re.compile(r"[\"'(\[]*([^\W\d_]+)").match(text, at)
    if m and m.group(1) in _FUNCTION:
        return False
    if m and m.group(1)[0].isupper() and re.search(r"[^\W\d_]*[a-z] \Z", before):
        # "Loch an Eilein": a small word inside a foreign name.
        w = re.search(r"([^\W_]+) \Z", before)
        if w and w.group(1)[0].isupper() and not m.group(1).isupper() and not _is_word(m.group(1)):
            return False
    if written in ("A", "An") and not _SENTENCE_START.search(before) and not (
        m and m.group(1)[0].isupper() and _is_word(m.group(1)) and _TITLED.search(before)
    ):
        return False  # plan A is; the story of An; Karbala and An Najaf; but The Story of A Hour
    if written == "a":
        # "option a is", "a, b": a letter, not an article; a foreign phrase has more such words.
        w = re.search(r"([^\W\d_]+)\s\Z", before)
        if w and w.group(1).lower() in {"option", "section", "clause", "part", "vitamin", "serie", "plan", "group", "hepatitis", "da", "di", "la", "le", "el"}:
            return False
    return True


# -- nouns that cannot be counted --------------------------------------------------------------------

_BEFORE = later(r"(?:(?<=\s)|(?<=[\"'(\[—-])|\A)(?P<article>an?) (?:(?P<adjective>[^\W\d_]+) )?\Z", re.IGNORECASE)
_AFTER = later(r"\s*(?:(?P<mark>[.,;:!?)\]\"—–]|--|\Z)|(?P<word>[^\W\d_][\w']*))")
#: What may follow the noun when it is no modifier of another.
_FOLLOWERS = frozenset(
    """in on to for that which from about with is was has had will would could can may by at after before since as but
    when where while who because into over under until than if showing suggesting proving saying during through against
    between towards toward among across previously already recently earlier lately never""".split()
)
_NOT_ADJECTIVES = frozenset("little certain few bit lot single".split())


def _mass_nouns(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    text = story.plain
    strict = prepared[1]
    for start, end in hits:
        m = _BEFORE.search(text, max(0, start - 30), start)
        if m is None or (m.group("article") == "A" and text[start : start + 1].isupper()):
            continue
        noun = text[start:end]
        if noun[0].isupper():
            continue
        after = _AFTER.match(text, end)
        if after is None:
            continue
        follower = (after.group("word") or "").lower()
        if follower and follower not in _FOLLOWERS and not (follower == "of" and noun in strict):
            continue
        if after.group("mark") in (",",) and re.match(r",? \w+(?:, \w+)* (?:and|or) ", text[end : end + 60]):
            continue  # "a research, training and exhibition centre"
        adjective = m.group("adjective")
        if adjective:
            if noun not in strict or adjective.lower() in _NOT_ADJECTIVES or adjective[0].isupper():
                continue
            from copylint.tagging import possible

            if possible(adjective)[0] not in ("JJ", "JJR", "JJS", "VBN", "VBG"):
                continue
        low = m.start("article")
        new = text[m.start("adjective") if adjective else start : end]
        yield finding(
            rule, story, low, end, [like(m.group("article")[0], new)], values={"noun": noun}
        )
