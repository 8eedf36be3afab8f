"""The trackers, their figures, their columns, and the same as a file. They only read: views and
columns are kept by the door of `agencies`."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.forms import ASKED, SHOWN, SaveViewForm
from methub.agencies.permissions import Permission
from methub.assessments import queries as assessments
from methub.audit import trail
from methub.children import queries as children
from methub.fittings import typed
from methub.fittings.workbook import MEDIA_TYPE, comma_separated, workbook
from methub.tracker import forms, presenters, queries, rules
from methub.tracker.forms import Asked
from methub.tracker.rules import Column, Register

VIEW = "view"
CARRIED = frozenset({"sort", "whose", "why"})
"""What a filter asked anew leaves as it was."""


@require(Permission.READ_TRACKER)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: SignedInRequest, register: Register = rules.MISSING) -> HttpResponse:
    if request.method == "POST":
        return typed.put_by(request, *forms.TYPED)
    asked, columns = _question(request, register)
    shown = queries.tracked(
        viewer=request.viewer, sought=presenters.sought(asked), columns=columns, page=asked.page
    )
    _write_down(request, "tracker.read", asked, columns, shown)
    words = _words(request, register)
    filterable = register.filterable(columns, [forms.BOXES[box].key for box in asked.said])
    saved, me = list(_saved(request, register)), request.viewer.user_id
    page: dict[str, Any] = {
        "title": register.title,
        "here": presenters.door(register, "list"),
        "registers": presenters.registers(register),
        "is_of_exploitation": register is rules.EXPLOITATION,
        "saves": register.key,
        "page": presenters.page(shown, asked, columns, words),
        "filters": forms.Filters(initial=asked.whole, columns=filterable, words=words),
        "asked": asked,
        "carried": {box: said for box, said in asked.whole.items() if box in CARRIED},
        "whose": presenters.whose(asked),
        "reasons": presenters.reasons(asked),
        "views": presenters.views(saved, asked.view, me, register),
        "view": next((v for v in saved if v.reference == asked.view and v.user_id == me), None),
        "save": SaveViewForm(),
        "keeps": {ASKED + box: said for box, said in asked.whole.items()}
        | {SHOWN + column.key: place for place, column in enumerate(columns)},
        "recalled": presenters.recalled(register),
    }
    return render(request, "tracker/list.html", page)


@require(Permission.READ_TRACKER)
@require_safe
def figures(request: SignedInRequest, register: Register = rules.MISSING) -> HttpResponse:
    """How many there are, and who is silent: read after the page, which does not wait for it."""
    asked, columns = _question(request, register)
    trail.note_reading(
        "tracker.counted",
        by=request.actor,
        at=request.at,
        tracker=register.title,
        filter=asked.whole,
    )
    totals = queries.totals(viewer=request.viewer, sought=presenters.sought(asked), columns=columns)
    page = {
        "is_of_exploitation": register is rules.EXPLOITATION,
        "whose": presenters.whose(asked, totals),
        "reasons": presenters.reasons(asked, totals),
        "fitting": totals.fitting,
    }
    if register is rules.EXPLOITATION:
        found = queries.snapshot(
            viewer=request.viewer, sought=presenters.sought(asked), columns=columns
        )
        page |= {
            "counted": presenters.counted(found),
            "grids": presenters.grids(found, asked, _words(request, register)),
        }
    else:
        heard = queries.sources(viewer=request.viewer)
        page |= {"silent": presenters.silent(heard), "alarm": presenters.SILENCE}
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
def columns(request: SignedInRequest, register: Register = rules.MISSING) -> HttpResponse:
    """Which columns, in which order."""
    asked, shown = _question(request, register)
    page = {
        "form": forms.ColumnsForm(shown=shown, register=register),
        "title": register.title,
        "back": presenters.address(asked),
        "keep": presenters.kept_columns(asked),
    }
    return render(request, "tracker/columns.html", page)


@require(Permission.READ_TRACKER)
@require_safe
def sheet(request: SignedInRequest, register: Register = rules.MISSING) -> HttpResponse:
    """Every row the filters leave, in the columns that are shown, as an Excel file."""
    words, rows = _everyone(request, register, "Excel")
    return _sent(
        workbook(sheet=register.title, columns=words, rows=rows), MEDIA_TYPE, register, "xlsx"
    )


@require(Permission.READ_TRACKER)
@require_safe
def plain_sheet(request: SignedInRequest, register: Register = rules.MISSING) -> HttpResponse:
    """The same, for a computer without Excel."""
    words, rows = _everyone(request, register, "CSV")
    return _sent(
        comma_separated(columns=words, rows=rows), "text/csv; charset=utf-8", register, "csv"
    )


def _question(request: SignedInRequest, register: Register) -> tuple[Asked, tuple[Column, ...]]:
    """What is asked, and in which columns: as a saved view has them, or as somebody chose."""
    query = typed.asked(request, *forms.TYPED)
    named = query.get(VIEW, "")
    view = _saved(request, register).filter(reference=named).first() if named else None
    if view is not None:
        asked = forms.asked(query, view.asked, view.reference, register=register)
        return asked, register.chosen(view.columns)
    keys = agencies.chosen_columns(viewer=request.viewer, table=register.key)
    return forms.asked(query, register=register), register.chosen(keys)


def _saved(request: SignedInRequest, register: Register) -> Any:
    return agencies.saved_views(viewer=request.viewer, table=register.key)


def _words(request: SignedInRequest, register: Register) -> dict[str, dict[str, str]]:
    return presenters.words_of(
        agencies.authorities(viewer=request.viewer),
        children.districts(viewer=request.viewer),
        [assessments.said_by(tool=one) for one in assessments.tools(viewer=request.viewer)]
        if register is rules.EXPLOITATION
        else (),
    )


def _everyone(
    request: SignedInRequest, register: Register, kind: str
) -> tuple[list[str], list[list[Any]]]:
    """The headings and rows of a file; written down with its filter before it is made."""
    asked, columns = _question(request, register)
    shown = queries.everyone(
        viewer=request.viewer, sought=presenters.sought(asked), columns=columns
    )
    _write_down(request, "tracker.exported", asked, columns, shown, file=kind)
    rows = presenters.sheet_rows(shown, columns, _words(request, register))
    return [column.words for column in columns], list(rows)


def _sent(content: bytes, kind: str, register: Register, ending: str) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="{register.file}.{ending}"'}
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
        tracker=asked.register.title,
        filter=asked.whole,
        columns=[column.key for column in columns],
        file=file,
    )
