"""What templates put into Markdown is no copy, is not edited, and does not part or join the words round
it."""

from __future__ import annotations

import pytest

from support.markdownread import NOUN, paragraphs


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


def test_braces_are_javascript_where_the_file_is_mdx() -> None:
    source = (
        "{/* a , b */}\n\n<Box data={rows.filter(r => r.y>2)} />\n\nOf {n.length} people, <B "
        "x='y'>“one” said.</B>"
    )
    from copylint.formats import markdown

    doc = markdown.read("a.mdx", source, jsx=True)
    shown = [" ".join(doc.text[b.start : b.end].replace(NOUN, "").split()) for b in doc.blocks or ()]
    assert shown == ["Of people, “one” said."]
    assert paragraphs("Of {n} people.") == ["Of {n} people."]
