"""What a shell offers to go on with, where click cannot know: rules, house styles, formats.

A name in a list with commas is completed by itself. Whatever goes wrong, nothing is offered and nothing said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING

from click import Context, Parameter
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from copylint.packs.pack import Brief

Completer = Callable[[Context, Parameter, str], list[CompletionItem]]


def _silent(complete: Completer) -> Completer:
    """The completer, which offers nothing where it fails: its reader is a shell at its prompt."""

    @wraps(complete)
    def guarded(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
        try:
            return complete(ctx, param, incomplete)
        except Exception:
            return []

    return guarded


@_silent
def rules(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """Returns topics, tags and ids of rules that the last name of a list may become."""
    before, comma, begun = incomplete.rpartition(",")
    return _named(ctx, before + comma, begun, set(before.split(",")))


def _named(ctx: Context, before: str, begun: str, already: set[str]) -> list[CompletionItem]:
    """The topics, tags and ids that `begun` may become, but for those that are named already."""
    found = _offered(ctx)
    groups = sorted({name for r in found for name in (r.topic, *r.tags)})
    ids = [(r.id, " ".join(r.message.split())) for r in found]
    return [
        CompletionItem(before + name, help=what or None)
        for name, what in (*((g, "") for g in groups), *ids)
        if name.startswith(begun) and name not in already
    ]


@_silent
def explained(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """Returns what `copylint rules` takes: rules, topics and tags, `test` and then rule files, or `kinds` and
    then kinds."""
    given = ctx.params.get("names") or ()
    if given[:1] == ("test",):
        return [CompletionItem(incomplete, type="file")]
    if given[:1] == ("kinds",):
        from copylint import kinds

        return _starting(kinds.available(), incomplete)
    first = [] if given else _starting(["kinds", "test"], incomplete)
    return [*first, *_named(ctx, "", incomplete, set(given))]


@_silent
def styles(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """Returns house styles that the last name of a list may become."""
    before, comma, _ = incomplete.rpartition(",")
    known = sorted({s for r in _offered(ctx) for s in r.styles} - set(before.split(",")))
    return _starting([f"{before}{comma}{s}" for s in known], incomplete)


@_silent
def settings(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """Returns settings files and, as KEY=, the keys of settings."""
    from copylint.linter.setting_keys import KEYS

    keys = [CompletionItem(f"{key}=", help=k.help) for key, k in KEYS.items()]
    return [CompletionItem(incomplete, type="file"), *(x for x in keys if x.value.startswith(incomplete))]


@_silent
def outputs(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """Returns the formats that a FORMAT=FILE may begin with, and files behind the sign."""
    from copylint.reports import formats

    name, equals, file = incomplete.partition("=")
    if equals:
        return [CompletionItem(file, type="file")]
    return _starting([f"{f}=" for f in formats.names()], name)


def _starting(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def _offered(ctx: Context) -> list[Brief]:
    """The rules that may be named: copylint's own, and those of packs that the line or settings name."""
    from copylint.linter.resolver import Resolver
    from copylint.linter.setting_values import ConfigError
    from copylint.packs.offered import offered

    overrides = {"rules": tuple(ctx.params.get("packs") or ())}
    file, layer = ctx.params.get("config") or (None, None)
    try:
        packs = Resolver(overrides, file, layer=layer).for_folder(".").rules
    except ConfigError:
        packs = overrides["rules"]
    return offered(packs)
