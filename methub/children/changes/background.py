"""Who a child is: what they and their family say, disability, immigration. Asked with care."""

from collections.abc import Collection
from datetime import date, datetime

from methub.audit import trail
from methub.children import rules
from methub.children.changes.dated import make_room
from methub.children.codes import (
    Disability,
    Ethnicity,
    ImmigrationStatus,
    Interpreter,
    UpnUnknown,
)
from methub.children.models import Background, Child, DisabilityRecord, ImmigrationRecord
from methub.foundation.actors import Actor


class NoneAndSome(Exception):
    """No disability, and a disability, at once."""


def record_background(
    *,
    child: Child,
    from_on: date,
    until_on: date | None = None,
    ethnicity: Ethnicity | str = "",
    first_language: str = "",
    interpreter: Interpreter = Interpreter.NOT_KNOWN,
    nationality: str = "",
    religion: str = "",
    upn_unknown: UpnUnknown | str = "",
    is_mother: bool | None = None,
    mothers_child_born_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Background:
    """Language, nationality, faith and ethnicity, as far as the child or their family say so."""
    with trail.open_page(by=by, at=at) as page:
        make_room(Background, child, from_on, until_on)
        background = Background.objects.create(
            child=child,
            from_on=from_on,
            until_on=until_on,
            ethnicity=ethnicity,
            first_language=first_language,
            interpreter=interpreter,
            nationality=nationality,
            religion=religion,
            upn_unknown=upn_unknown,
            is_mother=is_mother,
            mothers_child_born_on=mothers_child_born_on,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        page.write("children.background.recorded", about=background, person_id=child.pk)
    return background


def record_disabilities(
    *,
    child: Child,
    codes: Collection[Disability | str],
    from_on: date,
    until_on: date | None = None,
    by: Actor,
    at: datetime,
) -> DisabilityRecord:
    """The child's disabilities as they are known from a day on; or that there is none."""
    if not rules.no_disability_stands_alone(codes):
        raise NoneAndSome
    with trail.open_page(by=by, at=at) as page:
        make_room(DisabilityRecord, child, from_on, until_on)
        record = DisabilityRecord.objects.create(
            child=child,
            codes=[code for code in Disability.values() if code in codes],
            from_on=from_on,
            until_on=until_on,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        page.write("children.disability.recorded", about=record, person_id=child.pk)
    return record


def record_immigration(
    *,
    child: Child,
    status: ImmigrationStatus,
    from_on: date,
    until_on: date | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> ImmigrationRecord:
    """Immigration status from a day on."""
    with trail.open_page(by=by, at=at) as page:
        make_room(ImmigrationRecord, child, from_on, until_on)
        record = ImmigrationRecord.objects.create(
            child=child,
            status=status,
            note=note,
            from_on=from_on,
            until_on=until_on,
            recorded_at=at,
            recorded_by_name=by.name,
        )
        page.write("children.immigration.recorded", about=record, person_id=child.pk, status=status)
    return record
