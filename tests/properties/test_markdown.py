"""Whatever stands in Markdown for machines is never edited, and whatever the text, it is read in time."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copylint.engine.fixer import fix
from copylint.findings.finding import Safety
from copylint.formats.format import document
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.text.document import NOT_COPY
from support.effort import tries


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Options(overrides={"select": ("spelling", "spacing", "punctuation")}))


INSIDE = "recieved , teh"


HIDDEN = st.sampled_from(
    [
        f"`{INSIDE}`",
        f"``{INSIDE} ` x``",
        f"<code>{INSIDE}</code>",
        f'<b title="{INSIDE}\n{INSIDE}">',
        f"<!-- {INSIDE}\n\n{INSIDE} -->",
        f"{{{{ x | {INSIDE} }}}}",
        f"{{% x {INSIDE}\n{INSIDE} %}}",
        f"{{# {INSIDE} #}}",
        f'{{{{< x "{INSIDE}"\n>}}}}',
        f"$x^2 , {INSIDE}$",
        f"$$\n{INSIDE}\n$$",
        f"\\(x^2 {INSIDE}\\)",
        f"![[{INSIDE}]]",
        f'{{: .x title="{INSIDE}"}}',
        f"\n\n```\n{INSIDE}\n```\n\n",
        f"\n\n    {INSIDE}\n\n",
        f"\n\n<pre>\n{INSIDE}\n\n{INSIDE}\n</pre>\n\n",
        f"\n\n<script>\nx = '{INSIDE}'\n\n</script>\n\n",
        f"![{INSIDE}](x)",
        f"[the plan](x '{INSIDE}')",
    ]
)


COPY = st.sampled_from(
    [
        "The council recieved it , today. ",
        "and so",
        "A “second” one\n",
        "\n\n",
        "> ",
        "\n\n- ",
        "\n\n## A head\n\n",
        "**bold** ",
        "| a | b |\n",
    ]
)


@settings(max_examples=tries(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.tuples(st.just(False), COPY), st.tuples(st.just(True), HIDDEN)), max_size=12))
def test_what_is_no_copy_is_never_edited(checker: Checker, parts: list[tuple[bool, str]]) -> None:
    source = " ".join(p for _, p in parts)
    least = checker.resolver.for_file("a.md")
    fixed = fix(source, lambda text: checker.find("a.md", text, least)[1], Safety.UNSAFE)
    assert code(fixed.text) == code(source)
    regions = [r for r in document("a.md", source).regions if r.kind in NOT_COPY]
    for f in checker.find("a.md", source, least)[1]:
        for e in (e for x in f.fixes for e in x.edits):
            assert source[e.span.start : e.span.end] == e.old
            assert not any(r.span.overlaps(e.span) for r in regions)


def code(source: str) -> list[str]:
    """Everything in a text that is code or an address, in order."""
    return [
        source[r.span.start : r.span.end]
        for r in document("a.md", source).regions
        if r.kind in ("code", "link")
    ]


SEPARATE = st.lists(HIDDEN, min_size=1, max_size=4)


@settings(max_examples=tries(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SEPARATE)
def test_every_way_to_hide_text_hides_it_after_every_other(checker: Checker, hidden: list[str]) -> None:
    source = "".join(f"The council met. {h}\n\nThe town is here.\n\n" for h in hidden)
    assert INSIDE not in document("a.md", source).text
    assert [
        f
        for f in checker.find("a.md", source, checker.resolver.for_file("a.md"))[1]
        if f.rule.startswith("spelling")
    ] == []


@given(
    st.text(st.sampled_from("<>{}%#$\\[]|!`~-=\"' \n\tab:./*_&;()1+^"), max_size=80),
    st.sampled_from(["a.md", "b.mdx"]),
)
def test_reading_never_fails(source: str, path: str) -> None:
    from copylint.formats import markdown

    doc = markdown.read(path, source, jsx=path.endswith("x"))
    assert len(doc.text) == len(source)
    assert not set(doc.text) & set("\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4")
    for r in doc.regions:
        assert 0 <= r.span.start < r.span.end <= len(source)
    for a, b in zip(doc.blocks or (), (doc.blocks or ())[1:], strict=False):
        assert a.end <= b.start


@pytest.mark.parametrize(
    "unit",
    [
        "> ",
        "- ",
        "1. ",
        "> - 1. ",
        "[",
        "![",
        "<",
        "<a b='",
        "{{ ",
        "{% raw %}",
        "$a ",
        "\\( ",
        "[[a",
        "<code>",
        "![a](b) ",
    ],
)
def test_nesting_and_openings_without_end_are_read_in_time(unit: str) -> None:
    source = unit * (80_000 // len(unit)) + "a"
    assert len(document("a.md", source).text) == len(source)
