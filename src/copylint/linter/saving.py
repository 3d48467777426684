"""Writing a corrected file back: whole or not at all, and never over what somebody else wrote.

The new bytes are written beside the file, made to reach the disk, given the file's mode, owner,
group and extended attributes, and take its name in one step. Whatever stops this on the way, a kill
or a full disk, the file is the old one or the new one.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from copylint.cache.marks import is_abandoned, is_marked, marked
from copylint.formats.format import InputError
from copylint.tables import regular

_PREFIX = ".copylint-"
_swept: set[str] = set()


def save(path: str, old: bytes, new: bytes) -> None:
    """Replaces the file at `path`, which holds the bytes `old`, by the bytes `new`.

    A symbolic link stays and its target is replaced; mode, group, extended attributes and, where the
    system allows it, the owner are kept. Raises InputError, and leaves all as it was, where the file
    is read-only, has other names (hard links), holds neither `old` nor `new` any more, or cannot be
    written. A file that holds `new` already is left alone: somebody else has just done the work.
    """
    target = os.path.realpath(path)
    try:
        before = os.stat(target)
        _may_replace(path, target, before)
        _sweep(os.path.dirname(target))
        temporary = _beside(target, new, before)
    except FileNotFoundError:
        raise InputError(path, "went away since it was read; nothing was written") from None
    except OSError as e:
        raise InputError(path, f"cannot be written: {reason(e)}") from None
    try:
        # As late as can be: what somebody saved meanwhile must not be lost.
        there = regular.read(target, None)
        if there == new:
            _remove(temporary)
            return
        if there != old:
            raise InputError(path, "changed on disk since it was read; nothing was written")
        now = os.stat(target)
        if (now.st_mode, now.st_nlink) != (before.st_mode, before.st_nlink):
            raise InputError(path, "changed on disk since it was read; nothing was written")
        os.replace(temporary, target)
    except FileNotFoundError:
        _remove(temporary)
        raise InputError(path, "went away since it was read; nothing was written") from None
    except OSError as e:
        _remove(temporary)
        raise InputError(path, f"cannot be written: {reason(e)}") from None
    except BaseException:
        _remove(temporary)
        raise
    _sync_folder(os.path.dirname(target))


def keep(path: str, old: bytes | None, new: bytes) -> None:
    """Writes a file that copylint keeps beside copy: as `save` does where it holds the bytes `old`, anew
    where it is None. Raises InputError, and leaves all as it was."""
    if old is not None:
        save(path, old, new)
        return
    begun = False
    try:
        with open(path, "xb") as f:
            begun = True
            f.write(new)
    except OSError as e:
        if begun:
            _remove(path)
        raise InputError(path, f"cannot be written: {reason(e)}") from None


def reason(e: OSError) -> str:
    """Returns what is wrong, as a person would say it."""
    if isinstance(e, FileNotFoundError):
        return "no such file or folder"
    if isinstance(e, PermissionError):
        return "permission denied"
    return (e.strerror or str(e)).lower()


def _may_replace(path: str, target: str, status: os.stat_result) -> None:
    """Raises InputError for a file that this must not replace."""
    if not stat.S_ISREG(status.st_mode):
        raise InputError(path, "is not a regular file; nothing was written")
    # The administrator may write to every file; one that nobody may write to was meant to stay.
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise InputError(path, "is read-only; nothing was written")
    if status.st_nlink > 1:
        # Replacing would part the names; writing in place could leave half a file under all of them.
        raise InputError(
            path,
            (
                f"has {status.st_nlink} names (hard links), which a replaced file would lose; nothing was "
                "written"
            ),
        )


def _beside(target: str, data: bytes, like: os.stat_result) -> str:
    """Returns the path of a new file in the same folder that holds the data and is in all else like
    the target. Raises OSError, and leaves no file, where that cannot be had."""
    temporary = marked(os.path.join(os.path.dirname(target), _PREFIX))
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    handle = os.open(temporary, flags, 0o600)
    try:
        with os.fdopen(handle, "wb") as f:
            f.write(data)
            f.flush()
            os.fsync(f.fileno())
        _keep_owner(temporary, like)
        os.chmod(temporary, stat.S_IMODE(like.st_mode))
        _keep_attributes(target, temporary)
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _keep_owner(path: str, like: os.stat_result) -> None:
    """Gives the file the same owner and group. Raises PermissionError for a group that cannot be
    kept: its rights would go to another."""
    if not hasattr(os, "chown"):
        return
    now = os.stat(path)
    if now.st_gid != like.st_gid:
        os.chown(path, -1, like.st_gid)
    if now.st_uid != like.st_uid:
        with suppress(OSError):  # only a privileged user may give a file away
            os.chown(path, like.st_uid, -1)


def _keep_attributes(source: str, path: str) -> None:
    """Copies extended attributes, access lists among them, as far as the system lets us."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        for name in os.listxattr(source):
            with suppress(OSError):
                os.setxattr(path, name, os.getxattr(source, name))


def _sweep(folder: str) -> None:
    """Removes what runs that were killed left in a folder, once a run.

    A name is not enough that begins like ours, as somebody's `.copylint-notes` does: it must be one that
    `marked` made, of a file that is this user's alone and an hour old.
    """
    if folder in _swept:
        return
    _swept.add(folder)
    with suppress(OSError):
        for entry in os.scandir(folder):
            if is_marked(entry.name, _PREFIX) and is_abandoned(entry.stat(follow_symlinks=False)):
                _remove(entry.path)


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def _sync_folder(folder: str) -> None:
    """Makes the new name survive a power cut where the system allows it."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
