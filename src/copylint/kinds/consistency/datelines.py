"""How a dateline is written: its dash, its comma, its state and its capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copylint.findings.finding import Finding, Safety
from copylint.rules.kind import finding
from copylint.rules.rule import Rule
from copylint.story.dates import MONTHS, WEEKDAYS
from copylint.story.english import language
from copylint.story.story import Story
from copylint.tables.wordlists import word_pairs
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later

FORMS = ("dash", "comma", "state", "capitals")

# -- the dateline ----------------------------------------------------------------------------

#: Postal codes with the abbreviations that news copy uses after a town (AP; eight states stay whole).
POSTAL = word_pairs("consistency", "postal codes")
_STATE_WORDS = "|".join(re.escape(s) for s in sorted(POSTAL.values(), key=len, reverse=True))
_PLACE = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[ ./'-]{1,2}[^\W\d_]+){0,3}?\.?"
_LINE = later(
    rf"(?P<place>{_PLACE})"
    rf"(?P<region>(?P<sep>,? )(?P<state>{_STATE_WORDS}|[A-Z]{{2}}|(?:TEXAS|OHIO|IOWA|UTAH|MAINE|IDAHO"
    rf"|ALASKA|HAWAII)|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?![\w]))?"
    r"(?P<agency> \([^()\n]{2,20}\))?"
    r"(?P<stray>,)?"
    r"(?P<dash> ?(?:--+|[-–—]{1,3}) ?|: )(?=[\"'(]?[A-ZÀ-Þ0-9])"
)


def _opening(story: Story) -> Paragraph | None:
    for p in story.paragraphs:
        if p.role in {"dateline", "body"}:
            return p
    return None


def _line(story: Story) -> tuple[re.Match[str], bool] | None:
    """The dateline of the opening paragraph, and whether its place is in capitals."""
    p = _opening(story)
    if p is None or p.end - p.start < 40:
        return None
    text = story.plain
    m = _LINE.match(text, p.start, p.end)
    if m is None:
        return None
    letters = [c for c in m["place"] if c.isalpha()]
    capitals = len(letters) >= 3 and all(c.isupper() for c in letters)
    if not capitals and (m["dash"] in {"-", ": ", "–", "—", "--"} or story.headline is None):
        return None
    return m, capitals


def _own_dash(text: str, start: int, end: int) -> str | None:
    """The dash that the rest of the story uses in running copy, with its spaces; None for none."""
    counts = {d: text.count(d, end) for d in (" – ", " — ", " - ", " -- ")}
    counts["—"] = len(re.findall(r"(?<=\w)—(?=\w)", text[end:]))
    counts["--"] = len(re.findall(r"(?<=\w)--(?=\w)", text[end:]))
    best = max(counts, key=lambda d: counts[d])
    return best if counts[best] else None


def dateline(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields what is amiss with the dateline of a story in the form that the rule looks at."""
    got = _line(story)
    if got is None:
        return
    m, capitals = got
    text = story.text
    form = rule.match["form"]
    start, end = m.span()
    if form == "dash" and capitals and not m["agency"]:
        dash = text[m.start("dash") : m.end("dash")]
        if not _opens_prose(story, m) or not _may_be_place(m["place"]):
            return
        own = _own_dash(text, start, end)
        house = f" {rule.match.get('dash', '–')} "
        right = own if own in {" – ", " — "} and "dash" not in rule.match else house
        fine = {right} if "dash" in rule.match else {" – ", " — ", right}
        if dash in fine or (dash == own and "dash" not in rule.match):
            return
        # The house or the story's own running copy decides; without either it is only a proposal.
        sure = "dash" in rule.match or right == own
        # Two hyphens are no printed dash, and British papers set none without spaces, where the English is
        # the house's own setting; a colon or a single hyphen some houses keep.
        if own is None and right == " – " and story.variant == "en-GB" and ("--" in dash or dash == "—"):
            sure = True
        yield _edit(
            rule, story, m, m.start("dash"), m.end("dash"), right, Safety.SAFE if sure else Safety.UNSAFE
        )
    elif form == "comma" and capitals:
        if m["stray"]:
            yield _edit(rule, story, m, m.start("stray"), m.end("stray"), "")
        elif m["region"] and m["sep"] == " " and m["state"] in POSTAL.values():
            yield _edit(rule, story, m, m.start("sep"), m.end("sep"), ", ")
    elif form == "state" and capitals and m["region"] and m["state"] in POSTAL and language(story) != "en-GB":
        if m["sep"] == ", ":
            yield _edit(rule, story, m, m.start("state"), m.end("state"), POSTAL[m["state"]])
    elif (
        form == "state"
        and capitals
        and m["region"]
        and m["sep"] == ", "
        and m["state"].isalpha()
        and m["state"].isupper()
        and m["state"].title() in POSTAL.values()
    ):
        yield _edit(rule, story, m, m.start("state"), m.end("state"), m["state"].title(), Safety.UNSAFE)
    elif form == "capitals" and not capitals and not m["agency"]:
        dash = text[m.start("dash") : m.end("dash")]
        if dash in {" – ", " — "} and _is_place(m["place"]):
            yield _edit(
                rule,
                story,
                m,
                m.start("place"),
                m.end("place"),
                text[m.start("place") : m.end("place")].upper(),
            )


def _edit(
    rule: Rule, story: Story, m: re.Match[str], start: int, end: int, new: str, safety: Safety = Safety.SAFE
) -> Finding:
    text = story.text
    whole = text[m.start() : start] + new + text[end : m.end()]
    # Only the spaces are left out of the edit: a word is replaced whole.
    while start < end and new and text[start] == new[0] == " ":
        start, new = start + 1, new[1:]
    while end > start and new and text[end - 1] == new[-1] == " ":
        end, new = end - 1, new[:-1]
    # The flagged words must hold the place that is edited and show enough of the line.
    stop = m.end() if m.end("dash") <= m.end() else end
    return finding(
        rule,
        story,
        m.start(),
        max(stop, end),
        edits=[[(start, end, new)]],
        values={"fix": whole.strip()},
        safety=safety,
    )


def _opens_prose(story: Story, m: re.Match[str]) -> bool:
    """Whether a line with a dash near its head is a dateline with a sentence behind it: no slug (GRAINS-
    Wheat up), and no name of two parts (IOWA-PLATTE)."""
    text = story.plain
    p = story.paragraph_at(m.start())
    if m["dash"] == "-" and text[m.end() : m.end() + 2].isupper():
        return False
    return p is not None and text[p.start : p.end].rstrip("\"') ").endswith((".", "!", "?", ":", "…"))


def _may_be_place(words: str) -> bool:
    """Whether words in capitals can be a town: each a name, or no word at all (DEAR ABBY is none)."""
    from copylint.lexicon import dictionary

    known = dictionary.words()
    return all(
        w.lower() not in known or (w.title() in known and "NNP" in known.tags(w.title()))
        for w in re.findall(r"[^\W\d_]+", words)
    )


#: Towns have names that begin with March and May; those alone are words.
_DAY_OR_MONTH = later("|".join((*WEEKDAYS, *(m for m in MONTHS if m not in {"March", "May"}))))


def _is_place(words: str) -> bool:
    """Whether the words can be a town: no ordinary word, weekday or month."""
    from copylint.lexicon import dictionary

    known = dictionary.words()
    return all(
        w.lower() not in known and (w not in known or "NNP" in known.tags(w))
        for w in re.findall(r"[^\W\d_]+", words)
    ) and not _DAY_OR_MONTH.match(words)
