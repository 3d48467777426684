"""Files of weights: whole, for these words, and with the credits of the prose they were learnt from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from copylint.lexicon.wordfile import TAGGER
from copylint.models import file as weights
from copylint.models import forms
from copylint.models import missing_words as gaps
from copylint.tables import container
from copylint.tables.container import ModelError
from support.places import ROOT

RULES = ROOT / "rules"


GAPS, FORMS = RULES / "models" / "gaps.bin", RULES / "models" / "forms.bin"


@pytest.mark.parametrize("judge", [gaps.Gaps, forms.Forms])
def test_a_damaged_file_is_no_model(tmp_path: Path, judge: type) -> None:
    source = GAPS if judge is gaps.Gaps else FORMS
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


def test_a_model_for_other_words_is_refused(tmp_path: Path) -> None:
    header, body = container.read(GAPS, gaps.MAGIC, 1)
    path = tmp_path / "model.bin"
    container.write(path, gaps.MAGIC, {**header, "words": header["words"] ^ 1}, bytes(body))
    with pytest.raises(ModelError, match="another vocabulary"):
        gaps.Gaps(path)


def test_the_files_credit_the_prose() -> None:
    for path, magic in (
        (GAPS, gaps.MAGIC),
        (FORMS, forms.MAGIC),
        (RULES / "models" / "tagger.bin", TAGGER),
        (RULES / "models" / "words.bin", weights.WORDS),
    ):
        header, _ = container.read(path, magic, 1)
        assert any("OpenStax" in line for line in header["credits"])
