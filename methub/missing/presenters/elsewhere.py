"""Parts of an episode's page that rooms above tell: where each is, for whoever may read it."""

from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.missing.queries import FoundEpisode


def interview(episode: FoundEpisode, viewer: Viewer) -> str:
    """Where the part of the page about the return home interview is told. Whoever may not read
    interviews is not told that there is one."""
    if not viewer.may(Permission.READ_INTERVIEW):
        return ""
    return reverse("chronology:of-episode", args=[episode.reference])


def plans(episode: FoundEpisode, viewer: Viewer) -> str:
    """Where the plans in force are told, while the child is missing: the first hour is in them."""
    if episode.ended_at is not None or not viewer.may(Permission.READ_PLAN):
        return ""
    return reverse("plans:in-force", args=[episode.child.person.reference])
