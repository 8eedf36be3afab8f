"""Who a notification is about: proposed with reasons, never decided."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methub.people.codes import IdentifierKind, NameKind, Sex
from methub.people.rules.births import Birth
from methub.people.rules.described import Described
from methub.people.rules.matching import (
    Band,
    Candidate,
    Reason,
    comparison,
    proposals,
    score_of,
)
from methub.people.rules.names import Named

BRAMLEY_ROW = "12 Bramley Row, Wisbech, PE13 2QL"
BORN = date(2011, 3, 14)

KEELEY = Candidate(
    person_id=1,
    names=(Named("Hollis", "Keeley Anne"), Named("", "KayKay", NameKind.KNOWN_AS)),
    birth=Birth.on_day(BORN),
    sex=Sex.FEMALE,
    addresses=(BRAMLEY_ROW,),
    identifiers=((IdentifierKind.UPN, "H801200001001"),),
)
KAYLEIGH = Candidate(
    person_id=2,
    names=(Named("Hollins", "Kayleigh"),),
    birth=Birth.on_day(date(2009, 8, 2)),
    sex=Sex.FEMALE,
    addresses=("4 Priory Road, St Ives, PE27 5BB",),
)
MISTYPED = Described(
    surname="Holliss",
    forenames="Kealey",
    known_as="KayKay",
    born_on_proposed=BORN,
    born_text="03/14/2011",
    sex=Sex.FEMALE,
    addresses=(BRAMLEY_ROW,),
    placement="Fenview House children's home",
)
SAID_RIGHT = Described(
    surname="Hollis",
    forenames="Keeley Anne",
    born_on=BORN,
    sex=Sex.FEMALE,
    addresses=(BRAMLEY_ROW,),
)


def band_of(described: Described, candidate: Candidate = KEELEY) -> Band | None:
    found = proposals(described, [candidate])
    return found[0].band if found else None


def words_for(described: Described, candidate: Candidate = KEELEY) -> dict[str, bool]:
    [found] = proposals(described, [candidate])
    return {reason.words: reason.is_agreeing for reason in found.reasons}


def score(described: Described, candidate: Candidate = KEELEY) -> float:
    return score_of(comparison(described, candidate))


def test_a_misspelt_name_and_an_american_date_still_find_the_right_child_first():
    first, second = proposals(MISTYPED, [KAYLEIGH, KEELEY])
    assert (first.person_id, first.band) == (1, Band.LIKELY)
    assert first.reasons == (
        Reason("Same date of birth, day and month swapped", True),
        Reason("Surname one letter apart, sounds alike", True),
        Reason("Forename sounds alike", True),
        Reason("Known by the same name: KayKay", True),
        Reason("Same postcode", True),
        Reason("Same house number", True),
        Reason("Same street and town", True),
        Reason("Forename differs: Kealey, Keeley Anne", False),
    )
    assert (second.person_id, second.band) == (2, Band.POSSIBLE)
    assert Reason("Date of birth differs", False) in second.reasons
    assert Reason("Street and town differ", False) in second.reasons


def test_a_child_said_exactly_right_is_likely():
    assert band_of(SAID_RIGHT) is Band.LIKELY


def test_a_twin_is_never_likely():
    twin = replace(SAID_RIGHT, forenames="Jodie")
    assert band_of(twin) is Band.POSSIBLE
    assert words_for(twin)["Forename differs: Jodie, Keeley Anne"] is False


@pytest.mark.parametrize(("said", "held"), [("Jayden", "Kayden"), ("Mia", "Mya Rose")])
def test_of_twins_named_nearly_alike_only_the_one_who_is_named_is_likely(said, held):
    named = replace(KEELEY, person_id=3, names=(Named("Hollis", said),))
    other = replace(KEELEY, person_id=4, names=(Named("Hollis", held),))
    first, second = proposals(replace(SAID_RIGHT, forenames=said), [other, named])
    assert (first.person_id, first.band) == (3, Band.LIKELY)
    assert (second.person_id, second.band) == (4, Band.POSSIBLE)


def test_a_brother_or_sister_at_the_same_address_is_not_likely():
    sibling = replace(SAID_RIGHT, forenames="Keeley", born_on=date(2013, 11, 30))
    assert band_of(sibling) is Band.POSSIBLE


def test_a_surname_shared_with_nobody_we_know_proposes_nobody():
    stranger = Described(surname="Okafor", forenames="Daniel", born_on=date(2012, 1, 9))
    assert band_of(stranger) is None


@pytest.mark.parametrize(
    ("surname", "forenames", "expected"),
    [
        ("Hollis", "Keely", "Same surname"),
        ("Keeley", "Hollis", "Surname and forename the other way round"),
        ("Hollis-Marsh", "Keeley", "Part of the surname is the same"),
        ("HOLLIS", "anne", "A forename in common"),
        ("Höllis", "Keeley", "Same surname"),
    ],
)
def test_names_are_compared_as_people_write_them(surname, forenames, expected):
    said = replace(SAID_RIGHT, surname=surname, forenames=forenames)
    assert words_for(said)[expected] is True


@pytest.mark.parametrize(
    ("said", "held"),
    [("O'Brien", "OBrien"), ("O’Brien", "O'brien"), ("Smith-Jones", "Smith Jones"),
     ("Łuczak", "Luczak"), ("Шевченко", "Shevchenko"), ("Müller", "MULLER")],
)  # fmt: skip
def test_apostrophes_hyphens_accents_and_alphabets_make_no_difference(said, held):
    child = replace(KEELEY, names=(Named(held, "Keeley"),))
    assert words_for(replace(SAID_RIGHT, surname=said), child)["Same surname"] is True


def test_a_short_form_is_a_form_of_one_name():
    child = replace(KEELEY, names=(Named("Hollis", "Elizabeth"),))
    said = replace(SAID_RIGHT, forenames="Lizzie")
    assert words_for(said, child)["Forms of one forename: Lizzie, Elizabeth"] is True
    assert band_of(said, child) is Band.LIKELY


def test_a_previous_surname_counts_as_a_name():
    child = replace(KEELEY, names=(*KEELEY.names, Named("Marsh", "Keeley", NameKind.PREVIOUS)))
    assert words_for(replace(SAID_RIGHT, surname="Marsh"), child)["Same surname"] is True


def test_a_number_that_everybody_has_one_of_speaks_against_when_it_differs():
    same = replace(SAID_RIGHT, identifiers=((IdentifierKind.UPN, "h801200001001"),))
    other = replace(SAID_RIGHT, identifiers=((IdentifierKind.UPN, "H801200001002"),))
    assert words_for(same)["Same Unique pupil number"] is True
    assert words_for(other)["Unique pupil number differs"] is False
    assert score(other) < score(SAID_RIGHT) < score(same)


def test_a_second_police_reference_says_nothing_about_who_it_is():
    child = replace(KEELEY, identifiers=((IdentifierKind.POLICE, "MP/1"),))
    said = replace(SAID_RIGHT, identifiers=((IdentifierKind.POLICE, "MP/2"),))
    assert score(said, child) == score(SAID_RIGHT, child)


def test_without_a_forename_nobody_is_likely():
    assert band_of(replace(SAID_RIGHT, forenames="")) is Band.POSSIBLE


@pytest.mark.parametrize(
    "worse",
    [
        {"surname": "Okafor"},
        {"forenames": "Daniel"},
        {"born_on": date(2008, 9, 1)},
        {"sex": Sex.MALE},
        {"addresses": ("9 High Street, Ely, CB7 4AA",)},
    ],
)
def test_every_field_that_disagrees_lowers_the_score(worse):
    assert score(replace(SAID_RIGHT, **worse)) < score(SAID_RIGHT)


texts = st.text(max_size=60)
names = st.one_of(
    texts, st.sampled_from(["Hollis", "Holliss", "O'Brien", "Smith-Jones", "Li", "Ng"])
)
days = st.dates(date(2000, 1, 1), date(2026, 11, 21))


@given(surname=names, forenames=names, known_as=names, born=st.none() | days, text=texts)
def test_nothing_anybody_writes_breaks_the_comparison(surname, forenames, known_as, born, text):
    said = Described(
        surname=surname,
        forenames=forenames,
        known_as=known_as,
        born_on=born,
        born_text=text,
        addresses=(text,),
        placement=text,
        identifiers=((IdentifierKind.POLICE, text),),
    )
    for proposal in proposals(said, [KEELEY, KAYLEIGH]):
        assert proposal.reasons
        assert all(
            "{" not in r.words or "{" in f"{surname}{forenames}{known_as}" for r in proposal.reasons
        )


def test_ten_megabytes_in_every_field_are_read_as_far_as_a_name_can_be_long():
    huge = "Hollis " * 1_500_000
    said = Described(surname=huge, forenames=huge, known_as=huge, born_text=huge, addresses=(huge,))
    for proposal in proposals(said, [KEELEY]):
        assert all(len(reason.words) < 1000 for reason in proposal.reasons)


@given(one=names, two=names, born=days, other_born=days)
def test_two_notices_of_two_children_agree_whichever_is_on_the_record(one, two, born, other_born):
    def held(name: str, day: date) -> Candidate:
        return Candidate(person_id=1, names=(Named(name, name),), birth=Birth.on_day(day))

    def said(name: str, day: date) -> Described:
        return Described(surname=name, forenames=name, born_on=day)

    assert score(said(one, born), held(two, other_born)) == score(
        said(two, other_born), held(one, born)
    )


@given(said=days, held=days)
def test_no_other_date_is_worth_more_than_the_same_date(said, held):
    child = replace(KEELEY, birth=Birth.on_day(held))
    same = score(replace(SAID_RIGHT, born_on=held), child)
    assert score(replace(SAID_RIGHT, born_on=said), child) <= same


@given(surname=names, forenames=names)
def test_no_other_name_is_worth_more_than_the_same_name(surname, forenames):
    assert score(replace(SAID_RIGHT, surname=surname, forenames=forenames)) <= score(SAID_RIGHT)
