"""LanguageTool, asked under the settings of each file; it takes one question at a time."""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from copylint.findings.report import Note
from copylint.linter.options import Options
from copylint.linter.resolver import Resolver
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings import Settings

if TYPE_CHECKING:
    from copylint.findings.finding import Finding
    from copylint.languagetool.opinion import SecondOpinion
    from copylint.rules.rule import Rule
    from copylint.story.story import Story


class Opinions:
    """The second opinion on stories, made when it is first asked for."""

    def __init__(self, options: Options, resolver: Resolver) -> None:
        self._options = options
        self._resolver = resolver
        self._asking = allocate_lock()
        self._second: SecondOpinion | None = None

    @property
    def asked(self) -> bool:
        """Whether there may be a connection to LanguageTool."""
        return self._second is not None

    def on(
        self,
        story: Story,
        found: Sequence[Finding],
        rules: Mapping[str, Rule],
        settings: Settings,
        ignored: Sequence[str],
        notes: list[Note],
    ) -> list[Finding]:
        """Returns the findings on a story with those of LanguageTool; `rules` are those that ran, by id,
        `ignored` the selectors that this file ignores. What there is to say besides goes to `notes`."""
        from copylint.languagetool import table

        asked = table.asked(settings.select, settings.extend_select, (*settings.ignore, *ignored))
        with self._asking:
            second = self._opinion()
            both = second.on(story, found, rules, asked, *_source(settings))
            said = list(second.notes)
            second.notes.clear()
        for text, missing in said:
            required = missing and settings.languagetool == "require"
            text += "; it is required, so this run ends with 2" if required else ""
            notes.append(Note(text=text, fault=required))
        return both

    def ready(self, path: str) -> None:
        """Has the server started that the settings for a file want, so that several processes share it.
        Raises ConfigError."""
        settings = self._resolver.for_file(path)
        if settings.languagetool != "off":
            self._opinion().ready(*_source(settings))

    def announce(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Says to which other machines the copy in these files will go, before processes are made that
        would each say it; returns their addresses."""
        for path in paths:
            with suppress(ConfigError):
                settings = self._resolver.for_file(path)
                if settings.languagetool != "off":
                    self._opinion().announce(*_source(settings))
        return tuple(sorted(self._second.told)) if self._second is not None else ()

    def _opinion(self) -> SecondOpinion:
        if self._second is None:
            from copylint.languagetool.opinion import SecondOpinion, say

            o = self._options
            self._second = SecondOpinion(o.spin, o.cache, o.told, o.say or say)
        return self._second


def _source(settings: Settings) -> tuple[str | None, str | None, str]:
    """Where answers come from: a server or jars, and the settings that say so."""
    by = settings.origins.get("languagetool_server", ())[-1:]
    said = "".join(str(o._replace(line=0)) for o in by)  # the file is enough to say
    return settings.languagetool_server, settings.languagetool_jars, said
