"""No door without a lock, or a reason why it has none."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from methub.agencies.access import require
from methub.agencies.permissions import Permission
from tests.house.doors import Door, doors

# Open to anybody on the internet. A name is added here only after somebody asked why.
OPEN_TO_THE_STREET = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "healthz",
    # what the service says of itself
    "help",
    "accessibility",
    "your-data",
    "security-txt",
}
# Opens no door of its own: whoever holds it is shown more on pages that others open too.
SHOWS_MORE_BEHIND_A_DOOR = {Permission.READ_PERSON_OF_CONCERN}
DOORS = list(doors())


def is_settled(door: Door) -> bool:
    """Either a lock, or a reason; never both, never neither."""
    return bool(door.permissions) != bool(door.reason)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_every_door_names_the_permission_that_opens_it_or_says_why_it_is_open(door: Door) -> None:
    assert is_settled(door)


def test_only_the_sign_in_and_what_the_service_says_of_itself_are_open_to_the_street() -> None:
    assert {door.name for door in DOORS if door.is_open_to_the_street} == OPEN_TO_THE_STREET


def test_every_permission_opens_a_door() -> None:
    """A permission nothing asks for is a promise to the governance lead that means nothing."""
    used = {permission for door in DOORS for permission in door.permissions}

    assert set(Permission) - used == SHOWS_MORE_BEHIND_A_DOOR


def test_the_guard_rings_for_a_door_without_a_lock() -> None:
    def unlocked(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    planted = [path("planted/", unlocked, name="planted")]

    assert [door.name for door in doors(planted) if not is_settled(door)] == ["planted"]
    locked = [path("planted/", require(Permission.READ_BOOK)(unlocked), name="planted")]
    assert all(is_settled(door) for door in doors(locked))
