"""A new child, after looking whether they are known already."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.audit import trail
from methub.children import changes, forms, presenters, queries
from methub.fittings.components import Candidate
from methub.people.changes import ImpossibleBirth
from methub.people.codes import Sex
from methub.people.rules.described import Described


@require(Permission.REGISTER_CHILD)
@require_http_methods(["GET", "POST"])
def register(request: SignedInRequest) -> HttpResponse:
    authorities = agencies.authorities(viewer=request.viewer)
    managers = queries.may_restrict(viewer=request.viewer)
    asked = request.GET.get("person", "")
    so_far = queries.young_named(viewer=request.viewer, reference=asked) if asked else None
    form = forms.RegisterForm(
        request.POST or None,
        initial=presenters.as_known(so_far) if so_far else {},
        authorities=presenters.named(authorities),
        managers=presenters.named(managers),
    )
    if not form.is_valid():
        return _page(request, form)
    known = () if form.cleaned_data["is_new"] else _similar(request, form.cleaned_data)
    if known:
        return _page(request, form.answered(is_new=True), known)
    try:
        child = changes.register_child(
            partnership=queries.partnership_of(viewer=request.viewer),
            responsible_authority=authorities.get(reference=form.cleaned_data["authority"]),
            named=managers.filter(reference=form.cleaned_data["manager"]),
            sex=Sex(form.cleaned_data["sex"]),
            so_far=so_far,
            by=request.actor,
            at=request.at,
            **form.plain,
        )
    except ImpossibleBirth:
        form.add_error("born_on", "The date of birth cannot be in the future")
        return _page(request, form)
    return redirect("chronology:child", child.person.reference)


def _similar(request: SignedInRequest, said: dict[str, Any]) -> tuple[Candidate, ...]:
    """Children this may be: a second record splits one child's story in two."""
    described = Described(
        surname=said["surname"],
        forenames=said["forenames"],
        known_as=said["known_as"],
        born_on=said["born_on"],
        sex=Sex(said["sex"]),
        addresses=(f"{said['address']} {said['postcode']}",)
        if not said["is_address_protected"]
        else (),
    )
    found = queries.similar(viewer=request.viewer, described=described)
    trail.note_reading(
        "children.similar.read", by=request.actor, at=request.at, shown=sorted(found.children)
    )
    return presenters.similar(found.proposals, found.children)


def _page(
    request: SignedInRequest,
    form: forms.RegisterForm,
    known: tuple[Candidate, ...] = (),
) -> HttpResponse:
    return render(request, "children/register.html", {"form": form, "similar": known})
