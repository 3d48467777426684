"""Whether it is the server that listens on its port."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from copylint.languagetool import keeper, sockets
from support.languagetooling import Standin


def test_whose_a_socket_is(there: Standin, tmp_path: Path) -> None:
    pytest.importorskip("psutil")
    port = there.server_address[1]
    assert sockets.listens(os.getpid(), port)
    assert not sockets.listens(os.getpid(), keeper.free_port())
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        assert not sockets.listens(other.pid, port)
        assert sockets._listens_by_psutil(os.getpid(), port)
        assert not sockets._listens_by_psutil(other.pid, port)
        other.kill()
    assert not sockets.listens(0, port)
    # A server may be started by a script.
    text = (
        "import socket, sys; s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1], "
        "flush=True); input()"
    )
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {text!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        port = int(first.stdout.readline())
        assert sockets.listens(first.pid, port)
        assert sockets._listens_by_psutil(first.pid, port)
        first.communicate("\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_socket_beside_the_servers_own_is_one_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sockets, "_listening", lambda table, port: ["11", "12"] if table.endswith("tcp") else []
    )
    for held, believed in (({"11"}, False), ({"11", "12", "13"}, True), (set(), False)):
        monkeypatch.setattr(sockets, "_sockets_of", lambda pids, held=held: held)
        assert sockets.listens(os.getpid(), 80) is believed
