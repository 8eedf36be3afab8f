"""The story of an episode, from leaving to being found, and what the police learned."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.demo import cast
from methub.demo.children import Resident
from methub.demo.interviews import Ending, interview_follows
from methub.demo.life import Life
from methub.demo.out_of_area import answers_follow
from methub.intake.changes.returning import child_found
from methub.missing import changes as missing
from methub.missing.codes import Channel, PoliceGrade, PreventionOutcome, ToldPurpose, YesNo
from methub.missing.models import Episode, ThresholdMet
from methub.out_of_area import changes as out_of_area

LONG = 24 * 5 + 6  # hours: longer than any authority lets pass without a meeting
OFFICER = "PC 1482 MARSH"


@dataclass(frozen=True)
class Plan:
    """One episode to come: when, for how long (None: still missing), and how it goes on."""

    resident: Resident
    leaves_at: datetime
    hours_away: float | None
    ending: Ending
    grade: PoliceGrade = PoliceGrade.MEDIUM


def goes_missing(life: Life, plan: Plan) -> None:
    """The child leaves; somebody reports it; the hub hears of it an hour or two later."""
    life.at(plan.leaves_at + timedelta(hours=3), lambda then: _reported(life, plan, then))


def _reported(life: Life, plan: Plan, then: datetime) -> None:
    town, rng = life.town, life.rng
    number = rng.randrange(1_000, 9_999)
    episode = missing.open_episode(
        child=plan.resident.child,
        missing_since=plan.leaves_at,
        reported_at=plan.leaves_at + timedelta(hours=2),
        reported_by="Duty manager" if plan.resident.is_in_care else "Mother",
        told_hub_at=then,
        missing_from=plan.resident.missing_from,
        police_reference=f"MP/35/{number}/{plan.leaves_at:%y}",
        force="Cambridgeshire Constabulary",
        circumstances=rng.choice(cast.CIRCUMSTANCES),
        clothing="Black jacket, grey joggers",
        grade=plan.grade,
        graded_at=plan.leaves_at + timedelta(hours=2, minutes=20),
        by=town.actor("Abena Osei"),
        at=then,
    )
    if plan.resident.is_placed_here:
        hours = 6 if rng.random() < 0.6 else 30
        for start in (0, LONG):  # and again if the child is missing for long
            life.after(then, start + 4, lambda at: _tell(life, episode, Channel.EMAIL, at))
            life.after(then, start + hours, lambda at: _tell(life, episode, Channel.TELEPHONE, at))
    if plan.grade is PoliceGrade.HIGH:
        life.after(then, 1, lambda at: _regraded(life, episode, at))
    life.after(then, 1.5, lambda at: _searched(life, episode, at))
    if plan.hours_away is not None:
        found_at = plan.leaves_at + timedelta(hours=plan.hours_away)
        told_at = max(found_at, then) + timedelta(hours=rng.choice((1, 1, 2, 7)))
        life.at(told_at, lambda at: _found(life, plan, episode, found_at, at))
    life.after(then, 26, lambda at: _meet(life, episode, at))
    life.after(then, LONG, lambda at: _meet(life, episode, at, is_last=True))
    hours = 70 if rng.random() < 0.85 else 24 * 9
    life.after(then, hours, lambda at: _trigger_plan(life, plan.resident, episode, at))


def _searched(life: Life, episode: Episode, at: datetime) -> None:
    missing.add_update(
        episode=episode,
        happened_at=at,
        text="Friends' addresses checked, bus station checked. Telephone goes to voicemail.",
        source="Cambridgeshire Constabulary",
        by=life.town.actor("Dean Marsh"),
        at=at,
    )


def _regraded(life: Life, episode: Episode, at: datetime) -> None:
    missing.record_grade(
        episode=episode,
        grade=PoliceGrade.HIGH,
        graded_at=at,
        reason="Thought to be with an adult of concern.",
        by=life.town.actor("Dean Marsh"),
        at=at,
    )


def _tell(life: Life, episode: Episode, channel: Channel, at: datetime) -> None:
    for purpose in ToldPurpose:
        if not _is_still_to_tell(episode, purpose):
            continue
        told: dict[str, Any] = {
            "episode": episode, "channel": channel, "told_who": "Duty desk", "told_at": at,
            "by": life.town.actor("Samira Whitby"), "at": at,
        }  # fmt: skip
        if purpose is ToldPurpose.EPISODE:
            out_of_area.tell_of_episode(**told)
            answers_follow(life, episode, at)
        else:
            missing.tell_authority(purpose=purpose, note="Asked to confirm who convenes.", **told)


def _is_still_to_tell(episode: Episode, purpose: ToldPurpose) -> bool:
    """Once of the episode; of a strategy meeting, only where a threshold was met."""
    if purpose is ToldPurpose.STRATEGY:
        return bool(_waiting(episode))
    return not episode.told.filter(purpose=purpose).exists()


def _waiting(episode: Episode) -> list[ThresholdMet]:
    """Thresholds nobody has answered yet, nor called a meeting for."""
    return list(ThresholdMet.objects.waiting().filter(episode=episode, meeting=None))


def _found(life: Life, plan: Plan, episode: Episode, found_at: datetime, at: datetime) -> None:
    rng = life.rng
    is_seen = rng.random() < 0.75
    child_found(
        episode=episode,
        found_at=found_at,
        found_where=rng.choice(("Bus station", "A friend's house", "Came back alone", "Park")),
        found_by=rng.choice(("Police patrol", "Carer", "Came back alone")),
        returned_at=min(found_at + timedelta(minutes=45), at),
        returned_to=plan.resident.missing_from,
        told_at=at,
        prevention=_learned(rng, found_at, at) if is_seen else None,
        by=life.town.actor("Abena Osei"),
        at=at,
    )
    if not is_seen:
        is_declined = rng.random() < 0.6
        account = _declined if is_declined else _not_done
        life.after(at, 9 if is_declined else 40, lambda then: account(life, episode, then))
    if plan.resident.is_in_care and not plan.resident.is_placed_here:
        days = 6 if rng.random() < 0.85 else 14
        life.after(at, 24 * days, lambda then: _care_plan(life, plan.resident, episode, then))
    if not plan.resident.is_placed_here:
        interview_follows(life, plan.resident, episode, plan.ending, at)


def _learned(rng: Any, found_at: datetime, at: datetime) -> dict[str, Any]:
    return {
        "outcome": PreventionOutcome.DONE,
        "held_at": min(found_at + timedelta(minutes=50), at),
        "officer": OFFICER,
        "seen_alone": YesNo.YES,
        "harm_suffered": rng.choice((YesNo.NO, YesNo.NO, YesNo.NOT_KNOWN)),
        "accompanied_by": rng.choice(("", "an older friend", "two others, names not given")),
        "information": rng.choice(
            ("Had a train ticket.", "Was tired and hungry.", "Did not want to say where.")
        ),
        "likely_again": rng.choice((YesNo.YES, YesNo.NO)),
    }


def _declined(life: Life, episode: Episode, at: datetime) -> None:
    missing.record_prevention(
        episode=episode,
        outcome=PreventionOutcome.DECLINED,
        officer=OFFICER,
        information="Seen at the door, did not wish to talk.",
        by=life.town.actor("Dean Marsh"),
        at=at,
    )


def _not_done(life: Life, episode: Episode, at: datetime) -> None:
    missing.record_prevention(
        episode=episode,
        outcome=PreventionOutcome.NOT_DONE,
        not_done_because="Nobody was free that night; the interviewer was told instead.",
        by=life.town.actor("Dean Marsh"),
        at=at,
    )


def _care_plan(life: Life, resident: Resident, episode: Episode, at: datetime) -> None:
    missing.review_care_plan(
        episode=episode,
        reviewed_at=at,
        addresses_reasons=YesNo.YES,
        prevention_strategy="Weekly contact with the brother, and a later evening on Fridays.",
        partners_input="The home and the school took part.",
        exploitation_actions="Assessment to be brought up to date.",
        trafficking_actions="None needed: no sign that anybody moved or kept them.",
        gang_actions="None needed: no sign of a gang.",
        by=life.town.actor(resident.worker),
        at=at,
    )


def _trigger_plan(life: Life, resident: Resident, episode: Episode, at: datetime) -> None:
    if not promises.of_record(promise=Promise.TRIGGER_PLAN, about=episode.reference).exists():
        return
    missing.record_trigger_plan(
        episode=episode,
        note="Usual places, who to ring first, and how best to speak with them.",
        sent_to="Police, MET Hub, the home or parent, the school",
        by=life.town.actor(resident.worker or "Samira Whitby"),
        at=at,
    )


def _meet(life: Life, episode: Episode, at: datetime, *, is_last: bool = False) -> None:
    """A threshold leads to a meeting, some of them late; one in ten is overridden."""
    for threshold in _waiting(episode)[:1]:
        chance = life.rng.random() * (0.6 if is_last else 1)
        if chance < 0.1:
            missing.override_threshold(
                threshold=threshold,
                why="A meeting about the same matter was held last week.",
                by=life.town.actor("Samira Whitby"),
                at=at,
            )
        elif chance < 0.6 and episode.responsible_authority.partnership_id is not None:
            meeting = missing.convene_meeting(
                threshold=threshold,
                convened_by=episode.responsible_authority.name,
                planned_for=at + timedelta(hours=20),
                hub_invited_at=at,
                by=life.town.actor("Samira Whitby"),
                at=at,
            )
            life.after(at, 22, lambda then, m=meeting: _met(life, m, then))  # type: ignore[misc]


def _met(life: Life, meeting: Any, at: datetime) -> None:
    missing.record_meeting_held(
        meeting=meeting,
        held_at=at,
        decision="Trigger plan brought up to date; police to visit the address named.",
        by=life.town.actor("Samira Whitby"),
        at=at,
    )
