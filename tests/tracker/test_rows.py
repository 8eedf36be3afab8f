"""Who stands on the tracker, and what their row says."""

from datetime import UTC, datetime

import pytest

from methub.children.models import Child
from methub.tracker import queries, rules
from methub.tracker.codes import Reason
from methub.tracker.queries.cells import CELLS
from methub.tracker.queries.concerns import CONCERNS
from methub.tracker.queries.moments import Moment
from methub.tracker.queries.prepared import prepared

pytestmark = pytest.mark.django_db


def seen(viewer, columns=rules.COLUMNS, **sought):
    return queries.tracked(viewer=viewer, sought=queries.Sought(**sought), columns=columns).rows


def test_a_child_who_is_missing_now_stands_on_the_tracker(as_seen_by, register, went_missing, at):
    keeley = register()
    register("Okafor", "Amara")
    went_missing(keeley, days_ago=1, hours=None)
    (row,) = seen(as_seen_by(at))
    assert row.now["name"] == "Keeley Hollis"
    assert row.reasons[:2] == (Reason.MISSING_NOW, Reason.RECENT)
    assert row.now["missing_30"] == 1
    assert row.now["age"] == 15


@pytest.mark.parametrize("is_past", [False, True])
def test_a_question_put_into_sql_once_asks_the_same_at_every_moment(is_past):
    moments = [
        Moment(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), is_past),  # the clocks change this night
        Moment(datetime(2026, 10, 31, 23, 59, 59, 7, tzinfo=UTC), is_past),
    ]
    every = [*CELLS.values(), *(one.stands for one in CONCERNS.values())]
    every += [one.first for one in CONCERNS.values()]
    for when in moments:
        for reads in every:
            assert asked(prepared(reads, when)) == asked(reads(when))


def asked(expression):
    """In SQL, but for the brackets around it."""
    query = Child.objects.annotate(cell=expression).values("cell").query
    return str(query).replace("(", "").replace(")", "")
