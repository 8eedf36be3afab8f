"""Whether a return home interview was offered after each episode, and accepted."""

from collections.abc import Collection

from methub.interviews.codes import HELD, OFFERS, REFUSED
from methub.interviews.models import Attempt, InterviewEpisode
from methub.returns.rules.offered import Offered


def interviews_after(*, episode_ids: Collection[int]) -> dict[int, Offered]:
    """By episode. For a return, which is whole for the authority."""
    covers = InterviewEpisode.objects.filter(episode__in=episode_ids).values_list(
        "episode", "interview", "interview__outcome"
    )
    by_interview = {interview for _, interview, _ in covers}
    offered = set(
        Attempt.objects.filter(interview__in=by_interview, result__in=sorted(OFFERS)).values_list(
            "interview", flat=True
        )
    )
    return {
        episode: Offered(
            was_offered=interview in offered or outcome in HELD or outcome in REFUSED,
            was_accepted=outcome in HELD,
            is_decided=outcome != "",
        )
        for episode, interview, outcome in covers
    }
