"""Who stands on the tracker, and what their row says."""

import pytest

from methub.tracker import queries, rules
from methub.tracker.codes import Reason

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
