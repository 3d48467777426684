"""What site generators, wikis, templates and HTML put into Markdown is no copy, is not edited, and
does not part or join the words round it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copylint.engine.fixer import fix
from copylint.findings.finding import Safety
from copylint.formats.format import document
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.text.document import NOT_COPY

NOUN = "\ufffc"


def paragraphs(source: str, path: str = "a.md") -> list[str]:
    """The paragraphs of a Markdown text, blanks squeezed, § for what stands for a noun."""
    doc = document(path, source)
    assert len(doc.text) == len(source)
    out = []
    for b in doc.blocks or ():
        text = doc.text[b.start : b.end]
        while NOUN * 2 in text:
            text = text.replace(NOUN * 2, NOUN)
        out.append(" ".join(text.replace(NOUN, "§").split()))
    return out


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ('Before.\n\n<img\n  alt="a , b"\n  src="x.png">\n\nAfter.', ["Before.", "After."]),
        ('<img alt="one\n\ntwo" src="x">\nAfter.', ["After."]),
        ('<img\n alt="He said "no""\n src="x">\nAfter.', ["After."]),
        ('<a href="x"\n   title="a , b">The text</a> goes on.', ["The text goes on."]),
        ('<div class="a\nb">\n    Far in\n\n    code\n</div>', ["Far in"]),
        ("<td>one</td><td>two</td>", ["one", "two"]),
        ("<p>One.</p>\n<p>Two.</p>", ["One.", "Two."]),
        ("Words\n<b>\nbold\n</b>\nmore", ["Words bold more"]),
        ("Text <!-- a\n\n, b --> more.", ["Text more."]),
        ("<!-- a , b\n\nnever closed", []),
        ("Text <!-- never closed.", ["Text <!-- never closed."]),
        ("<!--> Text.", ["Text."]),
        ("<![CDATA[\n a , b\n\n]]>\nText.", ["Text."]),
        ("<?php\n echo 'a , b';\n\n?>\nText.", ["Text."]),
        ("<!DOCTYPE html\n 'a , b'>\nText.", ["Text."]),
        ("Type <code>a , b</code> here.", ["Type § here."]),
        ("Press <kbd>Ctrl</kbd> for <samp>a , b</samp>.", ["Press § for §."]),
        ("An icon <svg>\n<path d='a , b'/>\n\n</svg> and <math><mi>x</mi></math>.", ["An icon and §."]),
        ("<style>\na , b\n\nc\n</style>\nText.", ["Text."]),
        ("A <code> alone is a tag.", ["A alone is a tag."]),
        ("x <y and z", ["x <y and z"]),
    ],
)
def test_html_over_any_number_of_lines(source: str, copy: list[str]) -> None:
    assert paragraphs(source) == copy


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("{% if x %}\nText.\n{% endif %}", ["Text."]),
        ("{% include a.html\n   title='a , b'\n\n%}\nText.", ["Text."]),
        ("{% highlight rb %}\na , b\n\nc , d\n{% endhighlight %}\nText.", ["Text."]),
        ("{% raw %}{{ a , b }}{% endraw %} is shown.", ["§ is shown."]),
        ("{%- comment -%} a , b {%- endcomment -%} Text.", ["Text."]),
        ("The {{ site.title | x: 'a , b' }} is here.", ["The § is here."]),
        ("A {{ name }}, {{{ raw }}}.", ["A §, §."]),
        ("Text {# a , b\nc #} goes on.", ["Text goes on."]),
        ("{{< figure\n  src='a'\n\n  caption='a , b'\n>}}\nText.", ["Text."]),
        ("{{< quote >}}\nText.\n{{< /quote >}}", ["Text."]),
        ("{{% highlight go %}}\na , b\n{{% /highlight %}}\nText.", ["Text."]),
        ("`{{` opens, `}}` closes.", ["§ opens, § closes."]),
        ("```\n{{ a\n```\nText }} here.", ["Text }} here."]),
        ("Braces {{ that\n\nnever }} close.", ["Braces {{ that", "never }} close."]),
        ('A [link](b){: .c title="d , e"} here.', ["A link here."]),
        ("Text.\n{: .lead #top}\n\n## Head {#head .x}", ["Text.", "Head"]),
        ("# Head\n{:.no_toc}\nText.", ["Head", "Text."]),
        ("::: {.aside}\nText.\n:::", ["Text."]),
        ("The set {a, b} is copy.", ["The set {a, b} is copy."]),
        ("{::comment}\na , b\n\nc\n{:/comment}\n\nText.", ["Text."]),
        ("{::nomarkdown}<b>a , b</b>{:/}\n\nText.", ["Text."]),
        ("{::comment} never closed\n\nText.", ["never closed", "Text."]),
        ("{::options toc='a , b' /}\n\nText.", ["Text."]),
        ("*[HTML]: Hypertext , a\n\nText.", ["Text."]),
        ("*[x] is copy*", ["[x] is copy"]),
        ("{{</* figure a , b */>}} is how.", ["§ is how."]),
        ("{% capture x %}Text.{% endcapture %}", ["§Text.§"]),
        ('{{- $x := "a , b" -}}\nText.', ["§ Text."]),
    ],
)
def test_templates_and_attributes(source: str, copy: list[str]) -> None:
    assert paragraphs(source) == copy


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Between $5 and $6.", ["Between $5 and $6."]),
        ("It fell from $10–$20 to US$5 and A$3.", ["It fell from $10–$20 to US$5 and A$3."]),
        ("From $10/$20, a $5 note.", ["From $10/$20, a $5 note."]),
        ("Paid $5m in A$ and in B$.", ["Paid $5m in A$ and in B$."]),
        ("The sum $x , y$ and $2^{10}$ and $\\alpha$.", ["The sum § and § and §."]),
        ("$$\na , b\n$$\nText.", ["Text."]),
        ("They earn $$ and spend $$ here.", ["They earn $$ and spend $$ here."]),
        ("A \\(x^2 , y\\) in copy.", ["A § in copy."]),
        ("“He \\[sic\\] said”.", ["“He [sic ] said”."]),
        ("\\[\nx_1 , y\n\\]\nText.", ["Text."]),
        ("\\begin{align}\na , b\n\n\\end{align}\nText.", ["Text."]),
    ],
)
def test_formulas_and_money(source: str, copy: list[str]) -> None:
    assert paragraphs(source) == copy


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("See [[Town hall|the hall]] and ![[a , b.png]].", ["See the hall and ."]),
        ("See [[Town hall]] and [[1]](x).", ["See Town hall and [1] ."]),
        ("| [[a|b]] | c |\n|--|--|\n| d | e |", ["b", "c", "d", "e"]),
        ("[a]:\n  x\n  'T , t'\n[b]: <y z>\nText [a].", ["Text a ."]),
        ("[note]: This is a sentence.", ["[note]: This is a sentence."]),
        ("[^1]: One.\n[^b]: Two.\n\n    More of two.", ["One.", "Two.", "More of two."]),
        ("a\rb\r\r- c\r- d", ["a b", "c", "d"]),
        ("1. a\n   > b\n   > ```\n   > c , d\n   > ```\n2. e", ["a", "b", "e"]),
        ("- a\n\tb\n\n\t\tcode?\n", ["a b"]),
        ("-\ta\n\n    b", ["a", "b"]),
        ("> a\n---\nb", ["a", "b"]),
        ("a\n- - -\nb", ["a", "b"]),
        ('{"layout": "a , b", "tags": []}\n\nText.', ["Text."]),
        ("{not: json}\n\nText.", ["{not: json}", "Text."]),
        ('{"a": 1} is what it said.\n\nText.', ['{"a": 1} is what it said.', "Text."]),
        ("import A from './a'\n\nText.\n\nexport const m = {\n  a: 'x , y'\n}\nMore.", ["Text.", "More."]),
        ("import duties rose.", ["import duties rose."]),
    ],
)
def test_wikis_definitions_and_lists(source: str, copy: list[str]) -> None:
    assert paragraphs(source) == copy


def test_braces_are_javascript_where_the_file_is_mdx() -> None:
    source = "{/* a , b */}\n\n<Box data={rows.filter(r => r.y>2)} />\n\nOf {n.length} people, <B x='y'>“one” said.</B>"
    from copylint.formats import markdown

    doc = markdown.read("a.mdx", source, jsx=True)
    shown = [" ".join(doc.text[b.start : b.end].replace(NOUN, "").split()) for b in doc.blocks or ()]
    assert shown == ["Of people, “one” said."]
    assert paragraphs("Of {n} people.") == ["Of {n} people."]


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("import X from 'x'\nimport {\n a,\n b\n} from 'y'\n\nText.", ["Text."]),
        ("export const meta = {\n\n  kicker: 'a , b',\n\n}\n\nText.", ["Text."]),
        ("export function Page({ children }) {\n  const x = 'a'\n\n  return { x }\n}\n\nText.", ["Text."]),
        ("export { a } from './x'\n\nText.", ["Text."]),
        ("export { never\n\nText.", ["Text."]),
        ("import duties rose, and export controls fell.", ["import duties rose, and export controls fell."]),
        ("<Chart data={[\n {a: 'x , y'},\n\n {b: 2}\n]} />\n\nText.", ["Text."]),
        ("<Note>\n  Text.\n</Note>", ["Text."]),
        ("<>\nText.\n</>", ["Text."]),
        ("Text <Tip tip=\"a , b\">word</Tip> more.", ["Text word more."]),
        ("Text {/* a\n\n, b */} more.", ["Text more."]),
        ("{cond && <b>a , b</b>}\n\nText.", ["Text."]),
        ("---\nlayout: x\n---\nimport A from 'a'\n\nText.", ["Text."]),
    ],
)  # fmt: skip
def test_javascript_in_mdx(source: str, copy: list[str]) -> None:
    assert paragraphs(source, "a.mdx") == copy


# -- what is written -----------------------------------------------------------------------------
@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Options(overrides={"select": ("spelling", "spacing", "punctuation")}))


def mended(checker: Checker, folder: Path, source: str, name: str = "a.md") -> str:
    path = folder / name
    path.write_bytes(source.encode())
    fixed = checker.fix(str(path), Safety.UNSAFE)
    assert fixed.error is None
    return fixed.after if fixed.changed else source


@pytest.mark.parametrize(
    "source",
    [
        "The council met in the [recieved room] and left.\n\n[recieved room]: https://town.example\n",
        "The council met in the [recieved room][] and left.\n\n[Recieved room]: https://town.example\n",
        "The council met in the [[recieved room]] and left.\n",
    ],
)
def test_a_link_and_its_definition_are_one_name(checker: Checker, tmp_path: Path, source: str) -> None:
    settings_ = checker.resolver.for_file("a.md")
    found = checker.find("a.md", source, settings_)[1]
    assert any(source[f.span.start : f.span.end] == "recieved" and not f.fixes for f in found)
    assert mended(checker, tmp_path, source) == source


def test_a_label_may_lose_a_blank_as_it_stays_the_same_name(checker: Checker, tmp_path: Path) -> None:
    source = "The council met in the [town  hall] and left.\n\n[town hall]: https://town.example\n"
    assert mended(checker, tmp_path, source) == source.replace("town  hall", "town hall")


def test_a_text_with_an_address_of_its_own_is_no_label(checker: Checker, tmp_path: Path) -> None:
    source = "The council [recieved it][a] and [recieved more](b).\n\n[a]: https://town.example\n"
    assert mended(checker, tmp_path, source) == source.replace("recieved", "received")


@pytest.mark.parametrize(
    "machine",
    [
        "licenses/recieved-3-0.rst",
        "src/recieved.py",
        "~/recieved/teh",
        "../recieved/teh",
        "/usr/recieved/teh",
        "recieved/teh/",
        "C:\\recieved\\teh",
        "\\\\desk\\recieved\\teh",
        "@recieved/teh",
        "@recieved",
        "--recieved",
        "--copy=recieved",
        "recieved.toml",
        "recieved@town.example",
        "town.example/recieved",
        "bit.ly/recieved",
        "#recieved",
    ],
)
def test_what_is_written_for_machines_is_not_edited(checker: Checker, tmp_path: Path, machine: str) -> None:
    source = f"The council recieved it and pointed to {machine} on Monday.\n"
    right = source.replace("recieved it", "received it")
    assert mended(checker, tmp_path, source, "a.txt") == right
    assert mended(checker, tmp_path, source) == right


@pytest.mark.parametrize("copy", ["his/her", "24/7", "AFP/Getty/AP", "and/or", "km/h", "Washington/Boston"])
def test_a_slash_alone_makes_no_path(copy: str) -> None:
    from copylint.text.machinetext import machine_text

    assert machine_text(f"He said {copy} was enough.") == []


def test_a_stop_behind_an_address_is_the_sentences() -> None:
    from copylint.text.machinetext import machine_text

    text = "See https://town.example/a, www.town.example and town.example/b."
    assert [text[s:e] for s, e in sorted(machine_text(text))] == [
        "https://town.example/a",
        "www.town.example",
        "town.example/b",
    ]


def test_code_is_a_noun_for_who_judges_its_neighbours() -> None:
    checker = Checker(Options(overrides={}))
    source = (
        "The `open` function is old, and `close` is a new one. Some of the `bar` are lost. The mayor `x` are here.\n\n"
        "In {{ place }} the council met. A `foo` was seen, an `ear` as well. `foo` are used by the council.\n\n"
        "The $n$ is large , and the <code>the</code> the same."
    )
    found = checker.find("a.md", source, checker.resolver.for_file("a.md"))[1]
    assert [source[f.span.start : f.span.end] for f in found] == [" ,"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("&ldquo;", "&rdquo;"), ("&quot;", "&#34;"), ("&#8220;", "&#x201d;"), ("&lsquo;", "&rsquo;")],
)
def test_speech_in_marks_written_as_entities_is_not_reworded(
    checker: Checker, tmp_path: Path, opening: str, closing: str
) -> None:
    source = f"The mayor said {opening}we met in the the hall{closing} and left the the hall. She didn&rsquo;t stay.\n"
    assert mended(checker, tmp_path, source) == source.replace("left the the", "left the")


# -- whatever the text -----------------------------------------------------------------------------
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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


def test_backticks_of_every_length_are_read_in_time() -> None:
    source = "".join("`" * k + "a " for k in range(1, 320))
    assert paragraphs(source) == [source.strip()]
