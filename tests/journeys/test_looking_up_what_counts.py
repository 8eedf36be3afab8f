"""Somebody who is unsure whether it counts looks it up, beside the form and by typing."""

from collections.abc import Callable

import pytest

from methub.agencies.roles import Role
from methub.foundation.timekeeping import now
from tests import town as towns
from tests.journeys.conftest import Walker

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_what_counts_opens_in_place_by_keyboard_and_is_found_as_one_types(
    walker: Callable[..., Walker],
) -> None:
    nurse = walker(towns.found(at=now()).people[Role.PARTNER], width=390)
    nurse.goes_to("/concerns/raise/")
    written = nurse.page.get_by_label("What was seen or heard?")
    written.fill("New trainers again")
    nurse.does_not_see("Cash, clothes, shoes")
    nurse.page.locator("summary", has_text="What may be seen?").focus()
    nurse.page.keyboard.press("Enter")
    nurse.page.get_by_text("Cash, clothes, shoes").wait_for()
    nurse.looks()
    assert written.input_value() == "New trainers again"

    nurse.goes_to("/reference/")
    nurse.sees("Childline")
    nurse.page.get_by_label("Words to look for").press_sequentially("cuckoo")
    nurse.page.get_by_role("link", name="Childline").wait_for(state="detached")
    nurse.sees("Cuckooing")
    nurse.looks()
    assert "cuckoo" not in nurse.page.url
