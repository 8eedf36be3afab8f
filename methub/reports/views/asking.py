"""What every door of figures does: reads the question, answers it, and writes it down first."""

from typing import Any

from django.http import Http404, HttpResponse

from methub.agencies.access import SignedInRequest
from methub.audit import trail
from methub.foundation.timekeeping import london_day
from methub.reports import presenters, queries
from methub.reports.forms import Question, QuestionForm
from methub.reports.queries import Asked, Given, Laid, Report


def report_of(key: str) -> Report:
    if key not in queries.REPORTS:
        raise Http404
    return queries.REPORTS[key]


def form_of(request: SignedInRequest) -> QuestionForm:
    whose = queries.authorities(viewer=request.viewer)
    return QuestionForm(request.GET.dict(), authorities=whose, on=london_day(request.at))


def asked_of(request: SignedInRequest, question: Question) -> Asked:
    return presenters.asked_as(question, viewer=request.viewer)


def laid_of(request: SignedInRequest, report: Report, asked: Asked, by: str) -> list[Laid]:
    return queries.laid_out(viewer=request.viewer, report=report, asked=asked, by=by)


def supplied_of(request: SignedInRequest, report: Report, asked: Asked) -> list[Given]:
    return queries.supplied_in(viewer=request.viewer, asked=asked, topics=report.supplied)


def rows_of(request: SignedInRequest, report: Report, kind: str) -> list[list[str | int | None]]:
    form = form_of(request)
    if not form.is_valid():
        raise Http404
    question = form.question
    write_down(request, "reports.report.exported", report, question, file=kind)
    asked = asked_of(request, question)
    laid = laid_of(request, report, asked, question.by)
    given = supplied_of(request, report, asked)
    return [*presenters.sheet_rows(laid), *presenters.supplied_rows(given)]


def sent(content: bytes, kind: str, ending: str) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="figures.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=named)


def write_down(
    request: SignedInRequest, what: str, report: Report, question: Question, **more: Any
) -> None:
    """One line with what was asked, before it is answered."""
    trail.note_reading(
        what, by=request.actor, at=request.at, report=report.key, filter=question.query(), **more
    )
