"""Every number of "How many at each level" leads to the children it counts."""

import pytest
from django.http import QueryDict

from methub.agencies.roles import Role
from methub.assessments import changes as assessing
from methub.assessments.codes import Exploitation, Trigger
from methub.assessments.queries import said_by
from methub.tracker import forms, presenters, queries, rules
from methub.tracker.queries import Sought
from tests.assessments.conftest import NOON, founded
from tests.copies import again
from tests.tracker.test_exploitation import accepted, read

pytestmark = pytest.mark.django_db
CRIMINAL = Exploitation.CRIMINAL


@pytest.fixture
def practice(db):
    return again("practice", founded)


def also_by_another_tool(practice, child):
    """Assessed for criminal exploitation with a tool of its own: the newest, and not that of the
    level for sexual exploitation."""
    one = assessing.open_assessment(
        child=child, tool=practice.tools["criminal-exploitation"], types=[CRIMINAL],
        trigger=Trigger.CONCERN, by=practice.worker, at=NOON,
        user_id=practice.town.people[Role.ALLOCATED_WORKER].pk,
    )  # fmt: skip
    practice.written(one)
    level = one_of(practice, "criminal-exploitation")
    practice.judged(one, level)
    assessing.accept_assessment(assessment=one, by=practice.hub, at=NOON)


def one_of(practice, tool: str) -> str:
    return said_by(tool=practice.tools[tool]).levels[-1].code


def leads(practice, **query):
    """What stands in each number, and how many rows there are where it leads."""
    asked = forms.asked(_query(query), register=rules.EXPLOITATION)
    viewer = practice.viewer()
    found = queries.snapshot(
        viewer=viewer, sought=presenters.sought(asked), columns=rules.EXPLOITATION.usual
    )
    home = practice.town.authorities["Cambridgeshire"]
    words = {"authority": {str(home.pk): home.name}}
    for table in presenters.grids(found, asked, words):
        for row in table.rows:
            yield from row[1:]


def _query(said):
    query = QueryDict(mutable=True)
    query.update(said)
    return query


def test_every_number_leads_to_as_many_children(practice):
    both, other = practice.child(), practice.child()
    accepted(practice, both, "moderate")
    also_by_another_tool(practice, both)
    accepted(practice, other, "moderate", CRIMINAL)
    accepted(practice, practice.child(), "significant", tool="cambridgeshire-2015")
    browser = practice.browser(Role.HUB_WORKER)
    numbers = [cell for cell in leads(practice) if cell.text != "0"]
    assert len({cell.href for cell in numbers}) == len(numbers) == 8
    for cell in numbers:
        page = browser.get(cell.href).content.decode()
        assert page.count("Hollis</a>") == int(cell.text), cell.href
    assert "level_sexual=Moderate" in read(practice, "tracker:exploitation-figures")


def test_a_number_of_nobody_and_one_behind_a_typed_view_lead_nowhere(practice):
    accepted(practice, practice.child(), "moderate")
    accepted(practice, practice.child(), "significant", CRIMINAL)
    assert {cell.href for cell in leads(practice) if cell.text == "0"} == {""}
    asked = forms.asked(_query({}), {"name": "Hollis"}, "AVIEW", register=rules.EXPLOITATION)
    sought = Sought(register=rules.EXPLOITATION)
    found = queries.snapshot(
        viewer=practice.viewer(), sought=sought, columns=rules.EXPLOITATION.usual
    )
    home = practice.town.authorities["Cambridgeshire"]
    tables = presenters.grids(found, asked, {"authority": {str(home.pk): home.name}})
    assert {cell.href for table in tables for row in table.rows for cell in row[1:]} == {""}
