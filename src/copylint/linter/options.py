"""What a front end asks of a linter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from copylint.linter.settings import Settings

if TYPE_CHECKING:
    from copylint.languagetool.opinion import Spinner
    from copylint.linter.layers import Layer


class Options(NamedTuple):
    """Settings that go over the files' own (`overrides`), and where from (`config`), or with `settings` those
    that hold for every file, whatever lies beside it. `layer` goes over files, and under `overrides`.

    `own`: copylint's own rules are loaded, and not only those that settings name. `cache`: what was kept is
    used. `baseline`: what it holds is set aside. `spin` shows what is waited for long, and `say` says that
    copy goes to another machine (both as SecondOpinion has them). `named` are the paths that the user named,
    which decide whose settings are obeyed; `told` the servers of which it was said that copy goes there.
    """

    overrides: Mapping[str, Any]
    config: str | None = None
    own: bool = True
    cache: bool = True
    spin: Callable[[str], Spinner] | None = None
    say: Callable[[str], None] | None = None
    named: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    settings: Settings | None = None
    baseline: bool = True
    layer: Layer | None = None
