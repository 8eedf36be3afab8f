"""An empty house: the first administrator is let in from the machine, and chooses a password."""

from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from methub.agencies.models import Agency, Membership, Partnership, User
from methub.agencies.roles import Role

pytestmark = pytest.mark.django_db


def welcome(email="ada@town.example", partnership="Town and County"):
    said = StringIO()
    told = {"email": email, "name": "Ada Example", "partnership": partnership}
    call_command("welcome_administrator", stdout=said, **told)
    return said.getvalue()


def test_the_address_that_is_printed_leads_to_choosing_a_password():
    link = urlsplit(welcome().split()[-1])
    page = Client().get(link.path, follow=True)
    assert page.status_code == 200
    assert "New password" in page.text


def test_there_is_a_partnership_with_one_person_in_it():
    welcome()
    held = Membership.objects.get()
    assert held.role == Role.ADMINISTRATOR
    assert held.team.agency.partnership == Partnership.objects.get(name="Town and County")
    assert not held.user.has_usable_password()


def test_a_second_administrator_joins_the_first():
    welcome()
    welcome("bea@town.example")
    assert Agency.objects.count() == 1
    assert Membership.objects.count() == 2


@pytest.mark.parametrize("email", ["nobody", "a@b\nBcc: c", "ADA@town.example"])
def test_an_impossible_or_known_address_is_refused_and_nothing_is_begun(email):
    welcome()
    with pytest.raises(CommandError):
        welcome(email, partnership="Another")
    assert User.objects.count() == 1
    assert not Partnership.objects.filter(name="Another").exists()
