"""Every format: whole and valid with findings and without, and true to where a finding stands."""

import json
import os
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.findings.finding import Evidence, Finding, Fix, Safety, Severity
from copylint.findings.report import FileReport
from copylint.reports import formats
from copylint.reports.terminal import visible
from copylint.text.document import Document
from copylint.text.lines import Lines
from copylint.text.spans import Edit, Span

#: Letters of one to four bytes, marks that XML must escape, and what it cannot hold.
COPY = 'Zoë & "Bo" <b>\nrode 🚲 then\x0b home.\nzoë left.\n'


def finding(words: str, *fixes: Fix, **more: object) -> Finding:
    start = COPY.index(words)
    told = {"rule": "made.up", "message": f"Look: {words}", "severity": Severity.WARNING, **more}
    return Finding(span=Span(start, start + len(words)), fixes=fixes, **told)


def edit(old: str, new: str) -> Edit:
    start = COPY.index(old)
    return Edit(Span(start, start + len(old)), old, new)


def story() -> FileReport:
    first = Evidence(span=Span(0, 3), reason="first here")
    found = (
        finding('"Bo"'),
        finding(
            "then\x0b", Fix(edits=(edit("rode", "rides"), edit("then\x0b", "than")), safety=Safety.UNSAFE)
        ),
        finding(
            "zoë",
            Fix(edits=(edit("zoë", "Zoë"),), safety=Safety.SAFE),
            evidence=(first,),
            severity=Severity.ERROR,
        ),
    )
    return FileReport(
        path=os.path.join(".", "copy", "Zoë 1.txt"), document=Document("x", COPY), findings=found
    )


def files() -> list[FileReport]:
    gone = FileReport(path="gone.txt", document=None, error="gone.txt: no such file")
    return [FileReport(path="clean.txt", document=Document("clean.txt", "Fine.")), story(), gone]


def made(name: str, reports: list[FileReport]) -> str:
    return "".join(formats.render(name, reports))


@pytest.mark.parametrize("name", formats.names())
def test_every_line_of_a_report_is_ended(name):
    for reports in ([], files()):
        text = made(name, reports)
        assert not text or text.endswith("\n")


@pytest.mark.parametrize("name", ["json", "gitlab", "rdjson", "sarif"])
@pytest.mark.parametrize("reports", [[], files()], ids=["nothing", "findings"])
def test_what_is_json_can_be_read_and_is_ascii(name, reports):
    text = made(name, reports)
    assert text.isascii()
    json.loads(text)


@pytest.mark.parametrize("name", ["checkstyle", "junit"])
@pytest.mark.parametrize("reports", [[], files()], ids=["nothing", "findings"])
def test_what_is_xml_can_be_read(name, reports):
    ElementTree.fromstring(made(name, reports))


def test_checkstyle_has_a_file_each_and_an_error_a_finding():
    root = ElementTree.fromstring(made("checkstyle", files()))
    told = {
        file.get("name"): [(e.get("line"), e.get("column"), e.get("severity")) for e in file] for file in root
    }
    assert told == {
        "clean.txt": [],
        "copy/Zoë 1.txt": [("1", "7", "warning"), ("2", "8", "warning"), ("3", "1", "error")],
    }
    (first, second, _) = root.findall(".//error")
    assert first.get("message") == 'Look: "Bo"'
    assert second.get("message") == "Look: then\ufffd"


def test_junit_counts_what_failed_and_what_was_not_read():
    root = ElementTree.fromstring(made("junit", files()))
    counts = [tuple(suite.get(k) for k in ("name", "tests", "failures", "errors")) for suite in root]
    assert counts == [
        ("clean.txt", "1", "0", "0"),
        ("copy/Zoë 1.txt", "3", "3", "0"),
        ("gone.txt", "1", "0", "1"),
    ]
    assert [len(suite) for suite in root] == [1, 3, 1]


def test_reviewdogs_columns_count_bytes():
    _, second, third = json.loads(made("rdjson", files()))["diagnostics"]
    assert second["location"]["range"]["start"] == {"line": 2, "column": 1 + len("rode 🚲 ".encode())}
    (change,) = second["suggestions"]
    assert change == {
        "range": {"start": {"line": 2, "column": 1}, "end": {"line": 2, "column": 16}},
        "text": "rides 🚲 than",
    }
    assert third["related_locations"][0]["location"]["range"]["end"] == {"line": 1, "column": 5}


def test_gitlab_gets_fingerprints_that_are_all_different_and_outlast_an_edit_elsewhere():
    def prints(copy: str) -> list[str]:
        at = [k for k in range(len(copy)) if copy.startswith("teh", k)]
        found = tuple(
            Finding(rule="a.b", span=Span(k, k + 3), message="No.", severity=Severity.ERROR) for k in at
        )
        report = FileReport(path="a.txt", document=Document("a.txt", copy), findings=found)
        return [x["fingerprint"] for x in json.loads(made("gitlab", [report]))]

    before = prints("one two three teh four five six. teh end teh end teh end")
    after = prints("A new line.\none two three teh four five six. teh end teh end teh end")
    assert len(set(before)) == 4
    assert after == before


def test_sarif_numbers_the_rules_it_has_results_of():
    (run,) = json.loads(made("sarif", files()))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["made.up"]
    _, second, third = run["results"]
    place = second["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "copy/Zo%C3%AB%201.txt"
    assert place["region"] == {
        "startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 13, "charOffset": 22, "charLength": 5,
    }  # fmt: skip
    assert third["level"] == "error"
    assert third["relatedLocations"][0]["message"] == {"text": "first here"}
    (change,) = third["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "Zoë"}


def test_a_path_outside_is_a_whole_reference(tmp_path, monkeypatch):
    from copylint.reports.formats._references import relative, uri

    inside = tmp_path / "desk" / "a b.txt"
    monkeypatch.chdir(tmp_path)
    assert relative(str(inside)) == "desk/a b.txt"
    assert uri(str(inside)) == "desk/a%20b.txt"
    outside = str(tmp_path.parent / "c.txt")
    assert uri(outside).startswith("file:///")


def test_concise_says_what_can_be_mended():
    assert made("concise", files()).splitlines()[1:] == [
        "./copy/Zoë 1.txt:2:8: warning made.up Look: then\\x0b (unsafe fix)",
        "./copy/Zoë 1.txt:3:1: error made.up Look: zoë (safe fix)",
    ]


def test_grouped_names_a_file_once():
    assert made("grouped", files()).splitlines()[:2] == [
        "./copy/Zoë 1.txt (3 findings)",
        '  1:7: warning made.up Look: "Bo"',
    ]


def test_a_format_that_there_is_not_is_a_key_error():
    with pytest.raises(KeyError):
        formats.writer("_places", formats.View())


# -- the proof ---------------------------------------------------------------------------------------
class _Page(HTMLParser):
    """What a reader of the page sees of the copy, and where its marks lead."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.inside: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.add(tag)
        if tag in ("p", "sup", "li", "style", "h2"):
            self.inside.append(told.get("class") or tag)
        if told.get("class") == "copy":
            self.lines.append("")
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        assert not {"src", "onload", "onclick"} & set(told)

    def handle_endtag(self, tag):
        if tag in ("p", "sup", "li", "style", "h2"):
            self.inside.pop()

    def handle_data(self, data):
        if self.inside and self.inside[-1] == "copy":
            self.lines[-1] += data


def page(reports: list[FileReport]) -> _Page:
    read = _Page()
    read.feed(made("html", reports))
    read.close()
    return read


def test_the_proof_shows_the_copy_whole_and_leads_from_each_mark_to_its_note():
    read = page(files())
    assert read.lines == ["Fine.", 'Zoë & "Bo" <b>', "rode 🚲 then\\x0b home.", "zoë left."]
    assert read.ids == ["n1", "n2", "n3"]
    assert sorted(read.links) == ["#n1", "#n2", "#n3"]
    assert not {"script", "img", "link", "iframe"} & read.tags


@given(
    st.text("ab <&\n\r\u2028é", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=6),
)
def test_whatever_marks_overlap_the_proof_shows_the_copy_whole(copy, places):
    starts = [(min(s, len(copy)), n) for s, n in places]
    spans = sorted({Span(s, min(s + n, len(copy))) for s, n in starts}, key=lambda x: (x.start, -x.end))
    found = tuple(Finding(rule="a.b", span=x, message="m", severity=Severity.ERROR) for x in spans)
    read = page([FileReport(path="a", document=Document("a", copy), findings=found)])
    shown = "".join(line for line in read.lines)
    lines = Lines(copy)
    last = lines.position(len(copy))[0]
    kept = [lines.line(n) for n in range(1, last + 1)]
    marked = {lines.position(x.start)[0] for x in spans}
    assert shown == "".join(visible(text) for n, text in enumerate(kept, 1) if text.strip() or n in marked)
    assert sorted(read.links) == sorted(f"#{i}" for i in read.ids)
    assert len(read.ids) == len(found)
