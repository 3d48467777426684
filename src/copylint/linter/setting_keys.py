"""Every key of a settings file in one table: what its value may be, what a later file does to an earlier
one's, and what it is for."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """One key. `takes` names the method of `Values` that looks at its value; `fields` are what it becomes in
    Settings, by default the field of its name.

    `merges` says what a file does to the value of one that it builds on: "later" puts its own in place,
    "adds" adds to the list, "keys" replaces entry by entry of a table.
    """

    name: str
    takes: str
    help: str
    merges: str = "later"
    fields: tuple[str, ...] = ()

    @property
    def stored(self) -> tuple[str, ...]:
        """The fields of Settings that the key comes to."""
        return self.fields or (self.name.replace("-", "_"),)


TABLE = (
    Key(
        "extend", "extended", "What these settings build on: files, packs, pkg:NAME of an installed package, "
        "copylint:STYLE; the later wins.", "adds", ("built_on",),
    ),
    Key("variant", "variant", 'The English of the copy: "auto" (the copy says), "en-US" or "en-GB".'),
    Key("style", "styles", "The house style, or several: where two differ over a rule, the later wins."),
    Key("select", "texts", "Run only these rules, topics or tags."),
    Key("extend-select", "texts", "Run these besides those that run.", "adds"),
    Key("ignore", "texts", "Leave these rules, topics or tags out."),
    Key("per-file-ignores", "ignores", "What is left out in files that match a pattern.", "keys"),
    Key("severity", "severities", "How grave findings are: error, warning or suggestion, by rule, topic or "
        "tag.", "keys"),
    Key(
        "words", "words", "accept, accept-files: what is right as written; reject: what the house does not "
        "want, a list, or a table with what it writes instead.", "adds", ("accept", "reject"),
    ),
    Key(
        "names-files", "names_files", "Files of names, one a line: never spelling errors, and the authority "
        "for their spelling after the story.", "adds", ("names", "names_from"),
    ),
    Key("extend-ignore-re", "patterns", "Copy that matches one of these patterns is passed over.", "adds"),
    Key("rules", "packs", "Further rules: files, or folders of them.", "adds"),
    Key("exclude", "globs", "Files and folders that are left out, as in .gitignore."),
    Key("extend-exclude", "globs", "The same, on top of exclude.", "adds"),
    Key("extensions", "suffixes", "The suffixes that folders are searched for."),
    Key("formats", "formats", "Suffixes of the house's own, each with how it is read.", "keys"),
    Key("encoding", "encoding", "The encoding of files without a byte-order mark."),
    Key("published", "day", "The day the copy is for, unless its front matter says another."),
    Key("unsafe-fixes", "switch", "Whether corrections are made that somebody should look at."),
    Key("unfixable", "texts", "Rules, topics or tags that are found and never mended."),
    Key("extend-safe-fixes", "texts", "Those that are mended unasked.", "adds"),
    Key("extend-unsafe-fixes", "texts", "Those that are mended with --unsafe-fixes only.", "adds"),
    Key(
        "languagetool", "languagetool", 'Whether LanguageTool is asked: true, false, "require", or a table '
        "of use, server and jars.", fields=("languagetool", "languagetool_server", "languagetool_jars"),
    ),
    Key("required-version", "version", "The versions of copylint that the settings are for."),
)  # fmt: skip

#: Keys by their name, in the order in which `copylint config` shows them.
KEYS = {k.name: k for k in TABLE}

#: What is done to each field of Settings by a later file; `reject` is a table whose entries are words.
MERGES = {field: "keys" if field == "reject" else k.merges for k in TABLE for field in k.stored}

#: What a program may state besides, by the key that looks at it: files that are read, not kept.
WORD_KEYS = ("accept", "accept-files", "reject")

#: Keys that are sought where they do not stand: what is written -> where it is said.
ELSEWHERE = {
    **{f"words.{key}": key for key in ("names-files", "extend-ignore-re")},
    **{key: f"words.{key}" for key in WORD_KEYS},
    "names": "names-files",
}

_WAYS = {
    "later": "in its place",
    "adds": "added to it",
    "keys": "entry by entry",
}


def as_table() -> str:
    """Returns the table of keys as Markdown, for the documentation."""
    rows = [(f"`{k.name}`", k.help, "" if k.name == "extend" else _WAYS[k.merges]) for k in TABLE]
    head = [("key", "what it says", "over a value that is built on"), ("---", "---", "---")]
    return "".join(f"| {' | '.join(row)} |\n" for row in (*head, *rows))
