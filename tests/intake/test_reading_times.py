"""Times as people write them; what cannot be is a problem and never a value."""

from datetime import UTC, date, datetime

import pytest

from tests.intake.reading import email, missing, one, problem_fields, reading

EVENING = datetime(2026, 11, 20, 18, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "said",
    [
        "20/11/2026 18:15",
        "20/11/26 1815",
        "20-Nov-26 1815hrs",
        "20 Nov 2026 at 6.15pm",
        "20th November 2026, 18.15 hrs",
        "Friday 20 November 2026 at 6:15 p.m.",
        "18:15 on 20/11/2026",
        "1815 hours 20.11.2026",
        "approx 18:15 on 20/11/2026",
        "2026-11-20 18:15",
        "2026-11-20T18:15:00+00:00",
        "2026-11-20T19:15:00+01:00",
        "2026-11-20T18:15:00Z",
        "20/11/2026 18:15 GMT",
        "Fri, 20 Nov 2026 13:15:00 -0500",
        "November 20, 2026 6:15pm",
    ],
)
def test_one_moment_written_many_ways(said):
    read = missing(Missing_since=said)
    assert read.missing_since == EVENING
    assert read.problems == ()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("31/02/2026 18:15", "no such date or time"),
        ("20/11/2026 25:10", "no such date or time"),
        ("20/11/2026 24:00", "midnight may be the beginning of the day, 00:00 on 20 November"),
        ("midnight on 20/11/2026", "or its end, 00:00 on 21 November"),
        ("20/11/2026 12 midnight", "midnight may be"),
        ("20/11/2026 at Noon Street", "no time of day"),
        ("20/11/2026 24:30", "no such date or time"),
        ("11/20/2026 18:15", "no such date or time"),
        ("20/11/2026", "no time of day"),
        ("18:15", "no date"),
        ("yesterday teatime", "no date or time"),
        ("between 18:00 and 18:30 on 20/11/2026", "more than one time"),
        ("20/11/2026 18:15-18:45", "more than one time"),
        ("19/11/2026 18:15 or 20/11/2026 18:15", "more than one time"),
        ("25/10/2026 01:30", "an hour that came twice when the clocks went back"),
        ("29/03/2026 01:30", "an hour that was skipped when the clocks went forward"),
        ("21/11/2026 12:06", "later than the message itself"),
        ("20/11/2062 18:15", "later than the message itself"),
    ],
)
def test_a_time_that_cannot_be_believed_is_a_problem_and_no_value(said, why):
    read = missing(Missing_since=said)
    assert read.missing_since is None
    assert [(p.field, p.said) for p in read.problems] == [("missing_since", said)]
    assert why in read.problems[0].why


@pytest.mark.parametrize(
    "said",
    ["12 noon on 20/11/2026", "20/11/2026 noon", "20 Nov 2026 at midday", "20/11/2026 12.00 noon"],
)
def test_noon_is_twelve_o_clock(said):
    read = missing(Missing_since=said)
    assert (read.missing_since, read.problems) == (datetime(2026, 11, 20, 12, tzinfo=UTC), ())


def test_an_email_that_says_it_was_sent_after_it_arrived_is_asked_about():
    (read,) = reading(email("Surname: Hollis", date="Sat, 21 Nov 2026 12:06:00 +0000"))
    assert "sent at 12:06 on 21/11/2026, which is after it arrived" in read.problems[0].why


def test_in_the_hour_that_comes_twice_a_zone_says_which_one_is_meant():
    assert missing(Missing_since="25/10/2026 01:30 BST").missing_since == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )
    assert missing(Missing_since="25/10/2026 01:30 GMT").missing_since == datetime(
        2026, 10, 25, 1, 30, tzinfo=UTC
    )


def test_in_summer_london_is_an_hour_ahead():
    assert missing(Missing_since="01/07/2026 18:15").missing_since == datetime(
        2026, 7, 1, 17, 15, tzinfo=UTC
    )


def test_two_organisations_clocks_may_differ_by_five_minutes():
    assert missing(Missing_since="21/11/2026 12:05").problems == ()


def test_without_a_date_of_its_own_a_message_is_judged_by_when_it_came():
    text = "Message type: Found\nName: Keeley HOLLIS\nFound: 21/11/2026 13:00"
    (read,) = reading(email(text, date=""))
    assert read.found_at is None
    assert problem_fields(read) == ["found_at"]


def test_a_placement_may_be_announced_before_it_begins():
    read = one(
        "Notification of placement\nChild: Tyrell BENNETT\nPlaced from: 30/11/2026 15:00",
    )
    assert read.placed_from == datetime(2026, 11, 30, 15, tzinfo=UTC)
    assert read.problems == ()


@pytest.mark.parametrize(
    ("said", "born"),
    [
        ("14/03/2011", date(2011, 3, 14)),
        ("14.3.11", date(2011, 3, 14)),
        ("14 Mar 2011", date(2011, 3, 14)),
        ("14th March 2011 (aged 15)", date(2011, 3, 14)),
        ("2011-03-14", date(2011, 3, 14)),
        ("29/02/2012", date(2012, 2, 29)),
    ],
)
def test_a_date_of_birth_written_many_ways(said, born):
    read = missing(DOB=said)
    assert (read.born_on, read.problems) == (born, ())


@pytest.mark.parametrize(
    ("said", "proposed"),
    [
        ("03/14/2011", date(2011, 3, 14)),
        ("29/02/2011", None),
        ("14/13/2011", None),
        ("2011", None),
        ("March 2011", None),
        ("about 15", None),
        ("14/03/2027", None),
        ("14/03/1811", None),
        ("14/03/1999", date(1999, 3, 14)),
        ("14/03/2011 or 14/03/2012", None),
    ],
)
def test_a_date_of_birth_that_cannot_be_is_never_a_value(said, proposed):
    read = missing(DOB=said)
    assert (read.born_on, read.born_on_proposed, read.born_on_text) == (None, proposed, said)
    assert problem_fields(read) == ["born_on"]


def test_what_nobody_knows_is_left_blank_without_a_fuss():
    read = missing(Reported="N/K", Ethnicity="-")
    assert (read.reported_at, read.ethnicity, read.problems) == (None, "", ())
    assert "Reported: N/K" in read.other_lines


@pytest.mark.parametrize("said", ["Unknown", "not known", "N/K", "TBC"])
def test_a_date_of_birth_nobody_knows_is_asked_for(said):
    read = missing(DOB=said)
    assert read.born_on is None
    assert [(p.field, p.said) for p in read.problems] == [("born_on", said)]
    assert "not known to the sender" in read.problems[0].why


def test_reported_before_she_was_missing_keeps_both_times_and_asks():
    read = missing(Reported="20/11/2026 17:00")
    assert (read.missing_since, read.reported_at) == (
        EVENING,
        datetime(2026, 11, 20, 17, tzinfo=UTC),
    )
    assert problem_fields(read) == ["reported_at"]


def test_last_seen_stands_in_for_missing_since_where_nothing_else_is_said():
    read = missing(Missing_since="", Last_seen="Fenview House at 18:15 on 20/11/2026")
    assert (read.missing_since, read.last_seen, read.problems) == (EVENING, "Fenview House", ())
