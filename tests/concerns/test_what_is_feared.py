"""What somebody fears is written down, counted, and looked at first by whoever assesses the child,
who owes it until it is done."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.roles import Role
from methub.agencies.viewer import Viewer
from methub.children import changes as children
from methub.children.codes import AllocationKind
from methub.children.models import Child
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.concerns import changes, queries
from methub.concerns.codes import NOT_SAID, Destination, Exploitation, How
from methub.concerns.models import Concern
from methub.foundation.actors import MET_HUB
from tests.concerns.conftest import FOUNDED, NOW
from tests.desk import signed_in
from tests.town import Town

pytestmark = pytest.mark.django_db

Signed = Callable[..., dict[str, Any]]
Look = Callable[..., Viewer]
Raise = Callable[..., Concern]
Owed = Callable[[Concern, Promise], list[Clock]]
SEXUAL, GANG = Exploitation.SEXUAL, Exploitation.GANG


def led_to(concern: Concern, destination: Destination, signed: Signed) -> None:
    concern.refresh_from_db()
    changes.decide(
        concern=concern, destination=destination, decided_by="Samira", decided_at=NOW, why="Known",
        version=concern.version, **signed(),
    )  # fmt: skip


@pytest.fixture
def worker(town: Town, keeley: Child) -> None:
    children.allocate_worker(
        child=keeley, kind=AllocationKind.SOCIAL_WORKER,
        worker=town.people[Role.ALLOCATED_WORKER], manager=town.people[Role.TEAM_MANAGER],
        from_on=date(2026, 1, 1), by=MET_HUB, at=NOW,
    )  # fmt: skip


def test_a_nurse_says_what_she_fears_and_may_say_nothing(town: Town) -> None:
    nurse = signed_in(town.people[Role.PARTNER])
    said = {"seen": "A man waits", "child_about": "Red coat"}
    nurse.post(
        reverse("concerns:raise"), {**said, "types": ["sexual", "gang"], "natures": ["party"]}
    )
    nurse.post(reverse("concerns:raise"), said)
    first, second = Concern.objects.order_by("pk")
    assert first.types == ["sexual", "gang"]
    assert second.types == []
    shown = nurse.get(reverse("concerns:concern", args=[first.reference])).content.decode()
    assert "Sexual exploitation, Gangs" in shown
    assert "Parties" in shown


def test_the_database_knows_every_type(raised: Raise) -> None:
    concern = raised()
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.filter(pk=concern.pk).update(types=["unheard-of"])


def test_each_type_is_counted_and_leads_to_its_concerns(raised: Raise, look: Look) -> None:
    raised(types=[SEXUAL, GANG])
    raised(types=[SEXUAL])
    raised()
    sought = queries.Sought()
    counted = queries.types_figures(viewer=look(), sought=sought)
    assert counted == {"sexual": 2, "gang": 1, NOT_SAID: 1}
    for type, count in counted.items():
        assert queries.listed(viewer=look(), sought=queries.Sought(type=type)).total == count


def test_the_figures_say_what_was_feared(town: Town, raised: Raise) -> None:
    raised(types=[GANG])
    raised()
    hub = signed_in(town.people[Role.HUB_WORKER])
    page = hub.get(reverse("concerns:figures")).content.decode()
    assert "What was feared" in page
    for type in (GANG, NOT_SAID):
        assert f"{reverse('concerns:list')}?type={type}" in page
    unsaid = hub.get(reverse("concerns:list"), {"type": NOT_SAID}).content.decode()
    assert "feared: Nobody could say" in unsaid


def test_a_child_who_is_to_be_assessed_is_owed_it_by_their_worker(
    raised: Raise, owed: Owed, signed: Signed, keeley: Child, worker: None
) -> None:
    concern = raised(child=keeley)
    led_to(concern, Destination.ASSESSMENT, signed)
    (clock,) = owed(concern, Promise.ASSESS_CHILD)
    assert clock.owed_by_name == Role.ALLOCATED_WORKER.label
    assert clock.due_at == datetime(2026, 12, 5, tzinfo=UTC)
    led_to(concern, Destination.ASSESSMENT, signed)
    assert owed(concern, Promise.ASSESS_CHILD) == [clock]


def test_without_a_worker_the_hub_owes_it(
    raised: Raise, owed: Owed, signed: Signed, keeley: Child
) -> None:
    concern = raised(child=keeley)
    led_to(concern, Destination.ASSESSMENT, signed)
    (clock,) = owed(concern, Promise.ASSESS_CHILD)
    assert clock.owed_by_name == "MET Hub team"


def test_decided_again_for_something_else_it_is_owed_no_longer(
    raised: Raise, owed: Owed, signed: Signed, keeley: Child
) -> None:
    concern = raised(child=keeley)
    led_to(concern, Destination.ASSESSMENT, signed)
    led_to(concern, Destination.EARLY_HELP, signed)
    assert owed(concern, Promise.ASSESS_CHILD) == []


def test_of_another_child_after_all_it_is_owed_by_the_other_ones_worker(
    raised: Raise, owed: Owed, signed: Signed, keeley: Child, worker: None, town: Town
) -> None:
    other = children.register_child(
        partnership=town.partnership,
        responsible_authority=town.authorities["Cambridgeshire"],
        surname="Okafor", forenames="Amara", born_on=date(2011, 3, 5), by=MET_HUB, at=FOUNDED,
    )  # fmt: skip
    concern = raised(child=other)
    led_to(concern, Destination.ASSESSMENT, signed)
    concern.refresh_from_db()
    changes.identify_child(concern=concern, child=keeley, version=concern.version, **signed())
    (clock,) = owed(concern, Promise.ASSESS_CHILD)
    assert clock.owed_by_name == Role.ALLOCATED_WORKER.label
    assert clock.person_id == keeley.pk


def test_what_was_feared_stands_ready_where_the_assessment_begins(
    raised: Raise, signed: Signed, look: Look, keeley: Child
) -> None:
    concern = raised(child=keeley, types=[GANG])
    viewer = look(Role.HUB_WORKER).to(Permission.WRITE_ASSESSMENT)
    assert queries.types_feared(viewer=viewer, child=keeley) == frozenset()
    led_to(concern, Destination.ASSESSMENT, signed)
    assert queries.types_feared(viewer=viewer, child=keeley) == {GANG}


def test_decided_in_the_minute_in_which_it_was_raised_it_was_decided_then(
    raised: Raise, signed: Signed
) -> None:
    concern = raised(told_at=NOW.replace(second=30))
    changes.decide(
        concern=concern, destination=Destination.ADVICE, decided_by="Samira", decided_at=NOW,
        why="Known", version=1, **signed(at=NOW.replace(minute=40)),
    )  # fmt: skip
    assert concern.decisions.get().decided_at == concern.told_at


def test_sexual_exploitation_feared_of_a_child_under_13_is_an_alert_at_once(
    town: Town, keeley: Child, raised: Raise, signed: Signed
) -> None:
    """As soon as anybody knows which child it is; and once for what was said at one interview."""
    young = children.register_child(
        partnership=town.partnership, responsible_authority=keeley.responsible_authority,
        surname="Reed", forenames="Amy", born_on=date(2015, 3, 5), by=MET_HUB, at=FOUNDED,
    )  # fmt: skip

    def alarms() -> list[str]:
        return list(Clock.objects.filter(promise=Promise.UNDER_13).values_list("about", flat=True))

    raised(types=[SEXUAL], child=keeley)
    raised(types=[GANG], child=young)
    first = raised(types=[SEXUAL])
    assert alarms() == []
    changes.identify_child(concern=first, child=young, version=first.version, **signed())
    raised(types=[SEXUAL], child=young, how=How.INTERVIEW)
    assert alarms() == [first.reference]
