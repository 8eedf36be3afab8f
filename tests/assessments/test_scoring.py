"""The score explains itself, and ages: practice.md §2.2 and §2.6 are its golden vectors."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methub.assessments import rules
from methub.assessments.codes import Concern, Movement, Presence, Warned
from methub.assessments.rules import Answered, NoSuchScore, Windows, level_of_score, parse, scored
from methub.assessments.rules.shipped import shipped_tools
from tests.assessments.shorthand import ON, SERAF, SMALL, TOOLS, answered, seraf_answers

SIX_TWELVE = Windows(6, 12)

# vulnerabilities, moderate, significant recent only, current only, both -> score, category
GOLDEN = [
    (0, 0, 0, 0, 0, 0, 1), (3, 2, 0, 0, 0, 5, 1), (4, 2, 0, 0, 0, 6, 2), (0, 0, 0, 1, 0, 5, 1),
    (0, 0, 0, 0, 1, 6, 2), (5, 5, 0, 0, 0, 10, 2), (5, 1, 0, 1, 0, 11, 3), (4, 3, 3, 1, 0, 15, 3),
    (5, 1, 0, 2, 0, 16, 4), (0, 0, 0, 2, 1, 16, 4), (11, 12, 0, 0, 0, 23, 4),
]  # fmt: skip


@pytest.mark.parametrize(("v", "m", "r", "c", "b", "score", "category"), GOLDEN)
def test_seraf_scores_as_it_is_published(v, m, r, c, b, score, category):
    result = scored(SERAF, seraf_answers(v, m, r, c, b), on=ON)
    assert result.score == score
    assert result.level is SERAF.levels[category - 1]


@pytest.mark.parametrize(
    ("score", "label"),
    [(0, "Low"), (18, "Low"), (19, "Medium"), (34, "Medium"), (35, "High"), (54, "High")],
)
def test_criminal_exploitation_is_banded_as_it_is_published(score, label):
    tool = TOOLS["criminal-exploitation"]
    threes, rest = divmod(score, 3)
    said = {item.code: "3" for item in tool.items[:threes]}
    said |= {item.code: str(rest) for item in tool.items[threes : threes + 1]}
    result = scored(tool, answered(said), on=ON)
    assert (result.score, result.level.label) == (score, label)


@pytest.mark.parametrize("score", [55, -1])
def test_a_score_no_level_is_for_is_invalid(score):
    with pytest.raises(NoSuchScore):
        level_of_score(TOOLS["criminal-exploitation"], score)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ({}, "No indicator found"),
        ({"V01": "now"}, "No indicator found"),
        ({"L01": "now"}, "Low"),
        ({"L01": "now", "M01": "recently"}, "Medium"),
        ({"M01": "now"}, "Medium"),
        ({"L01": "now", "M01": "now", "H01": "now"}, "High"),
        ({"H01": "both"}, "High"),
        ({"H01": "earlier"}, "No indicator found"),
    ],
)
def test_the_matrix_takes_the_gravest_thing_found(said, label):
    assert scored(TOOLS["derby-matrix"], answered(said), on=ON).level.label == label


def test_twelve_sections_are_counted_and_judgement_alone_decides():
    result = scored(
        TOOLS["cambridgeshire-2015"],
        answered({"01": "high", "02": "medium", "03": "none", "04": "not-known", "01-words": "…"}),
        on=ON,
    )
    assert result.counts == {"low": 0, "medium": 1, "high": 1}
    assert (result.level, result.score) == (None, None)


@pytest.mark.parametrize(
    ("day", "window"),
    [
        (date(2026, 11, 21), Presence.NOW),
        (date(2026, 5, 21), Presence.NOW),  # exactly six months
        (date(2026, 5, 20), Presence.RECENTLY),
        (date(2025, 11, 21), Presence.RECENTLY),  # exactly twelve
        (date(2025, 11, 20), Presence.EARLIER),
    ],
)
def test_a_window_has_an_edge(day, window):
    assert rules.window_of(day, on=ON, windows=SIX_TWELVE) is window


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 3, 31), 3, date(2025, 12, 31)),
        (date(2026, 1, 15), 12, date(2025, 1, 15)),
        (date(2026, 12, 31), -2, date(2027, 2, 28)),
    ],
)
def test_a_month_ends_where_it_ends(day, months, before):
    assert rules.months_before(day, months) == before


CURRENT, RECENT, LONG_AGO = date(2026, 10, 1), date(2026, 2, 1), date(2025, 1, 1)


@pytest.mark.parametrize(
    ("said", "evidence", "points", "told"),
    [
        ("now", (), 5, "Present now"),
        ("now", (CURRENT,), 5, "Present now"),
        ("now", (CURRENT, RECENT), 5, "Present now"),  # dates never add a point
        ("now", (RECENT,), 1, "of 1 Feb 2026, is more than 6 months old: it counts as recent"),
        (
            "now",
            (LONG_AGO,),
            0,
            "of 1 Jan 2025, is more than 12 months old: it has left the window",
        ),
        ("recently", (), 1, "between 6 and 12 months ago"),
        ("recently", (CURRENT,), 1, "between 6 and 12"),
        ("recently", (LONG_AGO,), 0, "has left the window"),
        ("both", (), 6, "as well"),
        ("both", (CURRENT, RECENT), 6, "as well"),
        ("both", (CURRENT,), 5, "that column does not count"),
        ("both", (RECENT,), 1, "counts as recent"),
        ("both", (LONG_AGO,), 0, "left the window"),
        ("earlier", (), 0, "Present earlier"),
        ("no", (), 0, "Not present"),
        ("not-known", (), 0, "Not known"),
    ],
)
def test_evidence_ages_and_says_so(said, evidence, points, told):
    result = scored(parse(SMALL), {"A1": Answered(said, evidence)}, on=ON)
    line = result.lines[0]
    assert (line.points, result.score) == (points, points)
    assert told in line.why
    assert line.has_aged == any(word in told for word in ("old", "left", "column", "counts as"))


def test_an_answer_without_a_date_is_as_old_as_the_day_it_was_given():
    tool = parse(SMALL)
    answer = {"A1": Answered("now", answered_on=ON)}
    ages = [ON, rules.months_after(ON, 6), rules.months_after(ON, 6) + timedelta(days=1)]
    ages.append(rules.months_after(ON, 12) + timedelta(days=1))
    assert [scored(tool, answer, on=day).score for day in ages] == [5, 5, 1, 0]


def test_what_happened_at_any_time_never_ages():
    neglect = {"V01": Answered("now", (date(2015, 1, 1),))}
    assert scored(SERAF, neglect, on=ON).score == 1


def test_every_item_says_why():
    result = scored(SERAF, seraf_answers(2, 1, 1, 1, 1), on=ON)
    assert sum(line.points for line in result.lines) == result.score == 15
    assert [line.why for line in result.lines if line.item == "S03"] == [
        "Present now, and between 6 and 12 months ago as well: 6 points."
    ]
    assert len(result.unanswered) == len(SERAF.items) - 6


said = st.sampled_from([p for p in Presence])
days = st.lists(st.dates(date(2024, 1, 1), ON), max_size=3)
answers = st.dictionaries(
    st.sampled_from([item.code for item in SERAF.items]),
    st.builds(lambda s, d: Answered(s, tuple(d)), said, days),
    max_size=12,
)


@given(answers, st.sampled_from([item.code for item in SERAF.items]))
@settings(max_examples=50)
def test_finding_more_never_lowers_the_level(found, code):
    before = scored(SERAF, found, on=ON)
    after = scored(SERAF, found | {code: Answered(Presence.BOTH)}, on=ON)
    assert after.score >= before.score
    assert SERAF.levels.index(after.level) >= SERAF.levels.index(before.level)


@given(answers, st.integers(0, 800))
@settings(max_examples=50)
def test_time_alone_never_raises_a_score(found, later):
    dated = {code: replace(answer, answered_on=ON) for code, answer in found.items()}
    now = scored(SERAF, dated, on=ON)
    then = scored(SERAF, dated, on=ON + timedelta(days=later))
    assert then.score <= now.score


@pytest.mark.parametrize("name", ["seraf", "ceraf", "criminal-exploitation"])
def test_every_score_has_exactly_one_level(name):
    tool = TOOLS[name]
    order = [tool.levels.index(level_of_score(tool, score)) for score in range(tool.most + 1)]
    assert order == sorted(order)
    assert set(order) == set(range(len(tool.levels)))


graded = st.dictionaries(
    st.sampled_from([item.code for item in TOOLS["missing-risk"].items]), said, max_size=20
)


@given(graded, st.sampled_from([item.code for item in TOOLS["missing-risk"].items]))
@settings(max_examples=50)
def test_something_graver_never_makes_for_a_lower_level(found, code):
    tool = TOOLS["missing-risk"]
    before = scored(tool, answered(found), on=ON)
    after = scored(tool, answered(found | {code: "both"}), on=ON)
    assert tool.levels.index(after.level) >= tool.levels.index(before.level)


def test_what_is_high_counts_as_medium_as_well():
    wording = shipped_tools()["missing-risk"]
    tool = parse(wording.replace("[{ high = 1 }, { medium = 4 }]", "[{ medium = 2 }]"))
    assert scored(tool, answered({"M01": "now", "H01": "now"}), on=ON).level.code == "high"


@pytest.mark.parametrize(
    ("age", "disability", "level", "broken"),
    [
        (12, False, "not-at-risk", {Warned.UNDER_13}),
        (13, False, "not-at-risk", set()),
        (None, False, "mild", set()),
        (12, True, "mild", {Warned.UNDER_13, Warned.LEARNING_DISABILITY}),
        (16, True, "mild", {Warned.LEARNING_DISABILITY}),
        (12, True, "moderate", set()),
    ],
)
def test_a_young_child_is_not_judged_of_low_concern_without_a_word(age, disability, level, broken):
    about = rules.warned(age=age, has_learning_disability=disability)
    floors = rules.floors_broken(SERAF, SERAF.level_of[level], about)
    assert {floor.about for floor in floors} == broken


def test_every_shipped_tool_has_its_floors_above_low_concern():
    for tool in TOOLS.values():
        assert {floor.about for floor in tool.floors} == set(Warned)
        for floor in tool.floors:
            assert tool.level_of[floor.at_least].concern in (Concern.MEDIUM, Concern.HIGH)


def test_levels_of_two_tools_are_never_compared():
    mild, high = SERAF.level_of["mild"], TOOLS["derby-matrix"].level_of["high"]
    significant = SERAF.level_of["significant"]
    moves = [
        rules.movement(before=None, now=(SERAF, mild)),
        rules.movement(before=(SERAF, mild), now=(SERAF, significant)),
        rules.movement(before=(SERAF, significant), now=(SERAF, mild)),
        rules.movement(before=(SERAF, mild), now=(SERAF, mild)),
        rules.movement(before=(SERAF, mild), now=(TOOLS["derby-matrix"], high)),
    ]
    assert moves == [Movement.NEW, Movement.UP, Movement.DOWN, Movement.SAME, Movement.OTHER_TOOL]
