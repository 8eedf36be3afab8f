"""The list, the search box, the columns somebody chose, and the list as a file."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from methub.agencies import changes as agency_changes
from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import forms, presenters, queries
from methub.children.forms import Finding
from methub.children.views import emergency
from methub.fittings import typed
from methub.fittings.workbook import MEDIA_TYPE, comma_separated, workbook
from methub.foundation.timekeeping import london_day

TABLE = "children"
"""What somebody's choice of columns is remembered under."""


@require(Permission.SEARCH_CHILDREN)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        return typed.put_by(request, forms.NAME)
    finding = _finding(request)
    listed = queries.listed(viewer=request.viewer, sought=_sought(finding), page=finding.page)
    _write_down(request, "children.list.read", listed, filter=finding.whole)
    districts = queries.districts(viewer=request.viewer)
    shown = _columns(request)
    chosen = {"columns": [heading.name for heading in shown]}
    page = {
        "page": presenters.list_page(
            listed,
            finding,
            columns=shown,
            districts=districts,
            may_register=request.viewer.may(Permission.REGISTER_CHILD),
        ),
        "filters": _filters(request, finding, districts),
        "columns": forms.ColumnsForm(initial=chosen, columns=presenters.CHOICES),
        "sort": finding.sort,
    }
    return render(request, "children/list.html", page)


@require(Permission.SEARCH_CHILDREN)
@require_POST
def columns(request: SignedInRequest) -> HttpResponse:
    """Chosen once, and remembered wherever they sit; then back to the same list."""
    form = forms.ColumnsForm(request.POST, columns=presenters.CHOICES)
    if form.is_valid():
        agency_changes.choose_columns(
            table=TABLE, columns=form.cleaned_data["columns"], by=request.actor, at=request.at
        )
    query = urlencode(_finding(request).query())
    return redirect(reverse("children:list") + (f"?{query}" if query else ""))


@require(Permission.SEARCH_CHILDREN)
@require_safe
def sheet(request: SignedInRequest) -> HttpResponse:
    """Everybody the filters leave, in the columns that are shown, as an Excel file."""
    words, rows = _everyone(request, "Excel")
    return _sent(workbook(sheet="Children", columns=words, rows=rows), MEDIA_TYPE, "xlsx")


@require(Permission.SEARCH_CHILDREN)
@require_safe
def plain_sheet(request: SignedInRequest) -> HttpResponse:
    """The same, for a computer without Excel."""
    words, rows = _everyone(request, "CSV")
    return _sent(comma_separated(columns=words, rows=rows), "text/csv; charset=utf-8", "csv")


@require(Permission.SEARCH_CHILDREN)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: SignedInRequest) -> HttpResponse:
    """One box: name, date of birth, police reference or postcode."""
    if request.method == "POST":
        return typed.put_by(request, forms.WORDS)
    text = typed.asked(request, forms.WORDS).get(forms.WORDS, "")
    found = queries.searched(viewer=request.viewer, text=text)
    _write_down(request, "children.searched", found, text=text)
    page: dict[str, Any] = {
        "page": presenters.search_page(
            found, text, districts=queries.districts(viewer=request.viewer)
        ),
        "emergency": None,
        "reason": None,
    }
    if request.viewer.may(Permission.BREAK_GLASS):
        known = forms.exactly(text, today=london_day(request.at))
        page["emergency"] = forms.EmergencyForm(initial=known)
        page["reason"] = None if found.total else emergency.from_search(request, known)
    return render(request, "children/search.html", page)


def _finding(request: SignedInRequest) -> Finding:
    return forms.asked(typed.asked(request, forms.NAME))


def _columns(request: SignedInRequest) -> tuple[presenters.Heading, ...]:
    return presenters.headings(agencies.chosen_columns(viewer=request.viewer, table=TABLE))


def _everyone(request: SignedInRequest, kind: str) -> tuple[list[str], Iterable[list[str]]]:
    """The headings and rows of a file; written down with its filter before it is made."""
    finding, shown = replace(_finding(request), page=1), _columns(request)
    listed = queries.everyone_listed(viewer=request.viewer, sought=_sought(finding))
    words = [heading.words for heading in shown]
    _write_down(
        request, "children.list.exported", listed, filter=finding.whole, columns=words, file=kind
    )
    districts = queries.districts(viewer=request.viewer)
    return words, presenters.sheet_rows(listed, columns=shown, districts=districts)


def _sent(content: bytes, kind: str, ending: str) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="children.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=named)


def _sought(finding: Finding) -> queries.Sought:
    return queries.Sought(
        name=finding.name,
        district=finding.district,
        authority_reference=finding.authority,
        in_care={"yes": True, "no": False}.get(finding.care),
        is_adult={"over": True, "under": False}.get(finding.age),
        with_me=finding.is_mine,
        sort=finding.sort,
    )


def _filters(
    request: SignedInRequest, finding: Finding, districts: dict[str, str]
) -> forms.Filters:
    return forms.Filters(
        initial=finding.whole,
        districts=list(districts.items()),
        authorities=presenters.named(agencies.authorities(viewer=request.viewer)),
    )


def _write_down(request: SignedInRequest, what: str, listed: queries.Listed, **asked: Any) -> None:
    """One line with what was asked and the children it shows, before they are shown."""
    shown = [child.pk for child in listed.children]
    trail.note_reading(what, by=request.actor, at=request.at, shown=shown, **asked)
