"""The pages: what a tired person sees of what arrived, and what one press does."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from methub.agencies.models import Authority
from methub.agencies.roles import Role
from methub.children.models import Child
from methub.clocks.changes import raise_alert
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.actors import MET_HUB
from methub.intake.codes import NotificationState
from methub.intake.presenters.listing import placement_tag
from methub.interviews.models import Interview
from methub.missing.models import Episode
from tests.intake.pressing import Arrives, Desk, address, answers, press
from tests.intake.reading import email


@pytest.mark.parametrize("number", range(1, 11))
def test_each_sample_can_be_opened(
    number: int, arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    client = desk()
    for row in arrives(number):
        page = client.get(address(row)).content.decode()
        assert "What arrived" in page
        assert "Who is this?" in page
    assert client.get(reverse("intake:inbox")).status_code == 200


def test_an_empty_inbox_says_what_to_do(desk: Desk, town: Any) -> None:
    assert "Nothing waits for you" in desk().get(reverse("intake:inbox")).content.decode()


def test_one_press_opens_the_episode_with_everything_that_was_read(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(1)
    response = press(desk(), row, f"child:{keeley.person.reference}")
    episode = Episode.objects.get()
    assert response.headers["Location"] == reverse("missing:episode", args=[episode.reference])
    assert episode.missing_from == "Fenview House, 3 Marsh Lane, March, PE15 8NR"
    assert episode.reported_by == "Duty manager, Fenview House"
    assert episode.occurrence == "35/88210/26"
    assert "grey joggers" in episode.circumstances


def test_what_was_put_right_is_recorded_and_what_arrived_stays(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(1)
    press(desk(), row, f"child:{keeley.person.reference}", missing_since_time="17:45")
    assert Episode.objects.get().missing_since.hour == 17
    row.refresh_from_db()
    assert row.missing_since is not None and row.missing_since.hour == 18


def test_looking_again_with_another_name_finds_another_child_and_decides_nothing(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(7)[:1]
    client = desk()
    assert "Keeley Anne Hollis" not in client.get(address(row)).content.decode()
    page = press(client, row, "look", asked="Hollis").content.decode()
    assert "This is Keeley" in page
    assert not Episode.objects.exists()


def test_the_found_notice_closes_the_episode_and_the_interview_is_owed(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    client = desk()
    (first,) = arrives(1)
    press(client, first, f"child:{keeley.person.reference}")
    (row,) = arrives(2)
    page = client.get(address(row)).content.decode()
    assert "Same police reference" in page
    press(client, row, f"child:{keeley.person.reference}")
    episode = Episode.objects.get()
    assert episode.found_where == "Horsefair car park, Wisbech, PE13 1AR"
    told = episode.prevention.get()
    assert told.seen_alone == "yes"
    assert "second phone" in told.information
    assert Interview.objects.exists()


def test_the_raised_risk_is_recorded(arrives: Arrives, desk: Desk, keeley: Child) -> None:
    client = desk()
    for number in (1, 4):
        (row,) = arrives(number)
        press(client, row, f"child:{keeley.person.reference}")
    assert list(
        Episode.objects.get().grades.order_by("graded_at").values_list("grade", flat=True)
    ) == ["medium", "high"]


def test_what_was_sent_again_is_joined_with_one_press(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    client = desk()
    (first,) = arrives(1)
    press(client, first, f"child:{keeley.person.reference}")
    (again,) = arrives(8)
    page = client.get(address(again)).content.decode()
    assert "Sent again" in page and "Same news: keep it with that episode" in page
    episode = Episode.objects.get()
    client.post(address(again), {"choice": f"join:{episode.reference}", "version": again.version})
    again.refresh_from_db()
    assert (again.state, again.episode) == (NotificationState.ACCEPTED, episode)


def test_a_refusal_says_why_and_offers_the_episode_that_is_open(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    client = desk()
    (first,) = arrives(1)
    press(client, first, f"child:{keeley.person.reference}")
    (other,) = arrives(10)
    page = press(client, other, f"child:{keeley.person.reference}").content.decode()
    assert "already has an open missing episode" in page
    assert "Keep it with the episode from" in page


def test_a_child_nobody_knew_is_registered_and_accepted_with_one_press(
    arrives: Arrives, desk: Desk, town: Any
) -> None:
    (megan, owen) = arrives(7)
    home = town.authorities["Cambridgeshire"].reference
    press(desk(), megan, "new", authority=home)
    child = Episode.objects.get().child
    assert child.person.name == "Megan Pryce"
    assert child.person.addresses.get().postcode == "CB7 4BS"
    owen.refresh_from_db()
    assert owen.state == NotificationState.NEW


def test_a_new_child_without_an_authority_is_asked_for_it(
    arrives: Arrives, desk: Desk, town: Any
) -> None:
    page = press(desk(), arrives(7)[0], "new").content.decode()
    assert "Choose the responsible authority" in page
    assert not Child.objects.exists()


def test_the_placement_notice_puts_tyrell_on_the_record_and_shows_how_late_it_came(
    arrives: Arrives, desk: Desk, barking: Authority, town: Any
) -> None:
    (row,) = arrives(5)
    client = desk()
    page = client.get(address(row)).content.decode()
    assert "Told 18 hours late" in page
    assert "Trigger plan v2.pdf" in page
    press(client, row, "new")
    child = Child.objects.get()
    assert child.responsible_authority == barking
    row.refresh_from_db()
    assert (row.child, row.episode) == (child, None)


def test_prose_can_be_kept_with_a_child_or_set_aside_with_a_reason(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(6)
    client = desk()
    page = client.post(address(row, "set-aside"), {"version": row.version}).content.decode()
    assert "Enter why nothing is opened" in page
    client.post(address(row, "set-aside"), {"version": row.version, "why": "Told the police"})
    row.refresh_from_db()
    assert row.state == NotificationState.SET_ASIDE
    assert "Told the police" in client.get(address(row)).content.decode()


def test_what_somebody_else_dealt_with_is_said_and_not_done_again(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(1)
    mine, theirs = desk(), desk(Role.HUB_SENIOR)
    held = answers(mine.get(address(row)).content.decode())
    press(theirs, row, f"child:{keeley.person.reference}")
    page = mine.post(
        address(row), {**held, "choice": f"child:{keeley.person.reference}"}
    ).content.decode()
    assert "Somebody has already accepted this notification" in page
    assert "Accepted by" in page
    assert Episode.objects.count() == 1


def test_markup_in_a_message_is_shown_as_text_and_never_as_markup(
    arrives: Arrives, desk: Desk, town: Any
) -> None:
    script = "<script>alert(1)</script>"
    (row,) = arrives(
        email(f"Message type: MISSING REPORTED\nSurname: {script}\nForenames: {script}\n")
    )
    page = desk().get(address(row)).content.decode()
    assert script not in page
    assert "&lt;script&gt;" in page


def test_the_inbox_asks_the_database_as_much_for_ten_messages_as_for_one(
    arrives: Arrives, desk: Desk, keeley: Child, django_assert_max_num_queries: Any
) -> None:
    for number in range(1, 11):
        arrives(number)
    client = desk()
    client.get(reverse("intake:inbox"))
    with django_assert_max_num_queries(20):
        client.get(reverse("intake:inbox"))


def test_an_alert_is_taken_up_by_name_and_climbs_no_further(
    arrives: Arrives, desk: Desk, keeley: Child, town: Any
) -> None:
    arrives(1)
    clock = Clock.objects.get(promise=Promise.ACCEPT_NOTIFICATION)
    alert = raise_alert(clock=clock, by=MET_HUB, at=clock.due_at + timedelta(hours=12))
    assert alert is not None
    response = desk().post(reverse("intake:take-up", args=[alert.reference]))
    assert response.headers["Location"] == reverse("worklist:promise", args=[clock.reference])
    alert.refresh_from_db()
    assert alert.accepted_by == town.people[Role.HUB_WORKER]


def test_how_late_a_notice_came_is_what_the_authority_decided(
    arrives: Arrives, barking: Authority, town: Any
) -> None:
    (row,) = arrives(5)
    placed_from = row.read.placed_from
    late = [placement_tag(row, placed_from, hours) for hours in (24, 36, 48, None)]
    assert [tag and tag.text for tag in late] == [
        "Told 18 hours late", "Told 6 hours late", None, None,
    ]  # fmt: skip
