"""What copylint promises of any copy, said again without its own code: what speech is, what a word
is, and when a word was only written differently.

Every function raises AssertionError where a promise is broken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from copylint.engine.fixer import choose
from copylint.findings.finding import Finding, Fix, Safety
from copylint.text.spans import Edit
from support.places import ROOT

TRAPS = ROOT / "seeds" / "traps"

# -- what a word is, and speech ------------------------------------------------------------------
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’](?=[^\W_]))*")


def words(text: str) -> list[str]:
    """The words of a text: letters and figures, with apostrophes between them."""
    return _WORD.findall(text)


def speech(text: str) -> list[tuple[int, int]]:
    """Where somebody beyond doubt speaks: between marks that open and close in turn on one line.

    A line with marks of several kinds, or nested or unpaired ones, says nothing here. One word alone
    may be a title or a nickname, and says nothing either.
    """
    out = []
    at = 0
    for line in text.split("\n"):
        if not re.search("[«»„‟″`]", line):
            if '"' not in line:
                out += _pairs(line, at, "“", "”")
            elif not re.search("[“”]", line):
                out += _straight(line, at)
        at += len(line) + 1
    return [(s, e) for s, e in out if len(words(text[s:e])) > 1]


def _pairs(line: str, at: int, opening: str, closing: str) -> list[tuple[int, int]]:
    marks = list(re.finditer("[“”]", line))
    if len(marks) % 2 or any(m.group() != (closing if k % 2 else opening) for k, m in enumerate(marks)):
        return []
    found = [(at + a.end(), at + b.start()) for a, b in zip(marks[::2], marks[1::2], strict=True)]
    return [] if any("‘" in line[s - at : e - at] for s, e in found) else found


def _straight(line: str, at: int) -> list[tuple[int, int]]:
    marks = [m.start() for m in re.finditer('"', line)]
    if len(marks) % 2:
        return []
    out = []
    for a, b in zip(marks[::2], marks[1::2], strict=True):
        before, first = line[a - 1 : a] if a else " ", line[a + 1 : a + 2]
        last, after = line[b - 1 : b], line[b + 1 : b + 2] or " "
        if not (
            before in " (" and first.isalnum() and (last.isalnum() or last in ",.!?") and after in " .,;:)?!"
        ):
            return []
        out.append((at + a + 1, at + b))
    return out


# -- what only writes a word differently -----------------------------------------------------------
#: Words no listener could tell apart, a set of them a piece.
_SOUND_ALIKE = [
    frozenset(x.split())
    for x in """\
    its it's; your you're; their there they're; whose who's; to too two; then than; of have 've; were we're;
    lets let's; no know; our are hour; by buy bye; for four fore; here hear; one won; might mite; mites
    might; queue cue; away aweigh; phased fazed; phase faze; reign rein rain; reigns reins; reigned
    reined; reigning reining; bated baited; pore pour; pores pours; pored poured; poring pouring; tow
    toe; tows toes; towed toed; towing toeing; sight site cite; sights sites cites; peak peek pique;
    peaks peeks piques; peaked peeked piqued; principal principle; principals principles; complement
    compliment; complements compliments; complemented complimented; complementary complimentary; council
    counsel; councils counsels; stationary stationery; discreet discrete; lead led; passed past; brake
    break; brakes breaks; waive wave; waived waved; waiver waver; vain vein vane; sleight slight; hoard
    horde; hoards hordes; roll role; rolls roles; bear bare; bears bares; steal steel; die dye; dying
    dyeing; heal heel; heels heals; hale hail; straight strait; straits straights; sole soul; right
    write rite; whole hole; alter altar; born borne; canvas canvass; cannon canon; capital capitol; cord
    chord; cords chords; course coarse; currant current; dual duel; desert dessert; deserts desserts;
    foreword forward; grisly grizzly; leech leach; loan lone; mantle mantel; metal mettle medal meddle;
    miner minor; naval navel; palate palette pallet; pedal peddle; pedalling peddling; plain plane; pray
    prey; profit prophet; rap wrap; rapped wrapped rapt; ring wring; rung wrung; rote wrote; sail sale;
    shear sheer; shoe shoo; soar sore; stake steak; stakes steaks; taught taut; tail tale; tails tales;
    tenant tenet; throes throws; through threw; tide tied; wait weight; weather whether; which witch;
    while wile; bail bale; berth birth; breach breech; cereal serial; dear deer; fair fare; fares fairs;
    faint feint; feat feet; find fined; flair flare; flour flower; forth fourth; foul fowl; gait gate;
    guilt gilt; great grate; groan grown; holy wholly; key quay; lessen lesson; made maid; mail male;
    main mane; manner manor; marshal martial; meat meet mete; meted meeted; new knew; pair pare pear;
    peace piece; peal peel; poor pour; presence presents; rack wrack; racked wracked; raise raze; road
    rode; root route; scene seen; seam seem; side sighed; suite sweet; team teem; teaming teeming; tire
    tyre; vial vile; vice vise; waist waste; weak week; would wood; se say; moot mute; wet whet; aisle
    isle; allowed aloud; assent ascent; ensure insure; cheque check; ways weighs; way weigh; dew due do;
    hire higher; hired higher; rights rites writes; now know knew; guerrillas gorillas; guerrilla
    gorilla; bizarre bazaar; air heir; mist missed; very vary; descent dissent decent; your yore; yoke
    yolk; form from; of off have 've; were where wear; chute shoot; wreak reek; draft draught; drafts
    draughts; some sum; you ewe; none nun; waiting weighting; slay sleigh; away aweigh""".split(";")
]
#: Words that carry a sentence: another of them in their place, and something else was said.
_CARRIERS = frozenset(
    """a an the this that these those some any no not never i you he she it we they me him her us them my your
    his its our their who whom which what am is are was were be been being has have had do does did will
    would can could shall should may might must to of in on at by for from with into over under and or
    but nor so if because as than then when where while more most less least few fewer much many very
    also there here""".split()
)
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "est", "ly")


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def distance(a: str, b: str) -> int:
    """Letters added, dropped, changed or swapped with their neighbour."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        now = [i]
        for j, y in enumerate(b, 1):
            best = min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, before[j - 2] + 1)
            now.append(best)
        before, last = last, now
    return last[-1]


@cache
def _known() -> frozenset[str]:
    """The words of the stories without a fault that are not only names."""
    return frozenset(
        _folded(w) for p in TRAPS.glob("*.txt") for w in words(p.read_text("utf-8")) if w.islower()
    )


def only_written_otherwise(old: str, new: str) -> bool:
    """Whether two words are one word, written in two ways, right or wrong."""
    a, b = _folded(old), _folded(new)
    if a.replace("'", "") == b.replace("'", "") or any(
        {a, b} <= s or a[-1:] == b[-1:] == "s" and {a[:-1], b[:-1]} <= s for s in _SOUND_ALIKE
    ):
        return True
    if a in _CARRIERS:
        return False
    if re.match(r"\d", a) and re.sub(r"(?:st|nd|rd|th)\Z", "", a) == re.sub(r"(?:st|nd|rd|th)\Z", "", b):
        return True
    short, long = sorted((a, b), key=len)
    if a in _known() and any(long == short + e for e in _ENDINGS):
        return False  # report, reported; a word that there is not may have lost or gained its last letter
    # Kiev and Kyiv are one place, and a word of few letters has no room for two slips.
    named = old[0].isupper() and new[0].isupper()
    return distance(a, b) <= (1 if len(a) < 4 and not named else 2 if len(short) < 9 else 3)


#: .5 and 0.5 are one figure, and read aloud alike.
_NOUGHT = re.compile(r"(?<![\w.,])0\.(?=\d)")
#: 1,000 and 1000 are one figure.
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
#: The scapegoat as it is heard where the word is not known.
_PARTED = re.compile(r"\bescape (?=goats?\b)", re.IGNORECASE)


def same_words(old: str, new: str) -> bool:
    """Whether two texts say the same words, in the same order, however they are written."""
    before, after = (words(_PARTED.sub("scape", _THOUSANDS.sub("", _NOUGHT.sub(".", x)))) for x in (old, new))
    if [_folded(w) for w in before] == [_folded(w) for w in after]:
        return True
    if "".join(map(_folded, before)).replace("'", "") == "".join(map(_folded, after)).replace("'", ""):
        return True  # joined or parted
    if len(before) != len(after):
        return False
    return all(only_written_otherwise(a, b) for a, b in zip(before, after, strict=True))


# -- the promises ------------------------------------------------------------------------------------
def findings_fit(text: str, found: Sequence[Finding]) -> None:
    """Findings lie in the copy, in order; every edit's old text stands at its span."""
    for f in found:
        assert 0 <= f.span.start <= f.span.end <= len(text), f
        assert f.message, f
        for v in f.evidence:
            assert 0 <= v.span.start <= v.span.end <= len(text), f
        for x in f.fixes:
            assert x.safety > Safety.NONE, f
            assert x.edits, f
            for e in x.edits:
                assert text[e.span.start : e.span.end] == e.old, (f, e)
                assert e.old != e.new, (f, e)
    for a, b in pairwise(found):
        assert (a.order, a.message) <= (b.order, b.message), (a, b)


def in_order(edits: Sequence[Edit]) -> list[Edit]:
    """The edits once each, from the first to the last."""
    return sorted(dict.fromkeys(edits), key=lambda e: (e.span.start, e.span.end))


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made, built from the front."""
    out, at = [], 0
    for e in in_order(edits):
        assert at <= e.span.start, ("edits overlap", e)
        out += [text[at : e.span.start], e.new]
        at = e.span.end
    return "".join([*out, text[at:]])


def speech_is_kept(text: str, found: Sequence[Finding]) -> None:
    """Nothing that is written unasked rewords what is said, neither a fix nor a pass of them. What is only
    offered may say that another word was meant."""
    stretches = speech(text)
    if not stretches:
        return
    for f in found:
        for x in f.fixes:
            if x.safety is Safety.SAFE:
                _kept(text, x.edits, stretches, f)
    chosen: list[Fix] = [x for _, x in choose(found, Safety.SAFE)]
    _kept(text, [e for x in chosen for e in x.edits], stretches, Safety.SAFE)


def _kept(text: str, edits: Sequence[Edit], stretches: Sequence[tuple[int, int]], of: object) -> None:
    for start, end in stretches:
        touching = [
            e
            for e in edits
            if e.span.start < end and start < e.span.end or start < e.span.start == e.span.end < end
        ]
        if not touching:
            continue
        # Where an edit runs over a mark, the words on both sides of it count.
        low = min(start, *(e.span.start for e in touching))
        high = max(end, *(e.span.end for e in touching))
        inside = [e for e in edits if low <= e.span.start and e.span.end <= high]
        new = applied(text[:high], inside)[low:] if not any(e.span.start < low for e in inside) else ""
        assert same_words(text[low:high], new), (of, text[low:high], new)
