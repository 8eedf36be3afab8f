"""What happened, as a line each: a heading, the words of whoever said it, and who that was."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.agencies.permissions import Permission
from methub.agencies.viewer import Viewer
from methub.assessments.presenters.pages import subject_words
from methub.children.codes import (
    CareStatus,
    ExchangeWay,
    FactKind,
    ImmigrationStatus,
    LivingKind,
    MoveKind,
    PlanKind,
    SchoolStatus,
    ServiceKind,
)
from methub.chronology.codes import ON_A_DAY, EntryGroup
from methub.chronology.codes import EntryKind as K
from methub.chronology.queries import Happening, Story
from methub.concerns.codes import Destination, Exploitation
from methub.fittings.components import Link, NavItem, Pages, TimelineEntry
from methub.foundation import spoken
from methub.foundation.codes import Code
from methub.interviews.codes import AttemptResult, Outcome, Route, SignOffDecision
from methub.missing.codes import (
    AuthorityStatus,
    Channel,
    PoliceGrade,
    Precision,
    PreventionOutcome,
    ThresholdKind,
    YesNo,
)
from methub.missing.presenters.words import FACTS
from methub.out_of_area.codes import CameOf, StepKind, TheyWill
from methub.plans import codes as plans

WORDS: dict[K, type[Code]] = {
    K.GRADE: PoliceGrade,
    K.STATUS: AuthorityStatus,
    K.PREVENTION: PreventionOutcome,
    K.THRESHOLD: ThresholdKind,
    K.CARE_PLAN: YesNo,
    K.INTERVIEW_OPENED: Route,
    K.INTERVIEW_ATTEMPT: AttemptResult,
    K.INTERVIEW: Outcome,
    K.SIGN_OFF: SignOffDecision,
    K.CONCERN_DECIDED: Destination,
    K.PLANNED: plans.PlanKind,
    K.PLAN_OVER: plans.PlanKind,
    K.STEP_ENDED: plans.StepEnd,
    K.CARE_STATUS: CareStatus,
    K.PLACEMENT: LivingKind,
    K.SCHOOLING: SchoolStatus,
    K.SERVICE: ServiceKind,
    K.IMMIGRATION: ImmigrationStatus,
    K.EDUCATION_PLAN: PlanKind,
    K.EXCHANGE: ExchangeWay,
    K.MOVE_PLAN: MoveKind,
    K.PUT_RIGHT: FactKind,
    K.THEIR_ANSWER: TheyWill,
    K.THEIR_OUTCOME: CameOf,
    K.PLACED_AWAY: StepKind,
    K.TOLD: Channel,
}
"""Kinds whose word is a code."""

TITLES: dict[K, str] = {
    K.WENT_MISSING: "Missing from {}",
    K.RETURNED: "Returned to {}",
    K.ALLOCATION: "Allocated to {}",
    K.HANDOVER: "Handed over to adult services: {}",
    K.CARE_PLAN: "Care plan reviewed. Does it address the reasons? {}",
    K.MEETING: "Strategy meeting convened by {}",
    K.TRIGGER_PLAN: "Trigger plan sent to {}",
    K.TOLD: "Responsible authority told by {}",
    K.SHARED: "Access given to {}",
    K.FEARED: "A concern was raised: {}",
    K.WITH: "Became known to be with {}",
    K.WITH_NO_MORE: "No longer with {}",
    K.PLANNED: "{} written",
    K.PLAN_OVER: "{} over",
    K.ON_TRACKER: "On the exploitation tracker for {}",
    K.OFF_TRACKER: "Taken off the exploitation tracker for {}",
}
"""Headings that are not simply "Kind: word"."""

LINKS: dict[K, str] = {
    **dict.fromkeys(
        [
            K.WENT_MISSING, K.FOUND, K.RETURNED, K.GRADE, K.STATUS, K.UPDATE, K.PREVENTION,
            K.TRIGGER_PLAN, K.CARE_PLAN, K.HANDOVER, K.CORRECTION, K.TOLD, K.THEIR_ANSWER,
            K.THEIR_OUTCOME,
        ],
        "missing:episode",
    ),
    K.PLACED_AWAY: "out_of_area:placement",
    K.THRESHOLD: "missing:threshold",
    K.MEETING: "missing:threshold",
    **dict.fromkeys(
        [K.INTERVIEW_OPENED, K.INTERVIEW_ATTEMPT, K.INTERVIEW, K.SIGN_OFF, K.ACKNOWLEDGED],
        "interviews:interview",
    ),
    **dict.fromkeys([K.ASSESSED, K.ON_TRACKER, K.OFF_TRACKER], "assessments:assessment"),
    **dict.fromkeys([K.FEARED, K.CONCERN_DECIDED], "concerns:concern"),
    **dict.fromkeys([K.PLANNED, K.PLAN_OVER, K.STEP_ENDED], "plans:plan"),
}  # fmt: skip
"""Where each kind is told in full."""

FROM_A_MESSAGE = "from a notification"
RED = frozenset({K.WENT_MISSING, K.THRESHOLD})


@dataclass(frozen=True)
class StoryPage:
    entries: tuple[TimelineEntry, ...]
    filters: tuple[NavItem, ...]
    pages: Pages


def story_page(
    story: Story,
    child: Any,
    *,
    viewer: Viewer,
    groups: Iterable[EntryGroup],
    here: EntryGroup | None,
    page: int,
) -> StoryPage:
    def address(group: EntryGroup | None, number: int = 1) -> str:
        query = {"kind": group.value} if group else {}
        query |= {"page": str(number)} if number > 1 else {}
        path = reverse("chronology:story", args=[child.person.reference])
        return path + (f"?{urlencode(query)}" if query else "")

    return StoryPage(
        entries=entries(story.happenings, child, viewer=viewer),
        filters=(
            NavItem("Everything", address(None), is_here=here is None),
            *(NavItem(one.label, address(one), is_here=one is here) for one in groups),
        ),
        pages=Pages(
            number=page,
            previous=address(here, page - 1) if page > 1 else "",
            next=address(here, page + 1) if story.has_more else "",
        ),
    )


def entries(
    happenings: Iterable[Happening], child: Any, *, viewer: Viewer
) -> tuple[TimelineEntry, ...]:
    """Whoever reads the inbox is led from what is said to the message that said it."""
    whose = child.person.reference if viewer.may(Permission.READ_INBOX) else ""
    return tuple(_entry(one, whose) for one in happenings)


def _entry(it: Happening, whose: str) -> TimelineEntry:
    said_in = FROM_A_MESSAGE if it.message else ""
    return TimelineEntry(
        when=spoken.known(it.at, only_the_day=_is_a_day(it)),
        title=_title(it),
        href=reverse(LINKS[it.kind], args=[it.link]) if it.kind in LINKS and it.link else "",
        text=it.text,
        quote=f"“{it.quote}”" if it.quote else "",
        source=" · ".join(filter(None, [it.author, it.source, "" if whose else said_in])),
        source_link=Link(said_in, reverse("intake:message", args=[it.message, whose]))
        if said_in and whose
        else None,
        is_red=it.kind in RED or (it.kind is K.GRADE and it.word == PoliceGrade.HIGH),
    )


def _is_a_day(it: Happening) -> bool:
    return it.kind in ON_A_DAY or it.precision == Precision.DAY


def _title(it: Happening) -> str:
    if not it.word:
        return it.kind.label
    return TITLES.get(it.kind, f"{it.kind.label}: {{}}").format(_word(it))


def _word(it: Happening) -> str:
    if it.kind is K.CORRECTION:
        return ", ".join(FACTS[field] for field in it.word.split(","))
    if it.kind in (K.ON_TRACKER, K.OFF_TRACKER):
        return subject_words(it.word).lower()
    if it.kind is K.FEARED:
        return ", ".join(Exploitation(one).label.lower() for one in it.word.split(","))
    return WORDS[it.kind](it.word).label if it.kind in WORDS else it.word
