"""Offices and titles: who is called what in a story.

An office is read where it stands beside a name: before it ("Foreign Minister Arteche", "the head
coach, Moira Tindle,") or behind it ("Ewan Lockerbie, the managing director of the company,").
Offsets are code points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from copylint.cache.patterns import later
from copylint.story.story import Story, once_a_story
from copylint.text.matcher import matcher
from copylint.text.records import Record
from copylint.text.tokens import lowered

if TYPE_CHECKING:
    from copylint.text.matcher import Matcher

#: Words an office ends in, with the spellings that mean the same.
_HEADS: dict[str, str] = {}
for _line in """
    president pres
    chairman chairwoman chairperson chair
    director
    executive
    officer
    coach
    captain
    manager
    minister
    premier
    chancellor
    secretary
    treasurer
    leader
    mayor mayoress
    governor gov
    prefect
    senator sen
    representative rep congressman congresswoman
    ambassador
    negotiator
    commissioner
    sheriff
    superintendent supt
    inspector insp
    sergeant sgt
    constable
    lieutenant lt
    colonel col
    general gen
    admiral adm
    major maj
    judge
    bishop
    archbishop
    professor prof
    doctor dr
    editor
    headteacher headmaster headmistress teacher
    principal
    dean
    rector
    curator
    conductor
    pope
    king
    queen
    prince
    princess
    attorney
    prosecutor
    chief
    spokesman spokeswoman spokesperson
    baseman
    shortstop
    pitcher
    catcher
    outfielder
    quarterback
    linebacker
    goalkeeper goalie
    defender
    midfielder
    striker
    winger
    surgeon
    pathologist
    coroner
    psychiatrist
    psychologist
    cardiologist
    neurologist
    oncologist
    radiologist
    paediatrician pediatrician
    anaesthetist anesthesiologist
    dentist
    brigadier
    councillor cllr councilman councilwoman councilmember
""".strip().splitlines():
    _words = _line.split()
    for _w in _words:
        _HEADS[_w] = _words[0]

#: Words that may stand before a head and make another office of it.
_RANK_WORDS = frozenset(
    """chief deputy vice assistant associate head executive managing artistic medical musical music financial finance
    operating technology marketing commercial technical sporting creative general national regional operations nursing
    prime foreign defence defense interior health education justice transport energy environment agriculture trade
    culture housing home labour labor treasury state justice development economy economics climate immigration
    lieutenant lt detective police senior junior brigadier rear council party opposition majority minority club team
    programme program communications information legal personnel human research science scientific clinical
    first second news sports political city features county district federal crown general united lord attorney staff
    joint co third left right centre center starting relief consultant forensic orthopaedic trauma heart brain
    cardiac plastic""".split()
)  # fmt: skip
_STATUS = frozenset(
    """former ex then ex- interim acting outgoing incoming designate elect late onetime one-time ousted deposed retired
    ailing future longtime current new disgraced then- erstwhile sometime presumptive would-be self-styled shadow
    caretaker exiled jailed sacked suspended retiring previous next past founding honorary emeritus""".split()
)
_PAST = frozenset("former ex then late onetime ousted deposed retired disgraced erstwhile sometime exiled sacked previous past".split())

_CAP = r"[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|['-](?=[^\W\d_]))*[^\W\d_]"
_PARTICLE = r"(?:van|von|der|den|de|da|di|del|della|la|le|bin|al|el|ter|ten|dos|du|zu|y)"
_PERSON = rf"{_CAP}(?: [A-Z]\.)*(?:(?: {_PARTICLE})* {_CAP}){{0,3}}"
_HEAD_WORD = later(r"\b(?:" + "|".join(sorted(_HEADS, key=len, reverse=True)) + r")\b\.?", re.IGNORECASE)
_NAME_AFTER = later(rf" (?P<name>{_PERSON})")
_NAME_AFTER_COMMA = later(rf"(?P<of>(?: (?:of|at|for) (?:the )?[\w' &-]{{2,40}}?)?), (?:(?:Dr|Mr|Mrs|Ms|Miss|Sir|Dame|Professor|Councillor|Cllr) )?(?P<name>{_PERSON})(?=,|\.| \()")
_NAME_BEFORE = later(
    rf"(?P<name>{_PERSON})(?P<age>, \d{{1,3}})?,(?: who is| now)? (?:(?:the|a|an|its|their|his|her|our)\b |(?:[\w. -]+?)(?:'s|s') )?(?:(?:co-)?(?:founder|owner|creator|host),? and )?\Z"
)
# "McKeefry, who became artistic director in 2024": the office she has.
_BECAME = later(
    rf"(?P<name>{_PERSON}), who (?:became|is|was (?:appointed|named|made|elected)|has been) (?:(?:the|its|their|his|her) |[\w-]+'s )?\Z"
)
# "A consultant surgeon, Dr Prosser added".
_NAME_AFTER_A = later(rf"(?P<of>), (?:Dr|Mr|Mrs|Ms|Miss|Professor) (?P<name>{_PERSON})(?= [a-z]+ed\b| said\b| told\b|,|\.)")
_WORD_BEFORE = later(r"(?P<w>[^\W\d_]+(?:['.-][^\W\d_]+)*\.?)(?P<gap>[ -])\Z")
_HONORIFICS = frozenset("Mr Mrs Ms Miss Mx Sir Dame Lord Lady Dr Prof Professor Rev Reverend Councillor Cllr Hon The".split())
_NOT_NAMES = frozenset(
    """The A An He She It They We I You His Her Its Their In On At By For But And Or As If When While After Before Since
    Of To From With General Court Chief State House Senate City County Council Committee Department Office Party
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December America Britain England Scotland Wales Ireland France Germany Russia China
    India Europe University College School Hospital Street Road Club Association Union Company Inc Ltd Board Bank
    Elect Emeritus Designate Who Day Cup League Prize Award Awards""".split()
)


def fold_name(name: str) -> str:
    """Returns the name in lower case without accents, for comparing."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().replace("'", "").replace("’", "")


class Office(Record):
    """An office given to a person.

    `office` is the phrase in lower case with standard words ("chief executive", "president");
    `status` the words that qualify it ("former", "acting"); `first` the given names or "".
    `before` says that the office stands before the name. start..end is the office with the name
    where they adjoin; where the office follows, name and office.
    """

    start: int
    end: int
    office: str
    status: frozenset[str]
    first: str
    surname: str
    before: bool
    #: The office alone.
    at: int
    to: int
    #: Capitalised and directly before the name: a title, not a description.
    title: bool
    #: What it is the office of, folded: "the club", "Barren Hollow Grotto"; "" where not said.
    body: str


def _split_name(name: str) -> tuple[str, str] | None:
    words = name.split()
    while words and words[0] in _HONORIFICS:
        words.pop(0)
    if not words or any(w in _NOT_NAMES for w in words[:1]) or words[-1] in _NOT_NAMES:
        return None
    if len(words[-1]) < 3 or any(w.lower() in _HEADS or w.lower() in _RANK_WORDS for w in words[:-1]):
        return None
    return " ".join(words[:-1]), words[-1]


def _office_left(text: str, start: int) -> tuple[int, list[str], set[str]]:
    """The start of the office whose head is at `start`, its words before the head, and its status words."""
    words: list[str] = []
    status: set[str] = set()
    at = start
    while len(words) + len(status) < 5:
        m = _WORD_BEFORE.search(text, max(0, at - 24), at)
        if m is None:
            break
        word = m["w"].lower().rstrip(".")
        if word in _STATUS or word.startswith(("ex-", "then-")) or (word in {"ex", "then", "co"} and m["gap"] == "-"):
            status.add("former" if word.startswith("ex") else "then" if word.startswith("then") else word)
        elif word in _RANK_WORDS:
            if m["w"][:1].isupper() != text[start].isupper() and not m["w"][:1].isupper():
                break
            words.insert(0, word)
        elif m["w"][:1].isupper() and status == set() and word in _DEMONYMS:
            pass
        else:
            break
        at = m.start("w")
    return at, words, status


_NEXT_WORD = later(r"[ -](?P<w>[^\W\d_]+)")
_DEMONYMS = frozenset(
    """us uk u.s u.k american british english scottish welsh irish french german russian chinese japanese indian
    ukrainian polish hungarian turkish israeli iranian iraqi syrian egyptian saudi canadian australian mexican brazilian
    spanish italian dutch belgian swedish norwegian danish finnish greek portuguese czech slovak romanian bulgarian
    serbian croatian korean vietnamese philippine pakistani afghan kenyan nigerian south north argentine chilean
    peruvian colombian venezuelan austrian swiss icelandic european republican democratic labour conservative
    democrat tory green""".split()
)
_OF = later(r" (?:of|at|for|with) (?:the )?(?P<body>[\w'& -]{2,50}?)(?=[,.;]| (?:said|says|and|who|told|was|is)\b|\Z)")
_OWNER = later(r"(?:\b(?P<o>[\w' -]{2,30}?)(?:'s|s')) (?:[\w-]+ ){0,2}\Z")


def _body_of(words: str) -> str:
    """What an office belongs to, folded; "" for "the club" and the like, which name nothing."""
    words = words.strip().removeprefix("the ").removeprefix("The ")
    return fold_name(words) if any(c.isupper() for c in words) else ""


@once_a_story
def offices(story: Story) -> list[Office]:
    """Returns every office that stands beside a name, in order."""
    return list(_offices(story.plain, story.folded))


@cache
def _matcher() -> Matcher:
    return matcher([w.encode("ascii") for w in _LITERALS])


#: What is looked for: the heads, and "head" itself for deputies and assistants.
_LITERALS = (*_HEADS, "deputy head", "assistant head")


def _head_words(text: str, folded: bytes) -> Iterator[tuple[int, int, str]]:
    """(start, end, word) of every office word, whole words only, in order."""
    size = len(folded)
    found = []
    for k, start, end in _matcher().find(folded):
        if (start and folded[start - 1 : start].isalnum()) or (end < size and folded[end : end + 1].isalnum()):
            continue
        word = _LITERALS[k]
        if " " in word:
            if folded[end : end + 8] == b" teacher":
                continue
            start, word = end - 4, "head"
        found.append((start, end, word))
    found.sort()
    return iter(found)


def _offices(text: str, folded: bytes) -> Iterator[Office]:
    for start, m_end, word in _head_words(text, folded):
        head = "headteacher" if word == "head" else _HEADS[word]
        abbreviation = len(word) <= 4 and word not in {"dean", "pope", "king", "head"}
        capital = text[start].isupper()
        if abbreviation:
            if not capital:
                continue
            if text[m_end : m_end + 1] == ".":
                m_end += 1
        # A name must adjoin: behind the office, behind a comma after it, or before a comma ahead of it.
        ahead = text[m_end : m_end + 2]
        named = ahead[:1] == " " and ahead[1:].isupper()
        comma = text.rfind(",", max(0, start - 60), start)
        apposed = comma > 0 and text[comma - 1].isalnum()
        if not named and not apposed and not (ahead[:1] == "," or text.startswith((" of ", " at ", " for "), m_end)):
            continue
        at, words, status = _office_left(text, start)
        if head in {"officer", "executive"} and "chief" not in words:
            continue
        if word == "teacher":
            if "head" not in words:
                continue
            words.remove("head")
        following = _NEXT_WORD.match(text, m_end)
        if following and (following["w"].lower() in _RANK_WORDS or following["w"].lower() in _HEADS) and not abbreviation:
            continue
        # "Minister of Foreign Affairs" and the like: one office whatever it is called.
        office = " ".join((*words, head))
        if capital:
            n = _NAME_AFTER.match(text, m_end)
            if n:
                parts = _split_name(n["name"])
                if parts:
                    yield Office(at, n.start("name") + len(n["name"]), office, frozenset(status), *parts, True, at, m_end, True, "")
                    continue
        if abbreviation:
            continue
        if text.startswith("-elect", m_end) or text.startswith(" emeritus", m_end):
            continue
        # "former president Barack Obama", "striker and captain Jo Roe": lower case before the name.
        n = _NAME_AFTER.match(text, m_end)
        if n and not capital:
            parts = _split_name(n["name"])
            if parts:
                yield Office(at, n.end(), office, frozenset(status), *parts, True, at, m_end, True, "")
                continue
        low = max(0, at - 70)
        became = _BECAME.search(text, low, at)
        if became:
            parts = _split_name(became["name"])
            if parts:
                of = _OF.match(text, m_end)
                yield Office(
                    became.start(), m_end, office, frozenset(status | {"became"}), *parts, False, at, m_end, False,
                    _body_of(of["body"]) if of else "",
                )  # fmt: skip
                continue
        b = None
        if apposed and at > comma:
            # Only "the", a possessive or a nationality may stand between the comma and the office.
            b = _NAME_BEFORE.search(text, low, at)
        if b:
            parts = _split_name(b["name"])
            if parts:
                of = _OF.match(text, m_end)
                own = _OWNER.search(text, b.start("name") + len(b["name"]), at)
                body = _body_of(of["body"] if of else own["o"] if own else "")
                yield Office(b.start(), m_end, office, frozenset(status), *parts, False, at, m_end, False, body)
                also = re.compile(rf"(?:,| and| &)(?: (?:and|the|its))* (?:[\w-]+ ){{0,3}}?(?P<head>{_HEAD_WORD.pattern})", re.IGNORECASE).match(text, m_end)
                if also and lowered(also["head"]).rstrip(".") in _HEADS:
                    at2, words2, _ = _office_left(text, also.start("head"))
                    yield Office(b.start(), also.end(), " ".join((*words2, _HEADS[lowered(also["head"]).rstrip(".")])), frozenset({"also"}), *parts, False, at2, also.end(), False, body)
                continue
        a = None if named else _NAME_AFTER_COMMA.match(text, m_end)
        if a and re.search(r"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]heir|'s|s') \Z", text[max(0, at - 10) : at]):
            parts = _split_name(a["name"])
            if parts:
                the = re.compile(r"(?:[Tt]he|[Ii]ts|[Tt]heir) \Z").search(text, max(0, at - 6), at)
                start = the.start() if the else at
                yield Office(start, a.end("name"), office, frozenset(status), *parts, True, at, m_end, False, _body_of(a["of"].strip().removeprefix("of ")))
                continue
        a = None if named or a else _NAME_AFTER_A.match(text, m_end)
        if a and text[max(0, at - 3) : at].lower().lstrip('" \n') in ("a ", "an "):
            parts = _split_name(a["name"])
            if parts:
                start = at - (2 if text[at - 2 : at - 1] in "aA" else 3)
                yield Office(start, a.end("name"), office, frozenset(status), *parts, True, at, m_end, False, "")


# -- which offices one person cannot hold at once ----------------------------------------------

_LEGISLATURE = frozenset({"senator", "representative", "governor", "mayor", "president", "vice president", "sheriff", "attorney general", "lieutenant governor"})
_ORDERED_GROUPS: tuple[frozenset[str], ...] = (
    _LEGISLATURE,
    frozenset({"president", "prime minister", "premier", "vice president", "ambassador", "chancellor", "king", "queen", "pope",
               "foreign minister", "finance minister", "defence minister", "interior minister", "health minister", "education minister",
               "justice minister", "transport minister", "energy minister", "environment minister", "agriculture minister",
               "trade minister", "culture minister", "deputy prime minister", "home secretary", "foreign secretary", "defence secretary",
               "health secretary", "education secretary", "justice secretary", "transport secretary", "energy secretary",
               "environment secretary", "culture secretary", "treasury secretary", "trade secretary", "housing minister",
               "labour secretary", "housing secretary", "deputy foreign minister", "deputy finance minister", "governor"}),
    frozenset({"chief executive", "chief financial officer", "chief operating officer", "chief technology officer", "chief marketing officer",
               "chief medical officer", "chief information officer", "chief legal officer", "chairman", "deputy chairman", "vice chairman",
               "managing director", "finance director", "medical director", "artistic director", "commercial director", "technical director",
               "operations director", "nursing director", "creative director", "sporting director", "music director", "executive director",
               "deputy director", "assistant director", "marketing director", "research director", "clinical director", "communications director",
               "general manager", "treasurer", "secretary", "president", "vice president", "deputy chief executive", "legal director",
               "general secretary", "assistant manager", "deputy manager", "club secretary", "regional manager", "principal", "curator"}),
    frozenset({"head coach", "assistant coach", "captain", "vice captain", "manager", "assistant manager", "chairman", "chief executive",
               "director of football", "sporting director", "president", "team manager", "coach"}),
    frozenset({"leader", "deputy leader", "council leader", "opposition leader", "mayor", "deputy mayor", "chief executive", "party leader"}),
    frozenset({"constable", "sergeant", "inspector", "superintendent", "chief inspector", "chief superintendent", "chief constable",
               "assistant chief constable", "deputy chief constable", "commissioner", "detective constable", "detective sergeant",
               "detective inspector", "detective chief inspector", "detective superintendent", "lieutenant", "captain", "sheriff", "police chief",
               "chief", "deputy chief"}),
    frozenset({"lieutenant", "captain", "major", "colonel", "general", "admiral", "sergeant"}),
    frozenset({"bishop", "archbishop", "pope", "dean"}),
    frozenset({"editor", "deputy editor", "managing editor", "political editor", "news editor", "sports editor", "city editor", "features editor",
               "assistant editor"}),
    frozenset({"headteacher", "deputy headteacher", "assistant headteacher", "principal", "deputy principal", "assistant principal", "vice principal",
               "dean", "rector", "chancellor", "vice chancellor"}),
    frozenset({"judge", "prosecutor", "attorney general", "district attorney", "chief prosecutor"}),
    frozenset({"dr", "professor"}),
    frozenset({"district attorney", "assistant attorney", "assistant district attorney", "deputy district attorney", "attorney general",
               "assistant attorney general", "deputy attorney general", "city attorney", "county attorney", "defence attorney", "judge",
               "public defender"}),
    frozenset({"first baseman", "second baseman", "third baseman", "shortstop", "pitcher", "starting pitcher", "relief pitcher", "catcher",
               "outfielder"}),
    frozenset({"quarterback", "linebacker"}),
    frozenset({"goalkeeper", "defender", "midfielder", "striker"}),
    frozenset({"goalkeeper", "defender", "winger"}),
    frozenset({"surgeon", "pathologist", "coroner", "psychiatrist", "cardiologist", "neurologist", "oncologist", "radiologist",
               "paediatrician", "anaesthetist", "dentist"}),
)
#: Ranks that no officer has two of, whatever stands before them (rear admiral, lieutenant general).
_SERVICE = frozenset({"general", "admiral", "colonel", "brigadier"})
_CIVIL_GENERAL = frozenset("attorney surgeon secretary director governor inspector auditor solicitor postmaster consul manager".split())
_TOGETHER = frozenset(
    frozenset(p)
    for p in (
        ("president", "chief executive"), ("captain", "coach"), ("coach", "head coach"), ("chairman", "president"), ("leader", "party leader"),
        ("leader", "council leader"), ("leader", "opposition leader"), ("mayor", "president"), ("king", "president"), ("manager", "team manager"),
        ("manager", "head coach"), ("manager", "general manager"), ("executive director", "chief executive"), ("chairman", "executive director"),
        ("principal", "headteacher"), ("secretary", "general secretary"), ("secretary", "club secretary"), ("chancellor", "prime minister"),
        ("premier", "prime minister"), ("mayor", "representative"), ("chief", "police chief"), ("chief", "sheriff"), ("secretary", "treasurer"),
        ("music director", "artistic director"), ("leader", "prime minister"), ("executive director", "president"), ("general", "attorney general"),
        ("principal", "dean"), ("principal", "vice chancellor"), ("chief", "captain"), ("chief", "lieutenant"), ("coach", "manager"),
    )
)  # fmt: skip


_SAME = {"defense": "defence", "labor": "labour", "vice-president": "vice president", "musical": "music", "lt": "lieutenant",
         "financial director": "finance director"}  # fmt: skip


def standard(office: str) -> str:
    """Returns the office with one spelling for what is one office."""
    words = [_SAME.get(w, w) for w in office.split()]
    out = " ".join(words)
    return "dr" if out == "doctor" else out


_SPECIALISTS = frozenset(
    {"surgeon", "pathologist", "coroner", "psychiatrist", "cardiologist", "neurologist", "oncologist", "radiologist", "paediatrician",
     "anaesthetist", "dentist"}
)  # fmt: skip


def service(office: str) -> str:
    """Returns the rank of a general officer or a colonel ("rear admiral" -> "admiral"), else ""."""
    words = office.split()
    return words[-1] if words[-1] in _SERVICE and not _CIVIL_GENERAL & {*words} else ""


_PORTFOLIOS = frozenset(
    """foreign finance defence interior health education justice transport energy environment agriculture trade culture housing
    home labour immigration tourism""".split()
)
_SPOKEN_FOR = frozenset({"mayor", "governor", "president", "minister", "chairman", "ambassador", "prefect", "coach", "senator", "judge"})
#: Offices whose deputies are addressed as the holder is: an assistant professor is a professor.
_NO_DEPUTY = frozenset({"professor", "attorney", "secretary", "prosecutor", "editor", "chief", "coach", "teacher", "surgeon", "general"})


def clash(one: str, other: str) -> bool:
    """Whether nobody holds both offices at once. An office and a shorter name of it never clash."""
    a, b = standard(one), standard(other)
    if a == b or frozenset((a, b)) in _TOGETHER:
        return False
    if service(a) and service(b):
        return service(a) != service(b)
    # Nobody is the deputy of the office that is theirs.
    for x, y in ((a, b), (b, a)):
        first, _, rest = x.partition(" ")
        if first in {"deputy", "vice", "assistant"} and rest == y and y.split()[-1] not in _NO_DEPUTY:
            return True
    # A specialist is one whatever is said of the speciality: consultant, forensic.
    if a.split()[-1] in _SPECIALISTS and b.split()[-1] in _SPECIALISTS:
        return a.split()[-1] != b.split()[-1]
    ranks = a.endswith(("general", "colonel", "admiral", "sergeant", "constable", "inspector", "superintendent", "minister", "coach", "director", "editor", "manager", "executive", "secretary", "leader"))
    if ranks and (a.endswith(" " + b) or b.endswith(" " + a)) and not {"deputy", "vice", "assistant"} & {*a.split(), *b.split()} and not ("chief" in (a + b) and a.endswith(("inspector", "superintendent", "constable"))):
        return False
    heads = {a.split()[-1], b.split()[-1]}
    if not {"deputy", "vice", "assistant", "shadow"} & {*a.split(), *b.split()}:
        # Whose spokesman speaks is not the one who holds the office, and no minister presides or is mayor.
        if "spokesman" in heads and heads & _SPOKEN_FOR:
            return True
        if "minister" in heads and heads & {"president", "mayor", "governor", "ambassador", "prefect", "chief"} and "prime minister" not in {a, b}:
            return True
        if a.endswith(" minister") and b.endswith(" minister") and a != b and {a[:-9], b[:-9]} <= _PORTFOLIOS:
            return True
        if heads == {"prefect", "mayor"} or heads == {"prefect", "governor"}:
            return True
    return any(a in g and b in g for g in _ORDERED_GROUPS)
