"""The cache folder emptied: of what copylint made, and of nothing else."""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

from copylint.cache import rows, store
from copylint.cache.folder import is_own, usual_place
from copylint.cache.marks import is_abandoned


class Emptied(NamedTuple):
    """What became of the cache `folder` ("" where there can be none): how many `files` went, of how many
    bytes together; those that could not be removed, with why; how many others lie there, which are not
    copylint's or are just being written. `distrusted`: others may write there, so nothing was touched."""

    folder: str
    files: int = 0
    size: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    others: int = 0
    distrusted: bool = False


def empty() -> Emptied:
    """Removes what copylint keeps in the cache folder, the folder itself left, and returns what was done.
    The folder is not made where it is missing, and cleaned also where COPYLINT_NO_CACHE=1 keeps it from
    being used. Raises OSError where it cannot be looked into."""
    base = usual_place() or ""
    if not base or not os.path.isdir(base):
        return Emptied(base)
    if not is_own(base):
        return Emptied(base, distrusted=True)
    files = size = others = 0
    failed = []
    with os.scandir(base) as entries:
        for entry in entries:
            status = entry.stat(follow_symlinks=False)
            if not _made(entry.name, entry.path, status):
                others += 1
                continue
            try:
                os.unlink(entry.path)
            except FileNotFoundError:
                continue  # another run had it removed
            except OSError as e:
                failed.append((entry.path, e.strerror or str(e)))
            else:
                files += 1
                size += status.st_size
    return Emptied(base, files, size, tuple(failed), others)


def _made(name: str, path: str, status: os.stat_result) -> bool:
    """Whether copylint made the file, and no run is writing it now."""
    if not stat.S_ISREG(status.st_mode):
        return False
    if store.is_begun(name):
        return is_abandoned(status)
    return store.is_kept(name) or rows.is_kept(name, path)
