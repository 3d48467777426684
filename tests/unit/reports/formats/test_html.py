"""The proof: the copy whole, with a mark where each finding stands."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from copylint.findings.finding import Finding, Severity
from copylint.findings.report import FileReport
from copylint.reports.terminal import visible
from copylint.text.document import Document
from copylint.text.lines import Lines
from copylint.text.spans import Span
from support.reportedfiles import files, made


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
