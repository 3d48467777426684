"""Getting LanguageTool for this user, and finding what there is of it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from copylint.languagetool import VERSION, Unavailable, folders, java
from copylint.languagetool.locks import holding

_JAR = "languagetool-server.jar"
_MARK = "copylint.json"
_MAVEN = Path(__file__).parent / "maven"
# The version of the plugin, as everything else, must not change under us.
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
#: Seconds that Maven, or another install that is going on, may take.
PATIENCE = 1800


class Installation(NamedTuple):
    """A LanguageTool on this machine.

    `classpath` is what Java is given; `print_` tells one set of jars from another.
    """

    folder: Path
    version: str
    classpath: str
    source: str
    print_: str


def installed() -> Installation | None:
    """Returns what `install` left, None where it left nothing whole. Raises Unavailable."""
    folder = folders.installations() / f"LanguageTool-{VERSION}"
    try:
        mark = json.loads((folder / _MARK).read_text("utf-8"))
        source = str(mark["source"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not (folder / _JAR).is_file():
        return None
    return Installation(folder, VERSION, str(folder / _JAR), source, _print(folder))


def jars_in(path: str) -> Installation:
    """Returns the LanguageTool of a folder: an unpacked release, or any folder with the jars of one.

    Raises Unavailable.
    """
    folder = Path(path).expanduser().resolve()
    if not folder.is_dir():
        raise Unavailable(f"{path} is not a folder with LanguageTool's jars")
    versions = [
        p.name
        for p in (*folder.glob("languagetool-server*.jar"), *folder.glob("libs/languagetool-core*.jar"))
    ]
    if (folder / _JAR).is_file():
        classpath = str(folder / _JAR)
    elif any(folder.glob("languagetool-server-*.jar")):
        classpath = os.path.join(str(folder), "*")
    else:
        raise Unavailable(f"there is no languagetool-server jar in {folder}")
    named = [n.removesuffix(".jar").rpartition("-")[2] for n in versions if n != _JAR]
    version = named[0] if named else folder.name.removeprefix("LanguageTool-")
    return Installation(folder, version, classpath, "a folder of jars", _print(folder))


def _print(folder: Path) -> str:
    """A short text that changes when a jar does."""
    rows = []
    for p in sorted((*folder.glob("*.jar"), *folder.glob("libs/*.jar"))):
        s = p.stat()
        rows.append(f"{p.relative_to(folder)}\0{s.st_size}\0{s.st_mtime_ns}")
    return hashlib.blake2b(
        "\n".join([str(folder), *rows]).encode("utf-8", "surrogateescape"), digest_size=8
    ).hexdigest()


def install(source: str | None, tick: Callable[[], None] = lambda: None) -> Installation:
    """Returns the installation, made from "download" or "maven"; by default from the first of the two
    that works. One that is there already is left as it is. Raises Unavailable.

    `tick` is called now and then while it goes on.
    """
    there = installed()
    if there is not None:
        return there
    java.find()
    base = folders.installations()
    with holding(base / "install.lock", PATIENCE, tick) as held:
        if not held:
            raise Unavailable("another install has not come to an end; try again later")
        there = installed()
        if there is None:
            faults = []
            for way in (source,) if source else ("download", "maven"):
                try:
                    (_download if way == "download" else _maven)(base, tick)
                    break
                except Unavailable as e:
                    faults.append(str(e))
            else:
                raise Unavailable("; ".join(faults))
            there = installed()
    if there is None:
        raise Unavailable(f"nothing was left in {base}")
    return there


def _put(made: Path, base: Path, source: str) -> None:
    """Moves a finished folder to its place, marked as whole."""
    (made / _MARK).write_text(json.dumps({"version": VERSION, "source": source}), "utf-8")
    target = base / f"LanguageTool-{VERSION}"
    if target.exists():
        shutil.rmtree(target)
    os.replace(made, target)


# -- Maven --------------------------------------------------------------------------------------
def _maven(base: Path, tick: Callable[[], None]) -> None:
    command = shutil.which("mvn")
    if command is None:
        raise Unavailable("there is no Maven here (no `mvn` on the PATH)")
    with tempfile.TemporaryDirectory(prefix=".new-", dir=base) as temporary:
        made = Path(temporary) / "made"
        libs = made / "libs"
        libs.mkdir(parents=True)
        # -C: what comes must have the checksum that its repository states.
        words = _run(
            [command, "-B", "-q", "-C", "-f", str(_MAVEN / "pom.xml"), _COPY,
             "-DincludeScope=runtime", f"-DoutputDirectory={libs}"], temporary, tick,
        )  # fmt: skip
        if words is not None:
            raise Unavailable(f"Maven could not get LanguageTool {VERSION}: {words}")
        verify(libs, (_MAVEN / "SHA256SUMS").read_text("ascii"))
        _manifest(made / _JAR, sorted(p.name for p in libs.iterdir()))
        _put(made, base, "maven")


def _run(command: list[str], folder: str, tick: Callable[[], None]) -> str | None:
    """Runs a command to its end; returns None, or what it said last where it failed."""
    with tempfile.TemporaryFile() as log:
        try:
            process = subprocess.Popen(  # noqa: S603 - the user's own Maven, no shell
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )
        except OSError as e:
            return e.strerror or str(e)
        waited = 0.0
        try:
            while waited < PATIENCE:
                tick()
                try:
                    process.wait(0.1)
                    break
                except subprocess.TimeoutExpired:
                    waited += 0.1
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        log.seek(0)
        said = [x.strip() for x in log.read().decode("utf-8", "replace").splitlines() if x.strip()]
    if process.returncode == 0:
        return None
    return (
        " / ".join(x for x in said if "ERROR" in x or "rror" in x)[:400]
        or f"it ended with {process.returncode}"
    )


def verify(folder: Path, sums: str) -> None:
    """Raises Unavailable unless the folder holds exactly the files of a list as `sha256sum` writes it."""
    wanted = {name: digest for digest, name in (line.split() for line in sums.splitlines())}
    there = {p.name for p in folder.iterdir()}
    if there != set(wanted):
        odd = ", ".join(sorted(there ^ set(wanted))[:3])
        raise Unavailable(f"what came is not LanguageTool {VERSION} as it was: {odd}; nothing was installed")
    for name, digest in wanted.items():
        with open(folder / name, "rb") as f:
            if hashlib.file_digest(f, "sha256").hexdigest() != digest:
                raise Unavailable(f"{name} does not have the checksum it should have; nothing was installed")


def _manifest(path: Path, libs: list[str]) -> None:
    """Writes a jar that holds nothing but the names of the others."""
    value = "Class-Path: " + " ".join(f"libs/{name}" for name in libs)
    # A line of a manifest has 72 bytes at most; the next ones begin with a space.
    lines = [value[:70]]
    rest = value[70:]
    while rest:
        lines.append(" " + rest[:69])
        rest = rest[69:]
    text = "\r\n".join(["Manifest-Version: 1.0", *lines]) + "\r\n\r\n"
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("META-INF/MANIFEST.MF", text)


# -- language-tool-python's own download -----------------------------------------------------------
def _download(base: Path, tick: Callable[[], None]) -> None:
    from copylint.languagetool.client import library

    library()
    from language_tool_python import download_lt

    variable = "LTP_PATH"
    before = os.environ.get(variable)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=base) as temporary:
        os.environ[variable] = temporary
        try:
            # It holds what comes against a SHA-256 of its own.
            download_lt.LocalLanguageTool.from_version_name(VERSION).download()
        except Exception as e:
            raise Unavailable(f"the download of LanguageTool {VERSION} failed: {_short(e)}") from None
        finally:
            if before is None:
                del os.environ[variable]
            else:
                os.environ[variable] = before
        made = Path(temporary) / f"LanguageTool-{VERSION}"
        if not (made / _JAR).is_file():
            raise Unavailable(f"the download of LanguageTool {VERSION} holds no {_JAR}")
        _put(made, base, "download")


def _short(e: Exception) -> str:
    words = " ".join(str(e).split()) or type(e).__name__
    return words if len(words) <= 200 else words[:200] + "…"
