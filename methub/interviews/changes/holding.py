"""Who agreed, to what; a senior's exception; the start, which depends on both; that it was held."""

from datetime import datetime

from methub.audit import trail
from methub.children import queries as children
from methub.children.models import Carer
from methub.clocks import changes as clocks
from methub.clocks import queries as promises
from methub.clocks.codes import Promise
from methub.foundation.actors import Actor
from methub.interviews import rules
from methub.interviews.changes.opening import open_interview
from methub.interviews.changes.refusals import (
    AlreadyDecided,
    AlreadySent,
    AlreadyStarted,
    BeforeTheChildWasFound,
    ConsentNeeded,
    NameNeeded,
    NotAgreedThen,
    NotAnOutcomeOfThisKind,
    NothingToOverride,
    NotIndependent,
    NotStarted,
    NotTheirCarer,
    NotYetHappened,
)
from methub.interviews.codes import (
    BY_ACCOUNT,
    HELD,
    ConsentFrom,
    ConsentGiven,
    Interviewer,
    Outcome,
)
from methub.interviews.models import Consent, ConsentOverride, Interview, signature
from methub.missing.codes import YesNo
from methub.people.rules.names import words


def record_consent(
    *,
    interview: Interview,
    given: ConsentGiven,
    asked_at: datetime,
    carer: Carer | None = None,
    share_with: str = "",
    note: str = "",
    by: Actor,
    at: datetime,
) -> Consent:
    """What the child (no `carer`) or one parent or carer said. A later answer replaces an earlier
    one, which is kept; the answer of one household says nothing about another."""
    with trail.open_page(by=by, at=at) as page:
        interview = Interview.objects.held_for_change(interview)
        if interview.sent_at is not None or interview.closed_at is not None:
            raise AlreadySent
        if carer is not None and carer.child_id != interview.child_id:
            raise NotTheirCarer
        if asked_at > at:
            raise NotYetHappened
        consent = Consent.objects.create(
            given_by=ConsentFrom.CARER if carer else ConsentFrom.CHILD,
            carer=carer,
            given=given,
            asked_at=asked_at,
            share_with=share_with,
            note=note,
            **signature(interview, by, at),
        )
        page.write(
            "interviews.consent.recorded",
            about=consent,
            person_id=interview.child_id,
            given_by=consent.given_by,
            given=given,
        )
    return consent


def override_consent(
    *, interview: Interview, reason: str, by: Actor, at: datetime
) -> ConsentOverride:
    """A parent said no, the child wants to talk, and a senior allows it: the child's say counts."""
    with trail.open_page(by=by, at=at) as page:
        interview = Interview.objects.held_for_change(interview)
        said = Consent.objects.newest(interview, until=at)
        if not rules.may_override(child=said.child, carers=said.carers):
            raise NothingToOverride
        override = ConsentOverride.objects.create(reason=reason, **signature(interview, by, at))
        page.write(
            "interviews.consent.overridden",
            about=override,
            person_id=interview.child_id,
            reason=reason,
        )
    return override


def start_writing(
    *, interview: Interview, interviewer: Interviewer, name: str = "", by: Actor, at: datetime
) -> Interview:
    """Everybody has been asked, and whoever interviews has no part in the child's home: a child
    cannot speak freely about a home to the person who runs it. Whoever works for the hub or the
    provider is named by their account; nobody can type a carer's name in their place."""
    with trail.open_page(by=by, at=at) as page:
        interview = Interview.objects.held_for_change(interview)
        if interview.started_at is not None or interview.outcome:
            raise AlreadyStarted
        name = refuse_as_interviewer(interview, interviewer, name, by)
        if found := _hindrances(interview, at, until=at):
            raise ConsentNeeded(". ".join(found) + ".")
        interview.interviewer, interview.interviewer_name = interviewer, name
        interview.started_at = at
        interview.save(update_fields=["interviewer", "interviewer_name", "started_at"])
        page.write(
            "interviews.interview.started",
            about=interview,
            person_id=interview.child_id,
            interviewer=interviewer,
        )
    return interview


def record_held(
    *,
    interview: Interview,
    held_at: datetime,
    where: str,
    alone: YesNo,
    held_with: str = "",
    interpreter: str = "",
    outcome: Outcome = Outcome.COMPLETED,
    by: Actor,
    at: datetime,
) -> Interview:
    """The child was heard: the hours stop when it was held, not when it is written up. An episode
    the child came back from only afterwards is not answered by it, and gets an interview of its
    own: nobody is counted as heard about something that had not happened yet."""
    with trail.open_page(by=by, at=at) as page:
        interview = Interview.objects.held_for_change(interview)
        if outcome not in HELD:
            raise NotAnOutcomeOfThisKind
        if interview.outcome:
            raise AlreadyDecided
        if interview.started_at is None:
            raise NotStarted
        refuse_as_held(interview, held_at, at)
        interview.held_at, interview.held_where, interview.held_alone = held_at, where, alone
        interview.held_with, interview.interpreter = held_with, interpreter
        interview.outcome, interview.outcome_at = outcome, held_at
        interview.outcome_recorded_at = at
        interview.offered_at = min(interview.offered_at or held_at, held_at)
        interview.save()
        for clock in promises.of_record(
            promise=Promise.RETURN_INTERVIEW, about=interview.reference
        ):
            clocks.stop(clock=clock, stopped_at=held_at, by=by, at=at)
        for later in interview.covered.filter(started_at__gt=held_at).select_related("episode"):
            open_interview(episode=later.episode, by=by, at=at)
        page.write(
            "interviews.interview.held",
            about=interview,
            person_id=interview.child_id,
            held_at=held_at,
            outcome=outcome,
        )
    return interview


def _named(interview: Interview, interviewer: Interviewer, name: str, by: Actor) -> str:
    """The person who holds it, where they have an account; else the name that was given."""
    if interviewer in BY_ACCOUNT:
        return interview.assigned_to.name if interview.assigned_to else by.name
    if not name:
        raise NameNeeded
    return name


def _is_a_carer(interview: Interview, name: str) -> bool:
    """Anybody who looked after the child, however the name is written: "BEGUM, ms" too."""
    said = set(words(name))
    carers = Carer.objects.filter(child=interview.child_id).values_list("person__name", flat=True)
    return bool(said) and any(set(words(carer)) == said for carer in carers)


def _hindrances(interview: Interview, at: datetime, *, until: datetime) -> list[str]:
    """What stands in the way, from the newest answers until then and the carers of the day.
    Whoever may not be told about the child is not asked either."""
    carers = children.situation_of(child=interview.child, at=at).carers
    said = Consent.objects.newest(interview, until=until)
    return rules.hindrances(
        child=said.child,
        carers=said.carers,
        households=rules.households(
            (carer.pk, carer.placement_id) for carer in carers if carer.is_to_be_notified
        ),
        is_overridden=ConsentOverride.objects.filter(interview=interview).exists(),
    )


def refuse_as_held(interview: Interview, held_at: datetime, at: datetime) -> None:
    """Not in the future, not before the child was found, and not before everybody had agreed."""
    if held_at > at:
        raise NotYetHappened
    if not interview.covered.filter(started_at__lte=held_at).exists():
        raise BeforeTheChildWasFound
    if found := _hindrances(interview, at, until=held_at):
        raise NotAgreedThen(f"At this time: {'. '.join(found)}.")


def refuse_as_interviewer(
    interview: Interview, interviewer: Interviewer, name: str, by: Actor
) -> str:
    """The name of whoever holds it, unless they are part of the home the child may speak about."""
    ruling = rules.INDEPENDENCE[interviewer]
    if not ruling.is_independent:
        raise NotIndependent(f"{interviewer.label}: {ruling.reason}.")
    name = _named(interview, interviewer, name, by)
    if _is_a_carer(interview, name):
        raise NotIndependent(
            f"{name} looks after the child, who may need to speak about that home."
        )
    return name
