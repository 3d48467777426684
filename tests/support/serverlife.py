"""Whether a server and its keeper live."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from copylint.languagetool import server


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def gone(pid: int, patience: float = 8.0) -> bool:
    end = time.monotonic() + patience
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


def pids(s: server.Server) -> tuple[int, int]:
    assert s.folder is not None
    state = json.loads((s.folder / "state.json").read_text())
    return state["keeper"], state["java"]
