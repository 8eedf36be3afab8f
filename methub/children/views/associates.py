"""Whom a child is with, recorded on the child’s record."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.children import changes, forms, presenters
from methub.children.codes import AssociateKind
from methub.children.views.asking import ask, opened
from methub.children.views.carers import Known, known_already
from methub.foundation.timekeeping import london_day


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def associate(request: SignedInRequest, reference: str) -> HttpResponse:
    """Who they are; first we look whether they are on record already."""
    child = opened(request, reference)
    asked: dict[str, Any] = {
        "initial": {"from_on": london_day(request.at)},
        "may_fear": request.viewer.may(Permission.READ_PERSON_OF_CONCERN),
    }
    form = forms.AssociateForm(request.POST or None, **asked)
    page = presenters.associate_page(child)
    known = known_already(request, child, form.described) if form.is_valid() else Known()
    if choices := presenters.adults_to_choose(known.similar, is_hidden=known.hidden is not None):
        form = forms.AssociateForm(request.POST, known=choices, **asked)
        if form.is_valid() and not form.is_answered:
            page = replace(page, why=presenters.LOOKED_UP, words="Continue")
            return render(request, "children/edit.html", {"form": form, "page": page})

    def save(said: dict[str, Any]) -> None:
        del said["asked"]
        changes.record_associate(
            child=child,
            person=known.chosen(said.pop("who", forms.NEW)),
            **said | {"kind": AssociateKind(said["kind"])},
            by=request.actor,
            at=request.at,
        )

    return ask(request, child, form, save, page, then=presenters.PAGE)
