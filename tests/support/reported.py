"""A story with findings of every sort, as reports are given it."""

from __future__ import annotations

from copylint.findings.finding import Evidence, Finding, Fix, Safety, Severity
from copylint.findings.report import FileReport
from copylint.reports.summary import Tally
from copylint.text.document import Document
from copylint.text.spans import Edit, Span

STORY = (
    "Minister meets putin\n"
    "\n"
    "KYIV – Andrii Sybiha said: “We go on.”They agreed , he added.\n"
    "“More than one thousand, two hundred and thirty-four separate words of no great weight stand on "
    "this line,” "
    "said a spokesman for the the ministry, “and they go on for quite some time after that, as such "
    "sentences will.”\n"
    "日本の外相 met Péter\u0301\u0301 of the e\u0301te\u0301 teh group.\n"
    "\tTabs and \x1b[31mred\x1b[0m \u202eevil teh words.\r\n"
    "Former US President Donald Trump spoke. US President Donald Trump left.\n"
)


def at(needle: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = STORY.index(needle, start + 1)
    return Span(start, start + len(needle))


def fixed(span: Span, new: str, safety: Safety = Safety.SAFE) -> Fix:
    return Fix(edits=(Edit(span, STORY[span.start : span.end], new),), safety=safety)


def story() -> FileReport:
    teh, teh2 = at("teh"), at("teh", 1)
    title = at("US President Donald Trump", 1)
    gap = at(" ,")
    findings = [
        Finding(
            rule="names.lost-capital", span=at("putin"), message="“putin” is a name in this story.",
            severity=Severity.ERROR, fixes=(fixed(at("putin"), "Putin"),),
            evidence=(Evidence(span=at("Sybiha"), reason="capitalised 4 times, first on line 3"),),
        ),
        Finding(rule="quotes.stray", span=at(".”They"), message="No space after the quotation mark.",
         severity=Severity.ERROR, fixes=(fixed(at("”They"), "” They"),)),
        Finding(rule="spacing.before-comma", span=Span(gap.start, gap.end - 1),
         message="No space before a comma.", severity=Severity.WARNING,
         fixes=(fixed(Span(gap.start, gap.end - 1), ""),)),
        Finding(rule="words.twice", span=at("the the"), message="“the” stands twice.",
         severity=Severity.WARNING, fixes=(fixed(at(" the", 1), ""),)),
        Finding(rule="spelling.typo", span=teh, message="Not a word: “teh”.", severity=Severity.ERROR,
         fixes=(fixed(teh, "the", Safety.UNSAFE), fixed(teh, "ten", Safety.UNSAFE))),
        Finding(rule="spelling.typo", span=teh2, message="Not a word: “teh”.", severity=Severity.ERROR,
         fixes=(fixed(teh2, "the", Safety.UNSAFE),)),
        Finding(
            rule="titles.clash", span=title, message="Two titles:\nformer and present.",
            severity=Severity.SUGGESTION, fixes=(),
            evidence=(Evidence(span=at("Former"), reason="“Former” here"),),
        ),
    ]  # fmt: skip
    return FileReport(
        path="copy/a,b.txt",
        document=Document("copy/a,b.txt", STORY),
        findings=tuple(sorted(findings, key=lambda f: f.order)),
    )


def reports() -> list[FileReport]:
    return [
        FileReport(path="clean.txt", document=Document("clean.txt", "Fine.")),
        story(),
        FileReport(path="gone.txt", document=None, error="gone.txt: no"),
    ]


def tally(*findings: Finding, files: int = 1) -> str:
    t = Tally()
    for k in range(files):
        t.add(FileReport(path=f"{k}", document=Document(f"{k}", STORY), findings=findings if not k else ()))
    return t.line()
