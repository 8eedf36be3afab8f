"""The story of a return home interview: offered, held or not, written, signed off, shared."""

from datetime import datetime
from enum import Enum, auto
from random import Random

from methub.children.models import Carer
from methub.demo import actions, cast
from methub.demo.children import Resident
from methub.demo.life import Life
from methub.interviews import changes as interviews
from methub.interviews.codes import (
    AttemptMethod,
    AttemptResult,
    ConsentGiven,
    Destination,
    Interviewer,
    Outcome,
    Route,
)
from methub.interviews.models import Interview, InterviewEpisode, Share
from methub.interviews.rules.questions import PAGES, Kind, Question
from methub.missing.codes import YesNo
from methub.missing.models import Episode
from methub.policies import queries as policies


class Ending(Enum):
    """How an interview goes."""

    IN_TIME = auto()
    LATE = auto()
    REFUSED_BY_CHILD = auto()
    REFUSED_BY_PARENT = auto()
    EXEMPT = auto()
    NOBODY_ANSWERS = auto()
    NOT_YET = auto()


SENIOR = "Samira Whitby"
PROMPT = 0.9  # how often the next step is taken at once
PHRASES = (
    "Said that evenings in the home are loud and that nobody has time.",
    "Named two friends, and a place by the river.",
    "To be raised with the allocated worker this week.",
    "Seemed tired; warmed to the talk after a while.",
)


def interview_follows(
    life: Life, resident: Resident, episode: Episode, ending: Ending, at: datetime
) -> None:
    """What happens to the interview this episode opened, or joined."""
    covered = InterviewEpisode.objects.filter(episode=episode).first()
    if covered is None:
        return
    interview = covered.interview
    if interview.route == Route.COMMISSIONED:
        interviews.allocate(
            interview=interview,
            user=life.town.users["Nadia Rahman"],
            why="Beyond the distance of the contract",
            version=interview.version,
            by=life.town.actor("Samira Whitby"),
            at=at,
        )
    if ending is Ending.EXEMPT:
        life.after(at, 8, lambda then: _exempt(life, interview, then))
        return
    life.after(at, 6, lambda then: _attempt(life, interview, AttemptResult.OFFERED, then))
    if ending in (Ending.REFUSED_BY_CHILD, Ending.REFUSED_BY_PARENT):
        life.after(at, 30, lambda then: _refused(life, interview, ending, then))
    elif ending is Ending.NOBODY_ANSWERS:
        for hours in (20, 44):
            life.after(at, hours, lambda t: _attempt(life, interview, AttemptResult.NO_ANSWER, t))
        life.after(at, 76, lambda then: _given_up(life, interview, then))
    elif ending in (Ending.IN_TIME, Ending.LATE):
        hours = 40 if ending is Ending.IN_TIME else 92
        life.after(at, hours - 16, lambda t: _attempt(life, interview, AttemptResult.ARRANGED, t))
        life.after(at, hours, lambda then: _held(life, resident, interview, then))


def _worker(life: Life, interview: Interview) -> str:
    now = Interview.objects.select_related("assigned_to").get(pk=interview.pk)
    return now.assigned_to.name if now.assigned_to else SENIOR


def _is_open(interview: Interview) -> bool:
    """Not decided, not started: another episode may have brought it to an end meanwhile."""
    now = Interview.objects.get(pk=interview.pk)
    return not (now.outcome or now.closed_at or now.held_at or now.sent_at)


def _attempt(life: Life, interview: Interview, result: AttemptResult, at: datetime) -> None:
    if not _is_open(interview):
        return
    interviews.record_attempt(
        interview=interview,
        tried_at=at,
        method=AttemptMethod.TELEPHONE,
        result=result,
        note="Spoke to the carer" if result is not AttemptResult.NO_ANSWER else "",
        by=life.town.actor(_worker(life, interview)),
        at=at,
    )


def _exempt(life: Life, interview: Interview, at: datetime) -> None:
    if not _is_open(interview):
        return
    reasons = policies.policy_for(authority=interview.authority, at=at).lists.exemption_reasons
    interviews.exempt(
        interview=interview,
        reason=reasons[0].code,
        note="Decided with the allocated worker.",
        by=life.town.actor("Samira Whitby"),
        at=at,
    )


def _refused(life: Life, interview: Interview, ending: Ending, at: datetime) -> None:
    if not _is_open(interview):
        return
    by_child, by = ending is Ending.REFUSED_BY_CHILD, life.town.actor(_worker(life, interview))
    for carer in Carer.objects.filter(child=interview.child_id, until_on=None)[1:]:
        interviews.record_parent_offer(  # the other household
            interview=interview, offered_at=at, took_it_up=False, carer=carer, by=by, at=at
        )
    reasons = policies.policy_for(authority=interview.authority, at=at).lists.refusal_reasons
    interviews.record_outcome(
        interview=interview,
        outcome=Outcome.REFUSED_CHILD if by_child else Outcome.REFUSED_PARENT,
        happened_at=at,
        reason=reasons[0].code,
        note="Would rather not; knows that the offer stands.",
        signposted_to="Missing People 116 000; Childline 0800 1111",
        parent=interviews.OfferToParent(
            offered_at=at, took_it_up=True, said="Worried about Friday evenings.", advice="Given"
        ),
        by=by,
        at=at,
    )
    _send(life, interview, at)


def _given_up(life: Life, interview: Interview, at: datetime) -> None:
    """Nobody answered in three days: a senior sees what was tried."""
    if not _is_open(interview):
        return
    reasons = policies.policy_for(authority=interview.authority, at=at).lists.refusal_reasons
    interviews.record_outcome(
        interview=interview,
        outcome=Outcome.UNABLE_TO_CONTACT,
        happened_at=at,
        reason=reasons[-1].code,
        note="Rung three times; a letter left with the number of the hub.",
        by=life.town.actor(_worker(life, interview)),
        at=at,
    )
    _send(life, interview, at)


def _held(life: Life, resident: Resident, interview: Interview, at: datetime) -> None:
    if not _is_open(interview):
        return
    by = life.town.actor(_worker(life, interview))
    given = ConsentGiven.YES
    interviews.record_consent(interview=interview, given=given, asked_at=at, by=by, at=at)
    for carer in Carer.objects.filter(child=resident.child, until_on=None):
        interviews.record_consent(
            interview=interview, given=given, asked_at=at, carer=carer,
            share_with="The allocated worker and the school", by=by, at=at,
        )  # fmt: skip
        interviews.record_parent_offer(
            interview=interview, offered_at=at, took_it_up=True, carer=carer,
            said="Worried about who is messaging at night.", advice="Given, with the helplines",
            by=by, at=at,
        )  # fmt: skip
    is_hub = interview.route != Route.COMMISSIONED
    interviews.start_writing(
        interview=interview,
        interviewer=Interviewer.HUB_WORKER if is_hub else Interviewer.COMMISSIONED,
        name=by.name,
        by=by,
        at=at,
    )
    interviews.record_held(
        interview=interview, held_at=at, where="School, quiet room", alone=YesNo.YES, by=by, at=at
    )
    life.after(at, 3, lambda then: _write(life, resident, interview, then))


def _write(life: Life, resident: Resident, interview: Interview, at: datetime) -> None:
    by = life.town.actor(_worker(life, interview))
    for section, page in PAGES.items():
        answers = {q.code: _answer(q, life.rng) for q in page.questions}
        interviews.save_section(
            interview=interview, section=section, answers=answers, number=0, by=by, at=at
        )
    actions.agree(life, resident, interview, by, at)
    hours = 2 if life.rng.random() < PROMPT else 30
    life.after(at, hours, lambda then: _send(life, interview, then))


def _answer(question: Question, rng: Random) -> str | list[str]:
    options = [code.value for code in question.options] if question.options else []
    if question.kind is Kind.MANY:
        return options[:2] if question.code == "reasons" else [rng.choice(options)]
    if question.kind is Kind.PICK and question.one_of:
        return options[0]
    if options:
        return str(rng.choice(options))
    return rng.choice(cast.OWN_WORDS if question.own_words else PHRASES)


def _send(life: Life, interview: Interview, at: datetime) -> None:
    interviews.send_for_sign_off(
        interview=interview, by=life.town.actor(_worker(life, interview)), at=at
    )
    hours = 20 if life.rng.random() < PROMPT else 60
    life.after(at, hours, lambda then: _sign_off(life, interview, then))


def _sign_off(life: Life, interview: Interview, at: datetime) -> None:
    allocated = interview.child.allocations.filter(until_on=None).exists()
    interviews.sign_off(
        interview=interview,
        destination=Destination.ALLOCATED if allocated else Destination.EARLY_HELP,
        team=None if allocated else life.town.teams["Cambridgeshire early help", "District"],
        version=Interview.objects.get(pk=interview.pk).version,
        by=life.town.actor("Grace Adeyemi" if _worker(life, interview) == SENIOR else SENIOR),
        at=at,
    )
    for hours, share in enumerate(Share.objects.filter(interview=interview)):
        wait = 8 + 14 * hours if life.rng.random() < PROMPT else 24 * 5
        life.after(at, wait, lambda then, s=share: _acknowledge(life, s, then))  # type: ignore[misc]


def _acknowledge(life: Life, share: Share, at: datetime) -> None:
    interviews.acknowledge(
        share=share,
        actions_agreed="Contact plan with the brother; seen again in two weeks.",
        by=life.town.actor(share.user.name if share.user else "Sol Bennington"),
        at=at,
    )
