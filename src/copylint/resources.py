"""Where the rule packs and word tables lie, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path


def rules_folder() -> Path:
    """The folder of rule packs (`lexicons/` inside it holds the word tables).

    A checkout has it at its top, as `rules/`; an installed wheel as `copylint/_rules/`. The path
    is returned whether or not it exists.
    """
    package = Path(__file__).resolve().parent
    checkout = package.parent.parent / "rules"
    # An installed copy also has a grandparent (site-packages' parent): only a folder that holds
    # the word tables is ours.
    if (checkout / "lexicons").is_dir() and package.parent.name == "src":
        return checkout
    return package / "_rules"


def lexicons_folder() -> Path:
    """The folder of word tables."""
    return rules_folder() / "lexicons"
