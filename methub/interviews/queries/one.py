"""One interview: what was written, what happened before it, what is known already."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.children import rules as childhood
from methub.children.models import Allocation, Carer, Placement
from methub.foundation.timekeeping import london_day
from methub.interviews import rules
from methub.interviews.codes import HELD, ConsentGiven, Section
from methub.interviews.models import (
    AgreedAction,
    Answers,
    Attempt,
    Consent,
    Draft,
    Interview,
    InterviewCorrection,
    InterviewEpisode,
    ParentOffer,
    Share,
    SignOff,
)
from methub.missing.models import Episode, PreventionInterview


@dataclass(frozen=True)
class Written:
    """One section: as it was last saved, and as it was first."""

    newest: Answers
    first: Answers

    @property
    def said(self) -> rules.Said:
        said: rules.Said = self.newest.answers
        return said

    def first_said(self, code: str) -> str:
        """What was first written, where it reads differently now."""
        first, now = self.first.answers.get(code, ""), self.newest.answers.get(code, "")
        return str(first) if first and first != now else ""


@dataclass(frozen=True)
class Before:
    """What happened before the child was spoken to. `carers`: those of today, with the newest
    answer of each by their key."""

    attempts: tuple[Attempt, ...]
    consents: tuple[Consent, ...]
    parent_offers: tuple[ParentOffer, ...]
    carers: tuple[Carer, ...]

    @property
    def of_child(self) -> Consent | None:
        return next((row for row in self.consents if row.carer_id is None), None)

    @property
    def may_override(self) -> bool:
        """A parent said no and the child wants to talk, as their newest answers stand."""
        newest = {row.carer_id: ConsentGiven(row.given) for row in reversed(self.consents)}
        child = newest.pop(None, None)
        return rules.may_override(
            child=child, carers={key: given for key, given in newest.items() if key}
        )

    def of_carer(self, carer: Carer) -> Consent | None:
        return next((row for row in self.consents if row.carer_id == carer.pk), None)


@dataclass(frozen=True)
class After:
    """What happened once it was written."""

    sign_offs: tuple[SignOff, ...]
    shares: tuple[Share, ...]
    actions: tuple[AgreedAction, ...]


@dataclass(frozen=True)
class Known:
    """What is known already: from the police, and from the child's last interview."""

    prevention: tuple[PreventionInterview, ...]
    last: Interview | None
    last_words: str
    would_help: str


def written(*, viewer: Viewer, interview: Interview) -> dict[Section, Written]:
    """Every section that was saved. The interview was found through the viewer: one query."""
    versions: dict[Section, list[Answers]] = {}
    for row in Answers.objects.filter(interview=interview).order_by("number"):
        versions.setdefault(Section(row.section), []).append(row)
    return {section: Written(rows[-1], rows[0]) for section, rows in versions.items()}


def drafts(*, viewer: Viewer, interview: Interview) -> dict[Section, Draft]:
    """What the viewer themselves is in the middle of writing. Nobody reads another's draft."""
    rows = Draft.objects.filter(interview=interview, user=viewer.user_id)
    return {Section(row.section): row for row in rows}


def before(*, viewer: Viewer, interview: Interview) -> Before:
    """Attempts, consents and offers, newest first, and whom there is to ask: four queries."""
    mine = {"interview": interview}
    return Before(
        attempts=tuple(Attempt.objects.filter(**mine).order_by("-tried_at", "-id")),
        consents=tuple(
            Consent.objects.filter(**mine)
            .select_related("carer__person")
            .order_by("-asked_at", "-id")
        ),
        parent_offers=tuple(
            ParentOffer.objects.filter(**mine)
            .select_related("carer__person")
            .order_by("-offered_at")
        ),
        carers=tuple(carers(viewer=viewer, interview=interview)),
    )


def after(*, viewer: Viewer, interview: Interview) -> After:
    """Sign-offs, shares and actions, oldest first: three queries."""
    mine = {"interview": interview}
    return After(
        sign_offs=tuple(SignOff.objects.filter(**mine).order_by("id")),
        shares=tuple(Share.objects.filter(**mine).select_related("user", "team").order_by("id")),
        actions=tuple(
            AgreedAction.objects.filter(**mine).select_related("owner").order_by("due_at", "id")
        ),
    )


def homes(*, viewer: Viewer, interview: Interview) -> list[Placement]:
    """Where the child lives today: whoever interviews them has to find them, also from outside."""
    rows = Placement.objects.filter(child=interview.child_id)
    return childhood.on(rows, london_day(viewer.at))


def corrections(*, viewer: Viewer, interview: Interview) -> list[InterviewCorrection]:
    """What was put right since it was recorded, newest first."""
    return list(InterviewCorrection.objects.filter(interview=interview).order_by("-id"))


def covered(*, viewer: Viewer, interview: Interview) -> list[InterviewEpisode]:
    """The episodes this interview answers, each with its own hours."""
    rows = InterviewEpisode.objects.filter(interview=interview).select_related("episode")
    return list(rows.order_by("started_at", "id"))


def allocation(*, viewer: Viewer, interview: Interview) -> Allocation | None:
    """Who works with the child today, and their manager."""
    rows = Allocation.objects.filter(child=interview.child_id).select_related("worker", "manager")
    return next(iter(childhood.on(rows, london_day(viewer.at))), None)


def what_is_known(*, viewer: Viewer, interview: Interview) -> Known:
    """For the panel beside the form. Only what the viewer may read anyway: whoever is assigned one
    interview reads neither the police's account nor another interview."""
    if not viewer.may(Permission.READ_EPISODE):
        return Known((), None, "", "")
    answered = InterviewEpisode.objects.filter(interview=interview).values("episode")
    prevention = PreventionInterview.objects.filter(
        Q(episode__in=answered) | Q(episode__duplicate_of__in=answered)
    ).order_by("-id")
    last = (
        Interview.objects.visible_to(viewer)
        .filter(
            child=interview.child_id, outcome__in=sorted(HELD), opened_at__lt=interview.opened_at
        )
        .order_by("-held_at")
        .first()
    )
    voice = Answers.objects.newest(last).get(Section.VOICE) if last else None
    said: Mapping[str, str] = voice.answers if voice else {}
    return Known(
        prevention=tuple(prevention),
        last=last,
        last_words=said.get("own_words", ""),
        would_help=said.get("would_help", ""),
    )


def is_ours(*, viewer: Viewer, interview: Interview) -> bool:
    """Whether an authority of the partnership is responsible for the child now."""
    responsible = interview.child.responsible_authority
    return responsible.partnership_id == interview.child.person.partnership_id


def unanswered_episodes(*, viewer: Viewer, interview: Interview) -> list[Episode]:
    """Other episodes the child came back from, which this interview may answer as well."""
    mine = InterviewEpisode.objects.filter(interview=interview).values("episode")
    held = InterviewEpisode.objects.filter(
        child=interview.child_id, interview__outcome__in=sorted(HELD)
    ).values("episode")
    rows = (
        Episode.objects.visible_to(viewer)
        .filter(child=interview.child_id, found_at__isnull=False)
        .exclude(pk__in=mine)
        .exclude(pk__in=held)
    )
    if interview.held_at is not None:
        rows = rows.filter(found_at__lte=interview.held_at)
    return list(rows.order_by("-missing_since")[:50])


def carers(*, viewer: Viewer, interview: Interview) -> list[Carer]:
    """The parents and carers of today, newest first, with the home they belong to."""
    rows = Carer.objects.get_queryset().as_seen_by(viewer)
    rows = rows.filter(child=interview.child_id).select_related("placement")
    return childhood.on(rows, london_day(viewer.at))
