"""The same place, written down in two ways, is one place; and two places are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methub.places.rules.postcodes import area_of, as_written, chosen, normalised
from methub.places.rules.recognition import Described, is_named_in, is_same

WORDS = st.sampled_from(["", "Fenview House", "12 High St", "Flat 2, 12 High Street", "PE1 1AA"])
DESCRIBED = st.builds(Described, WORDS, WORDS, st.sampled_from(["", "PE1 1AA", "pe11aa"]))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Fenview House", "3 Marsh Lane, March", "PE15 8NR"),
         ("fenview house", "3 Marsh Ln", "pe158nr"), True),
        (("Fenview House", "3 Marsh Lane", "PE15 8NR"), ("", "3 Marsh Lane", "PE15 8NR"), True),
        (("", "12 High Street", "PE1 1AA"), ("", "12, High St., Peterborough", "PE1 1AA"), True),
        (("", "Flat 2, 12 High St", "PE1 1AA"), ("", "Flat 3, 12 High St", "PE1 1AA"), False),
        (("", "Flat 2, 12 High St", "PE1 1AA"), ("", "12 High St", "PE1 1AA"), False),
        (("Pizza Palace", "12 High St", "PE1 1AA"), ("Nails", "12 High St", "PE1 1AA"), False),
        (("Pizza Palace", "12 High St", "PE1 1AA"),
         ("Pizza Palace", "14 High St", "PE1 1AA"), False),
        (("", "12 High St", "PE1 1AA"), ("", "12 High St", "PE1 1AB"), False),
        (("Station Hotel", "Ely", ""), ("Station Hotel", "March", ""), False),
        (("Station Hotel", "Ely", ""), ("The Station Hotel", "Ely", ""), False),
        (("Station Hotel", "Ely", ""), ("Station Hotel", "Ely", ""), True),
        (("", "", "PE1 1AA"), ("", "", "PE1 1AA"), False),
    ],
)  # fmt: skip
def test_recognised_or_not(one, other, same):
    assert is_same(Described(*one), Described(*other)) is same
    assert is_same(Described(*other), Described(*one)) is same


@given(DESCRIBED, DESCRIBED)
def test_it_does_not_matter_which_was_first(one, other):
    assert is_same(one, other) == is_same(other, one)


@given(st.text(max_size=12))
def test_a_postcode_is_kept_however_it_is_typed(said):
    assert normalised(normalised(said)) == normalised(said)
    assert normalised(as_written(said)) == normalised(said)


def test_a_postcode_is_written_with_its_space_and_anything_else_as_it_was():
    assert as_written(" pe1  1aa") == "PE1 1AA"
    assert as_written("sw1a2aa") == "SW1A 2AA"
    assert as_written("by the river") == "by the river"
    assert area_of("PE11AA") == "PE" and area_of("12") == ""


def test_a_letter_that_is_no_area_is_every_area_that_begins_with_it():
    areas = {"PA", "PE", "B", "BA"}
    assert chosen(areas, ["p"]) == ({"PA", "PE"}, [])
    assert chosen(areas, ["B"]) == ({"B"}, [])
    assert chosen(areas, ["PE", "QQ"]) == ({"PE"}, ["QQ"])


@pytest.mark.parametrize(
    ("said", "known", "names"),
    [
        ("By the bins behind Pizza Palace, by a PCSO", ("Pizza Palace", "", "PE1 1AA"), True),
        ("pizza palace", ("Pizza Palace", "12 High St", ""), True),
        ("In a flat at 12 High Street", ("", "12 High St, Peterborough", "PE1 1AA"), True),
        ("At 112 High Street", ("", "12 High St, Peterborough", "PE1 1AA"), False),
        ("In the park", ("Park", "", "PE1 1AA"), False),
        ("On High Street", ("", "High Street", "PE1 1AA"), False),
        ("", ("Pizza Palace", "", ""), False),
        ("Near the Pizza Palaces", ("Pizza Palace", "", ""), False),
    ],
)
def test_named_in_passing_or_not(said, known, names):
    assert is_named_in(said, Described(*known)) is names
