"""The pages: what a tired person sees of what arrived, and what one press does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children.models import Child
from methub.intake.codes import NotificationState
from methub.intake.models import Notification
from methub.missing.models import Episode

Arrives = Callable[..., list[Notification]]
Desk = Callable[..., Client]


def address(row: Notification, name: str = "notification") -> str:
    return reverse(f"intake:{name}", args=[row.reference])


@pytest.mark.parametrize("number", range(1, 11))
def test_each_sample_can_be_opened(number: int, arrives: Arrives, desk: Desk, keeley: Child) -> None:
    for row in arrives(number):
        response = desk().get(address(row))
        assert response.status_code == 200
    assert desk().get(reverse("intake:inbox")).status_code == 200
