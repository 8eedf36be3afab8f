"""Figures as Word and PDF: with every number for the partnership, and for others without whatever
would let somebody work a small one out."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from methub.agencies.roles import Role
from methub.documents.jobs import make_waiting
from methub.documents.models import Document
from methub.fittings import papers
from methub.fittings.papers import Figure, Grid, Paragraph
from methub.foundation.actors import MET_HUB
from methub.policies.changes import adopt_policy
from methub.policies.rules.shipped import shipped_profiles
from methub.reports.forms import Question
from methub.reports.presenters import CHOSEN, FIGURES, options_of
from methub.reports.presenters.carried import NO_CHART
from methub.reports.presenters.leaving import WITHHELD, leaving
from methub.reports.queries import EVERY_AXIS, MEASURES, Column, Laid, Line, Part
from methub.reports.rules.periods import Period
from methub.reports.rules.shares import Number
from tests.desk import signed_in
from tests.reports.test_every_figure import TWO_MONTHS
from tests.reports.test_golden import SIX_MONTHS


@pytest.fixture
def paper_of(as_):
    def make(question, of="monthly", maker=FIGURES, below=None, measures=()):
        options = options_of(question, below=below, measures=measures)
        what = {"viewer": as_(Role.ANALYST), "of": of, "options": options}
        return maker.make(**what, progress=lambda done, total: None).paper

    return make


def grids(paper):
    return [part for part in paper.parts if isinstance(part, Grid)]


def test_a_report_on_paper_says_what_the_page_says(paper_of):
    paper = paper_of(Question(SIX_MONTHS))
    first, second = grids(paper)
    assert first.caption == "Missing and interviews (1 of 2)"
    assert first.rows[0] == ("Missing episodes", "94", "112", "98", "136", "94", "108", "642")
    assert "44 of 94 (47%)" in next(row for row in first.rows if row[0].startswith("completed w"))
    assert [head.words for head in second.columns[1:]] == ["Period before", "Year before"]
    assert any(isinstance(part, Figure) for part in paper.parts)
    assert paper.marking == "OFFICIAL-SENSITIVE" and paper.recipient == "Board analyst"
    assert papers.as_pdf(paper).startswith(b"%PDF")


def test_what_leaves_on_paper_leaves_without_small_numbers_and_without_their_charts(paper_of):
    paper = paper_of(Question(TWO_MONTHS), of="funnel", below=5)
    cells = [cell for grid in grids(paper) for row in grid.rows for cell in row[1:]]
    assert any(WITHHELD in cell for cell in cells)
    assert not any(cell in ("1", "2", "3", "4") for cell in cells)
    assert Paragraph(NO_CHART) in paper.parts
    assert not any(isinstance(part, Figure) for part in paper.parts)
    assert "Numbers below 5 are withheld" in str(paper.parts[0])


def table(measures, numbers, down=None):
    """One column and the whole, the same in both; a line for each number."""
    part = Part("A table", measures, EVERY_AXIS["sex"], down)
    values = [f"value {n}" if down else None for n in range(len(numbers))]
    lines = [
        Line(measure, value, "A line", (number,), number, number, number)
        for measure, value, number in zip(
            measures if len(measures) > 1 else measures * len(numbers), values, numbers, strict=True
        )
    ]
    return Laid(part, EVERY_AXIS["sex"], (Column("female", "Female"),), tuple(lines))


def withheld_in(*tables):
    return [
        [cells[0].count == WITHHELD for _, cells in lines]
        for lines in leaving(list(tables), threshold=5)
    ]


def test_nobody_works_a_number_out_of_one_table_from_another():
    """Twenty children in one table; in the other twelve, six and two of them."""
    many = (MEASURES["missing_90"],)
    whole = table(many, [Number(20)])
    times = table(many, [Number(12), Number(6), Number(2)], EVERY_AXIS["times"])
    assert withheld_in(times) == [[False, False, True]]
    assert withheld_in(whole, times) == [[False], [False, True, True]]


def test_what_became_of_interviews_shares_the_whole_out():
    """Of thirty, twenty were completed, eight refused, and two were left: nobody is alone."""
    became = tuple(MEASURES[key] for key in ("heard", "refused_child", "waiting"))
    steps = table(became, [Number(20, 30), Number(8, 30), Number(2, 30)])
    assert sum(withheld_in(steps)[0]) > 1
    two = table(became[:2], [Number(20, 30), Number(8, 30)])
    assert withheld_in(two) == [[False, False]]


def test_whoever_may_no_longer_count_those_children_has_no_paper(as_, town):
    theirs = town.authorities["Peterborough"].reference
    options = options_of(Question(SIX_MONTHS, authority=theirs), below=None)
    assert FIGURES.may(viewer=as_(Role.ANALYST), of="monthly", options=options)
    assert not FIGURES.may(viewer=as_(Role.TEAM_MANAGER), of="monthly", options=options)
    assert not FIGURES.may(viewer=as_(Role.ANALYST), of="no-such", options=options)


def test_figures_of_ones_own_choice_are_carried_away_too(paper_of):
    question = Question(Period(date(2020, 1, 1), date(2020, 1, 31)))
    (grid,) = grids(paper_of(question, of="", maker=CHOSEN, measures=["episodes"]))
    assert grid.rows[0][:2] == ("Missing episodes", "108")


def test_somebody_presses_and_waits_for_the_file(town):
    client = signed_in(town.people[Role.ANALYST])
    days = "?from_on=2020-01-01&to_on=2020-01-31"
    for where in (
        reverse("reports:paper", args=["monthly", "outside", "pdf"]) + days,
        reverse("reports:built-paper", args=["word"]) + days + "&measures=children",
    ):
        answer = client.post(where, {"_once": where[-20:].ljust(32, "x")}, follow=True)
        assert "Waiting to be made" in answer.content.decode()
    make_waiting(at=datetime(2026, 11, 21, tzinfo=UTC))
    assert {one.state for one in Document.objects.all()} == {"ready"}
    page = client.get(reverse("documents:document", args=[Document.objects.latest("pk").reference]))
    assert f'href="{reverse("reports:build")}"' in page.content.decode()


def test_how_small_a_number_may_leave_is_the_authoritys_to_decide(town, paper_of):
    careful = shipped_profiles()["cambridgeshire"] + "\n[figures]\nwithhold_below = 10\n"
    at = datetime(2026, 1, 1, tzinfo=UTC)
    adopt_policy(
        authority=town.authorities["Cambridgeshire"], profile_text=careful,
        from_on=date(2026, 1, 1), by=MET_HUB, at=at,
    )  # fmt: skip
    client = signed_in(town.people[Role.ANALYST])
    page = client.get(reverse("reports:report", args=["monthly"])).content.decode()
    assert "Numbers below 10 are withheld" in page
    asked = {"measures": "children", "recipient": "outside", "threshold": "5"}
    page = client.get(reverse("reports:build"), asked).content.decode()
    assert "The authority withholds numbers below 10" in page
    file = client.get(reverse("reports:built-plain-sheet"), {**asked, "threshold": ""})
    assert "Numbers below 10 are withheld" in file.content.decode()
