"""Files of weights: whole, for these words, and with the credits of the prose they were learnt from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from copylint.models import agreement as concord
from copylint.models import file as weights
from copylint.models import missing_words as gaps
from copylint.tables import container
from copylint.tables.container import ModelError
from support.places import ROOT

RULES = ROOT / "rules"


GAPS, CONCORD = RULES / "models" / "gaps.bin", RULES / "models" / "concord.bin"


@pytest.mark.parametrize("judge", [gaps.Gaps, concord.Concord])
def test_a_damaged_file_is_no_model(tmp_path: Path, judge: type) -> None:
    source = GAPS if judge is gaps.Gaps else CONCORD
    path = tmp_path / "model.bin"
    with pytest.raises(ModelError, match="cannot be read"):
        judge(path)
    for name, change in (("magic", 3), ("header", 40), ("weights", -5)):
        shutil.copy(source, path)
        data = bytearray(path.read_bytes())
        data[change] ^= 1
        path.write_bytes(bytes(data))
        with pytest.raises(ModelError, match=name):
            judge(path)


@pytest.mark.parametrize(
    ("source", "magic", "judge"), [(GAPS, gaps.MAGIC, gaps.Gaps), (CONCORD, concord.MAGIC, concord.Concord)]
)
def test_a_model_for_other_words_is_refused(tmp_path: Path, source: Path, magic: bytes, judge: type) -> None:
    header, body = container.read(source, magic, 1)
    path = tmp_path / "model.bin"
    container.write(path, magic, {**header, "words": header["words"] ^ 1}, bytes(body))
    with pytest.raises(ModelError, match="another vocabulary"):
        judge(path)


def test_the_files_credit_the_prose() -> None:
    for path, magic in (
        (GAPS, gaps.MAGIC),
        (CONCORD, concord.MAGIC),
        (RULES / "models" / "words.bin", weights.WORDS),
    ):
        header, _ = container.read(path, magic, 1)
        assert any("OpenStax" in line for line in header["credits"])
