"""Who lives across a border, what was said about it, and what came of the others' interviews."""

from methub.out_of_area.queries.contacts import other_authorities
from methub.out_of_area.queries.episodes import TheirEpisode, episodes_since, their_interview
from methub.out_of_area.queries.looking import (
    episodes_no_longer_theirs,
    placements_not_known,
    placements_that_are_over,
    rungs_without_a_reminder,
)
from methub.out_of_area.queries.notice import Notice, notice
from methub.out_of_area.queries.placements import (
    A_PAGE,
    FoundPlacement,
    FoundStep,
    Handshake,
    Listed,
    handshake,
    handshakes_of,
    listed,
    placed_away_named,
    placements,
    step_named,
)

__all__ = [
    "A_PAGE",
    "FoundPlacement",
    "FoundStep",
    "Handshake",
    "Listed",
    "Notice",
    "TheirEpisode",
    "episodes_no_longer_theirs",
    "episodes_since",
    "handshake",
    "handshakes_of",
    "listed",
    "notice",
    "other_authorities",
    "placed_away_named",
    "placements",
    "placements_not_known",
    "placements_that_are_over",
    "rungs_without_a_reminder",
    "step_named",
    "their_interview",
]
