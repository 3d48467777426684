"""What is asked of a server, and what of its answers is believed."""

from __future__ import annotations

import time

import pytest

from copylint.languagetool import client, keeper, table
from copylint.languagetool.client import Client, Fault
from copylint.languagetool.table import Asked
from support.languagetooling import Standin


def asked() -> Asked:
    return table.asked((), (), ())


def test_offsets_beyond_the_basic_plane(there: Standin) -> None:
    text = "😀😀 They did 𝒌knot go, 😀knot 😀."
    found = Client(there.url, "en", asked()).ask(text)
    assert [text[m.start : m.end] for m in found] == ["knot", "knot"]
    there.questions.clear()
    # A finding that itself holds such characters.
    assert client._end("a😀b😀c", 1, 5) == 4


def test_a_proxy_does_not_see_what_stays_here(there: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert Client(there.url, "en", asked()).ask("They did knot go.")
    assert client.version_at(there.url) == "6.6 2025"


@pytest.mark.parametrize(
    ("mode", "words", "gone"),
    [
        ("error", "answers wrongly: LanguageToolError: Error: Internal Error", False),
        ("page", "answers wrongly", False),
        ("list", "answers wrongly", False),
        ("shape", "answers wrongly", False),
        ("beyond", "answers wrongly: ValueError: an offset beyond the end", False),
        ("cut", "does not answer", True),
        ("silent", "did not answer within 1 seconds", False),
    ],
)
def test_wrong_answers(
    there: Standin, monkeypatch: pytest.MonkeyPatch, mode: str, words: str, gone: bool
) -> None:
    monkeypatch.setattr(client, "FIRST", 1.0)
    there.mode = mode
    begun = time.monotonic()
    with pytest.raises(Fault) as e:
        Client(there.url, "en", asked()).ask("They did knot go.")
    assert words in str(e.value)
    assert e.value.gone is gone
    assert time.monotonic() - begun < 5


def test_nobody_there() -> None:
    with pytest.raises(Fault) as e:
        Client(f"http://127.0.0.1:{keeper.free_port()}", "en", asked()).ask("They did knot go.")
    assert e.value.gone
    with pytest.raises(Fault):
        client.version_at(f"http://127.0.0.1:{keeper.free_port()}")


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8081", True), ("http://localhost", True), ("http://[::1]:80", True),
        ("http://127.9.9.9", True),
        ("https://api.languagetool.org", False), ("http://10.0.0.1", False),
        ("http://localhost.example.org", False),
    ],
)  # fmt: skip
def test_what_is_here(url: str, here: bool) -> None:
    assert client.is_loopback(url) is here
