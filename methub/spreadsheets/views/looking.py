"""Lists, one list, its rows, and the file it came as."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.fittings.scanning import Harmful, NotScanned, refuse_harmful
from methub.spreadsheets import presenters, queries
from methub.spreadsheets.codes import RowState, Stage
from methub.spreadsheets.presenters.sheet import working_words
from methub.spreadsheets.views.asking import sheet_or_404, signed

_WORKING = (Stage.READING, Stage.LOADING)


@require(Permission.LOAD_SHEET)
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Every list of the viewer's agency. It names nobody."""
    table = presenters.index_table(queries.sheets(viewer=request.viewer))
    return render(request, "spreadsheets/index.html", {"table": table})


@require(Permission.LOAD_SHEET)
@require_safe
def sheet(request: SignedInRequest, reference: str) -> HttpResponse:
    """What the rows say and what is odd about them; later, what became of each."""
    found = sheet_or_404(request, reference)
    if found.stage == Stage.COLUMNS:
        return redirect("spreadsheets:columns", reference)
    state = request.GET.get("show", "")
    state = state if state in RowState.values() else ""
    rows = queries.rows_of(viewer=request.viewer, sheet=found, state=state, page=_page(request))
    shown = {row.person.child_id for row in rows.rows if row.person and row.person.child_id}
    with trail.reading(
        "spreadsheets.sheet.read", about=found, show=state, page=rows.page,
        shown=sorted(shown), **signed(request),
    ):  # fmt: skip
        page = presenters.sheet_page(
            found,
            rows,
            state=state,
            progress=queries.progress_of(viewer=request.viewer, sheet=found),
            href=reverse("spreadsheets:sheet", args=[reference]),
        )
        return render(request, "spreadsheets/sheet.html", {"page": page, "sheet": found})


@require(Permission.LOAD_SHEET)
@require_safe
def progress(request: SignedInRequest, reference: str) -> HttpResponse:
    """How far the background has come; when it is done, the whole page is fetched again. It names
    nobody."""
    found = sheet_or_404(request, reference)
    if found.stage not in _WORKING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    words = working_words(found, queries.progress_of(viewer=request.viewer, sheet=found))
    return render(request, "spreadsheets/progress.html", {"words": words, "sheet": found})


@require(Permission.LOAD_SHEET)
@require_safe
def original(request: SignedInRequest, reference: str) -> HttpResponse:
    """The file exactly as it came, only ever as a download."""
    found = sheet_or_404(request, reference)
    content = queries.original(viewer=request.viewer, sheet=found)
    if content is None:
        raise Http404
    shown = queries.children_named(viewer=request.viewer, sheet=found)
    with trail.reading(
        "spreadsheets.original.downloaded", about=found, shown=shown, **signed(request)
    ):
        try:
            refuse_harmful(content)
        except (Harmful, NotScanned) as refusal:
            return render(
                request, "spreadsheets/kept_back.html",
                {"words": str(refusal), "sheet": found}, status=409,
            )  # fmt: skip
        return HttpResponse(
            content,
            content_type="application/octet-stream",
            headers={
                "Content-Disposition": f'attachment; filename="list-{found.reference}.bin"',
                "Content-Security-Policy": "default-src 'none'; sandbox",
                "X-Content-Type-Options": "nosniff",
            },
        )


def _page(request: SignedInRequest) -> int:
    number = request.GET.get("page", "1")
    return max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 7 else 1
