"""Dawn was written down with each of her children: she becomes one person, and two again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from methub.agencies.roles import Role
from methub.children import changes as children
from methub.children.codes import AssociateKind, CarerKind
from methub.children.models import Associate, Carer, Child
from methub.foundation import moving
from methub.foundation.actors import MET_HUB
from methub.merging import changes, queries
from methub.merging.codes import Side
from methub.merging.models import Merge, Proposal
from methub.merging.presenters import record
from methub.people import changes as people
from methub.people.models import AdultKey, Person
from tests.desk import signed_in
from tests.merging.conftest import NOW, dump


@pytest.fixture
def cares() -> Callable[..., Carer]:
    def caring(child: Child, name: str = "Dawn Hollis", **said: Any) -> Carer:
        how = {"kind": CarerKind.PARENT, "from_on": date(2026, 1, 1), "by": MET_HUB, "at": NOW}
        return children.record_carer(child=child, name=name, **how | said)

    return caring


@pytest.fixture
def one(town) -> Callable[..., Merge]:
    """A senior who has looked at both merges the second adult into the first."""

    def merging(kept: Person, away: Person, taken=(), **said: Any) -> Merge:
        seen = moving.fingerprint(moving.rows_of([kept.pk, away.pk]))
        how = {"seen": seen, "why": "The same mother", "at": NOW} | said
        return changes.merge_persons(
            kept=kept, away=away, taken=taken, by=town.actor(Role.HUB_SENIOR), **how
        )

    return merging


AN_ADULT = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Dawn Hollis", "Dawn Holis", "D. Hollis"]),
        "born_on": st.sampled_from([None, date(1980, 3, 14)]),
        "phone": st.sampled_from(["", "07700 900123"]),
        "address": st.sampled_from(["", "1 Fen Road, March"]),
        "children": st.sets(st.sampled_from(["keeley", "again"]), min_size=1),
    }
)


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    first=AN_ADULT,
    second=AN_ADULT,
    taken=st.sets(st.sampled_from(["name", "birth", "sex", "ethnicity"])),
)
def test_merged_and_taken_apart_both_adults_are_as_they_were(
    first, second, taken, keeley, again, cares, one, unmerge
):
    both = []
    for life in (first, second):
        named = [{"keeley": keeley, "again": again}[name] for name in sorted(life["children"])]
        said = {name: value for name, value in life.items() if name != "children"}
        adult = cares(named[0], **said).person
        for child in named[1:]:
            cares(child, person=adult)
        both.append(adult)
    before = dump()
    unmerge(one(*both, taken=taken))
    assert dump() == before


def test_the_mother_of_both_is_one_person_with_every_link(keeley, again, cares, one):
    dawn, double = cares(keeley).person, cares(again, "Dawn Holis").person
    one(dawn, double)
    assert set(Carer.objects.values_list("person", "child")) == {
        (dawn.pk, keeley.pk), (dawn.pk, again.pk),
    }  # fmt: skip
    assert {row.name for row in Carer.objects.all()} == {"Dawn Hollis"}


def test_a_young_mother_written_down_as_an_adult_is_the_child_on_record(
    keeley, register, cares, one, unmerge, town
):
    baby = register(surname="Hollis", forenames="Noor", born_on=date(2023, 6, 1))
    written = cares(baby, "Keeley Hollis", born_on=date(2011, 3, 5), phone="07700 900123").person
    with pytest.raises(changes.ChildAndAdult):
        one(written, keeley.person)
    senior = signed_in(town.people[Role.HUB_SENIOR])
    compare = reverse("merging:preview", args=[keeley.person.reference, written.reference])
    assert compare in senior.get(reverse("merging:of-child", args=[written.reference])).text
    turned = reverse("merging:preview", args=[written.reference, keeley.person.reference])
    assert senior.get(turned)["Location"] == compare, "the child’s record is the one that stays"
    assert "The other record is of an adult" in senior.get(compare).text
    before = dump()
    merge = one(keeley.person, written)
    assert Carer.objects.get().person == keeley.person
    assert AdultKey.objects.filter(person=written).count() == 0
    unmerge(merge)
    assert dump() == before


def test_a_friend_of_both_is_one_person_and_two_again(keeley, again, cares, one, unmerge):
    dean = children.record_associate(
        child=keeley, kind=AssociateKind.FRIEND, name="Dean Marsh", source="Her school",
        from_on=date(2026, 1, 1), by=MET_HUB, at=NOW,
    ).person  # fmt: skip
    double = cares(again, "Dean Marsh").person
    before = dump()
    merge = one(double, dean)
    assert Associate.objects.get().person == double
    unmerge(merge)
    assert dump() == before


def test_nobody_becomes_their_own_mother(keeley, cares, one):
    with pytest.raises(changes.OneCaresForTheOther):
        one(keeley.person, cares(keeley).person)


def test_only_whoever_knows_of_each_link_takes_a_young_mother_apart(
    keeley, register, cares, one, town, look
):
    baby = register(surname="Hollis", forenames="Noor", born_on=date(2023, 6, 1))
    merge = one(keeley.person, cares(baby, "Keeley Hollis").person)
    senior = look(Role.HUB_SENIOR)
    assert queries.merge_named(viewer=senior, reference=merge.reference) == merge
    people.restrict(person=baby.person, reason="A colleague’s child", by=MET_HUB, at=NOW)
    assert queries.merge_named(viewer=senior, reference=merge.reference) is None


def test_a_child_linked_since_goes_where_somebody_says(keeley, again, cares, one, unmerge):
    dawn, double = cares(keeley).person, cares(keeley).person
    merge = one(dawn, double)
    since = cares(again, person=dawn)
    with pytest.raises(changes.NotAnswered):
        unmerge(merge)
    unmerge(merge, answers={("children.Carer.person", since.pk): Side.AWAY})
    since.refresh_from_db()
    assert since.person == double


def test_two_children_are_merged_after_their_mothers_and_taken_apart_first(
    keeley, again, cares, one, merge, unmerge
):
    dawn, double = cares(keeley).person, cares(again).person
    before = dump()
    mothers = one(dawn, double)
    unmerge(merge(keeley, again))
    unmerge(mothers)
    assert dump() == before


def test_the_queue_proposes_them_to_whoever_may_know_of_all_their_children(
    keeley, again, cares, one, town, look, unmerge
):
    dawn = cares(keeley, phone="07700 900123").person
    double = cares(again, phone="07700900123").person
    asked = changes.ask_to_look(partnership=town.partnership, by=MET_HUB, at=NOW)
    changes.look_for_duplicates(look=asked, by=MET_HUB, at=NOW)
    found = queries.proposals(viewer=look(Role.HUB_SENIOR), band=None, page=1)
    assert [(row.one, row.other) for row in found.rows] == [(dawn, double)]
    children_found = queries.proposals(viewer=look(Role.HUB_SENIOR), band="likely", page=1)
    assert all(row.one.is_child for row in children_found.rows)
    alike = queries.alike(viewer=look(Role.HUB_SENIOR), person=dawn)
    assert [row.person for row in alike] == [double]
    one(dawn, double)
    assert not Proposal.objects.waiting().filter(one=dawn).exists()
    assert [row.kept for row in queries.merges(viewer=look(Role.HUB_SENIOR))] == [dawn]


def test_nobody_moves_a_link_they_may_not_know_of(keeley, again, register, cares, one, town, look):
    dawn, double = cares(keeley).person, cares(again).person
    closed = register(surname="Reed", forenames="Noah")
    people.restrict(person=closed.person, reason="A colleague’s child", by=MET_HUB, at=NOW)
    cares(closed, person=double)
    senior = look(Role.HUB_SENIOR)
    assert queries.record_named(viewer=senior, reference=dawn.reference) == dawn
    assert queries.record_named(viewer=senior, reference=double.reference) is None
    assert queries.alike(viewer=senior, person=dawn) == []
    browser = signed_in(town.people[Role.HUB_SENIOR])
    offered = {
        adult: "on record twice?" in browser.get(record(adult)).text for adult in (dawn, double)
    }
    assert offered == {dawn: True, double: False}, "a page offers nothing it would refuse"


def test_a_senior_compares_two_mothers_merges_them_and_takes_them_apart(keeley, again, cares, town):
    dawn, double = cares(keeley).person, cares(again, "Dawn Holis").person
    senior = signed_in(town.people[Role.HUB_SENIOR])
    twice = senior.get(reverse("merging:of-child", args=[dawn.reference])).text
    compare = reverse("merging:preview", args=[dawn.reference, double.reference])
    assert compare in twice
    page = senior.get(compare)
    assert "records of one adult?" in page.text
    seen = moving.fingerprint(moving.rows_of([dawn.pk, double.pk]))
    answer = senior.post(compare, {"seen": seen, "name": "kept", "why": "She says so"})
    assert answer["Location"] == reverse("children:adult", args=[dawn.reference])
    merged = Merge.objects.get()
    apart = reverse("merging:unmerge", args=[merged.reference])
    assert reverse("children:adult", args=[dawn.reference]) in senior.get(apart).text
    kept = moving.fingerprint(moving.rows_of([dawn.pk]))
    assert senior.post(apart, {"seen": kept, "why": "Two after all"}).status_code == 302
    assert Carer.objects.get(child=again).person == double
    assert senior.get(reverse("merging:duplicates") + "?show=adults").status_code == 200
