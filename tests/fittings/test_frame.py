"""Where the navigation leads, and for whom."""

from types import SimpleNamespace

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import BaseStorage
from django.test import RequestFactory
from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.roles import DUTIES, Role
from methub.fittings.frame import PLACES, frame

FOR_EVERYBODY = {"Reference"}
"""What counts, and whom to ring, is no secret: no child is in it."""


def asked_by(role: Role | None, view_name: str = "worklist:today"):
    request = RequestFactory().get("/")
    request._messages = BaseStorage(request)
    namespace = view_name.partition(":")[0]
    request.resolver_match = SimpleNamespace(view_name=view_name, namespace=namespace)
    if role:
        permissions = DUTIES[role].opens
        request.viewer = SimpleNamespace(
            name="A. Osei",
            roles={role},
            partnership="Cambridgeshire and Peterborough",
            may=lambda permission: permission in permissions,
        )
    return request


def test_every_place_is_opened_by_a_permission_that_exists_or_holds_no_child():
    for place in PLACES:
        assert place.words in FOR_EVERYBODY or Permission(place.permission)


@pytest.mark.parametrize("role", Role)
def test_everybody_sees_the_places_their_role_opens_and_no_other(role):
    shown = {item.words for item in frame(asked_by(role))["frame"].places}
    opened = {place.words for place in PLACES if place.permission in DUTIES[role].opens}
    assert shown <= opened | FOR_EVERYBODY


def test_nobody_sees_anything_before_they_sign_in():
    shown = frame(asked_by(None))["frame"]
    assert not shown.places
    assert not shown.is_signed_in
    assert not shown.may_search


def test_a_page_belongs_to_one_place():
    items = frame(asked_by(Role.HUB_WORKER, "policies:index"))["frame"].places
    assert [item.words for item in items if item.is_here] in ([], ["Policies"])
    items = frame(asked_by(Role.HUB_WORKER, "worklist:promise"))["frame"].places
    assert [item.words for item in items if item.is_here] == ["Today"]


def test_a_fragment_does_not_swallow_the_words_meant_for_the_page():
    request = asked_by(Role.HUB_WORKER)
    get_messages(request).add(25, "Saved")
    frame(request)
    assert not get_messages(request).used


def test_the_search_box_leads_to_the_search():
    assert reverse("children:search")
