"""Two small rules, of wording and of a mark, and what they find."""

from __future__ import annotations

from pathlib import Path

from copylint.packs import loader
from copylint.story.story import Story
from copylint.text.document import Document


def rules(tmp_path: Path, body: str):
    path = tmp_path / "pack.yaml"
    path.write_text("rules:\n" + body, "utf-8")
    return loader.load_file(path)


REDUNDANT = """
- id: wording.future-plans
  kind: phrase
  message: "‘{text}’: plans are for the future."
  fix: safe
  match: {pairs: {future plans: plans}}
  examples:
  - {bad: "The future plans are set.", fix: "The plans are set."}
  - {ok: "The plans are set."}
"""


MARK = """
- id: marks.two-stops
  kind: regex
  message: "Two full stops."
  fix: safe
  changes: writing
  match: {pattern: '(?<=\\w)\\.\\.(?!\\.)'}
  replace: "."
  examples:
  - {bad: "It ended.. They left.", fix: "It ended. They left."}
  - {ok: "It ended. They left."}
"""


def found(engine, text, **kw):
    return engine.run(Story(Document("story.txt", text, **kw)))


BACK = """
- id: wording.never-bare
  kind: regex
  message: "‘{text}’: plans for what?"
  fix: unsafe
  match: {pattern: '(?<!future )(?P<at>plans) are set'}
  replace: "future plans"
  examples:
  - {bad: "The plans are set.", fix: "The future plans are set."}
  - {ok: "The plan is set."}
"""
