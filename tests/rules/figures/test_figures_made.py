"""Passages made by machine: a sum that comes out is silent, the same sum with one slip is flagged."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from copylint.engine.engine import Engine
from copylint.packs import loader
from copylint.story.story import Story
from copylint.tables.shipped import rules_folder
from copylint.text.document import Document

TOWNS = "Marlow Hexham Dunfield Tarrant Holm Easton Brill Lincoln Omaha Selby Goole Oban".split()
WORDS = "zero one two three four five six seven eight nine".split()

Made = Callable[[random.Random, int], str]


def _small(n: int) -> str:
    return WORDS[n] if 0 <= n < 10 else f"{n:,}"


def _slip(rng: random.Random, n: int) -> int:
    """A number like n that is not n: one digit changed, or two exchanged."""
    digits = list(str(n))
    while True:
        new = digits.copy()
        if len(new) > 2 and rng.random() < 0.4:
            k = rng.randrange(len(new) - 1)
            new[k], new[k + 1] = new[k + 1], new[k]
        else:
            k = rng.randrange(len(new))
            new[k] = str((int(new[k]) + rng.choice((1, 2, 3, 7, 8, 9))) % 10)
        value = int("".join(new))
        if value != n and value > 1 and new[0] != "0":
            return value


def parts(rng: random.Random, wrong: int) -> str:
    a, b, c = (rng.randrange(11, 80) for _ in range(3))
    towns = rng.sample(TOWNS, 3)
    over = rng.randrange(2, 9) if wrong else 0
    return (
        f"The store will shed {a + b + c} jobs: {a} in {towns[0]}, {b} in {towns[1]} and {c + over} "
        f"in {towns[2]}."
    )


def two_groups(rng: random.Random, wrong: int) -> str:
    a, b = rng.randrange(3, 9), rng.randrange(3, 9)
    return f"The flood killed {a + b} people, {_small(a)} women and {_small(b + wrong)} children."


def left_over(rng: random.Random, wrong: int) -> str:
    whole, gone = rng.randrange(40, 90), rng.randrange(5, 20)
    left = whole - gone + (rng.choice((-2, -1, 1, 2)) if wrong else 0)
    return (
        f"The council has sold {gone} of its {whole} garages in {rng.choice(TOWNS)}, leaving {left} "
        "for tenants."
    )


def majority(rng: random.Random, wrong: int) -> str:
    a, gap = rng.randrange(9_000, 15_000), rng.randrange(300, 900)
    told = gap + (rng.choice((-100, -50, 50, 100)) if wrong else 0)
    return f"Ms Grant won with {a:,} votes to {a - gap:,} for Mr Shah, a majority of {told}."


def percent(rng: random.Random, wrong: int) -> str:
    p = rng.choice((5, 10, 12, 15, 20, 25, 30))
    before = rng.randrange(20, 90) * 100
    told = p + (rng.choice((3, 4, 5, 7)) if wrong else 0)
    return f"The fair sold {before * (100 + p) // 100:,} tickets, up {told}% from {before:,} last year."


def points(rng: random.Random, wrong: int) -> str:
    a, gap = rng.randrange(20, 60), rng.randrange(3, 9)
    unit = "per cent" if wrong else "percentage points"
    return f"Turnout rose from {a} per cent to {a + gap} per cent, a rise of {gap} {unit}."


def each(rng: random.Random, wrong: int) -> str:
    n, price = rng.randrange(3, 9), rng.randrange(12, 90) * 1000
    told = price + (5000 if wrong else 0)
    return f"The club bought {_small(n)} horses for £{n * price:,}, or £{told:,} each."


def average(rng: random.Random, wrong: int) -> str:
    n, mean = rng.randrange(3, 9), rng.randrange(12, 90) * 1000
    told = mean + (3000 if wrong else 0)
    return f"The fair raised £{n * mean:,} over {_small(n)} years, an average of £{told:,} a year."


def record(rng: random.Random, wrong: int) -> str:
    w, lost, d = rng.randrange(8, 20), rng.randrange(3, 9), rng.randrange(2, 9)
    return (
        f"The Hawks have won {w}, lost {_small(lost)} and drawn {_small(d)} of their "
        f"{w + lost + d + (rng.choice((1, 2, -1)) if wrong else 0)} games."
    )


def miles(rng: random.Random, wrong: int) -> str:
    n = rng.randrange(12, 90)
    km = round(n * 1.609344)
    return f"The wreck lies {n} miles ({km + (10 + km // 5 if wrong else 0)}km) off the head."


def heat(rng: random.Random, wrong: int) -> str:
    c = rng.randrange(21, 42)
    return (
        f"It reached {c}C ({round(c * 1.8 + 32) + (rng.choice((-9, -6, 6, 9)) if wrong else 0)}F) in "
        f"{rng.choice(TOWNS)} on Sunday."
    )


def rate_of_exchange(rng: random.Random, wrong: int) -> str:
    a, b, rate = rng.randrange(20, 80), rng.randrange(20, 80), rng.choice((1.25, 1.28, 1.32))
    pounds = b / rate * (1.2 if wrong else 1)
    return (
        f"It will pay ${a}m (£{a / rate:.1f}m) for the pits. It paid ${b}m (£{pounds:.1f}m) for a "
        "wharf in May."
    )


def weekday(rng: random.Random, wrong: int) -> str:
    d = date(2025, 1, 1) + timedelta(days=rng.randrange(700))
    name = (d + timedelta(days=rng.randrange(1, 7) if wrong else 0)).strftime("%A")
    form = rng.choice(
        (
            f"{name}, {d.strftime('%B')} {d.day}, {d.year},",
            f"{name} {d.day} {d.strftime('%B')} {d.year}",
            f"{name} ({d.isoformat()})",
        )
    )
    return f"The hearing was set for {form} before a new judge."


def years(rng: random.Random, wrong: int) -> str:
    a, n = rng.randrange(1960, 1990), rng.randrange(8, 30)
    return (
        f"The mill, which opened in {a} and closed in {a + n} after "
        f"{n + (rng.choice((-5, 4, 10)) if wrong else 0)} years, is to be flats."
    )


def anniversary(rng: random.Random, wrong: int) -> str:
    n = rng.choice((25, 50, 75, 100))
    return (
        f"The choir was founded in {2026 - n}. It will mark its "
        f"{n + (rng.choice((-5, 5, 10)) if wrong else 0)}th anniversary in 2026 with a tour."
    )


def count_again(rng: random.Random, wrong: int) -> str:
    n = rng.randrange(1_200, 9_800)
    again = _slip(rng, n) if wrong else n
    while wrong and sorted(str(again)) != sorted(str(n)):
        n = rng.randrange(1_200, 9_800)
        again = _slip(rng, n)
    return (
        f"Petition handed in\nA petition to keep the pool in {rng.choice(TOWNS)} open drew {n:,} "
        f"signatures. Officers said that {n // 2:,} of the {again:,} signatures had been checked."
    )


def fraction(rng: random.Random, wrong: int) -> str:
    n = rng.randrange(10, 90) * 12
    told = n // 4 + (n // 12 if wrong else 0)
    return f"A quarter of the {n:,} homes, or {told}, stand empty."


def rise(rng: random.Random, wrong: int) -> str:
    a, x = rng.randrange(110, 400), rng.randrange(12, 90)
    return f"The rent of a garage will go up by £{x + (10 if wrong else 0)} a year, from £{a} to £{a + x}."


MAKERS: list[Made] = [
    parts, two_groups, left_over, majority, percent, points, each, average, record, miles, heat,
    rate_of_exchange, weekday, years, anniversary, count_again, fraction, rise,
]  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    rules = [
        r
        for name in ("figures", "dates")
        for r in loader.load_file(next(rules_folder().glob(f"*/{name}.yaml")))
    ]
    return Engine([r for r in rules if r.enabled])


@pytest.mark.parametrize("make", MAKERS, ids=lambda f: f.__name__)
def test_made(engine: Engine, make: Made) -> None:
    for seed in range(60):
        right = make(random.Random(seed), 0)
        assert not engine.run(Story(Document("story.txt", right))), right
        wrong = make(random.Random(seed), 1)
        assert engine.run(Story(Document("story.txt", wrong))), wrong
