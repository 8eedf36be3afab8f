"""A photograph of a child: added, shown, and taken away."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import changes, forms, presenters, queries
from methub.children.views.asking import ask, opened

NEVER_A_PAGE = {
    "Content-Disposition": 'attachment; filename="photograph.jpg"',
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
"""A page of ours may show it; opened by itself it is a download, and nothing in it can run."""


@require(Permission.READ_CHILD)
@require_safe
def show(request: SignedInRequest, reference: str) -> HttpResponse:
    """The picture itself, for whoever may open the child's record."""
    child = queries.child_named(viewer=request.viewer, reference=reference).first()
    if child is None or queries.Photographed.of(child) is None:
        raise Http404
    with trail.reading(
        "children.photograph.read", by=request.actor, at=request.at, person_id=child.pk
    ):
        picture = queries.picture_of(viewer=request.viewer, child=child)
        return HttpResponse(picture, content_type="image/jpeg", headers=NEVER_A_PAGE)


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, reference: str) -> HttpResponse:
    """A new photograph takes the place of the one before."""
    child = opened(request, reference)
    form = forms.PhotographForm(request.POST or None, request.FILES or None)

    def save(said: dict[str, Any]) -> None:
        (file,) = said["photograph"]
        changes.add_photograph(
            child=child,
            content=file.read(),
            taken_on=said["taken_on"],
            by=request.actor,
            at=request.at,
        )

    known = queries.Photographed.of(child)
    return ask(request, child, form, save, presenters.photograph_page(child, known))


@require(Permission.CORRECT_CHILD)
@require_POST
def remove(request: SignedInRequest, reference: str) -> HttpResponse:
    child = opened(request, reference)
    try:
        changes.remove_photograph(child=child, by=request.actor, at=request.at)
    except changes.NoPhotograph:
        messages.info(request, "There is no photograph to take away.")
    else:
        messages.success(request, "The photograph is gone.")
    return redirect("children:edit-photograph", reference)
