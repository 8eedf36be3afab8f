"""What is offered here; and advice that takes nothing over."""

from dataclasses import dataclass
from datetime import date, datetime

from methub.agencies.models import Agency, Partnership
from methub.audit import trail
from methub.children.models import Child
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day
from methub.referrals.changes.refusals import InTheFuture, NameTaken
from methub.referrals.codes import ServiceKind
from methub.referrals.models import Consultation, Service


@dataclass(frozen=True)
class Offered:
    """A service: its name, what it is, who runs it (the hub, without an agency), for whom."""

    name: str
    kind: ServiceKind
    agency: Agency | None = None
    for_whom: str = ""
    closed_on: date | None = None


@dataclass(frozen=True)
class Advised:
    """Advice: to whom, by whom, what was asked and what was said. The case stays where it is."""

    held_on: date
    asked_by: str
    given_by: str
    asked: str
    advice: str
    child: Child | None = None
    service: Service | None = None


def offer_service(
    *, offered: Offered, partnership: Partnership, by: Actor, at: datetime
) -> Service:
    """It can be asked for from now on."""
    with trail.open_page(by=by, at=at) as page:
        _refuse_a_name_twice(offered.name, partnership, besides=0)
        service = Service.objects.create(**vars(offered), partnership=partnership, recorded_at=at)
        page.write("referrals.service.offered", about=service, name=offered.name)
    return service


def change_service(
    *, service: Service, offered: Offered, version: int, by: Actor, at: datetime
) -> Service:
    """It is called otherwise, run by others, or offered no longer. What was asked for stands."""
    with trail.open_page(by=by, at=at) as page:
        service = Service.objects.select_for_update(of=("self",), no_key=True).get(pk=service.pk)
        if service.version != version:
            raise ChangedMeanwhile
        _refuse_a_name_twice(offered.name, service.partnership, besides=service.pk)
        for name, value in vars(offered).items():
            setattr(service, name, value)
        service.version += 1
        service.save()
        page.write("referrals.service.changed", about=service, name=offered.name)
    return service


def record_consultation(
    *, advised: Advised, partnership: Partnership, by: Actor, at: datetime
) -> Consultation:
    """Somebody asked, and was advised. Nobody else works with the child because of it."""
    if advised.held_on > london_day(at):
        raise InTheFuture
    with trail.open_page(by=by, at=at) as page:
        row = Consultation.objects.create(
            **vars(advised),
            partnership=partnership,
            recorded_at=at,
            recorded_by_id=by.id,
            recorded_by_name=by.name,
        )
        page.write("referrals.consultation.recorded", about=row, person_id=row.child_id)
    return row


def _refuse_a_name_twice(name: str, partnership: Partnership, *, besides: int) -> None:
    known = Service.objects.filter(partnership=partnership, name__iexact=name)
    if known.exclude(pk=besides).exists():
        raise NameTaken
