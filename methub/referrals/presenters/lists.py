"""Tables of services: the caseload, one child's, what is offered, advice, and gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from methub.agencies.permissions import Permission as P
from methub.agencies.viewer import Viewer
from methub.fittings.components import Cell, Column, Link, NavItem, Pages, Table, Tag
from methub.foundation import spoken
from methub.foundation.timekeeping import london_day
from methub.referrals.codes import Benefits, Listed, ServiceKind, Stage
from methub.referrals.presenters.one import stage_tag
from methub.referrals.presenters.questions import for_whom
from methub.referrals.queries import A_PAGE, Caseload


@dataclass(frozen=True)
class CaseloadPage:
    shown: tuple[NavItem, ...]
    services: tuple[NavItem, ...]
    table: Table
    links: tuple[Link, ...]


@dataclass(frozen=True)
class ChildPage:
    name: str
    back: Link
    table: Table
    advice: Table
    links: tuple[Link, ...]


def caseload(found: Caseload, services: Iterable[Any], *, viewer: Viewer) -> CaseloadPage:
    sought = found.sought
    return CaseloadPage(
        shown=tuple(
            NavItem(one.label, _address(one, sought.service), is_here=one is sought.listed)
            for one in Listed
        ),
        services=(
            NavItem("Every service", _address(sought.listed, ""), is_here=not sought.service),
            *(
                NavItem(
                    one.name, _address(sought.listed, one.reference),
                    is_here=one.reference == sought.service,
                )
                for one in services
            ),
        ),
        table=Table(
            "Requests",
            tuple(map(Column, ("For", "Service", "Who works on it", "Asked for", "How it stands"))),
            tuple(_row(row) for row in found.rows),
            empty="Nothing stands here. Ask for a service from a child’s page.",
            pages=_pages(found),
        ),
        links=tuple(_links(viewer)),
    )  # fmt: skip


def of_child(
    child: Any, rows: Iterable[Any], advice: Iterable[Any], *, viewer: Viewer
) -> ChildPage:
    reference = child.person.reference
    links = (
        Link("Ask for a service", reverse("referrals:request-for", args=[reference]), quiet=False),
        Link("Record advice to a colleague", reverse("referrals:consult-about", args=[reference])),
    )
    return ChildPage(
        name=child.person.name,
        back=Link(child.person.name, reverse("chronology:child", args=[reference])),
        table=Table(
            "Services",
            tuple(map(Column, ("Service", "For", "Who works on it", "Asked for", "How it stands"))),
            tuple(_of_child(row) for row in rows),
            empty="No service has been asked for.",
        ),
        advice=consultations(advice),
        links=links if viewer.may(P.REQUEST_SERVICE) else (),
    )


def consultations(rows: Iterable[Any]) -> Table:
    return Table(
        "Advice given",
        tuple(map(Column, ("About", "Asked by", "What was asked", "Advice", "By"))),
        tuple(
            (
                Cell(
                    row.child.person.name if row.child else "No one child",
                    note=spoken.day(row.held_on),
                ),
                Cell(row.asked_by),
                Cell(row.asked),
                Cell(row.advice),
                Cell(row.given_by, note=row.service.name if row.service else ""),
            )
            for row in rows
        ),
        empty="No advice is recorded. Advice takes nothing over: whoever asked goes on working "
        "with the child.",
    )


def services(rows: Iterable[Any], *, viewer: Viewer) -> Table:
    today, may_keep = london_day(viewer.at), viewer.may(P.KEEP_SERVICES)
    return Table(
        "Services",
        tuple(map(Column, ("Service", "What it is", "Run by", "For whom", "Offered"))),
        tuple(
            (
                Cell(
                    row.name,
                    reverse("referrals:service", args=[row.reference]) if may_keep else "",
                ),
                Cell(ServiceKind(row.kind).label),
                Cell(row.agency.name if row.agency else "The MET Hub"),
                Cell(row.for_whom),
                Cell("", tag=_offered(row, today)),
            )
            for row in rows
        ),
        empty="No service is on the list yet.",
    )


def gaps(rows: Iterable[Any], *, viewer: Viewer) -> Table:
    may_keep = viewer.may(P.KEEP_SERVICES)
    return Table(
        "What nobody offers yet",
        (
            *map(Column, ("What is needed", "Where")),
            Column("Children", number=True),
            *map(Column, ("Who looks for an answer", "The answer")),
        ),
        tuple(
            (
                Cell(
                    row.need,
                    reverse("referrals:gap", args=[row.reference]) if may_keep else "",
                    note=f"Noticed {spoken.day(row.noticed_on)}",
                ),
                Cell(row.place),
                Cell(str(row.children), number=True),
                Cell(row.owner),
                Cell(
                    row.answer,
                    tag=Tag("Filled", "ok") if row.is_filled else Tag("Open", "soon"),
                ),
            )
            for row in rows
        ),
        empty="Nothing is on the register.",
    )


def _row(row: Any) -> tuple[Cell, ...]:
    return (
        Cell(
            for_whom(row),
            reverse("referrals:referral", args=[row.reference]),
            note="" if row.benefits == Benefits.CHILD else Benefits(row.benefits).label,
        ),
        Cell(row.service.name),
        *_end(row),
    )


def _of_child(row: Any) -> tuple[Cell, ...]:
    return (
        Cell(row.service.name, reverse("referrals:referral", args=[row.reference])),
        Cell(Benefits(row.benefits).label, note=row.who),
        *_end(row),
    )


def _end(row: Any) -> tuple[Cell, ...]:
    return (
        Cell(row.worker or "Nobody yet"),
        Cell(spoken.day(row.requested_on)),
        Cell("", tag=stage_tag(Stage(row.stands))),
    )


def _offered(row: Any, today: Any) -> Tag:
    if row.closed_on is not None and row.closed_on <= today:
        return Tag(f"Until {spoken.short_day(row.closed_on)}", "late")
    return Tag("Offered", "ok")


def _links(viewer: Viewer) -> list[Link]:
    found = [Link("What is offered", reverse("referrals:services"))]
    if viewer.may(P.READ_REFERRAL):
        found += [
            Link("What nobody offers", reverse("referrals:gaps")),
            Link("Advice given", reverse("referrals:consultations")),
        ]
    if viewer.may(P.REQUEST_SERVICE):
        words = "Ask for somebody other than one child"
        found.append(Link(words, reverse("referrals:request")))
    return found


def _pages(found: Caseload) -> Pages | None:
    if found.total <= A_PAGE:
        return None
    sought, first = found.sought, (found.sought.page - 1) * A_PAGE
    return Pages(
        number=sought.page,
        previous=_address(sought.listed, sought.service, sought.page - 1)
        if sought.page > 1
        else "",
        next=_address(sought.listed, sought.service, sought.page + 1) if found.has_more else "",
        words=f"{first + 1:,} to {first + len(found.rows):,} of {found.total:,} requests",
    )


def _address(listed: Listed, service: str, page: int = 1) -> str:
    asked = {
        "show": listed.value if listed is not Listed.OPEN else "",
        "service": service,
        "page": str(page) if page > 1 else "",
    }
    kept = {name: value for name, value in asked.items() if value}
    return f"{reverse('referrals:list')}?{urlencode(kept)}" if kept else reverse("referrals:list")
