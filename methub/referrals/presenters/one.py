"""One request: what is needed and hoped for, and what became of it."""

from dataclasses import dataclass

from django.urls import reverse

from methub.fittings.components import Link, SummaryRow, Tag, TimelineEntry
from methub.foundation import spoken
from methub.referrals.codes import Benefits, Stage, StepKind
from methub.referrals.presenters.questions import ASKED, for_whom
from methub.referrals.queries import FoundStep, Whole

TONES = {
    Stage.REQUESTED: "soon", Stage.ACCEPTED: "calm", Stage.WORKING: "ok",
    Stage.DECLINED: "late", Stage.ENDED: "calm", Stage.WITHDRAWN: "calm",
}  # fmt: skip


@dataclass(frozen=True)
class ReferralPage:
    title: str
    who: str
    child_href: str
    stage: Tag
    next: tuple[Link, ...]
    facts: tuple[SummaryRow, ...]
    risk: tuple[SummaryRow, ...]
    story: tuple[TimelineEntry, ...]


def stage_tag(stage: Stage) -> Tag:
    return Tag(stage.label, TONES[stage])  # type: ignore[arg-type]


def referral(found: Whole) -> ReferralPage:
    row = found.row
    return ReferralPage(
        title=row.service.name,
        who=for_whom(row),
        child_href=reverse("referrals:of-child", args=[row.child.person.reference])
        if found.sees_child and row.child
        else "",
        stage=stage_tag(found.stage),
        next=tuple(
            Link(
                ASKED[kind][0],
                reverse("referrals:step", args=[row.reference, kind.value]),
                quiet=place > 0,
            )
            for place, kind in enumerate(found.may_follow)
        ),
        facts=_facts(found),
        risk=_risk(found),
        story=tuple(_entry(step) for step in reversed(found.steps)),
    )


def _facts(found: Whole) -> tuple[SummaryRow, ...]:
    row = found.row
    rows = (
        SummaryRow("The work is for", Benefits(row.benefits).label),
        SummaryRow("Who that is", row.who),
        SummaryRow("What is needed", row.needs),
        SummaryRow("What should be different", row.hoped),
        SummaryRow("What was achieved", _newest(found, "achieved")),
        SummaryRow("Who works on it", _newest(found, "worker")),
        SummaryRow("Run by", row.service.agency.name if row.service.agency else "The MET Hub"),
        SummaryRow("Asked for by", f"{row.recorded_by_name}, {spoken.day(row.requested_on)}"),
    )
    return tuple(one for one in rows if one.value)


def _risk(found: Whole) -> tuple[SummaryRow, ...]:
    """Before and after, side by side: what a level says was never the only thing that changed."""
    if found.row.child is None:
        return ()
    after = _newest(found, "risk_after")
    return (
        SummaryRow("Level when it was asked for", found.row.risk_before or "Not judged"),
        SummaryRow("Level when it ended", after or "Not judged yet"),
    )


def _newest(found: Whole, field: str) -> str:
    said = (str(getattr(step, field)) for step in reversed(found.steps))
    return next((words for words in said if words), "")


def _entry(step: FoundStep) -> TimelineEntry:
    label = StepKind(step.kind).label
    return TimelineEntry(
        when=spoken.day(step.done_on),
        title=f"{label}: {step.worker}" if step.worker else label,
        text=" ".join(part for part in (step.achieved, step.said) if part),
        source=f"Recorded by {step.recorded_by_name}, {spoken.instant(step.recorded_at)}",
    )
