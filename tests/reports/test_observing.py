"""What a month's figures support saying: every pattern that reaches three, with what is usual, and
how often chance alone would show as much."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.reports.codes import Notice
from methub.reports.rules.chance import among, at_least, in_words
from methub.reports.rules.fixing import mark, seal
from methub.reports.rules.observing import LEAST, NOTHING_BEFORE, Told, key_of, noticed

A_SEVENTH = Fraction(1, 7)
MONTHS = st.lists(st.integers(0, 9), min_size=7, max_size=7).map(tuple)


@given(st.integers(0, 60), st.integers(0, 200))
@settings(max_examples=50)
def test_chance_falls_with_the_count_and_is_a_chance(count, before):
    here = at_least(count, before=before + 1, share=A_SEVENTH)
    more = at_least(count + 1, before=before, share=A_SEVENTH)
    assert 0 <= more <= here <= 1


@given(st.integers(0, 12), st.integers(0, 12))
@settings(max_examples=50)
def test_chance_is_the_sum_of_the_exact_terms(count, before):
    tried = count + before
    exact = sum(comb(tried, k) * 6 ** (tried - k) for k in range(count, tried + 1))
    if tried:
        assert at_least(count, before=before, share=A_SEVENTH) == pytest.approx(exact / 7**tried)
    else:
        assert at_least(count, before=before, share=A_SEVENTH) is None


def test_a_usual_of_nought_is_no_certainty():
    """Three where there were none in six months: rare, and not impossible."""
    assert at_least(3, before=0, share=A_SEVENTH) == pytest.approx(1 / 343)
    assert in_words(1 / 343) == "About 1 in 340 by chance alone"


def test_chance_is_said_in_words_nobody_has_to_work_out():
    assert in_words(0.0249) == "About 1 in 40 by chance alone"
    assert in_words(0.7) == "Chance alone would show as much more often than not"
    assert in_words(1e-7) == "Less than 1 in 1,000 by chance alone"


def test_of_many_places_one_always_stands_out_and_the_page_says_so():
    assert among(0.025, 120, "schools").endswith("as much in about 3 of them")
    assert among(0.0025, 4, "schools").endswith("about once in 100 such months")
    assert among(1e-9, 4, "schools").endswith("1,000 such months or more")


@given(st.dictionaries(st.text(min_size=1, max_size=5), MONTHS, max_size=6))
@settings(max_examples=50)
def test_whatever_reaches_three_is_listed_however_little_it_stands_out(places):
    told = [Told(name, name, counts, counts) for name, counts in places.items()]
    found = noticed(Notice.SCHOOL, told, share=A_SEVENTH)
    assert {one.value for one in found} == {n for n, c in places.items() if c[-1] >= LEAST}
    assert [one.chance for one in found] == sorted(one.chance for one in found)


@given(MONTHS)
@settings(max_examples=50)
def test_a_rise_is_more_than_the_mean_of_the_months_before(counts):
    (found,) = noticed(Notice.DISTRICT, [Told("a", "A", counts, counts)], share=A_SEVENTH) or [None]
    assert bool(found) == (counts[-1] >= LEAST and counts[-1] * 6 > sum(counts[:-1]))


def test_episodes_of_one_child_are_judged_as_one_child():
    home = Told("h", "Elm House", (1, 0, 2, 0, 1, 0, 6), (1, 0, 1, 0, 1, 0, 1))
    (found,) = noticed(Notice.HOME, [home], share=A_SEVENTH)
    assert found.says == "6 missing episodes of 1 child who lived at Elm House"
    assert found.evidence == (
        "Usual: 0.7 a month (4 in the 6 months before).",
        "About 1 in 2 by chance alone, judged by children.",
        "None of the other children’s homes had any.",
    )


def test_a_hub_that_has_just_begun_is_compared_with_nothing():
    told = [Told("h", "Elm House", (0, 0, 0, 0, 0, 0, 4), (0, 0, 0, 0, 0, 0, 3))]
    (found,) = noticed(Notice.HOME, told, share=A_SEVENTH)
    assert NOTHING_BEFORE in found.evidence


def test_the_key_of_an_observation_names_no_home():
    assert "elm" not in key_of(Notice.HOME, "Elm House").lower()
    assert key_of(Notice.HOME, "Elm House") != key_of(Notice.SCHOOL, "Elm House")


def test_another_letter_or_number_anywhere_is_another_seal():
    content = {"known_at": "2026-11-01", "tables": [{"cells": [[3, None]]}], "narrative": "Elm"}
    other = {**content, "tables": [{"cells": [[4, None]]}]}
    assert seal(content, reference="A", number=1) != seal(other, reference="A", number=1)
    assert seal(content, reference="A", number=1) != seal(content, reference="A", number=2)
    assert mark(content) == mark({**content, "known_at": "2026-11-02"}) != mark(other)
