"""A plural verb in what is said of one person by name: "Ms Blythe, who have"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copylint.findings.finding import Finding
from copylint.kinds.grammar.persons import signs
from copylint.lexicon.inflection import verb
from copylint.lexicon.tagger import possible
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.story.entities import persons
from copylint.story.story import Story
from copylint.tables.wordlists import words
from copylint.text.patterns import IGNORECASE, later

#: Verbs that news says of people, in the base form.
OF_PERSONS = words("grammar", "verbs of people")
_NAMED = later(
    r"(?P<age>, (?:aged )?\d{1,3})?(?:, (?:of|from) [^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){0,3})?, \Z"
)
#: Before a name that is one of several, or may be.
_SEVERAL = later(
    r"(?:\b(?:and|or|plus|with)|[&,;:—–-]|[a-z]s (?:of|for|around|behind|like|from|to)) "
    r"(?:(?:mr|mrs|ms|dr|sir|dame|prof|lord|lady)\.? )?\Z",
    IGNORECASE,
)
_SINGLE = later(r"(?!.*\b(?:they|their|them)\b).*\b(?:he|she|his|her)\b")
#: "her sister, Mary Kent, who".
_APPOSED = later(r"(?P<noun>[a-z]+), \Z")


def persons_who(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding for each plural verb behind a person's name and who; a hit is "who" with the verb."""
    text = story.plain
    for start, end in hits:
        m = _NAMED.search(text, max(0, start - 70), start)
        if m is None or not text[start:end].islower():
            continue
        at = m.start()
        found = next(((p, x) for p in persons(story) for x in p.mentions if x.end == at), None)
        if found is None:
            continue
        person, here = found
        lead = text[max(0, here.start - 40) : here.start]
        apposed = _APPOSED.search(lead)
        alone = apposed is not None and possible(apposed.group("noun"))[0] == "NN" and " and " not in lead
        if not alone and _SEVERAL.search(lead) or text[here.start : here.end].endswith("s'"):
            continue
        shown = signs(person, text)
        if not shown.titled and not person.given:
            continue
        kin = alone and person.given and person.surname
        if not (any(shown) or m.group("age") or kin or _SINGLE.match(text, end, end + 200)):
            continue
        written = text[start + 4 : end]
        new = "was" if written == "were" else "is" if written == "are" else verb(written)["VBZ"]
        yield finding(rule, story, start + 4, end, [new], values={"name": person.full})
