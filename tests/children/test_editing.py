"""What is true of a child is written down by whoever may, one question at a time."""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children.models import CareRecord, Child, Placement
from methub.children.queries import situation_of
from methub.foundation.timekeeping import london_day
from methub.people.models import PersonBirth, PersonName, Sight
from tests.desk import signed_in

pytestmark = pytest.mark.django_db
EDITS = ["name", "birth", "description", "care", "placement", "carer", "school", "worker"]


def address(child, name):
    return reverse(f"children:{name}", args=[child.person.reference])


def say(client, child, page, **said):
    return client.post(address(child, page), {"from_on": "1/11/2026", **said})


@pytest.mark.parametrize("name", [*(f"edit-{one}" for one in EDITS), "share"])
def test_every_page_opens_and_is_written_in_the_book(browser, keeley, name):
    answer = browser(Role.HUB_SENIOR).get(address(keeley, name))
    assert answer.status_code == 200
    assert "Keeley Hollis" in answer.content.decode()


@pytest.mark.parametrize("name", [*(f"edit-{one}" for one in EDITS), "share"])
def test_a_child_who_is_not_theirs_is_not_there(keeley, town, name):
    assert signed_in(town.stranger).get(address(keeley, name)).status_code == 404


def test_a_new_care_status_begins_as_the_former_ends(browser, keeley, at):
    answer = say(browser(), keeley, "edit-care", status="care-leaver")
    assert answer["Location"] == reverse("chronology:child", args=[keeley.person.reference])
    assert situation_of(child=keeley, at=at).care_status == "care-leaver"
    assert CareRecord.objects.get(status="in-care-s20").until_on == date(2026, 11, 1)


def test_a_day_before_the_record_began_is_refused_in_words(browser, keeley):
    page = say(browser(), keeley, "edit-care", status="not-open", from_on="1/1/2020")
    assert "before what the record says now began" in page.content.decode()
    assert CareRecord.objects.count() == 1


def test_a_child_moves_and_only_the_home_that_ended_ends(browser, keeley, at):
    home = Placement.objects.get()
    say(browser(), keeley, "edit-placement", kind="family", name="Dad's")
    assert len(situation_of(child=keeley, at=at).placements) == 2, "two households are two"
    say(browser(), keeley, "edit-placement", kind="foster", name="The Larches",
        ends=[home.reference], from_on="2/11/2026", is_protected="on")  # fmt: skip
    kinds = {one.kind for one in situation_of(child=keeley, at=at).placements}
    assert kinds == {"family", "foster"}


def test_a_protected_home_is_not_named_where_it_can_be_ended(browser, keeley, hide):
    hide(keeley)
    page = browser().get(address(keeley, "edit-placement")).content.decode()
    assert "Protected address, since 1 Feb 2026" in page
    assert "Larches" not in page


def test_a_carer_is_added_with_the_limits_on_contact_and_ended(browser, keeley, at):
    client = browser()
    say(client, keeley, "edit-carer", kind="parent", name="Dawn", contact_limits="Never by letter")
    carer = situation_of(child=keeley, at=at).carers[0]
    assert carer.contact_limits == "Never by letter"
    end = reverse("children:end-carer", args=[keeley.person.reference, carer.reference])
    assert client.post(end).status_code == 302
    assert situation_of(child=keeley, at=at).carers == ()
    assert client.post(end).status_code == 404


def test_school(browser, keeley, at):
    say(browser(), keeley, "edit-school", status="missing-education", school="Fenland Academy")
    schooling = situation_of(child=keeley, at=at).schooling
    assert (schooling.status, schooling.school) == ("missing-education", "Fenland Academy")


def test_allocation_opens_the_record_to_the_worker_and_their_manager(browser, keeley, town):
    worker, manager = town.people[Role.ALLOCATED_WORKER], town.people[Role.TEAM_MANAGER]
    page = reverse("chronology:child", args=[keeley.person.reference])
    assert browser(Role.ALLOCATED_WORKER).get(page).status_code == 404
    say(browser(), keeley, "edit-worker", kind="social-worker",
        worker=worker.reference, manager=manager.reference)  # fmt: skip
    assert browser(Role.ALLOCATED_WORKER).get(page).status_code == 200
    assert browser(Role.TEAM_MANAGER).get(page).status_code == 200


def test_a_manager_who_gives_a_child_away_is_taken_to_their_list(browser, allocated):
    answer = say(browser(Role.TEAM_MANAGER), allocated, "edit-worker")
    assert answer["Location"] == reverse("children:list")


def test_nobody_is_allocated_from_a_day_on(browser, allocated, at):
    say(browser(), allocated, "edit-worker")
    assert situation_of(child=allocated, at=at).worker is None


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"precision": "day", "born_on": "15/3/2011"}, "15 Mar 2011"),
        ({"precision": "year", "year": "2011"}, None),
        ({"precision": "estimated", "year": "2010"}, None),
        ({"precision": "unknown"}, None),
    ],
)
def test_a_birthday_is_kept_only_as_far_as_it_is_known(browser, keeley, said, shown):
    version = Child.objects.get().person.version
    answer = say(browser(), keeley, "edit-birth", version=version, **said)
    assert answer.status_code == 302
    newest = PersonBirth.objects.latest("pk")
    assert newest.precision == said["precision"]
    assert (newest.born_on is not None) == (shown is not None)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"precision": "day"}, "Enter the date of birth"),
        ({"precision": "month", "year": "2011"}, "Enter the month"),
        ({"precision": "day", "born_on": "1/1/2099"}, "cannot be in the future"),
        ({"precision": "day", "born_on": "31/2/2011"}, "real date"),
        ({"precision": "month", "year": "2011", "month": "13"}, "12"),
    ],
)
def test_a_birthday_that_makes_no_sense_is_refused_in_words(browser, keeley, said, words):
    version = Child.objects.get().person.version
    page = say(browser(), keeley, "edit-birth", version=version, **said)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert PersonBirth.objects.count() == 1


def test_two_people_correct_a_birthday_and_the_second_sees_both(browser, keeley):
    version = Child.objects.get().person.version
    say(browser(), keeley, "edit-birth", version=version, precision="day", born_on="15/3/2011")
    page = say(browser(Role.HUB_SENIOR), keeley, "edit-birth", version=version,
               precision="day", born_on="16/3/2011").content.decode()  # fmt: skip
    assert "Somebody else changed this" in page
    assert "15 Mar 2011" in page
    assert 'value="16/3/2011"' in page
    assert f'name="version" value="{version + 1}"' in page, "may be saved after it was read"
    assert PersonBirth.objects.count() == 2


def test_two_people_correct_a_name_and_the_second_sees_both(browser, keeley):
    opened = PersonName.objects.get(kind="legal").reference
    said = {"sort": "corrected", "opened": opened, "surname": "Hollis"}
    say(browser(), keeley, "edit-name", forenames="Keely", **said)
    page = say(browser(), keeley, "edit-name", forenames="Keighley", **said).content.decode()
    assert "Somebody else changed this" in page
    assert "Keely Hollis" in page
    assert "Keighley" in page
    assert Child.objects.get().person.name == "Keely Hollis"


def test_one_more_name_leaves_the_others(browser, keeley):
    say(browser(), keeley, "edit-name", sort="alias", forenames="Kee")
    assert Child.objects.get().person.name == "Keeley Hollis"
    page = browser().post(reverse("children:search"), {"q": "Kee"}, follow=True).content.decode()
    assert "Keeley Hollis" in page


def test_a_name_is_not_nothing(browser, keeley):
    page = say(browser(), keeley, "edit-name", sort="alias").content.decode()
    assert "Enter forenames, a surname, or both" in page


def test_sharing_opens_the_record_with_a_reason_and_ends(browser, keeley, town, at):
    senior, nurse = browser(Role.HUB_SENIOR), browser(Role.PARTNER)
    page = reverse("chronology:child", args=[keeley.person.reference])
    nursing = town.agencies["School Nursing"].reference
    last = london_day(at)
    say(senior, keeley, "share", holder=f"agency:{nursing}", reason="Health", last_day=last)
    assert nurse.get(page).status_code == 200
    sight = Sight.objects.get(why="shared")
    assert london_day(sight.until_at) == last + timedelta(days=1)
    end = reverse("children:end-share", args=[keeley.person.reference, sight.reference])
    assert "School Nursing" in senior.get(end).content.decode()
    senior.post(end)
    assert nurse.get(page).status_code == 404


def test_only_what_was_shared_by_hand_is_ended_by_hand(browser, keeley):
    hub = Sight.objects.filter(why="hub").earliest("pk")
    end = reverse("children:end-share", args=[keeley.person.reference, hub.reference])
    assert browser(Role.HUB_SENIOR).post(end).status_code == 404


@pytest.mark.parametrize(
    ("role", "name", "status"),
    [
        (Role.POLICE_MET, "edit-care", 403),
        (Role.PARTNER, "edit-name", 403),
        (Role.HUB_WORKER, "share", 403),
        (Role.ALLOCATED_WORKER, "edit-worker", 403),
        (Role.ALLOCATED_WORKER, "edit-care", 404),
    ],
)
def test_what_a_role_may_not_change_it_may_not_open(browser, keeley, role, name, status):
    assert browser(role).get(address(keeley, name)).status_code == status


def new_child(**said):
    return {
        "forenames": "Keely", "surname": "Holis", "born_on": "14/3/2011", "sex": "female", **said
    }  # fmt: skip


@pytest.fixture
def county(town):
    return town.authorities["Cambridgeshire"].reference


def test_similar_children_are_shown_before_another_is_added(browser, keeley, county):
    client = browser()
    page = client.post(reverse("children:register"), new_child(authority=county)).content.decode()
    assert "Is it one of these children?" in page
    assert reverse("chronology:child", args=[keeley.person.reference]) in page
    assert Child.objects.count() == 1
    assert 'name="is_new" value="on"' in page
    answer = client.post(reverse("children:register"), new_child(authority=county, is_new="on"))
    assert Child.objects.count() == 2
    assert answer.status_code == 302


def test_a_child_nobody_knows_is_added_at_once_and_where_they_live_is_shown(browser, county):
    client = browser()
    said = new_child(authority=county, address="12 Mill Lane", postcode="PE13 2AA")
    answer = client.post(reverse("children:register"), said)
    assert "12 Mill Lane, PE13 2AA" in client.get(answer["Location"]).content.decode()


def test_pressing_twice_adds_one_child(browser, county):
    client, key = browser(), str(uuid.uuid4())
    for _ in range(2):
        client.post(reverse("children:register"), new_child(authority=county, _once=key))
    assert Child.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"forenames": "", "surname": ""}, "Enter forenames, a surname, or both"),
        ({"born_on": "1/1/2099"}, "cannot be in the future"),
        ({"authority": "NOTTHERE22"}, "Choose responsible authority from the list"),
        ({"surname": "x" * 300}, "200 characters or fewer"),
    ],
)
def test_what_cannot_be_is_refused_in_words(browser, county, said, words):
    page = browser().post(reverse("children:register"), new_child(**{"authority": county, **said}))
    assert words in page.content.decode()
    assert not Child.objects.exists()


def test_a_restricted_child_is_seen_only_by_whoever_adds_them_and_a_manager(browser, county, town):
    manager = town.people[Role.HUB_MANAGER].reference
    said = new_child(authority=county, is_restricted="on", manager=manager)
    page = browser().post(reverse("children:register"), said)["Location"]
    assert browser().get(page).status_code == 200
    assert browser(Role.HUB_MANAGER).get(page).status_code == 200
    assert browser(Role.HUB_SENIOR).get(page).status_code == 404


def test_nobody_adds_a_restricted_child_whom_no_manager_can_open(browser, county):
    said = new_child(authority=county, is_restricted="on")
    page = browser().post(reverse("children:register"), said).content.decode()
    assert "Which manager may open it" in page
    assert "There is a problem" in page
    assert not Child.objects.exists()
