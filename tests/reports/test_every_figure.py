"""Every number on every report is the count of the records behind its link."""

from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from methub.reports import presenters
from methub.reports.codes import By, Half
from methub.reports.forms import AS_AT, HALF, MEASURE, Question, QuestionForm, only
from methub.reports.queries import EVERY_AXIS, MEASURES, REPORTS, Counting, laid_out
from methub.reports.queries.cuts import Cut
from methub.reports.rules.periods import Period

TWO_MONTHS = Period(date(2022, 1, 1), date(2022, 2, 28))
FEWEST = {"links": 380, "lines": 80}
"""Fewer than these, and the walk has stopped looking."""


def count_behind(href, asked, report, authorities=()):
    """What the page at that address would count."""
    query = {
        name: values[0]
        for name, values in parse_qs(urlsplit(href).query, keep_blank_values=True).items()
    }
    form = QuestionForm(query, authorities=authorities, on=date(2026, 11, 21))
    assert form.is_valid(), form.errors
    measure = report.measures[query[MEASURE]]
    narrowed = asked.within(form.question.period, **only(query))
    counting = Counting(narrowed, EVERY_AXIS)
    return counting.records(measure, Half(query[HALF])).count()


def walked(report, question, asking, **more):
    """Every link of a report, with the number it stands on. Of the zeros, every twentieth."""
    found = asking(question.period, **more)
    laid = laid_out(report=report, by=question.by, **found)
    page = presenters.report_page(report, question, laid)
    wrong, links, seen = [], 0, 0
    for table in page.tables:
        for row in table.rows:
            for cell in row.cells:
                for count, href in ((cell.count, cell.href), (cell.of, cell.of_href)):
                    seen += 1
                    if not href or (count == "0" and seen % 20):
                        continue
                    links += 1
                    behind = count_behind(href, found["asked"], report)
                    if behind != int(count.replace(",", "")):
                        wrong.append((row.words, cell.heading, count, behind))
    assert wrong == []
    return links, sum(len(table.rows) for table in page.tables)


def test_every_figure_of_every_report_is_the_count_of_the_records_behind_it(asking):
    walks = [walked(report, Question(TWO_MONTHS), asking) for report in REPORTS.values()]
    links, lines = (sum(numbers) for numbers in zip(*walks, strict=True))
    print(f"{links} links of {lines} lines followed")
    assert (links, lines) >= (FEWEST["links"], FEWEST["lines"])


@pytest.mark.parametrize("by", [by for by in By if by is not By.TIME])
def test_whatever_it_is_broken_down_by(by, asking):
    links, _ = walked(REPORTS["monthly"], Question(TWO_MONTHS, by=by), asking)
    assert links > 12


def test_and_as_it_was_known_on_an_earlier_day(asking):
    then = datetime(2022, 2, 10, tzinfo=UTC)
    question = Question(TWO_MONTHS, as_at=date(2022, 2, 9))
    assert AS_AT in question.query()
    for key in ("monthly", "funnel"):
        walked(REPORTS[key], question, asking, as_at=then)


def test_periods_that_share_months_are_each_counted_whole(asking):
    """Two years, the two before them, and the two from a year before: months are in two of them."""
    asked = asking(Period(date(2022, 7, 1), date(2024, 6, 30)))["asked"]
    both = (asked.period.before, asked.period.year_before)
    measures = tuple(MEASURES.values())
    together = Counting(asked, EVERY_AXIS).cut([Cut(one, measures) for one in both])
    apart = [Counting(asked.within(one), EVERY_AXIS).cells(measures) for one in both]
    assert together == apart
    assert sum(number.n > 0 for number in together[1][()].values()) > 20


def test_in_every_report_there_is_something_to_count(asking):
    """Records of every kind are there, so that the walk is no walk along zeros."""
    for report in REPORTS.values():
        for laid in laid_out(report=report, **asking(TWO_MONTHS)):
            assert any(line.total.n for line in laid.lines), (report.key, laid.part.title)
