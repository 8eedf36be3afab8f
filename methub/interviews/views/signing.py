"""Check and send; the senior's reading; the worker's and the manager's acknowledgement; actions."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from methub.agencies import queries as agencies
from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.fittings.forms import HubForm
from methub.interviews import changes, forms, queries, rules
from methub.interviews.codes import Destination, Outcome, Section
from methub.interviews.presenters import before as asked
from methub.interviews.presenters import head as heads
from methub.interviews.presenters import pages, reading
from methub.interviews.presenters.head import called
from methub.interviews.queries import Interview
from methub.interviews.views.asking import (
    Question,
    among,
    ask,
    chosen,
    done,
    found,
    head,
    may_know_where,
    policy,
    sent,
    signed,
)


@require(P.WRITE_INTERVIEW)
def check(request: SignedInRequest, reference: str) -> HttpResponse:
    """What is still needed, the whole interview to read once more, and the button that sends it."""
    interview = found(request, reference)
    form = HubForm(sent(request))
    if done(
        request,
        form,
        lambda: changes.send_for_sign_off(interview=interview, **signed(request)),
        said="Sent for sign-off.",
    ):
        return redirect("interviews:interview", reference)
    with _reading(request, interview, "check"):
        written = queries.written(viewer=request.viewer, interview=interview)
        drafts = queries.drafts(viewer=request.viewer, interview=interview)
        before = queries.before(viewer=request.viewer, interview=interview)
        page = _whole(request, interview, written, before) | {
            "form": form,
            "nav": heads.nav(interview, written=written, drafts=drafts, here=heads.CHECK),
            "lacks": pages.lacks(interview, _lacks(interview, before)),
            "blame": reading.blame(interview, written, drafts),
            "may_send": interview.sent_at is None and interview.closed_at is None,
        }
        return render(request, "interviews/check.html", page)


@require(P.SIGN_OFF, P.WRITE_INTERVIEW)
def sign_off(request: SignedInRequest, reference: str) -> HttpResponse:
    """The whole interview, with the record of how it came about; agree it, or return it. Its
    writer comes here too, from Today, when it was returned: their next step is to write."""
    interview = found(request, reference)
    if not request.viewer.may(P.SIGN_OFF) or interview.sent_at is None or interview.closed_at:
        return redirect("interviews:interview", reference)
    works_with = queries.allocation(viewer=request.viewer, interview=interview)
    teams = agencies.teams(viewer=request.viewer)
    agree = forms.SignOffForm(
        sent(request),
        has_worker=works_with is not None,
        teams=[(team.reference, f"{team.agency.name}: {team.name}") for team in teams],
        initial={"version": interview.version},
    )
    if done(
        request,
        agree,
        lambda: changes.sign_off(
            interview=interview,
            destination=agree.cleaned_data.get("destination", Destination.ALLOCATED),
            team=chosen(teams, agree.cleaned_data["team"]) if works_with is None else None,
            note=agree.cleaned_data["note"],
            version=agree.cleaned_data["version"],
            **signed(request),
        ),
        said="Agreed. It is closed, and shared with those it goes to.",
    ):
        return redirect("interviews:sign-off-queue")
    give_back = forms.ReturnForm(initial={"version": interview.version}, auto_id="return_%s")
    return _to_sign_off(request, interview, agree, give_back, pages.goes_to(works_with))


@require(P.SIGN_OFF)
def return_with_note(request: SignedInRequest, reference: str) -> HttpResponse:
    interview = found(request, reference)
    form = forms.ReturnForm(sent(request), initial={"version": interview.version})
    if done(
        request,
        form,
        lambda: changes.return_with_note(
            interview=interview, **form.cleaned_data, **signed(request)
        ),
        said="Returned, with your note.",
    ):
        return redirect("interviews:sign-off-queue")
    return ask(
        request, interview, form, Question("Return the interview", "Return it with this note")
    )


@require(P.ACKNOWLEDGE)
def acknowledge(request: SignedInRequest, reference: str) -> HttpResponse:
    """Read it, then say what you will do: until then it climbs the ladder."""
    share = get_object_or_404(queries.shares_with(viewer=request.viewer), reference=reference)
    interview = found(request, share.interview.reference)
    if share.acknowledged_at is not None:
        return redirect("interviews:interview", interview.reference)
    form = forms.AcknowledgeForm(sent(request))
    if done(
        request,
        form,
        lambda: changes.acknowledge(share=share, **form.cleaned_data, **signed(request)),
        said="Acknowledged. Thank you.",
    ):
        return redirect("interviews:interview", interview.reference)
    with _reading(request, interview, "acknowledge"):
        written = queries.written(viewer=request.viewer, interview=interview)
        before = queries.before(viewer=request.viewer, interview=interview)
        page = _whole(request, interview, written, before) | {"form": form}
        return render(request, "interviews/acknowledge.html", page)


@require(P.WRITE_INTERVIEW, P.ACKNOWLEDGE)
def actions(request: SignedInRequest, reference: str) -> HttpResponse:
    """What somebody will do, and by when. Each is a promise of its owner at once."""
    interview = found(request, reference)
    owners = queries.possible_owners(viewer=request.viewer, interview=interview)
    form = forms.ActionForm(sent(request), owners=pages.owners(owners, called(interview)))
    if done(
        request,
        form,
        lambda: changes.agree_action(
            interview=interview,
            what=form.cleaned_data["what"],
            kind=form.cleaned_data["kind"],
            owner=among([row.user for row in owners], form.cleaned_data["owner"]),
            due_at=form.due_at,
            **signed(request),
        ),
        said="The action is agreed. It is a promise of its owner from now on.",
    ):
        return redirect("interviews:actions", reference)
    with _reading(request, interview, "actions"):
        after = queries.after(viewer=request.viewer, interview=interview)
        page = {
            "head": head(request, interview),
            "nav": heads.nav(
                interview,
                written=queries.written(viewer=request.viewer, interview=interview),
                drafts=queries.drafts(viewer=request.viewer, interview=interview),
                here=Section.ACTIONS,
            ),
            "may_write": request.viewer.may(P.WRITE_INTERVIEW) and interview.is_open_to_writing,
            "form": form,
            "actions": pages.actions(after.actions, at=request.at),
            "helplines": pages.helplines(policy(request, interview).lists.helplines),
        }
        return render(request, "interviews/actions.html", page)


@require(P.SEE_TODAY)
def action(request: SignedInRequest, reference: str) -> HttpResponse:
    """One action, for whoever owes it: they need not be able to read the interview."""
    action = get_object_or_404(queries.actions(viewer=request.viewer), reference=reference)
    may_finish = queries.may_finish(viewer=request.viewer, action=action)
    form = forms.FinishForm(sent(request) if may_finish else None)
    if done(
        request,
        form,
        lambda: changes.finish_action(action=action, **form.cleaned_data, **signed(request)),
        said="The action is finished.",
    ):
        return redirect("interviews:action", reference)
    with trail.reading(
        "interviews.action.read",
        by=request.actor,
        at=request.at,
        person_id=action.child_id,
        about=action,
    ):
        page = {
            "form": form,
            "child": action.interview.child.person.name,
            "facts": pages.action_facts(action),
            "may_finish": may_finish and action.done_at is None,
        }
        return render(request, "interviews/action.html", page)


def _reading(request: SignedInRequest, interview: Interview, page: str) -> Any:
    return trail.reading(
        "interviews.interview.read",
        by=request.actor,
        at=request.at,
        person_id=interview.child_id,
        about=interview,
        page=page,
    )


def _lacks(interview: Interview, before: queries.Before) -> list[rules.Lack]:
    if not interview.outcome:
        return [rules.NO_OUTCOME]
    return rules.lacks(
        outcome=Outcome(interview.outcome), record=interview.so_far(carers=before.carers)
    )


def _whole(
    request: SignedInRequest,
    interview: Interview,
    written: dict[Section, queries.Written],
    before: queries.Before,
) -> dict[str, Any]:
    """Everything there is to read before somebody puts their name to it."""
    after = queries.after(viewer=request.viewer, interview=interview)
    words = policy(request, interview).lists
    return {
        "head": head(request, interview),
        "facts": pages.facts(
            interview,
            reasons=words.exemption_reasons + words.refusal_reasons,
            signed=after,
            may_know_where=may_know_where(request, interview),
        ),
        "people": asked.asked(interview, before, called(interview)),
        "override": asked.override(interview),
        "attempts": asked.attempts(before),
        "offers": asked.offers(before),
        "parts": reading.parts(interview, written),
        "actions": pages.actions(after.actions, at=request.at),
        "note": pages.note(after),
        "helplines": pages.helplines(words.helplines),
    }


def _to_sign_off(
    request: SignedInRequest,
    interview: Interview,
    agree: HubForm,
    give_back: HubForm,
    goes_to: str,
) -> HttpResponse:
    with _reading(request, interview, "sign-off"):
        written = queries.written(viewer=request.viewer, interview=interview)
        before = queries.before(viewer=request.viewer, interview=interview)
        page = _whole(request, interview, written, before) | {
            "form": agree,
            "give_back": give_back,
            "goes_to": goes_to,
            "is_own": interview.assigned_to_id == request.viewer.user_id,
            "blame": reading.blame(interview, written, {}),
        }
        return render(request, "interviews/sign-off.html", page)
