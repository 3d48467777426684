"""What `rules` does: loads rules as the settings of a folder have them, lists, explains or tests them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from copylint.cli.streams import FAULT, FOUND, put, to_stdout, warn
from copylint.linter.engines import called
from copylint.linter.resolver import Resolver
from copylint.linter.setting_values import ConfigError
from copylint.linter.stated import Stated
from copylint.packs import compiled, loader
from copylint.packs.pack import with_examples
from copylint.packs.styles import styled_by
from copylint.reports import rule_page
from copylint.reports.contract import dumped
from copylint.reports.summary import number
from copylint.reports.terminal import Paint, coloured, visible
from copylint.rules.packerror import PackError
from copylint.rules.rule import Rule
from copylint.rules.schema import SchemaError


def loaded(
    only: Sequence[str], packs: Sequence[str], config: Stated | None, styles: Sequence[str]
) -> list[Rule] | None:
    """Returns the rules of the files and folders in `only`, or without those all that there are here; None
    where that went wrong, which is said. Raises click.UsageError for what is no rule file."""
    try:
        rules = tuple(os.path.realpath(p) for p in packs)
        file, layer = config or (None, None)
        resolver = Resolver({"style": tuple(styles), "rules": rules}, file, layer=layer)
        settings = resolver.for_folder(".")
        for note in resolver.trust.notes.values():
            warn(note)
        styles = settings.style
        paths = list(map(Path, only))
        for path in paths:
            if not path.exists():
                raise click.UsageError(f"{path}: no such file or folder")
            if path.is_dir() and not loader.rule_files(path):
                raise click.UsageError(f"{path}: no rule file (*.yaml, *.yml) in this folder")
        found = loader.load(paths) if only else with_examples(compiled.load(settings.rules).rules)
        return [styled_by(r, styles) for r in found]
    except (ConfigError, PackError) as e:
        warn(str(e))
    except SchemaError as e:
        warn(f"style {', '.join(styles)}: {e.message}")
    return None


def tested(rules: Sequence[Rule]) -> int:
    """Runs the examples of the rules and says which do not hold; returns the exit status."""
    from copylint.engine.examples import run

    write = to_stdout()
    failures = 0
    for failure in run(rules):
        failures += 1
        write(visible(str(failure)) + "\n")
    examples = sum(len(r.examples) for r in rules if r.status != "retired")
    outcome = f"{failures:,} do not hold" if failures else "all hold"
    write(f"{number(len(rules), 'rule')}, {number(examples, 'example')}: {outcome}\n")
    return FOUND if failures else 0


def told(rules: Sequence[Rule], names: Sequence[str]) -> int:
    """Writes the rules, or those that are named, by id, topic or tag, as JSON; returns the exit status."""
    try:
        chosen = [r for name in names for r in rule_page.resolve(rules, name)] if names else list(rules)
    except LookupError as e:
        warn(str(e.args[0]))
        return FAULT
    for r in chosen:
        for name in sorted({*names}.intersection(r.was)):
            warn(called("copylint rules", name, r.id))
    by_id = {r.id: rule_page.entry(r) for r in chosen}
    put((dumped(list(by_id.values()), indent=2) + "\n").encode("ascii"))
    sys.stdout.flush()
    return 0


def kinds_told(names: Sequence[str], as_json: bool) -> int:
    """Lists the kinds that a rule may be of, a line each, or says what rules of those named state; returns
    the exit status."""
    import inspect

    from copylint import kinds

    known = kinds.available()
    for name in names:
        if name not in known:
            warn(f"no kind {name!r}; there are {', '.join(known)}")
            return FAULT
    said = {name: inspect.getdoc(kinds.get(name)) or "" for name in names or known}
    if as_json:
        put((dumped([{"kind": k, "text": v} for k, v in said.items()], indent=2) + "\n").encode("ascii"))
    elif names:
        to_stdout()("\n\n".join(said.values()) + "\n")
    else:
        to_stdout()("".join(" ".join(text.split("\n\n")[0].split()) + "\n" for text in said.values()))
    sys.stdout.flush()
    return 0


def shown(rules: Sequence[Rule], names: Sequence[str], columns: int) -> int:
    """Lists the rules, or those of a topic or with a tag, and explains those that are named; returns the exit
    status."""
    write = to_stdout()
    paint = Paint(coloured(sys.stdout))
    if not names:
        write(rule_page.table(rules, columns, paint))
    for k, name in enumerate(names):
        try:
            matching = rule_page.resolve(rules, name)
        except LookupError as e:
            warn(str(e.args[0]))
            return FAULT
        if k:
            write("\n")
        if len(matching) == 1:
            write(rule_page.page(matching[0], min(columns, 100), paint, name))
        else:
            write(rule_page.table(matching, columns, paint))
    sys.stdout.flush()
    return 0
