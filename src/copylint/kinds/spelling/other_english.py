"""Words spelled as in the other English than the story's, and stories that mix the two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from copylint.findings.finding import Evidence, Finding, Safety
from copylint.rules.kind import finding, like
from copylint.rules.rule import Rule
from copylint.story.english import Variety, evidence, language, spellings, without
from copylint.story.names import names
from copylint.story.roles import PROSE
from copylint.story.story import Story
from copylint.tables.wordlists import alternation, word_pairs
from copylint.text.patterns import later
from copylint.text.spans import Span

_ENGLISH = {"en-US": "American", "en-GB": "British"}

# "300 meters": where a figure stands before it the word is a measure, whatever else it may mean.
_NUMBERS = "|".join(alternation("numbers", name) for name in ("units", "teens", "tens", "scales"))
_MEASURED = later(rf"(?:\d|\b(?:{_NUMBERS}|few|several|couple of|square|cubic))[ -]?\Z")

_SENSE = word_pairs("spelling", "British in every sense")
_SENSE_GB = word_pairs("spelling", "American in every sense")


def other_variety(rule: Rule, story: Story) -> Iterable[Finding]:
    """Yields a finding for each word that is spelled as in the other English."""
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
    proof = _stand(
        story, seen.us if target == "en-US" else seen.gb, _ENGLISH[target] + " spelling, line {line}"
    )
    values = {"english": _ENGLISH[target], "other": _ENGLISH["en-GB" if target == "en-US" else "en-US"]}
    safety = Safety.SAFE if set_by_hand and which != "sense" else Safety.UNSAFE
    places = [(start, end, w) for w in found for start, end in names(story).places_of(w)]
    for start, end, w in [p for p in places if not _meant(story, *p, target)] + starts:
        new = like(story.plain[start:end], wrong[w])
        yield finding(rule, story, start, end, [new], safety=safety, values=values, evidence=proof)


def _meant(story: Story, start: int, end: int, word: str, target: str) -> bool:
    """Whether the place shows that the word is spelled as it should be, or is another word."""
    if _in_name(story, start, end) or _quoted_document(story, start, end, target):
        return True
    if word in _SENSE_GB and word.startswith("gra") and story.in_speech(Span(start, end)):
        return True  # what a label or a letter says, it says in its own spelling
    if word in ("meter", "meters"):
        return _MEASURED.search(story.plain, max(0, start - 20), start) is None
    return False


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


def _sentence_starts(
    story: Story, wrong: dict[str, str], capitals: frozenset[str]
) -> list[tuple[int, int, str]]:
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
            if (
                found[0] in capitals
                and found[0].lower() in wrong
                and not _OFFICE_NEXT.match(story.plain, found.end())
            ):
                out.append((*found.span(), found[0].lower()))
    return sorted(out)


_CAPITALISED = later(r"(?<![\w'-])[A-Z][a-z]+(?![\w'-])")
_OFFICE_NEXT = later(rf" (?:{alternation('spelling', 'offices behind a word in capitals')})\b")


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


def _stand(story: Story, found: Sequence[str], said: str = "{word} on line {line}") -> list[Evidence]:
    """Where the first three of the words first stand; `said` is what is said of one."""
    out = []
    for w in found[:3]:
        place = next(names(story).places_of(w), None)
        if place is not None:
            reason = said.format(word=w, line=story.line(place[0]))
            out.append(Evidence(span=Span(*place), reason=reason))
    return out


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
_SAYING = later(rf"\b(?:{alternation('spelling', 'saying')})\b")


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
    us, gb = (
        table.us.keys() | table.ize.keys() | _SENSE_GB.keys(),
        table.gb.keys() | table.ise.keys() | _SENSE.keys(),
    )
    own = us if target == "en-GB" else gb
    return len(own & set(_LETTERS.findall(text[opened:closed].lower()))) > 1


def mixed(rule: Rule, story: Story) -> Iterable[Finding]:
    """Yields a finding for each place of the rarer of two spellings of one word, in a story whose English
    cannot be told."""
    if language(story) is not None:
        return
    seen = evidence(story)
    table = spellings()
    for w in seen.gb:
        us = table.gb.get(w)
        if us is None or us not in seen.us:
            continue
        places = {x: list(names(story).places_of(x)) for x in (w, us)}
        # The more usual is right, of two as usual the first.
        right, wrong = sorted(places, key=lambda x: (-len(places[x]), places[x][0]))
        proof = _stand(story, [right])
        for start, end in places[wrong]:
            if not _in_name(story, start, end):
                yield finding(rule, story, start, end, [right], safety=Safety.UNSAFE, evidence=proof)


def ise_drift(rule: Rule, story: Story) -> Iterable[Finding]:
    """Yields a finding for each -ize spelling of a story that otherwise writes -ise, or for the one -ise of a
    story that writes -ize."""
    seen = evidence(story)
    if language(story) == "en-US" or not seen.ize or not seen.ise:
        return
    wrong, right, table, ending = seen.ize, seen.ise, spellings().ize, "-ise"
    if len(seen.ise) == 1 and len(seen.ize) >= 3:
        # Canadian copy, or a British house that writes -ize.
        wrong, right, table, ending = seen.ise, seen.ize[:1], spellings().ise, "-ize"
    # As many of one as of the other only where the rest is British: news copy there writes -ise.
    elif len(seen.ise) < max(2, 2 * len(seen.ize)) and not (
        language(story) == "en-GB" and len(seen.ize) == 1
    ):
        return
    proof, values = _stand(story, right), {"ending": ending}
    for w in wrong:
        for start, end in names(story).places_of(w):
            if not _in_name(story, start, end):
                yield finding(
                    rule, story, start, end, [table[w]], safety=Safety.UNSAFE, evidence=proof, values=values
                )
