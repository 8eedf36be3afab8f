"""How the access matrix finds an address for each door: what the door's address is made of.

A door about a child gets that child's references; one line here for each kind of reference.
"""

from collections.abc import Callable
from typing import Any

from tests.town import Town

Made = Callable[[Town, str], dict[str, Any]]


def nothing(town: Town, child: str) -> dict[str, Any]:
    return {}


def _authority(town: Town) -> str:
    return town.authorities["Cambridgeshire"].reference


# Doors whose address is made of something else than a child.
ADDRESSES: dict[str, Made] = {
    "account_reset_password_from_key": lambda town, child: {"uidb36": "1", "key": "not-a-key"},
    "mfa_remove_webauthn": lambda town, child: {"pk": 0},
    "policies:authority": lambda town, child: {"reference": _authority(town)},
    "policies:on": lambda town, child: {"reference": _authority(town), "day": "2026-11-21"},
}
# Doors about a child: by name.
CHILDS: dict[str, Made] = {}


def is_about_a_child(door: str) -> bool:
    return door in CHILDS


def kwargs_for(door: str, town: Town, child: str) -> dict[str, Any]:
    return CHILDS.get(door, ADDRESSES.get(door, nothing))(town, child)
