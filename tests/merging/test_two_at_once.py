"""Two people merge the same two records at once: one does, the other is told."""

import pytest

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.foundation import moving
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.merging import changes
from methub.merging.models import Merge
from tests.at_once import at_once
from tests.missing.conftest import FOUNDED, NOW, founded

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_merge_at_once_one_does():
    town = founded()
    one, other = (
        children.register_child(
            partnership=town.partnership,
            responsible_authority=town.authorities["Cambridgeshire"],
            surname="Hollis", forenames=forenames, by=MET_HUB, at=FOUNDED,
        ).person
        for forenames in ("Keeley", "Keely")
    )  # fmt: skip
    seen = moving.fingerprint(moving.rows_of([one.pk, other.pk]))
    signed = {"by": town.actor(Role.HUB_SENIOR), "at": NOW, "seen": seen, "why": "One girl"}
    outcomes = at_once(
        lambda: changes.merge_persons(kept=one, away=other, taken=(), **signed),
        lambda: changes.merge_persons(kept=other, away=one, taken=(), **signed),
    )
    assert Merge.objects.count() == 1
    told = [one for one in outcomes if isinstance(one, changes.AlreadyMerged | ChangedMeanwhile)]
    assert len(told) == 1
