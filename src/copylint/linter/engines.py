"""Which rules run under which settings: packs are loaded, and engines made, once."""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from copylint.findings.report import Note
from copylint.linter.options import Options
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings import Settings
from copylint.packs import compiled
from copylint.rules.packerror import PackError

# What it takes to check is imported when something is checked: a file that has not changed is not.
if TYPE_CHECKING:
    from copylint.engine.engine import Engine
    from copylint.packs.pack import Pack
    from copylint.rules.rule import Rule


class Engines:
    """Engines by settings; threads may share them."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._packs: dict[tuple[str, ...], Pack] = {}
        self._broken: dict[tuple[str, ...], PackError] = {}
        #: settings' rules -> the digest of their pack, where it is known
        self._digests: dict[tuple[str, ...], str] = {}
        #: by what decides which rules run: the engine, and what is to be said of those settings
        self._made: dict[tuple[object, ...], tuple[Engine, tuple[Note, ...]]] = {}
        self._making = allocate_lock()  # held while packs and engines are made

    def pack(self, settings: Settings) -> Pack:
        """Returns the rules there are under these settings. Raises PackError."""
        key = settings.rules
        if key in self._broken:
            raise self._broken[key]
        if key not in self._packs:
            try:
                self._packs[key] = compiled.load(key, own=self._options.own, cache=self._options.cache)
            except PackError as e:
                # Said of every file that needs the pack, but read only once.
                self._broken[key] = e
                raise
        return self._packs[key]

    def digest(self, settings: Settings) -> str:
        """Returns what tells the rules there are under these settings from any others; "" where they have not
        been read and only that can tell."""
        key = settings.rules
        if key not in self._digests:
            pack = self._packs.get(key)
            found = pack.digest if pack is not None else compiled.digest_of(key, own=self._options.own)
            if not found:
                return ""
            self._digests[key] = found
        return self._digests[key]

    def renamed(self, settings: Settings, names: Iterable[str]) -> dict[str, str]:
        """Returns, of these ids of rules, those that are old ones, each with what it is now. Raises
        PackError."""
        wanted = {n for n in names if "." in n and not n.startswith(("lt.", "suppressions."))}
        wanted = wanted.difference(self.pack(settings).ids) if wanted else wanted
        if not wanted:
            return {}
        from copylint.packs import selection

        return selection.renamed(self.pack(settings).rules, wanted)

    def engine(self, settings: Settings) -> tuple[Engine, tuple[Note, ...]]:
        """Returns the engine for these settings, and what there is to say of them. Raises PackError and
        ConfigError."""
        key = settings.engine_key
        with self._making:
            if key not in self._made:
                self._made[key] = _engine(self.pack(settings), settings)
            return self._made[key]


def _engine(pack: Pack, settings: Settings) -> tuple[Engine, tuple[Note, ...]]:
    from copylint.engine.engine import Engine, with_literals_of

    patterns = [s for _, items in settings.per_file_ignores for s in items]
    patterns += settings.tuned
    chooses = settings.style or settings.select or settings.extend_select or settings.ignore
    if not (chooses or patterns or settings.reject or settings.names):
        return Engine(pack.rules, chosen=pack.defaults, index=pack.index, always=pack.always), ()
    from copylint.linter import house_words

    laid = house_words.laid(pack.rules, settings)
    rules = _chosen(laid, settings, patterns)
    numbers = {r.id: k for k, r in enumerate(laid)}
    chosen = {numbers[r.id] for r in rules}
    # Those whose words are a house's have other literals than the pack's index knows.
    changed = {k: r for k, r in enumerate(laid) if r.id in house_words.RULES and k in chosen}
    for rule in rules:
        k = numbers[rule.id]
        if rule.match is not laid[k].match:  # other literals than the pack's index knows
            changed[k] = rule
        laid[k] = rule
    index, always = with_literals_of(pack.index, pack.always, changed)
    engine = Engine(laid, chosen=chosen, index=index, always=always)
    return engine, _renamed(laid, settings)


def _chosen(rules: Sequence[Rule], settings: Settings, patterns: list[str]) -> list[Rule]:
    """The rules that run. Raises ConfigError."""
    from copylint.linter import house_words
    from copylint.packs import selection
    from copylint.rules.schema import SchemaError

    try:
        chosen = selection.choose(
            rules,
            styles=settings.style,
            select=settings.select,
            extend=settings.extend_select,
            ignore=settings.ignore,
        )
        selection.check(rules, patterns)
    except selection.SelectionError as e:
        raise ConfigError(f"{_where(settings)}: {e}") from None
    except SchemaError as e:
        raise ConfigError(f"style {', '.join(settings.style)}: {e.message}") from None
    brought = house_words.brought(settings)
    return [r for r in chosen if r.id not in house_words.RULES or r.id in brought]


def _renamed(rules: Sequence[Rule], settings: Settings) -> tuple[Note, ...]:
    """What is to be said of old names of rules in the settings."""
    from copylint.packs import selection

    stated = [(name, field) for field in _NAMING for name in getattr(settings, field)]
    stated += [(s, f"per_file_ignores.{glob}") for glob, items in settings.per_file_ignores for s in items]
    stated += [(name, f"severity.{name}") for name, _ in settings.severity]
    new = selection.renamed(rules, (name for name, _ in stated))
    return tuple(
        dict.fromkeys(
            Note(text=called(_place(settings, field), name, new[name]))
            for name, field in stated
            if name in new
        )
    )


#: Settings that name rules.
_NAMING = ("select", "extend_select", "ignore", "unfixable", "extend_safe_fixes", "extend_unsafe_fixes")


def called(place: str, old: str, new: str) -> str:
    """Returns what is said of the old name of a rule."""
    return f"{place}: rule {old} is called {new} now; the old name goes on working"


def _place(settings: Settings, field: str) -> str:
    there = settings.origins.get(field) or settings.origins.get(field.partition(".")[0])
    return str(there[-1]) if there else "settings"


def _where(settings: Settings) -> str:
    """The place of the settings that name rules, as far as it is known."""
    named = ("severity", "unfixable", "extend_safe_fixes", "extend_unsafe_fixes")
    for field in ("select", "extend_select", "ignore", "per_file_ignores", "style", *named):
        if settings.origins.get(field):
            return str(settings.origins[field][-1])
    return "settings"
