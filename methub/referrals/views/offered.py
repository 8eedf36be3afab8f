"""What is offered here, and the register of what nobody offers. No child is named."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.referrals import changes, forms, presenters, queries
from methub.referrals.views.asking import ask, partnership, recorded, signed, today


@require(P.READ_REFERRAL, P.ANSWER_REQUEST)
@require_safe
def services(request: SignedInRequest) -> HttpResponse:
    table = presenters.services(queries.services(viewer=request.viewer), viewer=request.viewer)
    page = {"table": table, "may_keep": request.viewer.may(P.KEEP_SERVICES)}
    return render(request, "referrals/services.html", page)


@require(P.KEEP_SERVICES)
@require_http_methods(["GET", "POST"])
def offer(request: SignedInRequest) -> HttpResponse:
    known = list(agencies.agencies(viewer=request.viewer))
    form = forms.ServiceForm(
        request.POST or None, agencies=presenters.chosen(known), initial={"version": 1}
    )
    if form.is_valid() and recorded(
        form,
        lambda: changes.offer_service(
            offered=_offered(form, known), partnership=partnership(request), **signed(request)
        ),
    ):
        messages.success(request, "It can be asked for from now on.")
        return redirect("referrals:services")
    return ask(request, form, presenters.about_services("Add a service", "Add it"))


@require(P.KEEP_SERVICES)
@require_http_methods(["GET", "POST"])
def change(request: SignedInRequest, reference: str) -> HttpResponse:
    service = queries.service_named(viewer=request.viewer, reference=reference).first()
    if service is None:
        raise Http404
    known = list(agencies.agencies(viewer=request.viewer))
    form = forms.ServiceForm(
        request.POST or None,
        agencies=presenters.chosen(known),
        initial={
            "name": service.name, "kind": service.kind, "for_whom": service.for_whom,
            "closed_on": service.closed_on, "version": service.version,
            "agency": service.agency.reference if service.agency else "",
        },
    )  # fmt: skip
    if form.is_valid() and recorded(
        form,
        lambda: changes.change_service(
            service=service, offered=_offered(form, known),
            version=form.cleaned_data["version"], **signed(request),
        ),
        service.version,
    ):  # fmt: skip
        messages.success(request, "Kept.")
        return redirect("referrals:services")
    return ask(request, form, presenters.about_services(service.name, "Keep it"))


@require(P.READ_REFERRAL)
@require_safe
def gaps(request: SignedInRequest) -> HttpResponse:
    table = presenters.gaps(queries.gaps(viewer=request.viewer), viewer=request.viewer)
    page = {"table": table, "may_add": request.viewer.may(P.REQUEST_SERVICE)}
    return render(request, "referrals/gaps.html", page)


@require(P.REQUEST_SERVICE)
@require_http_methods(["GET", "POST"])
def add_gap(request: SignedInRequest) -> HttpResponse:
    form = forms.GapForm(request.POST or None, initial={"noticed_on": today(request)})
    if form.is_valid() and recorded(
        form,
        lambda: changes.record_gap(
            noticed=changes.Noticed(**form.cleaned_data),
            partnership=partnership(request),
            **signed(request),
        ),
    ):
        messages.success(request, "It stands on the register.")
        return redirect("referrals:gaps")
    return ask(request, form, presenters.about_gaps("Something nobody offers", "Write it down"))


@require(P.KEEP_SERVICES)
@require_http_methods(["GET", "POST"])
def answer_gap(request: SignedInRequest, reference: str) -> HttpResponse:
    gap = queries.gap_named(viewer=request.viewer, reference=reference).first()
    if gap is None:
        raise Http404
    form = forms.AnswerGapForm(
        request.POST or None,
        initial={
            "children": gap.children, "owner": gap.owner, "answer": gap.answer,
            "is_filled": gap.is_filled, "version": gap.version,
        },
    )  # fmt: skip
    if form.is_valid() and recorded(
        form,
        lambda: changes.answer_gap(gap=gap, **form.cleaned_data, **signed(request)),
        gap.version,
    ):
        messages.success(request, "Kept.")
        return redirect("referrals:gaps")
    return ask(request, form, presenters.about_gaps("The answer to a gap", "Keep it", gap.need))


def _offered(form: forms.ServiceForm, known: list[Any]) -> changes.Offered:
    said = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    agency = next((one for one in known if one.reference == said["agency"]), None)
    return changes.Offered(**{**said, "agency": agency})
