"""Which year the weekday of a date is reckoned with."""

from __future__ import annotations

from support.unasked import checker_for


def test_a_date_of_another_event_lends_its_year_to_no_weekday() -> None:
    copy = (
        "Ruling due\n\nThe court will sit again in the spring, clerks said.\n\n"
        "The dam broke on Jan. 6, 2021, and 40 homes were lost. The hearing is on Thursday, Feb. 8."
    )
    headed = copy.replace("Ruling due\n\nThe", "Ruling due\n\nHOLM, Jan. 5, 2021 – The")
    weekdays = [
        [f.rule for f in checker_for("", "").check("a.txt", x.encode()).findings if f.rule == "dates.weekday"]
        for x in (copy, headed)
    ]
    assert weekdays == [[], ["dates.weekday"]]
