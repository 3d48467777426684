"""Help in sections: the whole of it is a golden file, and every option has its section."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from copylint.cli import arguments, sections
from copylint.cli.main import SECTIONS, cli


@pytest.mark.parametrize("line", ["", "check", "fix"])
def test_help_is_as_it_was(line, golden):
    done = CliRunner().invoke(cli, [*line.split(), "--help"], prog_name="copylint", terminal_width=80)
    assert done.exit_code == 0
    golden(f"help/{line or 'copylint'}.txt", done.stdout)


@pytest.mark.parametrize("command", arguments.COMMANDS)
def test_every_option_has_one_section(command):
    placed = [key for keys in arguments.SECTIONS.values() for key in keys]
    assert len(placed) == len(set(placed))
    assert {o.key for o in arguments.COMMANDS[command] if o.help} <= set(placed)


def test_every_command_has_one_section():
    placed = [name for names in SECTIONS.values() for name in names]
    assert sorted(placed) == cli.list_commands(click.Context(cli))


def test_what_has_no_section_comes_last():
    @click.command()
    @click.option("--new", help="Something new.")
    @click.option("--old", help="Something old.")
    def command(new: str, old: str) -> None: ...

    found = list(sections.options(command, click.Context(command), {"Old": ("old", "gone")}))
    assert [(title, [first.split()[0] for first, _ in rows]) for title, rows in found] == [
        ("Old", ["--old"]),
        (sections.OTHER, ["--new", "--help"]),
    ]
