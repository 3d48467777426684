"""Puts the compiled rules and tables into the wheel, and compiles the modules that have a `.pxd` beside them
where Cython and a C compiler are at hand.

Such a module is plain Python, its `.pxd` says which C types its names have. The compiled twin of `name.py` is
`_name`, beside it, and takes its place when it is imported (see copylint.tables.twins). It is made under the
limited API: one wheel serves CPython 3.11 and every later one. Without a compiler the wheel is pure Python
and finds the same; the build says so and goes on. COPYLINT_PURE=1 asks for that. An editable installation
gets the twins beside their sources, and no compiled rules or tables: they change there. Whether those of a
wheel fit its rule files and code is looked into before they are used (see copylint.packs.compiled,
copylint.cache.kept); without them a first run takes longer, no more.
"""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from contextlib import chdir, suppress
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: What a wheel brings ready made, by the modules that `ship` it.
SHIPPED = {"copylint.packs.compiled": "_rules.pack", "copylint.models.shipping": f"_tables_{sys.byteorder}"}
#: The oldest Python whose limited API will do, as a tag and as C wants it.
OLDEST, OLDEST_API = "cp311", "0x030B0000"
#: What knows whether a twin fits.
TWINS = "src/copylint/tables/twins.py"
#: Held for all compiled code: indices are in range and not negative, numbers are divided as C does.
DIRECTIVES = {
    "language_level": 3,
    "boundscheck": False,
    "wraparound": False,
    "initializedcheck": False,
    "cdivision": True,
    "annotation_typing": False,  # types are those of the .pxd
}


def to_compile(src: Path) -> list[Path]:
    """Returns the modules of a source tree that have types beside them, in order."""
    return sorted(p.with_suffix(".py") for p in src.rglob("*.pxd"))


def compiled(src: Path, modules: Sequence[Path], into: Path) -> dict[Path, Path]:
    """Returns what the modules of a source tree were compiled to, files below `into`, by their places in it.

    Raises whatever Cython, setuptools or the compiler has to say, and RuntimeError where this Python has no
    limited API.
    """
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    source = runpy.run_path(str(Path(__file__).parent / TWINS))["source"]
    if sys.implementation.name != "cpython" or sysconfig.get_config_var("Py_GIL_DISABLED"):
        raise RuntimeError("this Python has no limited API")
    extensions = []
    for module in modules:
        # `import a.b` of another twin's types is looked for from the top, through packages.
        place = Path()
        for part in module.relative_to(src).parent.parts:
            place /= part
            (into / place).mkdir(exist_ok=True)
            (into / place / "__init__.py").touch()
        here = (place / f"_{module.stem}").with_suffix(".py")
        # The twin names the source it was made of, so that an older one is not taken for it.
        made_of = b"\nSOURCE = %d\n" % source(str(module.parent))
        (into / here).write_bytes(module.read_bytes() + made_of)
        shutil.copy(module.with_suffix(".pxd"), (into / here).with_suffix(".pxd"))
        extensions.append(
            Extension(
                ".".join(here.with_suffix("").parts),
                [str(here)],
                define_macros=[("Py_LIMITED_API", OLDEST_API)],
                extra_compile_args=[] if os.name == "nt" else ["-O2", "-g0"],
                py_limited_api=True,
            )
        )
    # From there, so that no path of the machine that builds gets into what is built.
    with chdir(into):
        made = cythonize(extensions, build_dir="c", compiler_directives=DIRECTIVES, quiet=True)
        command = build_ext(Distribution({"ext_modules": made}))
        command.build_lib, command.build_temp = "lib", "temp"
        command.parallel = os.cpu_count()
        command.ensure_finalized()
        command.run()
        return {Path(out).relative_to("lib"): into / out for out in command.get_outputs()}


def put(made: Path, target: Path) -> None:
    """Puts a twin into the source tree, and takes away those that other Pythons or older builds left."""
    # Beside it and renamed: a process that runs from this tree keeps the one it has.
    beside = target.with_name(f"{target.name}.{os.getpid()}")
    shutil.copy(made, beside)
    beside.replace(target)
    for other in target.parent.glob(f"{target.name.partition('.')[0]}.*"):
        if other != target and other.suffix in (".so", ".pyd"):
            with suppress(OSError):  # Windows lets nobody remove what a process has loaded
                other.unlink()


def shipped(root: Path, module: str, out: Path) -> Path:
    """Returns what `ship` of a module of a source tree writes to `out`. Raises CalledProcessError or
    FileNotFoundError."""
    code = (
        "import sys; from importlib import import_module; sys.path.insert(0, sys.argv[1]); "
        "import_module(sys.argv[2]).ship(sys.argv[3])"
    )
    env = {**os.environ, "COPYLINT_NO_CACHE": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, str(root / "src"), module, str(out)],
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
        """Adds the compiled rules and modules to a wheel; puts the modules into the tree for an editable
        one."""
        if self.target_name != "wheel":
            return
        self._folder = tempfile.TemporaryDirectory()
        if version != "editable":
            for module, name in SHIPPED.items():
                try:
                    made = shipped(Path(self.root), module, Path(self._folder.name) / name)
                    build_data["force_include"][str(made)] = f"copylint/{name}"
                except (OSError, subprocess.CalledProcessError) as error:
                    said = str(getattr(error, "stderr", "") or error).strip().splitlines()[-1:]
                    self.app.display_warning(
                        f"no {name} could be made, a first run will take longer: {' '.join(said)}"
                    )
        if os.environ.get("COPYLINT_PURE") == "1":
            return
        src = Path(self.root) / "src"
        modules = to_compile(src)
        try:
            twins = compiled(src, modules, Path(self._folder.name)) if modules else {}
        except (Exception, SystemExit) as error:
            names = ", ".join(m.name for m in modules)
            self.app.display_warning(f"{names} could not be compiled, copylint stays pure Python: {error}")
            return
        for where, made in twins.items():
            if version == "editable":
                put(made, src / where)
            else:
                build_data["force_include"][str(made)] = where.as_posix()
                build_data["pure_python"] = False
                platform = self.build_config.builder.get_best_matching_tag().rpartition("-")[2]
                build_data["tag"] = f"{OLDEST}-abi3-{platform}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clears up."""
        if self._folder is not None:
            self._folder.cleanup()
