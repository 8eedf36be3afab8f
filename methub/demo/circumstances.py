"""What is known of some children besides where they live: law, school, services, background."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from methub.children import changes
from methub.children.codes import (
    CareStatus,
    Ethnicity,
    ExchangeWay,
    ImmigrationStatus,
    Interpreter,
    LegalStatus,
    Need,
    PlanKind,
    SchoolStatus,
    ServiceKind,
)
from methub.children.jobs import look_for_growing_up
from methub.children.models import Child, Placement
from methub.demo.children import Resident
from methub.foundation.actors import MET_HUB
from methub.foundation.timekeeping import london_day
from methub.people.changes import record_identifier
from methub.people.codes import IdentifierKind

OFFICER = "Ann Ellis, education officer"


def known(keeley: Child, residents: dict[str, Resident], *, at: datetime) -> None:
    """Keeley's history in full; two children missing education, with one of their plans written;
    and whoever is old enough to plan the move to adult services for."""
    _keeley(keeley, at)
    others = [one.child for name, one in sorted(residents.items()) if one.child.pk != keeley.pk]
    planned, unplanned, part_time = others[7], others[19], others[31]
    _missing_education(planned, at - timedelta(days=12))
    changes.record_education_plan(
        child=planned, kind=PlanKind.SAFETY, made_on=london_day(at - timedelta(days=9)),
        made_by="Rosa Lane", sent_to="Family, school nurse, police MET officer",
        text="Seen at home twice a week; who to ring at night.", by=MET_HUB, at=at,
    )  # fmt: skip
    changes.record_exchange(
        child=planned, way=ExchangeWay.TOLD, officer=OFFICER, happened_at=at - timedelta(days=3),
        text="A place is found at an academy, to begin after the holiday.", by=MET_HUB, at=at,
    )  # fmt: skip
    _missing_education(unplanned, at - timedelta(days=2))
    changes.record_schooling(
        child=part_time, status=SchoolStatus.PART_TIME, school="Fenland Academy",
        hours_a_week=Decimal(12), from_on=london_day(at - timedelta(days=20)), told_by=OFFICER,
        told_at=at - timedelta(days=18), by=MET_HUB, at=at,
    )  # fmt: skip
    look_for_growing_up(at=at)


def _keeley(child: Child, at: datetime) -> None:
    signed: dict[str, Any] = {"by": MET_HUB, "at": at}
    day = london_day(at - timedelta(days=60))
    home = Placement.objects.filter(child=child, until_on=None).order_by("-from_on")[0]
    changes.record_care_status(
        child=child, status=CareStatus.IN_CARE_S20, legal_status=LegalStatus.V2, need=Need.N1,
        from_on=day, placement=home, home_postcode="PE13 1AA", **signed,
    )  # fmt: skip
    changes.record_background(
        child=child, ethnicity=Ethnicity.WBRI, first_language="English",
        interpreter=Interpreter.NO, nationality="British", from_on=day, **signed,
    )  # fmt: skip
    changes.record_disabilities(child=child, codes=["LD"], from_on=day, **signed)
    changes.record_immigration(child=child, status=ImmigrationStatus.CITIZEN, from_on=day, **signed)
    changes.record_service(
        child=child, kind=ServiceKind.EXPLOITATION, name="The SAFE team", worker="Bea Okoro",
        contact="Mondays and Thursdays", from_on=day, **signed,
    )  # fmt: skip
    record_identifier(person=child.person, kind=IdentifierKind.SSDA903, value="903KH0412", **signed)


def _missing_education(child: Child, told_at: datetime) -> None:
    changes.record_schooling(
        child=child, status=SchoolStatus.MISSING_EDUCATION,
        from_on=london_day(told_at - timedelta(days=5)), told_by=OFFICER, told_at=told_at,
        by=MET_HUB, at=told_at,
    )  # fmt: skip
