"""Programs of patterns come out of a file as they went in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copylint.text.programs import Program, Programs

PROGRAMS = st.dictionaries(
    st.binary(max_size=20),
    st.builds(
        Program,
        st.lists(
            st.integers() | st.text() | st.none() | st.dictionaries(st.text(), st.integers()), max_size=5
        ),
        st.binary(max_size=300),
    ),
    max_size=8,
)


@given(PROGRAMS, st.binary(max_size=20))
def test_what_is_packed_is_found_under_its_key(programs: dict[bytes, Program], other: bytes) -> None:
    kept = Programs(Programs.pack(programs))
    assert dict(kept.items()) == programs
    for key, program in programs.items():
        assert kept.get(key) == program
    assert kept.get(other) == programs.get(other)
