"""A list goes its way: put in, columns, brought in, taken out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.spreadsheets import changes, forms, presenters, queries
from methub.spreadsheets.codes import Stage
from methub.spreadsheets.queries import BroughtIn
from methub.spreadsheets.rules.headings import suggested
from methub.spreadsheets.rules.package import Unreadable
from methub.spreadsheets.views.asking import (
    accepted,
    pressed,
    sheet_or_404,
    signed,
    whole_sheet_or_404,
)


@require(Permission.LOAD_SHEET)
@require_http_methods(["GET", "POST"])
def upload(request: SignedInRequest) -> HttpResponse:
    """A file. One that cannot be read is refused in words, and nothing of it is kept."""
    agency = queries.agency_of(viewer=request.viewer)
    if agency is None:
        raise PermissionDenied
    form = forms.UploadForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    if form.is_valid():
        file = form.cleaned_data["file"][0]
        try:
            sheet = changes.keep_sheet(
                content=bytes(file.read()),
                name=file.name,
                title=form.cleaned_data["title"],
                agency=agency,
                **signed(request),
            )
            return redirect("spreadsheets:columns", sheet.reference)
        except Unreadable as refusal:
            form.add_error("file", str(refusal))
    return render(request, "spreadsheets/upload.html", {"form": form})


@require(Permission.LOAD_SHEET)
@require_http_methods(["GET", "POST"])
def columns(request: SignedInRequest, reference: str) -> HttpResponse:
    """What each column is: suggested, then said by a person."""
    if sheet_or_404(request, reference).stage != Stage.COLUMNS:
        return redirect("spreadsheets:sheet", reference)
    sheet = whole_sheet_or_404(request, reference)
    form = _columns_form(request, sheet)
    if form.is_valid() and accepted(form, lambda: _choose_columns(request, sheet, form)):
        return redirect("spreadsheets:sheet", reference)
    with trail.reading("spreadsheets.columns.read", about=sheet, **signed(request)):
        return render(
            request, "spreadsheets/columns.html",
            {"form": form, "table": _table_form(sheet), "sheet": sheet},
        )  # fmt: skip


@require(Permission.LOAD_SHEET)
@require_POST
def table(request: SignedInRequest, reference: str) -> HttpResponse:
    """Another worksheet, or headings in other rows."""
    sheet = whole_sheet_or_404(request, reference)
    form = forms.TableForm(request.POST, worksheets=sheet.worksheets)
    if form.is_valid():
        said = form.cleaned_data
        ends = said["headings_to"]
        accepted(
            form,
            lambda: changes.choose_table(
                sheet=sheet,
                worksheet=int(said["worksheet"]),
                headings_to=int(ends) if ends else None,
                version=said["version"],
                **signed(request),
            ),
        )
    for error in form.error_list:
        messages.warning(request, error["text"])
    return redirect("spreadsheets:columns", reference)


@require(Permission.LOAD_SHEET)
@require_POST
def again(request: SignedInRequest, reference: str) -> HttpResponse:
    """The same file, with other columns."""
    sheet = sheet_or_404(request, reference)
    made: list[BroughtIn] = []
    pressed(
        request,
        lambda version: made.append(
            changes.begin_again(
                sheet=sheet, version=version, viewer=request.viewer, **signed(request)
            )
        ),
        done="Say again what each column is.",
    )
    return redirect("spreadsheets:sheet", made[0].reference if made else reference)


@require(Permission.LOAD_SHEET)
@require_POST
def set_aside(request: SignedInRequest, reference: str) -> HttpResponse:
    """Nothing of it comes on to the record."""
    sheet = sheet_or_404(request, reference)
    pressed(
        request,
        lambda version: changes.set_aside(sheet=sheet, version=version, **signed(request)),
        done="The list is set aside. Nothing of it came on to the record.",
    )
    return redirect("spreadsheets:index")


@require(Permission.LOAD_SHEET)
@require_POST
def load(request: SignedInRequest, reference: str) -> HttpResponse:
    """Somebody has looked it over: it is brought in."""
    sheet = sheet_or_404(request, reference)
    pressed(
        request,
        lambda version: changes.begin_loading(sheet=sheet, version=version, **signed(request)),
        done="The list is being brought in.",
    )
    return redirect("spreadsheets:sheet", reference)


@require(Permission.LOAD_SHEET)
@require_http_methods(["GET", "POST"])
def undo(request: SignedInRequest, reference: str) -> HttpResponse:
    """What would be taken out, what stays, and why it is done."""
    sheet = sheet_or_404(request, reference)
    if sheet.stage != Stage.LOADED:
        return redirect("spreadsheets:sheet", reference)
    form = forms.UndoForm(request.POST or None, initial={"version": sheet.version})
    if form.is_valid() and accepted(form, lambda: _undo(request, sheet, form)):
        messages.success(request, "Taken out. The file and its rows stay as evidence.")
        return redirect("spreadsheets:sheet", reference)
    with trail.reading("spreadsheets.undo.read", about=sheet, **signed(request)):
        stays = queries.built_on(viewer=request.viewer, sheet=sheet)
        return render(
            request, "spreadsheets/undo.html",
            {"form": form, "sheet": sheet, "table": presenters.staying_table(*stays)},
        )  # fmt: skip


def _undo(request: SignedInRequest, sheet: BroughtIn, form: forms.UndoForm) -> object:
    return changes.undo_load(
        sheet=sheet,
        why=form.cleaned_data["why"],
        version=form.cleaned_data["version"],
        viewer=request.viewer,
        **signed(request),
    )


def _columns_form(request: SignedInRequest, sheet: BroughtIn) -> forms.ColumnsForm:
    found = forms.columns_of(sheet.columns)
    before = queries.chosen_before(viewer=request.viewer, sheet=sheet)
    known: list[tuple[str, str]] = [
        (one.reference, one.name) for one in queries.own_authorities(viewer=request.viewer)
    ]
    initial: dict[str, Any] = forms.chosen(suggested(found, before=before))
    return forms.ColumnsForm(
        request.POST or None,
        columns=found,
        authorities=known,
        initial=initial | {"version": sheet.version},
    )


def _choose_columns(request: SignedInRequest, sheet: BroughtIn, form: forms.ColumnsForm) -> object:
    known = queries.own_authorities(viewer=request.viewer)
    return changes.choose_columns(
        sheet=sheet,
        meanings=form.meanings,
        authority=known.get(reference=form.cleaned_data["authority"]),
        version=form.cleaned_data["version"],
        **signed(request),
    )


def _table_form(sheet: BroughtIn) -> forms.TableForm:
    return forms.TableForm(
        worksheets=sheet.worksheets,
        auto_id="table_%s",
        initial={
            "version": sheet.version,
            "worksheet": str(sheet.worksheet),
            "headings_to": sheet.headings_to,
        },
    )
