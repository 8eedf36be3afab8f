"""How an episode stands: going on or over, for how long, and as what."""

from datetime import datetime

from methub.fittings.components import SummaryRow, Tag
from methub.foundation.spoken import short_day
from methub.missing.codes import AuthorityStatus
from methub.missing.presenters import words
from methub.missing.queries import EpisodeStory


def kind(story: EpisodeStory) -> str:
    away = story.statuses and story.statuses[0].status == AuthorityStatus.AWAY
    return "Away without authorisation" if away else "Missing"


def in_words(story: EpisodeStory, at: datetime) -> str:
    episode = story.episode
    if episode.ended_at is None:
        return f"{kind(story)} for {episode.how_long(at)}"
    return f"Ended {episode.known_end().in_words}, after {episode.how_long(at)}"


def tags(story: EpisodeStory) -> tuple[Tag, ...]:
    """What the police and the authority call it; what they called it, once it is over: nobody is
    to read of a child who is back that they are missing, or at high risk now."""
    is_over = story.episode.ended_at is not None
    grade = [words.grade_tag(row.grade, is_over=is_over) for row in story.grades[:1]]
    status = [words.status_tag(row.status, is_over=is_over) for row in story.statuses[:1]]
    return (*grade, *status)


def age(story: EpisodeStory) -> tuple[SummaryRow, ...]:
    """Nobody is found by a birthday: the statutory episode closes, and the person is missing."""
    closed_on, born_on = story.came_of_age_on, story.episode.child.person.born_on
    if closed_on is None or born_on is None:
        return ()
    then = "still missing" if story.episode.ended_at is None else "missing until found"
    said = f"Closed {short_day(closed_on)}, at {closed_on.year - born_on.year}; {then}"
    return (SummaryRow("Statutory (903) episode", said),)
