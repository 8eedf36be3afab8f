"""A child's interviews, and everybody who may see the child."""

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children.models import Child
from methub.interviews import queries as interviewing
from methub.interviews.models import Interview, InterviewEpisode
from methub.missing.models import Episode
from methub.people import queries as people
from methub.people.codes import SightWhy
from methub.people.models import Restriction, Sight


def interviews(*, viewer: Viewer, child: Child) -> list[Interview]:
    """The interviews of a child whom the viewer was allowed to find, newest first."""
    return list(interviewing.interviews_of(viewer=viewer, child_id=child.pk))


def interview_of(*, viewer: Viewer, episode: Episode) -> Interview | None:
    """The interview that answers an episode the viewer was allowed to find, if they may read it."""
    answering = InterviewEpisode.objects.filter(episode=episode.pk).values("interview")
    return interviewing.interviews(viewer=viewer).filter(pk__in=answering).first()


def restrictions(*, viewer: Viewer, child: Child) -> list[Restriction]:
    """When the record was closed to all but named people, newest first."""
    return list(people.restrictions_of(viewer=viewer, person=child.person))


def sights(*, viewer: Viewer, child: Child) -> list[Sight]:
    """Who may see the child now, and why. Whoever may not read interviews is not told who holds
    one."""
    rows = people.sights_of(viewer=viewer, person=child.person)
    if not viewer.may(Permission.READ_INTERVIEW):
        rows = rows.exclude(why=SightWhy.INTERVIEW_ASSIGNED)
    return list(rows)
