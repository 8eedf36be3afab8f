"""What people typed about where a hidden child is reaches nobody who is not named for the child."""

from datetime import timedelta

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.codes import LivingKind
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day
from methub.interviews import changes as interviews
from methub.interviews.models import Interview
from methub.missing import changes as missing
from methub.missing.models import Episode
from methub.people import changes as people

pytestmark = pytest.mark.django_db
REFUGE = "9 Secret Lane"
TEAMS = (Role.HUB_WORKER, Role.HUB_SENIOR, Role.HUB_MANAGER, Role.POLICE_MET)
BY_NAME = (Role.ALLOCATED_WORKER, Role.TEAM_MANAGER)


def _address(child, at):
    people.record_address(
        person=child.person, text=REFUGE, is_protected=True, by=MET_HUB, at=at - timedelta(days=90)
    )


def _refuge_after_the_return(child, at):
    people.record_address(
        person=child.person, text=REFUGE, is_protected=True, from_on=london_day(at),
        by=MET_HUB, at=at,
    )  # fmt: skip


def _home(child, at, **said):
    children.record_placement(
        child=child, kind=LivingKind.OTHER, name="The Larches", address=REFUGE, is_protected=True,
        by=MET_HUB, at=at, **said,
    )  # fmt: skip


def _home_since_the_child_went_missing(child, at):
    _home(child, at, from_on=london_day(at))


def _home_of_long_ago(child, at):
    _home(child, at, from_on=london_day(at) - timedelta(days=100))


WAYS = (
    _address,
    _refuge_after_the_return,
    _home_since_the_child_went_missing,
    _home_of_long_ago,
)


@pytest.fixture
def hidden(keeley, goes_missing, is_found, at):
    """The refuge is typed wherever an episode and an interview ask for a place; then the same child
    goes missing from there again."""

    def hiding(way):
        episode = goes_missing(keeley, hours_ago=72, missing_from=REFUGE, last_seen=REFUGE)
        interview = is_found(episode, hours_ago=48)
        Episode.objects.filter(pk=episode.pk).update(found_where=REFUGE, placement=None)
        episode.refresh_from_db()
        missing.record_returned(
            episode=episode, returned_at=at - timedelta(hours=47), returned_to=REFUGE,
            by=MET_HUB, at=at - timedelta(hours=47),
        )  # fmt: skip
        interview.refresh_from_db()
        interviews.arrange(
            interview=interview, arranged_for=at + timedelta(hours=1), arranged_where=REFUGE,
            version=interview.version, by=MET_HUB, at=at,
        )  # fmt: skip
        again = goes_missing(keeley, hours_ago=4, missing_from=REFUGE)
        Episode.objects.filter(pk=again.pk).update(placement=None)
        way(keeley, at)
        of_child = [keeley.person.reference]
        return {
            "child": reverse("chronology:child", args=of_child),
            "story": reverse("chronology:story", args=of_child),
            "history": reverse("chronology:history", args=of_child),
            "episode": reverse("missing:episode", args=[episode.reference]),
            "episode now": reverse("missing:episode", args=[again.reference]),
            "correct": reverse("intake:correct", args=[episode.reference]),
            "today": reverse("worklist:today"),
            "interview": reverse("interviews:interview", args=[interview.reference]),
            "arrange": reverse("interviews:arrange", args=[interview.reference]),
            "held": reverse("interviews:held", args=[interview.reference]),
        }

    return hiding


@pytest.mark.parametrize("way", WAYS)
def test_no_team_reads_it_on_any_page(way, hidden, browser):
    pages = hidden(way)
    read = 0
    for role in TEAMS:
        for name, address in pages.items():
            answer = browser(role).get(address)
            assert REFUGE not in answer.content.decode(), f"{role} on {name}"
            read += answer.status_code == 200
    assert read >= 30, "pages that nobody may open prove nothing"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("role", BY_NAME)
def test_whoever_is_named_for_the_child_reads_it(way, role, hidden, browser):
    pages = hidden(way)
    for name in ("story", "episode", "interview"):
        assert REFUGE in browser(role).get(pages[name]).content.decode(), name


def test_whoever_holds_the_interview_knows_where_to_go(hidden, browser, town):
    pages = hidden(_address)
    Interview.objects.update(assigned_to=town.people[Role.HUB_WORKER])
    assert REFUGE in browser(Role.HUB_WORKER).get(pages["interview"]).content.decode()
    assert REFUGE not in browser(Role.HUB_SENIOR).get(pages["interview"]).content.decode()


def test_a_place_typed_about_a_child_who_hides_nowhere_is_read_by_all(hidden, browser):
    pages = hidden(lambda child, at: None)
    for name in ("story", "episode", "interview", "correct"):
        assert REFUGE in browser(Role.HUB_WORKER).get(pages[name]).content.decode(), name
