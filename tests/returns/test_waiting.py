"""What happens to a return while it waits, and to its files."""

from datetime import date

import pytest

from methub.children.changes import (
    MergedMeanwhile,
    PastBackground,
    PastCare,
    PastHome,
    record_background_history,
    record_care_history,
)
from methub.children.models.children import ChildQuerySet
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import start_of
from methub.missing.changes import OverlapsAnotherEpisode
from methub.missing.models import Episode
from methub.people.models import Person, PersonIdentifier
from methub.returns.changes import absences, read_load, take_again
from methub.returns.codes import LoadState, Table
from methub.returns.models import Load, ReturnNumber
from tests.returns.conftest import MISSING, NOW, counted, csv, whole


def test_a_load_names_its_files_and_holds_no_bytes(bring_in):
    load = Load.objects.get(pk=bring_in(*whole()).pk)
    assert {file["name"] for file in load.files} == {"Header.csv", "Episodes.csv", "Missing.csv"}
    assert PersonIdentifier.objects.filter(kind="ssda903", value="C1").count() == 1


def test_a_number_that_leads_elsewhere_meanwhile_puts_the_load_off_and_keeps_its_files(
    bring_in, monkeypatch
):
    """As when a record is taken apart between the looking and the holding."""
    bring_in(*whole())
    of_c2, hold = ReturnNumber.objects.get(number="C2").child, ChildQuerySet.hold

    def parted_first(self, child_ids):
        ReturnNumber.objects.filter(number="C1").update(child=of_c2)
        return hold(self, child_ids)

    later = ("C1", "01/05/2010", "M", "05/08/2025", "06/08/2025")
    monkeypatch.setattr(ChildQuerySet, "hold", parted_first)
    load = bring_in(csv(Table.MISSING, [*MISSING, later]))
    assert (load.state, load.counts, load.report) == (LoadState.PUT_OFF, {}, [])
    assert load.refused_why.startswith("Two records of these children became one")
    assert not Episode.objects.filter(child=of_c2, missing_since=start_of(date(2025, 8, 5)))
    monkeypatch.undo()
    take_again(load=load, by=MET_HUB, at=NOW)
    assert counted(read_load(load=load, by=MET_HUB, at=NOW)) == {"same": 3, "taken": 1}
    assert not load.waiting.exists()


def test_an_absence_somebody_records_meanwhile_is_said_in_words(bring_in, monkeypatch):
    bring_in(*whole())
    monkeypatch.setattr(absences, "held_absences", lambda child_ids: {})
    load = bring_in(csv(Table.MISSING, MISSING))
    assert load.state == LoadState.PUT_OFF
    assert load.refused_why == str(OverlapsAnotherEpisode())
    assert load.waiting.count() == 1


def test_no_care_and_no_background_is_written_about_a_record_that_was_merged_away(
    bring_in, peterborough
):
    bring_in(*whole())
    kept, away = (ReturnNumber.objects.get(number=one).child for one in ("C1", "C2"))
    Person.objects.filter(pk=away.pk).update(merged_into=kept.person)
    said = {"source": "A return", "by": MET_HUB, "at": NOW}
    home = PastHome("U4", "PR1", "PE1 1AA", "")
    care = PastCare(
        away.pk, date(2020, 1, 1), date(2020, 2, 1), "C2", "N1", "S", "X1", "", "", home
    )
    with pytest.raises(MergedMeanwhile):
        record_care_history(past=[care], **said)
    background = PastBackground(away.pk, "WBRI", "", None, None)
    with pytest.raises(MergedMeanwhile):
        record_background_history(past=[background], from_on=date(2020, 1, 1), **said)


def test_the_report_knows_whose_numbers_it_says(bring_in):
    bad = ("C1", "01/05/2010", "M", "", "05/08/2025")
    files = [*whole()[:2], csv(Table.MISSING, [*MISSING, bad])]
    assert bring_in(*files, is_trial=True).named == []  # nobody, again
    load = bring_in(*files)
    assert load.named == [ReturnNumber.objects.get(number="C1").child_id]
