"""Parents and carers of a child, and the page of an adult."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import changes, forms, presenters, queries
from methub.children.codes import CarerKind
from methub.children.views.asking import ask, opened
from methub.foundation.timekeeping import london_day
from methub.people.codes import IdentifierKind
from methub.people.rules.described import Described
from methub.people.rules.names import taken_apart


@dataclass(frozen=True)
class Known:
    """Adults on record who may be the one somebody types; and one whom they may not know of."""

    similar: tuple[queries.SimilarAdult, ...] = ()
    hidden: Any = None

    def chosen(self, who: str) -> Any:
        """The adult whom somebody recognised; nobody, where it is somebody new."""
        if who == forms.HIDDEN:
            return self.hidden
        return next((one.person for one in self.similar if one.person.reference == who), None)


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def carer(request: SignedInRequest, reference: str) -> HttpResponse:
    """Who cares for the child; first we look whether the adult is on record already."""
    child = opened(request, reference)
    now = queries.situation(viewer=request.viewer, child=child)
    homes = {home.reference: home for home in now.placements}
    asked: dict[str, Any] = {
        "initial": {"from_on": london_day(request.at), "is_to_be_notified": True},
        "choices": {"placement": presenters.homes_to_end(now.placements)},
    }
    form = forms.CarerForm(request.POST or None, **asked)
    page = presenters.carer_page(child, now)
    known = known_already(request, child, form.described) if form.is_valid() else Known()
    if choices := presenters.adults_to_choose(known.similar, is_hidden=known.hidden is not None):
        form = forms.CarerForm(request.POST, known=choices, **asked)
        if form.is_valid() and not form.is_answered:
            page = replace(page, why=presenters.LOOKED_UP, words="Continue")
            return render(request, "children/edit.html", {"form": form, "page": page})

    def save(said: dict[str, Any]) -> None:
        del said["asked"]
        changes.record_carer(
            child=child,
            person=known.chosen(said.pop("who", forms.NEW)),
            **said | {"kind": CarerKind(said["kind"]), "placement": homes.get(said["placement"])},
            by=request.actor,
            at=request.at,
        )

    return ask(request, child, form, save, page)


@require(Permission.CORRECT_CHILD)
@require_POST
def end_carer(request: SignedInRequest, reference: str, carer_reference: str) -> HttpResponse:
    """From today this parent or carer no longer cares for the child."""
    child = opened(request, reference)
    carers = queries.situation(viewer=request.viewer, child=child).carers
    ending = next((one for one in carers if one.reference == carer_reference), None)
    if ending is None:
        raise Http404
    changes.end_carer(
        carer=ending, until_on=london_day(request.at), by=request.actor, at=request.at
    )
    messages.success(request, "Saved. They are no longer shown as caring for the child.")
    return redirect("children:edit-carer", reference)


@require(Permission.READ_CHILD)
@require_safe
def adult(request: SignedInRequest, reference: str) -> HttpResponse:
    """An adult, and their children: those alone whom the viewer may know of."""
    found = queries.adult_named(viewer=request.viewer, reference=reference)
    if found is None:
        raise Http404
    trail.note_reading(
        "children.adult.read",
        by=request.actor,
        at=request.at,
        person_id=found.person.pk,
        shown=sorted({one.child_id for one in found.links}),
    )
    may_merge = found.is_whole and request.viewer.may(Permission.MERGE_PERSONS)
    page = presenters.adult_page(found, may_merge=may_merge)
    return render(request, "children/adult.html", {"page": page})


def known_already(request: SignedInRequest, child: Any, said: dict[str, Any]) -> Known:
    """Whoever it may be. Asking is written down. Nobody fishes in silence: where no adult is found,
    one is recorded, and the book says by whom and for which child."""
    forenames, surname = taken_apart(said["name"])
    is_told = "address" in said and not said["is_address_protected"]
    addresses = (f"{said['address']} {said['postcode']}",) if is_told else ()
    described = Described(
        surname=surname,
        forenames=forenames,
        born_on=said["born_on"],
        addresses=tuple(one for one in addresses if one.strip()),
        identifiers=tuple(
            (kind, value)
            for kind, value in (
                (IdentifierKind.TELEPHONE, said.get("phone")),
                (IdentifierKind.EMAIL, said.get("email")),
            )
            if value
        ),
    )
    hidden = queries.hidden_adult(
        viewer=request.viewer, forenames=forenames, surname=surname, born_on=said["born_on"]
    )
    similar = queries.similar_adults(viewer=request.viewer, described=described, child_id=child.pk)
    trail.note_reading(
        "children.similar-adults.read",
        by=request.actor,
        at=request.at,
        person_id=hidden.pk if hidden else None,
        shown=sorted(
            {one.person.pk for one in similar}
            | {link.child_id for one in similar for link in one.links}
        ),
    )
    return Known(similar=tuple(similar), hidden=hidden)
