"""How it went: held, or not and why; decided not to be offered; and what was recorded wrongly."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.interviews import changes, forms, queries, rules
from methub.interviews.codes import HELD
from methub.interviews.views.asking import Question, ask, done, found, policy, sent, signed, where


@require(P.WRITE_INTERVIEW)
def held(request: SignedInRequest, reference: str) -> HttpResponse:
    interview = found(request, reference)
    form = forms.HeldForm(
        sent(request),
        initial={
            "held_at": interview.arranged_for,
            "where": where(request, interview, interview.arranged_where),
        },
    )
    if done(
        request,
        form,
        lambda: changes.record_held(interview=interview, **form.cleaned_data, **signed(request)),
    ):
        return redirect("interviews:interview", reference)
    question = Question("The interview was held", "Save", "It can be written up afterwards.")
    return ask(request, interview, form, question)


@require(P.WRITE_INTERVIEW)
def outcome(request: SignedInRequest, reference: str) -> HttpResponse:
    """There was no interview: why, whom the child can talk to, what the parent was offered."""
    interview = found(request, reference)
    listed = policy(request, interview).lists.refusal_reasons
    form = forms.OutcomeForm(
        sent(request),
        reasons=[(choice.code, choice.label) for choice in listed],
        is_ours=queries.is_ours(viewer=request.viewer, interview=interview),
        initial={"happened_at": request.at},
    )
    if done(
        request,
        form,
        lambda: changes.record_outcome(
            interview=interview,
            **form.decided,
            parent=changes.OfferToParent(**form.parent) if form.parent else None,
            **signed(request),
        ),
        said="Recorded. Check and send it for sign-off.",
    ):
        if queries.interview_named(viewer=request.viewer, reference=reference).exists():
            return redirect("interviews:check", reference)
        return redirect("interviews:mine")  # closed at once, to whoever was let in for it alone
    question = Question(
        "The interview was not held",
        "Save",
        "A child who declines is told whom they can talk to, and the parent or carer is still "
        "offered a say and advice.",
    )
    return ask(request, interview, form, question)


@require(P.EXEMPT_INTERVIEW)
def exempt(request: SignedInRequest, reference: str) -> HttpResponse:
    """A senior decides that no interview is offered."""
    interview = found(request, reference)
    listed = policy(request, interview).lists.exemption_reasons
    form = forms.ExemptForm(
        sent(request), reasons=[(choice.code, choice.label) for choice in listed]
    )
    if done(
        request,
        form,
        lambda: changes.exempt(interview=interview, **form.cleaned_data, **signed(request)),
        said="Decided. Your reason stays on the record.",
    ):
        return redirect("interviews:interview", reference)
    question = Question(
        "Do not offer an interview",
        "Decide, and close it",
        "An interview is offered every time. If you decide otherwise, your name and the reason "
        "stay on the record, and it is counted.",
    )
    return ask(request, interview, form, question)


@require(P.WRITE_INTERVIEW)
def correct(request: SignedInRequest, reference: str) -> HttpResponse:
    """What was recorded wrongly is put right; once it is signed off, by a senior."""
    interview = found(request, reference)
    if interview.closed_at is not None and not request.viewer.may(P.SIGN_OFF):
        raise PermissionDenied
    if interview.outcome in HELD:
        return _correct_held(request, interview)
    if interview.outcome in rules.DECIDED_BY_HAND and interview.closed_at is None:
        return _take_back(request, interview)
    raise Http404


def _correct_held(request: SignedInRequest, interview: queries.Interview) -> HttpResponse:
    form = forms.CorrectHeldForm(sent(request), initial=_as_recorded(request, interview))
    if done(
        request,
        form,
        lambda: changes.correct_held(interview=interview, **form.cleaned_data, **signed(request)),
    ):
        return redirect("interviews:interview", interview.reference)
    question = Question(
        "Correct what was recorded", "Save", "What was said before is kept beside it."
    )
    return ask(request, interview, form, question)


def _take_back(request: SignedInRequest, interview: queries.Interview) -> HttpResponse:
    form = forms.TakeBackForm(sent(request), initial={"version": interview.version})
    if done(
        request,
        form,
        lambda: changes.take_back_outcome(
            interview=interview, **form.cleaned_data, **signed(request)
        ),
    ):
        return redirect("interviews:interview", interview.reference)
    question = Question(
        "Take back that it was not held",
        "Take it back",
        "For an outcome that was recorded for the wrong child, or by a slip.",
    )
    return ask(request, interview, form, question)


def _as_recorded(request: SignedInRequest, interview: queries.Interview) -> dict[str, Any]:
    return {
        "version": interview.version,
        "held_at": interview.held_at,
        "where": where(request, interview, interview.held_where),
        "alone": interview.held_alone,
        "held_with": interview.held_with,
        "interpreter": interview.interpreter,
        "outcome": interview.outcome,
        "interviewer": interview.interviewer,
        "name": interview.interviewer_name,
    }
