"""The tracker, its figures, its columns, and the same as a file. It only reads: views and columns
are kept by the door of `agencies`."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.forms import ASKED, SHOWN, SaveViewForm
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import queries as children
from methub.fittings import typed
from methub.fittings.workbook import MEDIA_TYPE, comma_separated, workbook
from methub.tracker import forms, presenters, queries, rules
from methub.tracker.forms import Asked
from methub.tracker.rules import Column

TABLE = "tracker"
"""What views and columns are remembered under."""
VIEW = "view"
CARRIED = frozenset({"sort", "whose", "why"})
"""What a filter asked anew leaves as it was."""


@require(Permission.READ_TRACKER)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        return typed.put_by(request, *forms.TYPED)
    asked, columns = _question(request)
    shown = queries.tracked(
        viewer=request.viewer, sought=presenters.sought(asked), columns=columns, page=asked.page
    )
    _write_down(request, "tracker.read", asked, columns, shown)
    words = _words(request)
    filterable = rules.filterable(columns, [forms.BOXES[box].key for box in asked.said])
    page: dict[str, Any] = {
        "page": presenters.page(shown, asked, columns, words),
        "filters": forms.Filters(initial=asked.whole, columns=filterable, words=words),
        "asked": asked,
        "carried": {box: said for box, said in asked.whole.items() if box in CARRIED},
        "whose": presenters.whose(asked),
        "reasons": presenters.reasons(asked),
        "views": presenters.views(_saved(request), asked.view, request.viewer.user_id),
        "view": _saved(request).filter(reference=asked.view, user=request.viewer.user_id).first(),
        "save": SaveViewForm(),
        "keeps": {ASKED + box: said for box, said in asked.whole.items()}
        | {SHOWN + column.key: place for place, column in enumerate(columns)},
        "recalled": presenters.recalled(),
    }
    return render(request, "tracker/list.html", page)


@require(Permission.READ_TRACKER)
@require_safe
def figures(request: SignedInRequest) -> HttpResponse:
    """How many there are, and who is silent: read after the page, which does not wait for it."""
    asked, columns = _question(request)
    trail.note_reading("tracker.counted", by=request.actor, at=request.at, filter=asked.whole)
    totals = queries.totals(viewer=request.viewer, sought=presenters.sought(asked), columns=columns)
    found = queries.sources(viewer=request.viewer)
    page = {
        "whose": presenters.whose(asked, totals),
        "reasons": presenters.reasons(asked, totals),
        "fitting": totals.fitting,
        "silent": presenters.silent(found),
        "alarm": presenters.SILENCE,
    }
    return render(request, "tracker/figures.html", page)


@require(Permission.READ_TRACKER)
@require_safe
def sources(request: SignedInRequest) -> HttpResponse:
    """When each of those who send news was last heard from."""
    found = queries.sources(viewer=request.viewer)
    page = {"sources": presenters.sources(found, request.at)}
    return render(request, "tracker/sources.html", page)


@require(Permission.READ_TRACKER)
@require_safe
def columns(request: SignedInRequest) -> HttpResponse:
    """Which columns, in which order."""
    asked, shown = _question(request)
    page = {
        "form": forms.ColumnsForm(shown=shown),
        "back": presenters.address(asked),
        "keep": presenters.kept_columns(asked),
    }
    return render(request, "tracker/columns.html", page)


@require(Permission.READ_TRACKER)
@require_safe
def sheet(request: SignedInRequest) -> HttpResponse:
    """Every row the filters leave, in the columns that are shown, as an Excel file."""
    words, rows = _everyone(request, "Excel")
    return _sent(workbook(sheet="Tracker", columns=words, rows=rows), MEDIA_TYPE, "xlsx")


@require(Permission.READ_TRACKER)
@require_safe
def plain_sheet(request: SignedInRequest) -> HttpResponse:
    """The same, for a computer without Excel."""
    words, rows = _everyone(request, "CSV")
    return _sent(comma_separated(columns=words, rows=rows), "text/csv; charset=utf-8", "csv")


def _question(request: SignedInRequest) -> tuple[Asked, tuple[Column, ...]]:
    """What is asked, and in which columns: as a saved view has them, or as somebody chose."""
    query = typed.asked(request, *forms.TYPED)
    view = _saved(request).filter(reference=query.get(VIEW, "")).first()
    if view is not None:
        return forms.asked(query, view.asked, view.reference), rules.chosen(view.columns)
    keys = agencies.chosen_columns(viewer=request.viewer, table=TABLE)
    return forms.asked(query), rules.chosen(keys)


def _saved(request: SignedInRequest) -> Any:
    return agencies.saved_views(viewer=request.viewer, table=TABLE)


def _words(request: SignedInRequest) -> dict[str, dict[str, str]]:
    return presenters.words_of(
        agencies.authorities(viewer=request.viewer), children.districts(viewer=request.viewer)
    )


def _everyone(request: SignedInRequest, kind: str) -> tuple[list[str], list[list[Any]]]:
    """The headings and rows of a file; written down with its filter before it is made."""
    asked, columns = _question(request)
    shown = queries.everyone(
        viewer=request.viewer, sought=presenters.sought(asked), columns=columns
    )
    _write_down(request, "tracker.exported", asked, columns, shown, file=kind)
    rows = presenters.sheet_rows(shown, columns, _words(request))
    return [column.words for column in columns], list(rows)


def _sent(content: bytes, kind: str, ending: str) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="tracker.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=named)


def _write_down(
    request: SignedInRequest,
    what: str,
    asked: Asked,
    columns: tuple[Column, ...],
    shown: queries.Shown,
    file: str = "",
) -> None:
    """One line with what was asked and the children it shows, before they are shown."""
    trail.note_reading(
        what,
        by=request.actor,
        at=request.at,
        shown=shown.person_ids,
        filter=asked.whole,
        columns=[column.key for column in columns],
        file=file,
    )
