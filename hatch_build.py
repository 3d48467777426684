"""Puts the compiled rules into the wheel, and compiles copylint.models._scorer where Cython and a C compiler
are at hand.

Without them the wheel is pure Python and finds the same (see copylint.models.accelerated); the build says so
and goes on. COPYLINT_PURE=1 asks for that. An editable installation gets the module beside its source, and
no compiled rules: they change there. Whether those of a wheel fit its rule files and code is looked
into before they are used (see copylint.packs.compiled); without them a first run takes longer, no more.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path("src/copylint/models/_scorer.pyx")


def compiled(source: Path, into: Path) -> Path:
    """Returns the module that `source` was compiled to, a file below `into`. Raises whatever Cython,
    setuptools or the compiler has to say."""
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    # The module names the source it was made of, so that an older one is not taken for it.
    here = Path(shutil.copy(source, into))
    macros = [("COPYLINT_SUMS", f"{zlib.crc32(source.read_bytes())}UL")]
    flags = [] if os.name == "nt" else ["-O2", "-g0"]
    extension = Extension(source.stem, [str(here)], define_macros=macros, extra_compile_args=flags)
    modules = cythonize([extension], build_dir=str(into), quiet=True)
    command = build_ext(Distribution({"ext_modules": modules}))
    command.build_lib, command.build_temp = str(into / "lib"), str(into / "temp")
    command.ensure_finalized()
    command.run()
    (made,) = map(Path, command.get_outputs())
    return made


def compiled_rules(root: Path, into: Path) -> Path:
    """Returns the compiled rules of a source tree, a file below `into`. Raises CalledProcessError or
    FileNotFoundError."""
    out = into / "_rules.pack"
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); "
        "from copylint.packs.compiled import ship; ship(sys.argv[2])"
    )
    env = {**os.environ, "COPYLINT_NO_CACHE": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(root / "src"), str(out)],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return out.resolve(strict=True)


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling asks before it makes a wheel."""

    _folder: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the compiled rules and module to a wheel; puts the module into the tree for an editable
        one."""
        if self.target_name != "wheel":
            return
        self._folder = tempfile.TemporaryDirectory()
        if version != "editable":
            try:
                rules = compiled_rules(Path(self.root), Path(self._folder.name))
                build_data["force_include"][str(rules)] = "copylint/_rules.pack"
            except (OSError, subprocess.CalledProcessError) as error:
                said = str(getattr(error, "stderr", "") or error).strip().splitlines()[-1:]
                self.app.display_warning(
                    f"the rules could not be compiled, a first run will take longer: {' '.join(said)}"
                )
        if os.environ.get("COPYLINT_PURE") == "1":
            return
        try:
            made = compiled(Path(self.root) / SOURCE, Path(self._folder.name))
        except (Exception, SystemExit) as error:
            self.app.display_warning(f"{SOURCE} could not be compiled, copylint stays pure Python: {error}")
            return
        if version == "editable":
            target = Path(self.root) / SOURCE.with_name(made.name)
            # Beside it and renamed: a process that runs from this tree keeps the one it has.
            beside = target.with_name(f"{target.name}.{os.getpid()}")
            shutil.copy(made, beside)
            beside.replace(target)
        else:
            build_data["force_include"][str(made)] = f"copylint/models/{made.name}"
            build_data["pure_python"] = False
            build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clears up."""
        if self._folder is not None:
            self._folder.cleanup()
