"""Matching among invented families: brothers, sisters and twins share nearly everything."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.people.rules.matching import Band, Candidate
from methub.people.rules.names import Named
from methub.people.rules.registry import Registry
from tests.people import invented
from tests.people.invented import families, noticed

CHILDREN = list(families(Random(903), children=3_000))
REGISTRY = Registry(CHILDREN)


def shares(notices):
    """The share whose first proposal is the child, and the share of the likely that are right."""
    first = likely = right = 0
    for child, said in notices:
        found = REGISTRY.proposals(said)
        first += bool(found) and found[0].person_id == child.person_id
        called = [one for one in found if one.band is Band.LIKELY]
        likely += len(called)
        right += sum(one.person_id == child.person_id for one in called)
    return first / len(notices), right / likely


@pytest.mark.parametrize("mistakes", [0, 1, 2])
def test_a_child_with_brothers_sisters_and_twins_is_proposed_first(mistakes):
    rng = Random(mistakes)
    notices = [(child, noticed(rng, child, mistakes=mistakes)) for child in CHILDREN]
    first, precision = shares(notices)
    assert first > 0.988
    assert precision > 0.998


children = st.sampled_from(CHILDREN)
seeds = st.integers(0, 2**32)


@settings(max_examples=200)
@given(child=children, seed=seeds, mistake=st.sampled_from(invented.MISTAKES))
def test_one_mistake_never_hides_a_child(child, seed, mistake):
    said = mistake(Random(seed), noticed(Random(seed), child, mistakes=0))
    assert child.person_id in {found.person_id for found in REGISTRY.proposals(said)}


@settings(max_examples=200)
@given(child=children, seed=seeds)
def test_a_twin_who_is_not_on_the_record_is_never_called_likely_the_other(child, seed):
    [name] = child.names
    twin = "Zacharias" if not name.forenames.startswith("Z") else "Bartholomew"
    said = replace(noticed(Random(seed), child, mistakes=0), forenames=twin)
    assert all(found.band is Band.POSSIBLE for found in REGISTRY.proposals(said))


def twins(**of_the_second: object) -> list[Candidate]:
    [first] = list(families(Random(1), children=1))
    keeley = replace(first, person_id=1, names=(Named("Hollis", "Keeley"),))
    return [
        keeley,
        replace(keeley, person_id=2, names=(Named("Hollis", "Jodie"),), **of_the_second),
    ]


def test_a_twin_who_moved_out_is_likely_and_comes_before_the_one_who_stayed():
    stayed, gone = twins(addresses=("4 Priory Road, St Ives, PE27 5BB",))
    said = replace(noticed(Random(0), stayed, mistakes=0), forenames="Jodie")
    first, second = Registry([stayed, gone]).proposals(said)
    assert (first.person_id, first.band) == (gone.person_id, Band.LIKELY)
    assert (second.person_id, second.band) == (stayed.person_id, Band.POSSIBLE)


@pytest.mark.parametrize(
    ("said", "held"),
    [
        (("Hollis", "Lizzie"), ("Hollis", "Elizabeth")),
        (("Keeley", "Hollis"), ("Hollis", "Keeley")),
        (("Jones", "Keeley"), ("Smith-Jones", "Keeley")),
        (("SmithJones", "Keeley"), ("Smith Jones", "Keeley")),
        (("Shevchenko", "Oksana"), ("Шевченко", "Оксана")),
        (("Lukasz", "Łuczak"), ("Luczak", "Łukasz")),
        (("Mohamad", "Hussein"), ("Mohammed", "Hussain")),
        (("Nguyen", "Thi"), ("Nguyễn", "Thị")),
    ],
)
def test_a_child_whose_name_is_said_another_way_is_likely(said, held):
    [child] = list(families(Random(2), children=1))
    child = replace(child, names=(Named(*held),))
    notice = replace(noticed(Random(0), child, mistakes=0), surname=said[0], forenames=said[1])
    [found] = Registry([*CHILDREN, replace(child, person_id=99_999)]).proposals(notice)[:1]
    assert (found.person_id, found.band) == (99_999, Band.LIKELY)
