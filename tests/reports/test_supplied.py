"""What agencies supply: asked for when it is due, given and attested by a person, chased while it
is missing, and never mixed with what the hub counts itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.agencies.roles import Role
from methub.clocks.codes import Promise
from methub.clocks.models import Clock
from methub.clocks.queries import promises
from methub.foundation.actors import MET_HUB
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.spoken import short_day
from methub.foundation.timekeeping import london_day, now
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.reports import changes, queries
from methub.reports.changes import Answer, Supplied
from methub.reports.codes import Every, Said, Topic
from methub.reports.jobs import ask_for_figures
from methub.reports.models import SuppliedAnswer, SuppliedReturn
from methub.reports.presenters.supplied import MISSING, said_of, supplied_grid
from methub.reports.queries import Asked
from methub.reports.rules.periods import Period
from methub.reports.rules.supplying import owed_by
from tests import town as towns
from tests.copies import again
from tests.desk import signed_in
from tests.reports.october import NOW, viewer

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def town(db):
    return again("supplied", _founded)


def _founded():
    town = towns.found(at=datetime(2026, 1, 1, tzinfo=UTC))
    adopt_policy(
        authority=town.authorities["Cambridgeshire"],
        profile_text=shipped_profiles()["cambridgeshire"], from_on=date(2026, 1, 1),
        by=MET_HUB, at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    return town


@pytest.fixture
def nurse(town):
    return town.people[Role.PARTNER]


@pytest.fixture
def manager(town):
    return {"by": town.actor(Role.HUB_MANAGER), "at": NOW}


@pytest.fixture
def trained(nurse):
    return Supplied(
        name="Staff trained", meaning="Staff who finished the course",
        agency=nurse.memberships.get().team.agency, giver=nurse, topic=Topic.TRAINING,
        every=Every.MONTH, from_on=date(2026, 9, 10),
    )  # fmt: skip


@pytest.fixture
def measure(trained, town, manager):
    ours = town.authorities["Cambridgeshire"]
    return changes.name_measure(supplied=trained, authority=ours, **manager)


@pytest.fixture
def asked(measure):
    assert ask_for_figures(at=NOW) == 1
    return SuppliedReturn.objects.get()


def answer(asked, town, version=0, role=Role.PARTNER, **said):
    what = {"said": Said.NUMBER, "count": 12, "source": "The register"} | said
    signed = {"by": town.actor(role), "at": NOW}
    return changes.give_answer(asked=asked, answer=Answer(**what), version=version, **signed)


@given(st.sampled_from(Every), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900))
@settings(max_examples=50)
def test_only_whole_months_quarters_and_years_that_are_over_are_asked_for(every, from_on, days):
    on = from_on + timedelta(days=days)
    found = list(owed_by(every, from_on, on))
    assert all(from_on <= one.first and one.last < on for one in found)
    assert all(one.columns(every) and one.is_whole_months for one in found)
    for one, following in zip(found, found[1:], strict=False):
        assert one.after == following.first


def test_it_is_owed_once_by_whoever_is_named_for_it_and_the_hub_sees_it(asked, nurse, town):
    assert (asked.first, asked.last) == (OCTOBER.first, OCTOBER.last)
    assert ask_for_figures(at=NOW + timedelta(days=1)) == 0
    owed = Clock.objects.get(promise=Promise.SUPPLY)
    assert (owed.owed_by, owed.due_at) == (nurse, NOW + timedelta(days=14))
    assert promises(viewer=viewer(town)).filter(pk=owed.pk).exists()
    assert not promises(viewer=viewer(town, Role.TEAM_MANAGER)).filter(pk=owed.pk).exists()


def test_nothing_to_report_is_an_answer_and_no_answer_is_none(asked, town):
    (missing,) = queries.returns_of(viewer=viewer(town))
    assert said_of(missing) == MISSING
    answer(asked, town, said=Said.NOTHING, count=None)
    (now_given,) = queries.returns_of(viewer=viewer(town))
    assert said_of(now_given) == "Nothing to report" and now_given.answer.count == 0
    assert Clock.objects.get(promise=Promise.SUPPLY).stopped_at == NOW


def test_a_number_is_one_or_more_and_what_cannot_be_said_says_why(asked, town):
    with pytest.raises(changes.NothingToCount):
        answer(asked, town, count=0)
    with pytest.raises(changes.MustSayWhy):
        answer(asked, town, said=Said.UNKNOWN, count=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        SuppliedAnswer.objects.create(
            of=asked, number=1, said=Said.NUMBER, count=0, source="A", recorded_at=NOW,
            recorded_by_id=0, recorded_by_name="A",
        )  # fmt: skip


def test_a_correction_keeps_what_was_said_and_why(asked, town, measure):
    answer(asked, town)
    with pytest.raises(changes.MustSayWhy):
        answer(asked, town, version=1, count=14)
    with pytest.raises(ChangedMeanwhile):
        answer(asked, town, version=0, count=14, why="Two more")
    answer(asked, town, version=1, count=14, why="Two had been left out")
    assert list(asked.answers.order_by("number").values_list("count", flat=True)) == [12, 14]
    of_october = Asked((measure.authority_id,), OCTOBER, NOW)
    (now_given,) = queries.supplied_in(
        viewer=viewer(town), asked=of_october, topics=(Topic.TRAINING,)
    )
    assert now_given.answer.count == 14
    assert not queries.supplied_in(viewer=viewer(town), asked=of_october, topics=(Topic.POLICE,))


def test_another_giver_owes_what_is_owed_and_a_figure_that_ended_is_asked_for_no_more(
    asked, measure, trained, town, manager
):
    colleague = town.people[Role.TEAM_MANAGER]
    other = replace(trained, giver=colleague, until_on=date(2026, 11, 30))
    changed = {"measure": measure, "supplied": other, "version": 1}
    changes.change_measure(**changed, **manager)
    assert Clock.objects.get(promise=Promise.SUPPLY).owed_by == colleague
    assert ask_for_figures(at=datetime(2026, 12, 3, tzinfo=UTC)) == 0
    with pytest.raises(ChangedMeanwhile):
        changes.change_measure(**changed, **manager)
    with pytest.raises(changes.OverBeforeItBegan):
        ended = replace(other, until_on=date(2026, 1, 1))
        changes.change_measure(measure=measure, supplied=ended, version=2, **manager)


def test_a_figure_has_one_name_and_begins_within_a_year(measure, trained, town, manager):
    ours = town.authorities["Cambridgeshire"]
    with pytest.raises(changes.NameTaken):
        changes.name_measure(supplied=replace(trained, name="staff TRAINED"), authority=ours,
                             **manager)  # fmt: skip
    with pytest.raises(changes.TooLongAgo):
        long_ago = replace(trained, name="Other", from_on=date(2024, 1, 1))
        changes.name_measure(supplied=long_ago, authority=ours, **manager)


def test_what_was_asked_for_stays_a_count_of_the_same(asked, measure, trained, town, manager):
    for other in (
        {"meaning": "Staff invited"}, {"every": Every.QUARTER}, {"topic": Topic.POLICE},
        {"agency": town.agencies["MET Hub"]},
    ):  # fmt: skip
        with pytest.raises(changes.CountsSomethingElse):
            changes.change_measure(measure=measure, supplied=replace(trained, **other), version=1,
                                   **manager)  # fmt: skip
    with pytest.raises(changes.TooLongAgo):
        long_ago = replace(trained, from_on=date(2005, 1, 1))
        changes.change_measure(measure=measure, supplied=long_ago, version=1, **manager)


def test_small_ones_do_not_leave_and_neither_do_names(asked, town):
    answer(asked, town, count=3)
    rows = queries.returns_of(viewer=viewer(town))
    assert supplied_grid(rows, below=None).rows[0][2] == "3"
    outside = supplied_grid(rows, below=5).rows[0]
    assert outside[2] == "withheld" and outside[4] == ""


def test_a_nurse_gives_the_figure_and_it_stands_in_the_report_apart(asked, town):
    nurse = signed_in(town.people[Role.PARTNER])
    where = reverse("reports:supplied-give", args=[asked.reference])
    said = {"said": "number", "count": "12", "source": "The register", "version": "0"}
    refused = nurse.post(where, {**said, "_once": "a" * 32}).content.decode()
    assert "Tick to go on" in refused
    answer = nurse.post(where, {**said, "attests": "on", "_once": "b" * 32}, follow=True)
    assert "Attested by" in answer.content.decode()
    page = signed_in(town.people[Role.ANALYST]).get(
        reverse("reports:report", args=["training"]),
        {"from_on": "2026-10-01", "to_on": "2026-10-31"},
    )
    text = page.content.decode()
    supplied = text.split("Supplied by agencies</h2>")[1]
    assert ">12</a>" in supplied and "School Nursing" in supplied
    assert "/training/records" not in supplied.split("<table")[1].split("</table")[0]


def test_a_manager_names_a_figure_and_changes_it(town, nurse):
    manager = signed_in(town.people[Role.HUB_MANAGER])
    said = {
        "authority": town.authorities["Cambridgeshire"].reference, "name": "Arrests",
        "meaning": "Arrests for exploiting a child", "topic": "police", "every": "quarter",
        "giver": nurse.memberships.get().reference, "from_on": short_day(london_day(now())),
        "version": "1",
    }  # fmt: skip
    page = manager.post(
        reverse("reports:supplied-name"), {**said, "_once": "a" * 32}, follow=True
    ).content.decode()
    assert "Arrests" in page and "Every quarter" in page
    (row,) = queries.supplied(viewer=viewer(town, Role.HUB_MANAGER))
    where = reverse("reports:supplied-change", args=[row.reference])
    assert "Arrests for exploiting a child" in manager.get(where).content.decode()
    manager.post(where, {**said, "name": "Arrests made", "_once": "b" * 32})
    row.refresh_from_db()
    assert (row.name, row.version) == ("Arrests made", 2)
