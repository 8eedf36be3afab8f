"""What a placement owes, on paper: no database, no town."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.foundation.timekeeping import london, london_instant
from methub.missing.codes import YesNo
from methub.out_of_area import rules
from methub.out_of_area.codes import Direction, Flag, Standing, StepKind
from methub.policies.rules.shape import PlacedAway as Decided

PLACED = datetime(2026, 11, 19, 15, tzinfo=UTC)
WITHIN = rules.within(Decided())
SECOND = timedelta(seconds=1)
FEW = settings(max_examples=60, deadline=None)
# Both nights on which London changes its clocks stand inside.
FIRST, LAST = datetime(2026, 3, 20), datetime(2026, 11, 5)  # noqa: DTZ001 (Hypothesis adds the zone)
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))


def facts(
    direction: Direction = Direction.HERE,
    exploitation: YesNo = YesNo.YES,
    told_at: datetime = PLACED,
    placed_at: datetime | None = PLACED,
    intended_at: datetime | None = None,
    done: dict[StepKind, datetime] | None = None,
) -> rules.Facts:
    return rules.Facts(direction, exploitation, told_at, placed_at, intended_at, WITHIN, done or {})


def hours(count: float) -> datetime:
    return PLACED + timedelta(hours=count)


def test_a_notice_at_exactly_24_hours_is_in_time_and_a_second_later_is_late() -> None:
    for after, standing in ((hours(24), Standing.DONE), (hours(24) + SECOND, Standing.DONE_LATE)):
        told = facts(done={StepKind.NOTICE: after})
        assert rules.standing(StepKind.NOTICE, told, hours(48)) is standing
    assert rules.late_by(placed_at=PLACED, told_at=hours(24), within_hours=24) is None
    assert rules.late_by(placed_at=PLACED, told_at=hours(24) + SECOND, within_hours=24) == SECOND


def test_the_sample_notice_came_eighteen_hours_and_ten_minutes_late() -> None:
    told = datetime(2026, 11, 21, 9, 10, tzinfo=UTC)
    assert rules.late_by(placed_at=PLACED, told_at=told, within_hours=24) == timedelta(
        hours=18, minutes=10
    )


@FEW
@given(placed=MOMENTS, late=st.timedeltas(timedelta(), timedelta(days=3)))
def test_twenty_four_hours_are_elapsed_hours_on_the_nights_the_clocks_change(
    placed: datetime, late: timedelta
) -> None:
    told = placed + timedelta(hours=24) + late
    found = rules.late_by(placed_at=london(placed), told_at=london(told), within_hours=24)
    assert found == (late or None)


@pytest.mark.parametrize(
    ("day", "wall_hours"), [(date(2026, 3, 28), 25), (date(2026, 10, 24), 23)], ids=str
)
def test_the_same_time_next_day_is_not_24_hours_when_the_clocks_change(
    day: date, wall_hours: int
) -> None:
    placed = london_instant(day, time(15))
    due = rules.term(StepKind.NOTICE, facts(placed_at=placed, told_at=placed))
    assert due is not None
    next_day = london_instant(day + timedelta(days=1), time(15))
    assert (due.due - next_day) == timedelta(hours=wall_hours - 24)


def test_a_notice_that_comes_before_the_child_does_is_in_time() -> None:
    early = facts(told_at=hours(-48), done={StepKind.NOTICE: hours(-48)})
    assert rules.standing(StepKind.NOTICE, early, hours(-40)) is Standing.DONE


def test_nobody_owes_the_panel_anything_before_they_knew_of_the_child() -> None:
    told_late = facts(told_at=hours(42))
    due = rules.term(StepKind.PANEL, told_late)
    assert due == rules.Term(hours(42), hours(66))
    ours = facts(direction=Direction.ELSEWHERE, told_at=hours(42))
    assert rules.term(StepKind.PANEL, ours) == rules.Term(hours(0), hours(24))


def test_contact_before_the_placement_is_owed_only_where_exploitation_is_known() -> None:
    found = {
        known: rules.standing(StepKind.CONTACT, facts(exploitation=known), hours(1))
        for known in YesNo
    }
    assert found == {
        YesNo.YES: Standing.LATE,
        YesNo.NO: Standing.NOT_NEEDED,
        YesNo.NOT_KNOWN: Standing.NOT_NEEDED,
    }


def test_contact_after_the_child_came_was_not_contact_before() -> None:
    spoken = facts(done={StepKind.CONTACT: hours(2)})
    assert rules.standing(StepKind.CONTACT, spoken, hours(3)) is Standing.DONE_LATE
    assert rules.standing(
        StepKind.CONTACT, facts(done={StepKind.CONTACT: hours(-2)}), hours(3)
    ) is Standing.DONE  # fmt: skip


def test_which_panel_leads_is_agreed_unless_nothing_is_known_against_it() -> None:
    needed = {
        known: rules.term(StepKind.LEAD, facts(exploitation=known)) is not None for known in YesNo
    }
    assert needed == {YesNo.YES: True, YesNo.NOT_KNOWN: True, YesNo.NO: False}


def test_a_placement_that_is_only_meant_owes_a_talk_before_its_day_and_nothing_else() -> None:
    meant = facts(Direction.ELSEWHERE, placed_at=None, intended_at=hours(72))
    assert rules.term(StepKind.CONTACT, meant) == rules.Term(PLACED, hours(72))
    others = set(StepKind) - {StepKind.CONTACT}
    assert {rules.standing(kind, meant, hours(1)) for kind in others} == {Standing.NOT_YET}


@FEW
@given(
    direction=st.sampled_from(Direction),
    exploitation=st.sampled_from(YesNo),
    told=MOMENTS,
    placed=MOMENTS,
    done=st.dictionaries(st.sampled_from(StepKind), MOMENTS),
    at=MOMENTS,
)
def test_whatever_is_known_every_step_stands_somehow_and_no_term_ends_before_it_begins(
    direction: Direction,
    exploitation: YesNo,
    told: datetime,
    placed: datetime,
    done: dict[StepKind, datetime],
    at: datetime,
) -> None:
    known = facts(direction, exploitation, told, placed, done=done)
    for kind, standing in rules.checklist(known, at).items():
        term = rules.term(kind, known)
        assert term is None or term.starts <= term.due
        assert (kind in done) == (standing in (Standing.DONE, Standing.DONE_LATE))
        if standing is Standing.LATE:
            assert term is not None
            assert term.due < at


@FEW
@given(done=st.dictionaries(st.sampled_from(StepKind), MOMENTS), at=MOMENTS, more=MOMENTS)
def test_time_alone_never_takes_a_flag_away(
    done: dict[StepKind, datetime], at: datetime, more: datetime
) -> None:
    known, (before, after) = facts(placed_at=at, done=done), sorted((at, more))
    assert set(rules.flags(known, before)) <= set(rules.flags(known, after))


def test_the_first_night_without_a_notice_or_a_plan_is_flagged_though_in_time() -> None:
    quiet = rules.flags(facts(exploitation=YesNo.NO), hours(1))
    assert quiet == (Flag.NO_NOTICE, Flag.NO_PLAN)
    assert Flag.NOT_ASKED in rules.flags(facts(exploitation=YesNo.NOT_KNOWN), hours(1))


@pytest.mark.parametrize(
    ("is_ours", "is_here", "way"),
    [
        (True, True, None),
        (False, False, None),
        (True, False, Direction.ELSEWHERE),
        (False, True, Direction.HERE),
    ],
)
def test_which_way_a_placement_crosses_the_border(
    is_ours: bool, is_here: bool, way: Direction | None
) -> None:
    assert rules.direction(is_ours=is_ours, is_here=is_here) is way


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("CCE (county lines), 4 missing episodes in the last 90 days", True),
        ("At risk of CSE", True),
        ("criminally exploited by older males", True),
        ("Gang affiliation", True),
        ("Self-harm, leaves school at lunch", False),
        ("Successful in her placement; dislikes access visits", False),
        ("", False),
    ],
)
def test_a_notice_that_names_exploitation_among_the_risks_is_heard(
    words: str, speaks: bool
) -> None:
    assert rules.speaks_of_exploitation(words) is speaks


def test_a_home_put_on_the_record_a_month_late_is_history() -> None:
    day = timedelta(days=28)
    assert not rules.is_history(placed_at=PLACED, recorded_at=PLACED + day)
    assert rules.is_history(placed_at=PLACED, recorded_at=PLACED + day + SECOND)
