"""What the names ledger proves wrong: lost capitals and drifting spellings.

`examine` works a story through once and sorts what it found by check; the rule kind `names` turns
that into findings. The evidence decides whether a fix is safe: a word that English does not have in
lower case, or one that the story itself capitalises where nothing but a name explains it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from copylint import fullnames, gazetteer
from copylint.gazetteer import entry, function_word, letters_dropped, ordinary, sure_capital
from copylint.names import UPPER, Form, Ledger, Mention
from copylint.patterns import later
from copylint.text import Lines

if TYPE_CHECKING:
    from copylint.story import Story

CHECKS = (
    "calendar", "nationality", "place", "acronym", "name", "compound", "first-name", "drift",
    "diacritic", "case-drift", "particle", "known", "part",
)  # fmt: skip

_CHECK_OF = {
    "weekday": "calendar", "month": "calendar", "holiday": "calendar", "nationality": "nationality",
    "religion": "nationality", "place": "place", "city": "place", "acronym": "acronym",
}  # fmt: skip


_HYPHEN_CAPITAL = later("-[A-ZÀ-ÖØ-Þ]")
_DOUBLE_NAME = later(r"(?<![\w-])([A-ZÀ-ÖØ-Þ][^\W\d_]+)-([A-ZÀ-ÖØ-Þ][^\W\d_]+)(?![\w-])")


@dataclass(slots=True)
class Fault:
    """A name that is wrong at text[start:end]. `fixes` are whole replacements, best first."""

    start: int
    end: int
    fixes: list[str]
    safe: bool
    authority: str = ""
    evidence: list[tuple[int, int, str]] = field(default_factory=list)


def examine(story: Story) -> dict[str, list[Fault]]:
    """Returns check -> faults, in order; worked out once a story."""
    ledger = story.names
    found: dict[str, list[Fault]] | None = ledger.memo.get("faults")
    if found is None:
        found = ledger.memo["faults"] = _Examiner(ledger).run()
    return found


# -- what stands around a word ---------------------------------------------------------------------
_AFTER = later(r"(?P<gap>[ \t]*)(?P<mark>[^\w\s]*)(?P<gap2>[ \t]*)(?P<word>[^\W_][\w'&-]*)?")

_ARTICLES = frozenset(
    "a an the this that these those my your his her its our their some any every each no another".split()
)
_SPEECH = frozenset(
    """said says say told tells added adds asked asks wrote writes tweeted posted insisted insists argued argues
    replied replies warned warns claimed claims explained explains stated states noted notes announced announces
    admitted admits denied denies confirmed confirms declared declares vowed recalled suggested suggests believes
    thinks acknowledged conceded responded commented remarked testified""".split()
)
_CONJUNCTIONS = frozenset("and or but as that when while if because although though where whether after before".split())
_PREPOSITIONS = frozenset(
    """in of to from with by for at on against about between across through into over under near towards toward
    including like than via around throughout outside inside within without despite""".split()
)

# Behind these a place stands rather than its adjective, unless a noun follows at once.
_PLACE_LEADS = frozenset("in to from into across against including than rest".split())

# Nouns that a nationality or a faith stands before in news copy, and hardly a polish or a march does.
_NATIONAL_NOUNS = frozenset(
    """government president presidents presidency premier minister ministers ministry chancellor king queen prince
    princess parliament senate lawmaker lawmakers mp mps politician politicians politics police authorities officials
    official army military navy troops forces soldier soldiers general pilot pilots officer officers intelligence
    embassy ambassador ambassadors diplomat diplomats consulate border borders citizen citizens citizenship national
    nationals nationality people population immigrants migrants workers builder builders plumber plumbers community
    communities descent origin origins heritage ancestry passport passports language speaker speakers speaking-born team
    side club league striker midfielder defender goalkeeper winger forward coach champion champions championship football
    footballer footballers rider driver player players tennis skier swimmer sprinter media newspaper newspapers daily
    broadcaster television tv radio company companies firm firms bank banks central-bank economy economist market markets
    voters voter election elections electorate state republic capital city cities town towns village coast coastline
    court courts judge prosecutor prosecutors prosecution lawyer lawyers law constitution history culture cuisine food
    film director actor actress singer composer artist artists painter writer writers author novelist poet poetry
    literature scientist scientists researcher researchers university universities students student teenager man woman men
    women boy girl family families couple mother father church churches bishop bishops archbishop archbishops cardinal
    cardinals priest priests clergy school schools charity faith religion monk nun nuns diocese mass doctrine teaching
    leaders leader opposition party side-parties delegation foreign-minister prime foreign interior defence defense
    finance health navy-led air-force airline rebels fighters refugees tourist tourists resort holidaymakers émigré
    businessman businesswoman tycoon billionaire investor investors zloty territory soil""".split()
)
_PARTIES = frozenset("Republican Republicans Democrat Democrats Democratic GOP".split())
_PARTY_NOUNS = frozenset(
    """leaders leader lawmakers lawmaker senators senator voters voter candidate candidates nominee governor governors
    congressman congresswoman congressmen primary primaries strategist strategists donors caucus majority leadership
    representative representatives nomination convention official officials""".split()
)
_FOLLOWS_MONTH = later(r"\s*(?:\d{4}\b|[.,;:)]|\Z|\n|and\b|or\b|to\b|when\b|after\b|before\b|but\b|because\b|for\b|with\b|as\b|at\b|that\b|by\b|last\b|this\b|next\b)")
_FULL_DAY = later(r"\s\d{1,2}(?:st|nd|rd|th)?\b(?!\s*(?:%|per\b|percent|people|men|women|million|billion|miles|km|times|[-–]))")
_DAY_BEFORE = later(r"(?<![\w.,:£$€-])(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?: of)? \Z")
_WORD_BEFORE = later(r"(?<![\w'@#./-])([a-z]{2,}) \Z")
# Given names whose word stands before surnames in its own right: titles, and what is no name in copy.
_NO_GIVEN = frozenset(
    """king prince duke earl major dean baron van roman christian summer justice judge marshal general bishop pope
    princess queen saint sir lady lord ma pa mum son young long little sunny early great royal bright price ford
    case media sing see do an in so long wing true star""".split()
)
_PLAYERS = frozenset(
    """keeper wicketkeeper batsman batter bowler skipper opener spinner paceman seamer winger fullback prop hooker halfback
    flanker lock centre forward pitcher shortstop catcher quarterback linebacker receiver guard sprinter swimmer cyclist
    jockey golfer boxer sailor teenager pensioner survivor victim passenger""".split()
)
# People a name in apposition follows without a comma.
_KIN = frozenset("son daughter wife husband brother sister mother father uncle aunt cousin nephew niece grandson granddaughter".split())
_PARTY_PEOPLE = frozenset(
    """leader leaders mp mps government governments peer peers councillor councillors candidate candidates minister ministers
    backbencher backbenchers frontbencher manifesto conference whip whips voter voters member members majority""".split()
)
# Plurals that a story means now as a name and now not.
_NO_TEAM = frozenset("games states times lords commons police parties ministers leaders members officials courts schools allies powers nations".split())
# Words that do stand behind a bare given name: "Paul, president, and Ann, queen"; "with Karl home".
_BEHIND_GIVEN = frozenset("""home president king queen prince pope bishop minister doctor captain major general judge junior senior alone next last first dear
    darling love honey citizen mum mom dad father mother""".split())
_SHORT_MONTHS = frozenset("jan feb mar apr aug sept oct nov dec".split())
# Short forms and noises without a vowel that are no acronyms.
_NO_ACRONYM = frozenset("mph kph kmh kwh mwh gwh rpm bps mbps ghz mhz khz hrs yrs lbs mcg tbsp tsp pvt nth hmm shh brr tsk psst grr pfft dth rds mths wks pts mgr dept rms".split())
_PLACE_ENDING = later(r"(?:bury|ham|ton|ville|burgh?|ford|shire|stan|wick|worth|ley|minster|mouth|field|borough|grad|abad|pur|oonga|stead)\Z")
_BODIES = frozenset("Hospital University College School Airport Prison Stadium Auditorium Tower Towers Cathedral Castle Road Street River Bridge".split())
_PLACE_NOUNS = frozenset("province district county prefecture region village township municipality suburb island river valley".split())
# Endings of English words, which are no name's as a rule.
_PLAIN_ENDING = later(r"(?:ing|ed|ly|s|tion|ness|ment|able|ible|ity|ism|ist|ive|al|ous|ic|ful|less|ware|man|men|ology|itis|osis|gram|graph|phone|in|ine|ase|ose|ol|ide|ate|er|or|like)\Z")
_FAMILY = frozenset(
    """Bai Cai Cao Chang Chen Cheng Chung Deng Ding Dong Fang Feng Fu Gao Gong Guo Han He Hong Hou Hu Huang Jia Jiang
    Jin Kong Lai Lei Li Liang Lin Ling Liu Long Lu Luo Ma Mao Meng Pan Peng Qi Qian Qin Qiu Ren Shen Shi Song Su Sun
    Tan Tang Tao Tian Wang Wei Wen Wu Xi Xia Xiao Xie Xu Xue Yan Yang Yao Ye Yi Yu Yuan Zeng Zhang Zhao Zheng Zhong
    Zhou Zhu Zou""".split()
)
_PINYIN = later(r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?[aeiouü]{1,3}(?:ng?|r)?(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)[aeiouü]{1,3}(?:ng?|r)?")
_ROMAN = frozenset("numeral numerals type nose candle candles".split())


#: First halves that make words, not names, of any second: a right-hander, a first-timer, a back-bencher.
_PLAIN_HEADS = frozenset(
    """left right first second third fourth old new back front full half high low long short off out up down north
    south east west one two three four five six seven eight nine ten hard hot big day night self non semi""".split()
)


class _Around:
    """The words next to a place in the text."""

    __slots__ = ("after", "after_end", "after_mark", "before", "before_mark", "tight_after", "tight_before")

    def __init__(self, text: str, start: int, end: int) -> None:
        k = start
        while k and text[k - 1].isspace():
            k -= 1
        # A line's end between the two: still the word before, as a reader meets it.
        gap = k
        while k and not (text[k - 1].isalnum() or text[k - 1].isspace()):
            k -= 1
        mark = k
        while k and (text[k - 1].isalnum() or text[k - 1] in "'.&-_"):
            k -= 1
        while k < mark and not text[k].isalnum():
            k += 1
        self.before = text[k:mark] if gap > k else ""
        self.before_mark = text[mark:gap] if self.before else ""
        self.tight_before = text[start - 1] if start and not text[start - 1].isspace() else ""
        a = _AFTER.match(text, end)
        self.after = (a.group("word") or "") if a else ""
        self.after_mark = a.group("mark") if a else ""
        self.after_end = a.end() if a else end
        self.tight_after = text[end] if end < len(text) and not text[end].isspace() else ""


# Lower-case words found to need no look: English as they stand, and no name without proof.
_settled: set[str] = set()
#: Unknown lower-case words, all different, that copy in English may have however short it is.
_MOST_UNKNOWN = 200
_SETTLED_LIMIT = 200_000


class _Examiner:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.text = ledger.text
        self.found: dict[str, list[Fault]] = {}
        self._lines: Lines | None = None
        self.taken: set[int] = set()
        self._besides: dict[str, tuple[set[str], set[str]]] = {}
        #: a capitalised word -> those that stand before it
        self._leads: dict[str, list[str]] | None = None

    def run(self) -> dict[str, list[Fault]]:
        self._lost_capitals()
        self._drift()
        self._known()
        self._household()
        self._articles()
        for faults in self.found.values():
            faults.sort(key=lambda f: f.start)
        return self.found

    def _add(self, check: str, fault: Fault) -> None:
        self.taken.add(fault.start)
        if check == "acronym" and fault.safe and self.ledger.story.of_code:
            fault.safe = False  # what is typed in a program may stand so in the copy
        self.found.setdefault(check, []).append(fault)

    # -- evidence ----------------------------------------------------------------------------------
    def _line(self, offset: int) -> int:
        if self._lines is None:
            self._lines = Lines(self.ledger.story.text)
        return self._lines.position(offset)[0]

    def _seen(self, form: Form, verb: str = "capitalised") -> list[tuple[int, int, str]]:
        n, m = len(form.mentions), form.first
        times = "once" if n == 1 else "twice" if n == 2 else f"{n} times"
        where = "on" if n == 1 else "first on"
        return [(m.start, m.end, f"{verb} {times}, {where} line {self._line(m.start)}")]

    # -- lost capitals -----------------------------------------------------------------------------
    def _lost_capitals(self) -> None:
        ledger = self.ledger
        lowers = ledger.lowers
        strong: dict[str, Form] = {}
        weak: dict[str, Form] = {}
        for form in ledger.forms.values():
            low = form.text.lower()
            if low in lowers and low != form.text and len(low) > 1:
                n = form.strong
                if not n:
                    weak.setdefault(low, form)
                elif low not in strong:
                    strong[low] = form
                elif len(low) > 4 and strong[low].text.isupper() != form.text.isupper():
                    # A line of speech in a transcript or a caption shouts the name.
                    strong[low] = strong[low] if form.text.isupper() else form
                elif n > strong[low].strong:
                    strong[low] = form
        rest = lowers - _settled
        unknown: list[str] = []
        for w in sorted(rest):
            if len(w) < 3 or not w.isalpha():
                if len(w) < 3 and w not in strong:
                    continue
            sure = sure_capital(w)
            row = gazetteer.capitals().get(w)
            if sure is not None:
                self._place_all(w, strong.get(w), sure[0], sure[1])
            elif row is not None:
                self._in_context(w, strong.get(w), row[0], row[1])
            elif ordinary(w):
                if len(_settled) < _SETTLED_LIMIT:
                    _settled.add(w)
            elif w not in strong:
                unknown.append(w)
        for w in sorted(strong):
            if w in gazetteer.capitals() or sure_capital(w) is not None:
                continue
            if function_word(w) and w != "will":
                continue
            self._from_story(w, strong[w])
        if len(unknown) > max(_MOST_UNKNOWN, len(rest) // 2):
            unknown = []  # not English, or no copy at all: none of them is a name that lost its capital
        for w in unknown:
            if self._letters_only(w) or w in weak and self._seen_weakly(w, weak[w]):
                continue
            if not self._spelled_out(w):
                self._first_name(w)
        self._split_places()
        self._hyphenated()
        self._famous()
        self._given_words()
        self._honorifics()
        self._short_months()
        self._parts()

    def _parts(self) -> None:
        """A word of a longer name that lost its capital, proved by its company alone."""
        for x in fullnames.lost(self.ledger):
            if x.start in self.taken or not self._open(x.start, x.end):
                continue
            evidence = []
            if x.proof is not None:
                start, end, reason = x.proof
                evidence = [(start, end, f"{reason}, line {self._line(start)}")]
            self._add("part", Fault(x.start, x.end, [x.right], False, x.whole, evidence))

    def _open(self, start: int, end: int) -> bool:
        """Whether the place is running copy rather than part of an address, a handle or a code."""
        text = self.text
        before = text[start - 1] if start else " "
        if before in "@#\\_~=&" or (before == "/" and not text[start - 2 : start - 1].isalpha()):
            return False
        if before == "." and start > 1 and not text[start - 2].isspace() and text[start - 2] != '"':
            return False
        if before == "'" and start > 1 and text[start - 2].isalpha():
            k = start - 2
            while k >= 0 and text[k].isalpha():
                k -= 1
            if not gazetteer.prefixed(text[k + 1 : start - 1].lower()):
                return False
        if before == "-" and start > 1 and not text[start - 2].isalnum():
            return False
        if before in "[(" and start > 1 and text[start - 2].isalpha():
            # "treat[ing]", "councillor(s)": the rest of a word.
            return False
        after = text[end] if end < len(text) else " "
        if after in "@\\_=~" or (after in "./" and text[end + 1 : end + 2].isalnum()):
            return False
        if after == "'" and text[end + 1 : end + 2].isalpha() and text[end + 1 : end + 3] not in ("s ", "s.", "s,"):
            return text[end + 1 : end + 2] == "s" and not text[end + 2 : end + 3].isalnum()
        return True

    def _kept(self, w: str, start: int, end: int, around: _Around) -> bool:
        """Whether a phrase keeps the lower case (french fries), or the words around are foreign."""
        follows = around.after.split("-")[0].split("'")[0].lower()
        if around.after_mark in ("", "-") and f"{w} {follows}" in gazetteer.lower_phrases():
            return True
        if not around.before_mark and f"{around.before.lower()} {w}" in gazetteer.lower_phrases():
            return True
        if any(n in self.text for n in gazetteer.lower_names().get(w, ())):
            return True
        return self._foreign(around)

    @staticmethod
    def _foreign(around: _Around) -> bool:
        """Whether both neighbours are words English does not have."""
        a, b = around.before, around.after
        if b == "s" or a.rstrip(".") in gazetteer.HONORIFICS:
            return False
        return bool(a and b and a.isalpha() and b.isalpha()) and not any(
            ordinary(x.lower()) or sure_capital(x.lower()) is not None or known_name(x)
            or x[0].isupper() and x[1:].islower() and around.after == x
            for x in (a, b)
        )  # fmt: skip

    def _emit(
        self, w: str, start: int, end: int, right: str, kind: str, safe: bool, form: Form | None, around: _Around
    ) -> None:
        check = _CHECK_OF.get(kind, "name")
        if kind == "given" and form is None and around.after[:1].isupper() and not around.after_mark:
            check = "first-name"
        if around.tight_before in ("-", "–", "—", "/") and around.before[:1].isalpha():
            head = around.before.split("-")[-1]
            if not gazetteer.prefixed(head.lower()) and (head[:1].isupper() or check == "name"):
                check = "compound"
        evidence = self._seen(form) if form is not None else []
        fixes = [right]
        if check == "compound" and around.tight_before == "-":
            # The story joins the two with a dash elsewhere: Trump–Putin.
            dashed = f"{around.before.split('-')[-1]}–{right}"
            if dashed in self.ledger.story.text:
                start, fixes = start - 1, [f"–{right}"]
        self._add(check, Fault(start, end, fixes, safe, right, evidence))

    def _second_half(self, start: int, around: _Around, w: str) -> bool:
        """Whether the word is the second half of an East Asian given name (Jong-un, Ki-moon)."""
        if around.tight_before != "-" or not around.before[:1].isupper():
            return False
        text = self.text
        head = around.before.split("-")[-1]
        k = start - 1 - len(head)
        previous = text[:k].rstrip(" ")[-1:] if k > 0 else ""
        neighbours = text[k - 2 : k - 1].isalpha() and text[k - 1 : k] == " "
        before = re.search(r"([^\W\d_]+) \Z", text[max(0, k - 30) : k]) if neighbours else None
        named = bool(before and before.group(1)[:1].isupper() and not function_word(before.group(1).lower())) or around.after[:1].isupper() and not around.after_mark
        return len(w) <= 5 and len(head) <= 6 and (named or previous == "")

    def _place_all(self, w: str, form: Form | None, right: str, kind: str) -> None:
        """A word that is never right in lower case."""
        if form is not None and kind in ("acronym", "name") and not (kind == "name" and form.text.isupper() and len(w) > 3):
            right = form.text
        text = self.text
        places = list(self.ledger.places_of(w))
        if len(places) > 3 and kind in ("acronym", "name", "given", "city") and len(places) > (
            len(form.mentions) if form is not None else 0
        ):
            # Written so throughout: a product, a variable, a choice.
            return
        for start, end in places:
            if not self._open(start, end):
                continue
            around = _Around(text, start, end)
            if self._kept(w, start, end, around) or self._second_half(start, around, w):
                continue
            if around.tight_before == "-" and entry(around.before.split("-")[-1].lower() + w) is not None:
                continue
            if kind in ("name", "city", "given", "acronym") and self._plain_compound(w, around):
                continue
            safe = True
            if kind in ("name", "city", "given") and form is None:
                beside = (
                    (around.after[:1].isupper() and not around.after_mark)
                    or (around.before[:1].isupper() and not around.before_mark)
                )  # fmt: skip
                safe = beside and not (around.before[:1].isupper() and around.tight_before == "-")
                hung = around.tight_before == "-" and around.before[:1].isupper()
                if kind == "name" and not safe and not hung and (near_ordinary(w) or not _met(right)):
                    continue
                whole = kind == "given" and self._lower_surname(around)
                particle = gazetteer.particle(around.after) and bool(
                    re.match(rf" [{UPPER}]", text[around.after_end : around.after_end + 2])
                )
                linked = particle or whole or around.tight_before == "-" and around.before[:1].isupper() and around.after[:1].isupper()
                if kind == "given" and not safe and entry(right) is None and not linked:
                    continue
                if kind == "city" and entry(right) is None:
                    led = not around.before_mark and around.before.lower() in _PREPOSITIONS
                    if not (led or beside):
                        continue
                    safe = False
            self._emit(w, start, end, right, kind, safe, form, around)

    @staticmethod
    def _lower_surname(around: _Around) -> bool:
        """Whether a surname that is no word follows, in lower case like its given name."""
        after = around.after.removesuffix("'s")
        surname = after[:1].upper() + after[1:]
        return not around.after_mark and after.islower() and not ordinary(after) and gazetteer.is_surname(surname)

    def _in_context(self, w: str, form: Form | None, right: str, kind: str) -> None:
        """A word of its own in lower case: only where the words around prove the name."""
        text = self.text
        prove: Callable[[int, int, _Around, Form | None], int]
        prove = {
            "month": self._month, "nationality": self._national, "religion": self._national, "given": self._given,
            "party": self._party,
        }.get(kind, self._country)  # fmt: skip
        for start, end in self.ledger.places_of(w):
            if not self._open(start, end):
                continue
            around = _Around(text, start, end)
            if self._kept(w, start, end, around):
                continue
            proof = prove(start, end, around, form)
            if proof:
                self._emit(w, start, end, right, kind, proof > 1, form, around)

    # Each proof: 0 none, 1 enough to offer, 2 certain.
    def _month(self, start: int, end: int, around: _Around, form: Form | None) -> int:
        text = self.text
        if around.tight_before == "-" or around.tight_after == "-":
            return 0
        if _DAY_BEFORE.search(text, max(0, start - 12), start):
            if re.match(r" \d{4}\b|[.,;:)]|\s*\Z|\n", text[end : end + 6]):
                return 2
            return 1 if text[start:end] != "may" else 0
        lead = around.before.lower() if not around.before_mark else ""
        if re.match(r",? (?:19|20)\d\d\b", text[end : end + 7]):
            return 2
        if _FULL_DAY.match(text, end) and text[start:end] != "may":
            # "march 14", but "a march 12 miles long"
            return 2 if lead not in _ARTICLES else 0
        if _FULL_DAY.match(text, end) and (lead in ("on", "of", "from", "since", "until", "by") or re.match(r" \d{1,2}, \d{4}", text[end : end + 9])):
            return 2
        if lead in ("in", "since", "last", "next", "until", "by", "early", "late", "during", "mid"):
            if _FOLLOWS_MONTH.match(text, end):
                if lead == "in" and text[start:end] == "march":
                    return 2
                return 2 if lead in ("in", "since") else 1
        return 0

    def _national(self, start: int, end: int, around: _Around, form: Form | None) -> int:
        w = self.text[start:end]
        if around.before.lower() == w and not around.before_mark:
            # "Polish polish firm": the one is the nation, the other the noun.
            return 0
        if w == "roman" and around.after.lower() in _ROMAN:
            return 0
        after = around.after.lower()
        if around.tight_after == "-" and after in ("born", "speaking", "backed", "led", "based", "owned", "made", "registered"):
            return 2 if form is not None else 1
        if around.tight_before == "-":
            head = around.before.split("-")[-1].lower()
            if head in _NATION_HEADS or sure_capital(head) is not None:
                return 2
            return 0
        if w in ("pole", "poles", "swede", "swedes", "scotch", "bohemian", "gospel", "bible", "gypsy", "creole"):
            if form is None:
                return 0
            return 1 if around.before.lower() in ("the", "a", "two", "young") and after in _SPEECH else 0
        if not around.after_mark and after.split("-")[0] in _NATIONAL_NOUNS:
            if around.before.lower() in ("to", "will", "can", "must") and w == "polish":
                return 0
            if w == "catholic" and form is None and after not in ("church", "churches", "priest", "priests", "bishop", "bishops", "school", "schools", "archbishop", "clergy", "nun", "nuns", "faith", "diocese", "mass", "cardinal"):
                return 1
            return 2 if form is not None or w in ("catholic", "roman", "polish") else 1
        return 0

    def _given(self, start: int, end: int, around: _Around, form: Form | None) -> int:
        after = around.after.removesuffix("'s")
        if around.after_mark or not after[:1].isupper() or after.isupper() or ordinary(after.lower()):
            return int(bool(around.after[:1].isupper() and form and (form.text, after) in self.ledger.pairs))
        return 2 if gazetteer.is_surname(after) else 1

    def _party(self, start: int, end: int, around: _Around, form: Form | None) -> int:
        """A party's people, where the story has the party: not social or small-d democrats."""
        if around.tight_before or around.tight_after == "-":
            return 0
        lead = around.before.lower()
        if self.text[start:end] in ("republican", "democratic"):
            # The adjective: only before what parties have.
            american = not _PARTIES.isdisjoint(self.ledger.forms)
            return int(american and around.after in _PARTY_NOUNS and lead not in ("small", "social", "more"))
        a = _AFTER.match(self.text, end + 1 + len(around.after))
        if around.after in ("and", "or") and a and (a.group("word") or "x")[0].isupper():
            return 1
        if around.before[:1].isupper() and not around.before_mark and (lead in ("house", "senate") or gazetteer.is_place(around.before)):
            return 1
        if form is None or form.strong < 2:
            return 0
        if lead in _ARTICLES or lead in _PREPOSITIONS or lead in ("and", "or", "but", "house", "senate") or _tags(lead)[:1] == ("CD",):
            return 1
        return 0 if {"JJ", "NN", "NNP"} & set(_tags(lead)[:1]) else 1

    def _country(self, start: int, end: int, around: _Around, form: Form | None) -> int:
        if form is None:
            return 0
        text = self.text
        before = around.before.lower() if not around.before_mark else ""
        after = around.after.lower() if not around.after_mark else ""
        if after and (form.text, around.after) in self.ledger.pairs:
            return 2
        if around.tight_before == "-" or around.tight_after == "-":
            head = around.before.split("-")[-1]
            return 1 if around.tight_before == "-" and head[:1].isupper() and form.strong >= 2 else 0
        if text[end : end + 2] == "'s":
            return 1 if form.strong >= 2 and before not in _ARTICLES and (before in _PREPOSITIONS or not before) else 0
        row = entry(text[start:end])
        if form.strong >= 3 and row is not None and "NN" in row.tags and self.ledger.times(text[start:end]) == 1:
            lead = _tags(before) if before else ()
            if before not in _ARTICLES and not {"JJ", "NN", "CD"} & set(lead[:1]) and before != "of" and not (
                after and {"NN", "NNS"} & set(_tags(after)[:1])
            ):
                return 1
        if before in ("in", "from", "to", "with", "against", "across", "between", "and", "for", "of", "at", "near", "by"):
            follows = not after or function_word(after) or after in _SPEECH or after[:1].isdigit()
            if follows and form.strong >= 2:
                return 1
        return 0

    def _from_story(self, w: str, form: Form) -> None:
        """A word that the story capitalises where only a name explains it."""
        if w in gazetteer.kept_lower() or any(n in self.text for n in gazetteer.lower_names().get(w, ())):
            return
        places = [p for p in self.ledger.places_of(w) if self._open(*p)]
        if not places:
            return
        if ordinary(w):
            for start, end in places:
                around = _Around(self.text, start, end)
                proof = self._name_word(w, start, end, around, form)
                if proof:
                    self._emit(w, start, end, form.text, "name", proof > 1, form, around)
            return
        capitalised = len(form.mentions)
        if len(places) > max(1, form.strong):
            return
        acronym = form.text.isupper() and len(form.text) >= 2
        if len(w) < 3:
            return
        for start, end in places:
            around = _Around(self.text, start, end)
            if self._second_half(start, around, w) or self._foreign(around):
                continue
            if self._plain_compound(w, around):
                continue
            if around.tight_before == "-" and acronym and len(w) <= 3:
                continue
            safe = len(places) == 1 or capitalised >= 3 * len(places)
            self._emit(w, start, end, form.text, "acronym" if acronym else "name", safe, form, around)

    def _name_word(self, w: str, start: int, end: int, around: _Around, form: Form) -> int:
        """Proof that an ordinary word is the story's name here (see _month for the scale)."""
        if form.text.isupper() or around.tight_before in ("-", "'") or around.tight_after == "-":
            return 0
        pairs = self.ledger.pairs
        before, after = around.before, around.after
        text = self.text
        plain_before = before if not around.before_mark or around.before_mark == "." else ""
        bare = plain_before.rstrip(".")
        if bare in ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Prof", "Sen", "Rep"):
            return 2 if not function_word(w) else 0
        if around.before_mark == "" and (before, form.text) in pairs and before[:1].isupper():
            # "Gordon brown": the story pairs the two, and the first is no word that could stand alone.
            if gazetteer.is_given(before) and not gazetteer.is_place(before) and not function_word(w):
                return 2 if not after[:1].isupper() else 1
            return int(not around.after_mark and (form.text, after) in pairs)
        e = entry(w)
        if (
            before[:1].isupper() and not around.before_mark and e is not None and e.freq <= 35 and {*e.tags} <= _NOUNS
            and gazetteer.is_given(before) and not ordinary(before.lower()) and not gazetteer.is_place(before)
            and gazetteer.is_surname(form.text)
        ):  # fmt: skip
            return 1
        if (
            before[:1].isupper() and not around.before_mark and gazetteer.is_given(before) and not ordinary(before.lower())
            and not gazetteer.is_place(before) and form.strong
            and (around.after_mark[:1] in (",", ".") or text[end : end + 2] == "'s") and gazetteer.is_surname(form.text)
        ):  # fmt: skip
            return 1
        if gazetteer.particle(before) and not around.before_mark and after != "with" and any(
            text[: m.start].endswith(f" {before} ") for m in form.mentions
        ):
            # "bin laden" where the story has bin Laden.
            return 2
        if self._same_lead(start, form):
            return 1
        if not around.before_mark and not around.after_mark and (before, form.text) in pairs and (form.text, after) in pairs:
            # "Cuban missile Crisis" where the story has the Cuban Missile Crisis.
            return 1
        if self._rare(w, around, form):
            return 1
        if self._bare_noun(w, start, end, around, form):
            return 1
        if w in ("labour", "labor", "conservative") and form.strong >= (1 if w == "labour" else 2) and after in _PARTY_PEOPLE:
            return 1
        tags = _tags(w)
        if around.after_mark == "" and after[:1].isupper():
            bare_after = after.removesuffix("'s")
            if (form.text, bare_after) in pairs and (
                gazetteer.is_surname(bare_after) or not ordinary(bare_after.lower())
            ):
                return self._given_word(w, start, end, around, tags)
            return 0
        if not any(gazetteer.is_given(g) for g in self._partners(form.text)):
            return 0
        low = before.lower()
        opens = not before or around.before_mark[-1:] in (",", '"', ":", "(") or low in _CONJUNCTIONS
        if after.lower() in _SPEECH and around.after_mark == "" and "NN" in tags and "NNS" not in tags and opens:
            return 1
        if (
            text[end : end + 3] == "'s " and low in _PREPOSITIONS and around.before_mark == ""
            and form.strong >= 2 and "NN" in tags and len(w) > 3
        ):  # fmt: skip
            return 1
        return 0

    @staticmethod
    def _plain_compound(w: str, around: _Around) -> bool:
        """Whether the word ends an ordinary compound: double-decker, antichrist."""
        if around.tight_before != "-" or not around.before[-1:].isalnum():
            return False
        head = around.before.split("-")[-1].lower()
        if around.before[:1].islower() and head not in _NATION_HEADS and not gazetteer.prefixed(head):
            return True
        return entry(head + w) is not None or entry(f"{head}-{w}") is not None

    def _rare(self, w: str, around: _Around, form: Form) -> bool:
        """Whether a word that English hardly uses stands for the name the story is about."""
        e = entry(w)
        if e is not None and e.freq <= 15 and e.size >= 50 and form.strong and not around.tight_before and around.tight_after != "-":
            # A word hardly anybody knows (woomera), where a place stands.
            return around.before.lower() in ("at", "in", "near", "from", "to", "outside") and not around.before_mark and not around.after_mark
        if e is None or e.freq > 35 or e.size < 35 or form.strong < 3:
            return False
        if form.strong < 10 * self.ledger.times(w) - 7:
            return False
        if around.before.lower() in _ARTICLES - {"that"} and not around.before_mark:
            return self.text[form.first.start - 4 : form.first.start].lower() == "the "
        return not around.tight_before and around.tight_after != "-"

    def _bare_noun(self, w: str, start: int, end: int, around: _Around, form: Form) -> bool:
        """Whether a noun stands where only the firm or the team of the story can: "reinstated by apple.",
        "the cowboys" where the story has the Cowboys."""
        if around.tight_before or around.tight_after in ("-", "/") or len(w) < 4 or around.before_mark:
            return False
        if self.ledger.times(w) > 1:
            return False
        alone = [m for m in form.mentions if m.strong and len(self.ledger.run_of(m).words) == 1]
        if len(alone) < 2:
            return False
        low, after = around.before.lower(), around.after
        tags = _tags(w)
        the = sum(self.text[m.start - 4 : m.start].lower() == "the " for m in alone)
        if low == "the":
            return len(alone) > 2 and the == len(alone) and tags[:1] == ("NNS",) and w not in _NO_TEAM
        many = entry(w + "s")
        if the or tags[:1] != ("NN",) or many is None or many.freq < 20 or "VB" in tags and low in ("to", "and", "or"):
            return False
        closed = around.after_mark[:1] in (",", ".") or self.text[end : end + 2] == "'s" or not around.after_mark and (
            after.islower() and (function_word(after) or bool({"VBD", "VBZ"} & set(_tags(after))))
        )
        return closed and low in ("by", "with", "from", "at", "to", "for", "against", "why", "that", "said", "says", "because")

    def _same_lead(self, start: int, form: Form) -> bool:
        """Whether a mention of the form follows the same words, a name among them: "Isle of wight"."""
        text = self.text
        lead = re.search(rf"[{UPPER}]\w+ (?:of|and|de|du|del|upon|on) (?:the )?\Z", text[max(0, start - 40) : start])
        if lead is None:
            return False
        same = sum(text.endswith(lead.group(), 0, m.start) for m in form.mentions if m.strong)
        e = entry(text[start : start + len(form.text)])
        # "Department of the interior" against three of the Interior; "spectra of stars" is no name.
        return same > 1 or same == 1 and (e is None or e.freq <= 45)

    def _partners(self, text: str) -> list[str]:
        if self._leads is None:
            self._leads = {}
            for a, b in self.ledger.pairs:
                self._leads.setdefault(b, []).append(a)
        return self._leads.get(text, [])

    def _given_word(self, w: str, start: int, end: int, around: _Around, tags: tuple[str, ...]) -> int:
        """Proof that an ordinary word is a given name before its surname: "said will Smith, who"."""
        text = self.text
        a = _AFTER.match(text, end + 1 + len(around.after))
        mark = a.group("mark") if a else ""
        nxt = (a.group("word") or "").lower() if a else ""
        low = around.before.lower()
        if w.capitalize() in gazetteer.HONORIFICS or "CD" in tags or "DT" in tags:
            return 0
        if low in _ARTICLES or low in ("to", "not", "never") or (low and "MD" in _tags(low)):
            return 0
        finite = mark[:1] in (",", ".", ";", ":") or around.after.endswith("'s") or bool(
            {"VBD", "VBZ"} & set(_tags(nxt)) if nxt and not mark else False
        )
        if not finite:
            return 0
        if "MD" in tags or "VB" in tags:
            led = low in _SPEECH or low in _PREPOSITIONS or (low in _CONJUNCTIONS and low not in ("when", "where", "if"))
            person = low in gazetteer.person_nouns()
            return 1 if led or person else 0
        return 1 if not ({"JJ"} & set(tags)) or low in _SPEECH or low in gazetteer.person_nouns() else 0

    def _spelled_out(self, w: str) -> bool:
        """Whether an unknown word is an acronym of a name that the story gives in full; flags it."""
        if not 3 <= len(w) <= 6 or not w.isascii() or not w.isalpha():
            return False
        links = r"[ -](?:(?:of|and|the|for|on|in|to|de|du|des|la|&) ){0,2}"
        pattern = r"\b" + links.join(rf"{c.upper()}[\w']+" for c in w) + r"\b"
        m = re.search(pattern, self.text)
        if m is None:
            return False
        full = self.ledger.story.text[m.start() : m.end()]
        line = self._line(m.start())
        for start, end in self.ledger.places_of(w):
            if self._open(start, end):
                seen = [(m.start(), m.end(), f"short for {full}, on line {line}")]
                self._add("acronym", Fault(start, end, [w.upper()], True, w.upper(), seen))
        return True

    def _seen_weakly(self, w: str, form: Form) -> bool:
        """Whether an unknown word is a name the story capitalises only where a sentence begins; flags it."""
        places = [p for p in self.ledger.places_of(w) if self._open(*p)]
        if len(w) < 4 or len(places) != 1 or form.text.isupper():
            return False
        start, end = places[0]
        around = _Around(self.text, start, end)
        given = around.before[:1].isupper() and not around.before_mark and gazetteer.is_given(around.before)
        if near_ordinary(w) and not given or _PLAIN_ENDING.search(w) and not given or around.tight_before or around.tight_after in ("-", "/") or self._foreign(around):
            return False
        if around.before.lower() in ("a", "an") and not around.after[:1].isupper():
            return False
        self._add("name", Fault(start, end, [form.text], False, form.text, self._seen(form)))
        return True

    def _short_months(self) -> None:
        """ "on dec. 31": the short form of a month in lower case before its day."""
        for w in sorted(_SHORT_MONTHS & self.ledger.lowers):
            for start, end in self.ledger.places_of(w):
                if self._open(start, end) and re.match(r"\. (?:[12]?\d|3[01])(?!\w|\.\d)", self.text[end : end + 7]):
                    self._add("calendar", Fault(start, end, [w.capitalize()], True, w.capitalize()))

    def _letters_only(self, w: str) -> bool:
        """Whether an unknown word is three or four consonants beside which another acronym stands; flags it."""
        if not 3 <= len(w) <= 4 or not w.isascii() or set(w) & set("aeiouy") or w in _NO_ACRONYM or len(set(w)) < 2:
            return False
        done = False
        for start, end in self.ledger.places_of(w):
            around = _Around(self.text, start, end)
            if not self._open(start, end) or around.tight_before or around.tight_after in ("-", "/", ".", "("):
                continue
            if around.before.lower() != "the" or around.before_mark:
                continue
            self._add("acronym", Fault(start, end, [w.upper()], False, w.upper()))
            done = True
        return done

    # -- words that no table has, where only a name can stand ----------------------------------------
    def _first_name(self, w: str) -> None:
        if len(w) < 3 or not w.isalpha() or w in gazetteer.kept_lower():
            return
        text = self.text
        for start, end in self.ledger.places_of(w):
            if not self._open(start, end):
                continue
            around = _Around(text, start, end)
            owns = text[end : end + 3] in ("'s ", "'s,", "'s.")
            if around.tight_before in ("'", "/") or around.tight_after in ("-", "/") or around.tight_after == "'" and not owns:
                continue
            if around.tight_before == "-" and self._second_half(start, around, w):
                continue
            if around.tight_before == "-" and around.before.split("-")[-1].lower() in _PLAIN_HEADS:
                continue
            after = around.after
            if self._between(w, around) and not self._whole_name(end):
                right = w[:1].upper() + w[1:]
                if around.tight_before == "-" or not near_ordinary(w):
                    check = "compound" if around.tight_before == "-" else "first-name"
                    self._add(check, Fault(start, end, [right], False, right))
                continue
            if around.tight_before == "-":
                continue
            if around.after_mark == "" and after[:1].isupper() and text[end : end + 1] == " ":
                proof = self._before_surname(w, start, end, around)
                # Between a preposition or a verb of speech and a comma only a title could stand.
                honoured = around.before.rstrip(".") in gazetteer.HONORIFICS and around.before[:1].isupper()
                slip = proof and not honoured and (near_title(w) if proof == 2 else near_ordinary(w))
            elif around.before_mark in ("", ".") and around.before[:1].isupper():
                proof = self._after_given(w, start, end, around)
                # After a name a verb or a small word is due: only such a slip is one.
                slip = proof and near_ordinary(w, True)
            elif not around.before_mark and around.before in _KIN and around.after_mark[:1] in (",", ".") and not w.endswith("s"):
                proof = 1
                slip = near_ordinary(w)
            else:
                proof, slip = 0, False
            if not proof and not slip and self._stranded(w, start, end, around):
                proof = 3
            if proof and not slip:
                right = w[:1].upper() + w[1:]
                stop = end + 1 + len(after.removesuffix("'s"))
                seen = [(end + 1, stop, "stands before a name")] if proof != 3 else []
                self._add("first-name", Fault(start, end, [right], proof == 2, right, seen))

    def _before_surname(self, w: str, start: int, end: int, around: _Around) -> int:
        surname = around.after.removesuffix("'s")
        form = self.ledger.forms.get(surname)
        if not around.before_mark.strip(".") and around.before.rstrip(".") in gazetteer.HONORIFICS and around.before[:1].isupper():
            return 2
        if form is None or (surname.isupper() and len(surname) > 1) or ordinary(surname.lower()):
            return 0
        known = sure_capital(surname.lower())
        if known is not None and known[1] not in ("name", "given", "surname"):
            return 0
        stop = end + 1 + len(around.after)
        if gazetteer.is_given(surname) and not gazetteer.is_given(w.capitalize()) and re.match(rf" [{UPPER}]\w", self.text[stop : stop + 3]):
            # "paceman Glenn McGrath": what stands before a whole name is what the person is.
            return 0
        a = _AFTER.match(self.text, stop)
        mark = a.group("mark") if a else ""
        nxt = (a.group("word") or "").lower() if a else ""
        low = around.before.lower()
        led = (
            (not around.before_mark and (low in _SPEECH or low in _PREPOSITIONS or low in _CONJUNCTIONS
             or low in gazetteer.person_nouns() or around.before.rstrip(".") in gazetteer.HONORIFICS))
            or around.before_mark[-1:] in (",", '"', ":") or not around.before
        )  # fmt: skip
        closed = mark[:1] in (",", ".", ";", ")") or around.after.endswith("'s") or (
            not mark and (nxt in _SPEECH or nxt == "and" or bool({"VBD", "VBZ"} & set(_tags(nxt)) if nxt else False))
        )
        if low in _ARTICLES:
            return 0
        return 2 if led and closed else 1 if led or closed else 0

    def _after_given(self, w: str, start: int, end: int, around: _Around) -> int:
        given = around.before
        form = self.ledger.forms.get(given)
        if form is None or given.isupper() or not _given_like(given):
            return 0
        known = gazetteer.is_given(given) and not ordinary(given.lower()) and not gazetteer.is_place(given)
        seen = w[:1].upper() + w[1:] in self.ledger.forms
        if not known and gazetteer.is_given(given) and not gazetteer.is_place(given) and (
            around.after_mark[:1] in (",", ".", ":") or not around.after_mark and function_word(around.after.lower()) and form.strong
        ):
            # A given name that is also a word: only where the name ends, and a word near no other.
            return 0 if near_ordinary(w) else 1
        if w.endswith("ed"):
            return 0
        if not known and not seen and (len(form.mentions) > 2 or entry(given) is not None):
            return 0
        known = known or seen
        after, mark = around.after.lower(), around.after_mark
        if not known and _binomial(given, w, mark[:1] == "," or after in _SPEECH):
            return 0
        closed = mark[:1] in (",", ".", ";") or self.text[end : end + 2] == "'s" or (
            not mark and (after in _SPEECH or known and (function_word(after) or bool({"VBD", "VBZ"} & set(_tags(after)))))
        )
        if not closed:
            return 1 if around.after[:1].isupper() and not mark and known else 0
        return 2 if known and gazetteer.is_surname(w[:1].upper() + w[1:]) else 1

    def _stranded(self, w: str, start: int, end: int, around: _Around) -> bool:
        """Whether an unknown word can only be a name: one of the tables beside another name or behind a
        preposition, a place by its ending or by what follows, the second of two names."""
        if len(w) < 5 or around.tight_before or around.tight_after[:1] in ("-", "/", ")", "("):
            return False
        if around.before_mark or around.after_mark[:1] in ('"', "(", "/") or self.ledger.times(w) > 1:
            return False
        if self._foreign(around) or not around.before or near_ordinary(w):
            return False
        right = w[:1].upper() + w[1:]
        low = around.before.lower()
        named = gazetteer.is_name(right) and not w.endswith("s")
        after = around.after
        closed = around.after_mark[:1] in (",", ".", ";") or self.text[end : end + 2] == "'s" or not around.after_mark and (
            function_word(after.lower()) and after.islower()
        )
        if named:
            beside = after[:1].isupper() and not around.after_mark and not after.isupper()
            if beside and not self._whole_name(end):
                return True
            if closed and low in ("to", "in", "at", "from", "near", "against", "by", "with", "outside", "and", "or"):
                return True
        if low in ("in", "at", "from", "near", "nearby", "outside", "to", "of") and (
            closed and _PLACE_ENDING.search(w) or not around.after_mark and after in _PLACE_NOUNS
        ):
            return True
        if after in _BODIES and not around.after_mark and low in ("in", "at", "from", "near", "to", "of", "outside", "the"):
            return True
        if around.before in _FAMILY and closed and _PINYIN.fullmatch(w):
            return True
        if low == "and" and closed and len(w) >= 6 and not _PLAIN_ENDING.search(w):
            c = re.search(r"([^\W\d_][\w'-]*) and \Z", self.text[max(0, start - 30) : start])
            form = self.ledger.forms.get(c.group(1)) if c else None
            return form is not None and form.strong > 0 and not ordinary(form.text.lower()) and not form.text.isupper()
        return False

    def _whole_name(self, end: int) -> bool:
        """Whether a given name and another name follow."""
        m = re.match(rf" ([{UPPER}]\w+) [{UPPER}]\w", self.text[end : end + 30])
        return m is not None and gazetteer.is_given(m.group(1))

    def _between(self, w: str, around: _Around) -> int:
        """Proof that an unknown word is the lost middle of a name: "Bharatiya janata Party"."""
        before, after = around.before, around.after
        return int(
            len(w) >= 4 and before[:1].isupper() and after[:1].isupper()
            and around.before_mark in ("", "-") and not around.after_mark
            and before in self.ledger.forms and after in self.ledger.forms
            and not gazetteer.is_given(before) and before.rstrip(".") not in gazetteer.HONORIFICS
        )  # fmt: skip

    # -- people everybody knows ----------------------------------------------------------------------
    def _famous(self) -> None:
        """Half of a well-known full name in lower case where the other half has its capital."""
        by_surname, by_given = gazetteer.famous()
        text, forms = self.text, self.ledger.forms
        for surname in sorted(forms.keys() & by_surname.keys()):
            for m in forms[surname].mentions:
                b = re.search(r"([^\W\d_]+) \Z", text[max(0, m.start - 24) : m.start])
                if b is None or not b.group(1).islower():
                    continue
                w = b.group(1)
                given = w[:1].upper() + w[1:]
                start = m.start - 1 - len(w)
                if given not in by_surname[surname] or start in self.taken or text[start - 1 : start] in ("-", "'"):
                    continue
                around = _Around(text, start, m.start - 1)
                proof = self._given_word(w, start, m.start - 1, around, _tags(w))
                if proof:
                    fault = Fault(start, start + len(w), [given], False, f"{given} {surname}")
                    self._add("first-name", fault)
        for given in sorted(forms.keys() & by_given.keys()):
            for m in forms[given].mentions:
                a = re.match(r" ([^\W\d_]+)(?![\w-])", text[m.end : m.end + 24])
                if a is None or not a.group(1).islower():
                    continue
                surname = a.group(1)[:1].upper() + a.group(1)[1:]
                if surname in by_given[given] and m.end + 1 not in self.taken:
                    safe = not _may_be_verb(a.group(1))
                    fault = Fault(m.end + 1, m.end + 1 + len(surname), [surname], safe, f"{given} {surname}")
                    self._add("name", fault)

        for given, form in sorted(forms.items()):
            # Most names end here: a word in lower case must follow one of the mentions.
            if not any(text[m.end : m.end + 1] == " " and text[m.end + 1 : m.end + 2].islower() for m in form.mentions):
                continue
            if not gazetteer.is_given(given) or ordinary(given.lower()) or gazetteer.is_place(given):
                continue
            for m in form.mentions:
                a = re.match(r" ([^\W\d_]+)(?![\w'-])", text[m.end : m.end + 24])
                if a is not None and a.group(1).islower() and m.end + 1 not in self.taken:
                    self._rare_surname(m, a.group(1))

    def _honorifics(self) -> None:
        """ "said prof Morag Castellain": the short form of a title in lower case, before a name."""
        lowers = self.ledger.lowers
        for w in ("mr", "mrs", "dr", "prof", "rev"):
            if w not in lowers:
                continue
            for start, end in self.ledger.places_of(w):
                stop = end + (self.text[end : end + 1] == ".")
                if start in self.taken or not self._open(start, end) or not re.match(rf" [{UPPER}][^\W\d_]", self.text[stop : stop + 3]):
                    continue
                if self.text[start - 1 : start] in (" ", '"', "(", "\n", ""):
                    self._add("name", Fault(start, end, [w.capitalize()], True, w.capitalize()))

    def _given_words(self) -> None:
        """An ordinary word that is a given name too, between what only stands before a person and a
        surname: "by keeper mark Boucher", "Gary Kirsten and lance Klusener"."""
        text = self.text
        for run in self.ledger.runs:
            m = run.words[0]
            b = _WORD_BEFORE.search(text, max(0, m.start - 16), m.start)
            if b is None:
                continue
            w = b.group(1)
            given = w[:1].upper() + w[1:]
            if not gazetteer.is_given(given) or not ordinary(w) or function_word(w) or w in _NO_GIVEN or w in _SPEECH or gazetteer.particle(w) or b.start(1) in self.taken:
                continue
            surname = m.text
            known = sure_capital(surname.lower())
            if not m.strong or surname.isupper() or ordinary(surname.lower()) or gazetteer.is_given(surname) and len(run.words) > 1:
                continue
            if not gazetteer.is_surname(surname) and (known is not None and known[1] != "name" or gazetteer.is_place(surname)):
                continue
            around = _Around(text, b.start(1), b.end(1))
            if around.tight_before == "-" or not self._open(b.start(1), b.end(1)):
                continue
            low, tags = around.before.lower(), _tags(w)
            name_before = around.before[:1].isupper() and not around.before.isupper()
            if not around.before_mark:
                if low.rstrip(".") in gazetteer.person_nouns() or low in _PLAYERS or around.before.rstrip(".") in gazetteer.HONORIFICS:
                    led = not name_before or around.before.rstrip(".") in gazetteer.HONORIFICS
                elif around.before.endswith("'s") and name_before:
                    led = True
                elif low in ("by", "with", "from", "against", "between", "for", "of", "named", "under", "about", "like", "including", "without", "than"):
                    led = True
                elif low in _SPEECH:
                    led = not {"JJ"} & set(tags)
                elif low == "and":
                    c = re.search(r"([^\W\d_][\w'-]*) and \Z", text[max(0, b.start(1) - 30) : b.start(1)])
                    led = bool(c) and c.group(1)[0].isupper()  # type: ignore[union-attr]
                else:
                    led = False
            else:
                led = around.before_mark == "," and name_before
            stop = run.end
            closed = re.match(r"'s|[,.;:)\n]|\Z| (?:and|who|to|is|was|has|had|said|says|as|in|at|for|with|of|on|from|told)\b| [a-z]+ed\b", text[stop : stop + 24])
            if led and closed:
                self._add("first-name", Fault(b.start(1), b.end(1), [given], False, f"{given} {surname}", [(m.start, m.end, "stands before a name")]))

    def _rare_surname(self, m: Mention, w: str) -> None:
        """A noun that English hardly uses and that is a surname, right after a given name."""
        surname = w[:1].upper() + w[1:]
        e = entry(w)
        if e is None or not gazetteer.is_surname(surname):
            return
        around = _Around(self.text, m.end + 1, m.end + 1 + len(w))
        after = around.after.lower()
        if e.freq > 35 or not {*e.tags} <= _NOUNS:
            # A common word only where a comma, a colon or a possessive ends the name.
            closed = around.after_mark[:1] in (",", ":") or self.text[around.after_end - 2 : around.after_end] == "'s"
            plain = e.tags[:1] and e.tags[0] in ("NN", "JJ") and not {"RB", "IN", "PRP", "DT", "CD", "VBD", "VBN"} & {*e.tags}
            known = sure_capital(m.text.lower())
            person = known is None or known[1] in ("given", "name")
            if m.strong and person and e.freq <= 52 and plain and closed and w not in _BEHIND_GIVEN:
                self._add("name", Fault(m.end + 1, m.end + 1 + len(w), [surname], False, f"{m.text} {surname}"))
            return
        if around.after_mark[:1] in (",", ".", ";", "—", "–") or after in _SPEECH or {"VBD", "VBZ"} & set(_tags(after)):
            self._add("name", Fault(m.end + 1, m.end + 1 + len(w), [surname], False, f"{m.text} {surname}"))

    # -- names of several words ----------------------------------------------------------------------
    def _hyphenated(self) -> None:
        """A double name that lost its second capital: Brandt-olsen where the story has Brandt-Olsen."""
        text = self.text
        if "-" not in text or _HYPHEN_CAPITAL.search(text) is None:
            return
        for head, tail in sorted({m.groups() for m in _DOUBLE_NAME.finditer(text)}):
            low = f"{head}-{tail.lower()}"
            # Kim Jong-un: the second half of an East Asian given name is short and lower by right.
            if low not in text or ordinary(tail.lower()) or len(tail) <= 4:
                continue
            right = f"{head}-{tail}"
            places = [m.start() for m in re.finditer(rf"(?<![\w-]){re.escape(low)}(?![\w-])", text)]
            if len(places) > text.count(right):
                continue
            for at in places:
                start = at + len(head) + 1
                if start not in self.taken:
                    self._add("compound", Fault(start, at + len(low), [tail], True, right))

    def _split_places(self) -> None:
        """Places of two words that lost one capital: "north Korea", "New york"."""
        forms = self.ledger.forms
        text = self.text
        for head, tail in gazetteer.hyphenated():
            if head in forms and tail.lower() in self.ledger.lowers:
                for m in forms[head].mentions:
                    end = m.end + 1 + len(tail)
                    if text[m.end : end] == "-" + tail.lower() and not text[end : end + 1].isalnum():
                        self._add("compound", Fault(m.end + 1, end, [tail], True, f"{head}-{tail}"))
        for (first, second), name in gazetteer.double_places().items():
            f, s = forms.get(first), forms.get(second)
            if s is not None:
                low = first.lower()
                if low in self.ledger.lowers and f is None or low in self.ledger.lowers and name in text:
                    for m in s.mentions:
                        a = m.start - 1 - len(low)
                        if a >= 0 and text[a : m.start] == low + " " and (a == 0 or not text[a - 1].isalnum()) and text[a - 1] != "-":
                            self._add("place", Fault(a, a + len(low), [first], name in text, name, []))
            if f is not None:
                low = second.lower()
                if low in self.ledger.lowers:
                    for m in f.mentions:
                        b = m.end + 1
                        e = b + len(low)
                        if text[m.end : e] == " " + low and not text[e : e + 1].isalnum() and text[e : e + 1] != "-" and b not in self.taken:
                            self._add("place", Fault(b, e, [second], name in text, name, []))

    # -- al- and Al- -----------------------------------------------------------------------------------
    def _articles(self) -> None:
        """An Arabic article that has a capital in one place and none in another."""
        text = self.text
        if not any(a in text and b in text for a, b in (("Al-", "al-"), ("El-", "el-"), (" D'", " d'"))):
            return
        seen: dict[str, dict[str, list[tuple[int, int]]]] = {}
        for m in re.finditer(rf"(?<![\w-])([AaEe]l-|[Dd]')([{UPPER}]\w+)(?!\w)", text):
            if m.group(1)[0].isupper() and not Ledger._strong(text, m.start()):
                continue
            forms = seen.setdefault(m.group(1).lower() + m.group(2), {})
            forms.setdefault(m.group(), []).append(m.span())
        for forms in seen.values():
            if len(forms) != 2:
                continue
            right = max(forms, key=lambda f: (len(forms[f]), f[0].islower()))
            first = forms[right][0]
            proof = [(*first, f"{right} on line {self._line(first[0])}")]
            for written, places in forms.items():
                if written != right:
                    for start, end in places:
                        self._add("particle", Fault(start, end, [right], False, right, proof))

    # -- well-known people -----------------------------------------------------------------------------
    def _known(self) -> None:
        """Full names that are one slip from those of people everybody knows."""
        wrong = gazetteer.wrong_people()
        by_surname, by_given = gazetteer.famous()
        for run in self.ledger.runs:
            if len(run.words) < 2:
                continue
            for k, joint in enumerate(run.joints):
                if joint != " ":
                    continue
                first, second = run.words[k], run.words[k + 1]
                start, end = first.start, second.end
                right = wrong.get(self.ledger.story.text[start:end], "")
                if not right and k + 2 < len(run.words) and run.joints[k + 1] == " ":
                    end = run.words[k + 2].end
                    right = wrong.get(self.ledger.story.text[start:end], "")
                if right:
                    self._slip_of(start, end, right)
                    continue
                x, y = first.text, second.text
                if y in by_surname and x not in by_surname[y] and len(x) >= 4 and not known_name(x) and not _common(x.lower()):
                    for given in sorted(by_surname[y]):
                        if _one_slip(x, given):
                            self._slip_of(first.start, first.end, given, f"{given} {y}")
                elif x in by_given and y not in by_given[x] and len(y) >= 5 and not known_name(y) and not _common(y.lower()):
                    for surname in sorted(by_given[x]):
                        if _one_slip(y, surname) and not _inflected(y, surname):
                            self._slip_of(second.start, second.end, surname, f"{x} {surname}")

    def _household(self) -> None:
        """A word that no table has, one slip from a day, a month, a country, its people or a capital."""
        for form in self.ledger.forms.values():
            word = form.text
            if len(word) < 6 or not word[1:].islower() or not form.strong or len(form.mentions) > 2:
                continue
            if form.first.start in self.taken or known_name(word) or ordinary(word.lower()):
                continue
            near = _near_household(word)
            if not near or any(word.startswith(x) or x.startswith(word) for x in near) or known_name(word.removesuffix("s")):
                continue
            if word.replace("h", "") == near[0].replace("h", ""):
                continue
            left, right = self._beside(form)
            if any(_given_like(x) for x in left) or any(not ordinary(x.lower()) and sure_capital(x.lower()) is None for x in right):
                continue
            if len(near) > 1:
                near = [f.text for f in self._by_use([Form(x) for x in near], form)]
            for m in form.mentions:
                self._slip_of(m.start, m.end, near[0])

    def _slip_of(self, start: int, end: int, right: str, whole: str = "") -> None:
        if start not in self.taken:
            self._add("known", Fault(start, end, [right], False, whole or right))

    # -- drifting spellings ------------------------------------------------------------------------
    def _drift(self) -> None:
        forms = [
            f for f in self.ledger.forms.values()
            if len(f.text) >= 4 and not f.text[:-1].isupper() and "." not in f.text
        ]  # fmt: skip
        # Only names that share a key with another can drift, and few do.
        keys = {f.text: letters_dropped(stripped(f.text).lower()) for f in forms}
        met: set[str] = set()
        shared: set[str] = set()
        for some in keys.values():
            shared |= met & some
            met |= some
        if not shared:
            return
        forms = [f for f in forms if not shared.isdisjoint(keys[f.text])]
        settled = [
            f for f in forms
            if len(f.mentions) >= 2 and (f.strong or not ordinary(f.text.lower()))
            or len(f.mentions) == 1 and self._settled(f)
        ]  # fmt: skip
        # Names of one mention stand against each other only where one of the two is a stranger.
        strangers = [f for f in forms if not known_name(f.text) and not ordinary(f.text.lower())]
        if not settled and not strangers:
            return
        index = _Near(settled)
        new = frozenset(f.text for f in strangers if self._met_midway(f))
        every = _Near(forms) if new else index
        for minor in forms:
            n = len(minor.mentions)
            if n > 2 or not minor.strong and _common(minor.text.lower()) and not self._named(minor):
                continue
            stranger = minor.text in new
            for major in self._by_use((every if stranger else index).near(minor.text), minor):
                if major is minor:
                    continue
                m = len(major.mentions)
                if m < n or minor.first.start in self.taken or major.first.start in self.taken:
                    continue
                bare = minor.text.isascii() and not major.text.isascii() and stripped(major.text) == minor.text
                if m > n or bare or n == 1 and self._introduced(major) and self._later(minor, major):
                    verdict = self._same_name(minor, major) if m > 1 or self._settled(major) else None
                    if verdict is not None:
                        self._drifted(minor, major, *verdict)
                        break
                if m == n and stranger and self._slip_between(minor, major):
                    wrong, right = (minor, major) if major.text not in new else self._likelier(minor, major)
                    self._drifted(wrong, right, "drift", False)
                    break

    def _settled(self, form: Form) -> bool:
        """Whether a form of one mention may still be the authority for another."""
        return self._introduced(form) or not form.text.isascii() and len(self.ledger.run_of(form.first).words) > 1

    def _likelier(self, one: Form, other: Form) -> tuple[Form, Form]:
        """Of two unknown spellings with as many mentions (wrong, right): what looks like a name, else
        the one given in full, else the earlier."""
        a, b = looks(one.text), looks(other.text)
        if abs(a - b) > 0.25:
            return (one, other) if a < b else (other, one)
        mine, others = self._introduced(one), self._introduced(other)
        if mine != others:
            return (other, one) if mine else (one, other)
        return (other, one) if one.first.start < other.first.start else (one, other)

    def _drifted(self, minor: Form, major: Form, check: str, safe: bool) -> None:
        for m in minor.mentions:
            if m.start not in self.taken and not self._as_written(m):
                fault = Fault(m.start, m.end, [major.text], safe, major.text, self._seen(major, "spelled so"))
                self._add(check, fault)

    def _as_written(self, m: Mention) -> bool:
        """Whether the name is shown in quotation marks as somebody spelled it: the sign reads "Port Ellrey"."""
        text = self.text
        if '"' not in text:
            return False
        s = self.ledger.story.sentence_at(m.start)
        if s is None or text.count('"', s.start, m.start) % 2 == 0:
            return False
        return bool(re.search(r"\b(?:reads?|spelled|spelt|spells|mis\w+|typed|written|sign|label|labelled|sic|typo|name tag)\b", text[s.start : s.end]))

    def _by_use(self, near: list[Form], minor: Form) -> list[Form]:
        """Forms near another, the likelier first: of a country and its adjective, the one the words
        around the slip ask for."""
        if len(near) < 2:
            return near
        around = _Around(self.text, minor.first.start, minor.first.end)
        follows = set(_tags(around.after)[:1]) if around.after.islower() and not around.after_mark else set()
        noun = bool(follows & _NOUNS) and not (around.before.lower() in _PLACE_LEADS and not around.before_mark)

        def fits(form: Form) -> bool:
            known = sure_capital(form.text.lower())
            return known is None or known[1] not in ("nationality", "place") or (known[1] == "nationality") == noun

        return sorted(near, key=lambda f: not fits(f))

    def _met_midway(self, form: Form) -> bool:
        """Whether nothing but a name explains the capital: in mid-sentence, or beside another name."""
        return form.strong > 0 or len(self.ledger.run_of(form.first).words) > 1 or not near_ordinary(form.text.lower())

    def _slip_between(self, form: Form, other: Form) -> bool:
        """Whether one of two forms, of which the first is in no table, can only be a slip of the other."""
        a, b = stripped(form.text), stripped(other.text)
        if max(len(a), len(b)) < 5 or a[0] != b[0] or a.lower() == b.lower() or distance(a.lower(), b.lower(), 1) > 1:
            return False
        linked = self._shares(form, other) or self._refers(form, other) or self._refers(other, form)
        both = not known_name(other.text)
        if both:
            short = min(len(a), len(b)) < 5 and not self._honoured(form.first) and not self._honoured(other.first)
            if not other.strong or ordinary(other.text.lower()) or short and not linked:
                return False
        elif _common(other.text.lower()) and not linked or len(a) < 5 and not linked:
            return False
        return not (
            _inflected(form.text, other.text) or self._two_people(form, other) or both and self._two_people(other, form)
        )

    def _speaks(self, form: Form) -> bool:
        """Whether the only mention is a bare surname that says something."""
        m = form.first
        after = re.match(r" ([a-z]+)", self.text[m.end : m.end + 16])
        return len(form.mentions) == 1 and after is not None and after.group(1) in _SPEECH

    def _refers(self, bare: Form, full: Form) -> bool:
        """Whether one is a surname that nobody introduces, behind the full name of the other."""
        if bare.first.start < full.first.start or not self._introduced(full) or self._introduced(bare):
            return False
        return all(len(self.ledger.run_of(m).words) == 1 or self._honoured(m) for m in bare.mentions)

    def _same_name(self, minor: Form, major: Form) -> tuple[str, bool] | None:
        a, b = minor.text, major.text
        if a.lower() == b.lower():
            if a[1:].islower() or b[1:].islower():
                return ("case-drift", False) if self._shares(minor, major) else None
            return None
        bare_a, bare_b = stripped(a), stripped(b)
        if bare_a == bare_b:
            return ("diacritic", self._agree(minor, major)) if not self._two_people(minor, major) else None
        size = min(len(a), len(b))
        d = distance(bare_a.lower(), bare_b.lower(), 2)
        swapped = d == 2 and size >= 5 and a[0] == b[0] and sorted(bare_a.lower()) == sorted(bare_b.lower())
        if d > (2 if size >= 8 or swapped else 1) or (d == 1 and size < 4):
            return None
        shares = self._shares(minor, major)
        if ordinary(b.lower()) and not shares and major.strong < 2:
            return None
        ending = _inflected(a, b)
        if ending == "more" and b == a + "s" and self._refers(minor, major) and self._speaks(minor) and not gazetteer.is_given(a):
            return "drift", False
        if ending and not (ending == "swap" and shares and not known_name(a)):
            return None
        if a[0].lower() != b[0].lower() and not (shares and size >= 5):
            return None
        if _common(a.lower()) and not self._named(minor):
            return None
        if self._two_people(minor, major):
            return None
        if known_name(a) and not (len(major.mentions) == 1 and self._later(minor, major)):
            if not self._same_holder(minor, major):
                return None
            return "drift", False
        if size < 5 and not shares and len(major.mentions) < (2 if len(b) >= 5 or self._honoured(minor.first) else 3):
            return None
        return "drift", self._agree(minor, major)

    def _beside(self, form: Form) -> tuple[set[str], set[str]]:
        """The capitalised words directly before and after a form's mentions."""
        known = self._besides.get(form.text)
        if known is not None:
            return known
        left: set[str] = set()
        right: set[str] = set()
        for m in form.mentions:
            run = self.ledger.run_of(m)
            k = next(i for i, x in enumerate(run.words) if x is m)
            if k and run.joints[k - 1][:1] in (" ", "."):
                left.add(run.words[k - 1].text)
            if k + 1 < len(run.words) and run.joints[k][:1] == " ":
                right.add(run.words[k + 1].text)
        self._besides[form.text] = left, right
        return left, right

    def _shares(self, minor: Form, major: Form) -> bool:
        """Whether the two stand beside the same other name."""
        la, ra = self._beside(minor)
        lb, rb = self._beside(major)
        return bool({x for x in la & lb if x not in gazetteer.HONORIFICS} or ra & rb)

    def _two_people(self, minor: Form, major: Form) -> bool:
        """Whether the story tells the two apart: each with a given name of its own, or side by side."""
        la, ra = self._beside(minor)
        lb, rb = self._beside(major)
        la = {x for x in la if _given_like(x)}
        lb = {x for x in lb if _given_like(x)}
        # A spelling that no table has is no name of somebody else so lightly.
        stranger = not known_name(minor.text)
        if stranger and (sure_capital(major.text.lower()) or ("", ""))[1] not in ("", "name", "given"):
            return self._side_by_side(minor, major)
        if la and not lb:
            if stranger and minor.first.start < major.first.start:
                # A person nobody knows, and after that only a surname a letter off: one person.
                return False
            return not any(m.start > 3 and self._honoured(m) for m in major.mentions)
        if la and not la & lb:
            if stranger and len(minor.text) >= 6 and not ordinary(minor.text.lower()):
                # A family shares a rare surname.
                return self._side_by_side(minor, major)
            return not any(distance(stripped(x), stripped(y), 1) <= 1 for x in la for y in lb)
        if {x for x in ra if _given_like(x)} - rb and not ra & rb and not la:
            # A given name with a surname of its own.
            mine = {x for x in ra if not ordinary(x.lower())}
            if mine and rb:
                return not any(distance(stripped(x), stripped(y), 1) <= 1 for x in mine for y in rb)
            if mine and not stranger:
                return True
        return self._side_by_side(minor, major)

    def _side_by_side(self, minor: Form, major: Form) -> bool:
        """Whether the two stand together as two: Hansen and Hanson."""
        for m in minor.mentions:
            for other in major.mentions:
                low, high = min(m.end, other.end), max(m.start, other.start)
                if high - low <= 8 and re.fullmatch(r",? (?:and|or|v|vs|to) |, | ?[-–/] ?", self.text[low:high]):
                    return True
        return False

    def _introduced(self, form: Form) -> bool:
        """Whether the form is the surname of somebody the story gives a first name."""
        left, right = self._beside(form)
        return form.strong > 0 and not right and any(
            _given_like(x) and (gazetteer.is_given(x) or entry(x) is None and not gazetteer.is_place(x)) for x in left
        )

    def _later(self, minor: Form, major: Form) -> bool:
        """Whether the minor form is a bare surname after the full name, and no name of its own."""
        m = minor.first
        run = self.ledger.run_of(m)
        alone = len(run.words) == 1 or len(run.words) == 2 and self._honoured(m)
        if not alone or m.start < major.first.start or len(minor.text) < 5:
            return False
        text = minor.text
        if stripped(text) == stripped(major.text):
            return not text.isascii() or not major.text.isascii()
        if gazetteer.is_given(text) or gazetteer.is_place(text) or ordinary(text.lower()):
            return False
        return gazetteer.dictionary().frequency(text) < 25

    def _named(self, form: Form) -> bool:
        """Whether a known given name stands before one of the form's mentions."""
        left, _ = self._beside(form)
        return any(gazetteer.is_given(x) and not ordinary(x.lower()) for x in left)

    def _honoured(self, m: Mention) -> bool:
        """Whether an honorific stands directly before the mention."""
        run = self.ledger.run_of(m)
        k = next(i for i, x in enumerate(run.words) if x is m)
        return bool(k) and run.words[k - 1].text.rstrip(".") in gazetteer.HONORIFICS

    def _same_holder(self, minor: Form, major: Form) -> bool:
        """Whether a known name is still a slip: the same given name, or a surname never introduced."""
        la, _ = self._beside(minor)
        lb, _ = self._beside(major)
        givens = {x for x in lb if _given_like(x)}
        if la & givens:
            return True
        # A surname that is never introduced: news copy gives every person a first name.
        return (
            bool(givens) and not la and len(minor.mentions) == 1 and len(major.mentions) >= 3
            and not gazetteer.is_given(minor.text) and not gazetteer.is_place(minor.text)
            and len(minor.text) >= 5 and gazetteer.dictionary().frequency(minor.text) < 10
            and len(self.ledger.run_of(minor.first).words) == 1
        )  # fmt: skip

    def _agree(self, minor: Form, major: Form) -> bool:
        """Whether a change is safe: two mentions at least, and the first full name is among them."""
        if len(major.mentions) < 2 or len(minor.mentions) != 1:
            return False
        lb, _ = self._beside(major)
        full = {x for x in lb if _given_like(x)}
        if not full:
            return False
        la, _ = self._beside(minor)
        return bool(la & full) and distance(stripped(minor.text), stripped(major.text), 1) <= 1


_NATION_HEADS = frozenset(
    """anglo franco sino indo afro euro russo greco graeco hispano italo austro turko luso judeo americano anti pro
    non pan pre post ex trans neo half part all inter un""".split()
)


@lru_cache(maxsize=4096)
def _tags(word: str) -> tuple[str, ...]:
    return gazetteer.dictionary().tags(word) if word else ()


def _met(name: str) -> bool:
    """Whether a name of the dictionary is one that readers meet, or stands in a table of names."""
    e = entry(name)
    return e is None or e.freq >= 25 or gazetteer.is_name(name)


_LATIN = later(r"(?:us|a|um|is|ae|ii|es|ens|oides|ensis)\Z")


def _binomial(genus: str, species: str, apart: bool) -> bool:
    """Whether the two look like the name of a species: Enterococcus faecalis; `apart` says that the
    second stands before a comma or a verb, as a surname does."""
    if not _LATIN.search(genus) or gazetteer.is_given(genus):
        return False
    return bool(_LATIN.search(species)) or species in ("spp", "sp") or species.endswith("i") and not apart


def _may_be_verb(word: str) -> bool:
    return bool({"VB", "VBD", "VBZ", "VBP", "MD"} & set(_tags(word))) and word != "trump"


@lru_cache(maxsize=4096)
def _common(word: str) -> bool:
    """Whether a lower-case word is one that newspapers use."""
    if not ordinary(word):
        return False
    e = entry(word)
    return e is None or e.freq >= 25 or e.size <= 50


@lru_cache(maxsize=4096)
def known_name(word: str) -> bool:
    """Whether the capitalised word is in a dictionary or a table of names as it stands."""
    return entry(word) is not None or gazetteer.is_name(word)


@lru_cache(maxsize=4096)
def _given_like(word: str) -> bool:
    """Whether a capitalised word before another can be a given name: no title, no ordinary word."""
    if word.rstrip(".") in gazetteer.HONORIFICS or (word.isupper() and len(word) > 1):
        return False
    return gazetteer.is_given(word) or not ordinary(word.lower()) and sure_capital(word.lower()) is None or (
        not ordinary(word.lower()) and (sure_capital(word.lower()) or ("", ""))[1] == "name"
    )


_MARKS = str.maketrans(
    "ŁłØøĐđÐðŦŧĦħıŠšŽž", "LlOoDdDdTtHhiSsZz"
)  # fmt: skip


@lru_cache(maxsize=4096)
def stripped(word: str) -> str:
    """The word without diacritics: Szijjártó -> Szijjarto. ß, æ, þ stay two letters as usual."""
    if word.isascii():
        return word
    from unicodedata import combining, normalize

    out = "".join(c for c in normalize("NFD", word.translate(_MARKS)) if not combining(c))
    return out.replace("ß", "ss").replace("æ", "ae").replace("Æ", "Ae").replace("þ", "th").replace("Þ", "Th")


def distance(a: str, b: str, limit: int) -> int:
    """Edits between two words, a swap of neighbours counting one; `limit` + 1 when it is more."""
    if a == b:
        return 0
    la, lb = len(a), len(b)
    if abs(la - lb) > limit:
        return limit + 1
    # What the two share at both ends costs nothing.
    start, least = 0, min(la, lb)
    while start < least and a[start] == b[start]:
        start += 1
    end = 0
    while end < least - start and a[la - 1 - end] == b[lb - 1 - end]:
        end += 1
    a, b = a[start : la - end], b[start : lb - end]
    la, lb = len(a), len(b)
    if min(la, lb) == 0:
        return min(max(la, lb), limit + 1)
    previous2: list[int] = []
    previous = list(range(lb + 1))
    for i in range(1, la + 1):
        row = [i] + [0] * lb
        for j in range(1, lb + 1):
            cost = a[i - 1] != b[j - 1]
            best = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + cost)
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                best = min(best, previous2[j - 2] + 1)
            row[j] = best
        if min(row) > limit and min(previous) > limit:
            return limit + 1
        previous2, previous = previous, row
    return min(previous[lb], limit + 1)


def _one_slip(a: str, b: str) -> bool:
    """Whether two names differ by one letter, or a swap, and not only by accents."""
    bare_a, bare_b = stripped(a), stripped(b)
    return bare_a != bare_b and a[0] == b[0] and distance(bare_a, bare_b, 1) <= 1


_MOST_NEAR = 10


class _Near:
    """Finds settled forms a letter or two from a word, by what is left when letters are dropped."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.table: dict[str, list[Form]] = {}
        for f in sorted(forms, key=lambda f: (-len(f.mentions), f.text)):
            for key in letters_dropped(stripped(f.text).lower()):
                self.table.setdefault(key, []).append(f)

    def near(self, word: str) -> list[Form]:
        """Returns forms that may be near, most mentions first; the caller measures. No more than
        so many: where all names are alike none is a slip of another."""
        seen: dict[int, Form] = {}
        for key in self.table.keys() & letters_dropped(stripped(word).lower()):
            for f in self.table[key][:_MOST_NEAR]:
                if f.text != word:
                    seen[id(f)] = f
        return sorted(seen.values(), key=lambda f: (-len(f.mentions), f.text))[:_MOST_NEAR]


def _near_household(word: str) -> list[str]:
    """The names every reader knows that begin with the same letter and are one slip away."""
    table = gazetteer.household_keys()
    near = {x for key in letters_dropped(word.lower()) for x in table.get(key.encode("utf-8", "surrogatepass")) or ()}
    return sorted(x for x in near if x[0] == word[0] and abs(len(x) - len(word)) <= 1 and distance(word, x, 1) == 1)


@cache
def _letter_runs() -> dict[str, float]:
    """How likely each letter is after the two before it in names, as log2, from the tables of names."""
    from math import log2

    counts: dict[str, int] = {}
    for table in ("surnames", "places", "given-names"):
        for name in gazetteer.spellings_of(table):
            word = f"^^{stripped(name).lower()}$"
            for k in range(2, len(word)):
                three = word[k - 2 : k + 1]
                counts[three] = counts.get(three, 0) + 1
                counts[three[:2]] = counts.get(three[:2], 0) + 1
    return {k: log2((n + 0.1) / (counts[k[:2]] + 3)) for k, n in counts.items() if len(k) == 3}


def looks(word: str) -> float:
    """How much a word looks like a name: bits a letter, below nought, nearer to it the likelier."""
    runs = _letter_runs()
    whole = f"^^{stripped(word).lower()}$"
    return sum(runs.get(whole[k - 2 : k + 1], -9.0) for k in range(2, len(whole))) / (len(whole) - 2)


_ENDINGS = frozenset("s es n an ian ians ans i is ism ist ists ite ites ese ish a as e y ia ns h".split())
_SWAPS = (
    ("a", "o"), ("a", "e"), ("e", "o"), ("es", "ism"), ("ist", "ism"), ("ists", "ism"), ("ka", "ki"), ("aya", "y"), ("k", "n"), ("n", "s"), ("i", "o"), ("us", "a"),
)  # fmt: skip


def _inflected(a: str, b: str) -> str:
    """How one is the other with an ending, plural, people, feminine (Ivanov, Ivanova): "more" when
    it only adds letters, "swap" when it changes the last ones, "" when it is not."""
    a, b = a.lower(), b.lower()
    if a[:1] == b[:1] and a[:1] in "bcdfgmpst" and (a[1:2] == "h" and a[0] + a[2:] == b or b[1:2] == "h" and b[0] + b[2:] == a):
        # Irish softens the surname of a woman: Mac Donnchadha, Nic Dhonnchadha.
        return "swap"
    if len(a) > len(b):
        short, long = b, a
    else:
        short, long = a, b
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return "more"
    for x, y in _SWAPS:
        for p, q in ((x, y), (y, x)):
            if a.endswith(p) and b.endswith(q) and a[: len(a) - len(p)] == b[: len(b) - len(q)]:
                return "swap"
    return ""


_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "FW"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=2048)
def near_title(word: str) -> bool:
    """Whether the word is one slip from a small word, an adjective or an office: presidnt, teh."""
    return any(
        function_word(t) or t in gazetteer.person_nouns() or "JJ" in _tags(t)[:1] or entry(t).freq >= 52  # type: ignore[union-attr]
        for t in _neighbours(word)
    )


def _neighbours(word: str) -> list[str]:
    """The ordinary words one slip away; none of what is longer than any of them."""
    out: list[str] = []
    if len(word) > 30:
        return out
    for k in range(len(word) + 1):
        head, tail = word[:k], word[k:]
        tries = [head + c + tail for c in _LETTERS]
        if tail:
            tries += [head + tail[1:], *(head + c + tail[1:] for c in _LETTERS)]
        if len(tail) > 1:
            tries.append(head + tail[1] + tail[0] + tail[2:])
        for t in tries:
            e = entry(t)
            if e is not None and e.freq >= 30 and e.size <= 50 and len(t) > 2 and t != word:
                out.append(t)
    return out


@lru_cache(maxsize=2048)
def near_ordinary(word: str, verbs: bool = False) -> bool:
    """Whether the word is one slip from an ordinary English word, so that it is no proof of a name;
    with `verbs`, from one that is not just a noun or an adjective."""
    return any(not verbs or _may_follow_name(t) for t in _neighbours(word))


def _may_follow_name(word: str) -> bool:
    """Whether the word may stand right after a name: a verb in the third person or the past, a small word."""
    tags = set(_tags(word))
    return bool(tags & {"VBD", "VBZ", "VBN", "MD", "RB"}) or function_word(word) or "VBG" in tags and entry(word).freq >= 45  # type: ignore[union-attr]
