"""Asks a LanguageTool server about files: a line a match, as JSON, of the file and where it begins and ends.

    python benchmarks/asking.py http://127.0.0.1:8081 story.txt ...
    python benchmarks/asking.py http://127.0.0.1:8081 --version

Offsets are the server's: UTF-16 code units.
"""

from __future__ import annotations

import json
import sys
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any


def ask(server: str, text: str) -> dict[str, Any]:
    """Returns what the server says of a text."""
    form = urllib.parse.urlencode({"text": text, "language": "en-US"}).encode()
    with urllib.request.urlopen(f"{server.rstrip('/')}/v2/check", form, timeout=120) as answer:
        return dict(json.load(answer))


def main() -> None:
    """Prints the matches."""
    server, *paths = sys.argv[1:]
    if paths == ["--version"]:
        print(ask(server, "A visit.")["software"]["version"])
        return
    for path in paths:
        for m in ask(server, Path(path).read_bytes().decode("utf-8"))["matches"]:
            print(json.dumps([path, m["offset"], m["offset"] + m["length"]]))


if __name__ == "__main__":
    main()
