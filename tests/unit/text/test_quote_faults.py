"""Faults of marks of quotation, and which can be mended beyond doubt."""

from __future__ import annotations

import pytest

from support.quotedcopy import faults, mended, read

MENDED = [
    ("to end the conflict.”They won’t,” he said.", "to end the conflict. “They won’t,” he said."),
    ("”Yes,” he said.", "“Yes,” he said."),
    ("“Yes,“ he said. “No.”", "“Yes,” he said. “No.”"),
    ("“ Yes,” he said.", "“Yes,” he said."),
    ("“Yes, ” he said.", "“Yes,” he said."),
    ("He said“ We go.” Then he went.", "He said “We go.” Then he went."),
    ('" Yes," he said. "No "', '"Yes," he said. "No"'),
    ('"Let it be,"he says. "Fine."', '"Let it be," he says. "Fine."'),
    ("He said“We go.” Then he went.", "He said “We go.” Then he went."),
    ("“Yes.”Then he went.", "“Yes.” Then he went."),
    ("in the ‘90s and before", "in the ’90s and before"),
    ("“Tell ‘em,” he said.", "“Tell ’em,” he said."),
    ("“It’s right,’ said the man. “We go.”", "“It’s right,” said the man. “We go.”"),
    ("He called it “art,“ she “craft”.", "He called it “art,” she “craft”."),
    ("It said“no” and“yes” to us.", "It said “no” and “yes” to us."),
    ('The "best"team won, and the "worst" lost.', 'The "best" team won, and the "worst" lost.'),
    ("He was ‘ tired’ and ‘sad’.", "He was ‘tired’ and ‘sad’."),
]


@pytest.mark.parametrize(("text", "right"), MENDED)
def test_mended_beyond_doubt(text: str, right: str) -> None:
    q = read(text)
    assert q.faults
    assert all(f.certain for f in q.faults)
    assert mended(text) == right
    assert faults(right) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We go at dawn, he said.", "unclosed"),
        ("We go at dawn,” he said.", "unopened"),
        ("“He told me “no” and left,” she said.", "same-kind"),
        ("“One day.\n‘Another day,’ he said.", "unclosed"),  # the next paragraph opens another quotation
    ],
)
def test_faults_that_the_marks_alone_cannot_mend(text: str, kind: str) -> None:
    assert faults(text) == [kind]


def test_a_fault_with_another_reading_nearly_as_good_is_not_certain() -> None:
    (fault,) = [f for f in read("He said we go ”").faults if f.edits]
    assert (fault.kind, fault.certain) == ("stray-space", False)
