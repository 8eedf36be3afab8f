"""A moment told in two rows is one moment; half a moment is never guessed."""

from datetime import UTC, datetime

import pytest

from methub.intake.rules import ReadNotification
from tests.intake.reading import one, problem_fields

EARLY = datetime(2026, 11, 21, 3, 40, tzinfo=UTC)
FOUND = "Message type: Found\nPolice reference: MP/35/1/26\nSurname: Hollis\n"


def found(*lines: str) -> ReadNotification:
    return one(FOUND + "\n".join(lines))


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        (("Date missing", "Time missing"), "missing_since"),
        (("Missing from date", "Missing from time"), "missing_since"),
        (("Missing since", "Time missing"), "missing_since"),
        (("Date last seen", "Time last seen"), "last_seen_at"),
        (("Date reported", "Time reported"), "reported_at"),
        (("Date reported to police", "Time reported to police"), "reported_at"),
        (("Date graded", "Time of grading"), "graded_at"),
        (("Date found", "Time found"), "found_at"),
        (("Date located", "Time located"), "found_at"),
        (("Date found", "Found at"), "found_at"),
        (("Date traced", "Time traced"), "found_at"),
        (("Date returned", "Time returned"), "returned_at"),
        (("Date of return", "Time of return"), "returned_at"),
        (("Placement start date", "Placement start time"), "placed_from"),
    ],
)
@pytest.mark.parametrize("is_turned", [False, True])
@pytest.mark.parametrize(
    ("day", "hour"),
    [("21/11/2026", "03:40"), ("Saturday 21 Nov 2026", "approx 0340 hrs"), ("21.11.26", "3.40am")],
)
def test_a_date_in_one_row_and_a_time_in_the_next_are_one_moment(keys, field, is_turned, day, hour):
    lines = [f"{keys[0]}: {day}", f"{keys[1]}: {hour}"]
    read = found(*(reversed(lines) if is_turned else lines))
    assert getattr(read, field) == EARLY
    assert field not in problem_fields(read)


def test_the_prevention_interview_has_its_date_and_time_in_two_rows_too():
    read = found(
        "Found: 21/11/2026 03:40",
        "Prevention interview: Completed",
        "Prevention interview date: 21/11/2026",
        "Prevention interview time: 04:40",
    )
    assert read.prevention.at == datetime(2026, 11, 21, 4, 40, tzinfo=UTC)
    assert read.problems == ()


def test_where_she_was_found_and_when_may_stand_in_three_rows_in_any_order():
    for rows in (
        ("Found: Horsefair car park", "Date found: 21/11/2026", "Time found: 03:40"),
        ("Time found: 03:40", "Date found: 21/11/2026 at Horsefair car park"),
        ("Date/time found: 21/11/2026 03:40", "Found: Horsefair car park"),
    ):
        read = found(*rows)
        assert (read.found_at, read.found_where, read.problems) == (
            EARLY,
            "Horsefair car park",
            (),
        )


def test_the_same_moment_written_in_two_ways_is_no_contradiction():
    read = found("Found: 21/11/2026 03:40", "Date/time found: 21 Nov 2026 0340hrs")
    assert (read.found_at, read.problems) == (EARLY, ())


@pytest.mark.parametrize(
    "rows",
    [
        ("Date found: 21/11/2026",),
        ("Time found: 03:40",),
        ("Date found: 21/11/2026", "Date found: 20/11/2026", "Time found: 03:40"),
        ("Date found: 21/11/2026", "Time found: 03:40", "Time found: 04:40"),
        ("Date found: 21/11/2026", "Found at: 1204 Thorpe Road"),
        ("Date found: 21/11/2026", "Time found: between 03:40 and 04:00"),
        ("Date found: 21/11/2026", "Time found: 23:40"),
        ("Date found: 21/11/2026", "Time returned: 03:40"),
        ("Date found: 31/02/2026", "Time found: 03:40"),
    ],
)
def test_what_does_not_make_one_moment_is_asked_about(rows):
    read = found(*rows)
    assert read.found_at is None
    assert "found_at" in problem_fields(read)


def test_approximately_at_no_date_is_not_a_place():
    read = found("Found: approx 03:40")
    assert (read.found_at, read.found_where) == (None, "")
    assert problem_fields(read) == ["found_at"]
