"""Somebody is let in with an account, a role and a letter, or not at all; a leaver is out."""

from datetime import date

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from methub.agencies import changes
from methub.agencies.models import Membership, User
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day, now
from tests.desk import signed_in


@pytest.fixture
def said(town):
    """What an administrator fills in for somebody new."""
    return {
        "name": "Nia  Newcomer", "email": "Nia.Newcomer@town.example", "phone": "01223 000000",
        "team": town.teams["MET Hub"].reference, "role": "hub-worker",
        "manager": town.people[Role.HUB_SENIOR].reference,
        "from_on": short_day(london_day(now())),
    }  # fmt: skip


def invite(client, said):
    return client.post(reverse("agencies:invite"), said)


def letters() -> list[int]:
    """To whom a link to choose a password is on its way."""
    known = set(User.objects.values_list("pk", flat=True))
    jobs = ProcrastinateJob.objects.filter(task_name="config.send_password_link")
    return [job.args["user_id"] for job in jobs if job.args["user_id"] in known]


def test_somebody_invited_has_a_role_and_a_letter_on_its_way(administrator, said):
    assert invite(administrator, said).status_code == 302
    user = User.objects.get(email="nia.newcomer@town.example")
    assert user.name == "Nia Newcomer"
    assert not user.has_usable_password()
    held = user.memberships.get()
    assert (held.role, held.team.name, held.manager.name) == (
        "hub-worker", "MET Hub team", "MET Hub senior practitioner",
    )  # fmt: skip
    assert letters() == [user.pk]


def test_an_address_that_has_an_account_is_said_so_and_nothing_is_changed(
    administrator, town, said
):
    taken = town.people[Role.PARTNER].email.upper()
    answer = invite(administrator, said | {"email": taken})
    assert answer.status_code == 200
    assert "already has an account" in answer.text
    assert not Entry.objects.filter(what="agencies.user.welcomed").exists()
    assert letters() == []


def test_an_invitation_without_a_place_makes_no_account(administrator, said):
    assert "Error:" in invite(administrator, said | {"team": ""}).text
    assert not User.objects.filter(email__istartswith="nia").exists()


def test_nobody_is_let_into_a_team_of_another_partnership(administrator, town, said):
    theirs = town.stranger.memberships.earliest("pk").team.reference
    assert invite(administrator, said | {"team": theirs}).status_code == 200
    assert not User.objects.filter(email__istartswith="nia").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "nobody"},
        {"email": "a@b.example\nBcc: c@d.example"},
        {"name": "<script>alert(1)</script>" * 100},
        {"from_on": "31/2/2026"},
        {"role": "queen"},
        {"manager": "=HYPERLINK"},
        {"name": "x" * 1_000_000},
    ],
)
def test_what_nobody_could_mean_is_refused_in_words(administrator, said, wrong):
    answer = invite(administrator, said | wrong)
    assert answer.status_code == 200
    assert "There is a problem" in answer.text
    assert "<script>alert" not in answer.text


def test_a_name_is_shown_as_it_was_typed(administrator, said):
    invite(administrator, said | {"name": "<b>Zoë</b> O'Neill-Ångström"})
    page = administrator.post(reverse("agencies:index"), {"q": "ngström"}, follow=True).text
    assert "&lt;b&gt;Zoë&lt;/b&gt; O&#39;Neill-Ångström" in page


def test_the_invitation_can_be_sent_again(administrator, said):
    invite(administrator, said)
    user = User.objects.get(email__istartswith="nia")
    page = administrator.get(reverse("agencies:user", args=[user.reference])).text
    assert "Has not chosen a password yet" in page
    assert "Send the invitation again" in page
    answer = administrator.post(reverse("agencies:invite-again", args=[user.reference]))
    assert answer.status_code == 302
    assert letters() == [user.pk, user.pk]


def test_when_a_role_ends_the_next_request_finds_the_door_closed(administrator, town):
    worker = town.people[Role.HUB_WORKER]
    desk = signed_in(worker)
    assert desk.get(reverse("agencies:index")).status_code == 200
    held = worker.memberships.get()
    assert administrator.post(reverse("agencies:end", args=[held.reference])).status_code == 302
    assert desk.get(reverse("agencies:index")).status_code == 403


def test_when_an_account_is_closed_every_session_is_out(administrator, town):
    worker = town.people[Role.HUB_WORKER]
    desks = [signed_in(worker), signed_in(worker)]
    administrator.post(reverse("agencies:close", args=[worker.reference]))
    assert [desk.get(reverse("agencies:index")).status_code for desk in desks] == [403, 403]
    assert letters() == []


@pytest.mark.parametrize("address", ["close", "invite-again"])
def test_a_closed_account_stays_closed(administrator, town, address):
    answer = administrator.post(reverse(f"agencies:{address}", args=[town.closed.reference]))
    assert answer.status_code == 200
    assert "This account is closed." in answer.text
    assert letters() == []


def test_asking_changes_nothing(administrator, town):
    worker = town.people[Role.HUB_WORKER]
    administrator.get(reverse("agencies:close", args=[worker.reference]))
    administrator.get(reverse("agencies:end", args=[worker.memberships.get().reference]))
    worker.refresh_from_db()
    assert worker.is_active
    assert worker.memberships.get().until_on is None


def test_a_role_that_has_ended_cannot_end_again(administrator, town):
    held = town.leaver.memberships.get()
    answer = administrator.post(reverse("agencies:end", args=[held.reference]))
    assert "This role has already ended." in answer.text


def test_what_has_not_begun_yet_never_begins(administrator, town, at):
    leaver = town.leaver
    held = changes.begin_membership(
        user=leaver, team=town.teams["MET Hub"], role=Role.HUB_WORKER,
        from_on=date(2199, 1, 1), by=MET_HUB, at=at,
    )  # fmt: skip
    assert administrator.post(reverse("agencies:end", args=[held.reference])).status_code == 302
    held.refresh_from_db()
    assert held.until_on == held.from_on


def test_an_administrator_gives_themselves_nothing_and_cannot_lock_themselves_out(
    administrator, town, said
):
    own = town.people[Role.ADMINISTRATOR]
    place = {name: said[name] for name in ("team", "role", "manager", "from_on")}
    begun = administrator.post(reverse("agencies:begin", args=[own.reference]), place)
    ended = administrator.post(reverse("agencies:end", args=[own.memberships.get().reference]))
    closed = administrator.post(reverse("agencies:close", args=[own.reference]))
    for answer in (begun, ended, closed):
        assert answer.status_code == 200
        assert "your own account" in answer.text
    assert own.memberships.get().until_on is None


def test_a_second_role_is_given_once(administrator, town, said):
    worker = town.people[Role.ALLOCATED_WORKER]
    place = {name: said[name] for name in ("team", "role", "manager", "from_on")}
    address = reverse("agencies:begin", args=[worker.reference])
    assert administrator.post(address, place).status_code == 302
    assert "already work in this team" in administrator.post(address, place).text
    assert Membership.objects.filter(user=worker).count() == 2


def test_an_administrator_sees_no_child_anywhere(town, at):
    viewer, _ = front_desk(user=town.people[Role.ADMINISTRATOR], at=at)
    assert {permission.split(":")[0] for permission in viewer.permissions} == {
        "agencies", "policies",
    }  # fmt: skip


def test_somebody_of_another_partnership_is_not_found(administrator, town):
    stranger = town.stranger
    held = stranger.memberships.earliest("pk")
    assert administrator.get(reverse("agencies:user", args=[stranger.reference])).status_code == 404
    for name, reference in (
        ("close", stranger.reference),
        ("begin", stranger.reference),
        ("invite-again", stranger.reference),
        ("end", held.reference),
    ):
        assert administrator.post(reverse(f"agencies:{name}", args=[reference])).status_code == 404
    held.refresh_from_db()
    assert held.until_on is None
