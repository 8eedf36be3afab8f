"""An episode whose interview another authority holds: told, answered, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.clocks.codes import Promise
from methub.fittings.components import Link, SummaryRow, Tag
from methub.foundation import spoken
from methub.missing.codes import Channel
from methub.out_of_area.codes import CameOf, TheyWill
from methub.out_of_area.queries import TheirEpisode

PROTECTED = "Protected: ask the allocated worker"


@dataclass(frozen=True)
class EpisodePart:
    """One episode, and what their authority owes because of it."""

    title: str
    href: str
    rows: tuple[SummaryRow, ...]


def episode_part(one: TheirEpisode, may_know_where: bool, viewer: Viewer) -> EpisodePart:
    episode = one.episode
    return EpisodePart(
        title=f"Missing since {episode.known('missing_since').in_words}",
        href=reverse("missing:episode", args=[episode.reference]),
        rows=tuple(_rows(one, may_know_where, viewer)),
    )


def _rows(one: TheirEpisode, may_know_where: bool, viewer: Viewer) -> Iterable[SummaryRow]:
    told, name = one.told, one.episode.responsible_authority.name
    tell = _link(one, "tell", viewer.may(P.TELL_AUTHORITY) and told is None)
    if told is None:
        yield SummaryRow("Told", f"{name} has not been told yet.",
                         tag=_due(one, Promise.TELL_AUTHORITY, viewer), change=tell)  # fmt: skip
        return
    by = Channel(told.channel).label.lower()
    yield SummaryRow("Told", f"{told.told_who}, by {by}, {spoken.instant(told.told_at)}")
    if not viewer.may(P.READ_INTERVIEW):
        return  # nor is whoever may not read ours told of theirs
    may_write = viewer.may(P.WRITE_HANDSHAKE)
    yield SummaryRow(
        "They will interview",
        _confirmed(one),
        tag=_due(one, Promise.THEIR_CONFIRMATION, viewer),
        change=_link(one, "confirmation", may_write),
    )
    yield SummaryRow(
        "What came of it",
        _came_of(one, may_know_where),
        tag=_due(one, Promise.THEIR_OUTCOME, viewer),
        change=_link(one, "outcome", may_write),
    )
    if one.reminders:
        sent = [f"{spoken.instant(row.recorded_at)} to {row.sent_to}" for row in one.reminders]
        yield SummaryRow("Reminded", "; ".join(sent))


def _link(one: TheirEpisode, door: str, is_open: bool) -> Link | None:
    if not is_open:
        return None
    return Link("Record", reverse(f"out_of_area:{door}", args=[one.episode.reference]))


def _due(one: TheirEpisode, promise: Promise, viewer: Viewer) -> Tag | None:
    clock = one.owed.get(promise)
    if clock is None:
        return None
    is_late = viewer.at > clock.due_at
    return Tag(spoken.until(clock.due_at, viewer.at), "late" if is_late else "soon")


def _confirmed(one: TheirEpisode) -> str:
    said = one.confirmation
    if said is None:
        return "They have not said."
    by = f"Said by {said.said_by}, {spoken.instant(said.said_at)}."
    if said.they_will == TheyWill.NO:
        return f"No: {said.why_not.rstrip('.')}. {by}"
    planned = f", planned for {spoken.day(said.planned_on)}" if said.planned_on else ""
    return f"Yes{planned}. {by}"


def _came_of(one: TheirEpisode, may_know_where: bool) -> str:
    came = one.outcome
    if came is None:
        return "They have not said."
    held = f" on {spoken.day(came.held_on)}" if came.held_on else ""
    words = came.summary if may_know_where else PROTECTED
    concerns = f" Concerns: {came.concerns}" if came.concerns and may_know_where else ""
    told = f"Told by {came.told_by}, {spoken.instant(came.told_at)}."
    return f"{CameOf(came.came_of).label}{held}. {words}{concerns} {told}"
