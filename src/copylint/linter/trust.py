"""Whose settings, rule files and ignore files are obeyed: a checkout, or a folder of many people, may
hold some that others put there.

A file is foreign where it belongs to neither this user, nor root, nor the owner of the repository's top
folder (where there is no repository, of the folder that was named); or where somebody else may write to
it: everybody, or a group other than its owner's own. What is foreign is as if it were not there, and is
named, unless the user says that the folder is to be trusted: in COPYLINT_TRUST, or under `trust` in a file
of their own configuration folder.

Owners are a POSIX matter. Under Windows the search for settings ends sooner instead.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from copylint.tables import regular

_POSIX = hasattr(os, "geteuid")


class TrustError(Exception):
    """What is wrong with the user's list of trusted folders; `str()` names file and line."""


# -- whose a file is -------------------------------------------------------------------------------
def users() -> frozenset[int]:
    """Returns the numbers of those whose files are always obeyed: this user and root. Root under sudo
    counts as whoever called it; from anybody else such a claim is not believed."""
    uid = os.geteuid()
    caller = os.environ.get("SUDO_UID", "") if uid == 0 else ""
    return frozenset({uid, 0, int(caller)} if caller.isascii() and caller.isdigit() else {uid, 0})


def objection(
    status: os.stat_result, owners: Collection[int], private: Callable[[int, int], bool] | None = None
) -> str | None:
    """Returns why a file of this state is foreign to these owners, None where it is not.

    `private(uid, gid)` says whether a group is its owner's own; by default the system is asked.
    """
    if status.st_uid not in owners:
        return f"it belongs to {_name(status.st_uid)}"
    if status.st_mode & stat.S_IWOTH:
        return "everybody may write to it"
    # Under umask 002 every file may be written to by its group, which then is one of its owner alone.
    if status.st_mode & stat.S_IWGRP and not (private or is_private)(status.st_uid, status.st_gid):
        return f"its group ({_group(status.st_gid)}) may write to it"
    return None


def is_private(uid: int, gid: int) -> bool:
    """Whether the group is the user's own: the one that they are in by default, called as they are,
    with nobody else among its members.

    The name matters: a group that many are in by default ("users", "staff") lists no members. A user
    or group without a name, as in a container, is known by its number alone.
    """
    import grp
    import pwd

    try:
        user: Any = pwd.getpwuid(uid)
    except KeyError:
        user = None
    try:
        group: Any = grp.getgrgid(gid)
    except KeyError:
        group = None
    if user is not None and user.pw_gid != gid:
        return False
    if user is None or group is None:
        return gid == uid and not (group and group.gr_mem)
    return group.gr_name == user.pw_name and set(group.gr_mem) <= {user.pw_name}


def _name(uid: int) -> str:
    import pwd

    try:
        return f"{pwd.getpwuid(uid).pw_name} (user {uid})"
    except KeyError:
        return f"user {uid}"


def _group(gid: int) -> str:
    import grp

    try:
        return grp.getgrgid(gid).gr_name
    except KeyError:
        return str(gid)


# -- where is looked -------------------------------------------------------------------------------
def is_sticky(folder: str) -> bool:
    """Whether a folder is one, such as /tmp, in which many keep what is theirs."""
    try:
        return bool(os.stat(folder).st_mode & stat.S_ISVTX)
    except OSError:
        return False


def repository(folder: str, known: dict[str, str | None] | None = None) -> str | None:
    """Returns the top of the git repository that holds the folder (absolute), None where there is none.
    A sticky folder above is the top of nothing: anybody could have made it one. `known` is what came of it
    for other folders, and is added to."""
    known = {} if known is None else known
    passed = []
    at: str | None = folder
    while at is not None and at not in known:
        passed.append(at)
        if os.path.exists(os.path.join(at, ".git")):
            known[at] = at
            break
        up = os.path.dirname(at)
        at = None if up == at or is_sticky(up) else up
    top = None if at is None else known[at]
    known.update(dict.fromkeys(passed, top))
    return top


def climb(folder: str, last: str | None = None) -> Iterator[str]:
    """Yields the folders in which settings for copy in `folder` (absolute) are looked for, nearest first,
    up to `last`; a sticky folder is always the last."""
    at = folder
    while True:
        yield at
        up = os.path.dirname(at)
        if at == last or up == at or is_sticky(at):
            return
        at = up


def last_folder(folder: str, named: str, home: str, known: dict[str, str | None] | None = None) -> str:
    """Returns where the search ends where owners cannot be asked (Windows): at the top of the repository,
    else at home, else at what the user named. All are absolute; `known` is `repository`'s."""
    top = repository(folder, known)
    return top if top is not None else home if _within(folder, home) else named


def _within(path: str, folder: str) -> bool:
    """Whether a path is the folder or lies in it. Both are absolute."""
    fold = os.path.normcase
    return fold(path) == fold(folder) or fold(path).startswith(os.path.join(fold(folder), ""))


# -- what the user trusts --------------------------------------------------------------------------
def user_file() -> str:
    """Returns the path of the file of the user's own that lists trusted folders."""
    if sys.platform == "linux":  # as platformdirs has it, whose import takes longer than the rest
        base = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")
        return os.path.join(base, "copylint", "copylint.toml")
    from platformdirs import user_config_dir

    return os.path.join(user_config_dir("copylint", appauthor=False), "copylint.toml")


def listed(path: str) -> tuple[str, ...]:
    """Returns the folders that the user's own file at `path` lists under `trust`; none without the file.

    Raises TrustError where it cannot be read, is not the user's own, or states anything else.
    """
    refused: list[str] = []

    def look(status: os.stat_result) -> None:
        reason = objection(status, users()) if _POSIX else None
        refused.extend([reason] if reason else [])

    try:
        text = regular.read(path, regular.SETTINGS, look).decode("utf-8-sig")
    except OSError as e:
        if not os.path.exists(path):  # or it cannot be seen, as by somebody who runs this in another's home
            return ()
        raise TrustError(f"{path}: {regular.words(e)}") from None
    except UnicodeDecodeError as e:
        raise TrustError(f"{path}: is not UTF-8: invalid byte at offset {e.start}") from None
    if refused:
        raise TrustError(f"{path}: says whom to trust, but {refused[0]}")
    import tomllib

    try:
        raw: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as e:
        raise TrustError(f"{path}: is not TOML: {e}") from None
    for key in raw:
        if key != "trust":
            place = f"{path}:{_line(text, key)}"
            raise TrustError(f"{place}: unknown key {key!r}: this file is read for 'trust' alone")
    place = f"{path}:{_line(text, 'trust')}"
    folders = raw.get("trust", [])
    if not isinstance(folders, list) or not all(isinstance(f, str) and f for f in folders):
        raise TrustError(f"{place}: trust: expected a list of folders, found {folders!r}")
    found = tuple(os.path.expanduser(f) for f in folders)
    for f, given in zip(found, folders, strict=True):
        if not os.path.isabs(f):
            raise TrustError(f"{place}: trust: expected a whole path such as ~/desk, found {given!r}")
    return found


def _line(text: str, key: str) -> int:
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.lstrip(" \t[\"'").startswith(key)), 1)


class Trust:
    """What is obeyed in one run, and what is not.

    `notes` says of each foreign file that was met, by its path, why it is not obeyed and what would
    allow it.
    """

    def __init__(self, named: Sequence[str] = ()) -> None:
        self.notes: dict[str, str] = {}
        self.user_file = user_file()
        self._named = [n for n in named if n != "-"]
        #: folder -> the nearest named one above it, None where there is none
        self._bases: dict[str, str | None] | None = None
        self._tops: dict[str, str | None] = {}
        self._folders: list[str] | None = None
        self._owners: dict[str, frozenset[int]] = {}

    def named(self, folder: str) -> str:
        """Returns the folder that was named, or that holds a file that was, nearest above `folder` (absolute)
        or the same; `folder` where there is none."""
        if self._bases is None:
            full = map(os.path.abspath, self._named)
            self._bases = {f: f for f in (n if os.path.isdir(n) else os.path.dirname(n) for n in full)}
        passed = []
        at: str | None = folder
        while at is not None and at not in self._bases:
            passed.append(at)
            up = os.path.dirname(at)
            at = None if up == at else up
        base = None if at is None else self._bases[at]
        self._bases.update(dict.fromkeys(passed, base))
        return folder if base is None else base

    def folders(self) -> list[str]:
        """Returns the folders that the user trusts. Raises TrustError."""
        if self._folders is None:
            given = [f for f in os.environ.get("COPYLINT_TRUST", "").split(os.pathsep) if f]
            folders = (*given, *listed(self.user_file))
            self._folders = [os.path.realpath(os.path.expanduser(f)) for f in folders]
        return self._folders

    def climb(self, folder: str) -> Iterator[str]:
        """Yields the folders in which settings for copy in `folder` (absolute) are looked for."""
        if _POSIX:
            return climb(folder)
        return climb(folder, last_folder(folder, self.named(folder), os.path.expanduser("~"), self._tops))

    def listed(self, path: str) -> bool:
        """Whether the user trusts a folder in which the file lies, links followed. Raises TrustError."""
        folders = self.folders()
        real = os.path.realpath(path) if folders else path
        return any(_within(real, f) for f in folders)

    def objection(self, path: str, status: os.stat_result, folder: str) -> str | None:
        """Returns why the file at `path`, which is in this state, is foreign to copy in `folder`
        (absolute); None where it is not, or is trusted. Raises TrustError."""
        if not _POSIX:
            return None
        owners = self._owners_for(folder)
        reason = objection(status, owners)
        if reason is None:
            link = os.lstat(path)
            if stat.S_ISLNK(link.st_mode) and link.st_uid not in owners:
                reason = f"it is a link that belongs to {_name(link.st_uid)}"
        return None if reason is None or self.listed(path) else reason

    def obeys(self, path: str, status: os.stat_result, folder: str, ways: str = "") -> bool:
        """Whether the file is obeyed; `notes` says why not. `ways` are further ways out than to trust its
        folder. Raises TrustError."""
        reason = self.objection(path, status, folder)
        if reason is not None:
            self.refuse(path, reason, ways)
        return reason is None

    def refuse(self, path: str, reason: str, ways: str = "") -> None:
        """Notes that the file is not obeyed."""
        here = os.path.dirname(os.path.abspath(path))
        self.notes[path] = (
            f"{path}: not obeyed, as {reason}; {ways}COPYLINT_TRUST={here}, or trust = [{here!r}] in "
            f"{self.user_file}, allows it"
        )

    def _owners_for(self, folder: str) -> frozenset[int]:
        named = self.named(folder)
        if named not in self._owners:
            top = repository(named, self._tops) or named
            try:
                self._owners[named] = users() | {os.stat(top).st_uid}
            except OSError:
                self._owners[named] = users()
        return self._owners[named]
