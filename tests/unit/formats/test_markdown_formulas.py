"""Formulas within Markdown, and money, which is none."""

from __future__ import annotations

import pytest

from support.markdownread import paragraphs


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
