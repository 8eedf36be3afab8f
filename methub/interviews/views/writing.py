"""The form itself: one section a page, kept while it is written, never overwritten."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.foundation import spoken
from methub.interviews import changes, queries, rules
from methub.interviews.codes import Section
from methub.interviews.forms import SectionForm
from methub.interviews.presenters import head as heads
from methub.interviews.presenters import pages, reading
from methub.interviews.presenters.head import called
from methub.interviews.queries import Interview
from methub.interviews.views.asking import done, found, head, policy, sent, signed


@require(P.WRITE_INTERVIEW)
def section(request: SignedInRequest, reference: str, section: str) -> HttpResponse:
    """Write one section. What somebody was in the middle of is there on any machine."""
    interview, which = found(request, reference), _written_section(section)
    if not interview.is_open_to_writing:
        return redirect("interviews:interview", reference)
    if interview.started_at is None:
        messages.info(
            request, "Start the interview first: the button is below. Then it is written."
        )
        return redirect("interviews:before", reference)
    written = queries.written(viewer=request.viewer, interview=interview)
    drafts = queries.drafts(viewer=request.viewer, interview=interview)
    form = SectionForm(
        sent(request),
        section=which,
        child=called(interview),
        initial=_opened(written.get(which), drafts.get(which)),
    )
    try:
        if done(request, form, lambda: _save(request, interview, which, form)):
            return redirect(_next(request, interview, which))
    except changes.SectionChangedMeanwhile as meanwhile:
        return _both(request, interview, which, meanwhile)
    with trail.reading(
        "interviews.section.read",
        by=request.actor,
        at=request.at,
        person_id=interview.child_id,
        about=interview,
        section=which,
    ):
        page = _around(request, interview, which, written, drafts) | {
            "form": form,
            "draft": reading.draft(drafts.get(which), written.get(which)),
            "first_said": {
                question.code: written[which].first_said(question.code)
                for question in rules.PAGES[which].questions
                if question.own_words and which in written
            },
        }
        return render(request, "interviews/section.html", page)


@require(P.WRITE_INTERVIEW)
@require_POST
def draft(request: SignedInRequest, reference: str, section: str) -> JsonResponse:
    """Kept every few seconds. Nothing is read, so nothing is written in the book."""
    interview, which = found(request, reference), _written_section(section)
    form = SectionForm(request.POST, section=which, child=called(interview))
    kept = form.kept
    try:
        changes.save_draft(
            interview=interview,
            section=which,
            answers=kept,
            based_on=form.cleaned_data.get("number", 0),
            user_id=request.viewer.user_id,
            **signed(request),
        )
    except changes.Refused as refused:
        return JsonResponse({"words": str(refused)})
    return JsonResponse({"words": f"Kept on the server, {spoken.clock(request.at)}"})


@require(P.WRITE_INTERVIEW)
@require_POST
def discard(request: SignedInRequest, reference: str, section: str) -> HttpResponse:
    """Leave what was being written, and go back to what was saved."""
    interview, which = found(request, reference), _written_section(section)
    changes.discard_draft(
        interview=interview, section=which, user_id=request.viewer.user_id, **signed(request)
    )
    return redirect("interviews:section", reference, which)


def _written_section(code: str) -> Section:
    """Only the sections that are written have a page like this."""
    if code not in rules.WRITTEN:
        raise Http404
    return Section(code)


def _opened(written: queries.Written | None, draft: queries.Draft | None) -> dict[str, Any]:
    """What the form opens with: the draft, if there is one; else what was saved last."""
    if draft is not None:
        return {**draft.answers, "number": draft.based_on}
    if written is not None:
        return {**written.said, "number": written.newest.number}
    return {"number": 0}


def _save(
    request: SignedInRequest, interview: Interview, section: Section, form: SectionForm
) -> None:
    changes.save_section(
        interview=interview,
        section=section,
        answers=form.said,
        number=form.cleaned_data["number"],
        **signed(request),
    )


def _next(request: SignedInRequest, interview: Interview, section: Section) -> str:
    """On to the next section, or back to the interview for another day."""
    if request.POST.get("then") == "stop":
        return heads.overview_address(interview)
    return heads.next_address(interview, section)


def _around(
    request: SignedInRequest,
    interview: Interview,
    section: Section,
    written: dict[Section, queries.Written],
    drafts: dict[Section, queries.Draft],
) -> dict[str, Any]:
    """What stands around the form: the sections, what we already know, helplines, the guide."""
    known = queries.what_is_known(viewer=request.viewer, interview=interview)
    child = called(interview)
    return {
        "head": head(request, interview),
        "nav": heads.nav(interview, written=written, drafts=drafts, here=section),
        "section": section,
        "heading": rules.PAGES[section].heading.format(child=child),
        "advice": rules.PAGES[section].advice,
        "blame": reading.blame(interview, written, drafts),
        "known": pages.known(known),
        "helplines": pages.helplines(policy(request, interview).lists.helplines),
    }


def _both(
    request: SignedInRequest,
    interview: Interview,
    section: Section,
    meanwhile: changes.SectionChangedMeanwhile,
) -> HttpResponse:
    """Somebody else saved first: both texts side by side, theirs kept, ours still in the form."""
    trail.note_reading(
        "interviews.section.read",
        by=request.actor,
        at=request.at,
        person_id=interview.child_id,
        about=interview,
        section=section,
    )
    child = called(interview)
    page = {
        "head": head(request, interview),
        "section": section,
        "heading": rules.PAGES[section].heading.format(child=child),
        "who": meanwhile.theirs.recorded_by_name,
        "when": spoken.instant(meanwhile.theirs.recorded_at),
        "conflicts": reading.conflicts(
            section, theirs=meanwhile.theirs.answers, ours=meanwhile.ours, child=child
        ),
        "form": SectionForm(
            section=section,
            child=child,
            initial={**meanwhile.ours, "number": meanwhile.theirs.number},
        ),
    }
    return render(request, "interviews/conflict.html", page, status=409)
