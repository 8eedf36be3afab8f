"""A month's themes: proposed by the figures, decided by a person, approved, and fixed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from methub.agencies.roles import Role
from methub.children.models import Placement
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.foundation.records import ChangedMeanwhile
from methub.missing.models import Episode
from methub.reports import changes, queries
from methub.reports.codes import Stage, Standing
from methub.reports.jobs import begin_last_month
from methub.reports.models import Themes
from methub.reports.presenters.monthly import month_tables, too_low
from methub.reports.queries import Asked
from methub.reports.rules.fixing import mark
from methub.reports.rules.periods import Period
from tests.desk import signed_in
from tests.reports.october import (
    HOME,
    NOW,
    OCTOBER,
    SCHOOL,
    approved,
    content,
    missing,
    observed,
    viewer,
)
from tests.reports.test_every_figure import count_behind


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
    missing(Episode.objects.earliest("pk").child, ours, date(2026, 10, 20))
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
    missing(Episode.objects.earliest("pk").child, ours, date(2026, 10, 21))
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
