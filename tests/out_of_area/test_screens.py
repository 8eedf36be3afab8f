"""The pages: what a tired person reads, and what they are asked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children import changes as children
from methub.children.models import Child, Placement
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london, london_day, now
from methub.missing.codes import Channel, YesNo
from methub.missing.models import Episode
from methub.out_of_area import changes, jobs
from methub.out_of_area.codes import StepKind
from methub.out_of_area.models import PlacedAway, Step
from tests.desk import signed_in
from tests.town import Town

HOUR = timedelta(hours=1)


@pytest.fixture
def at() -> Any:
    """The pages read the clock of the front desk: everything happened a little before now."""
    return now().replace(second=0, microsecond=0) - 3 * HOUR


@pytest.fixture
def desk(town: Town) -> Callable[..., Client]:
    return lambda role=Role.HUB_SENIOR: signed_in(town.people[role])


@pytest.fixture
def here(
    tyrell: Child, lives: Callable[..., Placement], signed: Callable[..., dict[str, Any]], at: Any
) -> PlacedAway:
    notice = changes.NoticeTold(
        told_at=at, who_there="placements@lbbd.example", exploitation=YesNo.YES,
        risks="County lines", lead_proposed="to be agreed",
    )  # fmt: skip
    home = lives(tyrell, "Peterborough", since=at - 42 * HOUR)
    row = changes.accept_notice(child=tyrell, placement=home, notice=notice, **signed(at))
    assert row is not None
    return row


@pytest.fixture
def elsewhere(keeley: Child, lives: Callable[..., Placement], at: Any) -> PlacedAway:
    lives(keeley, "Norfolk", since=at - 2 * HOUR)
    jobs.look_round(at=at)
    return PlacedAway.objects.get(child=keeley)


def of(row: PlacedAway, page: str = "placement", *more: str) -> str:
    return reverse(f"out_of_area:{page}", args=[row.reference, *more])


def said_at(moment: Any) -> dict[str, str]:
    return {"done_at_day": short_day(london_day(moment)), "done_at_time": f"{london(moment):%H:%M}"}


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_checklist_says_what_is_wanting_and_what_to_do_now(
    here: PlacedAway, desk: Callable[..., Client]
) -> None:
    page = text(desk(), of(here))
    for words in (
        "Nobody spoke before the placement; Notice came late; No trigger plan held",
        "Ring Barking (01000 000001) now",
        "Done, 18 hours late",
        "Agree with Barking (01000 000001) which panel leads.",
        "to be agreed",
        "County lines",
    ):
        assert words in page


def test_a_step_is_one_small_form_and_the_page_says_that_it_is_done(
    here: PlacedAway, desk: Callable[..., Client], at: Any
) -> None:
    client, address = desk(), of(here, "record", "lead")
    assert (
        "Choose an answer to “Which panel leads?”"
        in client.post(address, {"who_here": "Sam"}).content.decode()
    )
    answer = client.post(
        address,
        {"leads": "host", "who_here": "Sam", "who_there": "Ms Bell", **said_at(at + HOUR)},
        follow=True,
    )
    page = answer.content.decode()
    assert "The panel where the child lives" in page
    assert "Sam with Ms Bell" in page


def test_what_was_recorded_by_mistake_stays_in_sight_with_the_reason(
    here: PlacedAway, desk: Callable[..., Client]
) -> None:
    step = Step.objects.get()
    address = reverse("out_of_area:withdraw", args=[step.reference])
    page = desk().post(address, {"why": "It was about his brother"}, follow=True).content.decode()
    assert "It was about his brother" in page
    assert "No placement notice" in page


def test_two_people_who_say_what_is_known_overwrite_nothing(
    here: PlacedAway, desk: Callable[..., Client]
) -> None:
    client, address = desk(), of(here, "risks")
    said = {"exploitation": "no", "risks": "Nothing is known", "version": here.version}
    assert client.post(address, said).status_code == 302
    again = client.post(address, {**said, "exploitation": "yes"}).content.decode()
    assert "Somebody else saved this meanwhile" in again
    assert "What it says now" in again
    here.refresh_from_db()
    assert here.exploitation == YesNo.NO


def test_the_list_has_two_tabs_with_their_numbers_and_a_filter(
    here: PlacedAway, elsewhere: PlacedAway, desk: Callable[..., Client]
) -> None:
    client, address = desk(), reverse("out_of_area:list")
    first = text(client, address)
    assert "Placed here by another authority (1)" in first
    assert "Ours, placed elsewhere (1)" in first
    assert "Tyrell Bennett" in first
    assert "Keeley Hollis" not in first
    assert "Keeley Hollis" in text(client, f"{address}?way=placed-elsewhere")
    assert "Tyrell Bennett" in text(client, f"{address}?flag=late-notice")
    assert "None of them, now." in text(client, f"{address}?flag=no-notice")


def test_the_list_asks_the_same_few_questions_however_many_children(
    here: PlacedAway, desk: Callable[..., Client], register: Any, lives: Any, at: Any
) -> None:
    client, address = desk(), reverse("out_of_area:list")
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address)
    for number in range(5):
        lives(register(f"Bennett{number}", "Barking"), "Peterborough", since=at - HOUR)
    jobs.look_round(at=at)
    with CaptureQueriesContext(connection) as many:
        assert "Bennett4" in text(client, address)
    assert len(many) == len(few)


def test_our_notice_is_made_from_the_record_and_names_the_plan(
    elsewhere: PlacedAway, desk: Callable[..., Client], goes_missing: Callable[..., Episode],
    at: Any,
) -> None:  # fmt: skip
    goes_missing(elsewhere.child, at - 5 * HOUR)
    page = text(desk(), of(elsewhere, "notice"))
    for words in (
        "Notification of out of area placement", "To Norfolk", "Keeley Hollis", "30 Jun 2010",
        "In care, care order", "Oakley Lodge", "1 episode", "Not attached: it follows",
        "To be agreed",
    ):  # fmt: skip
        assert words in page
    answer = desk().post(of(elsewhere, "announce"), follow=True).content.decode()
    assert "A letter to Norfolk is on its way." in answer


def test_a_protected_home_is_in_no_page_for_whoever_is_not_named(
    tyrell: Child, here: PlacedAway, desk: Callable[..., Client]
) -> None:
    Placement.objects.update(is_protected=True, place=None)
    page = text(desk(), of(here))
    assert "Oakley Lodge" not in page
    assert "County lines" not in page, "words written freely may name the home"
    assert "County lines" not in text(desk(), of(here, "risks"))


def test_in_whose_area_a_protected_home_is_is_told_only_to_whoever_rings_them(
    elsewhere: PlacedAway, desk: Callable[..., Client], goes_missing: Callable[..., Episode],
    signed: Callable[..., dict[str, Any]], at: Any,
) -> None:  # fmt: skip
    """Another authority's name says which town to look in, and so do its people's addresses."""
    changes.record_step(
        placed_away=elsewhere, kind=StepKind.CONTACT, done_at=at, who_here="Ada",
        who_there="jo@norfolk.example", said="They know", **signed(at),
    )  # fmt: skip
    episode = goes_missing(elsewhere.child, at - HOUR)
    pages = {
        "the list": reverse("out_of_area:list") + "?way=placed-elsewhere",
        "the child": reverse("chronology:child", args=[elsewhere.child.person.reference]),
        "the story": reverse("chronology:story", args=[elsewhere.child.person.reference]),
        "the episode": reverse("missing:episode", args=[episode.reference]),
    }
    for name, address in {**pages, "the placement": of(elsewhere)}.items():
        assert "norfolk" in text(desk(Role.POLICE_MET), address).lower(), name
    Placement.objects.update(is_protected=True, place=None)
    for name, address in {**pages, "the placement": of(elsewhere)}.items():
        assert "norfolk" not in text(desk(Role.POLICE_MET), address).lower(), name
    for name, address in pages.items():
        assert "norfolk" not in text(desk(), address).lower(), name
    page = text(desk(), of(elsewhere))
    assert "Agree with Norfolk" in page
    assert "Oakley Lodge" not in page


def test_the_childs_page_says_that_they_were_placed_here(
    here: PlacedAway, desk: Callable[..., Client]
) -> None:
    page = text(desk(), reverse("chronology:child", args=[here.child.person.reference]))
    assert "Placed here by Barking" in page
    assert of(here) in page


def test_whoever_only_reads_is_offered_nothing_to_record(
    here: PlacedAway, desk: Callable[..., Client]
) -> None:
    page = text(desk(Role.POLICE_MET), of(here))
    assert "/record/" not in page
    assert "Recorded by mistake?" not in page


def test_whoever_may_not_read_our_interviews_is_told_nothing_of_theirs(
    town: Town, here: PlacedAway, desk: Callable[..., Client], goes_missing: Any, signed: Any,
    at: Any,
) -> None:  # fmt: skip
    children.share_child(
        child=here.child, agency=town.agencies["School Nursing"], reason="Health assessment",
        **signed(at),
    )  # fmt: skip
    changes.tell_of_episode(
        episode=goes_missing(here.child, at), channel=Channel.EMAIL, told_who="Desk",
        told_at=at, **signed(at),
    )  # fmt: skip
    assert "They will interview" in text(desk(), of(here))
    assert "They will interview" not in text(desk(Role.PARTNER), of(here))


def test_every_page_about_a_child_is_a_line_in_the_book(
    here: PlacedAway, elsewhere: PlacedAway, desk: Callable[..., Client]
) -> None:
    client = desk()
    for address in (of(here), of(here, "record", "panel"), of(elsewhere, "notice")):
        before = Entry.objects.count()
        text(client, address)
        assert Entry.objects.count() == before + 1


def test_told_answered_and_what_came_of_it_on_the_episodes_page_and_the_placements(
    here: PlacedAway, desk: Callable[..., Client], goes_missing: Callable[..., Episode], at: Any
) -> None:
    episode, client = goes_missing(here.child, at), desk()
    asked = {page: reverse(f"out_of_area:{page}", args=[episode.reference])
             for page in ("tell", "confirmation", "outcome")}  # fmt: skip
    day, time = said_at(at + HOUR).values()
    assert asked["tell"] in text(client, reverse("missing:episode", args=[episode.reference]))
    refused = client.post(
        asked["confirmation"],
        {"they_will": "yes", "said_by": "Ms Bell", "said_at_day": day, "said_at_time": time},
    )
    assert "has not been told of this episode yet" in refused.content.decode()
    client.post(
        asked["tell"],
        {"channel": "telephone", "told_who": "Desk", "told_at_day": day, "told_at_time": time},
    )
    empty = client.post(asked["confirmation"], {"they_will": "no"}).content.decode()
    assert "Say why they will not" in empty
    client.post(
        asked["confirmation"],
        {"they_will": "yes", "planned_on": "1 Dec 2026", "said_by": "Ms Bell",
         "said_at_day": day, "said_at_time": time},
    )  # fmt: skip
    client.post(
        asked["outcome"],
        {"came_of": "declined", "summary": "Did not want to talk", "told_by": "Ms Bell",
         "told_at_day": day, "told_at_time": time},
    )  # fmt: skip
    page = text(client, of(here))
    for words in ("Yes, planned for Tue 1 Dec 2026", "The child declined it", "Desk, by telephone"):
        assert words in page
