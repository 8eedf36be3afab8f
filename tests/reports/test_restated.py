"""A report of an earlier day comes out as it did then: what was written down, put right or taken
back since is not known yet."""

from datetime import UTC, date, datetime, timedelta

import pytest

from methub.interviews.models import Interview, InterviewCorrection
from methub.missing.models import Correction, Episode
from methub.reports.queries import REPORTS, laid_out
from methub.reports.rules.shares import Number
from tests.reports.golden import SIGNED
from tests.reports.test_golden import SIX_MONTHS

THEN = datetime(2020, 3, 1, tzinfo=UTC)
LATER = datetime(2020, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def figures(asking):
    def reading(as_at=None):
        (table,) = laid_out(report=REPORTS["monthly"], **asking(SIX_MONTHS, as_at=as_at))
        return {line.measure.key: [*line.cells, line.total] for line in table.lines}

    return reading


def test_what_was_recorded_later_is_not_known_yet(town, figures):
    assert figures(THEN) == figures()
    assert figures(datetime(2019, 10, 1, tzinfo=UTC))["episodes"][2:] == [
        Number(0), Number(0), Number(0), Number(0), Number(206),
    ]  # fmt: skip


def put_right(row, corrections, link, field, now):
    """As the changes of those rooms write it: what was, what is now, and when."""
    was = getattr(row, field)
    type(row).objects.filter(pk=row.pk).update(**{field: now})
    corrections.objects.create(
        child_id=row.child_id, field=field, was=was.isoformat(), now=now.isoformat(),
        why="Reported late", recorded_at=LATER, **{link: row}, **SIGNED,
    )  # fmt: skip


def test_an_episode_put_into_another_month_stands_in_the_month_it_was_in(town, figures):
    before = figures()
    episode = Episode.objects.filter(missing_since__date=date(2020, 1, 3)).latest("pk")
    put_right(
        episode, Correction, "episode", "missing_since", datetime(2019, 12, 28, 12, tzinfo=UTC)
    )
    assert [one.n for one in figures()["episodes"]] == [94, 112, 98, 136, 95, 107, 642]
    assert figures(THEN) == before


def test_an_interview_held_on_another_day_than_was_said_was_late_as_it_was_known(town, figures):
    before = figures()
    interview = Interview.objects.filter(held_at__year=2019, held_at__month=9).latest("pk")
    assert before["in_time"][1] == Number(39, 89)
    put_right(
        interview, InterviewCorrection, "interview", "held_at",
        interview.held_at - timedelta(hours=5),
    )  # fmt: skip
    assert figures()["in_time"][1] == Number(40, 89)
    assert figures(THEN) == before


def test_one_that_was_recorded_by_mistake_is_counted_until_it_was_withdrawn(town, figures):
    before = figures()
    Episode.objects.filter(missing_since__date=date(2019, 8, 3)).update(
        withdrawn_at=LATER, withdrawn_why="Another child"
    )
    assert figures()["episodes"][0].n < 94
    assert figures(THEN) == before
