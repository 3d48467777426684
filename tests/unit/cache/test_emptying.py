"""The cache emptied: all that copylint made goes, and nothing else."""

from __future__ import annotations

import os
import time

import pytest
from click.testing import CliRunner

from copylint.cache import emptying, folder, store
from copylint.cache.marks import ABANDONED, marked
from copylint.cache.rows import NAMES, Rows
from copylint.cli.main import cli


@pytest.fixture
def cache(tmp_path, monkeypatch):
    path = tmp_path / "cache"
    path.mkdir(mode=0o700)
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(path))
    folder.folder.cache_clear()
    yield path
    folder.folder.cache_clear()


def keep(cache):
    """Fills the folder with one of each kind of file."""
    for name in NAMES:
        Rows(name).put(b"0123456789abcdef", b"kept")
    path = store.place("words-2", "0a" * 16, ".marisa")
    store.put(path, b"words")
    (cache / f"{os.path.basename(path)}.seen").write_bytes(b"1 2 3 4 5")
    return sorted(os.listdir(cache))


def test_all_that_a_check_keeps_is_removed(cache):
    story = cache.parent / "story.txt"
    story.write_text("A visit\n\nThey recieved the the keys.\n")
    runner = CliRunner()
    runner.invoke(cli, ["check", "-j", "1", str(story)])
    kept = os.listdir(cache)
    assert any(name.startswith("results-") for name in kept)
    done = runner.invoke(cli, ["clean"])
    assert done.exit_code == 0
    assert os.listdir(cache) == []
    assert f"removed {len(kept)} file" in done.stdout
    assert str(cache) in done.stdout
    assert "removed 0 files" in runner.invoke(cli, ["clean"]).stdout


def test_every_kind_of_file_goes(cache):
    kept = keep(cache)
    done = emptying.empty()
    assert os.listdir(cache) == []
    assert (done.files, done.failed, done.others) == (len(kept), (), 0)
    assert done.size > 0


def test_what_is_not_copylints_stays(cache):
    keep(cache)
    others = {
        "mine.txt": b"a text",
        "results-00.bin": b"another program's results, which are no row of ours",
        "answers-zz.bin": b"",
        f"words-2-{'0a' * 16}-{'0' * 16}.marisa": b"a mark that is none",
    }
    for name in os.listdir(cache):
        if name in others:
            os.unlink(cache / name)
    for name, data in others.items():
        (cache / name).write_bytes(data)
    (cache / "folder").mkdir()
    done = emptying.empty()
    assert sorted(os.listdir(cache)) == sorted([*others, "folder"])
    assert done.others == len(others) + 1


@pytest.mark.skipif(os.name == "nt", reason="to make a link takes a privilege there")
def test_a_link_by_the_name_of_a_kept_file_stays(cache):
    outside = cache.parent / "outside"
    outside.write_bytes(b"x")
    path = store.place("words-3", "0b" * 16, ".marisa")
    os.symlink(outside, path)
    assert (emptying.empty().files, os.listdir(cache)) == (0, [os.path.basename(path)])
    assert outside.read_bytes() == b"x"


def test_what_is_being_written_stays_and_what_a_killed_run_left_goes(cache):
    now, old = (marked(str(cache / f"{x}.bin."), ".tmp") for x in "ab")
    for path in (now, old):
        with open(path, "wb"):
            pass
    ago = time.time() - 2 * ABANDONED
    os.utime(old, (ago, ago))
    assert emptying.empty().files == 1
    assert os.listdir(cache) == [os.path.basename(now)]


def test_what_cannot_be_removed_is_said(cache, monkeypatch):
    kept = keep(cache)

    def refuse(path):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(emptying.os, "unlink", refuse)
    done = CliRunner().invoke(cli, ["clean"])
    assert done.exit_code == 2
    assert "cannot be removed: Permission denied" in done.stderr
    assert f"and {len(kept) - 1} other files" in done.stderr
    assert "removed" not in done.stdout
    assert sorted(os.listdir(cache)) == kept


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders have no modes here")
def test_a_folder_that_others_may_write_to_is_left_alone(cache):
    kept = keep(cache)
    os.chmod(cache, 0o777)
    done = CliRunner().invoke(cli, ["clean"])
    assert done.exit_code == 0
    assert "nothing was removed" in done.stdout
    assert sorted(os.listdir(cache)) == kept


def test_a_folder_that_is_not_there_is_not_made(cache):
    os.rmdir(cache)
    assert "removed 0 files" in CliRunner().invoke(cli, ["clean"]).stdout
    assert not cache.exists()
