"""News stories written for these tests, full of names of every kind and without a fault in them."""

from __future__ import annotations

from pathlib import Path

STORIES = [
    story.rstrip("\n") + "\n"
    for story in Path(__file__).with_suffix(".txt").read_text("utf-8").split("###\n")[1:]
]
