"""Figures: the reports there are, one report, what a measure means, and the records behind a
number."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.fittings.workbook import MEDIA_TYPE, comma_separated, workbook
from methub.foundation.timekeeping import london_day, start_of
from methub.reports import presenters, queries
from methub.reports.codes import Half
from methub.reports.forms import HALF, MEASURE, PAGE, FigureForm, Question, QuestionForm, only
from methub.reports.queries import Asked, Laid, Report


@require(Permission.READ_FIGURES)
@require_safe
def listing(request: SignedInRequest) -> HttpResponse:
    """Every report, and what it says."""
    return render(request, "reports/list.html", {"reports": queries.REPORTS.values()})


@require(Permission.READ_FIGURES)
@require_safe
def definitions(request: SignedInRequest) -> HttpResponse:
    """What every measure means."""
    groups = presenters.definitions(queries.MEASURES)
    return render(request, "reports/definitions.html", {"groups": groups})


@require(Permission.READ_FIGURES)
@require_safe
def report(request: SignedInRequest, report: str) -> HttpResponse:
    """One report, for the authorities one works for."""
    found = _report(report)
    form = _form(request)
    if not form.is_valid():
        page = {"report": found, "form": form, "page": None}
        return render(request, "reports/report.html", page)
    question = form.question
    _write_down(request, "reports.report.read", found, question)
    asked = _asked(request, question)
    laid = _laid(request, found, asked, question.by)
    today = _laid(request, found, asked.now(), question.by) if asked.as_at else []
    shown = presenters.report_page(found, question, laid, today)
    return render(request, "reports/report.html", {"report": found, "form": form, "page": shown})


@require(Permission.READ_FIGURES)
@require_safe
def records(request: SignedInRequest, report: str) -> HttpResponse:
    """The records that one number is the count of."""
    found = _report(report)
    form, figure = _form(request), FigureForm(request.GET)
    measure = found.measures.get(request.GET.get(MEASURE, next(iter(found.measures))))
    narrowed = only(request.GET.dict())
    if not form.is_valid() or not figure.is_valid() or measure is None:
        raise Http404
    if not narrowed.keys() <= queries.EVERY_AXIS.keys():
        raise Http404
    question = form.question
    half = Half(figure.cleaned_data[HALF] or Half.COUNTED)
    page = figure.cleaned_data[PAGE] or 1
    behind = queries.behind(
        viewer=request.viewer,
        measure=measure,
        half=half,
        asked=_asked(request, question).within(question.period, **narrowed),
        page=page,
    )
    _write_down(
        request, "reports.records.read", found, question,
        shown=behind.person_ids, measure=measure.key, half=half, only=narrowed,
    )  # fmt: skip
    shown = presenters.records_page(report, question, measure, half, narrowed, behind, page)
    back = presenters.address("report", report, question)
    return render(request, "reports/records.html", {"report": found, "page": shown, "back": back})


@require(Permission.READ_FIGURES)
@require_safe
def sheet(request: SignedInRequest, report: str) -> HttpResponse:
    """The report as it is shown, as an Excel file: a row for each figure."""
    found = _report(report)
    written = workbook(
        sheet=found.title[:31],
        columns=presenters.SHEET_COLUMNS,
        rows=_for_a_file(request, found, "Excel"),
    )
    return _sent(written, MEDIA_TYPE, "xlsx")


@require(Permission.READ_FIGURES)
@require_safe
def plain_sheet(request: SignedInRequest, report: str) -> HttpResponse:
    """The same, for a computer without Excel."""
    rows = _for_a_file(request, _report(report), "CSV")
    written = comma_separated(columns=presenters.SHEET_COLUMNS, rows=rows)
    return _sent(written, "text/csv; charset=utf-8", "csv")


def _report(key: str) -> Report:
    if key not in queries.REPORTS:
        raise Http404
    return queries.REPORTS[key]


def _form(request: SignedInRequest) -> QuestionForm:
    whose = queries.authorities(viewer=request.viewer)
    return QuestionForm(request.GET.dict(), authorities=whose, on=london_day(request.at))


def _asked(request: SignedInRequest, question: Question) -> Asked:
    whose = queries.authorities(viewer=request.viewer)
    if question.authority:
        whose = whose.filter(reference=question.authority)
    return Asked(
        authorities=tuple(whose.values_list("pk", flat=True)),
        period=question.period,
        at=request.at,
        as_at=start_of(question.as_at + timedelta(days=1)) if question.as_at else None,
    )


def _laid(request: SignedInRequest, report: Report, asked: Asked, by: str) -> list[Laid]:
    return queries.laid_out(viewer=request.viewer, report=report, asked=asked, by=by)


def _for_a_file(
    request: SignedInRequest, report: Report, kind: str
) -> list[list[str | int | None]]:
    form = _form(request)
    if not form.is_valid():
        raise Http404
    question = form.question
    _write_down(request, "reports.report.exported", report, question, file=kind)
    laid = _laid(request, report, _asked(request, question), question.by)
    return list(presenters.sheet_rows(laid))


def _sent(content: bytes, kind: str, ending: str) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="figures.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=named)


def _write_down(
    request: SignedInRequest, what: str, report: Report, question: Question, **more: Any
) -> None:
    """One line with what was asked, before it is answered."""
    trail.note_reading(
        what, by=request.actor, at=request.at, report=report.key, filter=question.query(), **more
    )
