"""Which settings are in force for a file: those nearest to it that are obeyed, and the command line's over
them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from copylint.linter.layers import OPTION, Layer, Origin, over
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings import Settings
from copylint.linter.settings_file import concerns_us, load, parsed
from copylint.linter.settings_reading import Reach, unreadable
from copylint.linter.trust import Trust, TrustError, is_sticky, repository
from copylint.tables import regular
from copylint.tables.shipped import RULE_FILES
from copylint.text.addresses import is_loopback

#: Files that lie beside a settings file, or in the current folder where there is none: answers to findings.
SIDECAR, BASELINE = "copylint.ignore.toml", "copylint-baseline.json"


class Resolver:
    """Finds the settings of each file and lays the command line's over them."""

    def __init__(
        self,
        overrides: Mapping[str, Any] | None = None,
        file: str | None = None,
        named: Sequence[str] = (),
        stated: Settings | None = None,
        layer: Layer | None = None,
    ) -> None:
        self._overrides = dict(overrides or {})
        #: what goes over files, and under what the command line's own options say
        self._layer = layer or Layer()
        self._file = file
        #: those of a program that states its own: no file is looked for
        self._stated = stated
        self._by_folder: dict[str, Settings] = {}
        #: (folder, the named one above it, whether it is that of the copy itself) -> what holds there by its
        #: own files or those above it, or what is wrong with them; each folder is looked into once, however
        #: many lie below
        self._nearest: dict[tuple[str, str, bool], Settings | str | None] = {}
        #: Whose settings are obeyed; its notes say which were not. `named` are the paths on the command line.
        self.trust = Trust(named)

    def for_file(self, path: str) -> Settings:
        """Returns the settings in force for the file at `path`. Raises ConfigError."""
        return self.for_folder(os.path.dirname(os.path.abspath(path)))

    def for_folder(self, folder: str) -> Settings:
        """Returns the settings in force for files directly in `folder`. Raises ConfigError."""
        folder = os.path.abspath(folder)
        if folder not in self._by_folder:
            settings = self._lay(self._find(folder))
            self._may_send(settings)
            self._by_folder[folder] = settings
        return self._by_folder[folder]

    def _may_send(self, settings: Settings) -> None:
        """Raises ConfigError where copy would go to another machine on the word of what lies beside it."""
        url = settings.languagetool_server
        (by,) = settings.origins.get("languagetool_server", ())[-1:] or (Origin("program"),)
        # What the user named may send copy anywhere; not so what that builds on.
        told = not by.in_file or by.kind == "file" and (self._file is not None or self._stated is not None)
        if url is None or settings.languagetool == "off" or told or is_loopback(url):
            return
        if os.environ.get("COPYLINT_LANGUAGETOOL_SERVER") or os.environ.get("COPYLINT_LANGUAGETOOL_JARS"):
            return
        if not self.trust.listed(by.name):
            raise ConfigError(
                f"{by.name}: languagetool: the server {url} is not this machine, and a file beside the copy "
                "may not have "
                f"it sent there; COPYLINT_LANGUAGETOOL_SERVER={url}, --config {by.name} or "
                f"COPYLINT_TRUST={os.path.dirname(by.name)} allows it"
            )

    def _find(self, folder: str) -> Settings:
        if self._stated is not None:
            return self._stated
        if self._file is not None:
            return load(self._file) or Settings()
        base = self.trust.named(folder)
        passed = []
        found: Settings | str | None = None
        try:
            self.trust.folders()
            for at in self.trust.climb(folder):
                key = (at, base, at == folder)
                if key in self._nearest:
                    found = self._nearest[key]
                    break
                passed.append(key)
                for name in ("copylint.toml", "pyproject.toml"):
                    found = found or self._found(os.path.join(at, name), folder)
                if found is not None:
                    break
        except (TrustError, ConfigError) as e:
            found = str(e)
        self._nearest.update(dict.fromkeys(passed, found))
        if isinstance(found, str):
            raise ConfigError(found)
        return found or Settings()

    def _found(self, path: str, folder: str) -> Settings | None:
        """The settings at `path` for copy in `folder`; None where there are none that are obeyed."""
        data, refused = self._looked_at(path, folder, regular.SETTINGS)
        if data is None:
            return None
        if os.path.abspath(path) == os.path.abspath(self.trust.user_file):
            return None
        if refused:
            # In a folder that many share, anybody could otherwise have a say in everybody's runs below it.
            passed = is_sticky(os.path.dirname(path)) and os.path.dirname(path) != folder
            if not passed and concerns_us(path, data):
                self.trust.refuse(path, refused, f"--config {path}, ")
            return None
        found = parsed(path, data, self._reach(path, folder))
        if found is None or not found.rules and found.languagetool_jars is None:
            return found
        if found.languagetool_jars is not None:
            # A settings file comes with the copy it lies beside, and jars are a program.
            raise ConfigError(
                f"{path}: languagetool: jars are run, so this file may not name them; "
                "use --config FILE or COPYLINT_LANGUAGETOOL_JARS"
            )
        return replace(found, rules=tuple(self._obeyed(found.rules, folder)))

    def _reach(self, path: str, folder: str) -> Reach:
        """What the settings at `path`, found beside copy in `folder`, may reach: files that are obeyed, in
        their own repository."""

        def read(other: str) -> bytes | None:
            obeyed = True

            def look(status: os.stat_result) -> None:
                nonlocal obeyed
                obeyed = self.trust.obeys(other, status, folder)

            data = regular.read(other, regular.SETTINGS, look)
            return data if obeyed else None

        here = os.path.dirname(os.path.abspath(path))
        return Reach(read, None if self.trust.listed(path) else repository(here))

    def _looked_at(self, path: str, folder: str, most: int) -> tuple[bytes | None, str]:
        """The bytes of a file that has a say in copy in `folder`, None where there is none, and why it is not
        obeyed, "" where it is. Raises ConfigError where it cannot be read."""
        refused = [""]

        def look(status: os.stat_result) -> None:
            refused[0] = refused[0] or self.trust.objection(path, status, folder) or ""

        try:
            return regular.read(path, most, look), refused[0]
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None, ""
        except OSError as e:
            try:
                look(os.stat(path))
            except OSError:  # it cannot be seen: its folder is shut, or no name is that long
                return None, ""
            if not refused[0]:
                raise unreadable(path, e) from None
            return b"", refused[0]

    def beside(self, path: str) -> bytes | None:
        """Returns the bytes of a file that lies beside settings in force; None where there is none that is
        obeyed. Raises ConfigError where it cannot be read."""
        data, refused = self._looked_at(path, os.path.dirname(path), regular.PACK)
        if data is not None and refused:
            self.trust.refuse(path, refused, "")
            return None
        return data

    def _obeyed(self, packs: Sequence[str], folder: str) -> Iterator[str]:
        """The packs that settings name, without the rule files of others."""
        for pack in packs:
            if os.path.isdir(pack):
                files = [
                    os.path.join(pack, name) for name in sorted(os.listdir(pack)) if name.endswith(RULE_FILES)
                ]
                files = [f for f in files if os.path.isfile(f)]
            else:
                files = [pack]
            own = [f for f in files if self.trust.obeys(f, os.stat(f), folder, f"--rules {f}, ")]
            yield from [pack] if own == files else own

    def _lay(self, settings: Settings) -> Settings:
        given = {k: v for k, v in self._overrides.items() if v not in (None, ())}
        if "ignore" in given:  # the command line adds to it
            under = self._layer.values.get("ignore", settings.ignore)
            given["ignore"] = tuple(dict.fromkeys((*under, *given["ignore"])))
        return settings.under(over(self._layer, Layer(given, dict.fromkeys(given, (OPTION,)))))
