"""What is derived from tables that came with copylint: taken from the wheel, from the cache, or made."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from copylint.cache.folder import contents
from copylint.cache.store import derived

if TYPE_CHECKING:
    from mmap import mmap

#: Seconds within which an installation has written all its files.
_INSTALLED = 600


class Kept(NamedTuple):
    """Bytes that `make` derives from the files `sources()`; `name` says what they are and in which form."""

    name: str
    sources: Callable[[], Sequence[str]]
    make: Callable[[], bytes]

    def data(self) -> bytes | mmap:
        """Returns the bytes: as `mapped` has them, else made. A sum may stand behind them. Raises what `make`
        does."""
        lying = self.mapped()
        return self.make() if lying is None else lying

    def mapped(self) -> bytes | mmap | None:
        """Returns the bytes, mapped: from the file that came with the installation, else from the cache
        folder, where they are kept once they are made; None where they can't be. Raises what `make` does."""
        sources = self.sources()
        came = os.path.join(shipped_folder(), f"{self.name}.table")
        with suppress(OSError):
            # What somebody changed since is not in it.
            if max(os.stat(s).st_mtime for s in sources) < os.stat(came).st_mtime + _INSTALLED:
                return contents(came)

        def write(path: str) -> None:
            with open(path, "wb") as f:
                f.write(self.make())

        with suppress(OSError):  # nothing can be written there, or no longer
            path = derived(self.name, sources, ".table", write)
            if path is not None:
                return contents(path)
        return None

    def ship(self, folder: str) -> None:
        """Writes the bytes to where a wheel's `shipped_folder` is made. Raises what `make` does, and
        OSError."""
        with open(os.path.join(folder, f"{self.name}.table"), "wb") as f:
            f.write(self.make())


def shipped_folder() -> str:
    """Returns where an installed wheel has its tables, which are laid out as this machine lays out numbers; a
    checkout has nothing there."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return os.path.join(package, f"_tables_{sys.byteorder}")
