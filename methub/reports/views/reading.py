"""Figures: the reports there are, one report, what a measure means, and the records behind a
number."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.documents.changes import ask_document
from methub.documents.codes import Form
from methub.fittings.components import Link
from methub.fittings.workbook import MEDIA_TYPE, comma_separated, workbook
from methub.reports import presenters, queries
from methub.reports.codes import Half
from methub.reports.forms import HALF, MEASURE, PAGE, FigureForm, Recipient, only
from methub.reports.views.asking import (
    asked_of,
    form_of,
    laid_of,
    report_of,
    rows_of,
    sent,
    supplied_of,
    write_down,
)

ELSEWHERE = {
    "built": (queries.BUILT.title, "reports:build"),
    "themes": ("Themes and trends", "reports:themes"),
}
"""Figures that stand on another page than a report's, and the way back to it."""


@require(Permission.READ_FIGURES)
@require_safe
def listing(request: SignedInRequest) -> HttpResponse:
    """Every report, and what it says."""
    page = {"reports": queries.REPORTS.values(), "built": queries.BUILT}
    return render(request, "reports/list.html", page)


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
    found = report_of(report)
    form = form_of(request)
    if not form.is_valid():
        page = {"report": found, "form": form, "page": None}
        return render(request, "reports/report.html", page)
    question = form.question
    write_down(request, "reports.report.read", found, question)
    asked = asked_of(request, question)
    laid = laid_of(request, found, asked, question.by)
    today = laid_of(request, found, asked.now(), question.by) if asked.as_at else []
    has_cap = queries.MEASURES["commissioned"] in found.measures.values()
    contracts = queries.contracts(viewer=request.viewer) if has_cap else ()
    note = presenters.note(queries.withholds_below(viewer=request.viewer, asked=asked))
    given = supplied_of(request, found, asked)
    supplied = presenters.supplied_table(given) if found.supplied else None
    shown = presenters.report_page(found, question, laid, today, contracts, note, supplied)
    return render(request, "reports/report.html", {"report": found, "form": form, "page": shown})


@require(Permission.READ_FIGURES)
@require_safe
def records(request: SignedInRequest, report: str) -> HttpResponse:
    """The records that one number is the count of, in a report or among figures put together."""
    found = _any_report(report)
    form, figure = form_of(request), FigureForm(request.GET)
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
        asked=asked_of(request, question).within(question.period, **narrowed),
        page=page,
    )
    write_down(
        request, "reports.records.read", found, question,
        shown=behind.person_ids, measure=measure.key, half=half, only=narrowed,
    )  # fmt: skip
    shown = presenters.records_page(report, question, measure, half, narrowed, behind, page)
    back = _back(report) or Link(
        found.title, presenters.address("report", report, question)
    )  # fmt: skip
    return render(request, "reports/records.html", {"page": shown, "back": back})


@require(Permission.READ_FIGURES)
@require_safe
def sheet(request: SignedInRequest, report: str) -> HttpResponse:
    """The report as it is shown, as an Excel file: a row for each figure."""
    found = report_of(report)
    written = workbook(
        sheet=found.title[:31],
        columns=presenters.SHEET_COLUMNS,
        rows=rows_of(request, found, "Excel"),
    )
    return sent(written, MEDIA_TYPE, "xlsx")


@require(Permission.READ_FIGURES)
@require_safe
def plain_sheet(request: SignedInRequest, report: str) -> HttpResponse:
    """The same, for a computer without Excel."""
    rows = rows_of(request, report_of(report), "CSV")
    written = comma_separated(columns=presenters.SHEET_COLUMNS, rows=rows)
    return sent(written, "text/csv; charset=utf-8", "csv")


@require(Permission.READ_FIGURES)
@require_POST
def paper(request: SignedInRequest, report: str, recipient: str, form: str) -> HttpResponse:
    """The same as Word or PDF: for the partnership, or without its small numbers for others."""
    found, asking = report_of(report), form_of(request)
    if form not in Form.values() or recipient not in Recipient.values() or not asking.is_valid():
        raise Http404
    question = asking.question
    asked = asked_of(request, question)
    below = queries.withholds_below(viewer=request.viewer, asked=asked)
    document = ask_document(
        kind=presenters.FIGURES.kind,
        of=found.key,
        form=Form(form),
        options=presenters.options_of(
            question, below=below if recipient == Recipient.OUTSIDE else None
        ),
        by=request.actor,
        at=request.at,
    )
    return redirect("documents:document", document.reference)


def _any_report(key: str) -> queries.Report:
    """What is no report of the list, and has figures all the same: any measure may be asked for."""
    return queries.BUILT if key in ELSEWHERE else report_of(key)


def _back(key: str) -> Link | None:
    if key not in ELSEWHERE:
        return None
    words, name = ELSEWHERE[key]
    return Link(words, reverse(name))
