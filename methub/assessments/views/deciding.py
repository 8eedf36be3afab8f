"""The assessment read, judged, agreed, accepted; what its level owes; two side by side."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.agencies.roles import Role
from methub.assessments import changes, forms, queries
from methub.assessments.codes import Duty, Side
from methub.assessments.presenters import harms, pages, sheet
from methub.assessments.views.asking import ask, filled_in, found, recorded, roles_here, signed
from methub.audit import trail
from methub.foundation.records import ChangedMeanwhile


@require(P.READ_ASSESSMENT)
@require_safe
def assessment(request: SignedInRequest, reference: str) -> HttpResponse:
    """The whole assessment, to read and to print."""
    one = found(request, reference)
    with trail.reading(
        "assessments.assessment.read", person_id=one.child_id, about=one, **signed(request)
    ):
        filled = filled_in(request, one)
        viewer = request.viewer
        owed = queries.owed(viewer=viewer, assessment=one)
        page = {
            "head": pages.head(one, filled.tool),
            "decided": pages.decided(filled, review_due=owed.review_due, at=request.at),
            "duties": pages.duties(filled, owed=owed.duties, viewer=viewer),
            "shows_duties": one.finished_at is not None or owed.duties,
            "alarm": reverse("children:add-fact", args=[one.child.person.reference, "under-13"])
            if owed.is_alarmed and viewer.may(P.CORRECT_CHILD)
            else "",
            "steps": pages.steps(filled, owed=owed.duties, viewer=viewer),
            "accept": reverse("assessments:accept", args=[reference])
            if one.finished_at and not one.accepted_at and viewer.may(P.ACCEPT_ASSESSMENT)
            else "",
            "standing": sheet.standing(filled),
            "blocks": sheet.blocks(filled.tool, filled),
            "passages": [one for one in sheet.passages(filled) if one.text],
            "harms": [row for row in harms.harms(filled) if row.said],
        }
        return render(request, "assessments/assessment.html", page)


@require(P.WRITE_ASSESSMENT)
@require_http_methods(["GET", "POST"])
def judge(request: SignedInRequest, reference: str) -> HttpResponse:
    """The level, by professional judgement."""
    one = found(request, reference)
    if not one.is_open:
        return redirect("assessments:assessment", reference)
    so_far = queries.said_so_far(assessment=one)  # first: what is said after it is not read yet
    filled = filled_in(request, one)
    floors = queries.floors_for(viewer=request.viewer, assessment=one)
    form = forms.JudgeForm(
        request.POST or None,
        levels=filled.tool.levels,
        asks_floor=bool(floors),
        initial={"version": so_far},
    )
    try:
        if recorded(
            request,
            form,
            lambda: changes.judge(
                assessment=one,
                roles=roles_here(request, one),
                **form.cleaned_data,
                **signed(request),
            ),
            said="The level is decided, and the hub has the assessment.",
        ):
            return redirect("assessments:assessment", reference)
    except ChangedMeanwhile:
        form.open_at(so_far)
    standing = sheet.standing(filled)
    return ask(
        request,
        filled,
        form,
        heading="Decide the level",
        button="Decide, and send to the hub",
        advice=f"{standing.why} {standing.unanswered}. The score informs; you "
        "decide. After this nothing in the assessment can be changed.",
        warning=" ".join(f"{floor.about.label}. {floor.why}" for floor in floors),
    )


@require(P.AGREE_GRADE)
@require_http_methods(["GET", "POST"])
def agree(request: SignedInRequest, reference: str) -> HttpResponse:
    """Police and children's services agree a level; until then the higher of two holds."""
    one = found(request, reference)
    filled = filled_in(request, one)
    form = forms.AgreeForm(request.POST or None, levels=filled.tool.levels)
    side = Side.POLICE if Role.POLICE_MET in roles_here(request, one) else Side.CHILDRENS_SERVICES
    if recorded(
        request,
        form,
        lambda: changes.agree_level(
            assessment=one, side=side, level=form.cleaned_data["level"], **signed(request)
        ),
    ):
        return redirect("assessments:assessment", reference)
    return ask(
        request,
        filled,
        form,
        heading=f"Agree the level: {side.label}",
        button="Record it",
        advice="When both sides say the same, it is agreed. Until then the higher level holds.",
    )


@require(P.ACCEPT_ASSESSMENT)
@require_POST
def accept(request: SignedInRequest, reference: str) -> HttpResponse:
    """The hub accepts the assessment on to the tracker."""
    one = found(request, reference)
    try:
        changes.accept_assessment(assessment=one, **signed(request))
    except changes.Refused as refused:
        messages.info(request, str(refused))
    return redirect("assessments:assessment", reference)


@require(P.WRITE_ASSESSMENT)
@require_http_methods(["GET", "POST"])
def done(request: SignedInRequest, reference: str, duty: str) -> HttpResponse:
    """What the level owed is there."""
    one = found(request, reference)
    if duty not in Duty.values():
        raise Http404
    offers = queries.offers_owed(viewer=request.viewer, assessment=one)
    form = forms.DutyForm(request.POST or None, offers=offers if duty == Duty.OFFER else ())
    if recorded(
        request,
        form,
        lambda: changes.record_duty(
            assessment=one, duty=Duty(duty), **form.cleaned_data, **signed(request)
        ),
    ):
        return redirect("assessments:assessment", reference)
    return ask(
        request,
        filled_in(request, one),
        form,
        heading=Duty(duty).label,
        button="Record it",
        advice=queries.why_offered(viewer=request.viewer, assessment=one)
        if duty == Duty.OFFER
        else "",
    )


@require(P.WRITE_ASSESSMENT)
@require_http_methods(["GET", "POST"])
def withdraw(request: SignedInRequest, reference: str) -> HttpResponse:
    """It was begun by mistake."""
    one = found(request, reference)
    form = forms.WhyForm(request.POST or None)
    if recorded(
        request,
        form,
        lambda: changes.withdraw_assessment(
            assessment=one, why=form.cleaned_data["why"], **signed(request)
        ),
    ):
        return redirect("assessments:of-child", one.child.person.reference)
    return ask(
        request,
        filled_in(request, one),
        form,
        heading="This assessment was begun by mistake",
        button="Withdraw it",
        advice="It stays in the record, with the reason, and counts nowhere.",
    )


@require(P.READ_ASSESSMENT)
@require_safe
def compare(request: SignedInRequest, reference: str, other: str) -> HttpResponse:
    """Two assessments of one child, side by side."""
    before, now = found(request, reference), found(request, other)
    if before.child_id != now.child_id:
        raise Http404
    with trail.reading(
        "assessments.comparison.read", person_id=now.child_id, about=now, **signed(request)
    ):
        earlier, newer = filled_in(request, before), filled_in(request, now)
        page = {
            "head": pages.head(now, newer.tool),
            "before": pages.side(earlier),
            "now": pages.side(newer),
            "blocks": pages.compared(earlier, newer),
        }
        return render(request, "assessments/compare.html", page)
