"""A person who knows the child records what happened: missing, found, back, and put right."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.test import Client
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children.changes import record_placement
from methub.children.codes import LivingKind
from methub.children.models import Child, Placement
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.foundation.spoken import instant, short_day
from methub.foundation.timekeeping import london, london_day, now
from methub.interviews.models import Interview
from methub.missing.codes import AuthorityStatus
from methub.missing.models import Correction, Episode, PreventionFields
from tests.intake.pressing import answers

Desk = Callable[..., Client]


def said(name: str, moment: datetime) -> dict[str, str]:
    day, time = short_day(london_day(moment)), f"{london(moment):%H:%M}"
    return {f"{name}_day": day, f"{name}_time": time}


def hours_ago(hours: float) -> datetime:
    return (now() - timedelta(hours=hours)).replace(second=0, microsecond=0)


def goes_missing(client: Client, child: Child) -> Episode:
    address = reverse("intake:missing", args=[child.person.reference])
    response = client.post(address, {**said("missing_since", hours_ago(9)), "grade": "medium"})
    episode = Episode.objects.get()
    assert response.headers["Location"] == reverse("missing:episode", args=[episode.reference])
    return episode


def test_a_child_we_know_is_reported_missing_by_telephone(desk: Desk, keeley: Child) -> None:
    client = desk()
    address = reverse("intake:missing", args=[keeley.person.reference])
    assert "Keeley Anne Hollis" in client.get(address).content.decode()
    episode = goes_missing(client, keeley)
    assert (episode.child, episode.missing_since) == (keeley, hours_ago(9))
    page = client.post(address, said("missing_since", hours_ago(2))).content.decode()
    assert "already has an open missing episode" in page


def test_of_two_homes_it_is_asked_which_she_was_missing_from(desk: Desk, keeley: Child) -> None:
    client = desk()
    address = reverse("intake:missing", args=[keeley.person.reference])
    asked = "Which of their homes were they missing from?"
    assert asked not in client.get(address).content.decode()
    first = Placement.objects.get(child=keeley)
    record_placement(
        child=keeley, kind=LivingKind.HOME, address="3 Marsh Lane", from_on=date(2026, 11, 1),
        by=MET_HUB, at=now(),
    )  # fmt: skip
    page = client.get(address).content.decode()
    assert asked in page
    assert "3 Marsh Lane" in page
    client.post(address, {**said("missing_since", hours_ago(9)), "home": first.reference})
    assert Episode.objects.get().placement == first


def test_she_is_found_and_back_and_the_police_learned_something(desk: Desk, keeley: Child) -> None:
    client = desk()
    episode = goes_missing(client, keeley)
    address = reverse("intake:found", args=[episode.reference])
    asked = client.post(address, {"found_where": ""}).content.decode()
    assert "Enter when the child was found, or when they returned" in asked
    client.post(
        address,
        {
            **said("found_at", hours_ago(3)),
            **said("returned_at", hours_ago(2)),
            "returned_to": "Fenview House",
            "outcome": "declined",
        },
    )
    episode.refresh_from_db()
    assert (episode.found_at, episode.returned_at) == (hours_ago(3), hours_ago(2))
    assert episode.prevention.get().outcome == "declined"
    promise = Clock.objects.open().get(promise=Promise.RETURN_INTERVIEW)
    assert promise.due_at == hours_ago(3) + timedelta(hours=72)


def test_a_child_who_was_only_away_is_back_without_having_been_found(
    desk: Desk, keeley: Child
) -> None:
    client = desk()
    episode = goes_missing(client, keeley)
    client.post(
        reverse("missing:status", args=[episode.reference]),
        {"status": AuthorityStatus.AWAY, **said("from_at", hours_ago(8))},
    )
    address = reverse("intake:found", args=[episode.reference])
    client.post(address, {**said("returned_at", hours_ago(2)), "returned_to": "Fenview House"})
    episode.refresh_from_db()
    assert (episode.found_at, episode.ended_at) == (None, hours_ago(2))


def test_once_she_is_found_only_her_return_is_asked_about(desk: Desk, keeley: Child) -> None:
    client = desk()
    episode = goes_missing(client, keeley)
    address = reverse("intake:found", args=[episode.reference])
    client.post(address, said("found_at", hours_ago(3)))
    page = client.get(address).content.decode()
    assert "returned_at_day" in page and "found_at_day" not in page
    client.post(address, {**said("returned_at", hours_ago(1)), "returned_to": "Fenview House"})
    episode.refresh_from_db()
    assert episode.returned_at == hours_ago(1)


def test_not_done_says_why(desk: Desk, keeley: Child) -> None:
    client = desk()
    episode = goes_missing(client, keeley)
    page = client.post(
        reverse("intake:found", args=[episode.reference]),
        {**said("found_at", hours_ago(3)), "outcome": "not-done"},
    ).content.decode()
    assert "Say why it was not done" in page
    episode.refresh_from_db()
    assert episode.found_at is None


def test_what_the_police_learned_is_asked_in_full_once_they_have_spoken_to_her(
    desk: Desk, keeley: Child
) -> None:
    client = desk()
    episode = goes_missing(client, keeley)
    address = reverse("intake:found", args=[episode.reference])
    page = client.get(address).content.decode()
    assert f'value="{short_day(london_day(now()))}"' in page, "most are told of on the day"
    assert "(optional)" not in page
    for name in PreventionFields.__annotations__:
        assert f'name="{name}' in page, name
    learned = {
        **said("found_at", hours_ago(3)),
        **said("held_at", hours_ago(2)),
        "outcome": "done",
        "held_how": "telephone",
        "wishes": "To see her sister",
        "seen": "Written, and then another answer was chosen",
    }
    client.post(address, learned)
    account = episode.prevention.get()
    assert (account.held_how, account.wishes, account.information) == (
        "telephone", "To see her sister", "",
    )  # fmt: skip
    shown = client.get(reverse("missing:episode", args=[episode.reference])).content.decode()
    assert "By telephone" in shown


def test_a_day_that_stood_there_before_anybody_wrote_is_not_said(desk: Desk, keeley: Child) -> None:
    client = desk()
    episode = goes_missing(client, keeley)
    address = reverse("intake:found", args=[episode.reference])
    untouched = {"found_at_day": short_day(london_day(now())), "found_at_time": ""}
    asked = client.post(address, untouched).content.decode()
    assert "Enter when the child was found, or when they returned" in asked
    half = client.post(address, {**untouched, "found_at_day": "1 Nov 2026"}).content.decode()
    assert "needs a date and a time" in half
    client.post(address, {**untouched, **said("returned_at", hours_ago(1))})
    episode.refresh_from_db()
    assert episode.found_at == episode.returned_at == hours_ago(1), "found by walking in"


def test_what_the_police_learned_is_not_lost_where_only_the_return_is_said(
    desk: Desk, keeley: Child
) -> None:
    client = desk()
    episode = goes_missing(client, keeley)
    page = client.post(
        reverse("intake:found", args=[episode.reference]),
        {**said("returned_at", hours_ago(1)), "outcome": "done", "wishes": "Her sister"},
    ).content.decode()
    assert "Enter when the child was found: the police spoke after it" in page
    episode.refresh_from_db()
    assert episode.returned_at is None


def test_a_corrected_time_found_moves_the_interview(desk: Desk, keeley: Child) -> None:
    client = desk()
    episode = goes_missing(client, keeley)
    client.post(reverse("intake:found", args=[episode.reference]), said("found_at", hours_ago(3)))
    address = reverse("intake:correct", args=[episode.reference])
    page = client.get(address).content.decode()
    assert f"Found: {instant(hours_ago(3))}" in page
    form = answers(page)
    client.post(
        address,
        {**form, "wrong": "found_at", **said("found_at", hours_ago(4)), "why": "Misheard"},
    )
    assert [one.field for one in Correction.objects.all()] == ["found_at"]
    promise = Clock.objects.open().get(promise=Promise.RETURN_INTERVIEW)
    assert promise.due_at == hours_ago(4) + timedelta(hours=72)
    assert Interview.objects.count() == 1


def test_of_two_people_who_correct_the_second_sees_both(desk: Desk, keeley: Child) -> None:
    mine, theirs = desk(), desk(Role.HUB_SENIOR)
    episode = goes_missing(mine, keeley)
    address = reverse("intake:correct", args=[episode.reference])
    held = answers(mine.get(address).content.decode())
    other = answers(theirs.get(address).content.decode())
    theirs.post(
        address, {**other, "wrong": "reported_by", "reported_by": "The bus station", "why": "CCTV"}
    )
    page = mine.post(
        address, {**held, "wrong": "reported_by", "reported_by": "School", "why": "Told"}
    ).content.decode()
    assert "Nothing was overwritten" in page
    assert "The bus station" in page and "School" in page


def test_a_child_the_viewer_may_not_know_of_is_not_there(desk: Desk, keeley: Child) -> None:
    stranger = desk(Role.HUB_WORKER)
    assert stranger.get(reverse("intake:missing", args=["NOBODY2345"])).status_code == 404
    assert stranger.get(reverse("intake:found", args=["NOBODY2345"])).status_code == 404


def test_an_earlier_time_she_was_missing_is_recorded_while_she_is_missing(
    desk: Desk, keeley: Child
) -> None:
    client = desk()
    tonight = goes_missing(client, keeley)
    address = reverse("intake:missing", args=[keeley.person.reference])
    late = {
        **said("missing_since", hours_ago(700)),
        **said("returned_at", hours_ago(690)),
        "returned_to": "Fenview House",
    }
    assert "Enter when the child was found" in client.post(address, late).content.decode()
    client.post(address, {**late, **said("found_at", hours_ago(691))})
    past = Episode.objects.exclude(pk=tonight.pk).get()
    assert (past.ended_at, past.returned_to) == (hours_ago(691), "Fenview House")
    promise = Clock.objects.open().get(promise=Promise.RETURN_INTERVIEW)
    assert promise.due_at == hours_ago(691) + timedelta(hours=72)
