"""Finding a child by what is known of them."""

from dataclasses import replace

import pytest

from methub.agencies.roles import Role
from methub.people import changes, queries
from methub.people.codes import NameKind
from methub.people.rules.described import Described
from methub.people.rules.matching import Band
from tests.people.test_matching import BRAMLEY_ROW, MISTYPED


@pytest.mark.parametrize(
    "text",
    ["Keeley Hollis", "hollis keeley", "Hollis, Keeley", "holliss", "kealey", "KayKay",
     "14/03/2011", "14 March 2011", "hollis 2011", "Keeley 14.3.11"],
)  # fmt: skip
def test_a_child_is_found_by_names_in_any_order_by_sound_and_by_date_of_birth(text, keeley, look):
    assert queries.search(viewer=look(Role.HUB_WORKER), text=text) == [keeley]


@pytest.mark.parametrize("text", ["", "   ", "'; DROP TABLE", "🙂", "hollis 15/03/2011", "\x00"])
def test_what_fits_nobody_finds_nobody(text, keeley, look):
    assert queries.search(viewer=look(Role.HUB_WORKER), text=text) == []


def test_names_spelt_as_typed_come_before_those_that_sound_alike(register, look):
    sounds_alike = register("Holliss", "Amy")
    as_typed = register("Hollis", "Zoe")
    found = queries.search(viewer=look(Role.HUB_WORKER), text="Hollis")
    assert found == [as_typed, sounds_alike]


def test_a_search_finds_only_children_the_viewer_may_see(keeley, look):
    assert queries.search(viewer=look(Role.ALLOCATED_WORKER), text="Keeley Hollis") == []


def test_a_mistyped_notification_proposes_the_right_child_first(keeley, register, look, signed):
    changes.record_address(person=keeley, text=BRAMLEY_ROW, **signed())
    other = register("Hollins", "Kayleigh", born_on=None)
    first, second = queries.proposals(viewer=look(Role.HUB_WORKER), described=MISTYPED)
    assert (first.person_id, first.band) == (keeley.pk, Band.LIKELY)
    assert first.reasons[0].words == "Same date of birth, day and month swapped"
    assert (second.person_id, second.band) == (other.pk, Band.POSSIBLE)


@pytest.mark.parametrize(
    "said",
    [
        {"surname": "Keeley", "forenames": "Hollis"},
        {"surname": "Zzz", "forenames": "Zzz", "known_as": ""},
        {"born_on_proposed": None, "born_text": "", "addresses": ()},
        {"forenames": "", "known_as": ""},
    ],
)
def test_a_child_is_proposed_even_where_half_of_what_was_said_is_wrong(said, keeley, look, signed):
    changes.record_address(person=keeley, text=BRAMLEY_ROW, **signed())
    found = queries.proposals(viewer=look(Role.HUB_WORKER), described=replace(MISTYPED, **said))
    assert [proposal.person_id for proposal in found] == [keeley.pk]


def test_a_child_known_by_an_earlier_name_is_proposed(keeley, look, signed):
    changes.add_name(
        person=keeley, surname="Marsh", forenames="Keeley", kind=NameKind.LEGAL, **signed()
    )
    [found] = queries.proposals(
        viewer=look(Role.HUB_WORKER), described=replace(MISTYPED, surname="Hollis")
    )
    assert "Same surname" in {reason.words for reason in found.reasons}


def test_a_restricted_child_is_proposed_to_nobody_but_named_people(keeley, look, signed):
    changes.restrict(person=keeley, reason="Child of a colleague", **signed())
    assert queries.proposals(viewer=look(Role.HUB_WORKER), described=MISTYPED) == []
    assert queries.proposals(viewer=look(Role.HUB_SENIOR), described=MISTYPED)


def test_a_protected_address_is_never_a_reason(keeley, look, signed):
    changes.record_address(person=keeley, text=BRAMLEY_ROW, is_protected=True, **signed())
    [found] = queries.proposals(viewer=look(Role.HUB_WORKER), described=MISTYPED)
    assert not any("address" in reason.words.lower() for reason in found.reasons)


def test_a_description_that_says_nothing_proposes_nobody(keeley, look):
    assert queries.proposals(viewer=look(Role.HUB_WORKER), described=Described()) == []


def test_matching_asks_the_same_few_questions_however_many_children_there_are(
    register, look, django_assert_num_queries
):
    hub = look(Role.HUB_WORKER)
    for forenames in ("Keeley", "Kelly", "Kayleigh", "Kiley"):
        register("Hollis", forenames)
    with django_assert_num_queries(2):
        queries.proposals(viewer=hub, described=MISTYPED)
