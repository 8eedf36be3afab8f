"""The meeting sits: one screen for each item, field by field, for two people at once."""

from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.meetings import changes, forms, presenters, queries, rules
from methub.meetings.codes import Attendance, Field, Sort
from methub.meetings.views.asking import (
    Question,
    ask,
    done,
    item_or_404,
    meeting_or_404,
    one_or_404,
    reading,
    recorded,
    running,
    signed,
)

A_DAY = 24 * 60 * 60


@require(P.READ_MEETING)
@require_safe
def item(request: SignedInRequest, reference: str) -> HttpResponse:
    """One item: the child on one page, what was written, what is said, what is agreed."""
    found = item_or_404(request, reference)
    with reading(request, found, "Item of a meeting"):
        page = presenters.item_page(_seen(request, found))
        response = render(request, "meetings/item.html", {"page": page})
    cache.set(_shown_key(request, found), True, A_DAY)
    return response


@require(P.READ_MEETING)
@require_safe
def heard(request: SignedInRequest, reference: str) -> HttpResponse:
    """What an open page asks for every few seconds: what others wrote since. A line only where this
    session has not been shown the item yet."""
    found = item_or_404(request, reference)
    if not cache.get(_shown_key(request, found)):
        with reading(request, found, "Item of a meeting"):
            pass
        cache.set(_shown_key(request, found), True, A_DAY)
    seen = request.GET.get("seen", "")
    if seen == queries.news_of(viewer=request.viewer, item=found):
        return HttpResponse(status=204)
    page = presenters.news_page(_seen(request, found), rules.since(seen))
    return render(request, "meetings/heard.html", {"page": page})


def _shown_key(request: SignedInRequest, found: Any) -> str:
    """What this session has been shown: a key of its own, so that a new session writes again."""
    return f"item:{request.session.session_key}:{found.reference}"


@require(P.READ_MEETING)
@require_POST
def say(request: SignedInRequest, reference: str, field: str) -> HttpResponse:
    """One field, kept at once."""
    found = item_or_404(request, reference)
    running(request, found.meeting)
    if field not in Field.values():
        raise Http404
    form = forms.SayForm(request.POST)
    error, typed = "", request.POST.get("text", "")
    if form.is_valid():
        try:
            changes.say(item=found, field=Field(field), **form.cleaned_data, **signed(request))
        except changes.Refused as refused:
            error = str(refused)
        except changes.WrittenMeanwhile as meanwhile:
            error = (
                f"{meanwhile.theirs.recorded_by_name} wrote this meanwhile: “"
                f"{meanwhile.theirs.text}”. Yours is below: put both together, and save again."
            )
    else:
        error = "This could not be read. Write it again."
    if "HX-Request" not in request.headers and not error:
        return redirect(reverse("meetings:item", args=[reference]) + f"#field-{field}")
    written = queries.written(viewer=request.viewer, item=found)
    box = presenters.box(found, Field(field), written, may_write=True)
    if error:
        box = presenters.typed(box, typed, error)
    if "HX-Request" in request.headers:
        return render(request, "meetings/box.html", {"box": box})
    with reading(request, found, "Item of a meeting"):
        page = presenters.item_page(_seen(request, found), instead=box)
        return render(request, "meetings/item.html", {"page": page})


def _seen(request: SignedInRequest, found: Any) -> presenters.SeenItem:
    """Everything the page of one item shows, in a fixed number of questions."""
    viewer, meeting = request.viewer, found.meeting
    reader = queries.reader_of(viewer=viewer, meeting=meeting)
    return presenters.SeenItem(
        item=found,
        meeting=meeting,
        brief=queries.brief(viewer=viewer, item=found),
        written=queries.written(viewer=viewer, item=found),
        updates=queries.updates_of(viewer=viewer, items=[found], reader=reader).get(found.pk, []),
        actions=list(queries.actions_of(viewer=viewer, item=found, reader=reader)),
        escalations=list(queries.escalations_of(viewer=viewer, item=found, reader=reader)),
        others=list(queries.items_of(viewer=viewer, meeting=meeting).filter(removed_at=None)),
        reader=reader,
        doors=queries.open_to(viewer=viewer, ways=presenters.ways_of([found])),
        news=queries.news_of(viewer=viewer, item=found),
        is_issued=meeting.is_issued,
        may_run=queries.may_run(viewer=viewer, meeting=meeting),
        is_member=queries.own_invitation(viewer=viewer, meeting=meeting) is not None,
        viewer=viewer,
    )


@require(P.READ_MEETING)
@require_POST
def begin(request: SignedInRequest, reference: str) -> HttpResponse:
    """It sits."""
    meeting = running(request, meeting_or_404(request, reference))
    return done(
        request,
        lambda: changes.begin_meeting(meeting=meeting, **signed(request)),
        "The meeting is in session.",
        "meetings:meeting",
        reference,
    )


@require(P.READ_MEETING)
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, reference: str) -> HttpResponse:
    """It is over, and this came of it."""
    meeting = running(request, meeting_or_404(request, reference))
    is_test = meeting.sort == Sort.PRE_MAPPING
    form = forms.EndForm(request.POST or None, is_test=is_test)

    def record() -> object:
        said: dict[str, Any] = dict(form.cleaned_data)
        conclusion = said.pop("conclusion")
        tested = changes.Tested(**said) if is_test else None
        return changes.end_meeting(
            meeting=meeting, conclusion=conclusion, tested=tested, **signed(request)
        )

    if recorded(
        request,
        form,
        record,
        "The meeting is over. Read the minutes through, and issue them.",
    ):
        return redirect("meetings:minutes", reference)
    return ask(request, meeting, form, Question("End the meeting", "End it"))


@require(P.READ_MEETING)
@require_POST
def attendance(request: SignedInRequest, reference: str) -> HttpResponse:
    """Whether they came."""
    found = one_or_404(queries.invitation_named(viewer=request.viewer, reference=reference))
    meeting = running(request, found.meeting)
    said = request.POST.get("attendance", "")
    if said not in Attendance.values():
        return redirect("meetings:meeting", meeting.reference)
    return done(
        request,
        lambda: changes.record_attendance(
            invitation=found, attendance=Attendance(said), **signed(request)
        ),
        f"{found.user.name}: {Attendance(said).label.lower()}.",
        "meetings:meeting",
        meeting.reference,
    )
