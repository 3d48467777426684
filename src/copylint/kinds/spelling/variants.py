"""`variants`: one English a story, one form a word.

match: {check: NAME}, one of

- other-variety: a spelling of the other English than the story's, which is the setting or what the
  story itself shows; never in a capitalised name. `words: auto` (default) takes pairs of one sense,
  `ize` the -ize spellings where the house writes -ise, `sense` the British forms that American never
  has (programme, cheque, tyre).
- ise-drift: an -ize spelling, or two, where the story otherwise writes -ise;
- mixed: both spellings of one word in a story whose English cannot be told;
- drift: two forms of one word or name in a story, from a table of rules/lexicons/ (`table`, each row
  the forms, any of which may stand alone);
- accent: a word that stands both with and without its accents.

Message values: {text}, {fix}, {english} (American, British), {other} (the other one).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from copylint.cache.patterns import later
from copylint.findings.finding import Evidence, Finding, Safety
from copylint.lexicon.tables import load_table
from copylint.rules.kind import Hit, RuleError, finding, like
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.english import Variety, evidence, language, spellings, without
from copylint.story.names import names
from copylint.story.roles import PROSE
from copylint.story.story import Story
from copylint.tables.wordlists import LexiconError
from copylint.text.spans import Span

NAME = "variants"
CHANGES = "writing"
SHOWN = ("authority", "ending", "english", "other")
SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=("other-variety", "mixed", "ise-drift", "drift", "accent")),
    "words": Str(choices=("auto", "ize", "sense")),
    "table": Str(),
}

_ENGLISH = {"en-US": "American", "en-GB": "British"}

# "300 meters": where a figure stands before it the word is a measure, whatever else it may mean.
_MEASURED = later(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand"
    r"|few|several|couple of|million|square|cubic))[ -]?\Z"
)

# British forms that American English does not have in any sense; their American forms have others.
_SENSE = {
    "programme": "program", "programmes": "programs", "cheque": "check", "cheques": "checks", "tyre": "tire",
    "tyres": "tires", "metre": "meter", "metres": "meters", "storey": "story", "storeys": "stories",
    "practise": "practice", "practises": "practices", "licence": "license", "licences": "licenses",
    "grey": "gray", "greys": "grays", "greying": "graying", "learnt": "learned",
}  # fmt: skip

_SENSE_GB = {
    "meter": "metre", "meters": "metres", "gray": "grey", "grays": "greys", "graying": "greying", "savory": "savoury",
    "mustache": "moustache", "mustaches": "moustaches",
}  # fmt: skip


def validate(rule: Rule) -> None:
    """Raises RuleError where the table is missing or a key does not go with the check."""
    check = rule.match["check"]
    if (check == "drift") != ("table" in rule.match):
        raise RuleError(("match",), "a table goes with check: drift, and only with it")
    if "words" in rule.match and check != "other-variety":
        raise RuleError(("match", "words"), "goes with check: other-variety")
    if check == "drift":
        try:
            load_table(rule.match["table"])
        except LexiconError as e:
            raise RuleError(("match", "table"), str(e)) from None
    if rule.replace is not None:
        raise RuleError(("replace",), "a variants rule takes its fix from the story or the table")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the forms of the table; None for the checks that look at the story's words."""
    if rule.match["check"] == "drift":
        return [border(form) for row in load_table(rule.match["table"]) for form in row if form]
    return None


def prepare(rule: Rule) -> Any:
    """Returns form -> (row number, forms) for a table."""
    if rule.match["check"] != "drift":
        return None
    return {form.lower(): (k, row) for k, row in enumerate(load_table(rule.match["table"])) for form in row if form}


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a place."""
    what = rule.match["check"]
    if what == "drift":
        return _drift(rule, prepared, story, hits)
    if what == "accent":
        return _accents(rule, story)
    if what == "mixed":
        return _mixed(rule, story)
    if what == "ise-drift":
        return _ise_drift(rule, story)
    return _other_variety(rule, story)


# -- the other English ---------------------------------------------------------------------------
def _other_variety(rule: Rule, story: Story) -> Iterable[Finding]:
    which = rule.match.get("words", "auto")
    target = language(story)
    leaning = target is None and which != "ize"
    if leaning:
        seen = evidence(story)
        if which == "sense":
            # A word is no witness in its own cause.
            seen = without(seen, names(story).lowers & (_SENSE.keys() | _SENSE_GB.keys()))
        target = seen.lean
    if target is None:
        return
    wrong, capitals = _wrong(which, target)
    found = sorted(names(story).lowers & _telling(which, target))
    starts = _sentence_starts(story, wrong, capitals)
    if not found and not starts:
        return
    seen = evidence(story)
    set_by_hand = story.variant == target
    if not set_by_hand and not leaning and not _outweighed(seen, target, found):
        return
    proof = _proof(story, seen, target)
    values = {"english": _ENGLISH[target], "other": _ENGLISH["en-GB" if target == "en-US" else "en-US"]}
    for w in found:
        for start, end in names(story).places_of(w):
            if _in_name(story, start, end) or _quoted_document(story, start, end, target):
                continue
            if w in _SENSE_GB and w.startswith("gra") and story.in_speech(Span(start, end)):
                # What a label or a letter says, it says in its own spelling.
                continue
            if w in ("meter", "meters") and not _MEASURED.search(story.plain, max(0, start - 20), start):
                continue
            safety = Safety.SAFE if set_by_hand and which != "sense" else Safety.UNSAFE
            yield finding(rule, story, start, end, [wrong[w]], safety=safety, values=values, evidence=proof)
    for start, end, w in starts:
        safety = Safety.SAFE if set_by_hand and which != "sense" else Safety.UNSAFE
        new = like(story.plain[start:end], wrong[w])
        yield finding(rule, story, start, end, [new], safety=safety, values=values, evidence=proof)


@cache
def _wrong(which: str, target: str) -> tuple[dict[str, str], frozenset[str]]:
    """The other English's spellings with their replacements, and the same with a capital."""
    table = spellings()
    if which == "sense":
        wrong = _SENSE if target == "en-US" else _SENSE_GB
    elif target == "en-US":
        wrong = {**table.gb, **table.ise} if which == "auto" else {}
    else:
        wrong = table.us if which == "auto" else table.ize
    return wrong, frozenset(w[:1].upper() + w[1:] for w in wrong)


@cache
def _telling(which: str, target: str) -> frozenset[str]:
    return frozenset(_wrong(which, target)[0])


def _sentence_starts(story: Story, wrong: dict[str, str], capitals: frozenset[str]) -> list[tuple[int, int, str]]:
    """Places where such a word has only the capital of a sentence start."""
    out = []
    forms = names(story).forms
    for text in forms:
        if text not in capitals:
            continue
        form, w = forms[text], text.lower()
        if w in wrong and text[1:].islower() and not form.strong:
            for m in form.mentions:
                run = names(story).run_of(m)
                if len(run.words) == 1 and _starts_sentence(story, m.start):
                    out.append((m.start, m.end, w))
    # What stands in capitals in the source is no name's, but where it may be the name of an office.
    shouted = story.document.capitals
    for start, end in zip(shouted.starts, shouted.ends, strict=True):
        for found in _CAPITALISED.finditer(story.plain, start, end):
            if found[0] in capitals and found[0].lower() in wrong and not _OFFICE_NEXT.match(story.plain, found.end()):
                out.append((*found.span(), found[0].lower()))
    return sorted(out)


_CAPITALISED = later(r"(?<![\w'-])[A-Z][a-z]+(?![\w'-])")
_OFFICE_NEXT = later(r" (?:department|ministry|minister|secretary|forces?|party|centers?|centres?|council|board|agency|corps)\b")


def _starts_sentence(story: Story, offset: int) -> bool:
    p = story.paragraph_at(offset)
    if p is None or p.role not in PROSE or p.role == "dateline":
        return False
    s = p.sentence_at(offset)
    return not any(c.isalnum() for c in story.text[s.start : offset])


def _outweighed(seen: Variety, target: str, found: Sequence[str]) -> bool:
    """Whether the evidence for the target still stands when the words to be flagged are not errors."""
    weight = seen.us_weight if target == "en-US" else seen.gb_weight
    return weight >= (1.0, 1.0, 3.0)[len(found)] if len(found) <= 2 else weight >= 2 * len(found)


def _proof(story: Story, seen: Variety, target: str) -> list[Evidence]:
    words = seen.us if target == "en-US" else seen.gb
    out = []
    for w in words[:3]:
        place = next(names(story).places_of(w), None)
        if place is not None:
            out.append(Evidence(span=Span(*place), reason=f"{_ENGLISH[target]} spelling, line {story.line(place[0])}"))
    return out


_NAME_BEFORE = later(r"[A-Z][\w'’]+[ -]\Z")
_NAME_AFTER = later(r"[ -][A-Z][\w'’]+")


def _in_name(story: Story, start: int, end: int) -> bool:
    """Whether the word is part of an address or stands in a stretch that is somebody else's text."""
    text = story.plain
    before = text[start - 1] if start else " "
    after = text[end : end + 2]
    if _quoted_alone(story, start, end):
        return True
    if before in "@#/\\_." or after[:1] in "@_\\" or (after[:1] in "./" and after[1:].isalnum()):
        return True
    return any(
        r.kind == "quoted-document" and r.span.start <= start < r.span.end for r in story.document.regions
    )


_QUOTED = later(r'"[^"\n]*"')
_SAYING = later(
    r"\b(?:said|says|say|saying|told|tells|asked|added|adds|according to|insisted|argued|warned|claimed|replied|wrote"
    r"|tweeted|posted|explained|stated|announced|admitted|denied|recalled|joked|noted|suggested|thinks?|thought"
    r"|believes?|described|called|vowed|declared|continued|concluded)\b"
)


def _quoted_alone(story: Story, start: int, end: int) -> bool:
    """Whether the word stands in a quotation of a few words that nobody in the sentence says: a
    citation, a sign, a title, whose spelling is its own."""
    if '"' not in story.plain:
        return False
    s = story.sentence_at(start)
    if s is None:
        return False
    for m in _QUOTED.finditer(story.plain, s.start, s.end):
        if m.start() < start and end < m.end():
            short = m.group().count(" ") < 8
            return short and not _SAYING.search(story.plain, s.start, s.end)
    return False


_LETTERS = later(r"[a-z]{4,}")
#: Characters of a quotation that are looked at on either side of a word.
_FAR = 1500


def _quoted_document(story: Story, start: int, end: int, target: str) -> bool:
    """Whether the quotation that the word is part of, over paragraphs too, has another word of the same
    English: a text or a treaty that is quoted as it stands."""
    text = story.text
    opened = text.rfind("\u201c", max(0, start - _FAR), start)
    closed = text.find("\u201d", end, end + _FAR)
    if opened < 0 or closed < 0 or "\u201d" in text[opened:start] or "\u201c" in text[end:closed]:
        return False
    table = spellings()
    us, gb = table.us.keys() | table.ize.keys() | _SENSE_GB.keys(), table.gb.keys() | table.ise.keys() | _SENSE.keys()
    own = us if target == "en-GB" else gb
    return len(own & set(_LETTERS.findall(text[opened:closed].lower()))) > 1


# -- both spellings, English unknown ---------------------------------------------------------------
def _mixed(rule: Rule, story: Story) -> Iterable[Finding]:
    if language(story) is not None:
        return
    seen = evidence(story)
    table = spellings()
    for w in seen.gb:
        us = table.gb.get(w)
        if us is None or us not in seen.us:
            continue
        places = {x: list(names(story).places_of(x)) for x in (w, us)}
        wrong, right = (w, us) if len(places[w]) < len(places[us]) else (us, w)
        if len(places[w]) == len(places[us]):
            wrong, right = (w, us) if places[w][0] > places[us][0] else (us, w)
        first = places[right][0]
        proof = [Evidence(span=Span(*first), reason=f"{right} on line {story.line(first[0])}")]
        for start, end in places[wrong]:
            if not _in_name(story, start, end):
                yield finding(rule, story, start, end, [right], safety=Safety.UNSAFE, evidence=proof)


def _ise_drift(rule: Rule, story: Story) -> Iterable[Finding]:
    seen = evidence(story)
    if language(story) == "en-US" or not seen.ize or not seen.ise:
        return
    if len(seen.ise) == 1 and len(seen.ize) >= 3:
        # Canadian copy, or a British house that writes -ize.
        place = next(names(story).places_of(seen.ize[0]), None)
        proof = [Evidence(span=Span(*place), reason=f"{seen.ize[0]} on line {story.line(place[0])}")] if place else []
        for start, end in names(story).places_of(seen.ise[0]):
            if not _in_name(story, start, end):
                right = spellings().ise[seen.ise[0]]
                yield finding(rule, story, start, end, [right], safety=Safety.UNSAFE, evidence=proof, values={"ending": "-ize"})
        return
    # As many of one as of the other only where the rest is British: news copy there writes -ise.
    lone = language(story) == "en-GB" and len(seen.ize) == 1
    if not lone and (len(seen.ise) < 2 or len(seen.ise) < 2 * len(seen.ize)):
        return
    table = spellings().ize
    proof = []
    for w in seen.ise[:3]:
        place = next(names(story).places_of(w), None)
        if place is not None:
            proof.append(Evidence(span=Span(*place), reason=f"{w} on line {story.line(place[0])}"))
    for w in seen.ize:
        for start, end in names(story).places_of(w):
            if not _in_name(story, start, end):
                values = {"ending": "-ise"}
                yield finding(rule, story, start, end, [table[w]], safety=Safety.UNSAFE, evidence=proof, values=values)


# -- two forms of one word -------------------------------------------------------------------------
def _drift(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    by_row: dict[int, dict[str, list[Hit]]] = {}
    forms: dict[int, tuple[str, ...]] = {}
    for start, end in hits:
        written = story.plain[start:end]
        got = prepared.get(written.lower())
        if got is None:
            continue
        k, row = got
        form = next(f for f in row if f.lower() == written.lower())
        exact = form if form.islower() else next((f for f in row if f == written), "")
        if not exact or not _stands_alone(story, start, end):
            continue
        forms[k] = row
        by_row.setdefault(k, {}).setdefault(exact, []).append((start, end))
    for k in sorted(by_row):
        seen = by_row[k]
        if len(seen) < 2:
            continue
        right = max(seen, key=lambda f: (len(seen[f]), -seen[f][0][0]))
        first = seen[right][0]
        n = len(seen[right])
        times = "once" if n == 1 else "twice" if n == 2 else f"{n} times"
        proof = [Evidence(span=Span(*first), reason=f"{right} {times}, first on line {story.line(first[0])}")]
        for form in sorted(seen):
            if form == right:
                continue
            for start, end in seen[form]:
                new = like(story.plain[start:end], right) if right.islower() else right
                yield finding(rule, story, start, end, [new], safety=Safety.UNSAFE, evidence=proof, values={"authority": right})


def _stands_alone(story: Story, start: int, end: int) -> bool:
    """Whether the form is no part of a longer compound, a capitalised name or a headline."""
    text = story.plain
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in ("-", "@", "#", "/", ".") and before or after == "-" or after == "@":
        return False
    p = story.paragraph_at(start)
    written = text[start:end]
    if p is None or p.role not in PROSE and not written.islower():
        # Headlines write US where the story has U.S.
        return False
    if written[:1].isupper() and not written.isupper() and written.lower() != written:
        form = names(story).forms.get(written)
        if form is not None and len(written.split()) == 1:
            mention = next((m for m in form.mentions if m.start == start), None)
            return mention is None or len(names(story).run_of(mention).words) == 1
    return True


# -- accents -------------------------------------------------------------------------------------
def _accents(rule: Rule, story: Story) -> Iterable[Finding]:
    lowers = names(story).lowers
    text = story.plain
    if text.isascii():
        return
    from copylint.text.accents import stripped

    for w in sorted(x for x in lowers if not x.isascii()):
        bare = stripped(w)
        if bare == w or bare not in lowers or len(w) < 4 or bare in _BOTH_WORDS:
            continue
        first = next(names(story).places_of(w), None)
        if first is None:  # only as a part of something else: 3cafés
            continue
        proof = [Evidence(span=Span(*first), reason=f"{w} on line {story.line(first[0])}")]
        for start, end in names(story).places_of(bare):
            yield finding(rule, story, start, end, [w], safety=Safety.UNSAFE, evidence=proof)


#: Words that are others without their accents.
_BOTH_WORDS = frozenset("resume resumes expose exposes lame pate pique rose saute puree peche maté".split())
