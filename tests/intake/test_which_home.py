"""Of a child with several homes, from which one they went missing: asked, never guessed."""

from datetime import date, timedelta

import pytest

from methub.audit.models import Entry
from methub.children.changes import record_placement
from methub.children.codes import LivingKind
from methub.children.models import Child, Placement
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import now
from methub.missing.models import Episode
from tests.intake.pressing import Arrives, Desk, address, answers, press
from tests.moments import moment

pytestmark = pytest.mark.django_db


def test_of_two_homes_whoever_accepts_is_asked_which_unless_the_report_names_one(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    other = record_placement(
        child=keeley, kind=LivingKind.HOME, name="Her father’s", address="9 Quay Road",
        from_on=date(2026, 11, 1), by=MET_HUB, at=now(),
    )  # fmt: skip
    (row,) = arrives(1)
    client, choice = desk(), f"child:{keeley.person.reference}"
    page = press(client, row, choice, missing_from="home").content.decode()
    assert "lives in more than one home" in page
    assert "9 Quay Road" in page
    assert not Episode.objects.exists()
    line = Entry.objects.filter(what="intake.notification.read").latest("pk")
    assert keeley.pk in line.details["shown"]
    client.post(address(row), {**answers(page), "home": other.reference, "choice": choice})
    assert Episode.objects.get().placement == other


def test_a_child_found_whom_nobody_had_reported_was_missing_from_the_home_somebody_says(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    other = Placement.objects.get(child=keeley)
    record_placement(
        child=keeley, kind=LivingKind.HOME, address="9 Quay Road", from_on=date(2026, 11, 1),
        by=MET_HUB, at=now(),
    )  # fmt: skip
    (row,) = arrives(2)
    client, choice = desk(), f"child:{keeley.person.reference}"
    refused = press(client, row, choice).content.decode()
    assert "Which of their homes" in refused
    assert "Say which, then press again" not in refused, "without a time no episode begins"
    found_at = row.read.found_at
    assert found_at is not None
    since = moment("missing_since", found_at - timedelta(hours=8))
    page = press(client, row, choice, **since).content.decode()
    assert "lives in more than one home. Say which" in page
    assert not Episode.objects.exists()
    client.post(address(row), {**answers(page), "home": other.reference, "choice": choice})
    assert Episode.objects.get().placement == other


def test_a_report_that_names_one_of_two_homes_is_taken_at_its_word(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    fenview = Placement.objects.get(child=keeley)
    record_placement(
        child=keeley, kind=LivingKind.HOME, address="9 Quay Road", from_on=date(2026, 11, 1),
        by=MET_HUB, at=now(),
    )  # fmt: skip
    (row,) = arrives(1)
    press(desk(), row, f"child:{keeley.person.reference}")
    assert Episode.objects.get().placement == fenview


def test_where_it_is_not_known_which_home_the_newest_is_taken(
    arrives: Arrives, desk: Desk, keeley: Child
) -> None:
    newest = record_placement(
        child=keeley, kind=LivingKind.HOME, address="9 Quay Road", from_on=date(2026, 11, 1),
        by=MET_HUB, at=now(),
    )  # fmt: skip
    (row,) = arrives(1)
    press(desk(), row, f"child:{keeley.person.reference}", missing_from="", home="none")
    assert Episode.objects.get().placement == newest
