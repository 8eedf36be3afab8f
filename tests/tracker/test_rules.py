"""The columns agree with what reads them; what has changed; who is silent."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from methub.assessments.codes import Exploitation
from methub.tracker import forms, rules
from methub.tracker.codes import IN_SHORT, Kind, Marks, Reason, Recall
from methub.tracker.queries.cells import CELLS
from methub.tracker.queries.concerns import CONCERNS

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
A_FEW = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
KEYS = [column.key for column in rules.COLUMNS]


def test_every_column_is_read_and_nothing_is_read_that_is_no_column():
    assert set(CELLS) == {c.key for one in rules.REGISTERS for c in (*one.columns, *one.besides)}
    assert set(CONCERNS) == {why for one in rules.REGISTERS for why in one.reasons}
    assert set(IN_SHORT) == set(Reason)


def test_no_two_columns_or_boxes_are_called_the_same():
    for one in rules.REGISTERS:
        assert len(one.by_key) == len({column.words for column in one.columns}) == len(one.columns)
    assert sum(len(forms.boxes(column)) for column in rules.EVERY.values()) == len(forms.BOXES)


@A_FEW
@given(st.lists(st.sampled_from([*KEYS, "password"])))
def test_whatever_somebody_chooses_the_name_comes_first_and_nothing_comes_twice(keys):
    shown = [column.key for column in rules.MISSING.chosen(keys)]
    assert shown[0] == "name"
    assert len(set(shown)) == len(shown) > 1
    wanted = [key for key in dict.fromkeys(keys) if key in KEYS and key != "name"]
    assert shown[1:] == (wanted or [c.key for c in rules.MISSING.usual[1:]])


@pytest.mark.parametrize(
    ("key", "was", "now", "is_news"),
    [
        ("grade", "medium", "high", True),
        ("grade", None, "low", True),
        ("grade", "high", "high", False),
        ("missing_90", 2, 3, True),
        ("missing_90", 3, 2, False),
        ("age", 14, 15, False),
    ],
)
def test_a_birthday_and_a_day_gone_by_are_no_news(key, was, now, is_news):
    column = rules.BY_KEY[key]
    assert rules.changed([column], {key: now}, {key: was}) == ({key} if is_news else set())


def test_a_row_that_was_not_there_is_new_and_not_changed():
    assert rules.changed(rules.COLUMNS, dict.fromkeys(KEYS), None) == frozenset()


def test_what_is_only_known_of_today_is_never_marked():
    for column in rules.EVERY.values():
        assert (
            (column.recall is not Recall.TODAY)
            or column.marks is Marks.NEVER
            or (column.key == "entered")
        )


@pytest.mark.parametrize(
    ("last", "is_silent"),
    [(None, True), (timedelta(days=7), False), (timedelta(days=7, seconds=1), True)],
)
def test_exactly_as_long_as_allowed_is_not_yet_silent(last, is_silent):
    heard = None if last is None else NOON - last
    assert rules.is_silent(heard, NOON, days=7) is is_silent


@A_FEW
@given(
    st.dictionaries(st.sampled_from([*forms.BOXES, "sort", "why", "on", "page"]), st.text()),
    st.sampled_from(rules.REGISTERS),
)
def test_nothing_typed_breaks_the_question_and_nothing_typed_leaves_it(said, register):
    query = QueryDict(mutable=True)
    query.update(said)
    asked = forms.asked(query, register=register)
    assert not set(asked.query()) & set(forms.TYPED)
    again = QueryDict(mutable=True)
    again.update(asked.whole)
    assert forms.asked(again, register=register).whole == asked.whole
    for box, words in asked.said.items():
        if forms.BOXES[box].kind is Kind.NUMBER:
            assert int(words) >= 0


# practice.md 9.2: by type, at each level, and how many of them are in care.
LEVELS = ("Emerging", "Moderate", "Significant")
EARLY_2020 = {
    Exploitation.SEXUAL: ((99, 66, 12), (18, 14, 3)),
    Exploitation.CRIMINAL: ((67, 63, 26), (8, 6, 6)),
}


def test_the_figures_of_early_2020_are_what_they_were():
    entries = [
        rules.Entry("Cambridgeshire", "The tool", type, level, rank, number < cared)
        for type, (every, in_care) in EARLY_2020.items()
        for rank, (level, many, cared) in enumerate(zip(LEVELS, every, in_care, strict=True))
        for number in range(many)
    ]
    (grid,) = rules.grids(reversed(entries))
    assert grid.levels == LEVELS
    assert {line.type: (line.counts, line.in_care) for line in grid.lines} == EARLY_2020
    totals = [(sum(line.counts), sum(line.in_care)) for line in grid.lines]
    assert totals == [(177, 35), (156, 20)]
    assert len(entries) == 333


def test_levels_of_two_tools_are_never_added_up():
    entries = [
        rules.Entry(authority, tool, Exploitation.GANG, level, 2, is_in_care=False)
        for authority, tool, level in (
            ("Cambridgeshire", "One", "Moderate"),
            ("Cambridgeshire", "Another", "Medium"),
            ("Peterborough", "One", "Moderate"),
        )
    ]
    assert [(one.authority, one.tool, one.levels) for one in rules.grids(entries)] == [
        ("Cambridgeshire", "Another", ("Medium",)),
        ("Cambridgeshire", "One", ("Moderate",)),
        ("Peterborough", "One", ("Moderate",)),
    ]
