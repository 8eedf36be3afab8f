"""A sight never outlives the job it came with, and lets nobody do more than it was given for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from methub.agencies import changes as agencies
from methub.agencies.codes import AgencyKind
from methub.agencies.permissions import Permission
from methub.agencies.queries import front_desk
from methub.agencies.roles import DUTIES, WORKS_IN, Role
from methub.foundation.actors import MET_HUB
from methub.people import changes, queries
from methub.people.codes import NAMED_PEOPLE, SightWhy
from methub.people.models import Person, Sight
from methub.people.rules.jobs import HELD_BY, LETS, SHOWS_TO_OTHERS
from tests.people.conftest import NOW
from tests.town import SINCE, WORKPLACES

TODAY = NOW.date()
HELD = [(why, role) for why, roles in HELD_BY.items() for role in sorted(roles)]


def give(person: Person, user, why: SightWhy) -> Sight:
    """As the change would, emergencies too."""
    if why is SightWhy.BREAK_GLASS:
        viewer, actor = front_desk(user=user, at=NOW)
        Sight.objects.filter(person=person).update(until_at=NOW)
        return changes.break_glass(
            person=person, reason="Child is here", viewer=viewer, by=actor, at=NOW
        ).sight
    return changes.grant_sight(person=person, user=user, why=why, by=MET_HUB, at=NOW)


def holds(sight: Sight, user, at=NOW) -> bool:
    viewer = front_desk(user=user, at=at)[0]
    return Sight.objects.of(viewer).filter(pk=sight.pk).exists()


def end(membership, on: date = TODAY) -> None:
    agencies.end_membership(membership=membership, until_on=on, by=MET_HUB, at=NOW)


def begin(user, team, role: Role, on: date = TODAY):
    return agencies.begin_membership(
        user=user, team=team, role=role, from_on=on, by=MET_HUB, at=NOW
    )


def team_elsewhere(town, role: Role):
    """A team of another agency of the kind this role works in."""
    agency = agencies.register_agency(
        name="Another agency", kind=WORKPLACES[role][0], partnership=town.partnership,
        by=MET_HUB, at=NOW,
    )  # fmt: skip
    return agencies.form_team(name="Another team", agency=agency, by=MET_HUB, at=NOW)


@contextmanager
def undone() -> Iterator[None]:
    """One town for every change: each is undone after it has been tried."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("why", HELD_BY)
def test_whoever_becomes_something_else_sees_nothing_of_what_they_were_before(why, keeley, town):
    tried = 0
    for was, now in product(sorted(HELD_BY[why]), Role):
        if was is now:
            continue
        user = town.people[was]
        with undone():
            sight = give(keeley, user, why)
            assert holds(sight, user)
            end(user.memberships.get())
            assert not holds(sight, user), "the job has ended"
            begin(user, team_elsewhere(town, now), now)
            assert not holds(sight, user), f"{was} elsewhere as {now}"
            begin(user, town.teams[WORKPLACES[now][1]], now)
            assert not holds(sight, user), f"{was} as {now}, perhaps in the same agency"
            assert not Sight.objects.by_name(front_desk(user=user, at=NOW)[0]).exists()
        tried += 1
    assert tried == len(HELD_BY[why]) * (len(Role) - 1)


@pytest.mark.parametrize(("why", "role"), HELD)
def test_the_same_role_in_another_agency_is_another_job(why, role, keeley, town):
    user = town.people[role]
    sight = give(keeley, user, why)
    begin(user, team_elsewhere(town, role), role)
    end(user.memberships.earliest("pk"))
    assert not holds(sight, user)


def test_a_worker_who_changes_teams_without_a_day_between_keeps_their_children(keeley, town):
    worker = town.people[Role.ALLOCATED_WORKER]
    sight = give(keeley, worker, SightWhy.ALLOCATED_WORKER)
    other = agencies.form_team(
        name="North", agency=town.agencies["Children's Social Care"], by=MET_HUB, at=NOW
    )
    end(worker.memberships.get())
    begin(worker, other, Role.ALLOCATED_WORKER)
    assert holds(sight, worker)


def test_a_worker_who_left_and_came_back_begins_without_children(keeley, town):
    worker = town.people[Role.ALLOCATED_WORKER]
    sight = give(keeley, worker, SightWhy.ALLOCATED_WORKER)
    end(worker.memberships.get(), TODAY - timedelta(days=1))
    begin(worker, town.teams["Children's Social Care"], Role.ALLOCATED_WORKER)
    assert not holds(sight, worker)
    again = give(keeley, worker, SightWhy.ALLOCATED_WORKER)
    assert holds(again, worker)


def test_a_sight_is_given_only_to_somebody_whose_work_it_is_today(keeley, town):
    for why, role in (
        (SightWhy.ALLOCATED_WORKER, Role.PARTNER),
        (SightWhy.MANAGER, Role.ALLOCATED_WORKER),
        (SightWhy.NAMED, Role.ADMINISTRATOR),
        (SightWhy.HUB, Role.HUB_MANAGER),
    ):
        with pytest.raises(changes.NotTheirWork):
            give(keeley, town.people[role], why)
    with pytest.raises(changes.NotTheirWork):
        give(keeley, town.leaver, SightWhy.NAMED)
    with pytest.raises(changes.NotTheirWork):
        give(keeley, town.stranger, SightWhy.NAMED)


def test_the_database_refuses_a_sight_of_a_user_without_a_job(keeley, town):
    with pytest.raises(IntegrityError), transaction.atomic():
        Sight.objects.create(
            person=keeley, user=town.people[Role.PARTNER], why=SightWhy.NAMED, from_at=NOW,
            granted_by_id=0,
        )  # fmt: skip


def test_what_a_person_may_in_one_job_is_not_what_they_may_do_in_another(keeley, town, signed):
    """Worker of the social care, and at the school that the child is shared with."""
    worker = town.people[Role.ALLOCATED_WORKER]
    begin(worker, town.teams["School Nursing"], Role.PARTNER, SINCE)
    changes.grant_sight(
        person=keeley, agency=town.agencies["School Nursing"], why=SightWhy.SHARED, **signed()
    )
    viewer = front_desk(user=worker, at=NOW)[0]

    def sees(permission: Permission) -> bool:
        return queries.persons(viewer=viewer.to(permission)).filter(pk=keeley.pk).exists()

    assert viewer.may(Permission.CORRECT_CHILD)
    assert sees(Permission.READ_CHILD)
    assert not sees(Permission.CORRECT_CHILD)
    assert not sees(Permission.READ_INTERVIEW)
    beside = queries.beside(viewer=viewer, person=keeley)
    assert beside.permissions == DUTIES[Role.PARTNER].opens


def test_an_administrator_of_one_partnership_manages_nobody_of_another(town):
    """They are also a hub worker here, and see who works here as any hub worker does."""
    worker = town.people[Role.HUB_WORKER]
    begin(worker, town.stranger.memberships.get(role=Role.ADMINISTRATOR).team, Role.ADMINISTRATOR)
    viewer = front_desk(user=worker, at=NOW)[0]
    managing = viewer.to(Permission.MANAGE_USERS).partnership_ids
    assert town.partnership.pk not in managing
    assert town.partnership.pk in viewer.to(Permission.ACCEPT_NOTIFICATION).partnership_ids


@pytest.mark.parametrize("permission", sorted(SHOWS_TO_OTHERS))
@pytest.mark.parametrize("why", [SightWhy.BREAK_GLASS, SightWhy.SHARED])
def test_an_emergency_or_a_share_is_never_passed_on(why, permission, register, town):
    manager = town.people[Role.TEAM_MANAGER]
    child = register(surname="Marsh", forenames="Lily")
    give(child, manager, why)
    viewer = front_desk(user=manager, at=NOW)[0]
    assert viewer.may(permission)
    assert child in queries.persons(viewer=viewer.to(Permission.READ_CHILD))
    assert child not in queries.persons(viewer=viewer.to(permission))
    assert not queries.beside(viewer=viewer, person=child).may(permission)
    give(child, manager, SightWhy.NAMED)
    assert child in queries.persons(viewer=viewer.to(permission))


def test_an_emergency_reads_and_writes_only_what_a_night_needs():
    """Written by hand from the decision: docs/adr, sight comes with a job."""
    writes = {
        permission
        for permission in LETS[SightWhy.BREAK_GLASS]
        if not permission.value.endswith((":read", ":search", ":break-glass"))
    }
    assert writes == {
        Permission.WRITE_EPISODE,
        Permission.GRADE_EPISODE,
        Permission.RECORD_PREVENTION,
        Permission.TELL_AUTHORITY,
        Permission.CONVENE_MEETING,
        Permission.RAISE_CONCERN,  # what was seen that night; it changes nothing of the record
    }


def test_every_reason_a_person_may_hold_is_in_the_table():
    assert set(SightWhy) - set(HELD_BY) == {SightWhy.HUB, SightWhy.POLICE}
    assert set(HELD_BY) >= NAMED_PEOPLE
    assert all(HELD_BY.values())


def test_every_role_has_a_kind_of_agency_it_is_held_in():
    assert set(WORKS_IN) == set(Role)
    whole_record = {AgencyKind.HUB, AgencyKind.POLICE}
    reads_all = {role for role, kinds in WORKS_IN.items() if kinds & whole_record}
    assert reads_all == {
        Role.HUB_WORKER, Role.HUB_SENIOR, Role.HUB_MANAGER, Role.POLICE_MET
    }  # fmt: skip
