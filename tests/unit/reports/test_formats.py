"""Every format: whole and valid with findings and without."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from copylint.reports import formats
from support.reportedfiles import files, made


@pytest.mark.parametrize("name", formats.names())
def test_every_line_of_a_report_is_ended(name):
    for reports in ([], files()):
        text = made(name, reports)
        assert not text or text.endswith("\n")


@pytest.mark.parametrize("name", ["json", "gitlab", "rdjson", "sarif"])
@pytest.mark.parametrize("reports", [[], files()], ids=["nothing", "findings"])
def test_what_is_json_can_be_read_and_is_ascii(name, reports):
    text = made(name, reports)
    assert text.isascii()
    json.loads(text)


@pytest.mark.parametrize("name", ["checkstyle", "junit"])
@pytest.mark.parametrize("reports", [[], files()], ids=["nothing", "findings"])
def test_what_is_xml_can_be_read(name, reports):
    ElementTree.fromstring(made(name, reports))


def test_a_format_that_there_is_not_is_a_key_error():
    with pytest.raises(KeyError):
        formats.writer("_places", formats.View())
