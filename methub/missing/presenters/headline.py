"""Whose episode a page is about, and what it says now, beside what somebody else wrote."""

from dataclasses import dataclass

from django.urls import reverse

from methub.fittings.components import SummaryRow
from methub.missing.presenters import words
from methub.missing.queries import FoundEpisode
from methub.missing.rules import PLACES


@dataclass(frozen=True)
class Headline:
    """Whose episode a page is about, and the way back to it."""

    name: str
    href: str


def headline(episode: FoundEpisode) -> Headline:
    return Headline(episode.child.person.name, reverse("missing:episode", args=[episode.reference]))


def standing(episode: FoundEpisode, *, may_see_the_place: bool = False) -> tuple[SummaryRow, ...]:
    """What the episode says now, for somebody whose version is older. Not everybody who may
    correct an episode may read a protected place: what may name it is shown when asked for."""
    hidden: frozenset[str] = frozenset() if may_see_the_place else PLACES
    return words.rows(episode, [field for field in words.FACTS if field not in hidden], words.FACTS)
