"""The command line; everything heavy is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, TypeVar, cast

import click

from copylint import __version__
from copylint.cli import arguments, check_and_fix, completion, sections, streams
from copylint.cli.arguments import CHECK, CONFIG, FIX, Option, names
from copylint.cli.streams import FAULT, INTERRUPTED

#: Commands that live in modules of their own: name -> "module:attribute". A module is imported
#: when its command runs or when help is shown.
LAZY: dict[str, str] = {
    "accept": "copylint.cli.answers:accept",
    "baseline": "copylint.cli.answers:baseline",
    "clean": "copylint.cli.housekeeping:clean",
    "config": "copylint.cli.config:config",
    "languagetool": "copylint.cli.languagetool:languagetool",
    "facts": "copylint.cli.story_lists:facts",
    "names": "copylint.cli.story_lists:names",
}

#: The sections of its help: title -> commands.
SECTIONS: dict[str, Sequence[str]] = {
    "Copy": ("check", "fix", "names", "facts"),
    "Answers to findings": ("accept", "baseline"),
    "Rules and settings": ("rules", "config"),
    "Upkeep": ("clean", "languagetool"),
}

T = TypeVar("T")


class _Commands(click.Group):
    """The top command: finds lazy ones, and ends quietly when nobody reads on."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *LAZY})

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        found = super().get_command(ctx, name)
        if found is None and name in LAZY:
            module, _, attribute = LAZY[name].partition(":")
            return cast(click.Command, getattr(import_module(module), attribute))
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        room = formatter.width - 6 - max(map(len, self.list_commands(ctx)))
        sections.write(formatter, sections.commands(self, ctx, SECTIONS, room))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except OSError as e:
            ctx.exit(streams.lost_output(e))
        return result

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as e:
            from copylint.text.nearest import nearest

            hint = nearest(args[0], self.list_commands(ctx)) if "id you mean" not in e.message else ""
            if os.path.exists(args[0]):
                hint = f"; did you mean `copylint check {args[0]}`?"
            if hint:
                raise click.UsageError(e.message.rstrip(".") + hint, ctx) from None
            raise


class _Linting(click.Command):
    """`check` and `fix`: an option whose value is optional must not take the path behind it for one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        for k, arg in enumerate(args[:end]):
            name, equals, value = arg.partition("=")
            if name == "--languagetool" and equals:
                if value != "require":
                    raise click.BadParameter(
                        f"expected nothing or require, found {value!r}", ctx, param_hint="'--languagetool'"
                    )
                args[k] = "--require-languagetool"
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        sections.write(formatter, sections.options(self, ctx, arguments.SECTIONS))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="copylint")
def cli() -> None:
    """A fast, precise linter and auto-corrector for news copy."""


def as_day(ctx: click.Context, param: click.Parameter, value: str | None) -> Any:
    """Returns the date that an option states; a wrong one is a usage error."""
    if value is None:
        return None
    from copylint.linter.setting_values import parse_date

    try:
        return parse_date(value)
    except ValueError:
        raise click.BadParameter(f"expected a date such as 2026-03-04, found {value!r}") from None


def as_encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Returns the name of an encoding that an option states; an unknown one is a usage error."""
    if value is not None:
        from copylint.formats.encoding import codec

        try:
            codec(value)
        except LookupError:
            raise click.BadParameter(f"unknown encoding {value!r}") from None
    return value


def _list(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """Repeated options and comma-separated lists come to the same."""
    return names(value)


def as_settings(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> Any:
    """Returns what `--config` states, None where it is not given; a wrong one is a usage error."""
    if not values:
        return None
    from copylint.linter.setting_values import ConfigError
    from copylint.linter.stated import stated

    try:
        return stated(values)
    except ConfigError as e:
        raise click.UsageError(str(e), ctx) from None


def consistent(given: dict[str, Any]) -> None:
    """Raises UsageError for options that exclude each other."""
    if given["isolated"] and given["config"] is not None and given["config"].file is not None:
        raise click.UsageError("--isolated and --config FILE exclude each other")


def with_options(table: Sequence[Option]) -> Callable[[T], T]:
    """Returns what gives a command the options of a table."""

    def give(command: T) -> T:
        for o in reversed(table):
            command = _option(o)(command)
        return command

    return give


def _options(table: Sequence[Option]) -> Callable[[T], T]:
    """Returns what gives a command the options of a table, and the paths."""

    def give(command: T) -> T:
        command = with_options(table)(command)
        return click.argument("paths", nargs=-1, type=click.Path(readable=False), metavar="[PATH|-]...")(
            command
        )  # type: ignore[type-var]

    return give


def _option(o: Option) -> Callable[[T], T]:
    shapes: dict[str, dict[str, Any]] = {
        "": {"is_flag": True},
        "list": {"multiple": True, "callback": _list},
        "text": {},
        "texts": {"multiple": True},
        "count": {"type": click.IntRange(1)},
        "choice": {"type": click.Choice(o.choices), "default": o.default},
        "day": {"callback": as_day},
        "encoding": {"callback": as_encoding},
        "settings": {"multiple": True, "callback": as_settings},
        "folder": {"multiple": True, "type": click.Path(exists=True)},
        "mode": {"flag_value": o.default, "hidden": not o.help},
    }
    shape = shapes[o.takes]
    if o.key in _COMPLETED:
        shape["shell_complete"] = _COMPLETED[o.key]
    return cast(
        "Callable[[T], T]", click.option(*o.flags, o.key, metavar=o.metavar, help=o.help or None, **shape)
    )


#: What a shell may offer for the values of options, where click does not know.
_COMPLETED = {
    "select": completion.rules,
    "extend_select": completion.rules,
    "ignore": completion.rules,
    "style": completion.styles,
    "config": completion.settings,
    "outputs": completion.outputs,
}


def _named(given: dict[str, Any]) -> dict[str, Any]:
    """The values of a command that reads copy: this folder where no path is named. Raises UsageError."""
    consistent(given)
    return {**given, "paths": given["paths"] or (".",)}


@cli.command(cls=_Linting)
@_options(CHECK)
@click.pass_context
def check(ctx: click.Context, /, **given: Any) -> None:
    """Report what a sub-editor would mark.

    Folders are searched for .txt and Markdown files (.md, .markdown, .mdx); what no reader knows is refused
    where it is named, passed over and counted in a folder. Ends with 0 where nothing is found, 1 where
    something is (with --diff: where something would be written), 2 where a file, an option or a setting is
    wrong.
    """
    ctx.exit(check_and_fix.check(_named(given)))


@cli.command(cls=_Linting)
@_options(FIX)
@click.pass_context
def fix(ctx: click.Context, /, **given: Any) -> None:
    """Correct what can be corrected; without --write only show it, as a unified diff.

    Ends with 0 when nothing is left to correct, 1 where --write would change something, 2 where a file,
    an option or a setting is wrong. With `-` the corrected text goes to standard output.
    """
    ctx.exit(check_and_fix.fix(_named(given)))


@cli.command()
@click.argument("names", nargs=-1, metavar="[RULE...|test [PACK]...]", shell_complete=completion.explained)
@click.option(
    "--rules",
    "packs",
    multiple=True,
    type=click.Path(exists=True),
    metavar="PATH",
    help="Further rules: a file, or a folder of them.",
)
@with_options((CONFIG,))
@click.option(
    "--style",
    multiple=True,
    callback=_list,
    metavar="NAME",
    help="Show or test rules as this house style has them.",
    shell_complete=completion.styles,
)
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", help="How rules are listed."
)
@click.pass_context
def rules(
    ctx: click.Context,
    names: tuple[str, ...],
    packs: tuple[str, ...],
    config: Any,
    style: tuple[str, ...],
    form: str,
) -> None:
    """List the rules, explain those named, or test them.

    \b
    copylint rules                list all rules
    copylint rules quotes         list those of a topic or with a tag
    copylint rules quotes.space   explain one
    copylint rules test           run the examples of every rule
    copylint rules test PACK      run those of a rule file or folder
    copylint rules kinds          list the kinds that a rule may be of
    copylint rules kinds tokens   what a rule of a kind states
    """
    from copylint.cli import rule_list

    if names[:1] == ("kinds",):
        ctx.exit(rule_list.kinds_told(names[1:], form == "json"))
    testing = names[:1] == ("test",)
    found = rule_list.loaded(names[1:] if testing else (), packs, config, style)
    if found is None:
        ctx.exit(FAULT)
    if testing:
        ctx.exit(rule_list.tested(found))
    ctx.exit(rule_list.told(found, names) if form == "json" else rule_list.shown(found, names, _width()))


def _width() -> int:
    """Columns of the terminal; plenty where the output goes elsewhere, so that nothing is cut."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000


def main() -> None:
    """Runs the command line and ends the process with its exit status; `copylint.cli.start` does the same,
    and sooner."""
    sys.unraisablehook = streams.ask_again
    streams.ready()
    if "_COPYLINT_COMPLETE" in os.environ:
        from copylint.cli import bash

        bash.register()
    try:
        code = cli.main(standalone_mode=False, prog_name="copylint")
        sys.stdout.flush()
    except click.exceptions.Abort:
        code = INTERRUPTED
    except click.ClickException as e:
        from io import StringIO

        from copylint.reports.terminal import visible

        # It may hold what a repository's files say, or their names.
        said = StringIO()
        e.show(said)
        streams.say("\n".join(visible(line) for line in said.getvalue().split("\n")), end="")
        code = e.exit_code
    except OSError as e:
        code = streams.lost_output(e)
    sys.exit(code if isinstance(code, int) else 0)
