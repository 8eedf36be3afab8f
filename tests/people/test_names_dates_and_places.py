"""How names, dates of birth and addresses are read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methub.people.codes import KeyKind
from methub.people.rules.births import (
    Birth,
    BirthNearness,
    births_apart,
    is_possible,
    spelt_dates,
    swapped,
)
from methub.people.rules.described import Described
from methub.people.rules.keys import keys_for, keys_of
from methub.people.rules.names import (
    Named,
    Nearness,
    filed_as,
    forenames_apart,
    surnames_apart,
    words,
)
from methub.people.rules.places import (
    PlaceNearness,
    address,
    doors_apart,
    postcodes,
    postcodes_apart,
    streets_apart,
)
from methub.people.rules.searching import asked

TODAY = date(2026, 11, 21)
BORN = date(2011, 3, 14)


@pytest.mark.parametrize(
    "spelling",
    ["14/03/2011", "14/3/11", "14.03.2011", "14-03-2011", "14 03 2011", "2011-03-14", "14032011",
     "14 March 2011", "14th of March 2011", "14 Mar 11", "March 14, 2011", "03/14/2011"],
)  # fmt: skip
def test_a_date_of_birth_is_read_however_it_is_spelt(spelling):
    days, rest = spelt_dates(f"Keeley {spelling} Hollis", today=TODAY)
    assert days == (BORN,)
    assert rest.split() == ["keeley", "hollis"]


@pytest.mark.parametrize("text", ["31/02/2011", "14/03/2031", "MP/35/4471/26", "12 Bramley Row"])
def test_what_is_no_date_of_birth_is_left_as_it_was(text):
    assert spelt_dates(text, today=TODAY) == ((), text.lower())


def test_two_figures_are_the_latest_such_year_that_has_been():
    assert spelt_dates("1/6/26 and 1/6/27", today=TODAY)[0] == (date(2026, 6, 1), date(1927, 6, 1))


def test_the_first_of_a_month_is_swapped_only_into_another_date():
    assert swapped(date(2011, 4, 3)) == date(2011, 3, 4)
    assert swapped(date(2011, 4, 4)) is None
    assert swapped(BORN) is None


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (Birth.on_day(BORN), Birth.on_day(BORN), BirthNearness.SAME),
        (Birth.on_day(date(2011, 4, 3)), Birth.on_day(date(2011, 3, 4)), BirthNearness.SWAPPED),
        (Birth.on_day(BORN), Birth.on_day(date(2012, 3, 14)), BirthNearness.DIGIT),
        (Birth.on_day(BORN), Birth.on_day(date(2011, 3, 15)), BirthNearness.DIGIT),
        (Birth.on_day(BORN), Birth.on_day(date(2011, 3, 4)), BirthNearness.DIGIT),
        (Birth.on_day(BORN), Birth.on_day(date(2011, 3, 27)), BirthNearness.TWO_PARTS),
        (Birth.on_day(BORN), Birth.on_day(date(2013, 6, 25)), BirthNearness.DIFFERENT),
        (Birth.on_day(BORN), Birth.in_month(2011, 3), BirthNearness.PARTLY),
        (Birth.on_day(BORN), Birth.in_month(2011, 4), BirthNearness.DIFFERENT),
        (Birth.on_day(BORN), Birth.in_year(2011), BirthNearness.PARTLY),
        (Birth.on_day(BORN), Birth.about(2012), BirthNearness.NEAR),
        (Birth.on_day(BORN), Birth.working_date(date(2010, 1, 1)), BirthNearness.NEAR),
        (Birth.on_day(BORN), Birth.about(2014), BirthNearness.DIFFERENT),
    ],
)
def test_two_dates_of_birth_are_as_near_as_what_is_known_of_them(one, other, near):
    assert births_apart(one, other) is near
    assert births_apart(other, one) is near


@pytest.mark.parametrize(
    "birth",
    [Birth.on_day(date(2026, 11, 22)), Birth.in_year(2027), Birth.in_year(1890),
     Birth.in_month(2011, 13)],
)  # fmt: skip
def test_nobody_is_born_tomorrow_or_before_anybody_alive(birth):
    assert not is_possible(birth, TODAY)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Hollis", "HOLLIS", Nearness.SAME),
        ("Hollis", "Holliss", Nearness.LETTER_AND_SOUND),
        ("Hollis", "Hollins", Nearness.LETTER),
        ("Smith", "Smyth", Nearness.LETTER_AND_SOUND),
        ("Stephens", "Stevens", Nearness.SOUND),
        ("de Souza", "de Silva", Nearness.DIFFERENT),
        ("Smith-Jones", "Jones", Nearness.PART),
        ("Wojciechowski", "Wojcieszowski", Nearness.SPELLING),
    ],
)
def test_surnames_are_near_by_spelling_sound_or_part(one, other, near):
    assert surnames_apart(one, other) is near


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Keeley", "Keeley Anne", Nearness.FIRST),
        ("Mohammed", "Mohamad", Nearness.DIMINUTIVE),
        ("K", "Keeley", Nearness.INITIAL),
        ("Jayden", "Kayden", Nearness.LETTER),
        ("Amir", "Noah", Nearness.DIFFERENT),
    ],
)
def test_forenames_are_near_by_form_initial_or_sound(one, other, near):
    assert forenames_apart(one, other) is near


def test_a_name_that_is_only_an_emoji_is_not_compared():
    assert surnames_apart("🙂", "Hollis") is None


def test_a_list_is_sorted_by_surname():
    assert filed_as("Hollis", "Keeley Anne") == "hollis keeley anne"


@given(st.text())
def test_a_folded_name_is_plain_and_folds_no_further(text):
    folded = words(text)
    assert words(" ".join(folded)) == folded
    assert all(word.isalnum() and word == word.lower() for word in folded)


SAME, ALIKE, PARTLY, DIFFERENT = PlaceNearness


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("12 Bramley Row, Wisbech, PE13 2QL", "12, Bramley Row, PE132QL", (SAME, SAME, PARTLY)),
        ("12 Bramley Row, PE13 2QL", "14 Bramley Row, PE13 2QL", (SAME, DIFFERENT, SAME)),
        ("12 Bramley Row, PE13 2QL", "12 Brambly Row, PE13 2QJ", (ALIKE, SAME, ALIKE)),
        ("12 Bramley Row, PE13 2QL", "3 Marsh Lane, PE15 8NR", (DIFFERENT,) * 3),
        ("Flat 2, 12 Bramley Row", "12 Bramley Row", (None, PARTLY, SAME)),
        ("Fenview House, March", "march, fenview house", (None, None, SAME)),
        ("ul. Polna 4, 00-950 Warszawa, 34567", "34567", (SAME, None, None)),
        ("", "3 Marsh Lane", (None, None, None)),
    ],
)
def test_addresses_are_compared_by_postcode_door_and_street(one, other, near):
    for ours, theirs in ((one, other), (other, one)):
        both = address(ours), address(theirs)
        assert (postcodes_apart(*both), doors_apart(*both), streets_apart(*both)) == near


def test_postcodes_are_found_in_an_address():
    assert postcodes("12 Bramley Row, Wisbech pe13 2ql") == ("PE132QL",)


def test_a_search_takes_names_dates_numbers_and_postcodes_apart():
    wanted = asked("hollis 14/3/2011 PE13 2QL MP/35/4471/26", today=TODAY)
    assert frozenset({(KeyKind.BORN, "2011-03-14")}) in wanted.terms
    assert frozenset({(KeyKind.POSTCODE, "PE132QL")}) in wanted.terms
    assert frozenset({(KeyKind.IDENTIFIER, "mp35447126")}) in wanted.terms
    assert wanted.exact == {"hollis"}


@given(st.text(max_size=300))
def test_nothing_anybody_types_breaks_the_search(text):
    for term in asked(text, today=TODAY).terms:
        assert term


names = st.text(alphabet="abcdeéö' -", min_size=1, max_size=20)


@given(surname=names, forenames=names, born=st.dates(date(2000, 1, 1), TODAY))
def test_whoever_is_described_as_they_are_kept_shares_a_key(surname, forenames, born):
    kept = keys_of([Named(surname, forenames)], Birth.on_day(born), [], [])
    wanted = keys_for(Described(surname=surname, forenames=forenames, born_on=born))
    assert any(value in wanted.get(kind, ()) for kind, value in kept)
