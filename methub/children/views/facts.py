"""One dated fact about a child: recorded, put right, ended, withdrawn."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission
from methub.children import changes, forms, presenters, queries
from methub.children.codes import FactKind, NoteKind
from methub.children.views.asking import ask, opened
from methub.fittings.forms import HubForm
from methub.foundation.timekeeping import london_day
from methub.people import changes as people

RECORDS: dict[FactKind, Callable[..., object]] = {
    FactKind.CARE: changes.record_care_status,
    FactKind.LIBERTY: changes.record_liberty_order,
    FactKind.SCHOOL: changes.record_schooling,
    FactKind.SERVICE: changes.record_service,
    FactKind.BACKGROUND: changes.record_background,
    FactKind.DISABILITY: changes.record_disabilities,
    FactKind.IMMIGRATION: changes.record_immigration,
}
NOTES: dict[NoteKind, Callable[..., object]] = {
    NoteKind.EDUCATION_PLAN: changes.record_education_plan,
    NoteKind.EXCHANGE: changes.record_exchange,
    NoteKind.MOVE: changes.record_move_plan,
    NoteKind.UNDER_13: changes.record_safeguarded,
}


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest, reference: str, kind: str) -> HttpResponse:
    """A fact from a day on; or something that is written down once."""
    child = opened(request, reference)
    if kind in NoteKind.values():
        return _note(request, child, NoteKind(kind))
    if kind not in RECORDS:
        raise Http404
    what = FactKind(kind)
    form = forms.RECORDING[what](
        request.POST or None,
        initial={"from_on": london_day(request.at)},
        choices=_choices(request, child),
    )

    def save(said: dict[str, Any]) -> None:
        RECORDS[what](child=child, **_chosen(request, child, said), by=request.actor, at=request.at)

    return ask(
        request, child, form, save, presenters.adding_page(child, what), then=presenters.PAGE
    )


def _note(request: SignedInRequest, child: Any, kind: NoteKind) -> HttpResponse:
    form = forms.NOTING[kind](request.POST or None)

    def save(said: dict[str, Any]) -> None:
        signed: dict[str, Any] = {"by": request.actor, "at": request.at}
        if kind is NoteKind.IDENTIFIER:
            people.record_identifier(person=child.person, **said, **signed)
        else:
            NOTES[kind](child=child, **said, **signed)

    return ask(
        request, child, form, save, presenters.adding_page(child, kind), then=presenters.PAGE
    )


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def correct(
    request: SignedInRequest, reference: str, kind: str, fact_reference: str
) -> HttpResponse:
    """It was recorded wrongly: the same questions, and why."""
    child = opened(request, reference)
    what, fact = _named(request, child, kind, fact_reference)
    if what not in forms.CORRECTING:
        raise Http404
    asked = forms.correcting(what)
    form = asked(
        request.POST or None,
        initial=presenters.fact_as_it_is(fact, asked.base_fields),
        choices=_choices(request, child),
    )
    if what is FactKind.CARER and fact.person.is_child:
        del form.fields["name"]  # a child's name is put right on their own record

    def save(said: dict[str, Any]) -> None:
        why, version = said.pop("why"), said.pop("version")
        changes.correct_fact(
            child=child, fact=fact, now=_chosen(request, child, said), version=version, why=why,
            by=request.actor, at=request.at,
        )  # fmt: skip

    return _asked(request, child, form, save, presenters.correcting_page(child, what, fact), fact)


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, reference: str, kind: str, fact_reference: str) -> HttpResponse:
    """It is true no longer."""
    child = opened(request, reference)
    what, fact = _named(request, child, kind, fact_reference)
    form = forms.EndForm(
        request.POST or None,
        initial={"until_on": london_day(request.at), "version": fact.version},
    )

    def save(said: dict[str, Any]) -> None:
        changes.end_fact(child=child, fact=fact, **said, by=request.actor, at=request.at)

    return _asked(request, child, form, save, presenters.ending_page(child, what, fact), fact)


@require(Permission.CORRECT_CHILD)
@require_http_methods(["GET", "POST"])
def withdraw(
    request: SignedInRequest, reference: str, kind: str, fact_reference: str
) -> HttpResponse:
    """It was never true."""
    child = opened(request, reference)
    if kind == NoteKind.IDENTIFIER:
        return _withdraw_number(request, child, fact_reference)
    what, fact = _named(request, child, kind, fact_reference)
    form = forms.WithdrawForm(request.POST or None, initial={"version": fact.version})

    def save(said: dict[str, Any]) -> None:
        changes.withdraw_fact(child=child, fact=fact, **said, by=request.actor, at=request.at)

    return _asked(request, child, form, save, presenters.withdrawing_page(child, what, fact), fact)


def _withdraw_number(request: SignedInRequest, child: Any, reference: str) -> HttpResponse:
    """A number that was never theirs: another child's, or a slip of the keys."""
    number = queries.number_named(viewer=request.viewer, child=child, reference=reference)
    if number is None:
        raise Http404
    form = forms.NeverTheirsForm(request.POST or None)

    def save(said: dict[str, Any]) -> None:
        people.withdraw_identifier(identifier=number, **said, by=request.actor, at=request.at)

    page = presenters.number_page(child, number)
    return ask(request, child, form, save, page, then=presenters.PAGE)


def _named(request: SignedInRequest, child: Any, kind: str, reference: str) -> tuple[FactKind, Any]:
    if kind not in FactKind.values():
        raise Http404
    what = FactKind(kind)
    fact = queries.fact_named(viewer=request.viewer, child=child, kind=what, reference=reference)
    if fact is None:
        raise Http404
    return what, fact


def _asked(
    request: SignedInRequest,
    child: Any,
    form: HubForm,
    save: Callable[[dict[str, Any]], object],
    page: Any,
    fact: Any,
) -> HttpResponse:
    return ask(
        request, child, form, save, page, now={"version": fact.version}, then=presenters.PAGE
    )


def _choices(request: SignedInRequest, child: Any) -> dict[str, list[tuple[str, str]]]:
    homes = queries.homes(viewer=request.viewer, child=child)
    return {
        "placement": presenters.homes_to_end(homes),
        "district": list(queries.districts(viewer=request.viewer).items()),
        "host_authority": presenters.named(agencies.authorities(viewer=request.viewer)),
    }


def _chosen(request: SignedInRequest, child: Any, said: dict[str, Any]) -> dict[str, Any]:
    """What was chosen by its reference, as the record it names."""
    if "placement" in said:
        homes = queries.homes(viewer=request.viewer, child=child)
        said["placement"] = next(
            (home for home in homes if home.reference == said["placement"]), None
        )
    if "host_authority" in said:
        known = agencies.authorities(viewer=request.viewer)
        said["host_authority"] = known.filter(reference=said["host_authority"]).first()
    return said
