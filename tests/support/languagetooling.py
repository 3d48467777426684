"""Stand-ins for LanguageTool and for Java, which fail on request as the real ones would not."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

# What the stand-in finds: the words, LanguageTool's rule and category for them, its replacements.
KNOWN = (
    ("knot", "CONFUSION_KNOT_NOT", "CONFUSED_WORDS", "misspelling", ["not"]),
    # A fault to nobody but the stand-in: copylint says nothing of it.
    ("be read", "MD_BASEFORM", "GRAMMAR", "grammar", ["be heard", "have read"]),
    ("wibble", "MADE_UP", "STYLE", "style", ["wobble"]),
)


def answer_to(text: str) -> dict[str, Any]:
    """Returns what the stand-in says of a text, its offsets in UTF-16 units as LanguageTool's are."""
    matches = []
    for words, rule, category, issue, fixes in KNOWN:
        at = text.find(words)
        while at >= 0:
            units = len(text[:at].encode("utf-16-le")) // 2
            matches.append(
                {
                    "message": f"Is “{words}” meant?", "shortMessage": "", "offset": units,
                    "length": len(words.encode("utf-16-le")) // 2,
                    "replacements": [{"value": x} for x in fixes], "sentence": "",
                    "type": {"typeName": "Other"},
                    "context": {"text": words, "offset": 0, "length": len(words)},
                    "rule": {"id": rule, "description": "", "issueType": issue, "category": {"id": category,
                     "name": ""}},
                }
            )  # fmt: skip
            at = text.find(words, at + 1)
    return {"software": {"version": "6.6"}, "matches": matches}


class Answering(BaseHTTPRequestHandler):
    """Answers as a LanguageTool would; `mode` of the server says how it fails."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Says nothing."""

    def _send(self, body: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        if self.path.endswith("/languages"):
            codes = ["en", "en-GB", "en-US"]
            self._send(json.dumps([{"name": c, "code": "en", "longCode": c} for c in codes]).encode())
        elif self.path.endswith("/info"):
            self._send(json.dumps({"software": {"version": "6.6", "buildDate": "2025"}}).encode())
        else:
            self._send(b"OK")

    def do_POST(self) -> None:
        from urllib.parse import parse_qs

        server: Any = self.server
        server.asked.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        given = {k: v[0] for k, v in parse_qs(body, keep_blank_values=True).items()}
        server.questions.append(given)
        mode = server.mode
        if mode == "silent":
            server.released.wait(20)
            return
        if mode == "error":
            self._send(b"Error: Internal Error", 500)
        elif mode == "page":
            self._send(b"<html>It works!</html>")
        elif mode == "list":
            self._send(b"[]")
        elif mode == "beyond":
            said = answer_to(given["text"])
            for m in said["matches"]:
                m["offset"] += 100_000
            self._send(json.dumps(said).encode())
        elif mode == "shape":
            self._send(b'{"matches": [{"offset": "first"}]}')
        elif mode == "cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b'{"matches"')
            self.close_connection = True
        else:
            self._send(json.dumps(answer_to(given["text"])).encode())


class Standin(ThreadingHTTPServer):
    """A LanguageTool server that is none. `questions` are the texts it got, `asked` the paths of all
    requests."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Answering)
        self.mode = "well"
        self.questions: list[dict[str, str]] = []
        self.asked: list[str] = []
        self.released = threading.Event()

    def handle_error(self, *_: Any) -> None:
        """Says nothing of those who hang up."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def standin() -> Iterator[Standin]:
    """Runs a stand-in in a thread."""
    with Standin() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join(5)


def fake_java(folder: Path, mode: str = "well", version: str = "17.0.9") -> Path:
    """Writes a `java` that says it is that version and is a stand-in when it is started as a server.

    `mode`: well; busy (its port is taken, always); busy-once; crash; mute (never answers); dies (ends
    at the first question); no-version (says something else).
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "java"
    path.write_text(
        f"""#!{sys.executable}
import os, sys, time
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
mode, here = {mode!r}, {str(folder)!r}
if "-version" in sys.argv:
    if mode == "no-version":
        print("Segmentation fault")
        sys.exit(139)
    print('openjdk version "{version}" 2025-01-01', file=sys.stderr)
    sys.exit(0)
seen = os.path.join(here, "starts")
starts = len(open(seen).read()) if os.path.exists(seen) else 0
open(seen, "a").write("x")
if mode == "busy" or (mode == "busy-once" and not starts):
    print("java.net.BindException: Address already in use", file=sys.stderr)
    sys.exit(1)
if mode == "crash":
    print("Error: Could not find or load main class org.languagetool.server.HTTPServer", file=sys.stderr)
    sys.exit(1)
if mode == "mute":
    time.sleep(60)
    sys.exit(0)
from support import languagetooling
server = languagetooling.Standin(int(sys.argv[sys.argv.index("--port") + 1]))
if mode == "dies" or (mode == "dies-once" and not starts):
    languagetooling.Answering.do_POST = lambda self: os._exit(3)
server.serve_forever(0.02)
""",
        "utf-8",
    )
    path.chmod(0o755)
    return path


def fake_jars(folder: Path) -> Path:
    """Writes a folder that looks like an unpacked LanguageTool."""
    (folder / "libs").mkdir(parents=True, exist_ok=True)
    (folder / "languagetool-server.jar").write_bytes(b"jar")
    (folder / "libs" / "languagetool-core-6.6.jar").write_bytes(b"jar")
    return folder
