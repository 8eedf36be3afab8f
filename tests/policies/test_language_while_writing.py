"""The guide to language answers while somebody writes, and keeps nothing of what they write."""

import pytest
from django.test import Client

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.fittings import drawing
from methub.fittings.fields import NarrativeField
from methub.fittings.forms import HubForm
from methub.foundation.timekeeping import now
from methub.interviews.codes import Section
from methub.interviews.forms import SectionForm
from tests import town as towns
from tests.desk import signed_in

pytestmark = pytest.mark.django_db
BLAMING = "She puts herself at risk."


class AForm(HubForm):
    note = NarrativeField(label="Note")


def _asked(text: str) -> list[dict[str, str]]:
    town = towns.found(at=now())
    answer = signed_in(town.people[Role.HUB_WORKER]).post("/policies/language/", {"text": text})
    return answer.json()["hints"]  # type: ignore[no-any-return]


def test_words_that_blame_are_answered_with_what_to_say_instead() -> None:
    (hint,) = _asked(BLAMING)

    assert hint["phrase"].lower().startswith("puts herself")
    assert hint["instead"] and hint["why"]


def test_nothing_is_written_in_the_book_and_a_huge_text_is_answered() -> None:
    before = Entry.objects.count()
    hints = _asked(BLAMING + "x" * 1_000_000)

    assert hints
    assert not Entry.objects.filter(pk__gt=before, what__startswith="policies.language").exists()


def test_nobody_is_asked_by_an_address_that_holds_their_words() -> None:
    town = towns.found(at=now())
    browser = signed_in(town.people[Role.HUB_WORKER])

    assert browser.get("/policies/language/", {"text": BLAMING}).status_code == 405


def test_a_page_of_somebody_else_cannot_ask() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(towns.found(at=now()).people[Role.HUB_WORKER]).cookies

    assert strict.post("/policies/language/", {"text": BLAMING}).status_code == 403


def test_every_narrative_field_is_looked_at_and_the_child_s_own_words_are_not() -> None:
    form = SectionForm(section=Section.WHY, child="Mia")

    assert "data-guide" in str(drawing.draw(AForm().one("note")))
    assert "data-guide" in str(form.one("before").as_hub())
    assert "data-guide" not in str(form.one("own_words").as_hub())
