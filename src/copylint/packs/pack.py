"""The rules of packs ready for an engine, and several packs joined into one.

A rule is made when it is first asked for: a story calls for a quarter of them.
"""

from __future__ import annotations

import json
import os
from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from copylint.engine.index import Index
from copylint.findings.finding import Safety, Severity
from copylint.rules.rule import Example, Rule, id_taken
from copylint.tables.shipped import rules_path

if TYPE_CHECKING:
    from mmap import mmap


class _Numbered(Sequence[Rule]):
    """Rules by number, from 0 or, below it, from the end."""

    @abstractmethod
    def _at(self, k: int) -> Rule:
        """Rule `k`, which there is and is not counted from the end."""

    @overload
    def __getitem__(self, k: int) -> Rule: ...
    @overload
    def __getitem__(self, k: slice) -> Sequence[Rule]: ...
    def __getitem__(self, k: int | slice) -> Rule | Sequence[Rule]:
        if isinstance(k, slice):
            return [self._at(i) for i in range(*k.indices(len(self)))]
        return self._at(range(len(self))[k])


class Rules(_Numbered):
    """The rules of a kept pack, each made when it is first asked for: rule `k` is the JSON in
    `data[starts[k] : starts[k + 1]]`, its examples are that between `shown[k]` and the next."""

    def __init__(self, data: bytes | mmap, starts: Sequence[int], shown: Sequence[int]) -> None:
        self._data = data
        self._starts = starts
        self._shown = shown
        self._made: dict[int, Rule] = {}

    def __len__(self) -> int:
        return len(self._starts) - 1

    def _at(self, k: int) -> Rule:
        rule = self._made.get(k)
        if rule is None:
            rule = self._made[k] = _rule(json.loads(self._data[self._starts[k] : self._starts[k + 1]]))
        return rule

    def examples(self, k: int) -> tuple[Example, ...]:
        """Returns what the file of rule `k` shows of it."""
        return tuple(Example(*e) for e in json.loads(self._data[self._shown[k] : self._shown[k + 1]]))


class _Joined(_Numbered):
    """The rules of several packs, one after the other."""

    def __init__(self, parts: Sequence[Sequence[Rule]]) -> None:
        self.parts = parts
        self._firsts = list(accumulate(map(len, parts), initial=0))

    def __len__(self) -> int:
        return self._firsts[-1]

    def _at(self, k: int) -> Rule:
        part = bisect_right(self._firsts, k) - 1
        return self.parts[part][k - self._firsts[part]]


class Pack:
    """Rules ready for an engine; numbers are those of `rules`.

    `ids` are the rules' own, in order. `defaults` are the rules that run where no setting chooses others,
    `always` those that have no literals; the others are found through `index`. The examples may be left out:
    `with_examples` has them. `digest` tells packs apart by all that they were made from; "" where
    that was not looked into.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        ids: Sequence[str],
        defaults: Iterable[int],
        always: Iterable[int],
        index: Index,
        digest: str = "",
    ) -> None:
        self.rules = rules
        self.ids = ids
        self.defaults = frozenset(defaults)
        self.always = tuple(always)
        self.index = index
        self.digest = digest


def join(packs: Sequence[Pack], digest: str) -> Pack:
    """Returns the rules of all packs, in order, as one pack. Raises PackError for an id that two of them
    use."""
    if len(packs) == 1:
        return packs[0]
    holder: dict[str, tuple[Pack, int]] = {}
    for pack in packs:
        for k, id_ in enumerate(pack.ids):
            if id_ in holder:
                first, n = holder[id_]
                raise id_taken(pack.rules[k], first.rules[n])
            holder[id_] = pack, k
    firsts = list(accumulate((len(p.rules) for p in packs), initial=0))
    numbered = list(zip(packs, firsts, strict=False))
    return Pack(
        _Joined([p.rules for p in packs]),
        list(holder),
        (first + k for p, first in numbered for k in p.defaults),
        (first + k for p, first in numbered for k in p.always),
        Index.joined([(p.index, first) for p, first in numbered]),
        digest,
    )


def with_examples(rules: Sequence[Rule]) -> list[Rule]:
    """Returns the rules of a pack with the examples in their files, which a kept pack's are made without."""
    if isinstance(rules, _Joined):
        return [r for part in rules.parts for r in with_examples(part)]
    if isinstance(rules, Rules):
        from dataclasses import replace

        return [replace(r, examples=rules.examples(k)) for k, r in enumerate(rules)]
    return list(rules)


def plain(rule: Rule) -> list[Any]:
    """Returns the rule as a kept pack has it, without its examples."""
    # A rule of ours is where copylint is; a list says that the path goes on from there.
    own = os.path.join(rules_path(), "")
    path = [*rule.path.removeprefix(own).split(os.sep)] if rule.path.startswith(own) else rule.path
    return [
        rule.id, rule.kind, rule.message, int(rule.fix), rule.match, int(rule.severity), rule.scope,
        rule.replace, rule.unless, rule.changes, rule.enabled, rule.why, rule.source, rule.tags,
        rule.status, rule.was, rule.styles, path, rule.line, rule.plan, rule.weight, rule.family,
        rule.precision, rule.proof, rule.fragment,
    ]  # fmt: skip


class Brief(NamedTuple):
    """What there is to name of a rule: its id, topic, tags and house styles, with its message."""

    id: str
    message: str
    tags: tuple[str, ...]
    styles: tuple[str, ...]

    @property
    def topic(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]


def brief(raw: list[Any]) -> Brief:
    """Returns the names of a rule that `plain` made plain."""
    return Brief(raw[0], raw[2], tuple(raw[13]), tuple(raw[16]))


def _rule(raw: list[Any]) -> Rule:
    (
        id_, kind, message, fix, match, severity, scope, replace, unless, changes, enabled, why, source,
        tags, status, was, styles, path, line, plan, weight, family, precision, proof, fragment,
    ) = raw  # fmt: skip
    if isinstance(path, list):
        path = os.path.join(rules_path(), *path)
    return Rule(
        id_, kind, message, Safety(fix), match, Severity(severity), tuple(scope), replace,
        tuple(unless), changes,
        enabled, why, source, tuple(tags), status, tuple(was), styles, (), path, line, plan, weight, family,
        precision, proof, fragment,
    )  # fmt: skip
