"""One episode: what matters now, what happened, what was said, and what was done about it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from django.urls import reverse

from methub.agencies.viewer import Viewer
from methub.clocks.codes import Promise
from methub.fittings.components import (
    Cell,
    Column,
    Link,
    SideItem,
    SummaryRow,
    Table,
    Tag,
    TimelineEntry,
)
from methub.foundation.spoken import instant, until
from methub.missing.codes import (
    AuthorityStatus,
    Channel,
    PoliceGrade,
    PreventionOutcome,
    ToldPurpose,
)
from methub.missing.presenters import elsewhere, now, words
from methub.missing.presenters.steps import next_steps, steps
from methub.missing.presenters.threshold import ThresholdPage, threshold_page
from methub.missing.queries import EpisodeStory, FoundEpisode, PoliceAccount, Promised
from methub.missing.rules import PLACES, PLACES_LEARNED
from methub.policies.rules import blaming_words

PROTECTED = "Protected: ask the allocated worker"
HAPPENED = tuple(words.FACTS)[:14]
ENDED = ("found_at", "found_where", "found_by", "found_told_at", "returned_at", "returned_to")
CAUSE = ("cause", "crime_found", "crime_reference", "crime_investigator")


class Signature(Protocol):
    """Any row that says who recorded it, and when."""

    recorded_by_name: str
    recorded_at: datetime


@dataclass(frozen=True)
class Account:
    """Something somebody recorded once, with its facts and whose account it is."""

    title: str
    rows: tuple[SummaryRow, ...]
    source: str


@dataclass(frozen=True)
class EpisodePage:
    reference: str
    name: str
    child_href: str
    interview_href: str
    interviews_href: str
    plans_href: str
    title: str
    now: str
    is_open: bool
    tags: tuple[Tag, ...]
    happened: tuple[SummaryRow, ...]
    grades: tuple[SideItem, ...]
    statuses: tuple[SideItem, ...]
    log: tuple[TimelineEntry, ...]
    prevention: tuple[Account, ...]
    ended: tuple[SummaryRow, ...]
    cause: tuple[SummaryRow, ...]
    thresholds: tuple[ThresholdPage, ...]
    told: tuple[SideItem, ...]
    done: tuple[Account, ...]
    recorded_again: tuple[Account, ...]
    corrections: Table
    owed: tuple[SideItem, ...]
    next_steps: tuple[Link, ...]
    steps: tuple[SideItem, ...]
    hints: tuple[SideItem, ...]


def episode_page(story: EpisodeStory, viewer: Viewer) -> EpisodePage:
    episode = story.episode
    person = episode.child.person
    return EpisodePage(
        reference=episode.reference,
        name=person.name,
        child_href=reverse("chronology:child", args=[person.reference]),
        interview_href=elsewhere.interview(episode, viewer),
        interviews_href=reverse("chronology:interviews", args=[person.reference]),
        plans_href=elsewhere.plans(episode, viewer),
        title=f"{now.kind(story)} since {episode.known('missing_since').in_words}",
        now=now.in_words(story, viewer.at),
        is_open=episode.ended_at is None,
        tags=now.tags(story),
        happened=(*now.age(story), *_where(story), *_facts(story, HAPPENED)),
        grades=tuple(
            SideItem(
                PoliceGrade(row.grade).label,
                note=_joined(_told(story, row.reason), f"From {instant(row.graded_at)}.", _by(row)),
            )
            for row in story.grades
        ),
        statuses=tuple(
            SideItem(
                AuthorityStatus(row.status).label,
                note=_joined(f"From {instant(row.from_at)}.", _by(row)),
            )
            for row in story.statuses
        ),
        log=tuple(
            TimelineEntry(
                instant(row.happened_at),
                row.source or "Update",
                text=_told(story, row.text),
                source=_by(row),
            )
            for row in story.updates
        ),
        prevention=tuple(_prevention(story, row) for row in story.prevention),
        ended=tuple(_with_the_place(story, row) for row in _facts(story, ENDED)),
        cause=_facts(story, CAUSE),
        thresholds=tuple(threshold_page(row, [], viewer) for row in story.thresholds),
        told=tuple(
            SideItem(
                f"{row.told_who}, by {Channel(row.channel).label.lower()}",
                note=_joined(
                    f"{ToldPurpose(row.purpose).label}, {instant(row.told_at)}.", _by(row)
                ),
            )
            for row in story.told
        ),
        done=tuple(_done(story)),
        recorded_again=tuple(
            Account(f"Recorded {instant(row.recorded_at)}", _said_again(story, row), "Not counted.")
            for row in story.recorded_again
        ),
        corrections=_corrections(story),
        owed=tuple(_owed(clock, viewer.at) for clock in story.owed),
        next_steps=next_steps(story, viewer),
        steps=steps(story, viewer),
        hints=_hints(story),
    )


def _where(story: EpisodeStory) -> tuple[SummaryRow, ...]:
    episode = story.episode
    authorities = [("Responsible authority", episode.responsible_authority.name)]
    if episode.host_authority and episode.host_authority != episode.responsible_authority:
        area = PROTECTED if _is_kept_back(story) else episode.host_authority.name
        authorities.append(("Placed in", area))
    placement = episode.placement
    if placement is not None:
        lives = (
            PROTECTED if _is_kept_back(story) else placement.name or placement.get_kind_display()
        )
        authorities.append(("Lived at the time", lives))
    authorities.append(("In care at the time", "Yes" if episode.was_in_care else "No"))
    return tuple(SummaryRow(key, value) for key, value in authorities)


def _facts(story: EpisodeStory, fields: tuple[str, ...]) -> tuple[SummaryRow, ...]:
    return _kept_back(story, story.episode, {f: words.FACTS[f] for f in fields}, PLACES)


def _with_the_place(story: EpisodeStory, row: SummaryRow) -> SummaryRow:
    """Where the child was found leads to the place, for whoever may know where that was."""
    place = story.found_at_place
    if place is None or row.key != words.FACTS["found_where"] or _is_kept_back(story):
        return row
    return replace(row, href=reverse("places:place", args=[place.reference]))


def _said_again(story: EpisodeStory, again: FoundEpisode) -> tuple[SummaryRow, ...]:
    """The same absence as somebody else wrote it down."""
    return _kept_back(story, again, words.FACTS, PLACES)


def _kept_back(
    story: EpisodeStory, record: object, names: dict[str, str], places: frozenset[str]
) -> tuple[SummaryRow, ...]:
    """What was recorded, with what may name a protected place kept back, and seen to be."""
    hidden = places if _is_kept_back(story) else frozenset()
    shown = words.rows(record, [field for field in names if field not in hidden], names)
    kept = [field for field in names if field in hidden and getattr(record, field)]
    return (*shown, *(SummaryRow(names[field], PROTECTED) for field in kept))


def _told(story: EpisodeStory, text: str) -> str:
    """What somebody told freely, which may say where the child lives."""
    return PROTECTED if text and _is_kept_back(story) else text


def _is_kept_back(story: EpisodeStory) -> bool:
    return not story.may_see_the_place


def _prevention(story: EpisodeStory, row: PoliceAccount) -> Account:
    return Account(
        PreventionOutcome(row.outcome).label,
        _kept_back(story, row, words.PREVENTION, PLACES_LEARNED),
        _by(row),
    )


def _done(story: EpisodeStory) -> list[Account]:
    done = [
        Account(
            "Trigger plan",
            (
                SummaryRow("What it says", _told(story, row.note)),
                SummaryRow("Sent to", row.sent_to),
            ),
            _by(row),
        )
        for row in story.trigger_plans
    ]
    review, handover = story.care_plan_review, story.adult_handover
    if review is not None:
        done.append(
            Account(
                "Care plan review",
                words.rows(review, words.CARE_PLAN, words.CARE_PLAN),
                _by(review),
            )
        )
    if handover is not None:
        names = {"accepted_by_name": "Taken up by", "accepted_at": "When", "note": "Agreed"}
        done.append(
            Account("Handed over to adult services", words.rows(handover, names, names),
                    _by(handover))
        )  # fmt: skip
    return done


def _corrections(story: EpisodeStory) -> Table:
    return Table(
        "Corrections",
        tuple(Column(name) for name in ("What", "Was", "Now", "Why")),
        tuple(
            (
                Cell(words.FACTS[row.field]),
                *(
                    Cell(_told(story, text) if row.field in PLACES else words.kept(row.field, text))
                    for text in (row.was, row.now)
                ),
                Cell(row.why, note=f"{instant(row.recorded_at)} · {row.recorded_by_name}"),
            )
            for row in story.corrections
        ),
        empty="Nothing has been corrected.",
    )


def _owed(clock: Promised, at: datetime) -> SideItem:
    is_late = at > clock.due_at
    return SideItem(
        Promise(clock.promise).label,
        reverse("worklist:promise", args=[clock.reference]),
        note=f"Owed by {clock.owed_by_name}, due {instant(clock.due_at)}",
        tag=Tag(until(clock.due_at, at), "late" if is_late else "calm"),
    )


def _hints(story: EpisodeStory) -> tuple[SideItem, ...]:
    """Words that blame the child, for somebody to look at again; never in the child's own."""
    if _is_kept_back(story):
        return ()
    episode = story.episode
    written = [episode.circumstances, episode.cause, *(row.text for row in story.updates)]
    return tuple(
        SideItem(f"“{hint.phrase}”", note=_joined(hint.why, f"Perhaps: {hint.instead}"))
        for text in written
        for hint in blaming_words(text)
    )


def _by(row: Signature) -> str:
    return f"Recorded by {row.recorded_by_name}, {instant(row.recorded_at)}."


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
