"""A proof to read or print: the copy with its marks, and beside each paragraph what there is to say of it.

One file that needs nothing else, with no script in it and no address that is opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import zip_longest

from copylint.findings.finding import WEIGHTS, Finding, Safety, Severity
from copylint.findings.report import FileReport
from copylint.reports.excerpts import changes
from copylint.reports.formats import View, Writer
from copylint.reports.formats._places import place
from copylint.reports.formats._references import TOOL, VERSION
from copylint.reports.summary import number
from copylint.reports.terminal import unhashed, visible
from copylint.text.lines import Lines

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfcf9; --rule: #d8d4ca; --quiet: #6a665d;
  --error: #b3261e; --warning: #9a6700; --suggestion: #2a5db0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #1c1b19; --rule: #45423b; --quiet: #a8a297;
  --error: #ff8a80; --warning: #e6b450; --suggestion: #8ab4f8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 1.06rem/1.6 Georgia, "Times New Roman", serif; }
header, h2, .notes, footer { font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
h1 { font-size: 1.15rem; margin: 0; }
h2 { font-size: 1rem; margin: 2.5rem 0 .6rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink);
  overflow-wrap: anywhere; }
h2 small, header p, footer { color: var(--quiet); font-weight: normal; font-size: .85rem; }
.line { display: grid; grid-template-columns: 2.5rem minmax(0, 38rem) minmax(14rem, 1fr); column-gap: 1.2rem;
  break-inside: avoid; }
.number { color: var(--quiet); font: .75rem/2.2 system-ui, sans-serif; text-align: right; user-select: none; }
.copy { margin: 0 0 .7rem; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: none; color: inherit; padding: .08em 0; border-bottom: 2px solid; }
mark.error { border-bottom: 3px double var(--error); background: color-mix(in srgb, var(--error) 13%, transparent); }
mark.warning { border-bottom-color: var(--warning); background: color-mix(in srgb, var(--warning) 13%, transparent); }
mark.suggestion { border-bottom: 2px dotted var(--suggestion); }
mark.gap::before { content: "\\2038"; }
sup { font: bold .68em/1 system-ui, sans-serif; padding-left: .1em; }
sup a { color: inherit; text-decoration: none; }
.notes { font-size: .84rem; line-height: 1.42; margin: .2rem 0 .9rem; padding: 0; list-style: none; }
.notes li { margin-bottom: .5rem; padding-left: 1.7rem; position: relative; overflow-wrap: anywhere; }
.notes b { position: absolute; left: 0; min-width: 1.3rem; text-align: right; }
.notes .error b { color: var(--error); } .notes .warning b { color: var(--warning); }
.notes .suggestion b { color: var(--suggestion); }
.notes small { color: var(--quiet); display: block; }
.fix { display: block; } .fix::before { content: "\\2192 "; }
del { text-decoration-thickness: 1.5px; } ins { text-decoration: none; font-weight: bold; }
li:target { outline: 2px solid var(--suggestion); outline-offset: 2px; }
@media screen and (max-width: 54rem) { .line { grid-template-columns: 2rem minmax(0, 1fr); } .notes { grid-column: 2; } }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #444; --rule: #999; --error: #900;
  --warning: #640; --suggestion: #036; } html { font-size: 8.6pt; } body { padding: 0; max-width: none; }
  .line { grid-template-columns: 1.8rem minmax(0, 3fr) minmax(0, 2fr); } section + section { break-before: page; }
  h2 { break-after: avoid; } @page { margin: 16mm; } }
"""


class Report(Writer):
    """The page: a section a file, clean ones in one line at the end of what was read before them."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._count = 0

    def head(self) -> str:
        return (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src '
            "'unsafe-inline'\">\n"
            f"<title>Proof</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
            f"<header><h1>Proof</h1><p>{TOOL} {VERSION}</p></header>\n"
        )

    def foot(self) -> str:
        said = number(self._count, "finding") if self._count else "No findings"
        return f"<footer><p>{said}.</p></footer>\n</body>\n</html>\n"

    def file(self, r: FileReport) -> Iterator[str]:
        if r.document is None:
            yield f"<section><h2>{_text(r.path)}</h2><p>{_text(r.error or 'not checked')}</p></section>\n"
            return
        yield f"<section>\n<h2>{_text(r.path)} <small>{_summary(r)}</small></h2>\n"
        lines = Lines(r.document.source)
        marks = _Marks(lines, r.findings, self._count)
        self._count += len(r.findings)
        for n in range(1, lines.position(len(lines.text))[0] + 1):
            line = lines.line(n)
            if line.strip() or marks.begin(n):
                yield _line(n, marks.marked(n, line), [marks.note(k) for k in marks.begin(n)])
        yield "</section>\n"


def _summary(r: FileReport) -> str:
    weights = [f.weight for f in r.findings]
    told = [f"{weights.count(w)} {w}" for w in WEIGHTS if w in weights]
    return ", ".join(told) or "no findings"


def _line(n: int, copy: str, notes: list[str]) -> str:
    beside = f'<ol class="notes">{"".join(notes)}</ol>' if notes else ""
    return f'<div class="line"><span class="number">{n}</span><p class="copy">{copy}</p>{beside}</div>\n'


class _Marks:
    """The findings in a file by the lines they stand in; they are numbered from `before` on through the
    page."""

    def __init__(self, lines: Lines, findings: tuple[Finding, ...], before: int) -> None:
        self._lines, self._findings, self._before = lines, findings, before
        #: line -> the findings that begin there, in order
        self._begin: dict[int, dict[int, None]] = {}
        #: line -> (column from 0 where a mark begins there, where it ends or None past the line, finding)
        self._spans: dict[int, list[tuple[int, int | None, int]]] = {}
        for k, f in enumerate(findings):
            at = place(lines, f.span)
            self._begin.setdefault(at.line, {})[k] = None
            for n in range(at.line, at.end_line + 1):
                start = at.column - 1 if n == at.line else 0
                end = at.end_column - 1 if n == at.end_line else None
                self._spans.setdefault(n, []).append((start, end, k))

    def begin(self, n: int) -> list[int]:
        """The findings that begin in line `n`."""
        return list(self._begin.get(n, ()))

    def marked(self, n: int, line: str) -> str:
        """The line in HTML, every stretch of it that a finding is about in the marks of the gravest."""
        size = len(line)
        #: column -> by how much fewer or more findings of each severity are about what follows
        steps: dict[int, Counter[Severity]] = {0: Counter(), size: Counter()}
        ends: dict[int, list[int]] = {}
        for start, end, k in self._spans.get(n, ()):
            f = self._findings[k]
            to = size if end is None else min(end, size)
            steps.setdefault(min(start, size), Counter())[f.severity] += 1
            steps.setdefault(to, Counter())[f.severity] -= 1
            if k in self._begin.get(n, ()):
                ends.setdefault(to, []).append(k)
        out = []
        about = Counter[Severity]()
        cuts = sorted(steps)
        for at, upto in zip_longest(cuts, cuts[1:], fillvalue=size):
            out.append(self._numbers(ends.get(at, [])))
            about.update(steps[at])
            part = _text(line[at:upto])
            gravest = min((severity for severity, many in about.items() if many), default=None)
            out.append(
                part if gravest is None or not part else f'<mark class="{gravest.label}">{part}</mark>'
            )
        return "".join(out)

    def _numbers(self, ends: list[int]) -> str:
        """The numbers of the findings whose marks end at a place, with a caret where one is about what is
        missing."""
        out = ""
        for k in ends:
            f, n = self._findings[k], self._before + k + 1
            caret = "" if f.span else f'<mark class="gap {f.severity.label}"></mark>'
            out += f'{caret}<sup><a href="#n{n}">{n}</a></sup>'
        return out

    def note(self, k: int) -> str:
        """What there is to say of a finding."""
        f, n = self._findings[k], self._before + k + 1
        out = [f'<li class="{f.severity.label}" id="n{n}"><b>{n}</b>{_text(f.message)}']
        for x in f.fixes[:3]:
            note = "" if x.safety is Safety.SAFE else " (look at it)"
            told = changes(self._lines.text, f, x)
            shown = "; ".join(f"<del>{_text(old)}</del> <ins>{_text(new)}</ins>" for old, new in told)
            out.append(f'<span class="fix">{shown}{note}</span>')
        for e in f.evidence:
            line, column = self._lines.position(e.span.start)
            out.append(f"<small>line {line}, column {column}: {_text(e.reason)}</small>")
        out.append(f"<small>{_text(f.rule)}</small></li>")
        return "".join(out)


def _text(text: str) -> str:
    """A text as it stands in the page."""
    return unhashed(escape(visible(text)), "&#91;")
