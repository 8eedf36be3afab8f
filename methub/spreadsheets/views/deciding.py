"""What somebody says about a row, and about whose rows they are."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import queries as children
from methub.spreadsheets import changes, forms, presenters, queries
from methub.spreadsheets.codes import ON_THE_LOG, Meaning, Stage
from methub.spreadsheets.queries import ListedPerson, ListedRow
from methub.spreadsheets.rules.headings import Column
from methub.spreadsheets.views.asking import accepted, pressed, sheet_or_404, signed

LOOK, NEW, CHILD = "look", "new", "child:"


@require(Permission.LOAD_SHEET)
@require_http_methods(["GET", "POST"])
def row(request: SignedInRequest, reference: str, row: str) -> HttpResponse:
    """Every cell that counts, what is odd about it, and what it should say."""
    found = _row_or_404(request, reference, row)
    is_open = found.sheet.stage == Stage.READ
    shown = _columns(found)
    form = forms.RowForm(
        request.POST or None,
        columns=shown,
        cells=found.cells,
        taken=found.taken,
        problems=found.found_odd,
        initial=forms.written(found.read_as, shown) | {"version": found.version},
    )
    if form.is_valid() and accepted(form, lambda: _answer(request, found, form)):
        messages.success(request, f"Row {found.number} is read again.")
        return redirect("spreadsheets:row", reference, row)
    with trail.reading(
        "spreadsheets.row.read", about=found, person_id=_child_of(found.person), **signed(request)
    ):
        page = {"facts": presenters.row_facts(found), "row": found, "is_open": is_open}
        evidence = [(one, text) for one, text in zip(_letters(found), found.cells, strict=True)
                    if text]  # fmt: skip
        return render(request, "spreadsheets/row.html", page | {"form": form, "evidence": evidence})


@require(Permission.LOAD_SHEET)
@require_POST
def leave_row_out(request: SignedInRequest, reference: str, row: str) -> HttpResponse:
    """This row does not come on to the record."""
    found = _row_or_404(request, reference, row)
    pressed(
        request,
        lambda version: changes.leave_out(row=found, version=version, **signed(request)),
        done=f"Row {found.number} is left out.",
    )
    return redirect("spreadsheets:sheet", reference)


@require(Permission.LOAD_SHEET)
@require_POST
def leave_out_all(request: SignedInRequest, reference: str) -> HttpResponse:
    """Whatever still needs a decision stays out."""
    sheet = sheet_or_404(request, reference)
    pressed(
        request,
        lambda version: changes.leave_out_all_that_ask(
            sheet=sheet, version=version, **signed(request)
        ),
        done="Every row that needed a decision is left out.",
    )
    return redirect("spreadsheets:sheet", reference)


@require(Permission.LOAD_SHEET)
@require_http_methods(["GET", "POST"])
def person(request: SignedInRequest, reference: str, person: str) -> HttpResponse:
    """Who the rows are about: said once for all of them."""
    found = queries.person_named(viewer=request.viewer, sheet=reference, reference=person)
    if found is None:
        raise Http404
    form = forms.PersonForm(request.POST or None, initial={"version": found.version})
    choice = request.POST.get("choice", LOOK)
    if choice != LOOK and form.is_valid():
        decided = _chosen(request, choice)
        if accepted(form, lambda: _decide(request, found, decided, form)):
            messages.success(request, "Said for every row about them.")
            return redirect("spreadsheets:sheet", reference)
    looked_for = _looked_for(request, form)
    proposed = queries.proposed(viewer=request.viewer, person=found)
    shown = {one.child.pk for one in proposed} | {child.pk for child in looked_for}
    with trail.reading(
        "spreadsheets.person.read", about=found, person_id=found.child_id,
        shown=sorted(shown), **signed(request),
    ):  # fmt: skip
        rows = queries.first_rows_of(viewer=request.viewer, person=found)
        page = presenters.person_page(found, rows, proposed, looked_for)
        return render(
            request, "spreadsheets/person.html", {"page": page, "form": form, "person": found}
        )


def _row_or_404(request: SignedInRequest, reference: str, row: str) -> ListedRow:
    found = queries.row_named(viewer=request.viewer, sheet=reference, reference=row)
    if found is None:
        raise Http404
    return found


def _answer(request: SignedInRequest, row: ListedRow, form: forms.RowForm) -> object:
    return changes.answer_row(
        row=row,
        said=form.said,
        version=form.cleaned_data["version"],
        viewer=request.viewer,
        **signed(request),
    )


def _columns(row: ListedRow) -> list[Column]:
    """The columns that make the record, and any other with something odd in it."""
    odd = {problem.column for problem in row.found_odd}
    meant = row.sheet.meant
    quiet = {*ON_THE_LOG, Meaning.NOT_USED}
    return [
        one
        for one in forms.columns_of(row.sheet.columns)
        if one.index in odd or meant.get(one.index, Meaning.NOT_USED) not in quiet
    ]


def _letters(row: ListedRow) -> list[str]:
    words = forms.column_words(forms.columns_of(row.sheet.columns))
    return [words.get(at, f"Column {at + 1}") for at in range(len(row.cells))]


def _child_of(person: ListedPerson | None) -> int | None:
    return person.child_id if person else None


def _chosen(request: SignedInRequest, choice: str) -> Any:
    """The child whose button was pressed; nobody, for a child we do not know yet."""
    if choice == NEW:
        return None
    child = children.child_named(
        viewer=request.viewer, reference=choice.removeprefix(CHILD)
    ).first()
    if child is None:
        raise Http404
    return child


def _decide(
    request: SignedInRequest, person: ListedPerson, child: Any, form: forms.PersonForm
) -> object:
    return changes.decide_child(
        person=person, child=child, version=form.cleaned_data["version"], **signed(request)
    )


def _looked_for(request: SignedInRequest, form: forms.PersonForm) -> list[Any]:
    asked = form.cleaned_data.get("asked", "") if form.is_bound and form.is_valid() else ""
    return list(children.found(viewer=request.viewer, text=asked)) if asked else []
