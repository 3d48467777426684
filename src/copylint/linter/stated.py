"""`--config` on the command line: the settings file to use, or a KEY=VALUE as such a file would have it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from copylint.linter.layers import Layer, over
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings_reading import PairReader


class Stated(NamedTuple):
    """What `--config` says: the settings file that stands for all, and a layer that goes over files."""

    file: str | None = None
    layer: Layer = Layer()


def stated(values: Sequence[str]) -> Stated:
    """Returns what the values of `--config` come to, in their order. A value is the file of that name where
    there is one, else TOML: KEY=VALUE. Raises ConfigError for what is neither, for two files, and for a
    setting that cannot be."""
    file, layer = None, Layer()
    for value in values:
        if os.path.isfile(value):
            if file is not None:
                raise ConfigError(f"--config names one file at most, found {file} and {value}")
            file = value
        else:
            layer = over(layer, _pair(value))
    return Stated(file, layer)


def _pair(value: str) -> Layer:
    import tomllib

    if os.path.isdir(value):
        raise ConfigError(f"--config {value!r}: expected a settings file, found a folder")
    key, equals, said = value.partition("=")
    if not equals or not key.strip():
        raise ConfigError(f"--config {value!r}: no file is called so, and KEY=VALUE it is not")
    try:
        raw = tomllib.loads(value)
    except (tomllib.TOMLDecodeError, RecursionError) as e:
        hint = ""
        if said.strip() and not said.strip().startswith(("[", "{", '"', "'")):
            hint = f"; a text stands in quotation marks, as in '{key.strip()}=\"{said.strip()}\"'"
        raise ConfigError(f"--config {value!r}: is neither a file nor TOML ({e}){hint}") from None
    return PairReader(value).layer(raw)
