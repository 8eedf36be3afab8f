"""A child's plans on one page, one version by itself, and the fragment other pages show."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.fittings.components import Link, SummaryRow, Table
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.missing.codes import PoliceGrade
from methub.plans import rules
from methub.plans.codes import CopyState, Means, Paper, Part, PlanKind, StepEnd
from methub.plans.presenters import tables
from methub.plans.queries import Held, Known


@dataclass(frozen=True)
class Section:
    heading: str
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True)
class Shown:
    """One version of a plan, whole; or that there is none yet."""

    kind: str
    title: str
    purpose: str
    version: str
    href: str
    is_over: bool
    over: str
    warning: str
    first_hour: tuple[SummaryRow, ...]
    sections: tuple[Section, ...]
    write: Link | None


@dataclass(frozen=True)
class PlanPage:
    """A version by itself: with its distribution list and the versions before it."""

    name: str
    child_href: str
    plans_href: str
    shown: Shown
    is_newest: bool
    newest_href: str
    distribution: Table
    may_send: bool
    send_href: str
    give: Link | None
    step: Link | None
    papers: tuple[Link, ...]
    versions: Table


@dataclass(frozen=True)
class ChildPage:
    name: str
    child_href: str
    trigger: Shown | None
    photograph_href: str
    photograph_note: str
    about_photograph: str
    others: tuple[Shown, ...]
    to_begin: tuple[Link, ...]
    lacking: str
    papers: tuple[Link, ...]
    steps: Table
    arrivals: Table
    arrive: Link | None


@dataclass(frozen=True)
class InForce:
    """What the pages of other rooms show of a child's plans."""

    href: str
    words: str
    first_hour: tuple[SummaryRow, ...]
    about: str
    others: tuple[Link, ...]


def shown(plan: Any, viewer: Viewer) -> Shown:
    kind = PlanKind(plan.kind)
    parts = [
        (part, tuple(_rows(plan, [question.code for question in questions])))
        for part, questions in rules.SHAPES[kind].parts()
    ]
    reviewed = f" Next review {spoken.day(plan.review_on)}." if plan.review_on else ""
    return Shown(
        kind=kind,
        title=kind.label,
        purpose=rules.SHAPES[kind].purpose,
        version=f"Version {plan.number}, {spoken.instant(plan.recorded_at)}, by "
        f"{plan.recorded_by_name}.{reviewed}",
        href=reverse("plans:plan", args=[plan.reference]),
        is_over=plan.is_over,
        over=f"Over since {spoken.day(london_day(plan.recorded_at))}: {plan.why}"
        if plan.is_over
        else "",
        warning=rules.REPEATS if plan.repeats and viewer.may(P.WRITE_PLAN) else "",
        first_hour=next((rows for part, rows in parts if part is Part.FIRST_HOUR), ()),
        sections=tuple(
            Section(part.label, rows)
            for part, rows in parts
            if rows and part is not Part.FIRST_HOUR
        ),
        write=_write(kind, plan.child.person.reference, viewer, is_there=True),
    )


def child_page(
    known: Known,
    newest: dict[PlanKind, Any],
    *,
    distribution: Iterable[Held],
    steps: Iterable[Any],
    arrivals: Iterable[Any],
    viewer: Viewer,
) -> ChildPage:
    person = known.child.person
    trigger = newest.get(PlanKind.TRIGGER)
    lacking = [one.holder for one in distribution if one.state is CopyState.MISSING]
    missing = [kind for kind in PlanKind if kind not in newest]
    return ChildPage(
        name=person.name,
        child_href=reverse("chronology:child", args=[person.reference]),
        trigger=shown(trigger, viewer) if trigger else None,
        photograph_href=reverse("children:photograph", args=[person.reference])
        if known.photograph
        else "",
        photograph_note=_photograph_note(known),
        about_photograph=known.about_photograph,
        others=tuple(
            shown(plan, viewer) for kind, plan in newest.items() if kind is not PlanKind.TRIGGER
        ),
        to_begin=tuple(
            link
            for kind in missing
            for link in [_write(kind, person.reference, viewer, is_there=False)]
            if link
        ),
        lacking=f"Not given to {', '.join(lacking)}." if lacking else "",
        papers=papers(person.reference) if trigger and not trigger.is_over else (),
        steps=tables.steps_table(steps, viewer),
        arrivals=tables.arrivals_table(arrivals, viewer),
        arrive=Link(
            "Record an arrival from abroad", reverse("plans:arrive", args=[person.reference])
        )
        if viewer.may(P.WRITE_PLAN)
        else None,
    )


def plan_page(
    plan: Any,
    versions: list[Any],
    *,
    distribution: Iterable[Held],
    viewer: Viewer,
) -> PlanPage:
    person, kind = plan.child.person, PlanKind(plan.kind)
    newest = versions[0]
    is_newest = newest.pk == plan.pk
    may_give = is_newest and not plan.is_over and viewer.may(P.WRITE_PLAN)
    lines = list(distribution)
    return PlanPage(
        name=person.name,
        child_href=reverse("chronology:child", args=[person.reference]),
        plans_href=reverse("plans:of-child", args=[person.reference]),
        shown=shown(plan, viewer),
        is_newest=is_newest,
        newest_href=reverse("plans:plan", args=[newest.reference]),
        distribution=tables.distribution_table(lines),
        may_send=may_give and any(one.state is CopyState.MISSING for one in lines),
        send_href=reverse("plans:send", args=[plan.reference]),
        give=Link("Given by hand", reverse("plans:give", args=[plan.reference]))
        if may_give
        else None,
        step=Link("Agree a step", reverse("plans:agree-step", args=[plan.reference]))
        if may_give
        else None,
        papers=papers(person.reference)
        if is_newest and kind is PlanKind.TRIGGER and not plan.is_over
        else (),
        versions=tables.versions_table(versions),
    )


def in_force(known: Known, newest: dict[PlanKind, Any]) -> InForce:
    person = known.child.person
    plans = {kind: plan for kind, plan in newest.items() if not plan.is_over}
    trigger = plans.pop(PlanKind.TRIGGER, None)
    about = ""
    if trigger is not None:
        said = trigger.answers.get("assume", "")
        risk = PoliceGrade(said).label.lower() if said else "not said"
        about = f"Version {trigger.number}. Risk to assume: {risk}."
    return InForce(
        href=reverse("plans:of-child", args=[person.reference]),
        words="Trigger plan" if trigger else "",
        first_hour=tuple(_rows(trigger, ("carer_first", "police_first", "who_calls")))
        if trigger
        else (),
        about=about,
        others=tuple(
            Link(kind.label, reverse("plans:plan", args=[plan.reference]))
            for kind, plan in plans.items()
        ),
    )


def papers(reference: str) -> tuple[Link, ...]:
    return tuple(
        Link(paper.label, reverse("plans:paper", args=[reference, paper.value])) for paper in Paper
    )


def copy_facts(copy: Any) -> tuple[SummaryRow, ...]:
    rows = [
        SummaryRow("Given to", f"{copy.holder}: {copy.given_to}"),
        SummaryRow("When", f"{spoken.instant(copy.given_at)}, {Means(copy.means).label}"),
    ]
    if copy.acknowledged_at:
        said = f"{copy.acknowledged_by_name}, {spoken.instant(copy.acknowledged_at)}"
        rows.append(SummaryRow("Acknowledged", said))
    return tuple(rows)


def step_facts(step: Any) -> tuple[SummaryRow, ...]:
    rows = [
        SummaryRow("What", step.what),
        SummaryRow("Whose", tables.whose(step)),
        SummaryRow("By when", spoken.day(step.due_on)),
        SummaryRow("Agreed in", PlanKind(step.plan.kind).label),
    ]
    if step.ended_at:
        rows.append(SummaryRow(StepEnd(step.ended_as).label, tables.ended(step)))
    return tuple(rows)


def _rows(plan: Any, codes: Iterable[str]) -> list[SummaryRow]:
    wanted = rules.in_words(PlanKind(plan.kind), plan.answers, codes)
    return [SummaryRow(words, said) for words, said in wanted]


def _write(kind: PlanKind, reference: str, viewer: Viewer, *, is_there: bool) -> Link | None:
    if not viewer.may(P.WRITE_PLAN):
        return None
    words = "Change or review it" if is_there else f"Write: {kind.label.lower()}"
    return Link(words, reverse("plans:write", args=[reference, kind.value]))


def _photograph_note(known: Known) -> str:
    photo = known.photograph
    if photo is None:
        return ""
    if photo.taken_on:
        return f"Taken {spoken.short_day(photo.taken_on)}"
    return f"Added {spoken.short_day(london_day(photo.recorded_at))}"
