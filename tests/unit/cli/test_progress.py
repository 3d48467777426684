"""The progress bar: late, seldom, and gone when anything else is printed."""

from __future__ import annotations

import io
from collections.abc import Iterator

from copylint.cli.progress import bar


def seconds(step: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += step


def drawn(step: float, n: int, speaks: bool = True) -> str:
    terminal = io.StringIO()
    clock = seconds(step)
    for k in bar(range(n), n, terminal, terminal, lambda k: speaks, lambda: next(clock)):
        terminal.write(f"<{k}>" if speaks else "")
    return terminal.getvalue()


def test_a_short_run_shows_nothing() -> None:
    assert drawn(0.01, 20) == "".join(f"<{k}>" for k in range(20))


def test_a_long_run_shows_how_far_it_is() -> None:
    assert drawn(0.5, 4) == (
        "<0><1>\r[###############---------------] 2 of 4 files"
        "\r\x1b[K<2>\r[######################--------] 3 of 4 files"
        "\r\x1b[K<3>"
    )


def test_it_is_not_drawn_all_the_time() -> None:
    out = drawn(0.01, 200, speaks=False)
    assert 10 < out.count("files") < 16
    assert out.count("\x1b[K") == 1
    assert out.endswith("\r\x1b[K")


def test_it_is_wiped_when_the_run_breaks_off() -> None:
    terminal = io.StringIO()
    clock = seconds(1.0)
    items = bar(range(10), 10, terminal, terminal, clock=lambda: next(clock))
    next(items)
    next(items)
    items.close()  # type: ignore[attr-defined]
    assert terminal.getvalue().endswith("\x1b[K")


def test_the_spinner() -> None:
    import io

    from copylint.cli.progress import Spinner

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    now = [0.0]
    out = Terminal()
    spinner = Spinner("LanguageTool is starting", out, lambda: now[0])
    spinner.tick()
    assert out.getvalue() == ""
    now[0] = 1.0
    spinner.tick()
    assert "LanguageTool is starting" in out.getvalue()
    spinner.wipe()
    assert out.getvalue().endswith("\r\x1b[K")
    quiet = io.StringIO()
    spinner = Spinner("x", quiet, lambda: now[0])
    now[0] = 9.0
    spinner.tick()
    spinner.wipe()
    assert quiet.getvalue() == ""
