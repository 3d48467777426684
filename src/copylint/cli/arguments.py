"""The options of `check` and `fix`: one table, from which click makes its parser and help, and a
plain reader of the command lines that are written every day.

Importing click takes longer than to see that a story has not changed. The reader here understands
what needs no look at anything but the line itself; of all else, faults among it, it says nothing,
and click reads the line.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

from copylint.formats.recognised import FORMATS
from copylint.reports import formats


class Option(NamedTuple):
    """One option. `takes` says what its value is: "" nothing (it is on or off), "list" some names with
    commas between, "texts" one of several, "text", "count", "choice" one of `choices`; or what only click
    looks into: "day", "encoding", "settings" (a settings file or KEY=VALUE), "folder" (a file or folder),
    and "mode", where the value is that of the option itself."""

    flags: tuple[str, ...]
    key: str
    takes: str
    help: str = ""
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    default: Any = None


CONFIG = Option(
    ("--config",),
    "config",
    "settings",
    "Settings for all files, instead of those nearest to each; or one setting, over those of files.",
    "FILE|KEY=VALUE",
)

SHARED = (
    Option(("--select",), "select", "list", "Run only these rules, topics or tags.", "RULES"),
    Option(
        ("--extend-select",),
        "extend_select",
        "list",
        "Run these rules, topics or tags besides those that run.",
        "RULES",
    ),
    Option(("--ignore",), "ignore", "list", "Leave these rules, topics or tags out.", "RULES"),
    Option(
        ("--variant",),
        "variant",
        "choice",
        "The English of the copy; auto asks the copy.",
        choices=("en-US", "en-GB", "auto"),
    ),
    Option(("--style",), "style", "list", "House styles, the later over the earlier.", "NAME"),
    Option(("--published",), "published", "day", "The day the copy is for, such as 2026-03-04.", "DATE"),
    Option(("--rules",), "packs", "folder", "Further rules: a file, or a folder of them.", "PATH"),
    CONFIG,
    Option(
        ("--as",),
        "read_as",
        "choice",
        "What the input is, whatever its name and its first bytes say.",
        choices=FORMATS,
    ),
    Option(("--isolated",), "isolated", "", "Look for no settings file."),
    Option(
        ("--encoding",),
        "encoding",
        "encoding",
        "The encoding of files without a byte-order mark (UTF-8).",
        "NAME",
    ),
    Option(
        ("--languagetool",),
        "languagetool",
        "mode",
        "Ask LanguageTool too; --languagetool=require ends with 2 where it cannot be asked.",
        default="on",
    ),
    Option(("--require-languagetool",), "languagetool", "mode", default="require"),
    Option(
        ("--no-languagetool",),
        "languagetool",
        "mode",
        "Do not ask it, whatever the settings say.",
        default="off",
    ),
    Option(
        ("--stdin-filename",),
        "stdin_filename",
        "text",
        "What `-` is called; decides its settings, and without --as its format.",
        "PATH",
    ),
    Option(
        ("--exclude",),
        "extend_exclude",
        "list",
        "Leave out files that match, on top of the settings.",
        "GLOBS",
    ),
    Option(
        ("--force-exclude",),
        "force_exclude",
        "",
        (
            "Leave out of what is named here what a folder's search would: what `exclude` names, no reader "
            "knows, or is no copy by its name."
        ),
    ),
    Option(
        ("--no-baseline",), "no_baseline", "", "Look past copylint-baseline.json: what it holds is found too."
    ),
    Option(("-j", "--jobs"), "jobs", "count", "Processes to use; by default as many as pay off.", "N"),
    Option(
        ("--no-cache",),
        "no_cache",
        "",
        "Use and keep nothing of earlier runs: no compiled rules, no results, no answers of LanguageTool.",
    ),
    Option(("--show-files",), "show_files", "", "List the files that would be read, and do nothing else."),
    Option(
        ("--color",),
        "colour",
        "choice",
        "Colours: on a terminal, always, or never.",
        choices=("auto", "always", "never"),
        default="auto",
    ),
    Option(("-q", "--quiet"), "quiet", "", "No summary and no progress bar."),
)

CHECK = (
    *SHARED,
    Option(
        ("--format",), "form", "choice", "How findings are shown.", choices=formats.names(), default="text"
    ),
    Option(
        ("-o", "--output"),
        "outputs",
        "texts",
        "Write the report in a format to a file as well; may be given several times.",
        "FORMAT=FILE",
    ),
    Option(("--show-suppressed",), "show_suppressed", "", "Also list what somebody answered, marked so."),
    Option(
        ("--roles",),
        "roles",
        "",
        "Show what each line is taken for (headline, table, speech ...), instead of findings.",
    ),
    Option(
        ("--sort",),
        "sort",
        "choice",
        "Findings in the order of the copy, or the gravest first.",
        choices=("place", "weight"),
        default="place",
    ),
    Option(
        ("--fix",), "fix", "", "First write what is certain, as `fix --write` does; then report what is left."
    ),
    Option(
        ("--diff",),
        "diff",
        "",
        "In place of the report, show what `fix` would write as a diff; nothing is written. "
        "Ends with 1 where there is a difference, else with 0.",
    ),
    Option(("--exit-non-zero-on-fix",), "fixed_is_found", "", "End with 1 where --fix changed something."),
    Option(
        ("--min-severity",),
        "least",
        "choice",
        "Report no finding that is less grave; of facts and law it is said how many that leaves out.",
        choices=("error", "warning", "suggestion"),
        default="suggestion",
    ),
    Option(("--exit-zero",), "exit_zero", "", "End with 0 even where there are findings."),
    Option(
        ("--statistics",),
        "statistics",
        "",
        "Add a table of the findings by rule (on stderr unless the format is text).",
    ),
)

FIX = (
    *SHARED,
    Option(("--write",), "write", "", "Write the corrected files instead of showing what would change."),
    Option(("--unsafe-fixes",), "unsafe_fixes", "", "Also make corrections that somebody should look at."),
    Option(("--show-fixes",), "show_fixes", "", "List every correction on stderr."),
    Option(
        ("-i", "--interactive"), "asks", "", "Ask of each finding what becomes of it, and write the files."
    ),
    Option(("--undo",), "undo", "text", "Keep the patch there that takes back what --write writes.", "FILE"),
)

#: The sections of their help: title -> keys.
SECTIONS = {
    "Which rules": ("select", "extend_select", "ignore", "style", "packs", "languagetool"),
    "What the copy is": ("variant", "published", "read_as", "encoding", "stdin_filename"),
    "Which files": ("extend_exclude", "force_exclude", "show_files"),
    "Settings and baseline": ("config", "isolated", "no_baseline"),
    "Fixes": (
        "fix", "diff", "fixed_is_found", "write", "unsafe_fixes", "show_fixes", "asks", "undo",
    ),
    "Output": (
        "form", "outputs", "sort", "least", "statistics", "show_suppressed", "roles", "colour", "quiet",
        "exit_zero",
    ),
    "Speed and cache": ("jobs", "no_cache"),
}  # fmt: skip

COMMANDS = {"check": CHECK, "fix": FIX}

#: Options that go over settings of the same name.
OVERRIDES = (
    "select", "extend_select", "ignore", "extend_exclude", "variant", "style", "published", "encoding",
    "languagetool", "read_as",
)  # fmt: skip

#: The options of `config`: those that have a say in settings.
SHOW = (
    *(o for o in SHARED if o.key in (*OVERRIDES, "packs", "config", "isolated") and o.key != "read_as"),
    Option(
        ("--format",), "form", "choice", "How settings are shown.", choices=("text", "json"), default="text"
    ),
)

#: What click makes of a value before the command sees it.
_SEEN_BY_CLICK = frozenset({"day", "encoding", "settings", "folder", "mode"})


def names(values: Sequence[str]) -> tuple[str, ...]:
    """Returns the names in the values of an option: repeated ones and lists with commas come to the same."""
    return tuple(x.strip() for v in values for x in v.split(",") if x.strip())


def nothing(option: Option) -> Any:
    """Returns the value of an option that is not given."""
    if option.takes == "":
        return False
    if option.takes in ("list", "texts", "folder"):
        return ()
    return None if option.takes == "mode" else option.default


def plain(line: Sequence[str]) -> tuple[str, dict[str, Any]] | None:
    """Returns the command of a line and its values by key, as click would; None where click must read
    it: another command, an option of its own kind, or a fault to be told."""
    if not line or line[0] not in COMMANDS:
        return None
    options = COMMANDS[line[0]]
    by_flag = {f: o for o in options for f in o.flags}
    given = {o.key: nothing(o) for o in options}
    paths: list[str] = []
    lists: dict[str, list[str]] = {}
    rest = iter(line[1:])
    for arg in rest:
        if arg == "--":
            paths += rest
        elif arg == "-" or not arg.startswith("-"):
            paths.append(arg)
        else:
            name, equals, value = arg.partition("=")
            option = by_flag.get(name)
            if option is None or option.takes in _SEEN_BY_CLICK or (equals and not name.startswith("--")):
                return None
            if option.takes == "":
                if equals:
                    return None
                given[option.key] = True
                continue
            value = value if equals else next(rest, "")
            if not value or value.startswith("-"):
                return None
            if option.takes == "texts":
                given[option.key] += (value,)
            elif option.takes == "list":
                lists.setdefault(option.key, []).append(value)
            elif option.takes == "count":
                if not (value.isascii() and value.isdigit() and 0 < len(value) < 6 and int(value)):
                    return None
                given[option.key] = int(value)
            elif option.takes == "choice" and value not in option.choices:
                return None
            else:
                given[option.key] = value
    if (
        not paths or os.name == "nt" and any(c in p for p in paths for c in "*?[~$%")
    ):  # which click unfolds there
        return None
    given["paths"] = tuple(paths) or (".",)
    given.update({key: names(values) for key, values in lists.items()})
    return line[0], given
