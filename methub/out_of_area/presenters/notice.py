"""Our notice to the authority in whose area a child of ours lives, to print or to read out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from methub.fittings.components import Link, SideItem, SummaryRow
from methub.foundation import spoken
from methub.missing.codes import YesNo
from methub.out_of_area.codes import Panel, StepKind
from methub.out_of_area.presenters.contacts import contact_side
from methub.out_of_area.queries import Notice
from methub.people.codes import Sex

PROTECTED = "Protected: only people named one by one may read it"


@dataclass(frozen=True)
class NoticePage:
    """Everything the notice says, and where it goes."""

    reference: str
    back: Link
    to: str
    rows: tuple[SummaryRow, ...]
    contact: tuple[SideItem, ...]
    may_announce: bool
    record: Link


def notice_page(found: Notice) -> NoticePage:
    row = found.handshake.row
    person = row.child.person
    return NoticePage(
        reference=row.reference,
        back=Link(person.name, reverse("out_of_area:placement", args=[row.reference])),
        to=row.host_authority.name,
        rows=tuple(SummaryRow(key, value) for key, value in _said(found) if value),
        contact=contact_side(row.host_authority),
        may_announce=bool(row.host_authority.contact_email) and row.ended_at is None,
        record=Link(
            "Record that it was sent",
            reverse("out_of_area:record", args=[row.reference, StepKind.NOTICE.value]),
            quiet=False,
        ),
    )


def _said(found: Notice) -> Iterable[tuple[str, str]]:
    row, now = found.handshake.row, found.situation
    person = row.child.person
    yield "Child", person.name
    yield "Date of birth", spoken.short_day(person.born_on) if person.born_on else "Not known"
    yield "Sex", Sex(person.sex).label
    yield "Responsible authority", row.placing_authority.name
    yield "Care status", now.care_status.label if now.care_status else "Not recorded"
    yield "Placed from", spoken.instant(row.placed_at) if row.placed_at else ""
    yield "To be placed on", spoken.day(row.intended_on) if row.intended_on else ""
    yield "Placement address", _address(found)
    yield "Allocated social worker", _reached(now.worker)
    yield "Their manager", _reached(now.manager)
    yield "Exploitation known", YesNo(row.exploitation).label
    yield "Known risks", _free(found, row.risks)
    yield "Missing in the last 90 days", _missing(found)
    yield "Trigger plan", _step(found, StepKind.PLAN, "Not attached: it follows")
    yield "Spoken before the placement", _step(found, StepKind.CONTACT, "Not recorded")
    yield "Panel that leads", _lead(found)


def _address(found: Notice) -> str:
    home = found.handshake.row.placement
    if home is None:
        return ""
    if not found.handshake.may_know_where:
        return PROTECTED
    return ", ".join(part for part in (home.name, home.address, home.postcode) if part)


def _free(found: Notice, text: str) -> str:
    return PROTECTED if text and not found.handshake.may_know_where else text


def _reached(user: object) -> str:
    """Name, e-mail, telephone: whoever has the child tonight must be able to ring."""
    parts = (getattr(user, name, "") for name in ("name", "email", "phone"))
    return ", ".join(part for part in parts if part) or "Nobody yet: the MET Hub"


def _missing(found: Notice) -> str:
    if not found.missing_since:
        return "Not missing"
    days = ", ".join(spoken.instant(since) for since in found.missing_since)
    times = len(found.missing_since)
    return f"{times} {'episode' if times == 1 else 'episodes'}: {days}"


def _step(found: Notice, kind: StepKind, otherwise: str) -> str:
    step = found.handshake.newest(kind)
    if step is None:
        return otherwise
    dated = f"Dated {spoken.short_day(step.dated_on)}, held" if step.dated_on else "Held"
    done = dated if kind is StepKind.PLAN else "Yes"
    return f"{done} by {step.who_there}, {spoken.instant(step.done_at)}"


def _lead(found: Notice) -> str:
    step = found.handshake.newest(StepKind.LEAD)
    return Panel(step.leads).label if step else "To be agreed"
