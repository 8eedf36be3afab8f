"""Whom to speak to at another authority."""

from django.db.models import QuerySet

from methub.agencies import queries as agencies
from methub.agencies.models import Authority
from methub.agencies.viewer import Viewer


def other_authorities(*, viewer: Viewer) -> QuerySet[Authority]:
    """The authorities outside the partnership, by name."""
    return agencies.authorities(viewer=viewer).filter(partnership=None)
