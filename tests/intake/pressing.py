"""The form of a message, read and sent as a browser does."""

import re
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from methub.intake.models import Notification

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
