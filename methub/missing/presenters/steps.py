"""What a person may record about an episode next: who may, and when it makes sense."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.clocks.codes import Promise
from methub.fittings.components import Link, SideItem
from methub.missing.codes import ToldPurpose
from methub.missing.queries import EpisodeStory


@dataclass(frozen=True)
class Step:
    """Something a person may record about the episode, and when it makes sense."""

    words: str
    url_name: str
    permission: P
    makes_sense: Callable[[EpisodeStory], bool] = lambda story: True

    def href(self, story: EpisodeStory) -> str:
        return reverse(self.url_name, args=[story.episode.reference])


def _is_open(story: EpisodeStory) -> bool:
    return story.episode.ended_at is None


def _is_found(story: EpisodeStory) -> bool:
    return story.episode.found_at is not None


def _is_told(story: EpisodeStory) -> bool:
    return any(row.purpose == ToldPurpose.EPISODE for row in story.told)


STEPS = (
    Step("Record that the child was found or has returned", "intake:found", P.WRITE_EPISODE,
         lambda s: s.episode.found_at is None and s.episode.returned_at is None),
    Step("Record that the child has returned", "intake:found", P.WRITE_EPISODE,
         lambda s: _is_found(s) and s.episode.returned_at is None),
    Step("Add an update", "missing:update", P.WRITE_EPISODE),
    Step("Record the police grade", "missing:grade", P.GRADE_EPISODE, _is_open),
    Step("Record the authority’s status", "missing:status", P.WRITE_EPISODE, _is_open),
    Step("Record the prevention interview", "missing:prevention", P.RECORD_PREVENTION, _is_found),
    Step("Record what was behind it", "missing:cause", P.WRITE_EPISODE,
         lambda s: not s.episode.cause),
    Step("Record telling the responsible authority", "out_of_area:tell", P.TELL_AUTHORITY,
         lambda s: not s.episode.is_ours and not _is_told(s)),
    Step("Record whether they will interview", "out_of_area:confirmation", P.WRITE_HANDSHAKE,
         lambda s: not s.episode.is_ours and _is_told(s)),
    Step("Record what came of their interview", "out_of_area:outcome", P.WRITE_HANDSHAKE,
         lambda s: not s.episode.is_ours and _is_told(s)),
    Step("Record the trigger plan", "missing:trigger-plan", P.RECORD_TRIGGER_PLAN),
    Step("Review the care plan", "missing:care-plan-review", P.REVIEW_CARE_PLAN,
         lambda s: s.care_plan_review is None and not _is_open(s) and s.episode.was_in_care),
    Step("Hand over to adult services", "missing:adult-handover", P.WRITE_EPISODE,
         lambda s: any(clock.promise == Promise.ADULT_HANDOVER for clock in s.owed)),
    Step("Correct what was recorded", "intake:correct", P.WRITE_EPISODE),
)  # fmt: skip


def next_steps(story: EpisodeStory, viewer: Viewer) -> tuple[Link, ...]:
    """The one or two things somebody most likely came to the page for."""
    return tuple(
        Link(step.words, step.href(story), quiet=number > 0)
        for number, step in enumerate(_open_to(story, viewer)[:2])
    )


def steps(story: EpisodeStory, viewer: Viewer) -> tuple[SideItem, ...]:
    """Everything else they may record."""
    return tuple(SideItem(step.words, step.href(story)) for step in _open_to(story, viewer)[2:])


def _open_to(story: EpisodeStory, viewer: Viewer) -> list[Step]:
    return [step for step in STEPS if viewer.may(step.permission) and step.makes_sense(story)]
