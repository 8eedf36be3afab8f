"""Which authority answers for the child."""

from datetime import date, datetime

from methub.agencies.models import Authority
from methub.audit import trail
from methub.children.changes.dated import EndsBeforeItBegan
from methub.children.models import Child, Transfer
from methub.foundation.actors import Actor
from methub.foundation.records import ChangedMeanwhile
from methub.foundation.timekeeping import london_day


class AlreadyResponsible(Exception):
    """This authority is responsible for the child now."""


class NotYet(Exception):
    """The day is still to come: it is recorded once it has happened."""


def change_responsible_authority(
    *,
    child: Child,
    authority: Authority,
    from_on: date,
    reason: str,
    version: int,
    by: Actor,
    at: datetime,
) -> Transfer:
    """Another authority is responsible for the child from a day on. Who was before is kept."""
    if from_on > london_day(at):
        raise NotYet
    with trail.open_page(by=by, at=at) as page:
        child = Child.objects.select_for_update(no_key=True).get(pk=child.pk)
        if child.version != version:
            raise ChangedMeanwhile
        if child.responsible_authority_id == authority.pk:
            raise AlreadyResponsible
        if child.transfers.filter(from_on__gt=from_on).exists():
            raise EndsBeforeItBegan
        former = child.responsible_authority
        transfer = Transfer.objects.create(
            child=child,
            former=former,
            authority=authority,
            from_on=from_on,
            reason=reason,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        child.responsible_authority, child.version = authority, version + 1
        child.save(update_fields=["responsible_authority", "version"])
        page.write(
            "children.child.responsible-authority-changed",
            about=child,
            person_id=child.pk,
            was=former.name,
            now=authority.name,
            from_on=from_on,
        )
    return transfer
