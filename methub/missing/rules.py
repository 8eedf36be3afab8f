"""Windows, thresholds and ends, from plain values (practice.md §1.7, §3.8 and §10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from methub.clocks.codes import Promise
from methub.foundation import spoken
from methub.foundation.spoken import instant
from methub.foundation.timekeeping import birthday, days_after, london_day, start_of
from methub.missing.codes import AuthorityStatus, Channel, Convenor, Precision, ThresholdKind

# What may be corrected, and what kind of fact each is.
INSTANTS = ("missing_since", "last_seen_at", "reported_at", "told_hub_at", "found_at",
            "found_told_at", "returned_at")  # fmt: skip
WORDS = ("missing_from", "last_seen", "reported_by", "circumstances", "clothing", "with_whom",
         "places_checked", "force", "police_reference", "occurrence", "found_where", "found_by",
         "returned_to", "cause", "crime_found", "crime_reference",
         "crime_investigator")  # fmt: skip
CORRECTABLE = frozenset(INSTANTS + WORDS)
# Said when the child was found or came back, and unsaid with it if that did not happen.
SAID_WITH: dict[str, dict[str, None | str]] = {
    "found_at": {"found_told_at": None, "found_where": "", "found_by": ""},
    "returned_at": {"returned_to": ""},
}
# Kept back from whoever may not see a protected home: what says where the child was, and what is
# told freely, which may say it too. An address that got out does not come back.
PLACES = frozenset({"missing_from", "last_seen", "places_checked", "found_where", "returned_to",
                    "circumstances", "cause"})  # fmt: skip
PLACES_LEARNED = frozenset({"returned_how", "addresses", "reason_given", "wishes", "referral",
                            "information", "not_done_because"})  # fmt: skip

# What may be known to the day only, and where the episode says so.
PRECISION_OF = {"missing_since": "missing_since_precision", "found_at": "found_precision",
                "returned_at": "returned_precision"}  # fmt: skip

# Who convenes, and what is promised so that it happens (RL-07).
MEETING_PROMISE = {
    Convenor.ALLOCATED_WORKER: Promise.STRATEGY_MEETING,
    Convenor.RESPONSIBLE_AUTHORITY: Promise.TELL_CONVENOR,
}
# A convenor outside the partnership has been told when both have been used and recorded.
CONVENOR_TOLD_BY = frozenset({Channel.EMAIL, Channel.TELEPHONE})


@dataclass(frozen=True)
class Period:
    """One episode as the thresholds see it. No end: still missing."""

    reference: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Limits:
    """What the authority has decided."""

    repeat_episodes: int
    repeat_days: int
    long_days: int


@dataclass(frozen=True)
class Reached:
    """A threshold that was reached: when, and the facts that show it, as they are kept."""

    kind: ThresholdKind
    fired_at: datetime
    facts: dict[str, Any]


def length(since: datetime, until: datetime) -> timedelta:
    """Elapsed time: a clock change in between neither gives nor takes an hour."""
    return until.astimezone(UTC) - since.astimezone(UTC)


@dataclass(frozen=True)
class Known:
    """An instant, and how precisely it is known."""

    moment: datetime
    precision: Precision = Precision.MINUTE

    @property
    def in_words(self) -> str:
        return spoken.known(self.moment, only_the_day=self.precision is Precision.DAY)


def how_long(since: Known, until: Known) -> str:
    """In days where either end is known to the day only."""
    if Precision.DAY in (since.precision, until.precision):
        return spoken.days((london_day(until.moment) - london_day(since.moment)).days)
    return spoken.length(length(since.moment, until.moment))


def is_before(moment: datetime, fact: datetime) -> bool:
    """People say times to the minute, and a message to the second: within one minute, nothing is
    before anything."""
    return moment < fact.replace(second=0, microsecond=0)


def in_window(periods: Iterable[Period], *, ending: datetime, days: int) -> tuple[Period, ...]:
    """Episodes begun in (ending - days, ending], oldest first. Day 0 and day 90 never meet."""
    opens = days_after(ending, -days)
    return tuple(sorted((p for p in periods if opens < p.since <= ending), key=lambda p: p.since))


def first_window(
    periods: Sequence[Period], *, since: datetime, episodes: int, days: int
) -> tuple[Period, ...]:
    """The first window ending with an episode begun from `since` on that holds so many episodes.
    Nothing if none does. Told of late, an episode may be what makes a later window enough."""
    for ending in sorted(period.since for period in periods if period.since >= since):
        counted = in_window(periods, ending=ending, days=days)
        if len(counted) >= episodes:
            return counted
    return ()


def repeat(period: Period, all_periods: Iterable[Period], limits: Limits) -> Reached | None:
    """RL-05: the window that ends as this episode begins holds enough episodes."""
    counted = in_window(all_periods, ending=period.since, days=limits.repeat_days)
    if len(counted) < limits.repeat_episodes:
        return None
    facts = {
        "starts": [p.since.isoformat() for p in counted],
        "episodes": [p.reference for p in counted],
        "window_days": limits.repeat_days,
    }
    return Reached(ThresholdKind.REPEAT, period.since, facts)


def is_long(since: datetime, until: datetime, *, days: int) -> bool:
    """RL-06: more than so many times 24 hours. Exactly that long is not more."""
    return length(since, until) > timedelta(days=days)


def long(period: Period, limits: Limits, at: datetime) -> Reached | None:
    """RL-06, for an episode that has ended or that goes on."""
    if not is_long(period.since, period.until or at, days=limits.long_days):
        return None
    reached_at = days_after(period.since, limits.long_days)
    facts = {"missing_since": period.since.isoformat(), "long_days": limits.long_days}
    return Reached(ThresholdKind.LONG, reached_at, facts)


def reached(
    period: Period, all_periods: Iterable[Period], limits: Limits, at: datetime
) -> list[Reached]:
    """The thresholds that one episode has reached."""
    found = (repeat(period, all_periods, limits), long(period, limits, at))
    return [threshold for threshold in found if threshold is not None]


def repeatedly(periods: Iterable[Period], days: int) -> str:
    """Why a trigger plan is owed (RL-09)."""
    return _repeat_in_words([instant(period.since) for period in periods], days)


def why(kind: ThresholdKind, facts: Mapping[str, Any]) -> str:
    """The facts in words, as Today shows them."""
    if kind is ThresholdKind.LONG:
        return (
            f"Missing for more than {facts['long_days']} days: since "
            f"{instant(datetime.fromisoformat(facts['missing_since']))}."
        )
    starts = [instant(datetime.fromisoformat(start)) for start in facts["starts"]]
    return _repeat_in_words(starts, facts["window_days"])


def _repeat_in_words(starts: list[str], days: int) -> str:
    return f"{len(starts)} missing episodes in {days} days: {'; '.join(starts)}."


def statutory_end(born_on: date, years: int) -> datetime:
    """When the statutory episode of somebody still missing closes: as the birthday begins in
    London. The person is still missing (practice.md §1.7)."""
    return start_of(birthday(born_on, years))


def came_of_age(period: Period, *, born_on: date | None, years: int, at: datetime) -> date | None:
    """The birthday on which the statutory episode of somebody still missing closed, if they were
    missing on it."""
    end = statutory_end(born_on, years) if born_on else None
    if end is None or not period.since < end <= (period.until or at):
        return None
    return london_day(end)


@dataclass(frozen=True)
class Handover:
    """From when a handover to adult services is owed, and by when."""

    starts: datetime
    due: datetime


def handover(
    *, missing_since: datetime, born_on: date | None, years: int, lead_days: int
) -> Handover | None:
    """By the birthday, and so many days before it, or from when the child went missing if that
    is nearer. Nothing for somebody who was an adult already, or whose birthday nobody knows."""
    end = statutory_end(born_on, years) if born_on else None
    if end is None or missing_since >= end:
        return None
    return Handover(starts=max(days_after(end, -lead_days), missing_since), due=end)


def overlaps(one: Period, other: Period) -> bool:
    """Two episodes of one child share an instant. Beginning as the other ends is allowed."""
    if one.since == one.until or other.since == other.until:
        return False  # of no length: it shares no instant with anything
    return (other.until is None or one.since < other.until) and (
        one.until is None or other.since < one.until
    )


def status_at(
    statuses: Sequence[tuple[datetime, AuthorityStatus]], moment: datetime
) -> AuthorityStatus:
    """The authority's status at a moment: the newest row by then, else the first ever said."""
    told = sorted(statuses, key=lambda row: row[0])
    by_then = [status for from_at, status in told if from_at <= moment]
    return by_then[-1] if by_then else told[0][1]


def ends_at(
    *,
    statuses: Sequence[tuple[datetime, AuthorityStatus]],
    found_at: datetime | None,
    returned_at: datetime | None,
) -> datetime | None:
    """A missing episode ends when the child is found. A child who is away has not been lost: it
    ends when they return, or when the authority no longer says that they are away."""
    if found_at is None:
        return returned_at
    if status_at(statuses, found_at) is not AuthorityStatus.AWAY:
        return found_at
    ends = [from_at for from_at, status in statuses
            if from_at > found_at and status is not AuthorityStatus.AWAY]  # fmt: skip
    return min([*ends, *([returned_at] if returned_at else [])], default=None)
