"""Which slips are certain, and which are only offered."""

from __future__ import annotations

import pytest

from copylint.findings.finding import Finding, Safety
from copylint.linter.linter import Checker
from copylint.linter.options import Options


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("The length is a varint, up to 2^15 - 1, the post said.", False),
        ("The length is kept, and goverment money paid for it.", True),
        ("Calls to main() are kept, and goverment money paid.", True),
    ],
)
def test_no_slip_is_certain_in_copy_about_programs(text: str, certain: bool) -> None:
    checker = Checker(Options(overrides={"select": ("spelling",)}))
    found = checker.find("a.txt", text, checker.resolver.for_file("a.txt"))[1]
    assert [f.fixes[0].safety is Safety.SAFE for f in found if f.rule == "spelling.word"] in ([certain], [])


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        (
            "Data lies in Named Binary Tags (NBT). Packets hold up to 2^15 tags, and the nbt data follows.",
            False,
        ),
        ("The North Bay Trust (NBT) met on Monday, and the nbt report follows.", False),
    ],
)
def test_no_lost_capital_of_an_acronym_is_certain_in_copy_about_programs(text: str, certain: bool) -> None:
    checker = Checker(Options(overrides={"select": ("names",)}))
    found = checker.find("a.txt", text, checker.resolver.for_file("a.txt"))[1]
    assert [f.fixes[0].safety is Safety.SAFE for f in found if f.rule == "names.acronym"] == [certain]


@pytest.mark.parametrize(
    "copy",
    [
        # A letter for one that neither finger nor ear takes for it.
        "The nurse gave it to arthritib clients at noon.",
        "The firm has a semver tag for each of its tools.",
        "They live in a podular row of huts by the sea.",
        # An old spelling, and a word of another language or of the trade.
        "He was surprized to see the mayor there at noon.",
        "The town keeps the few objets d’art that it has.",
        "He was a formier [joiner] in the town for years.",
        "The worker was a kitcheneer at the inn for years.",
        "It was a dull book, full of histoires, she thought.",
        # What somebody may say so.
        "“It was a moonth ago,” she said of the fire.",
        "“He was in a proper fantigue,” she said of him.",
        # A new word of a little one and another.
        "The town was never and nowhen so full of people.",
        # More is lost than a letter.
        "The council will pass the leg islation in May.",
        "He alway% paid the bill for the hall on time.",
        "He said that the goverment‚ would pay on time.",
        # Another word is as near, or nearer.
        "It was, in this reader's opion, a long book.",
        "The town held a long funerial march for him.",
    ],
)
def test_a_word_that_may_be_no_slip_of_this_one_is_only_offered(copy: str) -> None:
    found = [f for f in _checked(copy) if f.rule == "spelling.word"]
    assert not any(fix.safety is Safety.SAFE for f in found for fix in f.fixes)


@pytest.mark.parametrize(
    "copy",
    [
        "The documrnt was long and dull, they said.",
        "He made a govermment plan for the town.",
        "The goverment, they said, would pay on time.",
        "The new shop (a kichen of sorts) is open.",
    ],
)
def test_a_slip_of_the_finger_or_the_ear_is_certain(copy: str) -> None:
    (found,) = [f for f in _checked(copy) if f.rule == "spelling.word"]
    assert found.fixes[0].safety is Safety.SAFE


def _checked(copy: str) -> tuple[Finding, ...]:
    report = Checker(Options(overrides={})).check("copy.txt", f"{copy}\n".encode())
    assert report.error is None
    return tuple(report.findings)
