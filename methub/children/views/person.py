"""A child's name, date of birth and description: corrected, with what was said before kept."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.children import changes, forms, presenters, queries
from methub.children.views.asking import ask, opened
from methub.foundation.records import ChangedMeanwhile
from methub.people import changes as people
from methub.people.codes import NameKind, Sex


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def name(request: SignedInRequest, reference: str) -> HttpResponse:
    """A name spelt rightly, or one more name."""
    child = opened(request, reference)
    legal = queries.legal_name(viewer=request.viewer, child=child)
    form = forms.NameForm(request.POST or None, initial=presenters.name_as_it_is(legal))

    def save(said: dict[str, Any]) -> None:
        written = {"surname": said["surname"], "forenames": said["forenames"]}
        signed: dict[str, Any] = {"by": request.actor, "at": request.at}
        if said["sort"] != forms.NameSort.CORRECTED:
            kind = NameKind(said["sort"])
            people.add_name(person=child.person, kind=kind, **written, **signed)
            return
        if legal is None or said["opened"] != legal.reference:
            raise ChangedMeanwhile
        people.correct_name(name=legal, **written, **signed)

    return ask(
        request, child, form, save, presenters.name_page(child),
        now={"opened": legal.reference if legal else ""},
    )  # fmt: skip


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def birth(request: SignedInRequest, reference: str) -> HttpResponse:
    """The date of birth as it is now known."""
    child = opened(request, reference)
    person = child.person
    form = forms.BirthForm(request.POST or None, initial=presenters.birth_as_it_is(person))

    def save(said: dict[str, Any]) -> None:
        changes.correct_birth(
            child=child,
            birth=said["birth"],
            version=said["version"],
            by=request.actor,
            at=request.at,
        )

    return ask(
        request, child, form, save, presenters.birth_page(child), now={"version": person.version}
    )


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def description(request: SignedInRequest, reference: str) -> HttpResponse:
    """Sex and ethnicity, asked with care."""
    child = opened(request, reference)
    person = child.person
    known = {"version": person.version, "sex": person.sex, "ethnicity": person.ethnicity}
    form = forms.DescriptionForm(request.POST or None, initial=known)

    def save(said: dict[str, Any]) -> None:
        people.correct_description(
            person=person,
            sex=Sex(said["sex"]),
            ethnicity=said["ethnicity"],
            version=said["version"],
            by=request.actor,
            at=request.at,
        )

    return ask(
        request, child, form, save, presenters.description_page(child),
        now={"version": person.version},
    )  # fmt: skip
