"""A child placed here was missing: their authority is told, holds the interview, says what came of
it. The hub asks until it has an answer, and is never late for an interview that is not its own."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from methub.audit import trail
from methub.audit.trail import Page
from methub.clocks.codes import Promise
from methub.clocks.models import Alert
from methub.foundation.actors import Actor
from methub.foundation.spoken import instant
from methub.foundation.timekeeping import hours_after
from methub.missing import changes as missing
from methub.missing.codes import Channel, ToldPurpose
from methub.missing.models import AuthorityTold, Episode
from methub.out_of_area.changes.keeping import Keeping, Wanted
from methub.out_of_area.changes.refusals import (
    InTheFuture,
    NoAddress,
    NotTheirs,
    NotToldYet,
    SaysNothing,
)
from methub.out_of_area.codes import CameOf, TheyWill
from methub.out_of_area.models import Confirmation, Reminder, TheirOutcome
from methub.policies import queries as policies
from methub.policies.rules.shape import PlacedAway
from methub.post import changes as post
from methub.post.codes import Template
from methub.post.models import Message


def tell_of_episode(
    *,
    episode: Episode,
    channel: Channel,
    told_who: str,
    told_at: datetime,
    note: str = "",
    by: Actor,
    at: datetime,
) -> AuthorityTold:
    """Their authority was told that the child is, or was, missing: now it owes an answer."""
    with trail.open_page(by=by, at=at) as page:
        told = missing.tell_authority(
            episode=episode, purpose=ToldPurpose.EPISODE, channel=channel, told_who=told_who,
            told_at=told_at, note=note, by=by, at=at,
        )  # fmt: skip
        page.write("out_of_area.authority.told", about=told, person_id=episode.child_id)
        _Theirs.of(episode, page).follow("Their authority was told.")
    return told


def record_confirmation(
    *,
    episode: Episode,
    they_will: TheyWill,
    said_by: str,
    said_at: datetime,
    planned_on: date | None = None,
    why_not: str = "",
    by: Actor,
    at: datetime,
) -> Confirmation:
    """They say whether they hold the interview; if not, why."""
    if not said_by.strip() or (they_will is TheyWill.NO and not why_not.strip()):
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        theirs = _Theirs.of(episode, page)
        theirs.refuse(said_at)
        said = Confirmation.objects.create(
            they_will=they_will, said_by=said_by, said_at=said_at, planned_on=planned_on,
            why_not=why_not, **theirs.episode.signed(by, at),
        )  # fmt: skip
        page.write(
            "out_of_area.interview.confirmed",
            about=said,
            person_id=episode.child_id,
            they_will=they_will,
        )
        theirs.follow(f"They answered: {they_will.label.lower()}.")
    return said


def record_outcome(
    *,
    episode: Episode,
    came_of: CameOf,
    told_by: str,
    told_at: datetime,
    summary: str,
    held_on: date | None = None,
    concerns: str = "",
    message: Message | None = None,
    by: Actor,
    at: datetime,
) -> TheirOutcome:
    """What came of their interview, as they sent it."""
    if not told_by.strip() or not summary.strip():
        raise SaysNothing
    with trail.open_page(by=by, at=at) as page:
        theirs = _Theirs.of(episode, page)
        theirs.refuse(told_at)
        outcome = TheirOutcome.objects.create(
            came_of=came_of, told_by=told_by, told_at=told_at, held_on=held_on, summary=summary,
            concerns=concerns, message=message, **theirs.episode.signed(by, at),
        )  # fmt: skip
        page.write(
            "out_of_area.interview.came-of",
            about=outcome,
            person_id=episode.child_id,
            came_of=came_of,
        )
        theirs.follow("They said what came of it.")
    return outcome


def follow_episode(*, episode: Episode, why: str, by: Actor, at: datetime) -> None:
    """The episode's facts changed (found, returned, put right, taken back), or another authority
    answers for the child now: what is owed follows."""
    with trail.open_page(by=by, at=at) as page:
        theirs = _Theirs.of(episode, page)
        theirs.follow(why)
        page.write(
            "out_of_area.episode.followed",
            about=theirs.episode,
            person_id=episode.child_id,
            is_theirs=theirs.is_theirs,
        )


def remind(*, alert: Alert, by: Actor, at: datetime) -> Reminder:
    """A rung was reached without an answer: their contact is asked again, by a letter that says
    nothing about the child. Safe to run twice: one reminder a rung."""
    with trail.open_page(by=by, at=at) as page:
        episode = Episode.every.held(_episode_of(alert))
        to = episode.responsible_authority.contact_email
        if not to:
            raise NoAddress
        letter = post.write_letter(
            to=to,
            template=Template.THEIR_INTERVIEW,
            reference=episode.reference,
            path=reverse("missing:episode", args=[episode.reference]),
            once=f"reminder {alert.reference}",
            partnership=episode.child.person.partnership,
            person_id=episode.child_id,
            by=by,
            at=at,
        )
        reminder, _ = Reminder.objects.get_or_create(
            alert=alert,
            defaults={
                "child": episode.child,
                "episode": episode,
                "letter": letter,
                "sent_to": to,
                "recorded_at": at,
            },
        )
        page.write(
            "out_of_area.interview.reminded",
            about=reminder,
            person_id=episode.child_id,
            rung=alert.rung,
        )
    return reminder


def _episode_of(alert: Alert) -> int:
    return Episode.every.values_list("pk", flat=True).get(reference=alert.clock.about)


@dataclass(frozen=True)
class _Theirs:
    """The interview of another authority's child, on the page of whatever changed."""

    episode: Episode
    page: Page

    @classmethod
    def of(cls, episode: Episode, page: Page) -> "_Theirs":
        return cls(Episode.every.held(episode.pk), page)

    @property
    def is_theirs(self) -> bool:
        """Not ours, counted, not brought in as history; and they still answer for the child."""
        episode = self.episode
        return (
            not episode.is_ours
            and episode.duplicate_of_id is None
            and episode.withdrawn_at is None
            and not episode.is_history
            and episode.child.responsible_authority_id == episode.responsible_authority_id
        )

    @property
    def told_at(self) -> datetime | None:
        told = self.episode.told.filter(purpose=ToldPurpose.EPISODE).first()
        return told.told_at if told else None

    def refuse(self, moment: datetime) -> None:
        """Nobody answers before they were asked."""
        if not self.is_theirs:
            raise NotTheirs
        if self.told_at is None:
            raise NotToldYet
        if moment > self.page.at:
            raise InTheFuture

    def follow(self, why: str) -> None:
        told_at = self.told_at if self.is_theirs else None
        episode = self.episode
        keeping = Keeping(
            about=episode.reference,
            child=episode.child,
            authority=episode.policy_authority,
            area=episode.district,
            page=self.page,
        )
        confirmation = self._confirmation(told_at) if told_at else None
        outcome = self._outcome(told_at) if told_at else None
        keeping.follow(Promise.THEIR_CONFIRMATION, confirmation, why=why)
        keeping.follow(Promise.THEIR_OUTCOME, outcome, why=why)

    def _confirmation(self, told_at: datetime) -> Wanted:
        said = Confirmation.objects.filter(episode=self.episode).order_by("said_at").first()
        came = TheirOutcome.objects.filter(episode=self.episode).order_by("told_at").first()
        moments = [moment for moment in (said and said.said_at, came and came.told_at) if moment]
        return Wanted(
            starts=told_at,
            due=hours_after(told_at, self._decided.confirm_within_hours),
            why=f"{self._name} was told {instant(told_at)} and confirms that it will interview.",
            owed_to="The child",
            kept_at=min(moments, default=None),
        )

    def _outcome(self, told_at: datetime) -> Wanted | None:
        """From when the child was found, and not before they were told. Whoever has said that they
        will hold none owes no outcome: that is for a senior to take up with them."""
        found_at = self.episode.found_at or self.episode.ended_at
        said = Confirmation.objects.filter(episode=self.episode).order_by("-pk").first()
        came = TheirOutcome.objects.filter(episode=self.episode).order_by("told_at").first()
        if found_at is None or (said and said.they_will == TheyWill.NO and came is None):
            return None
        starts = max(found_at, told_at)
        return Wanted(
            starts=starts,
            due=hours_after(starts, 24 * self._decided.outcome_within_days),
            why=f"Found {instant(found_at)}. {self._name} holds the interview and says what came "
            "of it.",
            owed_to="The child",
            kept_at=came.told_at if came else None,
        )

    @property
    def _name(self) -> str:
        return self.episode.responsible_authority.name

    @property
    def _decided(self) -> PlacedAway:
        return policies.policy_for(
            authority=self.episode.policy_authority, at=self.episode.missing_since
        ).placed_away
