"""The pages: what a tired person sees of what arrived, and what one press does."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from methub.agencies.models import Authority
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children.models import Child
from methub.clocks.changes import raise_alert
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.config.middleware.input import WRAPPER
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day, now
from methub.intake.codes import NotificationKind, NotificationState
from methub.intake.models import Notification
from methub.interviews.models import Interview
from methub.missing.models import Episode
from methub.people import changes as people
from methub.post.models import Message, MessageBody
from tests.intake.reading import email, sample

Arrives = Callable[..., list[Notification]]
Desk = Callable[..., Client]


def address(row: Notification, name: str = "notification") -> str:
    return reverse(f"intake:{name}", args=[row.reference])


def answers(page: str) -> dict[str, str]:
    """What the form on a page holds, as a browser would send it back."""
    boxes = re.findall(r"<input[^>]*>", page)
    said = {}
    for box in boxes:
        name, value = re.search(r'name="([^"]+)"', box), re.search(r'value="([^"]*)"', box)
        if name and 'type="radio"' not in box:
            said.setdefault(name[1], value[1] if value else "")
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        said[name] = chosen[1] if chosen else ""
    for name, inside in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.S
    ):
        said[name] = inside
    said.pop("_once", None)
    return said


def press(client: Client, row: Notification, choice: str, **put_right: str) -> Any:
    page = client.get(address(row)).content.decode()
    return client.post(address(row), {**answers(page), **put_right, "choice": choice})


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


def test_an_intake_officer_sees_that_it_arrived_and_no_child_it_may_be(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(10)
    client = desk(Role.INTAKE_OFFICER)
    page = client.get(address(row)).content.decode()
    assert "It waits for the MET Hub" in page
    assert "Keeley Anne Hollis" not in page
    assert "This is" not in page
    chosen = {"choice": f"child:{keeley.person.reference}", "version": row.version}
    assert client.post(address(row), chosen).status_code == 403


def test_once_it_is_a_restricted_childs_news_only_those_who_may_know_of_them_read_it(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(1)
    press(desk(), row, f"child:{keeley.person.reference}")
    people.restrict(person=keeley.person, reason="A colleague's child", by=MET_HUB, at=now())
    client = desk(Role.POLICE_MET)
    assert client.get(address(row)).status_code == 404
    assert client.get(address(row, "original")).status_code == 404
    listed = client.get(reverse("intake:inbox") + "?show=dealt-with").content.decode()
    assert "HOLLIS" not in listed


def test_a_message_about_two_children_is_read_whole_only_by_those_who_may_know_of_both(
    arrives: Arrives, desk: Desk, town: Any
) -> None:
    (megan, owen) = arrives(7)
    home = town.authorities["Cambridgeshire"].reference
    press(desk(), megan, "new", authority=home)
    hidden = Child.objects.get()
    people.restrict(person=hidden.person, reason="A colleague's child", by=MET_HUB, at=now())
    client = desk()
    page = client.get(address(owen)).content.decode()
    assert "Owen" in page and "Megan" not in page
    assert client.get(address(owen, "original")).status_code == 404


def test_what_came_is_given_out_exactly_and_only_as_a_download(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(5)
    client = desk()
    response = client.get(address(row, "original"))
    assert response.content == sample(5)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    plan = client.get(reverse("intake:attachment", args=[row.reference, 0]))
    assert plan.content.startswith(b"%PDF-")
    assert plan.headers["Content-Disposition"] == 'attachment; filename="Trigger plan v2.pdf"'
    assert client.get(reverse("intake:attachment", args=[row.reference, 9])).status_code == 404
    assert Entry.objects.filter(what="intake.original.downloaded", about_id=row.pk).exists()


def test_what_the_scanner_does_not_pass_is_kept_and_not_given_out(
    arrives: Arrives, desk: Desk, keeley: Child, settings: Any
) -> None:
    (row,) = arrives(5)
    settings.HUB_CLAMAV = "unix:/nowhere/clamd.ctl"
    for held in (address(row, "original"), reverse("intake:attachment", args=[row.reference, 0])):
        response = desk().get(held)
        assert response.status_code == 409
        assert "does not answer" in response.content.decode()
        assert "attachment" not in response.headers.get("Content-Disposition", "")
    assert desk().get(address(row)).status_code == 200


def test_whoever_opens_a_message_is_in_the_book_with_the_children_they_were_shown(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(10)
    desk().get(address(row))
    line = Entry.objects.get(what="intake.notification.read")
    assert (line.about_id, line.details["shown"]) == (row.pk, [keeley.pk])


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


HOSTILE = {
    "empty": b" ",
    "bytes": bytes(range(256)) * 40,
    "outlook": b"\xd0\xcf\x11\xe0" + b"\0" * 2_000,
    "formula": email(
        'Surname: =HYPERLINK("http://x")\nForenames: \u202eevil\nMissing since: never'
    ),
    "letters": email("Surname: Ó Súilleabháin-O'Neill\nForenames: 李明 Нина\nDOB: ??/??/2011\n"),
    "nul": b"Subject: x\n\nSurname: A\0B\nForenames: \xff\xfe\n",
    "crowd": email("".join(f"Surname: A{n}\nForenames: B\nDOB: 1/1/2012\n\n" for n in range(200))),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_whatever_is_put_in_is_kept_and_can_be_opened(what: str, desk: Desk, town: Any) -> None:
    client = desk()
    put_in = SimpleUploadedFile("../../évil\r\n.eml", HOSTILE[what])
    response = client.post(reverse("intake:receive"), {"emails": put_in}, follow=True)
    assert response.status_code == 200
    assert bytes(MessageBody.objects.get().raw) == HOSTILE[what]
    for row in Notification.objects.all()[:3]:
        assert client.get(address(row)).status_code == 200
        for kind in NotificationKind:
            assert client.get(f"{address(row)}?as={kind}").status_code == 200
            pressed = client.post(f"{address(row)}?as={kind}", {"choice": "child:NOBODY"})
            assert pressed.status_code == 404
            assert client.post(f"{address(row)}?as={kind}", {"choice": "new"}).status_code == 200


def test_whoever_lists_what_was_dealt_with_is_in_the_book_with_the_children_on_the_list(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(1)
    press(desk(), row, f"child:{keeley.person.reference}")
    desk().get(reverse("intake:inbox") + "?show=dealt-with")
    line = Entry.objects.filter(what="intake.inbox.read").latest("pk")
    assert line.details["shown"] == [keeley.pk]
    desk().get(reverse("intake:received"), {"message": row.message.reference})
    assert Entry.objects.get(what="intake.received.read").details["shown"] == [keeley.pk]


def test_several_files_at_once_each_become_what_they_are(desk: Desk, keeley: Child) -> None:
    files = [SimpleUploadedFile(f"{n}.eml", sample(n)) for n in (1, 7)]
    page = desk().post(reverse("intake:receive"), {"emails": files}, follow=True).content.decode()
    for name in ("HOLLIS, Keeley Anne", "PRYCE, Megan", "PRYCE, Owen"):
        assert name in page


def test_a_file_that_is_too_large_is_refused_in_words_and_nothing_is_half_done(
    desk: Desk, town: Any, settings: Any
) -> None:
    settings.HUB_LARGEST_UPLOAD = 10_000
    files = [
        SimpleUploadedFile("1.eml", sample(1)),
        SimpleUploadedFile("2.eml", b"x" * (10_001 + WRAPPER)),
    ]
    assert "25 MB together" in desk().get(reverse("intake:receive")).content.decode()
    response = desk().post(reverse("intake:receive"), {"emails": files})
    assert response.status_code in (200, 413)
    assert not Message.objects.exists()


def test_no_file_is_asked_for(desk: Desk, town: Any) -> None:
    assert "Choose a file" in desk().post(reverse("intake:receive"), {}).content.decode()


CALL = {
    "reported_by": "Mrs Hollis, 01945 000000",
    "surname": "Hollis",
    "forenames": "Keeley Anne",
    "born_on": "14 Mar 2011",
    "kind": "missing-reported",
    "missing_since_day": "20 Nov 2026",
    "missing_since_time": "6:15pm",
    "missing_from": "Fenview House",
    "circumstances": "She went out after tea.\nSurname: Someone\nRisk: High",
}


def test_a_telephone_call_is_kept_and_read_like_an_email(desk: Desk, keeley: Child) -> None:
    client = desk(Role.INTAKE_OFFICER)
    form = answers(client.get(reverse("intake:telephone")).content.decode())
    said = {**form, **CALL}
    response = client.post(reverse("intake:telephone"), said)
    row = Notification.objects.get()
    assert response.headers["Location"] == address(row)
    read = row.read
    assert row.kind == NotificationKind.MISSING_REPORTED
    assert (read.surname, read.forenames, str(read.born_on)) == (
        "Hollis", "Keeley Anne", "2011-03-14",
    )  # fmt: skip
    assert read.missing_since is not None and read.missing_since.hour == 18
    assert read.police_risk is None, "what the caller says is prose, whatever lines it has"
    assert read.reported_by == "Mrs Hollis, 01945 000000"
    again = client.post(reverse("intake:telephone"), said)
    assert again.headers["Location"] == address(row)
    assert Notification.objects.count() == 1


def test_an_empty_call_is_not_kept(desk: Desk, town: Any) -> None:
    client = desk()
    form = answers(client.get(reverse("intake:telephone")).content.decode())
    page = client.post(reverse("intake:telephone"), {**form, "kind": "found"}).content.decode()
    assert "Enter a name, or what the caller says" in page
    assert not Message.objects.exists()


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


def test_where_a_hidden_child_lives_is_kept_back_from_whoever_is_not_named(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    (row,) = arrives(1)
    client = desk()
    press(client, row, f"child:{keeley.person.reference}")
    assert "Bramley Row" in client.get(address(row)).content.decode()
    people.record_address(
        person=keeley.person, text="A refuge", postcode="", is_protected=True,
        from_on=london_day(now()), by=MET_HUB, at=now(),
    )  # fmt: skip
    page = client.get(address(row)).content.decode()
    assert "Bramley Row" not in page and "Marsh Lane" not in page
    assert client.get(address(row, "original")).status_code == 404
