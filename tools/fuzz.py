"""Runs copylint over copy, packs, settings, ignore files and encodings that nobody would write, and holds it
to what it promises: no exception, findings that fit, fixes that come to rest and change nothing the second
time, speech that keeps its words, the same findings each time.

    python tools/fuzz.py --count 100000 --seed 1 --jobs 2
    python tools/fuzz.py --only pack --count 5000
    python tools/fuzz.py --only copy --first 4711 --count 1     one input again

Prints how far it is and a small reproduction of each kind of fault; ends with 1 where there was one. What a
bad pack, pattern or settings file is refused with is no fault, where it names the file.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "tests" / "properties")]
os.environ["COPYLINT_DEBUG"] = "1"  # what fails within a rule is raised

import test_fuzz  # noqa: E402
import test_pack_fuzz  # noqa: E402

from copylint.engine.fixer import Unstable  # noqa: E402
from copylint.formats.format import InputError, decode  # noqa: E402
from copylint.linter.resolver import Resolver  # noqa: E402
from copylint.linter.setting_values import ConfigError  # noqa: E402
from copylint.linter.settings_file import load  # noqa: E402
from copylint.text import patterns  # noqa: E402
from support import fuzzing, oddcopy  # noqa: E402

patterns.TIME_LIMIT = 0.2  # packs hold patterns that come to no end, and many of them

#: Inputs that one process is given at a time.
_PORTION = 500
_CODECS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "cp1252",
    "latin-1",
    "utf-32",
    "koi8-r",
    "shift_jis",
    None,
)


@cache
def _folder() -> Path:
    """A folder of this process."""
    return Path(tempfile.mkdtemp(prefix="copylint-fuzz-"))


# -- what is tried: each returns the input as text, and tries it again when given one -------------------
def copy(n: int) -> str:
    """A sentence or two, damaged."""
    return fuzzing.passage(n)


def stories(n: int) -> str:
    """A few sentences, or a whole story, damaged."""
    return fuzzing.text(n)


def odd(n: int) -> str:
    """A good sentence with an odd letter, capital or digit in one word, or two."""
    rng = random.Random(f"odd {n}")
    text = next(oddcopy.some(1, n))
    return oddcopy.changed(rng, text) if n % 3 == 0 else text


def tried_copy(n: int, text: str) -> None:
    """Holds what copylint makes of the text to its promises."""
    test_fuzz.keeps_its_promises(fuzzing.path(n), text)


def pack(n: int) -> str:
    """A rule file, damaged."""
    return test_pack_fuzz.damaged(random.Random(f"pack {n}"), test_pack_fuzz.PACK)


def tried_pack(n: int, text: str) -> None:
    """Loads the rule file, and where it loads runs it over copy."""
    with suppress(Unstable):  # rules that nobody would write may be that
        test_pack_fuzz.usable_or_refused(_folder() / "own.yaml", text.encode("utf-8", "surrogatepass"))


def settings(n: int) -> str:
    """A settings file, damaged."""
    return test_pack_fuzz.damaged(random.Random(f"settings {n}"), test_pack_fuzz.SETTINGS)


def tried_settings(n: int, text: str) -> None:
    """Reads the settings file."""
    path = _folder() / "copylint.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        load(str(path))
    except ConfigError as e:
        if not str(e).startswith(str(path)):
            raise AssertionError(f"no place in {e}") from None
    finally:
        path.unlink()


_IGNORED = (
    "*.txt",
    "!a.txt",
    "/b/",
    "b/**",
    "**/a",
    "[a-c]*",
    "[z-a]",
    "[",
    "!",
    "\\",
    "foo\\",
    "#c",
    " ",
    "\\ ",
    "a?",
    "***",
    "[!a]",
    "[[:alpha:]]",
    "//",
    "\x00",
    "é*",
    "{a,b}",
)


def ignore(n: int) -> str:
    """An ignore file."""
    rng = random.Random(f"ignore {n}")
    return "".join(
        rng.choice(_IGNORED) + rng.choice(("\n", "\n", "\r\n", "", " \n")) for _ in range(rng.randrange(1, 6))
    )


def tried_ignore(n: int, text: str) -> None:
    """Looks for files in a folder with the ignore file."""
    from copylint.linter.files import gather

    folder = _folder() / "ignored"
    (folder / "b").mkdir(parents=True, exist_ok=True)
    for name in ("a.txt", "b/a.txt", "b/b.md"):
        (folder / name).touch()
    (folder / ".gitignore").write_bytes(text.encode("utf-8", "surrogatepass"))
    gather([str(folder)], Resolver({}, None), False)


def encoded(n: int) -> str:
    """Copy that is to be read in some encoding, with bytes of it changed."""
    return fuzzing.passage(n)


def tried_encoded(n: int, text: str) -> None:
    """Reads the bytes as text, where they can be read, and writes them back."""
    rng = random.Random(f"encoded {n}")
    codec = rng.choice(_CODECS)
    data = bytearray(text.encode(codec or "utf-8", "replace"))
    for _ in range(rng.randrange(4) if data else 0):
        at = rng.randrange(len(data))
        data[at : at + rng.randrange(2)] = bytes(
            rng.choice((0, 10, 13, 127, 128, 200, 254, 255)) for _ in range(rng.randrange(3))
        )
    try:
        source = decode("story.txt", bytes(data), rng.choice((codec, None)))
    except (InputError, ConfigError):
        return
    assert decode("story.txt", source.encode(source.text), source.encoding).text == source.text


#: name -> what makes an input of a number, what tries it, how many of a hundred inputs are such
KINDS: dict[str, tuple[Callable[[int], str], Callable[[int, str], None], int]] = {
    "copy": (copy, tried_copy, 56),
    "odd": (odd, tried_copy, 24),
    "story": (stories, tried_copy, 4),
    "pack": (pack, tried_pack, 8),
    "settings": (settings, tried_settings, 3),
    "ignore": (ignore, tried_ignore, 1),
    "encoding": (encoded, tried_encoded, 4),
}


def kind_of(n: int) -> str:
    """Which kind of input a number is."""
    left = n * 37 % 100  # neighbours differ, a hundred in a row have all
    for name, (_, _, share) in KINDS.items():
        left -= share
        if left < 0:
            return name
    raise AssertionError("the shares do not come to a hundred")


def fault_of(kind: str, n: int, text: str) -> tuple[str, str] | None:
    """What is wrong with an input: (what tells kinds of faults apart, all that is said); None where nothing
    is."""
    try:
        KINDS[kind][1](n, text)
    except Exception as e:
        frames = [
            f
            for f in traceback.extract_tb((e.__cause__ or e).__traceback__)
            if f"copylint{os.sep}" in f.filename
        ]
        place = (
            f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}"
            if frames and not isinstance(e, AssertionError)
            else ""
        )
        said = f"{type(e).__name__}: {str(e)[:500]}"
        return f"{type(e).__name__} {place or str(e).partition(' at ‘')[0][:70]}", f"{said} {place}"
    return None


def portion(job: tuple[str, int, int]) -> tuple[Counter[str], list[tuple[str, int, str, str, str]]]:
    """Tries so many inputs from a number on: how many of each kind, and the faults: kind, number, what tells
    it from others, all that is said, the input."""
    only, first, count = job
    tried: Counter[str] = Counter()
    found = []
    for n in range(first, first + count):
        kind = only or kind_of(n)
        text = KINDS[kind][0](n)
        fault = fault_of(kind, n, text)
        tried[kind] += 1
        if fault is not None:
            found.append((kind, n, *fault, text))
    return tried, found


def smallest(kind: str, n: int, key: str, text: str) -> str:
    """The input without all that the fault does not need; looked for a minute at most."""
    until = time.monotonic() + 60

    def fails(shorter: str) -> bool:
        fault = fault_of(kind, n, shorter) if time.monotonic() < until else None
        return fault is not None and fault[0] == key

    return fuzzing.smallest(text, fails)


def portions(given: argparse.Namespace) -> Iterator[tuple[str, int, int]]:
    """The work, cut up."""
    first = given.first if given.first is not None else given.seed * 10_000_000
    for at in range(first, first + given.count, _PORTION):
        yield given.only, at, min(_PORTION, first + given.count - at)


def main() -> None:
    """Runs what the command line asks for."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=20_000, help="inputs to try")
    ask.add_argument("--seed", type=int, default=0, help="inputs of another seed are others")
    ask.add_argument("--first", type=int, help="the number of the first input, instead of a seed")
    ask.add_argument("--jobs", type=int, default=1, help="processes")
    ask.add_argument("--only", choices=[*KINDS], default="", help="one kind of input")
    given = ask.parse_args()
    tried: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    begun = time.monotonic()
    work = portions(given)
    with ProcessPoolExecutor(given.jobs) if given.jobs > 1 else _Here() as pool:  # type: ignore[attr-defined]
        for more, found in pool.map(portion, work):
            tried += more
            for kind, n, key, said, text in found:
                faults[key] += 1
                if faults[key] == 1:
                    print(f"FAULT {kind} {n}: {said}\n    {smallest(kind, n, key, text)!r}", flush=True)
            if sum(tried.values()) % (2 * _PORTION) == 0:
                _figures(tried, faults, time.monotonic() - begun)
    _figures(tried, faults, time.monotonic() - begun)
    sys.exit(1 if faults else 0)


class _Here:
    """Does in this process what a pool does in others."""

    def __enter__(self) -> _Here:
        return self

    def __exit__(self, *_: object) -> None:
        return

    map = staticmethod(map)


def _figures(tried: Counter[str], faults: Counter[str], seconds: float) -> None:
    count = sum(tried.values())
    kinds = ", ".join(f"{n:,} {kind}" for kind, n in tried.most_common())
    print(
        f"{count:,} inputs in {seconds:,.0f} s ({kinds}): "
        f"{sum(faults.values()):,} faults of {len(faults)} kinds {dict(faults) or ''}",
        flush=True,
    )


if __name__ == "__main__":
    main()
