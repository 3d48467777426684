"""Where the rule packs and word tables lie, in a checkout and in an installed wheel."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: How the names of rule files end.
RULE_FILES = (".yaml", ".yml")


@cache
def rules_path() -> str:
    """The folder of rule packs (`lexicons/` inside it holds the word tables), as a text.

    A checkout has it at its top, as `rules/`; an installed wheel as `copylint/_rules/`. The path
    is returned whether or not it exists.
    """
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    above = os.path.dirname(package)
    checkout = os.path.join(os.path.dirname(above), "rules")
    # An installed copy also has a grandparent (site-packages' parent): only a folder that holds
    # the word tables is ours.
    if os.path.basename(above) == "src" and os.path.isdir(os.path.join(checkout, "lexicons")):
        return checkout
    return os.path.join(package, "_rules")


def is_own(path: str) -> bool:
    """Whether a rule file is one of copylint's own."""
    return path.startswith(os.path.join(rules_path(), ""))


def lexicons_path() -> str:
    """The folder of word tables, as a text."""
    return os.path.join(rules_path(), "lexicons")


def rules_folder() -> Path:
    """The folder of rule packs."""
    from pathlib import Path

    return Path(rules_path())


def lexicons_folder() -> Path:
    """The folder of word tables."""
    from pathlib import Path

    return Path(lexicons_path())
