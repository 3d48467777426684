"""What a finding is known by."""

from __future__ import annotations

from copylint.findings.keys import Key, key_of
from support.answering import finding


def test_a_finding_is_known_by_its_words_and_those_around():
    source = "one two three\n four teh  end five, six seven"
    assert key_of(source, finding(source, "teh  end")) == Key(
        "spelling.word", "teh end", "two three four", "five, six seven"
    )
