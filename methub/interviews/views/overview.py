"""One interview as it stands; the lists of them; and how they are routed."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.foundation.timekeeping import london_day
from methub.interviews import changes, queries
from methub.interviews.forms import AreaForm
from methub.interviews.presenters import before, contract, corrections, lists, pages, reading
from methub.interviews.presenters import head as heads
from methub.interviews.presenters.steps import steps, what_next
from methub.interviews.views.asking import (
    READERS,
    chosen,
    done,
    found,
    head,
    may_know_where,
    policy,
    sent,
    signed,
)
from methub.policies import queries as policies


@require(*READERS)
@require_safe
def interview(request: SignedInRequest, reference: str) -> HttpResponse:
    """Where it stands, what came of it, and the whole of it to be read."""
    interview = found(request, reference)
    with trail.reading(
        "interviews.interview.read",
        by=request.actor,
        at=request.at,
        person_id=interview.child_id,
        about=interview,
    ):
        written = queries.written(viewer=request.viewer, interview=interview)
        after = queries.after(viewer=request.viewer, interview=interview)
        covered = queries.covered(viewer=request.viewer, interview=interview)
        words = policy(request, interview).lists
        knows_where = may_know_where(request, interview)
        page = {
            "head": head(request, interview),
            "tasks": heads.tasks(
                interview,
                written=written,
                drafts=queries.drafts(viewer=request.viewer, interview=interview),
            ),
            "may_write": request.viewer.may(P.WRITE_INTERVIEW) and interview.is_open_to_writing,
            "what_next": what_next(interview),
            "steps": steps(interview, viewer=request.viewer, after=after, written=written),
            "note": pages.note(after),
            "facts": pages.facts(
                interview,
                reasons=words.exemption_reasons + words.refusal_reasons,
                signed=after,
                may_know_where=knows_where,
            ),
            "override": before.override(interview),
            "episodes": pages.episodes(covered, interview.held_at),
            "parts": reading.parts(interview, written),
            "actions": pages.actions(after.actions, at=request.at),
            "corrections": corrections.corrections(
                queries.corrections(viewer=request.viewer, interview=interview),
                may_know_where=knows_where,
            ),
            "shares": pages.shares(after),
            "helplines": pages.helplines(words.helplines),
        }
        return render(request, "interviews/interview.html", page)


@require(P.WRITE_INTERVIEW, *READERS)
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """The interviews the viewer holds and has not finished: all a commissioned interviewer has."""
    rows = list(
        queries.interviews(viewer=request.viewer)
        .filter(assigned_to=request.viewer.user_id, closed_at=None)
        .order_by("opened_at", "id")[:200]
    )
    _note_list(request, "interviews.mine.read", rows)
    table = lists.interviews(
        rows,
        caption="Interviews you hold",
        empty="You hold no interview now. One given to you stands here and on Today.",
        at=request.at,
    )
    page = {
        "title": "My interviews",
        "table": table,
        "below": lists.done_with(queries.done_with(viewer=request.viewer)[:20]),
    }
    return render(request, "interviews/list.html", page)


@require(P.SIGN_OFF)
@require_safe
def sign_off_queue(request: SignedInRequest) -> HttpResponse:
    """What waits for a senior, longest first."""
    rows = list(queries.to_sign_off(viewer=request.viewer)[:200])
    _note_list(request, "interviews.sign-off-queue.read", rows)
    table = lists.queue(rows, at=request.at)
    return render(request, "interviews/list.html", {"title": "Sign-off", "table": table})


@require(P.ALLOCATE_INTERVIEW)
def areas(request: SignedInRequest) -> HttpResponse:
    """Who has which district, and how interviews are routed."""
    viewer = request.viewer
    in_force = policies.policies_in_force(viewer=viewer)
    districts = [d for policy in in_force.values() for d in policy.area.districts]
    people = queries.possible_interviewers(viewer=viewer)
    form = AreaForm(
        sent(request),
        districts=[(d.code, d.name) for d in districts],
        users=[(user.reference, user.name) for user in people],
    )
    if done(
        request,
        form,
        lambda: changes.set_area_worker(
            district=form.cleaned_data["district"],
            user=chosen(people, form.cleaned_data["user"]),
            from_on=form.cleaned_data["from_on"],
            **signed(request),
        ),
    ):
        return redirect("interviews:areas")
    page = {
        "form": form,
        "areas": lists.areas(queries.area_workers(viewer=viewer), districts),
        "routing": lists.routing(),
    }
    return render(request, "interviews/areas.html", page)


@require(P.ALLOCATE_INTERVIEW)
@require_safe
def commissioned(request: SignedInRequest) -> HttpResponse:
    """What is left of each contract, at what pace it is used, and which interviews were counted."""
    told = [
        (name, use, queries.counted(viewer=request.viewer, use=use) if use else [])
        for name, use in queries.contracts(viewer=request.viewer)
    ]
    _note_list(request, "interviews.commissioned.read", [row for *_, rows in told for row in rows])
    today = london_day(request.at)
    contracts = [
        contract.contract(number, name, use, rows, on=today)
        for number, (name, use, rows) in enumerate(told, 1)
    ]
    return render(request, "interviews/commissioned.html", {"contracts": contracts})


def _note_list(request: SignedInRequest, what: str, rows: list[queries.Interview]) -> None:
    """A list is one line in the book, with the children it showed."""
    trail.note_reading(
        what, by=request.actor, at=request.at, shown=sorted({row.child_id for row in rows})
    )
