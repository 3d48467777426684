"""What no reader knows is refused where it is named, passed over and counted elsewhere, and never changed."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from copylint.cli.main import cli
from copylint.formats.format import FORMATS, SUFFIXES, Foreign, recognise
from copylint.formats.recognised import known_files, language_of, no_copy, suffix_of

FAULTY = "Ferry returns\n\nThe captain said , then left teh port.\n"
MENDED = "Ferry returns\n\nThe captain said, then left the port.\n"


def office_document() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as z:
        z.writestr("word/document.xml", "<w:document><w:t>The captain said , then left.</w:t></w:document>")
    return data.getvalue()


FOREIGN: dict[str, bytes] = {
    "feed.xml": b'<?xml version="1.0"?>\n<story><p>The captain said , then left.</p></story>\n',
    "ferry.nitf": b'<?xml version="1.0"?>\n<nitf><body><p>The captain said , then left.</p></body></nitf>\n',
    "ferry.newsml": (
        b"<newsItem xmlns='http://iptc.org/std/nar/'>\n<p>The captain said , then left.</p></newsItem>\n"
    ),
    "ferry.json": (
        b'{"headline": "Ferry returns", "body": "The captain said , then left.", "tags": ["a" ,"b"]}\n'
    ),
    "ferries.jsonl": b'{"body": "The captain said , then left."}\n{"body": "He left ,too."}\n',
    "ferries.csv": b'port,said\nHexley , "the captain"\n',
    "ferry.rtf": b"{\\rtf1\\ansi The captain said , then left.\\par}\n",
    "ferry.html": b"<!doctype html>\n<p>The captain said , then left.</p><script>go('a' ,'b')</script>\n",
    "ferry.docx": office_document(),
    "ferry.py": b"name = 'ana' ,'ruiz'\nprint(name , \"the the end\")\n",
    "ferry.sh": b"#!/bin/sh\nls  -l , teh\n",
    "ferry.wire": FAULTY.encode(),
}
#: What says by its first bytes that it is not what its suffix says, or none.
WITHIN = {
    f"{name.replace('.', '-')}{end}": FOREIGN[name]
    for name in FOREIGN
    for end in (".txt", "")
    if name not in ("ferries.csv", "ferry.py", "ferry.wire")
}
WITHIN.pop("ferry-sh.txt")
NO_COPY = {
    name: FAULTY.encode()
    for name in ("LICENSE", "LICENSE.txt", "requirements-dev.txt", "robots.txt", "CMakeLists.txt")
}


def run(*args: str, given: bytes | None = None) -> Any:
    return CliRunner().invoke(cli, args, input=given)


def lay(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)


# -- never changed ---------------------------------------------------------------------------------
@pytest.mark.parametrize("name", [*FOREIGN, *WITHIN])
def test_a_foreign_file_that_is_named_is_refused_and_stays_as_it_is(desk: Path, name: str) -> None:
    data = {**FOREIGN, **WITHIN}[name]
    (desk / name).write_bytes(data)
    for line in (("check",), ("fix", "--write", "--unsafe-fixes"), ("names",), ("facts",)):
        got = run(*line, name)
        assert got.exit_code == 2, (line, got.output)
        assert f"copylint: {name}: is " in got.stderr
        assert ("--as text" in got.stderr) or ("save its copy as plain text" in got.stderr)
    assert (desk / name).read_bytes() == data


@pytest.mark.parametrize("line", [(), ("--force-exclude",)], ids=["folder", "hook"])
def test_in_a_folder_or_a_hook_foreign_files_are_passed_over_and_counted(
    desk: Path, line: tuple[str, ...]
) -> None:
    inside = {name: WITHIN[name] for name in ("ferry-html.txt", "feed-xml.txt", "ferry-docx")}
    files = {**FOREIGN, **inside, **NO_COPY}
    lay(desk, {**files, "story.txt": FAULTY.encode()})
    named = [".", *line] if not line else [*line, *sorted(files), "story.txt"]
    got = run("fix", "--write", "--unsafe-fixes", *named)
    assert got.exit_code == 0, got.output
    assert {name: (desk / name).read_bytes() for name in files} == files
    assert (desk / "story.txt").read_text() == MENDED
    said = got.stderr.splitlines()[-1].removeprefix("copylint: passed over ").split(", ")
    for name in FOREIGN:
        assert f"1 {suffix_of(name)}" in said
    for name in NO_COPY:
        assert f"1 {name}" in said
    assert {
        "1 .txt (HTML)",
        "1 .txt (XML)",
        "1 without a suffix (an archive or an office document)" if line else "1 without a suffix",
    } <= set(said)


def test_a_folder_without_anything_foreign_says_nothing_of_it(desk: Path) -> None:
    lay(desk, {"story.txt": MENDED.encode(), "copylint.toml": b"", ".hidden": b"x"})
    assert "passed over" not in run("check", ".").output


def test_what_is_ignored_or_excluded_is_not_counted(desk: Path) -> None:
    lay(
        desk,
        {
            "story.txt": b"A ferry.\n",
            "a.pdf": b"x",
            "b.pdf": b"x",
            "c.png": b"x",
            ".gitignore": b"b.pdf\n",
            "copylint.toml": b'exclude = ["c.png"]\n',
        },
    )
    got = run("check", ".")
    assert got.stderr == "copylint: passed over 1 .pdf\n"
    assert run("check", "-q", ".").stderr == ""
    assert json.loads(run("check", "--format", "json", ".").stdout) == []


def test_many_kinds_are_counted_together() -> None:
    from copylint.reports.summary import passed_over

    assert passed_over({".a": 1, ".b": 2_000}) == "passed over 2,000 .b, 1 .a"
    assert passed_over({f".{k:02}": 2 for k in range(35)}).endswith(", 2 .29, 10 others")


def test_who_names_a_licence_means_it(desk: Path) -> None:
    lay(desk, NO_COPY)
    for name in NO_COPY:
        assert run("check", name).exit_code == 1, name
        assert run("check", "--force-exclude", name).exit_code == 0, name


# -- told how to read ------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["ferry.wire", "ferry.json", "ferry.html", "ferry.wire.orig"])
def test_as_text_reads_whatever_it_is_as_text(desk: Path, name: str) -> None:
    (desk / name).write_text(FAULTY)
    assert run("fix", "--write", name).exit_code == 2
    assert run("fix", "--write", "--as", "text", name).exit_code == 0
    assert (desk / name).read_text() == MENDED


def test_as_names_the_reader_and_format_the_report(desk: Path) -> None:
    (desk / "a.txt").write_text("# Ferry\n\nThe captain left `a , b` there.\n")
    assert json.loads(run("check", "--as", "markdown", "--format", "json", "a.txt").stdout) == []
    assert [f["rule"] for f in json.loads(run("check", "--format", "json", "a.txt").stdout)] == [
        "spacing.before-comma"
    ]
    assert run("check", "--as", "json", "a.txt").exit_code == 2


def test_standard_input_is_told_by_name_by_as_or_by_its_first_bytes() -> None:
    html = b"<p>The captain said , then left.</p>\n"
    assert run("check", "-", given=html).stderr.startswith("copylint: -: is HTML, not plain text; --as text")
    assert run("check", "--stdin-filename", "a.py", "-", given=FAULTY.encode()).exit_code == 2
    assert run("check", "--stdin-filename", "a.py", "--as", "text", "-", given=FAULTY.encode()).exit_code == 1
    braces = b"{/* teh , x */}\n\nThe captain left.\n"
    assert run("check", "-q", "--as", "mdx", "-", given=braces).exit_code == 0
    assert run("check", "-q", "--stdin-filename", "a.mdx", "-", given=braces).exit_code == 0


def test_standard_input_that_is_passed_over_comes_back_as_it_was() -> None:
    got = run("fix", "--write", "--force-exclude", "--stdin-filename", "a.py", "-", given=b"x = 1 , 2\n")
    assert (got.exit_code, got.stdout) == (0, "x = 1 , 2\n")


def test_a_house_says_how_its_own_suffix_is_read(desk: Path) -> None:
    lay(
        desk,
        {
            "a.wire": FAULTY.encode(),
            "b.WIRE": FAULTY.encode(),
            "copylint.toml": b'[formats]\n".wire" = "text"\n',
        },
    )
    assert run("fix", "--write", "a.wire").exit_code == 0
    assert (desk / "a.wire").read_text() == MENDED
    got = run("fix", "--write", ".")  # folders are searched for it, too
    assert (got.exit_code, (desk / "b.WIRE").read_text()) == (0, MENDED)
    (desk / "c.wire").write_bytes(FOREIGN["feed.xml"])
    assert "copylint: c.wire: is XML, not plain text" in run("check", "c.wire").stderr


def test_a_suffix_is_searched_for_only_where_a_reader_knows_it(desk: Path) -> None:
    lay(
        desk,
        {"a.txt": b"A ferry.\n", "copylint.toml": b'variant = "en-GB"\nextensions = [".txt", ".wire"]\n'},
    )
    got = run("check", ".")
    assert got.exit_code == 2
    assert (
        'copylint.toml:2: extensions: no reader knows .wire files; [formats] ".wire" = "text" says that '
        "they are plain text"
    ) in got.stderr


# -- told by how it begins -------------------------------------------------------------------------
@pytest.mark.parametrize(
    "copy",
    [
        "[Updated] Ferry returns\n\nThe captain left.\n", "[sic]", "[1] The ferry.",
        '["We are glad," the captain said.]', "[]x", "{{ date }} Ferry\n", "{% raw %} Ferry",
        "{Ferry} returns", "{“a”: b}", '{"We left," he said. "At noon."}', "{#top}",
        "<Eds: UPDATES with quote>\n\nFerry", "<Updates with quotes, details>\nFerry",
        "<link to the plan> here", "<ferry> returns.", "<b>Ferry</b> returns\n\nThe captain left.",
        "<i>The Ferry</i>, a play", "< 5 per cent", "<<< MORE", "<-- see above", "<3 said the captain",
        "<!-- to the desk: check --> The ferry returns.", "<captain@hexley.example> wrote",
        "<https://hexley.example>", "", " \n", "A < b </p> c </p> d",
        "He wrote <p> and </p> twice: <p> </p>.", "``It is late,'' he said.", "{\\it Ferry} returns",
        "PKO Bank", "GIFs are back",
    ],
)  # fmt: skip
def test_copy_that_begins_like_something_else_is_copy(copy: str) -> None:
    assert language_of(copy) is None
    assert recognise("a.txt", copy.encode())[1] == "text"
    assert recognise("a", copy.encode())[1] == "text"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<html>\n", "HTML"), ("\n  <!DOCTYPE HTML PUBLIC>", "HTML"),
        ("<?xml version='1.0'?>\n<html>", "HTML"), ("<p>Ferry", "HTML"),
        ("<!-- a -->\n<div class=x>Ferry", "HTML"), ("<a href='x'>Ferry</a> returns", "HTML"),
        ("Ferry\n<p>a</p>\n<p>b</p>\n<p>c</p>\n", "HTML"),
        ("<?xml version='1.0'?>\n<nitf>", "XML"), ("<story>\n<head>Ferry</head></story>", "XML"),
        ("<story id='1'/>", "XML"), ("<!DOCTYPE nitf SYSTEM 'x'>", "XML"),
        ('{"a": 1}', "JSON"), ('\n{ "a b" : [', "JSON"), ('{"a": 1}\n{"a": 2}\n', "JSON"),
        ('[{"a": 1', "JSON"), ("[1, 2]\n", "JSON"), ("{}", "JSON"),
    ],
)  # fmt: skip
def test_what_is_no_plain_text_is_told_by_how_it_begins(text: str, what: str) -> None:
    assert language_of(text) == what
    for name in ("a.txt", "a"):
        with pytest.raises(Foreign, match=f"is {what}, not plain text; --as text"):
            recognise(name, text.encode())
    with pytest.raises(Foreign, match=f"is {what}"):
        recognise("a.txt", b"\xff\xfe" + text.encode("utf-16-le"))
    assert recognise("a.txt", text.encode(), told="text")[1] == "text"
    assert recognise("a.md", text.encode())[1] == "markdown"  # of which these may be part


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a"])
@pytest.mark.parametrize(
    "data", [b"{\\rtf1 x}", b"%PDF-1.7", b"PK\x03\x04x", b"\x89PNG\r", b"\xd0\xcf\x11\xe0"]
)
def test_what_is_no_text_at_all_is_told_whatever_its_suffix(name: str, data: bytes) -> None:
    with pytest.raises(Foreign):
        recognise(name, data)


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.txt", "text"), ("A.TXT", "text"), ("a.md", "markdown"), ("a.markdown", "markdown"),
        ("a.mdx", "mdx"), ("a", "text"), ("-", "text"),
        ("Mr. Hale", "text"), ("a.", "text"), ("LICENSE", "text"), ("in.d/a", "text"),
    ],
)  # fmt: skip
def test_the_suffix_says_which_reader(name: str, reader: str) -> None:
    assert recognise(name, FAULTY.encode())[1] == reader


@pytest.mark.parametrize("name", ["Makefile", "Dockerfile", "CODEOWNERS"])
def test_a_program_without_a_suffix_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(Foreign, match="which no reader knows; --as text"):
        recognise(name, FAULTY.encode())


@pytest.mark.parametrize(
    "name",
    [
        "licence-fee-rises.txt",
        "notice-to-quit.txt",
        "robots-at-work.txt",
        "visa-requirements.txt",
        "a.txt",
        "README.md",
        "COPY.txt",
    ],
)
def test_a_story_is_not_taken_for_what_has_a_like_name(name: str) -> None:
    assert no_copy(name) is None


def test_a_refusal_survives_a_process_border() -> None:
    e = pickle.loads(pickle.dumps(Foreign("a.py", "is Python", ".py")))
    assert (str(e), e.path, e.kind) == ("a.py: is Python", "a.py", ".py")


def test_by_several_processes_too(desk: Path) -> None:
    lay(
        desk,
        {
            "a.txt": FAULTY.encode(),
            "b.txt": b"<p>The ferry .</p>",
            "c.txt": FAULTY.encode(),
            "d.txt": b"A ferry.\n",
        },
    )
    for line in (("check",), ("fix", "--write")):
        got = run(*line, "-j", "2", "--no-cache", ".")
        assert got.stderr.splitlines()[-1] == "copylint: passed over 1 .txt (HTML)"
    assert (desk / "b.txt").read_bytes() == b"<p>The ferry .</p>"


def test_the_table_of_files_knows_no_suffix_that_has_a_reader() -> None:
    for key, (what, how) in known_files().items():
        assert what, key
        assert how in ("text", "bytes", "name", "program"), key
        assert (
            (suffix_of("a" + key) == key and key not in SUFFIXES)
            if how in ("text", "bytes")
            else no_copy(key.replace("*", "-x"))
        )
    assert set(SUFFIXES.values()) == set(FORMATS)
