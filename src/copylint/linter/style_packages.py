"""Styles in installed packages: an entry point of the group `copylint.styles` says where its files lie.

A style is data. Nothing of its package is imported or run: the entry point is read as text, and its files are
looked for where the distribution was installed, or where packages of that name would be found.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions

GROUP = "copylint.styles"

_VALUE = re.compile(r"([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\s*:\s*([A-Za-z_][\w-]*))?\Z", re.ASCII)


class PackageError(ValueError):
    """A style that no package has, or whose files cannot be found."""


def available() -> dict[str, list[tuple[str, Distribution]]]:
    """Returns the styles that are installed: by name, where each lies as its package states it, and the
    distribution."""
    out: dict[str, list[tuple[str, Distribution]]] = {}
    seen = set[tuple[str, str]]()
    for found in distributions():
        for point in found.entry_points:
            if point.group != GROUP:
                continue
            named = point.name, str(found.metadata["Name"]).lower()
            if named not in seen:  # of a distribution that is found twice, the first is the one in use
                seen.add(named)
                out.setdefault(point.name, []).append((point.value, found))
    return out


def settings_of(name: str) -> str:
    """Returns the path of the settings file of an installed style: `copylint.toml` in the folder of the
    package that its entry point names, or behind a colon another file's name without `.toml`. Raises
    PackageError."""
    styles = available()
    if name not in styles:
        from copylint.text.nearest import nearest

        raise PackageError(f"no installed package brings a style {name!r}{nearest(name, styles)}")
    if len(styles[name]) > 1:
        both = " and ".join(sorted(str(d.metadata["Name"]) for _, d in styles[name]))
        raise PackageError(f"several installed packages bring a style {name!r}: {both}")
    ((value, found),) = styles[name]
    m = _VALUE.match(value.strip())
    if m is None:
        raise PackageError(f"the package of style {name!r} says that it lies at {value!r}, which is no place")
    file = f"{m[2] or 'copylint'}.toml"
    for folder in _folders(m[1].split("."), found):
        path = os.path.join(folder, file)
        if os.path.isfile(path):
            return path
    raise PackageError(f"the package of style {name!r} has no {file} on disk in {m[1]}")


def _folders(parts: list[str], found: Distribution) -> Iterator[str]:
    """The folders that a package of that name may have: where the distribution lies, and, as for one that is
    installed in place, where packages are looked for."""
    from importlib.machinery import PathFinder

    yield str(found.locate_file(os.path.join(*parts)))
    path = None
    for part in parts:
        spec = PathFinder.find_spec(part, path)
        if spec is None:
            return
        path = list(spec.submodule_search_locations or ())
    yield from path or ()
