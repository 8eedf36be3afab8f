"""Whoever is invited is told by e-mail that there is something to read: never what, or of whom."""

from django.urls import reverse

from methub.audit.trail import Page
from methub.meetings.models import Invitation, Meeting
from methub.post import changes as post
from methub.post.codes import Template


def tell(invitation: Invitation, occasion: str, page: Page) -> None:
    """Once for each occasion: invited, moved, minutes issued."""
    meeting = invitation.meeting
    partnership = meeting.authority.partnership
    assert partnership is not None, "only an authority of a partnership holds meetings"
    post.write_letter(
        to=invitation.user.email,
        template=Template.MEETING,
        reference=meeting.reference,
        path=reverse("meetings:meeting", args=[meeting.reference]),
        once=f"{occasion} of meeting {meeting.reference} to {invitation.reference}",
        partnership=partnership,
        user=invitation.user,
        by=page.by,
        at=page.at,
    )


def tell_everybody(meeting: Meeting, occasion: str, page: Page) -> None:
    rows = Invitation.objects.filter(meeting=meeting, withdrawn_at=None)
    for invitation in rows.select_related("user", "meeting__authority__partnership"):
        tell(invitation, occasion, page)
