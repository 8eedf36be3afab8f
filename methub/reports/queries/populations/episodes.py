"""Missing episodes: by when they began, by when they ended, and by what was owed after them."""

from typing import Any

from django.db.models import (
    Case,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from methub.agencies.permissions import Permission
from methub.interviews.codes import ConsentFrom, ConsentGiven
from methub.interviews.models import Consent, InterviewCorrection
from methub.missing.models import Correction, Episode, PreventionInterview
from methub.reports.codes import Basis
from methub.reports.queries.asked import INSTANT, TEXT, Asked, Rows
from methub.reports.queries.shape import Population

_OF_EPISODE = {"episode": "pk"}
_OF_INTERVIEW = {"interview": "cover__interview"}


def _counted(asked: Asked) -> Rows:
    """Every absence once, with what was known of it then, and what became of its interview."""
    rows = asked.known(Episode.every.all())
    return rows.alias(
        began=asked.said(Correction, _OF_EPISODE, "missing_since", INSTANT),
        found=_if_known(asked, "ended_recorded_at", _found(asked)),
        heard=_if_known(asked, "ended_recorded_at", F("found_told_at")),
        due=_if_known(asked, "cover__covered_at", F("cover__due_at")),
        started=_if_known(asked, "cover__covered_at", F("cover__started_at")),
        offered=_if_known(asked, "cover__interview__offered_at", F("cover__interview__offered_at")),
        outcome=_outcome(asked),
        held=_if_known(
            asked,
            "cover__interview__outcome_recorded_at",
            asked.said(InterviewCorrection, _OF_INTERVIEW, "cover__interview__held_at", INSTANT),
        ),
        its_authority=F("responsible_authority"),
        its_district=F("district"),
        its_care=Case(When(was_in_care=True, then=Value("yes")), default=Value("no")),
    )


def _found(asked: Asked) -> Any:
    return asked.said(Correction, _OF_EPISODE, "found_at", INSTANT)


def _if_known(asked: Asked, recorded: str, fact: Any) -> Any:
    """Nothing, where it was written down only later."""
    if not asked.as_at:
        return fact
    return Case(When(**{f"{recorded}__lte": asked.known_at}, then=fact), output_field=INSTANT)


def _outcome(asked: Asked) -> Any:
    """What had come of the interview: nothing yet, where that was written down later; and what was
    said before it was put right or taken back."""
    path = "cover__interview__outcome"
    if not asked.as_at:
        return F(path)
    since = InterviewCorrection.objects.filter(
        interview=OuterRef("cover__interview"), field="outcome", recorded_at__gt=asked.known_at
    ).order_by("recorded_at", "id")
    taken_back = Subquery(since.filter(now="").values("was")[:1])
    stood = Coalesce(Subquery(since.values("was")[:1]), F(path), output_field=TEXT)
    known = Q(cover__interview__outcome_recorded_at__lte=asked.known_at)
    return Case(
        When(known, then=stood),
        default=Coalesce(taken_back, Value(""), output_field=TEXT),
        output_field=TEXT,
    )


def _near(asked: Asked, path: str, corrected: str) -> Q:
    """What an index finds, before the instant as it was known then is looked at: an instant put
    right since may have been in another period."""
    near = asked.dated(path)
    if asked.as_at:
        since = Correction.objects.filter(field=corrected, recorded_at__gt=asked.known_at)
        near |= Q(pk__in=since.values("episode"))
    return near


def _began(asked: Asked) -> Rows:
    return (
        _counted(asked)
        .filter(_near(asked, "missing_since", "missing_since"), asked.dated("began"))
        .filter(responsible_authority__in=asked.authorities)
        .alias(its_time=F("began"))
    )


def _theirs(asked: Asked) -> Rows:
    """Children of an authority outside who went missing while they lived here."""
    return (
        _counted(asked)
        .filter(_near(asked, "missing_since", "missing_since"), asked.dated("began"))
        .filter(host_authority__in=asked.authorities, responsible_authority__partnership=None)
        .alias(its_time=F("began"))
    )


def _ended(asked: Asked) -> Rows:
    """Found in the period, and what the police learned when they spoke to the child."""
    spoken = PreventionInterview.objects.filter(episode=OuterRef("pk"))
    newest = asked.known(spoken).order_by("-recorded_at", "-id")
    return (
        _counted(asked)
        .filter(_near(asked, "found_at", "found_at"), asked.dated("found"))
        .filter(responsible_authority__in=asked.authorities)
        .alias(
            its_time=F("found"),
            spoken=Coalesce(Subquery(newest.values("outcome")[:1]), Value(""), output_field=TEXT),
            spoken_at=Subquery(newest.values("held_at")[:1]),
            passed_on=Subquery(newest.values(on=_AS_SAID)[:1]),
            not_done=Coalesce(
                Subquery(newest.values("not_done_because")[:1]), Value(""), output_field=TEXT
            ),
        )
    )


# Named as it is, it would be ordered by its place among the columns, and no longer be the same row
# as the other three.
_AS_SAID = ExpressionWrapper(F("recorded_at"), output_field=INSTANT)


def _owed(asked: Asked) -> Rows:
    """Episodes after which an interview was owed: counted by episode, so that an interview that
    answers two is counted for both."""
    agreed = Consent.objects.filter(
        interview=OuterRef("cover__interview"),
        given_by=ConsentFrom.CHILD,
        given=ConsentGiven.YES,
    )
    reason = F("cover__interview__outcome_reason")
    return (
        _counted(asked)
        .filter(asked.dated("cover__started_at"), asked.dated("started"))
        .filter(responsible_authority__in=asked.authorities)
        .alias(
            its_time=F("started"),
            agreed=Subquery(asked.known(agreed).values("given")[:1], output_field=TextField()),
            reason=Coalesce(reason, Value(""), output_field=TEXT),
        )
    )


_READ: dict[str, Any] = {
    "source": "Missing episodes as they are recorded here, each absence once",
    "opens": Permission.READ_EPISODE,
    "page": "missing:episode",
}
EPISODES = Population("episodes", "Missing episodes", Basis.BEGAN, rows=_began, **_READ)
THEIRS = Population(
    "theirs", "Missing episodes of other authorities’ children", Basis.BEGAN, rows=_theirs, **_READ
)
FOUND = Population("found", "Episodes that ended", Basis.FOUND, rows=_ended, **_READ)
OWED = Population(
    "owed", "Episodes after which an interview was owed", Basis.OWED, rows=_owed,
    source="Return home interviews, counted once for each episode they answer",
    opens=Permission.READ_INTERVIEW, page="interviews:interview",
    reference="cover__interview__reference",
)  # fmt: skip
