"""From what a child's story says to the message that said it, for whoever reads the inbox."""

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.intake.models import Notification
from tests.desk import signed_in
from tests.intake.news import is_missing

pytestmark = pytest.mark.django_db
WORDS = "from a notification"


@pytest.fixture
def told(keeley, arrives, signed):
    """Keeley is missing, because an e-mail said so."""
    (row,) = arrives(1)
    is_missing(row, keeley, signed)
    return Notification.objects.get(pk=row.pk)


def story(town, role, child):
    client = signed_in(town.people[role])
    return client, client.get(reverse("chronology:story", args=[child.person.reference])).text


def test_an_entry_leads_to_the_notification_it_came_from(town, keeley, told):
    client, page = story(town, Role.HUB_WORKER, keeley)
    address = reverse("intake:message", args=[told.message.reference, keeley.person.reference])
    assert f'<a href="{address}">{WORDS}</a>' in page
    assert client.get(address)["Location"] == reverse("intake:notification", args=[told.reference])


def test_whoever_reads_no_inbox_is_told_only_that_there_was_one(town, keeley, told, signed):
    children.share_child(
        child=keeley, agency=town.agencies["School Nursing"], reason="Health", **signed
    )
    address = reverse("intake:message", args=[told.message.reference, keeley.person.reference])
    client, page = story(town, Role.PARTNER, keeley)
    assert WORDS in page
    assert address not in page
    assert client.get(address).status_code == 403


def test_a_message_leads_nobody_to_a_child_it_is_not_about(town, told):
    client = signed_in(town.people[Role.HUB_WORKER])
    address = reverse("intake:message", args=[told.message.reference, "NBDYS23456"])
    assert client.get(address).status_code == 404
