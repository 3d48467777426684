"""Spellings that one slip of the keys makes of a word."""

from __future__ import annotations

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def transposed_or_dropped(word: str) -> set[str]:
    out = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    out |= {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in LETTERS}
    return out - {word}


def replaced_or_added(word: str) -> set[str]:
    out = {word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in LETTERS}
    out |= {word[:i] + word[i + 1 :] for i in range(len(word))}
    return out - {word}
