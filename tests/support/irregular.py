"""What must not be opened as a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


def irregular(path: Path, how: str) -> None:
    """Puts something at the path that must not be opened as a file."""
    if how == "pipe":
        os.mkfifo(path)
    elif how == "link to a pipe":
        os.mkfifo(path.with_name("pipe"))
        path.symlink_to("pipe")
    elif how == "link to a link":
        os.mkfifo(path.with_name("pipe"))
        path.with_name("first").symlink_to("pipe")
        path.symlink_to("first")
    else:
        path.symlink_to("/dev/zero")


HOWS = ["pipe", "link to a pipe", "link to a link", "endless"]
