"""The caseload, a request and what becomes of it, and advice to colleagues."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.referrals import changes, forms, presenters, queries
from methub.referrals.codes import StepKind
from methub.referrals.views.asking import (
    ask,
    child_or_404,
    partnership,
    recorded,
    signed,
    today,
)


@require(P.READ_REFERRAL, P.ANSWER_REQUEST)
@require_safe
def caseload(request: SignedInRequest) -> HttpResponse:
    found = queries.caseload(viewer=request.viewer, sought=forms.asked(request.GET))
    services = list(queries.services(viewer=request.viewer))
    with trail.reading(
        "referrals.list.read",
        shown=[row.child_id for row in found.rows if row.child_id],
        **signed(request),
    ):
        page = presenters.caseload(found, services, viewer=request.viewer)
        return render(request, "referrals/list.html", {"page": page})


@require(P.READ_REFERRAL)
@require_safe
def of_child(request: SignedInRequest, reference: str) -> HttpResponse:
    child = child_or_404(request, reference)
    with trail.reading("referrals.child.read", person_id=child.pk, about=child, **signed(request)):
        page = presenters.of_child(
            child,
            queries.of_child(viewer=request.viewer, child=child),
            queries.consultations(viewer=request.viewer).filter(child=child),
            viewer=request.viewer,
        )
        return render(request, "referrals/child.html", {"page": page})


@require(P.READ_REFERRAL)
@require_safe
def consultations(request: SignedInRequest) -> HttpResponse:
    rows = list(queries.consultations(viewer=request.viewer)[: queries.A_PAGE])
    with trail.reading(
        "referrals.consultations.read",
        shown=[row.child_id for row in rows if row.child_id],
        **signed(request),
    ):
        page = {
            "table": presenters.consultations(rows),
            "may_add": request.viewer.may(P.REQUEST_SERVICE),
        }
        return render(request, "referrals/consultations.html", page)


@require(P.READ_REFERRAL, P.ANSWER_REQUEST)
@require_safe
def referral(request: SignedInRequest, reference: str) -> HttpResponse:
    row = _referral_or_404(request, reference)
    with trail.reading(
        "referrals.referral.read", person_id=row.child_id, about=row, **signed(request)
    ):
        page = presenters.referral(queries.whole(viewer=request.viewer, row=row))
        return render(request, "referrals/referral.html", {"page": page})


@require(P.ANSWER_REQUEST, P.REQUEST_SERVICE)
@require_http_methods(["GET", "POST"])
def step(request: SignedInRequest, reference: str, kind: str) -> HttpResponse:
    row = _referral_or_404(request, reference)
    found = queries.whole(viewer=request.viewer, row=row)
    if kind not in found.may_follow:
        raise Http404
    step = StepKind(kind)
    form = forms.StepForm(
        request.POST or None,
        kind=step,
        levels=queries.levels_for(viewer=request.viewer, child=row.child),
        knows_child=row.child is not None,
        initial={"done_on": today(request), "version": row.version},
    )
    if form.is_valid() and recorded(
        form,
        lambda: changes.record_step(
            referral=row, kind=step, **form.cleaned_data, **signed(request)
        ),
        row.version,
    ):
        messages.success(request, f"{step.label}: recorded.")
        return redirect("referrals:referral", reference)
    return ask(request, form, presenters.about_step(row, step), row.child_id)


@require(P.REQUEST_SERVICE)
@require_http_methods(["GET", "POST"])
def request_service(request: SignedInRequest) -> HttpResponse:
    """For a professional, a home, a group, or to disrupt a suspect: about no one child."""
    return _request(request, None)


@require(P.REQUEST_SERVICE)
@require_http_methods(["GET", "POST"])
def request_for(request: SignedInRequest, reference: str) -> HttpResponse:
    return _request(request, child_or_404(request, reference))


@require(P.REQUEST_SERVICE)
@require_http_methods(["GET", "POST"])
def consult(request: SignedInRequest) -> HttpResponse:
    return _consult(request, None)


@require(P.REQUEST_SERVICE)
@require_http_methods(["GET", "POST"])
def consult_about(request: SignedInRequest, reference: str) -> HttpResponse:
    return _consult(request, child_or_404(request, reference))


def _request(request: SignedInRequest, child: Any) -> HttpResponse:
    offered = _offered(request, child)
    form = forms.RequestForm(
        request.POST or None,
        services=presenters.chosen(offered),
        levels=queries.levels_for(viewer=request.viewer, child=child) if child else (),
        knows_child=child is not None,
    )
    made: list[queries.FoundReferral] = []

    def record() -> None:
        said = dict(form.cleaned_data)
        said["service"] = next(one for one in offered if one.reference == said["service"])
        made.append(
            changes.request_service(
                asked=changes.Asked(child=child, **said),
                partnership=said["service"].partnership,
                **signed(request),
            )
        )

    if form.is_valid() and recorded(form, record):
        messages.success(request, "Asked for. The service owes an answer.")
        return redirect("referrals:referral", made[0].reference)
    question = presenters.asking("Ask for a service", "Ask for it", child)
    return ask(request, form, question, child.pk if child else None)


def _consult(request: SignedInRequest, child: Any) -> HttpResponse:
    offered = _offered(request, child)
    form = forms.ConsultForm(
        request.POST or None,
        services=presenters.chosen(offered),
        initial={"held_on": today(request), "given_by": request.viewer.name},
    )

    def record() -> None:
        said = dict(form.cleaned_data)
        service = next((one for one in offered if one.reference == said["service"]), None)
        changes.record_consultation(
            advised=changes.Advised(**{**said, "child": child, "service": service}),
            partnership=child.person.partnership if child else partnership(request),
            **signed(request),
        )

    if form.is_valid() and recorded(form, record):
        messages.success(request, "Recorded. Whoever asked goes on working with the child.")
        if child is None:
            return redirect("referrals:consultations")
        return redirect("referrals:of-child", child.person.reference)
    question = presenters.asking("Record advice to a colleague", "Record it", child)
    return ask(request, form, question, child.pk if child else None)


def _offered(request: SignedInRequest, child: Any) -> list[queries.FoundService]:
    """What may be asked for: for a child, where the child is known. Whoever works in two
    partnerships would else tell one of them of a child of the other."""
    offered = queries.offered(viewer=request.viewer)
    return list(offered.filter(partnership=child.person.partnership_id) if child else offered)


def _referral_or_404(request: SignedInRequest, reference: str) -> queries.FoundReferral:
    found = queries.referral_named(viewer=request.viewer, reference=reference).first()
    if found is None:
        raise Http404
    return found
