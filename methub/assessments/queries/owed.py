"""What a level owes a child: what is there, and what is not there yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from methub.agencies.viewer import Viewer
from methub.assessments import rules
from methub.assessments.codes import PROMISE_OF, Concern, Duty
from methub.assessments.models import Assessment, DutyDone, Judgement
from methub.assessments.queries.one import is_learning_disabled
from methub.assessments.queries.tools import said_by
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.timekeeping import age_on, london_day
from methub.policies import queries as policies


@dataclass(frozen=True)
class Owed:
    """What an assessment waits for: by when each duty is owed, and the child assessed again.
    `is_alarmed`: nobody has spoken to the police and a manager about a child under 13."""

    duties: Mapping[Duty, datetime]
    review_due: datetime | None
    is_alarmed: bool


def owed(*, viewer: Viewer, assessment: Assessment) -> Owed:
    """What is still owed because of this assessment, which was found through the viewer."""
    rows = promises.of_records(about=[assessment.reference]).values_list("promise", "due_at")
    due = dict(rows)
    return Owed(
        duties={duty: due[promise] for duty, promise in PROMISE_OF.items() if promise in due},
        review_due=due.get(Promise.ASSESSMENT_REVIEW),
        is_alarmed=promises.of_child(
            promise=Promise.UNDER_13, person_id=assessment.child_id
        ).exists(),
    )


def offers_owed(*, viewer: Viewer, assessment: Assessment) -> tuple[str, ...]:
    """What its level offers and has not been offered yet; nothing before it is judged."""
    if assessment.finished_at is None:
        return ()
    return offers_not_made(assessment=assessment, at=viewer.at)


def why_offered(*, viewer: Viewer, assessment: Assessment) -> str:
    """Which level’s offer it is, where the authority names another tool’s levels."""
    if assessment.finished_at is None:
        return ""
    return _offered(assessment, level_now(assessment=assessment), viewer.at).words


def floors_for(*, viewer: Viewer, assessment: Assessment) -> tuple[rules.Floor, ...]:
    """The floors of the tool that are about this child."""
    return floors_about(assessment=assessment, at=viewer.at)


def floors_about(*, assessment: Assessment, at: datetime) -> tuple[rules.Floor, ...]:
    """The same. A change already holds the assessment."""
    born = assessment.child.person.birth.latest
    about = rules.warned(
        age=age_on(born, london_day(at)) if born else None,
        has_learning_disability=is_learning_disabled(child=assessment.child, at=at),
    )
    floors = said_by(tool=assessment.tool).floors
    return tuple(floor for floor in floors if floor.about in about)


def level_now(*, assessment: Assessment) -> rules.Level:
    """The level that holds: the newest that stands, else the judgement's."""
    newest = assessment.standings.order_by("-id").first()
    code = newest.level if newest else assessment.judgement.level
    return said_by(tool=assessment.tool).level_of[code]


def offers_not_made(*, assessment: Assessment, at: datetime) -> tuple[str, ...]:
    """What the level offers by the policy of the day. A change already holds the assessment."""
    level = level_now(assessment=assessment)
    done = done_so_far(assessment=assessment, level=level)
    offers = _offered(assessment, level, at).offers
    return tuple(offer for offer in offers if (Duty.OFFER, offer) not in done)


def _offered(assessment: Assessment, level: rules.Level, at: datetime) -> rules.Offered:
    policy = policies.policy_for(authority=assessment.authority, at=at)
    return rules.offered(said_by(tool=assessment.tool), level, policy)


def done_so_far(*, assessment: Assessment, level: rules.Level) -> set[tuple[str, str]]:
    """What was done since the child came to this concern: a response of two years ago, with a
    quiet year between, answers nothing today."""
    judged = (
        Judgement.objects.filter(
            child=assessment.child_id,
            assessment__tool__name=assessment.tool.name,
            assessment__withdrawn_at=None,
        )
        .order_by("-assessment__finished_at", "-id")
        .values_list("assessment", "level", "concern")
    )
    streak = [assessment.pk]
    for key, code, concern in judged:
        if key != assessment.pk and not _alike(level, code, Concern(concern)):
            break
        streak.append(key)
    return set(DutyDone.objects.filter(assessment__in=streak).values_list("duty", "offer"))


def _alike(level: rules.Level, code: str, concern: Concern) -> bool:
    """Whether what an earlier level owed is what this one owes."""
    return code == level.code or (concern in rules.GRAVE and level.concern in rules.GRAVE)
