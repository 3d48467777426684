"""Bash as it asks what a line could go on with: a sign of equality is a word of its own there."""

from __future__ import annotations

from click.shell_completion import BashComplete, add_completion_class


class Bash(BashComplete):
    """Click's, which takes `--select = quo` for what was typed as `--select=quo`."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Returns the words before the one that is typed, and that one."""
        args, incomplete = super().get_completion_args()
        *words, last = joined([*args, incomplete])
        return words, last


def joined(words: list[str]) -> list[str]:
    """Returns words as they were typed: an option and its value are two, `sarif = a.txt` is one."""
    out: list[str] = []
    goes_on = False
    for word in words:
        if word == "=" and out:
            if out[-1].startswith("--"):
                out.append("")
            else:
                out[-1] += "="
            goes_on = True
        elif goes_on:
            out[-1] += word
            goes_on = False
        else:
            out.append(word)
    return out


def register() -> None:
    """Has click ask in this way."""
    add_completion_class(Bash, "bash")
