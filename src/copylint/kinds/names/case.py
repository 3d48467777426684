"""One story under examination: what was found so far, and the evidence every check asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from copylint.kinds.names import authority, mentions, nouns
from copylint.kinds.names.around import Around, foreign
from copylint.kinds.names.spellings import near_ordinary
from copylint.kinds.names.wordclasses import NATIONAL_NOUNS
from copylint.lexicon import dictionary, gazetteer
from copylint.lexicon.gazetteer import function_word, ordinary
from copylint.lexicon.whole import is_sentence
from copylint.story.english import in_own_english
from copylint.story.names import Form, Ledger, Mention
from copylint.text.patterns import later

# What follows the place that opens a dateline.
_DATELINE = later(r"(?:, (?:[A-Z][\w.]+ ?){1,3})?(?: \([A-Z][\w ]+\))? ?(?:[—–]|--? )")
_CHECK_OF = {
    "weekday": "calendar", "month": "calendar", "holiday": "calendar", "nationality": "nationality",
    "religion": "nationality", "place": "place", "city": "place", "acronym": "acronym",
}  # fmt: skip


# The checks that give a capital, and those of them that may do so behind a hyphen.
_CAPITALS = frozenset(("calendar", "nationality", "place", "acronym", "name", "compound", "first-name"))
_HUNG = frozenset(("nationality", "place", "compound"))


@dataclass(slots=True)
class Fault:
    """A name that is wrong at text[start:end]. `fixes` are whole replacements, best first."""

    start: int
    end: int
    fixes: list[str]
    safe: bool
    authority: str = ""
    evidence: list[tuple[int, int, str]] = field(default_factory=list)
    #: Whether the check itself is proof enough, so that the story need not have the capital: a nationality,
    #: a weekday, a first name straight before a surname.
    certain: bool = False


class Case:
    """One story, what was found in it (check -> faults) and the offsets already spoken for."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.text = ledger.text
        self.found: dict[str, list[Fault]] = {}
        self.taken: set[int] = set()
        self._sides: dict[str, tuple[set[str], set[str]]] = {}

    def add(self, check: str, fault: Fault) -> None:
        """Records a fault, and that its place is spoken for."""
        self.taken.add(fault.start)
        right = fault.fixes[0]
        if check == "first-name" and right[0] == "L" and gazetteer.is_given("I" + right[1:]):
            fault.fixes.insert(0, "I" + right[1:])  # lan McTarn: a machine read his I as an l
            fault.safe = False
        if check in _CAPITALS and fault.safe:
            fault.safe = self._certain(check, fault)
        if (
            check in ("name", "place", "first-name", "part", "nationality")
            and fault.fixes[0][1:].islower()
            and self._shouted(fault)
        ):
            fault.fixes[0] = fault.fixes[0].upper()
        self.found.setdefault(check, []).append(fault)

    def lost(
        self,
        check: str,
        start: int,
        end: int,
        right: str,
        whole: str = "",
        *,
        safe: bool = False,
        form: Form | None = None,
        certain: bool = False,
    ) -> None:
        """Records that text[start:end] should be `right`, as part of `whole`; `form` is how the story
        writes it elsewhere."""
        seen = self.seen(form) if form is not None else []
        self.add(check, Fault(start, end, [right], safe, whole or right, seen, certain))

    def free(self, start: int, end: int) -> bool:
        """Whether the place is running copy, and nobody has spoken for it."""
        return start not in self.taken and self.open(start, end)

    def _certain(self, check: str, fault: Fault) -> bool:
        """Whether a lost capital that a check holds for certain is so: a table alone never makes it."""
        start, end = fault.start, fault.end
        if self.ledger.story.of_code:
            return False  # what is typed in a program may stand so in the copy
        hung = check in _HUNG and self.text[start - 1 : start] in ("-", "–", "/")
        if not authority.plain(self.ledger, start, end) and not hung:
            return False
        if check == "nationality" and authority.verb_due(self.text, start):
            return False
        form = self.ledger.forms.get(fault.fixes[0].lstrip("–"))
        word = self.text[start:end]
        if check == "nationality" and form is None and nouns.typed(self.text, end) and _rare(fault.fixes[0]):
            return False  # the khmer project: a program's name
        if nouns.thing(word) and not self._meant(check, start, end, form):
            return False
        if check == "place" and nouns.counted(Around(self.text, start, end)):
            return False  # an Indian servant, a mali
        if fault.certain:
            return True
        if gazetteer.small_too(word) or authority.made_of_words(word) or form is None:
            return False
        if not authority.proven(self.ledger, form, start, end) or authority.addressed(self.ledger, word):
            return False
        if check == "acronym":
            return (
                not self._quoted_scrap(start, word)
                and not nouns.typed(self.text, end)
                and self.ledger.times(word) == 1
            )
        return self._no_noun(word, start, end, form)

    def _meant(self, check: str, start: int, end: int, form: Form | None) -> bool:
        """Whether a word that is a thing too (morocco, basque) is the place or the people here, beyond
        doubt."""
        around = Around(self.text, start, end)
        if check == "nationality":
            return not around.after_mark and around.after.split("-")[0] in NATIONAL_NOUNS
        if form is None or not authority.proven(self.ledger, form, start, end):
            return False
        named = not around.after_mark and (form.text, around.after) in self.ledger.pairs
        return check == "compound" or check == "place" and (named or nouns.stands_as_place(around))

    def _no_noun(self, word: str, start: int, end: int, form: Form) -> bool:
        """Whether a word with a capital elsewhere is a name for certain, and no common noun that is written
        so there."""
        around = Around(self.text, start, end)
        if (
            nouns.half(word, around)
            and self.text[start - 1 - len(around.before) : start] + form.text not in self.text
        ):
            return False
        if nouns.behind_adjective(self.text, start, around) and near_ordinary(word):
            return False  # a long-winded abbott: a noun that has lost its way to a name
        if gazetteer.is_name(form.text) or gazetteer.sure_capital(word) is not None:
            return True
        if not form.text[1:].islower():
            return False  # text4baby, dotgov: what a table does not know may write itself both ways
        if nouns.typed(self.text, end):
            return False
        if nouns.known(form.text):
            return True
        if (
            nouns.counted(around)
            or nouns.behind_adjective(self.text, start, around)
            or self.ledger.times(word) > 1
        ):
            return False
        return authority.named(self.ledger, form, start, end)

    def _quoted_scrap(self, start: int, word: str) -> bool:
        """Whether letters that no table has stand in a quotation of single words, which may be copied from
        a note."""
        q = self.ledger.story.quotations.at(start)
        if q is None or gazetteer.sure_capital(word) is not None:
            return False
        return not is_sentence(self.text[q.inner.start : q.inner.end])

    def _shouted(self, fault: Fault) -> bool:
        """Whether the words around are in capitals: a dateline (SEOUL, South Korea —), a speaker of a
        transcript (SHAPIRO:), a line that opens in capitals."""
        text = self.text
        p = self.ledger.story.paragraph_at(fault.start)
        if p is None or p.role == "headline":
            return False
        around = Around(text, fault.start, fault.end)
        if p.start != fault.start:
            tight = len(around.before) > 2 and not around.before_mark
            return tight and fault.start - p.start < 40 and text[p.start : fault.start].isupper()
        if not around.after_mark and len(around.after) > 3 and around.after.isupper():
            return True
        if text[fault.end : fault.end + 1] == ":":
            return f"{fault.fixes[0].upper()}:" in text
        return _DATELINE.match(text, fault.end, min(p.end, fault.end + 60)) is not None

    def line(self, offset: int) -> int:
        """Returns the line of an offset, from 1."""
        return self.ledger.story.line(offset)

    def seen(self, form: Form, verb: str = "capitalised") -> list[tuple[int, int, str]]:
        """Returns the evidence that the story writes the name so: its first mention and how often."""
        n, m = len(form.mentions), form.first
        times = "once" if n == 1 else "twice" if n == 2 else f"{n} times"
        where = "on" if n == 1 else "first on"
        said = in_own_english(f"{verb} {times}, {where} line", self.ledger.story)
        return [(m.start, m.end, f"{said} {self.line(m.start)}")]

    def open(self, start: int, end: int) -> bool:
        """Whether the place is running copy rather than part of an address, a handle or a code."""
        text = self.text
        before = text[start - 1] if start else " "
        if authority.path(text, start, end) or authority.ending(text, start, end) or self._slug(start):
            return False
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
        if (
            after == "'"
            and text[end + 1 : end + 2].isalpha()
            and text[end + 1 : end + 3] not in ("s ", "s.", "s,")
        ):
            return text[end + 1 : end + 2] == "s" and not text[end + 2 : end + 3].isalnum()
        return True

    def _slug(self, start: int) -> bool:
        """Whether the line is a slug or a list of keys: no capital in it, and no mark at its end."""
        p = self.ledger.story.paragraph_at(start)
        if p is None or p.end - p.start > 60:
            return False
        line = self.text[p.start : p.end]
        return line.islower() and line[-1].isalnum() and p.index > 0

    def kept(self, w: str, start: int, end: int, around: Around) -> bool:
        """Whether a phrase keeps the lower case (french fries), or the words around are foreign."""
        if authority.genus(self.ledger, start, self.ledger.forms.get(w.capitalize())):
            return True
        follows = around.after.split("-")[0].split("'")[0].lower()
        if around.after_mark in ("", "-") and f"{w} {follows}" in gazetteer.lower_phrases():
            return True
        if not around.before_mark and f"{around.before.lower()} {w}" in gazetteer.lower_phrases():
            return True
        if any(n in self.text for n in gazetteer.lower_names().get(w, ())):
            return True
        return foreign(around)

    def emit(
        self,
        w: str,
        start: int,
        end: int,
        right: str,
        kind: str,
        safe: bool,
        form: Form | None,
        around: Around,
    ) -> None:
        """Records a lost capital under the check its kind belongs to."""
        check = _CHECK_OF.get(kind, "name")
        if kind == "given" and form is None and around.after[:1].isupper() and not around.after_mark:
            check = "first-name"
        if around.tight_before in ("-", "–", "—", "/") and around.before[:1].isalpha():
            head = around.before.split("-")[-1]
            if not gazetteer.prefixed(head.lower()) and (head[:1].isupper() or check == "name"):
                check = "compound"
        surname = around.after.removesuffix("'s")
        if check == "first-name" and (
            len(surname) == 1 or ordinary(surname.lower()) and not gazetteer.is_surname(surname)
        ):
            safe = False  # jama Psychiatry, substance W: what follows is nobody's surname
        certain = check in ("calendar", "nationality", "first-name") or kind in (
            "place",
            "nationality",
            "religion",
        )
        evidence = self.seen(form) if form is not None else []
        fixes = [right]
        if check == "compound" and around.tight_before == "-":
            # The story joins the two with a dash elsewhere: Trump–Putin.
            dashed = f"{around.before.split('-')[-1]}–{right}"
            if dashed in self.ledger.story.text:
                start, fixes = start - 1, [f"–{right}"]
        self.add(check, Fault(start, end, fixes, safe, right, evidence, certain))

    def second_half(self, start: int, around: Around, w: str) -> bool:
        """Whether the word is the second half of an East Asian given name (Jong-un, Ki-moon)."""
        if around.tight_before != "-" or not around.before[:1].isupper():
            return False
        text = self.text
        head = around.before.split("-")[-1]
        if len(w) <= 5 and self.ledger.times(f"{head}-{w}") > 1 and f"{head}-{w.capitalize()}" not in text:
            return True  # the story writes it so: Ynys-las, Xiao-ming
        k = start - 1 - len(head)
        previous = text[:k].rstrip(" ")[-1:] if k > 0 else ""
        neighbours = text[k - 2 : k - 1].isalpha() and text[k - 1 : k] == " "
        before = re.search(r"([^\W\d_]+) \Z", text[max(0, k - 30) : k]) if neighbours else None
        named = (
            bool(before and before.group(1)[:1].isupper() and not function_word(before.group(1).lower()))
            or around.after[:1].isupper()
            and not around.after_mark
        )
        return len(w) <= 5 and len(head) <= 6 and (named or previous == "")

    def mention_ending(self, end: int) -> Mention | None:
        """Returns the capitalised word that ends at an offset."""
        return self.ledger.ending(end)

    def mention_starting(self, start: int) -> Mention | None:
        """Returns the capitalised word that starts at an offset."""
        return self.ledger.starting(start)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Returns the capitalised words that start in [start, end), in order."""
        return self.ledger.starting_in(start, end)

    def given_before(self, start: int) -> bool:
        """Whether a given name whose capital nothing else explains stands right before `start`."""
        m = self.mention_ending(start - 1)
        if m is None or not m.strong or self.text[m.end : start] != " ":
            return False
        name = m.text
        return (
            gazetteer.is_given(name)
            and name not in gazetteer.HONORIFICS
            and (not gazetteer.is_place(name) or not ordinary(name.lower()))
        )

    def partners(self, text: str) -> list[str]:
        """Returns the capitalised words that stand before this one."""
        return mentions.leads(self.ledger.story).get(text, [])

    def beside(self, form: Form) -> tuple[set[str], set[str]]:
        """Returns the capitalised words right before and behind a form's mentions; nobody may change them."""
        found = self._sides.get(form.text)
        if found is None:
            found = self._sides[form.text] = mentions.sides(self.ledger, form)
        return found


def _rare(name: str) -> bool:
    """Whether a nationality is seldom written of."""
    return dictionary.words().frequency(name) < 30
