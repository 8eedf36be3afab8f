"""A document is waited for and fetched, by whoever asked for it and by nobody else."""

import logging
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, everybody_signed_in
from methub.audit import trail
from methub.documents import presenters, queries
from methub.documents.codes import Form

_OWN = "one's own documents; the permission of what each is of is asked again every time"
_log = logging.getLogger(__name__)


@everybody_signed_in(_OWN)
@require_safe
def listing(request: SignedInRequest) -> HttpResponse:
    """What somebody asked for lately, by what kind of paper it is. It names nobody: no line."""
    table = presenters.papers(queries.lately_asked(viewer=request.viewer))
    return render(request, "documents/list.html", {"table": table})


@everybody_signed_in(_OWN)
@require_safe
def document(request: SignedInRequest, reference: str) -> HttpResponse:
    """How far it is, and then the file. It names nobody: no line."""
    found = _own(request, reference)
    return _page(request, found, "documents/document.html")


@everybody_signed_in(_OWN)
@require_safe
def progress(request: SignedInRequest, reference: str) -> HttpResponse:
    """The part of the page that asks again, every two seconds. How far one's own paper is tells
    nothing of whom it is about: whether one may still have it is asked once it is there."""
    row = get_object_or_404(queries.document_named(viewer=request.viewer, reference=reference))
    found = row if presenters.is_waiting(row) else _own(request, reference)
    return _page(request, found, "documents/progress.html")


@everybody_signed_in(_OWN)
@require_safe
def file(request: SignedInRequest, reference: str) -> HttpResponse:
    """The line stands before the file is handed out, with everybody who is on it."""
    found = _own(request, reference)
    signed: dict[str, Any] = {"by": request.actor, "at": request.at}
    about = {"about": found, "paper": found.kind, "of": found.of, "shown": found.named}
    try:
        content = queries.content_of(viewer=request.viewer, document=found)
    except queries.NotReady:
        return redirect("documents:document", reference)
    except queries.Tampered:
        _log.error("The document %s is not the one that was made.", reference)
        trail.note_reading("documents.document.tampered", **about, **signed)
        return _page(request, found, "documents/tampered.html", status=409)
    trail.note_reading("documents.document.fetched", **about, **signed)
    named = f'attachment; filename="{presenters.file_name(found)}"'
    kind = presenters.MEDIA_TYPES[Form(found.form)]
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": named})


def _own(request: SignedInRequest, reference: str) -> Any:
    found = get_object_or_404(queries.document_named(viewer=request.viewer, reference=reference))
    if not queries.may_still_have(viewer=request.viewer, document=found):
        raise Http404
    return found


def _page(
    request: SignedInRequest, found: Any, template: str, *, status: int = 200
) -> HttpResponse:
    return render(request, template, {"page": presenters.document(found)}, status=status)
