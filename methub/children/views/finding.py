"""The list, the search box, and the list as a file."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import forms, presenters, queries
from methub.children.forms import Finding
from methub.fittings import typed
from methub.fittings.workbook import MEDIA_TYPE, workbook
from methub.foundation.timekeeping import london_day


@require(Permission.SEARCH_CHILDREN)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        return typed.put_by(request, forms.NAME)
    finding = forms.asked(typed.asked(request, forms.NAME))
    listed = _listed(request, finding)
    _write_down(request, "children.list.read", listed, filter=finding.whole)
    districts = queries.districts(viewer=request.viewer)
    page = {
        "page": presenters.list_page(
            listed,
            finding,
            districts=districts,
            may_register=request.viewer.may(Permission.REGISTER_CHILD),
        ),
        "filters": _filters(request, finding, districts),
        "sort": finding.sort,
    }
    return render(request, "children/list.html", page)


@require(Permission.SEARCH_CHILDREN)
@require_safe
def sheet(request: SignedInRequest) -> HttpResponse:
    """The page of the list as it is shown, as an Excel file."""
    finding = forms.asked(typed.asked(request, forms.NAME))
    listed = _listed(request, finding)
    _write_down(request, "children.list.exported", listed, filter=finding.whole)
    written = workbook(
        sheet="Children",
        columns=[heading.words for heading in presenters.COLUMNS],
        rows=presenters.sheet_rows(listed, districts=queries.districts(viewer=request.viewer)),
    )
    named = {"Content-Disposition": 'attachment; filename="children.xlsx"'}
    return HttpResponse(written, content_type=MEDIA_TYPE, headers=named)


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
    }
    if request.viewer.may(Permission.BREAK_GLASS):
        known = forms.exactly(text, today=london_day(request.at))
        page["emergency"] = forms.EmergencyForm(initial=known)
    return render(request, "children/search.html", page)


def _listed(request: SignedInRequest, finding: Finding) -> queries.Listed:
    sought = queries.Sought(
        name=finding.name,
        district=finding.district,
        authority_reference=finding.authority,
        in_care={"yes": True, "no": False}.get(finding.care),
        with_me=finding.is_mine,
        sort=finding.sort,
    )
    return queries.listed(viewer=request.viewer, sought=sought, page=finding.page)


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
