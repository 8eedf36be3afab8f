"""Figures as somebody reads them; and what the audit book says of it."""

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.foundation.actors import MET_HUB
from methub.missing.models import Episode
from methub.people import changes as people
from methub.people.codes import SightWhy
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.reports.presenters import full_name
from methub.reports.queries import MEASURES, REPORTS, authorities, laid_out
from tests.desk import signed_in
from tests.reports.test_golden import SIX_MONTHS

DAYS = {"from_on": "2022-01-01", "to_on": "2022-03-31"}


@pytest.fixture
def read(town):
    def reading(name, role=Role.HUB_SENIOR, expect=200, report="monthly", **query):
        where = reverse(f"reports:{name}", args=[report])
        answer = signed_in(town.people[role]).get(where, {**DAYS, **query})
        assert answer.status_code == expect
        return answer.content.decode()

    return reading


def test_a_percentage_never_stands_without_both_of_its_numbers(read):
    page = read("report", from_on="2020-01-01", to_on="2020-01-31")
    assert ">94<span" in page and ">108<span" in page and ">87%<" in page


def test_whoever_opens_no_record_counts_them_and_reads_no_name(read):
    page = read("records", Role.ANALYST)
    assert "you may not open" in page
    assert "Child 1" not in page
    assert Entry.objects.filter(what="reports.records.read").latest("pk").details["shown"] == []


def test_whoever_may_open_a_record_reads_whose_it_is_and_the_book_says_so(read, town):
    ours = town.authorities["Cambridgeshire"]
    of_2022 = Episode.objects.filter(missing_since__year=2022)
    episode = of_2022.filter(responsible_authority=ours).first()
    people.grant_sight(
        person=episode.child.person, agency=town.agencies["MET Hub"], why=SightWhy.HUB,
        by=town.actor(Role.HUB_MANAGER), at=datetime(2024, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    page = read("records")
    assert episode.child.person.name in page and "you may not open" in page
    line = Entry.objects.filter(what="reports.records.read").latest("pk")
    assert line.details["shown"] == [episode.child_id]


def test_a_report_that_was_restated_shows_both_figures(read):
    """Half of January's interviews were not written down yet at the end of it."""
    page = read("report", as_at="2022-01-31")
    assert "As it was known at the end of 31 Jan 2022" in page
    assert ">Now " in page
    assert ">Now " not in read("report")


def test_the_cap_of_a_contract_stands_beside_what_is_used_of_it(read, town):
    adopt_policy(
        authority=town.authorities["Cambridgeshire"],
        profile_text=shipped_profiles()["cambridgeshire"],
        from_on=date(2024, 1, 1), by=MET_HUB, at=datetime(2024, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    assert "of 80 interviews used (0%) in the contract year" in read(
        "report", report="commissioned"
    )
    assert "contract year" not in read("report")


def test_what_somebody_asks_wrongly_is_said_in_words(read):
    page = read("report", from_on="2022-05-01")
    assert "The last day must not be before the first day" in page
    assert "<table" not in page
    read("records", expect=404, measure="no-such")
    read("records", expect=404, **{"is-name": "Hollis"})
    read("report", expect=404, report="no-such")
    read("report", expect=404, report="built")
    read("records", report="built", measure="children")


def test_a_file_says_what_was_out_of_what_and_the_book_says_who_took_it(read, town):
    page = read("plain-sheet", from_on="2020-01-01", to_on="2020-01-31")
    assert "completed within their hours,completed within their hours,Jan 2020,44,94,47" in page
    assert (
        Entry.objects.filter(what="reports.report.exported").latest("pk").details["file"] == "CSV"
    )


def test_a_manager_counts_the_children_of_their_own_authority_and_nobody_elses(town, as_):
    assert [one.name for one in authorities(viewer=as_(Role.TEAM_MANAGER))] == ["Cambridgeshire"]
    both = [one.name for one in authorities(viewer=as_(Role.ANALYST))]
    assert both == ["Cambridgeshire", "Peterborough"]


def test_whoever_asks_for_another_authoritys_children_counts_nobody(town, asking, as_):
    everybody = asking(SIX_MONTHS)["asked"]
    (table,) = laid_out(
        viewer=as_(Role.ANALYST), report=REPORTS["monthly"], asked=replace(everybody)
    )
    assert table.lines[0].total.n == 642
    theirs = replace(everybody, authorities=(town.authorities["Peterborough"].pk,))
    ours_alone = as_(Role.TEAM_MANAGER)
    Episode.objects.update(responsible_authority=town.authorities["Peterborough"])
    (table,) = laid_out(viewer=ours_alone, report=REPORTS["monthly"], asked=theirs)
    assert table.lines[0].total.n == 0


def test_no_two_figures_are_called_the_same():
    names = Counter(full_name(measure) for measure in MEASURES.values())
    assert [name for name, count in names.items() if count > 1] == []


def test_the_command_prints_any_report(town):
    authority = town.authorities["Cambridgeshire"]
    type(authority).objects.filter(pk=authority.pk).update(gss_code="E10000003")

    def printed(*more):
        out = StringIO()
        call_command(
            "figures", "monthly", "--authority", "E10000003", "--from", "2019-08-01",
            "--to", "2020-01-31", *more, stdout=out,
        )  # fmt: skip
        return out.getvalue()

    (table,) = json.loads(printed("--json"))["tables"]
    episodes = [figure["count"] for figure in table["lines"][0]["figures"]]
    assert episodes == [94, 112, 98, 136, 94, 108, 642, 0, 0]
    assert "73 of 94 (78%)" in printed()
    assert "0 of 0" in printed("--as-at", "2019-07-31")
    with pytest.raises(CommandError, match="No authority"):
        call_command(
            "figures", "monthly", "--authority", "E1", "--from", "2020-01-01", "--to", "2020-01-02"
        )


def test_how_many_questions_a_report_asks_does_not_grow_with_its_days(
    asking, django_assert_num_queries
):
    found = asking(SIX_MONTHS)
    longer = {**found, "asked": found["asked"].within(SIX_MONTHS.before)}
    for question in (found, longer):
        with django_assert_num_queries(3):
            laid_out(report=REPORTS["monthly"], **question)


@pytest.fixture
def build(town):
    def building(name="build", role=Role.ANALYST, expect=200, **query):
        asked = {**DAYS, "measures": ["children", "in_care"], "by": "district", **query}
        answer = signed_in(town.people[role]).get(reverse(f"reports:{name}"), asked)
        assert answer.status_code == expect
        return answer.content.decode()

    return building


def test_what_leaves_the_partnership_leaves_without_its_small_numbers(build):
    outside = build(by="ethnicity", threshold=5)
    assert "withheld" in outside and "records/" not in outside.split("<main")[1]
    assert "withheld" in build("built-plain-sheet", by="ethnicity")
    within = build(by="ethnicity", recipient="within")
    table = within.split("<table")[1].split("</table")[0]
    assert "withheld" not in table and "/figures/built/records/" in table


def test_the_tables_that_were_printed_hold_without_anything_withheld(build):
    page = build(
        "built-plain-sheet", measures=["episodes"], by="", from_on="2019-08-01", to_on="2020-01-31"
    )
    assert "Missing episodes,Nov 2019,136,," in page and ",withheld" not in page


def test_what_was_put_together_is_kept_under_a_name_and_asked_again(town, build):
    client = signed_in(town.people[Role.ANALYST])
    kept = {"name": "Request 12", "asked-by": "sex", "asked-from_on": "2022-01-01",
            "place-children": "0", "place-in_care": "1", "_once": "a" * 32}  # fmt: skip
    answer = client.post(reverse("agencies:save-view", args=["figures"]), kept)
    assert answer.status_code == 302, answer.content
    page = client.get(answer["Location"]).content.decode()
    assert "Request 12" in page and ">Female<" in page
