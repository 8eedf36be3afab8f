"""Every meeting one may open; one meeting; the calendar's line of it; how well meetings work."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from methub.agencies.access import SignedInRequest, require
from methub.agencies.permissions import Permission as P
from methub.audit import trail
from methub.meetings import presenters, queries
from methub.meetings.views.asking import meeting_or_404, reading, signed


@require(P.READ_MEETING)
@require_safe
def listing(request: SignedInRequest) -> HttpResponse:
    """Ahead, over, and the thresholds that are met and not answered, always in sight."""
    viewer = request.viewer
    waiting = list(queries.thresholds_waiting(viewer=viewer))
    trail.note_reading(
        "meetings.list.read", shown=[one.child_id for one in waiting], **signed(request)
    )
    page = presenters.listing(
        ahead=queries.listed(viewer=viewer, is_ahead=True),
        over=queries.listed(viewer=viewer, is_ahead=False),
        waiting=waiting,
        viewer=viewer,
    )
    return render(request, "meetings/list.html", {"page": page})


@require(P.READ_MEETING)
@require_safe
def meeting(request: SignedInRequest, reference: str) -> HttpResponse:
    """The agenda with its reasons, who comes, what is still missing."""
    viewer = request.viewer
    found = meeting_or_404(request, reference)
    items = list(queries.items_of(viewer=viewer, meeting=found))
    shown = [item.child_id for item in items if item.child_id]
    with reading(request, found, "Meeting", shown):
        reader = queries.reader_of(viewer=viewer, meeting=found)
        carried = queries.carried_of_nobody(viewer=viewer, meeting=found, reader=reader)
        response = queries.response_of(viewer=viewer, meeting=found, reader=reader)
        page = presenters.meeting_page(
            presenters.SeenMeeting(
                meeting=found,
                kinds=queries.kinds_of(viewer=viewer, authority=found.authority),
                items=items,
                updates=queries.updates_of(viewer=viewer, items=items, reader=reader),
                withheld=queries.withheld(viewer=viewer, meeting=found),
                invitations=queries.invitations_of(viewer=viewer, meeting=found),
                seats=queries.seats_of(viewer=viewer, meeting=found),
                carried=carried,
                response=response,
                doors=queries.open_to(
                    viewer=viewer, ways=presenters.ways_of(items, [*carried, *response])
                ),
                mine=queries.own_invitation(viewer=viewer, meeting=found),
                is_issued=found.is_issued,
                may_run=queries.may_run(viewer=viewer, meeting=found),
                viewer=viewer,
            )
        )
        return render(request, "meetings/meeting.html", {"page": page})


@require(P.READ_MEETING)
@require_safe
def calendar(request: SignedInRequest, reference: str) -> HttpResponse:
    """The line of a calendar. It names nobody who is spoken of."""
    found = meeting_or_404(request, reference)
    address = request.build_absolute_uri(reverse("meetings:meeting", args=[reference]))
    with reading(request, found, "Calendar"):
        response = HttpResponse(
            presenters.calendar(found, address, request.at), content_type="text/calendar"
        )
    response["Content-Disposition"] = f'attachment; filename="meeting-{reference}.ics"'
    return response


@require(P.READ_MEETING)
@require_safe
def health(request: SignedInRequest) -> HttpResponse:
    """Attendance, continuity, actions in time, risk before and after."""
    trail.note_reading("meetings.page.read", page="Health of meetings", **signed(request))
    page = presenters.health_page(queries.health(viewer=request.viewer))
    return render(request, "meetings/health.html", {"page": page})
