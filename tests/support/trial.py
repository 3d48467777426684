"""Copy with one fault, and the commands that find it by one rule whose findings are sure."""

from __future__ import annotations

from click.testing import Result

from support.commandline import run
from support.places import TESTS

FAULTY = "The minister said , then left.\n"


MENDED = "The minister said, then left.\n"


CLEAN = "The minister said this, then left.\n"


TRIAL = ["--rules", str(TESTS / "support" / "packs" / "trial.yaml"), "--select", "trial.comma"]


PACK = """rules:
  - id: trial.utilise
    kind: phrase
    message: Use “{fix}”.
    severity: suggestion
    fix: unsafe
    match: {pairs: {utilise: use}}
    tags: [plain-words]
    was: [trial.utilize]
    why: The short word does.
    source: The desk.
    examples:
      - ok: They use it.
      - bad: They utilise it.
        fix: They use it.
"""


def check(*args: str, stdin: bytes | str | None = None) -> Result:
    """`check` with one rule whose findings are sure."""
    return run("check", *TRIAL, *args, stdin=stdin)


def fix(*args: str, stdin: bytes | str | None = None) -> Result:
    """`fix` with that rule."""
    return run("fix", *TRIAL, *args, stdin=stdin)
