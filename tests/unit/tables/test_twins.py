"""The compiled twin of a module takes its place, unless it is missing, unwanted or of another source."""

from __future__ import annotations

import importlib
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from copylint.tables import twins

CODE = (
    '"""One."""\n\nfrom copylint.tables import twins\n\n\ndef one():\n    return 1\n\n\n'
    "twins.take_over(__name__)\n"
)
TYPES = "cpdef int one()\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of one module with types; a twin need not be compiled to be one."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("COPYLINT_PURE", "0")
    folder = tmp_path / "twinned"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "core.py").write_text(CODE, "utf-8")
    (folder / "core.pxd").write_text(TYPES, "utf-8")
    yield folder
    for name in [n for n in sys.modules if n.partition(".")[0] == "twinned"]:
        del sys.modules[name]


def with_twin(package: Path, source: int) -> None:
    (package / "_core.py").write_text(f"{CODE}\nSOURCE = {source}\n", "utf-8")


def crc() -> int:
    return zlib.crc32(TYPES.encode(), zlib.crc32(CODE.encode()))


def test_whoever_imports_the_module_gets_its_twin(package: Path) -> None:
    with_twin(package, crc())
    from twinned import core  # type: ignore[import-not-found]

    assert core is sys.modules["twinned.core"] is importlib.import_module("twinned.core")
    assert core.__name__ == "twinned._core"
    assert twins.is_compiled(core)
    assert core.one() == 1


def test_without_a_twin_the_module_stays(package: Path) -> None:
    core = importlib.import_module("twinned.core")
    assert core.__name__ == "twinned.core"
    assert not twins.is_compiled(core)


@pytest.mark.parametrize("part", ["core.py", "core.pxd"])
def test_a_twin_of_another_source_is_not_used(package: Path, part: str) -> None:
    with_twin(package, crc())
    with (package / part).open("a", encoding="utf-8") as f:
        f.write("\n# changed\n")
    assert importlib.import_module("twinned.core").__name__ == "twinned.core"


def test_a_twin_is_not_used_where_another_of_its_folder_has_changed(package: Path) -> None:
    with_twin(package, crc())
    (package / "other.py").write_text("", "utf-8")
    (package / "other.pxd").write_text("", "utf-8")
    assert importlib.import_module("twinned.core").__name__ == "twinned._core"
    del sys.modules["twinned.core"]
    twins.source.cache_clear()
    (package / "other.py").write_text("changed = 1", "utf-8")
    assert importlib.import_module("twinned.core").__name__ == "twinned.core"


def test_a_twin_whose_types_are_gone_is_not_used(package: Path) -> None:
    with_twin(package, crc())
    (package / "core.pxd").unlink()
    assert importlib.import_module("twinned.core").__name__ == "twinned.core"


def test_who_asks_for_python_gets_it(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_PURE", "1")
    with_twin(package, crc())
    assert importlib.import_module("twinned.core").__name__ == "twinned.core"
