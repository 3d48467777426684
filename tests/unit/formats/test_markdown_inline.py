"""Marks within a paragraph of Markdown."""

from __future__ import annotations

import pytest

from support.markdownread import blocks, paragraphs


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("a *b* c", "a b c"),
        ("a **b** c", "a b c"),
        ("a ***b*** c", "a b c"),
        ("**a*b*c**", "a b c"),
        ("snake_case_name", "snake_case_name"),
        ("snake_case_ x", "snake_case_ x"),
        ("[a [b](c) d](e)", "[a b d](e)"),
        ("a * b * c", "a * b * c"),
        ("2*3*4", "2 3 4"),
        ("*open", "*open"),
        ("**open*", "* open"),
        ("_a_ __b__", "a b"),
        ("~~a~~ ~b~", "a ~b~"),
        ("``a`b`` c", "§§§§§§§ c"),
        ("`open c", "`open c"),
        ("\\*a\\*", "*a *"),
        ("AT&amp;T &copy; A&B", "AT§§§§§T §§§§§§ A&B"),
        ("[a](b)", "a"),
        ("[a](<b c> 'T')", "a"),
        ("[a](b_(c)) d", "a d"),
        ("[a] (b)", "[a] (b)"),
        ("[sic] and [a][b]", "[sic] and [a][b]"),
        ("![alt , x](y.png) z", "z"),
        ("[![alt](x)](y) z", "z"),
        ("[*a*](b)c", "a c"),
        ("*[a*](b)", "* a*"),
        ("<https://a.b> c", "§§§§§§§§§§§§§ c"),
        ("<me@a.b> c", "§§§§§§§§ c"),
        ("a<br>b <b class='c'>d</b>", "a b d"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("a <!-- b --> c", "a c"),
        ("{{< tweet 1 >}} a {% x %}", "§§§§§§§§§§§§§§§ a §§§§§§§"),
        ("`only code`", ""),
    ],
)
def test_inline(source: str, copy: str) -> None:
    got = blocks(source)
    assert got == ([copy] if copy else [])


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
