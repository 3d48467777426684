"""Read the tables that the crates varcon and typos-dict carry as generated Rust source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Form:
    """One spelling of an entry: variety -> how usual it is there.

    Varieties: American, BritishIse, BritishIze, Canadian, Australian. Usualness: "" (the usual
    one), Eq (as usual as another), Variant, Seldom, Possible, Improper.
    """

    word: str
    usual: dict[str, str] = field(default_factory=dict)


@dataclass
class Entry:
    header: str
    forms: list[Form]
    pos: str
    description: str
    note: str


_TOKEN = re.compile(
    r"""^Cluster\ \{
    |header:\ "(?P<header>[^"]*)"
    |word:\ "(?P<word>[^"]*)"
    |Type\ \{category:\ Category::(?P<variety>\w+),\ tag:\ (?:None|Some\(Tag::(?P<tag>\w+)\))
    |pos:\ (?P<pos>None|Some\(Pos::\w+\)),\ archaic:\ (?:true|false),\ note:\ (?P<note>None|Some\("[^"]*"\))
    |description:\ (?P<description>None|Some\("[^"]*"\))
    |^\s*comment:\ (?P<comment>None|Some)""",
    re.X | re.M,
)


def _inside(value: str | None) -> str:
    if not value or value == "None":
        return ""
    return value.removeprefix("Some(").removesuffix(")").removeprefix("Pos::").strip('"')


def varcon(folder: str | Path) -> Iterator[Entry]:
    """The entries of a vendored varcon crate, in its order."""
    text = (Path(folder) / "src" / "codegen.rs").read_text(encoding="utf-8")
    header = pos = note = description = ""
    forms: list[Form] = []
    for match in _TOKEN.finditer(text):
        if match["header"] is not None:
            header, forms = match["header"].strip(), []
        elif match["word"] is not None:
            forms.append(Form(match["word"]))
        elif match["variety"]:
            variety = match["variety"]
            forms[-1].usual.setdefault(variety, match["tag"] or "")
        elif match["pos"]:
            pos, note = _inside(match["pos"]), _inside(match["note"])
        elif match["description"]:
            description = _inside(match["description"])
        elif match["comment"]:
            yield Entry(header, forms, pos, description, note)
            forms, pos, note, description = [], "", "", ""


def typos(folder: str | Path) -> dict[str, list[str]]:
    """Misspelling -> its corrections, lower case, as a vendored typos-dict crate has them."""
    text = (Path(folder) / "src" / "word_codegen.rs").read_text(encoding="utf-8")
    entry = re.compile(r'InsensitiveStr::(?:Ascii|Unicode)\((?:\w+::)*\w*\(?"([^"]+)"\)?\),\s*&\[([^\]]*)\]')
    return {wrong.lower(): re.findall(r'"([^"]+)"', right) for wrong, right in entry.findall(text)}
