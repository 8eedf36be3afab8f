"""One registry of persons: what was said before is never lost."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from methub.agencies.roles import Role
from methub.audit.models import Entry
from methub.foundation.records import ChangedMeanwhile
from methub.people import changes, queries
from methub.people.codes import IdentifierKind, KeyKind, NameKind, Precision, Sex, SightWhy
from methub.people.models import Person, PersonIdentifier, PersonKey, Sight
from methub.people.rules.births import Birth
from tests.people.conftest import BORN, NOW


def keys(person: Person, kind: KeyKind) -> set[str]:
    return set(PersonKey.objects.filter(person=person, kind=kind).values_list("value", flat=True))


def test_a_child_is_registered_with_names_birth_keys_and_sight(keeley):
    assert (keeley.name, keeley.sort_name) == ("Keeley Anne Hollis", "hollis keeley anne")
    assert keeley.birth == Birth.on_day(BORN)
    assert keys(keeley, KeyKind.NAME) == {"keeley", "anne", "hollis", "kaykay"}
    assert set(keeley.sights.values_list("why", flat=True)) == {SightWhy.HUB, SightWhy.POLICE}


def test_a_child_who_arrived_without_papers_is_registered_with_what_is_known(register):
    child = register("Tesfaye", "Samuel", born_on=None, birth=Birth.about(2010))
    assert (child.born_on, child.born_year) == (None, 2010)
    assert child.born_on_precision == Precision.ESTIMATED


def test_every_change_to_a_person_can_be_found_under_the_person(keeley, signed):
    changes.record_address(person=keeley, text="12 Bramley Row", **signed())
    lines = Entry.objects.filter(person_id=keeley.pk).values_list("what", flat=True)
    assert {"people.person.registered", "people.name.added", "people.address.recorded"} <= set(
        lines
    )


def test_a_new_legal_name_ends_the_old_one_and_the_child_is_found_by_both(keeley, signed, look):
    changes.add_name(
        person=keeley, surname="Marsh", forenames="Keeley", kind=NameKind.LEGAL, **signed()
    )
    keeley.refresh_from_db()
    assert keeley.name == "Keeley Marsh"
    hub = look(Role.HUB_WORKER)
    assert queries.search(viewer=hub, text="Marsh") == [keeley]
    assert queries.search(viewer=hub, text="Hollis") == [keeley]


def test_a_corrected_name_keeps_what_was_said_and_is_no_longer_found_by_it(keeley, signed, look):
    wrong = keeley.names.get(kind=NameKind.LEGAL)
    changes.correct_name(name=wrong, surname="Barraclough", forenames="Keeley", **signed())
    wrong.refresh_from_db()
    assert (wrong.surname, wrong.withdrawn_at) == ("Hollis", NOW)
    hub = look(Role.HUB_WORKER)
    assert queries.search(viewer=hub, text="Hollis") == []
    assert [p.name for p in queries.search(viewer=hub, text="Barraclough")] == [
        "Keeley Barraclough"
    ]


def test_two_people_correcting_one_name_do_not_both_win(keeley, signed):
    wrong = keeley.names.get(kind=NameKind.LEGAL)
    changes.correct_name(name=wrong, surname="Holliss", forenames="Keeley", **signed())
    with pytest.raises(ChangedMeanwhile):
        changes.correct_name(name=wrong, surname="Hollins", forenames="Keeley", **signed())


def test_a_name_says_something(keeley, signed):
    with pytest.raises(changes.NoName):
        changes.add_name(person=keeley, surname=" ", forenames="", kind=NameKind.ALIAS, **signed())


def test_a_corrected_date_of_birth_keeps_what_was_said_before(keeley, signed):
    right = Birth.on_day(date(2011, 4, 3))
    changes.correct_birth(person=keeley, birth=right, version=keeley.version, **signed())
    keeley.refresh_from_db()
    assert keeley.birth == right
    assert list(keeley.births.order_by("pk").values_list("born_on", flat=True)) == [BORN, right.on]
    assert keys(keeley, KeyKind.BORN) == {"2011-04-03"}


def test_two_people_correcting_one_date_of_birth_do_not_both_win(keeley, signed):
    seen = keeley.version
    changes.correct_birth(person=keeley, birth=Birth.in_year(2011), version=seen, **signed())
    with pytest.raises(ChangedMeanwhile):
        changes.correct_birth(person=keeley, birth=Birth.in_year(2010), version=seen, **signed())


def test_nobody_is_born_tomorrow(keeley, signed):
    with pytest.raises(changes.ImpossibleBirth):
        changes.correct_birth(
            person=keeley, birth=Birth.on_day(date(2026, 11, 22)), version=1, **signed()
        )


def test_the_database_refuses_a_date_of_birth_more_precise_than_is_known(keeley):
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=keeley.pk).update(born_on_precision=Precision.YEAR)


def test_the_database_refuses_two_legal_names_at_once(keeley):
    with pytest.raises(IntegrityError), transaction.atomic():
        keeley.names.create(surname="Marsh", kind=NameKind.LEGAL, recorded_at=NOW)


def test_sex_and_ethnicity_are_corrected_with_what_they_were_in_the_book(keeley, signed):
    changes.correct_description(
        person=keeley, sex=Sex.OTHER, ethnicity="W1", version=keeley.version, **signed()
    )
    line = Entry.objects.get(what="people.description.corrected")
    assert line.details == {"was": ["female", ""], "now": ["other", "W1"]}


def test_a_number_said_twice_is_one_number(keeley, signed, look):
    for said in ("MP/35/4471/26", " MP/35/4471/26 "):
        changes.record_identifier(person=keeley, kind=IdentifierKind.POLICE, value=said, **signed())
    assert keeley.identifiers.count() == 1
    assert queries.search(viewer=look(Role.HUB_WORKER), text="mp35447126") == [keeley]


def test_an_address_that_was_left_still_finds_the_child(keeley, signed, look):
    address = changes.record_address(
        person=keeley, text="12 Bramley Row", postcode="pe13 2ql", **signed()
    )
    changes.end_address(address=address, until_on=date(2026, 11, 1), **signed())
    address.refresh_from_db()
    assert not address.holds_on(date(2026, 11, 1))
    assert queries.search(viewer=look(Role.HUB_WORKER), text="PE13 2QL") == [keeley]


def test_a_protected_address_is_shown_to_named_people_alone(keeley, signed, look, town):
    changes.record_address(
        person=keeley, text="1 Hidden Lane", postcode="PE1 1AA", is_protected=True, **signed()
    )
    worker = town.people[Role.ALLOCATED_WORKER]
    changes.grant_sight(person=keeley, user=worker, why=SightWhy.ALLOCATED_WORKER, **signed())
    hub = queries.whereabouts(viewer=look(Role.HUB_SENIOR), person=keeley)
    named = queries.whereabouts(viewer=look(Role.ALLOCATED_WORKER), person=keeley)
    outside = queries.whereabouts(viewer=look(Role.PARTNER), person=keeley)
    assert (hub.addresses, hub.protected) == ((), 1)
    assert ([row.text for row in named.addresses], named.protected) == (["1 Hidden Lane"], 0)
    assert (outside.addresses, outside.protected) == ((), 0)


def test_a_protected_address_finds_nobody_and_stands_in_no_line_of_the_book(keeley, signed, look):
    address = changes.record_address(
        person=keeley, text="1 Hidden Lane", postcode="PE1 1AA", **signed()
    )
    changes.protect_address(address=address, **signed())
    assert queries.search(viewer=look(Role.HUB_WORKER), text="PE1 1AA") == []
    assert "Hidden" not in str(list(Entry.objects.values_list("details", flat=True)))


def test_a_number_that_was_never_hers_finds_her_no_more_and_is_kept(keeley, signed, look):
    number = {"person": keeley, "kind": IdentifierKind.NHS, "value": "9434765919"}
    wrong = changes.record_identifier(**number, **signed())
    changes.withdraw_identifier(identifier=wrong, why="Her sister’s", **signed())
    assert queries.search(viewer=look(Role.HUB_WORKER), text="9434765919") == []
    assert not keeley.identifiers.exists()
    kept = PersonIdentifier.every.get()
    assert (kept.withdrawn_at, kept.withdrawn_why) == (NOW, "Her sister’s")
    with pytest.raises(changes.NoReason):
        changes.withdraw_identifier(identifier=wrong, why=" ", **signed())
    changes.record_identifier(**number, **signed())
    assert queries.search(viewer=look(Role.HUB_WORKER), text="9434765919") == [keeley]


def test_the_database_refuses_a_sight_of_nobody_or_of_two(keeley, town):
    worker, hub = town.people[Role.PARTNER], town.agencies["MET Hub"]
    for holders in ({}, {"user": worker, "agency": hub}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Sight.objects.create(
                person=keeley, why=SightWhy.SHARED, from_at=NOW, granted_by_id=0, **holders
            )
