"""Asking a LanguageTool server, through language-tool-python; answers are checked before they count."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from copylint.languagetool import Unavailable
from copylint.languagetool.table import Asked
from copylint.text.addresses import is_loopback as is_loopback

#: Seconds that an answer may take: the first one, for which the server reads its dictionaries, and later
#: ones.
FIRST, LATER = 120.0, 45.0
#: Rules that are turned off unless they are asked for by name: the spellers, which cost half the time,
#: and those that look beyond a paragraph, whose findings would depend on what else is asked about.
NOT_ASKED = frozenset(
    """MORFOLOGIK_RULE_EN_US MORFOLOGIK_RULE_EN_GB MORFOLOGIK_RULE_EN_AU MORFOLOGIK_RULE_EN_CA
    MORFOLOGIK_RULE_EN_NZ MORFOLOGIK_RULE_EN_ZA EN_UNPAIRED_QUOTES EN_UNPAIRED_BRACKETS
    UPPERCASE_SENTENCE_START WHITESPACE_RULE SENTENCE_WHITESPACE PUNCTUATION_PARAGRAPH_END
    PARAGRAPH_REPEAT_BEGINNING_RULE ENGLISH_WORD_REPEAT_BEGINNING_RULE EN_WORD_COHERENCY
    EN_REPEATEDWORDS TOO_LONG_SENTENCE TOO_LONG_PARAGRAPH""".split()
)

_MOST_MATCHES, _MOST_FIXES, _LONGEST = 5_000, 5, 300


class Match(NamedTuple):
    """What LanguageTool says of a place. Offsets are code points of the text it was asked about."""

    start: int
    end: int
    rule: str
    category: str
    issue: str
    message: str
    replacements: tuple[str, ...]


class Fault(Unavailable):
    """The server did not answer, or not as a LanguageTool does. `gone`: another one may do better."""

    def __init__(self, message: str, gone: bool) -> None:
        super().__init__(message)
        self.gone = gone


def library() -> Any:
    """Returns the module language_tool_python. Raises Unavailable where the extra is missing."""
    try:
        import language_tool_python
    except ImportError as e:
        raise Unavailable(
            f"the extra is not installed ({e.name or 'language_tool_python'} is missing): pip install "
            "'copylint[languagetool]'"
        ) from None
    return language_tool_python


def there() -> bool:
    """Whether language-tool-python is installed, without importing it."""
    from importlib.util import find_spec

    return find_spec("language_tool_python") is not None


class Client:
    """Asks one server in one language for the findings of some rules."""

    def __init__(self, url: str, language: str, asked: Asked) -> None:
        self.url = url.rstrip("/") + "/"
        self.language = language
        self.asked = asked
        self._tool: Any = None

    def ask(self, text: str, tick: Callable[[], None] = lambda: None) -> list[Match]:
        """Returns what the server finds in a text; `tick` is called now and then meanwhile.

        Raises Fault, and Unavailable without the extra.
        """
        lib = library()
        patience = FIRST if self._tool is None else LATER
        answer = _within(patience, lambda: self._check(lib, text), self.url, tick)
        try:
            return self._read(answer, text)
        except (AttributeError, KeyError, TypeError, ValueError) as e:
            raise Fault(
                f"{self.url} answers wrongly: {type(e).__name__}: {str(e)[:100]}", gone=False
            ) from None

    def _check(self, lib: Any, text: str) -> Any:
        if self._tool is None:
            # A proxy of the environment must not see what is meant for this machine.
            proxies = {"http": "", "https": "", "all": ""} if is_loopback(self.url) else None
            tool = lib.LanguageTool(self.language, remote_server=self.url, proxies=proxies)
            # Only what has a price or a say in the rest is turned off; a request that names rules and
            # categories as the only ones gets what is in both.
            tool.disabled_rules = set(NOT_ASKED - self.asked.rules)
            tool.enabled_rules = set(self.asked.named)
            self._tool = tool
        return self._tool.check(text)

    def _read(self, answer: Any, text: str) -> list[Match]:
        if not isinstance(answer, list) or len(answer) > _MOST_MATCHES:
            raise ValueError(f"{len(answer):,} findings")
        astral = not text.isascii() and any(c > "\uffff" for c in text)
        out = []
        for m in answer:
            start, size = m.offset, m.error_length
            if not (isinstance(start, int) and isinstance(size, int)) or start < 0 or size < 0:
                raise ValueError("an offset that is none")
            # The library counts the start in code points but leaves the length in UTF-16 units.
            end = _end(text, start, size) if astral else start + size
            if end > len(text):
                raise ValueError("an offset beyond the end")
            fixes = [r for r in m.replacements if isinstance(r, str) and len(r) <= _LONGEST]
            words = (m.rule_id, m.category, m.rule_issue_type, m.message)
            if not all(isinstance(w, str) for w in words) or not m.rule_id:
                raise ValueError("a finding without a rule")
            if m.rule_id in self.asked.rules or m.category in self.asked.categories:
                out.append(
                    Match(
                        start,
                        end,
                        words[0],
                        words[1],
                        words[2],
                        words[3][:_LONGEST],
                        tuple(fixes[:_MOST_FIXES]),
                    )
                )
        return out


def _end(text: str, start: int, units: int) -> int:
    """The code point that many UTF-16 units behind another."""
    at = start
    while units > 0:
        if at >= len(text):
            raise ValueError("an offset beyond the end")
        units -= 2 if text[at] > "\uffff" else 1
        at += 1
    return at


def _within(
    seconds: float, work: Callable[[], Any], url: str, tick: Callable[[], None] = lambda: None
) -> Any:
    """Returns what the work comes to. Raises Fault where it fails or takes too long.

    The library waits up to five minutes for every single byte; a thread that is given up does not
    keep the process from ending.
    """
    got: list[Any] = []
    fault: list[BaseException] = []

    def run() -> None:
        try:
            got.append(work())
        except BaseException as e:
            fault.append(e)

    thread = threading.Thread(target=run, name="languagetool", daemon=True)
    thread.start()
    end = time.monotonic() + seconds
    while thread.is_alive() and time.monotonic() < end:
        thread.join(0.1)
        tick()
    if got:
        return got[0]
    if not fault:
        raise Fault(f"{url} did not answer within {seconds:.0f} seconds", gone=False)
    e = fault[0]
    if isinstance(e, (KeyboardInterrupt, SystemExit)):
        raise e
    name = type(e).__name__
    words = " ".join(str(e).split())
    if "Connection" in words or isinstance(e, OSError):
        raise Fault(f"{url} does not answer", gone=True) from None
    raise Fault(
        f"{url} answers wrongly: {name}: {words[:100]}" if words else f"{url} answers wrongly: {name}",
        gone=False,
    ) from None


def version_at(url: str, patience: float = 10.0) -> str:
    """Returns the version that the server at a hand-set address says it is. Raises Fault."""
    import json
    from urllib import request

    handlers: list[Any] = [request.ProxyHandler({})] if is_loopback(url) else []
    opener = request.build_opener(*handlers)

    def ask() -> str:
        with opener.open(
            url.rstrip("/") + "/v2/info", timeout=patience
        ) as answer:  # http(s) only: see settings
            software = json.loads(answer.read(100_000))["software"]
            return f"{software['version']} {software.get('buildDate', '')}".strip()

    return str(_within(patience, ask, url))
