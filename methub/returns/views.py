"""The yearly return is looked at, made, and earlier ones are brought in."""

import zipfile
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from procrastinate.contrib.django import app

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.fittings.workbook import MEDIA_TYPE, workbook
from methub.foundation.timekeeping import london_day
from methub.returns import changes, forms, presenters, queries
from methub.returns.queries import WholeReturn
from methub.returns.rules.days import CollectionYear, year_of

FIRST_YEAR = 2010


@require(P.MAKE_RETURN)
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """The authorities, their last years, and what was brought in."""
    page = presenters.index(
        list(queries.authorities_of(viewer=request.viewer)),
        list(queries.loads(viewer=request.viewer)[:50]),
        year_of(london_day(request.at)),
    )
    return render(request, "returns/index.html", {"page": page})


@require(P.MAKE_RETURN)
@require_safe
def one_year(request: SignedInRequest, reference: str, year: int) -> HttpResponse:
    """What the return says now, and what somebody should look at before it is sent."""
    whole = _whole(request, reference, year, "returns.return.read")
    page = presenters.one_year(
        whole,
        seen_children=queries.seen_children(viewer=request.viewer, child_ids=whole.person_ids),
        seen_episodes=queries.seen_episodes(viewer=request.viewer, episode_ids=whole.episode_ids),
    )
    return render(request, "returns/year.html", {"page": page})


@require(P.MAKE_RETURN)
@require_safe
def files(request: SignedInRequest, reference: str, year: int) -> HttpResponse:
    """Every file of the return, and of the two other formats, in one folder."""
    whole = _whole(request, reference, year, "returns.return.written")
    further = queries.further(whole=whole, at=request.at)
    _note(request, whole, "returns.return.written", further.person_ids)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in presenters.every_file(whole, further).items():
            folder.writestr(name, content)
    return _download(packed.getvalue(), "application/zip", f"ssda903-{year}.zip")


@require(P.MAKE_RETURN)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: SignedInRequest, reference: str, year: int) -> HttpResponse:
    """Files are kept until they are read, in the background."""
    authority = _authority(request, reference)
    asked = _year(year)
    form = forms.BringInForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    if not form.is_valid():
        page = presenters.bring_in(authority, asked)
        return render(request, "returns/bring_in.html", {"form": form, "page": page})
    load = changes.ask_load(
        authority=authority,
        year=asked.number,
        files=[(file.name, file.read()) for file in form.cleaned_data["sent"]],
        is_trial=form.cleaned_data["how"] == forms.TRY,
        **_signed(request),
    )
    _ask_the_worker()
    return redirect("returns:load", load.reference)


@require(P.MAKE_RETURN)
@require_safe
def load(request: SignedInRequest, reference: str) -> HttpResponse:
    """What became of the files."""
    found = get_object_or_404(queries.load_named(viewer=request.viewer, reference=reference))
    trail.note_reading("returns.load.read", about=found, shown=found.named, **_signed(request))
    return render(request, "returns/load.html", {"page": presenters.load(found)})


@require(P.MAKE_RETURN)
@require_safe
def progress(request: SignedInRequest, reference: str) -> HttpResponse:
    """Whether the files have been read. It names nobody: no line."""
    found = get_object_or_404(queries.load_named(viewer=request.viewer, reference=reference))
    return render(request, "returns/progress.html", {"page": presenters.load(found)})


@require(P.MAKE_RETURN)
@require_POST
def take(request: SignedInRequest, reference: str) -> HttpResponse:
    """What was tried is brought in; what was put off is read again."""
    found = get_object_or_404(queries.load_named(viewer=request.viewer, reference=reference))
    try:
        changes.take_again(load=found, **_signed(request))
    except changes.AlreadyRead:
        messages.info(request, "These files have been brought in, or forgotten, in the meantime.")
    else:
        _ask_the_worker()
    return redirect("returns:load", reference)


@require(P.MAKE_RETURN)
@require_safe
def report(request: SignedInRequest, reference: str) -> HttpResponse:
    """Every row that somebody should look at, as an Excel file."""
    found = get_object_or_404(queries.load_named(viewer=request.viewer, reference=reference))
    trail.note_reading("returns.load.exported", about=found, shown=found.named, **_signed(request))
    written = workbook(
        sheet="Rows", columns=presenters.REPORT_COLUMNS, rows=presenters.report_rows(found)
    )
    return _download(written, MEDIA_TYPE, f"rows-{found.reference}.xlsx")


def _authority(request: SignedInRequest, reference: str) -> Any:
    return get_object_or_404(queries.authorities_of(viewer=request.viewer), reference=reference)


def _year(year: int) -> CollectionYear:
    if not FIRST_YEAR <= year <= FIRST_YEAR + 100:
        raise Http404
    return CollectionYear(year)


def _whole(request: SignedInRequest, reference: str, year: int, what: str) -> WholeReturn:
    """The line stands before anything is shown, with the children in it."""
    authority = _authority(request, reference)
    whole = queries.whole_return(authority=authority, year=_year(year))
    _note(request, whole, what, whole.person_ids)
    return whole


def _note(request: SignedInRequest, whole: WholeReturn, what: str, shown: list[int]) -> None:
    about, year = whole.authority, whole.year.number
    trail.note_reading(what, about=about, year=year, shown=shown, **_signed(request))


def _ask_the_worker() -> None:
    app.configure_task("returns.read", allow_unknown=True).defer(timestamp=0)


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=named)


def _signed(request: SignedInRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": request.at}
