"""An authority brings in the returns it already has: all that can be taken, or nothing."""

from datetime import date

import pytest

from methub.audit.models import Entry
from methub.children.models import CareRecord, Child, Placement
from methub.clocks.models import Clock
from methub.foundation.timekeeping import start_of
from methub.interviews.models import Interview
from methub.missing.models import Correction, Episode
from methub.people.models import Person
from methub.returns.changes import AlreadyRead, read_load
from methub.returns.codes import LoadState, Outcome, Table
from methub.returns.models import HeldRow, ReturnNumber, WaitingFile
from tests.returns.conftest import CARE, HEADER, MISSING, NOW, counted, csv, whole


def reasons(load):
    return [(row["line"], row["rule"], row["outcome"]) for row in load.report]


def test_three_files_become_children_care_and_absences(bring_in):
    load = bring_in(*whole())
    assert load.state == LoadState.LOADED, load.refused_why
    assert counted(load) == {"taken": 3}
    one = ReturnNumber.objects.get(number="C1").child
    assert one.person.name == "Child C1 (name not known)"
    assert (str(one.person.sex), one.person.born_on) == ("female", date(2010, 5, 1))
    care = CareRecord.objects.filter(child=one).order_by("from_on")
    assert [(c.legal_status, str(c.from_on), c.ended_because) for c in care] == [
        ("C2", "2024-02-01", "X1"),
        ("C2", "2025-09-10", ""),
    ]
    assert [e.missing_since for e in Episode.objects.filter(child=one).order_by("pk")] == [
        start_of(date(2025, 6, 10)),
        start_of(date(2025, 6, 12)),
    ]


def test_history_starts_no_clock_and_no_interview(bring_in):
    bring_in(*whole())
    assert not Interview.objects.exists()
    assert set(Clock.objects.values_list("promise", flat=True)) <= {"leaving-care"}


def test_the_same_files_again_change_nothing(bring_in):
    bring_in(*whole())
    before = [
        m.objects.count() for m in (Person, Child, CareRecord, Placement, Episode, ReturnNumber)
    ]
    load = bring_in(*whole())
    assert [
        m.objects.count() for m in (Person, Child, CareRecord, Placement, Episode, ReturnNumber)
    ] == before
    assert {code for table in load.counts.values() for code in table} == {"same"}
    assert load.report == []


def test_a_trial_says_what_would_be_done_and_does_nothing(bring_in):
    load = bring_in(*whole(), is_trial=True)
    assert (load.state, counted(load)) == (LoadState.TRIED, {"taken": 3})
    assert not Person.objects.exists()


def test_bad_rows_are_left_out_each_with_its_rule_and_the_rest_comes_in(bring_in):
    bad = [("C1", "01/05/2010", "M", "", "05/08/2025"), ("C2", "02/06/2011", "X", "05/08/2025", "")]
    load = bring_in(csv(Table.MISSING, [*MISSING, *bad]))
    assert counted(load) == {"taken": 3, "refused": 2}
    assert (5, "564", "refused") in reasons(load)
    assert (6, "1006", "refused") in reasons(load)
    assert Episode.objects.count() == 3


def test_a_child_missing_from_the_table_of_children_is_refused_with_rule_int04(bring_in):
    load = bring_in(csv(Table.HEADER, HEADER[:1]), csv(Table.MISSING, MISSING))
    assert (4, "INT04", "refused") in reasons(load)


def test_an_absence_open_last_year_is_ended_by_the_next_return(bring_in):
    row = ("C1", "01/05/2010", "M", "20/03/2025")
    bring_in(csv(Table.MISSING, [(*row, "")]), year=2025)
    assert Episode.objects.get().ended_at is None
    load = bring_in(csv(Table.MISSING, [(*row, "05/04/2025")]))
    assert counted(load) == {"changed": 1}
    assert Episode.objects.get().ended_at == start_of(date(2025, 4, 5))
    assert Correction.objects.get().field == "found_at"


def test_the_older_return_after_the_newer_does_not_open_it_again(bring_in):
    row = ("C1", "01/05/2010", "M", "20/03/2025")
    bring_in(csv(Table.MISSING, [(*row, "05/04/2025")]))
    load = bring_in(csv(Table.MISSING, [(*row, "")]), year=2025)
    assert counted(load) == {"same": 1}


def test_what_the_record_knows_to_the_minute_is_not_overwritten(
    bring_in, peterborough, keeley_in_care
):
    known = keeley_in_care("2025-06-10T17:00", "2025-06-11T09:00")
    number = known.child.person.reference
    load = bring_in(csv(Table.MISSING, [(number, "01/05/2010", "M", "10/06/2025", "13/06/2025")]))
    assert counted(load) == {"refused": 1}
    assert "M from 10/06/2025 to 11/06/2025" in load.report[0]["message"]
    same = bring_in(csv(Table.MISSING, [(number, "01/05/2010", "M", "10/06/2025", "11/06/2025")]))
    assert counted(same) == {"same": 1}


def test_one_may_begin_on_the_day_in_which_another_ended_at_nine(bring_in, keeley_in_care):
    known = keeley_in_care("2025-06-10T17:00", "2025-06-11T09:00")
    number = known.child.person.reference
    rows = [
        ("10/06/2025", "11/06/2025"),
        ("11/06/2025", "11/06/2025"),
        ("11/06/2025", "12/06/2025"),
    ]
    load = bring_in(csv(Table.MISSING, [(number, "01/05/2010", "M", *row) for row in rows]))
    assert counted(load) == {"same": 1, "taken": 2}


def test_two_authorities_may_give_one_number_to_two_children(bring_in, town):
    bring_in(csv(Table.MISSING, MISSING))
    ReturnNumber.objects.update(authority=town.authorities["Cambridgeshire"])
    Child.objects.update(responsible_authority=town.authorities["Cambridgeshire"])
    load = bring_in(csv(Table.MISSING, MISSING))
    assert counted(load) == {"taken": 3}
    assert Child.objects.count() == 4


def test_a_child_is_known_again_by_pupil_number_and_birthday(bring_in):
    bring_in(*whole())
    other = [("C9", *HEADER[0][1:])]
    load = bring_in(csv(Table.HEADER, other))
    assert {row.child_id for row in ReturnNumber.objects.filter(number__in=["C1", "C9"])} == {
        ReturnNumber.objects.get(number="C1").child_id
    }
    assert [row["outcome"] for row in load.report] == ["noted"]


def test_tables_without_a_place_are_kept_as_they_were_sent(bring_in):
    row = ("C1", "01/05/2010", "14/07/2025", "PN3")
    load = bring_in(csv(Table.HEADER, HEADER), csv(Table.REVIEWS, [row]))
    assert counted(load, Table.REVIEWS) == {"kept": 1}
    assert set(HeldRow.objects.get().values.values()) == set(row)
    assert counted(bring_in(csv(Table.REVIEWS, [row])), Table.REVIEWS) == {"same": 1}


def test_a_formula_in_a_cell_is_a_bad_row_and_nothing_else(bring_in):
    load = bring_in(csv(Table.MISSING, [("=1+1", '=cmd|"/c calc"!A1', "M", "10/06/2025", "")]))
    assert counted(load) == {"refused": 1}


@pytest.mark.parametrize("rows", [[("C1", "", "M", "10/06/2023", "11/06/2023")]])
def test_the_file_of_another_year_is_refused_whole(bring_in, rows):
    load = bring_in(csv(Table.MISSING, rows))
    assert load.state == LoadState.REFUSED
    assert "nothing in it falls in 2025/26; it speaks of 2023/24" in load.refused_why
    assert not Person.objects.exists()


def test_the_file_of_another_authority_is_refused_whole(bring_in):
    rows = [(f"C{n}", f"0{n}/05/2010", "M", "10/06/2025", "11/06/2025") for n in range(1, 6)]
    bring_in(csv(Table.MISSING, rows))
    strangers = [(row[0], "09/09/2012", *row[2:]) for row in rows]
    load = bring_in(csv(Table.MISSING, strangers))
    assert "return of another authority" in load.refused_why
    assert Episode.objects.count() == 5


def test_files_are_read_once_and_then_gone(bring_in):
    load = bring_in(*whole())
    assert not WaitingFile.objects.exists()
    with pytest.raises(AlreadyRead):
        read_load(load=load, by=None, at=NOW)


def test_the_load_and_each_row_stand_in_the_book(bring_in):
    load = bring_in(*whole())
    what = list(
        Entry.objects.filter(about_kind="returns.Load")
        .order_by("pk")
        .values_list("what", flat=True)
    )
    assert what == ["returns.load.asked", "returns.load.loaded"]
    assert load.files[0]["sha256"] and load.files[0]["tables"] == ["Header: 2 rows, UTF-8"]
    assert Entry.objects.filter(what="missing.episode.recorded-from-history").count() == 3


def test_the_placement_of_a_child_who_hides_is_protected(bring_in, keeley_in_care):
    known = keeley_in_care("2025-06-10T17:00", "2025-06-11T09:00", is_protected=True)
    earlier = (
        "01/01/2020",
        "S",
        "C2",
        "N1",
        "U4",
        "PR1",
        "01/01/2021",
        "E8",
        "",
        "",
        "PE9 9ZZ",
        "",
    )
    bring_in(csv(Table.EPISODES, [(known.child.person.reference, *earlier)]), year=2021)
    assert Placement.objects.get(child=known.child, postcode="PE9 9ZZ").is_protected


def test_every_kind_of_bad_episode_of_care_says_what_is_wrong(bring_in):
    good = CARE[0]
    bad = [
        ("C1", "2025-01-01", *good[2:]),
        (*good[:7], "31/02/2025", *good[8:]),
        (*good[:7], "01/01/2020", *good[8:]),
        (*good[:3], "ZZ", *good[4:]),
        (*good[:8], "", *good[9:]),
    ]
    load = bring_in(csv(Table.HEADER, HEADER), csv(Table.EPISODES, [good, *bad]))
    assert counted(load, Table.EPISODES) == {"taken": 1, "refused": 5}
    assert {row["outcome"] for row in load.report} == {Outcome.REFUSED.value}


def test_a_later_return_says_when_care_ended(bring_in):
    begun = [(*CARE[2][:7], "", "", *CARE[2][9:])]
    bring_in(csv(Table.EPISODES, begun), year=2025)
    load = bring_in(csv(Table.EPISODES, CARE[2:]))
    assert counted(load, Table.EPISODES) == {"changed": 1}
    record = CareRecord.objects.get()
    assert (str(record.until_on), record.ended_because) == ("2025-12-20", "E4A")
