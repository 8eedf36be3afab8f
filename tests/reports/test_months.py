"""A month's themes: proposed by the figures, decided by a person, approved, and fixed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.queries import front_desk
from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.children.codes import LivingKind, SchoolStatus
from methub.children.models import Placement, Schooling
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.documents.jobs import make_waiting
from methub.documents.models import Document, DocumentBody
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.missing.models import Episode
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.reports import changes, queries
from methub.reports.codes import Stage, Standing
from methub.reports.jobs import begin_last_month
from methub.reports.models import Observation, Themes
from methub.reports.presenters.monthly import month_tables, too_low
from methub.reports.queries import Asked
from methub.reports.rules.fixing import mark
from methub.reports.rules.periods import Period
from tests import town as towns
from tests.copies import again
from tests.desk import signed_in
from tests.reports.golden import children
from tests.reports.test_every_figure import count_behind

OCTOBER = date(2026, 10, 1)
NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)
HOME, SCHOOL = "Elm House", "Fen Academy"


@pytest.fixture
def town(db):
    return again("months", _founded)


def _founded():
    """Four children of one home and one school, missing in October, and two of them before."""
    town = towns.found(at=datetime(2026, 1, 1, tzinfo=UTC))
    ours = town.authorities["Cambridgeshire"]
    adopt_policy(
        authority=ours, profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2026, 1, 1), by=MET_HUB, at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    dated = {"from_on": date(2026, 1, 1), "recorded_at": datetime(2026, 1, 1, tzinfo=UTC)}
    for n, child in enumerate(children(town, 4)):
        Placement.objects.create(child=child, kind=LivingKind.RESIDENTIAL, name=HOME, **dated)
        Schooling.objects.create(child=child, status=SchoolStatus.ATTENDING, school=SCHOOL, **dated)
        for day in (date(2026, 10, 5 + n), *([date(2026, 7, 7)] if n < 2 else [])):
            _missing(child, ours, day)
    return town


def _missing(child, authority, day):
    since = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    found = since + timedelta(hours=5)
    return Episode.objects.create(
        child=child, responsible_authority=authority, district="E07000008", missing_since=since,
        told_hub_at=since, recorded_at=since, found_at=found, found_told_at=found, ended_at=found,
        ended_recorded_at=found, is_history=True,
    )  # fmt: skip


@pytest.fixture
def ours(town):
    return town.authorities["Cambridgeshire"]


@pytest.fixture
def senior(town):
    return {"by": town.actor(Role.HUB_SENIOR), "at": NOW}


@pytest.fixture
def manager(town):
    return {"by": town.actor(Role.HUB_MANAGER), "at": NOW}


@pytest.fixture
def draft(ours, senior):
    return changes.begin_themes(authority=ours, month=OCTOBER, **senior)


def content(themes):
    return queries.content_of(themes=Themes.objects.get(pk=themes.pk), at=NOW)


def observed(themes):
    return {one["notice"]: one for one in content(themes)["observations"]}


def decided(themes, senior):
    """Everything kept, and something written."""
    for one in queries.undecided(content=content(themes)):
        changes.decide_observation(
            themes=themes, key=one["key"], standing=Standing.KEPT, version=one["version"], **senior
        )
    return changes.write_narrative(
        themes=themes, narrative="One home.\nOne school.", version=themes.version, **senior
    )


def approved(themes, senior, manager):
    decided(themes, senior)
    return changes.approve_themes(themes=themes, read=mark(content(themes)), **manager)


def test_the_figures_propose_the_home_the_school_and_the_district(draft):
    found = observed(draft)
    assert found["home"]["says"] == f"4 missing episodes of 4 children who lived at {HOME}"
    assert found["school"]["says"] == f"4 children at {SCHOOL} went missing"
    assert found["district"]["says"] == "4 children went missing in Cambridge, more than usual"
    assert found["home"]["evidence"][0] == "Usual: 0.3 a month (2 in the 6 months before)."
    assert not any(one["standing"] for one in found.values())


def test_months_before_the_hub_began_are_no_usual_and_the_page_says_so(draft):
    """Only in July was anybody missing: five of the six months before say nothing."""
    assert content(draft)["empty_before"] == 5
    assert too_low(content(draft)).startswith("In 5 of the six months before")
    assert too_low({"empty_before": 0}) == ""


def test_a_home_whose_address_is_protected_is_neither_proposed_nor_named(draft):
    Placement.objects.update(is_protected=True)
    assert "home" not in observed(draft)
    (table,) = (one for one in content(draft)["tables"] if one["title"] == "Children’s homes")
    assert {line["value"] for line in table["lines"]} == {"Address protected"}


def test_every_number_of_the_page_is_the_count_of_the_records_behind_it(draft, ours, town):
    """Through the very links of the page, those of the observations among them."""
    asked = Asked((ours.pk,), Period(OCTOBER, OCTOBER), NOW)
    shown = queries.written(viewer=viewer(town), themes=draft)
    cells = [
        (cell.count, cell.href)
        for table, _ in month_tables(shown.content, None)
        for row in table.rows
        for cell in row.cells[-1:]
    ]
    assert len(cells) > 15 and sum(count != "0" for count, _ in cells) >= 8
    for count, href in cells:
        assert count_behind(href, asked, queries.BUILT, [ours]) == int(count), href
    page = signed_in(town.people[Role.HUB_SENIOR]).get(cells[-1][1]).content.decode()
    assert f": {cells[-1][0]}</h1>" in page and reverse("reports:themes") in page


def viewer(town, role=Role.HUB_SENIOR):
    found, _ = front_desk(user=town.people[role], at=NOW)
    return replace(found.to(Permission.READ_FIGURES, Permission.WRITE_THEMES), at=NOW)


def test_a_month_that_is_not_over_has_no_page_and_one_that_has_a_page_no_second(
    ours, draft, senior
):
    with pytest.raises(changes.NotOver):
        changes.begin_themes(authority=ours, month=date(2026, 11, 1), **senior)
    with pytest.raises(changes.AlreadyBegun):
        changes.begin_themes(authority=ours, month=OCTOBER, **senior)
    with pytest.raises(IntegrityError), transaction.atomic():
        Themes.objects.create(
            authority=ours, month=OCTOBER, number=9, recorded_at=NOW, recorded_by_id=0,
            recorded_by_name="A",
        )  # fmt: skip


def test_what_is_struck_out_stands_with_its_reason(draft, senior):
    key = observed(draft)["home"]["key"]
    what = {"themes": draft, "key": key, "standing": Standing.STRUCK}
    with pytest.raises(changes.NoReason):
        changes.decide_observation(**what, **senior)
    changes.decide_observation(**what, why="One party, and all four went", **senior)
    found = observed(draft)["home"]
    assert (found["standing"], found["why"]) == ("struck", "One party, and all four went")
    with pytest.raises(changes.AlreadyDecided):
        changes.decide_observation(**what, why="Again", **senior)
    with pytest.raises(changes.NotProposed):
        changes.decide_observation(**{**what, "key": "home-0"}, why="Not there", **senior)


def test_a_decision_about_other_figures_is_open_again(draft, senior, ours):
    home = observed(draft)["home"]
    changes.decide_observation(
        themes=draft, key=home["key"], standing=Standing.KEPT, words="Elm House again", **senior
    )
    assert observed(draft)["home"]["words"] == "Elm House again"
    _missing(Episode.objects.earliest("pk").child, ours, date(2026, 10, 20))
    again_open = observed(draft)["home"]
    assert (again_open["standing"], again_open["was"]) == ("", "Elm House again")
    assert again_open["words"].startswith("5 missing episodes of 4 children")


def test_two_who_write_at_once_do_not_write_over_each_other(draft, senior):
    changes.write_narrative(themes=draft, narrative="Mine", version=1, **senior)
    with pytest.raises(ChangedMeanwhile):
        changes.write_narrative(themes=draft, narrative="Theirs", version=1, **senior)
    with pytest.raises(ChangedMeanwhile):
        changes.set_aside_themes(themes=draft, why="Begun by mistake", version=1, **senior)


def test_whoever_was_writing_when_it_was_set_aside_keeps_their_words(draft, senior, town):
    changes.set_aside_themes(themes=draft, why="Begun by mistake", version=1, **senior)
    where = reverse("reports:month-narrative", args=[draft.reference])
    said = {"narrative": "Two children of one home.", "version": "1", "_once": "c" * 32}
    writer = signed_in(town.people[Role.HUB_SENIOR])
    assert writer.get(where).status_code == 404
    answer = writer.post(where, said).content.decode()
    assert "nothing changes it any more" in answer
    assert "Two children of one home." in answer


def test_nothing_is_approved_half_decided_half_written_or_unread(draft, senior, manager):
    def approve(read=""):
        return changes.approve_themes(themes=draft, read=read, **manager)

    with pytest.raises(changes.NothingWritten):
        approve()
    changes.write_narrative(themes=draft, narrative="One home.", version=1, **senior)
    with pytest.raises(changes.StillToDecide):
        approve()
    for one in queries.undecided(content=content(draft)):
        changes.decide_observation(themes=draft, key=one["key"], standing=Standing.KEPT, **senior)
    read = mark(content(draft))
    changes.observe(themes=draft, words="The park is dark", **senior)
    with pytest.raises(changes.ChangedSinceRead):
        approve(read)
    assert approve(mark(content(draft))).stage is Stage.APPROVED


def test_what_is_approved_stays_as_the_figures_were(draft, senior, manager, ours, town):
    fixed = approved(draft, senior, manager)
    _missing(Episode.objects.earliest("pk").child, ours, date(2026, 10, 21))
    shown = queries.written(viewer=viewer(town), themes=Themes.objects.get(pk=fixed.pk))
    assert shown.is_whole
    assert shown.content["trend"]["values"][-1] == 4
    for change in (
        lambda: changes.write_narrative(themes=fixed, narrative="No", version=1, **senior),
        lambda: changes.observe(themes=fixed, words="No", **senior),
        lambda: changes.set_aside_themes(themes=fixed, why="No", version=fixed.version, **senior),
    ):
        with pytest.raises(changes.NotADraft):
            change()


def test_a_later_version_names_the_one_it_puts_right(draft, senior, manager, ours):
    fixed = approved(draft, senior, manager)
    following = changes.correct_themes(themes=fixed, **senior)
    assert (following.number, following.corrects) == (2, fixed)
    assert following.narrative == "One home.\nOne school."
    assert not queries.undecided(content=content(following))
    with pytest.raises(changes.NotApproved):
        changes.correct_themes(themes=fixed, **senior)
    changes.set_aside_themes(
        themes=following, why="It was right", version=following.version, **senior
    )
    assert changes.correct_themes(themes=fixed, **senior).number == 3


def test_it_is_owed_until_it_is_approved(draft, senior, manager):
    owed = Clock.objects.get(promise=Promise.THEMES)
    assert owed.about == draft.reference and owed.owed_by_team is not None
    assert owed.due_at == NOW + timedelta(days=14)
    approved(draft, senior, manager)
    owed.refresh_from_db()
    assert owed.stopped_at == NOW


def test_a_page_is_begun_by_itself_once_for_each_authority(town, ours):
    assert begin_last_month(at=NOW) == len(town.authorities)
    assert begin_last_month(at=NOW + timedelta(days=1)) == 0
    assert Themes.objects.get(authority=ours).month == OCTOBER


@pytest.fixture
def client(town):
    return signed_in(town.people[Role.HUB_MANAGER])


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
