"""A month's themes as people meet them: decided and approved on the page, and taken as a file."""

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.documents.jobs import make_waiting
from methub.documents.models import Document, DocumentBody
from methub.reports import changes
from methub.reports.models import Observation, Themes
from tests.desk import signed_in
from tests.reports.october import NOW, approved, content


def posted(client, page, themes, *more, **said):
    where = reverse(f"reports:month-{page}", args=[themes.reference, *more])
    return client.post(where, {"_once": page.ljust(32, "x"), **said}, follow=True)


def test_a_manager_decides_writes_and_approves_on_the_page(client, draft, senior):
    page = client.get(reverse("reports:month", args=[draft.reference])).content.decode()
    assert "3 observations are to be kept or struck out" in page and "Approve it" not in page
    home, school, district = content(draft)["observations"]
    page = posted(client, "keep", draft, key=home["key"], version=0).content.decode()
    assert "2 observations are" in page
    posted(client, "decide", draft, school["key"], standing="struck", why="One party", version=0)
    posted(client, "decide", draft, district["key"], standing="kept", words="Cambridge", version=0)
    posted(client, "observe", draft, words="The park is dark")
    page = posted(client, "narrative", draft, narrative="Look at Elm House.", version=1)
    text = page.content.decode()
    assert all(words in text for words in ("One party", "Cambridge", "The park is dark"))
    refused = posted(client, "approve", draft, read="").content.decode()
    assert "has changed since this page was opened" in refused
    read = text.split('name="read" value="')[1].split('"')[0]
    assert (
        "Nothing changes it any more"
        in posted(client, "approve", draft, read=read).content.decode()
    )
    assert Observation.objects.count() == 4
    assert Entry.objects.filter(what="reports.themes.approved").exists()


def test_a_draft_is_for_those_who_write_it_and_what_was_approved_for_all_who_count(
    town, draft, senior, manager
):
    analyst = signed_in(town.people[Role.ANALYST])
    where = reverse("reports:month", args=[draft.reference])
    assert analyst.get(where).status_code == 404
    approved(draft, senior, manager)
    assert analyst.get(where).status_code == 200
    assert signed_in(town.people[Role.PARTNER]).get(where).status_code == 403


def paper_of(client, themes, form="pdf"):
    answer = posted(client, "paper", themes, form)
    make_waiting(at=NOW)
    return answer


def test_what_was_approved_leaves_as_a_file_and_a_tampered_one_never(
    client, draft, senior, manager
):
    assert paper_of(client, draft).status_code == 404
    fixed = approved(draft, senior, manager)
    paper_of(client, fixed, "word")
    assert DocumentBody.objects.get().content.startswith(b"PK")
    asked = posted(client, "paper", fixed, "pdf")
    assert asked.status_code == 200
    Themes.objects.filter(pk=fixed.pk).update(
        fixed={**fixed.fixed, "narrative": "Nothing happened."}
    )
    make_waiting(at=NOW)
    assert Document.objects.latest("pk").state == "failed"
    assert paper_of(client, fixed).status_code == 404
    page = client.get(reverse("reports:month", args=[fixed.reference])).content.decode()
    assert "does not match its seal" in page and "Make a PDF" not in page
    with pytest.raises(changes.Tampered):
        changes.correct_themes(themes=fixed, **senior)
