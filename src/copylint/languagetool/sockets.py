"""Whose a listening socket is: that something answers on a port says nothing of who it is."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress

# Addresses that take what is meant for 127.0.0.1: itself, every one, and both as IPv6 has them.
_IPV4 = (b"\x7f\x00\x00\x01", b"\x00\x00\x00\x00")
_IPV6 = (b"\x00" * 16, *(b"\x00" * 10 + b"\xff\xff" + a for a in _IPV4))
_LISTENS = "0A"


def listens(pid: int, port: int) -> bool:
    """Whether what listens on a port of 127.0.0.1 is the process `pid` or processes that it started, and
    nobody else beside them.

    False too where that cannot be told: without /proc and psutil, where either may not look (the
    processes asked about are this user's own, so both usually may), and on systems that neither knows.
    LanguageTool is then not asked; to believe whoever answers would be to send them the copy.
    """
    if pid <= 0:
        return False
    if sys.platform.startswith("linux"):
        try:
            return _listens_by_proc(pid, port)
        except (OSError, ValueError, IndexError, struct.error):
            return False
    return _listens_by_psutil(pid, port)


def _listens_by_proc(pid: int, port: int) -> bool:
    # Whose sockets are its own is asked last: one that closes in between is then missed, not mistaken.
    wanted = set(_listening("/proc/net/tcp", port)) | set(_listening("/proc/net/tcp6", port))
    if not wanted:
        return False
    return wanted <= _sockets_of([pid]) or wanted <= _sockets_of(_family(pid))


def _listening(table: str, port: int) -> Iterator[str]:
    """The inodes of sockets that would take a connection to the port of 127.0.0.1."""
    try:
        with open(table, encoding="ascii") as f:
            lines = f.read().splitlines()[1:]
    except FileNotFoundError:  # a system without IPv6
        return
    for line in lines:
        parts = line.split()
        address, _, number = parts[1].rpartition(":")
        if parts[3] != _LISTENS or int(number, 16) != port:
            continue
        # Words of 32 bits, each as this processor has it.
        raw = b"".join(struct.pack("=I", int(address[k : k + 8], 16)) for k in range(0, len(address), 8))
        if raw in _IPV4 or raw in _IPV6:
            yield parts[9]


def _sockets_of(pids: Iterable[int]) -> set[str]:
    """The inodes of all sockets that these processes hold."""
    out = set()
    for pid in pids:
        with suppress(OSError):
            for entry in os.scandir(f"/proc/{pid}/fd"):
                with suppress(OSError):
                    to = os.readlink(entry.path)
                    if to.startswith("socket:["):
                        out.add(to[len("socket:[") : -1])
    return out


def _family(pid: int) -> set[int]:
    """The process and all that it started, and these: `java` may be a script that starts another."""
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            with suppress(OSError, ValueError, IndexError), open(f"/proc/{name}/stat", "rb") as f:
                parents[int(name)] = int(f.read().rpartition(b")")[2].split()[1])
    family = {pid}
    while more := {p for p, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _listens_by_psutil(pid: int, port: int) -> bool:
    try:
        import psutil
    except ImportError:
        return False
    try:
        process = psutil.Process(pid)
        for p in (process, *process.children(recursive=True)):
            # Only the processes asked about: to list all would take an administrator on macOS. That nobody
            # else listens there too is left to the system, which lets nobody else have the address.
            for c in (p.net_connections if hasattr(p, "net_connections") else p.connections)("tcp"):
                if c.status == psutil.CONN_LISTEN and c.laddr and c.laddr.port == port:
                    return True
    except psutil.Error:
        return False
    return False
