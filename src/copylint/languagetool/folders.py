"""Folders that only this user can read: where LanguageTool is kept, and what is known of its server."""

from __future__ import annotations

import os
from pathlib import Path

from copylint.cache.folder import is_own
from copylint.languagetool import Unavailable


def installations() -> Path:
    """Returns the folder of installed versions, made if missing. COPYLINT_DATA_DIR names another
    place for it. Raises Unavailable."""
    from platformdirs import user_data_dir

    return _private("COPYLINT_DATA_DIR", user_data_dir("copylint", appauthor=False), "languagetool")


def state() -> Path:
    """Returns the folder that says which servers run, made if missing. COPYLINT_STATE_DIR names
    another place for it. Raises Unavailable."""
    from platformdirs import user_state_dir

    return _private("COPYLINT_STATE_DIR", user_state_dir("copylint", appauthor=False), "languagetool")


def _private(variable: str, usual: str, name: str) -> Path:
    base = Path(os.path.abspath(os.environ.get(variable) or usual))
    path = base / name
    try:
        # One by one: folders made on the way get the mode of the umask, which may let a group write to them.
        base.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
        if not (is_own(base) and is_own(path)):
            raise Unavailable(f"{path} can be written to by others; nothing is run from there")
    except OSError as e:
        raise Unavailable(f"{path} cannot be made: {e.strerror or e}") from None
    return path


def write_whole(path: Path, text: str) -> None:
    """Writes a text file that is there as a whole or not at all, for this user's eyes only."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as f:
        f.write(text)
    os.replace(temporary, path)
