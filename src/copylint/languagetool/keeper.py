"""A small process that starts LanguageTool's server, watches over it and ends it.

It outlives the run that started it, so that the next run finds the server warm. It ends the server
when nobody has asked it anything for a while, when it is told to, and when it is itself ended; where
the system allows it (Linux) the server ends even if this process is killed outright.

    python -m copylint.languagetool.keeper JSON

The folder it is given holds `lock` (held as long as this process lives), `state.json` (where the
server answers, or why it does not), `used` (touched by those who ask) and `stop` (put there to end it).
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from copylint.languagetool.folders import write_whole
from copylint.languagetool.locks import holding
from copylint.languagetool.sockets import listens

HOST = "127.0.0.1"
#: Seconds from start to the first answer that are still a start.
START = 90.0
#: How many free ports are tried: between looking for one and using it somebody else may take it.
PORTS = 4
_PAUSE = 0.1

# What the server does with itself. Its own cache is small, as copylint keeps its answers.
_CONFIG = """pipelineCaching=true
pipelineExpireTimeInSeconds=3600
maxPipelinePoolSize=4
cacheSize=2000
maxTextLength=1000000
maxCheckTimeMillis=120000
"""

# Without this it writes two lines about every request.
_LOGGING = """<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%d %-5level %logger %msg%n</pattern></encoder>
  </appender>
  <root level="WARN"><appender-ref ref="out"/></root>
</configuration>
"""


def flags(memory: str) -> list[str]:
    """Returns the options Java is started with.

    nodelay removes a wait of 40 ms from every answer. The serial collector and the bound on memory
    keep the server near 700 MB.
    """
    return [
        f"-Xmx{memory}", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto",
        "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=GB",
        "-Dsun.net.httpserver.nodelay=true",
    ]  # fmt: skip


def free_port() -> int:
    """Returns a port of the loopback that nobody uses now."""
    with socket.socket() as s:
        s.bind((HOST, 0))
        return int(s.getsockname()[1])


def answers(port: int, patience: float = 2.0) -> bool:
    """Whether a LanguageTool says on that port of the loopback that it is well."""
    connection = http.client.HTTPConnection(HOST, port, timeout=patience)
    try:
        connection.request("GET", "/v2/healthcheck")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _die_with_parent() -> Callable[[], None] | None:
    """What a child does before it becomes the server, so that it ends when this process does."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    try:
        libc = ctypes.CDLL(None, use_errno=True)
        prctl = libc.prctl
    except (OSError, AttributeError):
        return None
    parent = os.getpid()

    def bind() -> None:
        prctl(1, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return bind


class Keeper:
    """The process of one server."""

    def __init__(self, order: dict[str, Any]) -> None:
        self.folder = Path(order["folder"])
        self.order = order
        self.idle = float(order["idle"])
        self.asked_to_end = False
        self.java: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        """Keeps the server until there is no more need for it; returns the exit status."""
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._end)
        with holding(self.folder / "lock", 3.0) as held:
            if not held:
                return 0
            try:
                (self.folder / "stop").unlink(missing_ok=True)
                port = self._start()
                if port is None:
                    return 1
                self._watch(port)
                return 0
            finally:
                self._kill()
                # A start that failed says why for whoever waits; they take the note away.
                if self._state().get("state") != "failed":
                    (self.folder / "state.json").unlink(missing_ok=True)

    def _end(self, *_: object) -> None:
        self.asked_to_end = True

    def _state(self) -> dict[str, Any]:
        try:
            got = json.loads((self.folder / "state.json").read_text("utf-8"))
            return got if isinstance(got, dict) else {}
        except (OSError, ValueError):
            return {}

    def _say(self, **what: Any) -> None:
        write_whole(self.folder / "state.json", json.dumps({"keeper": os.getpid(), **what}))

    def _over(self) -> bool:
        return self.asked_to_end or (self.folder / "stop").exists()

    # -- start -----------------------------------------------------------------------------------
    def _start(self) -> int | None:
        config, logging = self.folder / "server.properties", self.folder / "logback.xml"
        write_whole(config, _CONFIG)
        write_whole(logging, _LOGGING)
        patience = float(self.order["start"])
        end = time.monotonic() + patience
        for _ in range(PORTS):
            port = free_port()
            self._launch(port, config, logging)
            assert self.java is not None
            self._say(state="starting", java=self.java.pid)
            while self.java.poll() is None:
                if self._over():
                    return None
                answering = answers(port, 1.0)
                # Whoever took the port first could answer as well: only what this process started counts.
                if answering and listens(self.java.pid, port):
                    self._say(state="ready", java=self.java.pid, port=port, version=self.order["version"])
                    return port
                if time.monotonic() > end:
                    why = f"LanguageTool did not answer within {patience:.0f} seconds of its start"
                    self._say(
                        state="failed",
                        why=f"{why}; what answers on its port is another program" if answering else why,
                    )
                    return None
                time.sleep(_PAUSE)
            if "in use" not in self._log() and "BindException" not in self._log():
                break
        self._say(
            state="failed", why=f"LanguageTool's server ended as soon as it was started: {self._last_words()}"
        )
        return None

    def _launch(self, port: int, config: Path, logging: Path) -> None:
        command = [
            self.order["java"], *flags(self.order["memory"]),
            f"-Dlogback.configurationFile={logging.as_uri()}",
            "-cp", self.order["classpath"], "org.languagetool.server.HTTPServer",
            "--port", str(port), "--config", str(config),
        ]  # fmt: skip
        log = os.open(self.folder / "server.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            self.java = subprocess.Popen(  # noqa: S603 - the Java that was found, no shell
                command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=_die_with_parent(),
            )
        except OSError as e:
            self._say(state="failed", why=f"{self.order['java']} cannot be run: {e.strerror or e}")
            raise SystemExit(1) from None
        finally:
            os.close(log)

    def _log(self) -> str:
        try:
            with open(self.folder / "server.log", "rb") as f:
                return f.read(100_000).decode("utf-8", "replace")
        except OSError:
            return ""

    def _last_words(self) -> str:
        lines = [x.strip() for x in self._log().splitlines() if x.strip()]
        telling = [x for x in lines if "rror" in x or "xception" in x]
        assert self.java is not None
        return (telling or lines[-1:] or [f"status {self.java.poll()}"])[0][:200]

    # -- watch -----------------------------------------------------------------------------------
    def _watch(self, port: int) -> None:
        used = self.folder / "used"
        used.touch(mode=0o600)
        assert self.java is not None
        while self.java.poll() is None and not self._over():
            try:
                idle = time.time() - used.stat().st_mtime
            except OSError:
                return
            # A clock that was put back must not keep a server for ever.
            if idle > self.idle or idle < -self.idle:
                return
            time.sleep(_PAUSE * 2)

    def _kill(self) -> None:
        if self.java is None or self.java.poll() is not None:
            return
        self.java.terminate()
        try:
            self.java.wait(3)
        except subprocess.TimeoutExpired:
            self.java.kill()
            self.java.wait()


if __name__ == "__main__":
    sys.exit(Keeper(json.loads(sys.argv[1])).run())
