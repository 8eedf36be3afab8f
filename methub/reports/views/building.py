"""Figures of somebody's own choice: put together, kept under a name, taken as a file. What is for
somebody outside the partnership leaves without its small numbers."""

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.forms import ASKED, SHOWN, SaveViewForm
from methub.agencies.permissions import Permission
from methub.documents.changes import ask_document
from methub.documents.codes import Form
from methub.fittings.workbook import MEDIA_TYPE, comma_separated, workbook
from methub.foundation.timekeeping import london_day
from methub.reports import presenters, queries
from methub.reports.forms import MEASURES, VIEW, BuildForm, Question
from methub.reports.rules.periods import last_months
from methub.reports.views.asking import asked_of, laid_of, sent, write_down

TABLE = "figures"
"""Under which name agencies keep what somebody put together."""


@require(Permission.READ_FIGURES)
@require_safe
def build(request: SignedInRequest) -> HttpResponse:
    """Choose, and see it as whoever it is for will see it."""
    data = _data(request)
    form = _form(request, data)
    is_asked = MEASURES in data
    page: dict[str, Any] = {
        "form": form if is_asked else _form(request, None),
        "views": presenters.kept(_kept(request), data.get(VIEW, "")),
        "view": _kept(request).filter(
            reference=data.get(VIEW, ""), user=request.viewer.user_id
        ).first(),
        "page": None,
    }  # fmt: skip
    if is_asked and form.is_valid():
        page |= {
            "page": _built(request, form, "shown"),
            "save": SaveViewForm(),
            "keeps": {ASKED + box: said for box, said in form.kept.items()}
            | {SHOWN + key: place for place, key in enumerate(form.cleaned_data[MEASURES])},
            "table": TABLE,
        }
    return render(request, "reports/build.html", page)


@require(Permission.READ_FIGURES)
@require_safe
def built_sheet(request: SignedInRequest) -> HttpResponse:
    """The same as an Excel file."""
    page = _built(request, _valid(request), "Excel")
    written = workbook(sheet="Figures", columns=presenters.BUILT_COLUMNS, rows=page.sheet_rows)
    return sent(written, MEDIA_TYPE, "xlsx")


@require(Permission.READ_FIGURES)
@require_safe
def built_plain_sheet(request: SignedInRequest) -> HttpResponse:
    """The same, for a computer without Excel."""
    page = _built(request, _valid(request), "CSV")
    written = comma_separated(columns=presenters.BUILT_COLUMNS, rows=page.sheet_rows)
    return sent(written, "text/csv; charset=utf-8", "csv")


@require(Permission.READ_FIGURES)
@require_POST
def built_paper(request: SignedInRequest, form: str) -> HttpResponse:
    """The same as Word or PDF, as whoever it is for will read it."""
    asking = _valid(request)
    if form not in Form.values():
        raise Http404
    document = ask_document(
        kind=presenters.CHOSEN.kind,
        of="",
        form=Form(form),
        options=presenters.options_of(
            asking.question, below=asking.withholds_below, measures=asking.cleaned_data[MEASURES]
        ),
        by=request.actor,
        at=request.at,
    )
    return redirect("documents:document", document.reference)


def _data(request: SignedInRequest) -> QueryDict:
    """The question of the address; or of what was kept, where the address names it."""
    data = request.GET.copy()
    kept = _kept(request).filter(reference=data.get(VIEW, "")).first()
    if kept is not None and MEASURES not in data:
        for box, said in kept.asked.items():
            data[box] = said
        data.setlist(MEASURES, kept.columns)
    return data


def _kept(request: SignedInRequest) -> Any:
    return agencies.saved_views(viewer=request.viewer, table=TABLE)


def _form(request: SignedInRequest, data: QueryDict | None) -> BuildForm:
    return BuildForm(
        data,
        authorities=queries.authorities(viewer=request.viewer),
        on=london_day(request.at),
        measures=[(one.key, presenters.full_name(one)) for one in queries.MEASURES.values()],
        below=_below(request),
    )


def _below(request: SignedInRequest) -> int:
    """As the most careful of the authorities decided for whom somebody counts."""
    everybody = Question(last_months(1, on=london_day(request.at)))
    return queries.withholds_below(viewer=request.viewer, asked=asked_of(request, everybody))


def _valid(request: SignedInRequest) -> BuildForm:
    form = _form(request, _data(request))
    if not form.is_valid():
        raise Http404
    return form


def _built(request: SignedInRequest, form: BuildForm, how: str) -> presenters.BuiltPage:
    question = form.question
    report = queries.BUILT.of_these(form.cleaned_data[MEASURES])
    write_down(
        request, "reports.figures.built", report, question, how=how,
        measures=form.cleaned_data[MEASURES], withheld_below=form.withholds_below,
    )  # fmt: skip
    laid = laid_of(request, report, asked_of(request, question), question.by)
    return presenters.built_page(report, question, laid[0], form.withholds_below, form.kept)
