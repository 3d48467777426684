"""Help in sections: which options of a command belong together, and which commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import click

#: Where what no section names stands.
OTHER = "Other options"

_Rows = Sequence[tuple[str, str]]


def options(
    command: click.Command, ctx: click.Context, titles: Mapping[str, Sequence[str]]
) -> Iterable[tuple[str, _Rows]]:
    """Yields the sections of a command's options, as `titles` names them: the title, and what help says of
    each. What is in none of them comes last."""
    left: dict[str, list[tuple[str, str]]] = {}
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
        if record is not None:
            left.setdefault(param.name or "", []).append(record)
    for title, named in titles.items():
        rows = [record for name in named for record in left.pop(name, ())]
        if rows:
            yield title, rows
    if left:
        yield OTHER, [record for records in left.values() for record in records]


def commands(
    group: click.Group, ctx: click.Context, titles: Mapping[str, Sequence[str]], room: int
) -> Iterable[tuple[str, _Rows]]:
    """Yields the sections of a group's commands, as `titles` names them, with the first words of what each
    does in at most `room` columns. What is in none of them comes last."""
    left = dict.fromkeys(group.list_commands(ctx))
    for title, named in (*titles.items(), ("Other commands", ())):
        rows = []
        for name in named or list(left):
            command = group.get_command(ctx, name)
            left.pop(name, None)
            if command is not None and not command.hidden:
                rows.append((name, command.get_short_help_str(room)))
        if rows:
            yield title, rows


def write(formatter: click.HelpFormatter, sections: Iterable[tuple[str, _Rows]]) -> None:
    """Writes the sections, their second columns below each other."""
    found = list(sections)
    widest = min(30, max((len(first) for _, rows in found for first, _ in rows), default=0))
    for title, rows in found:
        own = min(30, max(len(first) for first, _ in rows))
        with formatter.section(title):
            formatter.write_dl(rows, col_spacing=2 + widest - own)
