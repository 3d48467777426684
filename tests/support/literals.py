"""Where the literals of rules stand, without any table."""

from __future__ import annotations


def places_of(triggers: dict[int, list[str]], text: bytes) -> dict[int, list[tuple[int, int]]]:
    """Returns by rule where its literals stand in a folded text, worked out place by place."""
    out: dict[int, list[tuple[int, int]]] = {}
    for k, literals in triggers.items():
        for literal in literals:
            left, right = literal.startswith("|"), len(literal) > 1 and literal.endswith("|")
            core = literal[left : len(literal) - right].encode()
            for start in range(len(text) - len(core) + 1):
                end = start + len(core)
                if text[start:end] != core:
                    continue
                if left and start and text[start - 1 : start].isalnum():
                    continue
                if right and end < len(text) and text[end : end + 1].isalnum():
                    continue
                out.setdefault(k, []).append((start, end))
    return {k: sorted(v) for k, v in out.items()}
