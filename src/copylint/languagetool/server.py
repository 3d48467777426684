"""The server of an installation: found where it runs, started where it does not, ended on request."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from copylint.languagetool import Unavailable, folders, java, keeper
from copylint.languagetool.install import Installation
from copylint.languagetool.locks import Lock, holding
from copylint.languagetool.sockets import listens

#: Seconds without a question after which a server ends. COPYLINT_LANGUAGETOOL_IDLE names others.
IDLE = 600.0
#: The most memory that the server's Java may use for its heap.
MEMORY = "900m"


class Server(NamedTuple):
    """A server that answers. `folder` is None where it is not ours to end or to keep awake."""

    url: str
    version: str
    folder: Path | None = None

    def touch(self) -> None:
        """Says that the server is needed."""
        if self.folder is not None:
            with suppress(OSError):
                os.utime(self.folder / "used")


def _state(folder: Path) -> dict[str, Any]:
    try:
        got = json.loads((folder / "state.json").read_text("utf-8"))
        return got if isinstance(got, dict) else {}
    except (OSError, ValueError):
        return {}


def _folder(installation: Installation) -> Path:
    folder = folders.state() / f"server-{installation.print_}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as e:
        raise Unavailable(f"{folder} cannot be made: {e.strerror or e}") from None
    return folder


def _ready(folder: Path) -> Server | None:
    """The server that a living keeper says is ready; None where there is none."""
    # As long as the keeper lives it holds the lock. That its server does too, and has the port still, is
    # asked of the system: if it has just ended, somebody else may have taken the port.
    if not Lock(folder / "lock").held():
        return None
    state = _state(folder)
    port, pid = state.get("port"), state.get("java")
    if state.get("state") != "ready" or not isinstance(port, int) or not 0 < port < 65536:
        return None
    if not isinstance(pid, int) or not listens(pid, port):
        return None
    return Server(f"http://{keeper.HOST}:{port}", str(state.get("version", "")), folder)


def running(installation: Installation) -> Server | None:
    """Returns the installation's server if it runs and answers. Raises Unavailable."""
    server = _ready(_folder(installation))
    if server is None or not keeper.answers(int(server.url.rpartition(":")[2])):
        return None
    server.touch()
    return server


def start(installation: Installation, tick: Callable[[], None] = lambda: None) -> Server:
    """Returns the installation's server, started if it does not run. Raises Unavailable.

    `tick` is called now and then while this waits.
    """
    there = running(installation)
    if there is not None:
        return there
    found = java.find()
    folder = _folder(installation)
    with holding(folder / "start.lock", keeper.START + 10, tick) as held:
        if not held:
            raise Unavailable("another start of LanguageTool has not come to an end")
        there = running(installation)
        if there is not None:
            return there
        _end(folder)
        (folder / "state.json").unlink(missing_ok=True)
        order = {
            "folder": str(folder), "java": found.path, "classpath": installation.classpath,
            "version": installation.version, "memory": MEMORY, "idle": _idle(), "start": keeper.START,
        }  # fmt: skip
        # -P: not even a file beside the copy that is called like a module is run.
        command = [sys.executable, "-P", "-m", "copylint.languagetool.keeper", json.dumps(order)]
        with open(folder / "keeper.log", "wb") as log:
            process = subprocess.Popen(  # noqa: S603 - this very Python, no shell
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **_apart()
            )
        return _await(folder, process, tick)


def _await(folder: Path, process: subprocess.Popen[bytes], tick: Callable[[], None]) -> Server:
    end = time.monotonic() + keeper.START + 5
    try:
        while time.monotonic() < end:
            tick()
            state = _state(folder)
            if state.get("state") == "failed":
                raise Unavailable(str(state.get("why")))
            server = _ready(folder)
            if server is not None:
                # It outlives this run; nobody is to be told that its process was not waited for.
                process.returncode = 0
                return server
            if process.poll() is not None:
                raise Unavailable(
                    f"the process that keeps LanguageTool ended: {_tail(folder / 'keeper.log')}"
                )
            time.sleep(0.05)
    except BaseException:
        _end(folder)
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        raise
    _end(folder)
    raise Unavailable(f"LanguageTool did not start within {keeper.START:.0f} seconds")


def _apart() -> dict[str, Any]:
    """What makes a process one of its own: a Ctrl-C for this run is not one for the server."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _idle() -> float:
    try:
        given = float(os.environ.get("COPYLINT_LANGUAGETOOL_IDLE", IDLE))
    except ValueError:
        return IDLE
    return given if 0 < given <= 86_400 else IDLE


def _tail(path: Path) -> str:
    try:
        lines = path.read_text("utf-8", "replace").split("\n")
    except OSError:
        lines = []
    return next((x.strip()[:200] for x in reversed(lines) if x.strip()), "it said nothing")


# -- ending -------------------------------------------------------------------------------------
def kept() -> Iterator[tuple[Path, Server | None]]:
    """Yields the folder of every living keeper, with its server once that is ready. Raises Unavailable."""
    for folder in sorted(folders.state().glob("server-*")):
        if Lock(folder / "lock").held():
            yield folder, _ready(folder)


def stop() -> int:
    """Ends every server of this user; returns how many there were. Raises Unavailable."""
    n = 0
    for folder in sorted(folders.state().glob("server-*")):
        n += _end(folder)
    return n


def _end(folder: Path) -> bool:
    """Ends the keeper of a folder and its server; returns whether there was either."""
    lock = Lock(folder / "lock")
    there = lock.held()
    if there:
        (folder / "stop").touch(mode=0o600)
        end = time.monotonic() + 8
        while lock.held() and time.monotonic() < end:
            time.sleep(0.05)
        if lock.held():
            raise Unavailable(
                f"the process that keeps LanguageTool does not end; see {folder / 'state.json'}"
            )
    return _end_orphan(folder) or there


def _end_orphan(folder: Path) -> bool:
    """Ends a server whose keeper was killed where the system did not do it; whether there was one."""
    pid = _state(folder).get("java")
    (folder / "stop").unlink(missing_ok=True)
    if not isinstance(pid, int):
        return False
    (folder / "state.json").unlink(missing_ok=True)
    try:
        import psutil

        process = psutil.Process(pid)
        # The number may long be another's: it is ours only if it was started for this folder.
        if not any(str(folder) in word for word in process.cmdline()):
            return False
        process.kill()
        process.wait(5)
    except ImportError:
        return False
    except psutil.Error:
        return False
    return True
