"""Sorts the capitalised words of a story into persons, places and organisations.

Works on the runs of the ledger (words that stand together) from the fullest to the shortest: full
names first, then surnames, given names and other short forms that belong to them.
"""

from __future__ import annotations

import re

from copylint.lexicon import gazetteer, wellknown
from copylint.lexicon.gazetteer import entry, ordinary
from copylint.story.names import Ledger, Mention, Name, Run, names
from copylint.story.namewords import (
    COUNTRY_CODES,
    FAMILY_FIRST,
    MONTH_SHORT,
    ORGANISATION,
    honorific,
    kind_of_name,
    kind_of_word,
    title_words,
)
from copylint.story.story import Story, once_a_story
from copylint.text.patterns import later

#: Tags of words that name nobody where they open a sentence, whoever has them for a name elsewhere.
_SMALL_WORDS = frozenset("IN DT CC PRP PRP$ TO WDT WP WRB".split())

_SUFFIXES = frozenset("Jr Sr II III IV".split())

_LOWER_HALF = later(r"-[a-z]{1,6}(?![\w-])")

_JOINS = later(r" (?:of|of the|for|for the|and|de la|du) \Z")

_LEAD = later(r"(?:^|[\s(\"'])((?:(?:[^\W\d_]+ ){0,2}))([^\W\d_]{1,4}['-])?\Z")


@once_a_story
def entities(story: Story) -> list[Name]:
    """Returns the persons, places and organisations of a story, each once, in the order of their first
    mention."""
    return _Sorter(names(story)).run()


def persons(story: Story) -> list[Name]:
    """Returns the people of the story."""
    return [n for n in entities(story) if n.kind == "person"]


def _entitle(name: Name, titles: list[str]) -> bool:
    """Notes a title of the name; whether it is a new one."""
    title = " ".join(titles)
    new = bool(title) and title not in name.titles
    if new:
        name.titles.append(title)
    return new


def _behind_titles(words: list[Mention], joints: list[str], first: int) -> int:
    """The number of the first word behind the titles that begin with word `first`."""
    known = title_words()
    at = first
    while at < len(words) - 1:
        w = words[at].text.rstrip(".")
        given = gazetteer.is_given(w) and at == first and w not in gazetteer.HONORIFICS
        if not (w in known and joints[at] in (" ", ". ", "-", " of ", " of the ") and not given):
            behind = any(x.text.rstrip(".") in known for x in words[at + 1 : -1])
            if not behind or kind_of_word(w) not in ("nationality", "religion", "place", "acronym"):
                break
        at += 1
    return at


class _Sorter:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.text = ledger.text
        self.names: list[Name] = []
        #: the persons among them by their first and last part
        self._persons: dict[tuple[str, str], Name] = {}
        self.full: dict[tuple[str, ...], Name] = {}
        #: single words, and the titles of those that have some, by where they start
        self.short: list[Mention] = []
        self._titles: dict[int, list[str]] = {}

    def run(self) -> list[Name]:
        """Does the work."""
        skip: set[int] = set()
        runs = self.ledger.runs
        titles = title_words()
        for k, run in enumerate(runs):
            if k in skip:
                continue
            words, joints = list(run.words), list(run.joints)
            if len(words) > 1 and self._headline(run):
                # In title case nothing tells where a name ends: only known ones are counted.
                self.short += words
                continue
            # "Ministry of Defence", "Secretary of State Marco Rubio": what small words join.
            n = k
            while n + 1 < len(runs) and (words[-1].text in ORGANISATION or words[-1].text in titles):
                nxt = runs[n + 1]
                gap = self.text[words[-1].end : nxt.start]
                if (
                    not _JOINS.match(gap)
                    or words[-1].text in titles
                    and words[-1].text not in ORGANISATION
                    and not (gap.startswith(" of") and nxt.words[0].text in titles)
                ):
                    break
                words += nxt.words
                joints += [gap, *nxt.joints]
                n += 1
                skip.add(n)
            for part_words, part_joints in self._parts(words, joints):
                self._take(part_words, part_joints)
        self._attach()
        for name in self.names:
            name.mentions.sort(key=lambda m: m.start)
        self.names.sort(key=lambda n: n.mentions[0].start)
        return self.names

    def _headline(self, run: Run) -> bool:
        """Whether a run stands in a line whose capitals prove nothing."""
        if any(w.strong and w.text[1:].islower() for w in run.words):
            return False
        p = self.ledger.story.paragraph_at(run.start)
        return p is not None and (p.role in ("headline", "standfirst") or len(run.words) > 4)

    def _parts(self, words: list[Mention], joints: list[str]) -> list[tuple[list[Mention], list[str]]]:
        """Cuts a run where a hyphen or a dash stands between two names of the story's own."""
        out: list[tuple[list[Mention], list[str]]] = []
        start = 0
        for k, joint in enumerate(joints):
            if (
                joint == "–"
                or joint == "-"
                and self._stands_alone(words[k].text)
                and self._stands_alone(words[k + 1].text)
            ):
                out.append((words[start : k + 1], joints[start:k]))
                start = k + 1
        out.append((words[start:], joints[start:]))
        return out

    def _stands_alone(self, word: str) -> bool:
        """Whether the word ends a name elsewhere without a hyphen beside it, as a surname does."""
        form = self.ledger.forms.get(word)
        if form is None or len(form.mentions) < 2:
            return False
        for m in form.mentions:
            run = self.ledger.run_of(m)
            if run.words[-1].start == m.start and (len(run.words) == 1 or run.joints[-1] not in ("-", "–")):
                return True
        return False

    def _take(self, words: list[Mention], joints: list[str]) -> None:
        """Notes the name that words are, with the titles before it."""
        first = self._first_of_name(words, joints)
        at = _behind_titles(words, joints, first)
        # The title as it is written, small words and hyphens included.
        titles = [self.ledger.story.text[words[first].start : words[at - 1].end]] if at > first else []
        words, joints = words[at:], joints[at:]
        if len(words) > 2 and words[-1].text in _SUFFIXES:
            words, joints = words[:-1], joints[:-1]
        if len(words) > 1 and words[0].text in FAMILY_FIRST:
            # The second half of a given name is in lower case: Kim Jong-un.
            tail = _LOWER_HALF.match(self.text, words[-1].end)
            if tail is not None:
                last = words[-1]
                words[-1] = last._replace(end=tail.end(), text=self.text[last.start : tail.end()])
        if len(words) == 1:
            self.short += words
            if titles:
                self._titles[words[0].start] = titles
            return
        texts = [w.text for w in words]
        whole = self.text[words[0].start : words[-1].end]
        kind = kind_of_name(texts, whole, titles)
        if kind == "":
            return
        if kind == "person":
            self._person(words, joints, titles)
            return
        key = tuple(texts)
        name = self.full.get(key)
        if name is None:
            name = self.full[key] = Name(kind, whole, key)
            self.names.append(name)
        name.mentions.append(self._joined(words))

    def _first_of_name(self, words: list[Mention], joints: list[str]) -> int:
        """The number of the first word that is no ordinary one which only opens the sentence."""
        at, last = 0, len(words) - 1
        while at < last and not words[at].strong and self._opens(words[at].text) and joints[at][:1] == " ":
            at += 1
        if at < last and joints[at] == "-" and words[at].text in ("Then", "Ex", "Former"):
            at += 1
        return at

    def _joined(self, words: list[Mention], start: int | None = None) -> Mention:
        a, b = words[0].start if start is None else start, words[-1].end
        strong = any(w.strong for w in words)
        return Mention(a, b, self.ledger.story.text[a:b], strong, words[0].run)

    def _opens(self, word: str) -> bool:
        """Whether a word that opens a sentence is no part of the name behind it: "In Baku", "My Lagos"."""
        low = word.lower()
        e = entry(low)
        if e is not None and e.tags[:1] and e.tags[0] in _SMALL_WORDS and not self.ledger.forms[word].strong:
            return True
        return (
            ordinary(low)
            and not gazetteer.is_given(word)
            and word not in title_words()
            and word not in ORGANISATION
        )

    def _person(self, words: list[Mention], joints: list[str], titles: list[str]) -> None:
        texts = tuple(w.text for w in words)
        particles: list[str] = []
        for j in joints:
            particles += [p for p in re.split(r"[ .]+", j) if p and p not in "-–"]
        k = len(words) - 1
        while k > 0 and joints[k - 1] == "-":
            k -= 1
        surname_start = words[k].start
        if k > 0 and joints[k - 1] not in (" ", ". ", "."):
            # The particles before the last part belong to the surname.
            surname_start = words[k - 1].end + 1 if joints[k - 1][:1] == " " else words[k].start
        key = (texts[0], texts[-1])
        name = self._persons.get(key)
        original = self.ledger.story.text
        full = original[words[0].start : words[-1].end]
        if name is None:
            given = original[words[0].start : surname_start].strip()
            name = Name(
                "person", full, texts, given, original[surname_start : words[-1].end], tuple(particles)
            )
            self.names.append(name)
            self._persons[key] = name
        elif len(texts) > len(name.parts):
            name.full, name.parts = full, texts
            name.given = original[words[0].start : surname_start].strip()
        _entitle(name, titles)
        name.mentions.append(self._joined(words))

    def _attach(self) -> None:
        """Gives single words to the names they shorten; the rest become names of their own."""
        by_part = self._by_part()
        initials = {
            "".join(p[0] for p in n.parts if p[:1].isupper()): n
            for n in self.names
            if n.kind == "organisation" and len(n.parts) > 1
        }
        singles: dict[str, Name] = {}
        for m in self.short:
            titles = self._titles.get(m.start, [])
            owners = [n for n in by_part.get(m.text, ()) if m.text == n.parts[-1] or m.text == n.parts[0]]
            if owners and not (ordinary(m.text.lower()) and not m.strong and not titles):
                self._shortened(m, titles, owners)
            elif m.text in initials:
                initials[m.text].mentions.append(self._joined([m]))
            else:
                self._by_itself(m, titles, singles)
        for n in self.names:
            first_only = n.spellings.pop("", 0)
            last = (
                sum(x.text.endswith(n.parts[-1]) and x.text != n.full for x in n.mentions) if n.parts else 0
            )
            if n.kind == "person" and first_only > last and len(n.parts) == 2 and n.parts[0] in FAMILY_FIRST:
                # Family name first: Xi Jinping is Xi on second mention.
                n.surname, n.given = n.parts[0], n.parts[-1]

    def _by_part(self) -> dict[str, list[Name]]:
        """The people by each part of their names."""
        out: dict[str, list[Name]] = {}
        for n in self.names:
            if n.kind == "person":
                for part in {n.parts[-1], n.parts[0], n.surname.rsplit(" ", 1)[-1]}:
                    out.setdefault(part, []).append(n)
                # "Boutros-Ghali" is one surname of two parts.
                if "-" in n.surname:
                    out.setdefault(n.surname, []).append(n)
        return out

    def _shortened(self, m: Mention, titles: list[str], owners: list[Name]) -> None:
        """Gives a single word to the name that it shortens."""
        # The last one named before is meant, else the first one named at all.
        before = [n for n in owners if n.mentions[0].start <= m.start]
        owner = before[-1] if before else owners[0]
        start = self._with_particles(m, owner)
        owner.mentions.append(self._joined([m], start))
        _entitle(owner, titles)
        if m.text == owner.parts[0] != owner.parts[-1]:
            owner.spellings[""] = owner.spellings.get("", 0) + 1

    def _by_itself(self, m: Mention, titles: list[str], singles: dict[str, Name]) -> None:
        """Notes a single word as a name of its own, where it is one."""
        kind = self._kind_of_single(m, titles)
        if not kind:
            return
        key = m.text.lower() if kind == "place" else m.text
        known = singles.get(key)
        if known is None:
            known = singles[key] = Name(kind, self.ledger.story.text[m.start : m.end], (m.text,))
            if kind == "person":
                known.surname = m.text
            self.names.append(known)
        if _entitle(known, titles) and honorific(titles):
            known.kind, known.surname = "person", m.text
        if known.full.isupper() and not m.text.isupper():
            known.full, known.parts = m.text, (m.text,)
        known.mentions.append(self._joined([m]))

    def _with_particles(self, m: Mention, owner: Name) -> int:
        """Where a mention begins when the surname's particles stand before it: "bin Salman"."""
        size = len(owner.surname) - len(m.text)
        if size > 0 and owner.surname.endswith(m.text):
            start = m.start - size
            if start >= 0 and self.ledger.story.text[start : m.start] == owner.surname[:size]:
                return start
        return m.start

    def _kind_of_single(self, m: Mention, titles: list[str]) -> str:
        word = m.text
        low = word.lower()
        if titles and honorific(titles) and not ordinary(low):
            return "person"
        if word in COUNTRY_CODES:
            return "place"
        if word.isupper() and len(word) > 3 and gazetteer.is_place(word.capitalize()):
            return "place"
        kind = kind_of_word(word)
        if kind in ("weekday", "month", "holiday", "nationality", "religion"):
            return ""
        if kind == "place" or gazetteer.is_place(word):
            return "place"
        if word.isupper() and len(word) > 1:
            return "organisation" if wellknown.is_body(word) else "name" if m.strong else ""
        if len(word) < 2 or word in MONTH_SHORT or word in title_words() or word in ORGANISATION:
            return ""
        if ordinary(low):
            form = self.ledger.forms[word]
            return "name" if m.strong and form.strong >= 2 and low not in self.ledger.lowers else ""
        if (
            not m.strong
            and self.ledger.forms[word].strong == 0
            and entry(word) is None
            and len(self.ledger.forms[word].mentions) < 2
        ):
            return "name" if not ordinary(low) else ""
        return "name"
