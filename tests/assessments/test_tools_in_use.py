"""Which tool an authority assesses with, from which day; and a file that becomes a tool."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from methub.agencies.roles import Role
from methub.assessments import queries
from methub.assessments.changes import load_tool, use_tool
from methub.assessments.models import ToolInUse, ToolVersion
from methub.assessments.rules import ToolError, parse
from methub.assessments.rules.shipped import shipped_tools
from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day, now
from tests.assessments.shorthand import SMALL, TOOLS
from tests.desk import signed_in
from tests.town import found

pytestmark = pytest.mark.django_db
POINTING = SMALL.replace('wording = "Second"', 'wording = "Second"\nreference = ["debt"]')


@pytest.fixture
def town():
    return found(at=now())


def sent(client, text):
    file = SimpleUploadedFile("tool.toml", text.encode(), "text/plain")
    return client.post(reverse("assessments:load"), {"file": file})


def choose(town, client, place="Cambridgeshire", **said):
    address = reverse("assessments:choose", args=[town.authorities[place].reference])
    return client.post(address, said)


def test_a_file_is_loaded_on_a_page_and_no_authority_uses_it_yet(town):
    client = signed_in(town.people[Role.ADMINISTRATOR])
    assert sent(client, SMALL)["Location"] == reverse("assessments:tools")
    assert ToolVersion.objects.get().text == SMALL
    page = client.get(reverse("assessments:tools")).content.decode()
    assert "Nobody today" in page and "No authority has said which tool it uses" in page
    assert Entry.objects.filter(what="assessments.tool.loaded").count() == 1


def test_a_broken_file_is_shown_at_the_line_that_is_wrong_and_nothing_is_kept(town):
    client = signed_in(town.people[Role.ADMINISTRATOR])
    broken = SMALL.replace('section = "signs"\nwording = "Second"', 'wording = "Second"')
    page = sent(client, broken).content.decode()
    assert "Line 27: Item A2 is in no section." in page and ">27<" in page
    assert not ToolVersion.objects.exists()
    changed = SMALL.replace("Second", "Another wording")
    sent(client, SMALL)
    assert "never changed once it is loaded" in sent(client, changed).content.decode()


def test_an_authority_uses_a_tool_from_a_day_and_no_longer_from_another(town):
    client = signed_in(town.people[Role.HUB_MANAGER])
    tool = load_tool(text=SMALL, by=MET_HUB, at=now())
    today = london_day(now())
    late = choose(town, client, tool=tool.reference, from_on=short_day(today - timedelta(days=1)))
    assert "Choose today or a later day" in late.content.decode()
    choose(town, client, tool=tool.reference, from_on=short_day(today))
    choose(town, client, tool="stop-small", from_on=short_day(today + timedelta(days=9)))
    ours = town.authorities["Cambridgeshire"]
    on = ToolInUse.objects.filter(authority=ours).on
    assert [row.tool for row in on(today)] == [tool]
    assert not on(today + timedelta(days=9)).exists()
    again = choose(
        town, client, tool=tool.reference, from_on=short_day(today + timedelta(days=9))
    )  # fmt: skip
    assert "Choose another day" in again.content.decode()
    page = client.get(reverse("assessments:tools")).content.decode()
    assert "No longer used" in page and Role.HUB_MANAGER.label in page


def test_an_administrator_decides_for_their_own_authority_alone(town):
    client = signed_in(town.people[Role.ADMINISTRATOR])
    tool = load_tool(text=SMALL, by=MET_HUB, at=now())
    said = {"tool": tool.reference, "from_on": short_day(london_day(now()))}
    assert choose(town, client, "Peterborough", **said).status_code == 404
    assert choose(town, client, **said).status_code == 302


def test_a_tool_in_use_is_never_changed_by_choosing_another(town):
    tool = load_tool(text=SMALL, by=MET_HUB, at=now())
    newer = load_tool(
        text=SMALL.replace('version = "1"', 'version = "2"'), by=MET_HUB, at=now()
    )  # fmt: skip
    today = london_day(now())
    for one, day in ((tool, today - timedelta(days=9)), (newer, today)):
        use_tool(
            authority=town.authorities["Cambridgeshire"], tool=one, from_on=day, by=MET_HUB,
            at=now(),
        )  # fmt: skip
    tool.refresh_from_db()
    assert tool.text == SMALL
    assert queries.said_by(tool=tool).version == "1"


# what counts


def test_whatever_a_shipped_tool_says_of_the_reference_stands_there(town):
    for tool in TOOLS.values():
        assert any(item.reference for item in tool.items), tool.key
        load_tool(text=shipped_tools()[tool.name], by=MET_HUB, at=now())


def test_a_word_the_reference_does_not_know_is_refused_where_it_stands_when_it_is_loaded(town):
    load_tool(text=POINTING, by=MET_HUB, at=now())
    wrong = POINTING.replace('["debt"]', '["debts"]')
    with pytest.raises(ToolError, match="Did you mean “debt”") as refused:
        load_tool(text=wrong, by=MET_HUB, at=now())
    assert wrong.split("\n")[refused.value.line - 1].startswith("reference")
    assert parse(wrong).items[1].reference == ("debts",)  # one in use is read for ever
