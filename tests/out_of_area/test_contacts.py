"""Whom to ring at another authority."""

from django.urls import reverse

from methub.agencies.models import Authority
from methub.agencies.roles import Role
from tests.desk import signed_in
from tests.town import Town


def test_an_authoritys_number_by_night_is_kept_and_two_people_overwrite_nothing(
    barking: Authority, town: Town
) -> None:
    client = signed_in(town.people[Role.HUB_SENIOR])
    address = reverse("out_of_area:contact", args=[barking.reference])
    said = {"contact_name": "Duty desk", "out_of_hours": "01000 000009", "version": 1}
    assert "01000 000009" in client.post(address, said, follow=True).content.decode()
    again = client.post(address, {**said, "out_of_hours": "01000 000008"}).content.decode()
    assert "What is kept now" in again
    barking.refresh_from_db()
    assert barking.out_of_hours == "01000 000009"
