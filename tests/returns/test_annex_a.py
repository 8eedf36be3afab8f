"""List 8 of Annex A: every column an inspector asks for, filled from what the record says."""

import csv as files
import io
from datetime import UTC, date, datetime, timedelta

import pytest

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.codes import AllocationKind, Disability, ImmigrationStatus
from methub.children.models import Child, Placement
from methub.foundation.actors import MET_HUB
from methub.returns import queries
from methub.returns.codes import Table
from methub.returns.models import ReturnNumber
from methub.returns.presenters.annex_a import LIST_8, NOT_HELD, annex_a_list_8
from methub.returns.rules import annex_a as words
from methub.returns.rules.days import CollectionYear, SixMonths
from methub.returns.rules.periods import Stay, homes_since, last_period, law_since, periods_since
from tests.returns.conftest import NOW, csv, whole

JAN, FEB, MAR, MAY = (date(2026, month, 1) for month in (1, 2, 3, 5))


def listed(authority, at=NOW):
    found = queries.whole_return(authority=authority, year=CollectionYear(2026))
    content = annex_a_list_8(found, queries.further(whole=found, at=at)).decode()
    return {row["Child Unique ID"]: row for row in files.DictReader(io.StringIO(content))}


def test_what_the_record_knows_of_a_child_in_care_is_in_the_list(bring_in, peterborough, town):
    bring_in(*whole())
    child = ReturnNumber.objects.get(number="C1").child
    said = {"child": child, "by": MET_HUB, "at": NOW}
    children.record_disabilities(codes=[Disability.HEAR], from_on=JAN, **said)
    children.record_immigration(status=ImmigrationStatus.UASC, from_on=JAN, until_on=FEB, **said)
    worker = town.people[Role.ALLOCATED_WORKER]
    children.allocate_worker(
        worker=worker, kind=AllocationKind.SOCIAL_WORKER, manager=None, from_on=JAN, **said
    )
    Placement.objects.filter(child=child).update(host_authority=peterborough)
    told = listed(peterborough)["C1"]
    assert {
        column: said for column, said in told.items() if said and "Interview" not in column
    } == {
        "Child Unique ID": "C1",
        "Gender": "b) Female",
        "Ethnicity": "a) WBRI",
        "Date of Birth": "01/05/2010",
        "Age of Child (Years)": "16",
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)": "a) Yes",
        "Does the Child have a Disability": "a) Yes",
        "Date Started to be Looked After": "01/02/2024",
        "Child's Category of Need": "a) Abuse or neglect",
        "Is this a second or subsequent period of being a Looked After Child within the last 12 "
        "months (Y/N)": "b) No",
        "Start date of current legal status": "01/02/2024",
        "Child's Legal Status": "b) Full care orders",
        "Number of Placements in the Last 12 months": "1",
        "Start Date of Most Recent Placement": "10/09/2025",
        "Placement Type": "h) Children’s Homes",
        "Placement Provider": "b) Private",
        "Placement postcode": "PE3 3CC",
        "URN of Placement": "SC654321",
        "Placement Location": "a) In",
        "LA of Placement": "Peterborough",
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 "
        "months": "0",
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 "
        "months": "0",
        "Allocated Team": worker.memberships.get().team.name,
        "Allocated Worker": worker.name,
    }


def test_a_child_whose_care_ended_has_a_reason_and_what_nobody_asked_is_unknown(
    bring_in, peterborough
):
    bring_in(*whole())
    told = listed(peterborough, datetime(2026, 3, 1, 9, tzinfo=UTC))["C2"]
    assert told["Date Ceased to be Looked After"] == "20/12/2025"
    ceased = told["Reason Ceased to be Looked After"]
    assert ceased == "d) Returned home to live with parents or relatives"
    assert told["Does the Child have a Disability"] == "c) Unknown"
    assert told["LA of Placement"] == told["Allocated Worker"] == ""


@pytest.mark.parametrize(
    ("day", "named"),
    [
        ((2026, 6, 20), {"C1", "C2"}),  # six months to the day after C2 came home
        ((2026, 6, 21), {"C1"}),
        ((2025, 12, 19), {"C1", "C2"}),
        ((2024, 1, 31), set()),  # the day before the first of them came into care
    ],
)
def test_the_list_names_whoever_is_in_care_or_was_within_six_months(
    bring_in, peterborough, day, named
):
    bring_in(*whole())
    assert set(listed(peterborough, datetime(*day, 9, tzinfo=UTC))) == named


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 21), date(2026, 5, 21)),
        (date(2026, 8, 31), date(2026, 2, 28)),
        (date(2028, 8, 29), date(2028, 2, 29)),
        (date(2026, 6, 30), date(2025, 12, 30)),
    ],
)
def test_six_months_before_a_day_is_that_day_of_the_month_or_its_last(day, first):
    assert SixMonths(day).first == first


def test_care_before_the_year_of_the_return_is_part_of_when_it_began(bring_in, peterborough):
    earlier = ("C1", "01/05/2023", "S", "V2", "N1", "U6", "PR1", "01/02/2024", "X1", "CARPL", "",
               "PE9 9ZZ", "")  # fmt: skip
    bring_in(csv(Table.EPISODES, [earlier]), year=2024)
    bring_in(*whole())
    told = listed(peterborough)["C1"]
    assert told["Date Started to be Looked After"] == "01/05/2023"
    assert told["Start date of current legal status"] == "01/02/2024"


def test_nothing_leads_to_a_protected_home(bring_in, peterborough):
    bring_in(*whole())
    Placement.objects.update(is_protected=True, host_authority=peterborough)
    told = listed(peterborough)["C1"]
    where = ("Placement postcode", "URN of Placement", "Placement Location", "LA of Placement")
    assert [told[column] for column in where] == ["", "", "", ""]


def test_more_children_are_not_more_questions(
    bring_in, peterborough, django_assert_max_num_queries
):
    bring_in(*whole())
    found = queries.whole_return(authority=peterborough, year=CollectionYear(2026))
    assert len(found.children) == Child.objects.count() == 2
    with django_assert_max_num_queries(12):
        annex_a_list_8(found, queries.further(whole=found, at=NOW))


def test_the_list_has_every_column_and_says_which_are_never_filled():
    assert len(LIST_8) == 34
    assert len(NOT_HELD) == 6


@pytest.mark.parametrize("table", [words.NEED, words.LAW, words.CEASED, words.PLACE])
def test_no_letter_of_the_list_stands_for_two_things(table):
    said = set(table.values())
    assert len({one.partition(")")[0] for one in said}) == len(said)


def test_a_gap_of_a_day_is_a_second_period_and_another_law_is_not():
    first = Stay(JAN, FEB, "V2", home=1)
    after = Stay(FEB, MAR, "C2", home=1)
    again = Stay(MAR + timedelta(days=1), None, "C2", home=2)
    assert last_period([first, after]) == [first, after]
    assert law_since([first, after]) == FEB
    assert periods_since([first, after, again], JAN) == 2
    assert periods_since([first, after, again], MAY) == 1
    assert law_since([first, after, again]) == again.begins
    assert (homes_since([first, after, again], JAN), homes_since([first, again], MAY)) == (2, 1)
