"""Who may see a child: one table decides."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.people import changes, queries
from methub.people.codes import ReviewOutcome, SightWhy
from methub.people.models import Person, Sight
from tests.people.conftest import BORN, NOW

LATER = NOW + timedelta(hours=1)


def sees(viewer, person: Person) -> bool:
    return queries.person_named(viewer=viewer, reference=person.reference).exists()


def test_the_hub_and_the_police_of_the_partnership_see_every_child_and_nobody_else_does(
    keeley, look, town
):
    whole_record = {
        Role.HUB_WORKER, Role.HUB_SENIOR, Role.HUB_MANAGER, Role.POLICE_MET
    }  # fmt: skip
    assert {role for role in Role if sees(look(role), keeley)} == whole_record
    for gone in (town.leaver, town.closed, town.stranger):
        assert not sees(front_desk(user=gone, at=NOW)[0], keeley)


@pytest.mark.parametrize("holder", ["user", "team", "agency"])
def test_a_child_is_shared_with_a_user_a_team_or_an_agency_until_it_ends(
    holder, keeley, look, town, signed
):
    who = {
        "user": town.people[Role.PARTNER],
        "team": town.teams["School Nursing"],
        "agency": town.agencies["School Nursing"],
    }[holder]
    sight = changes.grant_sight(
        person=keeley, why=SightWhy.SHARED, reason="Health visits", **{holder: who}, **signed()
    )
    assert sees(look(Role.PARTNER), keeley)
    assert sight in queries.sights_of(viewer=look(Role.PARTNER), person=keeley)
    changes.end_sight(sight=sight, **signed())
    assert not sees(look(Role.PARTNER), keeley)
    with pytest.raises(changes.AlreadyEnded):
        changes.end_sight(sight=sight, **signed())


@pytest.mark.parametrize("holder", ["team", "agency"])
def test_a_child_is_never_shared_with_those_who_work_in_another_partnership(
    holder, keeley, town, signed
):
    elsewhere = town.stranger.memberships.earliest("pk").team
    who = {"team": elsewhere, "agency": elsewhere.agency}[holder]
    with pytest.raises(changes.AnotherPartnership):
        changes.grant_sight(person=keeley, why=SightWhy.SHARED, **{holder: who}, **signed())


def test_a_sight_holds_from_its_beginning_until_its_end(keeley, look, town, signed):
    changes.grant_sight(
        person=keeley,
        user=town.people[Role.PARTNER],
        why=SightWhy.SHARED,
        until_at=LATER,
        **signed(),
    )
    assert not sees(look(Role.PARTNER, NOW - timedelta(seconds=1)), keeley)
    assert sees(look(Role.PARTNER, NOW), keeley)
    assert not sees(look(Role.PARTNER, LATER), keeley)


def test_an_interview_or_an_invitation_never_opens_the_childs_record(keeley, look, town, signed):
    interviewer = look(Role.COMMISSIONED_INTERVIEWER)
    for why in (SightWhy.INTERVIEW_ASSIGNED, SightWhy.INVITATION):
        changes.grant_sight(
            person=keeley, user=town.people[Role.COMMISSIONED_INTERVIEWER], why=why, **signed()
        )
    assert not sees(interviewer, keeley)
    assert queries.search(viewer=interviewer, text="Hollis") == []
    assert list(queries.sights_of(viewer=interviewer, person=keeley)) == []
    part = queries.seen_by(viewer=interviewer, whole_record=False)
    assert list(Person.objects.filter(pk__in=part)) == [keeley]


def test_a_colleagues_child_is_seen_by_named_people_alone(keeley, look, town, signed):
    named = town.people[Role.HUB_MANAGER]
    changes.restrict(person=keeley, reason="Child of a colleague", named=[named], **signed())
    keeley.refresh_from_db()
    assert keeley.is_restricted
    # Whoever decided it is named too, or nobody could ever name the next.
    assert {role for role in Role if sees(look(role), keeley)} == {
        Role.HUB_MANAGER,
        Role.HUB_SENIOR,
    }
    assert queries.search(viewer=look(Role.HUB_WORKER), text="Keeley Hollis") == []
    with pytest.raises(changes.AlreadyRestricted):
        changes.restrict(person=keeley, reason="Again", **signed())


def test_an_agency_the_restricted_child_is_shared_with_waits_until_it_is_lifted(
    keeley, look, town, signed
):
    with pytest.raises(changes.NotRestricted):
        changes.lift_restriction(person=keeley, reason="Never was", **signed())
    changes.restrict(person=keeley, reason="Child of a colleague", **signed())
    agency = town.agencies["School Nursing"]
    changes.grant_sight(person=keeley, agency=agency, why=SightWhy.SHARED, **signed())
    assert not sees(look(Role.PARTNER), keeley)
    changes.lift_restriction(person=keeley, reason="Colleague has left", **signed())
    assert sees(look(Role.PARTNER), keeley)
    assert sees(look(Role.HUB_WORKER), keeley)


def open_in_an_emergency(person, viewer, town, role=Role.ALLOCATED_WORKER, reason="Child is here"):
    return changes.break_glass(
        person=person, reason=reason, viewer=viewer, by=town.actor(role), at=NOW
    )


def test_emergency_access_lasts_four_hours_and_waits_for_review(keeley, look, town):
    worker = look(Role.ALLOCATED_WORKER)
    opened = open_in_an_emergency(keeley, worker, town)
    assert sees(worker, keeley)
    assert sees(look(Role.ALLOCATED_WORKER, NOW + timedelta(hours=4, seconds=-1)), keeley)
    assert not sees(look(Role.ALLOCATED_WORKER, NOW + timedelta(hours=4)), keeley)
    lead = look(Role.GOVERNANCE_LEAD)
    assert list(queries.open_break_glasses(viewer=lead)) == [opened]
    assert list(queries.open_break_glasses(viewer=worker)) == []


def test_emergency_access_needs_a_reason_and_is_not_taken_twice(keeley, look, town):
    worker = look(Role.ALLOCATED_WORKER)
    with pytest.raises(changes.NoReason):
        open_in_an_emergency(keeley, worker, town, reason="  ")
    open_in_an_emergency(keeley, worker, town)
    with pytest.raises(changes.AlreadyVisible):
        open_in_an_emergency(keeley, worker, town)


def test_no_emergency_opens_a_restricted_child_or_one_of_another_partnership(
    keeley, look, town, signed
):
    stranger = front_desk(user=town.stranger, at=NOW)[0]
    with pytest.raises(changes.NotThere):
        open_in_an_emergency(keeley, stranger, town)
    changes.restrict(person=keeley, reason="Child of a colleague", **signed())
    with pytest.raises(changes.NotThere):
        open_in_an_emergency(keeley, look(Role.ALLOCATED_WORKER), town)


def test_a_restriction_ends_emergency_access(keeley, look, town, signed):
    worker = look(Role.ALLOCATED_WORKER)
    open_in_an_emergency(keeley, worker, town)
    changes.restrict(person=keeley, reason="Child of a colleague", **signed())
    assert not sees(worker, keeley)


def test_emergency_access_is_not_granted_by_another_door(keeley, town, signed):
    with pytest.raises(changes.ReviewedAccessOnly):
        changes.grant_sight(
            person=keeley,
            user=town.people[Role.PARTNER],
            why=SightWhy.BREAK_GLASS,
            **signed(),
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Sight.objects.create(
            person=keeley,
            agency=town.agencies["School Nursing"],
            why=SightWhy.BREAK_GLASS,
            from_at=NOW,
            until_at=LATER,
            granted_by_id=0,
        )


def test_emergency_access_is_reviewed_once_by_somebody_else_with_a_note(keeley, look, town, signed):
    opened = open_in_an_emergency(keeley, look(Role.ALLOCATED_WORKER), town)
    review = {"opened": opened, "outcome": ReviewOutcome.NEEDED}
    with pytest.raises(changes.NoReason):
        changes.review_break_glass(note="", **review, **signed())
    with pytest.raises(changes.OwnAccess):
        changes.review_break_glass(note="Fine", **review, **signed(Role.ALLOCATED_WORKER))
    changes.review_break_glass(note="Duty night", **review, **signed(Role.GOVERNANCE_LEAD))
    opened.refresh_from_db()
    assert (opened.outcome, opened.note) == (ReviewOutcome.NEEDED, "Duty night")
    assert list(queries.open_break_glasses(viewer=look(Role.GOVERNANCE_LEAD))) == []
    with pytest.raises(changes.AlreadyReviewed):
        changes.review_break_glass(note="Again", **review, **signed(Role.GOVERNANCE_LEAD))


def hidden(viewer, forenames="Keeley Anne", surname="Hollis", born_on=BORN) -> Person | None:
    return queries.exact_hidden_match(
        viewer=viewer, forenames=forenames, surname=surname, born_on=born_on
    )


def test_a_hidden_child_is_told_of_only_by_exact_name_and_date_of_birth(keeley, look):
    worker = look(Role.ALLOCATED_WORKER)
    assert hidden(worker) == keeley
    assert hidden(worker, forenames="keeley", surname="HOLLIS") == keeley
    assert hidden(worker, forenames="Keeley Jane") is None
    assert hidden(worker, surname="Holliss") is None
    assert hidden(worker, born_on=BORN.replace(day=15)) is None


def test_whoever_sees_the_child_is_told_of_nothing_hidden(keeley, look, town):
    assert hidden(look(Role.HUB_WORKER)) is None
    assert hidden(front_desk(user=town.stranger, at=NOW)[0]) is None


def test_a_restricted_child_is_never_told_of(keeley, look, signed):
    changes.restrict(person=keeley, reason="Child of a colleague", **signed())
    assert hidden(look(Role.ALLOCATED_WORKER)) is None
    assert hidden(look(Role.HUB_WORKER)) is None


def test_a_hidden_child_takes_as_many_queries_as_one_who_is_not_there(
    keeley, look, django_assert_num_queries
):
    worker = look(Role.ALLOCATED_WORKER)
    with django_assert_num_queries(1):
        hidden(worker)
    with django_assert_num_queries(1):
        hidden(worker, surname="Nobody")


def test_both_questions_of_sight_are_answered_from_an_index(keeley, look):
    """Seen from either side, a registry of any size is not read through."""
    viewer = look(Role.HUB_WORKER)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    whom = queries.seen_by(viewer=viewer).explain()
    who = queries.sights_of(viewer=viewer, person=keeley).explain()
    assert "sight_by_agency" in whom
    assert "Seq Scan on people_sight" not in whom + who
