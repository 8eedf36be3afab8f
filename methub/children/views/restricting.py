"""A record closed to all but named people: restricted, colleagues named, and lifted."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.children import changes, forms, presenters, queries
from methub.children.views.asking import ask, opened
from methub.people import changes as people


@require(Permission.RESTRICT_CHILD)
@require_http_methods(["GET", "POST"])
def restrict(request: SignedInRequest, reference: str) -> HttpResponse:
    """From now on only people named one by one."""
    child = opened(request, reference)
    managers = queries.may_restrict(viewer=request.viewer)
    form = forms.RestrictForm(request.POST or None, colleagues=presenters.named(managers))

    def save(said: dict[str, Any]) -> None:
        people.restrict(
            person=child.person,
            reason=said["reason"],
            named=managers.filter(reference=said["colleague"]),
            by=request.actor,
            at=request.at,
        )

    sights = queries.sights_of(viewer=request.viewer, child=child)
    return ask(request, child, form, save, presenters.restrict_page(child, sights))


@require(Permission.RESTRICT_CHILD)
@require_http_methods(["GET", "POST"])
def name_colleague(request: SignedInRequest, reference: str) -> HttpResponse:
    child = opened(request, reference)
    readers = queries.may_be_named(viewer=request.viewer)
    form = forms.NamingForm(request.POST or None, colleagues=presenters.named(readers))

    def save(said: dict[str, Any]) -> None:
        changes.name_colleague(
            child=child,
            colleague=readers.get(reference=said["colleague"]),
            reason=said["reason"],
            by=request.actor,
            at=request.at,
        )

    return ask(request, child, form, save, presenters.naming_page(child))


@require(Permission.RESTRICT_CHILD)
@require_http_methods(["GET", "POST"])
def end_naming(request: SignedInRequest, reference: str, sight_reference: str) -> HttpResponse:
    """Asked once more before it is done. Nobody is offered to end their own."""
    child = opened(request, reference)
    named = queries.naming_named(viewer=request.viewer, child=child, reference=sight_reference)
    sight = named.first()
    if sight is None:
        raise Http404
    if request.method == "POST":
        changes.end_naming(child=child, sight=sight, by=request.actor, at=request.at)
        messages.success(request, "They are named no longer.")
        return redirect("chronology:sharing", reference)
    page = presenters.end_naming_page(child, sight)
    return render(request, "children/end_share.html", {"page": page})


@require(Permission.RESTRICT_CHILD)
@require_http_methods(["GET", "POST"])
def lift(request: SignedInRequest, reference: str) -> HttpResponse:
    """The teams and agencies see the child again."""
    child = opened(request, reference)
    restriction = queries.restriction_of(viewer=request.viewer, child=child)
    if restriction is None:
        messages.info(request, "This record is not restricted.")
        return redirect("chronology:sharing", reference)
    form = forms.LiftForm(request.POST or None)

    def save(said: dict[str, Any]) -> None:
        people.lift_restriction(
            person=child.person, reason=said["reason"], by=request.actor, at=request.at
        )

    return ask(request, child, form, save, presenters.lift_page(child, restriction))
