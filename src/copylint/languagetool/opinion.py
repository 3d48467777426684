"""The second opinion on a story: asked where it is not remembered, judged, and never in the way.

Whatever goes wrong, a run goes on with copylint's own findings; `notes` says why, in words, each with
whether a story is without its second opinion.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from copylint.findings.finding import Finding
from copylint.languagetool import Unavailable, client, table
from copylint.languagetool.client import Client, Fault, Match
from copylint.languagetool.judging import judge
from copylint.languagetool.remembered import Remembered, key
from copylint.languagetool.table import Asked
from copylint.rules.rule import Rule
from copylint.story.english import language
from copylint.story.roles import FURNITURE
from copylint.story.story import Story

if TYPE_CHECKING:
    from copylint.languagetool.install import Installation
    from copylint.languagetool.server import Server

#: Code points that one question holds at most, and those of a paragraph that is not asked about at all.
BATCH, TOO_LONG = 20_000, 60_000
#: How often in a run a server of ours that is gone is started again, and how many faults are borne.
RESTARTS, FAULTS = 2, 2

#: Roles whose lines are no sentences of the story.
_NOT_ASKED = FURNITURE | {"headline", "byline"}
_BETWEEN = "\n\n"


class Spinner(Protocol):
    """What shows that something is waited for."""

    def tick(self) -> None:
        """Says that it is waited for still."""

    def wipe(self) -> None:
        """Takes away what was shown."""


def say(text: str) -> None:
    """Writes a line to stderr, at once. Raises OSError and ValueError where it cannot."""
    if sys.stderr is None:  # it would be lost
        raise ValueError("there is no stderr")
    safe = "".join(
        c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in text
    )
    sys.stderr.write(safe + "\n")
    sys.stderr.flush()


@dataclass(slots=True)
class Source:
    """Where answers come from under some settings: a server at an address, or jars that are here."""

    address: str | None
    jars: str | None
    by: str
    version: str = ""
    installation: Installation | None = None
    server: Server | None = None
    clients: dict[tuple[str, Asked], Client] = field(default_factory=dict)
    down: str | None = None
    restarts: int = 0
    faults: int = 0


class SecondOpinion:
    """LanguageTool's findings on stories, judged. One for a process."""

    def __init__(
        self,
        spin: Callable[[str], Spinner] | None = None,
        remember: bool = True,
        told: Collection[str] = (),
        say: Callable[[str], None] = say,
    ) -> None:
        """`spin` shows that what it is told is waited for; `told` are the addresses of which another process
        has said already that copy goes there, and `say` says so, or raises OSError or ValueError where it
        cannot."""
        self.notes: list[tuple[str, bool]] = []
        self.told = set(told)
        self._spin = spin
        self._say = say
        self._remembered = Remembered() if remember else None
        self._sources: dict[tuple[str | None, str | None], Source] = {}

    def on(
        self, story: Story, own: Sequence[Finding], rules: Mapping[str, Rule], asked: Asked,
        server: str | None = None, jars: str | None = None, by: str = "",
    ) -> list[Finding]:  # fmt: skip
        """Returns copylint's own findings on the story with those of LanguageTool, in order.

        `rules` are copylint's own by id. `server` and `jars` are what the settings at `by` name; the
        variables COPYLINT_LANGUAGETOOL_SERVER and COPYLINT_LANGUAGETOOL_JARS go over them. Where
        there is no answer, the own findings are returned and `notes` says why.
        """
        if not asked:
            return list(own)
        source = self._source(server, jars, by)
        try:
            matches = self._matches(story, asked, source)
        except Unavailable as e:
            self._note(f"LanguageTool: {e}; going on without it", True)
            return list(own)
        return judge(story, own, rules, matches, table.safe())

    def ready(self, server: str | None = None, jars: str | None = None, by: str = "") -> None:
        """Starts the server, so that processes that share it need not; whatever is wrong is said later."""
        source = self._source(server, jars, by)
        try:
            if source.address is None and source.down is None:
                self._check_extra(source)
                self._identify(source)
                self._serve(source)
        except Unavailable:
            pass

    def announce(self, server: str | None, jars: str | None, by: str) -> None:
        """Says that copy will go to another machine, where it will; whatever is wrong is said later."""
        source = self._source(server, jars, by)
        with suppress(Unavailable):
            if source.address is not None:
                self._warn(source)

    def _note(self, words: str, missing: bool) -> None:
        if (words, missing) not in self.notes:
            self.notes.append((words, missing))

    def _source(self, server: str | None, jars: str | None, by: str) -> Source:
        named_server = os.environ.get("COPYLINT_LANGUAGETOOL_SERVER")
        named_jars = os.environ.get("COPYLINT_LANGUAGETOOL_JARS")
        if named_server:
            server, jars, by = named_server, None, "COPYLINT_LANGUAGETOOL_SERVER"
        elif named_jars:
            server, jars, by = None, named_jars, "COPYLINT_LANGUAGETOOL_JARS"
        if server is not None:
            jars = None
        return self._sources.setdefault((server, jars), Source(server, jars, by))

    # -- what is asked -----------------------------------------------------------------------------
    def _matches(self, story: Story, asked: Asked, source: Source) -> list[Match]:
        if source.down is not None:
            raise Unavailable(source.down)
        try:
            self._check_extra(source)
            self._identify(source)
        except Unavailable as e:
            source.down = str(e)
            raise
        # Without a variant LanguageTool says nothing that holds in one English only.
        english = language(story) or "en"
        texts: dict[bytes, str] = {}
        places: list[tuple[int, bytes]] = []
        rules = asked.rules | {f"@{c}" for c in asked.categories}
        for p in story.paragraphs:
            text = as_asked(story.text[p.start : p.end])
            if p.role in _NOT_ASKED or len(text) > TOO_LONG or not any(map(str.isalpha, text)):
                continue
            k = key(source.version, english, rules, text)
            texts[k] = text
            places.append((p.start, k))
        known = self._remembered.get({k: len(t) for k, t in texts.items()}) if self._remembered else {}
        fresh = {k: t for k, t in texts.items() if k not in known}
        for batch in _batches(fresh):
            answer = self._ask(source, english, asked, batch)
            known.update(answer)
            if self._remembered:
                self._remembered.put(answer)
        out = []
        for start, k in places:
            out += [
                m._replace(start=m.start + start, end=m.end + start)
                for m in known[k]
                if asked.wants(m.rule, m.category)
            ]
        return out

    def _check_extra(self, source: Source) -> None:
        if not client.there():
            client.library()

    def _identify(self, source: Source) -> None:
        """Finds out which LanguageTool would answer, without starting it."""
        if source.version:
            return
        if source.address is not None:
            self._warn(source)
            source.version = f"{source.address} {client.version_at(source.address)}"
            return
        from copylint.languagetool import install

        there = install.jars_in(source.jars) if source.jars is not None else install.installed()
        if there is None:
            raise Unavailable("it is not installed; run `copylint languagetool install`")
        source.installation = there
        source.version = f"{there.version} {there.print_}"

    def _warn(self, source: Source) -> None:
        """Says on stderr that copy goes to another machine, before any does. Raises Unavailable where that
        cannot be said: then none may go."""
        assert source.address is not None
        if source.address in self.told or client.is_loopback(source.address):
            return
        how = "" if source.address.startswith("https:") else ", unencrypted"
        by = source.by or "the settings"
        try:
            self._say(f"copylint: LanguageTool: the copy is sent to {source.address}{how}, as {by} says")
        except (OSError, ValueError):
            raise Unavailable(f"that copy goes to {source.address} cannot be said on stderr") from None
        self.told.add(source.address)

    # -- asking ------------------------------------------------------------------------------------
    def _ask(
        self, source: Source, language: str, asked: Asked, batch: Mapping[bytes, str]
    ) -> dict[bytes, list[Match]]:
        text = _BETWEEN.join(batch.values())
        while True:
            try:
                url = self._serve(source)
                with self._waiting("LanguageTool is reading") as tick:

                    def waiting(tick: Callable[[], None] = tick) -> None:
                        tick()
                        self._touch(source)

                    found = self._client(source, url, language, asked).ask(text, waiting)
                self._touch(source)
                source.faults = 0
                return _by_paragraph(batch, found)
            except Fault as e:
                self._touch(source)
                source.clients.clear()
                if e.gone and source.installation is not None and source.restarts < RESTARTS:
                    source.restarts += 1
                    source.server = None
                    continue
                source.faults += 1
                if e.gone or source.faults >= FAULTS:
                    source.down = str(e)
                raise
            except Unavailable as e:
                source.down = str(e)
                raise

    def _client(self, source: Source, url: str, language: str, asked: Asked) -> Client:
        k = (language, asked)
        if k not in source.clients:
            source.clients[k] = Client(url, language, asked)
        return source.clients[k]

    def _serve(self, source: Source) -> str:
        if source.address is not None:
            return source.address
        if source.server is None:
            from copylint.languagetool import server

            assert source.installation is not None
            with self._waiting("LanguageTool is starting") as tick:
                source.server = server.start(source.installation, tick)
            source.clients.clear()
        source.server.touch()
        return source.server.url

    @staticmethod
    def _touch(source: Source) -> None:
        if source.server is not None:
            source.server.touch()

    @contextmanager
    def _waiting(self, words: str) -> Iterator[Callable[[], None]]:
        if self._spin is None:
            yield lambda: None
            return
        spinner = self._spin(words)
        try:
            yield spinner.tick
        finally:
            spinner.wipe()


def as_asked(text: str) -> str:
    """Returns a paragraph as it is sent: its line breaks and control characters as spaces, so that it
    is one paragraph for LanguageTool too; as many code points as before."""
    if text.isprintable():
        return text
    return "".join(" " if c in "\u2028\u2029" or unicodedata.category(c) == "Cc" else c for c in text)


def _batches(texts: Mapping[bytes, str]) -> Iterator[dict[bytes, str]]:
    batch: dict[bytes, str] = {}
    size = 0
    for k, text in texts.items():
        if batch and size + len(text) > BATCH:
            yield batch
            batch, size = {}, 0
        batch[k] = text
        size += len(text) + len(_BETWEEN)
    if batch:
        yield batch


def _by_paragraph(batch: Mapping[bytes, str], found: Sequence[Match]) -> dict[bytes, list[Match]]:
    """Parts the findings on a question among its paragraphs; one that runs over two is dropped."""
    out: dict[bytes, list[Match]] = {k: [] for k in batch}
    at = 0
    left = sorted(found)
    for k, text in batch.items():
        end = at + len(text)
        for m in left:
            if at <= m.start and m.end <= end:
                out[k].append(m._replace(start=m.start - at, end=m.end - at))
        at = end + len(_BETWEEN)
    return out
